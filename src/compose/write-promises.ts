// What scored questions ask of the winner, part by part, with what it wrote.

import type { Pack, Pair } from '../model/pack.ts'
import type { FullSpec } from '../model/spec.ts'

type Promised = Pack['promises'][number]

/** A part of a scored question. */
type Part = Omit<Promised, 'number' | 'wrote'>

/** Every part that is asked, numbered in printed order. */
export function writePromises(pairs: readonly Pair[], { award }: FullSpec): readonly Promised[] {
  const written = award?.promises ?? []
  return pairs.flatMap(partsOf).map((part, index): Promised => {
    const answer = written.find((one) => one.question === part.question && one.part === part.part)
    return { number: `T${index + 1}`, ...part, ...(answer && { wrote: answer.text }) }
  })
}

function partsOf({ id: question, placement: { scored }, question: items }: Pair): readonly Part[] {
  if (!scored) return []
  const { section } = scored
  return items
    .filter(({ anchor }) => anchor === scored.question)
    .flatMap(({ text, items: lettered }): readonly Part[] =>
      lettered
        ? lettered.map((asks, index) => ({
            question,
            part: String.fromCharCode(97 + index),
            section,
            asks,
          }))
        : [{ question, section, asks: text }],
    )
}
