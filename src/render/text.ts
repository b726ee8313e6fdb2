// Document tree → plain text: one paragraph a line, cells of a row apart by tabs. What `wc -w` counts is what a reader reads.

import type { BlockNode, DocumentTree, ItemNode, TableNode } from '../model/document.ts'
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
export const toText = (input: RenderInput): string => [...toTextChunks(input)].join('')

/** The same text in pieces, a block at a time, for documents too large to hold at once. */
export function* toTextChunks(input: RenderInput): Generator<string> {
  let before: DocumentTree['type'] | undefined
  for (const { type, text } of pieces(asBlocks(input), 1)) {
    if (text === '') continue
    yield before === undefined ? text : gap(before, type) + text
    before = type
  }
}

/** Items of one kind follow each other without an empty line. */
const gap = (before: DocumentTree['type'], type: DocumentTree['type']): string =>
  before === type && (type === 'item' || type === 'group') ? '' : '\n'

interface Piece {
  readonly type: DocumentTree['type']
  readonly text: string
}

function* pieces(blocks: readonly DocumentTree[], depth: number): Generator<Piece> {
  for (const block of blocks) {
    const { type } = block
    if (type === 'document' || type === 'section' || type === 'clause') {
      yield { type, text: `${headingOf(block, depth)}\n` }
      yield* pieces(block.children, depth + 1)
    } else yield { type, text: writeBlock(block) }
  }
}

function headingOf(
  block: Extract<DocumentTree, { type: 'document' | 'section' | 'clause' }>,
  depth: number,
): string {
  if (block.type === 'clause') return clauseTitle(block)
  const title = inlineText(block.title)
  return depth <= 2 ? title.toUpperCase() : title
}

function writeBlock(block: Exclude<BlockNode, { type: 'section' | 'clause' }>): string {
  switch (block.type) {
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
