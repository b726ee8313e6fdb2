// The worked examples of KPIs add up.

import { describe, expect, test } from 'vitest'
import { kpis } from '../../src/catalogue/index.ts'
import type { Kpi } from '../../src/model/catalogue.ts'

const proportions = Object.values<Kpi>(kpis).filter(({ measure }) => measure.type === 'proportion')

/** One decimal, half up, on whole numbers: no floating point. */
function percent(numerator: number, denominator: number): string {
  const tenths = (BigInt(numerator) * 2000n + BigInt(denominator)) / (BigInt(denominator) * 2n)
  return `${tenths / 10n}.${tenths % 10n}`
}

test('there are proportions to look at', () => {
  expect(proportions.length).toBeGreaterThan(5)
})

describe.each(proportions.map((kpi) => [kpi.id, kpi] as const))('%s', (_, kpi) => {
  const { measure } = kpi
  if (measure.type !== 'proportion') return
  test.each(kpi.examples.map((example, index) => [index + 1, example] as const))('example %i', (_index, { given, expect: expected, tier, evidence }) => {
    const number = (name: string) => {
      expect(given, name).toHaveProperty(name)
      const value = given[name]
      if (typeof value !== 'number') throw new TypeError(`${name} is no number`)
      expect(Number.isSafeInteger(value) && value >= 0, `${name}: ${value}`).toBe(true)
      return value
    }
    const population = number(measure.population.name)
    const numerator = number(measure.numerator.name)
    const out = [...measure.exclusions, ...measure.exceptions].reduce((sum, { name }) => sum + number(name), 0)
    const names = [measure.population, measure.numerator, ...measure.exclusions, ...measure.exceptions].map(({ name }) => name)
    expect(Object.keys(given).sort()).toEqual([...names].sort())
    const denominator = population - out
    expect(denominator).toBeGreaterThanOrEqual(0)
    expect(numerator).toBeLessThanOrEqual(denominator)
    if (denominator === 0) {
      expect(expected).not.toHaveProperty('value')
      expect(['not-applicable', 'no-data']).toContain(expected.rating)
      return
    }
    expect(expected.value).toBe(percent(numerator, denominator))
    // what evidence alone lowers is the work of the evaluation
    const bands = kpi.targets?.[tier]
    if (!bands || evidence) return
    const reaches = (limit: number) => (kpi.direction === 'lower' ? numerator * 100 <= limit * denominator : numerator * 100 >= limit * denominator)
    const rating = reaches(bands.target) ? 'good' : reaches(bands.approaching) ? 'approaching' : reaches(bands.requiresImprovement) ? 'requires-improvement' : 'inadequate'
    expect(expected.rating).toBe(rating)
  })
  // what is only watched earns none
  test.skipIf(kpi.direction === 'none')('shows every rating that a number can earn', () => {
    const ratings = new Set(kpi.examples.map((example) => example.expect.rating))
    for (const rating of ['good', 'approaching', 'requires-improvement', 'inadequate']) expect(ratings).toContain(rating)
  })
})
