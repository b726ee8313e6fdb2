// Document tree → Markdown (CommonMark with tables). Everything a caller typed is escaped.

import type { BlockNode, DocumentTree, ItemNode } from '../model/document.ts'
import type { Inline, Text } from '../model/text.ts'
import { asBlocks, fieldText, letter, pointText, type RenderInput } from './tree.ts'

/**
 * Renders a document, a block or a list of blocks as Markdown.
 *
 * @example
 * ```ts
 * import { toMarkdown } from 'hrdd-clauses'
 * console.log(toMarkdown({ type: 'paragraph', children: ['# no heading'] })) // \# no heading
 * ```
 */
export const toMarkdown = (input: RenderInput): string =>
  asBlocks(input)
    .map((block) => writeBlock(block, 1))
    .join('\n')

const heading = (depth: number, title: string): string =>
  `${'#'.repeat(Math.min(depth, 6))} ${title}\n`

function writeBlock(block: DocumentTree, depth: number): string {
  switch (block.type) {
    case 'document':
      return heading(1, inline(block.title)) + writeAll(block.children, 2)
    case 'section':
      return heading(depth, inline(block.title)) + writeAll(block.children, depth + 1)
    case 'clause':
      return (
        heading(depth, `${escape(block.number)}. ${inline(block.title)}`) +
        writeAll(block.children, depth + 1)
      )
    case 'group':
      return (
        (block.leadIn ? `*${inline(block.leadIn)}*\n\n` : '') +
        block.children.map(writeItem).join('\n')
      )
    case 'item':
      return writeItem(block)
    case 'paragraph':
      return block.role === 'notice'
        ? `> ${inline(block.children)}\n`
        : `${inline(block.children)}\n`
    case 'list':
      return block.items.map((item) => `- ${inline(item)}\n`).join('')
    case 'table': {
      const row = (cells: readonly Text[]) =>
        `| ${cells.map((cell) => inline(cell) || ' ').join(' | ')} |\n`
      return `**${inline(block.caption)}**\n\n${row(block.columns)}|${block.columns.map(() => '---|').join('')}\n${block.rows.map(row).join('')}`
    }
    case 'chart':
      return `**${inline(block.caption)}**\n\n${block.points.map((point) => `- ${escape(pointText(point))}\n`).join('')}`
  }
}

const writeAll = (blocks: readonly BlockNode[], depth: number): string =>
  blocks.map((block) => `\n${writeBlock(block, depth)}`).join('')

function writeItem({ number, bullet, heading: title, children, items, answer }: ItemNode): string {
  const bold = [number, title && `${title}.`].filter(Boolean).join(' ')
  const lead = `${bullet ? '- ' : ''}${bold && `**${escape(bold)}** `}`
  const subs = items
    ? `\n${items.map((item, index) => `- (${letter(index)}) ${inline(item)}\n`).join('')}`
    : ''
  return `${lead}${inline(children)}\n${subs}${answer ? `\n${escape(fieldText(answer))}\n` : ''}`
}

/** Running text. What could open a block is judged on the whole: two harmless pieces can make a list. */
const inline = (text: Text): string =>
  text
    .map(writeInline)
    .join('')
    .trimStart()
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1')

function writeInline(node: Inline): string {
  if (typeof node === 'string') return escape(node)
  if (node.type === 'strong') return `**${escape(node.text)}**`
  return escape(node.type === 'field' ? fieldText(node) : node.text)
}

/** Takes the meaning from every character that Markdown gives one. */
const escape = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>#|~&!{}$]/g, '\\$&')
    .replace(/\b(https?|ftp):/gi, '$1\\:')
    .replace(/\bwww\./gi, 'www\\.')
    .replace(/@/g, '\\@')
