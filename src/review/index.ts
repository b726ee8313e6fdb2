// What a buyer and a supplier talk about after a report.

export type { LadderPhase, LadderState, NextStep, StepTaken } from './ladder.ts'
export type { PromiseReview, PromiseRow, PromiseState } from './promises.ts'
export {
  type DueEntry,
  type KpiReview,
  type Review,
  type ReviewOptions,
  review,
  type Trend,
} from './review.ts'
export { type Said, sayAll } from './said.ts'
export type { Talk, TalkReason } from './talk.ts'
