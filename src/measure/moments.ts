// Days and moments: `YYYY-MM-DD` and `YYYY-MM-DDTHH:MM`, without a time zone.

import { daysBetween } from '../calendar/dates.ts'

const minutes = (moment: string): number => Date.parse(`${moment}:00Z`) / 60_000

/** A moment some hours later. */
export const plusHours = (moment: string, hours: number): string =>
  new Date((minutes(moment) + hours * 60) * 60_000).toISOString().slice(0, 16)

/** Below zero where the first is earlier. Where one of them has no hour, days are compared. */
export function compareMoments(a: string, b: string): number {
  const length = a.includes('T') && b.includes('T') ? 16 : 10
  const [first, second] = [a.slice(0, length), b.slice(0, length)]
  if (first === second) return 0
  return first < second ? -1 : 1
}

/** Hours from one moment to another; whole days where one of them has no hour. */
export const hoursBetween = (from: string, to: string): number =>
  from.includes('T') && to.includes('T')
    ? (minutes(to) - minutes(from)) / 60
    : daysBetween(from.slice(0, 10), to.slice(0, 10)) * 24

/** The day of a moment. */
export const dayOf = (moment: string): string => moment.slice(0, 10)

/** The earlier of two days. */
export const earlier = (a: string, b: string): string => (compareMoments(a, b) <= 0 ? a : b)
