// Civil dates YYYY-MM-DD, and lengths added to them. No clock, no time zone.

import { addDays, addMonths, differenceInCalendarDays, formatISO, parseISO } from 'date-fns'
import * as z from 'zod/mini'
import { dateFault } from '../language/issues.ts'
import { fail } from '../language/problems.ts'
import type { PeriodUnit } from '../model/clause.ts'
import { civilDate } from '../model/schema.ts'

/** What a period is counted in. */
export type Unit = PeriodUnit

const schema = civilDate()

/** Whether a value is a date YYYY-MM-DD that exists. */
export const isCivilDate = (value: unknown): value is string => z.safeParse(schema, value).success

/**
 * The date itself, where it is one.
 * @throws HrddError where the value is no date that exists
 */
export const readDate = (value: unknown, path: string): string =>
  isCivilDate(value) ? value : refuseDate(value, path)

function refuseDate(value: unknown, path: string): never {
  const { code, values } = dateFault(value, [path])
  return fail(code, path, values)
}

const read = (date: string): Date => parseISO(readDate(date, 'date'))
const write = (date: Date): string => formatISO(date, { representation: 'date' })

/**
 * A civil date some days later, or earlier where `days` is negative.
 * @throws HrddError where the date does not exist
 * @example
 * ```ts
 * import { plusDays } from 'hrdd-clauses/monitor'
 * console.log(plusDays('2027-03-27', 2)) // 2027-03-29
 * ```
 */
export const plusDays = (date: string, days: number): string => write(addDays(read(date), days))

/**
 * A civil date some months later. A day that the month does not have becomes its last one.
 * @throws HrddError where the date does not exist
 * @example
 * ```ts
 * import { plusMonths } from 'hrdd-clauses/monitor'
 * console.log(plusMonths('2027-01-31', 1)) // 2027-02-28
 * ```
 */
export const plusMonths = (date: string, months: number): string =>
  write(addMonths(read(date), months))

/**
 * Civil days from one date to another: 1 from a day to the next.
 * @throws HrddError where a date does not exist
 * @example
 * ```ts
 * import { daysBetween } from 'hrdd-clauses/monitor'
 * console.log(daysBetween('2027-03-28', '2027-03-29')) // 1
 * ```
 */
export const daysBetween = (from: string, to: string): number =>
  differenceInCalendarDays(read(to), read(from))

/**
 * The last day of a time that runs from a date; the day itself is not counted. Hours are rounded up to whole days,
 * because a civil date has no hour.
 * @param length whole number; negative counts back
 * @throws HrddError where the date does not exist
 * @example
 * ```ts
 * import { plusPeriod } from 'hrdd-clauses/monitor'
 * console.log(plusPeriod('2027-07-01', 48, 'hours')) // 2027-07-03
 * ```
 */
export function plusPeriod(date: string, length: number, unit: Unit): string {
  if (unit === 'months') return plusMonths(date, length)
  if (unit === 'days') return plusDays(date, length)
  return plusDays(date, Math.sign(length) * Math.ceil(Math.abs(length) / 24))
}
