// What selection decides by: the ids, tiers, roles and numbers of a catalogue, without its texts.

import type { Audience, Tier } from './audience.ts'
import type { Clause, ProcedureStage } from './clause.ts'
import type { KpiFile } from './kpi.ts'
import type { Goods, Law } from './law.ts'
import type { Authority, ClauseSets, KpiSets, PlanSections, Strategies } from './tables.ts'

/** A reference in what a contract prints of a clause, or in a definition that this uses. */
export interface IndexedReference {
  /** Clause or item, e.g. `REQ-01#end`. */
  readonly to: string
  /** Tier from which the text prints. */
  readonly from: Tier
  /** Whom the text addresses. */
  readonly audience: Audience
}

/** A clause without its words. */
export interface IndexedClause
  extends Pick<Clause, 'id' | 'revision' | 'status' | 'from' | 'general' | 'roles' | 'placement'> {
  /** By language. */
  readonly titles: Readonly<Record<string, string>>
  /** SHA-256 of the wording, as a stamp holds it; absent where it is not kept. */
  readonly digest?: string
  readonly references: readonly IndexedReference[]
  /** Items that print from a higher tier than the clause does, by anchor. */
  readonly later: Readonly<Record<string, Tier>>
}

/** A KPI without its words and query. */
export interface IndexedKpi extends Pick<KpiFile, 'id' | 'version' | 'clause' | 'alsoMeasures'> {
  readonly title: string
  readonly digest?: string
  /** Tiers at which it is rated; absent where it is monitored only. */
  readonly rated?: readonly Tier[]
}

/** A jurisdiction, with what it takes over from the one that it extends. */
export interface IndexedLaw extends Pick<Law, 'id' | 'title' | 'revision' | 'currency' | 'covers'> {
  /** What the tender may ask at each stage. */
  readonly stages: Readonly<
    Record<ProcedureStage, { readonly accept: boolean; readonly score: boolean }>
  >
  /** KPIs that are to be published. */
  readonly publishedKpis?:
    | Pick<NonNullable<Law['publishedKpis']>, 'set' | 'above' | 'exceptFrameworks'>
    | undefined
}

/** A category of goods, services or works. */
export interface IndexedGoods extends Pick<Goods, 'id' | 'title' | 'revision' | 'kind'> {
  /** Prefixes of the Common Procurement Vocabulary; none where the buyer has to name the goods. */
  readonly cpv: readonly { readonly prefix: string }[]
}

/** What `select` reads. Plain data. */
export interface CatalogueIndex {
  readonly version: string
  readonly languages: readonly string[]
  readonly planSections: PlanSections
  readonly clauseSets: ClauseSets
  readonly kpiSets: KpiSets
  readonly strategies: Strategies
  /** In printed order. */
  readonly clauses: Readonly<Record<string, IndexedClause>>
  /** Released revisions that may be pinned. */
  readonly older: readonly IndexedClause[]
  readonly kpis: Readonly<Record<string, IndexedKpi>>
  readonly laws: Readonly<Record<string, IndexedLaw>>
  readonly goods: Readonly<Record<string, IndexedGoods>>
  readonly authorities: readonly Pick<Authority, 'id' | 'revision' | 'omit'>[]
}
