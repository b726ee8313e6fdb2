// Reads a stored pack. Every released format stays readable, and an altered pack is refused.

import * as z from 'zod/mini'
import { isOther, refuse } from '../language/arguments.ts'
import { faultsOf, show } from '../language/issues.ts'
import { fail, failIfAny } from '../language/problems.ts'
import { type Pack, packSchema } from '../model/pack.ts'
import type { Fault } from '../model/problems.ts'
import { digestsOf, storedDigest } from './digest.ts'
import { characterFaults, copyPlain } from './plain-copy.ts'
import { settle } from './settle.ts'

/** Several times the largest pack. */
const limits = { depth: 40, entries: 1_000_000 }

/**
 * Reads a pack that was stored as JSON, and checks that nobody altered it.
 *
 * @param input parsed JSON
 * @returns the pack, deeply frozen
 * @throws HrddError where it is no pack, one of another format, damaged, or altered: a problem for each part that was
 * @example
 * ```ts
 * import { compose, readPack } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(readPack(JSON.parse(JSON.stringify(pack))).pairs.length === pack.pairs.length) // true
 * ```
 */
export function readPack(input: unknown): Pack {
  const { data, faults } = copyPlain(input, limits)
  failIfAny(faults)
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return refuse('pack', input)
  if (isOther('pack', data)) refuse('pack', data)
  const format = 'format' in data ? data.format : undefined
  if (format === 1) return fail('pack-format-1', 'format')
  if (format !== 2) return fail('pack-format', 'format', { given: show(format) })
  const outcome = z.safeParse(packSchema, data)
  if (!outcome.success) {
    failIfAny(faultsOf(outcome.error.issues, data))
    throw outcome.error
  }
  const pack = settle(outcome.data)
  failIfAny(characterFaults(pack.spec, ['spec']))
  failIfAny(alterations(pack))
  return pack
}

/** A fault for each part that is not as it was sealed. */
function alterations(pack: Pack): readonly Fault[] {
  const { parts, digest } = digestsOf(pack)
  const { parts: sealed } = pack.stamp
  const isWhole = digest === storedDigest(pack)
  const changed = [...new Set([...Object.keys(sealed), ...Object.keys(parts)])]
    .filter((name) => sealed[name] !== parts[name])
    .sort()
  if (isWhole && changed.length === 0) return []
  // no part differs, or the list of their digests alone
  if (isWhole || changed.length === 0) return [{ code: 'pack-stamp', path: 'stamp' }]
  return changed.map((path) => {
    if (!Object.hasOwn(parts, path)) return { code: 'pack-part-gone', path }
    return { code: Object.hasOwn(sealed, path) ? 'pack-altered' : 'pack-part-added', path }
  })
}
