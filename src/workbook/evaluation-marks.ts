// The sheets on which points are given: alone, and agreed.

import type { Speech } from '../language/speech.ts'
import type { MarkedRow, Marking } from './evaluation-rows.ts'
import { allOf, anyOf, quote } from './formulas/syntax.ts'
import {
  address,
  type CellModel,
  cellIn,
  cells,
  letters,
  rangeOf,
  type SheetModel,
  type Validation,
} from './sheet.ts'
import { guideName } from './sheet-names.ts'
import type { Look } from './styles.ts'

/** A row to mark. */
export interface Line extends MarkedRow {
  readonly bidder: string
  readonly question: string
}

/** What all sheets are made from. */
export interface Evaluating extends Marking {
  readonly voice: Speech
  readonly bidders: readonly string[]
  /** Rows to mark, in the same order on every sheet: by bidder, then by question. */
  readonly lines: readonly Line[]
  /** Points that may be given, each list once; they stand on the hidden sheet from the third column on. */
  readonly lists: readonly string[]
  readonly names: Readonly<Record<'first' | 'second' | 'agreed' | 'result', string>>
}

const aloneWidths = { bidder: 22, question: 14, earns: 62, most: 7, points: 9, note: 50 }
const agreedWidths = {
  bidder: 18,
  question: 13,
  earns: 42,
  most: 7,
  one: 8,
  two: 8,
  settled: 9,
  reason: 42,
  look: 24,
}
const columnOf = (widths: object, name: string): number => Object.keys(widths).indexOf(name)
const alonePoints = columnOf(aloneWidths, 'points')
const agreedPoints = columnOf(agreedWidths, 'settled')

/** Where the points allowed in a row stand. */
function listOf({ lists }: Evaluating, { allowed }: Line): string {
  return rangeOf(guideName, 2 + lists.indexOf(allowed.join()), 0, allowed.length - 1)
}

/** The row in which the first line stands, below titles, advice and rules. */
const firstLine = ({ questions }: Evaluating): number =>
  2 + questions.reduce((count, { rules }) => count + rules.length, 0)

/** The cell with the agreed points of a line, as other sheets name it. */
export const agreedCell = (evaluating: Evaluating, line: number): string =>
  cellIn(evaluating.names.agreed, firstLine(evaluating) + line, agreedPoints)

/** The cell that says what to look at in a line. */
export const flagCell = (evaluating: Evaluating, line: number): string =>
  cellIn(evaluating.names.agreed, firstLine(evaluating) + line, columnOf(agreedWidths, 'look'))

/** Whether points may be given in a line. A cell that is empty would be looked up as 0. */
export const isAllowed = (evaluating: Evaluating, line: Line, cell: string): string =>
  `AND(ISNUMBER(${cell}),ISNUMBER(MATCH(${cell},${listOf(evaluating, line)},0)))`

/** The sheet of one person. */
export function aloneSheet(evaluating: Evaluating, person: 'first' | 'second'): SheetModel {
  return {
    ...sheetOf(evaluating, aloneWidths, 'alone', (line) => [
      ...told(line),
      { look: 'mark' },
      { look: 'answer' },
    ]),
    name: evaluating.names[person],
    validations: evaluating.lines.map(validationOf(evaluating, alonePoints)),
  }
}

/** The sheet of what both agree on. */
export function agreedSheet(evaluating: Evaluating): SheetModel {
  const { names, lines } = evaluating
  const first = firstLine(evaluating)
  const look = columnOf(agreedWidths, 'look')
  const pointsOf = (sheet: string, index: number): CellModel => {
    const cell = cellIn(sheet, first + index, alonePoints)
    return { formula: `IF(${cell}="","",${cell})`, value: '', look: 'quiet' }
  }
  const flags = `${address(first, look)}:${address(first + lines.length - 1, look)}`
  return {
    ...sheetOf(evaluating, agreedWidths, 'agree', (line, index) => [
      ...told(line),
      pointsOf(names.first, index),
      pointsOf(names.second, index),
      { look: 'mark' },
      { look: 'answer' },
      {
        formula: flagFormula(evaluating, line, first + index),
        value: evaluating.voice.say('evaluation.flag.missing'),
        look: 'told',
      },
    ]),
    name: names.agreed,
    validations: lines.map(validationOf(evaluating, agreedPoints)),
    warnings: [{ range: flags, when: `${letters(look)}${first + 1}<>""` }],
  }
}

const told = ({ bidder, number, earns, allowed }: Line): CellModel[] =>
  cells('told', bidder, number, earns, allowed.at(-1))

/** Titles, advice, rules of the tables, then a row for each line. */
function sheetOf(
  evaluating: Evaluating,
  widths: Readonly<Record<string, number>>,
  advice: string,
  write: (line: Line, index: number) => CellModel[],
): Omit<SheetModel, 'name'> {
  const { voice, questions, lines } = evaluating
  const { say } = voice
  const titles = Object.keys(widths)
  const across = (look: Look, text: string, before: readonly string[] = []): CellModel[] => [
    ...cells(look, ...before),
    { value: text, look, span: titles.length - before.length },
    ...cells(look, ...Array(titles.length - before.length - 1).fill(undefined)),
  ]
  return {
    columns: Object.values(widths).map((width) => ({ width, look: 'plain' })),
    rows: [
      cells('head', ...titles.map((title) => say(`evaluation.${title}`))),
      across('told', say(`evaluation.${advice}`)),
      ...questions.flatMap(({ id, rules }) => rules.map((rule) => across('told', rule, ['', id]))),
      ...lines.map(write),
    ],
    frozen: true,
    repeated: true,
  }
}

const validationOf =
  (evaluating: Evaluating, place: number) =>
  (line: Line, index: number): Validation => {
    const row = firstLine(evaluating) + index
    return {
      place,
      rows: [row, row],
      rule: 'type="list"',
      bounds: [listOf(evaluating, line)],
      message: evaluating.voice.say('evaluation.choose'),
    }
  }

/** What has to be looked at in a row; the gravest alone. */
function flagFormula(evaluating: Evaluating, line: Line, row: number): string {
  const [one, two, settled, reason] = ['one', 'two', 'settled', 'reason'].map((name) =>
    address(row, columnOf(agreedWidths, name)),
  )
  const say = (flag: string): string => quote(evaluating.voice.say(`evaluation.flag.${flag}`))
  const points = [one, two, settled].map(String)
  const unlike = allOf([`${settled}<>${one}`, `${settled}<>${two}`])
  const allowed = allOf(points.map((cell) => isAllowed(evaluating, line, cell)))
  const cases: readonly (readonly [test: string, flag: string])[] = [
    [anyOf([`${one}=""`, `${two}=""`]), say('missing')],
    [`${settled}=""`, say('not-agreed')],
    [`NOT(${allowed})`, say('not-allowed')],
    [`TRIM(${reason})<>""`, '""'],
    [unlike, say('differs')],
  ]
  return cases.reduceRight((rest, [test, flag]) => `IF(${test},${flag},${rest})`, say('no-reason'))
}
