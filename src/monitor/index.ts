/**
 * After award: dates, evaluation of KPIs, review. Data in, data out.
 * @packageDocumentation
 */
export { calendar, type Calendar, type CalendarLabels, type CalendarOptions } from './calendar.ts'
export type { CalendarEntry, CalendarEvent, CallOff, EntryHours, EntryKind, HeldEvidence, Owner, YearHours } from './entries.ts'
export { type ContractTerm, contractYears, daysBetween, kpiPeriods, periodsOfMonths, plusDays, plusMonths, plusPeriod } from './periods.ts'
