// Heights of rows, worked out from their words: not every program fits rows to wrapped text when it opens a file.

import type { Cell, Look, SheetModel } from './sheet.ts'

const lineHeight: Readonly<Partial<Record<Look, number>>> = { title: 22, heading: 17 }
const single: ReadonlySet<Look> = new Set<Look>(['id', 'title', 'heading', 'note'])
/** No program shows a higher row. */
const highest = 405

/** Height of a row in points, or undefined where one line is enough. */
export function heightOf(
  { widths }: SheetModel,
  row: readonly (Cell | undefined)[],
): number | undefined {
  let height = 0
  row.forEach((cell, column) => {
    if (typeof cell?.value !== 'string' || cell.value === '') return
    const lines = single.has(cell.look)
      ? 1
      : linesOf(
          cell.value,
          widths[column]! - 1,
          cell.look === 'head' || cell.look === 'strong' || cell.look === 'rating',
        )
    height = Math.max(height, lines * (lineHeight[cell.look] ?? 12.75) + 3)
  })
  return height > 16 ? Math.min(highest, Math.ceil(height)) : undefined
}

/** Lines that words need in a column of so many characters; a word that is too long is broken. */
function linesOf(text: string, width: number, bold: boolean): number {
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines++
    for (const word of paragraph.split(' ')) {
      const length = widthOf(word) * (bold ? 1.1 : 1)
      if (used > 0 && used + 0.5 + length > width) {
        lines++
        used = 0
      }
      const more = Math.ceil(length / width) - 1
      lines += Math.max(0, more)
      used += (used > 0 ? 0.5 : 0) + length - Math.max(0, more) * width
    }
  }
  return lines
}

/** Width of a word in digits of the same font: narrow and wide letters counted as such. */
function widthOf(word: string): number {
  let width = 0
  for (const letter of word)
    width += /[iljtfrI.,:;'|!()\-/]/.test(letter)
      ? 0.5
      : /[mwMWGOQ%@✔◐▲✖○]/.test(letter)
        ? 1.5
        : /[A-Z]/.test(letter)
          ? 1.2
          : letter > '\u2e80'
            ? 2
            : 0.95
  return width
}
