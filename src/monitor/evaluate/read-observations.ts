// Reads observations from anything that was handed in: shape, numbers, dates, and how reports refer to each other.

import * as z from 'zod/mini'
import { problemsOf, type SchemaIssue, show, suggest } from '../../model/issues.ts'
import type { EvaluableKpi, Observation, ObservedValue } from '../../model/observation.ts'
import { observationSchema } from '../../model/observation-schema.ts'
import { plainCopy } from '../../model/plain.ts'
import { type Problem, throwIfAny } from '../../model/problems.ts'
import { isCivilDate } from '../periods.ts'
import { isDecimal } from './exact.ts'
import { checkReference, readReference } from './rules/01-pin.ts'
import { variablesOf } from './rules/03-validate.ts'
import { subjectKey } from './subjects.ts'

const mostObservations = 200_000

/**
 * Checks the shape of observations and how they fit together. With the KPIs that they are of, variables and the form of
 * every value are checked as well. Whether a value makes sense, for example a part above its whole, is left to the
 * evaluation, which says so in its result.
 *
 * @param input a list, for example parsed JSON; at most 200 000 observations with at most 1000 keys or cases each
 * @param options `kpis`: definitions, from the catalogue or a pack
 * @returns the observations as plain data of their own
 * @throws HrddError with every problem, each with its path
 * @example
 * ```ts
 * import { readObservations } from 'hrdd-clauses/monitor'
 * try {
 *   readObservations([{ id: 'O-1', kpi: 'KPI-TRN-01.1', values: { deliveredModels: '1/2' } }])
 * } catch (error) {
 *   console.log(error.problems.map(({ path, code }) => `${path} ${code}`).slice(0, 2).join(', ')) // [0].kpi bad-format, [0].subject missing
 * }
 * ```
 */
export function readObservations(
  input: unknown,
  { kpis = [] }: { readonly kpis?: readonly EvaluableKpi[] } = {},
): readonly Observation[] {
  if (!Array.isArray(input))
    throwIfAny([
      {
        code: 'wrong-type',
        path: '',
        message: `expected a list, not ${show(input)}`,
        hint: 'Hand in a list of observations.',
      },
    ])
  const list = input as readonly unknown[]
  if (list.length > mostObservations)
    throwIfAny([
      {
        code: 'too-big',
        path: '',
        message: `is a list of ${list.length} observations`,
        hint: `A list has at most ${mostObservations} observations.`,
      },
    ])
  const problems: Problem[] = []
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]))
  const read = list.flatMap((item, index): Observation[] => {
    const path = `[${index}]`
    const found: Problem[] = []
    const safe = plainCopy(item, path, found)
    const outcome = z.safeParse(observationSchema, safe)
    if (!outcome.success)
      found.push(
        ...problemsOf(outcome.error.issues as SchemaIssue[], safe, () =>
          Object.keys(observationSchema.def.shape),
        ).map((problem) => ({ ...problem, path: problem.path ? `${path}.${problem.path}` : path })),
      )
    const observation = outcome.data as Observation | undefined
    if (observation)
      found.push(
        ...checkDates(observation, path),
        ...checkValues(observation, known.size > 0 ? known : undefined, path),
      )
    problems.push(...found)
    return observation ? [observation] : []
  })
  problems.push(...checkTogether(read, list.length === read.length))
  throwIfAny(problems)
  return read
}

function checkDates(
  { period, reportedOn, evidence, requests = [] }: Observation,
  path: string,
): Problem[] {
  const problems: Problem[] = []
  const order = (at: string, message: string) =>
    problems.push({
      code: 'date-order',
      path: `${path}.${at}`,
      message,
      hint: 'Change one of the dates.',
    })
  if (period.end < period.start)
    order('period.end', `the period ends on ${period.end}, before it starts on ${period.start}`)
  if (reportedOn < period.start)
    order(
      'reportedOn',
      `it was reported on ${reportedOn}, before the period starts on ${period.start}`,
    )
  evidence.forEach(({ date }, index) => {
    if (date > reportedOn)
      order(
        `evidence[${index}].date`,
        `the evidence is of ${date}, after the report of ${reportedOn}`,
      )
  })
  requests.forEach(({ on, answer, answeredOn }, index) => {
    if (on > reportedOn)
      order(`requests[${index}].on`, `the request is of ${on}, after the report of ${reportedOn}`)
    if (answeredOn !== undefined && answeredOn < on)
      order(
        `requests[${index}].answeredOn`,
        `the answer is of ${answeredOn}, before the request of ${on}`,
      )
    if (answeredOn !== undefined && answer === undefined)
      problems.push({
        code: 'missing',
        path: `${path}.requests[${index}].answer`,
        message: 'the day of an answer is given, but not the answer',
        hint: 'Say complete, partial or refused.',
      })
  })
  return problems
}

// looks like a number and is none that a report may state
const nearNumber = /^[\d\s.,'’_()+\-–−*/:%eE]+$/

function checkValues(
  { kpi, values }: Observation,
  known: ReadonlyMap<string, EvaluableKpi> | undefined,
  path: string,
): Problem[] {
  const reference = readReference(kpi)
  const definition = known?.get(reference?.id ?? '')
  if (known && !definition)
    return [
      {
        code: 'unknown-kpi',
        path: `${path}.kpi`,
        message: `there is no KPI ${reference?.id ?? kpi}`,
        hint: suggest(reference?.id ?? kpi, known.keys()),
      },
    ]
  const names = definition && variablesOf(definition.measure)
  return [
    ...(definition ? checkReference(definition, kpi, `${path}.kpi`) : []),
    ...Object.entries(values).flatMap(([name, value]): Problem[] => {
      const at = `${path}.values.${name}`
      if (names && !names.includes(name))
        return [
          {
            code: 'unknown-variable',
            path: at,
            message: `${definition.id} has no variable "${name}"`,
            hint: suggest(name, names),
          },
        ]
      return definition ? checkForm(definition, value, at) : looseForm(value, at)
    }),
  ]
}

const noNumber = (path: string, value: unknown): Problem => ({
  code: 'bad-number',
  path,
  message: `${show(value)} is not a number of zero or more`,
  hint: 'Write a decimal with a point and without sign, exponent, fraction or grouping, for example "1234.5".',
})
const isDays = (text: string): boolean => isDecimal(text) || text.split('/').every(isCivilDate)

/** Without a definition: a text that looks like a number has to be one, or dates. */
function looseForm(value: ObservedValue, path: string): Problem[] {
  if (typeof value !== 'string' || !/\d/.test(value) || !nearNumber.test(value) || isDays(value))
    return []
  return [noNumber(path, value)]
}

function checkForm({ measure }: EvaluableKpi, value: ObservedValue, path: string): Problem[] {
  if (typeof value === 'object' && 'absent' in value) return []
  const date = (text: unknown, at: string): Problem[] =>
    isCivilDate(text)
      ? []
      : [
          {
            code: 'bad-date',
            path: at,
            message: `${show(text)} is not a date that exists`,
            hint: 'Write it as YYYY-MM-DD, for example 2027-02-28.',
          },
        ]
  switch (measure.type) {
    case 'milestone':
      return date(value, path)
    case 'narrative':
      return typeof value === 'string'
        ? []
        : [
            {
              code: 'wrong-type',
              path,
              message: 'expected text, not a list',
              hint: 'Change the value.',
            },
          ]
    case 'maturity': {
      const levels = measure.levels.map(({ level }) => String(level))
      return typeof value === 'string' && levels.includes(value)
        ? []
        : [
            {
              code: 'unknown-value',
              path,
              message: `expected one of ${levels.join(', ')}, not ${show(value)}`,
              hint: 'Write the level as text.',
            },
          ]
    }
    case 'duration':
      return Array.isArray(value)
        ? (value as readonly string[]).flatMap((text, index) =>
            isDays(text) && text.split('/').length <= 2
              ? []
              : [
                  {
                    code: 'bad-case',
                    path: `${path}[${index}]`,
                    message: `${show(text)} is neither days nor dates`,
                    hint: 'Write "14", "2027-03-01/2027-03-15" for a closed case, or "2027-03-01" for an open one.',
                  },
                ],
          )
        : value === '0'
          ? []
          : [
              {
                code: 'wrong-type',
                path,
                message: `expected a list of cases, not ${show(value)}`,
                hint: 'List each case; an empty list says that there were none.',
              },
            ]
    default:
      return Array.isArray(value) || isDecimal(value as string) ? [] : [noNumber(path, value)]
  }
}

/** Ids, and what takes whose place. */
function checkTogether(observations: readonly Observation[], complete: boolean): Problem[] {
  const problems: Problem[] = []
  const byId = new Map<string, Observation>()
  observations.forEach((observation, index) => {
    if (byId.has(observation.id))
      problems.push({
        code: 'given-twice',
        path: complete ? `[${index}].id` : observation.id,
        message: `the id ${observation.id} is given twice`,
        hint: 'Give every observation an id of its own.',
      })
    else byId.set(observation.id, observation)
  })
  const about = ({ kpi, subject, period }: Observation) =>
    `${kpi.split('@')[0]} ${subjectKey(subject)} ${period.start} ${period.end}`
  observations.forEach((observation, index) => {
    const path = complete ? `[${index}].supersedes` : `${observation.id}.supersedes`
    const old = observation.supersedes === undefined ? undefined : byId.get(observation.supersedes)
    if (old && about(old) !== about(observation))
      problems.push({
        code: 'supersedes-other',
        path,
        message: `${old.id} is about another KPI, subject or period`,
        hint: 'An amendment takes the place of a report of the same KPI, subject and period.',
      })
    if (inCircle(observation, byId))
      problems.push({
        code: 'circle',
        path,
        message: "reports take each other's place in a circle",
        hint: 'An amendment names the report before it, and the first report names none.',
      })
  })
  return problems
}

function inCircle(observation: Observation, byId: ReadonlyMap<string, Observation>): boolean {
  const seen = new Set<string>()
  for (
    let at: Observation | undefined = observation;
    at?.supersedes !== undefined;
    at = byId.get(at.supersedes)
  ) {
    if (at.supersedes === observation.id) return true
    // a circle further on is said where it lies
    if (seen.has(at.id)) return false
    seen.add(at.id)
  }
  return false
}
