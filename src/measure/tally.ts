// Runs a query over copies of the Register: what counts, what of it is reached, what is left out.

import { listOf, type Query } from '../model/query.ts'
import { isDue, isLeftOut } from './book.ts'
import { fits, rowsOf } from './conditions.ts'
import { keyOf, type Ledger, type Row } from './rows.ts'
import { type SampleReach, sampleOf } from './sample.ts'
import {
  amount,
  describe,
  groupsOf,
  nothingDone,
  strengthOfAll,
  type Unit,
  unitOf,
} from './units.ts'

/** What one query gives. */
export interface Tally {
  readonly units: readonly Unit[]
  readonly leftOut: readonly LeftOut[]
  /** Numbers of rows at which nobody looked. */
  readonly unseen: readonly string[]
  readonly sample?: SampleReach
}

/** What was not counted, and the column or helper by which. */
export interface LeftOut {
  readonly sheet: string
  /** Number of a row, or what the rows are about. */
  readonly row: string
  readonly reason: string
}

/** Runs one query. */
export function tally(query: Query, ledgers: readonly Ledger[]): Tally {
  if (query.absent) return tallyOfAbsent(query, ledgers)
  const rows = ledgers.flatMap((ledger) => rowsOf(ledger, query.sheet, query.letter, query.where))
  return query.sample ? tallyOfSample(query, rows, ledgers) : tallyOfRows(query, rows)
}

function tallyOfRows(query: Query, rows: readonly Row[]): Tally {
  const due = rows.filter((row) => isDue(row, query))
  const [seen, unseen] = split(due, (row) => fits(row, query.seen))
  const [out, counted] = split(groupsOf(seen, query), (group) =>
    group.rows.some((row) => isLeftOut(row, query)),
  )
  const pairs = counted.map((group) => ({ row: group.rows[0], unit: unitOf(group, query) }))
  return {
    units: withoutTwins(pairs, query),
    leftOut: out.map(({ label, rows: members }) => ({
      sheet: query.sheet,
      row: label,
      reason: reasonOf(members, query),
    })),
    unseen: unseen.map(({ no }) => no),
  }
}

const split = <Item>(
  items: readonly Item[],
  test: (item: Item) => boolean,
): readonly [Item[], Item[]] => [items.filter(test), items.filter((item) => !test(item))]

/** One thing not done for each Register that lacks such a row. */
const tallyOfAbsent = (query: Query, ledgers: readonly Ledger[]): Tally => ({
  units: ledgers
    .filter((ledger) => rowsOf(ledger, query.sheet, query.letter, query.where).length === 0)
    .map(() => nothingDone(query.sheet)),
  leftOut: [],
  unseen: [],
})

function tallyOfSample(query: Query, rows: readonly Row[], ledgers: readonly Ledger[]): Tally {
  const { sample } = query
  if (!sample) return tallyOfRows(query, rows)
  const heard = rows.filter((row) => fits(row, sample.when))
  const units = heard.map((row) =>
    describe(row, query, {
      label: row.no,
      denominator: amount(row, sample.outOf),
      numerator: amount(row, sample.counted),
      since: undefined,
      strength: strengthOfAll([row], query),
    }),
  )
  return { units, leftOut: [], unseen: [], sample: sampleOf(query, rows, heard, ledgers) }
}

/** The first column of the filter by which rows were left out. */
function reasonOf(rows: readonly Row[], { leaveOut }: Query): string {
  const filter = listOf(leaveOut?.where).find((candidate) =>
    rows.some((row) => fits(row, candidate)),
  )
  return Object.keys(filter ?? {})[0] ?? ''
}

/** Rows of several Registers that are one count once: reached where one of them is. */
function withoutTwins(
  pairs: readonly { readonly row: Row | undefined; readonly unit: Unit }[],
  { same }: Query,
): readonly Unit[] {
  if (!same) return pairs.map(({ unit }) => unit)
  const units = new Map<string, Unit>()
  for (const { row, unit } of pairs) {
    const cells = same.map((column) => keyOf(row?.text(column) ?? ''))
    const alone = `${row?.ledger.origin} ${unit.row}`
    const key = cells.includes('') ? alone : JSON.stringify(cells)
    const twin = units.get(key)
    if (!twin || twin.numerator.compare(unit.numerator) < 0) units.set(key, unit)
  }
  return [...units.values()]
}
