// What the renderers share: how input is taken, and the words that stand for a node.

import type { BlockNode, ChartNode, DocumentTree } from '../model/document.ts'
import type { FieldNode, Text } from '../model/text.ts'

/** What can be rendered: a whole document, one block, or several. */
export type RenderInput = DocumentTree | readonly BlockNode[]

/** The input as a list. */
export const asBlocks = (input: RenderInput): readonly DocumentTree[] =>
  'type' in input ? [input] : input

/** Printed words of running text. A field prints as an empty place to fill in. */
export function inlineText(text: Text): string {
  let out = ''
  for (const node of text)
    out += typeof node === 'string' ? node : node.type === 'field' ? fieldText(node) : node.text
  return out
}

/** Boxes to tick, or a line to write on. */
export function fieldText(field: FieldNode): string {
  const boxes = choicesOf(field)
  return boxes ? boxes.map((option) => `[ ] ${option}`).join('  ') : `[${field.label}]`
}

/** Choices of a field that is ticked. */
export const choicesOf = (field: FieldNode): readonly string[] | undefined =>
  field.kind === 'yes-no' ? ['yes', 'no'] : field.options

/** (a), (b), … (z), (aa): the letter of a sub-item, from 0. */
export const letter = (index: number): string =>
  index < 26
    ? String.fromCharCode(97 + index)
    : letter(Math.floor(index / 26) - 1) + letter(index % 26)

/** A point of a chart in words: `2028: 82.0 (approaching)`. */
export const pointText = ({ label, value, note }: ChartNode['points'][number]): string =>
  `${label}: ${value ?? ''}${note === undefined ? '' : value === undefined ? note : ` (${note})`}`
