// Seals a pack: one digest over everything in it, so that anyone can prove later which words were agreed, and a short one
// over each part, so that it can be said what was changed.

import { need } from '../language/arguments.ts'
import {
  braced,
  bracketed,
  canonical,
  canonicalOfOrdered,
  digest,
  sha256Of,
} from '../language/digest.ts'
import type { Pack, Stamp } from '../model/pack.ts'
import { settle } from './settle.ts'

/**
 * The digest of a pack: SHA-256 over its canonical form (RFC 8785), with the digest itself left out. Equal to
 * `pack.stamp.digest`, or of what `packFor` made to `pack.stamp.for.digest`, unless somebody altered the pack.
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
export function digestOf(pack: Pack): string {
  need('pack', pack)
  const { stamp, ...content } = pack
  return digest({ ...content, stamp: withoutDigest(stamp) })
}

/** The digest that guards a pack: its own, not that of the whole it was made from. */
export const storedDigest = ({ stamp }: Pick<Pack, 'stamp'>): string =>
  stamp.for?.digest ?? stamp.digest

function withoutDigest(stamp: Stamp): object {
  if (!stamp.for) return { ...stamp, digest: undefined }
  return { ...stamp, for: { ...stamp.for, digest: undefined } }
}

/** The digests that a settled pack should have: over each part, and over the whole with those of its parts. */
export function digestsOf(pack: Pack): Pick<Stamp, 'parts' | 'digest'> {
  const { stamp, ...content } = pack
  const texts = new Map<string, string>()
  const parts: Record<string, string> = {}
  for (const [field, value] of Object.entries(content)) {
    const cut = cutField(field, value)
    texts.set(field, cut.text)
    for (const [name, text] of cut.parts) parts[name] = sha256Of(text).slice(0, 16)
  }
  texts.set('stamp', canonical(withoutDigest({ ...stamp, parts })))
  return { parts, digest: sha256Of(braced(texts)) }
}

/** A field as canonical text, and the parts that have a digest of their own. */
interface Cut {
  readonly text: string
  readonly parts: ReadonlyMap<string, string>
}

/** What has parts of its own: lists by the id of their entries, words by product. Every other field is one part. */
const divided = new Set(['kpis', 'pairs', 'register', 'words'])

function cutField(field: string, value: unknown): Cut {
  if (!divided.has(field) || typeof value !== 'object' || value === null) {
    const text = canonicalOfOrdered(value)
    return { text, parts: new Map([[field, text]]) }
  }
  const texts = new Map(
    Object.entries(value).map(([key, entry]) => [key, canonicalOfOrdered(entry)]),
  )
  const ids = Array.isArray(value) ? value.map(({ id }) => String(id)) : [...texts.keys()]
  const list = [...texts.values()]
  return {
    text: Array.isArray(value) ? bracketed(list) : braced(texts),
    parts: new Map(list.map((text, index) => [`${field}.${ids[index]}`, text])),
  }
}

/**
 * A pack with its digests, deeply frozen; those that it came with are not looked at. Documents follow the order of its keys,
 * and a store may have kept them in any other.
 */
export function seal(open: Pack): Pack {
  const pack = settle(open)
  const { parts, digest: own } = digestsOf(pack)
  const stamp: Stamp = pack.stamp.for
    ? { ...pack.stamp, parts, for: { ...pack.stamp.for, digest: own } }
    : { ...pack.stamp, parts, digest: own }
  return Object.freeze({ ...pack, stamp: settle(stamp) })
}
