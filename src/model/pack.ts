// The composed result: plain JSON that renders without the catalogue.

import type { Role, Size, Tier } from './audience.ts'
import type {
  Actor,
  AnswerSketch,
  Bands,
  Category,
  CommonQuestion,
  Descriptor,
  Effort,
  EngagementTable,
  Evidence,
  Form,
  Frequency,
  Grade,
  Guidance,
  Item,
  Jurisdiction,
  Kpi,
  ParameterType,
  ParameterValue,
  Part,
  PeriodUnit,
  ProcedureStage,
  Review,
  RuleSource,
  ScoredPromise,
  Source,
  Stage,
  StrategyRule,
  TenderUse,
  Trigger,
} from './catalogue.ts'
import type { FullSpec } from './spec.ts'
import type { Text } from './text.ts'

/** A numbered paragraph of a pack. */
export type NumberedItem = Item<Text> & {
  /** Printed number, e.g. `4.12`. Absent on bullets. */
  readonly number?: string
}
/** Items that bind one audience. */
export type NumberedPart = Omit<Part<Text>, 'items' | 'from'> & {
  readonly items: readonly NumberedItem[]
}

/** Which step of the precedence gave something. Later steps win. */
export type Step =
  | 'clause'
  | 'tier'
  | 'variant'
  | 'strategy'
  | 'category'
  | 'jurisdiction'
  | 'authority'
  | 'spec'

/** Where a clause appears in this procedure, and why. */
export interface Placement {
  /** Where the duty lives. */
  readonly stage: ProcedureStage
  /** What the tender asks. */
  readonly tender: TenderUse
  /** Where it is asked; absent where nothing is asked. */
  readonly askedAt?: 'selection' | 'award'
  /** The promise that is scored and the duty that binds it. */
  readonly scores?: ScoredPromise
  /** Per cent of the award; only where scored. */
  readonly weight?: number
  /** Every reason that led here, in order of precedence; the last one decided. */
  readonly reasons: readonly {
    readonly step: Step
    readonly text: string
    readonly source?: RuleSource
  }[]
}

/** Where a value came from. */
export interface Provenance {
  readonly step: Step
  readonly value: ParameterValue
}

/** A parameter with the values that bind in this pack. */
export interface PackParameter {
  readonly label: string
  readonly type: ParameterType
  readonly unit?: PeriodUnit
  readonly after?: readonly Trigger[]
  readonly repeats?: boolean
  readonly needs?: 'own' | 'brand' | 'site' | 'buyer'
  readonly stricter?: 'lower' | 'higher'
  readonly value: ParameterValue
  /** Other values for some supplier types, only for those expected to bid. */
  readonly variants: readonly {
    readonly for: Role | Size | `${Size}-${Role}`
    readonly value: ParameterValue
    readonly provenance: readonly Provenance[]
  }[]
  /** Lowest and highest value allowed here, resolved to numbers. */
  readonly min?: number
  readonly max?: number
  /** Each step that gave the general value, the first one first. The last one binds. */
  readonly provenance: readonly Provenance[]
}

/** A clause as it stands in this procedure: the question and the condition under one number. */
export interface Pair {
  readonly id: string
  readonly revision: number
  readonly title: string
  readonly stage: Stage
  /** One number in all documents: Question 3, Condition 3, KPI 3.1. */
  readonly number: number
  /** Tier at which its parts are taken. Higher than the pack's where the clause was included or is referred to. */
  readonly tier: Tier
  /** Why it is in the pack where the tier alone would not select it. */
  readonly because?: string
  readonly reviewed: readonly Review[]
  readonly subjectMatter: Text
  readonly placement: Placement
  readonly purpose: readonly Text[]
  /** What the tender asks; empty where it asks nothing. */
  readonly question: readonly NumberedPart[]
  readonly scoring?: {
    readonly max: number
    readonly minimum: number
    readonly intro: readonly Text[]
    readonly descriptors: readonly Descriptor<Text>[]
  }
  /** Sketches of answers for those who score, by anchor of the question; only where it is scored and the catalogue has some. */
  readonly sketches?: Readonly<Record<string, readonly AnswerSketch<Text>[]>>
  readonly outcome: Text
  readonly condition: readonly NumberedPart[]
  readonly consequence: readonly NumberedPart[]
  readonly evidence: readonly Evidence<Text>[]
  readonly forms: readonly Form<Text>[]
  readonly consultation: readonly NumberedPart[]
  readonly guidance: {
    readonly buyer: readonly Guidance<Text>[]
    readonly supplier: readonly Guidance<Text>[]
  }
  /** KPIs of this pack that measure it, by id. */
  readonly kpis: readonly string[]
  /** Why no KPI measures it, where the catalogue says so. */
  readonly noKpi?: string
  readonly parameters: Readonly<Record<string, PackParameter>>
  readonly effort: Effort<number>
  readonly sources: readonly Source[]
}

/** A KPI of this pack. */
export type PackKpi = Omit<
  Kpi,
  'targets' | 'period' | 'evidence' | 'whenDenominatorIsZero' | 'examples' | 'crosswalk' | 'status'
> & {
  /** Printed number, e.g. `3.1`: the pair's number and its place among that pair's KPIs. */
  readonly number: string
  readonly period: {
    readonly frequency: Frequency
    readonly anchor: string
    readonly graceDays: number
    readonly cureDays: number
  }
  /** Thresholds for this tier; absent where it is monitored only. */
  readonly bands?: Bands & { readonly from: 'kpi' | 'spec' }
  /** Rated in words by a named function of the buyer, with the reason, and not by thresholds. */
  readonly judged?: true
  readonly evidence: { readonly forGood: Grade; readonly maxAgeMonths: number }
  readonly whenDenominatorIsZero: {
    readonly result: 'not-applicable' | 'no-data'
    readonly gate?: { readonly kpi: string; readonly min: number }
  }
  readonly actors?: readonly Actor[]
}

/** What this pack was made from. */
export interface Stamp {
  /** Version of the catalogue. */
  readonly catalogue: string
  /** `id@revision` or `id@version` of everything used. */
  readonly uses: readonly string[]
  /** SHA-256 over text and values, 64 hexadecimal characters. */
  readonly digest: string
}

/** A composed pack. It renders without the catalogue, next year and with a later version of the package. */
export interface Pack {
  /** Format of this object. Every released format stays readable. */
  readonly format: 1
  readonly spec: FullSpec
  /** Last day of the contract, YYYY-MM-DD. */
  readonly contractEnd: string
  readonly currency: string
  readonly jurisdiction: Omit<Jurisdiction, 'definitions' | 'parameters' | 'placement'>
  /** What is bought. Fields that are optional were not in packs of 0.1. */
  readonly category: Pick<Category, 'id' | 'title' | 'revision' | 'components' | 'materials'> &
    Partial<Pick<Category, 'siteTypes' | 'risks'>>
  readonly strategy: StrategyRule
  readonly pairs: readonly Pair[]
  /** Clauses of this tier that were left out, with the reason of the buyer, of its authority or of the set. */
  readonly omitted: readonly {
    readonly id: string
    readonly title: string
    readonly reason: string
  }[]
  /** Terms in use, in alphabetical order. */
  readonly definitions: readonly {
    readonly id: string
    readonly revision: number
    readonly term: string
    readonly text: readonly Text[]
  }[]
  readonly kpis: readonly PackKpi[]
  readonly commonQuestions: readonly (Omit<CommonQuestion, 'intro' | 'items'> & {
    readonly intro: readonly Text[]
    readonly items: readonly NumberedItem[]
  })[]
  /** Titles of the sources named. */
  readonly sources: Readonly<Record<string, string>>
  /** Names of schemes that need "or equivalent". */
  readonly schemes: readonly string[]
  /** Fixed words of documents. */
  readonly strings: Readonly<Record<string, Text>>
  /** By what the engagement KPI counts; only where that KPI is in the pack. */
  readonly engagement?: EngagementTable
  readonly stamp: Stamp
}
