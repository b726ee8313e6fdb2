// Rule 3: what a report may hold. An unknown variable is an error of the caller; a value that cannot be makes the result invalid.

import type { Measure } from '../../../model/catalogue.ts'
import { suggest } from '../../../model/issues.ts'
import type { Observation, ObservedValue, TraceStep } from '../../../model/observation.ts'
import type { Problem } from '../../../model/problems.ts'
import type { Definition } from '../definition.ts'
import { type Exact, exact, isDecimal, whole } from '../exact.ts'
import { say } from '../trace.ts'

/** A quantity that was reported: a number, or keys of which each counts once. */
export interface Quantity {
  readonly amount: Exact
  readonly keys?: ReadonlySet<string>
}

/** Names of the variables that a report of this measure gives. */
export function variablesOf(measure: Measure): readonly string[] {
  switch (measure.type) {
    case 'proportion':
      return [
        measure.population,
        measure.numerator,
        ...measure.exclusions,
        ...measure.exceptions,
      ].map(({ name }) => name)
    case 'ratio':
      return [measure.numerator.name, measure.denominator.name]
    case 'count':
      return [measure.of.name]
    case 'duration':
      return [measure.cases.name]
    case 'amount-share':
      return [measure.paid.name, measure.owed.name]
    case 'milestone':
      return ['due', 'done']
    case 'maturity':
      return measure.steps
    case 'narrative':
      return judgementVariables
  }
}

/** What a person's rating is made of: the rating, the function that gave it, and the reason. */
export const judgementVariables: readonly string[] = ['rating', 'role', 'reason']

/** Whether a report of a KPI that a person rates holds the rating and nothing else. */
export const isJudgement = ({ values }: Observation): boolean =>
  Object.keys(values).length > 0 &&
  Object.keys(values).every((name) => judgementVariables.includes(name))

/** Variables that the measure does not have. */
export function unknownVariables(
  { id, measure, judged }: Pick<Definition, 'id' | 'measure'> & { readonly judged?: boolean },
  { values }: Observation,
  path: string,
): Problem[] {
  const known = judged ? [...variablesOf(measure), ...judgementVariables] : variablesOf(measure)
  return Object.keys(values).flatMap((name) =>
    known.includes(name)
      ? []
      : [
          {
            code: 'unknown-variable',
            path: `${path}.${name}`,
            message: `${id} has no variable "${name}"`,
            hint: suggest(name, known),
          },
        ],
  )
}

/** Variables without a value, each with the reason where one was given. Only stages of a maturity and the dates of a milestone may be missing. */
export function absences(measure: Measure, values: Observation['values']): readonly string[] {
  const said = (name: string): string | undefined => {
    const value = values[name]
    return value === undefined
      ? `${name} (no reason given)`
      : typeof value === 'object' && 'absent' in value
        ? `${name} (${value.absent})`
        : undefined
  }
  const missing = variablesOf(measure)
    .map(said)
    .filter((text) => text !== undefined)
  if (measure.type === 'milestone') return []
  return measure.type === 'maturity' && missing.length < measure.steps.length ? [] : missing
}

/** The quantity that was reported under a name, or the step that says why it is none. */
export function quantityOf(name: string, value: ObservedValue | undefined): Quantity | TraceStep {
  if (typeof value === 'string' && isDecimal(value)) return { amount: exact(value) }
  if (Array.isArray(value)) {
    const keys = new Set<string>(value as readonly string[])
    return { amount: whole(keys.size), keys }
  }
  return say(3, 'validate.not-a-number', { name, given: shorten(value) })
}

export const isStep = (value: object): value is TraceStep => 'code' in value

/** What was given, short enough to read aloud. */
export const shorten = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
