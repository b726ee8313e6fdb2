// Finds the sheet of a response by its titles, and what was written where nothing is asked.

import { fail } from '../language/problems.ts'
import type { Speech } from '../language/speech.ts'
import type { Values } from '../model/problems.ts'
import type { OpenedSheet, OpenedWorkbook, RawCells } from './open.ts'
import { type ResponseColumn, responseColumns } from './response.ts'
import type { ResponseRow } from './response-rows.ts'
import { inert } from './to-csv.ts'
import { isBlank, plainly, type Typing } from './typed.ts'

/** Where something stands in a file, from 0. */
export interface Place {
  readonly row?: number
  readonly column?: number
}

/** Everything that reading one file needs. */
export interface Reading {
  readonly rows: readonly ResponseRow[]
  readonly voice: Speech
  readonly typing: Typing
  readonly sheet: OpenedSheet
  /** The row of titles, and columns by what stands above them. */
  readonly head: number
  readonly columns: ReadonlyMap<ResponseColumn, number>
  ask(key: string, place: Place, given: unknown, values?: Values): void
}

/** The sheet with the titles of a response. */
export function tableOf(
  { sheets }: OpenedWorkbook,
  { say }: Speech,
): Pick<Reading, 'sheet' | 'head' | 'columns'> {
  const byTitle = new Map(
    responseColumns.flatMap((column) => [
      [plainly(column), column] as const,
      [plainly(say(`response.${column}`)), column] as const,
    ]),
  )
  for (const sheet of sheets)
    for (const [head, cells] of [...sheet.rows].sort(([a], [b]) => a - b)) {
      const columns = new Map<ResponseColumn, number>()
      for (const [place, { value }] of [...cells].sort(([a], [b]) => a - b)) {
        const column = byTitle.get(plainly(String(value)))
        if (column && !columns.has(column)) columns.set(column, place)
      }
      if (columns.has('number') && columns.has('answer')) return { sheet, head, columns }
    }
  return fail('no-response', 'file')
}

/** Everything that the file held when it was made, as texts. */
export function toldTexts({ rows, voice }: Reading): ReadonlySet<string> {
  const { say } = voice
  const values = rows.flatMap(({ number, text, kind, limit, weight, points, told }) => [
    number,
    text,
    inert(text),
    told,
    kind && say(`response.kind.${kind}`),
    ...[limit, weight, points].map((value) => value?.toString()),
  ])
  return new Set(values.flatMap((value) => (value === undefined ? [] : plainly(value))))
}

/** Asks about what stands in a row besides its answer. `row` is what is asked in it, or was left open in it. */
export function askAboutCells(
  place: number,
  cells: RawCells,
  row: ResponseRow | undefined,
  told: ReadonlySet<string>,
  { columns, ask }: Reading,
): void {
  const [number, text, answer, words] = (['number', 'text', 'answer', 'words'] as const).map(
    (column) => columns.get(column),
  )
  const isOurs = (column: number, value: string | number | boolean): boolean =>
    told.has(plainly(String(value))) ||
    (column === words && typeof value === 'number') ||
    (column === answer && row !== undefined)
  for (const [column, raw] of cells) {
    const { value } = raw
    const where = { row: place, column }
    const isText = row !== undefined && row.text !== '' && column === text
    if (isBlank(raw)) continue
    if (isText && ![row.text, inert(row.text)].map(plainly).includes(plainly(String(value))))
      ask('response.asked.changed', where, value, { number: row.number })
    else if (!isText && !isOurs(column, value))
      ask(`response.asked.${column === number ? 'row' : 'place'}`, where, value)
  }
}
