// Whether a stored pack is as it was composed, and which parts are not. Nothing outside of it is asked.

import { HrddError, type Problem } from '../model/problems.ts'
import { readPack } from './read-pack.ts'

/** What `verifyPack` found. */
export interface Verification {
  readonly ok: boolean
  /** Everything that is wrong; `path` names the part, such as `pairs.TRN-01`, `words.schedule` or `spec`. */
  readonly differs: readonly Problem[]
}

/**
 * Whether a pack is as it was composed. It needs neither network nor catalogue. A digest shows that nobody changed a pack by
 * mistake or in passing; whether it is the pack that was agreed is shown by comparing `stamp.digest` with the one in the
 * signed documents.
 *
 * @param pack anything, as a rule parsed JSON; of what `packFor` made, its own digest is checked
 * @returns every part that differs, in order; of what is no pack, why not
 * @example
 * ```ts
 * import { compose, verifyPack } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * const stored = JSON.parse(JSON.stringify(pack))
 * console.log(verifyPack(stored).ok) // true
 * stored.pairs[0].title = 'Another'
 * console.log(verifyPack(stored).differs.length) // 1
 * ```
 */
export function verifyPack(pack: unknown): Verification {
  try {
    readPack(pack)
    return { ok: true, differs: [] }
  } catch (error) {
    if (error instanceof HrddError) return { ok: false, differs: error.problems }
    throw error
  }
}
