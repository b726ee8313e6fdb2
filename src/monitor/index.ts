/**
 * After award: dates, evaluation of KPIs, review. Data in, data out.
 * @packageDocumentation
 */
export {
  type Calendar,
  type CalendarLabels,
  type CalendarOptions,
  calendar,
} from './calendar/calendar.ts'
export type {
  CalendarEntry,
  CalendarEvent,
  CallOff,
  EntryHours,
  EntryKind,
  HeldEvidence,
  Owner,
  YearHours,
} from './calendar/entries.ts'
export { type AggregateContext, aggregate } from './evaluate/aggregate.ts'
export { evaluate } from './evaluate/evaluate.ts'
export {
  type EvaluateAllOptions,
  type Evaluation,
  evaluateAll,
  type KpiResults,
} from './evaluate/evaluate-all.ts'
export { forExport } from './evaluate/for-export.ts'
export { type PayGap, payGap } from './evaluate/pay.ts'
export { readObservations } from './evaluate/read-observations.ts'
export {
  type UkNotice,
  type UkNoticeKpi,
  type UkNoticeOptions,
  type UkRating,
  type UkSupplier,
  ukPerformanceNotice,
} from './evaluate/uk-notice.ts'
export {
  type ContractTerm,
  contractYears,
  daysBetween,
  kpiPeriods,
  periodsOfMonths,
  plusDays,
  plusMonths,
  plusPeriod,
} from './periods.ts'
export { type LadderReason, type LadderState, type LadderStep, ladder } from './review/ladder.ts'
export type {
  ActionReview,
  KpiReview,
  MissingReport,
  PromiseReview,
  Review,
  Talk,
  TalkReason,
  WhoseDoing,
} from './review/model.ts'
export { type ReviewOptions, review } from './review/review.ts'
