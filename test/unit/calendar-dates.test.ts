// Civil dates, periods of reports, and every date of a contract.

import { describe, expect, test } from 'vitest'
import {
  calendar,
  contractYears,
  daysBetween,
  onEvent,
  plusDays,
  plusMonths,
  plusPeriod,
  reportPeriods,
} from '../../src/calendar/index.ts'
import type { Pack } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import { pairOf, period, smallPack } from '../support/pack.ts'

const entry = (pack: Pack, id: string) => calendar(pack).find((candidate) => candidate.id === id)

describe('civil dates', () => {
  test('slip in no month and no summer time', () => {
    expect(plusDays('2027-03-27', 2)).toBe('2027-03-29')
    expect(plusMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(plusPeriod('2027-07-01', 72, 'hours')).toBe('2027-07-04')
    expect(plusPeriod('2027-07-01', 25, 'hours')).toBe('2027-07-03')
    expect(plusPeriod('2027-07-01', -30, 'days')).toBe('2027-06-01')
    expect(daysBetween('2027-03-28', '2027-03-29')).toBe(1)
  })
  test('a date that does not exist is a problem of the input', () => {
    for (const date of ['nope', '2028-13-45', '2027-02-29', '']) {
      expect(() => plusDays(date, 1)).toThrow(HrddError)
      expect(() => plusMonths(date, 1)).toThrow(HrddError)
    }
  })
})

describe('periods of reports', () => {
  test('each is due on the day after it, the last one on the day after the contract', () => {
    const periods = reportPeriods(smallPack())
    expect(periods).toHaveLength(8)
    expect(periods[0]).toEqual({
      index: 1,
      start: '2027-07-01',
      end: '2027-12-31',
      due: '2028-01-01',
    })
    expect(periods.at(-1)).toMatchObject({ end: '2031-06-30', due: '2031-07-01' })
  })
  test('a last period may be shorter, and a start on the 31st comes back to it', () => {
    const pack = smallPack({
      spec: { contract: { start: '2027-01-31', months: 9 } },
      contractEnd: '2027-10-30',
    })
    expect(reportPeriods(pack).map(({ start, end }) => [start, end])).toEqual([
      ['2027-01-31', '2027-07-30'],
      ['2027-07-31', '2027-10-30'],
    ])
    expect(entry(pack, 'REP-01.reportMonths.2')).toMatchObject({
      date: '2027-10-31',
      text: 'end of the Contract',
    })
    expect(contractYears(pack)).toHaveLength(1)
  })
  test('a stored pack with a rhythm of nought does not run for ever', () => {
    const report = pairOf('REP-01', [{ anchor: 'report', prints: ['reportMonths'] }], {
      parameters: { reportMonths: period(0, undefined, { role: 'report-rhythm' }) },
    })
    expect(() => reportPeriods(smallPack({ pairs: [report] }))).toThrow(HrddError)
    expect(reportPeriods(smallPack({ pairs: [] }))).toEqual([])
  })
})

describe('the calendar', () => {
  const pack = smallPack()
  test('is in the order of time, each id once', () => {
    const entries = calendar(pack)
    const dates = entries.map(({ date }) => date)
    expect(dates).toEqual([...dates].sort())
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  })
  test('dates what counts from the start, with an SME its own day', () => {
    expect(entry(pack, 'REP-01.registerDays')).toMatchObject({
      kind: 'duty',
      date: '2027-08-30',
      smeDate: '2027-09-29',
      who: 'supplier',
      clause: 'REP-01',
      item: 'register',
      cite: 'REP-01.1',
      heading: 'Register',
      text: '60 days (SME: 90) after the Start Date',
    })
    expect(entry(pack, 'GRV-01#channel')).toMatchObject({ date: '2027-07-01', who: 'supplier' })
    expect(entry(pack, 'GRV-01.tailMonths')?.date).toBe('2032-06-30')
  })
  test('hangs what rides in a report on that report', () => {
    const riders = (id: string) =>
      entry(pack, id)?.content.map(({ clause, item, who }) => `${clause}#${item} ${who}`)
    expect(riders('REP-01.reportMonths.1')).toEqual(['BUY-01#time buyer'])
    expect(riders('REP-01.reportMonths.2')).toEqual([
      'REP-01#large large',
      'BUY-01#time buyer',
      'TRN-01#second-source supplier',
      'GRV-01#test supplier',
    ])
    expect(riders('REQ-01.sendDays')).toEqual(['COR-01#certificate reseller'])
    expect(riders('REP-01.registerDays')).toEqual(['GRV-01#brand brand'])
  })
  test('what has nothing to ride in rides in the first report', () => {
    const without = smallPack({ roles: { ...pack.roles, clauses: {} } })
    expect(entry(without, 'REP-01.reportMonths.1')?.content.map(({ item }) => item)).toContain(
      'certificate',
    )
  })
  test('meetings follow the start and each report', () => {
    const meetings = calendar(pack).filter(({ kind }) => kind === 'meeting')
    expect(meetings).toHaveLength(9)
    expect(meetings[1]).toMatchObject({
      id: 'REP-01.meetingDays.1',
      date: '2028-01-31',
      who: 'both',
      heading: 'Meeting on report 1',
    })
  })
  test('a Plan that came whole with the tender is not due again', () => {
    const sections = pack.planSections.map((section) => ({ ...section, tender: true }))
    expect(entry(smallPack({ planSections: sections }), 'REP-01.startDays')).toBeUndefined()
    expect(entry(pack, 'REP-01.startDays')).toBeDefined()
  })
  test('holds dates of the tender and options to extend', () => {
    const dated = smallPack({
      spec: {
        tender: { published: '2027-02-01', deadline: '2027-03-15', questions: '2027-03-01' },
        contract: { start: '2027-07-01', months: 48, extensions: [12, 6] },
      },
    })
    expect(
      calendar(dated)
        .filter(({ kind }) => kind === 'tender' || kind === 'contract')
        .map(({ id, date }) => `${id} ${date}`),
    ).toEqual([
      'tender.published 2027-02-01',
      'tender.questions 2027-03-01',
      'tender.deadline 2027-03-15',
      'contract.start 2027-07-01',
      'contract.end 2031-06-30',
      'contract.extension.1 2031-06-30',
      'contract.extension.2 2032-06-30',
    ])
  })
  test('what comes back comes back until the end', () => {
    const pairs = [
      pairOf('XXX-01', [{ anchor: 'again', heading: 'Again', prints: ['every', 'ahead'] }], {
        parameters: {
          every: period(9, undefined, { unit: 'months', after: ['contract-start'], repeats: true }),
          ahead: period(30, undefined, { after: ['contract-end'], before: true, needs: 'buyer' }),
        },
      }),
    ]
    const again = smallPack({ pairs, roles: { clauses: {}, parameters: {} } })
    expect(
      calendar(again)
        .filter(({ kind }) => kind === 'duty')
        .map(({ id, date, who }) => `${id} ${date} ${who}`),
    ).toEqual([
      'XXX-01.every.1 2028-04-01 supplier',
      'XXX-01.every.2 2029-01-01 supplier',
      'XXX-01.every.3 2029-10-01 supplier',
      'XXX-01.every.4 2030-07-01 supplier',
      'XXX-01.every.5 2031-04-01 supplier',
      'XXX-01.ahead 2031-05-31 buyer',
    ])
  })
  test('ids survive other words, another title and another start', () => {
    const reworded = smallPack({
      spec: { title: 'Laptops and monitors', contract: { start: '2027-08-01', months: 48 } },
      contractEnd: '2031-07-31',
      pairs: pack.pairs.map((pair) => ({
        ...pair,
        title: 'Other',
        condition: pair.condition.map((part) => ({
          ...part,
          items: part.items.map((item) => ({
            ...item,
            heading: 'Neu',
            text: ['Wort', ...item.text],
          })),
        })),
      })),
    })
    const names = (entries: ReturnType<typeof calendar>) =>
      entries.map(({ id, contract }) => `${contract.key} ${id}`).sort()
    expect(names(calendar(reworded))).toEqual(names(calendar(pack)))
  })
})

describe('one supplier', () => {
  const award = { role: 'reseller', size: 'sme', supplier: 'R' } as const
  const pack = smallPack({ spec: { award } })
  test('after award it is the one that won', () => {
    const register = entry(pack, 'REP-01.registerDays')
    expect(register).toMatchObject({ date: '2027-09-29', when: '90 days' })
    expect(register?.smeDate).toBeUndefined()
    expect(register?.content).toEqual([])
    expect(entry(pack, 'REP-01.reportMonths.2')?.content.map(({ who }) => who)).not.toContain(
      'large',
    )
  })
  test('it stands there by name, and what comes before award does not', () => {
    const tender = { published: '2027-02-01', deadline: '2027-03-15' }
    const contacts = { buyer: 'Bo, 34', supplier: 'Ann, 12' }
    const won = smallPack({ spec: { tender, award: { ...award, contacts } } })
    const own = calendar(won)
    expect(new Set(own.map(({ party }) => party))).toEqual(new Set(['R', 'both sides']))
    expect(own.flatMap(({ content }) => content.map(({ party }) => party))).not.toContain(
      'Supplier',
    )
    expect(own.some(({ kind }) => kind === 'tender')).toBe(false)
    expect(own[0]?.contract.contacts).toEqual(['Buyer: Bo, 34', 'R: Ann, 12'])
    expect(onEvent(won).find(({ clause }) => clause === 'COR-01')?.party).toBe('R')
    const all = calendar(won, {})
    expect(all.some(({ kind }) => kind === 'tender')).toBe(true)
    expect(all.some(({ party }) => party === 'R')).toBe(false)
    expect(all[0]?.contract.contacts).toBeUndefined()
  })
  test('all who could bid, and others, can still be asked about', () => {
    const of = (supplier: Parameters<typeof calendar>[1]) =>
      calendar(pack, supplier).find(({ id }) => id === 'REP-01.registerDays')
    expect(of({})).toMatchObject({ date: '2027-08-30', smeDate: '2027-09-29' })
    expect(of('large-brand')).toMatchObject({ date: '2027-08-30', when: '60 days' })
    expect(of('brand')?.content).toHaveLength(1)
  })
  test('what is no supplier type is refused', () => {
    expect(() => calendar(pack, 'buyer' as never)).toThrow(HrddError)
  })
})

describe('duties without a date', () => {
  const events = onEvent(smallPack())
  const of = (id: string) => events.find((event) => event.id === id)
  test('carry their period and what it runs from', () => {
    expect(of('COR-01.urgentHours.event')).toMatchObject({
      period: '48 hours',
      who: 'supplier',
      text: '48 hours after what COR-01.1 names',
    })
    expect(of('COR-01.changeDays.event')).toMatchObject({ before: true })
    expect(of('REQ-01.sendDays.event')?.period).toBe('14 days (SME: 21)')
  })
  test('say who acts: the Buyer, or both where the Supplier has the time', () => {
    expect(of('BUY-01.answerDays.request')?.who).toBe('buyer')
    expect(of('ENF-01.hearDays.event')?.who).toBe('both')
  })
  test('leave out meetings and what is dated alone', () => {
    expect(events.some(({ parameter }) => parameter === 'meetingDays')).toBe(false)
    expect(events.some(({ parameter }) => parameter === 'registerDays')).toBe(false)
  })
})
