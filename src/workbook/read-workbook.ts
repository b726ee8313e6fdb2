// Reads a workbook back, as people and programs leave it. What cannot be read is asked about by cell; the rest is read.

import { contractOf } from '../calendar/entries.ts'
import { reportPeriods } from '../calendar/periods.ts'
import { need } from '../language/arguments.ts'
import { fail } from '../language/problems.ts'
import { speech } from '../language/speech.ts'
import { readRegister } from '../measure/read-register.ts'
import type { Pack } from '../model/pack.ts'
import { HrddError } from '../model/problems.ts'
import type { Register } from '../model/register.ts'
import { run, type Steps, type Stoppable } from '../office/steps.ts'
import { readStamp } from './guide-sheet.ts'
import { type OpenedWorkbook, openWorkbook } from './open.ts'
import { type DraftRow, readRows } from './rows.ts'
import { letters } from './sheet.ts'
import { guideName, isHiddenName } from './sheet-names.ts'
import { type Ask, findTables, type Table } from './tables.ts'
import { readTyped, type Typing } from './typed.ts'

/** Something in a workbook that was not read, or not as it stands. */
export interface Asked {
  /** Name of the sheet as it is now. */
  readonly sheet: string
  /** The cell as a spreadsheet program names it, e.g. `G7`; `7` for a whole row; empty for a whole sheet. */
  readonly cell: string
  /** What is asked, in words of the pack. */
  readonly why: string
}

/** What a workbook holds. */
export interface ReadWorkbook {
  /** One copy: the Register as it stands in the file. */
  readonly register: Register
  /** What has to be asked; empty where everything was read. */
  readonly asked: readonly Asked[]
}

/**
 * Reads a workbook that `toWorkbook` wrote and people filled in, also after another program saved it. Sheets and columns are
 * found by their titles or ids, wherever they were moved. A cell that can mean one thing only is read; every other is left
 * out and asked about, as are columns and sheets of others, numbers of rows that are there twice or not at all, and what
 * cannot be true, such as a date before the one on which it was asked.
 *
 * The copy is about the last report period that had ended on the day that the sheet in front names, and was handed over on
 * that day.
 *
 * @param bytes the .xlsx file
 * @param options `pack`: the contract whose Register it is; `signal`: what stops it
 * @throws HrddError where the file is no workbook or harmful, or holds no sheet of the Register
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { readWorkbook, toWorkbook } from 'hrdd-clauses/workbook'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * const { register, asked } = await readWorkbook(await toWorkbook(pack, { asOf: '2028-07-10' }), { pack })
 * console.log(register.copies[0]?.periodEnd, asked.length) // 2028-06-30 0
 * ```
 */
export async function readWorkbook(
  bytes: Uint8Array,
  options: { readonly pack: Pack } & Stoppable,
): Promise<ReadWorkbook> {
  need('pack', options?.pack)
  return run(read(bytes, options.pack), options)
}

function* read(bytes: Uint8Array, pack: Pack): Steps<ReadWorkbook> {
  const voice = speech(pack.words)
  const asked: Asked[] = []
  const ask: Ask = (why, { sheet, row, column }, values) => {
    const said = voice.say(`workbook.asked.${why}`, values)
    asked.push({ sheet, cell: cellName(row, column), why: said })
  }
  const workbook = yield* openWorkbook(bytes, (name) => !isHiddenName(name))
  const typing: Typing = { from1904: workbook.from1904, voice }
  const stamp = readStamp(workbook)
  askAboutStamp(stamp, pack, ask)
  const tables = findTables(workbook, pack, ask)
  if (tables.length === 0) fail('no-register', 'file')
  const written = stamp.get('hrdd.date') ?? pack.spec.contract.start
  const dates = datesOf(pack, dayOf(workbook, written, typing, ask))
  const drafts: Draft[] = []
  for (const table of tables) {
    yield
    drafts.push({ table, rows: readRows(table, typing, ask) })
  }
  yield
  return { register: settle(pack, dates, drafts, asked), asked }
}

const cellName = (row?: number, column?: number): string =>
  (column === undefined ? '' : letters(column)) + (row === undefined ? '' : row + 1)

/** Whether the file was made from this pack. Its rows are read all the same. */
function askAboutStamp(stamp: ReadonlyMap<string, string>, pack: Pack, ask: Ask): void {
  const { key } = contractOf(pack)
  const given = stamp.get('hrdd.contract') ?? key
  const digest = stamp.get('hrdd.digest') ?? pack.stamp.digest
  if (given !== key) ask('other-contract', { sheet: guideName }, { given })
  else if (digest !== pack.stamp.digest) ask('other-pack', { sheet: guideName })
}

/** The day of the Register: beside its label, on whatever sheet, else as it was when the file was made. */
function dayOf({ sheets }: OpenedWorkbook, date: string, typing: Typing, ask: Ask): string {
  const label = typing.voice.say('workbook.date')
  const [place] = sheets.flatMap(({ name: sheet, rows }) =>
    [...rows].flatMap(([row, cells]) => {
      const [left] = [...cells].find(([, { value }]) => value === label) ?? []
      return left === undefined ? [] : [{ sheet, row, column: left + 1, raw: cells.get(left + 1) }]
    }),
  )
  const reading = place?.raw && readTyped(place.raw, dateColumn, typing)
  if (reading && 'value' in reading) return String(reading.value)
  if (reading) ask(reading.why, place, reading.values)
  else ask('no-date', place ?? { sheet: '' }, { date: typing.voice.date(date) })
  return date
}
const dateColumn = { id: 'date', title: '', type: 'date', who: [], shown: true } as const

/** Which report the copy is about, and when it was handed over. */
function datesOf(pack: Pack, asOf: string): { readonly periodEnd: string; readonly on?: string } {
  const ended = reportPeriods(pack).filter(({ end }) => end <= asOf)
  const periodEnd = ended.at(-1)?.end ?? asOf
  return { periodEnd, ...(periodEnd !== asOf && { on: asOf }) }
}

type Draft = { readonly table: Table; rows: DraftRow[] }

/**
 * The Register by the rules of the measures. What they refuse is asked about and taken out, then they are asked again: what
 * is gone may be missing elsewhere.
 */
function settle(
  pack: Pack,
  dates: { readonly periodEnd: string },
  drafts: readonly Draft[],
  asked: Asked[],
): Register {
  for (;;) {
    const sheets = drafts.map(({ table, rows }) => [
      table.sheet.id,
      rows.map(({ no, struck, cells }) => ({ no, struck, cells: Object.fromEntries(cells) })),
    ])
    try {
      return readRegister(pack, { copies: [{ ...dates, sheets: Object.fromEntries(sheets) }] })
    } catch (error) {
      if (!(error instanceof HrddError)) throw error
      const refused = refusedRows(error, drafts, asked)
      for (const draft of drafts) draft.rows = draft.rows.filter((row) => !refused.has(row))
    }
  }
}

/** Rows that no cell could mend. From others the cells are taken out. */
function refusedRows(error: HrddError, drafts: readonly Draft[], asked: Asked[]): Set<DraftRow> {
  const refused = new Set<DraftRow>()
  const mended = new Set<DraftRow>()
  for (const { path, message, hint } of error.problems) {
    const [, id, index, column = ''] = /\.sheets\.([^[]+)\[(\d+)\](?:\.(.+))?$/.exec(path) ?? []
    const draft = drafts.find(({ table }) => table.sheet.id === id)
    const row = draft?.rows[Number(index)]
    if (!draft || !row) throw error
    const { opened, columns } = draft.table
    const cell = cellName(row.row, columns.get(column))
    asked.push({ sheet: opened.name, cell, why: [message, hint].filter(Boolean).join(' ') })
    if (row.cells.delete(column)) mended.add(row)
    else if (!mended.has(row)) refused.add(row)
  }
  return refused
}
