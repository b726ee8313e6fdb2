// The words of a document in their order, read from the tree alone: what every format must hold.

import type { BlockNode, DocumentTree } from '../../src/model/document.ts'
import type { FieldNode, Text } from '../../src/model/text.ts'

/**
 * Words of a document, block or list of blocks. A table gives its caption, its column headings once, then its cells;
 * as `records`, which is how plain text prints it, each cell comes behind the heading of its column.
 */
export const wordsOfTree = (
  tree: DocumentTree | readonly BlockNode[],
  tables: 'grid' | 'records' = 'grid',
): string[] =>
  wordsOf(
    ('type' in tree ? [tree] : tree)
      .flatMap((block) => lines(block, tables === 'records'))
      .join('\n'),
  )

/** Text as words, without bullets, boxes to tick, brackets around a place to answer, or signs that stand alone. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/[[\]☐☒]/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))

const letters = 'abcdefghijklmnopqrstuvwxyz'
const text = (words: Text): string =>
  words
    .map((node) =>
      typeof node === 'string' ? node : node.type === 'field' ? answer(node) : node.text,
    )
    .join('')
const answer = (field: FieldNode): string =>
  field.kind === 'yes-no' ? 'yes no' : field.options ? field.options.join(' ') : field.label

function lines(block: DocumentTree, records: boolean): string[] {
  const inside = (child: DocumentTree) => lines(child, records)
  switch (block.type) {
    case 'document':
    case 'section':
      return [text(block.title), ...block.children.flatMap(inside)]
    case 'clause':
      return [`${block.number}. ${text(block.title)}`, ...block.children.flatMap(inside)]
    case 'group':
      return [...(block.leadIn ? [text(block.leadIn)] : []), ...block.children.flatMap(inside)]
    case 'item':
      return [
        [block.number ?? '', block.heading ? `${block.heading}.` : '', text(block.children)].join(
          ' ',
        ),
        ...(block.items ?? []).map((item, index) => `(${letters[index]}) ${text(item)}`),
        ...(block.answer ? [answer(block.answer)] : []),
      ]
    case 'paragraph':
      return [text(block.children)]
    case 'list':
      return block.items.map(text)
    case 'table':
      if (records)
        return [
          text(block.caption),
          ...block.rows.flatMap((row) =>
            row.map((cell, index) => `${text(block.columns[index]!)}: ${text(cell)}`),
          ),
        ]
      return [
        text(block.caption),
        ...block.columns.map(text),
        ...block.rows.flatMap((row) => row.map(text)),
      ]
    case 'chart':
      return [
        text(block.caption),
        ...block.points.map(
          ({ label, value, note }) =>
            `${label}: ${value ?? ''} ${note === undefined ? '' : value === undefined ? note : `(${note})`}`,
        ),
      ]
  }
}
