// The sheet of the Buyer: what it still owes by rows of the Register, and what it owes by the contract. It is only read.

import { daysBetween } from '../calendar/dates.ts'
import { draftingOf } from '../documents/drafting.ts'
import { buyerDuties } from '../documents/handover-dates.ts'
import { cut } from '../language/fill.ts'
import type { Speech } from '../language/speech.ts'
import { dayIn } from '../measure/book.ts'
import { rowsOf } from '../measure/conditions.ts'
import type { Ledger, Row } from '../measure/rows.ts'
import type { Pack, PackSheet } from '../model/pack.ts'
import { plainText } from '../model/text.ts'
import { buyers } from '../review/talks.ts'
import type { Watch } from '../review/waiting.ts'
import type { Field, Making } from './formulas/grid.ts'
import { dayCell } from './formulas/helpers.ts'
import { isOf } from './formulas/query.ts'
import { plus, quote } from './formulas/syntax.ts'
import { serialOf } from './serial.ts'
import { type CellModel, cells, here, type SheetModel } from './sheet.ts'
import { readOnlyName } from './sheet-names.ts'

/** What the sheet is made from. */
export interface BuyerInput {
  readonly pack: Pack
  readonly voice: Speech
  readonly making: Making
  readonly ledger: Ledger
  readonly asOf: string
  /** Cell with the day of the Register. */
  readonly today: string
}

/** Lines for what is open. */
const lines = 12
/** What a row says of itself. */
const telling: Readonly<Record<string, readonly [kind: string, about: string]>> = {
  requests: ['kind', 'about'],
  risks: ['for', 'what'],
}

/** The sheet of the Buyer. */
export function buyerSheet(input: BuyerInput): SheetModel {
  const { pack, voice } = input
  const heads = (...names: readonly string[]) =>
    cells('head', ...names.map((name) => voice.say(`workbook.owed.${name}`)))
  const duties = buyerDuties(draftingOf(pack)).flatMap(({ children }) =>
    children.flatMap((child) => (child.type === 'table' ? child.rows : [])),
  )
  return {
    name: readOnlyName(pack, 'buyer'),
    columns: [12, 62, 40, 12, 12].map((width) => ({ width, look: 'plain' })),
    rows: [
      heads('row', 'what', 'about', 'due', 'overdue'),
      ...openRows(
        input,
        buyers.filter(({ sheet }) => pack.register.some(({ id }) => id === sheet)),
      ),
      [],
      heads('item', 'duty', 'time'),
      ...duties.map((texts) => cells('told', ...texts.map((text) => plainText(text)))),
    ],
    frozen: true,
  }
}

/** What is open, sheet by sheet in the order of its rows. */
function openRows(input: BuyerInput, watches: readonly Watch[]): CellModel[][] {
  const rows = watches.flatMap((watch) => openIn(input, watch))
  const owed = watches.map((watch) => owedIn(input, watch))
  const more = rows.length - lines
  const count = plus(owed.map(({ place }) => `COUNT(${place.range})`))
  const { voice } = input
  const others = (number: string) =>
    cut(input.pack.words.workbook?.['owed.more'] ?? '')
      .map((piece) => (typeof piece === 'string' ? quote(piece) : number))
      .join('&')
  return [
    ...Array.from({ length: lines }, (_, index) => lineOf(input, owed, rows[index], index + 1)),
    [
      {
        value: more > 0 ? voice.say('workbook.owed.more', { number: more }) : undefined,
        formula: `IF(${count}>${lines},${others(`(${count}-${lines})`)},"")`,
        look: 'plain',
      },
    ],
  ]
}

/** A row that is open, and since when. */
interface Open {
  readonly row: Row
  readonly day: string
}

const openIn = ({ ledger }: BuyerInput, watch: Watch): readonly Open[] =>
  rowsOf(ledger, watch.sheet, watch.letter, watch.where)
    .map((row) => ({ row, day: dayIn(row, watch.due) }))
    .filter(({ row, day }) => day !== '' && row.text(watch.done) === '')

/** What formulas take from a sheet: columns in the order of the lines, first dates, and the rows that are open. */
interface Owed {
  readonly columns: readonly string[]
  readonly dates: string
  readonly place: Field
  /** Rows above the first one. */
  readonly above: number
}

function owedIn({ making }: BuyerInput, watch: Watch): Owed {
  const { sheet, due, done } = watch
  const beside = making.beside(sheet)
  const [date, ended] = [due, done].map((column) => dayCell(making, sheet, column))
  const isOpen = `IF(${isOf(making, watch)},AND(ISNUMBER(${date}),NOT(ISNUMBER(${ended}))),FALSE)`
  return {
    columns: columnsOf(beside.sheet).map((column) => beside.all(column)),
    dates: making.cell(sheet, due).range,
    place: beside.field('buyer owes', () => `IF(${isOpen},${here},"")`),
    above: beside.first,
  }
}

/** Number of the row, and what it says of itself. */
const columnsOf = ({ id, columns }: PackSheet): readonly string[] => [
  columns[0]?.id ?? '',
  ...(telling[id] ?? []),
]

function lineOf(
  input: BuyerInput,
  owed: readonly Owed[],
  open: Open | undefined,
  number: number,
): CellModel[] {
  const { asOf, today, pack } = input
  /** From the first sheet that still has an open row of this number. */
  const taken = (pick: (from: Owed, row: string) => string): string => {
    let before = ''
    const picks = owed.map((from) => {
      const formula = `IFERROR(${pick(from, `SMALL(${from.place.range},${number}${before})`)},`
      before += `-COUNT(${from.place.range})`
      return formula
    })
    return `${picks.join('')}""${')'.repeat(picks.length)}`
  }
  const since = taken(({ dates, above }, row) => `INDEX(${dates},${row}-${above})`)
  const sheet = pack.register.find(({ id }) => id === open?.row.sheet)
  const names = sheet ? columnsOf(sheet) : []
  const day = open?.day ?? ''
  return [
    ...[0, 1, 2].map((index): CellModel => {
      const column = names[index]
      return {
        value: open && column !== undefined ? labelIn(input, open.row, column) : undefined,
        // joined with nothing, an empty cell is no 0
        formula: taken(({ columns }, row) => `INDEX(${columns[index]},${row})&""`),
        look: 'told',
      }
    }),
    { value: serialOf(day), formula: since, look: 'toldDate' },
    {
      value: day !== '' && day < asOf ? daysBetween(day, asOf) : undefined,
      formula: `IFERROR(IF(${since}<${today},${today}-${since},""),"")`,
      look: 'told',
    },
  ]
}

/** A cell as the sheet of the Register shows it. */
function labelIn({ pack }: Pick<BuyerInput, 'pack'>, row: Row, column: string): string {
  const columns = pack.register.find(({ id }) => id === row.sheet)?.columns ?? []
  const cell = row.text(column)
  const options = columns.find(({ id }) => id === column)?.options
  return options?.find(({ id }) => id === cell)?.label ?? cell
}
