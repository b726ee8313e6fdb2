// Reads the sheets that hold one table each.

import type { Problem } from '../../model/problems.ts'
import type { WorkbookRows } from '../../model/workbook.ts'
import { isBlank, isCivil, readChoice, readDate, readDecimal, readText, splitList, type RawCell, type Reading } from './cells.ts'
import { type Column, type TableId, tables } from './columns.ts'
import { type Found, type Grid, take } from './grid.ts'
import type { Guide } from './read-guide.ts'

/** The rows, and where each proof and request stands. */
export interface ReadTables {
  readonly rows: Required<WorkbookRows>
  readonly places: Readonly<Record<'evidence' | 'requests', readonly string[]>>
}

type Row = Record<string, string | readonly string[]>

/** Every table. A row with a bad cell is left out, and each bad cell is a problem. */
export function readTables(found: Found, guide: Guide, problems: Problem[]): ReadTables {
  const rows: Record<string, readonly Row[]> = {}
  const places: Record<string, readonly string[]> = {}
  for (const { id, columns } of tables) {
    const grid = found[id]
    const read = grid ? readTable(id, columns, grid, guide, problems) : []
    rows[id] = read.map(({ row }) => row)
    places[id] = read.map(({ place }) => place)
  }
  return { rows: rows as unknown as Required<WorkbookRows>, places: places as unknown as ReadTables['places'] }
}

function readTable(id: TableId, columns: readonly Column[], grid: Grid, guide: Guide, problems: Problem[]): { readonly row: Row; readonly place: string }[] {
  const unique = new Map<string, string>()
  return grid.rows.flatMap((number) => {
    const before = problems.length
    const row: Row = {}
    for (const column of columns) {
      const raw = grid.cell(number, column.id)
      const title = `${id}.${column.id}`
      if (isBlank(raw)) {
        if (column.required) problems.push({ code: 'missing', path: grid.at(number, column.id), message: `${title}: is empty, and the row has other entries`, hint: 'Fill it in, or empty the whole row.' })
        continue
      }
      const value = take(grid, number, column.id, readCell(column, raw, grid, guide), title, problems)
      if (value === undefined) continue
      if (column.unique) {
        const first = unique.get(value as string)
        if (first) problems.push({ code: 'twice', path: grid.at(number, column.id), message: `${title}: "${value as string}" stands in ${first} already`, hint: 'Give each row its own id.' })
        else unique.set(value as string, grid.at(number, column.id))
      }
      row[column.id] = value
    }
    return problems.length > before ? [] : [{ row, place: grid.at(number) }]
  })
}

function readCell({ kind, list }: Column, raw: RawCell, grid: Grid, guide: Guide): Reading<string | readonly string[]> {
  switch (kind) {
    case 'decimal':
      return readDecimal(raw)
    case 'date':
      return readDate(raw, grid.from1904)
    case 'choice':
      return readChoice(raw, guide.labels(list!))
    case 'text':
      return readText(raw)
    case 'texts': {
      const read = readText(raw)
      return 'value' in read ? { value: splitList(read.value) } : read
    }
    case 'dates': {
      // one date alone may have become a real date
      if (typeof raw !== 'string') {
        const one = readDate(raw, grid.from1904)
        return 'value' in one ? { value: [one.value] } : one
      }
      const dates = splitList(raw)
      const wrong = dates.find((date) => !isCivil(date))
      return wrong === undefined ? { value: dates } : { refused: { code: 'bad-date', message: `"${wrong.slice(0, 60)}" is not a date that exists, written as YYYY-MM-DD`, hint: 'Divide dates by semicolons: 2027-07-01; 2027-10-01.' } }
    }
  }
}
