// Hours a year that a pack asks of each side, and what a short capacity leaves undone.

import { need, needIf } from '../language/arguments.ts'
import { type Role, roles } from '../model/audience.ts'
import type { ClauseRole } from '../model/clause.ts'
import type { Pack, Pair } from '../model/pack.ts'

/** Hours a year of one clause. */
export interface ClauseHours {
  readonly clause: string
  readonly title: string
  readonly buyer: number
  /** By role that may bid, or that won. */
  readonly supplier: Readonly<Partial<Record<Role, number>>>
  /** Part of the Buyer's hours, 0 to 1. */
  readonly share: number
  /** What the hours assume, in words. */
  readonly assumes: string
}

/** Hours a year of a contract. Planning assumptions, no measurement. */
export interface Hours {
  readonly buyer: number
  readonly supplier: Readonly<Partial<Record<Role, number>>>
  /** In the order in which a Buyer short of time follows up: people before paper. */
  readonly clauses: readonly ClauseHours[]
  /** Hours that the Buyer has; absent where it did not say. */
  readonly capacity?: number
  /** Clauses for which they do not reach, in the same order. */
  readonly notFollowedUp: readonly ClauseHours[]
}

/** Clauses through which people are heard, protected and made whole: followed up first. */
const peopleFirst: readonly ClauseRole[] = ['complaint', 'correction', 'remedy', 'retaliation']

/** Quarters of a hundredth would feign a precision that assumptions do not have. */
const rounded = (hours: number): number => Math.round(hours * 100) / 100
const sum = (hours: readonly number[]): number =>
  rounded(hours.reduce((total, part) => total + part, 0))

/**
 * Hours a year that the clauses of a pack take, and the clauses that nobody follows up where the Buyer has fewer: those
 * for people come first, then the others as printed, general conditions last.
 *
 * @param own hours a year that a named person of the Buyer has; default: those of the spec
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { hours } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(hours(pack, 500).notFollowedUp.length) // 0
 * ```
 */
export function hours(pack: Pack, own?: number): Hours {
  need('pack', pack)
  needIf('number', own, 'capacity')
  const capacity = own ?? pack.spec.capacity?.hoursPerYear
  const { award, bidders } = pack.spec
  const bound = award ? [award.role] : roles.filter((role) => bidders.roles.includes(role))
  const forSupplier = (count: (role: Role) => number) =>
    Object.fromEntries(bound.map((role) => [role, count(role)]))
  const buyer = sum(pack.pairs.map(({ effort }) => effort.buyer))
  const clauses = inOrder(pack.pairs).map(
    ({ id, title, effort }): ClauseHours => ({
      clause: id,
      title,
      buyer: effort.buyer,
      supplier: forSupplier((role) => effort.supplier[role]),
      share: buyer > 0 ? rounded(effort.buyer / buyer) : 0,
      assumes: effort.assumes,
    }),
  )
  return {
    buyer,
    supplier: forSupplier((role) => sum(pack.pairs.map(({ effort }) => effort.supplier[role]))),
    clauses,
    ...(capacity !== undefined && { capacity }),
    notFollowedUp: capacity === undefined ? [] : beyond(clauses, capacity),
  }
}

function inOrder(pairs: readonly Pair[]): readonly Pair[] {
  const rankOf = ({ roles: held, general }: Pair): number => {
    const first = peopleFirst.findIndex((role) => held.includes(role))
    if (first >= 0) return first
    return peopleFirst.length + Number(general)
  }
  return [...pairs].sort((a, b) => rankOf(a) - rankOf(b))
}

/** What comes after the hours are used up. */
function beyond(clauses: readonly ClauseHours[], capacity: number): readonly ClauseHours[] {
  const firstLeftOut = clauses.findIndex(
    (_clause, at) => sum(clauses.slice(0, at + 1).map(({ buyer }) => buyer)) > capacity,
  )
  return firstLeftOut < 0 ? [] : clauses.slice(firstLeftOut).filter(({ buyer }) => buyer > 0)
}
