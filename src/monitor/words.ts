// Fixed words of the calendar, as plain text. They come with the pack, so that it speaks the language it was composed in.

import type { Pack } from '../model/pack.ts'
import { HrddError } from '../model/problems.ts'
import { plainText } from '../model/walk.ts'

/** Says a string of the pack with its gaps filled. */
export type Words = (key: string, fillings?: Readonly<Record<string, string | number>>) => string

/** The words of a pack, or those handed in for a pack that was composed before there was a calendar. */
export function wordsOf({ strings, stamp }: Pack, given: Pack['strings'] = strings): Words {
  if (!Object.hasOwn(given, 'calendar.title'))
    throw new HrddError([
      {
        code: 'no-words',
        path: 'strings',
        message: `this pack was composed with catalogue ${stamp.catalogue}, which has no words for a calendar`,
        hint: 'Hand in the strings of a newer pack in the same language: calendar(pack, { strings: newer.strings }).',
      },
    ])
  return (key, fillings = {}) => {
    const text = Object.hasOwn(given, key) ? given[key] : undefined
    if (!text) throw new TypeError(`string "${key}" is missing in the pack`)
    return plainText(
      text.map((node) => {
        if (typeof node === 'string' || node.type !== 'value') return node
        const filling = fillings[node.name]
        if (filling === undefined) throw new TypeError(`string "${key}" needs "${node.name}"`)
        return String(filling)
      }),
    )
  }
}

/** "60 days", "1 month". */
export const lengthText = (words: Words, value: number, unit: string): string =>
  `${value} ${words(`unit.${unit}.${value === 1 ? 'one' : 'many'}`)}`

/** "30 August 2027". */
export function dayText(words: Words, date: string): string {
  const [year, month, day] = date.split('-')
  return words('calendar.date', {
    day: String(Number(day)),
    month: words(`calendar.month.${Number(month)}`),
    year: year!,
  })
}

/** A text whose first letter is a capital. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
