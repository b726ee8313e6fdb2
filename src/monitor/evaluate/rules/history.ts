// Earlier results of the same KPI and subject, as rules 7, 13 and 15 look back on them.

import type { Period, Result } from '../../../model/observation.ts'

/** The result that stands for each earlier period, the nearest first. Of several for one period the last evaluated stands. */
export function periodsBefore(history: readonly Result[], start: string): readonly Result[] {
  const standing = new Map<string, Result>()
  for (const result of history) {
    if (result.period.end >= start) continue
    const known = standing.get(result.period.start)
    if (!known || known.asOf <= result.asOf) standing.set(result.period.start, result)
  }
  return [...standing.values()].sort((a, b) => (a.period.start < b.period.start ? 1 : -1))
}

/** The last result that was evaluated before for the same period. */
export const sameBefore = (
  history: readonly Result[],
  { start, end }: Period,
): Result | undefined =>
  history.reduce<Result | undefined>(
    (last, result) =>
      result.period.start === start &&
      result.period.end === end &&
      (!last || last.asOf <= result.asOf)
        ? result
        : last,
    undefined,
  )
