// What of a clause prints in one procedure, and in which order clauses print.

import { type Bidders, inForce, isExpected, type Tier } from '../model/audience.ts'
import type { Catalogue } from '../model/catalogue.ts'
import type { Clause, Item, Part } from '../model/clause.ts'

/** General conditions first, then by stage, area and number. */
export function inPrintedOrder({ stages }: Catalogue, clauses: Iterable<Clause>): Clause[] {
  const areas = stages.flatMap((stage) => stage.areas)
  const areaOf = (clause: Clause): number => {
    const index = areas.indexOf(clause.id.slice(0, clause.id.indexOf('-')))
    return index < 0 ? areas.length : index
  }
  const byId = (a: Clause, b: Clause): number => (a.id < b.id ? -1 : 1)
  return [...clauses].sort(
    (a, b) =>
      Number(b.general ?? false) - Number(a.general ?? false) ||
      areaOf(a) - areaOf(b) ||
      byId(a, b),
  )
}

/** The parts of a condition that are in force at a tier and can bind a bidder. */
export const printedParts = <Words>(
  parts: readonly Part<Words>[],
  tier: Tier,
  bidders: Bidders,
): Part<Words>[] =>
  parts.filter(
    ({ audience, from, items }) =>
      items.length > 0 && inForce(from, tier) && isExpected(audience, bidders),
  )

/** Every paragraph of an item: its own and those of its sub-items. */
export const textsOf = <Words>({ text, items }: Item<Words>): Words[] => [text, ...(items ?? [])]
