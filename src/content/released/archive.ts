// What a catalogue keeps of older revisions: their digests, and the texts of those that may be pinned.

import type { Catalogue, Kpi } from '../../model/catalogue.ts'
import type { Clause } from '../../model/clause.ts'
import type { Shelf } from '../authored.ts'
import type { Texts } from './binding.ts'
import { partsOf } from './lock.ts'

/** Lock and archive of a folder, behind those of the catalogue that it extends. */
export function releasesOf(
  shelf: Shelf,
  base: Catalogue | undefined,
): Pick<Catalogue, 'archive' | 'releases'> {
  const lock = Object.entries(shelf.tables.lock?.value ?? {})
  const clauses = new Map<string, Clause>()
  const kpis = new Map<string, Kpi>()
  for (const [id, { digest, status }] of lock) {
    const texts = status === 'released' ? shelf.released.get(digest)?.texts : undefined
    if (texts) keepOlder(id, texts, shelf, clauses, kpis)
  }
  return {
    archive: {
      clauses: [...(base?.archive.clauses ?? []), ...clauses.values()],
      kpis: [...(base?.archive.kpis ?? []), ...kpis.values()],
    },
    releases: [
      ...(base?.releases ?? []),
      ...lock.map(([id, { digest, status }]) => ({ id, digest, status })),
    ],
  }
}

/** Keeps a text unless it is the current one. Revisions with the same words share a text, so the lock says which it is. */
function keepOlder(
  id: string,
  texts: Texts,
  shelf: Shelf,
  clauses: Map<string, Clause>,
  kpis: Map<string, Kpi>,
): void {
  const { name, revision } = partsOf(id)
  const key = `${name}@${revision}`
  const clause = texts.clauses[name]
  if (clause && `${shelf.clauses.get(name)?.value.revision}` !== revision) {
    const wording = { ...clauses.get(key)?.wording, ...clause.wording }
    clauses.set(key, { ...clause, ...clauses.get(key), revision: Number(revision), wording })
  }
  const kpi = texts.kpis[name]
  if (kpi && shelf.kpis.get(name)?.value.version !== revision) {
    const words = { ...kpis.get(key)?.words, ...kpi.words }
    kpis.set(key, { ...kpi, ...kpis.get(key), version: revision, words })
  }
}
