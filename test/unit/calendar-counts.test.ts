// The calendar of the clauses as they are authored: as many dates as a person can keep.

import { describe, expect, test } from 'vitest'
import { calendar, deliverables, hours, onEvent } from '../../src/calendar/index.ts'
import { catalogue, contract } from '../support/measure.ts'

const core = { clauses: { set: 'core' }, kpis: { set: 'core' } }

describe('dated deliverables of the first year', () => {
  test.each([
    ['high', 'sme-reseller', 9],
    ['high', 'large-brand', 9],
    ['medium', 'sme-reseller', 9],
    ['low', 'sme-reseller', 4],
    ['low', 'large-reseller', 4],
  ] as const)('%s, %s: %i', (tier, supplier, count) => {
    expect(deliverables(contract(tier, core), supplier)).toHaveLength(count)
  })
  test('the whole catalogue asks for one more', () => {
    expect(deliverables(contract('high'), 'sme-reseller')).toHaveLength(10)
  })
  test('the longer times of an SME follow from the clauses', () => {
    const times = (supplier: 'sme-reseller' | 'large-brand') =>
      deliverables(contract('high', core), supplier)
        .filter(({ when }) => /days$/.test(when))
        .map(({ when }) => Number.parseInt(when, 10))
        .sort((a, b) => a - b)
    expect(times('sme-reseller')).toEqual([21, 30, 45, 90])
    expect(times('large-brand')).toEqual([14, 30, 30, 60])
  })
  test('stay within the budget for every kind of purchase', () => {
    for (const category of Object.keys(catalogue.goods)) {
      for (const tier of ['low', 'medium', 'high'] as const) {
        const pack = contract(tier, { ...core, category, components: { add: ['gloves'] } })
        const limit = catalogue.budgets.dates[tier] ?? 12
        expect(deliverables(pack).length, `${category} ${tier}`).toBeLessThanOrEqual(limit)
      }
    }
  })
})

test('everything that has a date or runs from an event is in the calendar once', () => {
  for (const tier of ['low', 'medium', 'high'] as const) {
    const pack = contract(tier)
    const entries = calendar(pack, {})
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    const refs = entries.flatMap(({ clause, item, content }) => [
      `${clause}#${item}`,
      ...content.map((ref) => `${ref.clause}#${ref.item}`),
    ])
    for (const pair of pack.pairs) {
      const anchors = pair.condition.flatMap(({ items }) => items.map(({ anchor }) => anchor))
      for (const anchor of Object.keys(pair.dates).filter((name) => anchors.includes(name)))
        expect(refs, `${pair.id}#${anchor}`).toContain(`${pair.id}#${anchor}`)
    }
    const events = onEvent(pack, {})
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  }
})

test('hours add up to those of the clauses, and people come first', () => {
  const { clauses, buyer, notFollowedUp } = hours(contract('high', core), 15)
  expect(clauses.reduce((sum, clause) => sum + clause.buyer, 0)).toBeCloseTo(buyer, 5)
  expect(clauses.slice(0, 4).map(({ clause }) => clause)).toEqual([
    'GRV-01',
    'COR-01',
    'REM-01',
    'VOI-02',
  ])
  expect(notFollowedUp.map(({ clause }) => clause)).not.toContain('COR-01')
  expect(notFollowedUp.length).toBeGreaterThan(0)
})
