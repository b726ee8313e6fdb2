// The book: which rows are due in a period, and which of them are done in time.

import type { Query } from '../model/query.ts'
import { fits } from './conditions.ts'
import { dayOf } from './moments.ts'
import { type Row, sameRow } from './rows.ts'

/** The day in a column; empty where none stands. */
export const dayIn = (row: Row, column: string | undefined): string =>
  column === undefined ? '' : dayOf(row.text(column))

/** Whether the date of a row has come, where the query knows dates. */
export function isDue(row: Row, { book, overdue, weight }: Query): boolean {
  if (book) return isInBook(row, book)
  if (overdue) return isOverdue(row, overdue)
  if (!weight?.due) return true
  const due = dayIn(row, weight.due)
  return due !== '' && due <= row.ledger.period.end
}

/** Due in the period, or earlier and not done when it began. */
function isInBook(row: Row, book: NonNullable<Query['book']>): boolean {
  const { start, end } = row.ledger.period
  const [due, done] = [dayIn(row, book.due), dayIn(row, book.done)]
  if (due === '' || due > end) return false
  return due >= start || done === '' || done >= start
}

/** Open on a day of the period after its first date; the day on which it ended late is the last one. */
function isOverdue(row: Row, overdue: NonNullable<Query['overdue']>): boolean {
  const { start, end } = row.ledger.period
  const [due, done] = [dayIn(row, overdue.due), dayIn(row, overdue.done)]
  if (due === '' || due >= end) return false
  return done === '' || (done > due && done >= start)
}

/** Done by the first date or, where that lies before the period, by its end. */
export function isDone(row: Row, { due, done, mode }: NonNullable<Query['book']>): boolean {
  const { start, end } = row.ledger.period
  const [first, day] = [dayIn(row, due), dayIn(row, done)]
  if (day === '' || day > end) return false
  return mode === 'by-end' || first < start || day <= first
}

/** Whether a row does not count. What has to be so before its date was so in the copy of the report before. */
export function isLeftOut(row: Row, { leaveOut, book }: Query): boolean {
  if (!leaveOut || !fits(row, leaveOut.where)) return false
  const isCarriedOver = book && dayIn(row, book.due) < row.ledger.period.start
  if (!leaveOut.beforeDue || !isCarriedOver) return true
  const earlier = sameRow(row, row.ledger.before)
  return earlier !== undefined && fits(earlier, leaveOut.where)
}
