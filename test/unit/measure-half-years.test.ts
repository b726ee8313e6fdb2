// N1: two half-years by hand, one copy of the Register for each, all eight KPIs of core.

import { describe, expect, test } from 'vitest'
import { speech } from '../../src/language/speech.ts'
import { evaluate, forExport, type KpiResult, printValue, tell } from '../../src/measure/index.ts'
import { firstEnd, secondEnd } from '../support/measure.ts'
import { pack, register } from '../support/two-half-years.ts'

const results = evaluate(pack, register, { asOf: '2028-07-15' })
const voice = speech(pack.words)
const of = (kpi: string, end: string): KpiResult => {
  const result = results.find((each) => each.kpi === `KPI-${kpi}` && each.period.end === end)
  if (!result) throw new RangeError(kpi)
  return result
}
const printed = (result: KpiResult): string =>
  [printValue(result, voice), result.rating].filter(Boolean).join(' · ')

test('core has eight KPIs, each in two periods', () => {
  expect(results).toHaveLength(16)
})

test.each([
  ['TRN-01.1', '66.7 (4 of 6) · requires-improvement', '83.3 (5 of 6) · approaching'],
  ['REQ-01.1', '40.0 (2 of 5) · requires-improvement', '60.0 (3 of 5) · approaching'],
  ['MON-02.2', '20.0 (1 of 5) · approaching', '40.0 (2 of 5) · good'],
  ['IDN-02.4', '62.5 (5 of 8) · requires-improvement', '85.7 (6 of 7) · good'],
  ['COR-01.1', '0 of 1 · inadequate', '2 of 3 · requires-improvement'],
  ['COR-01.3', '0 · good', '1 · inadequate'],
  ['REM-01.2', '77.5 (31 of 40) · approaching', '85.3 (29 of 34) · approaching'],
  ['BUY-01.1', '60.0 (3 of 5) · requires-improvement', '66.7 (4 of 6) · requires-improvement'],
])('%s: %s, then %s', (kpi, inFirst, inSecond) => {
  expect(printed(of(kpi, firstEnd))).toBe(inFirst)
  expect(printed(of(kpi, secondEnd))).toBe(inSecond)
})

describe('beside the values', () => {
  test('the oldest open Models, and the one that the Buyer keeps', () => {
    expect(of('TRN-01.1', firstEnd).oldestOpen).toEqual({
      labels: ['B1', 'B2'],
      since: '2027-07-12',
    })
    expect(of('TRN-01.1', secondEnd).leftOut).toEqual([
      { sheet: 'sites', row: 'B2', reason: 'kept' },
    ])
  })

  test('each company and each kind is shown apart', () => {
    const parts = (end: string) =>
      of('REQ-01.1', end)
        .parts.filter(({ by }) => by === 'company')
        .map(({ name, numerator, denominator }) => `${name} ${numerator} of ${denominator}`)
    expect(parts(firstEnd)).toEqual(['Brand A 2 of 3', 'Brand B 0 of 2'])
    expect(parts(secondEnd)).toEqual(['Brand B 0 of 2', 'Brand A 3 of 3'])
    const kinds = of('REQ-01.1', firstEnd).parts.filter(({ by }) => by === 'kind')
    expect(kinds.map(({ name, numerator, denominator }) => [name, numerator, denominator])).toEqual(
      [
        ['facts', 2, 4],
        ['findings', 0, 1],
      ],
    )
  })

  test('earlier values', () => {
    expect(of('TRN-01.1', firstEnd).previous).toEqual([])
    expect(of('TRN-01.1', secondEnd).previous).toEqual([
      {
        period: { start: '2027-07-01', end: firstEnd },
        value: '66.7',
        numerator: 4,
        denominator: 6,
        rating: 'requires-improvement',
      },
    ])
  })

  test('proof is as strong as asked', () => {
    expect(results.filter(({ unproven }) => unproven)).toEqual([])
    expect(of('REM-01.2', firstEnd).strength).toBe('E4')
  })

  test('what is open, the oldest first', () => {
    expect(of('BUY-01.1', secondEnd).open.map(({ row }) => row)).toEqual(['M25', 'Q11'])
    expect(of('COR-01.3', secondEnd).open).toEqual([
      { sheet: 'cases', row: 'C3', label: 'C3', since: '2028-04-24', done: '2028-05-12' },
    ])
    expect(of('REM-01.2', secondEnd).open.map(({ row }) => row)).toEqual(['C1', 'C2'])
  })

  test('every step has its sentence', () => {
    for (const result of results)
      for (const sentence of tell(pack, result)) expect(sentence).not.toMatch(/\{\{|undefined|@/)
    expect(tell(pack, of('TRN-01.1', secondEnd))).toEqual([
      'Read from the copy of the Register for the period to 30 June 2028, handed over on 30 June 2028.',
      'Left out and shown: B2.',
      'Counted: 5 of 6.',
      'Good from 85, approaching 70, requires improvement 50.',
      'Rating: approaching.',
    ])
  })
})

test('the order of rows and copies changes no number', () => {
  const turned = [...register.copies].reverse().map(({ sheets, ...copy }) => ({
    ...copy,
    sheets: Object.fromEntries(
      Object.entries(sheets).map(([sheet, rows]) => [sheet, [...rows].reverse()]),
    ),
  }))
  const numbers = (all: readonly KpiResult[]) =>
    all.map(({ kpi, rating, numerator, denominator }) => [kpi, rating, numerator, denominator])
  expect(numbers(evaluate(pack, { copies: turned }, { asOf: '2028-07-15' }))).toEqual(
    numbers(results),
  )
})

test('outsiders see ratings, and "under ten" where few people could be known', () => {
  const outside = forExport(results)
  const seen = (kpi: string, end: string): string => {
    const result = outside.find((each) => each.kpi === `KPI-${kpi}` && each.period.end === end)
    return result ? printed(result) : ''
  }
  expect(seen('REM-01.2', firstEnd)).toBe('under ten · approaching')
  expect(seen('REM-01.2', secondEnd)).toBe('under ten · approaching')
  expect(seen('COR-01.3', firstEnd)).toBe('0 · good')
  expect(seen('COR-01.3', secondEnd)).toBe('under ten · inadequate')
  expect(seen('TRN-01.1', firstEnd)).toBe('66.7 (4 of 6) · requires-improvement')
  const people = outside.filter((each) => each.people)
  expect(JSON.stringify(people)).not.toMatch(
    /"(29|31|34|40|85\.3|77\.5|C1|C2|C3)"|:(29|31|34|40)\b/,
  )
})
