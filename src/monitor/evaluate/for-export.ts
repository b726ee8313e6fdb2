// Rule 18: what leaves the house. Small counts of people are withheld, and enough beside them that nobody can work them out.

import type { Flag, Period, Result, TraceStep } from '../../model/observation.ts'
import { fromNumber, read } from './exact.ts'
import { ratingWords } from './ratings.ts'
import { subjectKey } from './subjects.ts'
import { say } from './trace.ts'

/**
 * Results as they may be exported or published. Where a count of people is below the limit of its KPI, its figures are
 * withheld: value, counts, coverage, differences and the steps that name them. Where only one of several results of a KPI
 * and period is withheld, the smallest of the others is withheld with it, because a total would give the first one away.
 * Rating and next date stay. Results of KPIs that count no people are handed on as they are.
 *
 * Differences to a withheld value of the period before are withheld as well.
 *
 * @param results in any order; the answer keeps it
 * @example
 * ```ts
 * import { kpi } from 'hrdd-clauses/catalogue'
 * import { evaluate, forExport } from 'hrdd-clauses/monitor'
 * const subject = { contract: 'C-1' }
 * const period = { start: '2027-07-01', end: '2028-06-30' }
 * const report = {
 *   id: 'O-1', kpi: 'KPI-GRV-01.2@1.0.0', subject, period, values: { workersSurveyed: '7', workersWhoWouldUse: '3' },
 *   evidence: [{ grade: 'E4', date: '2028-05-02' }], reportedOn: '2028-07-10', reportedBy: 'brand', status: 'final',
 * }
 * const result = evaluate(kpi('KPI-GRV-01.2'), [report], {
 *   tier: 'medium', role: 'brand', asOf: '2028-08-01', subject, contract: { start: '2027-07-01', end: '2031-06-30' }, period: { ...period, due: '2028-07-30' },
 * })
 * console.log(result.value.shown, forExport([result])[0].value.shown) // 42.9 withheld
 * ```
 */
export function forExport(results: readonly Result[]): readonly Result[] {
  const small = new Set(results.filter(isSmall))
  const beside = complementary(results, small)
  const hidden = new Set([...small, ...beside])
  const gone = new Set([...hidden].map((result) => seriesKey(result, result.period)))
  const open = new Set(
    results
      .filter((result) => !hidden.has(result))
      .map((result) => seriesKey(result, result.period)),
  )
  const gates = new Set([...hidden].map(({ kpi }) => kpi.split('@')[0]!))
  return results.map((result) => {
    if (hidden.has(result))
      return withhold(result, small.has(result) ? 'privacy.withheld' : 'privacy.complementary')
    const told = withoutGates(withoutMembers(result, open), gates)
    return withoutCounts(leadsTo(told, gone) ? withoutDifference(told) : told)
  })
}

/** Whether a count of the result is below the limit; none at all is a count as well. */
function isSmall({ suppressBelow, value, members }: Result): boolean {
  if (suppressBelow === undefined || !value) return false
  // an aggregate whose members are shown is judged by its own counts
  const counts = [
    value.numerator,
    value.denominator,
    value.cases,
    ...(value.denominator === undefined && value.cases === undefined && !value.distribution
      ? [value.exact]
      : []),
  ]
  return (
    counts.some(
      (count) => count !== undefined && read(count)!.compare(fromNumber(suppressBelow)) < 0,
    ) ||
    (members?.some(({ shown }) => shown === 'withheld') ?? false)
  )
}

const periodKey = ({ kpi }: Result, { start, end }: Period): string => `${kpi} ${start} ${end}`
const seriesKey = (result: Result, period: Period): string =>
  `${periodKey(result, period)} ${subjectKey(result.subject)}`

/** The smallest other result of a KPI and period where exactly one is withheld. */
function complementary(results: readonly Result[], small: ReadonlySet<Result>): readonly Result[] {
  const groups = new Map<string, Result[]>()
  for (const result of results) {
    if (result.suppressBelow === undefined || !result.value) continue
    const key = periodKey(result, result.period)
    const group = groups.get(key)
    if (group) group.push(result)
    else groups.set(key, [result])
  }
  return [...groups.values()].flatMap((group) => {
    const subjects = new Set(
      group.filter((result) => small.has(result)).map(({ subject }) => subjectKey(subject)),
    )
    if (subjects.size !== 1) return []
    const others = group
      .filter(({ subject }) => !subjects.has(subjectKey(subject)))
      .sort(
        (a, b) =>
          size(a).compare(size(b)) || (subjectKey(a.subject) < subjectKey(b.subject) ? -1 : 1),
      )
    return others.slice(0, 1)
  })
}

const size = ({ value }: Result) => read(value!.denominator ?? value!.cases ?? value!.exact)!

/** Steps that name no figure of the report. */
const silent: readonly string[] = [
  'pin.newer-major',
  'pin.same-major',
  'select.report',
  'select.superseded',
  'select.provisional',
  'late.days',
  'evidence.one-short',
  'evidence.two-short',
  'evidence.brand-wide',
  'evidence.stale',
]

function withhold(result: Result, code: 'privacy.withheld' | 'privacy.complementary'): Result {
  const {
    value: _value,
    coverage: _coverage,
    trend: _trend,
    restates,
    members,
    contractFlag,
    trace,
    flags,
    ...rest
  } = result
  const step: TraceStep =
    code === 'privacy.withheld'
      ? say(18, code, { below: String(result.suppressBelow) })
      : say(18, code)
  return {
    ...rest,
    value: { exact: '', shown: 'withheld' },
    flags: [...new Set<Flag>([...flags.filter((flag) => flag !== 'small-n'), 'suppressed'])],
    ...(restates && {
      restates: {
        rating: restates.rating,
        ...(restates.reason !== undefined && { reason: restates.reason }),
        material: restates.material,
      },
    }),
    ...(members && { members: members.map(({ subject, rating }) => ({ subject, rating })) }),
    ...(contractFlag && { contractFlag }),
    trace: [
      ...trace.filter(({ code: own }) => silent.includes(own)),
      step,
      say(10, 'rate.stands', { rating: ratingWords[result.rating] }),
    ],
  }
}

/** Whether the difference of a result leads to a withheld value. */
const leadsTo = (result: Result, gone: ReadonlySet<string>): boolean =>
  result.trend !== undefined && gone.has(seriesKey(result, result.trend.since))

/** Of an aggregate: values of members that are withheld, or that nobody can check because their own results are not here. */
function withoutMembers(result: Result, open: ReadonlySet<string>): Result {
  if (result.suppressBelow === undefined || !result.members) return result
  return {
    ...result,
    members: result.members.map((member) =>
      open.has(seriesKey({ ...result, subject: member.subject }, result.period))
        ? member
        : { subject: member.subject, rating: member.rating },
    ),
  }
}

/** A step may name the value of a gate that is withheld. */
function withoutGates(result: Result, gates: ReadonlySet<string>): Result {
  if (!result.trace.some(({ values }) => values?.gate !== undefined && gates.has(values.gate)))
    return result
  return {
    ...result,
    trace: result.trace.map((step) =>
      step.values?.gate !== undefined && gates.has(step.values.gate)
        ? say(6, 'nothing.gate-withheld', { gate: step.values.gate, min: step.values.min! })
        : step,
    ),
  }
}

/** A result without a value may still say how it came to none, with counts. */
function withoutCounts(result: Result): Result {
  if (result.suppressBelow === undefined || result.value) return result
  const { coverage: _coverage, ...rest } = result
  return {
    ...rest,
    trace: result.trace.filter(
      ({ code }) =>
        silent.includes(code) ||
        /^(missing|nothing|restate|aggregate|rate\.stands|privacy)/.test(code),
    ),
  }
}

function withoutDifference({ trend: _trend, ...result }: Result): Result {
  return result
}
