// What a pack was made from, so that anyone can prove later which words were agreed.

import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { Catalogue } from '../model/catalogue.ts'
import type { Pack, Stamp } from '../model/pack.ts'

/** The stamp: every revision used, and one digest over their texts and all values. */
export function stamp(pack: Omit<Pack, 'stamp'>, catalogue: Catalogue): Stamp {
  const uses = [
    ...pack.pairs.map(({ id, revision }) => `${id}@${revision}`),
    ...pack.kpis.map(({ id, version }) => `${id}@${version}`),
    ...pack.definitions.map(({ id, revision }) => `definition:${id}@${revision}`),
    ...pack.commonQuestions.map(({ id, revision }) => `question:${id}@${revision}`),
    `jurisdiction:${pack.jurisdiction.id}@${pack.jurisdiction.revision}`,
    `category:${pack.category.id}@${pack.category.revision}`,
    `strategy:${pack.strategy.id}@${pack.strategy.revision}`,
    `strings:${pack.spec.language}@${catalogue.strings[pack.spec.language]!.revision}`,
    ...(pack.engagement ? [`engagement@${pack.engagement.revision}`] : []),
    ...(pack.pairs.some(({ sketches }) => sketches)
      ? [`sketches@${catalogue.answerSketches.revision}`]
      : []),
    ...catalogue.overlays.map(({ id, revision }) => `overlay:${id}@${revision}`),
  ]
  const values = pack.pairs.map(({ id, number, tier, placement, parameters }) => [
    id,
    number,
    tier,
    placement.tender,
    placement.askedAt,
    Object.entries(parameters).map(([name, { value, variants }]) => [
      name,
      value,
      variants.map((variant) => [variant.for, variant.value]),
    ]),
  ])
  const kpis = pack.kpis.map(({ id, number, bands }) => [id, number, bands])
  const digest = bytesToHex(
    sha256(
      utf8ToBytes(
        JSON.stringify([uses.map((use) => [use, catalogue.digests[use]]), values, kpis, pack.spec]),
      ),
    ),
  )
  return { catalogue: catalogue.version, uses, digest }
}
