// A review: what a contract manager brings to the talk with the Supplier, as data.

import { calendar } from '../calendar/calendar.ts'
import { daysBetween, plusDays, readDate } from '../calendar/dates.ts'
import type { CalendarEntry } from '../calendar/entries.ts'
import { contractYears, type ReportPeriod } from '../calendar/periods.ts'
import { supplierOf } from '../calendar/supplier.ts'
import { need } from '../language/arguments.ts'
import { evaluate } from '../measure/evaluate.ts'
import { forExport } from '../measure/for-export.ts'
import { readRegister } from '../measure/read-register.ts'
import type { KpiResult } from '../measure/result.ts'
import type { SupplierInput } from '../model/audience.ts'
import type { Pack, PackKpi } from '../model/pack.ts'
import type { Register } from '../model/register.ts'
import { deskOf } from './desk.ts'
import { type LadderState, laddersOf } from './ladder.ts'
import { type PromiseReview, promisesOf } from './promises.ts'
import { type Said, said } from './said.ts'
import type { Talk } from './talk.ts'
import { talksOf } from './talks.ts'

/** Which way a value went since the report before. */
export const trends = ['better', 'worse', 'same'] as const
export type Trend = (typeof trends)[number]

/** One KPI as of the review. */
export interface KpiReview {
  readonly kpi: string
  readonly title: string
  readonly question: string
  readonly clause: string
  /** The last report's; what outsiders may not know is withheld unless the reader is named. */
  readonly result: KpiResult
  /** Absent where one of the two reports has no value. */
  readonly trend?: Trend
}

/** A date that comes. */
export interface DueEntry {
  readonly entry: CalendarEntry
  /** Day for this supplier, YYYY-MM-DD. */
  readonly date: string
  /** Days until then. */
  readonly days: number
  readonly sentence: Said
}

/** A review as of one day. */
export interface Review {
  readonly asOf: string
  readonly contract: {
    readonly title: string
    readonly buyer: string
    readonly start: string
    readonly end: string
    /** Contract year, from 1. */
    readonly year: number
  }
  /** The last report that was due; absent before the first. */
  readonly period?: ReportPeriod
  /** Whether it was written for a reader who is named in writing. */
  readonly named: boolean
  /** In the order of the pack. */
  readonly results: readonly KpiReview[]
  /** Ids of the KPIs whose numbers are withheld. */
  readonly withheld: readonly string[]
  /** At most three. */
  readonly talks: readonly Talk[]
  readonly ladder: readonly LadderState[]
  readonly promises: PromiseReview
  /** What falls due in the next 90 days. */
  readonly due: readonly DueEntry[]
}

/** Choices for a review. */
export interface ReviewOptions {
  /** Civil date of the review; copies and reports after it do not count. */
  readonly asOf: string
  /** Whose times and dates; default: who won, else all who may bid. */
  readonly supplier?: SupplierInput
  /** Whether the reader is named in writing and so sees numbers of people below ten; default `false`. */
  readonly named?: boolean
}

/** Days of the calendar that a review looks ahead. */
const ahead = 90

/**
 * What a contract manager brings to the talk: each KPI with its result and trend; three talks drawn from rows, people
 * first; where each shortfall stands on the ladder; promises of the tender; and what falls due. `draftReview` makes a
 * document of it.
 *
 * @param pack the contract
 * @param register what `readRegister` gave, or anything that it can read
 * @throws HrddError where `asOf` is no date, `supplier` no supplier type, or the Register cannot be read
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { review } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 48 },
 * })
 * const note = review(pack, { copies: [] }, { asOf: '2028-09-01' })
 * console.log(note.contract.year, note.talks[0]?.reason) // 2 missing
 * ```
 */
export function review(pack: Pack, register: Register | object, options: ReviewOptions): Review {
  need('pack', pack)
  const asOf = readDate(options?.asOf, 'asOf')
  const { supplier, named = false } = options
  const type = supplierOf(pack, supplier)
  const read = readRegister(pack, register)
  const desk = deskOf(pack, read, evaluate(pack, read, { asOf }), { asOf, named })
  const shown = named ? desk.results : forExport(desk.results)
  const results = shown.flatMap((result) => kpiReview(pack, result))
  const { title, buyer, contract } = pack.spec
  const year = contractYears(pack).findLastIndex(({ start }) => start <= asOf) + 1
  return {
    asOf,
    contract: {
      title,
      buyer,
      start: contract.start,
      end: pack.contractEnd,
      year: Math.max(1, year),
    },
    ...(desk.period && { period: desk.period }),
    named,
    results,
    withheld: results.flatMap(({ kpi, result }) => (result.withheld ? [kpi] : [])),
    talks: talksOf(desk),
    ladder: laddersOf(desk, type),
    promises: promisesOf(desk),
    due: dueSoon(calendar(pack, supplier), asOf),
  }
}

function kpiReview({ kpis }: Pack, result: KpiResult): readonly KpiReview[] {
  const kpi = kpis.find(({ id }) => id === result.kpi)
  if (!kpi) return []
  const trend = trendOf(kpi, result)
  const { title, question, clause } = kpi
  return [{ kpi: kpi.id, title, question, clause, result, ...(trend && { trend }) }]
}

function trendOf({ direction }: PackKpi, { value, previous }: KpiResult): Trend | undefined {
  const before = previous[0]?.value
  if (value === undefined || before === undefined) return undefined
  const change = Number(value) - Number(before)
  if (change === 0) return 'same'
  return change > 0 === (direction === 'higher') ? 'better' : 'worse'
}

function dueSoon(entries: readonly CalendarEntry[], asOf: string): readonly DueEntry[] {
  const last = plusDays(asOf, ahead)
  return entries.flatMap((entry) => {
    const dates = [entry.date, entry.smeDate].flatMap((date) => date ?? [])
    const date = dates.find((each) => each >= asOf && each <= last)
    if (date === undefined) return []
    const days = daysBetween(asOf, date)
    return [
      { entry, date, days, sentence: said(days === 0 ? 'due.today' : 'due.in', { count: days }) },
    ]
  })
}
