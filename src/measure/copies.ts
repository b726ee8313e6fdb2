// Which copies of the Register belong to which report, and what stood in those before.

import type { Span } from '../calendar/periods.ts'
import type { Register, RegisterCopy } from '../model/register.ts'
import type { Contract } from './contract.ts'
import { openLedger } from './ledger.ts'
import type { Ledger } from './rows.ts'

/** The copies of a report, opened. */
export interface Reports {
  readonly ledgers: readonly Ledger[]
  /** Registers of which there is no copy for this report. */
  readonly missing: number
  /** Day on which the last of them was handed over. */
  readonly on?: string
  /** Why it was handed over again. */
  readonly reason?: string
}

/** Day on which a copy was handed over. */
export const handedOver = ({ on, periodEnd }: RegisterCopy): string => on ?? periodEnd

/** Copies by a day, in order of time. */
const inOrder = (copies: readonly RegisterCopy[]): RegisterCopy[] =>
  [...copies].sort((a, b) => {
    const [first, second] = [a, b].map((copy) => `${copy.periodEnd} ${handedOver(copy)}`)
    if (first === second) return 0
    return String(first) < String(second) ? -1 : 1
  })

/** What the reports of a period are opened from. */
export interface Shelf {
  readonly contract: Contract
  /** Last days of all report periods. */
  readonly ends: ReadonlySet<string>
  /** For each Register its copies that were handed over by then, in order of time. */
  readonly registers: readonly (readonly RegisterCopy[])[]
  /** Copies that were looked at as earlier ones. */
  readonly opened: Map<RegisterCopy, Ledger>
}

/** The copies that counted on a day. */
export const shelve = (
  contract: Contract,
  ends: readonly string[],
  registers: readonly Register[],
  asOf: string,
): Shelf => ({
  contract,
  ends: new Set(ends),
  registers: registers.map(({ copies }) =>
    inOrder(copies.filter((copy) => handedOver(copy) <= asOf)),
  ),
  opened: new Map(),
})

/**
 * The reports of a period, the one that counts last. Before it stand those that it corrected, where there is one Register;
 * of several Registers only the last copies are pooled.
 */
export function reportsOf(shelf: Shelf, period: Span): readonly Reports[] {
  const versions = shelf.registers.map((copies) =>
    copies.filter(({ periodEnd }) => periodEnd === period.end),
  )
  const [only = []] = versions
  if (versions.length === 1 && only.length > 1)
    return only.map((copy) => openAll(shelf, period, [copy]))
  return [
    openAll(
      shelf,
      period,
      versions.map((copies) => copies.at(-1)),
    ),
  ]
}

function openAll(
  shelf: Shelf,
  period: Span,
  copies: readonly (RegisterCopy | undefined)[],
): Reports {
  const present = copies.flatMap((copy) => copy ?? [])
  const on = present.map(handedOver).sort().at(-1)
  const reason = present.at(-1)?.reason
  return {
    ledgers: copies.flatMap((copy, origin) => (copy ? openOne(shelf, period, copy, origin) : [])),
    missing: copies.length - present.length,
    ...(on !== undefined && { on }),
    ...(reason !== undefined && { reason }),
  }
}

function openOne(shelf: Shelf, period: Span, copy: RegisterCopy, origin: number): Ledger {
  const { contract, ends, registers } = shelf
  const earlier = lastOfEach(registers[origin] ?? [], copy.periodEnd).map((old) => ({
    periodEnd: old.periodEnd,
    ledger: openEarlier(shelf, old, origin),
  }))
  const before = earlier.filter(({ periodEnd }) => ends.has(periodEnd)).at(-1)?.ledger
  return openLedger({
    contract,
    copy,
    period,
    origin,
    earlier: earlier.map(({ ledger }) => ledger),
    ...(before && { before }),
  })
}

/** An earlier copy, opened once for all reports after it. */
function openEarlier({ contract, opened }: Shelf, copy: RegisterCopy, origin: number): Ledger {
  const known = opened.get(copy)
  if (known) return known
  const period = { start: copy.periodEnd, end: copy.periodEnd }
  const ledger = openLedger({ contract, copy, period, origin, earlier: [] })
  opened.set(copy, ledger)
  return ledger
}

/** The last copy of each day before. */
const lastOfEach = (copies: readonly RegisterCopy[], before: string): readonly RegisterCopy[] => [
  ...new Map(
    copies
      .filter(({ periodEnd }) => periodEnd < before)
      .map((copy) => [copy.periodEnd, copy] as const),
  ).values(),
]
