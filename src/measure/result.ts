// What the evaluation of a KPI says.

import type { Span } from '../calendar/periods.ts'
import type { Grade } from '../model/clause.ts'
import type { Rating } from '../model/kpi.ts'
import type { PackKpi } from '../model/pack.ts'
import type { Values } from '../model/problems.ts'
import type { LeftOut } from './tally.ts'

/** One step of the way to a rating. Its sentence stands in the words under `trace.<code>`; dates in it are civil dates. */
export interface Step {
  readonly code: string
  readonly values: Values
}

export type Thresholds = NonNullable<PackKpi['thresholds']>[number]

/** Numbers with what was made of them. */
export interface Figures {
  /**
   * Per cent, or a number of cases: rounded half up to one decimal, or to as many as a missed threshold needs to look
   * missed. Absent where there is no value.
   */
  readonly value?: string
  readonly numerator?: number
  /** Absent on a count. */
  readonly denominator?: number
  readonly rating: Rating
}

/** What `rate` makes of counts. */
export interface Rated extends Figures {
  /** Fewer than five cases: it reads "2 of 3", and a rating to be published is left to a person. */
  readonly small: boolean
  /** More than a fifth rests on proof weaker than asked. */
  readonly unproven: boolean
  /** The grade that four fifths of what counts in its favour have; absent where nothing does. */
  readonly strength?: Grade
  /** Those that held in the period. */
  readonly thresholds?: Thresholds
  readonly trace: readonly Step[]
}

/** Something counted and not reached. */
export interface OpenRow {
  readonly sheet: string
  /** Number of its row; empty where a row is missing. */
  readonly row: string
  /** What it is called: a Model, a Site, or the number of its row. */
  readonly label: string
  readonly company?: string
  /** Its first date, or the day since which it is open. */
  readonly since?: string
  /** The day on which it was done too late. */
  readonly done?: string
}

/** A share of the value: of a company, of a kind (a value of its list), or of a sheet. */
export interface Part {
  readonly by: 'company' | 'kind' | 'sheet'
  readonly name: string
  readonly numerator: number
  readonly denominator: number
}

/** An earlier value of the same KPI. */
export interface EarlierFigures extends Figures {
  readonly period: Span
}
/** A value that a later copy of the same report replaced. */
export interface ReplacedFigures extends Figures {
  /** Day on which its copy was handed over. */
  readonly on: string
}

/** One KPI in one report period. */
export interface KpiResult extends Rated {
  readonly kpi: string
  readonly version: string
  readonly period: Span
  /** Day on which the report was due. */
  readonly due: string
  /** Day on which it was handed over; the last one of several Registers. */
  readonly on?: string
  /** Days by which that was late; it changes no value. */
  readonly late?: number
  /** What did not count, and why: shown beside the value. */
  readonly leftOut: readonly LeftOut[]
  /** Everything counted and not reached, the oldest first. */
  readonly open: readonly OpenRow[]
  /** Those of them that have been open longest. */
  readonly oldestOpen?: { readonly labels: readonly string[]; readonly since?: string }
  /** By company or sheet, where the KPI shows them. */
  readonly parts: readonly Part[]
  /** Rows shown with their number, such as people who were not reached. */
  readonly apart?: number
  /** The longest time between two moments, in hours, and its row. */
  readonly longest?: { readonly row: string; readonly hours: number }
  /** Of a sample: places asked, and places at which a hearing was due. */
  readonly sample?: { readonly places: number; readonly due: number }
  /** Up to three values before, the latest first. */
  readonly previous: readonly EarlierFigures[]
  /** Values that stood here before the report was handed over again, the first one first, with the reason for the last. */
  readonly corrected?: { readonly from: readonly ReplacedFigures[]; readonly reason?: string }
  /** What is published, where it is counted over several periods. */
  readonly published?: Figures & { readonly small: boolean }
  /** Whether it counts people, so that `forExport` may withhold it. */
  readonly people: boolean
  /** Set by `forExport`: outsiders read "under ten" in place of the value. */
  readonly withheld?: true
}
