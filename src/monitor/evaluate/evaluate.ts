// The evaluation of one KPI, subject and period: the rules in their order, each a small function of its own in rules/.

import type {
  EvaluableKpi,
  EvaluationContext,
  Flag,
  Observation,
  Rating,
  Result,
  ResultValue,
  TraceStep,
} from '../../model/observation.ts'
import { type Problem, throwIfAny } from '../../model/problems.ts'
import { isCivilDate } from '../periods.ts'
import { type Definition, definitionOf, unitWords } from './definition.ts'
import {
  type Exact,
  fromNumber,
  plain,
  print,
  read,
  rounded,
  shownAgainst,
  whole,
  zero,
} from './exact.ts'
import { isRanked, lower, type Ranked, ratingWords } from './ratings.ts'
import { checkReference, pin, pinReport, readReference } from './rules/01-pin.ts'
import { absences, isJudgement, isStep, unknownVariables } from './rules/03-validate.ts'
import { type Selection, select } from './rules/04-select.ts'
import type { Computed, Parts } from './rules/05-computed.ts'
import { valueOf } from './rules/05-value.ts'
import { believed, nothingToCount, silenceAt } from './rules/06-nothing-to-count.ts'
import { missing } from './rules/07-missing.ts'
import { late } from './rules/08-late.ts'
import { belowFloor, cover, coverageOf, showCoverage } from './rules/09-coverage.ts'
import { rateBy, rateJudgement, rateMilestone, rateStep } from './rules/10-rate.ts'
import { prove } from './rules/11-evidence.ts'
import { zeroToleranceFound } from './rules/12-zero-tolerance.ts'
import { credit } from './rules/13-credit.ts'
import { restate, trendOf } from './rules/15-restate.ts'
import { targetsFor } from './rules/16-targets.ts'
import { intervalOf } from './rules/17-interval.ts'
import { sameSubject } from './subjects.ts'
import { say } from './trace.ts'

/**
 * Evaluates one KPI for one subject and period. It looks nothing up and reads no clock: all it needs comes in by name, so
 * the same input gives the same result on every machine, next year as well.
 *
 * @param kpi the definition that the contract names, from the catalogue or from a pack
 * @param observations reports of this KPI; those of other subjects and periods are passed over
 * @param context what the rules need beside them
 * @returns value, coverage, grade of the evidence, rating, flags, and the steps that led there
 * @throws HrddError for another KPI, a version that is not comparable, an unknown variable, dates that do not exist, or targets without thresholds
 * @example
 * ```ts
 * import { kpi } from 'hrdd-clauses/catalogue'
 * import { evaluate } from 'hrdd-clauses/monitor'
 * const subject = { contract: 'C-1' }
 * const period = { start: '2027-07-01', end: '2027-12-31' }
 * const report = {
 *   id: 'O-1', kpi: 'KPI-TRN-01.1@1.0.0', subject, period, values: { deliveredModels: '50', disclosedModels: '46' },
 *   evidence: [{ grade: 'E2', date: '2028-01-05' }], reportedOn: '2028-01-20', reportedBy: 'reseller', status: 'final',
 * }
 * const result = evaluate(kpi('KPI-TRN-01.1'), [report], {
 *   tier: 'medium', role: 'reseller', asOf: '2028-02-01', subject,
 *   contract: { start: '2027-07-01', end: '2031-06-30' }, period: { ...period, due: '2028-01-30' },
 * })
 * console.log(result.rating, result.value.shown) // good 92.0
 * console.log(result.trace.at(-1).text) // 92.0 per cent against a target of 85 per cent (approaching from 70, requires improvement from 50): good.
 * ```
 */
export function evaluate(
  kpi: EvaluableKpi,
  observations: readonly Observation[],
  context: EvaluationContext,
): Result {
  const definition = definitionOf(kpi, context.tier, context.targets)
  throwIfAny([
    ...checkContext(context),
    ...observations.flatMap((observation) => checkObservation(definition, observation)),
  ])
  const { start, end } = context.period
  return assess(
    definition,
    observations.filter(
      ({ subject, period }) =>
        period.start === start && period.end === end && sameSubject(subject, context.subject),
    ),
    context,
  )
}

/** What is wrong with an observation as an input to this definition. */
export function checkObservation(
  definition: Pick<Definition, 'id' | 'version' | 'measure'> & { readonly judged?: boolean },
  observation: Observation,
): Problem[] {
  const path = `observations.${observation.id}`
  return [
    ...checkReference(definition, observation.kpi, `${path}.kpi`),
    ...unknownVariables(definition, observation, `${path}.values`),
  ]
}

function checkContext({
  asOf,
  ageOn,
  contract,
  period,
  baseline,
  plannedShare,
  next,
}: EvaluationContext): Problem[] {
  const dates = {
    asOf,
    'contract.start': contract.start,
    'contract.end': contract.end,
    'period.start': period.start,
    'period.end': period.end,
    'period.due': period.due,
    ...(ageOn !== undefined && { ageOn }),
    ...(next !== undefined && { next }),
  }
  const problems: Problem[] = Object.entries(dates).flatMap(([path, date]) =>
    isCivilDate(date)
      ? []
      : [
          {
            code: 'bad-date',
            path: `context.${path}`,
            message: `"${String(date)}" is not a date that exists`,
            hint: 'Write it as YYYY-MM-DD, for example 2027-02-28.',
          },
        ],
  )
  if (period.end < period.start)
    problems.push({
      code: 'date-order',
      path: 'context.period.end',
      message: `the period ends on ${period.end}, before it starts on ${period.start}`,
      hint: 'Change one of the dates.',
    })
  for (const [path, number] of Object.entries({ baseline, plannedShare }))
    if (number !== undefined && !read(number))
      problems.push({
        code: 'bad-number',
        path: `context.${path}`,
        message: `"${number}" is not a number`,
        hint: 'Write a decimal as text, for example "0.4".',
      })
  return problems
}

/** What the rules made of a report, before it is compared with earlier results. */
interface Outcome {
  readonly rating: Rating
  readonly value?: ResultValue
  readonly coverage?: Result['coverage']
  readonly evidenceGrade?: Result['evidenceGrade']
  readonly bands?: Result['bands']
  readonly contractFlag?: true
  readonly flags: readonly Flag[]
  readonly trace: readonly TraceStep[]
}

/** Evaluates the reports of exactly this KPI, subject and period. They were checked before. */
export function assess(
  definition: Definition,
  reports: readonly Observation[],
  context: EvaluationContext,
): Result {
  const history = (context.history ?? []).filter(
    ({ kpi }) => readReference(kpi)?.id === definition.id,
  )
  const pinned = pin(definition, context.latest)
  const selection = select(
    definition.judged ? reports.filter((report) => !isJudgement(report)) : reports,
    context.asOf,
  )
  const counted = judge(definition, selection, { ...context, history })
  const outcome = definition.judged
    ? judgedBy(
        counted,
        select(
          reports.filter((report) => 'rating' in report.values),
          context.asOf,
        ).chosen,
      )
    : counted
  const complete =
    definition.measure.type === 'milestone'
      ? []
      : selection.standing.filter(({ values }) => absences(definition.measure, values).length === 0)
  const lateness = late(complete, context.period.due)
  const restated = restate(definition, outcome, history, context.period, selection.chosen)
  const trend = trendOf(definition, outcome.value, history, context.period.start)
  const { start, end } = context.period
  return {
    kpi: definition.ref,
    subject: context.subject,
    period: { start, end },
    asOf: context.asOf,
    ...(outcome.value && { value: outcome.value }),
    unit: definition.unit,
    ...(outcome.coverage && { coverage: outcome.coverage }),
    ...(outcome.evidenceGrade && { evidenceGrade: outcome.evidenceGrade }),
    rating: outcome.rating,
    flags: [
      ...new Set([
        ...pinned.flags,
        ...selection.flags,
        ...outcome.flags,
        ...lateness.flags,
        ...restated.flags,
      ]),
    ],
    ...(outcome.bands && { bands: outcome.bands }),
    ...(trend && { trend }),
    ...(lateness.lateDays !== undefined && { lateDays: lateness.lateDays }),
    observations: selection.chosen ? [selection.chosen.id] : [],
    ...(restated.restates && { restates: restated.restates }),
    ...(outcome.contractFlag && { contractFlag: true as const }),
    ...(context.next !== undefined && { next: context.next }),
    ...(definition.suppressBelow > 0 && { suppressBelow: definition.suppressBelow }),
    trace: [
      ...pinned.trace,
      ...(selection.chosen ? pinReport(definition, selection.chosen) : []),
      ...selection.trace,
      ...lateness.trace,
      ...restated.trace,
      ...outcome.trace,
    ],
  }
}

/** What a person made of the value: the rating in words, or that it is still open. */
function judgedBy(counted: Outcome, judgement: Observation | undefined): Outcome {
  if (judgement)
    return {
      ...counted,
      ...rateJudgement(judgement.values),
      trace: [...counted.trace, ...rateJudgement(judgement.values).trace],
    }
  return counted.rating === 'unrated'
    ? {
        ...counted,
        trace: [
          ...counted.trace.filter(({ code }) => code !== 'rate.no-targets'),
          say(10, 'rate.awaits-judgement'),
        ],
      }
    : counted
}

function judge(
  definition: Definition,
  { chosen, standing }: Selection,
  context: EvaluationContext,
): Outcome {
  const { measure } = definition
  if (measure.type === 'milestone') return judgeMilestone(definition, chosen, context)
  const requests = standing.flatMap((report) => report.requests ?? [])
  const absent = (why: TraceStep): Outcome => {
    const { rating, trace } = missing(definition, requests, context)
    return { rating, flags: [], trace: [why, ...trace] }
  }
  if (!chosen) return absent(say(7, 'missing.no-report'))
  const names = absences(measure, chosen.values)
  if (names.length > 0) return absent(say(7, 'missing.absent', { names: names.join(', ') }))
  if (measure.type === 'narrative') return { ...rateJudgement(chosen.values), flags: [] }

  const computed = valueOf(definition, chosen.values, context.ageOn ?? context.asOf)
  if (computed.state === 'invalid') return { rating: 'invalid', flags: [], trace: computed.trace }
  const seen = coverageOf(
    definition,
    chosen.coverage,
    computed.state === 'value' ? computed.stages : undefined,
  )
  if (seen && isStep(seen)) return { rating: 'invalid', flags: [], trace: [seen] }
  const coverage = seen && { coverage: showCoverage(seen) }
  if (computed.state === 'nothing') {
    if (seen && belowFloor(definition, seen))
      return {
        ...absent(
          say(7, 'missing.coverage', {
            share: rounded(seen.share, 1),
            floor: String(definition.coverage.floor),
          }),
        ),
        ...coverage,
      }
    const { rating, flags, trace } = nothingToCount(definition, context.gates)
    return { rating, ...coverage, flags, trace: [...computed.trace, ...trace] }
  }
  return judgeValue(definition, chosen, computed, seen, requests, context)
}

function judgeValue(
  definition: Definition,
  report: Observation,
  computed: Extract<Computed, { state: 'value' }>,
  seen: Exclude<ReturnType<typeof coverageOf>, TraceStep>,
  requests: NonNullable<Observation['requests']>,
  context: EvaluationContext,
): Outcome {
  const { direction, measure } = definition
  const proven = prove(definition, report.evidence, context.period.end, context.schemes)
  const evidenceGrade = proven.grade
  const targets = targetsFor(definition, context)
  const bands = targets && { bands: targets.bands }

  const found = zeroToleranceFound(definition, computed.value)
  if (found) {
    const { value } = present(definition, computed, computed.value, computed.parts, undefined)
    return {
      rating: 'inadequate',
      value,
      ...(seen && { coverage: showCoverage(seen) }),
      evidenceGrade,
      ...bands,
      contractFlag: true,
      flags: ['zero-tolerance', ...computed.flags],
      trace: [...computed.trace, found],
    }
  }
  const none =
    measure.type === 'count' && direction === 'lower' && computed.value.compare(zero) === 0
  const silence = none ? silenceAt(definition, context.gates) : undefined
  if (silence) return { ...silence, ...(seen && { coverage: showCoverage(seen) }), evidenceGrade }

  const covered = cover(definition, computed, seen)
  const {
    value,
    flags: shownFlags,
    trace: shownTrace,
  } = present(
    definition,
    computed,
    covered.value,
    covered.parts,
    targets && fromNumber(targets.bands.target),
  )
  const survey =
    report.survey && measure.type === 'proportion' && computed.parts
      ? intervalOf(definition, computed.parts, targets?.bands)
      : undefined
  const base = targets && rateBy(covered.value, targets.bands, direction)
  const flags = [
    ...computed.flags,
    ...covered.flags,
    ...shownFlags,
    ...proven.flags,
    ...(survey?.flags ?? []),
  ]
  const common = {
    ...(covered.coverage && { coverage: covered.coverage }),
    evidenceGrade,
    ...bands,
  }
  const before = [
    ...computed.trace,
    ...(none ? believed(definition, context.gates) : []),
    ...covered.trace,
    ...(targets?.trace ?? []),
    ...proven.trace,
    ...shownTrace,
    ...(survey?.trace ?? []),
  ]

  if (covered.missing || proven.missing) {
    const absent = missing(definition, requests, context)
    const trace = [
      ...before,
      ...(proven.missing ? [say(7, 'missing.assertion')] : []),
      ...absent.trace,
    ]
    // less evidence is never worth more: a value that was reported and is worse stands
    const worse =
      base && isRanked(absent.rating) && lower(absent.rating, base) !== absent.rating
        ? base
        : undefined
    return {
      ...common,
      rating: worse ?? absent.rating,
      flags,
      trace: worse ? [...trace, say(7, 'missing.lower', { rating: ratingWords[worse] })] : trace,
    }
  }
  const result = { ...common, value: survey ? { ...value, interval: survey.interval } : value }
  if (!base)
    return {
      ...result,
      rating: 'unrated',
      flags,
      trace: [...before, say(10, direction === 'none' ? 'rate.none' : 'rate.no-targets')],
    }

  const progress =
    base === 'requires-improvement' && !definition.zeroTolerance
      ? credit(covered.value, targets.final, evidenceGrade, context)
      : undefined
  const lifted: Ranked = progress?.earned ? 'approaching' : base
  const rating = [covered.cap, proven.cap].reduce<Ranked>(
    (lowest, cap) => (cap ? lower(lowest, cap) : lowest),
    lifted,
  )
  const credited = progress?.earned && rating === 'approaching'
  return {
    ...result,
    rating,
    flags: credited ? [...flags, 'improvement-credit'] : flags,
    trace: [
      ...before,
      rateStep(definition, value.shown, targets.bands, base),
      ...(progress && (credited || !progress.earned) ? progress.trace : []),
      ...(rating !== lifted
        ? [say(11, 'clash.lower', { higher: ratingWords[base], rating: ratingWords[rating] })]
        : []),
    ],
  }
}

/** A value as a result shows it. */
function present(
  definition: Definition,
  computed: Extract<Computed, { state: 'value' }>,
  value: Exact,
  parts: Parts | undefined,
  target: Exact | undefined,
): {
  readonly value: ResultValue
  readonly flags: readonly Flag[]
  readonly trace: readonly TraceStep[]
} {
  const { measure } = definition
  const small =
    measure.type === 'proportion' && parts !== undefined && parts.denominator.compare(whole(5)) < 0
  const counted = measure.type === 'count' || measure.type === 'maturity'
  const rounding = counted
    ? { text: plain(value), roundsToTarget: false }
    : shownAgainst(value, target, definition.direction)
  const shown = small ? `${plain(parts.numerator)} of ${plain(parts.denominator)}` : rounding.text
  const rounds = rounding.roundsToTarget && !small
  return {
    value: {
      exact: print(value),
      shown,
      ...(parts && { numerator: plain(parts.numerator), denominator: plain(parts.denominator) }),
      ...(computed.cases !== undefined && { cases: String(computed.cases) }),
      ...(computed.distribution && { distribution: computed.distribution }),
    },
    flags: [
      ...(small ? (['small-n'] as const) : []),
      ...(rounds ? (['rounds-to-target'] as const) : []),
    ],
    trace: [
      ...valueWords(definition, computed, parts, shown),
      ...(rounds ? [say(2, 'rate.rounds')] : []),
      ...(small ? [say(18, 'privacy.small-n', { shown })] : []),
    ],
  }
}

const statistics = { median: 'median', p90: 'ninth tenth', max: 'longest' } as const

/** The value as a sentence; a maturity has said it before. */
function valueWords(
  definition: Definition,
  { cases, value }: Extract<Computed, { state: 'value' }>,
  parts: Parts | undefined,
  shown: string,
): readonly TraceStep[] {
  const { measure } = definition
  if (measure.type === 'duration')
    return [
      say(5, 'value.duration', {
        statistic: statistics[measure.statistic],
        cases: cases === 1 ? 'one case' : `${cases} cases`,
        shown,
      }),
    ]
  if (measure.type === 'count') return [say(5, 'value.count', { count: plain(value) })]
  if (!parts) return []
  const of = { numerator: plain(parts.numerator), denominator: plain(parts.denominator) }
  return [
    measure.type === 'ratio'
      ? say(5, 'value.ratio', { ...of, shown })
      : say(5, 'value.share', {
          ...of,
          shown: / of /.test(shown)
            ? `${rounded(parts.numerator.div(parts.denominator).mul(whole(100)), 1)} per cent`
            : `${shown}${unitWords(definition)}`,
        }),
  ]
}

/** A milestone without a report is open: its date is known. */
function judgeMilestone(
  definition: Definition,
  report: Observation | undefined,
  context: EvaluationContext,
): Outcome {
  const { due } = context.period
  const reported = rateMilestone(report?.values, due, context.asOf)
  const proven =
    report && reported.done
      ? prove(definition, report.evidence, context.period.end, context.schemes)
      : undefined
  // what is merely asserted to be done is open
  const milestone = proven?.missing
    ? rateMilestone({ ...report!.values, done: '' }, due, context.asOf)
    : reported
  const value =
    milestone.rating === 'not-due'
      ? undefined
      : { exact: String(milestone.days), shown: rounded(whole(milestone.days), 1) }
  const rating =
    proven?.cap && !proven.missing && isRanked(milestone.rating)
      ? lower(milestone.rating, proven.cap)
      : milestone.rating
  return {
    rating,
    ...(value && { value }),
    ...(proven && { evidenceGrade: proven.grade }),
    flags: proven?.flags ?? [],
    trace: [
      ...(proven?.trace ?? []),
      ...(proven?.missing ? [say(7, 'missing.assertion')] : []),
      ...milestone.trace,
      ...(rating !== milestone.rating
        ? [
            say(11, 'clash.lower', {
              higher: ratingWords[milestone.rating],
              rating: ratingWords[rating],
            }),
          ]
        : []),
    ],
  }
}
