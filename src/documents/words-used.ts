// Definitions of the words that some blocks use, for a document that is read without the contract schedule.

import type { BlockNode, SectionNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import type { Drafting } from './parts.ts'

/** A section with the definitions of the terms in the blocks, and of those that these use; none where they use no term. */
export function wordsUsed({ pack, say }: Drafting, blocks: readonly BlockNode[]): SectionNode[] {
  const used = new Set<string>()
  const take = (text: Text): void => {
    for (const node of text) {
      if (typeof node === 'string' || node.type !== 'term' || used.has(node.term)) continue
      used.add(node.term)
      for (const inner of pack.definitions.find(({ id }) => id === node.term)?.text ?? [])
        take(inner)
    }
  }
  for (const text of blocks.flatMap(textsIn)) take(text)
  const items = pack.definitions
    .filter(({ id }) => used.has(id))
    .flatMap(({ id, term, text }) =>
      text.map(
        (paragraph, index): BlockNode => ({
          type: 'item',
          id: `definition.${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}${index > 0 ? `-${index + 1}` : ''}`,
          ...(index === 0 && { heading: term }),
          children: paragraph,
        }),
      ),
    )
  return items.length === 0
    ? []
    : [
        {
          type: 'section',
          id: 'words',
          title: say('certificate.words'),
          children: [{ type: 'paragraph', children: say('certificate.words.intro') }, ...items],
        },
      ]
}

function textsIn(block: BlockNode): readonly Text[] {
  switch (block.type) {
    case 'section':
    case 'clause':
      return [block.title, ...block.children.flatMap(textsIn)]
    case 'group':
      return [...(block.leadIn ? [block.leadIn] : []), ...block.children.flatMap(textsIn)]
    case 'item':
      return [block.children, ...(block.items ?? [])]
    case 'paragraph':
      return [block.children]
    case 'list':
      return block.items
    case 'table':
      return [block.caption, ...block.columns, ...block.rows.flat()]
    case 'chart':
      return [block.caption]
  }
}
