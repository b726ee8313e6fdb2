// Three talks, drawn from the rows of two half-years.

import { describe, expect, test } from 'vitest'
import { speech } from '../../src/language/speech.ts'
import { review, sayAll } from '../../src/review/index.ts'
import { firstCopy, secondCopy } from '../support/half-years.ts'
import { contract, copy, type FlatSheets, firstEnd } from '../support/measure.ts'

const pack = contract('medium', {
  clauses: { set: 'core' },
  kpis: { set: 'core' },
  set: { 'PRV-04': { repayDays: 90 } },
  award: { role: 'reseller', size: 'sme', supplier: 'R' },
})
const voice = speech(pack.words)
const talks = (copies: readonly object[], asOf: string, named = true) =>
  review(pack, { copies }, { asOf, named }).talks.map((talk) => ({
    ...talk,
    words: sayAll(voice, talk.sentences),
  }))
const short = (list: ReturnType<typeof talks>) =>
  list.map(({ reason, rows }) => [reason, ...rows].join(' '))
/** Talks in January of a first half-year that held these rows. */
const january = (sheets: FlatSheets, named = true) =>
  talks([copy(firstEnd, sheets)], '2028-01-15', named)

describe('the talks of two half-years', () => {
  test('January: people, the Buyer, and makers that nobody knows', () => {
    const list = talks([firstCopy], '2028-01-15')
    expect(short(list)).toEqual(['people C1', 'buyer Q8', 'open S4 S5'])
    expect(list[0]).toMatchObject({ kpi: 'KPI-REM-01.2', since: '2027-12-07', next: '2028-02-28' })
    expect(list[0]?.words).toBe(
      'Still waiting: 9 of 40 people (C1, arrears, F2): leave pay. Due on 7 December 2027, 39 days ago. ' +
        'Whose decision: Supplier. Next date: 28 February 2028 (M15).',
    )
    expect(list[1]?.words).toContain('Due on 5 December 2027, and open for 41 days.')
    expect(list[2]).toMatchObject({ kpi: 'KPI-TRN-01.1', next: '2028-02-09' })
    expect(list[2]?.words).toContain('B1 and B2')
  })
  test('July: who was punished, who still waits, and what the Buyer did late', () => {
    const list = talks([firstCopy, secondCopy], '2028-07-15')
    expect(short(list)).toEqual(['critical C3', 'people C1 C2', 'buyer Q11'])
    expect(list[0]?.words).toContain('18 days late')
    expect(list[1]?.words).toContain('2 of 40 people')
    expect(list[1]?.words).toContain('3 of 24 people')
    expect(list[1]).toMatchObject({ next: '2028-08-15' })
    expect(list[2]?.words).toContain('done on 8 March 2028, 18 days late')
  })
  test('none is about a percentage', () => {
    for (const { words } of talks([firstCopy, secondCopy], '2028-07-15'))
      expect(words).not.toMatch(/%|per cent/)
  })
})

describe('who may know', () => {
  test('others learn neither numbers below ten nor rows of those who were punished', () => {
    const list = talks([firstCopy, secondCopy], '2028-07-15', false)
    expect(short(list)).toEqual(['critical', 'people', 'buyer Q11'])
    for (const { words, since } of list.slice(0, 2)) {
      expect(words).not.toMatch(/C\d|\d/)
      expect(since).toBeUndefined()
    }
  })
  test('what was found is told to those who are named', () => {
    const finding = {
      no: 'F1',
      site: 'S1',
      what: 'Three women locked in.',
      class: 'critical',
      learned: '2027-09-01T08:00',
      people: 30,
    }
    const sites = [{ site: 'S1', step: 'final', what: 'A1' }]
    const sheets = { sites, findings: [finding] }
    expect(january(sheets)[0]?.words).toContain('30 people: Three women locked in.')
    const [told] = january(sheets, false)
    expect(told?.words).toContain('30 people')
    expect(told?.words).not.toContain('women')
  })
  test('results are withheld by the same rule', () => {
    const of = (named: boolean) =>
      review(pack, { copies: [firstCopy, secondCopy] }, { asOf: '2028-07-15', named })
    expect(of(true).withheld).toEqual([])
    expect(of(false).withheld).toEqual(['KPI-COR-01.3', 'KPI-REM-01.2'])
  })
})

describe('which talks', () => {
  const site = (number: number, more = {}) => ({
    site: `S${number}`,
    what: `A${number}`,
    step: 'final',
    operator: `Works ${number}`,
    address: `${number} Road`,
    delivered: '2027-12-01',
    sourceDate: '2027-09-01',
    ...more,
  })
  test('silence is one', () => {
    const [first] = january({ sites: [site(1), site(2)] })
    expect(first).toMatchObject({ reason: 'silence', kpi: 'KPI-MON-02.2' })
    expect(first?.words).toContain('No case proves nothing')
  })
  test('a report that has not come is one, behind the people known to wait', () => {
    const list = talks([firstCopy], '2028-07-20')
    expect(list.map(({ reason }) => reason)).toEqual(['people', 'buyer', 'missing'])
    expect(list[0]?.words).toContain('The next date has passed: 28 February 2028 (M15).')
    expect(talks([], '2028-07-20').map(({ reason }) => reason)).toEqual(['missing'])
  })
  test('before the first report there is none', () => {
    expect(talks([], '2027-08-01')).toEqual([])
  })
  test('grave harm that goes on comes before all', () => {
    const findings = [
      { no: 'F1', class: 'serious', learned: '2027-07-10', people: 20, site: 'S1' },
      { no: 'F2', class: 'critical', learned: '2027-09-10', people: 12, site: 'S1' },
    ]
    const list = january({ sites: [site(1)], findings })
    expect(short(list).slice(0, 2)).toEqual(['critical F2', 'people F1'])
    expect(list[0]?.words).toContain('goes on, 82 days later')
  })
  test('only the Buyer that failed has a place, and only one', () => {
    const request = { no: 'Q1', kind: 'answer', to: 'buyer', asked: '2027-10-01' }
    const done = { ...request, answered: '2027-10-05' }
    const late = [1, 2, 3].map((number) => ({ ...request, no: `Q${number}` }))
    expect(short(january({ requests: [done] })).join()).not.toContain('Q1')
    expect(january({ requests: late }).filter(({ reason }) => reason === 'buyer')).toHaveLength(1)
    expect(january({ requests: late }).filter(({ rows }) => rows.includes('Q2'))).toHaveLength(0)
  })
  test('many rows are named, two are told', () => {
    const cases = [1, 2, 3, 4].map((number) => ({
      no: `C${number}`,
      kind: 'arrears',
      received: '2027-08-01',
      people: 40,
      provided: 10 + number,
      remedyDue: `2027-10-0${number}`,
    }))
    const [first] = january({ cases })
    expect(first?.rows).toEqual(['C1', 'C2', 'C3', 'C4'])
    expect(first?.words).toContain('Also: C3 and C4.')
  })
})
