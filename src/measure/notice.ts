// What a notice of published ratings says.

import type { Span } from '../calendar/periods.ts'
import type { Rating } from '../model/kpi.ts'
import type { Pack, PackKpi } from '../model/pack.ts'
import type { Problem } from '../model/problems.ts'
import type { Thresholds } from './result.ts'

/** One of the five ratings of the regulations. */
export const noticeRatings = [
  'good',
  'approaching',
  'requires-improvement',
  'inadequate',
  'other',
] as const satisfies readonly Rating[]
export type NoticeRating = (typeof noticeRatings)[number]

/** A supplier as the notice names it. What is not given is said to be missing. */
export interface NoticeSupplier {
  readonly name?: string
  readonly postalAddress?: string
  readonly email?: string
  /** Unique identifier. */
  readonly id?: string
}

/** What the notice says that a pack does not know. */
export interface NoticeOptions {
  /** The time that the assessment covers. Results count whose period ends in it; the last one of each KPI. */
  readonly period: Span
  /** Name of the contracting authority and its identifier; default: the buyer of the pack. */
  readonly authority?: { readonly name?: string; readonly id?: string }
  readonly procurementId?: string
  readonly contractId?: string
  readonly suppliers?: readonly NoticeSupplier[]
  /** Ids of the KPIs that were published with the contract; default: those that the pack publishes. */
  readonly kpis?: readonly string[]
}

/** One KPI of the notice. */
export interface NoticeKpi {
  readonly kpi: string
  readonly version: string
  readonly title: string
  readonly unit: PackKpi['unit']
  readonly direction: PackKpi['direction']
  readonly thresholds?: Thresholds
  /** The period of the result. */
  readonly period?: Span
  /** Absent where a person has to decide. */
  readonly rating?: NoticeRating
  /** As published, e.g. `Approaching target`; why a person has to decide where it is absent. */
  readonly words: string
  /** Why a person has to decide. */
  readonly undecided?: Exclude<Rating, NoticeRating> | 'no-result' | 'small'
}

/** The content of a notice as data and as plain text. */
export interface Notice {
  readonly authority: { readonly name: string; readonly id?: string }
  readonly procurement: { readonly title: string; readonly id?: string }
  readonly contract: { readonly id?: string }
  readonly suppliers: readonly NoticeSupplier[]
  readonly period: Span
  readonly kpis: readonly NoticeKpi[]
  /** What is missing. */
  readonly problems: readonly Problem[]
  /** Rules of law that it rests on, and whether each was read in the source. */
  readonly sources: Pack['jurisdiction']['laws']
  readonly text: string
}
