// Rule 13: credit for progress as planned. It lifts requires improvement by one, and nothing else.

import { type Grade, grades } from '../../../model/catalogue.ts'
import type { EvaluationContext, TraceStep } from '../../../model/observation.ts'
import { type Exact, fromNumber, plain, read, rounded, whole } from '../exact.ts'
import { say } from '../trace.ts'
import { periodsBefore } from './history.ts'

/** Whether credit is earned, and the step that says so; `undefined` where the contract plans no progress or it was not reached. */
export function credit(
  value: Exact,
  finalTarget: number,
  grade: Grade,
  { baseline, plannedShare, history = [], period }: EvaluationContext,
): { readonly earned: boolean; readonly trace: readonly TraceStep[] } | undefined {
  const from = baseline === undefined ? undefined : read(baseline)
  const planned = plannedShare === undefined ? undefined : read(plannedShare)
  if (!from || !planned || grades.indexOf(grade) < grades.indexOf('E2')) return undefined
  const way = fromNumber(finalTarget).sub(from)
  if (way.n === 0n) return undefined
  const done = value.sub(from).div(way)
  if (done.compare(planned) < 0) return undefined
  const used = periodsBefore(history, period.start)
    .slice(0, 2)
    .some(({ flags }) => flags.includes('improvement-credit'))
  if (used) return { earned: false, trace: [say(13, 'credit.used')] }
  const percent = (share: Exact) => rounded(share.mul(whole(100)), 1)
  return {
    earned: true,
    trace: [
      say(13, 'credit.given', {
        share: percent(done),
        baseline: plain(from),
        target: String(finalTarget),
        planned: `${percent(planned)} per cent`,
      }),
    ],
  }
}
