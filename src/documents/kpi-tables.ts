// A KPI as a contract prints it: reason first, then definition, thresholds, proof.

import type { Measure, Variable } from '../model/catalogue.ts'
import type { ParagraphNode, SectionNode, TableNode } from '../model/document.ts'
import type { PackKpi } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import type { Drafting } from './parts.ts'
import { canSay, capital, join, type Say } from './say.ts'

/** The section of one KPI; without the rows whose keys are left out, where the document shows them otherwise. */
export function kpiSection(
  drafting: Drafting,
  kpi: PackKpi,
  leaveOut: readonly string[] = [],
): SectionNode {
  const { say } = drafting
  const rows = kpiRows(drafting, kpi).filter(([key]) => !leaveOut.includes(key))
  return {
    type: 'section',
    id: kpi.id,
    title: say('kpi.heading', {
      number: kpi.number,
      title: kpi.title,
      id: kpi.id,
      version: kpi.version,
    }),
    children: [
      { type: 'paragraph', children: [{ type: 'strong', text: kpi.question }] },
      { type: 'paragraph', children: [kpi.purpose] },
      {
        type: 'table',
        id: `${kpi.id}.definition`,
        caption: say('kpi.caption', { number: kpi.number }),
        columns: [say('kpi.field'), say('kpi.content')],
        rows: rows.map(([key, content]) => [say(key), capital(content)]),
      },
      ...engagementTable(drafting, kpi),
    ],
  }
}

/** In a contract that runs on dialogue: how it is followed up, what that gives up and what it gains. */
export const dialogueNotes = ({ pack, say }: Drafting): ParagraphNode[] =>
  pack.spec.kpis.mode === 'dialogue'
    ? ['kpi.dialogue.how', 'kpi.dialogue.gained', 'kpi.dialogue.given-up'].map((key) => ({
        type: 'paragraph',
        children: say(key),
      }))
    : []

/** By what the engagement KPI counts: for each stage, what earns each level. */
function engagementTable({ pack, say }: Drafting, kpi: PackKpi): TableNode[] {
  const { engagement } = pack
  if (!engagement || kpi.clause !== 'VOI-01' || kpi.measure.type !== 'maturity') return []
  return [
    {
      type: 'table',
      id: `${kpi.id}.levels`,
      caption: say('kpi.engagement.caption', { number: kpi.number }),
      columns: [
        say('kpi.engagement.stage'),
        say('kpi.engagement.level'),
        say('kpi.engagement.earns'),
        say('kpi.engagement.proof'),
      ],
      rows: engagement.steps.flatMap(({ id, levels }) =>
        levels
          .filter(({ level }) => level > 0)
          .map(({ level, earns, evidence }): Text[] => [
            [id],
            [`${level}`],
            [earns],
            capital([evidence]),
          ]),
      ),
    },
  ]
}

function kpiRows({ pack, say }: Drafting, kpi: PackKpi): [string, Text][] {
  const { spec } = pack
  const reporters = Object.entries(kpi.reporter).filter(
    ([role]) => role === 'buyer' || spec.bidders.roles.includes(role as 'reseller' | 'brand'),
  )
  const dependent = reporters.some(
    ([role]) => kpi.control[role as 'reseller' | 'brand' | 'buyer'] === 'indirect',
  )
  const measures = pack.pairs.filter((pair) => pair.kpis.includes(kpi.id))
  const anchor = canSay(pack, `kpi.anchor.${kpi.period.anchor}`)
    ? say(`kpi.anchor.${kpi.period.anchor}`)
    : [kpi.period.anchor]
  return [
    [
      'kpi.measures',
      join(
        measures.map((pair) => [
          {
            type: 'ref',
            to: pair.id,
            text: `${plainText(say('noun.condition'))} ${pair.number} (${pair.id})`,
          },
        ]),
        ', ',
      ),
    ],
    ['kpi.how', formula(pack, say, kpi.measure)],
    ['kpi.target', thresholds(kpi, pack, say)],
    [
      'kpi.when',
      say('kpi.period', {
        frequency: say(`kpi.frequency.${kpi.period.frequency}`),
        anchor,
        grace: kpi.period.graceDays,
      }),
    ],
    [
      'kpi.who',
      join(
        reporters.map(([role, reporter]) =>
          say('kpi.reporter.one', {
            role: say(`audience.${role}`),
            reporter: reporter ?? role,
            control: say(
              `kpi.control.${kpi.control[role as 'reseller' | 'brand' | 'buyer'] ?? 'direct'}`,
            ),
          }),
        ),
        '; ',
      ),
    ],
    [
      'kpi.proof',
      say('kpi.proof.text', { grade: kpi.evidence.forGood, months: kpi.evidence.maxAgeMonths }),
    ],
    [
      'kpi.missing',
      [
        ...say('kpi.missing.text', { grace: kpi.period.graceDays, cure: kpi.period.cureDays }),
        ...(dependent && !isOld(pack) ? say('kpi.missing.others') : []),
      ],
    ],
    ['kpi.zero', nothingCounted(pack, say, kpi)],
    ['kpi.companion', [kpi.companion]],
    // without a target the talk is the measure, so its questions belong to the definition
    ...(kpi.judged
      ? [
          [
            'kpi.prompts',
            say('kpi.prompts.text', {
              supplier: kpi.dialogue.supplier.join(' '),
              buyer: kpi.dialogue.buyer.join(' '),
            }),
          ] as [string, Text],
        ]
      : []),
    [
      'kpi.gaming',
      join(
        kpi.gaming.map(({ how, check }) => say('kpi.gaming.one', { how, check })),
        '; ',
      ),
    ],
    ...(spec.bidders.sizes.includes('sme') ? [['kpi.sme', [kpi.sme.note]] as [string, Text]] : []),
    ...(kpi.privacy.suppressBelow > 0
      ? [
          ['kpi.privacy', say('kpi.privacy.text', { count: kpi.privacy.suppressBelow })] as [
            string,
            Text,
          ],
        ]
      : []),
  ]
}
const labels = (variables: readonly Variable[]): string =>
  variables.map(({ label }) => label).join('; ')

/** A pack of 0.1 or 0.2, which prints as it did then. */
const isOld = (pack: Drafting['pack']): boolean => !canSay(pack, 'kpi.missing.others')

/** What follows where nothing was counted. A gate that the Contract does not measure stays shut. */
function nothingCounted(
  pack: Drafting['pack'],
  say: Say,
  { whenDenominatorIsZero: { result, gate } }: PackKpi,
): Text {
  const gated = pack.kpis.find(({ id }) => id === gate?.kpi)
  if (gate && isOld(pack))
    return say('kpi.zero.gate', { indicator: gated?.title ?? gate.kpi, min: gate.min })
  if (gate && gated)
    return say('kpi.zero.gate', {
      indicator: `${plainText(say('noun.kpi'))} ${gated.number} (${gated.title})`,
      min: `${gate.min}${unitOf(gated, pack, say)}`,
    })
  return say(`kpi.zero.${gate ? 'no-data' : result}`)
}

function formula(pack: Drafting['pack'], say: Say, measure: Measure): Text {
  switch (measure.type) {
    case 'proportion':
      return [
        ...say('kpi.formula.proportion', {
          numerator: measure.numerator.label,
          population: measure.population.label,
        }),
        ...(measure.exclusions.length > 0
          ? say('kpi.formula.exclusions', { list: labels(measure.exclusions) })
          : []),
        ...(measure.exceptions.length > 0
          ? say('kpi.formula.exceptions', { list: labels(measure.exceptions) })
          : []),
      ]
    case 'ratio':
      return say('kpi.formula.ratio', {
        numerator: measure.numerator.label,
        denominator: measure.denominator.label,
      })
    case 'count':
      return say('kpi.formula.count', { of: measure.of.label })
    case 'duration':
      return say(`kpi.formula.duration.${measure.statistic}`, {
        from: measure.from,
        to: measure.to,
        cases: measure.cases.label,
      })
    case 'amount-share':
      return say('kpi.formula.amount-share', { paid: measure.paid.label, owed: measure.owed.label })
    case 'milestone':
      return say('kpi.formula.milestone', { due: measure.due, done: measure.done })
    case 'maturity': {
      const levels = measure.levels
        .map(({ level, label }) => `${level}: ${isOld(pack) ? label : label.replace(/\.$/, '')}`)
        .join('; ')
      return say(`kpi.formula.maturity.${measure.aggregate}`, {
        steps: measure.steps.join(', '),
        levels,
        level: measure.atLevel?.low ?? 2,
      })
    }
    case 'narrative':
      return say('kpi.formula.narrative', { rubric: measure.rubric })
  }
}

/** " per cent", to stand behind a number; nothing where the unit has no word. */
export const unitOf = (kpi: PackKpi, pack: Drafting['pack'], say: Say): string =>
  canSay(pack, `kpi.unit.${kpi.unit.code}`) ? ` ${plainText(say(`kpi.unit.${kpi.unit.code}`))}` : ''

/** From which value a KPI is rated how. */
export function thresholds(kpi: PackKpi, pack: Drafting['pack'], say: Say): Text {
  if (kpi.zeroTolerance) return say('kpi.bands.zero')
  if (kpi.judged) return say('kpi.bands.judged')
  if (!kpi.bands) return say('kpi.bands.none')
  const unit = unitOf(kpi, pack, say)
  const band = (value: number) => `${value}${unit}`
  const { target, approaching, requiresImprovement, ramp } = kpi.bands
  const text = say(kpi.direction === 'lower' ? 'kpi.bands.lower' : 'kpi.bands.higher', {
    target: band(target),
    approaching: band(approaching),
    requiresImprovement: band(requiresImprovement),
  })
  return ramp ? [...text, ...say('kpi.bands.ramp', { list: ramp.join(', ') })] : text
}
