// Finds for every line of a document the piece of a file that stands for it: by anchor first, then by words.

import type { Owner, Owners } from '../lines.ts'
import type { ReadPiece } from '../read/model.ts'
import { type Drafted, marksOf } from './marked.ts'
import { sharedWords, wordsIn } from './tokens.ts'

/** A line or piece with its place among the ids of the document. */
export interface Placed<Inner extends Drafted | ReadPiece> {
  readonly piece: Inner
  /** The last id anchored at or before it, as far as that reaches. */
  readonly reach: string
  /** True where the anchor of `reach` is on it. */
  readonly anchored: boolean
  readonly words: readonly string[]
  readonly key: string
}
export type Candidate = Placed<ReadPiece>
type Wanted = Placed<Drafted>

/** Which piece of the file stands for which line, in the order of the document. */
export interface Pairing {
  readonly pairs: readonly { readonly line: Drafted; readonly piece: ReadPiece }[]
  readonly missing: readonly Drafted[]
  readonly added: readonly Candidate[]
}

/** Places lines or pieces under the last anchor, up to where its clause ends. */
export function place<Inner extends Drafted | ReadPiece>(
  pieces: readonly Inner[],
  owners: Owners,
  idOf: (piece: Inner) => string | undefined,
  clauseOf: (piece: Inner) => string | undefined,
): Placed<Inner>[] {
  const met = new Set<string>()
  let reach = ''
  return pieces.map((piece) => {
    const id = idOf(piece)
    const anchored = id !== undefined && !met.has(id)
    if (anchored) met.add(id)
    reach = anchored ? id : reachOf(owners.get(reach), clauseOf(piece))
    const words = wordsIn(piece.text)
    return { piece, reach, anchored, words, key: `${piece.cells ? 'row ' : ''}${words.join(' ')}` }
  })
}

/** The id that still reaches what is in this clause; behind a clause, what stands around it. */
const reachOf = (last: Owner | undefined, clause: string | undefined): string =>
  last?.clause?.id === clause ? (last?.id ?? '') : (clause ?? last?.outside ?? '')

/** How alike a piece that lost its anchor must be to count as the same one; and where the anchor says it. */
const [alike, alikeInPlace] = [0.55, 0.3]

export function pairUp(owners: Owners, lines: Drafted[], candidates: Candidate[]): Pairing {
  const idOf = ({ owner, isFirst }: Drafted) => (isFirst ? owner.id : undefined)
  const wanted = place(lines, owners, idOf, ({ owner }) => owner.clause?.id)
  const taken = new Map<Wanted, Candidate>()
  const take = (line: Wanted, candidate: Candidate | undefined): void => {
    if (candidate) taken.set(line, candidate)
  }
  const missing = (): Wanted[] => wanted.filter((line) => !taken.has(line))
  const free = (): Candidate[] => {
    const gone = new Set(taken.values())
    return candidates.filter((candidate) => !gone.has(candidate))
  }
  /** The first with a key takes the first with it, the second the second. */
  const takeSame = (keyOf: (placed: Wanted | Candidate) => string | undefined): void => {
    const queues = new Map<string | undefined, Candidate[]>()
    for (const candidate of free()) {
      const queue = queues.get(keyOf(candidate)) ?? []
      queues.set(keyOf(candidate), queue)
      queue.push(candidate)
    }
    queues.delete(undefined)
    for (const line of missing()) take(line, queues.get(keyOf(line))?.shift())
  }
  /** The likest of those that may stand for it. */
  const takeAlike = (least: number, mayBe: (line: Wanted, other: Candidate) => boolean): void => {
    const left = new Set(free())
    for (const line of missing()) {
      const near = [...left].filter((other) => mayBe(line, other))
      const scores = near.map((other) => likeness(line, other, least))
      const best = near[scores.indexOf(Math.max(least, ...scores))]
      take(line, best)
      if (best) left.delete(best)
    }
  }

  takeSame(({ reach, key }) => `${reach}\n${key}`)
  // what an anchor stands on is the piece, however much of it was rewritten
  takeSame(({ reach, anchored }) => (anchored ? reach : undefined))
  takeAlike(alikeInPlace, (line, other) => line.reach === other.reach)
  // anchors may be lost; short rows then say nothing of where they come from, unless all are
  const isBare = !candidates.some(({ anchored }) => anchored)
  takeSame(({ key }) => (isBare || key.length >= 20 ? key : undefined))
  // in a very long file of someone else only the neighbourhood is looked at
  const isLong = missing().length * free().length > 2_000_000
  takeAlike(alike, ({ piece: { owner } }, { reach }) => {
    if (owners.get(reach)?.unit === owner.unit) return true
    let id = isLong ? '' : owner.id
    while (id !== reach && id !== '') id = owners.get(id)?.parent ?? ''
    return id === reach && !isLong
  })
  const pairs = [...taken]
    .map(([line, { piece }]) => ({ line: line.piece, piece }))
    .sort((left, right) => left.line.position - right.line.position)
  return { pairs, missing: missing().map(({ piece }) => piece), added: free() }
}

/** Rows are like rows only. Texts must be near enough in length to share so many words, unless something is filled in. */
function likeness({ piece, words }: Wanted, other: Candidate, least: number): number {
  if ((piece.cells === undefined) !== (other.piece.cells === undefined)) return 0
  const hasField = marksOf(piece).some(({ field }) => field)
  const mean = (words.length + other.words.length) / 2
  if (!hasField && Math.min(words.length, other.words.length) < least * mean) return 0
  return sharedWords(words, other.words) / ((hasField ? words.length : mean) || 1)
}
