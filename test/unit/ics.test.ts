// The .ics file: read by another parser, issued again, and inert whatever a title holds.

import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendar, type IcsOptions, toIcs } from '../../src/calendar/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import { smallPack } from '../support/pack.ts'

const pack = smallPack()
const entries = calendar(pack)
const read = (file: string) => {
  const root = new ICAL.Component(ICAL.parse(file))
  return root.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

describe('the file', () => {
  const file = toIcs(entries, { remindDays: 14 })
  test('holds one all-day event for each date, and one more for an SME of its own', () => {
    const events = read(file)
    const sme = entries.filter(({ smeDate }) => smeDate !== undefined)
    expect(events).toHaveLength(entries.length + sme.length)
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
    expect(events.every(({ startDate }) => startDate.isDate)).toBe(true)
    expect(events.map(({ startDate }) => startDate.toString())).toContain('2027-08-30')
    expect(events.find(({ uid }) => uid.includes('registerDays.sme'))?.summary).toBe(
      'REP-01.1 Register (Supplier, SME)',
    )
    expect(file.match(/BEGIN:VALARM/g)).toHaveLength(events.length)
  })
  test('keeps to lines of 75 octets that end in CRLF', () => {
    const long = calendar(smallPack({ spec: { title: 'größer 漢字 😀 '.repeat(20) } }))
    const text = toIcs(long)
    for (const line of text.split('\r\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    }
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(read(text)[0]?.description).toContain('größer 漢字 😀')
  })
  test('reads no clock', () => {
    expect(toIcs(entries)).toBe(toIcs(calendar(smallPack())))
    expect(toIcs(entries, { madeOn: '2027-05-01' })).toContain('DTSTAMP:20270501T000000Z')
  })
})

describe('issued again', () => {
  const changed = calendar(
    smallPack({
      spec: { title: 'Laptops 2028', contract: { start: '2027-08-01', months: 36 } },
      contractEnd: '2030-07-31',
    }),
  )
  test('ids stay, and the sequence says which is newer', () => {
    const before = new Set(read(toIcs(entries)).map(({ uid }) => uid))
    const after = read(toIcs(changed, { sequence: 1 }))
    expect(after.every(({ uid }) => before.has(uid))).toBe(true)
    expect(after.every(({ sequence }) => sequence === 1)).toBe(true)
  })
  test('what fell away is cancelled by a file of its own', () => {
    const file = toIcs(changed, { method: 'cancel', previous: entries, sequence: 1 })
    expect(file).toContain('METHOD:CANCEL')
    expect(file.match(/STATUS:CANCELLED/g)).toHaveLength(4)
    const gone = read(file).map(({ uid }) => uid.replace(/^.*-([A-Z]{3}-)/, '$1'))
    expect(gone).toEqual([
      'REP-01.reportMonths.7@hrdd-clauses',
      'REP-01.meetingDays.7@hrdd-clauses',
      'REP-01.reportMonths.8@hrdd-clauses',
      'REP-01.meetingDays.8@hrdd-clauses',
    ])
  })
  test('two suppliers of one framework, and two contracts with references, stay apart', () => {
    const uids = (spec: Parameters<typeof smallPack>[0]) =>
      read(toIcs(calendar(smallPack(spec)))).map(({ uid }) => uid)
    const first = new Set(uids({ spec: { reference: '2027/1' } }))
    expect(uids({ spec: { reference: '2027/2' } }).some((uid) => first.has(uid))).toBe(false)
    const won = (supplier: string) => ({
      spec: { award: { role: 'brand', size: 'large', supplier } as const },
    })
    const one = new Set(uids(won('A')))
    expect(uids(won('B')).some((uid) => one.has(uid))).toBe(false)
  })
})

test('after award the supplier is named, and both sides say whom to call', () => {
  const contacts = { buyer: 'Bo, 34', supplier: 'Ann, 12' }
  const award = { role: 'reseller', size: 'sme', supplier: 'Shop', contacts } as const
  const events = read(toIcs(calendar(smallPack({ spec: { award } }))))
  expect(events.map(({ summary }) => summary)).toContain('REP-01.1 Register (Shop)')
  for (const { description } of events)
    expect(description).toMatch(/\nBuyer: Bo, 34\nShop: Ann, 12$/)
})

describe('hostile words', () => {
  test('a line break in a title begins no line', () => {
    const title = 'A\r\nBEGIN:VEVENT\nX:1\u2028Y;Z,\\\u0007'
    const text = toIcs(calendar(smallPack({ spec: { title } })))
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(read(toIcs(entries)).length)
    expect(text).not.toMatch(/^X:1/m)
    expect(text).not.toContain('\u0007')
    expect(read(text)[0]?.description).toContain('A\nBEGIN:VEVENT\nX:1\nY;Z,\\')
  })
  test('wrong options are said', () => {
    const wrong: IcsOptions[] = [
      { remindDays: -1 },
      { remindDays: 366 },
      { sequence: 0.5 },
      { madeOn: '2027-02-30' },
      { method: 'cancel' },
      { method: 'request' as never },
    ]
    for (const options of wrong) expect(() => toIcs(entries, options)).toThrow(HrddError)
  })
})
