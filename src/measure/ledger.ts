// One copy of the Register, opened: rows whose cells can be asked for, with what is computed from others.

import type { Span } from '../calendar/periods.ts'
import type { PackSheet } from '../model/pack.ts'
import { type Bound, readBound } from '../model/query.ts'
import type { Cell, RegisterCopy, RegisterRow } from '../model/register.ts'
import { makersOf } from './cells.ts'
import type { Contract } from './contract.ts'
import { plusHours } from './moments.ts'
import { keyOf, type Ledger, type Row } from './rows.ts'

/** What a ledger is opened from. */
export interface Opening {
  readonly contract: Contract
  readonly copy: RegisterCopy
  readonly period: Span
  readonly origin: number
  readonly earlier: readonly Ledger[]
  readonly before?: Ledger
}

/** Opens a copy. Nothing is computed before it is asked for. */
export function openLedger({ copy, ...rest }: Opening): Ledger {
  const sheets = new Map<string, readonly Row[]>()
  const indexes = new Map<string, Map<string, Row[]>>()
  const rows = (id: string): readonly Row[] => {
    const known = sheets.get(id)
    if (known) return known
    const sheet = rest.contract.sheet(id)
    const opened = sheet ? openRows(copy.sheets[id] ?? [], sheet, ledger) : []
    sheets.set(id, opened)
    return opened
  }
  const index = (sheet: string, column: string): Map<string, Row[]> => {
    const key = `${sheet}.${column}`
    const known = indexes.get(key)
    if (known) return known
    const made = new Map<string, Row[]>()
    for (const row of rows(sheet)) {
      const value = keyOf(row.text(column))
      const alike = made.get(value)
      if (alike) alike.push(row)
      else made.set(value, [row])
    }
    indexes.set(key, made)
    return made
  }
  const ledger: Ledger = {
    ...rest,
    rows,
    with: (sheet, column, value) =>
      value === '' ? [] : (index(sheet, column).get(keyOf(value)) ?? []),
  }
  return ledger
}

/** Rows of a sheet that were not struck. */
function openRows(rows: readonly RegisterRow[], sheet: PackSheet, ledger: Ledger): readonly Row[] {
  const number = sheet.columns[0]?.id
  const makers = makersOf(sheet)
  const bounds = new Map<string, Bound>()
  const open = ({ no, cells }: RegisterRow): Row => {
    let made: Map<string, Cell | undefined> | undefined
    const cell = (column: string): Cell | undefined => {
      if (column === number) return no
      const written = cells[column]
      const maker = written === undefined && makers.get(column)
      if (!maker) return written
      made ??= new Map()
      if (!made.has(column)) made.set(column, maker(row))
      return made.get(column)
    }
    const row: Row = {
      sheet: sheet.id,
      no,
      ledger,
      cell,
      text: (column) => String(cell(column) ?? ''),
      bound: (text) => {
        const bound = bounds.get(text) ?? readBound(text)
        bounds.set(text, bound)
        return dayOfBound(row, bound)
      },
    }
    return row
  }
  return rows.filter(({ struck }) => !struck).map(open)
}

function dayOfBound(row: Row, { base, sign, length }: Bound): string | undefined {
  const { period, contract } = row.ledger
  const from = base === 'start' || base === 'end' ? period[base] : row.text(base)
  if (from === '' || length === undefined) return from || undefined
  const time = typeof length === 'string' ? contract.time(length) : length
  if (!time) return undefined
  if (time.unit === 'hours' && from.includes('T')) return plusHours(from, sign * time.count)
  return contract.plus(from.slice(0, 10), { count: sign * time.count, unit: time.unit })
}
