// Tables: a header row that repeats on each page, words for those who cannot see it, columns as wide as their words need.

import type { ChartNode, TableNode } from '../../model/document.ts'
import { plainText, type Text } from '../../model/text.ts'
import { escapeXml } from '../../office/markup.ts'
import { barsOf } from '../../render/chart.ts'
import { inlineText } from '../../render/tree.ts'
import { valueText } from '../lines.ts'
import { placeholder, runs } from './inline.ts'
import { bold, paragraph, run } from './markup.ts'
import type { Writing } from './writing.ts'

/** A table or chart of so few rows stays on one page. */
const fewRows = 12

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0)
const row = (cells: readonly string[], head = ''): string =>
  `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${cells.join('')}</w:tr>`
const cell = (width: number, content: string, properties = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${content}</w:tc>`

/** What a table or chart consists of; `words` say it to those who cannot see it. */
interface Grid {
  readonly widths: readonly number[]
  readonly rows: readonly string[]
  readonly words: string
}

/** The table or chart alone; its caption stands before it. */
export function writeTable(block: TableNode | ChartNode, writing: Writing): string {
  const { widths, rows, words } =
    block.type === 'table' ? tableGrid(block, writing) : chartGrid(block, writing)
  const hasHead = Number(block.type === 'table')
  const caption = inlineText(block.caption)
  const properties = [
    `<w:tblStyle w:val="${writing.styles.table}"/>`,
    `<w:tblW w:w="${sum(widths)}" w:type="dxa"/>`,
    '<w:tblLayout w:type="fixed"/>',
    `<w:tblLook w:val="04${hasHead * 2}0" w:firstRow="${hasHead}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`,
    caption && `<w:tblCaption w:val="${escapeXml(caption)}"/>`,
    `<w:tblDescription w:val="${escapeXml(words)}"/>`,
  ]
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`)
  return `<w:tbl><w:tblPr>${properties.join('')}</w:tblPr><w:tblGrid>${grid.join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
}

/** Words of a cell as they show before anything is filled in. */
const shown = (text: Text): string =>
  text
    .map((node) =>
      typeof node === 'object' && node.type === 'field' ? placeholder(node) : plainText([node]),
    )
    .join('')

function tableGrid({ columns, rows }: TableNode, writing: Writing): Grid {
  const widths = columnWidths(
    [columns, ...rows].map((texts) => texts.map(shown)),
    writing.width,
  )
  const cells = (texts: readonly Text[], style: string, keep: boolean): string[] =>
    widths.map((width, at) =>
      cell(width, paragraph(runs(texts[at] ?? [], writing), style, { keep })),
    )
  const last = rows.length - 1
  // no row alone below the heading or on a page of its own
  const body = rows.map((texts, at) =>
    cells(texts, writing.styles.cell, at < last && (at === 0 || at === last - 1 || last < fewRows)),
  )
  const head = row(cells(columns, writing.styles.headCell, true), '<w:tblHeader/>')
  const words = columns.map(inlineText).join(', ')
  return { widths, rows: [head, ...body.map((texts) => row(texts))], words }
}

/** Length of the longest bar in columns of the grid. */
const barSteps = 24

/** A row for each point: its whole label, its value as words, and a shaded bar. */
function chartGrid(chart: ChartNode, { width, styles }: Writing): Grid {
  const words = chart.points.map((point) => [point.label, valueText(point)])
  const [labels = 0, values = 0] = columnWidths(words, Math.floor(width / 2))
  const step = Math.floor((width - labels - values) / barSteps)
  const bar = (steps: number, isRest: boolean): string => {
    const open = `<w:tcBorders><w:${isRest ? 'left' : 'right'} w:val="nil"/></w:tcBorders>`
    const shade = isRest ? '' : '<w:shd w:val="clear" w:color="auto" w:fill="8496B0"/>'
    const look = `<w:gridSpan w:val="${steps}"/>${open}${shade}`
    return steps === 0 ? '' : cell(steps * step, paragraph('', styles.cell), look)
  }
  const rows = barsOf(chart).map(({ point, share = 0 }, index) => {
    const look = { keep: index < Math.min(fewRows, chart.points.length - 1) }
    const filled = Math.round(share * barSteps)
    return row([
      cell(labels, paragraph(run(point.label, bold), styles.cell, look)),
      cell(values, paragraph(run(valueText(point)), styles.cell, look)),
      bar(filled, false),
      bar(barSteps - filled, true),
    ])
  })
  const widths = [labels, values, ...Array.from({ length: barSteps }, () => step)]
  return { widths, rows, words: words.map((pair) => pair.join(': ')).join('; ') }
}

// for 9-point type: a little more than the mean width of a letter, the margins of a cell, letters that fit at least
const [letterWidth, cellMargins, fewest] = [105, 220, 4]
const room = (texts: readonly string[]): number =>
  Math.max(fewest, ...texts.map((text) => text.length)) * letterWidth + cellMargins

/** Widths in twentieths of a point. No column breaks a word where that can be helped; what is left goes where most words are. */
function columnWidths(words: readonly (readonly string[])[], width: number): number[] {
  const columns = (words[0] ?? []).map((_, at) => words.map((cells) => cells[at] ?? ''))
  // words may be in bold
  const least = columns.map((cells) =>
    Math.min(room(cells.flatMap((text) => text.split(/[\s-]+/))) * 1.1, width / 3),
  )
  // rows are lowest where long columns are wide, but not as much wider as they are longer
  const wishes = columns.map((cells, at) => {
    const much = Math.sqrt(sum(cells.map((text) => text.length))) * letterWidth
    return Math.max(0, Math.min(room(cells) - (least[at] ?? 0), much))
  })
  const left = Math.max(0, width - sum(least)) / (sum(wishes) || 1)
  const shares = least.map((own, at) => own + left * (wishes[at] ?? 0))
  // whole numbers in this proportion that add up to the width
  const widths = shares.map((share) => Math.floor((share / sum(shares)) * width))
  return widths.map((own, at) => (at > 0 ? own : own + width - sum(widths)))
}
