// Tables: a header row that repeats on each page, words for those who cannot see it, columns as wide as their words need.

import type { TableNode } from '../../../model/document.ts'
import { inlineText } from '../../tree.ts'
import { runs } from './inline.ts'
import { escape } from './markup.ts'
import type { Writing } from './writing.ts'

/** The table alone; its caption stands before it. */
export function writeTable({ caption, columns, rows }: TableNode, writing: Writing): string {
  const { styles, width } = writing
  const words = [columns, ...rows].map((row) => row.map(inlineText))
  const widths = columnWidths(words, width)
  const cell = (content: string, column: number, style: string, keep = '') =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[column]}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>${keep}</w:pPr>${content}</w:p></w:tc>`
  // no row alone below the heading or on a page of its own; a table of a few rows stays in one piece
  const keeps = (row: number) =>
    row < rows.length - 1 && (row === 0 || row === rows.length - 2 || rows.length <= fewRows)
      ? '<w:keepNext/>'
      : ''
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map((text, column) => cell(runs(text, writing), column, styles.headCell)).join('')}</w:tr>`
  const body = rows.map(
    (row, index) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${columns.map((_, column) => cell(runs(row[column] ?? [], writing), column, styles.cell, keeps(index))).join('')}</w:tr>`,
  )
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${styles.table}"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="${escape(inlineText(caption))}"/><w:tblDescription w:val="${escape(columns.map(inlineText).join(', '))}"/></w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${head}${body.join('')}</w:tbl>`
}

/** A table of so few rows stays on one page. */
const fewRows = 5

// for 9-point type: a little more than the mean width of a letter, and the margins of a cell
const letterWidth = 105
const cellMargins = 200
const shortCell = 20

/** Widths in twentieths of a point. No column breaks a word where that can be helped; what is left goes where most words are. */
function columnWidths(words: readonly (readonly string[])[], width: number): number[] {
  const columns = words[0]!.map((_, column) => words.map((row) => row[column] ?? ''))
  // the first cell is the heading, in bold
  const unbroken = columns.map(([head, ...cells]) =>
    Math.min(
      Math.max(longestWord(head!) * 1.2, ...cells.map(longestWord)) * letterWidth + cellMargins,
      width / 3,
    ),
  )
  // a few words, a date or two boxes stay on one line, unless the table has no room for that
  const short = columns.map((cells, column) =>
    Math.max(
      unbroken[column]!,
      ...(cells.slice(1).every((cell) => cell.length <= shortCell)
        ? cells.slice(1).map((cell) => cell.length * letterWidth + cellMargins)
        : []),
    ),
  )
  const least = sum(short) < width * 0.7 ? short : unbroken
  const most = columns.map((cells, column) =>
    Math.max(
      least[column]!,
      Math.max(...cells.map((cell) => cell.length)) * letterWidth + cellMargins,
    ),
  )
  const left = width - sum(least)
  if (left < 0) return shared(least, width)
  // rows are lowest where long columns are wide, but not as much wider as they are longer
  const wish = columns.map((cells, column) =>
    most[column]! - least[column]! < 1
      ? 0
      : Math.min(most[column]! - least[column]!, lessThan(sum(cells.map((cell) => cell.length)))),
  )
  const wished = sum(wish)
  return shared(
    wished === 0
      ? least
      : lowest(
          least.map((own, column) => own + (wish[column]! / wished) * left),
          least,
          words,
          width,
        ),
    width,
  )
}

/** Takes room from one column for another as long as that makes the table lower. */
function lowest(
  start: readonly number[],
  least: readonly number[],
  words: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const step = width / 50
  // each row as high as its highest cell; the second part shows the way where no line is saved yet
  const height = (widths: readonly number[]) =>
    sum(
      words.map((row) => {
        const lines = widths.map((own, column) =>
          Math.max(1, ((row[column] ?? '').length * letterWidth) / (own - cellMargins)),
        )
        return (
          Math.ceil(Math.max(...lines)) +
          Math.sqrt(Math.sqrt(sum(lines.map((each) => each * each * each * each))))
        )
      }),
    )
  let best = { widths: start, height: height(start) }
  for (let moves = 0; moves < 50; moves++) {
    const before = best
    for (const [from, own] of before.widths.entries()) {
      if (own - step < least[from]!) continue
      for (const to of before.widths.keys()) {
        if (to === from) continue
        const widths = before.widths.map(
          (each, column) => each + (column === to ? step : column === from ? -step : 0),
        )
        const found = height(widths)
        if (found < best.height - 0.01) best = { widths, height: found }
      }
    }
    if (best === before) break
  }
  return best.widths
}

/** Whole numbers in the given proportion that add up to the width. */
function shared(parts: readonly number[], width: number): number[] {
  const all = sum(parts)
  const out = parts.map((part) => Math.floor((part / all) * width))
  out[out.length - 1]! += width - sum(out)
  return out
}

/** The power of three quarters, from roots: other powers come out a little different in each engine, and so would the bytes. */
const lessThan = (words: number): number => Math.sqrt(words) * Math.sqrt(Math.sqrt(words))
const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0)
const longestWord = (text: string): number =>
  Math.max(...text.split(/[\s-]+/).map((word) => word.length))
