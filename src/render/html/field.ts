// A place to fill in: ticked or written into on the screen, or on the printed page.

import type { FieldNode } from '../../model/text.ts'
import { choicesOf } from '../tree.ts'
import { attribute, escape, slug } from './escape.ts'

/** How much room an answer gets: most words of it, lines of it. A longer answer makes the place grow. */
const rooms = [
  { name: 'short', words: 120, lines: 4 },
  { name: 'medium', words: 350, lines: 9 },
  { name: 'long', words: Infinity, lines: 16 },
]

/** Something to fill in, with its label. Nothing is sent anywhere: it is filled in to be printed. */
export function writeField(field: FieldNode, prefix: string): string {
  const id = attribute(prefix + slug(field.id))
  const boxes = choicesOf(field)
  if (boxes)
    return `<span class="${field.kind === 'yes-no' ? 'choices pair' : 'choices'}" role="radiogroup" id="${id}" aria-label="${attribute(field.label)}">${boxes.map((option, index) => `<label><input type="radio" name="${id}" value="${attribute(option)}" id="${id}-${index + 1}"> ${escape(option)}</label>`).join(' ')}</span>`
  const label = `<label for="${id}">${escape(field.label)}</label>`
  if (field.kind === 'narrative' || field.kind === 'table') {
    const { name, lines } = rooms.find(({ words }) => (field.words ?? 0) <= words)!
    return `<span class="answer">${label}<textarea class="${name}" id="${id}" rows="${lines}"></textarea></span>`
  }
  return `<span class="answer">${label}<input type="text" id="${id}"></span>`
}
