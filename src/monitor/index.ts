/**
 * After award: dates, evaluation of KPIs, review. Data in, data out.
 * @packageDocumentation
 */
export { calendar, type Calendar, type CalendarLabels, type CalendarOptions } from './calendar/calendar.ts'
export type { CalendarEntry, CalendarEvent, CallOff, EntryHours, EntryKind, HeldEvidence, Owner, YearHours } from './calendar/entries.ts'
export { type ContractTerm, contractYears, daysBetween, kpiPeriods, periodsOfMonths, plusDays, plusMonths, plusPeriod } from './periods.ts'
export { aggregate, type AggregateContext } from './evaluate/aggregate.ts'
export { evaluate } from './evaluate/evaluate.ts'
export { payGap, type PayGap } from './evaluate/pay.ts'
export { forExport } from './evaluate/for-export.ts'
export { evaluateAll, type EvaluateAllOptions, type Evaluation, type KpiResults } from './evaluate/evaluate-all.ts'
export { readObservations } from './evaluate/read-observations.ts'
export { ukPerformanceNotice, type UkNotice, type UkNoticeKpi, type UkNoticeOptions, type UkRating, type UkSupplier } from './evaluate/uk-notice.ts'
export { review, type ReviewOptions } from './review/review.ts'
export type { ActionReview, KpiReview, MissingReport, PromiseReview, Review, Talk, TalkReason, WhoseDoing } from './review/model.ts'
export { ladder, type LadderReason, type LadderState, type LadderStep } from './review/ladder.ts'
