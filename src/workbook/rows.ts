// Reads the rows of one sheet: their numbers, and what was typed into their cells.

import type { PackColumn, PackSheet } from '../model/pack.ts'
import type { Cell } from '../model/register.ts'
import type { RawCell, RawCells } from './open.ts'
import { isProposed } from './proposal.ts'
import { noteOf } from './register-sheets.ts'
import type { Ask, Table } from './tables.ts'
import { isBlank, numberPattern, plainly, readTyped, type Typing } from './typed.ts'

/** A row on its way into the Register. */
export interface DraftRow {
  readonly no: string
  readonly struck?: boolean
  readonly cells: Map<string, Cell>
  /** Row of the sheet in which it stands, from 0. */
  readonly row: number
}

/** The rows of a sheet that hold something, each with a number: the next one where none was typed. */
export function readRows(table: Table, typing: Typing, ask: Ask): DraftRow[] {
  const { sheet, opened, head, columns } = table
  const { letters } = sheet
  const column = columns.get(sheet.columns[0]?.id ?? '') ?? -1
  const rows = [...opened.rows]
    .filter(([row, cells]) => row > head && !isNotes(cells, table, typing))
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({ row, cells, ...readNumber(cells.get(column), sheet) }))
    .filter(({ cells, no, struck }) => (no && struck) || filledIn(cells, table).length > 0)
  const taken = new Set<string>()
  let highest = Math.max(0, ...rows.map(({ no }) => Number(no?.slice(1) ?? 0)))
  return rows.flatMap(({ row, cells, typed, struck, no: given }) => {
    const place = { sheet: opened.name, row, column: Math.max(0, column) }
    let no = given
    if (typed === '' && letters.length === 1) {
      highest++
      no = `${letters[0]}${highest}`
      ask('no-number', place, { number: no })
    }
    if (no === undefined) {
      const like = letters.map((letter) => `${letter}1`)
      ask(typed === '' ? 'no-letter' : 'row', place, { given: typed, like })
      return []
    }
    if (taken.has(no) && sheet.columns[0]?.type === 'no') {
      ask('twice', place, { given: no })
      return []
    }
    taken.add(no)
    return [
      {
        no,
        ...(struck && { struck: true }),
        cells: readCells(row, cells, table, typing, ask),
        row,
      },
    ]
  })
}

/** The number of a row and an x before it. Where all rows have the same letter, digits say enough. */
function readNumber(raw: RawCell | undefined, { letters }: PackSheet) {
  const text = String(raw?.value ?? '').trim()
  const [, mark, typed = ''] = /^([x×]?)\s*(.{0,60})/i.exec(text) ?? []
  const whole = letters.length === 1 ? typed.replace(/^(?=\d)/, letters[0] ?? '') : typed
  const [, letter = '', digits] = numberPattern.exec(whole.toUpperCase()) ?? []
  const no = letters.includes(letter) ? `${letter}${digits}` : undefined
  return { typed, no, struck: mark !== '' }
}

/** Columns of a row that somebody filled in, be it with a formula that nobody computed. */
const filledIn = (cells: RawCells, { sheet, columns }: Table): readonly PackColumn[] =>
  sheet.columns.slice(1).filter((column) => {
    const raw = cells.get(columns.get(column.id) ?? -1)
    return raw && !isProposed(raw, column) && (!isBlank(raw) || raw.formula !== undefined)
  })

function readCells(row: number, cells: RawCells, table: Table, typing: Typing, ask: Ask) {
  const read = new Map<string, Cell>()
  for (const definition of filledIn(cells, table)) {
    const column = table.columns.get(definition.id) ?? -1
    const reading = readTyped(cells.get(column) ?? { value: '' }, definition, typing)
    if ('value' in reading) read.set(definition.id, reading.value)
    else ask(reading.why, { sheet: table.opened.name, row, column }, reading.values)
  }
  return read
}

/** Whether a row is the one of notes: nothing else stands in it. */
const isNotes = (cells: RawCells, { sheet, columns }: Table, { voice }: Typing): boolean =>
  sheet.columns.every((column, index) => {
    const text = cells.get(columns.get(column.id) ?? -1)?.value
    return text === undefined || plainly(String(text)) === plainly(noteOf(column, index, voice))
  })
