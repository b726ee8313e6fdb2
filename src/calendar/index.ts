// Dates, duties without a date, and hours of a contract.

export { calendar, onEvent } from './calendar.ts'
export {
  daysBetween,
  isCivilDate,
  plusDays,
  plusMonths,
  plusPeriod,
  readDate,
  type Unit,
} from './dates.ts'
export { type Deliverable, deliverables } from './deliverables.ts'
export {
  actors,
  type CalendarContract,
  type CalendarEntry,
  type CalendarEvent,
  type EntryKind,
  entryKinds,
  type ItemRef,
  type Who,
} from './entries.ts'
export { type ClauseHours, type Hours, hours } from './hours.ts'
export { type IcsOptions, toIcs } from './ics.ts'
export { contractYears, type ReportPeriod, reportPeriods, type Span } from './periods.ts'
