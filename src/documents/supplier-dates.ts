// The two tables of a supplier's page: what is due by when, and what to do when something happens.

import {
  type CalendarEntry,
  type CalendarEvent,
  calendar,
  deliverables,
  onEvent,
} from '../calendar/index.ts'
import { type SupplierType, supplierKey } from '../model/audience.ts'
import type { BlockNode, TableNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { paragraph, ref, table } from './blocks.ts'
import { dayText } from './dates.ts'
import type { Drafting } from './drafting.ts'
import { needingOthers } from './needs-others.ts'
import { type ClauseWords, clauseWords, parameterAt, printedFor } from './winner.ts'

/** What a supplier hands over in its first year: verb with date, help and proof. What comes back is one row. */
export function guideDates(drafting: Drafting, type: SupplierType): readonly TableNode[] {
  const { pack, text, has } = drafting
  const due = new Set(deliverables(pack, type).map(({ id }) => id))
  const entries = calendar(pack, type)
  const seriesOf = (entry: CalendarEntry) =>
    entries.filter((other) => other === entry || placeOf(other) === placeOf(entry))
  const firsts = entries.filter((entry) => due.has(entry.id) && seriesOf(entry)[0] === entry)
  const rows = firsts.map((entry): Text[] => {
    const task = taskOf(drafting, entry, type)
    const word = (column: string, fallback: Text): Text => {
      const keys = [`guide.${column}.${task}.${type.size}`, `guide.${column}.${task}`]
      const key = keys.find(has)
      return key === undefined ? fallback : text(key, { count: needingOthers(pack).length })
    }
    return [
      [seriesOf(entry).length > 1 ? again(drafting, entry, type) : dayText(drafting, entry)],
      word('do', [entry.heading]),
      word('help', []),
      word('proof', []),
      [ref(`${entry.clause}#${entry.item}`, entry.cite)],
    ]
  })
  const columns = ['by', 'do', 'help', 'proof', 'item'].map((name) => text(`guide.column.${name}`))
  return table(`${supplierKey(type)}.dates`, columns, rows, text('guide.dates'))
}

/** The parameter that dates an entry; of an entry without one, the entry itself. */
const placeOf = ({ id, clause, parameter }: CalendarEntry): string =>
  parameter === undefined ? id : `${clause}.${parameter}`

/** The first day, and when it comes back. */
function again(drafting: Drafting, entry: CalendarEntry, type: SupplierType): string {
  const { pack, say } = drafting
  const kind = entry.kind === 'meeting' ? 'talk' : 'every'
  return say(`guide.again.${kind}`, {
    day: dayText(drafting, entry),
    period: printedFor(pack, placeOf(entry), type) ?? '',
  })
}

/** What kind of work an entry is, read from kinds and roles. */
function taskOf(
  drafting: Drafting,
  entry: CalendarEntry,
  { role }: SupplierType,
): string | undefined {
  if (entry.kind !== 'duty') return entry.kind
  const { clauses, parameters } = drafting.pack.roles
  const place = placeOf(entry)
  if (place === parameters['first-register']) return 'register'
  if (place === parameters['plan-due']) return 'plan'
  if (entry.clause === clauses.request)
    return role === 'reseller' ? 'request-reseller' : 'request-brand'
  return entry.clause === clauses.complaint ? 'channel' : undefined
}

/** Most rows of what waits for an event: a page has no more room. */
const mostEvents = 11

/** What has to be done within days of something happening, shortest time first. */
export function guideEvents(drafting: Drafting, type: SupplierType): readonly BlockNode[] {
  const { pack, text } = drafting
  const events = onEvent(pack, type)
    .filter((event) => isOwn(drafting, event, type))
    .map((event) => ({ event, words: wordsFor(drafting, event, type) }))
  // a time that another row names needs no row
  const named = events.flatMap(({ event: { clause }, words }) =>
    words.names.map((name) => `${clause}.${name}`),
  )
  const rows = events
    .filter(({ event: { clause, parameter } }) => !named.includes(`${clause}.${parameter}`))
    .sort((a, b) => hoursOf(drafting, a.event, type) - hoursOf(drafting, b.event, type))
    .map(({ event, words }): Text[] => [
      event.before ? text('guide.before', { period: event.period }) : [event.period],
      [words.text],
      [ref(`${event.clause}#${event.item}`, event.cite)],
    ])
  const columns = ['within', 'what', 'item'].map((name) => text(`guide.column.${name}`))
  const count = rows.length - mostEvents
  return [
    ...table(
      `${supplierKey(type)}.events`,
      columns,
      rows.slice(0, mostEvents),
      text('guide.events'),
    ),
    ...(count > 0 ? [paragraph([drafting.say('guide.events.more', { count })])] : []),
  ]
}

/** Whether an event is the supplier's own to act on: without Control, what waits for others is only asked for. */
function isOwn(
  { pack }: Drafting,
  { who, after, needs, clause }: CalendarEvent,
  { role }: SupplierType,
): boolean {
  const decides = role === 'brand' || pack.kinds.some((kind) => kind !== 'goods')
  const waits = needs === 'buyer' || (!decides && (needs === 'brand' || needs === 'site'))
  return who !== 'buyer' && after !== 'award' && !waits && clause !== pack.roles.clauses.ladder
}

/** What an event asks in plain words; where there are none, its name. */
function wordsFor(
  drafting: Drafting,
  { clause, parameter, heading }: CalendarEvent,
  type: SupplierType,
): ClauseWords {
  const words = clauseWords(drafting, `guide.event.${clause}.${parameter}`, clause, type)
  if (words) return words
  const title = drafting.pack.pairs.find(({ id }) => id === clause)?.title ?? heading
  return { text: title === heading ? heading : `${title}: ${heading}`, names: [] }
}

const unitHours = { hours: 1, days: 24, months: 730 }

/** Length of a period, to put the shortest first. */
function hoursOf({ pack }: Drafting, event: CalendarEvent, { size }: SupplierType): number {
  const parameter = parameterAt(pack, `${event.clause}.${event.parameter}`)
  if (!parameter) return Number.POSITIVE_INFINITY
  const value = size === 'sme' ? (parameter.sme ?? parameter.value) : parameter.value
  return Number(value) * unitHours[parameter.unit ?? 'days']
}
