// What holds a contract together is left out: the ladder, confidentiality, the buyer's own duties.

import type { FindingId } from '../../generated/types.ts'
import type { ClauseRole } from '../../model/clause.ts'
import type { Severity } from '../../model/finding.ts'
import type { Rule } from '../rule.ts'

const withoutRole = (id: FindingId, severity: Severity, role: ClauseRole): Rule => ({
  id,
  severity,
  find: ({ roles }) => (roles.clauses[role] === undefined ? [{ where: 'omit' }] : []),
})

export const noLadder = withoutRole('HRDD-L26', 'warning', 'ladder')
export const noConfidentiality = withoutRole('HRDD-L28', 'error', 'confidentiality')
export const noBuyerDuties = withoutRole('HRDD-L33', 'warning', 'buyer')
