// Reads the rows of one sheet, and looks at what cannot be true of them.

import { printPath, show } from '../language/issues.ts'
import { suggestion } from '../language/nearest.ts'
import type { PackColumn, PackSheet } from '../model/pack.ts'
import type { Fault, ProblemCode, Values } from '../model/problems.ts'
import type { Cell, RegisterRow } from '../model/register.ts'
import { fits } from './conditions.ts'
import { compareMoments } from './moments.ts'
import { readCell } from './read-cells.ts'
import { keyOf } from './rows.ts'

type Path = readonly PropertyKey[]

/** What is found wrong, with the place. */
export interface Complaints {
  add(code: ProblemCode, path: Path, values?: Values): void
}

/** Collects faults. */
export const complaintsInto = (faults: Fault[]): Complaints => ({
  add: (code, path, values = {}) => {
    faults.push({ code, path: printPath(path), values })
  },
})

/** A row with the place where it was read. */
export interface PlacedRow {
  readonly row: RegisterRow
  readonly path: Path
}

/** Whether something is a group of fields. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A fault for a field that does not exist, with the near name. */
export function unknownField(
  field: string,
  known: readonly string[],
  path: Path,
  { add }: Complaints,
): void {
  const { ending, values } = suggestion(field, known)
  add(ending === '-near' ? 'unknown-field-near' : 'unknown-field', path, { field, ...values })
}

/** Reads the rows of a sheet: flat records, or `{ no, struck, cells }`. */
export function readRows(
  sheet: PackSheet,
  given: unknown,
  path: Path,
  complaints: Complaints,
): readonly PlacedRow[] {
  if (!Array.isArray(given)) {
    complaints.add('wrong-type', path, { expected: '@problems.noun.array', given: show(given) })
    return []
  }
  const rows = given.flatMap((row: unknown, index) => {
    const place = [...path, index]
    const read = readRow(sheet, row, place, complaints)
    return read ? [{ row: read, path: place }] : []
  })
  uniqueNumbers(sheet, rows, complaints)
  const standing = rows.filter(({ row }) => !row.struck)
  for (const placed of standing) possible(sheet, placed, complaints)
  for (const column of sheet.columns) oneValue(sheet, column, standing, complaints)
  return rows
}

function readRow(
  sheet: PackSheet,
  given: unknown,
  path: Path,
  complaints: Complaints,
): RegisterRow | undefined {
  if (!isRecord(given)) {
    complaints.add('wrong-type', path, { expected: '@problems.noun.object', given: show(given) })
    return undefined
  }
  const number = sheet.columns[0]?.id ?? 'no'
  const { no = given[number], struck = false, cells, ...flat } = given
  const record = isRecord(cells) ? { ...flat, ...cells } : flat
  const name = readNumber(sheet, no, [...path, number], complaints)
  if (typeof struck !== 'boolean')
    complaints.add('wrong-type', [...path, 'struck'], {
      expected: '@problems.noun.boolean',
      given: show(struck),
    })
  if (cells !== undefined && !isRecord(cells))
    complaints.add('wrong-type', [...path, 'cells'], {
      expected: '@problems.noun.object',
      given: show(cells),
    })
  const read = readFields(sheet, record, path, complaints)
  if (!name) return undefined
  const isStruck = name.struck || struck === true
  return { no: name.no, ...(isStruck && { struck: true as const }), cells: read }
}

/** The number of a row; an `x` before it strikes the row. */
function readNumber(
  { letters }: PackSheet,
  given: unknown,
  path: Path,
  { add }: Complaints,
): { readonly no: string; readonly struck: boolean } | undefined {
  const [, mark = '', no = ''] =
    (typeof given === 'string' && /^\s*(x?)\s*([A-Za-z]\d{1,6})\s*$/i.exec(given)) || []
  const number = no.toUpperCase()
  if (letters.some((letter) => number.startsWith(letter)))
    return { no: number, struck: mark !== '' }
  add('row-number', path, { given: show(given), all: letters.map((letter) => `${letter}1`) })
  return undefined
}

function readFields(
  { columns }: PackSheet,
  record: Readonly<Record<string, unknown>>,
  path: Path,
  complaints: Complaints,
): Readonly<Record<string, Cell>> {
  const [number] = columns
  const cells: [string, Cell][] = []
  for (const [field, given] of Object.entries(record)) {
    if (field === number?.id || given === null || given === undefined) continue
    if (typeof given === 'string' && given.trim() === '') continue
    const place = [...path, field]
    const column = columns.find(({ id }) => id === field)
    if (!column) {
      unknownField(
        field,
        columns.map(({ id }) => id),
        place,
        complaints,
      )
      continue
    }
    const reading = readCell(column, given)
    if ('cell' in reading) cells.push([field, reading.cell])
    else complaints.add(reading.fault.code, place, reading.fault.values)
  }
  return Object.fromEntries(cells)
}

/** A number stands once in its sheet, unless it is a code that rows share. */
function uniqueNumbers(
  { columns }: PackSheet,
  rows: readonly PlacedRow[],
  { add }: Complaints,
): void {
  if (columns[0]?.type !== 'no') return
  const seen = new Set<string>()
  for (const { row, path } of rows) {
    if (seen.has(row.no)) add('row-twice', path, { row: row.no })
    seen.add(row.no)
  }
}

/** What cannot be: done before it was asked, more than there are. */
function possible({ columns }: PackSheet, { row, path }: PlacedRow, { add }: Complaints): void {
  const { no, cells } = row
  const title = (id: string) => columns.find((column) => column.id === id)?.title ?? id
  for (const { id, notBefore = [], atMost } of columns) {
    const cell = cells[id]
    for (const other of notBefore) {
      const first = cells[other]
      if (typeof cell === 'string' && typeof first === 'string' && compareMoments(cell, first) < 0)
        add('row-before', [...path, id], { row: no, date: cell, other: title(other), first })
    }
    const most = atMost && cells[atMost.column]
    const applies = atMost && fits({ cell: (column) => cells[column], bound: none }, atMost.where)
    if (applies && typeof cell === 'number' && typeof most === 'number' && cell > most)
      add('row-more-than', [...path, id], { row: no, given: cell, most })
  }
}
const none = () => undefined

/** Rows that share a cell have one value here: a Site has one address. */
function oneValue(
  { columns }: PackSheet,
  { id, title, oneFor }: PackColumn,
  rows: readonly PlacedRow[],
  { add }: Complaints,
): void {
  if (oneFor === undefined) return
  const values = new Map<string, Cell>()
  for (const { row, path } of rows) {
    const key = oneFor === columns[0]?.id ? row.no : String(row.cells[oneFor] ?? '')
    const cell = row.cells[id]
    if (key === '' || cell === undefined) continue
    const first = values.get(key)
    if (first === undefined) values.set(key, cell)
    else if (keyOf(String(first)) !== keyOf(String(cell)))
      add('row-two-values', [...path, id], { row: key, column: title, first, given: cell })
  }
}
