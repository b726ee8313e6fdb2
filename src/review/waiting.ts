// Rows of the Register that wait: since when, for whom, and what is planned next.

import { daysBetween } from '../calendar/dates.ts'
import { dayIn } from '../measure/book.ts'
import { rowsOf } from '../measure/conditions.ts'
import type { Ledger, Row } from '../measure/rows.ts'
import type { Filters } from '../model/query.ts'
import type { Desk } from './desk.ts'

/** Which rows of a sheet are looked at, and in which columns their dates stand. */
export interface Watch {
  readonly sheet: string
  readonly letter?: string
  readonly where?: Filters
  readonly due: string
  readonly done: string
}

/** A row whose date has passed. */
export interface Late {
  readonly row: Row
  readonly since: string
  /** The day on which it was done after all. */
  readonly done?: string
  /** Days past the date, to the day of the review or the day on which it was done. */
  readonly days: number
}

/** Rows whose date has passed by the day of the review, open or done too late, as the last copy has them. */
export const lateRows = ({ ledger, asOf }: Desk, watches: readonly Watch[]): readonly Late[] =>
  ledger ? watches.flatMap((watch) => watched(ledger, watch, asOf)) : []

const watched = (ledger: Ledger, watch: Watch, asOf: string): readonly Late[] =>
  rowsOf(ledger, watch.sheet, watch.letter, watch.where).flatMap((row) => {
    const since = dayIn(row, watch.due)
    const done = dayIn(row, watch.done)
    const until = done !== '' && done < asOf ? done : asOf
    if (since === '' || until <= since) return []
    return [{ row, since, ...(done && { done }), days: daysBetween(since, until) }]
  })

/** Longest waiting first. */
export const oldestFirst = (rows: readonly Late[]): readonly Late[] =>
  [...rows].sort((a, b) => Number(a.since > b.since) - Number(a.since < b.since))

/** Numbers by which other rows speak of a row: its own, what it is about, and the request that stands for its source. */
export const relatedTo = (row: Row): readonly string[] =>
  [row.no, row.text('about'), row.text('source')].filter((number) => /^[A-Z]\d+$/.test(number))

/** The open measure for some rows, or for what they are about, that is due first. */
export function nextMeasure({ ledger }: Desk, rows: readonly Row[]): Row | undefined {
  if (!ledger) return undefined
  const measures = rows
    .flatMap(relatedTo)
    .flatMap((number) => ledger.with('risks', 'for', number))
    .filter((measure) => measure.text('done') === '' && measure.text('replacedBy') === '')
    .filter((measure) => dayIn(measure, 'moved') !== '')
  const [first] = measures.map((measure) => dayIn(measure, 'moved')).sort()
  return measures.find((measure) => dayIn(measure, 'moved') === first)
}

/** A choice in words; what is none of the column's choices as it stands. */
export function labelOf({ pack }: Desk, sheet: string, column: string, cell: string): string {
  const options = pack.register
    .find(({ id }) => id === sheet)
    ?.columns.find(({ id }) => id === column)?.options
  return options?.find(({ id }) => id === cell)?.label ?? cell
}

/** A cell in words. */
export const labelIn = (desk: Desk, row: Row, column: string): string =>
  labelOf(desk, row.sheet, column, row.text(column))
