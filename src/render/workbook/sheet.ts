// A sheet as plain data, before it becomes a file: the same for .xlsx and CSV.

/** How a cell looks, and whether it may be filled in. */
export type Look =
  | 'plain'
  | 'id'
  | 'head'
  | 'title'
  | 'heading'
  | 'note'
  | 'strong'
  | 'locked'
  | 'input'
  | 'inputDate'
  | 'inputNumber'
  | 'lockedDate'
  | 'share'
  | 'rating'
  | 'number'

/** A cell. `date`: the value is a civil date. A formula comes with its result. */
export interface Cell {
  readonly value: string | number | null
  readonly look: Look
  readonly date?: true
  readonly formula?: string
}

/** What a cell accepts, and what a program says where it does not. Rows and columns count from 0. */
export interface Validation {
  readonly columns: readonly [first: number, last: number]
  readonly rows: readonly [first: number, last: number]
  /** More rows of the same columns, below. */
  readonly also?: readonly (readonly [first: number, last: number])[]
  /** `list`: name of a defined name, or a formula. `custom`: a formula for the first cell. */
  readonly rule:
    | { readonly list: string }
    | { readonly custom: string }
    | { readonly dates: true }
    | { readonly decimals: true }
  readonly message: string
  /** Shown while the cell is chosen. */
  readonly prompt?: string
}

/** A look for cells of which a formula is true. The word in the cell says the same. */
export interface Condition {
  readonly columns: readonly [first: number, last: number]
  readonly rows: readonly [first: number, last: number]
  readonly formula: string
  readonly tone: Tone
}
export type Tone = 'good' | 'middle' | 'low' | 'bad' | 'quiet'

/** A sheet. Row 0 holds the ids of the columns and is hidden where there are any. */
export interface SheetModel {
  readonly id: string
  readonly name: string
  readonly widths: readonly number[]
  readonly rows: readonly (readonly (Cell | undefined)[])[]
  readonly ids: boolean
  /** Columns that are technical: kept, narrow, outside the printed page. */
  readonly printedColumns?: number
  readonly frozenColumns?: number
  readonly pagesWide?: number
  /** Printed on one page, however small. */
  readonly onePage?: true
  readonly filter?: boolean
  readonly validations: readonly Validation[]
  readonly conditions: readonly Condition[]
  readonly hidden?: true
  readonly tab?: string
}

/** A name for a range, e.g. of a drop-down. */
export interface DefinedName {
  readonly name: string
  readonly sheet: string
  readonly column: number
  readonly rows: readonly [first: number, last: number]
}

/** Rows that a sheet offers for new entries. */
export const spareRows = 200

/** `A`, `B`, … `AA`. */
export function letters(column: number): string {
  let text = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text
  return text
}

/** `'Grievance and remedy'!C7`, as a spreadsheet program writes it. Rows and columns count from 0. */
export const address = (sheet: string, row: number, column?: number): string =>
  `${quoted(sheet)}!${column === undefined ? row + 1 : `${letters(column)}${row + 1}`}`
export const quoted = (sheet: string): string =>
  /^[A-Za-z]\w*$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`

export const cell = (value: string | number | null, look: Look = 'plain'): Cell => ({ value, look })
export const dateCell = (value: string | undefined, look: 'inputDate' | 'lockedDate'): Cell =>
  value === undefined ? { value: null, look } : { value, look, date: true }
