/**
 * After award: dates, evaluation of KPIs, review. Data in, data out.
 * @packageDocumentation
 */
export { calendar, type Calendar, type CalendarLabels, type CalendarOptions } from './calendar.ts'
export type { CalendarEntry, CalendarEvent, CallOff, EntryHours, EntryKind, HeldEvidence, Owner, YearHours } from './entries.ts'
export { type ContractTerm, contractYears, daysBetween, kpiPeriods, periodsOfMonths, plusDays, plusMonths, plusPeriod } from './periods.ts'
export { aggregate, type AggregateContext } from './aggregate.ts'
export { evaluate } from './evaluate.ts'
export { payGap, type PayGap } from './pay.ts'
export { forExport } from './for-export.ts'
export { evaluateAll, type EvaluateAllOptions, type Evaluation, type KpiResults } from './evaluate-all.ts'
export { readObservations } from './read-observations.ts'
export { ukPerformanceNotice, type UkNotice, type UkNoticeKpi, type UkNoticeOptions, type UkRating, type UkSupplier } from './uk-notice.ts'
