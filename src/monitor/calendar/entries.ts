// What a calendar is made of. Plain data.

import type { SupplierType } from '../../model/audience.ts'
import type { PeriodUnit, Trigger } from '../../model/catalogue.ts'
import type { Period } from '../../model/observation.ts'

/**
 * What a date is. `milestone`: of tender and contract. `duty`: something is due. `period`: a reporting period ends.
 * `talk`: people meet. `kpi`: a KPI report is due. `kpi-grace`: from the day after, a missing report is rated. `kpi-cure`:
 * from the day after, it is rated inadequate. `target`: another target holds from here. `year-end`: a contract year ends.
 * `extension`: an option to extend can be used no later. `expiry`: a proof ends. `keep`: a time after the contract ends.
 */
export type EntryKind =
  | 'milestone'
  | 'duty'
  | 'period'
  | 'talk'
  | 'kpi'
  | 'kpi-grace'
  | 'kpi-cure'
  | 'target'
  | 'year-end'
  | 'extension'
  | 'expiry'
  | 'keep'
/** Kinds in the order in which they stand on one day. */
export const entryKinds: readonly EntryKind[] = [
  'milestone',
  'period',
  'target',
  'talk',
  'duty',
  'kpi',
  'kpi-grace',
  'kpi-cure',
  'expiry',
  'year-end',
  'extension',
  'keep',
]

/** Who has to act: the Supplier, the Buyer, or each of them. */
export type Owner = 'supplier' | 'buyer' | 'both'

/** Working hours set aside, in quarters of an hour: planning assumptions, not a budget. */
export interface EntryHours {
  readonly buyer: number
  /** Of a Supplier that is a Reseller, or the Brand, of the Products concerned. */
  readonly reseller: number
  readonly brand: number
}

/** One date of the contract. */
export interface CalendarEntry {
  /** Stable in the pack, e.g. `TRN-01.firstDays.sme` or `KPI-TRN-01.1.2`. */
  readonly id: string
  readonly kind: EntryKind
  /** Last day, YYYY-MM-DD. */
  readonly date: string
  /** First day, where it is a span of days. */
  readonly from?: string
  /** `latest`: it hangs on an earlier step, and is this late only if that one takes all its time. */
  readonly basis: 'fixed' | 'latest'
  /** What it is, in words of the pack. */
  readonly title: string
  /** Heading of the paragraph alone, and the label of the time alone; absent where no parameter gives the date. */
  readonly heading?: string
  readonly label?: string
  /** How the date follows, in words. */
  readonly rule: string
  /** What to look at, in words of the pack: accepted proof, the question of a KPI. */
  readonly lookAt: readonly string[]
  readonly owner: Owner
  /** Suppliers whom it concerns; `{}` for all that the tender expects. */
  readonly for: SupplierType
  /** Whose action the Supplier has to wait for. */
  readonly waitsFor?: 'brand' | 'site'
  /** The clause, with the number of the paragraph. */
  readonly clause?: {
    readonly id: string
    readonly revision: number
    readonly number: string
    readonly parameter?: string
  }
  /** The time that gives the date. */
  readonly length?: { readonly value: number; readonly unit: PeriodUnit }
  /** KPIs concerned: one for a report, several where a time ends for all of them. */
  readonly kpis?: readonly {
    readonly id: string
    readonly version: string
    readonly number: string
  }[]
  /** Of a KPI report: the period, and the last days before a missing report is rated, and rated inadequate. */
  readonly period?: Period
  readonly graceEnds?: string
  readonly cureEnds?: string
  /** Of a `target`: what holds from here. */
  readonly target?: number
  /** True where the time ends only after the last day of the contract, although it runs from its start. */
  readonly afterEnd?: true
  /** Contract year, from 1, in which it is planned. Absent for dates that are no work of a contract year. */
  readonly year?: number
  readonly hours: EntryHours
  /** Whether the date is before `asOf`; absent where no `asOf` was given. */
  readonly past?: boolean
}

/** A time that runs from something that happens, so that no date follows from the contract alone. */
export interface CalendarEvent {
  readonly id: string
  readonly title: string
  /** As in an entry. */
  readonly heading?: string
  readonly label?: string
  readonly rule: string
  /** What it runs from. */
  readonly after: Exclude<Trigger, 'contract-start' | 'contract-end' | 'none'>
  readonly length?: { readonly value: number; readonly unit: PeriodUnit }
  /** True where it comes again after each such length. */
  readonly repeats?: true
  readonly lookAt: readonly string[]
  readonly owner: Owner
  readonly for: SupplierType
  readonly waitsFor?: 'brand' | 'site'
  readonly clause?: {
    readonly id: string
    readonly revision: number
    readonly number: string
    readonly parameter?: string
  }
  readonly kpis?: readonly {
    readonly id: string
    readonly version: string
    readonly number: string
  }[]
}

/** Hours of one contract year; each is the sum over the clauses of the pack, for a short last year in proportion to its months. */
export interface YearHours extends EntryHours {
  readonly year: number
  readonly period: Period
}

/** A proof at hand, for its date of expiry. */
export interface HeldEvidence {
  /** What it is, 1 to 300 characters. */
  readonly what: string
  /** When it was made, YYYY-MM-DD. */
  readonly date: string
  /** How long it is valid, in months; one of `validMonths` and `until`. */
  readonly validMonths?: number
  /** Last day of validity, YYYY-MM-DD. */
  readonly until?: string
}

/** An order under a framework: times that run from an order get a date. */
export interface CallOff {
  /** The buyer's own reference. */
  readonly reference: string
  /** YYYY-MM-DD. */
  readonly date: string
}

/** A date in the making. Entries of one slot are the same duty for different suppliers, and share the hours. */
export interface Draft extends Omit<CalendarEntry, 'hours' | 'past' | 'year'> {
  readonly slot: string
  /** Clause whose hours it takes part in. */
  readonly of?: string
}
