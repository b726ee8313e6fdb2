// Fixed words of a document, with their gaps filled. Values go in as text and are never read again.

import type { Pack } from '../model/pack.ts'
import type { Inline, Text } from '../model/text.ts'

/** What may fill a gap. */
export type Filling = string | number | Text

/** Says a string of the pack. Throws where the string or a filling is missing: that is a fault of this package. */
export type Say = (key: string, fillings?: Readonly<Record<string, Filling>>) => Text

/** A speaker for one pack. */
export function speaker(pack: Pack): Say {
  // most strings have no gap and are said as they are, often
  const whole = new Map<string, Text>()
  return (key, fillings = {}) => {
    const known = whole.get(key)
    if (known) return known
    const text = Object.hasOwn(pack.strings, key) ? pack.strings[key] : undefined
    if (!text) throw new TypeError(`string "${key}" is missing in the pack`)
    if (!text.some((node) => typeof node !== 'string' && node.type === 'value')) {
      whole.set(key, text)
      return text
    }
    const said: Inline[] = []
    for (const node of text) {
      if (typeof node === 'string' || node.type !== 'value') {
        said.push(node)
        continue
      }
      const filling = fillings[node.name]
      if (filling === undefined) throw new TypeError(`string "${key}" needs "${node.name}"`)
      if (typeof filling === 'object') said.push(...filling)
      else said.push(String(filling))
    }
    return said
  }
}

/** Whether the pack has a string. */
export const canSay = (pack: Pack, key: string): boolean => Object.hasOwn(pack.strings, key)

/** Texts joined by a separator. */
export const join = (texts: readonly Text[], separator: string): Text =>
  texts.flatMap((text, index) => (index === 0 ? text : [separator, ...text]))

/** A text whose first letter is a capital. */
export function capital(text: Text): Text {
  const [first, ...rest] = text
  return typeof first === 'string'
    ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
    : text
}
