// The numbers of the rating rules: printed in every contract, used here, and held together by a test.

import { grades } from '../model/clause.ts'

/** Days after a report is due until it counts as missing. */
export const daysOfGrace = 10
/** Above this share of weaker proof a value is unproven. */
export const mostWeaker = { part: 1, of: 5 } as const
/** Below this many cases a value reads "2 of 3". */
export const fewestCases = 5
/** Numbers of people that outsiders do not see. */
export const withheldPeople = { from: 1, to: 9 } as const
/** Share of the places due without which a sample, or of the rows looked at without which a recurrence, has no value. */
export const leastCovered = { part: 1, of: 2 } as const
/** Earlier values that stand beside a value. */
export const valuesBeside = 3

/** Columns that say how strong the proof of a row is, and how old. */
export const proofColumns = { strength: 'strength', date: 'sourceDate' } as const

/** 0 for E0 to 5 for E5, `E3-scheme` counting as E3; where nothing stands it is an assertion. */
export const strengthOf = (cell: unknown): number => {
  const name = typeof cell === 'string' ? cell.slice(0, 2) : ''
  const order: readonly string[] = grades
  return Math.max(0, order.indexOf(name))
}
