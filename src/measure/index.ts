/**
 * KPIs over the Register: reads it, counts, rates, and says how.
 * @packageDocumentation
 */

export { evaluate } from './evaluate.ts'
export { forExport } from './for-export.ts'
export {
  type Notice,
  type NoticeKpi,
  type NoticeOptions,
  type NoticeRating,
  type NoticeSupplier,
  noticeRatings,
} from './notice.ts'
export { type RateCounts, rate } from './rate.ts'
export { readRegister } from './read-register.ts'
export type {
  EarlierFigures,
  Figures,
  KpiResult,
  OpenRow,
  Part,
  Rated,
  ReplacedFigures,
  Step,
  Thresholds,
} from './result.ts'
export type { LeftOut } from './tally.ts'
export { printValue, tell, tellReason, tellStep } from './tell.ts'
export { ukPerformanceNotice } from './uk-notice.ts'
