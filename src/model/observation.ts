// What is reported after award, and what follows from it. Plain JSON; rules: docs/kpis.md.

import type { Tier } from './audience.ts'
import type { Actor, Bands, Grade, Kpi } from './catalogue.ts'
import type { PackKpi } from './pack.ts'

/** Why something was not reported. */
export type AbsenceReason =
  | 'refused'
  | 'not-answered'
  | 'not-collected'
  | 'confidential'
  | 'not-yet-due'
export const absenceReasons: readonly AbsenceReason[] = [
  'refused',
  'not-answered',
  'not-collected',
  'confidential',
  'not-yet-due',
]

/**
 * What was reported for one variable of a measure.
 *
 * A decimal as text (`"46"`, `"91500.50"`). A list where cases are reported one by one: keys of the units counted (each
 * counts once), levels, days (`"14"`), or civil dates of a case: `"2027-03-01/2027-03-15"` closed, `"2027-03-01"` open.
 * Dates of a milestone are `YYYY-MM-DD`. What is absent says why; absent is not zero.
 */
export type ObservedValue = string | readonly string[] | { readonly absent: AbsenceReason }

/** What a result is about. */
export interface Subject {
  readonly contract: string
  readonly lot?: string
  readonly brand?: string
  readonly site?: string
  readonly product?: string
}

/** Civil dates YYYY-MM-DD; both ends count. */
export interface Period {
  readonly start: string
  readonly end: string
}

/** A proof behind a report. */
export interface ObservedEvidence {
  readonly grade: Grade
  /** Share of the supporting units that it covers, as a decimal from 0 to 1; default 1. */
  readonly share?: string
  /** When it was made, YYYY-MM-DD. */
  readonly date: string
  /** Id of the verification scheme it comes from. */
  readonly scheme?: string
  /** `brand-wide` where it is not about this contract. */
  readonly scope?: 'contract-specific' | 'brand-wide'
  /** Where it is kept: a file name or reference of the contract system. */
  readonly ref?: string
}

/** A request for data that another company holds, as REQ-01 asks for it. */
export interface FormalRequest {
  /** Who was asked: a company, by function and not by person. */
  readonly to: string
  /** When, YYYY-MM-DD. */
  readonly on: string
  readonly answer?: 'complete' | 'partial' | 'refused'
  /** When the answer came, YYYY-MM-DD. */
  readonly answeredOn?: string
}

export type ObservationStatus = 'provisional' | 'final' | 'amended' | 'entered-in-error'
export const observationStatuses: readonly ObservationStatus[] = [
  'provisional',
  'final',
  'amended',
  'entered-in-error',
]

/** One reported KPI value. */
export interface Observation {
  /** Unique in the contract. */
  readonly id: string
  /** With version: `KPI-TRN-01.1@1.0.0`. */
  readonly kpi: string
  readonly subject: Subject
  readonly period: Period
  /** By name of the variable in the measure. */
  readonly values: Readonly<Record<string, ObservedValue>>
  /** Units that should have been looked at and that were. */
  readonly coverage?: {
    readonly eligible: string
    readonly observed: string
    readonly unit: string
  }
  readonly evidence: readonly ObservedEvidence[]
  readonly requests?: readonly FormalRequest[]
  /** True where the counts come from asking a sample of people; the value then carries an interval. */
  readonly survey?: boolean
  /** YYYY-MM-DD. */
  readonly reportedOn: string
  /** `reseller`, `brand`, `buyer`, or who reported for them, by function. */
  readonly reportedBy: string
  readonly status: ObservationStatus
  /** Id of the observation that this one takes the place of. */
  readonly supersedes?: string
  /** Why it was amended, or withdrawn. */
  readonly reason?: string
  /** What the KPI asks to be said beside the number. */
  readonly companion?: string
}

/** What a result is worth. The five of the UK regulations first; the others say why there is none of them. */
export type Rating =
  | 'good'
  | 'approaching'
  | 'requires-improvement'
  | 'inadequate'
  | 'other'
  | 'pending'
  | 'not-due'
  | 'not-applicable'
  | 'no-data'
  | 'invalid'
  | 'unrated'
export const ratings: readonly Rating[] = [
  'good',
  'approaching',
  'requires-improvement',
  'inadequate',
  'other',
  'pending',
  'not-due',
  'not-applicable',
  'no-data',
  'invalid',
  'unrated',
]

/** Those that a person may give where a contract runs on dialogue. */
export const judgedRatings: readonly Rating[] = [
  'good',
  'approaching',
  'requires-improvement',
  'inadequate',
  'other',
]

/** What to know beside a rating. */
export type Flag =
  | 'rounds-to-target'
  | 'exceptions-over-tenth'
  | 'lower-bound'
  | 'tail'
  | 'silence-not-success'
  | 'late'
  | 'worst-case'
  | 'coverage-unit-differs'
  | 'evidence-short'
  | 'evidence-stale'
  | 'brand-wide'
  | 'provisional'
  | 'newer-major'
  | 'zero-tolerance'
  | 'improvement-credit'
  | 'uncertain'
  | 'small-n'
  | 'suppressed'
  | 'restated'
  | 'material'
  | 'worst-member'
  | 'not-aggregable'

/** One step that decided something, in words that can be read aloud. */
export interface TraceStep {
  /** Number of the rule in docs/kpis.md and the design, 1 to 19. */
  readonly rule: number
  /** Key of the sentence, e.g. `coverage.worst-case`. */
  readonly code: string
  /** Whole sentence in English, with its numbers. */
  readonly text: string
  /** What fills the gaps of the sentence, for a translation by code. */
  readonly values?: Readonly<Record<string, string>>
}

/** A computed value. */
export interface ResultValue {
  /** Exact, as a fraction in lowest terms: `23/25`, or `62`. In the unit of the KPI, so 92 per cent is `92`. */
  readonly exact: string
  /**
   * For display: one decimal, half up, more where rounding would hide a missed target. Counts and levels stand as they are;
   * a share of fewer than five is `3 of 4`; `withheld` where an export must not show it.
   */
  readonly shown: string
  /** Present where the value is a share: exact decimals or fractions. */
  readonly numerator?: string
  readonly denominator?: string
  /** How many cases a duration rests on. */
  readonly cases?: string
  /** Of a maturity: how many stages stand at each level; of several members: how many members at each value. */
  readonly distribution?: Readonly<Record<string, number>>
  /** Wilson 95 per cent interval of a survey, one decimal, in per cent. */
  readonly interval?: readonly [low: string, high: string]
}

/** The evaluation of one KPI, subject and period. */
export interface Result {
  /** With version. */
  readonly kpi: string
  readonly subject: Subject
  readonly period: Period
  /** Day on which it was evaluated, YYYY-MM-DD. */
  readonly asOf: string
  /** Absent where nothing could be computed. */
  readonly value?: ResultValue
  readonly unit: { readonly code: string; readonly scheme: string }
  /** Per cent as shown, one decimal; absent where no coverage was reported. */
  readonly coverage?: {
    readonly eligible: string
    readonly observed: string
    readonly unit: string
    readonly share: string
  }
  /** Effective grade, after age and scheme. */
  readonly evidenceGrade?: Grade
  readonly rating: Rating
  readonly flags: readonly Flag[]
  /** Thresholds that were applied, with the target of the contract year. */
  readonly bands?: {
    readonly target: number
    readonly approaching: number
    readonly requiresImprovement: number
  }
  /** Against the period before, where both have a value of the same major version. */
  readonly trend?: {
    readonly direction: 'better' | 'worse' | 'same'
    readonly points: string
    readonly since: Period
  }
  /** Days that the report came after its due date. */
  readonly lateDays?: number
  /** Ids of the observations used. */
  readonly observations: readonly string[]
  /** Present where a result was published before for the same KPI, subject and period. */
  readonly restates?: {
    readonly value?: string
    readonly rating: Rating
    readonly points?: string
    readonly reason?: string
    readonly material: boolean
  }
  /** True where an evaluated zero-tolerance KPI found a case: the contract as a whole is flagged. */
  readonly contractFlag?: true
  /** Day by which the next report is due, where the context says so. It stays visible in every export. */
  readonly next?: string
  /** Counts below this are withheld in exports; absent where the KPI counts no people. */
  readonly suppressBelow?: number
  /** Of an aggregate: its members, in the order of their subjects. */
  readonly members?: readonly {
    readonly subject: Subject
    readonly rating: Rating
    readonly shown?: string
  }[]
  readonly trace: readonly TraceStep[]
}

/** What schemes cover of the issue that a KPI is about: by id of the scheme. */
export type SchemeCoverageByScheme = Readonly<Record<string, 'full' | 'partial' | 'none'>>

/** Thresholds of a contract. Those left out follow the rule for defaults: 15 and 35 points below a target of 50 per cent or more. */
export type TargetChoice = Pick<Bands, 'target' | 'ramp'> &
  Partial<Pick<Bands, 'approaching' | 'requiresImprovement'>>

/** All that a rule needs beside the definition and the observations. Nothing is looked up and no clock is read. */
export interface EvaluationContext {
  readonly tier: Tier
  /** Who reports: decides what missing data means. */
  readonly role: Actor
  /** Civil date of the evaluation. */
  readonly asOf: string
  readonly contract: { readonly start: string; readonly end: string }
  /** The period evaluated and the day its report is due. */
  readonly period: Period & { readonly due: string }
  readonly subject: Subject
  /** Targets of the contract; without them those of the KPI. */
  readonly targets?: TargetChoice
  /** For improvement credit: value at the start, in the unit of the KPI. */
  readonly baseline?: string
  /** Share of the way from baseline to target planned for this year, 0 to 1. */
  readonly plannedShare?: string
  /** Earlier results of the same KPI and subject, oldest first, also of the same period where one was published. */
  readonly history?: readonly Result[]
  /** Latest results of the KPIs that gate this one, by id without version. A gate without a result counts as not met. */
  readonly gates?: Readonly<Record<string, Result>>
  readonly schemes?: SchemeCoverageByScheme
  /** Current version of the KPI in the catalogue. */
  readonly latest?: string
  /** Day by which the report of the next period is due; it is handed on to the result. */
  readonly next?: string
  /** Day at whose end open cases are counted; default: asOf. For a period that later reports have followed, its own due date. */
  readonly ageOn?: string
}

/** A definition that can be evaluated: of the catalogue, or as it stands in a pack. */
export type EvaluableKpi = Kpi | PackKpi
