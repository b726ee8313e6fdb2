// Everything that packs are composed from. Plain data, made by the compiler or by `loadCatalogue`.

import type { PlainKind } from './audience.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import type { Clause } from './clause.ts'
import type { KpiFile } from './kpi.ts'
import type { Goods, Law } from './law.ts'
import type { RegisterFile } from './register.ts'
import type {
  Authority,
  Budgets,
  ClauseSets,
  Crosswalk,
  Keywords,
  KpiSets,
  Moved,
  PlanSections,
  RiskTable,
  SchemeTable,
  Sketches,
  Sources,
  Stages,
  Strategies,
  WordTable,
} from './tables.ts'
import type { AuthoredText } from './text.ts'

/** Something by language code. English is always there. */
export type ByLanguage<Value> = Readonly<Record<string, Value>>

/** A defined term in one language. */
export interface Definition {
  readonly id: string
  readonly term: string
  /** Forms in which it stands in sentences, the term itself included. */
  readonly forms: readonly string[]
  /** Kinds of purchase at which it prints; absent for all. */
  readonly kinds?: readonly PlainKind[]
  readonly text: AuthoredText
}
/** The definitions of one language, with the note on how to read. */
export interface Terms {
  readonly howToRead: AuthoredText
  readonly definitions: readonly Definition[]
}

/** The words of a KPI in one language. */
export interface KpiWords {
  readonly title: string
  readonly question: string
  readonly why: AuthoredText
  readonly count: AuthoredText
  readonly countLow?: AuthoredText
  readonly trap: AuthoredText
  readonly talk: { readonly supplier: string; readonly buyer: string }
  readonly thresholdsWhy?: string
}
/** A KPI with its words by language. */
export interface Kpi extends KpiFile {
  readonly words: ByLanguage<KpiWords>
}

/** An older or withdrawn revision, kept by digest. */
export interface Release {
  /** `TRN-01@2`, `KPI-TRN-01.1@2.0.0`. */
  readonly id: string
  /** SHA-256 of its lowered text. */
  readonly digest: string
  /** Whether it may still be used. */
  readonly status: 'released' | 'withdrawn'
}

export interface Catalogue {
  readonly version: string
  /** What selection decides by, where it was stored beside the texts; `indexOf` makes it otherwise. */
  readonly index?: CatalogueIndex
  /** Languages in which at least one set is whole. */
  readonly languages: readonly string[]
  readonly clauses: Readonly<Record<string, Clause>>
  readonly kpis: Readonly<Record<string, Kpi>>
  readonly terms: ByLanguage<Terms>
  /** Fixed sentences by language and product. */
  readonly words: ByLanguage<WordTable>
  readonly laws: Readonly<Record<string, ByLanguage<Law>>>
  readonly goods: Readonly<Record<string, ByLanguage<Goods>>>
  readonly register: RegisterFile
  readonly stages: Stages
  readonly planSections: PlanSections
  readonly clauseSets: ClauseSets
  readonly kpiSets: KpiSets
  readonly strategies: Strategies
  readonly budgets: Budgets
  readonly sources: Sources
  readonly risk: ByLanguage<RiskTable>
  readonly schemes: ByLanguage<SchemeTable>
  readonly crosswalk: Crosswalk
  readonly keywords: Keywords
  readonly sketches: ByLanguage<Sketches>
  readonly moved: Moved
  /** What authorities lay over it, in the order in which they extend each other. */
  readonly authorities: readonly Authority[]
  /** What may be pinned: released revisions that are no longer current. */
  readonly archive: { readonly clauses: readonly Clause[]; readonly kpis: readonly Kpi[] }
  /** Released and withdrawn revisions by digest. */
  readonly releases: readonly Release[]
  /** SHA-256 of the lowered text of what binds, by `id@revision`. */
  readonly digests: Readonly<Record<string, string>>
}

/** The words of one language. Absent languages were refused before. */
export const inLanguage = <Value>(table: ByLanguage<Value>, language: string): Value => {
  const value = table[language] ?? table.en
  if (value === undefined) throw new RangeError(language)
  return value
}
