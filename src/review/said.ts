// What a review says, as data: a key of the words, and what it is filled with.

import type { Speech } from '../language/speech.ts'
import type { Values } from '../model/problems.ts'

/** A sentence as data: `say(code, values)` of the pack's speech makes it. Dates in it are already in words. */
export interface Said {
  /** Key with product, e.g. `review.talk.next`. */
  readonly code: string
  readonly values: Values
}

/** A sentence of a review. */
export const said = (name: string, values: Values = {}): Said => ({
  code: `review.${name}`,
  values,
})

/** Sentences in words, one after the other. */
export const sayAll = ({ say }: Speech, sentences: readonly Said[]): string =>
  sentences.map(({ code, values }) => say(code, values)).join(' ')
