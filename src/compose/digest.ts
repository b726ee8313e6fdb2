// One digest over everything in a pack, so that anyone can prove later which words were agreed.

import { digest } from '../language/digest.ts'
import type { Pack, Stamp } from '../model/pack.ts'

/** A pack whose digest is still to be computed. */
export type Unsealed = Omit<Pack, 'stamp'> & { readonly stamp: Omit<Stamp, 'digest'> }

/**
 * The digest of a pack: SHA-256 over its canonical form (JSON without spaces, the keys of each object in the order of
 * their UTF-16 units, as in RFC 8785), with `stamp.digest` left out. Equal to `pack.stamp.digest` unless somebody
 * altered the pack.
 *
 * @param pack any pack; its stored digest is not looked at
 * @returns 64 hexadecimal characters
 * @example
 * ```ts
 * import { compose, digestOf } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(digestOf(pack) === pack.stamp.digest) // true
 * ```
 */
export const digestOf = ({ stamp: { catalogue, uses }, ...content }: Unsealed): string =>
  digest({ ...content, stamp: { catalogue, uses } })
