// The index of a catalogue: what selection needs to know, read once from its texts.

import { lawFor } from '../catalogue/law-for.ts'
import { inForce, type Tier, tiers } from '../model/audience.ts'
import { type Catalogue, inLanguage, type Kpi } from '../model/catalogue.ts'
import type {
  CatalogueIndex,
  IndexedClause,
  IndexedGoods,
  IndexedKpi,
  IndexedLaw,
  IndexedReference,
} from '../model/catalogue-index.ts'
import type { Clause, ProcedureStage } from '../model/clause.ts'
import { frozen } from '../model/frozen.ts'
import type { Goods, Law } from '../model/law.ts'
import type { AuthoredText } from '../model/text.ts'
import { inPrintedOrder, textsOf } from './printed.ts'

/** A catalogue does not change: it is read once. */
const indexes = new WeakMap<Catalogue, CatalogueIndex>()

/**
 * The index of a catalogue: ids, titles, tiers, roles, places, sets, revisions, digests and references, by which `select`
 * chooses without a text. Plain, deeply frozen data: store it, or send it to a browser.
 *
 * @param catalogue the package's own, or one that `loadCatalogue` read
 * @example
 * ```ts
 * import { indexOf } from 'hrdd-clauses/core'
 * import { standard } from 'hrdd-clauses/catalogue'
 * console.log(indexOf(standard).clauses['TRN-01']?.from) // low
 * ```
 */
export function indexOf(catalogue: Catalogue): CatalogueIndex {
  const index = catalogue.index ?? indexes.get(catalogue) ?? frozen(makeIndex(catalogue))
  indexes.set(catalogue, index)
  return index
}

/** English decides: a translation has the same references. */
const english = 'en'

function makeIndex(catalogue: Catalogue): CatalogueIndex {
  const { version, languages, planSections, clauseSets, kpiSets, strategies } = catalogue
  const clauseOf = (clause: Clause): IndexedClause => indexClause(clause, catalogue)
  const clauses = inPrintedOrder(catalogue, Object.values(catalogue.clauses)).map(clauseOf)
  const kpis = Object.values(catalogue.kpis).map((kpi) => indexKpi(kpi, catalogue))
  const laws = Object.keys(catalogue.laws).flatMap(
    (id) => lawFor(catalogue.laws, id, english)?.law ?? [],
  )
  // what is written in another language alone is refused when a text of it is asked for
  const goods = Object.values(catalogue.goods).flatMap(
    (versions) => versions[english] ?? Object.values(versions).slice(0, 1),
  )
  return {
    version,
    languages,
    clauses: byId(clauses),
    older: catalogue.archive.clauses.map(clauseOf),
    kpis: byId(kpis),
    laws: byId(laws.map(indexLaw)),
    goods: byId(goods.map(indexGoods)),
    planSections,
    clauseSets,
    kpiSets,
    strategies,
    authorities: catalogue.authorities.map(({ id, revision, omit }) => ({
      id,
      revision,
      ...(omit && { omit }),
    })),
  }
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
  Object.fromEntries(rows.map((row) => [row.id, row]))

function digestOf({ digests, releases }: Catalogue, name: string): { digest?: string } {
  const digest = digests[name] ?? releases.find(({ id }) => id === name)?.digest
  return digest === undefined ? {} : { digest }
}

function indexClause(clause: Clause, catalogue: Catalogue): IndexedClause {
  const { id, revision, status, from, general, roles, placement, wording } = clause
  const { condition } = inLanguage(wording, english)
  const titles = Object.entries(wording).map(([language, { title }]) => [language, title])
  const later = condition
    .filter((part) => !inForce(part.from, from))
    .flatMap((part) => part.items.map(({ anchor }): [string, Tier] => [anchor, part.from]))
  return {
    id,
    revision,
    titles: Object.fromEntries(titles),
    status,
    from,
    ...(general && { general }),
    ...(roles && { roles }),
    placement,
    ...digestOf(catalogue, `${id}@${revision}`),
    references: referencesOf(clause, catalogue),
    later: Object.fromEntries(later),
  }
}

/** What a contract can print of a clause refers to: other clauses, each once for whom and when. */
function referencesOf(
  { id, from, wording }: Clause,
  { clauses, terms }: Catalogue,
): IndexedReference[] {
  const { outcome, condition, exceptions, sheet, plan, evidence } = inLanguage(wording, english)
  const { definitions } = inLanguage(terms, english)
  const references = new Map<string, IndexedReference>()
  const collect = (
    texts: readonly AuthoredText[],
    whom: Omit<IndexedReference, 'to'>,
    used = new Set<string>(),
  ): void => {
    for (const node of texts.flat()) {
      if (typeof node === 'string') continue
      if (node.type === 'ref') add({ to: node.to, ...whom })
      if (node.type !== 'term' || used.has(node.term)) continue
      used.add(node.term)
      const definition = definitions.find((entry) => entry.id === node.term)
      collect(definition ? [definition.text] : [], whom, used)
    }
  }
  const add = (reference: IndexedReference): void => {
    const target = reference.to.split('#')[0] ?? ''
    const key = Object.values(reference).join(' ')
    if (target !== id && Object.hasOwn(clauses, target)) references.set(key, reference)
  }
  const always = { from, audience: 'all' } as const
  collect(outcome ? [outcome] : [], always)
  for (const { audience, from: tier, items } of condition)
    collect(items.flatMap(textsOf), { from: tier, audience })
  collect(exceptions, always)
  collect([...sheet.map(({ text }) => text), ...(plan ? [plan] : [])], always)
  collect(
    evidence.flatMap(({ proof, doesNotShow }) => [proof, doesNotShow]),
    always,
  )
  return [...references.values()]
}

function indexKpi(kpi: Kpi, catalogue: Catalogue): IndexedKpi {
  const { id, version, clause, alsoMeasures, thresholds } = kpi
  return {
    id,
    version,
    title: inLanguage(kpi.words, english).title,
    clause,
    alsoMeasures,
    ...digestOf(catalogue, `${id}@${version}`),
    ...(thresholds && { rated: tiers.filter((tier) => thresholds[tier] !== undefined) }),
  }
}

function indexLaw({
  id,
  title,
  revision,
  currency,
  covers,
  stages,
  publishedKpis,
}: Law): IndexedLaw {
  const stage = (name: ProcedureStage) => {
    const { accept, score } = stages[name]
    return { accept, score }
  }
  const published = ({ set, above, exceptFrameworks }: NonNullable<typeof publishedKpis>) => ({
    publishedKpis: { set, above, exceptFrameworks },
  })
  return {
    id,
    title,
    revision,
    currency,
    ...(covers && { covers }),
    stages: {
      selection: stage('selection'),
      award: stage('award'),
      performance: stage('performance'),
    },
    ...(publishedKpis && published(publishedKpis)),
  }
}

const indexGoods = ({ id, title, revision, kind, cpv }: Goods): IndexedGoods => ({
  id,
  title,
  revision,
  kind,
  cpv: cpv.map(({ prefix }) => ({ prefix })),
})
