// What a buyer and a supplier talk about after a report.

export {
  type LadderPhase,
  type LadderState,
  ladderPhases,
  type NextStep,
  type StepTaken,
} from './ladder.ts'
export {
  type PromiseReview,
  type PromiseRow,
  type PromiseState,
  promiseStates,
} from './promises.ts'
export {
  type DueEntry,
  type KpiReview,
  type Review,
  type ReviewOptions,
  review,
  type Trend,
  trends,
} from './review.ts'
export { type Said, sayAll } from './said.ts'
export { type Talk, type TalkReason, talkReasons } from './talk.ts'
