// Document tree → plain text: one paragraph a line, cells of a row apart by tabs. What `wc -w` counts is what a reader reads.

import type { DocumentTree, ItemNode, TableNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import {
  asBlocks,
  clauseTitle,
  counter,
  fieldText,
  inlineText,
  leadOf,
  pointText,
  type RenderInput,
  steps,
} from './tree.ts'

/**
 * Renders a document, a block or a list of blocks as plain text.
 *
 * @example
 * ```ts
 * import { toText } from 'hrdd-clauses'
 * console.log(toText({ type: 'paragraph', children: ['Said plainly.'] })) // Said plainly.
 * ```
 */
export function toText(input: RenderInput): string {
  let text = ''
  for (const piece of toTextChunks(input)) text += piece
  return text
}

/** The same text in pieces, a block at a time, for documents too large to hold at once. */
export function* toTextChunks(input: RenderInput): Generator<string> {
  let before: DocumentTree['type'] | undefined
  for (const { block, depth } of steps(asBlocks(input))) {
    const text = writeBlock(block, depth)
    if (text === '') continue
    yield before === undefined ? text : gap(before, block.type) + text
    before = block.type
  }
}

/** Items of one kind follow each other without an empty line. */
const gap = (before: DocumentTree['type'], type: DocumentTree['type']): string =>
  before === type && (type === 'item' || type === 'group') ? '' : '\n'

function writeBlock(block: DocumentTree, depth: number): string {
  switch (block.type) {
    case 'document':
    case 'section':
      return `${depth <= 2 ? inlineText(block.title).toUpperCase() : inlineText(block.title)}\n`
    case 'clause':
      return `${clauseTitle(block)}\n`
    case 'group':
      return block.children.map(writeItem).join('')
    case 'item':
      return writeItem(block)
    case 'paragraph':
      return line(block.children)
    case 'list':
      return block.items.map((item) => `- ${line(item)}`).join('')
    case 'table':
      return writeTable(block)
    case 'chart':
      return `${line(block.caption)}${block.points.map((point) => `- ${pointText(point)}\n`).join('')}`
  }
}

/** A line of its own; nothing where there are no words. */
const line = (text: Text): string => (text.length === 0 ? '' : `${inlineText(text)}\n`)

function writeItem(item: ItemNode): string {
  const lead = leadOf(item)
  const subItems = (item.items ?? []).map(
    (text, index) => `   ${counter(index, item)} ${inlineText(text)}\n`,
  )
  const answer = item.answer ? `   ${fieldText(item.answer)}\n` : ''
  return `${lead && `${lead} `}${inlineText(item.children)}\n${subItems.join('')}${answer}`
}

const writeTable = ({ caption, columns, rows }: TableNode): string =>
  [line(caption), ...[columns, ...rows].map((row) => `${row.map(inlineText).join('\t')}\n`)].join(
    '',
  )
