// Document tree → Markdown (CommonMark with tables). Everything a caller typed is escaped.

import type { DocumentTree, ItemNode, TableNode } from '../model/document.ts'
import type { Inline, Text } from '../model/text.ts'
import {
  asBlocks,
  clauseTitle,
  counter,
  fieldText,
  leadOf,
  pointText,
  type RenderInput,
  steps,
} from './tree.ts'

/**
 * Renders a document, a block or a list of blocks as Markdown.
 *
 * @example
 * ```ts
 * import { toMarkdown } from 'hrdd-clauses'
 * console.log(toMarkdown({ type: 'paragraph', children: ['# no heading'] })) // \# no heading
 * ```
 */
export function toMarkdown(input: RenderInput): string {
  let markdown = ''
  for (const piece of toMarkdownChunks(input)) markdown += piece
  return markdown
}

/**
 * The same Markdown in pieces, a block at a time, for a server that sends while it writes.
 *
 * @example
 * ```ts
 * import { toMarkdownChunks } from 'hrdd-clauses'
 * const list = { type: 'paragraph', children: ['One.'] } as const
 * console.log([...toMarkdownChunks([list, list])].length) // 2
 * ```
 */
export function* toMarkdownChunks(input: RenderInput): Generator<string> {
  let gap = ''
  for (const { block, depth } of steps(asBlocks(input))) {
    yield gap + writeBlock(block, depth)
    gap = '\n'
  }
}

const heading = (depth: number, title: string): string =>
  `${'#'.repeat(Math.min(depth, 6))} ${title}\n`

function writeBlock(block: DocumentTree, depth: number): string {
  switch (block.type) {
    case 'document':
    case 'section':
      return heading(depth, inline(block.title))
    case 'clause':
      return heading(depth, safe(clauseTitle(block)))
    case 'group':
      return block.children.map(writeItem).join('\n')
    case 'item':
      return writeItem(block)
    case 'paragraph':
      return `${block.role === 'notice' ? '> ' : ''}${inline(block.children)}\n`
    case 'list':
      return block.items.map((item) => `- ${inline(item)}\n`).join('')
    case 'table':
      return writeTable(block)
    case 'chart':
      return `${caption(block.caption)}${block.points.map((point) => `- ${safe(pointText(point))}\n`).join('')}`
  }
}

const caption = (text: Text): string => (text.length === 0 ? '' : `**${inline(text)}**\n\n`)

function writeTable({ caption: title, columns, rows }: TableNode): string {
  const row = (cells: readonly Text[]): string =>
    `| ${cells.map((cell) => inline(cell) || ' ').join(' | ')} |\n`
  const rule = `|${columns.map(() => '---|').join('')}\n`
  return `${caption(title)}${row(columns)}${rule}${rows.map(row).join('')}`
}

function writeItem(item: ItemNode): string {
  const lead = leadOf(item)
  const subItems = (item.items ?? []).map(
    (text, index) => `- ${counter(index, item)} ${inline(text)}\n`,
  )
  const answer = item.answer ? `\n${safe(fieldText(item.answer))}\n` : ''
  return `${lead && `**${safe(lead)}** `}${inline(item.children)}\n${
    subItems.length > 0 ? `\n${subItems.join('')}` : ''
  }${answer}`
}

/** Running text. What could open a block is judged on the whole: two harmless pieces can make a list. */
function inline(text: Text): string {
  let line = ''
  for (const node of text) line += writeInline(node)
  return line
    .trim()
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1')
}

function writeInline(node: Inline): string {
  if (typeof node === 'string') return safe(node)
  if (node.type === 'strong') return `**${safe(node.text)}**`
  return safe(node.type === 'field' ? fieldText(node) : node.text)
}

/** White space that is no single blank, every character that Markdown gives a meaning, and what opens a bare link. */
const marks = / \s+|[^\S ]\s*|[\\`*_[\]<>#|~&!{}$@]|\b(?:https?|ftp):|\bwww\./gi
/** What any of them holds: most text has nothing of it, and this is read faster. */
const suspect = /[\\`*_[\]<>#|~&!{}$@:]|[^\S ]| {2}|[Ww]\./

/** Takes the meaning from every character that Markdown gives one. A line break in a value opens no block. */
const safe = (text: string): string =>
  suspect.test(text) ? text.replace(marks, withoutMeaning) : text

const withoutMeaning = (mark: string): string =>
  mark.trim() === '' ? ' ' : `${mark.slice(0, -1)}\\${mark.slice(-1)}`
