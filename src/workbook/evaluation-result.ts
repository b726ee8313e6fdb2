// The result: points given and weight earned, by the formula that the tender prints. What is not agreed stays empty.

import { agreedCell, type Evaluating, flagCell, isAllowed } from './evaluation-marks.ts'
import type { MarkedQuestion } from './evaluation-rows.ts'
import { allOf, plus } from './formulas/syntax.ts'
import { address, type CellModel, cells, type SheetModel } from './sheet.ts'

const widths = { bidder: 30, question: 40, given: 13, most: 9, weight: 10, earned: 15, open: 15 }
const columns = Object.keys(widths)
const place = (row: number, name: keyof typeof widths): string =>
  address(row, columns.indexOf(name))

/** The sheet of the result. */
export function resultSheet(evaluating: Evaluating): SheetModel {
  const { voice, bidders, questions, names, formula } = evaluating
  const first = 2
  const block = questions.length + 1
  const rows = bidders.flatMap((bidder, index) => {
    const start = first + index * block
    return [
      ...questions.map((question, at) => questionRow(evaluating, bidder, question, start + at)),
      sumRow(evaluating, bidder, start, start + questions.length),
    ]
  })
  return {
    name: names.result,
    columns: Object.values(widths).map((width) => ({ width, look: 'plain' })),
    rows: [
      cells('head', ...columns.map((column) => voice.say(`evaluation.${column}`))),
      [
        { value: formula, look: 'told', span: columns.length },
        ...cells('told', ...Array(columns.length - 1).fill(undefined)),
      ],
      ...rows,
    ],
    frozen: true,
    repeated: true,
    warnings: [
      {
        range: `${place(first, 'open')}:${place(first + rows.length - 1, 'open')}`,
        when: `${place(first, 'open')}>0`,
      },
    ],
  }
}

function questionRow(
  evaluating: Evaluating,
  bidder: string,
  { id, title, max, weight }: MarkedQuestion,
  row: number,
): CellModel[] {
  const marked = evaluating.lines.flatMap((line, index) =>
    line.bidder === bidder && line.question === id ? [{ line, index }] : [],
  )
  const points = marked.map(({ index }) => agreedCell(evaluating, index))
  const complete = allOf(
    marked.map(({ line }, at) => isAllowed(evaluating, line, points[at] ?? '')),
  )
  const flags = marked.map(({ index }) => `(${flagCell(evaluating, index)}<>"")`)
  const [given, most, share] = [place(row, 'given'), place(row, 'most'), place(row, 'weight')]
  return [
    ...cells('told', bidder, `${id} ${title}`),
    { formula: `IF(${complete},${plus(points)},"")`, value: '', look: 'told' },
    ...cells('told', max, weight),
    { formula: `IF(${given}="","",ROUND(${given}/${most}*${share},2))`, value: '', look: 'share' },
    { formula: plus(flags), value: marked.length, look: 'told' },
  ]
}

/** The weight that a bidder earned in all; empty as long as one question is. */
function sumRow(
  { voice, lines, bidders }: Evaluating,
  bidder: string,
  from: number,
  row: number,
): CellModel[] {
  const range = (name: keyof typeof widths): string =>
    `${place(from, name)}:${place(row - 1, name)}`
  const count = row - from
  const earned = range('earned')
  return [
    ...cells('section', bidder, voice.say('evaluation.sum'), undefined, undefined),
    { formula: `SUM(${range('weight')})`, look: 'section', uncomputed: true },
    { formula: `IF(COUNT(${earned})<${count},"",SUM(${earned}))`, value: '', look: 'sum' },
    { formula: `SUM(${range('open')})`, value: lines.length / bidders.length, look: 'section' },
  ]
}
