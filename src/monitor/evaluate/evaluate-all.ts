// Everything that a contract reports, evaluated at once: each KPI of a pack, for each subject and each period that is due.

import type { Size } from '../../model/audience.ts'
import type { Actor, SchemeTable } from '../../model/catalogue.ts'
import type {
  Observation,
  Period,
  Result,
  SchemeCoverageByScheme,
  Subject,
} from '../../model/observation.ts'
import type { Pack, PackKpi } from '../../model/pack.ts'
import { type Problem, throwIfAny } from '../../model/problems.ts'
import { isCivilDate, kpiPeriods } from '../periods.ts'
import { reportDates } from '../report-dates.ts'
import { definitionOf } from './definition.ts'
import { assess, checkObservation } from './evaluate.ts'
import { gateFinder, inGateOrder } from './gates.ts'
import { readReference } from './rules/01-pin.ts'
import { contractYear } from './rules/16-targets.ts'
import { subjectKey } from './subjects.ts'

/** What evaluateAll needs beside pack and observations. */
export interface EvaluateAllOptions {
  /** Civil date of the evaluation. */
  readonly asOf: string
  /**
   * Who or what has to report, for all KPIs. Without it: every subject that has reported a KPI, from the first period in
   * which it reported anything; a KPI that nobody has reported is missing for the contract as a whole.
   */
  readonly subjects?: readonly Subject[]
  /** Who reports. Without it: the buyer for the buyer's KPIs; else who the report names, if that is a role; else the one role of the tender, or the reseller. */
  readonly role?: Actor | ((kpi: PackKpi, subject: Subject) => Actor)
  /** Size of the supplier, which may have more time to report. */
  readonly size?: Size
  /** Agreed progress, by id of the KPI: value at the start, and the share of the way planned for each contract year. */
  readonly plans?: Readonly<
    Record<string, { readonly baseline: string; readonly plannedShare: readonly string[] }>
  >
  /** What verification schemes can show; `standard.verification` of the catalogue, for example. Without it nothing is taken off for schemes. */
  readonly schemes?: SchemeTable
  /** Results published before, so that corrections name them. */
  readonly published?: readonly Result[]
  /** Current versions in the catalogue, by id of the KPI. */
  readonly latest?: Readonly<Record<string, string>>
}

/** All results of one KPI. */
export interface KpiResults {
  readonly kpi: PackKpi
  /** By subject, in a fixed order; results oldest first. */
  readonly subjects: readonly { readonly subject: Subject; readonly results: readonly Result[] }[]
}

/** What evaluateAll answers. */
export interface Evaluation {
  readonly asOf: string
  /** In the order of the pack. */
  readonly kpis: readonly KpiResults[]
  /** The same results in one list. */
  readonly results: readonly Result[]
  /** Observations that nothing was done with, and why: none is dropped in silence. */
  readonly unused: readonly {
    readonly id: string
    readonly why: 'not-in-pack' | 'no-such-period' | 'not-expected' | 'after-as-of'
  }[]
}

/**
 * Evaluates all observations of a contract: every KPI of the pack, every subject, every period whose report is due on
 * `asOf` or has arrived. Gates come from the same run, and so does the history that repeated requests and credit need.
 * The work grows in line with the number of observations.
 *
 * @throws HrddError for an unknown variable, a version that is not comparable, ids given twice, or dates that do not exist
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { evaluateAll } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 48 },
 * })
 * const report = {
 *   id: 'O-1', kpi: 'KPI-TRN-01.1@1.0.0', subject: { contract: 'C-1' }, period: { start: '2027-07-01', end: '2027-12-31' },
 *   values: { deliveredModels: '50', disclosedModels: '46' }, evidence: [{ grade: 'E2', date: '2028-01-05' }],
 *   reportedOn: '2028-01-20', reportedBy: 'reseller', status: 'final',
 * }
 * const { kpis } = evaluateAll(pack, [report], { asOf: '2028-03-31' })
 * const disclosed = kpis.find(({ kpi }) => kpi.id === 'KPI-TRN-01.1')
 * console.log(disclosed.subjects[0].results.map(({ rating }) => rating).join()) // good
 * ```
 */
export function evaluateAll(
  pack: Pack,
  observations: readonly Observation[],
  options: EvaluateAllOptions,
): Evaluation {
  const { asOf } = options
  const kpis = new Map(pack.kpis.map((kpi) => [kpi.id, kpi]))
  throwIfAny([
    ...(isCivilDate(asOf)
      ? []
      : [
          {
            code: 'bad-date',
            path: 'asOf',
            message: `"${asOf}" is not a date that exists`,
            hint: 'Write it as YYYY-MM-DD, for example 2027-02-28.',
          },
        ]),
    ...checkAll(observations, kpis),
  ])
  const reported = group(observations)
  const firstSeen = firstPeriods(observations)
  const unused: Evaluation['unused'][number][] = observations.flatMap(({ id, kpi }) =>
    kpis.has(readReference(kpi)?.id ?? '') ? [] : [{ id, why: 'not-in-pack' as const }],
  )
  const fallback = contractOf(pack, observations, options)
  const gates = gateFinder()
  const dueOn = reportDates(pack)
  const published = byKey(options.published ?? [])
  const done = new Map<string, KpiResults>()

  for (const kpi of inGateOrder(pack.kpis)) {
    const own = reported.get(kpi.id) ?? new Map<string, SubjectReports>()
    const expected = options.subjects
      ? new Map(options.subjects.map((subject) => [subjectKey(subject), subject]))
      : new Map([...own].map(([key, { subject }]) => [key, subject]))
    if (expected.size === 0) expected.set(subjectKey(fallback), fallback)
    for (const [key, { byPeriod }] of own)
      if (!expected.has(key))
        for (const reports of byPeriod.values())
          unused.push(...reports.map(({ id }) => ({ id, why: 'not-expected' as const })))
    const schedule = scheduler(pack, kpi, dueOn, options)
    const schemes = options.schemes && coverageFor(options.schemes, kpi)
    // a clause that was included from a higher tier brings its KPIs at that tier
    const tier = pack.pairs.find(({ id }) => id === kpi.clause)?.tier ?? pack.spec.tier
    const definition = definitionOf(kpi, tier)
    const subjects = [...expected]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, subject]) => {
        const reports = own.get(key)
        const role = roleOf(pack, kpi, subject, reports, options)
        const { due, periods } = schedule(role, reports)
        const start = options.subjects || !isPart(subject) ? '' : (firstSeen.get(key) ?? '')
        const usable = new Set<string>()
        const before = published.get(`${kpi.id} ${key}`) ?? []
        const results: Result[] = []
        const last = periods.filter((period) => due(period) <= asOf).at(-1)
        for (const [at, period] of periods.entries()) {
          const given = reports?.byPeriod.get(periodKey(period)) ?? []
          usable.add(periodKey(period))
          const dueOn = due(period)
          const arrived = given.some(({ reportedOn }) => reportedOn <= asOf)
          unused.push(
            ...given.flatMap(({ id, reportedOn }) =>
              reportedOn > asOf ? [{ id, why: 'after-as-of' as const }] : [],
            ),
          )
          if ((dueOn > asOf || period.end < start) && !arrived) continue
          const next = periods[at + 1]
          const plan = options.plans?.[kpi.id]
          const planned =
            plan?.plannedShare[
              Math.min(
                contractYear(pack.spec.contract.start, period.start),
                plan.plannedShare.length,
              ) - 1
            ]
          results.push(
            assess(definition, given, {
              tier,
              role,
              asOf,
              subject,
              contract: { start: pack.spec.contract.start, end: pack.contractEnd },
              period: { ...period, due: dueOn },
              history: before.length > 0 ? [...before, ...results] : results,
              ...(definition.gate && { gates: gates.at(definition.gate.kpi, subject, period) }),
              ...(plan && { baseline: plan.baseline }),
              ...(planned !== undefined && { plannedShare: planned }),
              ...(schemes && { schemes }),
              ...(options.latest?.[kpi.id] !== undefined && { latest: options.latest[kpi.id]! }),
              ...(next && { next: due(next) }),
              // later reports say how an old case went on; its age then no longer grows
              ...(last && period.end < last.end && { ageOn: dueOn }),
            }),
          )
        }
        if (reports)
          for (const [period, list] of reports.byPeriod)
            if (!usable.has(period))
              unused.push(...list.map(({ id }) => ({ id, why: 'no-such-period' as const })))
        return { subject, results }
      })
    gates.add(kpi.id, subjects)
    done.set(kpi.id, { kpi, subjects })
  }
  const inOrder = pack.kpis.map(({ id }) => done.get(id)!)
  return {
    asOf,
    kpis: inOrder,
    results: inOrder.flatMap(({ subjects }) => subjects.flatMap(({ results }) => results)),
    unused,
  }
}

interface SubjectReports {
  readonly subject: Subject
  readonly byPeriod: Map<string, Observation[]>
  /** Who reports, as the reports say, the first by arrival. */
  readonly reporters: Set<string>
}

const periodKey = ({ start, end }: Period): string => `${start}/${end}`

/** One pass over all observations: by KPI, subject and period. */
function group(
  observations: readonly Observation[],
): ReadonlyMap<string, Map<string, SubjectReports>> {
  const byKpi = new Map<string, Map<string, SubjectReports>>()
  for (const observation of observations) {
    const id = observation.kpi.split('@')[0]!
    const key = subjectKey(observation.subject)
    const bySubject = byKpi.get(id) ?? new Map<string, SubjectReports>()
    const own = bySubject.get(key) ?? {
      subject: observation.subject,
      byPeriod: new Map<string, Observation[]>(),
      reporters: new Set<string>(),
    }
    const period = periodKey(observation.period)
    const list = own.byPeriod.get(period)
    if (list) list.push(observation)
    else own.byPeriod.set(period, [observation])
    own.reporters.add(observation.reportedBy)
    bySubject.set(key, own)
    byKpi.set(id, bySubject)
  }
  return byKpi
}

/** The first day of the first period that each subject has reported anything for. */
function firstPeriods(observations: readonly Observation[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  for (const { subject, period } of observations) {
    const key = subjectKey(subject)
    const known = first.get(key)
    if (known === undefined || period.start < known) first.set(key, period.start)
  }
  return first
}

function byKey(results: readonly Result[]): ReadonlyMap<string, Result[]> {
  const groups = new Map<string, Result[]>()
  for (const result of results) {
    const key = `${result.kpi.split('@')[0]} ${subjectKey(result.subject)}`
    const known = groups.get(key)
    if (known) known.push(result)
    else groups.set(key, [result])
  }
  return groups
}

function checkAll(
  observations: readonly Observation[],
  kpis: ReadonlyMap<string, PackKpi>,
): Problem[] {
  const seen = new Set<string>()
  return observations.flatMap((observation, index) => {
    const twice = seen.has(observation.id)
    seen.add(observation.id)
    const kpi = kpis.get(readReference(observation.kpi)?.id ?? '')
    return [
      ...(twice
        ? [
            {
              code: 'given-twice',
              path: `observations[${index}].id`,
              message: `the id ${observation.id} is given twice`,
              hint: 'Give every observation an id of its own.',
            },
          ]
        : []),
      ...(kpi ? checkObservation(kpi, observation) : []),
    ]
  })
}

const isPart = ({ lot, brand, site, product }: Subject): boolean =>
  [lot, brand, site, product].some((part) => part !== undefined)

/** The contract as a whole, as the observations call it. */
function contractOf(
  { spec }: Pack,
  observations: readonly Observation[],
  { subjects }: EvaluateAllOptions,
): Subject {
  const named = [
    ...new Set(
      (subjects ?? observations.map(({ subject }) => subject)).map(({ contract }) => contract),
    ),
  ].sort()
  return { contract: named[0] ?? spec.reference ?? spec.title }
}

const actors: readonly string[] = ['reseller', 'brand', 'buyer']

function roleOf(
  { spec }: Pack,
  kpi: PackKpi,
  subject: Subject,
  reports: SubjectReports | undefined,
  { role }: EvaluateAllOptions,
): Actor {
  if (role !== undefined) return typeof role === 'function' ? role(kpi, subject) : role
  const possible = Object.keys(kpi.control) as Actor[]
  if (possible.length === 1) return possible[0]!
  // where several have reported, the one that controls the data most is asked most of
  const named = [...(reports?.reporters ?? [])]
    .filter((name): name is Actor => actors.includes(name) && possible.includes(name as Actor))
    .sort()
  return named[0] ?? (spec.bidders.roles.length === 1 ? spec.bidders.roles[0]! : 'reseller')
}

/** Periods of a KPI and the day on which each report is due. */
function scheduler(
  pack: Pack,
  kpi: PackKpi,
  dueOn: ReturnType<typeof reportDates>,
  { size }: EvaluateAllOptions,
): (
  role: Actor,
  reports: SubjectReports | undefined,
) => { readonly due: (period: Period) => string; readonly periods: readonly Period[] } {
  const fixed = kpiPeriods(kpi.period, { start: pack.spec.contract.start, end: pack.contractEnd })
  return (role, reports) => {
    const due = ({ end }: Period): string => dueOn(end, { role, ...(size && { size }) })
    if (fixed.length > 0) return { due, periods: fixed }
    // after an event there is a report where there was one
    const periods = [...(reports?.byPeriod.keys() ?? [])]
      .sort()
      .map((key): Period => ({ start: key.slice(0, 10), end: key.slice(11) }))
    return { due, periods }
  }
}

const levels = ['none', 'partial', 'full'] as const

/** What each scheme covers of the issues of a KPI's clause: of several issues the least. `undefined` where the table knows no issue of it. */
function coverageFor(
  { issues, schemes }: SchemeTable,
  { clause }: PackKpi,
): SchemeCoverageByScheme | undefined {
  const own = issues.filter(({ clauses }) => clauses.includes(clause))
  if (own.length === 0) return undefined
  return Object.fromEntries(
    schemes.map(({ id, coverage }) => [
      id,
      levels[Math.min(...own.map((issue) => levels.indexOf(coverage[issue.id]?.level ?? 'none')))]!,
    ]),
  )
}
