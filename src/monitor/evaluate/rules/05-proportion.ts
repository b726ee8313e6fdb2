// Rule 5, proportions: numerator ÷ (population − exclusions − exceptions), by numbers or by keys of which each counts once.

import type { Measure } from '../../../model/catalogue.ts'
import type { Flag, Observation, TraceStep } from '../../../model/observation.ts'
import type { Definition } from '../definition.ts'
import { type Exact, plain, rounded, whole, zero } from '../exact.ts'
import { say } from '../trace.ts'
import { isStep, type Quantity, quantityOf } from './03-validate.ts'
import { type Computed, inUnit } from './05-computed.ts'

type Proportion = Extract<Measure, { type: 'proportion' }>

export function proportionOf(
  definition: Definition,
  measure: Proportion,
  values: Observation['values'],
): Computed {
  const read = (name: string) => quantityOf(name, values[name])
  const given = {
    population: read(measure.population.name),
    numerator: read(measure.numerator.name),
    exclusions: measure.exclusions.map(({ name }) => read(name)),
    exceptions: measure.exceptions.map(({ name }) => read(name)),
  }
  const wrong = [
    given.population,
    given.numerator,
    ...given.exclusions,
    ...given.exceptions,
  ].filter(isStep)
  if (wrong.length > 0) return { state: 'invalid', trace: wrong }
  const counted = count(measure, given as Given)
  if (isStep(counted)) return { state: 'invalid', trace: [counted] }
  const { population, numerator, exclusions, exceptions, kept } = counted
  const denominator = population.sub(exclusions).sub(exceptions)
  const tooMany = (part: string, amount: Exact, limit: Exact): Computed => ({
    state: 'invalid',
    trace: [say(3, 'validate.too-many', { part, count: plain(amount), whole: plain(limit) })],
  })
  if (denominator.compare(zero) < 0)
    return tooMany(
      [...measure.exclusions, ...measure.exceptions].map(({ name }) => name).join(' + '),
      exclusions.add(exceptions),
      population,
    )
  if (numerator.compare(denominator) > 0)
    return tooMany(measure.numerator.name, numerator, denominator)

  const trace: TraceStep[] = []
  const flags: Flag[] = []
  if (kept > 0) trace.push(say(5, 'value.exceptions-kept', { count: String(kept) }))
  if (exclusions.n + exceptions.n > 0n)
    trace.push(
      say(
        5,
        exceptions.n === 0n
          ? 'value.excluded'
          : exclusions.n === 0n
            ? 'value.excepted'
            : 'value.left-out',
        {
          population: plain(population),
          exclusions: plain(exclusions),
          exceptions: plain(exceptions),
          codes: codesOf(measure, given as Given),
          denominator: plain(denominator),
        },
      ),
    )
  if (exceptions.mul(whole(10)).compare(population) > 0) {
    flags.push('exceptions-over-tenth')
    trace.push(
      say(5, 'value.exceptions-over-tenth', {
        share: rounded(exceptions.div(population).mul(whole(100)), 1),
      }),
    )
  }
  if (denominator.n === 0n) return { state: 'nothing', trace }
  const parts = { numerator, denominator, population }
  return { state: 'value', value: inUnit(definition, parts), parts, flags, trace }
}

interface Given {
  readonly population: Quantity
  readonly numerator: Quantity
  readonly exclusions: readonly Quantity[]
  readonly exceptions: readonly Quantity[]
}

interface Counted {
  readonly population: Exact
  readonly numerator: Exact
  readonly exclusions: Exact
  readonly exceptions: Exact
  /** Exceptions that reached what is counted, and so remove nothing. */
  readonly kept: number
}

function count(measure: Proportion, given: Given): Counted | TraceStep {
  const all = given.population.keys
  const parts = [given.numerator, ...given.exclusions, ...given.exceptions]
  const names = [measure.numerator, ...measure.exclusions, ...measure.exceptions].map(
    ({ name }) => name,
  )
  if (all) {
    // where the units are named, a part names none that the whole does not
    for (const [at, { keys }] of parts.entries()) {
      const stray = [...(keys ?? [])].find((key) => !all.has(key))
      if (stray !== undefined)
        return say(3, 'validate.not-in', {
          part: names[at]!,
          key: stray,
          whole: measure.population.name,
        })
    }
    if (parts.every(({ keys, amount }) => keys || amount.n === 0n)) {
      const excluded = union(given.exclusions)
      const reached = new Set([...(given.numerator.keys ?? [])].filter((key) => !excluded.has(key)))
      const excepted = [...union(given.exceptions)].filter((key) => !excluded.has(key))
      const exceptions = excepted.filter((key) => !reached.has(key))
      return {
        population: whole(all.size),
        numerator: whole(reached.size),
        exclusions: whole(excluded.size),
        exceptions: whole(exceptions.length),
        kept: excepted.length - exceptions.length,
      }
    }
  }
  const sum = (quantities: readonly Quantity[]) =>
    quantities.reduce((total, { amount }) => total.add(amount), zero)
  return {
    population: given.population.amount,
    numerator: given.numerator.amount,
    exclusions: sum(given.exclusions),
    exceptions: sum(given.exceptions),
    kept: 0,
  }
}

const union = (quantities: readonly Quantity[]): ReadonlySet<string> =>
  new Set(quantities.flatMap(({ keys }) => [...(keys ?? [])]))

/** Every exception is listed, by its code. */
const codesOf = (measure: Proportion, { exceptions }: Given): string =>
  measure.exceptions
    .map(({ code, name }, at) => `${code ?? name}: ${plain(exceptions[at]!.amount)}`)
    .join(', ') || 'none'
