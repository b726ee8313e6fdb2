// A clause that these goods call for is not in the pack.

import type { Rule } from '../rule.ts'

export const proposedClause: Rule = {
  id: 'HRDD-S05',
  severity: 'info',
  find: ({ category: { proposes = [] }, pairs, spec }) =>
    spec.tier === 'low'
      ? []
      : proposes
          .filter(({ clause }) => !pairs.some(({ id }) => id === clause))
          .map(({ clause, reason }) => ({
            where: `include.${clause}`,
            values: { clause, reason },
          })),
}
