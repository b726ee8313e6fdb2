// Whatever word of whatever paragraph someone changes, that paragraph is told, and no other.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compose, draft } from '../../src/index.ts'
import type { BlockNode, DocumentNode, ItemNode } from '../../src/model/document.ts'
import { compare, readDocx, toDocx } from '../../src/render/docx/index.ts'

const pack = compose({
  title: 'Laptops 2027',
  buyer: 'City of Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'low',
  contract: { start: '2027-07-01', months: 24 },
  clauses: { set: 'starter' },
})
const schedule = draft(pack, 'contract-schedule')

/** Every item with a plain stretch of words. */
function itemsOf(block: DocumentNode | BlockNode): ItemNode[] {
  if (block.type === 'item')
    return block.children.some((node) => typeof node === 'string' && /\p{L}{4,}/u.test(node))
      ? [block]
      : []
  return block.type === 'document' ||
    block.type === 'section' ||
    block.type === 'clause' ||
    block.type === 'group'
    ? block.children.flatMap(itemsOf)
    : []
}
const items = itemsOf(schedule)

/** The document with one word of one item replaced. */
function withWord(document: DocumentNode, id: string, at: number, word: string): DocumentNode {
  const change = (block: BlockNode): BlockNode => {
    if (block.type === 'section' || block.type === 'clause')
      return { ...block, children: block.children.map(change) }
    if (block.type === 'group')
      return { ...block, children: block.children.map((item) => change(item) as ItemNode) }
    if (block.type !== 'item' || block.id !== id) return block
    const words = block.children.flatMap((node, index) =>
      typeof node === 'string'
        ? [...node.matchAll(/\p{L}{4,}/gu)].map((match) => ({
            index,
            from: match.index,
            length: match[0].length,
          }))
        : [],
    )
    const chosen = words[at % words.length]!
    return {
      ...block,
      children: block.children.map((node, index) =>
        index === chosen.index && typeof node === 'string'
          ? node.slice(0, chosen.from) + word + node.slice(chosen.from + chosen.length)
          : node,
      ),
    }
  }
  return { ...document, children: document.children.map(change) }
}

test('a word changed anywhere is found there and nowhere else', async () => {
  expect(items.length).toBeGreaterThan(50)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...items),
      fc.nat({ max: 60 }),
      fc.stringMatching(/^[A-Za-zäöüß]{1,9}$/),
      async ({ id }, at, word) => {
        const changed = withWord(schedule, id, at, `${word}q`)
        const { same, documents } = compare(pack, await readDocx(await toDocx(changed)))
        const told = documents[0]!.units.flatMap(({ changes }) => changes)
        expect(told.map(({ type, where }) => [type, where?.id])).toEqual([['wording-changed', id]])
        expect(told[0]!.reads).toContain(`${word}q`)
        expect(same).toBe(false)
      },
    ),
    { numRuns: 12 },
  )
})
