// What holds for every evaluation, whatever is reported.

import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Grade, grades, type Kpi, type Measure } from '../../src/model/catalogue.ts'
import type {
  EvaluationContext,
  Observation,
  ObservedEvidence,
  Rating,
  Result,
} from '../../src/model/observation.ts'
import { aggregate, evaluate } from '../../src/monitor/index.ts'
import { bands, contextWith, kpiWith, proportionOf, reportWith } from '../support/evaluation.ts'

const order: readonly Rating[] = ['inadequate', 'requires-improvement', 'approaching', 'good']
const rank = ({ rating }: Result): number => order.indexOf(rating)
const tiers = <T>(value: T) => ({ low: value, medium: value, high: value })
const better = (direction: 'higher' | 'lower', a: number, b: number): boolean =>
  direction === 'higher' ? a >= b : a <= b

const direction = fc.constantFrom('higher' as const, 'lower' as const)
const grade = fc.constantFrom<Grade>(...grades)
const proof: fc.Arbitrary<ObservedEvidence> = fc
  .record({
    grade,
    share: fc.integer({ min: 0, max: 100 }).map((percent) => (percent / 100).toFixed(2)),
    date: fc.constantFrom('2022-01-31', '2024-06-30', '2026-06-01'),
    scheme: fc.constantFrom(undefined, 'full', 'partial', 'none', 'unheard-of'),
    scope: fc.constantFrom(undefined, 'brand-wide' as const),
  })
  .map(({ scheme, scope, ...rest }) => ({
    ...rest,
    ...(scheme && { scheme }),
    ...(scope && { scope }),
  }))
const schemes = { full: 'full', partial: 'partial', none: 'none' } as const

/** A case of a proportion: KPI, counts, coverage, evidence, and where the context stands in time. */
const given = fc.record({
  direction,
  target: fc.integer({ min: 50, max: 100 }),
  forGood: fc.constantFrom<Grade>('E1', 'E2', 'E3', 'E4'),
  all: fc.integer({ min: 1, max: 400 }),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
  unseen: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
  unit: fc.constantFrom('unit', 'site'),
  evidence: fc.array(proof, { maxLength: 4 }),
  asOf: fc.constantFrom('2026-08-05', '2026-08-25', '2026-10-30'),
  role: fc.constantFrom('brand' as const, 'reseller' as const),
  asked: fc.boolean(),
})
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never

function kpiOf({ direction: towards, target, forGood }: Given): Kpi {
  return kpiWith({
    direction: towards,
    targets: tiers(
      towards === 'higher'
        ? bands(target)
        : { target: 100 - target, approaching: 115 - target, requiresImprovement: 135 - target },
    ),
    evidence: { forGood: tiers(forGood), maxAgeMonths: 24 },
  })
}
const metOf = ({ all, part }: Given): number => Math.round(all * part)
const reportOf = (from: Given, changes: Partial<Observation> = {}): Observation =>
  reportWith(
    { all: String(from.all), met: String(metOf(from)) },
    {
      evidence: from.evidence,
      ...(from.unseen !== undefined && {
        coverage: {
          eligible: String(from.all + from.unseen),
          observed: String(from.all),
          unit: from.unit,
        },
      }),
      ...(from.asked && { requests: [{ to: 'brand', on: '2026-06-01' }] }),
      ...changes,
    },
  )
const contextOf = ({ asOf, role }: Given): EvaluationContext => contextWith({ asOf, role, schemes })
const strong: Partial<Observation> = { evidence: [{ grade: 'E5', date: '2026-06-15' }] }
const withoutCoverage = ({ coverage: _coverage, ...report }: Observation): Observation => report

/** Ratings by value alone, with which a rating that is limited is compared. */
const freely = (from: Given) =>
  evaluate(kpiOf(from), [withoutCoverage(reportOf(from, strong))], contextOf(from))

describe('limits', () => {
  test('never raise a rating', () =>
    fc.assert(
      fc.property(given, (from) => {
        const limited = evaluate(kpiOf(from), [reportOf(from)], contextOf(from))
        if (rank(limited) >= 0) expect(rank(limited)).toBeLessThanOrEqual(rank(freely(from)))
      }),
      { numRuns: 300 },
    ))

  test('more evidence never lowers a rating', () =>
    fc.assert(
      fc.property(given, proof, (from, more) => {
        const before = evaluate(kpiOf(from), [reportOf(from)], contextOf(from))
        const after = evaluate(
          kpiOf(from),
          [reportOf(from, { evidence: [...from.evidence, more] })],
          contextOf(from),
        )
        if (rank(before) >= 0) expect(rank(after)).toBeGreaterThanOrEqual(rank(before))
      }),
      { numRuns: 300 },
    ))

  test('better evidence never lowers a rating', () =>
    fc.assert(
      fc.property(given, fc.nat(), (from, which) => {
        fc.pre(from.evidence.length > 0)
        const at = which % from.evidence.length
        const raised = from.evidence.map((item, index) =>
          index === at
            ? { ...item, grade: grades[Math.min(grades.indexOf(item.grade) + 1, 5)]! }
            : item,
        )
        const before = evaluate(kpiOf(from), [reportOf(from)], contextOf(from))
        const after = evaluate(kpiOf(from), [reportOf(from, { evidence: raised })], contextOf(from))
        if (rank(before) >= 0) expect(rank(after)).toBeGreaterThanOrEqual(rank(before))
      }),
      { numRuns: 300 },
    ))

  test('seeing less never raises a rating', () =>
    fc.assert(
      fc.property(given, fc.integer({ min: 0, max: 200 }), (from, less) => {
        const seen = { ...from, unseen: from.unseen ?? 0 }
        const before = evaluate(kpiOf(seen), [reportOf(seen)], contextOf(seen))
        const after = evaluate(
          kpiOf(seen),
          [reportOf({ ...seen, unseen: seen.unseen + less })],
          contextOf(seen),
        )
        if (rank(before) >= 0 && rank(after) >= 0)
          expect(rank(after)).toBeLessThanOrEqual(rank(before))
      }),
      { numRuns: 300 },
    ))
})

test('a better number never earns a lower rating', () =>
  fc.assert(
    fc.property(given, fc.double({ min: 0, max: 1, noNaN: true }), (from, part) => {
      const other = { ...from, part }
      const [a, b] = [from, other].map((one) => ({
        met: metOf(one),
        result: evaluate(kpiOf(one), [reportOf(one)], contextOf(one)),
      })) as [{ met: number; result: Result }, { met: number; result: Result }]
      if (rank(a.result) < 0 || rank(b.result) < 0) return
      if (better(from.direction, a.met, b.met))
        expect(rank(a.result)).toBeGreaterThanOrEqual(rank(b.result))
      else expect(rank(b.result)).toBeGreaterThanOrEqual(rank(a.result))
    }),
    { numRuns: 300 },
  ))

test('the rating is what whole numbers say, without a rounding', () =>
  fc.assert(
    fc.property(given, (from) => {
      const free = freely(from)
      const { target, approaching, requiresImprovement } = free.bands!
      const met = metOf(from)
      const reaches = (limit: number) =>
        from.direction === 'higher' ? met * 100 >= limit * from.all : met * 100 <= limit * from.all
      expect(free.rating).toBe(
        reaches(target)
          ? 'good'
          : reaches(approaching)
            ? 'approaching'
            : reaches(requiresImprovement)
              ? 'requires-improvement'
              : 'inadequate',
      )
    }),
    { numRuns: 300 },
  ))

test('absent is never zero', () =>
  fc.assert(
    fc.property(given, fc.constantFrom('all', 'met'), fc.boolean(), (from, name, silent) => {
      const report = reportOf(from, strong)
      const { [name]: _left, ...rest } = report.values
      const result = evaluate(
        kpiOf(from),
        [
          {
            ...report,
            values: silent ? rest : { ...report.values, [name]: { absent: 'refused' } },
          },
        ],
        contextOf(from),
      )
      const nothing = evaluate(kpiOf(from), [{ ...report, values: rest }], contextOf(from))
      expect(result.value).toBeUndefined()
      expect(
        [result.rating, nothing.rating].every((rating) =>
          ['pending', 'requires-improvement', 'inadequate', 'other'].includes(rating),
        ),
      ).toBe(true)
      expect(result.rating).toBe(
        evaluate(
          kpiOf(from),
          [reportWith({}, { requests: report.requests ?? [] })],
          contextOf(from),
        ).rating,
      )
    }),
  ))

test('the order of observations says nothing', () => {
  const statuses = ['final', 'amended', 'provisional', 'entered-in-error'] as const
  const history = fc.array(
    fc.record({
      met: fc.nat({ max: 50 }),
      status: fc.constantFrom(...statuses),
      day: fc.integer({ min: 1, max: 9 }),
      replaces: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(history, fc.nat(), given, (reports, turn, from) => {
      const list = reports.map(({ met, status, day, replaces }, index) =>
        reportWith(
          { all: '50', met: String(met) },
          {
            id: `O-${index}`,
            status,
            reportedOn: `2026-08-0${day}`,
            evidence: from.evidence,
            ...(replaces !== undefined && replaces < index && { supersedes: `O-${replaces}` }),
          },
        ),
      )
      const cut = turn % list.length
      const turned = [...list.slice(cut), ...list.slice(0, cut)]
      const expected = JSON.stringify(evaluate(kpiOf(from), list, contextOf(from)))
      expect(JSON.stringify(evaluate(kpiOf(from), turned, contextOf(from)))).toBe(expected)
      expect(JSON.stringify(evaluate(kpiOf(from), [...list].reverse(), contextOf(from)))).toBe(
        expected,
      )
    }),
    { numRuns: 300 },
  )
})

test('restating with the same value changes nothing but the report that is named', () =>
  fc.assert(
    fc.property(given, (from) => {
      const first = reportOf(from)
      const published = evaluate(kpiOf(from), [first], contextOf(from))
      const again = evaluate(
        kpiOf(from),
        [
          first,
          { ...first, id: 'O-2', status: 'amended', supersedes: 'O-1', reason: 'checked again' },
        ],
        { ...contextOf(from), history: [published] },
      )
      const { trace: _a, observations: _b, ...kept } = again
      const { trace: _c, observations: _d, ...before } = published
      expect(kept).toEqual(before)
    }),
  ))

test('every trace names the rule that set the rating', () => {
  const deciding: Readonly<Record<string, readonly number[]>> = {
    good: [10],
    approaching: [10, 9, 11, 13],
    'requires-improvement': [10, 7, 9, 11],
    inadequate: [10, 7, 12],
    other: [7],
    pending: [7],
    'no-data': [6, 7],
    'not-applicable': [6],
    invalid: [3],
    unrated: [10],
  }
  fc.assert(
    fc.property(given, (from) => {
      for (const result of [
        evaluate(kpiOf(from), [reportOf(from)], contextOf(from)),
        evaluate(kpiOf(from), [], contextOf(from)),
        evaluate(kpiOf(from), [reportWith({ all: '0', met: '0' })], contextOf(from)),
        evaluate(kpiOf(from), [reportWith({ all: '1', met: '2' })], contextOf(from)),
      ]) {
        expect(
          result.trace.some(({ rule }) => deciding[result.rating]!.includes(rule)),
          `${result.rating}: ${result.trace.map(({ code }) => code).join(' ')}`,
        ).toBe(true)
        for (const { text } of result.trace) expect(text).not.toMatch(/\{\{|undefined|NaN|\[object/)
      }
    }),
    { numRuns: 300 },
  )
})

describe('pooling', () => {
  const keys = fc.uniqueArray(
    fc.integer({ min: 1, max: 30 }).map((number) => `F${number}`),
    { minLength: 1, maxLength: 12 },
  )
  const excepted: Measure = {
    ...proportionOf,
    exceptions: [{ name: 'exc', label: 'exceptions', code: 'gone' }],
  } as Measure
  const members = fc.array(fc.record({ all: keys, met: fc.nat({ max: 12 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  // whether a site is an exception does not depend on who names it
  const isException = (key: string) => Number(key.slice(1)) % 7 === 0

  test('equals a computation from the union of all keys', () =>
    fc.assert(
      fc.property(members, (lists) => {
        const reports = lists.map(({ all, met }, index) =>
          reportWith(
            { all, met: all.slice(0, met), exc: all.filter(isException) },
            { id: `O-${index}`, subject: { contract: 'C-1', brand: `B${index}` } },
          ),
        )
        const union = (name: string) => [
          ...new Set(reports.flatMap(({ values }) => values[name] as readonly string[])),
        ]
        const kpi = kpiWith({ measure: excepted })
        const pooled = aggregate(kpi, reports, contextWith())
        const together = evaluate(
          kpi,
          [reportWith({ all: union('all'), met: union('met'), exc: union('exc') })],
          contextWith(),
        )
        if (pooled.rating === 'not-applicable') return
        expect(pooled.value).toEqual(together.value)
      }),
      { numRuns: 300 },
    ))

  test('of numbers is the sum of parts over the sum of wholes, also from results alone', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ all: fc.integer({ min: 1, max: 500 }), met: fc.nat({ max: 500 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        (numbers) => {
          const counts = numbers.map(({ all, met }) => ({ all, met: Math.min(all, met) }))
          const reports = counts.map(({ all, met }, index) =>
            reportWith(
              { all: String(all), met: String(met) },
              { id: `O-${index}`, subject: { contract: 'C-1', brand: `B${index}` } },
            ),
          )
          const total = counts.reduce((sum, { all, met }) => ({
            all: sum.all + all,
            met: sum.met + met,
          }))
          const expected = evaluate(
            kpiWith(),
            [reportWith({ all: String(total.all), met: String(total.met) })],
            contextWith(),
          ).value
          expect(aggregate(kpiWith(), reports, contextWith()).value).toEqual(expected)
          expect(
            aggregate(
              kpiWith(),
              reports.map((report) =>
                evaluate(kpiWith(), [report], contextWith({ subject: report.subject })),
              ),
              contextWith(),
            ).value,
          ).toEqual(expected)
        },
      ),
    ))

  test('of durations is the median of all cases', () => {
    const measure: Measure = {
      type: 'duration',
      from: 'a',
      to: 'b',
      statistic: 'median',
      cases: { name: 'cases', label: 'cases' },
    }
    const kpi = kpiWith({
      measure,
      unit: { code: 'DAY', scheme: 'UNCEFACT' },
      direction: 'lower',
      targets: tiers({ target: 15, approaching: 30, requiresImprovement: 60 }),
    })
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 9 }), {
          minLength: 1,
          maxLength: 4,
        }),
        (lists) => {
          const reports = lists.map((cases, index) =>
            reportWith(
              { cases: cases.map(String) },
              { id: `O-${index}`, subject: { contract: 'C-1', brand: `B${index}` } },
            ),
          )
          expect(aggregate(kpi, reports, contextWith()).value).toEqual(
            evaluate(kpi, [reportWith({ cases: lists.flat().map(String) })], contextWith()).value,
          )
          expect(
            aggregate(
              kpi,
              reports.map((report) =>
                evaluate(kpi, [report], contextWith({ subject: report.subject })),
              ),
              contextWith(),
            ).flags,
          ).toContain('not-aggregable')
        },
      ),
    )
  })

  test('stands at most one rating above the worst member of five cases or more', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            all: fc.integer({ min: 5, max: 500 }),
            part: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        (numbers) => {
          const reports = numbers.map(({ all, part }, index) =>
            reportWith(
              { all: String(all), met: String(Math.floor(all * part)) },
              { id: `O-${index}`, subject: { contract: 'C-1', brand: `B${index}` } },
            ),
          )
          const whole = aggregate(kpiWith(), reports, contextWith())
          const worst = Math.min(...whole.members!.map(({ rating }) => order.indexOf(rating)))
          expect(rank(whole)).toBeLessThanOrEqual(worst + 1)
        },
      ),
    ))
})

test('time zone, language and locale of the machine change nothing', () => {
  const run = (TZ: string, LANG: string) =>
    execFileSync(process.execPath, ['--import', 'tsx', 'test/support/evaluate-many.ts'], {
      encoding: 'utf8',
      env: { ...process.env, TZ, LANG, LC_ALL: LANG },
    })
  const base = run('UTC', 'C')
  expect(JSON.parse(base).length).toBeGreaterThan(20)
  for (const [zone, language] of [
    ['America/New_York', 'tr_TR.UTF-8'],
    ['Pacific/Kiritimati', 'de_DE.UTF-8'],
    ['Europe/Copenhagen', 'ar_EG.UTF-8'],
  ] as const)
    expect(run(zone, language)).toBe(base)
})
