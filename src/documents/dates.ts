// Dates in documents: the calendar of a pack, and how a day and a supplier type are said.

import { audienceKey, type SupplierType } from '../model/audience.ts'
import type { Pack } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import {
  type Calendar,
  type CalendarEntry,
  type CalendarEvent,
  calendar,
} from '../monitor/index.ts'
import type { Drafting } from './parts.ts'
import { join, type Say } from './say.ts'

/** What the calendar holds of one clause. */
export interface ClauseDates {
  readonly entries: readonly CalendarEntry[]
  readonly events: readonly CalendarEvent[]
}

/** The dates of one draft: the whole calendar, and what it holds of each clause. */
export interface Dates {
  readonly made: Calendar
  readonly ofClause: (id: string) => ClauseDates
}

/** Works the calendar of a pack out, once for each document that needs it. */
export function datesOf(pack: Pack): Dates {
  const made = calendar(pack)
  const byClause = new Map(
    pack.pairs.map(({ id }): [string, ClauseDates] => [
      id,
      {
        entries: made.entries.filter(({ clause }) => clause?.id === id),
        events: made.events.filter(({ clause }) => clause?.id === id),
      },
    ]),
  )
  return { made, ofClause: (id) => byClause.get(id) ?? { entries: [], events: [] } }
}

/** What a document with dates is drafted with. */
export interface Dating extends Drafting {
  readonly dates: Dates
}

/** "30 August 2027". */
export function day(say: Say, date: string): Text {
  const [year, month, number] = date.split('-')
  return say('calendar.date', {
    day: String(Number(number)),
    month: say(`calendar.month.${Number(month)}`),
    year: year!,
  })
}

/** Who acts, with the supplier type where it holds for one only: "Supplier (SME)". */
export function who(say: Say, { owner, for: type }: Pick<CalendarEntry, 'owner' | 'for'>): Text {
  const key = audienceKey(type)
  if (key === 'all') return say(`calendar.owner.${owner}`)
  return say(owner === 'supplier' ? 'handover.year.who.type' : 'handover.year.who.buyer', {
    owner: say(`calendar.owner.${owner}`),
    type: say(`audience.${key}`),
  })
}

/** First day of each supplier type: "30 January 2028 (Large); 9 February 2028 (SME)". */
export function firstDates(say: Say, entries: readonly CalendarEntry[]): Text {
  const first = new Map<string, CalendarEntry>()
  // days on which all types meet again come later than the first day of each
  const isComplete = (): boolean =>
    [
      ['sme', 'large'],
      ['reseller', 'brand'],
      ['sme-reseller', 'sme-brand', 'large-reseller', 'large-brand'],
    ].some((keys) => keys.every((key) => first.has(key)))
  for (const entry of entries)
    if (!first.has(audienceKey(entry.for)) && !isComplete())
      first.set(audienceKey(entry.for), entry)
  return join(
    [...first].map(
      ([key, { date }]): Text =>
        key === 'all' ? day(say, date) : [...day(say, date), ' (', ...say(`audience.${key}`), ')'],
    ),
    '; ',
  )
}

/** "5 days". */
export const lengthOf = (say: Say, { length }: CalendarEvent): Text =>
  length
    ? [`${length.value} `, ...say(`unit.${length.unit}.${length.value === 1 ? 'one' : 'many'}`)]
    : say('calendar.rule.event')

/** "8.1 Site List". */
export const named = ({
  clause,
  heading,
  title,
}: Pick<CalendarEntry | CalendarEvent, 'clause' | 'heading' | 'title'>): string =>
  clause ? `${clause.number} ${heading ?? title}` : title

/** A time of a week or less that runs from an event. */
export const isUrgent = ({ length }: CalendarEvent): boolean =>
  length !== undefined &&
  (length.unit === 'hours' ||
    ((length.unit === 'days' || length.unit === 'working-days') && length.value <= 7))

/** Whether an entry concerns a supplier with exactly this role and size. */
export const concerns = (
  { for: type }: { readonly for: SupplierType },
  { role, size }: SupplierType,
): boolean => (!type.role || type.role === role) && (!type.size || type.size === size)

/** The first contract year, KPI reports of one day and type in one line; dates of grace and cure are left to the calendar itself. */
export function firstYear(made: Calendar): readonly CalendarEntry[] {
  const end = made.hours[0]!.period.end
  return made.entries.filter(
    ({ kind, date }) =>
      date >= made.contract.start &&
      date <= end &&
      kind !== 'kpi-grace' &&
      kind !== 'kpi-cure' &&
      kind !== 'keep' &&
      kind !== 'period',
  )
}

/** Entries of one day that share owner and type, in the order in which they come. */
export function byDay(entries: readonly CalendarEntry[]): readonly (readonly CalendarEntry[])[] {
  const groups = new Map<string, CalendarEntry[]>()
  for (const entry of entries) {
    const key = `${entry.date} ${entry.owner} ${audienceKey(entry.for)}`
    groups.get(key)?.push(entry) ?? groups.set(key, [entry])
  }
  return [...groups.values()]
}

/** What is due, each paragraph once, KPI reports behind one word. */
export function dueText(say: Say, entries: readonly CalendarEntry[]): Text {
  const reports = entries.filter(({ kind }) => kind === 'kpi')
  const list = [...new Set(entries.filter(({ kind }) => kind !== 'kpi').map(named))]
  const numbers = reports.flatMap(({ kpis }) => kpis!.map(({ number }) => number)).join(', ')
  return [
    list.join('; '),
    ...(reports.length === 0
      ? []
      : [...(list.length > 0 ? ['; '] : []), ...say('calendar.kpi-reports', { list: numbers })]),
  ].filter((part) => part !== '')
}
