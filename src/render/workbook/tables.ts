// Writes the sheets that hold one table each: known rows, then empty ones to fill in.

import type { WorkbookRows } from '../../model/workbook.ts'
import { joinList, numberOf } from './cells.ts'
import { type Column, type TableId, type TableSheet, tables } from './columns.ts'
import { type Cell, cell, dateCell, letters, type SheetModel, spareRows, type Validation } from './sheet.ts'
import { labelsOf, type Words } from './words.ts'

/** Any row of a table, by field. */
export type Row = Readonly<Record<string, string | readonly string[] | undefined>>

/** The sheet of each table. */
export const tableSheets = (words: Words, rows: WorkbookRows): SheetModel[] => tables.map((sheet) => tableSheet(words, sheet, (rows[sheet.id] ?? []) as unknown as readonly Row[]))

function tableSheet(words: Words, { id, columns, pagesWide }: TableSheet, rows: readonly Row[]): SheetModel {
  const last = rows.length + spareRows + 1
  return {
    id,
    name: words(`sheet.${id}`),
    widths: columns.map(({ width }) => width),
    ids: true,
    frozenColumns: 1,
    filter: true,
    ...(pagesWide !== undefined && { pagesWide }),
    rows: [
      columns.map((column) => cell(`${id}.${column.id}`, 'id')),
      columns.map((column) => cell(columnTitle(words, id, column), 'head')),
      ...[...rows, ...Array.from({ length: spareRows }, (): Row => ({}))].map((row) => columns.map((column) => tableCell(words, column, row[column.id]))),
    ],
    validations: columns.flatMap((column, at) => validationsOf(words, id, column, at, last)),
    conditions: [],
  }
}

/** Title of a column; a star marks what must be filled in. */
export const columnTitle = (words: Words, id: TableId, column: Column): string => `${words(`column.${id}.${column.id}`)}${column.required ? ' *' : ''}`

function tableCell(words: Words, { kind, list }: Column, value: string | readonly string[] | undefined): Cell {
  switch (kind) {
    case 'date':
      return dateCell(value as string | undefined, 'inputDate')
    case 'decimal':
      return cell(typeof value === 'string' ? (numberOf(value) ?? value) : null, 'inputNumber')
    case 'choice':
      return cell(typeof value === 'string' ? (labelsOf(words, list!).get(value) ?? value) : null, 'input')
    case 'texts':
    case 'dates':
      return cell(Array.isArray(value) && value.length > 0 ? (value.length === 1 ? joinList(value).slice(0, -1) : joinList(value)) : null, 'input')
    case 'text':
      return cell(typeof value === 'string' && value !== '' ? value : null, 'input')
  }
}

function validationsOf(words: Words, id: TableId, column: Column, at: number, last: number): Validation[] {
  const range = { columns: [at, at], rows: [2, last] } as const
  if (column.list) return [{ ...range, rule: { list: `hrdd_${column.list}` }, message: words('error.list') }]
  if (column.kind === 'date') return [{ ...range, rule: { dates: true }, message: words('error.date') }]
  if (column.kind === 'decimal') return [{ ...range, rule: { decimals: true }, message: words('error.decimal') }]
  if (column.unique) return [{ ...range, rule: { custom: `COUNTIF($${letters(at)}$3:$${letters(at)}$${last + 1},${letters(at)}3)=1` }, message: words('error.unique'), ...(id === 'grievances' && { prompt: words('prompt.case') }) }]
  if (column.kind === 'texts' || column.kind === 'dates') return [{ ...range, rule: { custom: `LEN(${letters(at)}3)<32000` }, message: words('error.long'), prompt: words(column.kind === 'dates' ? 'prompt.dates' : 'prompt.list') }]
  return []
}
