// How long a catalogue is and how much work it makes, measured on what it prints, against its budgets.

import { decide, writeDraft } from '../compose/compose.ts'
import { draft } from '../documents/draft.ts'
import { type PlainKind, type Tier, tiers } from '../model/audience.ts'
import { type Catalogue, inLanguage } from '../model/catalogue.ts'
import type { Clause, ClauseWording } from '../model/clause.ts'
import { type DocumentKind, type DocumentNode, documentKinds } from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import { plainText } from '../model/text.ts'
import { burden, countWords, wordsOf } from '../options/burden.ts'
import { findNode } from '../render/find-node.ts'

/** One measurement. `budget` is absent where there is none. */
export interface Measured {
  /** What is measured, by code: `condition`, `schedule`, `hours-buyer` … */
  readonly what: string
  /** Of what: a clause, a set and kind, a document. */
  readonly of: string
  readonly tier: Tier | ''
  readonly count: number
  readonly budget?: number
}

const plainKinds: readonly PlainKind[] = ['goods', 'services', 'works']

/** Whether a measurement is over its budget. */
export const isOver = ({ count, budget }: Measured): boolean =>
  budget !== undefined && count > budget

/** Every measurement of a catalogue, in the order of `budgets.yaml`. */
export function measureCatalogue(catalogue: Catalogue): Measured[] {
  const packs = packsOf(catalogue)
  return [
    ...Object.values(catalogue.clauses).flatMap((clause) => partsOf(catalogue, clause)),
    ...conditionsOf(catalogue, packs),
    ...packs.flatMap((measured) => packBudgets(catalogue, measured)),
    ...documentsOf(catalogue, packs),
  ]
}

interface MeasuredPack {
  readonly set: string
  readonly kind: PlainKind
  readonly tier: Tier
  readonly pack: Pack
}

/** A pack for each set, kind and tier: the first jurisdiction, the first category of the kind with parts of its own. */
function packsOf(catalogue: Catalogue): MeasuredPack[] {
  const goods = Object.values(catalogue.goods).map((byLanguage) => inLanguage(byLanguage, 'en'))
  const jurisdiction = Object.keys(catalogue.laws)[0] ?? ''
  return catalogue.clauseSets.flatMap(({ id: set }) =>
    plainKinds.flatMap((kind) => {
      const fitting = goods.filter((entry) => entry.kind === kind)
      const category = fitting.find(({ parts }) => parts.length > 2) ?? fitting[0]
      if (!category) return []
      return tiers.map((tier): MeasuredPack => {
        const decided = decide(catalogue, {
          title: category.id,
          buyer: category.id,
          jurisdiction,
          category: category.id,
          tier,
          contract: { start: '2027-01-01', months: 48 },
          clauses: { set },
        })
        return { set, kind, tier, pack: writeDraft(decided) }
      })
    }),
  )
}

/** Single parts of a clause, that no tier changes. */
function partsOf({ budgets: { parts } }: Catalogue, { id, wording }: Clause): Measured[] {
  const words = inLanguage(wording, 'en')
  const row = (what: string, count: number): Measured => ({
    what,
    of: id,
    tier: '',
    count,
    ...(parts[what] !== undefined && { budget: parts[what] }),
  })
  return Object.entries(countsOf(words)).map(([what, counts]) => row(what, Math.max(0, ...counts)))
}

const countsOf = (words: ClauseWording): Readonly<Record<string, readonly number[]>> => {
  const count = (text: Parameters<typeof plainText>[0]): number => countWords(plainText(text))
  const { purpose, outcome, question, scoring, plan, guidance, evidence } = words
  const whole = (texts: readonly Parameters<typeof plainText>[0][]): number =>
    texts.reduce((sum, text) => sum + count(text), 0)
  return {
    outcome: outcome ? [count(outcome)] : [],
    purpose: [count(purpose)],
    question: question.map(({ text, items = [] }) => whole([text, ...items])),
    scoring: scoring.map(({ text }) => count(text)),
    plan: plan ? [count(plan)] : [],
    guidance: [
      whole(guidance.buyer),
      whole([...guidance.supplier, ...(guidance.reseller ?? []), ...(guidance.brand ?? [])]),
    ],
    'proof-rows': [evidence.length],
  }
}

/** Each condition where it prints longest, and all general conditions together. */
function conditionsOf(catalogue: Catalogue, packs: readonly MeasuredPack[]): Measured[] {
  const longest = new Map<string, Measured>()
  const keep = (row: Measured): void => {
    const key = [row.what, row.of, row.tier].join()
    if (row.count > (longest.get(key)?.count ?? -1)) longest.set(key, row)
  }
  for (const { tier, pack } of packs) {
    const schedule = draft(pack, 'contract-schedule')
    const counted = pack.pairs.map(({ id, general }) => {
      const node = findNode(schedule, id)
      return { id, general, count: node ? wordsOf(node) : 0 }
    })
    for (const { id, general, count } of counted) {
      const budget = general ? undefined : conditionBudget(catalogue, id, tier)
      keep({ what: 'condition', of: id, tier, count, ...(budget && { budget }) })
    }
    const count = counted.reduce((sum, entry) => sum + (entry.general ? entry.count : 0), 0)
    const budget = catalogue.budgets.general[tier]
    keep({ what: 'general', of: '', tier, count, ...(budget && { budget }) })
  }
  return [...longest.values()]
}

/** The largest number among the classes of a clause; the first class is that of all. */
function conditionBudget({ budgets }: Catalogue, clause: string, tier: Tier): number | undefined {
  const [first, ...classes] = Object.entries(budgets.condition)
  const own = classes.filter(([name]) => budgets.classes[name]?.includes(clause))
  const numbers = [first, ...own].flatMap((entry) => entry?.[1][tier] ?? [])
  return numbers.length > 0 ? Math.max(...numbers) : undefined
}

/** What a whole pack holds. Work and dates are limited where the set is the default one. */
function packBudgets({ budgets }: Catalogue, { set, kind, tier, pack }: MeasuredPack): Measured[] {
  const row = (what: string, count: number, budget?: number): Measured => ({
    what,
    of: `${set} ${kind}`,
    tier,
    count,
    ...(budget !== undefined && { budget }),
  })
  const limited = set === 'core'
  const inDefault = (what: string, count: number, budget?: number): Measured =>
    limited ? row(what, count, budget) : row(what, count)
  const { schedule, questions, items, dates, parameters, definitions, hours } = burden(pack)
  const { reseller = 0, brand = 0 } = hours.supplier
  return [
    row('schedule', schedule.words, budgets.schedule[set]?.[tier]),
    row('questions', questions.words, budgets.questions[set]?.[tier]),
    inDefault('items', items, budgets.items[tier]),
    inDefault('dates', dates, budgets.dates[tier]),
    inDefault('parameters', parameters, budgets.parameters),
    row('definitions', definitions, budgets.definitions),
    inDefault('hours-buyer', hours.buyer, budgets.hours.buyer[tier]),
    inDefault('hours-reseller', reseller, budgets.hours.supplier[tier]),
    row('hours-performer', brand),
  ]
}

/** Most words of a document of this pack; nothing where it has no budget. */
export function mostWords(
  { budgets }: Catalogue,
  pack: Pack,
  kind: DocumentKind,
): number | undefined {
  const { clauses, tier } = pack.spec
  if (kind === 'contract-schedule') return budgets.schedule[clauses.set]?.[tier]
  if (kind === 'tender-questions') return budgets.questions[clauses.set]?.[tier]
  if (kind === 'kpi-annex') return budgets.kpi * pack.kpis.length + budgets.ratingRules
  const whole = budgets.documents[kind]
  if (whole === undefined) return undefined
  const each = (part: string): number => budgets.documents[`${kind}-${part}`] ?? 0
  const scored = pack.pairs.filter(({ placement }) => placement.scored).length
  return whole + each('question') * scored + each('section') * pack.planSections.length
}

/** Most printed pages of a document of this pack; nothing where it has no budget. */
export const mostPages = (
  { budgets: { pages = {} } }: Catalogue,
  { spec }: Pack,
  kind: DocumentKind,
): number | undefined => pages[`${kind}-${spec.tier}`] ?? pages[kind]

/** Documents of the default set at the highest tier, definitions and KPIs one by one. */
function documentsOf(catalogue: Catalogue, packs: readonly MeasuredPack[]): Measured[] {
  const { budgets } = catalogue
  const fullest = packs.filter(({ set, tier }) => set === 'core' && tier === 'high')
  return fullest.flatMap(({ kind, pack }) => {
    const documents = documentKinds.flatMap((what): Measured[] => {
      const budget =
        budgets.documents[what] === undefined ? undefined : mostWords(catalogue, pack, what)
      const count = documentWords(pack, what)
      return budget === undefined ? [] : [{ what, of: kind, tier: 'high', count, budget }]
    })
    const definitions = pack.definitions.map(
      ({ id, text }): Measured => ({
        what: 'definition',
        of: id,
        tier: '',
        count: countWords(plainText(text)),
        budget: budgets.definitionWords,
      }),
    )
    const annex = draft(pack, 'kpi-annex')
    const cards = pack.kpis.map(({ id }): Measured => {
      const node = findNode(annex, id)
      const count = node ? wordsOf(node) : 0
      return { what: 'kpi', of: id, tier: 'high', count, budget: budgets.kpi }
    })
    return [...documents, ...definitions, ...cards]
  })
}

/** Words of a document. A guide is written for one supplier type at a time: the longest counts. */
export const documentWords = (pack: Pack, kind: DocumentKind): number =>
  Math.max(...readings(pack, kind).map(wordsOf))

/** The document as it is read: a guide once for each supplier type that may bid, the others as they are. */
export function readings(pack: Pack, kind: DocumentKind): DocumentNode[] {
  if (kind !== 'supplier-guide') return [draft(pack, kind)]
  const { roles, sizes } = pack.spec.bidders
  return roles.flatMap((role) =>
    sizes.map((size) => draft(pack, kind, { supplier: { role, size } })),
  )
}
