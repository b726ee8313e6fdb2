// What the Supplier hands over or does by a date in the first contract year: short enough for one page.

import { need } from '../language/arguments.ts'
import { type SupplierInput, supplierKey } from '../model/audience.ts'
import type { Pack } from '../model/pack.ts'
import { calendar } from './calendar.ts'
import { plusMonths } from './dates.ts'
import type { CalendarEntry, ItemRef, Who } from './entries.ts'
import { supplierOf } from './supplier.ts'

/** A dated deliverable of the Supplier. */
export interface Deliverable {
  /** That of the calendar entry. */
  readonly id: string
  /** `Progress Report 1`. */
  readonly label: string
  /** As it prints: `60 days (SME: 90)`. */
  readonly when: string
  readonly date: string
  readonly smeDate?: string
  readonly who: Who
  /** `who` in words. */
  readonly party: string
  /** The item that is due, then the Supplier's items that ride in it. */
  readonly items: readonly ItemRef[]
}

/**
 * The Supplier's dated deliverables of the first contract year, in the order of time: what is due by the day on which the
 * year is over, and the meetings on the reports of that year. What rides in a report is no row of its own, nor is what
 * has to be done when something happens.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param supplier as in `calendar`
 * @throws HrddError where `supplier` is no supplier type
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { deliverables } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(deliverables(pack, 'sme').map(({ when }) => when).join(', ')) // Start Date, 45 days, 135 days, 12 months
 * ```
 */
export function deliverables(pack: Pack, supplier?: SupplierInput): readonly Deliverable[] {
  need('pack', pack)
  const known = made.get(pack) ?? new Map<string, readonly Deliverable[]>()
  made.set(pack, known)
  // who won is called by name only where nobody else is asked about
  const key = [supplier === undefined, supplierKey(supplierOf(pack, supplier))].join()
  const rows = known.get(key) ?? Object.freeze(rowsOf(pack, supplier))
  known.set(key, rows)
  return rows
}

/** Page 2 of the schedule, the guides and whoever counts ask for the same rows; a pack does not change. */
const made = new WeakMap<Pack, Map<string, readonly Deliverable[]>>()

function rowsOf(pack: Pack, supplier?: SupplierInput): readonly Deliverable[] {
  const yearOver = plusMonths(pack.spec.contract.start, 12)
  return calendar(pack, supplier)
    .filter(
      ({ who, kind, date, period }) =>
        who !== 'buyer' &&
        kind !== 'tender' &&
        kind !== 'contract' &&
        (period?.due ?? date) <= yearOver,
    )
    .map(rowOf)
}

function rowOf({
  heading: label,
  clause,
  item,
  cite,
  content,
  ...entry
}: CalendarEntry): Deliverable {
  const { id, when, date, smeDate, who, party } = entry
  const due = clause && item && cite ? [{ clause, item, cite, heading: label, who, party }] : []
  const items = [...due, ...content.filter((ref) => ref.who !== 'buyer')]
  return { id, label, when, date, ...(smeDate && { smeDate }), who, party, items }
}
