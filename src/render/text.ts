// Document tree → plain text: one paragraph a line, tables as labelled records, so that it reads well in any mail.

import type { BlockNode, DocumentTree, ItemNode, TableNode } from '../model/document.ts'
import type { FieldNode, Text } from '../model/text.ts'
import { asBlocks, inlineText, letter, pointText, type RenderInput } from './tree.ts'

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
  const chunks = [...toTextChunks(input)]
  return chunks.join('')
}

/** The same text in pieces, a clause or block at a time, for documents too large to hold at once. */
export function* toTextChunks(input: RenderInput): Generator<string> {
  let first = true
  for (const block of asBlocks(input)) {
    for (const chunk of writeChunks(block, 1)) {
      yield first ? chunk : `\n${chunk}`
      first = false
    }
  }
}

function* writeChunks(block: DocumentTree, depth: number): Generator<string> {
  if (block.type === 'document') {
    yield heading(inlineText(block.title), 1)
    for (const child of block.children) for (const chunk of writeChunks(child, 2)) yield `${chunk}`
  } else if (block.type === 'section') {
    yield heading(inlineText(block.title), depth)
    for (const child of block.children) yield* writeChunks(child, depth + 1)
  } else yield writeBlock(block, depth)
}

function heading(title: string, depth: number): string {
  if (depth === 1) return `${title.toUpperCase()}\n${'='.repeat(Math.min(title.length, 80))}\n`
  if (depth === 2) return `\n${title}\n${'-'.repeat(Math.min(title.length, 80))}\n`
  return `${title}\n`
}

function writeBlock(block: BlockNode, depth: number): string {
  switch (block.type) {
    case 'section':
      return `${heading(inlineText(block.title), depth)}\n${writeAll(block.children, depth + 1)}`
    case 'clause':
      return `${heading(`${block.number}. ${inlineText(block.title)}`, depth)}\n${writeAll(block.children, depth + 1)}`
    case 'group': {
      let out = block.leadIn ? `${inlineText(block.leadIn)}\n` : ''
      for (const item of block.children) out += writeItem(item)
      return out
    }
    case 'item':
      return writeItem(block)
    case 'paragraph':
      return `${inlineText(block.children)}\n`
    case 'list':
      return block.items.map((item) => `- ${inlineText(item)}\n`).join('')
    case 'table':
      return writeTable(block)
    case 'chart':
      return `${inlineText(block.caption)}\n\n${block.points.map((point) => `- ${pointText(point)}\n`).join('')}`
  }
}

function writeAll(blocks: readonly BlockNode[], depth: number): string {
  let out = ''
  for (const block of blocks) out += (out === '' ? '' : '\n') + writeBlock(block, depth)
  return out
}

function writeItem({ number, bullet, heading: title, children, items, answer }: ItemNode): string {
  let out = `${bullet ? '- ' : number ? `${number} ` : ''}${title ? `${title}. ` : ''}${inlineText(children)}\n`
  if (items)
    for (let index = 0; index < items.length; index++)
      out += `    (${letter(index)}) ${inlineText(items[index]!)}\n`
  return answer ? `${out}    ${fieldText(answer)}\n` : out
}

const fieldText = (field: FieldNode): string => inlineText([field])

/** A record for each row: the first column, then each other cell behind its label. */
function writeTable({ caption, columns, rows }: TableNode): string {
  const labels = columns.map((column: Text) => inlineText(column))
  let out = `${inlineText(caption)}\n`
  for (const row of rows) {
    out += `\n* ${labels[0]}: ${inlineText(row[0]!)}\n`
    for (let column = 1; column < row.length; column++)
      out += `  ${labels[column]}: ${inlineText(row[column]!)}\n`
  }
  return out
}
