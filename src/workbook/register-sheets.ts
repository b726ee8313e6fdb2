// The sheets of the Register: titles, notes below them, what was filled in, and empty rows that are ready.

import type { Speech } from '../language/speech.ts'
import type { Ledger } from '../measure/rows.ts'
import type { Pack, PackColumn, PackSheet } from '../model/pack.ts'
import type { Cell, RegisterCopy, RegisterRow } from '../model/register.ts'
import type { Edition } from './edition.ts'
import { listOfColumn } from './guide-sheet.ts'
import { proposalOf } from './proposal.ts'
import { serialOf } from './serial.ts'
import { type CellModel, cells, rangeOf, type SheetModel, type Validation } from './sheet.ts'
import { sheetNames } from './sheet-names.ts'
import type { Look } from './styles.ts'

/** Empty rows that are ready to be filled in. */
export const spareRows = 300
/** The first row below titles and notes. */
export const firstRow = 2

/** What the sheets of a file are made from. */
export interface Writing {
  readonly pack: Pack
  readonly voice: Speech
  /** The copy that is written in, and the same with what is computed. */
  readonly copy: RegisterCopy
  readonly ledger: Ledger
  readonly edition: Edition
}

/** One sheet in the making, with the rows that are there. */
interface Making extends Writing {
  readonly sheet: PackSheet
  readonly filled: readonly RegisterRow[]
}

/** The sheets of the pack, in order. */
export const registerSheets = (writing: Writing): SheetModel[] =>
  writing.pack.register.map((sheet, index) => ({
    name: sheetNames(writing.pack)[index] ?? sheet.id,
    ...registerSheet({ ...writing, sheet, filled: writing.copy.sheets[sheet.id] ?? [] }),
  }))

function registerSheet(making: Making): Omit<SheetModel, 'name'> {
  const { sheet, filled, voice } = making
  const columns = sheet.columns.map((column, index) => {
    const { type, shown } = column
    const { width } = types[index === 0 ? 'no' : type]
    return { width, look: index === 0 ? 'no' : lookOf(column, making), hidden: !shown }
  })
  const above = [
    cells('head', ...sheet.columns.map(({ title }) => title)),
    cells(
      'note',
      ...sheet.columns.map((column, index) => noteOf(column, index, voice) || undefined),
    ),
  ]
  return {
    columns,
    rows: [...above, ...filledRows(making), ...emptyRows(making)],
    body: [firstRow, firstRow + filled.length + spareRows - 1],
    validations: sheet.columns.flatMap((column, index) =>
      index === 0 ? [] : (validationOf(column, index, making) ?? []),
    ),
  }
}

/** What to know of a column. The first one says how a row is struck. */
export const noteOf = ({ note = '' }: PackColumn, index: number, { say }: Speech): string =>
  index > 0 ? note : `${note} ${say('workbook.strike')}`.trim()

/** What a cell takes: a rule in the words of these files, and its bounds. */
type Rule = readonly [rule: string, ...bounds: string[]]
const dates: Rule = ['type="date" operator="between"', '32874', '109574']

/** By type: width, so that the first columns stand on a screen of 1366 pixels, look, and what is taken. */
const types: Readonly<
  Record<PackColumn['type'], { readonly width: number; readonly look: Look; readonly rule?: Rule }>
> = {
  no: { width: 8, look: 'no' },
  text: { width: 24, look: 'text' },
  ref: { width: 11, look: 'text' },
  choice: { width: 17, look: 'text' },
  country: { width: 9, look: 'text', rule: ['type="textLength" operator="equal"', '2'] },
  date: { width: 11.5, look: 'date', rule: dates },
  moment: { width: 16, look: 'moment', rule: dates },
  number: { width: 9, look: 'whole', rule: ['type="whole" operator="greaterThanOrEqual"', '0'] },
  decimal: {
    width: 10,
    look: 'decimal',
    rule: ['type="decimal" operator="greaterThanOrEqual"', '0'],
  },
}

function filledRows(making: Making): SheetModel['rows'] {
  const { sheet, filled, ledger } = making
  const computed = [...ledger.rows(sheet.id)]
  return filled.map(({ no, struck, cells: values }, index) => {
    const row = struck ? undefined : computed.shift()
    const [, ...others] = sheet.columns.map((column): CellModel => {
      const value = values[column.id]
      const formula =
        value === undefined && row
          ? proposalOf(column, firstRow + index, sheet, ledger.contract)
          : undefined
      const content = contentOf(column, formula ? row?.cell(column.id) : value)
      return { value: content, look: lookOf(column, making), formula }
    })
    return [...cells('no', struck ? `x ${no}` : no), ...others]
  })
}

/** A value as the file holds it: the label of a choice, the number of a day. */
function contentOf({ type, options }: PackColumn, value: Cell | undefined): Cell | undefined {
  if (typeof value !== 'string') return value
  const serial = type === 'date' || type === 'moment' ? serialOf(value) : undefined
  return serial ?? options?.find(({ id }) => id === value)?.label ?? value
}

/** How cells of a column look: grey and locked where only the other side fills them in. */
function lookOf({ type, who }: PackColumn, { edition }: Making): Look {
  const { look } = types[type]
  if (edition === 'buyer' || !who.every((filler) => filler === 'K')) return look
  return look === 'date' ? 'quietDate' : 'quiet'
}

/** Rows with their numbers, where one kind of row counts on, and with what is proposed. */
function emptyRows(making: Making): SheetModel['rows'] {
  const { sheet, filled, ledger } = making
  const [letter, ...others] = sheet.letters
  const counts = sheet.columns[0]?.type === 'no' && others.length === 0
  const highest = Math.max(0, ...filled.map(({ no }) => Number(no.slice(1))))
  return Array.from({ length: spareRows }, (_, index) =>
    sheet.columns.map((column, place) => {
      const look = lookOf(column, making)
      if (place === 0 && counts) return { value: `${letter}${highest + index + 1}`, look }
      const formula = proposalOf(column, firstRow + filled.length + index, sheet, ledger.contract)
      return formula === undefined ? undefined : { formula, look }
    }),
  )
}

/** What a column takes. Where words or numbers of rows may stand too, its list only offers. */
function validationOf(column: PackColumn, place: number, making: Making): Validation | undefined {
  const { pack, copy, voice } = making
  const { type, options, to } = column
  const offer = (range: string): Validation => ({ place, rule: 'type="list"', bounds: [range] })
  if (options && type !== 'choice') return offer(listOfColumn(pack, column))
  const other = pack.register.findIndex(({ id }) => id === to)
  if (to !== undefined && other >= 0) {
    const last = firstRow + (copy.sheets[to]?.length ?? 0) + spareRows - 1
    return offer(rangeOf(sheetNames(pack)[other] ?? to, 0, firstRow, last))
  }
  const message = voice.has(`workbook.accept.${type}`) ? voice.say(`workbook.accept.${type}`) : ''
  if (options) return { ...offer(listOfColumn(pack, column)), message }
  const [rule, ...bounds] = types[type].rule ?? []
  return rule === undefined ? undefined : { place, rule, bounds, message }
}
