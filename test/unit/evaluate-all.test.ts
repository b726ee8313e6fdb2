// A whole contract at once: every KPI, subject and period that is due, with gates and history from the same run.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { compose } from '../../src/index.ts'
import type { Observation } from '../../src/model/observation.ts'
import type { PackKpi } from '../../src/model/pack.ts'
import { variablesOf } from '../../src/monitor/evaluate/rules/03-validate.ts'
import { evaluate, evaluateAll } from '../../src/monitor/index.ts'

const pack = compose({
  title: 'Laptops 2027',
  buyer: 'City of Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'medium',
  contract: { start: '2027-07-01', months: 48 },
  kpis: { set: 'high-risk' },
})
const kpi = (id: string) => pack.kpis.find((one) => one.id === id)!
const ref = ({ id, version }: PackKpi) => `${id}@${version}`
const halves = [
  { start: '2027-07-01', end: '2027-12-31' },
  { start: '2028-01-01', end: '2028-06-30' },
  { start: '2028-07-01', end: '2028-12-31' },
] as const
const year = { start: '2027-07-01', end: '2028-06-30' }

let count = 0
const report = (
  id: string,
  values: Observation['values'],
  changes: Partial<Observation> = {},
): Observation => ({
  id: `O-${++count}`,
  kpi: ref(kpi(id)),
  subject: { contract: 'C-1' },
  period: halves[0],
  values,
  evidence: [{ grade: 'E5', date: '2028-01-02' }],
  reportedOn: '2028-01-20',
  reportedBy: 'reseller',
  status: 'final',
  ...changes,
})
const sites = (delivered: number, disclosed: number, changes: Partial<Observation> = {}) =>
  report(
    'KPI-TRN-01.1',
    { deliveredModels: String(delivered), disclosedModels: String(disclosed) },
    changes,
  )
const resultsOf = (
  id: string,
  observations: readonly Observation[],
  options: Partial<Parameters<typeof evaluateAll>[2]> = {},
) =>
  evaluateAll(pack, observations, { asOf: '2029-03-01', ...options }).kpis.find(
    (one) => one.kpi.id === id,
  )!.subjects

describe('evaluateAll', () => {
  test('gives every KPI its due periods, also where nobody reported', () => {
    const { kpis, results } = evaluateAll(pack, [], { asOf: '2028-09-30' })
    expect(kpis.map((one) => one.kpi.id)).toEqual(pack.kpis.map(({ id }) => id))
    expect(
      kpis.every(({ subjects }) => subjects.length === 1 && subjects[0]!.results.length >= 1),
    ).toBe(true)
    expect(new Set(results.map(({ rating }) => rating))).toEqual(new Set(['inadequate', 'no-data']))
    expect(
      results
        .filter(({ rating }) => rating === 'no-data')
        .every((result) => pack.kpis.find((one) => ref(one) === result.kpi)!.direction === 'none'),
    ).toBe(true)
  })

  test('takes the due date from the Progress Report', () => {
    const days = Number(pack.pairs.find(({ id }) => id === 'REP-01')!.parameters.reportDays!.value)
    expect(days).toBe(30)
    const [{ results } = { results: [] }] = resultsOf(
      'KPI-TRN-01.1',
      [sites(50, 46, { reportedOn: '2028-02-02' })],
      { asOf: '2028-03-01' },
    )
    expect(results[0]).toMatchObject({ rating: 'good', lateDays: 3, next: '2028-07-30' })
    const small = resultsOf('KPI-TRN-01.1', [sites(50, 46, { reportedOn: '2028-02-02' })], {
      asOf: '2028-03-01',
      size: 'sme',
    })
    expect(small[0]!.results[0]!.lateDays).toBeUndefined()
  })

  test('follows a subject over time, with a trend', () => {
    const [{ results } = { results: [] }] = resultsOf('KPI-TRN-01.1', [
      sites(50, 30),
      sites(50, 40, { period: halves[1], reportedOn: '2028-07-20' }),
      sites(50, 46, { period: halves[2], reportedOn: '2029-01-20' }),
    ])
    expect(
      results.map(({ value, rating, trend }) => [value?.shown, rating, trend?.points]),
    ).toEqual([
      ['60.0', 'requires-improvement', undefined],
      ['80.0', 'approaching', '+20.0'],
      ['92.0', 'good', '+12.0'],
    ])
  })

  test('counts periods in a row that a request excuses', () => {
    const refused = halves.map((period, at) =>
      report(
        'KPI-TRN-01.1',
        { deliveredModels: '40', disclosedModels: { absent: 'refused' } },
        {
          period,
          subject: { contract: 'C-1', brand: 'B' },
          reportedOn: ['2028-01-20', '2028-07-20', '2029-01-20'][at]!,
          requests: [
            { to: 'brand', on: ['2028-01-05', '2028-07-05', '2029-01-05'][at]!, answer: 'refused' },
          ],
        },
      ),
    )
    const [{ results } = { results: [] }] = resultsOf('KPI-TRN-01.1', refused)
    expect(results.map(({ rating }) => rating)).toEqual(['other', 'other', 'requires-improvement'])
  })

  test('takes gates from the same run, whatever the order of the KPIs', () => {
    const none = (disclosed: number) => [
      report(
        'KPI-MON-02.1',
        { linkedSites: '0', sitesAssessed: '0' },
        { period: year, reportedOn: '2028-07-20' },
      ),
      sites(50, disclosed, { period: halves[1], reportedOn: '2028-07-20' }),
    ]
    expect(resultsOf('KPI-MON-02.1', none(46))[0]!.results[0]!.rating).toBe('not-applicable')
    expect(resultsOf('KPI-MON-02.1', none(10))[0]!.results[0]).toMatchObject({
      rating: 'no-data',
      flags: ['silence-not-success'],
    })
    const byBrand = [
      ...none(46).slice(0, 1),
      sites(50, 46, {
        period: halves[1],
        reportedOn: '2028-07-20',
        subject: { contract: 'C-1', brand: 'A' },
      }),
      sites(50, 3, {
        period: halves[1],
        reportedOn: '2028-07-20',
        subject: { contract: 'C-1', brand: 'B' },
      }),
    ]
    expect(
      resultsOf('KPI-MON-02.1', byBrand)[0]!.results[0]!.rating,
      'the worst brand decides',
    ).toBe('no-data')
  })

  test('says what it did not use', () => {
    const small = compose({
      title: 'x',
      buyer: 'y',
      jurisdiction: 'eu',
      category: 'ict-hardware',
      tier: 'medium',
      contract: { start: '2027-07-01', months: 48 },
      kpis: { set: 'core' },
    })
    const observations = [
      sites(50, 46, { id: 'A' }),
      sites(50, 46, { id: 'B', period: { start: '2027-08-01', end: '2027-12-31' } }),
      report('KPI-BUY-01.1', {}, { id: 'C', period: year }),
      sites(50, 46, { id: 'D', subject: { contract: 'C-2' } }),
      sites(50, 46, { id: 'E', reportedOn: '2028-03-02' }),
    ]
    const { unused } = evaluateAll(small, observations, {
      asOf: '2028-03-01',
      subjects: [{ contract: 'C-1' }],
    })
    expect([...unused].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: 'B', why: 'no-such-period' },
      { id: 'C', why: 'not-in-pack' },
      { id: 'D', why: 'not-expected' },
      { id: 'E', why: 'after-as-of' },
    ])
  })

  test('agrees with evaluate', () => {
    const observation = sites(50, 41)
    const [{ results } = { results: [] }] = resultsOf('KPI-TRN-01.1', [observation], {
      asOf: '2028-03-01',
      role: 'brand',
    })
    expect(results).toEqual([
      evaluate(kpi('KPI-TRN-01.1'), [observation], {
        tier: 'medium',
        role: 'brand',
        asOf: '2028-03-01',
        subject: { contract: 'C-1' },
        contract: { start: '2027-07-01', end: '2031-06-30' },
        period: { ...halves[0], due: '2028-01-30' },
        next: '2028-07-30',
      }),
    ])
  })

  test('takes what schemes cover from the table, and corrections from what was published', () => {
    const audited = report(
      'KPI-PRV-07.1',
      { weeksSampled: '300', weeksWithin: '294', weeksOfDanger: '0' },
      {
        period: year,
        reportedOn: '2028-07-20',
        evidence: [{ grade: 'E3', date: '2028-06-01', scheme: 'unheard-of' }],
      },
    )
    const options = { asOf: '2028-09-01', schemes: standard.verification }
    expect(
      resultsOf('KPI-PRV-07.1', [audited], { asOf: '2028-09-01' })[0]!.results[0]!.rating,
    ).toBe('good')
    const [doubted] = resultsOf('KPI-PRV-07.1', [audited], options)[0]!.results
    expect([doubted!.rating, doubted!.evidenceGrade]).toEqual(['approaching', 'E2'])
    const published = evaluateAll(pack, [sites(50, 46, { id: 'first' })], {
      asOf: '2028-02-20',
    }).results
    const corrected = resultsOf(
      'KPI-TRN-01.1',
      [
        sites(50, 46, { id: 'first' }),
        sites(50, 30, {
          id: 'second',
          status: 'amended',
          supersedes: 'first',
          reason: 'counted twice',
          reportedOn: '2028-02-25',
        }),
      ],
      { asOf: '2028-03-01', published },
    )[0]!.results[0]!
    expect(corrected.restates).toEqual({
      value: '92.0',
      rating: 'good',
      points: '-32.0',
      reason: 'counted twice',
      material: true,
    })
  })

  test('refuses all bad input at once', () => {
    const bad = [
      sites(1, 1, { id: 'A' }),
      sites(1, 1, { id: 'A' }),
      report('KPI-TRN-01.1', { deliveredModel: '1' }, { id: 'B' }),
      sites(1, 1, { id: 'C', kpi: 'KPI-TRN-01.1@2.0.0' }),
    ]
    expect(() => evaluateAll(pack, bad, { asOf: '2028-02-30' })).toThrowError(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ code: 'bad-date' }),
          expect.objectContaining({ code: 'given-twice' }),
          expect.objectContaining({
            code: 'unknown-variable',
            hint: 'Did you mean "deliveredModels"?',
          }),
          expect.objectContaining({ code: 'wrong-version' }),
        ],
      }),
    )
  })

  test('evaluates every KPI of the catalogue with reports of the right form', () => {
    const filled = pack.kpis.flatMap((one) => {
      const { measure } = one
      const value = measure.type === 'duration' ? ['3', '2027-08-01'] : '1'
      return [
        report(one.id, Object.fromEntries(variablesOf(measure).map((name) => [name, value])), {
          period:
            one.period.frequency === 'annual'
              ? year
              : one.period.frequency === 'quarterly'
                ? { start: '2027-07-01', end: '2027-09-30' }
                : halves[0],
          reportedOn: '2028-07-10',
        }),
      ]
    })
    const { results, unused } = evaluateAll(pack, filled, { asOf: '2028-08-15' })
    expect(unused).toEqual([])
    expect(results.filter(({ observations }) => observations.length > 0)).toHaveLength(
      pack.kpis.length,
    )
  })
})
