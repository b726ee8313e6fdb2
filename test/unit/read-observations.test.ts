// What is refused when observations are read, and that it is refused all at once.

import { describe, expect, test } from 'vitest'
import { kpi } from '../../src/catalogue/index.ts'
import { HrddError } from '../../src/index.ts'
import { evaluate, readObservations } from '../../src/monitor/index.ts'
import { contextWith, kpiWith, reportWith, share } from '../support/evaluation.ts'

const problemsOf = (
  input: unknown,
  options?: Parameters<typeof readObservations>[1],
): readonly string[] => {
  try {
    readObservations(input, options)
    return []
  } catch (error) {
    if (error instanceof HrddError) return error.problems.map(({ path, code }) => `${path} ${code}`)
    throw error
  }
}

test('good observations come back as they were', () => {
  const list = [
    share(46, 50),
    share('1234567890.5', '2000000000', {
      id: 'O-2',
      coverage: { eligible: '3', observed: '2', unit: 'unit' },
      requests: [{ to: 'brand', on: '2026-06-01', answer: 'refused', answeredOn: '2026-06-20' }],
    }),
  ]
  expect(readObservations(JSON.parse(JSON.stringify(list)))).toEqual(list)
  expect(readObservations(list, { kpis: [kpiWith()] })).toEqual(list)
})

describe('numbers', () => {
  test.each([
    '1/2',
    '1.(3)',
    "1.'3'",
    '1 1/2',
    '1e5',
    '1E5',
    '-3',
    '+3',
    '1,000',
    '1.000,5',
    '1_000',
    '46.',
    '.5',
    '50%',
    '0x10',
    '9'.repeat(31),
    '0.' + '1'.repeat(16),
    '٤٦',
  ])('%s is no number of a report', (given) => {
    expect(problemsOf([share(given, 50)], { kpis: [kpiWith()] })).toEqual([
      '[0].values.met bad-number',
    ])
    expect(evaluate(kpiWith(), [share(given, 50)], contextWith()).rating).toBe('invalid')
  })

  test.each(['1/2', '1.(3)', '1e5', '-3', '1,000', '50%', '9'.repeat(31)])(
    '%s is refused without definitions as well',
    (given) => expect(problemsOf([share(given, 50)])).toEqual(['[0].values.met bad-number']),
  )

  test('a number that is not text says so', () => {
    expect(problemsOf([{ ...share(1, 1), values: { met: 46, all: Infinity } }])).toEqual([
      '[0].values.met wrong-type',
      '[0].values.all wrong-type',
    ])
  })

  test('thirty digits stay exact', () => {
    const all = '9'.repeat(30)
    const result = evaluate(kpiWith(), [share(`${'9'.repeat(29)}8`, all)], contextWith())
    expect(result.value?.numerator).toBe(`${'9'.repeat(29)}8`)
    expect(result.rating).toBe('good')
  })
})

test('every problem is reported at once, with its path', () => {
  const input = [
    { ...share(1, 1), id: '', kpi: 'KPI-TST-01.1', colour: 'red' },
    {
      ...share(1, 1),
      period: { start: '2026-07-01', end: '2026-06-30' },
      reportedOn: '2026-02-30',
    },
    share(1, 1, { evidence: [{ grade: 'E9' as never, date: '2026-06-01', share: '1.5' }] }),
    'nothing',
  ]
  expect(problemsOf(input)).toEqual([
    '[0].id too-small',
    '[0].kpi bad-format',
    '[0].colour unknown-field',
    '[1].reportedOn bad-date',
    '[2].evidence[0].grade unknown-value',
    '[2].evidence[0].share bad-format',
    '[3] wrong-type',
  ])
  expect(problemsOf({})).toEqual([' wrong-type'])
})

test('dates have to be in order', () => {
  expect(
    problemsOf([
      share(1, 1, {
        period: { start: '2026-07-01', end: '2026-06-30' },
        reportedOn: '2026-06-01',
        evidence: [{ grade: 'E2', date: '2026-06-02' }],
        requests: [{ to: 'brand', on: '2026-06-03', answeredOn: '2026-05-01' }],
      }),
    ]),
  ).toEqual([
    '[0].period.end date-order',
    '[0].reportedOn date-order',
    '[0].evidence[0].date date-order',
    '[0].requests[0].on date-order',
    '[0].requests[0].answeredOn date-order',
    '[0].requests[0].answer missing',
  ])
})

test('reports that name each other have to fit', () => {
  expect(problemsOf([share(1, 1), share(1, 1)])).toEqual(['[1].id given-twice'])
  expect(
    problemsOf([share(1, 1, { supersedes: 'O-2' }), share(1, 1, { id: 'O-2', supersedes: 'O-1' })]),
  ).toEqual(['[0].supersedes circle', '[1].supersedes circle'])
  expect(
    problemsOf([
      share(1, 1),
      share(1, 1, { id: 'O-2', supersedes: 'O-1', subject: { contract: 'C-9' } }),
    ]),
  ).toEqual(['[1].supersedes supersedes-other'])
})

test('variables and forms are those of the KPI', () => {
  const duration = kpi('KPI-TRN-01.2')
  let count = 0
  const report = (values: Record<string, unknown>, id: string) => ({
    ...reportWith({}),
    id: `O-${++count}`,
    kpi: id,
    values,
  })
  expect(
    problemsOf(
      [
        report(
          {
            firstDeliveries: [
              '14',
              '2026-03-01/2026-03-15',
              '2026-03-01',
              '2026-03-15/2026-03-01/2026-04-01',
              'soon',
            ],
          },
          'KPI-TRN-01.2@1.0.0',
        ),
      ],
      { kpis: [duration] },
    ),
  ).toEqual(['[0].values.firstDeliveries[3] bad-case', '[0].values.firstDeliveries[4] bad-case'])
  expect(
    problemsOf(
      [
        report({ firstDelivery: [] }, 'KPI-TRN-01.2@1.0.0'),
        report({}, 'KPI-TRN-01.9@1.0.0'),
        report({}, 'KPI-TRN-01.2@2.0.0'),
      ],
      { kpis: [duration] },
    ),
  ).toEqual([
    '[0].values.firstDelivery unknown-variable',
    '[1].kpi unknown-kpi',
    '[2].kpi wrong-version',
  ])
  expect(
    problemsOf([report({ embed: '5' }, 'KPI-EMB-01.1@1.0.0')], { kpis: [kpi('KPI-EMB-01.1')] }),
  ).toEqual(['[0].values.embed unknown-value'])
})

test('hostile keys and characters are refused', () => {
  expect(problemsOf([JSON.parse('{"id":"O-1","__proto__":{"x":1}}')])).toContain(
    '[0].__proto__ unknown-field',
  )
  expect(problemsOf([{ ...share(1, 1), companion: 'a\u202eb' }])).toEqual([
    '[0].companion bad-character',
  ])
})

describe('evaluate throws', () => {
  const codes = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      return (error as HrddError).problems.map(({ code }) => code)
    }
    return []
  }
  test('for what no result can say', () => {
    expect(
      codes(() => evaluate(kpiWith(), [share(1, 1, { kpi: 'KPI-TST-01.2@1.0.0' })], contextWith())),
    ).toEqual(['wrong-kpi'])
    expect(
      codes(() => evaluate(kpiWith(), [share(1, 1, { kpi: 'KPI-TST-01.1' })], contextWith())),
    ).toEqual(['bad-version'])
    expect(
      codes(() => evaluate(kpiWith(), [share(1, 1, { kpi: 'KPI-TST-01.1@2.0.0' })], contextWith())),
    ).toEqual(['wrong-version'])
    expect(
      codes(() => evaluate(kpiWith(), [reportWith({ met: '1', al: '1' })], contextWith())),
    ).toEqual(['unknown-variable'])
    expect(
      codes(() => evaluate(kpiWith(), [], contextWith({ asOf: '2026-02-30', baseline: 'x' }))),
    ).toEqual(['bad-date', 'bad-number'])
    expect(
      codes(() =>
        evaluate(
          kpiWith({ direction: 'lower' }),
          [share(1, 1)],
          contextWith({ targets: { target: 10 } }),
        ),
      ),
    ).toEqual(['missing'])
    expect(
      codes(() =>
        evaluate(
          kpiWith(),
          [share(1, 1)],
          contextWith({ targets: { target: 90, approaching: 95 } }),
        ),
      ),
    ).toEqual(['band-order'])
  })
})
