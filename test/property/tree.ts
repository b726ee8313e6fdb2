// Walks over document trees: every text, every id, every block, in printed order.

import type { BlockRole, DocumentNode, DocumentTree } from '../../src/model/document.ts'
import type { Pack } from '../../src/model/pack.ts'
import { plainText, type Text } from '../../src/model/text.ts'

/** A block with the id of what it stands in. */
export interface Placed {
  readonly block: DocumentTree
  readonly parent: string
}

/** Every block of a document, itself first. */
export function* blocksOf(tree: DocumentTree, parent = ''): Generator<Placed> {
  yield { block: tree, parent }
  if (!('children' in tree) || tree.type === 'item' || tree.type === 'paragraph') return
  const here = 'id' in tree && tree.id !== undefined ? tree.id : parent
  for (const child of tree.children) yield* blocksOf(child, here)
}

/** The texts of one block, those of the blocks in it apart. */
export function textsOf(block: DocumentTree): readonly Text[] {
  switch (block.type) {
    case 'document':
    case 'section':
    case 'clause':
      return [block.title]
    case 'group':
      return []
    case 'item':
      return [
        ...(block.heading === undefined ? [] : [[block.heading]]),
        block.children,
        ...(block.items ?? []),
        ...(block.answer ? [[block.answer]] : []),
      ]
    case 'paragraph':
      return [block.children]
    case 'list':
      return block.items
    case 'table':
      return [
        ...(block.caption.length > 0 ? [block.caption] : []),
        ...block.columns,
        // an empty cell says that there is nothing
        ...block.rows.flat().filter((cell) => plainText(cell) !== ''),
      ]
    case 'chart':
      return [block.caption]
  }
}

/** Ids of blocks and fields. */
export const idsOf = (tree: DocumentNode): string[] =>
  [...blocksOf(tree)].flatMap(({ block }) => [
    ...('id' in block && block.id !== undefined ? [block.id] : []),
    ...textsOf(block)
      .flat()
      .flatMap((node) => (typeof node === 'object' && node.type === 'field' ? [node.id] : [])),
  ])

/** What stands more than once. */
export const twice = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index)

/** Everything that a reference of a pack may lead to. */
const targetsOf = (pack: Pack): ReadonlySet<string> =>
  new Set([
    ...pack.kpis.map(({ id }) => id),
    ...pack.pairs.flatMap(({ id, condition }) => [
      id,
      ...condition.flatMap(({ items }) => items.map(({ anchor }) => `${id}#${anchor}`)),
    ]),
  ])

/** What no text may hold. */
export const unresolved = /\{\{|\}\}|\bundefined\b|\bNaN\b|\bnull\b|\[object/
const badlySpaced = / {2}|^\s|\s$| [.,;:)](?!\d)/

/** Faults of a tree: what does not print, what leads nowhere, what is empty, what is there twice. */
export function faultsOf(document: DocumentNode, pack: Pack): string[] {
  const targets = targetsOf(pack)
  const definitions = new Set(pack.definitions.map(({ id }) => id))
  const faultsOfText = (text: Text): string[] => {
    const words = plainText(text)
    const wrong =
      words.trim() === '' ? 'empty' : (unresolved.exec(words) ?? badlySpaced.exec(words))
    const nodes = text.flatMap((node) => {
      if (typeof node === 'string') return []
      if (node.type === 'ref' && !targets.has(node.to)) return [`leads to ${node.to}`]
      if (node.type === 'term' && !definitions.has(node.term)) return [`uses ${node.term}`]
      return []
    })
    return [...(wrong ? [`"${wrong}" in: ${words}`] : []), ...nodes]
  }
  const faultsOfBlock = ({ block, parent }: Placed): string[] => {
    const { type } = block
    const name = `${type} ${'id' in block ? block.id : `in ${parent}`}`
    const isEmpty =
      (type === 'list' && block.items.length === 0) ||
      (type === 'table' && block.rows.length === 0) ||
      ('children' in block && block.children.length === 0)
    const isUneven =
      type === 'table' && block.rows.some(({ length }) => length !== block.columns.length)
    return [
      ...(isEmpty ? [`${name} holds nothing`] : []),
      ...(isUneven ? [`${name} is uneven`] : []),
      ...textsOf(block).flatMap((text) => faultsOfText(text).map((fault) => `${name} ${fault}`)),
    ]
  }
  return [
    ...[...blocksOf(document)].flatMap(faultsOfBlock),
    ...twice(idsOf(document)).map((id) => `${id} is there twice`),
  ]
}

/** What a document says, piece by piece: headings, items, paragraphs, bullets, rows, each with where it stands. */
export const piecesOf = (document: DocumentNode): Piece[] =>
  [...blocksOf(document)].flatMap(({ block, parent }): Piece[] => {
    const { type } = block
    const role = 'role' in block ? block.role : undefined
    const piece = (...said: readonly unknown[]): Piece => ({
      said: JSON.stringify([type, parent, ...said]),
      block,
      ...(role && { role }),
    })
    if (type === 'list') return block.items.map((item) => piece(item))
    if (type === 'group') return [piece(block.audience)]
    if (type === 'table')
      return [
        piece(block.id, block.caption, block.columns),
        ...block.rows.map((row) => piece(block.id, row)),
      ]
    return [
      piece(
        'id' in block ? block.id : '',
        'number' in block ? block.number : '',
        'answer' in block ? block.answer : '',
        textsOf(block),
      ),
    ]
  })
/** One piece, in a form that can be compared. */
export interface Piece {
  readonly said: string
  readonly block: DocumentTree
  readonly role?: BlockRole
}
