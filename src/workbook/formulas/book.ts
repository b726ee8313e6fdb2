// The book as formulas: which rows are due in the period, which of them are done in time, and which do not count.

import { fits as fitsRow } from '../../measure/conditions.ts'
import { sameRow } from '../../measure/rows.ts'
import type { Query } from '../../model/query.ts'
import { serialOf } from '../serial.ts'
import { fits } from './filters.ts'
import type { Making } from './grid.ts'
import { dayCell } from './helpers.ts'

const span = ({ period }: Making) => ({
  start: serialOf(period.start) ?? 0,
  end: serialOf(period.end) ?? 0,
})

/** Whether the date of the row has come, where the query knows dates. */
export function isDue(making: Making, { sheet, book, overdue, weight }: Query): string {
  const { start, end } = span(making)
  const day = (column: string | undefined) =>
    column === undefined ? '""' : dayCell(making, sheet, column)
  if (book) {
    const [due, done] = [day(book.due), day(book.done)]
    return `IF(ISNUMBER(${due}),AND(${due}<=${end},OR(${due}>=${start},NOT(ISNUMBER(${done})),N(${done})>=${start})),FALSE)`
  }
  if (overdue) {
    const [due, done] = [day(overdue.due), day(overdue.done)]
    return `IF(ISNUMBER(${due}),AND(${due}<${end},IF(ISNUMBER(${done}),AND(${done}>${due},${done}>=${start}),TRUE)),FALSE)`
  }
  if (!weight?.due) return 'TRUE'
  return `IF(ISNUMBER(${day(weight.due)}),${day(weight.due)}<=${end},FALSE)`
}

/** Whether the row is done by its first date or, where that lies before the period, by the end of it. */
export function isDone(making: Making, { sheet, book }: Query): string {
  if (!book) return 'TRUE'
  if (book.done === undefined) return 'FALSE'
  const { start, end } = span(making)
  const [due, done] = [book.due, book.done].map((column) => dayCell(making, sheet, column))
  const inTime = book.mode === 'by-end' ? 'TRUE' : `OR(${due}<${start},${done}<=${due})`
  return `IF(ISNUMBER(${done}),AND(${done}<=${end},${inTime}),FALSE)`
}

/** Whether the row does not count. What has to be so before its date was so in the copy of the report before. */
export function isLeftOut(making: Making, name: string, query: Query): string {
  const { leaveOut, book, sheet } = query
  if (!leaveOut) return 'FALSE'
  const now = fits(making, sheet, leaveOut.where)
  if (!leaveOut.beforeDue || !book) return now
  const { cell } = making.past(sheet, `${name} left out`, (no) => {
    const before = sameRow({ sheet, no }, making.ledger.before)
    return before && fitsRow(before, leaveOut.where) ? 1 : undefined
  })
  const due = dayCell(making, sheet, book.due)
  return `AND(${now},OR(${due}>=${span(making).start},${cell}=1))`
}

/** The column in which the first date stands. */
export const dueColumn = ({ book, overdue, weight }: Query): string | undefined =>
  book?.due ?? overdue?.due ?? weight?.due
