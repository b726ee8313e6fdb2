// Runs every rule over a pack.

import type { Pack } from '../model/pack.ts'
import type { Finding } from './rule.ts'
import { rules } from './rules.ts'

const order = ['error', 'warning', 'info']

/**
 * Advice about a pack: errors first, then warnings. It is not legal advice.
 *
 * @param pack what `compose` made, or `readPack` read
 * @example
 * ```ts
 * import { check, compose } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'de', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(check(pack).some((finding) => finding.id === 'HRDD-L36')) // true
 * ```
 */
export const check = (pack: Pack): Finding[] =>
  rules
    .flatMap((rule) =>
      rule
        .find(pack)
        .map(
          ({ where, why }): Finding => ({
            id: rule.id,
            severity: rule.severity,
            where,
            why: `${why} (${rule.source})`,
            fix: rule.fix,
          }),
        ),
    )
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
