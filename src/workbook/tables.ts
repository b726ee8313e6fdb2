// Finds the sheets of the Register in a file by their titles, wherever sheets, rows and columns were moved.

import type { Pack, PackSheet } from '../model/pack.ts'
import type { Values } from '../model/problems.ts'
import type { OpenedSheet, OpenedWorkbook, RawCells } from './open.ts'
import { letters } from './sheet.ts'
import { guideName, readOnlyNames, sheetNames } from './sheet-names.ts'
import { isBlank, plainly } from './typed.ts'

/** A sheet of the Register in a file. */
export interface Table {
  readonly sheet: PackSheet
  readonly opened: OpenedSheet
  /** The row of titles, from 0. */
  readonly head: number
  /** Columns from 0, by id. */
  readonly columns: ReadonlyMap<string, number>
}

/** Says that something has to be asked about: a word of `workbook.asked`, and where it is. */
export type Ask = (
  why: string,
  place: { readonly sheet: string; readonly row?: number; readonly column?: number },
  values?: Values,
) => void

/** Rows that are looked at for titles, and how many of these make a row the one of titles. */
const [upperRows, enough] = [50, 3]

/** The sheets of the Register, in the order of the pack. What is none of them is asked about. */
export function findTables({ sheets }: OpenedWorkbook, pack: Pack, ask: Ask): readonly Table[] {
  const ours = new Set([guideName, ...readOnlyNames(pack).map(plainly)])
  const found = new Map<string, Table>()
  for (const opened of sheets.filter(({ name }) => !ours.has(plainly(name)))) {
    const table = bestTable(opened, pack)
    const first = table && found.get(table.sheet.id)
    if (first) ask('sheet-twice', { sheet: opened.name }, { given: first.opened.name })
    else if (table) found.set(table.sheet.id, table)
    else if (opened.rows.size > 0) ask('sheet', { sheet: opened.name })
  }
  const tables = pack.register.flatMap(({ id, title }) => {
    const table = found.get(id)
    if (!table) ask('sheet-missing', { sheet: title }, { given: title })
    return table ?? []
  })
  for (const table of tables) askAboutColumns(table, ask)
  return tables
}

/** The sheet of the pack whose titles a row of a file holds most of. */
function bestTable(opened: OpenedSheet, pack: Pack): Table | undefined {
  const name = plainly(opened.name)
  const names = sheetNames(pack).map(plainly)
  const rows = [...opened.rows].sort(([a], [b]) => a - b).slice(0, upperRows)
  const [best] = pack.register
    .flatMap((sheet, index) => {
      const titles = titlesOf(sheet)
      // sheets share some titles: the name decides where as many were found
      const bonus = name === names[index] || name === plainly(sheet.id) ? 0.5 : 0
      return rows.map(([head, cells]) => {
        const columns = columnsIn(cells, titles)
        return { sheet, opened, head, columns, score: columns.size + bonus }
      })
    })
    .filter(({ sheet, columns }) => columns.size >= Math.min(enough, sheet.columns.length))
    .sort((a, b) => b.score - a.score)
  return best
}

/** Ids of columns by what may stand above them. */
const titlesOf = ({ columns }: PackSheet): ReadonlyMap<string, string> =>
  new Map([
    ...columns.map(({ id }) => [plainly(id), id] as const),
    ...columns.map(({ id, title }) => [plainly(title), id] as const),
  ])

function columnsIn(cells: RawCells, titles: ReadonlyMap<string, string>): Map<string, number> {
  const columns = new Map<string, number>()
  for (const [column, { value }] of [...cells].sort(([a], [b]) => a - b)) {
    const id = titles.get(plainly(String(value)))
    if (id !== undefined && !columns.has(id)) columns.set(id, column)
  }
  return columns
}

/** Columns of others, and those of ours that are gone. */
function askAboutColumns({ sheet, opened, head, columns }: Table, ask: Ask): void {
  const known = new Set(columns.values())
  const first = new Map<number, number>()
  for (const [row, cells] of [...opened.rows].sort(([a], [b]) => b - a))
    for (const [column, raw] of cells) if (row >= head && !isBlank(raw)) first.set(column, row)
  const strangers = [...first].filter(([column]) => !known.has(column)).sort(([a], [b]) => a - b)
  for (const [column, row] of strangers) {
    const title = String(opened.rows.get(head)?.get(column)?.value ?? '').trim()
    const given = title.slice(0, 60) || letters(column)
    ask('column', { sheet: opened.name, row, column }, { given })
  }
  for (const { id, title, shown } of sheet.columns)
    if (shown && !columns.has(id))
      ask('column-missing', { sheet: opened.name, row: head }, { given: title })
}
