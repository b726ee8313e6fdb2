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

/** What a table or chart consists of: widths, the content of each cell by row; `words` say it to those who cannot see it. */
interface Grid {
  readonly widths: readonly number[]
  readonly head?: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly words: string
}

/** The table or chart alone; its caption stands before it. */
export function writeTable(block: TableNode | ChartNode, writing: Writing): string {
  const { styles } = writing
  const { widths, head, rows, words } =
    block.type === 'table' ? tableGrid(block, writing) : chartGrid(block, writing)
  const row = (cells: readonly string[], style: string, keep: boolean, properties = ''): string => {
    const written = cells.map(
      (content, column) =>
        `<w:tc><w:tcPr><w:tcW w:w="${widths[column]}" w:type="dxa"/></w:tcPr>${paragraph(content, style, { keep })}</w:tc>`,
    )
    return `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${written.join('')}</w:tr>`
  }
  const last = rows.length - 1
  const written = [
    head ? row(head, styles.headCell, true, '<w:tblHeader/>') : '',
    // no row alone below the heading or on a page of its own
    ...rows.map((cells, index) => {
      const keep = index < last && (index === 0 || index === last - 1 || last < fewRows)
      return row(cells, styles.cell, keep)
    }),
  ]
  const caption = escapeXml(inlineText(block.caption))
  const named = caption && `<w:tblCaption w:val="${caption}"/>`
  const look = `<w:tblLook w:val="04${head ? 2 : 0}0" w:firstRow="${head ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${styles.table}"/><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}${named}<w:tblDescription w:val="${escapeXml(words)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${written.join('')}</w:tbl>`
}

/** Words of a cell as they show before anything is filled in. */
const shown = (text: Text): string =>
  text
    .map((node) =>
      typeof node === 'object' && node.type === 'field' ? placeholder(node) : plainText([node]),
    )
    .join('')

function tableGrid({ columns, rows }: TableNode, writing: Writing): Grid {
  const all = [columns, ...rows].map((texts) => columns.map((_, column) => texts[column] ?? []))
  const widths = columnWidths(
    all.map((texts) => texts.map(shown)),
    writing.width,
  )
  const [head = [], ...body] = all.map((texts) => texts.map((text) => runs(text, writing)))
  return { widths, head, rows: body, words: columns.map(inlineText).join(', ') }
}

/** Width of a hard space in a bar, and what of a cell is none: in twentieths of a point. */
const [barStep, barMargins] = [52, 300]

/** A row for each point: its whole label, its value as words, and a shaded bar. */
function chartGrid(chart: ChartNode, { width }: Writing): Grid {
  const words = chart.points.map((point) => [point.label, valueText(point)])
  const wide = Math.floor(width / 2)
  const steps = Math.floor((wide - barMargins) / barStep)
  const shade = '<w:shd w:val="clear" w:color="auto" w:fill="8496B0"/>'
  const rows = barsOf(chart).map(({ point, share = 0 }) => {
    const bar = '\u00a0'.repeat(Math.round(share * steps))
    return [run(point.label, bold), run(valueText(point)), bar && run(bar, shade)]
  })
  const widths = [...columnWidths(words, width - wide), wide]
  return { widths, rows, words: words.map((pair) => pair.join(': ')).join('; ') }
}

// for 9-point type: a little more than the mean width of a letter, the margins of a cell, letters that fit at least
const [letterWidth, cellMargins, fewest] = [105, 220, 4]
const room = (texts: readonly string[]): number =>
  Math.max(fewest, ...texts.map((text) => text.length)) * letterWidth + cellMargins

/** Where a line may end in words: no id ends in its middle. */
const breaks = /\s+|-(?!\d)/

/** Widths in twentieths of a point. No column breaks a word where that can be helped; what is left goes where most words are. */
function columnWidths(words: readonly (readonly string[])[], width: number): number[] {
  const columns = (words[0] ?? []).map((_, column) => words.map((cells) => cells[column] ?? ''))
  // words may be in bold
  const least = columns.map((cells) =>
    Math.min(room(cells.flatMap((text) => text.split(breaks))) * 1.1, width / 3),
  )
  const fitsOnLines = sum(columns.map(room)) <= width * 1.03
  // rows are lowest where long columns are wide, but not as much wider as they are longer
  const wishes = columns.map((cells, column) => {
    const much = Math.sqrt(sum(cells.map((text) => text.length))) * letterWidth
    const missing = Math.max(0, room(cells) - (least[column] ?? 0))
    return fitsOnLines ? missing : Math.min(missing, much)
  })
  const left = Math.max(0, width - sum(least)) / (sum(wishes) || 1)
  const shares = least.map((minimum, column) => minimum + left * (wishes[column] ?? 0))
  // whole numbers in this proportion that add up to the width
  const widths = shares.map((share) => Math.floor((share / sum(shares)) * width))
  return widths.map((rounded, column) => (column > 0 ? rounded : rounded + width - sum(widths)))
}
