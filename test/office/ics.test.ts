// The .ics file: read by an independent parser's rules, and imported into a calendar program.

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compose } from '../../src/index.ts'
import { toIcs } from '../../src/monitor/calendar/ics.ts'
import { calendar } from '../../src/monitor/index.ts'
import { program } from '../support/tools.ts'

const pack = compose({
  title: 'Laptops, “good”; größer\\x 漢字 😀',
  buyer: 'City; of, Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'medium',
  contract: { start: '2027-01-31', months: 24 },
})
const made = calendar(pack, {
  asOf: '2027-02-01',
  evidence: [{ what: 'Audit, site “A”; hall\\1', date: '2026-06-30', validMonths: 12 }],
})

describe('the file', () => {
  const file = toIcs(made, { remindDays: 14 })
  const unfolded = file.replaceAll('\r\n ', '')
  test('keeps to lines of 75 octets that end in CRLF', () => {
    for (const line of file.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })
  test('holds one all-day event for each entry, under its own name, without a clock', () => {
    expect(unfolded.match(/^BEGIN:VEVENT/gm)).toHaveLength(made.entries.length)
    expect(unfolded.match(/^BEGIN:VALARM/gm)).toHaveLength(made.entries.length)
    const names = [...unfolded.matchAll(/^UID:(.+)\r$/gm)].map(([, name]) => name)
    expect(new Set(names).size).toBe(made.entries.length)
    expect(
      [...unfolded.matchAll(/^DTSTART;VALUE=DATE:(\d{8})\r$/gm)].map(([, day]) => day),
    ).toEqual(made.entries.map(({ date }) => date.replaceAll('-', '')))
    expect(new Set(unfolded.match(/^DTSTAMP:.+$/gm)!.map((line) => line.trim()))).toEqual(
      new Set(['DTSTAMP:20270201T000000Z']),
    )
    expect(toIcs(made, { remindDays: 14 })).toBe(file)
    expect(unfolded).toContain(
      `because they run from an event and have no date of their own: ${made.events.length} of the times.`,
    )
  })
  test('escapes what a caller typed', () => {
    expect(unfolded).toContain('X-WR-CALNAME:Laptops\\, “good”\\; größer\\\\x 漢字 😀\r\n')
    expect(unfolded).toContain('SUMMARY:Proof ends: Audit\\, site “A”\\; hall\\\\1 (Supplier)\r\n')
  })
  test('holds only what is asked for', () => {
    const count = (text: string) => (text.match(/BEGIN:VEVENT/g) ?? []).length
    expect(count(toIcs(made, { owner: 'buyer' }))).toBe(
      made.entries.filter(({ owner }) => owner !== 'supplier').length,
    )
    expect(count(toIcs(made, { supplier: 'sme', kinds: ['kpi'] }))).toBe(
      made.entries.filter((entry) => entry.kind === 'kpi' && entry.for.size !== 'large').length,
    )
    for (const wrong of [
      { supplier: 'firm' as never },
      { remindDays: -1 },
      { remindDays: 1.5 },
      { madeOn: '2027-02-30' },
    ])
      expect(() => toIcs(made, wrong)).toThrow(/Tip/)
  })
})

const khal = program(['khal'], 'Install khal.')
const folder = mkdtempSync(join(tmpdir(), 'ics-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!khal)('khal', () => {
  const few = toIcs(made, { supplier: 'sme-reseller', owner: 'buyer' })
  const wanted = made.entries.filter(
    ({ owner, for: type }) =>
      owner !== 'supplier' && type.size !== 'large' && type.role !== 'brand',
  )
  test.each(['UTC', 'America/New_York', 'Pacific/Kiritimati'])(
    'imports it in %s and shows every entry on its day',
    (zone) => {
      const home = join(folder, zone.replace('/', '-'))
      mkdirSync(join(home, 'calendar'), { recursive: true })
      const config = join(home, 'config')
      writeFileSync(
        config,
        `[calendars]\n[[contract]]\npath = ${join(home, 'calendar')}\n[locale]\nlocal_timezone = ${zone}\ndefault_timezone = ${zone}\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = ${join(home, 'khal.db')}\n[default]\ndefault_calendar = contract\n`,
      )
      writeFileSync(join(home, 'contract.ics'), few)
      const run = (...args: string[]) =>
        execFileSync(khal!, ['-c', config, ...args], {
          env: {
            ...process.env,
            TZ: zone,
            HOME: home,
            XDG_DATA_HOME: home,
            XDG_CACHE_HOME: home,
            LC_ALL: 'C.UTF-8',
          },
          encoding: 'utf8',
          maxBuffer: 1 << 26,
        })
      run('import', '--batch', join(home, 'contract.ics'))
      const shown = run(
        'list',
        '--day-format',
        '',
        '--format',
        '{start-date}|{end-date}|{uid}|{title}',
        '2027-01-01',
        '4000d',
      )
        .split('\n')
        .filter((line) => line.includes('|'))
      expect(shown.length).toBe(wanted.length)
      for (const { id, date, title } of wanted) {
        const line = shown.find((one) => one.includes(`-${id}@`))
        expect(line, id).toBeDefined()
        expect(line!.startsWith(`${date}|${date}|`), line).toBe(true)
        expect(line).toContain(title)
      }
    },
  )
})
