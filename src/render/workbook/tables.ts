// Writes the sheets that hold one table each: known rows, then empty ones to fill in.

import { joinList, numberOf } from './cells.ts'
import { type Column, type TableId, type TableSheet, tables } from './columns.ts'
import type { Edition } from './reading-sheets.ts'
import type { Line } from './records.ts'
import {
  type Cell,
  cell,
  type DefinedName,
  dateCell,
  letters,
  type SheetModel,
  spareRows,
  type Validation,
} from './sheet.ts'
import type { Labels, Words } from './words.ts'

/** What the tables are written from. */
export interface TableInput {
  readonly words: Words
  readonly labels: Labels
  readonly lines: Readonly<Partial<Record<TableId, readonly Line[]>>>
  readonly edition: Edition
}

/** The sheet of each table; in the edition of the Supplier no empty record of the Buyer. */
export const tableSheets = (input: TableInput): SheetModel[] =>
  tables
    .filter(
      ({ id, record }) =>
        !(record && input.edition === 'supplier') || (input.lines[id] ?? []).length > 0,
    )
    .map((sheet) => tableSheet(input, sheet, input.lines[sheet.id] ?? []))

/** Names for the first columns of tables that others name rows of. */
export const tableNames = (sheets: readonly SheetModel[]): DefinedName[] => {
  const named = new Set(
    tables.flatMap(({ columns }) => columns.flatMap(({ names }) => names ?? [])),
  )
  return sheets
    .filter(({ id }) => named.has(id as TableId))
    .map(({ id, name, rows }) => ({
      name: `hrdd_${id}`,
      sheet: name,
      column: 0,
      rows: [2, rows.length - 1],
    }))
}

function tableSheet(
  { words, labels, edition }: TableInput,
  { id, columns, pagesWide, record }: TableSheet,
  rows: readonly Line[],
): SheetModel {
  const read = record === true && edition === 'supplier'
  const spare = read ? 0 : spareRows
  const last = rows.length + spare + 1
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
      ...[...rows, ...Array.from({ length: spare }, (): Line => ({}))].map((row) =>
        columns.map((column) =>
          lockedIf(read && !column.bySupplier, tableCell(labels, column, row[column.id])),
        ),
      ),
    ],
    validations: read
      ? []
      : columns.flatMap((column, at) => validationsOf(words, id, column, at, last)),
    conditions: [],
  }
}

/** Title of a column; a star marks what must be filled in. */
export const columnTitle = (words: Words, id: TableId, column: Column): string =>
  `${words(`column.${id}.${column.id}`)}${column.required ? ' *' : ''}`

const lockedIf = (locked: boolean, cell: Cell): Cell =>
  locked ? { ...cell, look: cell.look === 'inputDate' ? 'lockedDate' : 'locked' } : cell

function tableCell(
  labels: Labels,
  { kind, list }: Column,
  value: string | readonly string[] | undefined,
): Cell {
  switch (kind) {
    case 'date':
      return dateCell(value as string | undefined, 'inputDate')
    case 'decimal':
      return cell(typeof value === 'string' ? (numberOf(value) ?? value) : null, 'inputNumber')
    case 'choice':
      return cell(typeof value === 'string' ? (labels[list!].get(value) ?? value) : null, 'input')
    case 'texts':
    case 'dates':
      return cell(
        Array.isArray(value) && value.length > 0
          ? value.length === 1
            ? joinList(value).slice(0, -1)
            : joinList(value)
          : null,
        'input',
      )
    case 'text':
      return cell(typeof value === 'string' && value !== '' ? value : null, 'input')
  }
}

function validationsOf(
  words: Words,
  id: TableId,
  column: Column,
  at: number,
  last: number,
): Validation[] {
  const range = { columns: [at, at], rows: [2, last] } as const
  if (column.names)
    return [{ ...range, rule: { list: `hrdd_${column.names}` }, message: words('error.list') }]
  // only the paragraphs of the clause beside it
  if (column.list === 'anchor')
    return [
      {
        ...range,
        rule: {
          list: 'OFFSET(hrdd_anchor,MATCH($A3,hrdd_anchor_clause,0)-1,0,COUNTIF(hrdd_anchor_clause,$A3),1)',
        },
        message: words('error.list'),
      },
    ]
  if (column.list)
    return [{ ...range, rule: { list: `hrdd_${column.list}` }, message: words('error.list') }]
  if (column.kind === 'date')
    return [{ ...range, rule: { dates: true }, message: words('error.date') }]
  if (column.kind === 'decimal')
    return [{ ...range, rule: { decimals: true }, message: words('error.decimal') }]
  if (column.unique)
    return [
      {
        ...range,
        rule: {
          custom: `COUNTIF($${letters(at)}$3:$${letters(at)}$${last + 1},${letters(at)}3)=1`,
        },
        message: words('error.unique'),
        ...(id === 'grievances' && { prompt: words('prompt.case') }),
      },
    ]
  if (column.kind === 'texts' || column.kind === 'dates')
    return [
      {
        ...range,
        rule: { custom: `LEN(${letters(at)}3)<32000` },
        message: words('error.long'),
        prompt: words(column.kind === 'dates' ? 'prompt.dates' : 'prompt.list'),
      },
    ]
  return []
}
