// Rule 14: several brands, lots or contracts as one. Parts and wholes are added, never percentages.

import type {
  EvaluableKpi,
  EvaluationContext,
  Flag,
  Observation,
  Result,
  Subject,
  TraceStep,
} from '../../model/observation.ts'
import { type Problem, throwIfAny } from '../../model/problems.ts'
import { type Definition, definitionOf } from './definition.ts'
import { assess, checkObservation } from './evaluate.ts'
import { fromNumber, read, whole } from './exact.ts'
import { isRanked, lower, oneAbove, type Ranked, rank, ratingWords } from './ratings.ts'
import { comparable } from './rules/01-pin.ts'
import { select } from './rules/04-select.ts'
import { type Member, poolReports, poolResults } from './rules/14-pool.ts'
import { subjectKey, subjectWords } from './subjects.ts'
import { say } from './trace.ts'

/** The context of an aggregate: `subject` names what the members have in common. */
export type AggregateContext = EvaluationContext

/**
 * Adds up several members, for example the brands of a contract or the contracts of a buyer. From observations, duplicates
 * are removed by key and durations are computed from all cases; from results alone, neither can be done, so durations are
 * `not-aggregable`.
 *
 * A member's period counts where it ends within the period of the context; of several the last one.
 *
 * @param kpi the definition that all members share
 * @param members observations, or results
 * @param context as for `evaluate`; `subject` is what the result is about
 * @throws HrddError for observations and results mixed, another KPI, or a version that is not comparable
 * @example
 * ```ts
 * import { kpi } from 'hrdd-clauses/catalogue'
 * import { aggregate } from 'hrdd-clauses/monitor'
 * const period = { start: '2027-07-01', end: '2027-12-31' }
 * const report = (brand, delivered, disclosed) => ({
 *   id: brand, kpi: 'KPI-TRN-01.1@1.0.0', subject: { contract: 'C-1', brand }, period, values: { deliveredModels: delivered, disclosedModels: disclosed },
 *   evidence: [{ grade: 'E2', date: '2028-01-05' }], reportedOn: '2028-01-20', reportedBy: 'reseller', status: 'final',
 * })
 * const whole = aggregate(kpi('KPI-TRN-01.1'), [report('A', '100', '90'), report('B', '10', '5')], {
 *   tier: 'medium', role: 'reseller', asOf: '2028-02-01', subject: { contract: 'C-1' },
 *   contract: { start: '2027-07-01', end: '2031-06-30' }, period: { ...period, due: '2028-01-30' },
 * })
 * console.log(whole.value.shown, whole.rating, whole.flags.join(' ')) // 86.4 approaching worst-member
 * ```
 */
export function aggregate(
  kpi: EvaluableKpi,
  members: readonly Observation[] | readonly Result[],
  context: AggregateContext,
): Result {
  const definition = definitionOf(kpi, context.tier, context.targets)
  const reports = members.filter(isObservation)
  if (reports.length > 0 && reports.length < members.length)
    throwIfAny([
      {
        code: 'mixed',
        path: 'members',
        message: 'observations and results are mixed',
        hint: 'Hand in one or the other.',
      },
    ])
  return reports.length > 0
    ? fromReports(definition, reports, context)
    : fromResults(definition, members as readonly Result[], context)
}

const isObservation = (member: Observation | Result): member is Observation => 'values' in member

const endsWithin = ({ end }: { readonly end: string }, { period }: EvaluationContext): boolean =>
  end >= period.start && end <= period.end

function bySubject<
  T extends { readonly subject: Subject; readonly period: { readonly end: string } },
>(items: readonly T[], context: EvaluationContext): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    if (!endsWithin(item.period, context)) continue
    const key = subjectKey(item.subject)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const end = group.reduce((last, { period }) => (period.end > last ? period.end : last), '')
      return group.filter(({ period }) => period.end === end)
    })
}

function fromReports(
  definition: Definition,
  reports: readonly Observation[],
  context: EvaluationContext,
): Result {
  throwIfAny(reports.flatMap((report) => checkObservation(definition, report)))
  const members = bySubject(reports, context).map((group): Member => {
    const { subject, period } = group[0]!
    const result = assess(definition, group, {
      ...context,
      subject,
      period: { ...period, due: context.period.due },
      history: [],
    })
    const { chosen } = select(group, context.asOf)
    return { result, ...(chosen && { report: chosen }) }
  })
  return combine(definition, members, (seen) => poolReports(definition, seen, context), context)
}

function fromResults(
  definition: Definition,
  results: readonly Result[],
  context: EvaluationContext,
): Result {
  throwIfAny(
    results.flatMap(({ kpi }, index): Problem[] =>
      comparable(kpi, definition.ref)
        ? []
        : [
            {
              code: 'wrong-version',
              path: `members[${index}].kpi`,
              message: `${kpi} is not comparable with ${definition.ref}`,
              hint: 'Add up results of one KPI and one major version.',
            },
          ],
    ),
  )
  // of several results for one period the last evaluated stands
  const members = bySubject(results, context).map(
    (group): Member => ({
      result: group.reduce((last, result) => (last.asOf <= result.asOf ? result : last)),
    }),
  )
  return combine(definition, members, (seen) => poolResults(definition, seen, context), context)
}

/** What is pooled of the members with a value, and what the members allow it at most. */
function combine(
  definition: Definition,
  members: readonly Member[],
  pool: (
    seen: readonly Member[],
  ) =>
    | {
        readonly reports: readonly Observation[]
        readonly flags: readonly Flag[]
        readonly trace: readonly TraceStep[]
      }
    | undefined,
  context: EvaluationContext,
): Result {
  const results = members.map(({ result }) => result)
  const list = results.map(({ subject, rating, value }) => ({
    subject,
    rating,
    ...(value && { shown: value.shown }),
  }))
  const applicable = members.filter(
    ({ result: { rating } }) => rating !== 'not-applicable' && rating !== 'not-due',
  )
  const seen = applicable.filter(({ result }) => result.value)
  const found = results.filter(({ contractFlag }) => contractFlag)
  const finish = (
    result: Result,
    extra: Partial<Result> & {
      readonly steps: readonly TraceStep[]
      readonly more?: readonly Flag[]
    },
  ): Result => {
    const { steps, more = [], ...rest } = extra
    return {
      ...result,
      ...rest,
      observations: results.flatMap(({ observations }) => observations).sort(),
      flags: [
        ...new Set([
          ...result.flags,
          ...more,
          ...(found.length > 0 ? (['zero-tolerance'] as const) : []),
        ]),
      ],
      members: list,
      trace: [...result.trace, ...steps],
    }
  }
  const empty = assess(definition, [], { ...context, history: [] })
  const without = (
    rating: Result['rating'],
    step: TraceStep,
    more: readonly Flag[] = [],
  ): Result => {
    const { trend: _trend, lateDays: _lateDays, restates: _restates, ...bare } = empty
    const zeroed =
      found.length > 0
        ? {
            rating: 'inadequate' as const,
            contractFlag: true as const,
            steps: [step, say(12, 'aggregate.zero')],
          }
        : { rating, steps: [step] }
    return finish({ ...bare, trace: [] }, { ...zeroed, more })
  }
  if (seen.length === 0)
    return without(
      applicable.length === 0 && members.length > 0 ? 'not-applicable' : 'no-data',
      say(14, 'aggregate.nobody'),
    )
  const counts = {
    with: String(seen.length),
    count: String(applicable.length),
    floor: String(definition.coverage.floor),
  }
  const unseen = seen.length < applicable.length
  if (
    unseen &&
    whole(100 * seen.length).compare(
      fromNumber(definition.coverage.floor).mul(whole(applicable.length)),
    ) < 0
  )
    return without('no-data', say(14, 'aggregate.too-few', counts))

  if (definition.measure.type === 'maturity')
    return finish(lowestOf(seen), {
      subject: context.subject,
      steps: [say(14, 'aggregate.lowest', { count: String(seen.length) })],
    })
  const pooled = pool(seen)
  if (!pooled)
    return without(
      'unrated',
      say(14, definition.measure.type === 'duration' ? 'aggregate.no-cases' : 'aggregate.no-sum'),
      ['not-aggregable'],
    )
  const together = assess(definition, pooled.reports, context)
  const first = [
    say(14, 'aggregate.pooled', {
      count: seen.length === 1 ? 'One member was' : `${seen.length} members were`,
    }),
    ...pooled.trace,
  ]
  const steps: TraceStep[] = []
  const more: Flag[] = [...pooled.flags]
  let { rating } = together
  const limit = (cap: Ranked) => {
    if (isRanked(rating)) rating = lower(rating, cap)
  }
  if (unseen) {
    limit('approaching')
    more.push('coverage-unit-differs')
    steps.push(say(14, 'aggregate.uncovered', counts))
  }
  const worst = worstOf(seen)
  if (worst && isRanked(rating) && rank(oneAbove(worst.rating)) < rank(rating)) {
    limit(oneAbove(worst.rating))
    more.push('worst-member')
    steps.push(
      say(14, 'aggregate.worst-member', {
        rating: ratingWords[worst.rating],
        member: subjectWords(worst.subject),
        capped: ratingWords[rating],
      }),
    )
  }
  if (found.length > 0 && rating !== 'inadequate') {
    rating = 'inadequate'
    steps.push(say(12, 'aggregate.zero'))
  }
  // the report that was pooled exists nowhere, so its number says nothing
  const trace = [...first, ...together.trace.filter(({ code }) => !code.startsWith('select.'))]
  return finish(
    { ...together, trace },
    { rating, ...(found.length > 0 && { contractFlag: true as const }), steps, more },
  )
}

/** The worst rating among members with five cases or more. */
function worstOf(
  members: readonly Member[],
): { readonly rating: Ranked; readonly subject: Subject } | undefined {
  let worst: { readonly rating: Ranked; readonly subject: Subject } | undefined
  for (const {
    result: { rating, value, subject },
  } of members) {
    const cases = read(value?.denominator ?? value?.cases ?? '0')!
    if (
      isRanked(rating) &&
      cases.compare(whole(5)) >= 0 &&
      (!worst || rank(rating) < rank(worst.rating))
    )
      worst = { rating, subject }
  }
  return worst
}

/** The member with the lowest value, with the distribution of all. */
function lowestOf(members: readonly Member[]): Result {
  const results = members.map(({ result }) => result)
  const order = (result: Result) => read(result.value!.exact)!
  const last = results.reduce((lowest, result) =>
    (order(result).compare(order(lowest)) ||
      (isRanked(result.rating) && isRanked(lowest.rating)
        ? rank(result.rating) - rank(lowest.rating)
        : 0)) < 0
      ? result
      : lowest,
  )
  const distribution: Record<string, number> = {}
  for (const { value } of results)
    distribution[value!.shown] = (distribution[value!.shown] ?? 0) + 1
  const { trend: _trend, restates: _restates, ...bare } = last
  return { ...bare, value: { ...last.value!, distribution } }
}
