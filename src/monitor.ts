/**
 * After award: dates, values and ratings, what to talk about.
 * @module hrdd-clauses/monitor
 */

export * from './calendar/index.ts'
export * from './measure/index.ts'
export { periodUnits } from './model/clause.ts'
export { type Rating, ratings } from './model/kpi.ts'
export type * from './model/register.ts'
export { columnTypes, fillers } from './model/register.ts'
export * from './review/index.ts'
