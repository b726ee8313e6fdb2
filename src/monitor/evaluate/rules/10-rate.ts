// Rule 10: from a value to one of four ratings, by the thresholds of the contract.

import {
  judgedRatings,
  type Observation,
  type Rating,
  type Result,
  type TargetChoice,
  type TraceStep,
} from '../../../model/observation.ts'
import { HrddError } from '../../../model/problems.ts'
import { daysBetween, isCivilDate } from '../../periods.ts'
import { sentence } from '../../words.ts'
import { type Definition, inUnits, isPercent } from '../definition.ts'
import { type Exact, fromNumber, reaches } from '../exact.ts'
import { type Ranked, ratingWords } from '../ratings.ts'
import { say } from '../trace.ts'

/** Thresholds as they are applied. */
export type Thresholds = NonNullable<Result['bands']>

/**
 * All three thresholds. Those left out follow the rule for defaults, which holds only where higher is better, in per cent,
 * with a target of 50 or more.
 *
 * @throws HrddError where thresholds are missing and there is no default, or where they are out of order
 */
export function completeTargets(
  { id, direction, unit }: Pick<Definition, 'id' | 'direction' | 'unit'>,
  { target, approaching, requiresImprovement }: TargetChoice,
): Thresholds {
  const defaults = direction === 'higher' && isPercent({ unit }) && target >= 50
  if (!defaults && (approaching === undefined || requiresImprovement === undefined))
    throw new HrddError([
      {
        code: 'missing',
        path: 'targets',
        message: `${id} has no thresholds for the lower ratings`,
        hint: 'Write { target, approaching, requiresImprovement }. Defaults exist only where higher is better, in per cent, from 50.',
      },
    ])
  const all = {
    target,
    approaching: approaching ?? target - 15,
    requiresImprovement: requiresImprovement ?? target - 35,
  }
  const ordered =
    direction === 'lower'
      ? all.target <= all.approaching && all.approaching <= all.requiresImprovement
      : all.target >= all.approaching && all.approaching >= all.requiresImprovement
  if (
    ![all.target, all.approaching, all.requiresImprovement].every(
      (value) => Number.isFinite(value) && value >= 0,
    ) ||
    !ordered
  )
    throw new HrddError([
      {
        code: 'band-order',
        path: 'targets',
        message: `the thresholds ${all.target}, ${all.approaching} and ${all.requiresImprovement} of ${id} are out of order`,
        hint:
          direction === 'lower'
            ? 'Lower is better: target ≤ approaching ≤ requiresImprovement.'
            : 'Higher is better: target ≥ approaching ≥ requiresImprovement.',
      },
    ])
  return all
}

/** The rating of a value by its thresholds. */
export function rateBy(
  value: Exact,
  { target, approaching, requiresImprovement }: Thresholds,
  direction: Definition['direction'],
): Ranked {
  const reached = (threshold: number) => reaches(value, fromNumber(threshold), direction)
  return reached(target)
    ? 'good'
    : reached(approaching)
      ? 'approaching'
      : reached(requiresImprovement)
        ? 'requires-improvement'
        : 'inadequate'
}

/** The step that says which threshold decided. */
export function rateStep(
  definition: Definition,
  shown: string,
  { target, approaching, requiresImprovement }: Thresholds,
  rating: Ranked,
): TraceStep {
  const code =
    definition.direction !== 'lower'
      ? 'rate.band'
      : target === requiresImprovement
        ? 'rate.band-zero'
        : 'rate.band-lower'
  return say(10, code, {
    shown: / of /.test(shown) ? shown : sentence(inUnits(definition, shown)),
    target: inUnits(definition, String(target)),
    approaching: String(approaching),
    requiresImprovement: String(requiresImprovement),
    rating: ratingWords[rating],
  })
}

export interface Milestone {
  readonly rating: Rating
  /** Days from the due date to the day it was done, or to `asOf`; negative before it. */
  readonly days: number
  readonly done: boolean
  readonly trace: readonly TraceStep[]
}

const dateOf = (value: Observation['values'][string] | undefined): string | undefined =>
  isCivilDate(value) ? value : undefined

/** A date against its due date. What is done after `asOf` is still open on it. */
export function rateMilestone(
  values: Observation['values'] | undefined,
  fallbackDue: string,
  asOf: string,
): Milestone {
  const due = dateOf(values?.due) ?? fallbackDue
  const done = dateOf(values?.done)
  const late = (days: number) => (days === 1 ? '1 day' : `${days} days`)
  if (done !== undefined && done <= asOf) {
    const days = daysBetween(due, done)
    if (days <= 0)
      return { rating: 'good', days, done: true, trace: [say(10, 'rate.on-time', { done, due })] }
    const rating = days <= 30 ? 'approaching' : 'requires-improvement'
    return {
      rating,
      days,
      done: true,
      trace: [
        say(10, 'rate.done-late', { done, due, days: late(days), rating: ratingWords[rating] }),
      ],
    }
  }
  const days = daysBetween(due, asOf)
  if (days <= 0)
    return { rating: 'not-due', days, done: false, trace: [say(10, 'rate.not-due', { due })] }
  const rating = days <= 90 ? 'requires-improvement' : 'inadequate'
  return {
    rating,
    days,
    done: false,
    trace: [say(10, 'rate.open', { asOf, due, days: late(days), rating: ratingWords[rating] })],
  }
}

/** A rating that a person gave, with function and reason. */
export function rateJudgement({ rating, role, reason }: Observation['values']): {
  readonly rating: Rating
  readonly trace: readonly TraceStep[]
} {
  const text = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
  const wrong = !judgedRatings.includes(rating as Rating)
    ? 'rating'
    : !text(role)
      ? 'role'
      : !text(reason)
        ? 'reason'
        : undefined
  if (wrong) return { rating: 'invalid', trace: [say(3, 'validate.judgement', { name: wrong })] }
  return {
    rating: rating as Rating,
    trace: [
      say(10, 'rate.judged', {
        role: role as string,
        rating: ratingWords[rating as Rating],
        reason: reason as string,
      }),
    ],
  }
}
