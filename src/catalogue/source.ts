// A catalogue that is read as it is used: parts by key, each read when somebody first looks at it.

import { need } from '../language/arguments.ts'
import { printedProducts } from '../language/missing-in.ts'
import { fail } from '../language/problems.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { CatalogueIndex } from '../model/catalogue-index.ts'
import { frozen } from '../model/frozen.ts'

/** Where a catalogue is read from. */
export interface CatalogueSource<Part = unknown> {
  /** What `select` reads. */
  readonly index: CatalogueIndex
  /** Keys of all parts. A key is a place in the catalogue, such as `clauses/TRN-01` or, translated, `clauses/TRN-01/wording/de`. */
  readonly keys: readonly string[]
  /** The part at a place, as parsed JSON. It is asked for once. */
  part(key: string): Part
}

/** What has no part of its own. */
const rest = 'tables'

/** What stands at a place: whether it is a part, and what is found below it. */
interface Place {
  isPart: boolean
  readonly below: Map<string, Place>
}

/**
 * The catalogue of a source. A part is read when somebody first looks at it, and kept.
 *
 * @throws HrddError, when somebody looks at a part that the source does not have
 */
export function catalogueFrom(source: CatalogueSource): Catalogue {
  need('source', source)
  const root: Place = { isPart: false, below: new Map() }
  for (const key of source.keys) {
    let place = root
    for (const name of key.split('/')) {
      const next = place.below.get(name) ?? { isPart: false, below: new Map() }
      place.below.set(name, next)
      place = next
    }
    place.isPart = true
  }
  root.below.delete(rest)
  const tables = { ...tableOf(read(source, rest)), index: source.index }
  return open(root, '', tables, source) as unknown as Catalogue
}

type Table = Readonly<Record<string, unknown>>
const tableOf = (value: unknown): Table =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const read = (source: CatalogueSource, key: string): unknown =>
  source.part(key) ?? fail('part-missing', key)

/** What is there already, and below it a part for each name, read when it is looked at. */
function open({ below }: Place, path: string, there: Table, source: CatalogueSource): Table {
  const opened = { ...there }
  for (const [name, place] of below) {
    const key = path === '' ? name : `${path}/${name}`
    const get = once(() => {
      const value = place.isPart ? read(source, key) : there[name]
      return place.below.size === 0 ? frozen(value) : open(place, key, tableOf(value), source)
    })
    Object.defineProperty(opened, name, { enumerable: true, get })
  }
  return frozenBeside(opened, below)
}

/** Freezes what was there already, and reads nothing. */
function frozenBeside(opened: Table, parts: ReadonlyMap<string, unknown>): Table {
  for (const name of Object.keys(opened)) if (!parts.has(name)) frozen(opened[name])
  return Object.freeze(opened)
}

function once<Value>(make: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined
  return () => {
    kept ??= { value: make() }
    return kept.value
  }
}

/** A catalogue in parts, by key: what `catalogueFrom` reads. A part of a clause is its English text, or a translation. */
export function partsOf(catalogue: Catalogue): ReadonlyMap<string, unknown> {
  const { index, archive, crosswalk, digests, keywords, register, releases, sources, ...other } =
    catalogue
  const { clauses, kpis, laws, goods, terms, words, risk, schemes, sketches, ...tables } = other
  const whole = { archive, crosswalk, digests, keywords, register, releases, sources }
  const parts = new Map<string, unknown>([[rest, tables], ...Object.entries(whole)])
  /** English and what has no language stay; every translation is a part of its own. */
  const translated = (key: string, texts: Table): Table => {
    for (const language of Object.keys(texts))
      if (language !== english) parts.set(`${key}/${language}`, texts[language])
    return { [english]: texts[english] }
  }
  for (const [id, { wording, ...clause }] of Object.entries(clauses)) {
    const key = `clauses/${id}`
    parts.set(key, { ...clause, wording: translated(`${key}/wording`, wording) })
  }
  for (const [id, { words: texts, ...kpi }] of Object.entries(kpis)) {
    const key = `kpis/${id}`
    parts.set(key, { ...kpi, words: translated(`${key}/words`, texts) })
  }
  for (const [name, table] of Object.entries({ laws, goods }))
    for (const [id, texts] of Object.entries(table))
      parts.set(`${name}/${id}`, translated(`${name}/${id}`, texts))
  for (const [name, table] of Object.entries({ terms, risk, schemes, sketches }))
    for (const [language, text] of Object.entries(table)) parts.set(`${name}/${language}`, text)
  for (const [language, products] of Object.entries(words)) {
    const printed = printedProducts(products)
    parts.set(
      `words/${language}`,
      pick(products, (name) => printed.includes(name)),
    )
    for (const name of Object.keys(products))
      if (!printed.includes(name)) parts.set(`words/${language}/${name}`, products[name])
  }
  return parts
}

const english = 'en'

const pick = (table: Table, holds: (name: string) => boolean): Table =>
  Object.fromEntries(Object.entries(table).filter(([name]) => holds(name)))
