// Rule 14: makes one report of several, so that it can be evaluated like any other. Cases named by key count once.

import type { Measure } from '../../../model/catalogue.ts'
import type {
  EvaluationContext,
  Flag,
  Observation,
  ObservedEvidence,
  ObservedValue,
  Result,
  TraceStep,
} from '../../../model/observation.ts'
import type { Definition } from '../definition.ts'
import { type Exact, exact, isDecimal, one, plain, print, read, whole, zero } from '../exact.ts'
import { say } from '../trace.ts'
import { variablesOf } from './03-validate.ts'

/** One member with its own result, and the report behind it where that is known. */
export interface Member {
  readonly result: Result
  readonly report?: Observation
}

export interface Pooled {
  readonly reports: readonly Observation[]
  readonly flags: readonly Flag[]
  readonly trace: readonly TraceStep[]
}

const isList = (value: ObservedValue | undefined): value is readonly string[] =>
  Array.isArray(value)

/** Pools the reports of members that have a value. `undefined` where the measure cannot be added up. */
export function poolReports(
  definition: Definition,
  members: readonly Member[],
  context: EvaluationContext,
): Pooled | undefined {
  const { measure } = definition
  if (measure.type === 'milestone' || measure.type === 'narrative') return undefined
  const reports = members.map(({ report }) => report!)
  const duplicates =
    measure.type === 'duration'
      ? 0
      : repeated(variablesOf(measure).map((name) => reports.map(({ values }) => values[name])))
  const values =
    measure.type === 'duration'
      ? {
          [measure.cases.name]: reports.flatMap(({ values }) =>
            isList(values[measure.cases.name])
              ? (values[measure.cases.name] as readonly string[])
              : [],
          ),
        }
      : poolValues(measure, reports)
  const coverage = poolCoverage(reports)
  const report: Observation = {
    ...shellOf(definition, context),
    values,
    ...(coverage && { coverage }),
    evidence: poolEvidence(members),
    ...(reports.every(({ survey }) => survey) && { survey: true }),
    reportedOn: reports.reduce(
      (last, { reportedOn }) => (reportedOn > last ? reportedOn : last),
      '',
    ),
    status: reports.some(({ status }) => status === 'provisional') ? 'provisional' : 'final',
  }
  return {
    reports: [report],
    flags: [],
    trace:
      duplicates > 0
        ? [
            say(14, 'aggregate.duplicates', {
              count: duplicates === 1 ? 'One key was' : `${duplicates} keys were`,
            }),
          ]
        : [],
  }
}

/** Pools results by numerator and denominator, as they were rated: worst cases, age and schemes are in them. */
export function poolResults(
  definition: Definition,
  members: readonly Member[],
  context: EvaluationContext,
): Pooled | undefined {
  const { measure } = definition
  const results = members.map(({ result }) => result)
  const total = (part: 'numerator' | 'denominator') =>
    plain(results.reduce((sum, { value }) => sum.add(read(value![part] ?? '0')!), zero))
  const values = valuesFrom(measure, total, () =>
    plain(results.reduce((sum, { value }) => sum.add(read(value!.exact)!), zero)),
  )
  if (!values) return undefined
  const weights = weightsOf(members)
  const report: Observation = {
    ...shellOf(definition, context),
    values,
    evidence: results.map(({ evidenceGrade, flags }, at) => ({
      grade: evidenceGrade ?? 'E0',
      share: print(weights[at]!),
      date: context.period.end,
      ...(flags.includes('brand-wide') && { scope: 'brand-wide' as const }),
    })),
    reportedOn: context.period.due < context.asOf ? context.period.due : context.asOf,
    status: results.some(({ flags }) => flags.includes('provisional')) ? 'provisional' : 'final',
  }
  return { reports: [report], flags: [], trace: [] }
}

function valuesFrom(
  measure: Measure,
  total: (part: 'numerator' | 'denominator') => string,
  count: () => string,
): Observation['values'] | undefined {
  switch (measure.type) {
    case 'proportion':
      return {
        [measure.population.name]: total('denominator'),
        [measure.numerator.name]: total('numerator'),
        ...Object.fromEntries(
          [...measure.exclusions, ...measure.exceptions].map(({ name }) => [name, '0']),
        ),
      }
    case 'ratio':
      return {
        [measure.numerator.name]: total('numerator'),
        [measure.denominator.name]: total('denominator'),
      }
    case 'amount-share':
      return { [measure.paid.name]: total('numerator'), [measure.owed.name]: total('denominator') }
    case 'count':
      return { [measure.of.name]: count() }
    default:
      return undefined
  }
}

const shellOf = (definition: Definition, { subject, period }: EvaluationContext) => ({
  id: 'pooled',
  kpi: definition.ref,
  subject,
  period: { start: period.start, end: period.end },
  reportedBy: 'pooled',
})

/** Lists are joined, each key once; numbers are added. What only some members list is added to the rest as a number. */
function poolValues(measure: Measure, reports: readonly Observation[]): Observation['values'] {
  const pooled: Record<string, ObservedValue> = {}
  for (const name of variablesOf(measure)) {
    const given = reports.map(({ values }) => values[name])
    const keys = new Set(given.flatMap((value) => (isList(value) ? value : [])))
    const numbers = given.filter(
      (value) => typeof value === 'string' && isDecimal(value),
    ) as string[]
    pooled[name] =
      numbers.every((text) => exact(text).n === 0n) && given.some(isList)
        ? [...keys]
        : plain(numbers.reduce((sum, text) => sum.add(exact(text)), whole(keys.size)))
  }
  return measure.type === 'proportion' ? keepCounted(measure, reports, pooled) : pooled
}

/** A unit that one member leaves out, as an exclusion or exception, and another counts is counted. */
function keepCounted(
  measure: Extract<Measure, { type: 'proportion' }>,
  reports: readonly Observation[],
  pooled: Readonly<Record<string, ObservedValue>>,
): Observation['values'] {
  const kept: Record<string, ObservedValue> = { ...pooled }
  for (const { name } of [...measure.exclusions, ...measure.exceptions]) {
    const out = pooled[name]
    if (!isList(out)) continue
    const counted = new Set(
      reports.flatMap(({ values }) => {
        const all = values[measure.population.name]
        const own = new Set(isList(values[name]) ? (values[name] as readonly string[]) : [])
        return isList(all) ? all.filter((key) => !own.has(key)) : []
      }),
    )
    kept[name] = out.filter((key) => !counted.has(key))
  }
  return kept
}

/** How many keys of any variable stand in more than one report. */
function repeated(variables: readonly (readonly (ObservedValue | undefined)[])[]): number {
  const twice = new Set<string>()
  for (const given of variables) {
    const seen = new Set<string>()
    for (const value of given)
      for (const key of new Set(isList(value) ? value : []))
        seen.has(key) ? twice.add(key) : seen.add(key)
  }
  return twice.size
}

/** Coverage of all, where all report it in one unit. Units that several members name cannot be told apart in it. */
function poolCoverage(reports: readonly Observation[]): Observation['coverage'] {
  const given = reports.flatMap(({ coverage }) => coverage ?? [])
  const [first] = given
  if (!first || given.length < reports.length || given.some(({ unit }) => unit !== first.unit))
    return undefined
  const sum = (part: 'eligible' | 'observed') =>
    plain(given.reduce((total, coverage) => total.add(exact(coverage[part])), zero))
  return { eligible: sum('eligible'), observed: sum('observed'), unit: first.unit }
}

/** Each member's evidence, weighed by how many cases the member brings. */
function poolEvidence(members: readonly Member[]): readonly ObservedEvidence[] {
  const weights = weightsOf(members)
  return members.flatMap(({ report }, at) =>
    report!.evidence.map((proof) => ({
      ...proof,
      share: print(
        (proof.share === undefined ? one : (read(proof.share) ?? zero)).mul(weights[at]!),
      ),
    })),
  )
}

function weightsOf(members: readonly Member[]): readonly Exact[] {
  const cases = members.map(
    ({ result: { value } }) => read(value?.denominator ?? value?.cases ?? '1')!,
  )
  const total = cases.reduce((sum, count) => sum.add(count), zero)
  return cases.map((count) => (total.n === 0n ? one.div(whole(members.length)) : count.div(total)))
}
