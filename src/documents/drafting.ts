// What every document is drafted with: the pack, its voice, and the supplier type of a reading copy.

import { cut } from '../language/fill.ts'
import { lacksWord } from '../language/lacks-word.ts'
import { type Speech, speech } from '../language/speech.ts'
import { type Audience, canBind, type SupplierType } from '../model/audience.ts'
import type { Pack } from '../model/pack.ts'
import type { Text } from '../model/text.ts'

/** What may fill a place in a sentence. */
export type Filling = Text | string | number

/** The pack with its voice. */
export interface Drafting extends Speech {
  readonly pack: Pack
  /** The supplier type of a reading copy; `{}` in the full document. */
  readonly supplier: SupplierType
  /** The sentence under `product.key`, as text whose values may be nodes. */
  text(key: string, fillings?: Readonly<Record<string, Filling>>): Text
  /** Texts as a list of the language: "a, b and c". */
  listed(texts: readonly Text[]): Text
  /** Whether what addresses this audience stands in this copy. */
  stands(audience: Audience): boolean
}

/** Opens a pack for drafting. */
export function draftingOf(pack: Pack, supplier: SupplierType = {}): Drafting {
  const voice = speech(pack.words)
  const asText = (filling: Filling): Text => {
    if (typeof filling === 'object') return filling
    return [typeof filling === 'number' ? voice.number(filling) : filling]
  }
  const text: Drafting['text'] = (key, fillings = {}) =>
    cut(sentenceOf(pack, key)).flatMap((piece): Text => {
      if (typeof piece === 'string') return [piece]
      const filling = Object.hasOwn(fillings, piece.name) ? fillings[piece.name] : undefined
      if (filling === undefined) throw new RangeError(`${key}: ${piece.name}`)
      return asText(filling)
    })
  return {
    ...voice,
    pack,
    supplier,
    text,
    listed: (texts) => {
      const last = texts.at(-1)
      if (last === undefined) return []
      if (texts.length === 1) return last
      const first = joined(texts.slice(0, -1), voice.say('language.comma'))
      return text('language.and', { first, last })
    },
    stands: (audience) => canBind(audience, supplier),
  }
}

/** The sentence under `product.key` as it stands, with its places open. */
export function sentenceOf({ words }: Pick<Pack, 'words'>, key: string): string {
  const dot = key.indexOf('.')
  const sentence = words[key.slice(0, dot)]?.[key.slice(dot + 1)]
  return sentence ?? lacksWord(key)
}

/** Texts one behind the other, with a mark between them. */
export const joined = (texts: readonly Text[], mark: string): Text =>
  texts.flatMap((text, index) => (index === 0 ? text : [mark, ...text]))
