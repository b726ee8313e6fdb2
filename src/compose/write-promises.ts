// What scored questions ask of the winner, part by part, with what it wrote.

import { suggestion } from '../language/nearest.ts'
import type { Pack, Pair } from '../model/pack.ts'
import type { Fault } from '../model/problems.ts'
import type { FullSpec } from '../model/spec.ts'
import type { Purchase } from './purchase.ts'
import type { Selected } from './selected.ts'
import type { Placements } from './write-placements.ts'

type Promised = Pack['promises'][number]
type Written = NonNullable<NonNullable<FullSpec['award']>['promises']>[number]

/** A part of a scored question. */
type Part = Omit<Promised, 'number' | 'wrote'>

/** Every part that is asked, numbered in printed order. */
export function writePromises(pairs: readonly Pair[], { award }: FullSpec): readonly Promised[] {
  const written = award?.promises ?? []
  return pairs.flatMap(partsOf).map((part, index): Promised => {
    const answer = written.find((entry) => isSame(entry, part))
    return { number: `T${index + 1}`, ...part, ...(answer && { wrote: answer.text }) }
  })
}

const isSame = (a: Omit<Written, 'text'>, b: Omit<Written, 'text'>): boolean =>
  a.question === b.question && a.part === b.part

const letterOf = (index: number): string => String.fromCharCode(97 + index)

function partsOf({ id: question, placement: { scored }, question: items }: Pair): readonly Part[] {
  if (!scored) return []
  const { section } = scored
  return items
    .filter(({ anchor }) => anchor === scored.question)
    .flatMap(({ text, items: lettered }): readonly Part[] =>
      lettered
        ? lettered.map((asks, index) => ({ question, part: letterOf(index), section, asks }))
        : [{ question, section, asks: text }],
    )
}

/** Promises to a question that is not scored, to a part that it does not have, or to the same part twice. */
export function promiseFaults(
  selected: readonly Selected[],
  placements: Placements,
  { spec }: Purchase,
): Fault[] {
  const letters = lettersByQuestion(selected, placements)
  const written = spec.award?.promises ?? []
  return written.flatMap((entry, index): Fault | [] => {
    const path = `award.promises[${index}]`
    const { question, part } = entry
    const known = letters.get(question)
    if (!known) {
      const { ending, values } = suggestion(question, letters.keys())
      const code = `promise-question${ending}` as const
      return { code, path: `${path}.question`, values: { question, ...values } }
    }
    const first = written.findIndex((other) => isSame(other, entry))
    if (first < index)
      return { code: 'promise-twice', path, values: { first: `award.promises[${first}]` } }
    if (known.length === 0 && part !== undefined)
      return { code: 'promise-no-part', path: `${path}.part`, values: { question, part } }
    if (known.length > 0 && !known.includes(part ?? ''))
      return { code: 'promise-part', path: `${path}.part`, values: { question, all: known } }
    return []
  })
}

/** Letters of the parts of every scored question; none where it has no parts. */
const lettersByQuestion = (
  selected: readonly Selected[],
  placements: Placements,
): ReadonlyMap<string, readonly string[]> =>
  new Map(
    selected.flatMap(({ clause: { id }, wording }) => {
      const asked = placements[id]?.scored?.question
      const item = wording.question.find(({ anchor }) => anchor === asked)
      return item ? [[id, (item.items ?? []).map((_, index) => letterOf(index))] as const] : []
    }),
  )
