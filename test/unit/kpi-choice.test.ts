// Which KPIs a pack measures, and with which thresholds.

import { describe, expect, test } from 'vitest'
import { composeFrom } from '../../src/compose/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { plainText } from '../../src/model/text.ts'
import { laptops, tiny } from '../support/tiny-catalogue.ts'

const compose = (more: Partial<Spec> = {}) => composeFrom(tiny, { ...laptops, ...more })
const idsOf = (more: Partial<Spec> = {}) => compose(more).kpis.map(({ id }) => id.slice(4))
const kpiOf = (id: string, more: Partial<Spec> = {}) =>
  compose(more).kpis.find((kpi) => kpi.id === `KPI-${id}`)!
const faultsOf = (kpis: Spec['kpis'], more: Partial<Spec> = {}): string[] => {
  try {
    compose({ ...more, kpis })
  } catch (error) {
    if (error instanceof HrddError) return error.problems.map(({ path, code }) => `${path} ${code}`)
    throw error
  }
  return []
}
const targetFaults = (target: number | readonly Record<string, unknown>[], id = 'COR-01.1') =>
  faultsOf({ targets: { [`KPI-${id}`]: target } } as Spec['kpis'], {
    kpis: { set: 'standard' },
  }).map((fault) => fault.split(' ')[1])

describe('the set', () => {
  test('with the sets that it stands on, in the order of the clauses', () => {
    expect(idsOf()).toEqual(['TRN-01.1', 'COR-01.1', 'COR-01.3'])
    expect(idsOf({ kpis: { set: 'standard' } })).toEqual([
      'REP-01.3',
      'TRN-01.1',
      'COR-01.1',
      'COR-01.2',
      'COR-01.3',
    ])
  })

  test('as far as its clause, or one that it also measures, is there', () => {
    expect(idsOf({ category: 'cleaning' })).toEqual(['COR-01.1', 'COR-01.3'])
    expect(compose().pairs.find(({ id }) => id === 'PRV-04')?.kpis).toEqual(['KPI-COR-01.1'])
  })

  test('a rated KPI without thresholds for the tier is not in force there', () => {
    expect(idsOf({ tier: 'low', kpis: { set: 'standard' } })).not.toContain('REP-01.3')
    expect(kpiOf('COR-01.1', { tier: 'low' })).not.toHaveProperty('proof')
    expect(plainText(kpiOf('COR-01.1', { tier: 'low' }).count)).toBe('Sites known, at low.')
  })

  test('added and removed', () => {
    const kpis = { add: ['KPI-PRV-06.1'], remove: ['KPI-TRN-01.1'] }
    expect(idsOf({ kpis })).toEqual(['PRV-06.1', 'COR-01.1', 'COR-01.3'])
    expect(faultsOf({ remove: ['KPI-COR-01.2'] })).toEqual(['kpis.remove kpi-not-in-set'])
    expect(faultsOf({ add: ['KPI-COR-01.2'], remove: ['KPI-COR-01.2'] })).toEqual([
      'kpis.remove added-and-removed',
    ])
    const without = { clauses: { set: 'starter' } }
    expect(faultsOf({ add: ['KPI-PRV-06.1'] }, without)).toEqual(['kpis.add kpi-without-clause'])
  })
})

describe('publication', () => {
  test('the law adds its set and marks it', () => {
    const marked = (more: Partial<Spec>) =>
      compose({ jurisdiction: 'uk', ...more })
        .kpis.filter(({ published }) => published)
        .map(({ id }) => id)
    expect(marked({})).toEqual(['KPI-REP-01.3', 'KPI-TRN-01.1'])
    // where nothing is bought that has a model, another KPI stands for it
    expect(marked({ category: 'cleaning' })).toEqual(['KPI-REP-01.3', 'KPI-COR-01.1'])
    const contract = (value: number, framework = false) => ({
      contract: { ...laptops.contract, value, framework },
    })
    expect(marked(contract(6_000_000))).toHaveLength(2)
    expect(marked(contract(5_000_000))).toEqual([])
    expect(marked(contract(6_000_000, true))).toEqual([])
    expect(compose().kpis.some(({ published }) => published)).toBe(false)
  })

  test('a rated set cannot go with dialogue', () => {
    expect(faultsOf({ mode: 'dialogue', set: 'uk-published' })).toEqual(['kpis.mode rated-set'])
    expect(idsOf({ jurisdiction: 'uk', kpis: { mode: 'dialogue' } })).not.toContain('REP-01.3')
  })
})

describe('thresholds', () => {
  test('of the tier; of dialogue only what must be nought', () => {
    expect(kpiOf('TRN-01.1').thresholds).toEqual([
      { good: 95, approaching: 80, requiresImprovement: 60 },
    ])
    const kpis = { mode: 'dialogue' as const }
    expect(kpiOf('TRN-01.1', { kpis })).not.toHaveProperty('thresholds')
    expect(kpiOf('COR-01.3', { kpis }).thresholds?.[0]?.good).toBe(0)
    expect(kpiOf('PRV-06.1', { kpis: { add: ['KPI-PRV-06.1'] } })).not.toHaveProperty('thresholds')
  })

  test('one number keeps the distances of the catalogue', () => {
    const targets = { 'KPI-TRN-01.1': 90 }
    expect(kpiOf('TRN-01.1', { kpis: { targets } }).thresholds).toEqual([
      { good: 90, approaching: 75, requiresImprovement: 55 },
    ])
    const low = { 'KPI-TRN-01.1': 20 }
    expect(kpiOf('TRN-01.1', { kpis: { targets: low } }).thresholds?.[0]).toEqual({
      good: 20,
      approaching: 5,
      requiresImprovement: 0,
    })
  })

  test('steps with dates', () => {
    const steps = [{ good: 70 }, { from: '2028-07-01', good: 80, approaching: 70 }]
    const targets = { 'KPI-TRN-01.1': steps }
    expect(kpiOf('TRN-01.1', { kpis: { targets } }).thresholds).toEqual([
      { good: 70, approaching: 55, requiresImprovement: 35 },
      { from: '2028-07-01', good: 80, approaching: 70, requiresImprovement: 45 },
    ])
  })

  test.each([
    ['over the whole', 101, ['over-100']],
    ['no step', [], ['too-short']],
    ['a first step with a date', [{ from: '2028-01-01', good: 70 }], ['first-step-dated']],
    ['a later step without one', [{ good: 70 }, { good: 80 }], ['step-undated']],
    ['a date before the start', [{ good: 70 }, { from: '2027-01-01', good: 80 }], ['step-date']],
    ['a date after the end', [{ good: 70 }, { from: '2032-01-01', good: 80 }], ['step-date']],
    ['a step back', [{ good: 80 }, { from: '2028-01-01', good: 70 }], ['step-back']],
    ['out of order', [{ good: 70, approaching: 75 }], ['threshold-order-higher']],
  ])('%s is refused', (_name, target, codes) => {
    expect(targetFaults(target)).toEqual(codes)
  })

  test('targets where there is none to set', () => {
    expect(targetFaults(2, 'COR-01.3')).toEqual(['always-nought'])
    expect(targetFaults(2, 'COR-01.2')).toEqual(['target-without-kpi'])
    expect(faultsOf({ add: ['KPI-PRV-06.1'], targets: { 'KPI-PRV-06.1': 50 } })).toEqual([
      'kpis.targets.KPI-PRV-06.1 never-rated',
    ])
    expect(faultsOf({ mode: 'dialogue', targets: { 'KPI-COR-01.1': 50 } })).toEqual([
      'kpis.targets.KPI-COR-01.1 no-targets-in-dialogue',
    ])
    expect(faultsOf({ targets: { 'KPI-COR-01.9': 50 } })).toHaveLength(1)
  })

  test('where lower is better, the other way round', () => {
    const add = ['KPI-COR-01.2']
    const targets = (good: number, approaching: number) => ({
      add,
      targets: { 'KPI-COR-01.2': [{ good, approaching }] },
    })
    expect(faultsOf(targets(5, 10))).toEqual([])
    expect(faultsOf(targets(12, 10))).toEqual([
      'kpis.targets.KPI-COR-01.2[0] threshold-order-lower',
    ])
  })
})
