// Reading a Register: every problem at once, each with its place and what was meant.

import { describe, expect, test } from 'vitest'
import { evaluate, readRegister } from '../../src/measure/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Register } from '../../src/model/register.ts'
import { contract, copy, firstEnd } from '../support/measure.ts'
import { pack, register } from '../support/two-half-years.ts'

const problemsOf = (act: () => unknown): string[] => {
  try {
    act()
  } catch (error) {
    if (error instanceof HrddError)
      return error.problems.map(({ code, path }) => `${path}: ${code}`)
    throw error
  }
  return []
}
const read = (input: unknown) => readRegister(contract('medium'), input)
const sheets = (given: object) => () => read({ copies: [copy(firstEnd, { ...given })] })

describe('what is read', () => {
  test('all sheets, rows with their cells, choices by id or label', () => {
    const cases = [{ no: 'c1', kind: 'Fee', people: 24, provided: 21, owed: '', part: null }]
    const requests = [{ no: 'x Q1', kind: 'changed order', to: 'Buyer' }]
    const { copies } = read({ copies: [copy(firstEnd, { cases, requests })] })
    expect(copies[0]?.sheets).toEqual({
      sites: [],
      requests: [{ no: 'Q1', struck: true, cells: { kind: 'changed-order', to: 'buyer' } }],
      risks: [],
      findings: [],
      cases: [{ no: 'C1', cells: { kind: 'fee', people: 24, provided: 21 } }],
    })
  })

  test('what was read is read again as it is', () => {
    const once = readRegister(pack, register)
    expect(readRegister(pack, JSON.parse(JSON.stringify(once)))).toEqual(once)
  })

  test('what was read cannot change, so it is taken as read, but by its own pack alone', () => {
    const once = readRegister(pack, register)
    const [first] = once.copies[0]?.sheets.sites ?? []
    expect(() => Object.assign(first?.cells ?? {}, { what: 'another' })).toThrow(TypeError)
    expect(readRegister(pack, once)).toBe(once)
    expect(readRegister(contract('medium'), once)).not.toBe(once)
  })

  test('a moment with and without an hour, a decimal, a promise', () => {
    const given = {
      findings: [{ no: 'F1', learned: '2027-08-09 08:30', told: '2027-08-10' }],
      risks: [
        { no: 'R1', for: 'pay', place: 'part', counted: 520.5, outOf: 500 },
        { no: 'M1', for: 'T1' },
      ],
    }
    const { copies } = read({ copies: [copy(firstEnd, given)] })
    expect(copies[0]?.sheets.findings?.[0]?.cells).toEqual({
      learned: '2027-08-09T08:30',
      told: '2027-08-10',
    })
  })
})

describe('H3: a mistyped record', () => {
  test('names the sheet and the column that were meant', () => {
    expect(problemsOf(sheets({ finding: [] }))).toEqual([
      'copies[0].sheets.finding: unknown-field-near',
    ])
    expect(problemsOf(sheets({ findings: [{ no: 'F1', clas: 'serious' }] }))).toEqual([
      'copies[0].sheets.findings[0].clas: unknown-field-near',
    ])
    expect(problemsOf(() => read({ copis: [] }))).toEqual([
      'copis: unknown-field-near',
      'copies: missing',
    ])
  })
})

describe('H4: a misshapen record', () => {
  test('every problem of it at once', () => {
    const findings = [
      { no: 'F1', state: 'done', class: 'huge', people: -1, learned: '2027-13-01', site: 'S9' },
      { no: 'F1', people: 1.5, confirmed: '2027-02-30' },
      { no: 'C1' },
      'F4',
    ]
    expect(problemsOf(sheets({ findings, cases: 'none' }))).toEqual([
      'copies[0].sheets.findings[0].state: unknown-field-near',
      'copies[0].sheets.findings[0].class: unknown-value',
      'copies[0].sheets.findings[0].people: too-small',
      'copies[0].sheets.findings[0].learned: bad-moment',
      'copies[0].sheets.findings[1].people: wrong-type',
      'copies[0].sheets.findings[1].confirmed: bad-date',
      'copies[0].sheets.findings[2].no: row-number',
      'copies[0].sheets.findings[3]: wrong-type',
      'copies[0].sheets.findings[1]: row-twice',
      'copies[0].sheets.cases: wrong-type',
      'copies[0].sheets.findings[0].site: no-such-row',
    ])
  })

  test.each([
    [null, ': wrong-type'],
    [undefined, ': missing'],
    ['register', ': wrong-type'],
    [{ copies: [null] }, 'copies[0]: wrong-type'],
    [{ copies: {} }, 'copies: wrong-type'],
    [{ copies: [{ sheets: {} }] }, 'copies[0].periodEnd: missing'],
    [{ copies: [{ periodEnd: '2027-12-32', sheets: {} }] }, 'copies[0].periodEnd: bad-date'],
    [{ copies: [{ periodEnd: firstEnd }] }, 'copies[0].sheets: missing'],
  ])('%j', (input, problem) => {
    expect(problemsOf(() => read(input))).toEqual([problem])
  })

  test('evaluating what is no Register says so', () => {
    const asOf = '2028-02-01'
    expect(problemsOf(() => evaluate(pack, [{}], { asOf }))).toEqual(['[0].copies: missing'])
    expect(problemsOf(() => evaluate(pack, [null], { asOf }))).toEqual(['[0]: wrong-type'])
    expect(problemsOf(() => evaluate(pack, { copies: [] }, { asOf: '2028-13-45' }))).toEqual([
      'asOf: bad-date',
    ])
  })

  test('odd objects are copied to data first, or refused', () => {
    const cyclic: Record<string, unknown> = { periodEnd: firstEnd, sheets: {} }
    cyclic.sheets = { cases: cyclic }
    const throws = {
      get copies(): never {
        throw new Error('no')
      },
    }
    for (const input of [{ copies: [cyclic] }, throws, new Date(), () => ({})])
      expect(problemsOf(() => read(input)).length).toBeGreaterThan(0)
  })
})

describe('what cannot be', () => {
  test('done before it was asked, more than there are, a Site with two addresses', () => {
    const given = {
      requests: [{ no: 'Q1', asked: '2027-08-09', answered: '2027-08-08' }],
      cases: [{ no: 'C1', people: 40, provided: 41 }],
      risks: [
        { no: 'R1', for: 'fees', place: 'part', counted: 31, outOf: 30 },
        { no: 'R2', for: 'chemicals', place: 'part', counted: 31, outOf: 30 },
      ],
      sites: [
        { site: 'S1', what: 'A1', address: '1 Road, Town' },
        { site: 'S1', what: 'A2', address: '1 road  Town' },
        { site: 'S1', what: 'A3', address: '2 Road, Town' },
      ],
    }
    expect(problemsOf(sheets(given))).toEqual([
      'copies[0].sheets.sites[2].address: row-two-values',
      'copies[0].sheets.requests[0].answered: row-before',
      'copies[0].sheets.risks[0].counted: row-more-than',
      'copies[0].sheets.cases[0].provided: row-more-than',
    ])
  })

  test('a row struck out may stay as wrong as it was', () => {
    expect(problemsOf(sheets({ cases: [{ no: 'xC1', people: 40, provided: 41 }] }))).toEqual([])
  })

  test('the same copy twice', () => {
    const twice = { copies: [copy(firstEnd, {}), copy(firstEnd, {}, { on: firstEnd })] }
    expect(problemsOf(() => read(twice))).toEqual(['copies[1]: copy-twice'])
  })
})

test('a text that holds control characters, or too much', () => {
  expect(problemsOf(sheets({ cases: [{ no: 'C1', asks: 'a\u0007b' }] }))).toEqual([
    'copies[0].sheets.cases[0].asks: bad-form-control',
  ])
  expect(problemsOf(sheets({ cases: [{ no: 'C1', asks: 'x'.repeat(4001) }] }))).toEqual([
    'copies[0].sheets.cases[0].asks: too-long',
  ])
})

test('a large Register is read and evaluated without growing out of hand', () => {
  const rows = (count: number, row: (index: number) => object) =>
    Array.from({ length: count }, (_each, index) => row(index + 1))
  const large: Register = readRegister(pack, {
    copies: [firstEnd, '2028-06-30'].map((end) =>
      copy(end, {
        sites: rows(1500, (index) => ({
          site: `S${index}`,
          what: `A${index}`,
          step: 'final',
          address: `${index} Road`,
          delivered: end,
        })) as never,
        findings: rows(1500, (index) => ({
          no: `F${index}`,
          site: `S${index}`,
          class: 'serious',
          learned: '2027-07-02',
        })) as never,
        requests: rows(1500, (index) => ({
          no: `Q${index}`,
          kind: 'facts',
          to: 'Brand',
          about: `F${index}`,
          asked: '2027-07-12',
        })) as never,
      }),
    ),
  })
  const start = performance.now()
  expect(evaluate(pack, large, { asOf: '2028-07-15' })).toHaveLength(16)
  expect(performance.now() - start).toBeLessThan(20_000)
})
