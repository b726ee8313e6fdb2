// The sheet of promises: what the tender promised, and what measures for it say. Both are only read.

import type { Speech } from '../language/speech.ts'
import type { Pack, PackPromise } from '../model/pack.ts'
import { plainText } from '../model/text.ts'
import type { PromiseRow } from '../review/promises.ts'
import type { Field, Making } from './formulas/grid.ts'
import { isOf, noDate } from './formulas/query.ts'
import { flag, quote } from './formulas/syntax.ts'
import { serialOf } from './serial.ts'
import { type CellModel, cells, type SheetModel } from './sheet.ts'
import { readOnlyName } from './sheet-names.ts'

/** What the sheet is made from. */
export interface PromiseInput {
  readonly pack: Pack
  readonly voice: Speech
  readonly making: Making
  /** Measures for promises, as they stand now. */
  readonly rows: readonly PromiseRow[]
  /** Cell with the day of the Register. */
  readonly today: string
}

const widths = {
  number: 8,
  asked: 46,
  wrote: 42,
  state: 15,
  date: 12,
  done: 12,
  measures: 10,
  question: 13,
  section: 22,
} as const

/** The sheet of promises. */
export function promisesSheet(input: PromiseInput): SheetModel {
  const { pack, voice } = input
  const fields = measuresFor(input)
  return {
    name: readOnlyName(pack, 'promises'),
    columns: Object.values(widths).map((width) => ({ width, look: 'plain' })),
    rows: [
      cells('head', ...Object.keys(widths).map((name) => voice.say(`workbook.promise.${name}`))),
      ...pack.promises.map((promise) => rowOf(input, promise, fields)),
    ],
    frozen: true,
  }
}

type Fields = Readonly<Record<'key' | 'date' | 'done' | 'open' | 'late', Field>>

/** Hidden columns of measures, by the promise that each is for. */
function measuresFor({ making }: PromiseInput): Fields {
  const beside = making.beside('risks')
  const cell = (column: string) => making.cell('risks', column).cell
  const isMeasure = isOf(making, { sheet: 'risks', letter: 'M' })
  const key = beside.field('promise', () => `IF(${isMeasure},${cell('for')},"")`)
  const [date, done] = [cell('moved'), cell('done')]
  const isReplaced = `${cell('replacedBy')}<>""`
  return {
    key,
    date: beside.field('promise date', () => `IF(ISNUMBER(${date}),${noDate}-${date},0)`),
    done: beside.field('promise done', () => `N(${done})`),
    open: beside.field('promise open', () =>
      flag(`AND(NOT(ISNUMBER(${done})),NOT(${isReplaced}))`),
    ),
    late: beside.field('promise late', () =>
      flag(`IF(COUNT(${date},${done})=2,${done}>${date},FALSE)`),
    ),
  }
}

function rowOf(
  { pack, voice, rows, today }: PromiseInput,
  { number, question, part, section, asks, wrote }: PackPromise,
  fields: Fields,
): CellModel[] {
  const mine = rows.filter(({ promise }) => promise === number)
  const isMine = `(${fields.key.range}=${quote(number.toLowerCase())})`
  const count = (...more: readonly string[]) => `SUMPRODUCT(${[isMine, ...more].join('*')}*1)`
  const latest = (field: Field) => `SUMPRODUCT(MAX(${isMine}*${field.range}))`
  const open = count(fields.open.range)
  const first = `${noDate}-${latest(fields.date)}`
  const overdue = count(fields.open.range, `(${fields.date.range}>${noDate}-${today})`)
  const word = (state: State) => quote(voice.say(`workbook.promise.is.${state}`))
  const state = `IF(${count()}=0,${word('missing')},IF(${overdue}>0,${word('overdue')},IF(${open}>0,${word('open')},IF(${latest(fields.done)}=0,${word('replaced')},IF(${count(fields.late.range)}>0,${word('done-late')},${word('done')})))))`
  const now = stateOf(mine)
  const dates = mine
    .map(({ date }) => date)
    .filter(Boolean)
    .sort()
  const done = now.startsWith('done')
    ? mine
        .map(({ done: day = '' }) => day)
        .sort()
        .at(-1)
    : undefined
  const title = pack.planSections.find(({ id }) => id === section)?.title ?? section
  return [
    ...cells('told', number, plainText(asks), wrote),
    { value: voice.say(`workbook.promise.is.${now}`), formula: state, look: 'told' },
    {
      value: serialOf(dates[0] ?? ''),
      formula: `IF(${first}=${noDate},"",${first})`,
      look: 'toldDate',
    },
    {
      value: serialOf(done ?? ''),
      formula: `IF(OR(${open}>0,${latest(fields.done)}=0),"",${latest(fields.done)})`,
      look: 'toldDate',
    },
    { value: mine.length || undefined, formula: `IF(${count()}=0,"",${count()})`, look: 'told' },
    ...cells('told', part === undefined ? question : `${question} (${part})`, title),
  ]
}

type State = PromiseRow['state'] | 'missing'

/** What its measures say together: what is worst of them. */
function stateOf(rows: readonly PromiseRow[]): State {
  const order: readonly State[] = ['overdue', 'open', 'done-late', 'done', 'replaced']
  return order.find((state) => rows.some((row) => row.state === state)) ?? 'missing'
}
