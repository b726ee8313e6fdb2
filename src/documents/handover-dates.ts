// The dates of a handover note: the first year for both sides, and what the Buyer owes.

import { type CalendarEntry, calendar, onEvent, plusMonths } from '../calendar/index.ts'
import type { SectionNode } from '../model/document.ts'
import type { PackItem, Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { paragraph, ref, section, table } from './blocks.ts'
import { actsIn, dayText } from './dates.ts'
import type { Drafting } from './drafting.ts'
import { itemRef } from './names.ts'
import { clauseWords, valuesOf, winnerOf } from './winner.ts'

/** What both sides do by a date, and until when an option must be used. */
export function yearOne(drafting: Drafting): readonly SectionNode[] {
  const { pack, text } = drafting
  // the meeting on the last report of the first year included
  const lastDay = plusMonths(pack.spec.contract.start, 14)
  const entries = calendar(pack, pack.spec.award ? undefined : {}).filter(({ kind, who, date }) => {
    const soon = kind === 'contract' || date <= lastDay
    return kind !== 'tender' && soon && actsIn(drafting, who)
  })
  const columns = ['date', 'what', 'who', 'item'].map((name) => text(`handover.column.${name}`))
  const rows = entries.map((entry): Text[] => [
    [dayText(drafting, entry)],
    [entry.heading],
    [entry.party],
    citeOf(entry),
  ])
  if (rows.length === 0) return []
  return [
    section('dates', text('handover.dates'), [
      paragraph(text('handover.dates.intro')),
      ...table('dates.table', columns, rows),
    ]),
  ]
}

const citeOf = ({ clause, item, cite }: CalendarEntry): Text =>
  clause && item && cite ? [ref(`${clause}#${item}`, cite)] : []

/** The Buyer's own items, with their time where they have one. The steps it may take stand apart. */
export function buyerDuties(drafting: Drafting): readonly SectionNode[] {
  const { pack, text } = drafting
  const times = new Map(
    onEvent(pack, pack.spec.award ? undefined : {}).map((event) => [
      `${event.clause}#${event.item}`,
      event.period,
    ]),
  )
  const rows = pack.pairs
    .filter(({ id }) => id !== pack.roles.clauses.ladder)
    .flatMap(({ id, title, binds, condition }) =>
      condition
        .filter(({ audience }) => audience === 'buyer' || (audience === 'all' && binds === 'buyer'))
        .flatMap(({ items }) =>
          items.map((item): Text[] => [
            [itemRef(id, item)],
            dutyOf(drafting, { id, title }, item),
            [times.get(`${id}#${item.anchor}`) ?? ''],
          ]),
        ),
    )
  if (rows.length === 0) return []
  const columns = ['item', 'what', 'time'].map((name) => text(`handover.column.${name}`))
  return [section('duties', text('handover.duties'), table('duties.table', columns, rows))]
}

/** A duty in short words; else its name where it has one, else itself: the clause alone says nothing. */
function dutyOf(
  drafting: Drafting,
  { id, title }: Pick<Pair, 'id' | 'title'>,
  { anchor, heading, text: duty }: PackItem,
): Text {
  const { pack } = drafting
  const winner = winnerOf(pack)
  const words = clauseWords(drafting, `handover.duty.${id}.${anchor}`, id, winner)
  if (words) return [words.text]
  return heading ? [`${title}: ${heading}`] : valuesOf(pack, duty, winner)
}
