// A scored promise that nothing measures.

import { type Rule, scoredPairs } from '../rule.ts'

export const unmeasuredPromise: Rule = {
  id: 'HRDD-L19',
  severity: 'warning',
  find: (pack) =>
    scoredPairs(pack)
      .filter(({ kpis }) => kpis.length === 0)
      .map(({ id }) => ({ where: id, values: { id } })),
}
