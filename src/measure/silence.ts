// The rule on silence: no cases is no success unless Workers were asked.

import type { Rating } from '../model/kpi.ts'

const asked: ReadonlySet<Rating> = new Set(['good', 'approaching', 'requires-improvement'])

/**
 * Whether the KPI with the role `hearing` shows that Workers were asked. Where a contract has no thresholds, one place
 * at which they were heard is enough.
 * @param rating of that KPI in the same period; absent where the pack has none
 * @param places at which they were heard
 */
export const silenceIsBroken = (rating: Rating | undefined, places = 0): boolean =>
  rating !== undefined && (asked.has(rating) || (rating === 'not-rated' && places > 0))
