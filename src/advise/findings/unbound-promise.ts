// A scored promise that no section of the Plan binds.

import { type Rule, scoredPairs } from '../rule.ts'

export const unboundPromise: Rule = {
  id: 'HRDD-L20',
  severity: 'error',
  find: (pack) =>
    scoredPairs(pack)
      .filter(({ placement }) =>
        pack.planSections.every(({ id }) => id !== placement.scored?.section),
      )
      .map(({ id }) => ({ where: id, values: { id } })),
}
