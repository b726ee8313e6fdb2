// Registers by chance: rows of every kind in two reports, the same for the same seed.

import { reportPeriods } from '../../src/calendar/periods.ts'
import { readRegister } from '../../src/measure/index.ts'
import type { Pack, PackColumn, PackSheet } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Cell, RegisterCopy } from '../../src/model/register.ts'

type Draw = (below: number) => number
interface Row {
  readonly no: string
  readonly struck?: true
  readonly cells: Record<string, Cell>
}
type Sheets = Record<string, Row[]>

function drawing(seed: number): Draw {
  let state = seed * 7919
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % below
  }
}

const dayAfter = (start: string, days: number): string =>
  new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10)

/** Rows by their letter. */
const sizes: Readonly<Record<string, number>> = { S: 10, Q: 16, R: 12, M: 14, F: 10, C: 10 }
const texts = ['A1', 'A2', 'B, sales', 'B', '1 Road, Town', '1 road  Town', 'Q2', 'M4', 'F1']

function anyCell({ type, options = [] }: PackColumn, start: string, draw: Draw): Cell | undefined {
  if (draw(10) < 3) return undefined
  const option = options[draw(options.length || 1)]?.id
  const day = dayAfter(start, draw(760) - 200)
  const values: Readonly<Record<string, () => Cell | undefined>> = {
    date: () => day,
    moment: () => (draw(2) === 0 ? day : `${day}T${String(8 + draw(9)).padStart(2, '0')}:15`),
    number: () => draw(60),
    decimal: () => draw(5),
    country: () => 'VN',
    text: () => (option !== undefined && draw(2) === 0 ? option : texts[draw(texts.length)]),
    choice: () => option,
    ref: () =>
      option !== undefined && draw(2) === 0 ? option : `${'SRMFQC'[draw(6)]}${1 + draw(8)}`,
  }
  return values[type]?.()
}

function rowsOf({ letters, columns }: PackSheet, start: string, draw: Draw): Row[] {
  return letters.flatMap((letter) =>
    Array.from({ length: sizes[letter] ?? 5 }, (_, index) => {
      const cells = columns.slice(1).flatMap((column) => {
        const value = anyCell(column, start, draw)
        return value === undefined ? [] : [[column.id, value] as const]
      })
      return {
        no: `${letter}${index + 1}`,
        ...(draw(12) === 0 && { struck: true as const }),
        cells: Object.fromEntries(cells),
      }
    }),
  )
}

/** A row half a year later: a few cells are other. */
const later = (row: Row, { columns }: PackSheet, start: string, draw: Draw): Row => ({
  ...row,
  cells: columns.slice(1).reduce<Record<string, Cell>>((cells, column) => {
    if (draw(4) > 0) return cells
    const { [column.id]: _old, ...others } = cells
    const value = anyCell(column, start, draw)
    return value === undefined ? others : { ...others, [column.id]: value }
  }, row.cells),
})

/** What the rules refuse is taken out, as when a workbook is read. */
function sound(pack: Pack, copies: { periodEnd: string; sheets: Sheets }[]): RegisterCopy[] {
  for (;;) {
    try {
      return [...readRegister(pack, { copies }).copies]
    } catch (error) {
      if (!(error instanceof HrddError)) throw error
      for (const { path } of error.problems) {
        const [, copy, sheet = '', row, column = ''] =
          /copies\[(\d+)\]\.sheets\.(\w+)\[(\d+)\]\.(\w+)/.exec(path) ?? []
        const cells = copies[Number(copy)]?.sheets[sheet]?.[Number(row)]?.cells
        if (!cells) throw error
        delete cells[column]
      }
    }
  }
}

/** Copies for the first two reports of a pack. */
export function anyRegister(pack: Pack, seed: number): { copies: RegisterCopy[]; end: string } {
  const draw = drawing(seed)
  const [first, second] = reportPeriods(pack)
  const { start } = pack.spec.contract
  const before: Sheets = Object.fromEntries(
    pack.register.map((sheet) => [sheet.id, rowsOf(sheet, start, draw)]),
  )
  const after: Sheets = Object.fromEntries(
    pack.register.map((sheet) => [
      sheet.id,
      (before[sheet.id] ?? []).map((row) => later(row, sheet, start, draw)),
    ]),
  )
  const copies = structuredClone([
    { periodEnd: first!.end, sheets: before },
    { periodEnd: second!.end, sheets: after },
  ])
  return { copies: sound(pack, copies), end: second!.end }
}
