// Civil dates YYYY-MM-DD: lengths added to them, and the periods into which a contract falls.

import {
  addBusinessDays,
  addDays,
  addMonths,
  differenceInCalendarDays,
  formatISO,
  parseISO,
  subBusinessDays,
} from 'date-fns'
import type { Frequency, PeriodUnit } from '../model/catalogue.ts'
import type { Period } from '../model/observation.ts'

/** First and last day of a contract; both count. */
export interface ContractTerm {
  readonly start: string
  readonly end: string
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether a value is a date YYYY-MM-DD that exists. By digits alone: it is asked for every date of every report. */
export function isCivilDate(value: unknown): value is string {
  const [, year, month, day] =
    (typeof value === 'string' && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)) || []
  if (day === undefined) return false
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const last = month === '02' && leap ? 29 : (lengths[Number(month) - 1] ?? 0)
  return Number(day) >= 1 && Number(day) <= last
}

const write = (date: Date): string => formatISO(date, { representation: 'date' })

/**
 * A civil date some days later, or earlier where `days` is negative.
 *
 * @example
 * ```ts
 * import { plusDays } from 'hrdd-clauses/monitor'
 * console.log(plusDays('2027-03-27', 2)) // 2027-03-29
 * ```
 */
export const plusDays = (date: string, days: number): string => write(addDays(parseISO(date), days))

/**
 * A civil date some months later. A day that the month does not have becomes its last one.
 *
 * @example
 * ```ts
 * import { plusMonths } from 'hrdd-clauses/monitor'
 * console.log(plusMonths('2027-01-31', 1)) // 2027-02-28
 * ```
 */
export const plusMonths = (date: string, months: number): string =>
  write(addMonths(parseISO(date), months))

/**
 * Civil days from one date to another: 1 from a day to the next, in every time zone.
 *
 * @example
 * ```ts
 * import { daysBetween } from 'hrdd-clauses/monitor'
 * console.log(daysBetween('2027-03-28', '2027-03-29')) // 1
 * ```
 */
export const daysBetween = (from: string, to: string): number =>
  differenceInCalendarDays(parseISO(to), parseISO(from))

/**
 * The last day of a time that runs from a date: the day itself is not counted. Hours are rounded up to whole days,
 * because a civil date has no hour. Working days are Monday to Friday; public holidays are not left out, since they
 * differ by place.
 *
 * @param date civil date from which the time runs
 * @param length whole number; negative counts back
 * @example
 * ```ts
 * import { plusPeriod } from 'hrdd-clauses/monitor'
 * console.log(plusPeriod('2027-07-01', 60, 'days')) // 2027-08-30
 * console.log(plusPeriod('2027-07-02', 1, 'working-days')) // 2027-07-05
 * console.log(plusPeriod('2028-02-29', 1, 'years')) // 2029-02-28
 * ```
 */
export function plusPeriod(date: string, length: number, unit: PeriodUnit): string {
  switch (unit) {
    case 'hours':
      return plusDays(date, Math.sign(length) * Math.ceil(Math.abs(length) / 24))
    case 'days':
      return plusDays(date, length)
    case 'working-days':
      return write(
        length < 0
          ? subBusinessDays(parseISO(date), -length)
          : addBusinessDays(parseISO(date), length),
      )
    case 'months':
      return plusMonths(date, length)
    case 'years':
      return plusMonths(date, 12 * length)
  }
}

/**
 * The periods of so many months into which a contract falls. Months are added to the first day, not to the period
 * before, so that a start on the 31st comes back to the 31st. The last period ends with the contract.
 *
 * @param months length of a period, at least 1
 * @example
 * ```ts
 * import { periodsOfMonths } from 'hrdd-clauses/monitor'
 * console.log(periodsOfMonths({ start: '2027-01-31', end: '2027-10-30' }, 3).map(({ start }) => start).join(' ')) // 2027-01-31 2027-04-30 2027-07-31
 * ```
 */
export function periodsOfMonths({ start, end }: ContractTerm, months: number): readonly Period[] {
  const periods: Period[] = []
  for (let at = 0, from = start; from <= end; at++) {
    const next = plusMonths(start, months * (at + 1))
    const last = plusDays(next, -1)
    periods.push({ start: from, end: last < end ? last : end })
    from = next
  }
  return periods
}

/**
 * The years of a contract, the first one beginning with it; the last may be shorter.
 *
 * @example
 * ```ts
 * import { contractYears } from 'hrdd-clauses/monitor'
 * console.log(contractYears({ start: '2027-07-01', end: '2028-12-31' }).length) // 2
 * ```
 */
export const contractYears = (contract: ContractTerm): readonly Period[] =>
  periodsOfMonths(contract, 12)

const monthsOf: Readonly<Record<Exclude<Frequency, 'once' | 'event'>, number>> = {
  monthly: 1,
  quarterly: 3,
  semiannual: 6,
  annual: 12,
}

/**
 * The periods for which a KPI is reported. `once` gives the whole contract, `event` none. Counted from the Start Date, or
 * by the calendar year where the anchor is `calendar`: the first period then begins with the contract.
 *
 * @example
 * ```ts
 * import { kpiPeriods } from 'hrdd-clauses/monitor'
 * const contract = { start: '2027-07-01', end: '2028-12-31' }
 * console.log(kpiPeriods({ frequency: 'annual', anchor: 'contract-start' }, contract)[1]) // { start: '2028-07-01', end: '2028-12-31' }
 * console.log(kpiPeriods({ frequency: 'annual', anchor: 'calendar' }, contract)[0]) // { start: '2027-07-01', end: '2027-12-31' }
 * ```
 */
export function kpiPeriods(
  { frequency, anchor }: { readonly frequency: Frequency; readonly anchor: string },
  contract: ContractTerm,
): readonly Period[] {
  if (frequency === 'event' || anchor === 'event') return []
  if (frequency === 'once') return [contract]
  const months = monthsOf[frequency]
  if (anchor !== 'calendar') return periodsOfMonths(contract, months)
  const year = `${contract.start.slice(0, 4)}-01-01`
  return periodsOfMonths({ start: year, end: contract.end }, months)
    .filter(({ end }) => end >= contract.start)
    .map(({ start, end }) => ({ start: start < contract.start ? contract.start : start, end }))
}
