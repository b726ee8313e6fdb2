// Lines of a document that stand only where the pack holds what they rest on: an item, and every value they name.

import { placesOf } from '../language/fill.ts'
import { type Drafting, sentenceOf } from './drafting.ts'
import { itemRef } from './names.ts'

/** A line, and the item that carries it. */
export interface ItemLine {
  readonly number: number
  readonly text: string
  /** The item, as printed. */
  readonly item: string
}

/**
 * The lines of this pack. A line is two words: `<key>.<n>`, which may hold values of any clause (`{{PRV-04.repayDays}}`),
 * and `<key>.<n>.item`, the item that carries it. Where the pack lacks the item or a value, the line is not printed;
 * numbers stay.
 * @param drafting the pack with its voice
 * @param key product and key of the words, e.g. `certificate.line`
 * @param known values besides those of the clauses
 */
export function itemLines(
  { pack, say, has }: Drafting,
  key: string,
  known: Readonly<Record<string, string>> = {},
): readonly ItemLine[] {
  const values = new Map([
    ...Object.entries(known),
    ...pack.pairs.flatMap(({ id, parameters }) =>
      Object.entries(parameters).map(([name, { text }]) => [`${id}.${name}`, text] as const),
    ),
  ])
  const items = new Set(
    pack.pairs.flatMap(({ id, condition }) =>
      condition.flatMap((part) => part.items.map((item) => itemRef(id, item).text)),
    ),
  )
  const lines: ItemLine[] = []
  for (let number = 1; has(`${key}.${number}`); number++) {
    const item = say(`${key}.${number}.item`)
    const places = placesOf(sentenceOf(pack, `${key}.${number}`))
    if (items.has(item) && places.every((place) => values.has(place)))
      lines.push({ number, item, text: say(`${key}.${number}`, pick(values, places)) })
  }
  return lines
}

const pick = (values: ReadonlyMap<string, string>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, values.get(name) ?? '']))
