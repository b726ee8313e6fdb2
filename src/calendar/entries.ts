// What a calendar is made of: plain data that says everything in words of the pack as well.

import type { Pack } from '../model/pack.ts'
import type { ReportPeriod } from './periods.ts'

/** Who acts: the Supplier of whatever type, one type of supplier, the Buyer, or both sides. */
export const actors = ['supplier', 'reseller', 'brand', 'sme', 'large', 'buyer', 'both'] as const
export type Who = (typeof actors)[number]

/**
 * What a date is, in the order in which kinds stand on one day. `tender`, `contract`: dates of the procurement itself.
 * `duty`: something is due. `report`: a Progress Report is due. `meeting`: both sides talk.
 */
export const entryKinds = ['tender', 'contract', 'duty', 'report', 'meeting'] as const
export type EntryKind = (typeof entryKinds)[number]

/** Which contract an entry belongs to. */
export interface CalendarContract {
  /** Stays the same when title, dates, values or wording change: from the buyer and its reference. */
  readonly key: string
  readonly title: string
  readonly buyer: string
  /** Whom to call, a line for each side that is known; only in the calendar of who won. */
  readonly contacts?: readonly string[]
}

/** An item of a condition, as a calendar cites it. */
export interface ItemRef {
  readonly clause: string
  /** Anchor of the item. */
  readonly item: string
  /** Printed: `REP-01.2`. */
  readonly cite: string
  /** Run-in heading, or the title of the clause where the item has none. */
  readonly heading: string
  readonly who: Who
  /** `who` in words. */
  readonly party: string
}

/** One date of the contract. */
export interface CalendarEntry {
  /** Stable in this contract: made from ids, names of parameters and anchors, never from words or dates. */
  readonly id: string
  readonly kind: EntryKind
  readonly contract: CalendarContract
  /** Last day, YYYY-MM-DD. */
  readonly date: string
  /** Last day for an SME, where it differs and an SME may act. */
  readonly smeDate?: string
  readonly who: Who
  /** `who` in words. */
  readonly party: string
  /** The same, where it is an SME; only beside `smeDate`. */
  readonly smeParty?: string
  /** Clause, anchor of the item, and the parameter that gives the date; absent on dates of the procurement. */
  readonly clause?: string
  readonly item?: string
  readonly parameter?: string
  /** Printed: `REP-01.2`. */
  readonly cite?: string
  /** What is due: `Progress Report 2`. */
  readonly heading: string
  /** Short: `60 days (SME: 90)`. */
  readonly when: string
  /** How the date follows: `60 days (SME: 90) after the Start Date`. */
  readonly text: string
  /** Of a report, and of the meeting on it. */
  readonly period?: ReportPeriod
  /** Other items that are due with it and have no date of their own. */
  readonly content: readonly ItemRef[]
}

/** A duty without a date: its time runs from something that happens. */
export interface CalendarEvent extends ItemRef {
  /** Stable in this contract. */
  readonly id: string
  readonly parameter: string
  /** What it runs from. */
  readonly after: 'award' | 'order' | 'request' | 'event'
  /** It has to be done this long before the event. */
  readonly before?: true
  /** Whose action the Supplier waits for. */
  readonly needs?: 'own' | 'brand' | 'site' | 'buyer'
  /** `48 hours`, `10 days (SME: 15)`. */
  readonly period: string
  /** `within 48 hours after …`. */
  readonly text: string
}

/** The procurement that a pack is for, by what does not change from issue to issue. */
export function contractOf({ spec }: Pack): CalendarContract {
  const { title, buyer, reference, jurisdiction, category, award } = spec
  const name = reference ?? `${jurisdiction} ${category}`
  return { key: [buyer, name, award?.supplier].filter(Boolean).join(' / '), title, buyer }
}
