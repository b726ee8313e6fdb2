// What outsiders see: no number of one to nine people, and nothing from which it follows.

import { need } from '../language/arguments.ts'
import type { Figures, KpiResult } from './result.ts'
import { withheldPeople } from './rules.ts'

/**
 * Results as outsiders may read them. Where a KPI counts people and a number, or the remainder, is one to nine, its figures
 * are withheld and "under ten" stands there; the rating stays. Of KPIs that count people no rows are named.
 *
 * @param results in any order; the answer keeps it
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { evaluate, forExport } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const cases = [{ no: 'C1', kind: 'Fee', people: 34, provided: 29, remedyDue: '2027-12-01' }]
 * const results = evaluate(pack, { copies: [{ periodEnd: '2027-12-31', sheets: { cases } }] }, { asOf: '2028-01-15' })
 * const remedy = forExport(results).find(({ kpi }) => kpi === 'KPI-REM-01.2')
 * console.log(remedy?.rating, remedy?.withheld, remedy?.value) // approaching true undefined
 * ```
 */
export function forExport(results: readonly KpiResult[]): readonly KpiResult[] {
  need('list', results, 'results')
  return results.map((result) => (result.people ? withoutPeople(result) : result))
}

function withoutPeople(result: KpiResult): KpiResult {
  const { oldestOpen: _oldest, apart: _apart, longest: _longest, ...told } = result
  const hidden = isSmall(result)
  const shown: KpiResult = {
    ...told,
    leftOut: [],
    open: [],
    parts: result.parts.some(isSmall) || hidden ? [] : result.parts,
    previous: result.previous.map((figures) => bare(figures)),
    ...(result.corrected && {
      corrected: {
        ...result.corrected,
        from: result.corrected.from.map((figures) => bare(figures)),
      },
    }),
    ...(result.published && { published: bare(result.published) }),
    trace: result.trace.filter(({ code }) => isSilent(code) || (!hidden && isNumber(code))),
  }
  return hidden ? { ...withoutFigures(shown), withheld: true } : shown
}

const isFew = (people: number): boolean =>
  people >= withheldPeople.from && people <= withheldPeople.to

/** Whether a number, or what is left of the whole, is one to nine. */
const isSmall = ({
  numerator = 0,
  denominator = numerator,
}: Pick<Figures, 'numerator' | 'denominator'>): boolean =>
  [numerator, denominator, denominator - numerator].some(isFew)

type Hidden = 'value' | 'numerator' | 'denominator'

function withoutFigures<Kind extends Figures>(figures: Kind): Omit<Kind, Hidden> {
  const { value: _value, numerator: _numerator, denominator: _denominator, ...rest } = figures
  return rest
}

/** The figures, or their rating alone. */
const bare = <Kind extends Figures>(figures: Kind): Kind | Omit<Kind, Hidden> =>
  isSmall(figures) ? withoutFigures(figures) : figures

/** Steps that name no number of people and no row. */
const silent: ReadonlySet<string> = new Set([
  'copy',
  'pool',
  'pool-missing',
  'late',
  'pending',
  'missing',
  'corrected',
  'thresholds-higher',
  'thresholds-lower',
  'unproven',
  'not-rated',
  'sample-short',
  'sample-gap',
  'goes-on',
  'rating',
])
const isSilent = (code: string): boolean =>
  silent.has(code) || /-(no-data|nothing-to-rate)$/.test(code)
/** Steps that name the figures which are shown. */
const isNumber = (code: string): boolean =>
  ['counted', 'counted-cases', 'small', 'rounds-to-threshold', 'sample'].includes(code)
