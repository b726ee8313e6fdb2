// A place to fill in: ticked or written into on the screen, or on the printed page.

import type { FieldNode } from '../../model/text.ts'
import { attribute, safe, slug } from './escape.ts'

/** How much room an answer gets: most words of it, lines of it. A longer answer makes the place grow. */
const rooms = [
  { name: 'short', words: 120, lines: 4 },
  { name: 'medium', words: 350, lines: 9 },
  { name: 'long', words: Number.POSITIVE_INFINITY, lines: 16 },
]
const inputTypes: Readonly<Partial<Record<FieldNode['kind'], string>>> = {
  number: 'number',
  date: 'date',
}

/** Something to fill in, with its label. Nothing is sent anywhere: it is filled in to be printed. */
export function writeField(field: FieldNode, prefix: string): string {
  const id = attribute(prefix + slug(field.id))
  if (field.options) return writeChoices(field, field.options, id)
  const label = `<label for="${id}">${safe(field.label)}</label>`
  if (field.kind !== 'narrative') {
    const type = inputTypes[field.kind] ?? 'text'
    return `<span class="answer">${label}<input type="${type}" id="${id}"></span>`
  }
  const room = rooms.find(({ words }) => (field.words ?? 0) <= words)
  return `<span class="answer">${label}<textarea class="${room?.name}" id="${id}" rows="${room?.lines}"></textarea></span>`
}

function writeChoices(field: FieldNode, options: readonly string[], id: string): string {
  const buttons = options.map(
    (option, index) =>
      `<label><input type="radio" name="${id}" value="${attribute(option)}" id="${id}-${index + 1}"> ${safe(option)}</label>`,
  )
  const kind = field.kind === 'yes-no' ? 'choices pair' : 'choices'
  return `<span class="${kind}" role="radiogroup" id="${id}" aria-label="${attribute(field.label)}">${buttons.join(' ')}</span>`
}
