// Loads what a spec needs of a catalogue that is kept elsewhere, so that composing stays synchronous.

import { type CatalogueSource, catalogueFrom } from '../catalogue/source.ts'
import { need } from '../language/arguments.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { Spec } from '../model/spec.ts'
import { composeFrom } from './compose.ts'
import { select } from './select.ts'

/** What composing looked at and does not have yet. */
class Unread {
  constructor(readonly key: string) {}
}

/**
 * Loads the parts of a catalogue that a spec needs, each once: over a network, or from a folder.
 *
 * @param source where the parts are; `part` may answer a promise
 * @param spec what is to be composed
 * @returns a catalogue for `composeFrom`, with nothing else in it
 * @throws HrddError with every problem of the spec, or where the source lacks a part
 * @example
 * ```ts
 * import { composeFrom, loadFor } from 'hrdd-clauses/core'
 * const part = async (key) =>
 *   (await import(`hrdd-clauses/parts/${key}.json`, { with: { type: 'json' } })).default
 * const spec = {
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * }
 * const catalogue = await loadFor({ ...(await part('index')), part }, spec)
 * console.log(composeFrom(catalogue, spec).pairs.length) // 18
 * ```
 */
export async function loadFor(source: CatalogueSource, spec: Spec): Promise<Catalogue> {
  need('source', source)
  const parts = new Map<string, unknown>()
  const load = async (key: string): Promise<void> => {
    parts.set(key, await source.part(key))
  }
  const part = (key: string): unknown => {
    if (!parts.has(key)) throw new Unread(key)
    return parts.get(key)
  }
  await Promise.all(expected(source, spec).map(load))
  for (;;) {
    const catalogue = catalogueFrom({ ...source, part })
    try {
      composeFrom(catalogue, spec)
      return catalogue
    } catch (error) {
      // what a part refers to is known once it was read
      if (!(error instanceof Unread)) throw error
      await load(error.key)
    }
  }
}

/** Keys that the spec leads to, known before anything is read. */
function expected({ index, keys }: CatalogueSource, spec: Spec): string[] {
  const { language = 'en', jurisdiction, category, components } = spec
  const { clauses, kpis } = select(index, spec)
  const places = [
    'tables',
    'register',
    'sources',
    `laws/${jurisdiction}`,
    ...[category, ...(components?.categories ?? [])].map((id) => `goods/${id}`),
    ...clauses.map(({ id }) => `clauses/${id}`),
    ...kpis.map(({ id }) => `kpis/${id}`),
    ...['terms', 'words', 'schemes', 'sketches'].map((table) => `${table}/${language}`),
  ]
  const translations = ['', `/${language}`, `/wording/${language}`, `/words/${language}`]
  const wanted = new Set(places.flatMap((place) => translations.map((end) => place + end)))
  return keys.filter((key) => wanted.has(key))
}
