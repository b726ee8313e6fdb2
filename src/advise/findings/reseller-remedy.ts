// Where a reseller has no part in a harm, nobody in the contract pays for it.

import type { Pack } from '../../model/pack.ts'
import type { Rule } from '../rule.ts'

const resellersMayBid = ({ kinds, spec }: Pack): boolean =>
  kinds.includes('goods') && spec.bidders.roles.includes('reseller')

export const noBrandPromise: Rule = {
  id: 'HRDD-S08',
  severity: 'warning',
  find: (pack) =>
    resellersMayBid(pack) && pack.roles.clauses['brand-commitment'] === undefined
      ? [{ where: 'bidders.roles' }]
      : [],
}

export const nobodyPays: Rule = {
  id: 'HRDD-S09',
  severity: 'info',
  find: (pack) => {
    const clause = pack.roles.clauses['brand-commitment']
    return resellersMayBid(pack) && clause !== undefined
      ? [{ where: clause, values: { clause } }]
      : []
  },
}
