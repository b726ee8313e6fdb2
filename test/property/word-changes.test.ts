// Whatever word of whatever item somebody changes in a Word file, that item is told, and no other.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import type { BlockNode, DocumentNode, ItemNode } from '../../src/model/document.ts'
import { compare, readDocx, toDocx } from '../../src/word/index.ts'
import { triesOf } from './runs.ts'
import { example } from './specs.ts'
import { blocksOf } from './tree.ts'

const tries = triesOf(import.meta.url)
const pack = composeFrom(standard, { ...example, clauses: { set: 'starter' } })
const kinds = ['contract-schedule', 'tender-questions', 'supplier-guide'] as const
const documents = kinds.map((kind) => draft(pack, kind))

/** A word in the plain text of an item. */
interface Word {
  readonly node: number
  readonly from: number
  readonly to: number
}
const wordsOf = ({ children }: ItemNode): Word[] =>
  children.flatMap((text, node) =>
    typeof text !== 'string'
      ? []
      : [...text.matchAll(/\p{L}{4,}/gu)].map(({ index, 0: word }) => ({
          node,
          from: index,
          to: index + word.length,
        })),
  )

const items = documents.flatMap((document) =>
  [...blocksOf(document)].flatMap(({ block }) =>
    block.type === 'item' && wordsOf(block).length > 0 ? [{ document, item: block }] : [],
  ),
)

/** The document with another item in the place of one. */
function withItem(document: DocumentNode, id: string, item: ItemNode): DocumentNode {
  const change = <Block extends BlockNode>(block: Block): Block => {
    if (block.type === 'item' && block.id === id) return { ...block, ...item }
    if (block.type === 'item' || block.type === 'paragraph' || !('children' in block)) return block
    const children: readonly BlockNode[] = block.children
    return { ...block, children: children.map(change) }
  }
  return { ...document, children: document.children.map(change) }
}

test('a word changed anywhere is found there and nowhere else', async () => {
  expect(items.length).toBeGreaterThan(100)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...items),
      fc.nat(),
      fc.stringMatching(/^[A-Za-zäöüß]{1,9}$/),
      async ({ document, item }, choice, letters) => {
        const words = wordsOf(item)
        const { node, from, to } = words[choice % words.length]!
        const word = `${letters}q`
        const children = item.children.map((text, index) =>
          index === node && typeof text === 'string'
            ? text.slice(0, from) + word + text.slice(to)
            : text,
        )
        const edited = withItem(document, item.id, { ...item, children })
        const { same, documents: compared } = compare(pack, await readDocx(await toDocx(edited)))
        const changes = compared.flatMap((each) => each.changes)
        expect(changes.map(({ type, place }) => [type, place?.id])).toEqual([
          ['wording-changed', item.id],
        ])
        expect(changes[0]?.diff?.map(({ text }) => text).join(' ')).toContain(word)
        expect(same).toBe(false)
      },
    ),
    tries(),
  )
})
