// Compares one document of a file with the one that the pack drafts: every part that has an id.

import { draft } from '../../../documents/draft.ts'
import type { DocumentKind } from '../../../model/document.ts'
import type { Pack } from '../../../model/pack.ts'
import { bookmarkName } from '../names.ts'
import type { ReadDocument, ReadPiece } from '../read/read-model.ts'
import { clauseInTag } from '../read/reading.ts'
import { answersIn, isAnswer } from './answers.ts'
import { comparePiece } from './compare-piece.ts'
import type {
  AddedText,
  Change,
  DocumentComparison,
  MovedText,
  Outcome,
  RemovedText,
  Renumbered,
  UnitComparison,
  Where,
} from './comparison.ts'
import { type Candidate, keyOf, type Pairing, pairUp, reaches, wordsIn } from './pair-up.ts'
import { type Piece, type Pieces, piecesOf } from './pieces.ts'
import { capital, named, shorten, whereOf } from './places.ts'

/** The pieces of a file that may belong to one document, and what the file says of it. */
export interface FoundDocument {
  readonly kind: DocumentKind
  readonly read: ReadDocument
  readonly pieces: readonly ReadPiece[]
  /** Whether all of the file is ours. */
  readonly standalone: boolean
}

/** A document beside its draft, with what further checks need. */
export interface ComparedDocument extends DocumentComparison {
  readonly pairing: Pairing
  readonly drafted: Pieces
}

/** A change, the part that it belongs to and its place in the document. */
interface Noted {
  readonly unit: string
  readonly place: number
  readonly change: Change
}

export function compareDocument(
  pack: Pack,
  { kind, read, pieces, standalone }: FoundDocument,
): ComparedDocument {
  const { supplier } = read
  const drafted = piecesOf(draft(pack, kind, supplier === undefined ? {} : { supplier }))
  const pairing = pairUp(drafted, candidatesOf(pieces, drafted, kind))
  const { inside, around } = splitAround(pairing, standalone)
  const answered = pairing.added.filter((one) => inside.has(one) && isAnswer(one, drafted))
  const noted: Noted[] = []
  const references: Renumbered[] = []
  for (const { piece, found } of pairing.pairs) {
    const compared = comparePiece(pack, drafted, piece, found.piece)
    noted.push(
      ...compared.changes.map((change) => ({ unit: piece.unit, place: piece.position, change })),
    )
    references.push(...compared.references)
  }
  noted.push(
    ...removals(drafted, pairing),
    ...additions(
      drafted,
      pairing,
      pairing.added.filter((one) => inside.has(one) && !answered.includes(one)),
    ),
    ...moves(drafted, pairing),
  )
  noted.sort((a, b) => a.place - b.place)
  const units = [...drafted.units.values()].map((unit): UnitComparison => {
    const own = noted.filter((one) => one.unit === unit.id).map(({ change }) => change)
    return {
      ...unit,
      outcomes:
        own.length === 0 ? ['unchanged'] : [...new Set<Outcome>(own.map(({ type }) => type))],
      changes: own,
    }
  })
  const renumbered = [...renumberings(drafted, pairing), ...references]
  const same = renumbered.length === 0 && units.every(({ changes: own }) => own.length === 0)
  return {
    kind,
    ...(supplier && { supplier }),
    same,
    units,
    renumbered,
    answers: answersIn(pairing, answered, read.answers),
    around,
    pairing,
    drafted,
  }
}

/** Pieces of the file, each with the id that it stands under. */
function candidatesOf(
  pieces: readonly ReadPiece[],
  { owners }: Pieces,
  kind: DocumentKind,
): Candidate[] {
  const ids = new Map(
    [...owners.keys()].filter((id) => id !== '').map((id) => [bookmarkName(kind, id), id]),
  )
  const placed = pieces.map(({ anchors, tags, cells }) => {
    const own = anchors
      .flatMap((name) => ids.get(name) ?? [])
      .sort((a, b) => owners.get(b)!.depth - owners.get(a)!.depth)[0]
    const clause = tags
      .flatMap((tag) => clauseInTag(tag)?.[1] ?? [])
      .findLast((id) => owners.get(id)?.clause === id)
    return {
      ...(own !== undefined && { own }),
      ...(clause !== undefined && { clause }),
      row: cells !== undefined,
    }
  })
  const reach = reaches(owners, placed)
  const anchored = new Set<string>()
  return pieces.map((piece, index) => {
    const words = wordsIn(piece.text)
    const { own } = placed[index]!
    const first = own !== undefined && !anchored.has(own)
    if (first) anchored.add(own)
    return {
      piece,
      anchored: first,
      reach: reach[index]!,
      unit: owners.get(reach[index]!)!.unit,
      words,
      key: keyOf(piece.cells !== undefined, words),
    }
  })
}

/** Text before and behind the document is the file's own, unless all of the file is ours. */
function splitAround(
  { pairs, added }: Pairing,
  standalone: boolean,
): { inside: Set<Candidate>; around: string[] } {
  const positions = pairs.map(({ found }) => found.piece.position)
  const [first, last] = standalone
    ? [-1, Infinity]
    : [Math.min(...positions), Math.max(...positions)]
  const inside = new Set(
    added.filter(({ piece }) => piece.position > first && piece.position <= last),
  )
  return { inside, around: added.filter((one) => !inside.has(one)).map(({ piece }) => piece.text) }
}

/** Pieces that are gone, those of one id together. */
function removals({ pieces, units }: Pieces, { missing, pairs }: Pairing): Noted[] {
  const left = {
    units: new Set(pairs.map(({ piece }) => piece.unit)),
    owners: new Set(pairs.map(({ piece }) => piece.owner)),
  }
  const told = new Set<string>()
  return missing.flatMap((piece): Noted[] => {
    const { unit, owner, position: place } = piece
    // a part or an item that is gone as a whole is told once
    const whole = !left.units.has(unit)
      ? 'unit'
      : owner !== unit && owner !== '' && !left.owners.has(owner)
        ? 'item'
        : undefined
    const key = whole === 'unit' ? `unit ${unit}` : `item ${owner}`
    if (whole && told.has(key)) return []
    if (whole) told.add(key)
    // the line for an answer is no wording
    else if (piece.kind === 'answer') return []
    const text = missing
      .filter(
        (one) =>
          one === piece ||
          (whole === 'unit' ? one.unit === unit : whole === 'item' && one.owner === owner),
      )
      .map((one) => one.text)
      .filter((one) => one !== '')
      .join('\n')
    return [
      {
        unit,
        place,
        change: {
          type: 'removed',
          ...(whole !== 'unit' && { where: whereOf(pieces, piece) }),
          text,
          reads: `${whole === 'unit' ? named(units.get(unit)!) : capital(piece.label)} was taken out.`,
        } satisfies RemovedText,
      },
    ]
  })
}

/** Pieces that the pack does not have, those that follow each other together. */
function additions(
  { units, pieces }: Pieces,
  { pairs }: Pairing,
  added: readonly Candidate[],
): Noted[] {
  const byPosition = new Map(pairs.map(({ piece, found }) => [found.piece.position, piece]))
  const runs: [Candidate, ...Candidate[]][] = []
  for (const one of added) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (last && last.piece.position === one.piece.position - 1 && last.unit === one.unit)
      run!.push(one)
    else runs.push([one])
  }
  return runs.map((run) => {
    const [{ piece: first, unit }] = run
    let before: Piece | undefined
    for (let at = first.position - 1; at >= 0 && !before; at--) before = byPosition.get(at)
    const heading = first.heading !== undefined
    const text = run.map(({ piece }) => piece.text).join('\n')
    const where: Where = before
      ? { ...whereOf(pieces, before), position: first.position }
      : { id: unit, label: 'beginning', paragraph: 0, position: first.position }
    const what = heading
      ? 'A part with a heading of its own was'
      : run.length > 1
        ? `${run.length} paragraphs were`
        : first.cells
          ? 'A row was'
          : 'A paragraph was'
    const after =
      before &&
      (before.kind === 'heading'
        ? `the heading of ${named(units.get(before.unit)!)}`
        : before.kind === 'row' || before.number !== undefined
          ? before.label
          : `“${shorten(before.text, 60)}”`)
    return {
      unit,
      place: before ? before.position + 0.5 : -1,
      change: {
        type: 'added',
        where,
        text,
        ...(heading && { heading: true as const }),
        reads: `${what} added ${after === undefined ? 'at the beginning' : `after ${after}`}: “${shorten(text)}”.`,
      } satisfies AddedText,
    }
  })
}

/** Parts and items that stand elsewhere: those outside the longest run that is still in order. */
function moves({ pieces, units, owners }: Pieces, { pairs }: Pairing): Noted[] {
  const still = longestRun(pairs.map(({ found }) => found.piece.position))
  const moved = pairs.filter((_, index) => !still.has(index))
  const inFile =
    moved.length === 0
      ? []
      : [...pairs].sort((a, b) => a.found.piece.position - b.found.piece.position)
  const count = (list: readonly { readonly piece: Piece }[], unit: string) =>
    list.filter(({ piece }) => piece.unit === unit).length
  const told = new Set<string>()
  return moved.flatMap(({ piece, found }): Noted[] => {
    const { unit, owner } = piece
    const whole = count(moved, unit) * 2 > count(pairs, unit)
    const key = whole ? `unit ${unit}` : `item ${owner}`
    if (told.has(key)) return []
    told.add(key)
    const at = inFile.findIndex((other) =>
      whole ? other.piece.unit === unit : other.piece.owner === owner,
    )
    const before = inFile[at - 1]?.piece
    const after =
      before &&
      (!whole && before.unit === unit
        ? before.label
        : units.get(owners.get(before.owner)?.clause ?? before.unit)!.title)
    return [
      {
        unit,
        place: piece.position,
        change: {
          type: 'moved',
          ...(!whole && { where: { ...whereOf(pieces, piece), position: found.piece.position } }),
          ...(after !== undefined && { after }),
          reads: `${whole ? named(units.get(unit)!) : capital(piece.label)} now stands ${after === undefined ? 'first' : `after “${after}”`}.`,
        } satisfies MovedText,
      },
    ]
  })
}

/** Places of a longest run of numbers that rise. */
function longestRun(numbers: readonly number[]): Set<number> {
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [index, number] of numbers.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (numbers[ends[middle]!]! < number) low = middle + 1
      else high = middle
    }
    before.push(ends[low - 1])
    ends[low] = index
  }
  const out = new Set<number>()
  for (let at = ends.at(-1); at !== undefined; at = before[at]) out.add(at)
  return out
}

const bare = (number: string): string => number.replace(/\.$/, '')

/** Numbers that print otherwise. Where a clause has another number, its items follow and are not told. */
function renumberings({ owners }: Pieces, { pairs }: Pairing): Renumbered[] {
  const clauses = new Map<string, { from: string; to: string }>()
  const counted = pairs.some(
    ({ piece, found }) => piece.number !== undefined && found.piece.number !== undefined,
  )
  return pairs.flatMap(({ piece, found }): Renumbered[] => {
    if (piece.number === undefined || !counted) return []
    const from = bare(piece.number)
    // a number that is typed is part of the words
    const to =
      found.piece.number === undefined
        ? wordsIn(found.piece.text).join(' ').startsWith(wordsIn(piece.number).join(' '))
          ? from
          : ''
        : bare(found.piece.number)
    if (from === to) return []
    const clause = owners.get(piece.owner)?.clause
    if (clause === piece.owner && piece.kind === 'heading') clauses.set(clause, { from, to })
    const moved = clause === undefined ? undefined : clauses.get(clause)
    if (
      moved &&
      piece.kind !== 'heading' &&
      from.startsWith(`${moved.from}.`) &&
      to === moved.to + from.slice(moved.from.length)
    )
      return []
    return [{ id: piece.owner, from, to }]
  })
}
