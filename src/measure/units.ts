// What is counted: rows, the Sites or Models that rows are about, or the people of a row.

import type { Query } from '../model/query.ts'
import { dayIn, isDone } from './book.ts'
import { fits } from './conditions.ts'
import { atLeastZero, type Exact, exact, lower, one, zero } from './exact.ts'
import { hoursBetween } from './moments.ts'
import { keyOf, type Row } from './rows.ts'
import { proofColumns, strengthOf } from './rules.ts'

/** One thing that is counted. */
export interface Unit {
  readonly sheet: string
  /** Number of its first row; of one that reached where one is enough. */
  readonly row: string
  /** What it is called: a Model, a Site, or the number of its row. */
  readonly label: string
  readonly company: string | undefined
  readonly kind: string | undefined
  /** How much it weighs: 1, or people. */
  readonly denominator: Exact
  /** How much of it is reached. */
  readonly numerator: Exact
  /** First date, or the day since which it is open. */
  readonly since: string | undefined
  readonly done: string | undefined
  /** First date as the row says it, where an earlier copy or a delay of the Buyer says another. */
  readonly written: string | undefined
  /** Strength of proof, 0 to 5. */
  readonly strength: number
  /** Hours between two moments of it. */
  readonly hours: number | undefined
  /** Shown apart. */
  readonly apart: boolean
}

type Measured = Pick<Unit, 'denominator' | 'label' | 'numerator' | 'since' | 'strength'>

/** Rows that are one unit. */
export interface Group {
  readonly label: string
  readonly rows: readonly Row[]
  /** Known only by what it stands for, such as a Model without a Site. */
  readonly unknown: boolean
}

/** Rows by what they are about; each on its own where the query does not say. */
export function groupsOf(rows: readonly Row[], { by }: Query): readonly Group[] {
  if (!by) return rows.map((row) => ({ label: row.no, rows: [row], unknown: false }))
  const groups = new Map<string, Group & { readonly rows: Row[] }>()
  for (const row of rows) {
    const name = row.text(by.column)
    const stand = name || (by.otherwise ? row.text(by.otherwise) : '')
    const unknown = name === '' && by.otherwise !== undefined
    const key = `${unknown} ${stand ? keyOf(stand) : `${row.ledger.origin} ${row.no}`}`
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else groups.set(key, { label: stand || row.no, rows: [row], unknown })
  }
  return [...groups.values()]
}

/** Counts a group. */
export function unitOf({ label, rows, unknown }: Group, query: Query): Unit {
  const reaching = rows.filter((row) => isReached(row, query))
  const isEnough = query.reach === 'any' ? reaching.length > 0 : reaching.length === rows.length
  const shown = reaching.length > 0 && query.reach === 'any' ? reaching : rows
  const [row] = shown
  if (!row) return nothingDone(query.sheet)
  const { denominator, numerator } = weigh(row, query, isEnough && !unknown)
  return describe(row, query, {
    denominator,
    numerator,
    since: sinceOf(rows, query),
    label,
    strength: strengthOfAll(shown, query),
  })
}

const isReached = (row: Row, { reached, book }: Query): boolean =>
  fits(row, reached) && (!book || isDone(row, book))

/** Something that is missing, without a row. */
export const nothingDone = (sheet: string): Unit => ({
  sheet,
  row: '',
  label: '',
  company: undefined,
  kind: undefined,
  denominator: one,
  numerator: zero,
  since: undefined,
  done: undefined,
  written: undefined,
  strength: 0,
  hours: undefined,
  apart: false,
})

/** People or rows. What is not known counts as one, and as not reached. */
function weigh(
  row: Row,
  { weight }: Query,
  isOne: boolean,
): Pick<Unit, 'denominator' | 'numerator'> {
  const all = weight ? amount(row, weight.of, 1) : one
  if (!weight?.reached) return { denominator: all, numerator: isOne ? all : zero }
  const reached = amount(row, weight.reached)
  if (!weight.before) return { denominator: all, numerator: reached }
  const before = lower(amount(row, weight.before), reached)
  return { denominator: atLeastZero(all.sub(before)), numerator: reached.sub(before) }
}

/** The number in a column. */
export const amount = (row: Row, column: string, otherwise = 0): Exact =>
  exact(Number(row.cell(column) ?? otherwise))

/** A unit with what is told of its row. */
export function describe(row: Row, query: Query, measured: Measured): Unit {
  const { company, kind, apart, wait, book, overdue } = query
  const done = dayIn(row, book?.done ?? overdue?.done)
  const [from, to] = wait ? [row.text(wait.from), row.text(wait.to)] : ['', '']
  const name = company === undefined ? '' : companyOf(row.text(company))
  return {
    sheet: row.sheet,
    row: row.no,
    label: measured.label,
    company: name || undefined,
    kind: kind === undefined ? undefined : row.text(kind),
    denominator: measured.denominator,
    numerator: measured.numerator,
    since: measured.since,
    done: done || undefined,
    written: writtenDate(row, query),
    strength: measured.strength,
    hours: from && to ? hoursBetween(from, to) : undefined,
    apart: apart !== undefined && fits(row, apart),
  }
}

/** The company without the function that was asked. */
const companyOf = (text: string): string => text.split(',')[0]?.trim() ?? ''

const dueColumn = ({ book, overdue, weight }: Query): string | undefined =>
  book?.due ?? overdue?.due ?? weight?.due

/** What the row itself says, where its first date is another. */
function writtenDate(row: Row, query: Query): string | undefined {
  const due = dueColumn(query)
  if (due === undefined) return undefined
  const helper = row.ledger.contract.sheet(row.sheet)?.helpers.find(({ id }) => id === due)
  const written = dayIn(row, helper?.first?.date)
  return written === '' || written === dayIn(row, due) ? undefined : written
}

/** The earliest of its days. */
function sinceOf(rows: readonly Row[], query: Query): string | undefined {
  const column = dueColumn(query) ?? query.since
  if (column === undefined) return undefined
  return rows
    .map((row) => dayIn(row, column))
    .filter(Boolean)
    .sort()[0]
}

/** Where one row is enough, the strongest; otherwise the weakest. */
export function strengthOfAll(rows: readonly Row[], query: Query): number {
  const strengths = rows.map((row) => strengthOfRow(row, query))
  return query.reach === 'any' ? Math.max(...strengths) : Math.min(...strengths)
}

/** Proof that is too old is a grade lower. */
function strengthOfRow(row: Row, { strength = proofColumns.strength }: Query): number {
  const grade = strengthOf(row.cell(strength))
  const { contract, period } = row.ledger
  const date = dayIn(row, proofColumns.date)
  const { proofAge } = contract
  const isOld = proofAge && date !== '' && contract.plus(date, proofAge) < period.end
  return isOld ? Math.max(0, grade - 1) : grade
}
