// A sample: figures from hearings, and whether they come from enough of the places where hearings were due.

import type { Query } from '../model/query.ts'
import { fits, rowsOf } from './conditions.ts'
import { keyOf, type Ledger, type Row } from './rows.ts'

/** Places of a sample. */
export interface SampleReach {
  /** Places at which people were asked. */
  readonly asked: number
  /** Places at which a hearing was due. */
  readonly due: number
  /** Of these, places asked. */
  readonly covered: number
  /** Of these, places not asked where a request for it failed. */
  readonly gaps: number
}

/** How far a sample reaches. */
export function sampleOf(
  { sheet, sample }: Query,
  rows: readonly Row[],
  heard: readonly Row[],
  ledgers: readonly Ledger[],
): SampleReach {
  if (!sample) return { asked: 0, due: 0, covered: 0, gaps: 0 }
  const placesOf = (some: readonly Row[]): ReadonlySet<string> =>
    new Set(some.map((row) => `${row.ledger.origin} ${keyOf(row.text(sample.place) || row.no)}`))
  const hearings = ledgers.flatMap((ledger) =>
    rowsOf(ledger, sheet, sample.due.letter, sample.due.where),
  )
  const due = placesOf(hearings)
  const asked = placesOf(heard)
  const refused = placesOf([...rows, ...hearings].filter((row) => fits(row, sample.gap)))
  const missing = [...due].filter((place) => !asked.has(place))
  return {
    asked: asked.size,
    due: due.size,
    covered: due.size - missing.length,
    gaps: missing.filter((place) => refused.has(place)).length,
  }
}
