// What a cell holds that nobody filled in: a proposal of its column, or a helper of its sheet.

import { daysBetween, plusDays } from '../calendar/dates.ts'
import { rank, tiers } from '../model/audience.ts'
import type { PackSheet } from '../model/pack.ts'
import type { Join } from '../model/query.ts'
import type { Cell, Computed, HelperFile } from '../model/register.ts'
import { fits } from './conditions.ts'
import { dayOf, earlier } from './moments.ts'
import { type Row, sameRow } from './rows.ts'
import { strengthOf } from './rules.ts'

/** Makes a cell from the others of its row; `undefined` where there is none yet. */
export type Maker = (row: Row) => Cell | undefined

const known = new WeakMap<PackSheet, ReadonlyMap<string, Maker>>()

/** How each column or helper of a sheet is made that is not only typed. */
export function makersOf(sheet: PackSheet): ReadonlyMap<string, Maker> {
  const before = known.get(sheet)
  if (before) return before
  const makers = new Map<string, Maker>()
  for (const { id, computed } of sheet.columns)
    if (computed) makers.set(id, (row) => computedDate(row, computed))
  for (const helper of sheet.helpers) makers.set(helper.id, helperOf(helper, sheet))
  known.set(sheet, makers)
  return makers
}

function helperOf(helper: HelperFile, sheet: PackSheet): Maker {
  const { latest, computed, days, join, first, atLastReport } = helper
  if (latest) return (row) => latestOf(row, latest)
  if (computed) return (row) => computedDate(row, computed)
  if (days) return (row) => daysLate(row, days)
  if (join) return (row) => joined(row, join)
  if (first) return (row) => firstDate(row, sheet, first)
  return (row) => atLastReport && lastReported(row, atLastReport)
}

type Way<Name extends keyof HelperFile> = NonNullable<HelperFile[Name]>

const proposal = (row: Row, sheet: PackSheet, column: string): string | undefined =>
  computedDate(row, sheet.columns.find(({ id }) => id === column)?.computed ?? [])

/** The date of the first line that fits, with its periods added. */
function computedDate(row: Row, lines: readonly Computed[]): string | undefined {
  const line = lines.find(({ where }) => fits(row, where))
  const from = dayOf(line ? row.text(line.from) : '')
  if (!line || from === '') return undefined
  return line.add.reduce<string | undefined>((date, length) => {
    if (date === undefined) return undefined
    if (typeof length === 'number') return plusDays(date, length)
    const time = row.ledger.contract.time(length)
    return time && row.ledger.contract.plus(date, time)
  }, from)
}

function latestOf(row: Row, byTier: Way<'latest'>): string | undefined {
  const { tier } = row.ledger.contract
  const columns = tiers
    .slice(0, rank(tier) + 1)
    .reduce<readonly string[]>((current, each) => byTier[each] ?? current, [])
  const dates = columns.map((column) => row.text(column))
  return dates.includes('') ? undefined : [...dates].sort().at(-1)
}

/** Days late, counted to the end of the period while it goes on. */
function daysLate(row: Row, { from, to, where }: Way<'days'>): number {
  const due = dayOf(row.text(from))
  if (due === '' || !fits(row, where)) return 0
  const { end } = row.ledger.period
  const done = dayOf(row.text(to)) || end
  return Math.max(0, daysBetween(due, earlier(done, end)))
}

function joined(row: Row, joins: Way<'join'>): Cell | undefined {
  const join = joins.find(({ when }) => fits(row, when))
  if (!join) return undefined
  const { take, of = '' } = join
  const rows = rowsOf(row, join)
  if (take === 'count') return rows.length
  const cells = rows.flatMap((other) => other.cell(of) ?? [])
  if (take === 'sum') return cells.reduce<number>((total, cell) => total + Number(cell), 0)
  if (take === 'first') return cells[0]
  const texts = cells.map(String)
  if (take === 'latest') return texts.sort().at(-1)
  return texts.sort((a, b) => strengthOf(a) - strengthOf(b)).at(-1)
}

/** The rows that a join finds from a row. */
function rowsOf(row: Row, { sheet, letter, match, where, until = {} }: Join): readonly Row[] {
  const [first, ...others] = Object.entries(match)
  if (!first) return []
  return row.ledger
    .with(sheet, first[0], row.text(first[1]))
    .filter(
      (other) =>
        (letter === undefined || other.no.startsWith(letter)) &&
        others.every(([theirs, ours]) => other.text(theirs) === row.text(ours)) &&
        Object.entries(until).every(([theirs, ours]) => other.text(theirs) <= row.text(ours)) &&
        fits(other, where),
    )
}

/**
 * The first date of a row: the earliest that any copy holds or, where only the pack fills the column, that it computes.
 * A delay of the Buyer moves it.
 */
function firstDate(row: Row, sheet: PackSheet, way: Way<'first'>): string | undefined {
  const { date, delay, unless } = way
  const locked = sheet.columns.find(({ id }) => id === date)?.who.every((who) => who === 'P')
  const dates = [
    row.text(date),
    ...row.ledger.earlier.map((ledger) => sameRow(row, ledger)?.text(date) ?? ''),
    (locked && proposal(row, sheet, date)) || '',
  ].filter(Boolean)
  const first = dates.sort()[0]
  if (first === undefined || delay === undefined || (unless && fits(row, unless))) return first
  return plusDays(first, Number(row.cell(delay) ?? 0))
}

/** What had been reached when the report before was handed over, of what was due by then. */
function lastReported(row: Row, { of, due }: Way<'atLastReport'>): number {
  const dueBefore = row.text(due) < row.ledger.period.start
  return dueBefore ? Number(sameRow(row, row.ledger.before)?.cell(of) ?? 0) : 0
}
