// What one page can say of a contract: dated deliverables of the first year, and hours.

import { describe, expect, test } from 'vitest'
import { deliverables, hours } from '../../src/calendar/index.ts'
import { smallPack } from '../support/pack.ts'

const pack = smallPack()

describe('dated deliverables', () => {
  test('are nine for an SME reseller at high, the meeting on the second report with them', () => {
    const rows = deliverables(pack, 'sme-reseller')
    expect(rows.map(({ label, when }) => `${label}: ${when}`)).toEqual([
      'Channel: Start Date',
      'Request: 21 days',
      'Meeting after the start: 30 days',
      'Diligence Plan: 45 days',
      'Register: 90 days',
      'Progress Report 1: 6 months',
      'Meeting on report 1: 30 days after report 1',
      'Progress Report 2: 12 months',
      'Meeting on report 2: 30 days after report 2',
    ])
  })
  test('print both times where all may bid', () => {
    const register = deliverables(pack).find(({ id }) => id === 'REP-01.registerDays')
    expect(register).toMatchObject({
      when: '60 days (SME: 90)',
      date: '2027-08-30',
      smeDate: '2027-09-29',
    })
  })
  test('name what rides in them, but nothing of the Buyer', () => {
    const rows = deliverables(pack)
    expect(rows.flatMap(({ items }) => items.map(({ who }) => who))).not.toContain('buyer')
    expect(
      rows.find(({ id }) => id === 'REP-01.reportMonths.2')?.items.map(({ cite }) => cite),
    ).toEqual(['REP-01.2', 'REP-01.5', 'TRN-01.1', 'GRV-01.2'])
  })
})

describe('hours', () => {
  test('add up, for the roles that may bid', () => {
    expect(hours(pack)).toMatchObject({ buyer: 7.7, supplier: { reseller: 15.5, brand: 90 } })
    const won = smallPack({ spec: { award: { role: 'reseller', size: 'sme' } } })
    expect(hours(won).supplier).toEqual({ reseller: 15.5 })
  })
  test('where they are short, people come before paper', () => {
    const { clauses, notFollowedUp } = hours(pack, 5)
    expect(clauses.map(({ clause }) => clause).slice(0, 3)).toEqual(['GRV-01', 'COR-01', 'TRN-01'])
    expect(notFollowedUp.map(({ clause }) => clause)).toEqual(['REP-01', 'BUY-01', 'ENF-01'])
    expect(hours(pack, 7.7).notFollowedUp).toEqual([])
    expect(hours(pack, 0).notFollowedUp).toHaveLength(7)
  })
  test('the spec may say them', () => {
    const short = smallPack({ spec: { capacity: { hoursPerYear: 1 } } })
    expect(hours(short)).toMatchObject({ capacity: 1 })
    expect(hours(short).notFollowedUp[0]?.clause).toBe('GRV-01')
    expect(hours(pack).capacity).toBeUndefined()
  })
})
