// A pack as others may have it: whole in what they sign, without what the buyer keeps for itself.

import { need } from '../language/arguments.ts'
import { show } from '../language/issues.ts'
import { fail } from '../language/problems.ts'
import { type Outsider, outsiders } from '../model/document.ts'
import type { Pack, Pair } from '../model/pack.ts'
import { seal } from './digest.ts'

/** For whom a pack is: everyone, suppliers, or the buyer itself. */
export const packAudiences = [...outsiders, 'internal'] as const
export type PackAudience = (typeof packAudiences)[number]

/** Products whose words stand in documents and files for others, and for how many of them. */
const shared: Readonly<Record<string, Outsider>> = {
  calendar: 'publish',
  certificate: 'publish',
  consultation: 'publish',
  difference: 'publish',
  forms: 'supplier',
  furniture: 'publish',
  guide: 'supplier',
  handover: 'supplier',
  kpis: 'publish',
  labels: 'publish',
  language: 'publish',
  letters: 'supplier',
  questions: 'publish',
  register: 'supplier',
  response: 'publish',
  schedule: 'publish',
  trace: 'supplier',
  word: 'supplier',
  workbook: 'supplier',
  'worker-notice': 'supplier',
}
const isShared = (product: string, audience: Outsider): boolean =>
  Object.hasOwn(shared, product) && (audience === 'supplier' || shared[product] === audience)

/**
 * The pack without what an audience must not see. Everyone outside loses sketches of answers, guidance for the buyer,
 * reasons for places, inclusions and omissions, hours set aside, and words of internal documents. `publish` also loses what
 * only suppliers use, contacts, and what the winner wrote.
 *
 * `draft` gives every document for that audience with the same text, and refuses the others. `stamp.digest` stays that of the
 * whole pack, so that both sides name the same wording; `stamp.for` holds the audience and a digest of what is left. Whoever
 * has the whole pack can make the same again and compare. A digest hides nothing that can be guessed: whoever knows the rest
 * of the spec can try out hours.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param audience `internal` hands back the pack itself
 * @throws HrddError where there is no such audience, or the pack was made for a narrower one
 * @example
 * ```ts
 * import { compose, draft, packFor, toText, verifyPack } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * const shared = packFor(pack, 'supplier')
 * const textOf = (each) => toText(draft(each, 'contract-schedule'))
 * console.log(verifyPack(shared).ok, textOf(shared) === textOf(pack)) // true true
 * ```
 */
export function packFor(pack: Pack, audience: PackAudience): Pack {
  need('pack', pack)
  if (!packAudiences.includes(audience))
    fail('unknown-value', 'audience', { given: show(audience), all: packAudiences })
  const has = pack.stamp.for?.audience ?? 'internal'
  if (has === audience) return pack
  if (audience === 'internal' || has === 'publish')
    return fail('pack-narrower', 'audience', { has })
  return seal({
    ...pack,
    spec: specFor(pack.spec, audience),
    strategy: { ...pack.strategy, loses: undefined },
    pairs: pack.pairs.map((pair) => pairFor(pair, audience)),
    omitted: [],
    promises: pack.promises.map((promise) =>
      audience === 'publish' ? { ...promise, wrote: undefined } : promise,
    ),
    words: Object.fromEntries(
      Object.entries(pack.words).filter(([product]) => isShared(product, audience)),
    ),
    stamp: { ...pack.stamp, for: { audience, digest: '' } },
  })
}

const pairFor = (pair: Pair, audience: Outsider): Pair => ({
  ...pair,
  because: undefined,
  placement: { ...pair.placement, reasons: [] },
  guidance: audience === 'publish' ? { buyer: [], supplier: [] } : { ...pair.guidance, buyer: [] },
  sketches: undefined,
})

function specFor(
  { capacity, omit, include, place, award, ...spec }: Pack['spec'],
  audience: Outsider,
): Pack['spec'] {
  if (!award) return spec
  if (audience === 'supplier') return { ...spec, award }
  const { role, size, supplier } = award
  return { ...spec, award: { role, size, supplier } }
}
