// What a form needs to offer the choices of a catalogue: words and bounds, no legal text.

import type { Tier } from './audience.ts'
import type { Clause, Parameter, ParameterValue } from './clause.ts'
import type { KpiFile } from './kpi.ts'
import type { Goods, Law } from './law.ts'
import type { Authority, ClauseSets, KpiSets, Strategies } from './tables.ts'

/** A value at each tier that has one. */
export type ByTier<Value> = { readonly [Of in Tier]?: Value | undefined }

/** A parameter that a buyer may set. */
export interface FormParameter
  extends Pick<Parameter, 'type' | 'unit' | 'min' | 'max' | 'default' | 'sme'> {
  readonly name: string
  readonly label: string
  /** What to think of when it is set. */
  readonly note?: string
  /** Of a `choice`: its values with their labels. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

/** A clause as a form offers it. */
export interface FormClause extends Pick<Clause, 'id' | 'revision' | 'from' | 'general' | 'roles'> {
  readonly title: string
  /** What everyone must bring about, in one sentence; absent on general conditions. */
  readonly outcome?: string
  /** Whether its question can earn points. */
  readonly scorable: boolean
  readonly parameters: readonly FormParameter[]
  /** Words of its outcome, items and exceptions as they are written, for all bidders. */
  readonly words: ByTier<number>
  /** Hours a year. */
  readonly hours: {
    readonly buyer: ByTier<number>
    readonly reseller: ByTier<number>
    readonly brand: ByTier<number>
  }
}

/** A KPI as a form offers it. */
export interface FormKpi
  extends Pick<KpiFile, 'id' | 'version' | 'clause' | 'alsoMeasures' | 'unit' | 'direction'> {
  readonly title: string
  /** The plain question that it answers. */
  readonly question: string
  /** Good, approaching, requires improvement; absent where it is monitored only. */
  readonly thresholds?: KpiFile['thresholds']
}

/** A set or strategy with its words. */
type Named<Row> = Row & { readonly title: string }

/** What `formDataFrom` makes of a catalogue, for one language. */
export interface FormData {
  /** Version of the catalogue. */
  readonly version: string
  readonly language: string
  /** In printed order. */
  readonly clauses: readonly FormClause[]
  readonly kpis: readonly FormKpi[]
  readonly clauseSets: readonly Named<Omit<ClauseSets[number], 'needs'>>[]
  readonly kpiSets: readonly Named<KpiSets[number]>[]
  readonly strategies: readonly (Named<Pick<Strategies[number], 'id'>> & {
    /** What it does. */
    readonly reason: string
    /** What is lost by it. */
    readonly loses?: string
  })[]
  readonly jurisdictions: readonly Pick<Law, 'id' | 'title' | 'currency' | 'parameters'>[]
  readonly categories: readonly (Pick<Goods, 'id' | 'title' | 'kind' | 'parameters'> & {
    /** How much harm to people the work is known for. */
    readonly tier: Tier
    /** Why, in a few sentences. */
    readonly why: string
    /** Prefixes of the Common Procurement Vocabulary; none where the buyer has to name the goods. */
    readonly cpv: readonly string[]
  })[]
  /** What authorities lay over it, in the order in which they count. */
  readonly authorities: readonly Pick<Authority, 'id' | 'title' | 'parameters' | 'omit'>[]
}

/** A parameter at one tier, with the value that `compose` takes where the spec sets none. */
export interface FormField
  extends Pick<FormParameter, 'name' | 'label' | 'note' | 'type' | 'unit' | 'options'> {
  readonly value: ParameterValue
  /** An SME's value, where it has a longer time. */
  readonly sme?: number
  /** Lowest and highest value that a buyer may set; absent for a `choice`. */
  readonly min?: number
  readonly max?: number
}

/** What a form offers at one tier. */
export interface Form {
  readonly clauses: readonly (Omit<FormClause, 'parameters' | 'words' | 'hours'> & {
    readonly parameters: readonly FormField[]
    readonly words: number
    /** Hours a year. */
    readonly hours: { readonly buyer: number; readonly reseller: number; readonly brand: number }
  })[]
  readonly kpis: readonly FormKpi[]
}
