// Finds our tables in the sheets of a file, by the ids in their hidden row, wherever rows and columns were moved.

import type { Sheet } from 'hucre/xlsx'
import { HrddError, type Problem } from '../../model/problems.ts'
import { isBlank, type RawCell, type Reading } from './cells.ts'
import { type Column, inputColumns, listColumns, setupColumns, tables } from './columns.ts'
import { address } from './sheet.ts'

/** One table of a file. */
export interface Grid {
  /** Name of the sheet as it is now. */
  readonly name: string
  /** Numbers of the rows with data, from 0. */
  readonly rows: readonly number[]
  readonly from1904: boolean
  /** The cell of a row in a column of ours. */
  cell(row: number, column: string): RawCell
  /** Where that cell is, as a spreadsheet program writes it. */
  at(row: number, column?: string): string
}

/** Our tables, by id. */
export type Found = Readonly<Partial<Record<string, Grid>>>

/** What we expect, by id of the sheet. */
const expected: Readonly<Record<string, readonly Column[]>> = {
  setup: setupColumns,
  input: inputColumns,
  lists: listColumns,
  ...Object.fromEntries(tables.map(({ id, columns }) => [id, columns])),
}
/** Sheets that only tell: what is in them is written anew each time. */
const told = ['why', 'results', 'notice']
/** Columns that nobody fills in: what stands there is not read. */
const ignored: Readonly<Record<string, readonly string[]>> = {
  input: ['title', 'due', 'question', 'how', 'share', 'check'],
  setup: ['label', 'unit', 'direction'],
  lists: [],
}

/** The tables of a file. Throws where none is ours; anything else wrong is a problem. */
export function findTables(
  sheets: readonly Sheet[],
  from1904: boolean,
  problems: Problem[],
): Found {
  const found: Record<string, Grid> = {}
  for (const sheet of sheets) {
    const head = findIds(sheet)
    if (!head || told.includes(head.id)) continue
    if (found[head.id]) {
      problems.push({
        code: 'sheet-twice',
        path: address(sheet.name, 0, 0),
        message: `this sheet is a copy of "${found[head.id]!.name}"`,
        hint: 'Move its new rows to that sheet and delete the copy.',
      })
      continue
    }
    found[head.id] = gridOf(sheet, head, from1904, problems)
  }
  if (Object.keys(found).length === 0)
    throw new HrddError([
      {
        code: 'not-our-workbook',
        path: 'file',
        message:
          'the file is no monitoring workbook of this package: no sheet has the ids of its columns in a hidden first row',
        hint: 'Copy the values into a workbook made for the contract.',
      },
    ])
  const made = sheetsMade(found.lists)
  for (const id of Object.keys(expected)) {
    if (
      !found[id] &&
      (made === undefined || !tables.some((table) => table.id === id) || made.has(id))
    )
      problems.push({
        code: 'sheet-missing',
        path: 'file',
        message: `the sheet "${id}" is missing, or its hidden row of ids was deleted`,
        hint: 'Copy the values into a fresh workbook of the contract.',
      })
  }
  return found
}

/** Tables that the file was written with, as its sheet of lists says; undefined where that is gone. A file that names none is older than the records of the Buyer. */
function sheetsMade(lists: Grid | undefined): ReadonlySet<string> | undefined {
  if (!lists) return undefined
  const named = lists.rows
    .filter((row) => lists.cell(row, 'list') === 'sheet')
    .map((row) => String(lists.cell(row, 'code')))
  return new Set(
    named.length > 0 ? named : tables.filter(({ record }) => !record).map(({ id }) => id),
  )
}

interface Head {
  readonly id: string
  readonly row: number
  readonly columns: ReadonlyMap<string, number>
  readonly twice: readonly string[]
}

/** The row of ids: the first of the upper rows that holds some. */
function findIds(sheet: Sheet): Head | undefined {
  for (let row = 0; row < Math.min(sheet.rows.length, 50); row++) {
    const columns = new Map<string, number>()
    const twice: string[] = []
    let id: string | undefined
    for (const [at, value] of (sheet.rows[row] ?? []).entries()) {
      const [, table, column] =
        (typeof value === 'string' && /^([a-z]+)\.([A-Za-z]+)$/.exec(value.trim())) || []
      if (!table || !column || !(Object.hasOwn(expected, table) || told.includes(table))) continue
      id ??= table
      if (table !== id) continue
      if (columns.has(column)) twice.push(column)
      else columns.set(column, at)
    }
    if (id) return { id, row, columns, twice }
  }
  return undefined
}

function gridOf(
  sheet: Sheet,
  { id, row: idRow, columns, twice }: Head,
  from1904: boolean,
  problems: Problem[],
): Grid {
  const wanted = expected[id]!
  const unread = ignored[id] ?? []
  const report = (path: string, code: string, message: string, hint: string): void =>
    void problems.push({ code, path, message, hint })
  for (const column of twice)
    report(
      address(sheet.name, idRow),
      'column-twice',
      `two columns have the id ${id}.${column}`,
      'Delete the copy.',
    )
  for (const column of wanted)
    if (!columns.has(column.id) && !unread.includes(column.id))
      report(
        address(sheet.name, idRow),
        'column-missing',
        `the column ${id}.${column.id} is missing`,
        'Copy the values into a fresh workbook of the contract.',
      )
  const ours = new Set(wanted.map((column) => columns.get(column.id)))
  const raw = (row: number, column: number): RawCell => {
    const value = sheet.rows[row]?.[column] ?? null
    if (value !== null && (typeof value !== 'string' || value[0] !== '#')) return value
    const detail = sheet.cells?.get(`${row},${column}`)
    if (!detail) return value
    if (
      detail.type === 'error' ||
      (typeof value === 'string' &&
        detail.formula !== undefined &&
        /^#[A-Z0-9/]+[!?]?$/.test(value))
    )
      return { fault: String(value) }
    return value === null && detail.formula !== undefined
      ? { fault: 'of a formula without a result' }
      : value
  }
  // titles stand in the first row below the ids that holds anything
  let first = idRow + 1
  while (
    first < sheet.rows.length &&
    (sheet.rows[first] ?? []).every((value) => value === null || value === '')
  )
    first++
  const strangers = new Set<number>()
  for (let row = 0; row < idRow; row++)
    for (const [column, value] of (sheet.rows[row] ?? []).entries())
      if (value !== null && value !== '')
        report(
          address(sheet.name, row, column),
          'outside',
          'stands above the table and is not read',
          'Move it into a row of the table, or delete it.',
        )
  const rows: number[] = []
  const read = wanted
    .filter(({ id: column }) => !unread.includes(column) && columns.has(column))
    .map(({ id: column }) => columns.get(column)!)
  for (let row = first + 1; row < sheet.rows.length; row++) {
    const line = sheet.rows[row] ?? []
    for (let column = 0; column < line.length; column++)
      if (!ours.has(column) && !isBlank(raw(row, column))) strangers.add(column)
    if (read.some((column) => !isBlank(raw(row, column)))) rows.push(row)
  }
  for (const column of strangers)
    report(
      address(sheet.name, idRow, column),
      'unknown-column',
      'this column has entries and no id of ours, so it is not read',
      'Move its entries into a column of the table, or delete it.',
    )
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? [])
    if (endRow > first)
      report(
        address(sheet.name, startRow, startCol),
        'merged-cells',
        `cells are merged down to ${address(sheet.name, endRow, endCol)}, so it is unclear which row they belong to`,
        'Divide them again and write the value into each row.',
      )
  return {
    name: sheet.name,
    rows,
    from1904,
    cell(row, column) {
      const at = columns.get(column)
      return at === undefined ? null : raw(row, at)
    },
    at(row, column) {
      const at = column === undefined ? undefined : columns.get(column)
      return address(sheet.name, row, at)
    },
  }
}

/** Reads one cell; a refusal becomes a problem there. */
export function take<T>(
  grid: Grid,
  row: number,
  column: string,
  reading: Reading<T>,
  title: string,
  problems: Problem[],
): T | undefined {
  if ('value' in reading) return reading.value
  const { code, message, hint } = reading.refused
  problems.push({ code, path: grid.at(row, column), message: `${title}: ${message}`, hint })
  return undefined
}
