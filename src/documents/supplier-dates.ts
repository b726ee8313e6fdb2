// The two tables of a supplier's page: what is due by when, and what to do when something happens.

import {
  type CalendarEntry,
  type CalendarEvent,
  calendar,
  deliverables,
  onEvent,
} from '../calendar/index.ts'
import { type SupplierType, supplierKey } from '../model/audience.ts'
import type { TableNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { ref, table } from './blocks.ts'
import { citesOf, dayText } from './dates.ts'
import type { Drafting } from './drafting.ts'
import { refList } from './names.ts'

/** What a supplier hands over in its first year: verb with date, help and proof. */
export function guideDates(drafting: Drafting, type: SupplierType): readonly TableNode[] {
  const { pack, text, has } = drafting
  const entries = new Map(calendar(pack, type).map((entry) => [entry.id, entry]))
  const rows = deliverables(pack, type).map((row): Text[] => {
    const task = taskOf(drafting, entries.get(row.id), type)
    const word = (column: string, fallback: Text): Text => {
      const key = `guide.${column}.${task}`
      if (task === undefined || !has(key)) return fallback
      return text(key, { label: row.label, list: refList(drafting, needingBrand(drafting)) })
    }
    return [
      [dayText(drafting, row)],
      word('do', [row.label]),
      word('help', []),
      word('proof', []),
      citesOf(row),
    ]
  })
  const columns = ['by', 'do', 'help', 'proof', 'item'].map((name) => text(`guide.column.${name}`))
  return table(`${supplierKey(type)}.dates`, columns, rows, text('guide.dates'))
}

/** What kind of work an entry is, read from kinds and roles. */
function taskOf(
  drafting: Drafting,
  entry: CalendarEntry | undefined,
  { role }: SupplierType,
): string | undefined {
  if (!entry) return undefined
  if (entry.kind !== 'duty') return entry.kind
  const { clauses, parameters } = drafting.pack.roles
  const place = `${entry.clause}.${entry.parameter}`
  if (place === parameters['first-register']) return 'register'
  if (place === parameters['plan-due']) return 'plan'
  if (entry.clause === clauses.request)
    return asksBrands(drafting, role) ? 'request-reseller' : 'request-brand'
  return entry.clause === clauses.complaint ? 'channel' : undefined
}

/** Conditions for which a Reseller needs the answer of a Brand. */
const needingBrand = ({ pack }: Drafting): readonly string[] =>
  pack.pairs
    .filter(
      ({ general, condition, parameters }) =>
        !general &&
        (condition.some(({ audience }) => audience === 'reseller') ||
          Object.values(parameters).some(({ needs }) => needs === 'brand')),
    )
    .map(({ id }) => id)

const asksBrands = (drafting: Drafting, role: SupplierType['role']): boolean =>
  role === 'reseller' && needingBrand(drafting).length > 0

/** Most rows of what waits for an event: a page has no more room. */
const mostEvents = 8

/** What has to be done within days of something happening, shortest time first. */
export function guideEvents(drafting: Drafting, type: SupplierType): readonly TableNode[] {
  const { pack, text } = drafting
  const rows = onEvent(pack, type)
    .filter(({ clause }) => clause !== pack.roles.clauses.ladder)
    .filter(({ who, after, needs }) => who !== 'buyer' && after === 'event' && needs !== 'buyer')
    .map((event) => ({ event, hours: hoursOf(drafting, event, type) }))
    .sort((a, b) => a.hours - b.hours)
    .slice(0, mostEvents)
    .map(({ event }): Text[] => [
      [event.period],
      [nameOf(drafting, event)],
      [ref(`${event.clause}#${event.item}`, event.cite)],
    ])
  const columns = ['within', 'what', 'item'].map((name) => text(`guide.column.${name}`))
  return table(`${supplierKey(type)}.events`, columns, rows, text('guide.events'))
}

/** Clause and run-in heading of the item. */
function nameOf({ pack }: Drafting, { clause, heading }: CalendarEvent): string {
  const title = pack.pairs.find(({ id }) => id === clause)?.title ?? clause
  return title === heading ? title : `${title}: ${heading}`
}

const unitHours = { hours: 1, days: 24, months: 730 }

/** Length of a period, to put the shortest first. */
function hoursOf({ pack }: Drafting, event: CalendarEvent, { size }: SupplierType): number {
  const parameter = pack.pairs.find(({ id }) => id === event.clause)?.parameters[event.parameter]
  if (!parameter) return Number.POSITIVE_INFINITY
  const value = size === 'sme' ? (parameter.sme ?? parameter.value) : parameter.value
  return Number(value) * unitHours[parameter.unit ?? 'days']
}
