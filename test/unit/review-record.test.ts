// What a review holds beside the talks: the ladder, promises, results with their trend, what falls due.

import { describe, expect, test } from 'vitest'
import { speech } from '../../src/language/speech.ts'
import { HrddError } from '../../src/model/problems.ts'
import { review, sayAll } from '../../src/review/index.ts'
import { firstCopy, secondCopy } from '../support/half-years.ts'
import { contract, copy, type FlatRow, firstEnd } from '../support/measure.ts'

const pack = contract('medium', {
  clauses: { set: 'core' },
  kpis: { set: 'core' },
  award: { role: 'reseller', size: 'sme', supplier: 'R' },
})
const voice = speech(pack.words)
const both = { copies: [firstCopy, secondCopy] }

describe('the ladder', () => {
  const steps = (rows: readonly FlatRow[], asOf: string, supplier?: 'large') => {
    const requests = rows.map((row, index) => ({
      no: `Q${index + 1}`,
      kind: 'ladder-step',
      about: 'S4',
      to: 'supplier',
      ...row,
    }))
    const copies = [copy(firstEnd, { requests }, { on: '2028-01-02' })]
    return review(pack, { copies }, { asOf, ...(supplier && { supplier }) }).ladder
  }
  const talk = { asked: '2027-10-01', decision: 'step-1' }
  const notice = { asked: '2027-11-01', decision: 'step-2', until: '2028-01-20' }
  test('where no step stands there is no state', () => {
    expect(steps([], '2028-02-01')).toEqual([])
  })
  test('after the talk a notice may come, when the hearing is over', () => {
    const [state] = steps([talk], '2028-02-01')
    expect(state).toMatchObject({
      about: 'S4',
      phase: 'open',
      next: { step: 2, kind: 'notice', opens: '2027-10-02', earliest: '2028-02-16' },
    })
    expect(sayAll(voice, state?.sentences ?? [])).toContain(
      'after 15 days to answer, with a date at least 60 days away',
    )
  })
  test('the times are those of the supplier', () => {
    const [state] = steps([talk], '2028-02-01', 'large')
    expect(state?.next?.earliest).toBe('2028-02-11')
  })
  test('while the date of a notice runs, nothing more may come', () => {
    const [state] = steps([talk, notice], '2028-01-20')
    expect(state).toMatchObject({ phase: 'runs', next: { step: 3, opens: '2028-01-21' } })
    expect(steps([talk, notice], '2028-01-21')[0]?.phase).toBe('open')
  })
  test('without a date of its own the shortest time of the contract runs', () => {
    const { until: _until, ...undated } = notice
    expect(steps([undated], '2028-02-01')[0]?.taken[0]?.until).toBe('2027-12-31')
  })
  test('what may be held back is said, with its limits', () => {
    const [state] = steps([talk, notice], '2028-01-21')
    const words = sayAll(voice, state?.sentences ?? [])
    expect(words).toContain('up to 5 per cent for at most 6 months')
  })
  test('after the last step there is none', () => {
    const end = { asked: '2027-11-01', decision: 'step-4' }
    expect(steps([end], '2027-11-15')).toEqual([])
    expect(steps([end], '2028-01-15')[0]).toMatchObject({ phase: 'runs' })
    expect(steps([end], '2028-06-15')[0]).toMatchObject({ phase: 'last' })
    expect(steps([end], '2028-06-15')[0]?.next).toBeUndefined()
  })
  test('what has ended may begin with a notice if it comes back in time', () => {
    const ended = { ...notice, answered: '2027-12-15' }
    expect(steps([talk, ended], '2028-02-01')[0]).toMatchObject({
      phase: 'ended',
      ended: '2027-12-15',
      returnsUntil: '2028-12-15',
      next: { step: 2 },
    })
    const [later] = steps([talk, ended], '2029-02-01')
    expect(later?.next).toBeUndefined()
    expect(later?.returnsUntil).toBeUndefined()
  })
  test('each matter stands on its own', () => {
    expect(review(pack, both, { asOf: '2028-07-15' }).ladder).toMatchObject([
      { about: 'F3', phase: 'open' },
      { about: 'S4', phase: 'ended' },
    ])
  })
})

describe('promises', () => {
  test('are read from the measures for them', () => {
    const { rows, nothingEntered } = review(pack, both, { asOf: '2028-07-15' }).promises
    expect(rows.map(({ promise, row, state }) => `${promise} ${row} ${state}`)).toEqual([
      'T2 M1 done',
      'T3 M2 done-late',
    ])
    expect(nothingEntered).toBeUndefined()
    const january = review(pack, { copies: [firstCopy] }, { asOf: '2028-01-15' })
    expect(january.promises.rows[1]?.state).toBe('overdue')
    expect(
      sayAll(
        voice,
        january.promises.rows.map(({ sentence }) => sentence),
      ),
    ).toContain('T3 (M2): was due 30 November 2027, and is open.')
  })
  test('stand with what was written, else with what was asked, in their first words', () => {
    const long = `The owner ${'asks '.repeat(30)}`.trim()
    const [first, second] = pack.promises
    const wrote = pack.promises.map((promise) =>
      promise.number === 'T2' ? { ...promise, wrote: long } : promise,
    )
    const { rows, missing } = review({ ...pack, promises: wrote }, both, {
      asOf: '2028-07-15',
    }).promises
    const [written, asked] = rows.map(({ promised }) => (promised ? sayAll(voice, [promised]) : ''))
    expect(written).toBe(`Promised: “The owner ${'asks '.repeat(18)}…”`)
    expect(asked).toMatch(/^Asked: “/)
    expect([first?.number, second?.number]).toEqual(['T1', 'T2'])
    expect(missing && sayAll(voice, [missing])).toMatch(/stands in the Register for T1/)
    expect(missing && sayAll(voice, [missing])).not.toMatch(/T2|T3/)
  })
  test('that nobody entered are said', () => {
    const { sections, nothingEntered } = review(
      pack,
      { copies: [] },
      { asOf: '2028-07-15' },
    ).promises
    expect(sections.length).toBeGreaterThan(0)
    expect(nothingEntered?.code).toBe('review.due.promise.none')
  })
})

describe('results and dates', () => {
  test('results are those of the last report, with their trend', () => {
    const { period, results, contract: facts } = review(pack, both, { asOf: '2028-07-15' })
    expect(period?.index).toBe(2)
    expect(facts.year).toBe(2)
    const trends = Object.fromEntries(results.map(({ kpi, trend }) => [kpi, trend]))
    expect(trends).toMatchObject({
      'KPI-TRN-01.1': 'better',
      'KPI-MON-02.2': 'better',
      'KPI-COR-01.1': 'better',
    })
  })
  test('what falls due in ninety days is named, for this supplier', () => {
    const soon = (asOf: string) =>
      review(pack, { copies: [] }, { asOf }).due.map(({ entry, days }) => `${entry.id} ${days}`)
    expect(soon('2027-07-01')).toEqual([
      'contract.start 0',
      'GRV-01#channel 0',
      'REQ-01.sendDays 30',
      'REP-01.meetingDays.start 40',
      'REP-01.startDays 60',
    ])
    expect(soon('2028-06-01')[0]).toBe('REP-01.reportMonths.2 30')
  })
  test('a wrong day, supplier or Register is one problem in words', () => {
    const wrong: (() => unknown)[] = [
      () => review(pack, both, { asOf: '2028-13-45' }),
      () => review(pack, both, undefined as never),
      () => review(pack, both, { asOf: '2028-07-15', supplier: null as never }),
      () => review(pack, [] as never, { asOf: '2028-07-15' }),
      () => review(pack, { copies: [{ periodEnd: 'x', sheets: {} }] }, { asOf: '2028-07-15' }),
    ]
    for (const call of wrong) expect(call).toThrow(HrddError)
  })
})
