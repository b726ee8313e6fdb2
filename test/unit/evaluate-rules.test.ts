// Rules beyond the vectors: what each does at its edges, and that the guide says what the code does.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { kpi } from '../../src/catalogue/index.ts'
import type { Kpi, Measure } from '../../src/model/catalogue.ts'
import type { EvaluationContext, Observation, Rating, Result } from '../../src/model/observation.ts'
import {
  exact,
  fromNumber,
  print,
  read,
  rounded,
  shownAgainst,
  squareRoot,
} from '../../src/monitor/evaluate/exact.ts'
import { sentences } from '../../src/monitor/evaluate/sentences.ts'
import { aggregate, evaluate } from '../../src/monitor/index.ts'
import {
  asks,
  bands,
  contextWith,
  kpiWith,
  proportionOf,
  reportWith,
  share,
  targets,
} from '../support/evaluation.ts'

const run = (
  changes: Partial<Kpi>,
  reports: readonly Observation[],
  context: Partial<EvaluationContext> = {},
): Result => evaluate(kpiWith(changes), reports, contextWith(context))
const codes = ({ trace }: Result): readonly string[] => trace.map(({ code }) => code)
const tiers = <T>(value: T) => ({ low: value, medium: value, high: value })

test('the guide shows what the code says', () => {
  const guide = readFileSync('docs/kpis.md', 'utf8')
  const report = JSON.parse(/```json\n([\s\S]*?)```/.exec(guide)![1]!) as Observation
  const result = evaluate(
    kpi('KPI-TRN-01.1'),
    [report],
    contextWith({
      tier: 'high',
      asOf: '2028-03-01',
      subject: report.subject,
      contract: { start: '2027-07-01', end: '2031-06-30' },
      period: { ...report.period, due: '2028-01-20' },
    }),
  )
  expect([...guide.matchAll(/^> (.*?) *$/gm)].map(([, text]) => text)).toEqual(
    result.trace.map(({ text }) => text),
  )
  expect([
    result.value?.shown,
    result.coverage?.share,
    result.evidenceGrade,
    result.rating,
    ...result.flags,
  ]).toEqual(['62.8', '69.8', 'E2', 'requires-improvement', 'worst-case', 'late'])
  const source = readFileSync('src/model/observation.ts', 'utf8')
  const flags = [
    ...source
      .slice(source.indexOf('export type Flag'), source.indexOf('/** One step'))
      .matchAll(/'([a-z-]+)'/g),
  ].map(([, flag]) => flag)
  expect(flags.length).toBeGreaterThan(20)
  for (const flag of flags) expect(guide).toContain(`| \`${flag}\` |`)
})

test('every sentence begins like one and ends like one', () => {
  for (const text of Object.values(sentences)) expect(text).toMatch(/^(\{\{|"|[A-Z]).*[.}]$/)
})

describe('exact numbers', () => {
  test('come from text and decimals, not from what a processor holds', () => {
    expect([
      print(exact('0.1').add(exact('0.2'))),
      print(fromNumber(0.1)),
      print(fromNumber(1e-7)),
      print(fromNumber(1e21)),
    ]).toEqual(['3/10', '1/10', '1/10000000', '1000000000000000000000'])
    expect(['23/25', '-7/2', '0.35', '62'].map((text) => print(read(text)!))).toEqual([
      '23/25',
      '-7/2',
      '7/20',
      '62',
    ])
    expect(['1/0', '1.(3)', '1 1/2', 'x', ''].map(read)).toEqual(Array(5).fill(undefined))
  })
  test('are rounded half up for display only', () => {
    expect(
      ['305/4', '7624999/100000', '1/20', '0', '-1/4', '-1/25'].map((value) =>
        rounded(read(value)!, 1),
      ),
    ).toEqual(['76.3', '76.2', '0.1', '0.0', '-0.3', '0.0'])
    expect(shownAgainst(read('89999999/1000000')!, exact('90'), 'higher')).toEqual({
      text: '89.999999',
      roundsToTarget: true,
    })
    expect(shownAgainst(exact('15.04'), exact('15'), 'lower')).toEqual({
      text: '15.04',
      roundsToTarget: true,
    })
  })
  test('have square roots that no engine computes otherwise', () =>
    expect(rounded(squareRoot(exact('2')), 20)).toBe('1.41421356237309504880'))
})

describe('selection', () => {
  const first = share(46, 50)
  test('looks only at what had arrived', () =>
    expect(
      run({}, [
        first,
        share(30, 50, {
          id: 'O-2',
          status: 'amended',
          supersedes: 'O-1',
          reportedOn: '2026-08-20',
        }),
      ]).value?.shown,
    ).toBe('92.0'))
  test('passes over what was entered in error', () =>
    expect(
      run({}, [
        first,
        share(30, 50, { id: 'O-2', status: 'entered-in-error', reportedOn: '2026-08-01' }),
      ]).value?.shown,
    ).toBe('92.0'))
  test('takes a provisional report only where there is no other', () => {
    expect(
      run({}, [
        first,
        share(30, 50, {
          id: 'O-2',
          status: 'provisional',
          supersedes: 'O-1',
          reportedOn: '2026-08-01',
        }),
      ]),
    ).toMatchObject({ value: { shown: '92.0' }, flags: [] })
    expect(run({}, [share(46, 50, { status: 'provisional' })])).toMatchObject({
      rating: 'good',
      flags: ['provisional'],
    })
  })
  test('is not late because of an amendment', () =>
    expect(
      run({}, [
        first,
        share(45, 50, {
          id: 'O-2',
          status: 'amended',
          supersedes: 'O-1',
          reportedOn: '2026-08-10',
        }),
      ]).flags,
    ).toEqual([]))
  test('reads other subjects and periods for no result', () =>
    expect(
      run(
        {},
        [
          share(1, 50, { subject: { contract: 'C-1', brand: 'X' } }),
          share(1, 50, { id: 'O-2', period: { start: '2025-07-01', end: '2025-12-31' } }),
        ],
        { asOf: '2026-08-05' },
      ).rating,
    ).toBe('pending'))
})

describe('keys', () => {
  const measure: Measure = {
    ...proportionOf,
    exclusions: [{ name: 'out', label: 'out' }],
    exceptions: [{ name: 'exc', label: 'exc', code: 'gone' }],
  } as Measure
  test('count once, and an exception that was reached stays in', () => {
    const result = run({ measure }, [
      reportWith({
        all: ['a', 'b', 'c', 'd', 'e', 'f', 'f'],
        met: ['a', 'b', 'a', 'c'],
        out: ['f'],
        exc: ['a', 'e'],
      }),
    ])
    expect([result.value?.numerator, result.value?.denominator]).toEqual(['3', '4'])
    expect(codes(result)).toContain('value.exceptions-kept')
  })
  test('of a part are keys of the whole', () =>
    expect(
      run({ measure }, [reportWith({ all: ['a'], met: ['b'], out: [], exc: [] })]).rating,
    ).toBe('invalid'))
})

describe('durations', () => {
  const days = (statistic: 'median' | 'p90' | 'max'): Partial<Kpi> => ({
    measure: {
      type: 'duration',
      from: 'a',
      to: 'b',
      statistic,
      cases: { name: 'cases', label: 'cases' },
    },
    unit: { code: 'DAY', scheme: 'UNCEFACT' },
    direction: 'lower',
    ...targets(15, 30, 60),
  })
  const cases = Array.from({ length: 10 }, (_, at) => String(at + 1))
  test.each([
    ['median', '5.5'],
    ['p90', '9.0'],
    ['max', '10.0'],
  ] as const)('%s', (statistic, shown) =>
    expect(run(days(statistic), [reportWith({ cases })]).value).toMatchObject({
      shown,
      cases: '10',
    }),
  )
  test.each([['2026-08-15'], ['2026-03-02/2026-03-01'], ['2026-02-30'], ['-1'], ['soon']])(
    '%s is no case',
    (given) => expect(run(days('median'), [reportWith({ cases: [given] })]).rating).toBe('invalid'),
  )
  test('a case that closes later is open today', () =>
    expect(run(days('max'), [reportWith({ cases: ['2026-08-04/2026-09-30'] })])).toMatchObject({
      value: { shown: '10.0' },
      flags: ['lower-bound'],
    }))
  test('none is nothing to count', () =>
    expect(run(days('median'), [reportWith({ cases: [] })]).rating).toBe('not-applicable'))
})

describe('coverage', () => {
  const lower = { direction: 'lower' as const, ...targets(10, 20, 40) }
  test.each([
    // [reported population, met, eligible, observed] → numerator and denominator of the worst case
    ['the population holds what was observed', {}, [60, 54, 86, 60], ['54', '86']],
    ['the population holds all', {}, [86, 54, 86, 60], ['54', '86']],
    ['lower is better', lower, [60, 3, 86, 60], ['29', '86']],
    ['lower is better and the population holds all', lower, [86, 3, 86, 60], ['29', '86']],
  ] as const)('%s', (_name, changes, [all, met, eligible, observed], [numerator, denominator]) => {
    expect(
      run(changes, [
        share(met, all, {
          coverage: { eligible: String(eligible), observed: String(observed), unit: 'unit' },
        }),
      ]).value,
    ).toMatchObject({ numerator, denominator })
  })
  test('in another unit limits to approaching', () =>
    expect(
      run({}, [share(60, 60, { coverage: { eligible: '10', observed: '7', unit: 'site' } })]),
    ).toMatchObject({ rating: 'approaching', flags: ['coverage-unit-differs'] }))
  test('below the floor counts as missing, and is never worth more than its value', () => {
    const thin = (met: number) =>
      share(met, 40, { coverage: { eligible: '100', observed: '40', unit: 'unit' } })
    expect(run({ ...targets(90, 38, 10) }, [thin(39)], { asOf: '2026-08-25' }).rating).toBe(
      'requires-improvement',
    )
    expect(run({}, [thin(39)], { asOf: '2026-08-25' })).toMatchObject({ rating: 'inadequate' })
    expect(run({}, [thin(39)], { asOf: '2026-08-05' }).rating).toBe('pending')
    expect(run({}, [thin(39)]).value).toBeUndefined()
  })
  test('beyond what there is cannot be', () =>
    expect(
      run({}, [share(1, 1, { coverage: { eligible: '10', observed: '11', unit: 'unit' } })]).rating,
    ).toBe('invalid'))
})

describe('evidence', () => {
  const proven = (
    evidence: Observation['evidence'],
    changes: Partial<Kpi> = asks('E3'),
    context: Partial<EvaluationContext> = {},
  ) => {
    const { rating, evidenceGrade, flags } = run(changes, [share(95, 100, { evidence })], context)
    return [rating, evidenceGrade, ...flags]
  }
  const date = '2026-06-01'
  test('a bare assertion is missing', () => {
    expect(proven([])).toEqual(['requires-improvement', 'E0', 'evidence-short'])
    expect(
      run(asks('E3'), [share(95, 100, { evidence: [{ grade: 'E0', date }] })], {
        asOf: '2026-08-05',
      }).rating,
    ).toBe('pending')
  })
  test('of the brand as a whole limits to approaching, unless the KPI is about the brand', () => {
    expect(proven([{ grade: 'E3', date, scope: 'brand-wide' }])).toEqual([
      'approaching',
      'E3',
      'brand-wide',
    ])
    expect(
      proven([
        { grade: 'E3', date },
        { grade: 'E4', date, scope: 'brand-wide' },
      ]),
    ).toEqual(['good', 'E3'])
    expect(
      proven([{ grade: 'E3', date, scope: 'brand-wide' }], {
        ...asks('E3'),
        scope: { level: 'brand', attribution: 'brand-wide' },
      }),
    ).toEqual(['good', 'E3'])
  })
  test('of a scheme that does not cover the issue loses two grades, and not below E1', () => {
    expect(
      proven([{ grade: 'E4', date, scheme: 'x' }], asks('E3'), { schemes: { x: 'none' } }),
    ).toEqual(['approaching', 'E2', 'evidence-short'])
    expect(
      proven([{ grade: 'E2', date, scheme: 'x' }], asks('E2'), { schemes: { x: 'none' } }),
    ).toEqual(['approaching', 'E1', 'evidence-short'])
    expect(proven([{ grade: 'E3', date, scheme: 'x' }], asks('E3'), { schemes: {} })).toEqual([
      'approaching',
      'E2',
      'evidence-short',
    ])
    expect(proven([{ grade: 'E3', date, scheme: 'x' }])).toEqual(['good', 'E3'])
  })
  test('is too old the day after its months', () => {
    expect(proven([{ grade: 'E3', date: '2024-06-30' }])).toEqual(['good', 'E3'])
    expect(proven([{ grade: 'E3', date: '2024-06-29' }])).toEqual([
      'approaching',
      'E2',
      'evidence-stale',
      'evidence-short',
    ])
  })
  test('exactly 80 per cent is enough', () =>
    expect(
      proven([
        { grade: 'E3', date, share: '0.1' },
        { grade: 'E3', date, share: '0.7' },
        { grade: 'E1', date, share: '0.2' },
      ]),
    ).toEqual(['good', 'E3']))
})

describe('credit', () => {
  const plan = { baseline: '30', plannedShare: '0.4' }
  const evidence = [{ grade: 'E2', date: '2026-06-01' }] as const
  const before = (start: string, end: string): Result => ({
    ...run(targets(80, 65, 45), [share(60, 100, { evidence })], plan),
    period: { start, end },
  })
  test('is not given twice in three periods', () => {
    expect(
      run(targets(80, 65, 45), [share(60, 100, { evidence })], {
        ...plan,
        history: [before('2025-01-01', '2025-06-30')],
      }),
    ).toMatchObject({ rating: 'requires-improvement' })
    const older = [
      before('2024-07-01', '2024-12-31'),
      ...['2025-01-01', '2025-07-01'].map((start) => ({
        ...before(start, start.replace('-01-01', '-06-30').replace('-07-01', '-12-31')),
        flags: [],
      })),
    ]
    expect(
      run(targets(80, 65, 45), [share(60, 100, { evidence })], { ...plan, history: older }).rating,
    ).toBe('approaching')
  })
  test('never lifts above what the evidence allows', () =>
    expect(
      run({ ...targets(80, 65, 45), ...asks('E4') }, [share(60, 100, { evidence })], plan),
    ).toMatchObject({ rating: 'requires-improvement', flags: ['evidence-short'] }))
  test('needs the planned share', () =>
    expect(run(targets(80, 65, 45), [share(49, 100, { evidence })], plan).rating).toBe(
      'requires-improvement',
    ))
})

describe('milestones and judgements', () => {
  const milestone: Partial<Kpi> = {
    measure: { type: 'milestone', due: 'a', done: 'b' },
    unit: { code: 'DAY', scheme: 'UNCEFACT' },
  }
  test.each([
    ['2026-07-31', 'good'],
    ['2026-08-30', 'approaching'],
    ['2026-08-31', 'requires-improvement'],
  ])('done on %s is %s', (done, rating) =>
    expect(
      run(milestone, [reportWith({ done }, { reportedOn: '2026-09-01' })], { asOf: '2026-12-31' })
        .rating,
    ).toBe(rating),
  )
  test.each([
    ['2026-07-31', 'not-due'],
    ['2026-10-29', 'requires-improvement'],
    ['2026-10-30', 'inadequate'],
  ])('open on %s is %s', (asOf, rating) => expect(run(milestone, [], { asOf }).rating).toBe(rating))
  test('merely asserted to be done is open', () =>
    expect(
      run(milestone, [reportWith({ done: '2026-07-31' }, { evidence: [] })], { asOf: '2026-12-31' })
        .rating,
    ).toBe('inadequate'))
  test('a judgement needs a function and a reason', () => {
    const narrative: Partial<Kpi> = { measure: { type: 'narrative', rubric: 'x' } }
    expect(
      run(narrative, [
        reportWith({
          rating: 'approaching',
          role: 'contract manager',
          reason: 'Two of three talks led to a decision.',
        }),
      ]),
    ).toMatchObject({
      rating: 'approaching',
      trace: [
        {},
        {
          text: 'contract manager judged it approaching target: Two of three talks led to a decision.',
        },
      ],
    })
    expect(
      run(narrative, [reportWith({ rating: 'splendid', role: 'x', reason: 'y' })]).rating,
    ).toBe('invalid')
    expect(
      run(narrative, [
        reportWith({ rating: 'good', role: 'x', reason: { absent: 'not-answered' } }),
      ]).rating,
    ).toBe('requires-improvement')
  })
})

describe('aggregate', () => {
  const of = (brand: string, values: Observation['values'], changes: Partial<Observation> = {}) =>
    reportWith(values, { id: brand, subject: { contract: 'C-1', brand }, ...changes })
  const count: Partial<Kpi> = {
    measure: { type: 'count', of: { name: 'cases', label: 'cases' } },
    unit: { code: 'C62', scheme: 'UNCEFACT' },
    direction: 'lower',
    zeroTolerance: true,
    ...targets(0, 0, 0),
  }
  test('never averages away what is not tolerated', () => {
    const result = aggregate(
      kpiWith(count),
      [of('A', { cases: '0' }), of('B', { cases: '1' })],
      contextWith(),
    )
    expect(result).toMatchObject({
      rating: 'inadequate',
      contractFlag: true,
      flags: ['zero-tolerance'],
      value: { shown: '1' },
    })
  })
  test('takes the lowest maturity, with the distribution', () => {
    const measure: Measure = {
      type: 'maturity',
      steps: ['a', 'b'],
      levels: [0, 1, 2, 3, 4].map((level) => ({ level, label: '' })),
      aggregate: 'lowest',
    }
    const kpi = kpiWith({ measure, unit: { code: 'C62', scheme: 'UNCEFACT' }, ...targets(3, 2, 1) })
    expect(
      aggregate(
        kpi,
        [of('A', { a: '3', b: '4' }), of('B', { a: '1', b: '4' }), of('C', { a: '3', b: '3' })],
        contextWith(),
      ),
    ).toMatchObject({
      rating: 'requires-improvement',
      value: { shown: '1', distribution: { 1: 1, 3: 2 } },
    })
  })
  test('does not look past members without data', () => {
    const members = [
      of('A', { all: '50', met: '49' }),
      of('B', { all: '50', met: '49' }),
      of('C', { all: { absent: 'refused' }, met: { absent: 'refused' } }),
    ]
    expect(aggregate(kpiWith(), members, contextWith())).toMatchObject({
      rating: 'approaching',
      flags: ['coverage-unit-differs'],
      value: { shown: '98.0' },
    })
    expect(
      aggregate(
        kpiWith(),
        members.slice(1).concat(of('D', { all: { absent: 'refused' }, met: '1' })),
        contextWith(),
      ).rating,
    ).toBe('no-data')
    expect(aggregate(kpiWith(), [], contextWith()).rating).toBe('no-data')
    expect(aggregate(kpiWith(), [of('A', { all: '0', met: '0' })], contextWith()).rating).toBe(
      'not-applicable',
    )
  })
  test('says first what was added up', () => {
    const result = aggregate(
      kpiWith(),
      [of('A', { all: ['x', 'y'], met: ['x'] }), of('B', { all: ['y', 'z'], met: ['y', 'z'] })],
      contextWith(),
    )
    expect(result.trace.slice(0, 2).map(({ text }) => text)).toEqual([
      '2 members were added up: parts and wholes, each case once.',
      'One key was named by more than one member and counted once.',
    ])
    expect(result.observations).toEqual(['A', 'B'])
    expect(result.trace.some(({ text }) => text.includes('Report pooled'))).toBe(false)
  })
  test('weighs evidence by cases', () => {
    const members = [
      of('A', { all: '80', met: '80' }, { evidence: [{ grade: 'E3', date: '2026-06-01' }] }),
      of('B', { all: '20', met: '20' }, { evidence: [{ grade: 'E1', date: '2026-06-01' }] }),
    ]
    expect(aggregate(kpiWith(asks('E3')), members, contextWith()).evidenceGrade).toBe('E3')
    expect(
      aggregate(
        kpiWith(asks('E3')),
        [
          members[0]!,
          of('B', { all: '21', met: '21' }, { evidence: [{ grade: 'E1', date: '2026-06-01' }] }),
        ],
        contextWith(),
      ).evidenceGrade,
    ).toBe('E1')
  })
  test('adds up contracts whose periods end within one', () => {
    const other = { start: '2025-07-15', end: '2026-01-14' }
    expect(
      aggregate(
        kpiWith(),
        [
          of('A', { all: '10', met: '9' }, { subject: { contract: 'C-1' } }),
          of('B', { all: '10', met: '10' }, { subject: { contract: 'C-2' }, period: other }),
        ],
        contextWith({ subject: { contract: 'all' } }),
      ).value?.shown,
    ).toBe('95.0')
  })
  test('refuses what cannot be compared', () => {
    const result = run({}, [share(1, 1)])
    expect(() => aggregate(kpiWith({ version: '2.0.0' }), [result], contextWith())).toThrow(
      /not comparable/,
    )
    expect(() => aggregate(kpiWith(), [result, share(1, 1)] as never, contextWith())).toThrow(
      /mixed/,
    )
  })
})

test('small last period, ramp and trend do not touch a share', () => {
  const ended = { contract: { start: '2024-01-01', end: '2026-06-30' } }
  expect(
    run(
      {
        period: {
          frequency: tiers('annual' as const),
          anchor: 'contract-start',
          graceDays: 10,
          cureDays: 30,
        },
      },
      [share(46, 50)],
      ended,
    ).bands,
  ).toEqual(bands(90))
})

test('a rating that the lower of two rules sets says both', () => {
  const result = run(asks('E4'), [
    share(95, 100, { evidence: [{ grade: 'E2', date: '2026-06-01' }] }),
  ])
  expect(codes(result).filter((code) => /rate|evidence|clash/.test(code))).toEqual([
    'evidence.grade',
    'evidence.two-short',
    'rate.band',
    'clash.lower',
  ])
  expect(result.rating satisfies Rating).toBe('requires-improvement')
})
