// A Markdown file whose texts stand behind a mark; headings of the format, keys and grades stay.

import { parse } from 'yaml'
import { markOf } from '../../language/marks.ts'
import { columns, headings } from '../headings.ts'

/** Cells that hold words, by section. */
const wordy: Readonly<Record<string, readonly number[]>> = {
  [headings.scoring]: [columns.scoring.length - 1],
  [headings.evidence]: [0, columns.evidence.length - 1],
  [headings.words]: [columns.words.length - 1],
}
/** What stands before the words of a paragraph: number, run-in heading, attributes. */
const lead = /^\s*(?:(?:\d+\.|-) )?(?:\*\*[^*]+\*\* )?(?:\{[^{}]*\} )?/
const frontMatter = /^---\n([\s\S]*?\n)?---\n/

/** The file in another language, before anybody has translated it. */
export function markedMarkdown(source: string, language: string, of: string): string {
  const mark = markOf(language)
  const [head = '', fields = ''] = frontMatter.exec(source) ?? []
  const { title } = parse(fields) ?? {}
  const titled = title === undefined ? [] : [`title: ${JSON.stringify(mark + title)}`]
  const body = linesOf(source.slice(head.length)).map(({ line, section, row, opens }) => {
    // a definition that is new in a language begins with its first revision
    if (line.startsWith('#')) return line.replace(/ revision="?\d+"?/, '')
    if (row > 0) return row > 2 ? cells(line, wordy[section] ?? [], mark) : line
    return opens ? line.replace(lead, (opening) => opening + mark) : line
  })
  return ['---', ...titled, `of: ${of}`, '---', ...body].join('\n')
}

interface Line {
  readonly line: string
  /** Heading above it. */
  readonly section: string
  /** Its row in a table; 0 outside. */
  readonly row: number
  /** Whether a paragraph or item begins with it. */
  readonly opens: boolean
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (const line of text.split('\n')) {
    const before = lines.at(-1)
    const afterGap = /^(?:#.*)?$/.test(before?.line ?? '')
    lines.push({
      line,
      section: line.startsWith('## ') ? line.slice(3) : (before?.section ?? ''),
      row: line.startsWith('|') ? (before?.row ?? 0) + 1 : 0,
      opens: line !== '' && (afterGap || /^\s*(?:\d+\.|-) /.test(line)),
    })
  }
  return lines
}

const cells = (line: string, places: readonly number[], mark: string): string =>
  line
    .split('|')
    .map((cell, index) =>
      places.includes(index - 1) && cell.trim() !== '' ? ` ${mark}${cell.trimStart()}` : cell,
    )
    .join('|')
