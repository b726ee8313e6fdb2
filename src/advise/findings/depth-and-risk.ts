// Depth and risk do not fit.

import type { Rule } from '../rule.ts'

export const depthAndRisk: Rule = {
  id: 'HRDD-L21',
  severity: 'warning',
  find: ({ pairs, omitted, spec }) => {
    const deeper = pairs
      .filter(({ tier }) => tier !== spec.tier)
      .map(({ id, tier, because = '' }) => ({
        where: id,
        reason: 'deeper',
        values: { id, tier: `@schedule.tier.${tier}`, of: `@schedule.tier.${spec.tier}`, because },
      }))
    const subjects = pairs.filter(({ general }) => !general).length
    const isThin = spec.tier === 'high' && omitted.length > subjects
    if (!isThin) return deeper
    return [
      ...deeper,
      { where: 'clauses.set', reason: 'thinner', values: { count: omitted.length } },
    ]
  },
}
