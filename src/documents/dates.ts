// Dates of the first contract year in words.

import { type CalendarEntry, type Deliverable, deliverables, type Who } from '../calendar/index.ts'
import type { SectionNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { paragraph, ref, section, table } from './blocks.ts'
import { type Drafting, joined } from './drafting.ts'

/** Whether what somebody does stands in this copy. */
export const actsIn = ({ stands }: Drafting, who: Who): boolean =>
  who === 'supplier' || who === 'both' || stands(who)

/** A day, with that of an SME where it has one of its own: `30 August 2027 (SME: 29 September 2027)`. */
export function dayText(
  { date, say }: Drafting,
  entry: Pick<CalendarEntry, 'date' | 'smeDate'>,
): string {
  const day = date(entry.date)
  return entry.smeDate === undefined
    ? day
    : say('language.sme', { text: day, sme: date(entry.smeDate) })
}

/** Printed references to the items of an entry, the first of each clause. */
export function citesOf({ items }: Pick<Deliverable, 'items'>): Text {
  const own = items.slice(0, 1)
  return joined(
    own.map(({ clause, item, cite }): Text => [ref(`${clause}#${item}`, cite)]),
    ', ',
  )
}

/** Duties at a glance: what the Supplier hands over in the first year. */
export function firstDates(drafting: Drafting): readonly SectionNode[] {
  const { pack, text, date } = drafting
  const rows = deliverables(pack, {})
    .filter(({ who }) => actsIn(drafting, who))
    .map((row): Text[] => [[dayText(drafting, row)], [row.label], [row.party], citesOf(row)])
  if (rows.length === 0) return []
  const columns = ['date', 'what', 'who', 'item'].map((name) => text(`schedule.dates.${name}`))
  const start = date(pack.spec.contract.start)
  return [
    section('dates', text('schedule.dates'), [
      paragraph(text('schedule.dates.intro', { start })),
      ...table('dates.table', columns, rows),
    ]),
  ]
}
