// The vectors of the evaluation rules, exactly as they are decided: value, rating and every flag.

import { expect, test } from 'vitest'
import type { Kpi, Measure } from '../../src/model/catalogue.ts'
import type {
  EvaluationContext,
  Flag,
  Observation,
  Rating,
  Result,
} from '../../src/model/observation.ts'
import {
  aggregate,
  evaluate,
  forExport,
  kpiPeriods,
  payGap,
  periodsOfMonths,
} from '../../src/monitor/index.ts'
import { plusDays } from '../../src/monitor/periods.ts'
import {
  asks,
  contextWith,
  kpiWith,
  proportionOf,
  reportWith,
  share,
  targets,
} from '../support/evaluation.ts'

const run = (
  kpi: Partial<Kpi>,
  reports: readonly Observation[],
  context: Partial<EvaluationContext> = {},
): Result => evaluate(kpiWith(kpi), reports, contextWith(context))
/** Value as shown, rating, flags: all that a vector decides. */
const said = ({
  value,
  rating,
  flags,
}: Result): readonly [string | undefined, Rating, ...Flag[]] => [value?.shown, rating, ...flags]
const count: Measure = { type: 'count', of: { name: 'cases', label: 'cases', unit: 'case' } }
const zero = {
  measure: count,
  direction: 'lower',
  unit: { code: 'C62', scheme: 'UNCEFACT' },
  zeroTolerance: true,
  ...targets(0, 0, 0),
  coverage: { unit: 'case', min: 80, floor: 50 },
} as const
const gateResult = (kpi: string, percent: number): Record<string, Result> => ({
  [kpi]: {
    ...evaluate(
      kpiWith({ id: kpi }),
      [share(percent, 100, { kpi: `${kpi}@1.0.0` })],
      contextWith(),
    ),
  },
})

test('V1: a share above its target is good', () => {
  const result = run({}, [share(46, 50)])
  expect(said(result)).toEqual(['92.0', 'good'])
  expect(result.value).toEqual({ exact: '92', shown: '92.0', numerator: '46', denominator: '50' })
  expect(result.bands).toEqual({ target: 90, approaching: 75, requiresImprovement: 55 })
})

test('V2: exclusions and exceptions leave the denominator, and a tenth of exceptions is no flag', () => {
  const measure: Measure = {
    ...proportionOf,
    exclusions: [{ name: 'out', label: 'out' }],
    exceptions: [{ name: 'exc', label: 'exc', code: 'untraced' }],
  } as Measure
  const result = run({ measure }, [reportWith({ all: '60', out: '4', exc: '6', met: '40' })])
  expect(said(result)).toEqual(['80.0', 'approaching'])
  expect([result.value?.numerator, result.value?.denominator]).toEqual(['40', '50'])
  expect(result.trace.map(({ text }) => text).join(' ')).toContain('untraced: 6')
  expect(
    run({ measure }, [reportWith({ all: '60', out: '4', exc: '7', met: '40' })]).flags,
  ).toEqual(['exceptions-over-tenth'])
})

test('V3: rounding never shows a missed target as met', () =>
  expect(said(run({}, [share(1799, 2000)]))).toEqual(['89.95', 'approaching', 'rounds-to-target']))

test('V4: 57 of 100 reaches 57, where floating point says otherwise', () => {
  expect((57 / 100) * 100 >= 57).toBe(false)
  expect(said(run({ ...targets(57, 42, 22) }, [share(57, 100)]))).toEqual(['57.0', 'good'])
})

test('V5: nothing due is not applicable, or no data where the gate is not met', () => {
  const gated: Partial<Kpi> = {
    whenDenominatorIsZero: {
      result: 'no-data',
      gate: { kpi: 'KPI-MON-01.1', min: { low: 60, medium: 60, high: 60 } },
    },
  }
  expect(said(run(gated, [share(0, 0)], { gates: gateResult('KPI-MON-01.1', 85) }))).toEqual([
    undefined,
    'not-applicable',
  ])
  expect(said(run(gated, [share(0, 0)], { gates: gateResult('KPI-MON-01.1', 20) }))).toEqual([
    undefined,
    'no-data',
    'silence-not-success',
  ])
})

test.each([
  ['2026-08-08', 'pending'],
  ['2026-08-25', 'requires-improvement'],
  ['2026-09-14', 'inadequate'],
])('V6: nothing under direct control on %s is %s', (asOf, rating) => {
  expect(said(run({}, [], { asOf }))).toEqual([undefined, rating])
})

test('V7: a request made in time excuses two periods in a row', () => {
  const periods = periodsOfMonths({ start: '2026-01-01', end: '2027-12-31' }, 6)
  const history: Result[] = []
  const ratings = periods.map((period, at) => {
    const due = plusDays(period.end, 31)
    const report = reportWith(
      { met: { absent: 'refused' }, all: { absent: 'refused' } },
      {
        id: `O-${at}`,
        period,
        reportedOn: due,
        requests: [{ to: 'brand', on: plusDays(due, -20), answer: 'refused' }],
      },
    )
    const result = run({}, [report], {
      role: 'reseller',
      asOf: plusDays(due, 60),
      period: { ...period, due },
      history,
    })
    history.push(result)
    return said(result)
  })
  expect(ratings).toEqual([
    [undefined, 'other'],
    [undefined, 'other'],
    [undefined, 'requires-improvement'],
    [undefined, 'requires-improvement'],
  ])
  expect(said(run({}, [], { role: 'reseller', asOf: '2026-09-29' }))).toEqual([
    undefined,
    'inadequate',
  ])
  const late = reportWith(
    { met: { absent: 'refused' }, all: { absent: 'refused' } },
    { requests: [{ to: 'brand', on: '2026-08-01' }] },
  )
  expect(said(run({}, [late], { role: 'reseller', asOf: '2026-09-29' }))).toEqual([
    undefined,
    'inadequate',
  ])
})

test('V8: a late report keeps its value', () => {
  const result = run({}, [share(46, 50, { reportedOn: '2026-08-12' })])
  expect(said(result)).toEqual(['92.0', 'good', 'late'])
  expect(result.lateDays).toBe(12)
})

test('V9: what was not observed counts as failed', () => {
  const result = run({}, [
    share(54, 60, { coverage: { eligible: '86', observed: '60', unit: 'unit' } }),
  ])
  expect(said(result)).toEqual(['62.8', 'requires-improvement', 'worst-case'])
  expect(result.coverage).toEqual({ eligible: '86', observed: '60', unit: 'unit', share: '69.8' })
  expect(result.trace.find(({ rule }) => rule === 9)?.values).toMatchObject({
    seen: '90.0 per cent',
    shown: '54 of 86, 62.8 per cent',
  })
})

test('V10: the grade is what 80 per cent of the cases reach', () => {
  const result = run({ ...asks('E3') }, [
    share(95, 100, {
      evidence: [
        { grade: 'E3', share: '0.60', date: '2026-06-01' },
        { grade: 'E2', share: '0.35', date: '2026-06-01' },
        { grade: 'E1', share: '0.05', date: '2026-06-01' },
      ],
    }),
  ])
  expect(said(result)).toEqual(['95.0', 'approaching', 'evidence-short'])
  expect(result.evidenceGrade).toBe('E2')
})

test('V11: a scheme that covers the issue partly takes one grade', () => {
  const result = run(
    { ...asks('E4'), ...targets(70) },
    [share(92, 100, { evidence: [{ grade: 'E3', date: '2026-06-01', scheme: 'audit' }] })],
    { schemes: { audit: 'partial' } },
  )
  expect(said(result)).toEqual(['92.0', 'requires-improvement', 'evidence-short'])
  expect(result.evidenceGrade).toBe('E2')
})

test('V12: evidence that is too old takes one grade', () => {
  const result = run({ ...asks('E3') }, [
    share(95, 100, { evidence: [{ grade: 'E3', date: '2024-01-10' }] }),
  ])
  expect(said(result)).toEqual(['95.0', 'approaching', 'evidence-stale', 'evidence-short'])
  expect(result.evidenceGrade).toBe('E2')
})

test('V13: a portfolio stands at most one band above its worst member', () => {
  const reports = [
    share(90, 100, { subject: { contract: 'C-1', brand: 'A' } }),
    share(5, 10, { id: 'O-2', subject: { contract: 'C-1', brand: 'B' } }),
  ]
  const kpi = kpiWith({ ...targets(85, 70, 50) })
  for (const members of [
    reports,
    reports.map((report) => evaluate(kpi, [report], contextWith({ subject: report.subject }))),
  ]) {
    const result = aggregate(kpi, members as readonly Observation[], contextWith())
    expect(said(result)).toEqual(['86.4', 'approaching', 'worst-member'])
    expect(result.value?.exact).toBe('950/11')
    expect(result.members?.map(({ rating, shown }) => [rating, shown])).toEqual([
      ['good', '90.0'],
      ['requires-improvement', '50.0'],
    ])
  }
})

test('V14: a site named twice counts once', () => {
  const sites = (brand: string, all: readonly string[], met: readonly string[]) =>
    reportWith({ all, met }, { id: brand, subject: { contract: 'C-1', brand } })
  const result = aggregate(
    kpiWith(),
    [sites('X', ['F1', 'F2', 'F3'], ['F1', 'F3']), sites('Y', ['F3', 'F4'], ['F3'])],
    contextWith(),
  )
  expect(result.value).toMatchObject({
    exact: '50',
    shown: '2 of 4',
    numerator: '2',
    denominator: '4',
  })
})

const days: Partial<Kpi> = {
  measure: {
    type: 'duration',
    from: 'start',
    to: 'end',
    statistic: 'median',
    cases: { name: 'cases', label: 'cases', unit: 'day' },
  },
  unit: { code: 'DAY', scheme: 'UNCEFACT' },
  direction: 'lower',
  ...targets(15, 30, 60),
}

test('V15: a long tail is said beside the median', () =>
  expect(said(run(days, [reportWith({ cases: ['5', '9', '14', '21', '70'] })]))).toEqual([
    '14.0',
    'good',
    'tail',
  ]))

test('V16: open cases count at their age', () => {
  const result = run(days, [
    reportWith({ cases: ['5', '9', plusDays('2026-08-14', -40), plusDays('2026-08-14', -90)] }),
  ])
  expect(said(result)).toEqual(['24.5', 'approaching', 'lower-bound', 'tail'])
  expect(result.value?.exact).toBe('49/2')
})

test('V17: a correction names the old result and leaves it as it was', () => {
  const first = share(45, 50)
  const published = run({}, [first])
  expect(said(published)).toEqual(['90.0', 'good'])
  const kept = JSON.stringify(published)
  const result = run(
    {},
    [
      first,
      share(41, 50, {
        id: 'O-2',
        status: 'amended',
        supersedes: 'O-1',
        reason: 'four entries were counted twice',
        reportedOn: '2026-09-01',
      }),
    ],
    { asOf: '2026-09-02', history: [published] },
  )
  expect(said(result)).toEqual(['82.0', 'approaching', 'restated', 'material'])
  expect(result.restates).toEqual({
    value: '90.0',
    rating: 'good',
    points: '-8.0',
    reason: 'four entries were counted twice',
    material: true,
  })
  expect(JSON.stringify(published)).toBe(kept)
})

test('V18: progress as planned lifts requires improvement by one, and inadequate not at all', () => {
  const plan = { baseline: '30', plannedShare: '0.4' }
  const kpi = targets(80, 65, 45)
  const evidence = [{ grade: 'E2', date: '2026-06-01' }] as const
  const result = run(kpi, [share(60, 100, { evidence })], plan)
  expect(said(result)).toEqual(['60.0', 'approaching', 'improvement-credit'])
  expect(result.trace.find(({ rule }) => rule === 13)?.values?.share).toBe('60.0')
  expect(said(run(kpi, [share(40, 100, { evidence })], plan))).toEqual(['40.0', 'inadequate'])
})

test('V19: a milestone against its date', () => {
  const kpi: Partial<Kpi> = {
    measure: { type: 'milestone', due: 'the date', done: 'the day' },
    unit: { code: 'DAY', scheme: 'UNCEFACT' },
    direction: 'none',
  }
  const period = { start: '2026-07-01', end: '2027-03-31', due: '2027-03-31' }
  const done = reportWith(
    { done: '2027-04-20' },
    { period: { start: period.start, end: period.end }, reportedOn: '2027-04-21' },
  )
  expect(said(run(kpi, [done], { asOf: '2027-05-01', period }))).toEqual(['20.0', 'approaching'])
  expect(said(run(kpi, [], { asOf: '2027-07-15', period }))).toEqual(['106.0', 'inadequate'])
  expect(said(run(kpi, [], { asOf: '2027-02-01', period }))).toEqual([undefined, 'not-due'])
})

test('V20: months are added to the anchor, with the last day of a shorter month', () => {
  const periods = kpiPeriods(
    { frequency: 'quarterly', anchor: 'contract-start' },
    { start: '2027-01-31', end: '2028-01-30' },
  )
  expect(periods.map(({ start }) => start)).toEqual([
    '2027-01-31',
    '2027-04-30',
    '2027-07-31',
    '2027-10-31',
  ])
  expect(periods.map(({ end }) => end)).toEqual([
    '2027-04-29',
    '2027-07-30',
    '2027-10-30',
    '2028-01-30',
  ])
})

test('V21: the target of a count shrinks with a short last period', () => {
  const kpi: Partial<Kpi> = {
    measure: count,
    unit: { code: 'C62', scheme: 'UNCEFACT' },
    ...targets(4, 3, 2),
    period: {
      frequency: { low: 'annual', medium: 'annual', high: 'annual' },
      anchor: 'contract-start',
      graceDays: 10,
      cureDays: 30,
    },
  }
  const period = { start: '2027-07-01', end: '2027-12-31' }
  const result = run(
    kpi,
    [
      reportWith(
        { cases: '2' },
        { period, reportedOn: '2028-01-10', evidence: [{ grade: 'E2', date: '2027-12-01' }] },
      ),
    ],
    {
      asOf: '2028-02-01',
      contract: { start: '2025-07-01', end: '2027-12-31' },
      period: { ...period, due: '2028-01-20' },
    },
  )
  expect(said(result)).toEqual(['2', 'good'])
  expect(result.bands?.target).toBe(2)
})

test('V22: a part above its whole is invalid', () =>
  expect(said(run({}, [share(12, 10)]))).toEqual([undefined, 'invalid']))

test('V23: none is tolerated', () => {
  const none = run(zero, [reportWith({ cases: '0' })])
  expect([...said(none), none.contractFlag]).toEqual(['0', 'good', undefined])
  const one = run(zero, [reportWith({ cases: '1' })])
  expect([...said(one), one.contractFlag]).toEqual(['1', 'inadequate', 'zero-tolerance', true])
})

test('V24: no retaliation is no success where few would speak', () => {
  const kpi = {
    ...zero,
    whenDenominatorIsZero: {
      result: 'no-data' as const,
      gate: { kpi: 'KPI-VOI-02.9', min: { low: 25, medium: 25, high: 25 } },
    },
  }
  expect(
    said(run(kpi, [reportWith({ cases: '0' })], { gates: gateResult('KPI-VOI-02.9', 20) })),
  ).toEqual([undefined, 'no-data', 'silence-not-success'])
})

test('V25: an extension keeps the last step of a ramp', () => {
  const period = { start: '2029-01-01', end: '2029-12-31' }
  const result = run(
    {},
    [
      share(88, 100, {
        period,
        reportedOn: '2030-01-10',
        evidence: [{ grade: 'E2', date: '2029-12-01' }],
      }),
    ],
    {
      asOf: '2030-02-01',
      contract: { start: '2026-01-01', end: '2029-12-31' },
      period: { ...period, due: '2030-01-20' },
      targets: { target: 90, ramp: [60, 75, 90] },
    },
  )
  expect(said(result)).toEqual(['88.0', 'approaching'])
  expect(result.bands).toEqual({ target: 90, approaching: 75, requiresImprovement: 55 })
})

test('V26: a contract keeps the version that it names', () => {
  const result = run({ version: '1.2.0' }, [share(46, 50, { kpi: 'KPI-TST-01.1@1.2.0' })], {
    latest: '2.0.0',
  })
  expect([result.kpi, ...said(result)]).toEqual([
    'KPI-TST-01.1@1.2.0',
    '92.0',
    'good',
    'newer-major',
  ])
})

test('V27: counts of few workers leave the house for nobody', () => {
  const result = run({ privacy: { suppressBelow: 10 } }, [share(3, 7)])
  expect(result.value?.shown).toBe('42.9')
  const [shown] = forExport([result])
  expect(shown?.rating).toBe(result.rating)
  expect(shown?.value).toEqual({ exact: '', shown: 'withheld' })
  expect(shown?.flags).toContain('suppressed')
  expect(
    JSON.stringify({ ...shown, bands: undefined, period: undefined, asOf: undefined }),
  ).not.toMatch(/42\.9|300\/7|"3"|"7"|\b3 of 7\b/)
})

test('V28: a day is a day where clocks change', () =>
  expect(
    run(
      {},
      [
        share(46, 50, {
          period: { start: '2026-10-01', end: '2027-02-28' },
          reportedOn: '2027-03-29',
        }),
      ],
      { asOf: '2027-04-01', period: { start: '2026-10-01', end: '2027-02-28', due: '2027-03-28' } },
    ).lateDays,
  ).toBe(1))

test('V29: who reaches a benchmark, and what is missing to it', () => {
  const pay = payGap('500', ['420', '480', '510', '500', '450'])
  expect(run({ direction: 'none' }, [share(pay.reached, pay.of)]).value).toMatchObject({
    exact: '40',
    shown: '40.0',
  })
  const gap: Measure = {
    type: 'amount-share',
    paid: { name: 'met', label: 'gap' },
    owed: { name: 'all', label: 'needed' },
  }
  expect(
    run({ measure: gap, direction: 'none' }, [share(pay.gap, pay.needed)]).value,
  ).toMatchObject({ exact: '6', shown: '6.0', numerator: '150', denominator: '2500' })
})

test('V30: money is shown and workers are rated', () => {
  const money: Measure = {
    type: 'amount-share',
    paid: { name: 'met', label: 'paid' },
    owed: { name: 'all', label: 'owed' },
  }
  const paid = run({ measure: money, direction: 'none' }, [share('91500', '120000')])
  expect([paid.value?.exact, ...said(paid)]).toEqual(['305/4', '76.3', 'unrated'])
  expect(said(run({ ...targets(90, 80, 60) }, [share(80, 100)]))).toEqual(['80.0', 'approaching'])
})

test('V31: a survey carries its interval', () => {
  const result = run({ ...targets(90, 75, 55) }, [share(27, 30, { survey: true })])
  expect(said(result)).toEqual(['90.0', 'good', 'uncertain'])
  expect(result.value?.interval).toEqual(['74.4', '96.5'])
})
