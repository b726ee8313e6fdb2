// A KPI as one row of a hidden sheet: sums over its queries, and why there may be no value. The visible sheet reads them.

import { leastCovered, mostWeaker } from '../../measure/rules.ts'
import type { Rating } from '../../model/kpi.ts'
import type { PackKpi } from '../../model/pack.ts'
import { listOf } from '../../model/query.ts'
import type { Making } from './grid.ts'
import { isOf, noDate, type Tallied, tallied } from './query.ts'
import { anyOf, flag, plus, quote } from './syntax.ts'

/** What stands of a KPI on the hidden sheet, in this order. */
export const sumNames = [
  'reached',
  'of',
  'seen',
  'unseen',
  'asked',
  'places',
  'covered',
  'gaps',
  'lacking',
  'favour',
  'weak',
  'oldest',
  'label',
  'alike',
  'percent',
  'numerator',
  'denominator',
] as const
/** A formula or a cell for each. */
export type Sums = Readonly<Record<(typeof sumNames)[number], string>>

/** Formulas of the sums. `own`: where the others of the same KPI stand. */
export function sumsOf(
  making: Making,
  kpi: PackKpi,
  own: Sums,
): Omit<Sums, 'percent' | 'numerator' | 'denominator'> {
  const parts = listOf(kpi.measure.rows)
    .filter(
      ({ onlyWith }) =>
        onlyWith === undefined || making.contract.kpis.some(({ id }) => id === onlyWith),
    )
    .map((query, index) => tallied(making, kpi, query, index))
  const missing = parts.filter(({ absent }) => absent).map(({ due }) => flag(`SUM(${due.range})=0`))
  const sum = (pick: (part: Tallied) => { readonly range: string } | undefined): string =>
    plus(parts.flatMap((part) => pick(part)?.range ?? []).map((range) => `SUM(${range})`))
  const opens = parts.filter(({ absent }) => !absent)
  const ranges = opens.map(({ open }) => open.range).join(',')
  return {
    reached: sum(({ reached }) => reached),
    of: plus([sum(({ of }) => of), ...missing]),
    seen: sum(({ of, unseen }) => unseen && of),
    unseen: sum(({ unseen }) => unseen),
    asked: sum(({ sample }) => sample?.asked),
    places: sum(({ sample }) => sample?.places),
    covered: sum(({ sample }) => sample?.covered),
    gaps: sum(({ sample }) => sample?.gaps),
    lacking: lackingOf(making, kpi),
    favour: sum(({ favour }) => favour),
    weak: sum(({ weak }) => weak),
    oldest: `IF(COUNT(${ranges})=0,IF(${plus(missing)}>0,${noDate},0),MIN(${ranges}))`,
    label: opens.reduceRight(
      (otherwise, { open, label }) =>
        `IFERROR(INDEX(${label.range},MATCH(${own.oldest},${open.range},0)),${otherwise})`,
      '""',
    ),
    alike: plus([
      ...opens.map(({ open }) => `COUNTIF(${open.range},${own.oldest})`),
      ...missing.map((test) => `IF(${own.oldest}=${noDate},${test},0)`),
    ]),
  }
}

function lackingOf(making: Making, { id, measure: { lacking = [] } }: PackKpi): string {
  return plus(
    lacking.map(({ sheet, where, needs }, index) => {
      const isEmpty = anyOf(needs.map((column) => `${making.cell(sheet, column).cell}=""`))
      const field = making
        .beside(sheet)
        .field(`${id} lacking ${index + 1}`, () =>
          flag(`AND(${isOf(making, { sheet, where })},${isEmpty})`),
        )
      return `SUM(${field.range})`
    }),
  )
}

/** What a formula needs to say ratings. */
export interface RatingWords {
  say(rating: Rating): string
}

/** The rating where there is no value; empty where there is one. `heard`: whether Workers were asked. */
export function silenceOf(kpi: PackKpi, sums: Sums, { say }: RatingWords, heard: string): string {
  const { part, of } = leastCovered
  const isShort = (some: string, whole: string) => `${some}*${of}<(${whole})*${part}`
  const word = (rating: Rating) => quote(say(rating))
  const rules: (readonly [test: string, rating: string])[] = []
  if (listOf(kpi.measure.rows).some(({ sample }) => sample)) {
    const rest = `${sums.places}-${sums.gaps}`
    rules.push([
      isShort(sums.covered, sums.places),
      `IF(${isShort(sums.covered, rest)},${word('no-data')},${word('other')})`,
    ])
  }
  if (listOf(kpi.measure.rows).some(({ seen }) => seen))
    rules.push([isShort(sums.seen, `${sums.seen}+${sums.unseen}`), word('no-data')])
  const nothing = kpi.unit === 'count' ? sums.reached : sums.of
  const isSilent = {
    plain: 'FALSE',
    'no-data': 'TRUE',
    asked: `NOT(${heard})`,
    gap: `${sums.lacking}>0`,
  }[kpi.zero]
  if (kpi.unit !== 'count')
    rules.push([`${nothing}=0`, `IF(${isSilent},${word('no-data')},${word('nothing-to-rate')})`])
  else if (kpi.zero === 'asked') rules.push([`AND(${nothing}=0,${isSilent})`, word('no-data')])
  return rules.reduceRight(
    (otherwise, [test, rating]) => `IF(${test},${rating},${otherwise})`,
    '""',
  )
}

/** Whether more than a fifth rests on proof weaker than asked. */
export const isUnproven = ({ weak, favour }: Sums): string =>
  `${weak}*${mostWeaker.of}>${favour}*${mostWeaker.part}`

/** The rating of a value: the first threshold reached. `limits`: cells of the thresholds. */
export function comparedOf(
  { unit, direction }: PackKpi,
  { reached, of }: { readonly reached: string; readonly of: string },
  limits: readonly string[],
  { say }: RatingWords,
): string {
  const names = ['good', 'approaching', 'requires-improvement'] as const
  const sign = direction === 'lower' ? '<=' : '>='
  return names.reduceRight(
    (otherwise, name, index) => {
      const limit = limits[index] ?? '0'
      const test =
        unit === 'count' ? `${reached}${sign}${limit}` : `100*${reached}${sign}${limit}*${of}`
      return `IF(${test},${quote(say(name))},${otherwise})`
    },
    quote(say('inadequate')),
  )
}
