// Finds one block of a document, for cards and excerpts.

import { need } from '../language/arguments.ts'
import type { BlockNode, DocumentTree } from '../model/document.ts'

/**
 * The block with an id: a clause (`TRN-01`), an item (`TRN-01.sites`), a KPI, a definition, a table, a section.
 *
 * @param tree a document or a block
 * @param id as it stands in the tree
 * @returns `undefined` where there is none
 * @example
 * ```ts
 * import { compose, draft, findNode, toText } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const card = findNode(draft(pack, 'contract-schedule'), 'TRN-01')
 * console.log(card && toText(card).startsWith('TRN-01')) // true
 * ```
 */
export function findNode(tree: DocumentTree, id: string): BlockNode | undefined {
  need('node', tree, 'tree')
  need('text', id, 'id')
  if (tree.type !== 'document' && 'id' in tree && tree.id === id) return tree
  if (!('children' in tree) || tree.type === 'item' || tree.type === 'paragraph') return undefined
  for (const child of tree.children) {
    const node = findNode(child, id)
    if (node) return node
  }
  return undefined
}
