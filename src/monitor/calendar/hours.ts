// Spreads the hours that clauses plan for a contract year over the dates of that year.

import type { Role } from '../../model/audience.ts'
import type { Pack, Pair } from '../../model/pack.ts'
import { type ExactType, typesOf } from '../by-type.ts'
import { contractYears } from '../periods.ts'
import type { Draft, EntryHours, YearHours } from './entries.ts'

/** Hours are given in quarters: finer would feign a precision that planning assumptions do not have. */
const quarters = (hours: number): number => Math.round(hours * 4)

/** Months of each contract year, 12 but for a short last one. */
const monthsOfYear = (months: number, at: number): number => Math.min(12, months - 12 * at)

type Bearer = 'buyer' | Role
const bearers: readonly Bearer[] = ['buyer', 'reseller', 'brand']

const planned = (pack: Pack, { effort }: Pair, bearer: Bearer, at: number): number =>
  quarters(
    ((bearer === 'buyer' ? effort.buyerPerYear : effort.supplierPerYear[bearer]) *
      monthsOfYear(pack.spec.contract.months, at)) /
      12,
  )

/** Sums of the hours of all clauses, year by year. */
export function yearHours(pack: Pack): readonly YearHours[] {
  const sum = (bearer: Bearer, at: number) =>
    bearer !== 'buyer' && !pack.spec.bidders.roles.includes(bearer)
      ? 0
      : pack.pairs.reduce((total, pair) => total + planned(pack, pair, bearer, at), 0) / 4
  return contractYears({ start: pack.spec.contract.start, end: pack.contractEnd }).map(
    (period, at) => ({
      year: at + 1,
      period,
      buyer: sum('buyer', at),
      reseller: sum('reseller', at),
      brand: sum('brand', at),
    }),
  )
}

/** What takes hours first where there are more dates than quarters: talking, then the duty, then the number. */
const weight: Readonly<Partial<Record<Draft['kind'], number>>> = {
  talk: 0,
  duty: 1,
  kpi: 2,
  'year-end': 3,
}

/** The part of a slot that a bearer has in it: both its own work and, for the Buyer, looking at what the Supplier gives. */
const takesPart = (entry: Draft, bearer: Bearer): boolean =>
  weight[entry.kind] !== undefined &&
  (bearer === 'buyer' ||
    (entry.owner !== 'buyer' && (entry.for.role === undefined || entry.for.role === bearer)))

/** Slots that come to every type, what takes hours first in front. What comes to some only carries none, so that the sums hold for all alike. */
function slotsOf(entries: readonly Draft[], types: readonly ExactType[]): readonly string[] {
  const bySlot = new Map<string, Draft[]>()
  for (const entry of entries)
    bySlot.get(entry.slot)?.push(entry) ?? bySlot.set(entry.slot, [entry])
  const covers = (own: readonly Draft[]) =>
    types.every((type) =>
      own.some(
        (entry) =>
          (!entry.for.role || entry.for.role === type.role) &&
          (!entry.for.size || entry.for.size === type.size),
      ),
    )
  return [...bySlot.values()]
    .filter(covers)
    .map((own) => own[0]!)
    .sort(
      (a, b) =>
        weight[a.kind]! - weight[b.kind]! || (a.date < b.date ? -1 : a.date > b.date ? 1 : 0),
    )
    .map(({ slot }) => slot)
}

/**
 * Hours and contract year of each entry. The hours of a clause in a year are shared out evenly over its dates in that
 * year; what a clause without a date plans stands at the year's end. For every supplier type they add up to the year.
 */
export function spreadHours(
  pack: Pack,
  drafts: readonly Draft[],
): (entry: Draft) => { readonly hours: EntryHours; readonly year?: number } {
  const years = contractYears({ start: pack.spec.contract.start, end: pack.contractEnd })
  // entries of one slot are alternatives, so they share year and hours: those of the first one
  const yearOf = new Map<string, number>()
  for (const entry of drafts) {
    if (weight[entry.kind] === undefined && entry.kind !== 'period') continue
    if (yearOf.has(entry.slot) || entry.date < pack.spec.contract.start) continue
    const at = years.findIndex(({ end }) => entry.date <= end)
    yearOf.set(entry.slot, at < 0 ? years.length - 1 : at)
  }
  const hours = new Map<string, Record<Bearer, number>>()
  const give = (slot: string, bearer: Bearer, amount: number) => {
    const own = hours.get(slot) ?? { buyer: 0, reseller: 0, brand: 0 }
    hours.set(slot, { ...own, [bearer]: own[bearer] + amount })
  }
  const byClause = new Map<string, Draft[]>()
  for (const entry of drafts)
    if (entry.of !== undefined)
      byClause.get(entry.of)?.push(entry) ?? byClause.set(entry.of, [entry])
  for (const bearer of bearers) {
    if (bearer !== 'buyer' && !pack.spec.bidders.roles.includes(bearer)) continue
    const everyone = typesOf(pack.spec, bearer === 'buyer' ? {} : { role: bearer })
    for (const pair of pack.pairs) {
      const slots = slotsOf(
        (byClause.get(pair.id) ?? []).filter((entry) => takesPart(entry, bearer)),
        everyone,
      )
      for (const [at] of years.entries()) {
        const total = planned(pack, pair, bearer, at)
        const own = slots.filter((slot) => yearOf.get(slot) === at)
        if (own.length === 0) give(`year-end.${at + 1}`, bearer, total)
        else
          for (const [index, slot] of own.entries())
            give(
              slot,
              bearer,
              Math.floor(total / own.length) + (index < total % own.length ? 1 : 0),
            )
      }
    }
  }
  return (entry) => {
    const own = weight[entry.kind] === undefined ? undefined : hours.get(entry.slot)
    const year = yearOf.get(entry.slot)
    const applies = (role: Role) =>
      entry.for.role === undefined || entry.for.role === role ? (own?.[role] ?? 0) / 4 : 0
    return {
      hours: {
        buyer: (own?.buyer ?? 0) / 4,
        reseller: applies('reseller'),
        brand: applies('brand'),
      },
      ...(year !== undefined && { year: year + 1 }),
    }
  }
}
