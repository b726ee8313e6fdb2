// What a review says: plain data for the talk between buyer and supplier.

import type { Commitment } from '../../model/follow-up.ts'
import type { Period, Result, Subject, TraceStep } from '../../model/observation.ts'
import type { FindingRow } from '../../model/workbook.ts'
import type { CalendarEntry } from '../calendar/entries.ts'
import type { LadderState } from './ladder.ts'

/**
 * Whose doing it is that something is missing. `supplier`: it holds the data, or did not ask for it in time. `others`: a
 * company that it does not Control holds the data and was asked in time. `buyer`: the buyer reports this KPI itself.
 * `not-yet`: the time for it still runs. `silence`: nothing was counted where few could have spoken.
 */
export type WhoseDoing = 'supplier' | 'others' | 'buyer' | 'not-yet' | 'silence'

/** Something that is missing, and why. */
export interface MissingReport {
  readonly whose: WhoseDoing
  /** The steps of the evaluation that say so. */
  readonly why: readonly TraceStep[]
}

/** One KPI of one subject, as of the review. */
export interface KpiReview {
  readonly id: string
  /** With version. */
  readonly kpi: string
  readonly number: string
  readonly title: string
  readonly question: string
  readonly clause: string
  readonly reportedBy: 'supplier' | 'buyer'
  readonly subject: Subject
  /** The last period that is due. */
  readonly latest: Result
  /** All periods up to it, oldest first, each as it stands today. */
  readonly series: readonly Result[]
  readonly missing?: MissingReport
  /** What was said beside the latest number. */
  readonly companion?: string
}

/** Why a subject is worth one of three talks, the gravest first. */
export type TalkReason =
  | 'zero-tolerance'
  | 'inadequate'
  | 'silence'
  | 'requires-improvement'
  | 'overdue'
  | 'promise'
  | 'missing'
  | 'worse'
  | 'approaching'
  | 'working'

/** A talk worth having. */
export interface Talk {
  readonly clause: string
  readonly number: string
  readonly title: string
  readonly reason: TalkReason
  /** Ids of the KPIs it begins from; none where a promise or an action is the reason. */
  readonly kpis: readonly string[]
  /** Whether it is about what the buyer did itself. */
  readonly aboutBuyer: boolean
  /** Questions to the supplier and to the buyer, from the catalogue. */
  readonly supplier: readonly string[]
  readonly buyer: readonly string[]
}

/** A promise that earned points, and what became of it. */
export interface PromiseReview {
  readonly clause: string
  /** Number of the paragraph that binds it, and its heading. */
  readonly number: string
  readonly title: string
  /** `unknown` where nobody has recorded it. */
  readonly state: Commitment['state'] | 'unknown'
  /** Days by which it is late on the day of the review. */
  readonly lateDays?: number
  readonly commitment?: Commitment
}

/** A finding that is to be corrected. */
export interface ActionReview {
  readonly finding: FindingRow
  readonly state: 'overdue' | 'due-soon' | 'open' | 'no-date' | 'closed-unverified' | 'closed'
  /** The date that holds now. */
  readonly due?: string
  /** Days past it; with a minus sign, days to go. */
  readonly days?: number
  /** How often it was due before is not known; this says that its date was moved. */
  readonly moved: boolean
}

/** A review as of one day. */
export interface Review {
  readonly asOf: string
  readonly contract: {
    readonly title: string
    readonly start: string
    readonly end: string
    readonly year: number
    readonly period: Period
  }
  /** KPIs that the supplier, or a brand, reports. */
  readonly kpis: readonly KpiReview[]
  /** KPIs that the buyer reports about itself. */
  readonly buyer: readonly KpiReview[]
  /** At most three. */
  readonly talks: readonly Talk[]
  readonly promises: readonly PromiseReview[]
  /** Overdue first. */
  readonly actions: readonly ActionReview[]
  readonly ladder: readonly LadderState[]
  /** Results that were corrected after an earlier one. */
  readonly restated: readonly Result[]
  /** Dates of the next 90 days. */
  readonly next: readonly CalendarEntry[]
}
