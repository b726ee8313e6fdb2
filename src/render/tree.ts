// What the renderers share: how input is taken, and the words that stand for a node.

import { need } from '../language/arguments.ts'
import type { BlockNode, ChartNode, ClauseNode, DocumentTree, ItemNode } from '../model/document.ts'
import type { FieldNode, Text } from '../model/text.ts'

/** What can be rendered: a whole document, one block, or several. */
export type RenderInput = DocumentTree | readonly BlockNode[]

/** The input as a list. */
export function asBlocks(input: RenderInput): readonly DocumentTree[] {
  need('tree', input, 'input')
  return 'type' in input ? [input] : input
}

/** A block without the blocks under it: they follow by themselves, one level deeper. */
export interface Step {
  readonly block: DocumentTree
  readonly depth: number
}

/** Blocks in the order in which they are read. */
export function* steps(blocks: readonly DocumentTree[], depth = 1): Generator<Step> {
  for (const block of blocks) {
    yield { block, depth }
    if (block.type === 'document' || block.type === 'section' || block.type === 'clause')
      yield* steps(block.children, depth + 1)
  }
}

/** Printed words of running text on one line. A field prints as an empty place to fill in. */
export function inlineText(text: Text): string {
  let line = ''
  for (const node of text) {
    if (typeof node === 'string') line += node
    else line += node.type === 'field' ? fieldText(node) : node.text
  }
  return line.replace(/ \s+|[^\S ]\s*/g, ' ')
}

/** Boxes to tick, or a line to write on. What is asked stands in front of it. */
export const fieldText = ({ options }: FieldNode): string =>
  options ? options.map((option) => `☐ ${option}`).join(' ') : '____'

/** (1), (2), … or (a), (b), … (z), (aa): what stands before a sub-item, from 0. */
export const counter = (index: number, { letters }: Pick<ItemNode, 'letters'>): string =>
  `(${letters ? letter(index) : index + 1})`

const letter = (index: number): string =>
  index < 26
    ? String.fromCharCode(97 + index)
    : letter(Math.floor(index / 26) - 1) + letter(index % 26)

/** Number and run-in heading in front of an item: `4. Second source.` */
export const leadOf = ({ number, heading }: ItemNode): string =>
  [number, heading && `${heading}.`].filter(Boolean).join(' ')

/** Heading of a clause: `TRN-01 Final production sites`. */
export const clauseTitle = ({ id, title }: ClauseNode): string => `${id} ${inlineText(title)}`

/** A point of a chart in words: `2028: 82.0 (approaching)`. */
export function pointText({ label, value, note }: ChartNode['points'][number]): string {
  const rating = value !== undefined && note !== undefined ? `(${note})` : note
  return `${label}: ${[value, rating].filter((part) => part !== undefined).join(' ')}`
}

/** Id of the node that a reference means: `REQ-01#end` is the item `REQ-01.end`. */
export const targetOf = (to: string): string => to.replace('#', '.')

/** Id of the node that defines a term. */
export const definitionId = (term: string): string => `definition.${term}`
