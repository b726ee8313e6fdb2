// A clause that the law of this place wants in the contract is left out.

import { cite, type Rule } from '../rule.ts'

export const lawWants: Rule = {
  id: 'HRDD-L09',
  severity: 'error',
  find: (pack) =>
    (pack.jurisdiction.needs ?? []).flatMap(({ clauses, reason, source }) => {
      const missing = clauses.filter((id) => !pack.pairs.some((pair) => pair.id === id))
      if (missing.length === 0) return []
      const values = { all: missing, law: reason }
      return [{ where: missing.join(', '), values, source: cite(pack, source) }]
    }),
}
