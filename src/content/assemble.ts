// Puts what the files of a folder hold into one catalogue, on top of the catalogue that the folder extends.

import type { ByLanguage, Catalogue, Kpi, Terms } from '../model/catalogue.ts'
import type { Clause } from '../model/clause.ts'
import type { Stages, WordTable } from '../model/tables.ts'
import type { Shelf, Tables, Versions } from './authored.ts'
import { releasesOf } from './released/archive.ts'
import type { Located } from './yaml.ts'

/** A catalogue before what is computed from it is added. */
export type Draft = Omit<Catalogue, 'languages' | 'digests'>

export function assemble(shelf: Shelf, base: Catalogue | undefined, version: string): Draft {
  const { tables } = shelf
  const stages = base?.stages ?? tables.stages?.value ?? []
  const clauses = [...shelf.clauses.values()].map(
    ({ value, stage, wordings }): Clause => ({
      ...value,
      stage,
      wording: inLanguages(wordings, ({ wording }) => wording),
    }),
  )
  const kpis = [...shelf.kpis.values()].map(
    ({ value, words }): Kpi => ({ ...value, words: inLanguages(words, (entry) => entry.words) }),
  )
  return {
    version,
    clauses: byId([...Object.values(base?.clauses ?? {}), ...clauses].sort(printed(stages))),
    kpis: byId(
      [...Object.values(base?.kpis ?? {}), ...kpis].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ),
    terms: termsOf(shelf, base),
    words: wordsOf(shelf, base),
    laws: { ...base?.laws, ...allVersions(shelf.laws) },
    goods: { ...base?.goods, ...allVersions(shelf.goods) },
    register: base?.register ?? tables.register?.value ?? { sheets: [], lists: {} },
    stages,
    planSections: [...(base?.planSections ?? []), ...listOf(tables.planSections)],
    clauseSets: [...(base?.clauseSets ?? []), ...listOf(tables.clauseSets)],
    kpiSets: [...(base?.kpiSets ?? []), ...listOf(tables.kpiSets)],
    strategies: base?.strategies ?? listOf(tables.strategies),
    budgets: base?.budgets ?? tables.budgets?.value ?? noBudgets,
    sources: { ...base?.sources, ...tables.sources?.value },
    risk: base?.risk ?? versionsOf(shelf.risk, 'risk'),
    schemes: base?.schemes ?? versionsOf(shelf.schemes, 'schemes'),
    crosswalk: { ...base?.crosswalk, ...tables.crosswalk?.value },
    keywords: { ...base?.keywords, ...tables.keywords?.value },
    sketches: sketchesOf(shelf, base),
    moved: { ...base?.moved, ...tables.moved?.value },
    authorities: [
      ...(base?.authorities ?? []),
      ...[...shelf.authorities.values()].map(({ value }) => value),
    ],
    ...releasesOf(shelf, base),
  }
}

const noBudgets: Tables['budgets'] = {
  condition: {},
  classes: {},
  general: {},
  parts: {},
  schedule: {},
  questions: {},
  documents: {},
  definitions: 25,
  definitionWords: 32,
  parameters: 60,
  kpi: 110,
  ratingRules: 270,
  items: {},
  dates: {},
  hours: { buyer: {}, supplier: {} },
}

const listOf = <Entry>(table: Located<readonly Entry[]> | undefined): readonly Entry[] =>
  table?.value ?? []

const byId = <Entry extends { readonly id: string }>(list: readonly Entry[]) =>
  Object.fromEntries(list.map((entry) => [entry.id, entry]))

const inLanguages = <From, To>(versions: ReadonlyMap<string, From>, lower: (from: From) => To) =>
  Object.fromEntries([...versions].map(([language, version]) => [language, lower(version)]))

const versionsOf = <Value>(versions: Versions<Value>, id: string): ByLanguage<Value> =>
  inLanguages<Located<Value>, Value>(versions.get(id) ?? new Map(), ({ value }) => value)

const allVersions = <Value>(versions: Versions<Value>): Record<string, ByLanguage<Value>> =>
  Object.fromEntries([...versions.keys()].map((id) => [id, versionsOf(versions, id)]))

/** Printed order: by stage, by area as the stage lists them, by number. An area of an authority's own comes last. */
const printed = (stages: Stages) => (a: Clause, b: Clause) => {
  const rank = ({ id, stage }: Clause): number => {
    const index = stages.findIndex((entry) => entry.id === stage)
    const area = stages[index]?.areas.indexOf(id.slice(0, 3)) ?? -1
    return (index < 0 ? stages.length : index) * 100 + (area < 0 ? 99 : area)
  }
  return rank(a) - rank(b) || (a.id < b.id ? -1 : 1)
}

function termsOf(shelf: Shelf, base: Catalogue | undefined): ByLanguage<Terms> {
  const terms: Record<string, Terms> = { ...base?.terms }
  for (const [language, { lowered }] of shelf.terms) {
    if (!lowered) continue
    const before = terms[language]
    terms[language] = before
      ? { ...before, definitions: [...before.definitions, ...lowered.terms.definitions] }
      : lowered.terms
  }
  return terms
}

function wordsOf(shelf: Shelf, base: Catalogue | undefined): ByLanguage<WordTable> {
  const words: Record<string, WordTable> = { ...base?.words }
  for (const [language, products] of shelf.words) {
    const before = words[language]
    const added = [...products].map(([product, { value }]) => [
      product,
      // words of the catalogue that is extended stay as they are
      { ...value.words, ...before?.[product] },
    ])
    words[language] = { ...before, ...Object.fromEntries(added) }
  }
  return words
}

function sketchesOf(shelf: Shelf, base: Catalogue | undefined): Catalogue['sketches'] {
  const added = versionsOf(shelf.sketches, 'sketches')
  const languages = new Set([...Object.keys(base?.sketches ?? {}), ...Object.keys(added)])
  return Object.fromEntries(
    [...languages].map((language) => [
      language,
      { ...base?.sketches[language], ...added[language] },
    ]),
  )
}
