// Evaluates the KPIs of a contract: each report period that was due, from the copy of its report.

import { daysBetween, plusDays, readDate } from '../calendar/dates.ts'
import { type ReportPeriod, reportPeriods } from '../calendar/periods.ts'
import { need } from '../language/arguments.ts'
import type { Pack, PackKpi } from '../model/pack.ts'
import type { Register } from '../model/register.ts'
import { type Contract, contractOf } from './contract.ts'
import { type Reports, reportsOf, shelve } from './copies.ts'
import { type Counted, count, together } from './count.ts'
import { readRegisters } from './read-register.ts'
import type { Figures, KpiResult, Rated, Step } from './result.ts'
import type { Ledger } from './rows.ts'
import { daysOfGrace, valuesBeside } from './rules.ts'
import { silenceIsBroken } from './silence.ts'
import { rateCounts, thresholdsOn } from './verdict.ts'

/**
 * Evaluates every KPI of the pack in every report period that was due. A period is read from the copy that was handed over
 * with its report; where that copy was corrected, the last one by `asOf` counts and the values before stand beside it.
 *
 * Several Registers are pooled: the same queries run over the rows of all, and what they have in common counts once.
 *
 * @param pack the contract
 * @param register one Register or several: what `readRegister` gave, or anything that it can read
 * @param options `asOf`: civil date up to which copies count and reports are due
 * @returns one result for each KPI and period, by period and then in the order of the pack
 * @throws HrddError where `asOf` is no date, or a Register cannot be read
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { evaluate } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const sites = [{ site: 'S1', what: 'A1', step: 'final', operator: 'Works Ltd', address: '1 Road, Town', delivered: '2027-11-02' }]
 * const results = evaluate(pack, { copies: [{ periodEnd: '2027-12-31', sheets: { sites } }] }, { asOf: '2028-01-15' })
 * const known = results.find(({ kpi }) => kpi === 'KPI-TRN-01.1')
 * console.log(known?.numerator, known?.denominator) // 1 1
 * ```
 */
export function evaluate(
  pack: Pack,
  register: Register | readonly Register[] | object,
  options: { readonly asOf: string },
): KpiResult[] {
  need('pack', pack)
  const asOf = readDate(options?.asOf, 'asOf')
  const registers = readRegisters(pack, register)
  const contract = contractOf(pack)
  const periods = reportPeriods(pack)
  const ends = periods.map(({ end }) => end)
  const shelf = shelve(contract, ends, registers, asOf)
  const past: Past = { results: [], ledgers: [] }
  for (const period of periods.filter(({ due }) => due <= asOf)) {
    const versions = reportsOf(shelf, period)
    const results = versions.map((reports) => resultsOf({ contract, period, reports, asOf, past }))
    past.ledgers.push(versions.at(-1)?.ledgers ?? [])
    past.results.push(...withCorrections(results, versions))
  }
  return past.results
}

/** What is known of the periods before. */
interface Past {
  readonly results: KpiResult[]
  readonly ledgers: (readonly Ledger[])[]
}

interface Occasion {
  readonly contract: Contract
  readonly period: ReportPeriod
  readonly reports: Reports
  readonly asOf: string
  readonly past: Past
}

/** All KPIs in one period. The one that shows whether Workers were asked comes first: others rest on it. */
function resultsOf(occasion: Occasion): readonly KpiResult[] {
  const { kpis } = occasion.contract
  const hearing = kpis.find(({ role }) => role === 'hearing')
  const asked = hearing && resultOf(hearing, occasion, false)
  const heard = silenceIsBroken(asked?.rating, asked?.numerator)
  return kpis.map((kpi) => (asked && kpi === hearing ? asked : resultOf(kpi, occasion, heard)))
}

function resultOf(kpi: PackKpi, occasion: Occasion, heard: boolean): KpiResult {
  const { period, reports, past } = occasion
  const base = {
    kpi: kpi.id,
    version: kpi.version,
    period: { start: period.start, end: period.end },
    due: period.due,
    previous: previousOf(kpi, past.results),
    people: kpi.measure.people ?? false,
  }
  if (reports.on === undefined) return { ...base, ...withoutReport(kpi, occasion) }
  const counted = count(kpi, reports.ledgers)
  const rated = rateCounts(kpi, counted.counts, { heard, on: period.start })
  const late = daysBetween(period.due, reports.on)
  const published = publishedOf(kpi, counted, occasion)
  return {
    ...base,
    on: reports.on,
    ...(late > 0 && { late }),
    ...counted.details,
    ...rated,
    ...(published && { published }),
    trace: [
      ...opening(occasion, late),
      ...counted.steps,
      ...rated.trace,
      ...goesOn(rated, occasion),
    ],
  }
}

/** Pending for some days, then missing: inadequate, or without data where nothing is rated. */
function withoutReport(
  kpi: PackKpi,
  { period, asOf }: Occasion,
): Rated & Pick<KpiResult, 'leftOut' | 'open' | 'parts'> {
  const until = plusDays(period.due, daysOfGrace)
  const isPending = asOf <= until
  const missing = thresholdsOn(kpi, period.start) ? 'inadequate' : 'no-data'
  const rating = isPending ? 'pending' : missing
  return {
    rating,
    small: false,
    unproven: false,
    leftOut: [],
    open: [],
    parts: [],
    trace: [
      { code: isPending ? 'pending' : 'missing', values: { end: period.end, until } },
      { code: 'rating', values: { rating: `@trace.rating.${rating}` } },
    ],
  }
}

/** A refusal that leaves no value goes on under its own clause. */
const goesOn = ({ rating }: Rated, { contract: { requests } }: Occasion): readonly Step[] =>
  rating === 'other' && requests !== undefined
    ? [{ code: 'goes-on', values: { clause: requests } }]
    : []

/** From which copies a value was read. */
function opening({ period, reports }: Occasion, late: number): readonly Step[] {
  const { ledgers, missing, on = '' } = reports
  const isPool = ledgers.length + missing > 1
  return [
    isPool
      ? { code: 'pool', values: { count: ledgers.length, end: period.end } }
      : { code: 'copy', values: { end: period.end, on } },
    ...(missing > 0 ? [{ code: 'pool-missing', values: { count: missing } }] : []),
    ...(late > 0 ? [{ code: 'late', values: { count: late } }] : []),
  ]
}

const figuresOf = ({ value, numerator, denominator, rating }: Rated): Figures => ({
  ...(value !== undefined && { value }),
  ...(numerator !== undefined && { numerator }),
  ...(denominator !== undefined && { denominator }),
  rating,
})

const previousOf = (kpi: PackKpi, results: readonly KpiResult[]): KpiResult['previous'] =>
  results
    .filter(({ kpi: id }) => id === kpi.id)
    .slice(-valuesBeside)
    .reverse()
    .map((result) => ({ period: result.period, ...figuresOf(result) }))

/** The figure that is published, where it is counted over several reports. */
function publishedOf(
  kpi: PackKpi,
  { counts }: Counted,
  { period, past }: Occasion,
): KpiResult['published'] {
  const { publishedPeriods } = kpi.measure
  if (publishedPeriods === undefined) return undefined
  const before = past.ledgers.slice(1 - publishedPeriods)
  const all = together([...before.map((ledgers) => count(kpi, ledgers).counts), counts])
  const rated = rateCounts(kpi, all, { heard: false, on: period.start })
  return { ...figuresOf(rated), small: rated.small }
}

/** A mistake is corrected by a new value beside the old, with the reason. */
function withCorrections(
  versions: readonly (readonly KpiResult[])[],
  reports: readonly Reports[],
): readonly KpiResult[] {
  const last = versions.at(-1) ?? []
  const old = versions.slice(0, -1)
  if (old.length === 0) return last
  const reason = reports.at(-1)?.reason
  const first = reports[0]?.on
  return last.map((result, index) => {
    const from = old.flatMap((results) => {
      const replaced = results[index]
      return replaced ? { on: replaced.on ?? '', ...figuresOf(replaced) } : []
    })
    const late = first === undefined ? 0 : daysBetween(result.due, first)
    const { late: _late, trace, ...rest } = result
    const step: Step = {
      code: 'corrected',
      values: { on: from.at(-1)?.on ?? '', reason: reason ?? '' },
    }
    return {
      ...rest,
      ...(late > 0 && { late }),
      corrected: { from, ...(reason !== undefined && { reason }) },
      trace: [...trace.filter(({ code }) => code !== 'late'), step],
    }
  })
}
