// Several Registers as one, and what leaves the house.

import { describe, expect, test } from 'vitest'
import { evaluate, type KpiResult, tell, ukPerformanceNotice } from '../../src/measure/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import { contract, copy, type FlatRow, firstEnd, secondEnd, short } from '../support/measure.ts'

const asOf = '2028-07-15'

describe('pooling', () => {
  const pack = contract('medium')
  const site = (code: string, address: string, row: FlatRow = {}): FlatRow => ({
    site: code,
    what: `A${code}${address.slice(0, 1)}`,
    step: 'final',
    operator: 'Works',
    address,
    delivered: '2027-11-02',
    ...row,
  })
  const one = { copies: [copy(firstEnd, { sites: [site('S1', '1 Road'), site('S2', '2 Road')] })] }
  const heard = { heardOn: '2027-09-01', heardBy: 'union' }
  const other = {
    copies: [copy(firstEnd, { sites: [site('S7', '1 road', heard), site('S1', '3 Road')] })],
  }
  const pooled = (registers: readonly object[], kpi: string): KpiResult => {
    const result = evaluate(pack, registers, { asOf }).find((each) => each.kpi === kpi)
    if (!result) throw new RangeError(kpi)
    return result
  }

  test('V14: an address in two Registers is one Site', () => {
    expect(short(pooled([one, other], 'KPI-MON-02.2'))).toBe('approaching 1/3')
  })

  test('a Finding with the same number at the same Site is one', () => {
    const finding = (no: string, code: string, row: FlatRow = {}): FlatRow => ({
      no,
      site: code,
      class: 'serious',
      firstDate: '2027-12-07',
      ...row,
    })
    const closed = { confirmed: '2027-12-01', asked: '2027-12-01' }
    const x = {
      copies: [
        copy(firstEnd, {
          sites: [site('S1', '1 Road')],
          findings: [finding('F1', 'S1', closed), finding('F2', 'S1'), finding('F3', 'S1')],
        }),
      ],
    }
    const y = {
      copies: [
        copy(firstEnd, {
          sites: [site('S9', '1 Road')],
          findings: [finding('F3', 'S9', closed), finding('F4', 'S9')],
        }),
      ],
    }
    expect(short(pooled([x, y], 'KPI-COR-01.1'))).toBe('requires-improvement 2/4')
  })

  test('rows name rows of their own Register', () => {
    const risk = (done: string) => ({
      copies: [
        copy(firstEnd, {
          risks: [
            { no: 'M1', for: 'T1', who: 'supplier', date: '2027-12-07', ...(done && { done }) },
          ],
        }),
      ],
    })
    expect(short(pooled([risk('2027-12-01'), risk('')], 'KPI-IDN-02.4'))).toBe(
      'requires-improvement 1/2',
    )
  })

  test('a Register that is not there is said', () => {
    const result = pooled([one, { copies: [] }], 'KPI-TRN-01.1')
    expect(short(result)).toBe('good 2/2')
    expect(tell(pack, result).slice(0, 2)).toEqual([
      'Read from 1 Register for the period to 31 December 2027.',
      '1 Register is not there for this period.',
    ])
    expect(pooled([{ copies: [] }, { copies: [] }], 'KPI-TRN-01.1').rating).toBe('inadequate')
  })
})

describe('the notice of the United Kingdom', () => {
  const pack = contract('medium', { jurisdiction: 'uk', kpis: { set: 'core' } })
  const period = { start: '2027-07-01', end: secondEnd }
  const draws = (held: number, all: number, day: string, first: number): readonly FlatRow[] =>
    Array.from({ length: all }, (_each, index) => ({
      no: `Q${first + index}`,
      kind: 'draw',
      to: 'supplier',
      asked: day,
      decision: index < held ? 'held' : 'did-not-hold',
      strength: 'E3',
    }))
  const sites = (day: string) =>
    Array.from({ length: 6 }, (_each, index) => ({
      site: `S${index}`,
      what: `A${index}`,
      step: 'final',
      operator: 'Works',
      ...(index < 5 && { address: `${index} Road` }),
      delivered: day,
    }))
  const first = draws(10, 10, '2027-12-28', 1)
  const measures = [
    { no: 'M1', for: 'T1', who: 'supplier', date: '2028-03-01', done: '2028-02-20' },
    { no: 'M2', for: 'T2', who: 'supplier', date: '2028-03-01', done: '2028-02-20' },
  ]
  const results = evaluate(
    pack,
    {
      copies: [
        copy(firstEnd, { sites: sites('2027-12-01'), requests: first }),
        copy(secondEnd, {
          sites: sites('2028-06-01'),
          requests: [...first, ...draws(6, 10, '2028-06-28', 11)],
          risks: measures,
        }),
      ],
    },
    { asOf },
  )
  const notice = ukPerformanceNotice(pack, results, { period, contractId: 'C-1' })
  const entry = (kpi: string) => notice.kpis.find((each) => each.kpi === kpi)

  test('exactly the three that are published', () => {
    expect(notice.kpis.map(({ kpi }) => kpi).sort()).toEqual([
      'KPI-IDN-02.4',
      'KPI-REP-01.3',
      'KPI-TRN-01.1',
    ])
  })

  test('the last period rates; the draw rests on two', () => {
    expect(entry('KPI-TRN-01.1')).toMatchObject({
      rating: 'approaching',
      words: 'Approaching target',
      period: { start: '2028-01-01', end: secondEnd },
    })
    const drawn = results.filter(({ kpi }) => kpi === 'KPI-REP-01.3')
    expect(drawn.map(short)).toEqual(['good 10/10', 'requires-improvement 6/10'])
    expect(drawn[1]?.published).toMatchObject({ numerator: 16, denominator: 20 })
    expect(entry('KPI-REP-01.3')).toMatchObject({ rating: 'approaching' })
  })

  test('fewer than five cases are left to a person', () => {
    expect(entry('KPI-IDN-02.4')).toMatchObject({
      undecided: 'small',
      words: 'There are fewer than five cases.',
    })
    expect(entry('KPI-IDN-02.4')).not.toHaveProperty('rating')
  })

  test('what is missing is said, and no count is printed', () => {
    expect(notice.problems.map(({ path }) => path)).toEqual(['procurementId', 'suppliers'])
    expect(notice.text).toContain('Rating: Approaching target')
    expect(notice.text).toContain('Good from 85, approaching 70, requires improvement 50 per cent.')
    expect(notice.text).not.toMatch(/\{\{|undefined| of 6| of 20/)
    expect(notice.sources.length).toBeGreaterThan(0)
  })

  test('only where ratings are published, and of KPIs of the pack', () => {
    const codes = (act: () => unknown) => {
      try {
        act()
      } catch (error) {
        return error instanceof HrddError ? error.problems.map(({ code }) => code) : []
      }
      return []
    }
    expect(codes(() => ukPerformanceNotice(contract('medium'), [], { period }))).toEqual([
      'no-notice',
    ])
    expect(codes(() => ukPerformanceNotice(pack, [], { period, kpis: ['KPI-TRN-01.2'] }))).toEqual([
      'not-in-pack-near',
    ])
  })

  test('without results everything is left to a person', () => {
    const { kpis } = ukPerformanceNotice(pack, [], { period })
    expect(kpis.map(({ undecided }) => undecided)).toEqual(['no-result', 'no-result', 'no-result'])
  })
})
