// Finds for every piece of a document the piece of a file that stands for it: by anchor first, then by words.

import { diffArrays } from 'diff'
import type { ReadPiece } from '../read/read-model.ts'
import type { Piece, Pieces } from './pieces.ts'
import { similarity, tokens } from './word-diff.ts'

/** A piece of the file, with the id that it belongs to. */
export interface Candidate {
  readonly piece: ReadPiece
  /** True where the anchor of `reach` is on this piece. */
  readonly anchored: boolean
  /** The last id anchored at or before it, as far as that reaches. */
  readonly reach: string
  readonly unit: string
  /** Its words, boxes and white space apart. */
  readonly words: readonly string[]
  readonly key: string
}

/** Which piece of the file stands for which piece of the document. */
export interface Pairing {
  readonly pairs: readonly { readonly piece: Piece; readonly found: Candidate }[]
  readonly missing: readonly Piece[]
  readonly added: readonly Candidate[]
}

interface Wanted {
  readonly piece: Piece
  readonly anchored: boolean
  readonly reach: string
  readonly words: readonly string[]
  readonly key: string
}

/** How alike a piece that lost its anchor must be to count as the same one. */
const alike = 0.55
/** The same where the anchor says it. */
const alikeInPlace = 0.3

/** The words of a piece as they are compared. */
export const wordsIn = (text: string): string[] => tokens(text).map(({ key }) => key)

/** Places the pieces of a document and of a file in the same way: under the last anchor, as far as that reaches. */
export function reaches(
  owners: Pieces['owners'],
  list: readonly { readonly own?: string; readonly clause?: string; readonly row: boolean }[],
): string[] {
  // LibreOffice 7 keeps the control of a clause around its heading alone, where it says nothing about the end
  const controlled = new Set(
    list.flatMap(({ clause }, index) =>
      clause !== undefined && list[index + 1]?.clause === clause ? [clause] : [],
    ),
  )
  let reach = ''
  return list.map(({ own, clause, row }) => {
    const unit = owners.get(reach)?.unit ?? ''
    if (own !== undefined) reach = own
    else if (clause !== undefined && unit !== clause) reach = clause
    // behind the end of a clause whose end is known
    else if (clause === undefined && controlled.has(unit)) reach = owners.get(unit)?.parent ?? ''
    else if (!row && owners.get(reach)?.table) reach = owners.get(reach)!.parent
    return reach
  })
}

export function pairUp({ pieces, owners }: Pieces, candidates: readonly Candidate[]): Pairing {
  const firsts = new Set<string>()
  const placed = pieces.map((piece) => {
    const own = piece.owner === '' || firsts.has(piece.owner) ? undefined : piece.owner
    firsts.add(piece.owner)
    return {
      ...(own !== undefined && { own }),
      ...(owners.get(piece.owner)?.clause !== undefined && {
        clause: owners.get(piece.owner)!.clause!,
      }),
      row: piece.cells !== undefined,
    }
  })
  const reach = reaches(owners, placed)
  const wanted = pieces.map((piece, index): Wanted => {
    const words = wordsIn(piece.text)
    return {
      piece,
      anchored: placed[index]!.own !== undefined,
      reach: reach[index]!,
      words,
      key: keyOf(piece.cells !== undefined, words),
    }
  })
  const foundFor = new Map<Piece, Candidate>()
  const taken = new Set<Candidate>()
  const take = (one: Wanted, found: Candidate): void => {
    foundFor.set(one.piece, found)
    taken.add(found)
  }
  const missing = () => wanted.filter(({ piece }) => !foundFor.has(piece))
  const free = () => candidates.filter((one) => !taken.has(one))
  /** The first with a key takes the first with it, the second the second. */
  const bySameKey = (ofWanted: (one: Wanted) => string, ofFound: (one: Candidate) => string) => {
    const queues = groupBy(free(), ofFound)
    for (const one of missing()) {
      const found = queues.get(ofWanted(one))?.shift()
      if (found) take(one, found)
    }
  }
  bySameKey(
    (one) => `${one.reach}\n${one.key}`,
    (one) => `${one.reach}\n${one.key}`,
  )
  // what an anchor stands on is the piece, however much of it was rewritten
  const anchors = new Map(
    free().flatMap((one) => (one.anchored ? [[one.reach, one] as const] : [])),
  )
  for (const one of missing()) {
    const found = one.anchored ? anchors.get(one.reach) : undefined
    if (found) take(one, found)
  }
  const inPlace = groupBy(free(), (one) => one.reach)
  for (const [place, own] of groupBy(missing(), (one) => one.reach))
    align(own, inPlace.get(place) ?? [], alikeInPlace, take)
  // anchors may be lost: the same words in the same clause, then in order, then anywhere
  bySameKey(
    (one) => `${one.piece.unit}\n${one.key}`,
    (one) => `${one.unit}\n${one.key}`,
  )
  inOrder(missing(), free(), take)
  for (const one of missing()) {
    // short rows such as "none" say nothing about where they come from
    const found = one.key.length < 20 ? undefined : free().find(({ key }) => key === one.key)
    if (found) take(one, found)
  }
  const left = free()
  // in a very long file of someone else only the neighbourhood is looked at
  const near = missing().length * left.length > 2_000_000
  const related = (one: Wanted, found: Candidate): boolean =>
    found.unit === one.piece.unit ||
    (!near && (found.reach === '' || isAround(found.reach, one.piece.owner, owners)))
  for (const one of missing()) {
    let best: { found: Candidate; score: number } | undefined
    for (const found of left) {
      if (
        taken.has(found) ||
        (found.piece.cells === undefined) !== (one.piece.cells === undefined) ||
        !couldBeAlike(one.words, found.words) ||
        !related(one, found)
      )
        continue
      const score = similarity(one.words, found.words)
      if (score >= alike && score > (best?.score ?? 0)) best = { found, score }
    }
    if (best) take(one, best.found)
  }
  return {
    pairs: wanted.flatMap(({ piece }) =>
      foundFor.has(piece) ? [{ piece, found: foundFor.get(piece)! }] : [],
    ),
    missing: missing().map(({ piece }) => piece),
    added: free(),
  }
}

/** Whether two texts are near enough in length to share more than half of their words. */
const couldBeAlike = (a: readonly string[], b: readonly string[]): boolean =>
  2 * Math.min(a.length, b.length) >= alike * (a.length + b.length)

/** Whether `outer` is what stands around `inner`. */
function isAround(outer: string, inner: string, owners: Pieces['owners']): boolean {
  for (
    let at: string | undefined = inner;
    at !== undefined && at !== '';
    at = owners.get(at)?.parent
  )
    if (at === outer) return true
  return false
}

/** Rows are compared with rows, paragraphs with paragraphs. */
export const keyOf = (isRow: boolean, words: readonly string[]): string =>
  (isRow ? 'row ' : '') + words.join(' ')

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const out = new Map<string, T[]>()
  for (const one of list) {
    const group = out.get(key(one))
    if (group) group.push(one)
    else out.set(key(one), [one])
  }
  return out
}

/** Pairs in order, so that as much as possible is alike. */
function align(
  wanted: readonly Wanted[],
  found: readonly Candidate[],
  least: number,
  take: (one: Wanted, found: Candidate) => void,
): void {
  const score = (one: Wanted, other: Candidate): number => {
    if ((one.piece.cells === undefined) !== (other.piece.cells === undefined)) return 0
    const value = similarity(one.words, other.words)
    return value < least ? 0 : value
  }
  // best[i][j]: how much is alike from piece i and candidate j on
  const best = Array.from({ length: wanted.length + 1 }, () => new Float64Array(found.length + 1))
  const scores = wanted.map((one) => found.map((other) => score(one, other)))
  for (let i = wanted.length - 1; i >= 0; i--)
    for (let j = found.length - 1; j >= 0; j--)
      best[i]![j] = Math.max(
        best[i + 1]![j]!,
        best[i]![j + 1]!,
        scores[i]![j]! > 0 ? scores[i]![j]! + best[i + 1]![j + 1]! : 0,
      )
  for (let i = 0, j = 0; i < wanted.length && j < found.length; ) {
    if (scores[i]![j]! > 0 && best[i]![j] === scores[i]![j]! + best[i + 1]![j + 1]!)
      take(wanted[i++]!, found[j++]!)
    else if (best[i]![j] === best[i + 1]![j]) i++
    else j++
  }
}

/** The same words in the same order, as many as there are. */
function inOrder(
  wanted: readonly Wanted[],
  found: readonly Candidate[],
  take: (one: Wanted, found: Candidate) => void,
): void {
  const shared = new Set(found.map(({ key }) => key))
  const own = wanted.filter(({ key }) => shared.has(key))
  const keys = new Set(own.map(({ key }) => key))
  const there = found.filter(({ key }) => keys.has(key))
  let [from, to] = [0, 0]
  for (const { added, removed, value } of diffArrays(
    own.map(({ key }) => key),
    there.map(({ key }) => key),
    { maxEditLength: 3000 },
  ) ?? []) {
    if (!added && !removed)
      for (let index = 0; index < value.length; index++)
        take(own[from + index]!, there[to + index]!)
    if (!added) from += value.length
    if (!removed) to += value.length
  }
}
