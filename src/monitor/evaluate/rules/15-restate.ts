// Rule 15: a correction is a new result that names the old one. The old one stays as it was.

import type {
  Flag,
  Observation,
  Rating,
  Result,
  ResultValue,
  TraceStep,
} from '../../../model/observation.ts'
import type { Definition } from '../definition.ts'
import { isPercent } from '../definition.ts'
import { type Exact, read, rounded, whole } from '../exact.ts'
import { ratingWords } from '../ratings.ts'
import { say } from '../trace.ts'
import { comparable } from './01-pin.ts'
import { periodsBefore, sameBefore } from './history.ts'

/** A difference with its sign, one decimal. */
export const signed = (difference: Exact): string =>
  (difference.s > 0n && difference.n > 0n ? '+' : '') + rounded(difference, 1)

/** States that no reader has taken for a result. */
const unpublished: readonly Rating[] = ['pending', 'not-due']

/** What is new against the result published before for the same period; nothing where value and rating are the same. */
export function restate(
  definition: Definition,
  now: { readonly value?: ResultValue; readonly rating: Rating },
  history: readonly Result[],
  period: Result['period'],
  report: Observation | undefined,
): {
  readonly restates?: NonNullable<Result['restates']>
  readonly flags: readonly Flag[]
  readonly trace: readonly TraceStep[]
} {
  const before = sameBefore(history, period)
  const nothing = { flags: [], trace: [] }
  if (!before || unpublished.includes(before.rating) || before.flags.includes('provisional'))
    return nothing
  if (before.rating === now.rating && before.value?.exact === now.value?.exact) return nothing
  const [old, current] = [
    before.value && read(before.value.exact),
    now.value && read(now.value.exact),
  ]
  const difference = old && current ? current.sub(old) : undefined
  const far =
    difference !== undefined && isPercent(definition) && difference.abs().compare(whole(5)) >= 0
  const reasons = [
    ...(before.rating !== now.rating
      ? [`the rating changes from ${ratingWords[before.rating]} to ${ratingWords[now.rating]}`]
      : []),
    ...(far ? [`the value moves by ${signed(difference)} points`] : []),
  ]
  const material = reasons.length > 0
  const reason = report?.reason
  return {
    restates: {
      ...(before.value && { value: before.value.shown }),
      rating: before.rating,
      ...(difference && { points: signed(difference) }),
      ...(reason !== undefined && { reason }),
      material,
    },
    flags: material ? ['restated', 'material'] : ['restated'],
    trace: [
      say(15, 'restate.changed', {
        on: before.asOf,
        old: before.value?.shown ?? 'no value',
        oldRating: ratingWords[before.rating],
        reason: reason ?? 'none was given',
      }),
      ...(material ? [say(15, 'restate.material', { why: reasons.join(', and ') })] : []),
    ],
  }
}

/** Against the last period before with a value of a comparable version. */
export function trendOf(
  definition: Definition,
  value: ResultValue | undefined,
  history: readonly Result[],
  start: string,
): Result['trend'] {
  if (!value || definition.direction === 'none') return undefined
  const before = periodsBefore(history, start).find(
    (result) => result.value && comparable(result.kpi, definition.ref),
  )
  const [old, current] = [before?.value && read(before.value.exact), read(value.exact)]
  if (!before || !old || !current) return undefined
  const difference = current.sub(old)
  const better = definition.direction === 'lower' ? difference.s < 0n : difference.s > 0n
  return {
    direction: difference.n === 0n ? 'same' : better ? 'better' : 'worse',
    points: signed(difference),
    since: before.period,
  }
}
