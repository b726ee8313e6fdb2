// Reads CSV of any portal or program as a sheet: commas, semicolons or tabs between cells, quotes around what holds them.

import type { OpenedWorkbook, RawCell } from './open.ts'

/** A CSV file as a workbook of one sheet without a name. */
export function openCsv(text: string): OpenedWorkbook {
  const plain = text.replace(/^\ufeff/, '')
  const rows = cellsOf(plain, separatorOf(plain)).map(
    (row, index) => [index, new Map(row.flatMap((value, column) => raw(column, value)))] as const,
  )
  return { sheets: [{ name: '', rows: new Map(rows) }], from1904: false }
}

const raw = (column: number, value: string): [number, RawCell][] =>
  value === '' ? [] : [[column, { value }]]

/** The mark that parts the titles: the commonest of the first line. */
function separatorOf(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? ''
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: line.split(mark).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

/** Cells by row. In quotes everything is text, and two quotes are one. */
function cellsOf(text: string, separator: string): string[][] {
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)(?:"|$)([^${separator}\\r\\n]*)|([^${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`,
    'y',
  )
  const rows: string[][] = [[]]
  while (cell.lastIndex < text.length) {
    const [, quoted, rest = '', plain = '', end] = cell.exec(text) ?? []
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + rest)
    if (end === separator && cell.lastIndex === text.length) rows.at(-1)?.push('')
    if (end !== separator) rows.push([])
  }
  return rows
}
