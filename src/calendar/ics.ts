/**
 * A calendar as a file that calendar programs import (RFC 5545).
 * @packageDocumentation
 */

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { need } from '../language/arguments.ts'
import { show } from '../language/issues.ts'
import { fail } from '../language/problems.ts'
import { plusDays, readDate } from './dates.ts'
import type { CalendarEntry } from './entries.ts'

/** Choices for an .ics file. */
export interface IcsOptions {
  /** Days before each date on which the program reminds, 0 to 365; without it there is no reminder. */
  readonly remindDays?: number
  /** `publish` (default): the dates. `cancel`: what was in `previous` and is no more; programs that read it remove it. */
  readonly method?: 'publish' | 'cancel'
  /** 0 the first time, one more with each new issue: programs then replace what they hold. */
  readonly sequence?: number
  /** The entries as they were issued before; needed for `cancel`. */
  readonly previous?: readonly CalendarEntry[]
  /** Day that stands as the time of making, YYYY-MM-DD; default: the first of all dates. No clock is read. */
  readonly madeOn?: string
}

/**
 * Writes a calendar as iCalendar: one all-day event for each entry, on its last day, and one more where an SME has another
 * day. Ids stay the same from issue to issue, so that programs replace what they hold and double nothing.
 *
 * @param entries what `calendar(pack)` answered, whole or filtered
 * @returns the text of an .ics file; the same input gives the same bytes
 * @throws HrddError where an option is wrong
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { calendar, toIcs } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * const file = toIcs(calendar(pack), { remindDays: 14 })
 * console.log(file.includes('DTSTART;VALUE=DATE:20270701')) // true
 * ```
 */
export function toIcs(entries: readonly CalendarEntry[], options: IcsOptions = {}): string {
  need('list', entries, 'entries')
  need('options', options)
  const { method = 'publish', previous } = options
  if (method !== 'publish' && method !== 'cancel') {
    fail('unknown-value', 'method', { all: ['publish', 'cancel'], given: show(method) })
  }
  if (method === 'cancel' && !previous)
    fail('missing', 'previous', { expected: '@problems.noun.array' })
  checkNumber(options.remindDays, 'remindDays', 365)
  checkNumber(options.sequence, 'sequence', 2 ** 31 - 1)
  const kept = new Set(entries.flatMap(datesOf).map(({ uid }) => uid))
  const events =
    method === 'publish'
      ? entries.flatMap(datesOf)
      : (previous ?? []).flatMap(datesOf).filter(({ uid }) => !kept.has(uid))
  const first = events.map(({ date }) => date).sort()[0] ?? '1970-01-01'
  const madeOn = readDate(options.madeOn ?? first, 'madeOn')
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//hrdd-clauses//calendar//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method.toUpperCase()}`,
    ...nameOf(events),
    ...events.flatMap((event) => eventLines(event, madeOn, options)),
    'END:VCALENDAR',
  ]
    .map(fold)
    .join('')
}

function checkNumber(value: unknown, path: string, most: number): void {
  if (value === undefined) return
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    fail('wrong-type', path, { expected: '@problems.noun.int', given: show(value) })
  }
  if (value < 0) fail('too-small', path, { least: 0, given: show(value) })
  if (value > most) fail('too-big', path, { most, given: show(value) })
}

interface IcsEvent {
  readonly uid: string
  readonly date: string
  readonly entry: CalendarEntry
  readonly party: string
}

/** One event for an entry, and one more where an SME has another day. */
function datesOf(entry: CalendarEntry): readonly IcsEvent[] {
  const { contract, date, smeDate, party, smeParty = party } = entry
  const issue = bytesToHex(sha256(utf8ToBytes(contract.key))).slice(0, 16)
  const uid = (id: string) => `${issue}-${id.replace('#', '.')}@hrdd-clauses`
  return [
    { uid: uid(entry.id), date, entry, party },
    ...(smeDate ? [{ uid: uid(`${entry.id}.sme`), date: smeDate, entry, party: smeParty }] : []),
  ]
}

/** The title, where all events are of one contract. */
function nameOf(events: readonly IcsEvent[]): string[] {
  const titles = new Set(events.map(({ entry }) => entry.contract.title))
  const [title] = titles
  return title !== undefined && titles.size === 1 ? [`X-WR-CALNAME:${inert(title)}`] : []
}

function eventLines(
  { uid, date, entry, party }: IcsEvent,
  madeOn: string,
  { method, remindDays, sequence = 0 }: IcsOptions,
): string[] {
  const summary = inert(`${[entry.cite, entry.heading].filter(Boolean).join(' ')} (${party})`)
  const description = [
    entry.text,
    ...entry.content.map((ref) => `- ${ref.cite} ${ref.heading} (${ref.party})`),
    `${entry.contract.buyer}: ${entry.contract.title}`,
    ...(entry.contract.contacts ?? []),
  ]
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${compact(madeOn)}T000000Z`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(plusDays(date, 1))}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${inert(description.join('\n'))}`,
    `CATEGORIES:${entry.kind.toUpperCase()}`,
    'TRANSP:TRANSPARENT',
    ...(method === 'cancel' ? ['STATUS:CANCELLED'] : []),
    ...(remindDays === undefined || method === 'cancel' ? [] : alarm(summary, remindDays)),
    'END:VEVENT',
  ]
}

const alarm = (summary: string, days: number): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${summary}`,
  `TRIGGER:${days > 0 ? `-P${days}D` : 'PT0S'}`,
  'END:VALARM',
]

const compact = (date: string): string => date.replaceAll('-', '')

/** A text value: no line break and no control character of a stored title can become a line of its own. */
const inert = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

const octetsOf = (sign: string): number => utf8ToBytes(sign).length

/** At most 75 octets a line, never cutting a character. */
function fold(line: string): string {
  let folded = ''
  let length = 0
  for (const sign of line) {
    const octets = octetsOf(sign)
    if (length + octets > 75) {
      folded += '\r\n '
      length = 1
    }
    folded += sign
    length += octets
  }
  return `${folded}\r\n`
}
