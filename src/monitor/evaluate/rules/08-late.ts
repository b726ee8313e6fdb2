// Rule 8: being late changes no value. It is said, in days.

import type { Flag, Observation, TraceStep } from '../../../model/observation.ts'
import { daysBetween } from '../../periods.ts'
import { say } from '../trace.ts'

/** Days from the due date to the first settled report that holds every value; a later amendment makes nothing late. */
export function late(
  complete: readonly Observation[],
  due: string,
): {
  readonly lateDays?: number
  readonly flags: readonly Flag[]
  readonly trace: readonly TraceStep[]
} {
  const on = (complete.find(({ status }) => status !== 'provisional') ?? complete[0])?.reportedOn
  if (on === undefined || on <= due) return { flags: [], trace: [] }
  const lateDays = daysBetween(due, on)
  return {
    lateDays,
    flags: ['late'],
    trace: [say(8, 'late.days', { on, days: lateDays === 1 ? '1 day' : `${lateDays} days` })],
  }
}
