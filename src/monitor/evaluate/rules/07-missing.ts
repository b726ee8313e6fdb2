// Rule 7: what missing data is worth. It depends on who holds it, on how late it is, and on whether it was asked for in time.

import type {
  EvaluationContext,
  FormalRequest,
  Rating,
  Result,
  TraceStep,
} from '../../../model/observation.ts'
import { daysBetween, plusDays } from '../../periods.ts'
import type { Definition } from '../definition.ts'
import { say } from '../trace.ts'
import { periodsBefore } from './history.ts'

export interface Missing {
  readonly rating: Rating
  readonly trace: readonly TraceStep[]
}

/** Steps by which a later period knows that this one was excused by a request, or would have been. */
const excusedBy: readonly string[] = ['missing.requested', 'missing.request-used-up']

/** Rates the absence of data. Where a person rates, that is no data, and the steps say whose doing it is. */
export function missing(
  definition: Definition,
  requests: readonly FormalRequest[],
  context: EvaluationContext,
): Missing {
  const found = byTime(definition, requests, context)
  return definition.judged && found.rating !== 'pending'
    ? { rating: 'no-data', trace: found.trace }
    : found
}

function byTime(
  definition: Definition,
  requests: readonly FormalRequest[],
  context: EvaluationContext,
): Missing {
  const { due } = context.period
  const { graceDays, cureDays } = definition.period
  const days = daysBetween(due, context.asOf)
  if (days <= graceDays)
    return {
      rating: 'pending',
      trace: [say(7, 'missing.pending', { due, until: plusDays(due, graceDays) })],
    }
  if (
    definition.direction === 'none' ||
    (!definition.targets &&
      !definition.zeroTolerance &&
      !definition.judged &&
      definition.measure.type !== 'narrative')
  )
    return { rating: 'no-data', trace: [say(7, 'missing.unrated')] }
  const trace: TraceStep[] = []
  if (definition.control[context.role] === 'indirect') {
    const inTime = requests
      .filter((request) => request.on <= due && !wasAnswered(request, due))
      .sort((a, b) => (a.on < b.on ? -1 : 1))[0]
    if (inTime) {
      const count = 1 + periodsExcusedBefore(context)
      if (count <= 2)
        return {
          rating: 'other',
          trace: [say(7, 'missing.requested', { on: inTime.on, count: String(count) })],
        }
      return {
        rating: 'requires-improvement',
        trace: [say(7, 'missing.request-used-up', { count: String(count) })],
      }
    }
    trace.push(say(7, 'missing.not-requested', { due }))
  }
  const until = plusDays(due, graceDays + cureDays)
  const late = { days: days === 1 ? '1 day' : `${days} days`, until }
  return days <= graceDays + cureDays
    ? { rating: 'requires-improvement', trace: [...trace, say(7, 'missing.within-cure', late)] }
    : { rating: 'inadequate', trace: [...trace, say(7, 'missing.after-cure', late)] }
}

/** A full answer that came in time leaves the reporter with the data, and with no excuse. */
const wasAnswered = ({ answer, answeredOn }: FormalRequest, due: string): boolean =>
  answer === 'complete' && answeredOn !== undefined && answeredOn <= due

/** How many periods in a row, up to the one before this, were missing although they had been asked for. */
function periodsExcusedBefore({ history = [], period }: EvaluationContext): number {
  let count = 0
  let next = period.start
  for (const before of periodsBefore(history, period.start)) {
    if (plusDays(before.period.end, 1) !== next || !wasExcused(before)) return count
    count++
    next = before.period.start
  }
  return count
}

const wasExcused = ({ trace }: Result): boolean =>
  trace.some(({ code }) => excusedBy.includes(code))
