// Hidden sheets in the making: one for each sheet of the Register, row beside row, a column for each thing that is computed.

import type { Span } from '../../calendar/periods.ts'
import type { Contract } from '../../measure/contract.ts'
import type { Ledger } from '../../measure/rows.ts'
import type { PackSheet } from '../../model/pack.ts'
import { cells, here, letters, quoted, rangeOf, type SheetModel } from '../sheet.ts'
import { hiddenTitle } from '../sheet-names.ts'

/** A hidden column. */
export interface Field {
  /** Its cell in the same row, for formulas of the same sheet. */
  readonly cell: string
  /** All its cells, for formulas anywhere. */
  readonly range: string
}

/** What a cell holds, as formulas see it: days and moments as numbers, texts as keys, strength from 0 to 6; `""` is empty. */
export type Kind = 'day' | 'moment' | 'number' | 'text' | 'grade'

/** The hidden sheet beside one sheet of the Register. */
export interface Beside {
  readonly sheet: PackSheet
  /** A column by its name, made when it is first asked for. */
  field(name: string, formula: () => string): Field
  /** What stands in a cell of the Register in the same row, whatever was sorted, inserted or cut. */
  typed(column: string): string
  /** A whole column of the Register. */
  all(column: string): string
  /** Rows above the first one of the Register. */
  readonly first: number
  /** All cells of the row but its number. */
  readonly others: string
}

/** What formulas are made from. */
export interface Making {
  readonly contract: Contract
  readonly period: Span
  /** The copy that is written, as it will be read at the end of the period, with the copies before. */
  readonly ledger: Ledger
  beside(sheet: string): Beside
  /** A column or helper of the Register, read so that it can be compared. */
  cell(sheet: string, column: string): Field & { readonly kind: Kind }
  /** What earlier copies held of the row: constants by its number, 0 where there is nothing. */
  past(sheet: string, name: string, heldBefore: (no: string) => number | undefined): Field
}

/** Rows of a hidden sheet: where they begin and end, from 0. */
export interface Extent {
  readonly first: number
  readonly last: number
}

/** A hidden sheet with its columns so far. */
export interface Grid extends Beside {
  model(): SheetModel
}

/** Opens a hidden sheet. `register`: name of the sheet of the Register in the file. */
export function openGrid(
  sheet: PackSheet,
  name: string,
  register: string,
  { first, last }: Extent,
): Grid {
  const columns = new Map<string, { readonly place: number; formula: string }>()
  const whole = (from: number, to = from) => `${quoted(register)}!$${letters(from)}:$${letters(to)}`
  const columnOf = (column: string) => whole(sheet.columns.findIndex(({ id }) => id === column))
  return {
    sheet,
    field(title, formula) {
      const place = columns.get(title)?.place ?? columns.size
      if (!columns.has(title)) {
        const column = { place, formula: '' }
        columns.set(title, column)
        column.formula = formula()
      }
      return { cell: `$${letters(place)}${here}`, range: rangeOf(name, place, first, last) }
    },
    typed: (column) => `INDEX(${columnOf(column)},${here})`,
    all: columnOf,
    first,
    others: `INDEX(${whole(1, sheet.columns.length - 1)},${here},0)`,
    model: () => ({
      name,
      hidden: true,
      columns: [...columns].map(() => ({ width: 12, look: 'plain' })),
      rows: [cells('plain', ...[...columns.keys()].map(hiddenTitle))],
      down: { first, last, formulas: [...columns.values()].map(({ formula }) => formula) },
    }),
  }
}
