// One copy of the Register, opened: rows whose cells can be asked for, with what is computed from others.

import { plusPeriod } from '../calendar/dates.ts'
import type { Span } from '../calendar/periods.ts'
import type { PackSheet } from '../model/pack.ts'
import { readBound } from '../model/query.ts'
import type { Cell, RegisterCopy, RegisterRow } from '../model/register.ts'
import { cellOf } from './cells.ts'
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
    const opened = sheet
      ? (copy.sheets[id] ?? [])
          .filter(({ struck }) => !struck)
          .map((row) => openRow(row, sheet, ledger))
      : []
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
      made.set(value, [...(made.get(value) ?? []), row])
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

function openRow({ no, cells }: RegisterRow, sheet: PackSheet, ledger: Ledger): Row {
  const computed = new Map<string, Cell | undefined>()
  const cell = (column: string): Cell | undefined => {
    if (column === sheet.columns[0]?.id) return no
    const written = cells[column]
    if (written !== undefined) return written
    if (!computed.has(column)) computed.set(column, cellOf(row, sheet, column))
    return computed.get(column)
  }
  const text = (column: string): string => String(cell(column) ?? '')
  const row: Row = {
    sheet: sheet.id,
    no,
    ledger,
    cell,
    text,
    bound: (bound) => boundOf(row, bound),
  }
  return row
}

function boundOf(row: Row, text: string): string | undefined {
  const { base, sign, length } = readBound(text)
  const { period, contract } = row.ledger
  const from = base === 'start' || base === 'end' ? period[base] : row.text(base)
  if (from === '' || length === undefined) return from || undefined
  const time = typeof length === 'string' ? contract.time(length) : length
  if (!time) return undefined
  if (time.unit === 'hours' && from.includes('T')) return plusHours(from, sign * time.count)
  return plusPeriod(from.slice(0, 10), sign * time.count, time.unit)
}
