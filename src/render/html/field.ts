// A place to fill in: ticked or written into on the screen, or on the printed page.

import type { FieldNode } from '../../model/text.ts'
import { attribute, safe } from './escape.ts'
import { classOf, idOf, type Prefixes } from './names.ts'

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
export function writeField(field: FieldNode, prefixes: Prefixes): string {
  const id = idOf(field.id, prefixes)
  if (field.options) return writeChoices(field, field.options, id, prefixes)
  const answer = classOf(prefixes, 'answer')
  const label = `<label for="${id}">${safe(field.label)}</label>`
  if (field.kind !== 'narrative') {
    const type = inputTypes[field.kind] ?? 'text'
    return `<span${answer}>${label}<input type="${type}" id="${id}"></span>`
  }
  const room = rooms.find(({ words }) => (field.words ?? 0) <= words)
  return `<span${answer}>${label}<textarea${classOf(prefixes, room?.name)} id="${id}" rows="${room?.lines}"></textarea></span>`
}

function writeChoices(
  field: FieldNode,
  options: readonly string[],
  id: string,
  prefixes: Prefixes,
): string {
  const buttons = options.map(
    (option, index) =>
      `<label><input type="radio" name="${id}" value="${attribute(option)}" id="${id}-${index + 1}"> ${safe(option)}</label>`,
  )
  const classes = classOf(prefixes, 'choices', field.kind === 'yes-no' && 'pair')
  return `<span${classes} role="radiogroup" id="${id}" aria-label="${attribute(field.label)}">${buttons.join(' ')}</span>`
}
