// The nouns of the catalogue: clauses, KPIs, definitions, and what differs by law and by what is bought.

import type { Audience, Role, Size, Tier } from './audience.ts'
import type { AnswerKind, AuthoredText } from './text.ts'

/** Part of the work a clause belongs to, in the order of the OECD due-diligence steps; `govern` holds the contract together. */
export type Stage =
  | 'embed'
  | 'identify'
  | 'disclose'
  | 'prevent'
  | 'engage'
  | 'track'
  | 'remedy'
  | 'govern'
export const stages: readonly Stage[] = [
  'embed',
  'identify',
  'disclose',
  'prevent',
  'engage',
  'track',
  'remedy',
  'govern',
]

/** Where in a procedure something may stand. */
export type ProcedureStage = 'selection' | 'award' | 'performance'

/** What the tender asks: nothing, acceptance (pass or fail), or acceptance and an answer that earns points. */
export type TenderUse = 'none' | 'accept' | 'score'
export const tenderUses: readonly TenderUse[] = ['none', 'accept', 'score']

/** How much weight the tender carries against the contract. */
export type Strategy = 'balanced' | 'contract-led' | 'tender-led'
export const strategies: readonly Strategy[] = ['balanced', 'contract-led', 'tender-led']

/** `draft`: not yet released. `active`: in use. `superseded`: kept for contracts that name it. */
export type Status = 'draft' | 'active' | 'superseded'

/** A legal review of the wording. */
export interface Review {
  /** Name of the lawyer or body. */
  readonly by: string
  /** Civil date, YYYY-MM-DD. */
  readonly on: string
  /** Jurisdiction the review speaks for, e.g. `de`. */
  readonly jurisdiction: string
}

/** Where a fact or rule comes from. */
export interface Source {
  /** Short code, listed in `clauses/jurisdictions/sources.yaml`, e.g. `EU-2014-24`. */
  readonly ref: string
  /** Article, principle or section. */
  readonly at: string
  /** Whether the place was read and says so. */
  readonly verified: boolean
}

/** The binding of a scored answer: the question that earns points and the duty that holds the supplier to the answer. Anchors. */
export interface ScoredPromise {
  readonly question: string
  readonly condition: string
}

/** A tier or a strategy at which a clause is placed differently. */
export interface PlacementException {
  readonly when: { readonly from?: Tier; readonly strategy?: Strategy }
  readonly tender: TenderUse
  readonly scores?: ScoredPromise
  readonly reason: string
}

/** Where a clause appears unless a strategy, a jurisdiction or the buyer says otherwise. */
export interface AuthoredPlacement {
  readonly stage: ProcedureStage
  readonly tender: TenderUse
  readonly scores?: ScoredPromise
  readonly reason: string
  readonly exceptions: readonly PlacementException[]
}

/** Type of a parameter's value. `period` and `integer` are whole numbers; `percent` 0 to 100; `money` an amount in the pack's currency; `date` YYYY-MM-DD. */
export type ParameterType = 'period' | 'integer' | 'percent' | 'money' | 'date' | 'text' | 'choice'
export type PeriodUnit = 'hours' | 'days' | 'working-days' | 'months' | 'years'
/** What a period runs from. `none`: no due date follows from it. */
export type Trigger =
  | 'award'
  | 'contract-start'
  | 'contract-end'
  | 'order'
  | 'request'
  | 'event'
  | 'none'
/** A value of a parameter. */
export type ParameterValue = number | string
/** A bound: a number, or another parameter of the clause plus a number. */
export type Bound = number | { readonly parameter: string; readonly plus: number }

/** A longer time or lower amount for a supplier type. Never stricter than the general value. */
export interface ParameterVariant {
  readonly for: Role | Size | `${Size}-${Role}`
  readonly default: Readonly<Partial<Record<Tier, ParameterValue>>>
}

/** A number, date or text of a clause that a buyer may set within bounds. */
export interface Parameter {
  readonly label: string
  /** Advice to whoever sets it. */
  readonly note?: string
  readonly type: ParameterType
  /** Only for `period`. */
  readonly unit?: PeriodUnit
  /** What a period runs from; several where it runs from each. */
  readonly after?: readonly Trigger[]
  /** True where the period recurs. */
  readonly repeats?: boolean
  /** Whose action it waits for. */
  readonly needs?: 'own' | 'brand' | 'site' | 'buyer'
  /** What is stricter for whoever bears the duty. Absent where neither is. */
  readonly stricter?: 'lower' | 'higher'
  readonly min?: Bound
  readonly max?: Bound
  /** Only for `choice`. */
  readonly options?: readonly string[]
  /** Value by tier, from the tier at which it is first used. */
  readonly default: Readonly<Partial<Record<Tier, ParameterValue>>>
  readonly variants: readonly ParameterVariant[]
}

/** One numbered paragraph, or a bullet on form. */
export interface Item<T = AuthoredText> {
  /** Stable name within the clause; always present on numbered items of a condition. */
  readonly anchor?: string
  /** Run-in heading. */
  readonly heading?: string
  /** A `-` bullet: it permits a form or pooling and imposes nothing. */
  readonly bullet?: true
  /** Only in questions: how it is answered. */
  readonly kind?: AnswerKind
  /** Only in questions: printed in the acceptance table. */
  readonly gate?: true
  /** Only in questions: most words of the answer. */
  readonly words?: number
  /** Only in questions: the answer waits for the brand. */
  readonly needs?: 'brand'
  /** Only in questions of kind `choice`. */
  readonly options?: readonly string[]
  readonly text: T
  /** Sub-items, printed (a), (b), … */
  readonly items?: readonly T[]
}

/** Items that bind one audience from one tier on. */
export interface Part<T = AuthoredText> {
  readonly audience: Audience
  /** Lowest tier; absent: wherever the clause applies. */
  readonly from?: Tier
  readonly items: readonly Item<T>[]
}

/** What an answer must hold to earn points. */
export interface Descriptor<T = AuthoredText> {
  readonly from?: Tier
  readonly points: number
  readonly text: T
}

/** How a scored question is marked. */
export interface Scoring<T = AuthoredText> {
  /** Most points. */
  readonly max: number
  /** Points below which a tender fails. */
  readonly minimum: number
  /** Per cent of the award, by tier at which the question is scored. */
  readonly weight: Readonly<Partial<Record<Tier, number>>>
  readonly intro: readonly T[]
  readonly descriptors: readonly Descriptor<T>[]
}

/** Strength of proof, E0 assertion to E5 outcome confirmed by those affected. */
export type Grade = 'E0' | 'E1' | 'E2' | 'E3' | 'E4' | 'E5'
export const grades: readonly Grade[] = ['E0', 'E1', 'E2', 'E3', 'E4', 'E5']

/** An accepted proof. The list is not exhaustive; equivalent proof counts. */
export interface Evidence<T = AuthoredText> {
  readonly audience: Audience
  readonly from?: Tier
  readonly proof: T
  readonly strength: Grade
  /** Anchors of the items it proves. */
  readonly proves: readonly string[]
  readonly shows: T
  readonly doesNotShow: T
}

export type FormColumnType = 'text' | 'number' | 'money' | 'date' | 'reference' | 'choice'

/** A column of a form to be handed in. */
export interface FormColumn<T = AuthoredText> {
  readonly audience: Audience
  readonly from?: Tier
  readonly title: T
  readonly type: FormColumnType
  readonly options?: readonly T[]
  readonly required: 'yes' | 'no' | 'if known'
}

/** A list to be handed in, printed as an annex. */
export interface Form<T = AuthoredText> {
  readonly from?: Tier
  readonly title: string
  readonly intro: T
  readonly columns: readonly FormColumn<T>[]
}

/** Hours of work, planning assumptions. In the catalogue `Hours` is a number for each tier, in a pack one number. */
export interface Effort<Hours = Readonly<Record<Tier, number>>> {
  /** Hours of the buyer to prepare and evaluate, once. */
  readonly buyerTender: Hours
  /** Hours of the buyer in a contract year. */
  readonly buyerPerYear: Hours
  /** Hours of the supplier in a contract year, by role. */
  readonly supplierPerYear: Readonly<Record<Role, Hours>>
}

/** How an answer to a scored question might look, for those who score. Not printed in any document for bidders. */
export interface AnswerSketch<T = AuthoredText> {
  /** `weak`: earns little, often well written. `strong`: reaches the upper rows of the scoring table. */
  readonly answer: 'weak' | 'strong'
  /** From whom such an answer might come; `{}` where the route makes no difference. */
  readonly audience: Audience
  /** Points that it would earn; beside the main question, the most that an answer holding it can reach. */
  readonly points: number
  /** A description of the answer in the third person, so that nobody can hand it in. */
  readonly text: T
  /** Which words of the scoring table it meets, or misses. */
  readonly why: T
}

/** Sketches of answers, by clause and by anchor of its scored questions. */
export interface AnswerSketches {
  readonly revision: number
  /** Clause id → anchor of the question → its sketches, the weak ones first. */
  readonly clauses: Readonly<Record<string, Readonly<Record<string, readonly AnswerSketch[]>>>>
}

/** Guidance: prose for one audience from one tier on. */
export interface Guidance<T = AuthoredText> {
  readonly audience: Audience
  readonly from?: Tier
  readonly paragraphs: readonly T[]
}

/** A clause of the catalogue: a tender question and a contract condition that belong together. */
export interface Clause {
  readonly id: string
  readonly revision: number
  readonly title: string
  readonly stage: Stage
  /** Lowest tier at which it applies. */
  readonly from: Tier
  /** Package version that released this id. */
  readonly since: string
  readonly status: Status
  readonly replacedBy?: readonly string[]
  /** Legal reviews; empty until a lawyer has read it. */
  readonly reviewed: readonly Review[]
  /** The link to what is bought that procurement law asks for. */
  readonly subjectMatter: AuthoredText
  readonly placement: AuthoredPlacement
  readonly scoring?: Scoring
  /** KPIs that measure it: those that bear its number, then those that also measure it. */
  readonly kpis: readonly string[]
  /** Why no KPI measures it. */
  readonly noKpi?: string
  readonly parameters: Readonly<Record<string, Parameter>>
  readonly effort: Effort
  readonly sources: readonly Source[]
  /** Why it exists. Never binding, never in the contract. */
  readonly purpose: readonly AuthoredText[]
  readonly question: readonly Part[]
  /** The state of affairs everyone alike must bring about. */
  readonly outcome: AuthoredText
  readonly condition: readonly Part[]
  readonly consequence: readonly Part[]
  readonly evidence: readonly Evidence[]
  readonly forms: readonly Form[]
  readonly consultation: readonly Part[]
  readonly guidance: { readonly buyer: readonly Guidance[]; readonly supplier: readonly Guidance[] }
}

/** A defined term. */
export interface Definition {
  /** The term, e.g. `Final Production Site`. */
  readonly id: string
  readonly revision: number
  /** Other forms in which it stands in text, e.g. the plural. */
  readonly forms: readonly string[]
  readonly text: readonly AuthoredText[]
}

/** Thresholds of a rating. A value between two of them earns the lower one. */
export interface Bands {
  readonly target: number
  readonly approaching: number
  readonly requiresImprovement: number
  /** Target by contract year. */
  readonly ramp?: readonly number[]
}

/** A variable a KPI counts. */
export interface Variable {
  readonly name: string
  readonly label: string
  readonly unit?: string
  /** Of an exception: its code. */
  readonly code?: string
}

/** How a KPI is computed. Rules: docs/kpis.md. */
export type Measure =
  | {
      readonly type: 'proportion'
      readonly population: Variable
      readonly numerator: Variable
      readonly exclusions: readonly Variable[]
      readonly exceptions: readonly Variable[]
    }
  | { readonly type: 'ratio'; readonly numerator: Variable; readonly denominator: Variable }
  | { readonly type: 'count'; readonly of: Variable }
  | {
      readonly type: 'duration'
      readonly from: string
      readonly to: string
      readonly statistic: 'median' | 'p90' | 'max'
      readonly cases: Variable
    }
  | { readonly type: 'amount-share'; readonly paid: Variable; readonly owed: Variable }
  | { readonly type: 'milestone'; readonly due: string; readonly done: string }
  | {
      readonly type: 'maturity'
      readonly steps: readonly string[]
      readonly levels: readonly { readonly level: number; readonly label: string }[]
      readonly aggregate: 'lowest' | 'stepsAtLevel'
      readonly atLevel?: Readonly<Record<Tier, number>>
    }
  | { readonly type: 'narrative'; readonly rubric: string }

/** Who reports or controls; roles of the supplier, or the buyer. */
export type Actor = Role | 'buyer'
export type Frequency = 'once' | 'monthly' | 'quarterly' | 'semiannual' | 'annual' | 'event'

/** Link to another indicator system. */
export interface Crosswalk {
  readonly scheme: string
  readonly edition: string
  readonly ref: string
  /** Relation as in SKOS mapping. */
  readonly match: 'exact' | 'close' | 'broad' | 'narrow' | 'related'
  readonly certainty: 'high' | 'medium' | 'low'
}

/** A worked example of a KPI, run as a test. */
export interface KpiExample {
  readonly given: Readonly<
    Record<string, number | readonly number[] | string | Readonly<Record<string, number>>>
  >
  readonly gates?: Readonly<Record<string, string>>
  readonly tier: Tier
  readonly evidence?: Grade
  readonly note?: string
  readonly expect: {
    readonly value?: string
    readonly rating: string
    readonly flags?: readonly string[]
  }
}

/** One measurable definition. */
export interface Kpi {
  readonly id: string
  /** Semantic version: major where a result is no longer comparable. */
  readonly version: string
  readonly status: Status
  /** The clause it chiefly measures. */
  readonly clause: string
  readonly title: string
  /** The plain question it answers. */
  readonly question: string
  /** Which harm to which people gets less likely. Printed wherever the number is. */
  readonly purpose: string
  readonly level: 'input' | 'output' | 'practice' | 'outcome'
  /** KPIs that took its place, where the status is `superseded`. */
  readonly replacedBy?: readonly string[]
  readonly steps: readonly string[]
  readonly alsoMeasures: readonly string[]
  readonly measure: Measure
  readonly unit: { readonly code: string; readonly scheme: string }
  /** `none`: monitored, never rated. */
  readonly direction: 'higher' | 'lower' | 'none'
  readonly zeroTolerance: boolean
  /** Whether the reporter holds the data itself; decides what missing data means. */
  readonly control: Readonly<Partial<Record<Actor, 'direct' | 'indirect'>>>
  readonly reporter: Readonly<Partial<Record<Actor, string>>>
  readonly scope: { readonly level: string; readonly attribution: string }
  readonly period: {
    readonly frequency: Readonly<Record<Tier, Frequency>>
    readonly anchor: string
    readonly graceDays: number
    readonly cureDays: number
  }
  /** Absent where the KPI is monitored only. */
  readonly targets?: Readonly<Record<Tier, Bands>>
  readonly carryOver: boolean
  /** Per cent of eligible units: below `min` the worst case is rated, below `floor` it counts as missing. */
  readonly coverage: { readonly unit: string; readonly min: number; readonly floor: number }
  readonly evidence: {
    readonly forGood: Readonly<Record<Tier, Grade>>
    readonly maxAgeMonths: number
  }
  readonly whenDenominatorIsZero: {
    readonly result: 'not-applicable' | 'no-data'
    readonly gate?: { readonly kpi: string; readonly min: Readonly<Record<Tier, number>> }
  }
  readonly gaming: readonly {
    readonly how: string
    readonly check: string
    readonly counter?: string
  }[]
  readonly shownWith: readonly string[]
  readonly dialogue: { readonly supplier: readonly string[]; readonly buyer: readonly string[] }
  readonly companion: string
  readonly sme: {
    readonly variant: 'same' | 'less-often' | 'pooled' | 'waived-with-joint-monitor'
    readonly note: string
  }
  /** Counts below this are not exported. */
  readonly privacy: { readonly suppressBelow: number }
  readonly crosswalk: readonly Crosswalk[]
  readonly examples: readonly KpiExample[]
}

/** A named choice of KPIs. */
export interface KpiSet {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly kpis: readonly string[]
}

/** Where a rule of law is read. */
export interface RuleSource {
  readonly ref: string
  readonly at: string
}

/** What a stage of the procedure may hold. */
export interface StageRule {
  readonly accept: boolean
  readonly score: boolean
  readonly reason: string
  readonly source: RuleSource
}

/** What differs by law. */
export interface Jurisdiction {
  readonly id: string
  readonly title: string
  readonly revision: number
  readonly currency: string
  /** Titles of the parties in documents. */
  readonly parties: { readonly Buyer: string; readonly Supplier: string; readonly Bidder: string }
  readonly stages: Readonly<Record<ProcedureStage, StageRule>>
  /** Clauses whose acceptance is asked elsewhere. */
  readonly placement: readonly {
    readonly clauses: readonly string[]
    readonly askedAt: 'selection' | 'award'
    readonly tender: TenderUse
    readonly reason: string
    readonly source: RuleSource
  }[]
  /** Legal minimum of published KPIs. */
  readonly kpis?: {
    readonly minimum: number
    readonly above: { readonly amount: number; readonly currency: string }
    readonly except: readonly string[]
    readonly reason: string
    readonly source: RuleSource
  }
  /** Definitions that the law words otherwise. */
  readonly definitions: Readonly<Record<string, readonly AuthoredText[]>>
  /** Parameter values that the law asks for, by clause. */
  readonly parameters: Overlay
  readonly laws: readonly {
    readonly ref: string
    readonly title: string
    readonly at: string
    readonly what: string
    readonly applies?: string
    readonly verified: boolean
    readonly readAt?: string
  }[]
  /** What the buyer must do itself. */
  readonly buyerDuties: readonly {
    readonly text: string
    readonly source: RuleSource
    readonly verified: boolean
  }[]
  readonly notes: readonly string[]
}

/** Values of parameters, by clause and name. */
export type Overlay = Readonly<Record<string, Readonly<Record<string, SetValue>>>>
/** A value for everyone, or for everyone with others for some supplier types. */
export type SetValue =
  | ParameterValue
  | ({ readonly all: ParameterValue } & Readonly<
      Partial<Record<Role | Size | `${Size}-${Role}`, ParameterValue>>
    >)

/** How much harm to people the making of goods is known for. It feeds `assessRisk`; a buyer's own knowledge comes on top. */
export interface RiskProfile {
  /** Tier of a purchase of this kind about which nothing else is known. */
  readonly tier: Tier
  /** How much manual work the making takes. */
  readonly labourIntensity: Level
  readonly why: string
}

/** What a kind of goods needs. */
export interface Category {
  readonly id: string
  readonly title: string
  readonly revision: number
  /** Prefixes of the Common Procurement Vocabulary; the longest that fits decides. `tier` where these goods differ from the profile. */
  readonly cpv: readonly {
    readonly prefix: string
    readonly label: string
    readonly tier?: Tier
    readonly why?: string
  }[]
  /** Absent only in revisions released before there were profiles. */
  readonly risk?: RiskProfile
  readonly products: readonly string[]
  /** The Component List. */
  readonly components: readonly {
    readonly id: string
    readonly label: string
    readonly why: string
  }[]
  readonly materials: readonly {
    readonly id: string
    readonly label: string
    readonly why: string
  }[]
  readonly siteTypes: readonly { readonly id: string; readonly label: string }[]
  readonly risks: readonly {
    readonly issue: string
    readonly where: string
    readonly why: string
    readonly sources: readonly string[]
  }[]
  /** Proof that counts for these goods, beside what a clause accepts anyway, by clause. */
  readonly evidence?: Readonly<Record<string, readonly Evidence[]>>
  readonly parameters: Overlay
  readonly sources: readonly {
    readonly title: string
    readonly year?: number
    readonly verified: boolean
    readonly url?: string
    readonly readAt?: string
  }[]
}

/** Little, some, or much of something. */
export type Level = 'low' | 'medium' | 'high'

/** One rule of the risk table: when it applies and what it does to the tier. Code knows the conditions by id. */
export interface RiskRule {
  readonly id: string
  /** What it looks at, as a person would say it. */
  readonly when: string
  readonly effect: 'base' | 'at-least' | 'raise' | 'lower' | 'none'
  /** With `at-least`. */
  readonly tier?: Tier
  /** Numbers that the condition compares with; money in euro without tax. */
  readonly limits?: Readonly<Record<string, number>>
  /** Printed as the reason where the rule applies. */
  readonly reason: string
  readonly source: RuleSource
}

/** The table by which `assessRisk` reaches a tier. */
export interface RiskTable {
  readonly revision: number
  readonly rules: readonly RiskRule[]
}

/** How well a scheme can show something. */
export type CoverageLevel = 'full' | 'partial' | 'none'
export type Certainty = 'high' | 'medium' | 'low'
/** What a verification scheme can show of one issue, and how sure that is. */
export interface CoverageCell {
  readonly level: CoverageLevel
  readonly certainty: Certainty
  readonly note?: string
}

/** A verification scheme: label, audit, certificate or monitoring. */
export interface VerificationScheme {
  readonly id: string
  readonly title: string
  readonly owner: string
  readonly kind: string
  readonly edition: string
  /** What it examines. */
  readonly looksAt: string
  /** By id of the issue. */
  readonly coverage: Readonly<Record<string, CoverageCell>>
  readonly gaps: readonly string[]
  readonly sources: readonly {
    readonly title: string
    readonly year?: number
    readonly verified: boolean
    readonly readAt?: string
  }[]
}

/** What verification schemes can show: a hypothesis for scheme owners to correct. */
export interface SchemeTable {
  /** Date of the knowledge, YYYY-MM-DD. */
  readonly asOf: string
  /** What kind of statement this is, and how to correct it. */
  readonly status: string
  readonly issues: readonly {
    readonly id: string
    readonly label: string
    readonly clauses: readonly string[]
  }[]
  readonly schemes: readonly VerificationScheme[]
}

/** What counts as engagement with the people affected, by step of due diligence and level. */
export interface EngagementTable {
  readonly revision: number
  /** Date of the knowledge, YYYY-MM-DD. */
  readonly asOf: string
  /** What kind of statement this is, and how to correct it. */
  readonly status: string
  readonly levels: readonly {
    readonly level: number
    readonly name: string
    readonly meaning: string
  }[]
  /** What holds for every step and level. */
  readonly rules: readonly string[]
  /** What never counts, in any step. */
  readonly doesNotCount: readonly string[]
  readonly steps: readonly {
    readonly id: string
    readonly stage: string
    readonly question: string
    readonly levels: readonly {
      readonly level: number
      readonly earns: string
      readonly evidence: string
    }[]
    readonly doesNotCount: readonly string[]
  }[]
  /** What to record of each engagement, and what to leave out. */
  readonly record: readonly {
    readonly id: string
    readonly label: string
    readonly why: string
    readonly mustNotBeRecorded: readonly string[]
  }[]
  readonly proportionality: Readonly<Partial<Record<Role | Size, readonly string[]>>>
}

/** What an authority lays over the catalogue that it extends. */
export interface AuthorityOverlay {
  readonly id: string
  readonly title: string
  readonly revision: number
  /** Titles of the parties in house style. */
  readonly parties?: Readonly<Partial<Record<'Buyer' | 'Supplier' | 'Bidder', string>>>
  readonly parameters: Overlay
  /** Clauses that this authority does not use, each with its reason. */
  readonly omit: Readonly<Record<string, string>>
}

/** A named choice of clauses. */
export interface ClauseSet {
  readonly id: string
  readonly title: string
  readonly revision: number
  readonly why: string
  /** Ids; `all` for every clause of the tier. */
  readonly clauses: readonly string[] | 'all'
}

/** Revisions that were released and are no longer current, kept for contracts that name them. */
export interface Archive {
  readonly clauses: readonly Clause[]
  readonly kpis: readonly Kpi[]
  readonly definitions: readonly Definition[]
  readonly jurisdictions: readonly Jurisdiction[]
  readonly categories: readonly Category[]
  readonly strings: readonly Strings[]
  readonly strategies: readonly StrategyRule[]
  readonly questions: readonly CommonQuestion[]
  readonly engagement: readonly EngagementTable[]
  readonly risk: readonly RiskTable[]
  readonly answerSketches: readonly AnswerSketches[]
}

/** How a strategy changes placements. */
export interface StrategyRule {
  readonly id: Strategy
  readonly title: string
  readonly revision: number
  readonly what: string
  /** Most clauses that may be scored; the first of `prefer` win. */
  readonly mostScored?: number
  readonly prefer: readonly string[]
  readonly reason: string
  /** What is lost by it, printed as a finding. */
  readonly loses?: string
}

/** Fixed words of documents, by key: headings, lead-ins, labels. */
export interface Strings {
  readonly language: string
  readonly revision: number
  readonly text: Readonly<Record<string, AuthoredText>>
}

/** Questions that every clause would repeat. */
export interface CommonQuestion {
  readonly id: string
  readonly title: string
  readonly revision: number
  readonly intro: readonly AuthoredText[]
  readonly items: readonly Item[]
  readonly table?: { readonly columns: readonly string[] }
}

/** Everything that packs are composed from. Plain data. */
export interface Catalogue {
  readonly version: string
  readonly clauses: Readonly<Record<string, Clause>>
  readonly kpis: Readonly<Record<string, Kpi>>
  /** Superseded revisions, kept for contracts that name them. */
  readonly archive: Archive
  /** Named choices of clauses. */
  readonly clauseSets: Readonly<Record<string, ClauseSet>>
  readonly risk: RiskTable
  readonly verification: SchemeTable
  /** Where other systems ask for something like a clause, by its id. */
  readonly crosswalk: Readonly<Record<string, readonly (Crosswalk & { readonly note?: string })[]>>
  /** Words people look for that a clause does not use itself, by its id. For search only. */
  readonly keywords: Readonly<Record<string, readonly string[]>>
  readonly engagement: EngagementTable
  /** Sketches of answers, for those who score tenders. */
  readonly answerSketches: AnswerSketches
  /** What authorities lay over the catalogue, in the order in which they extend each other. */
  readonly overlays: readonly AuthorityOverlay[]
  readonly definitions: Readonly<Record<string, Definition>>
  readonly jurisdictions: Readonly<Record<string, Jurisdiction>>
  readonly categories: Readonly<Record<string, Category>>
  readonly strategies: Readonly<Record<string, StrategyRule>>
  readonly sets: Readonly<Record<string, KpiSet>>
  readonly strings: Readonly<Record<string, Strings>>
  readonly commonQuestions: readonly CommonQuestion[]
  /** Titles of the sources that clauses and jurisdictions name by code. */
  readonly sources: Readonly<
    Record<
      string,
      {
        readonly title: string
        readonly kind: string
        readonly url?: string
        readonly note?: string
      }
    >
  >
  /** Names of schemes and labels that must be followed by "or equivalent". */
  readonly schemes: readonly string[]
  /** Other proper names that are no defined terms. */
  readonly names: readonly string[]
  /** SHA-256 of the lowered text of everything, by `id@revision`. */
  readonly digests: Readonly<Record<string, string>>
}
