// A condition that names no proof.

import type { Rule } from '../rule.ts'

export const conditionWithoutProof: Rule = {
  id: 'HRDD-L25',
  severity: 'warning',
  find: ({ pairs }) =>
    pairs
      .filter(({ general, evidence }) => !general && evidence.length === 0)
      .map(({ id }) => ({ where: id, values: { id } })),
}
