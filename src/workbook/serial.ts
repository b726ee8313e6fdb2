// Days and moments as workbooks count them: in days since the end of 1899.

import { daysBetween, isCivilDate, plusDays } from '../calendar/dates.ts'

const zero = '1899-12-30'
/** The number of a day or moment; `undefined` where it is none, or lies before what all programs count alike. */
export function serialOf(moment: string): number | undefined {
  const [day = '', time = '00:00'] = moment.split('T')
  if (!isCivilDate(day) || day < '1900-03-01') return undefined
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return daysBetween(zero, day) + (hours * 60 + minutes) / 1440
}

/** The day of a number, with the hour where it has one; `undefined` where it is too far away to be meant. */
export function momentOf(serial: number, from1904: boolean): string | undefined {
  if (!(Math.abs(serial) < 400_000)) return undefined
  const minutes = Math.round(serial * 1440)
  const day = plusDays(from1904 ? '1904-01-01' : zero, Math.floor(minutes / 1440))
  const time = minutes - Math.floor(minutes / 1440) * 1440
  return time === 0 ? day : `${day}T${clock(Math.floor(time / 60), time % 60)}`
}

const twoDigits = (number: number | string): string => String(number).padStart(2, '0')
/** `09:05`, and `2028-01-18`. */
export const clock = (hours: number | string, minutes: number | string): string =>
  `${twoDigits(hours)}:${twoDigits(minutes)}`
export const civil = (
  year: number | string,
  month: number | string,
  day: number | string,
): string => `${year}-${twoDigits(month)}-${twoDigits(day)}`
