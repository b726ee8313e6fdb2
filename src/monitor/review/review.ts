// A review: what the values of a contract say, and what to talk about.

import { canBind, type SupplierType } from '../../model/audience.ts'
import type { Actor } from '../../model/catalogue.ts'
import type { Commitment, Shortfall } from '../../model/follow-up.ts'
import { suggest } from '../../model/issues.ts'
import type { Observation, Result } from '../../model/observation.ts'
import type { Pack, PackKpi } from '../../model/pack.ts'
import { type Problem, throwIfAny } from '../../model/problems.ts'
import type { FindingRow } from '../../model/workbook.ts'
import { calendar } from '../calendar/calendar.ts'
import { type EvaluateAllOptions, evaluateAll, type KpiResults } from '../evaluate/evaluate-all.ts'
import { contractYears, isCivilDate, plusDays } from '../periods.ts'
import { actionsOf } from './actions.ts'
import { ladder } from './ladder.ts'
import { missingIn } from './missing.ts'
import type { KpiReview, Review } from './model.ts'
import { promisesOf } from './promises.ts'
import { talksOf } from './talks.ts'

/** What a review takes beside pack and observations. What is not handed in is said to be unknown. */
export interface ReviewOptions extends Omit<EvaluateAllOptions, 'role' | 'size'> {
  /** What became of the promises of the tender. */
  readonly commitments?: readonly Commitment[]
  /** Findings and their correction, as `readWorkbook` gives them. */
  readonly findings?: readonly FindingRow[]
  /** Duties that were not met, each named with its facts. */
  readonly shortfalls?: readonly Shortfall[]
  /** The supplier of this contract: decides who reports, and which of the times for reseller, brand and small firm count. */
  readonly supplier?: SupplierType
  /** Fixed words for a pack that was composed before there was a calendar: `pack.strings` of a newer one. */
  readonly strings?: Pack['strings']
}

/** Days of the calendar that a review looks ahead. */
const ahead = 90

/**
 * What a contract manager brings to the talk with the supplier: each KPI with its result, trend and what is missing; the
 * three talks worth having; promises of the tender; corrections due; the step of the ladder that is open and those that
 * are not; and the buyer's own part beside the supplier's. `draftReview` makes a document of it.
 *
 * @param pack the pack of the contract
 * @param observations all of them; those after `asOf` are left out by their own dates
 * @param options day of the review, and what else is on record
 * @throws HrddError with every problem of observations and records at once
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { review } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 48 },
 * })
 * const note = review(pack, [], { asOf: '2028-09-01' })
 * console.log(note.talks.length, note.contract.year) // 3 2
 * ```
 */
export function review(
  pack: Pack,
  observations: readonly Observation[],
  options: ReviewOptions,
): Review {
  const { asOf, commitments = [], findings = [], shortfalls = [], supplier = {}, ...rest } = options
  throwIfAny(problemsOf(pack, options))
  const { kpis } = evaluateAll(pack, observations, { ...rest, asOf, ...reporting(supplier) })
  const said = new Map(observations.map((one) => [one.id, one.companion]))
  const reviewed = kpis.flatMap((one) => kpiReviews(one, said))
  const byBuyer = reviewed.filter(({ reportedBy }) => reportedBy === 'buyer')
  const bySupplier = reviewed.filter(({ reportedBy }) => reportedBy === 'supplier')
  const promises = promisesOf(pack, commitments, asOf)
  const actions = actionsOf(findings, asOf)
  const years = contractYears({ start: pack.spec.contract.start, end: pack.contractEnd })
  // before the contract the first year is looked at, after it the last
  const index = Math.max(
    0,
    years.findLastIndex(({ start }) => start <= asOf),
  )
  const words = options.strings === undefined ? {} : { strings: options.strings }
  return {
    asOf,
    contract: {
      title: pack.spec.title,
      start: pack.spec.contract.start,
      end: pack.contractEnd,
      year: index + 1,
      period: years[index]!,
    },
    kpis: bySupplier,
    buyer: byBuyer,
    talks: talksOf(pack, reviewed, promises, actions),
    promises,
    actions,
    ladder: ladder(pack, shortfalls, asOf, supplier),
    restated: reviewed.flatMap(({ series }) => series.filter((result) => result.restates)),
    next: calendar(pack, { asOf, ...words }).entries.filter(
      (entry) =>
        entry.date >= asOf && entry.date <= plusDays(asOf, ahead) && canBind(entry.for, supplier),
    ),
  }
}

/** Who reports each KPI, where the supplier is known: the buyer what only it can say, the supplier the rest. */
function reporting({ role, size }: SupplierType): Pick<EvaluateAllOptions, 'role' | 'size'> {
  const reporter = (control: PackKpi['control']): Actor =>
    Object.keys(control).every((actor) => actor === 'buyer') ? 'buyer' : role!
  return {
    ...(role && { role: ({ control }: PackKpi) => reporter(control) }),
    ...(size && { size }),
  }
}

function kpiReviews(
  { kpi, subjects }: KpiResults,
  said: ReadonlyMap<string, string | undefined>,
): KpiReview[] {
  const reportedBy = Object.keys(kpi.reporter).every((role) => role === 'buyer')
    ? 'buyer'
    : 'supplier'
  return subjects.flatMap(({ subject, results }): KpiReview[] => {
    const latest = lastDue(results)
    if (!latest) return []
    const missing = missingIn(latest, reportedBy)
    const companion = latest.observations.flatMap((id) => said.get(id) ?? []).at(-1)
    return [
      {
        id: kpi.id,
        kpi: latest.kpi,
        number: kpi.number,
        title: kpi.title,
        question: kpi.question,
        clause: kpi.clause,
        reportedBy,
        subject,
        latest,
        series: results.slice(0, results.indexOf(latest) + 1),
        ...(missing && { missing }),
        ...(companion !== undefined && companion !== '' && { companion }),
      },
    ]
  })
}

/** The last result that says something, or else the last one at all: a report whose time still runs hides none before it. */
const lastDue = (results: readonly Result[]): Result | undefined =>
  results.findLast(({ rating }) => rating !== 'pending' && rating !== 'not-due') ?? results.at(-1)

function problemsOf(
  pack: Pack,
  { asOf, commitments = [], findings = [], shortfalls = [] }: ReviewOptions,
): Problem[] {
  const problems: Problem[] = []
  const ids = pack.pairs.map(({ id }) => id)
  const date = (value: string | undefined, path: string) => {
    if (value !== undefined && !isCivilDate(value))
      problems.push({
        code: 'bad-date',
        path,
        message: `"${String(value)}" is not a date that exists`,
        hint: 'Write it as YYYY-MM-DD, for example 2027-02-28.',
      })
  }
  const clause = (id: string, path: string) => {
    if (!ids.includes(id))
      problems.push({
        code: 'not-in-pack',
        path,
        message: `this pack does not hold ${id}`,
        hint: suggest(id, ids),
      })
  }
  date(asOf, 'asOf')
  for (const [at, commitment] of commitments.entries()) {
    clause(commitment.clause, `commitments[${at}].clause`)
    date(commitment.due, `commitments[${at}].due`)
    date(commitment.on, `commitments[${at}].on`)
    const anchors = pack.pairs
      .find(({ id }) => id === commitment.clause)
      ?.condition.flatMap(({ items }) => items.flatMap(({ anchor }) => anchor ?? []))
    if (commitment.anchor !== undefined && anchors && !anchors.includes(commitment.anchor))
      problems.push({
        code: 'unknown-anchor',
        path: `commitments[${at}].anchor`,
        message: `${commitment.clause} has no paragraph "${commitment.anchor}"`,
        hint: suggest(commitment.anchor, anchors),
      })
  }
  for (const [at, finding] of findings.entries())
    for (const key of ['found', 'due', 'movedTo', 'closed'] as const)
      date(finding[key], `findings[${at}].${key}`)
  for (const [at, shortfall] of shortfalls.entries()) {
    clause(shortfall.clause, `shortfalls[${at}].clause`)
    for (const key of ['learnedOn', 'correctedOn', 'closedOn'] as const)
      date(shortfall[key], `shortfalls[${at}].${key}`)
    for (const [index, step] of shortfall.steps.entries()) {
      date(step.on, `shortfalls[${at}].steps[${index}].on`)
      date(step.due, `shortfalls[${at}].steps[${index}].due`)
      if (!Number.isInteger(step.step) || step.step < 1 || step.step > 8)
        problems.push({
          code: 'out-of-range',
          path: `shortfalls[${at}].steps[${index}].step`,
          message: `there is no step ${String(step.step)}`,
          hint: 'The ladder has steps 1 to 8.',
        })
    }
  }
  return problems
}
