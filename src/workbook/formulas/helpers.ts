// Helpers of the Register as hidden columns: what the pack says of each, as formulas.

import { dayOf } from '../../measure/moments.ts'
import { sameRow } from '../../measure/rows.ts'
import { rank, tiers } from '../../model/audience.ts'
import type { HelperFile } from '../../model/register.ts'
import { serialOf } from '../serial.ts'
import { proposalOf } from './cells.ts'
import { fits } from './filters.ts'
import type { Beside, Field, Kind, Making } from './grid.ts'
import { joined, kindOfJoin } from './joins.ts'

type Way<Name extends keyof HelperFile> = NonNullable<HelperFile[Name]>

/** A helper of a sheet. */
export function helperCell(
  making: Making,
  beside: Beside,
  helper: HelperFile,
): Field & { readonly kind: Kind } {
  const { id, latest, computed, days, join, first, atLastReport } = helper
  const made = (kind: Kind, formula: () => string) => ({ ...beside.field(id, formula), kind })
  if (latest) return made('day', () => latestOf(making, beside, latest))
  if (computed) return { ...proposalOf(making, beside, id, computed), kind: 'day' }
  if (days) return made('number', () => daysLate(making, beside, days))
  if (join) return made(kindOfJoin(making, join), () => joined(making, beside, id, join))
  if (first) return made('day', () => firstDate(making, beside, id, first))
  if (atLastReport) return made('number', () => lastReported(making, beside, id, atLastReport))
  return made('text', () => '""')
}

function latestOf({ contract, cell }: Making, { sheet }: Beside, byTier: Way<'latest'>): string {
  const columns = tiers
    .slice(0, rank(contract.tier) + 1)
    .reduce<readonly string[]>((current, tier) => byTier[tier] ?? current, [])
  const list = columns.map((column) => cell(sheet.id, column).cell).join(',')
  return `IF(COUNT(${list})=${columns.length},MAX(${list}),"")`
}

function daysLate(
  making: Making,
  { sheet: { id } }: Beside,
  { from, to, where }: Way<'days'>,
): string {
  const [due, done] = [from, to].map((column) => dayCell(making, id, column))
  const end = serialOf(making.period.end)
  const until = `IF(ISNUMBER(${done}),MIN(${done},${end}),${end})`
  return `IF(AND(ISNUMBER(${due}),${fits(making, id, where)}),MAX(0,${until}-${due}),0)`
}

/** The day in a column. */
export function dayCell({ cell: cellOf }: Making, sheet: string, column: string): string {
  const { cell, kind } = cellOf(sheet, column)
  return kind === 'moment' ? `IF(ISNUMBER(${cell}),INT(${cell}),"")` : cell
}

/** The earliest date that any copy holds or, where only the pack fills the column, that it computes. */
function firstDate(
  making: Making,
  beside: Beside,
  id: string,
  { date, delay, unless }: Way<'first'>,
): string {
  const { sheet } = beside
  const column = sheet.columns.find((candidate) => candidate.id === date)
  const isLocked = column?.who.every((who) => who === 'P') ?? false
  const earliest = making.past(sheet.id, id, (no) =>
    smallest(
      making.ledger.earlier.map((ledger) => {
        const written = sameRow({ sheet: sheet.id, no }, ledger)?.text(date) ?? ''
        return serialOf(dayOf(written))
      }),
    ),
  )
  const before = beside.field(`${id} before`, () => `IF(${earliest.cell}>0,${earliest.cell},"")`)
  const dates = [
    dayCell(making, sheet.id, date),
    before.cell,
    ...(isLocked && column?.computed
      ? [proposalOf(making, beside, date, column.computed).cell]
      : []),
  ].join(',')
  const waits = delay === undefined ? '' : `+N(${making.cell(sheet.id, delay).cell})`
  const moved =
    waits !== '' && unless ? `+IF(${fits(making, sheet.id, unless)},0,${waits.slice(1)})` : waits
  return `IF(COUNT(${dates})=0,"",MIN(${dates})${moved})`
}

const smallest = (numbers: readonly (number | undefined)[]): number | undefined => {
  const known = numbers.flatMap((number) => number ?? [])
  return known.length > 0 ? Math.min(...known) : undefined
}

/** What had been reached when the report before was handed over, of what was due by then. */
function lastReported(
  making: Making,
  { sheet: { id: sheet } }: Beside,
  id: string,
  { of, due }: Way<'atLastReport'>,
): string {
  const before = making.past(sheet, id, (no) => {
    const cell = sameRow({ sheet, no }, making.ledger.before)?.cell(of)
    return cell === undefined ? undefined : Number(cell)
  })
  const day = dayCell(making, sheet, due)
  // an empty date is before any other
  return `IF(OR(${day}="",N(${day})<${serialOf(making.period.start)}),${before.cell},0)`
}
