/**
 * A calendar as a file that calendar programs import.
 * @packageDocumentation
 */
import ICAL from 'ical.js'
import { audienceKey, canBind, readSupplier, type SupplierInput } from '../../model/audience.ts'
import { show } from '../../model/issues.ts'
import { HrddError } from '../../model/problems.ts'
import { isCivilDate, plusDays } from '../periods.ts'
import type { Calendar } from './calendar.ts'
import type { CalendarEntry, EntryKind } from './entries.ts'

/** Choices for an .ics file. */
export interface IcsOptions {
  /** Day that stands as the time of making, YYYY-MM-DD; default: `asOf` of the calendar, or the start of the contract. No clock is read. */
  readonly madeOn?: string
  /** Days before each date on which the program reminds; without it there is no reminder. */
  readonly remindDays?: number
  /** Only what concerns this supplier type. */
  readonly supplier?: SupplierInput
  /** Only what the Supplier or the Buyer has to do; what both do is always in. */
  readonly owner?: 'supplier' | 'buyer'
  /** Only these kinds. */
  readonly kinds?: readonly EntryKind[]
}

/**
 * Writes a calendar as iCalendar (RFC 5545): one all-day event for each entry, on its last day. Dates carry no time and no
 * zone, so no day slips. Times without a date are left out; the description of the calendar says how many.
 *
 * @param calendar what `calendar(pack)` answered
 * @returns the text of an .ics file; the same input gives the same bytes
 * @throws HrddError where an option is wrong
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { calendar } from 'hrdd-clauses/monitor'
 * import { toIcs } from 'hrdd-clauses/ics'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * const file = toIcs(calendar(pack), { owner: 'buyer', remindDays: 14 })
 * console.log(file.includes('DTSTART;VALUE=DATE:20270701')) // true
 * ```
 */
export function toIcs(calendar: Calendar, options: IcsOptions = {}): string {
  const { madeOn = calendar.asOf ?? calendar.contract.start, remindDays } = options
  const supplier = options.supplier === undefined ? {} : readSupplier(options.supplier)
  if (!supplier)
    throw new HrddError([
      {
        code: 'unknown-supplier',
        path: 'supplier',
        message: `${show(options.supplier)} is not a supplier type`,
        hint: 'Write reseller, brand, sme, large, sme-reseller, or { role, size }.',
      },
    ])
  if (
    remindDays !== undefined &&
    !(Number.isSafeInteger(remindDays) && remindDays >= 0 && remindDays <= 365)
  )
    throw new HrddError([
      {
        code: 'out-of-range',
        path: 'remindDays',
        message: `expected a whole number of days from 0 to 365, not ${show(remindDays)}`,
        hint: 'Change the value.',
      },
    ])
  if (!isCivilDate(madeOn))
    throw new HrddError([
      {
        code: 'bad-date',
        path: 'madeOn',
        message: `${show(madeOn)} is not a date that exists`,
        hint: 'Write it as YYYY-MM-DD, for example 2027-02-28.',
      },
    ])
  const wanted = calendar.entries.filter(
    (entry) =>
      canBind(entry.for, supplier) &&
      (options.owner === undefined || entry.owner === options.owner || entry.owner === 'both') &&
      (options.kinds?.includes(entry.kind) ?? true),
  )
  const root = new ICAL.Component('vcalendar')
  root.addPropertyWithValue('prodid', '-//hrdd-clauses//calendar//EN')
  root.addPropertyWithValue('version', '2.0')
  root.addPropertyWithValue('calscale', 'GREGORIAN')
  root.addPropertyWithValue('method', 'PUBLISH')
  root.addPropertyWithValue('x-wr-calname', escape(calendar.title))
  root.addPropertyWithValue(
    'x-wr-caldesc',
    escape([...calendar.notes, calendar.labels.leftOut].join(' ')),
  )
  for (const entry of wanted) root.addSubcomponent(event(calendar, entry, madeOn, remindDays))
  return lines(root)
}

/** Midnight UTC. */
function startOfDay(date: string): ICAL.Time {
  const [year, month, day] = date.split('-').map(Number)
  return new ICAL.Time(
    { year: year!, month: month!, day: day!, hour: 0, minute: 0, second: 0, isDate: false },
    ICAL.Timezone.utcTimezone,
  )
}

/** Text of a property that the library does not know, and so does not escape. */
const escape = (text: string): string => text.replace(/[\\;,]/g, '\\$&')

function event(
  calendar: Calendar,
  entry: CalendarEntry,
  madeOn: string,
  remindDays: number | undefined,
): ICAL.Component {
  const node = new ICAL.Component('vevent')
  const whom = summary(calendar, entry)
  node.addPropertyWithValue(
    'uid',
    `${calendar.digest.slice(0, 16)}-${entry.id.replace(/[^A-Za-z0-9.-]/g, (sign) => `_${sign.codePointAt(0)!.toString(16)}`)}@hrdd-clauses`,
  )
  node.addPropertyWithValue('dtstamp', startOfDay(madeOn))
  node.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(entry.date))
  node.addPropertyWithValue('dtend', ICAL.Time.fromDateString(plusDays(entry.date, 1)))
  node.addPropertyWithValue('summary', whom)
  node.addPropertyWithValue('description', describe(calendar, entry))
  node.addPropertyWithValue('categories', entry.kind)
  node.addPropertyWithValue('transp', 'TRANSPARENT')
  if (remindDays !== undefined) {
    const alarm = new ICAL.Component('valarm')
    alarm.addPropertyWithValue('action', 'DISPLAY')
    alarm.addPropertyWithValue('description', whom)
    alarm.addPropertyWithValue(
      'trigger',
      new ICAL.Duration({ days: remindDays, isNegative: remindDays > 0 }),
    )
    node.addSubcomponent(alarm)
  }
  return node
}

/** "4.1 Site List: time to list the first models (Supplier, SME)". */
function summary({ labels }: Calendar, { clause, title, owner, for: type }: CalendarEntry): string {
  const key = audienceKey(type)
  const whom =
    key === 'all' || key === 'buyer'
      ? labels.owner[owner]
      : `${labels.owner[owner]}, ${labels.type[key]}`
  return `${clause ? `${clause.number} ` : ''}${title} (${whom})`
}

function describe({ labels, buyer, title }: Calendar, entry: CalendarEntry): string {
  return [
    `${labels.rule}: ${entry.rule}`,
    ...(entry.from ? [`${labels.from}: ${entry.from}`] : []),
    ...(entry.basis === 'latest' ? [labels.latest] : []),
    ...(entry.waitsFor ? [labels.waitsFor[entry.waitsFor]] : []),
    ...(entry.period ? [`${labels.period}: ${entry.period.start} / ${entry.period.end}`] : []),
    `${labels.lookAt}:`,
    ...entry.lookAt.map((one) => `- ${one}`),
    ...(entry.hours.buyer > 0 ? [`${labels.hours}: ${entry.hours.buyer}`] : []),
    `${buyer}: ${title}`,
  ].join('\n')
}

/**
 * The file, line by line. Folded here: the library fills a continuation line with 75 octets behind its space, one more
 * than RFC 5545 allows, and its length is a setting for the whole program.
 */
function lines(component: ICAL.Component): string {
  const name = component.name.toUpperCase()
  return [
    fold(`BEGIN:${name}`),
    ...component.getAllProperties().map((property) => fold(property.toICALString())),
    ...component.getAllSubcomponents().map(lines),
    fold(`END:${name}`),
  ].join('')
}

/** At most 75 octets a line, never cutting a character. */
function fold(line: string): string {
  let out = ''
  let length = 0
  for (const sign of line) {
    const code = sign.codePointAt(0)!
    const octets = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (length + octets > 75) {
      out += '\r\n '
      length = 1
    }
    out += sign
    length += octets
  }
  return `${out}\r\n`
}
