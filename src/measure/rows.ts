// A row of the Register and the copy in which it stands, as questions are put to them.

import type { Span } from '../calendar/periods.ts'
import type { Cell } from '../model/register.ts'
import type { Contract } from './contract.ts'

/** A row of a copy. */
export interface Row {
  readonly sheet: string
  readonly no: string
  readonly ledger: Ledger
  /** What stands in a column, or what a helper of the sheet says. */
  cell(column: string): Cell | undefined
  /** A cell as text; empty where nothing stands. */
  text(column: string): string
  /** The day or moment that a bound means for this row. */
  bound(bound: string): string | undefined
}

/** A copy of the Register, looked at for one period. */
export interface Ledger {
  readonly contract: Contract
  readonly period: Span
  /** Which of several Registers. */
  readonly origin: number
  /** All copies before, in order of time. */
  readonly earlier: readonly Ledger[]
  /** The copy of the report before. */
  readonly before?: Ledger
  /** Rows that were not struck. */
  rows(sheet: string): readonly Row[]
  /** Rows with this value in a column. */
  with(sheet: string, column: string, value: string): readonly Row[]
}

/** Texts that are written alike: whatever the case, spaces and marks between words. */
export const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.,;]+/g, ' ')
    .trim()

/** The same row in another copy. */
export function sameRow(
  { sheet, no }: Pick<Row, 'sheet' | 'no'>,
  ledger: Ledger | undefined,
): Row | undefined {
  const number = ledger?.contract.sheet(sheet)?.columns[0]
  return number && ledger.with(sheet, number.id, no)[0]
}
