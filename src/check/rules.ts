// The rules, as data. Ids follow the research list (L01 to L40); S marks a rule about strategy.

import { differenceInCalendarDays, parseISO } from 'date-fns'
import type { Pack, Pair } from '../model/pack.ts'
import { plainText } from '../model/walk.ts'
import type { CheckRule } from './rule.ts'

const has = (pack: Pack, id: string) => pack.pairs.some((pair) => pair.id === id)
const scored = (pack: Pack) => pack.pairs.filter((pair) => pair.placement.tender === 'score')
const textsOf = (pair: Pair) =>
  [
    pair.outcome,
    ...[...pair.question, ...pair.condition, ...pair.consequence].flatMap((part) =>
      part.items.flatMap((item) => [item.text, ...(item.items ?? [])]),
    ),
    ...pair.evidence.flatMap((row) => [row.proof, row.shows, row.doesNotShow]),
  ].map(plainText)

/** Whether the law of this contract asks for published KPIs. */
function publishes({
  jurisdiction: { kpis: rule },
  spec: {
    contract: { value, framework },
  },
  currency,
}: Pack): boolean {
  return (
    rule !== undefined &&
    value !== undefined &&
    !(framework && rule.except.includes('framework')) &&
    currency === rule.above.currency &&
    value > rule.above.amount
  )
}

/** Fewest days between publication and deadline for a plan that names brands and dates. */
const planDays = 30
/** Hours a year above which a buyer should have said who has them: two working weeks. */
const largePack = 75
/** Most words that scored answers may ask of one bidder before small firms give up. */
const wordBudget = 4000

export const rules: readonly CheckRule[] = [
  {
    id: 'HRDD-L08',
    severity: 'error',
    title: 'A pledge is asked as proof of suitability',
    source: 'Directive 2014/24/EU, Article 58; OLG Düsseldorf, VII-Verg 28/13',
    fix: 'Ask for acceptance with the tender: remove place.askedAt: selection.',
    find: (pack) =>
      pack.jurisdiction.stages.selection.accept
        ? []
        : pack.pairs
            .filter((pair) => pair.placement.askedAt === 'selection')
            .map((pair) => ({
              where: pair.id,
              why: `${pair.id} is asked at selection. ${pack.jurisdiction.stages.selection.reason}`,
            })),
  },
  {
    id: 'HRDD-L09',
    severity: 'error',
    title: 'A condition of taking part that the law asks for is left out',
    source: 'the jurisdiction of the pack',
    fix: 'Keep the clause, or make sure that another document of the procedure asks for it.',
    find: (pack) =>
      pack.jurisdiction.id !== 'ch'
        ? []
        : ['PRV-03', 'PRV-04', 'PRV-05', 'PRV-09']
            .filter(
              (id) =>
                !has(pack, id) ||
                pack.pairs.find((pair) => pair.id === id)?.placement.tender === 'none',
            )
            .map((id) => ({
              where: id,
              why: `${id} carries core labour standards, which are a condition of taking part for goods made abroad.`,
            })),
  },
  {
    id: 'HRDD-L11',
    severity: 'error',
    title: 'Fewer published KPIs than the law asks for',
    source: 'Procurement Act 2023, section 52',
    fix: 'Choose a larger KPI set, add KPIs, or record why KPIs do not suit this contract.',
    find: (pack) => {
      const rule = pack.jurisdiction.kpis
      if (!rule || !publishes(pack)) return []
      const rated = pack.kpis.filter((kpi) => kpi.direction !== 'none').length
      return rated >= rule.minimum
        ? []
        : [
            {
              where: 'kpis',
              why: `The contract is worth more than ${rule.above.currency} ${rule.above.amount} and has ${rated} rated KPIs; at least ${rule.minimum} are to be set and published.`,
            },
          ]
    },
  },
  {
    id: 'HRDD-S03',
    severity: 'warning',
    title: 'Published ratings without thresholds',
    source: 'Procurement Act 2023, sections 52 and 71',
    fix: 'Name in writing the function that rates, and keep its reasons; or write kpis.mode: targets.',
    find: (pack) =>
      pack.spec.kpis.mode === 'dialogue' && publishes(pack)
        ? [
            {
              where: 'kpis.mode',
              why: 'Ratings of this contract are to be published, and without targets they rest on the judgement of one function.',
            },
          ]
        : [],
  },
  {
    id: 'HRDD-L14',
    severity: 'error',
    title: 'A named scheme without "or equivalent"',
    source: 'Directive 2014/24/EU, Article 43; C-368/10',
    fix: 'Write "or equivalent" after the name and say what must be shown.',
    find: (pack) =>
      pack.pairs.flatMap((pair) =>
        pack.schemes
          .filter((name) =>
            textsOf(pair).some(
              (text) =>
                new RegExp(`\\b${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`).test(text) &&
                !/or equivalent/.test(text),
            ),
          )
          .map((name) => ({
            where: pair.id,
            why: `${pair.id} names ${name} and does not accept an equivalent.`,
          })),
      ),
  },
  {
    id: 'HRDD-L17',
    severity: 'warning',
    title: 'Too little time for plans that involve brands',
    source: 'Directive 2014/24/EU, Article 47',
    fix: 'Set a later deadline, or choose the strategy contract-led.',
    find: (pack) => {
      const { tender } = pack.spec
      if (!tender) return []
      const days = differenceInCalendarDays(parseISO(tender.deadline), parseISO(tender.published))
      const plans = scored(pack).filter((pair) =>
        Object.values(pair.parameters).some(
          (parameter) => parameter.needs === 'brand' || parameter.needs === 'site',
        ),
      )
      return days >= planDays || plans.length === 0
        ? []
        : [
            {
              where: 'tender.deadline',
              why: `Bidders have ${days} days, and ${plans.map((pair) => pair.id).join(', ')} score plans that depend on brands; ${planDays} days are the least in which a reseller can ask them.`,
            },
          ]
    },
  },
  {
    id: 'HRDD-L19',
    severity: 'warning',
    title: 'A scored promise that nothing measures',
    source: 'transparency and equal treatment, Directive 2014/24/EU, Article 18(1)',
    fix: 'Add a KPI of this clause under kpis.add, or do not score it.',
    find: (pack) =>
      scored(pack)
        .filter((pair) => pair.kpis.length === 0)
        .map((pair) => ({
          where: pair.id,
          why: `${pair.id} earns points, and no KPI of this pack follows it.`,
        })),
  },
  {
    id: 'HRDD-L20',
    severity: 'error',
    title: 'A scored promise that no condition binds',
    source: 'Directive 2014/24/EU, Articles 67 and 72',
    fix: 'Keep the condition and GEN-02, which makes promises part of the contract.',
    find: (pack) => [
      ...scored(pack)
        .filter(
          (pair) =>
            !pair.placement.scores ||
            !pair.condition.some((part) =>
              part.items.some((item) => item.anchor === pair.placement.scores!.condition),
            ),
        )
        .map((pair) => ({
          where: pair.id,
          why: `The scored answer to ${pair.id} is bound by no item of its condition.`,
        })),
      ...(scored(pack).length > 0 && !has(pack, 'GEN-02')
        ? [
            {
              where: 'GEN-02',
              why: 'Answers earn points, and the clause that makes them part of the contract is left out.',
            },
          ]
        : []),
    ],
  },
  {
    id: 'HRDD-L21',
    severity: 'warning',
    title: 'Depth and risk do not fit',
    source: 'proportionality, Directive 2014/24/EU, Article 18(1)',
    fix: 'Record why, or choose the tier that fits.',
    find: (pack) => [
      ...pack.pairs
        .filter((pair) => pair.tier !== pack.spec.tier)
        .map((pair) => ({
          where: pair.id,
          why: `${pair.id} is taken at tier ${pair.tier}, the purchase is ${pack.spec.tier}${pair.because ? ` (${pair.because})` : ''}.`,
        })),
      ...(pack.spec.tier === 'high' &&
      pack.omitted.length * 3 > pack.pairs.length + pack.omitted.length
        ? [
            {
              where: 'omit',
              why: `${pack.omitted.length} clauses of a high-risk purchase are left out.`,
            },
          ]
        : []),
    ],
  },
  {
    id: 'HRDD-L22',
    severity: 'warning',
    title: 'More follow-up than the buyer has hours for',
    source: 'planning assumptions of the catalogue',
    fix: 'Leave out clauses with a reason, share follow-up with other buyers, or find the hours.',
    find: (pack) => {
      const hours = pack.spec.capacity?.hoursPerYear
      const needed = pack.pairs.reduce((sum, pair) => sum + pair.effort.buyerPerYear, 0)
      return hours === undefined || needed <= hours
        ? []
        : [
            {
              where: 'capacity.hoursPerYear',
              why: `The pack takes about ${Math.round(needed)} hours a year to follow up, and ${hours} are there.`,
            },
          ]
    },
  },
  {
    id: 'HRDD-S02',
    severity: 'info',
    title: 'No hours are set aside for a large pack',
    source: 'planning assumptions of the catalogue',
    fix: 'State capacity.hoursPerYear, or choose a smaller set of clauses: core or starter.',
    find: (pack) => {
      const needed = Math.round(pack.pairs.reduce((sum, pair) => sum + pair.effort.buyerPerYear, 0))
      return pack.spec.capacity !== undefined || needed <= largePack
        ? []
        : [
            {
              where: 'capacity',
              why: `The pack takes the buyer about ${needed} hours a year to follow up, and it is not said that anyone has them.`,
            },
          ]
    },
  },
  {
    id: 'HRDD-L24',
    severity: 'error',
    title: 'A text that may change on its own',
    source: 'Directive 2014/24/EU, Article 72(1)(a)',
    fix: 'Name the version.',
    find: (pack) =>
      pack.pairs.flatMap((pair) =>
        textsOf(pair).some((text) =>
          /\b(as amended|from time to time|latest version|as updated)\b/i.test(text),
        )
          ? [
              {
                where: pair.id,
                why: `${pair.id} refers to a text that can change without a review clause.`,
              },
            ]
          : [],
      ),
  },
  {
    id: 'HRDD-L25',
    severity: 'warning',
    title: 'A condition without proof or consequence',
    source: 'enforceability',
    fix: 'Use a revision of the clause that has both.',
    find: (pack) =>
      pack.pairs.flatMap((pair) => [
        ...(pair.evidence.length === 0
          ? [{ where: pair.id, why: `${pair.id} names no accepted proof.` }]
          : []),
        ...(pair.consequence.length === 0
          ? [{ where: pair.id, why: `${pair.id} says nothing of what follows when it is not met.` }]
          : []),
      ]),
  },
  {
    id: 'HRDD-L28',
    severity: 'error',
    title: 'Disclosure without confidentiality',
    source: 'Directive 2014/24/EU, Article 21',
    fix: 'Keep GEN-03.',
    find: (pack) =>
      has(pack, 'GEN-03')
        ? []
        : pack.pairs
            .filter((pair) => pair.stage === 'disclose')
            .map((pair) => ({
              where: pair.id,
              why: `${pair.id} asks for business data, and the clause on confidentiality is left out.`,
            })),
  },
  {
    id: 'HRDD-L33',
    severity: 'warning',
    title: 'Duties of suppliers without duties of the buyer',
    source: 'UN Guiding Principles, 4 to 6; OECD guidance, shared responsibility',
    fix: 'Keep BUY-01.',
    find: (pack) =>
      has(pack, 'BUY-01')
        ? []
        : [
            {
              where: 'BUY-01',
              why: 'Suppliers take on duties, and the buyer commits to nothing in return.',
            },
          ],
  },
  {
    id: 'HRDD-L36',
    severity: 'warning',
    title: 'Wording that no lawyer has reviewed for this jurisdiction',
    source: 'the catalogue',
    fix: 'Have it read before publication, and record the review in the clause.',
    find: (pack) => {
      const open = pack.pairs.filter(
        (pair) => !pair.reviewed.some((review) => review.jurisdiction === pack.jurisdiction.id),
      )
      const unverified = new Set(
        pack.pairs.flatMap((pair) =>
          pair.sources.filter((source) => !source.verified).map((source) => source.ref),
        ),
      )
      return open.length === 0
        ? []
        : [
            {
              where: open.map((pair) => pair.id).join(', '),
              why: `${open.length} clauses have no recorded review for ${pack.jurisdiction.title}; ${unverified.size} of their sources are marked as not yet verified.`,
            },
          ]
    },
  },
  {
    id: 'HRDD-L37',
    severity: 'warning',
    title: 'More to write than a small firm will',
    source: 'Procurement Act 2023, section 12(4); Directive 2014/24/EU, recital 78',
    fix: 'Score fewer clauses, or choose the strategy contract-led.',
    find: (pack) => {
      const words = pack.pairs
        .flatMap((pair) => pair.question.flatMap((part) => part.items))
        .reduce((sum, item) => sum + (item.words ?? 0), 0)
      return words <= wordBudget || !pack.spec.bidders.sizes.includes('sme')
        ? []
        : [
            {
              where: 'strategy',
              why: `Scored answers run to ${words} words over ${scored(pack).length} plans; ${wordBudget} is what a small firm can carry.`,
            },
          ]
    },
  },
  {
    id: 'HRDD-L39',
    severity: 'warning',
    title: 'Too few KPIs look at practice or outcome',
    source: 'results chain of the UNGP indicator literature',
    fix: 'Add KPIs of practice or outcome.',
    find: (pack) => {
      const deep = pack.kpis.filter(
        (kpi) => kpi.level === 'practice' || kpi.level === 'outcome',
      ).length
      return deep * 2 >= pack.kpis.length
        ? []
        : [
            {
              where: 'kpis',
              why: `${deep} of ${pack.kpis.length} KPIs look at what happens to people; the others count documents.`,
            },
          ]
    },
  },
  {
    id: 'HRDD-S01',
    severity: 'warning',
    title: 'What a strategy loses',
    source: 'the catalogue of strategies',
    fix: 'Weigh it, or choose balanced or contract-led.',
    find: (pack) => (pack.strategy.loses ? [{ where: 'strategy', why: pack.strategy.loses }] : []),
  },
]
