// Vectors of the measures: rows, and the number and rating that follow.

import { describe, expect, test } from 'vitest'
import { reportPeriods } from '../../src/calendar/periods.ts'
import { speech } from '../../src/language/speech.ts'
import { evaluate, forExport, printValue, tell } from '../../src/measure/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import {
  contract,
  copy,
  type FlatRow,
  firstEnd,
  resultOf,
  secondEnd,
  short,
} from '../support/measure.ts'

const serious = { no: 'F1', class: 'serious', strength: 'E3' }
const done = (day: string) => ({ confirmed: day, asked: day })
const finding = (row: FlatRow) => ({ findings: [{ ...serious, ...row }] })
const corrected = 'KPI-COR-01.1'
const both = (rows: FlatRow) => [copy(firstEnd, finding(rows)), copy(secondEnd, finding(rows))]
const inBoth = (rows: FlatRow): string[] => [
  short(resultOf(corrected, both(rows))),
  short(resultOf(corrected, both(rows), { end: secondEnd })),
]

describe('the book', () => {
  test('N2: two days late counts in its period, and is gone from the next', () => {
    expect(inBoth({ firstDate: '2027-09-30', ...done('2027-10-02') })).toEqual([
      'inadequate 0/1',
      'no-data',
    ])
  })

  test('N3: done before its period begins counts in its period, in time', () => {
    expect(inBoth({ firstDate: '2028-02-10', ...done('2027-12-01') })).toEqual([
      'no-data',
      'good 1/1',
    ])
  })

  test('N4: carried over, it is in time until the last day of the period', () => {
    expect(inBoth({ firstDate: '2027-12-07', ...done(secondEnd) })).toEqual([
      'inadequate 0/1',
      'good 1/1',
    ])
    expect(inBoth({ firstDate: '2027-12-07', ...done('2028-07-01') })[1]).toBe('inadequate 0/1')
  })

  test('the first day and the last day of a period belong to it', () => {
    expect(inBoth({ firstDate: firstEnd, ...done(firstEnd) })).toEqual(['good 1/1', 'no-data'])
    expect(inBoth({ firstDate: '2028-01-01', ...done('2028-01-01') })).toEqual([
      'no-data',
      'good 1/1',
    ])
  })

  test('a row struck out does not count', () => {
    expect(
      short(resultOf(corrected, [copy(firstEnd, finding({ no: 'xF1', firstDate: '2027-12-07' }))])),
    ).toBe('no-data')
  })

  test('a later date in a later copy changes nothing', () => {
    const copies = [
      copy(firstEnd, finding({ firstDate: '2028-02-01' })),
      copy(secondEnd, finding({ firstDate: '2028-08-01' })),
    ]
    const result = resultOf(corrected, copies, { end: secondEnd })
    expect(short(result)).toBe('inadequate 0/1')
    expect(result.trace).toContainEqual({
      code: 'date-held',
      values: { row: 'F1', written: '2028-08-01', since: '2028-02-01' },
    })
  })

  test('where the pack sets the date, a later one is not believed', () => {
    const rows = finding({ learned: '2027-08-09', firstDate: '2028-03-31' })
    expect(short(resultOf(corrected, [copy(firstEnd, rows)]))).toBe('inadequate 0/1')
  })
})

describe('the delay of the Buyer', () => {
  const late = (row: FlatRow = {}): FlatRow => ({
    no: 'Q1',
    kind: 'decision',
    to: 'buyer',
    about: 'F1',
    asked: '2027-11-21',
    due: '2027-12-01',
    answered: '2027-12-06',
    ...row,
  })
  const waiting = (row: FlatRow, buyer: FlatRow = late()) =>
    resultOf(corrected, [copy(firstEnd, { ...finding(row), requests: [buyer] })])

  test('N13: five days late move the date by five days', () => {
    const result = waiting({ firstDate: '2027-12-10', ...done('2027-12-14') })
    expect(short(result)).toBe('good 1/1')
    expect(result.trace).toContainEqual({
      code: 'date-moved',
      values: { row: 'F1', written: '2027-12-10', since: '2027-12-15' },
    })
    expect(short(waiting({ firstDate: '2027-12-10', ...done('2027-12-16') }))).toBe(
      'inadequate 0/1',
    )
  })

  test('while the Buyer is silent, its delay grows to the end of the period', () => {
    const silent = { ...late({ due: '2027-12-09' }) }
    delete (silent as Record<string, unknown>).answered
    // 22 days: the date is 1 January
    expect(short(waiting({ firstDate: '2027-12-10' }, silent))).toBe('no-data')
  })

  test('what was asked after the date had passed moves nothing', () => {
    const asked = late({ asked: '2027-12-11', due: '2027-12-21', answered: '2027-12-30' })
    expect(short(waiting({ firstDate: '2027-12-10', ...done('2027-12-14') }, asked))).toBe(
      'inadequate 0/1',
    )
  })

  test('what protects people waits for nobody', () => {
    const critical = { class: 'critical', firstDate: '2027-12-10', ...done('2027-12-14') }
    expect(short(waiting(critical))).toBe('inadequate 0/1')
    const sheets = {
      cases: [{ no: 'C1', kind: 'fee', people: 20, provided: 0, remedyDue: '2027-12-30' }],
      requests: [late({ about: 'C1' })],
    }
    expect(short(resultOf('KPI-REM-01.2', [copy(firstEnd, sheets)]))).toBe('inadequate 0/20')
  })

  test('nothing excuses the Buyer itself', () => {
    const requests = [
      late(),
      late({ no: 'Q2', about: 'Q1', asked: '2027-11-01', due: '2027-11-11' }),
    ]
    expect(
      short(
        resultOf('KPI-BUY-01.1', [copy(firstEnd, { requests })], {
          pack: contract('medium', { kpis: {} }),
        }),
      ),
    ).toBe('inadequate 0/2')
  })
})

describe('Sites and Models', () => {
  const model = (what: string, row: FlatRow = {}): FlatRow => ({
    site: `S${what.slice(1)}`,
    what,
    step: 'final',
    delivered: '2027-11-02',
    ...row,
  })

  test('N5: nobody knows, nobody was heard', () => {
    const copies = [copy(firstEnd, { sites: [model('A1'), model('A2'), model('A3')] })]
    expect(short(resultOf('KPI-TRN-01.1', copies))).toBe('inadequate 0/3')
    expect(short(resultOf('KPI-MON-02.2', copies))).toBe('inadequate 0/3')
    expect(short(resultOf('KPI-COR-01.3', copies))).toBe('no-data')
  })

  test('N6: two Models at one address, written alike, one heard', () => {
    const address = '1 Harbour Road, Port'
    const sites = [
      { ...model('A1', { address, heardOn: '2027-03-01', heardBy: 'union' }), site: 'S1' },
      { ...model('A2', { address }), site: 'S1' },
    ]
    expect(short(resultOf('KPI-MON-02.2', [copy(firstEnd, { sites })]))).toBe('good 1/1')
  })

  test('N7: all Models kept', () => {
    const sites = [model('A1', { kept: '2028-03-31' }), model('A2', { kept: firstEnd })]
    const result = resultOf('KPI-TRN-01.1', [copy(firstEnd, { sites })])
    expect(short(result)).toBe('nothing-to-rate')
    expect(result.leftOut.map(({ row }) => row)).toEqual(['A1', 'A2'])
  })

  test('a Model whose time is over is counted again', () => {
    const sites = [model('A1', { kept: '2027-12-30' })]
    expect(short(resultOf('KPI-TRN-01.1', [copy(firstEnd, { sites })]))).toBe('inadequate 0/1')
  })

  test('a delivery after the period does not hide the one in it', () => {
    const copies = [copy(firstEnd, { sites: [model('A1', { delivered: '2028-01-04' })] })]
    expect(short(resultOf('KPI-TRN-01.1', copies))).toBe('inadequate 0/1')
  })
})

test('N8: a risk prioritised 61 days before the end, without a measure', () => {
  const risk = (date: string) => [
    copy(firstEnd, { risks: [{ no: 'R1', for: 'fees', place: 'part', date }] }),
  ]
  expect(short(resultOf('KPI-IDN-02.4', risk('2027-10-31')))).toBe('inadequate 0/1')
  expect(short(resultOf('KPI-IDN-02.4', risk('2027-11-01')))).toBe('no-data')
})

describe('replaced with consent', () => {
  const measures = (row: FlatRow) => ({
    risks: [
      { no: 'M1', for: 'T1', who: 'supplier', date: '2027-11-30', ...row },
      { no: 'M2', for: 'T1', who: 'supplier', date: '2028-09-30' },
    ],
  })

  test('before its date it does not count, then or later', () => {
    const copies = [firstEnd, secondEnd].map((end) => copy(end, measures({ replacedBy: 'M2' })))
    expect(short(resultOf('KPI-IDN-02.4', copies))).toBe('no-data')
    expect(short(resultOf('KPI-IDN-02.4', copies, { end: secondEnd }))).toBe('no-data')
  })

  test('after its date it still counts', () => {
    const copies = [copy(firstEnd, measures({})), copy(secondEnd, measures({ replacedBy: 'M2' }))]
    expect(short(resultOf('KPI-IDN-02.4', copies, { end: secondEnd }))).toBe('inadequate 0/1')
  })
})

describe('people', () => {
  const remedy = 'KPI-REM-01.2'
  const arrears = (provided: number, people = 40): FlatRow => ({
    no: 'C1',
    kind: 'arrears',
    people,
    provided,
    remedyDue: '2027-12-07',
  })
  const then = (before: FlatRow, now: FlatRow) =>
    resultOf(remedy, [copy(firstEnd, { cases: [before] }), copy(secondEnd, { cases: [now] })], {
      end: secondEnd,
    })

  test('N9: of forty, 31 before and 38 now', () => {
    expect(short(then(arrears(31), arrears(38)))).toBe('approaching 7/9')
  })

  test('an interim copy is no report', () => {
    const copies = [
      copy(firstEnd, { cases: [arrears(31)] }),
      copy('2028-03-01', { cases: [arrears(36)] }),
      copy(secondEnd, { cases: [arrears(38)] }),
    ]
    expect(short(resultOf(remedy, copies, { end: secondEnd }))).toBe('approaching 7/9')
  })

  test('all of them before: nothing is left to count', () => {
    expect(short(then(arrears(40), arrears(40)))).toBe('no-data')
  })

  test('what was taken back is owed again, and people found later are more', () => {
    expect(short(then(arrears(38), arrears(35)))).toBe('inadequate 0/5')
    expect(short(then(arrears(40), arrears(40, 45)))).toBe('inadequate 0/5')
  })

  test('first due in the period, what came before its date counts too', () => {
    const early = { ...arrears(10), remedyDue: '2028-02-01' }
    expect(short(then(early, { ...early, provided: 40 }))).toBe('good 40/40')
  })

  test('a case whose people nobody has counted is one person without remedy', () => {
    const cases = [{ no: 'C1', kind: 'fee', remedyDue: '2027-12-07' }]
    expect(short(resultOf(remedy, [copy(firstEnd, { cases })]))).toBe('inadequate 0/1')
  })

  test('N10: provided to 41 of 40 is no row', () => {
    try {
      resultOf(remedy, [copy(firstEnd, { cases: [arrears(41)] })])
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(HrddError)
      expect(
        error instanceof HrddError && error.problems.map(({ path, message }) => [path, message]),
      ).toEqual([['copies[0].sheets.cases[0].provided', 'C1: 41 is more than the 40 there are']])
    }
  })

  test('N12: 29 of 34 leave as "under ten"', () => {
    const cases = [{ ...arrears(29, 34) }]
    const [result] = forExport([resultOf(remedy, [copy(firstEnd, { cases })])])
    expect(result).toMatchObject({ rating: 'approaching', withheld: true })
    expect(result).not.toHaveProperty('value')
    expect(result).not.toHaveProperty('numerator')
    expect(result).not.toHaveProperty('denominator')
  })

  test('V27: three of seven asked leave as "under ten"; 40 of 60 stay', () => {
    const asked = (counted: number, outOf: number) =>
      forExport([
        resultOf(
          'KPI-GRV-01.2',
          [
            copy(firstEnd, {
              risks: [
                {
                  no: 'R1',
                  for: 'trust-in-channel',
                  place: 'final',
                  heardOn: '2027-09-01',
                  counted,
                  outOf,
                  strength: 'E4',
                },
              ],
            }),
          ],
          { pack: contract('high') },
        ),
      ])[0]
    expect(asked(3, 7)).toMatchObject({ withheld: true, rating: 'requires-improvement' })
    expect(asked(40, 60)).toMatchObject({ numerator: 40, denominator: 60, value: '66.7' })
  })
})

describe('N11: samples', () => {
  const site = (index: number): FlatRow => ({ site: `S${index}`, what: `A${index}`, step: 'final' })
  const hearing = (index: number): FlatRow => ({
    no: `M${index}`,
    for: 'hearing',
    place: `S${index}`,
    date: '2027-09-01',
    who: 'supplier',
  })
  const asked = {
    no: 'R1',
    for: 'fees',
    place: 'S1',
    heardOn: '2027-09-01',
    counted: 30,
    outOf: 30,
  }
  const sheets = (...gaps: number[]) => ({
    sites: [1, 2, 3, 4].map(site),
    requests: [{ no: 'Q1', kind: 'check', to: 'Brand B', asked: '2027-07-12' }],
    risks: [
      ...[1, 2, 3].map(hearing),
      asked,
      ...gaps.map((index) => ({ no: `R${index}`, for: 'fees', place: `S${index}`, source: 'Q1' })),
    ],
  })
  const rated = (...gaps: number[]) =>
    resultOf('KPI-PRV-04.2', [copy(firstEnd, sheets(...gaps))], { pack: contract('high') })

  test('asked at one of three Sites, a Gap on two: other', () => {
    const result = rated(2, 3)
    expect(short(result)).toBe('other')
    expect(result.sample).toEqual({ places: 1, due: 3 })
    const voice = speech(contract('high').words)
    const heard = resultOf(
      'KPI-PRV-04.2',
      [copy(firstEnd, { ...sheets(), risks: [hearing(1), asked] })],
      {
        pack: contract('high'),
      },
    )
    expect(printValue(heard, voice)).toBe('100.0 (30 of 30), at 1 of 1 Sites')
    expect(result.trace).toContainEqual({
      code: 'sample-gap',
      values: { places: 1, due: 3, gaps: 2 },
    })
    expect(tell(contract('high'), result).slice(-2)).toEqual(['Rating: other.', 'REQ-01 applies.'])
  })

  test('without a Gap there is no value either', () => {
    expect(short(rated())).toBe('no-data')
  })

  test('one Gap of two missing is enough, since half of the rest was reached', () => {
    expect(short(rated(2))).toBe('other')
  })
})

describe('N14: nothing was asked', () => {
  const sites = [{ site: 'S1', what: 'A1', step: 'final', operator: 'Works' }]
  test('an address is missing and no request is named: no data', () => {
    expect(short(resultOf('KPI-REQ-01.1', [copy(firstEnd, { sites })]))).toBe('no-data')
  })
})

describe('V23, V24: critical harm and silence', () => {
  const heard = (place: string): FlatRow => ({
    site: 'S1',
    what: 'A1',
    step: 'final',
    delivered: '2027-11-02',
    address: place,
    heardOn: '2027-09-01',
    heardBy: 'union',
  })
  const overdue = { no: 'F9', class: 'critical', firstDate: '2027-12-30' }
  const rated = (sites: readonly FlatRow[], findings: readonly FlatRow[] = []) =>
    short(resultOf('KPI-COR-01.3', [copy(firstEnd, { sites, findings })]))

  test('0 is good where Workers were asked, 1 is inadequate', () => {
    expect(rated([heard('1 Road')])).toBe('good 0')
    expect(rated([heard('1 Road')], [overdue])).toBe('inadequate 1')
  })

  test('0 is no data where they were not, and 1 is inadequate all the same', () => {
    expect(rated([])).toBe('no-data')
    expect(rated([], [overdue])).toBe('inadequate 1')
  })

  test('it counts from the day after its date to the day on which it ended', () => {
    expect(rated([heard('1 Road')], [{ ...overdue, firstDate: firstEnd }])).toBe('good 0')
    const late = { ...overdue, firstDate: '2027-06-20', ...done('2027-07-01') }
    expect(rated([heard('1 Road')], [late])).toBe('inadequate 1')
    expect(rated([heard('1 Road')], [{ ...late, ...done('2027-06-30') }])).toBe('good 0')
  })
})

describe('reports', () => {
  const sites = [
    {
      site: 'S1',
      what: 'A1',
      step: 'final',
      operator: 'Works',
      address: '1 Road',
      delivered: '2027-11-02',
    },
  ]
  const known = (copies: readonly object[], asOf: string) =>
    resultOf('KPI-TRN-01.1', copies, { asOf })

  test('pending until ten days after it is due, then inadequate', () => {
    // due on 1 January
    expect(known([], '2028-01-11').rating).toBe('pending')
    expect(known([], '2028-01-12').rating).toBe('inadequate')
  })

  test('nothing before it is due', () => {
    expect(evaluate(contract('medium'), { copies: [] }, { asOf: firstEnd })).toEqual([])
  })

  test('V8: what comes twelve days late has its value, and the days beside it', () => {
    const result = known([copy(firstEnd, { sites }, { on: '2028-01-13' })], '2028-02-01')
    expect(result).toMatchObject({ rating: 'good', late: 12, on: '2028-01-13' })
    expect(known([copy(firstEnd, { sites }, { on: '2028-01-13' })], '2028-01-12').rating).toBe(
      'inadequate',
    )
  })

  test('V28: one day late, whatever the clocks do', () => {
    const pack = contract('medium', { contract: { start: '2026-09-28', months: 24 } })
    const [period] = reportPeriods(pack)
    expect(period?.due).toBe('2027-03-28')
    const copies = [copy('2027-03-27', { sites: [] }, { on: '2027-03-29' })]
    expect(evaluate(pack, { copies }, { asOf: '2027-04-01' }).every(({ late }) => late === 1)).toBe(
      true,
    )
  })

  test('V20: months are added to the first day', () => {
    const pack = contract('medium', {
      contract: { start: '2027-01-31', months: 12 },
      set: { 'REP-01': { reportMonths: 3 } },
    })
    expect(reportPeriods(pack).map(({ start, end }) => [start, end])).toEqual([
      ['2027-01-31', '2027-04-29'],
      ['2027-04-30', '2027-07-30'],
      ['2027-07-31', '2027-10-30'],
      ['2027-10-31', '2028-01-30'],
    ])
  })

  test('V17: a new value beside the old, with the reason', () => {
    const unknown = { site: 'S2', what: 'A2', step: 'final', delivered: '2027-11-02' }
    const copies = [
      copy(firstEnd, { sites }, { on: '2028-01-01' }),
      copy(
        firstEnd,
        { sites: [...sites, unknown] },
        { on: '2028-02-10', reason: 'A2 was left out' },
      ),
    ]
    expect(short(known(copies, '2028-02-09'))).toBe('good 1/1')
    const result = known(copies, '2028-02-10')
    expect(short(result)).toBe('requires-improvement 1/2')
    expect(result.corrected).toEqual({
      from: [{ on: '2028-01-01', value: '100.0', numerator: 1, denominator: 1, rating: 'good' }],
      reason: 'A2 was left out',
    })
    expect(result.late).toBeUndefined()
  })

  test('V25, V26: the thresholds and the measure are those of the pack, by date', () => {
    const pack = contract('medium', {
      kpis: {
        targets: {
          'KPI-TRN-01.1': [
            { good: 60, approaching: 50, requiresImprovement: 40 },
            { from: '2028-01-01', good: 90, approaching: 75, requiresImprovement: 60 },
          ],
        },
      },
    })
    const two = [...sites, { site: 'S2', what: 'A2', step: 'final', delivered: '2028-05-01' }].map(
      (row) => ({ ...row, delivered: '2028-05-01' }),
    )
    const half = [...sites, { site: 'S2', what: 'A2', step: 'final', delivered: '2027-12-01' }]
    const copies = [copy(firstEnd, { sites: half }), copy(secondEnd, { sites: two })]
    expect(short(resultOf('KPI-TRN-01.1', copies, { pack }))).toBe('approaching 1/2')
    expect(short(resultOf('KPI-TRN-01.1', copies, { pack, end: secondEnd }))).toBe('inadequate 1/2')
  })
})

describe('strength of proof', () => {
  const model = (index: number, row: FlatRow): FlatRow => ({
    site: `S${index}`,
    what: `A${index}`,
    step: 'final',
    operator: 'Works',
    address: `${index} Road`,
    delivered: '2027-11-02',
    ...row,
  })
  const known = (rows: readonly FlatRow[], tier: 'medium' | 'high' = 'medium') =>
    resultOf('KPI-TRN-01.1', [copy(firstEnd, { sites: rows })], { pack: contract(tier) })
  const strengths = (...grades: string[]) =>
    known(grades.map((strength, index) => model(index + 1, { strength })))

  test('V10: more than a fifth that is weaker marks the value, a fifth does not', () => {
    expect(strengths('E2', 'E2', 'E2', 'E2', 'E1')).toMatchObject({
      unproven: false,
      strength: 'E2',
    })
    expect(strengths('E2', 'E2', 'E2', 'E1')).toMatchObject({
      unproven: true,
      strength: 'E1',
      rating: 'good',
    })
  })

  test('what is not known needs no proof', () => {
    const unknown = { site: 'S9', what: 'A9', step: 'final', delivered: '2027-11-02' }
    expect(known([model(1, { strength: 'E2' }), unknown]).unproven).toBe(false)
  })

  test('V12: proof over two years old counts a grade lower, at high', () => {
    const old = [model(1, { strength: 'E2', sourceDate: '2025-12-30' })]
    expect(known(old, 'high')).toMatchObject({ unproven: true, strength: 'E1' })
    expect(known(old)).toMatchObject({ unproven: false, strength: 'E2' })
    const young = [model(1, { strength: 'E2', sourceDate: '2025-12-31' })]
    expect(known(young, 'high').unproven).toBe(false)
  })

  test("a scheme's own audit counts as a check", () => {
    const findings = [
      { ...serious, firstDate: '2027-12-07', ...done('2027-12-01'), strength: 'E3-scheme' },
    ]
    expect(resultOf(corrected, [copy(firstEnd, { findings })])).toMatchObject({
      unproven: false,
      strength: 'E3',
    })
  })
})
