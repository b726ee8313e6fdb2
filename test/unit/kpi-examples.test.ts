// The worked examples of every KPI come out of the evaluation as they are written.

import { describe, expect, test } from 'vitest'
import { kpis } from '../../src/catalogue/index.ts'
import type { Kpi, KpiExample } from '../../src/model/catalogue.ts'
import type {
  EvaluationContext,
  Observation,
  ObservedValue,
  Result,
} from '../../src/model/observation.ts'
import { evaluate, plusDays } from '../../src/monitor/index.ts'

const all = Object.values<Kpi>(kpis)
const asOf = '2028-08-01'
const subject = { contract: 'C-1' }
const period = { start: '2027-07-01', end: '2028-06-30' }

/** What is given, as a report states it: open cases by the day on which they began. */
function valuesOf({ measure }: Kpi, { given }: KpiExample): Observation['values'] {
  if (measure.type !== 'duration')
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, String(value) satisfies ObservedValue]),
    )
  const { closed, open } = given as { closed: readonly number[]; open: readonly number[] }
  return {
    [measure.cases.name]: [...closed.map(String), ...open.map((days) => plusDays(asOf, -days))],
  }
}

function run(kpi: Kpi, example: KpiExample): Result {
  const ref = `${kpi.id}@${kpi.version}`
  const report: Observation = {
    id: 'O-1',
    kpi: ref,
    subject,
    period,
    values: valuesOf(kpi, example),
    evidence: [
      { grade: example.evidence ?? kpi.evidence.forGood[example.tier], date: '2028-06-15' },
    ],
    reportedOn: '2028-07-15',
    reportedBy: 'brand',
    status: 'final',
  }
  const gates = Object.fromEntries(
    Object.entries(example.gates ?? {}).map(([id, percent]): [string, Result] => [
      id,
      {
        kpi: `${id}@1.0.0`,
        subject,
        period,
        asOf,
        value: { exact: String(Number(percent)), shown: percent },
        unit: { code: 'P1', scheme: 'UNCEFACT' },
        rating: 'good',
        flags: [],
        observations: [],
        trace: [],
      },
    ]),
  )
  const context: EvaluationContext = {
    tier: example.tier,
    role: kpi.control.buyer && !kpi.control.brand ? 'buyer' : 'brand',
    asOf,
    subject,
    contract: { start: '2026-07-01', end: '2030-06-30' },
    period: { ...period, due: '2028-07-30' },
    gates,
  }
  return evaluate(kpi, [report], context)
}

test('there are examples to look at', () => {
  expect(all.length).toBeGreaterThan(40)
  expect(new Set(all.map(({ measure }) => measure.type)).size).toBeGreaterThan(5)
})

describe.each(all.map((kpi) => [kpi.id, kpi] as const))('%s', (_, kpi) => {
  test.each(kpi.examples.map((example, index) => [index + 1, example] as const))(
    'example %i',
    (_index, example) => {
      const result = run(kpi, example)
      expect(result.rating, result.trace.map(({ text }) => text).join('\n')).toBe(
        example.expect.rating,
      )
      if (example.expect.value !== undefined) expect(result.value?.shown).toBe(example.expect.value)
      else if (kpi.measure.type === 'proportion' || kpi.measure.type === 'duration')
        expect(result.value).toBeUndefined()
      // what weak evidence is flagged with follows from the grade given, so examples do not repeat it
      const flags = result.flags.filter((flag) => flag !== 'evidence-short')
      if (example.expect.flags) expect([...flags].sort()).toEqual([...example.expect.flags].sort())
      expect(result.flags.includes('evidence-short')).toBe(
        example.evidence !== undefined && example.evidence < kpi.evidence.forGood[example.tier],
      )
    },
  )
  // what is only watched earns none
  test.skipIf(kpi.direction === 'none' || kpi.measure.type !== 'proportion')(
    'shows every rating that a number can earn',
    () => {
      const ratings = new Set(kpi.examples.map((example) => example.expect.rating))
      for (const rating of ['good', 'approaching', 'requires-improvement', 'inadequate'])
        expect(ratings).toContain(rating)
    },
  )
})
