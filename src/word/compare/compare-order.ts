// What is gone, what came, and what stands elsewhere or under another number.

import type { Owners } from '../lines.ts'
import type { Change } from './comparison.ts'
import type { Drafted } from './marked.ts'
import type { Candidate, Pairing } from './pair-up.ts'

/** A change before its place is put into words. */
export interface Noted extends Omit<Change, 'part' | 'title' | 'role' | 'place'> {
  /** The line it is about, or stands behind. */
  readonly line?: Drafted | undefined
  /** Id of its part, where that is not the one of the line. */
  readonly unit?: string
  /** It is about the whole part. */
  readonly isWhole?: boolean
  readonly column?: string
}

/** Lines that are gone, those of a part or an item that is gone as a whole together. */
export function removals({ missing, pairs }: Pairing): Noted[] {
  const left = new Set(pairs.flatMap(({ line: { owner } }) => [owner.id, `unit ${owner.unit}`]))
  const groups = new Map<string, Drafted[]>()
  // the line for an answer is no wording
  for (const line of missing.filter(({ kind, text }) => kind !== 'answer' && text !== '')) {
    const { id, unit } = line.owner
    const key = [`unit ${unit}`, id].find((whole) => !left.has(whole)) ?? `line ${line.position}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups].map(([key, lines]) => {
    const text = lines.map((line) => line.text).join('\n')
    return { type: 'removed', line: lines[0], isWhole: key.startsWith('unit '), text }
  })
}

/** Pieces that the pack does not have, those that follow each other together. */
export function additions({ pairs }: Pairing, added: Candidate[], owners: Owners): Noted[] {
  const runs: { readonly unit: string; readonly pieces: Candidate['piece'][] }[] = []
  for (const { piece, reach } of added) {
    const unit = owners.get(reach)?.unit ?? ''
    const last = runs.at(-1)
    if (last?.unit === unit && last.pieces.at(-1)?.position === piece.position - 1)
      last.pieces.push(piece)
    else runs.push({ unit, pieces: [piece] })
  }
  const byPosition = new Map(pairs.map(({ line, piece }) => [piece.position, line]))
  return runs.map(({ unit, pieces }) => {
    const { position = 0, heading } = pieces[0] ?? {}
    let before = position - 1
    while (before >= 0 && !byPosition.has(before)) before--
    const text = pieces.map((piece) => piece.text).join('\n')
    const begins = heading === undefined ? {} : ({ heading: true } as const)
    return { type: 'added', line: byPosition.get(before), unit, position, text, ...begins }
  })
}

/** Parts and items that stand elsewhere: those outside the longest run that is still in order. */
export function moves({ pairs }: Pairing): Noted[] {
  const still = longestRun(pairs.map(({ piece }) => piece.position))
  const moved = pairs.filter((_, index) => !still.has(index))
  const count = (list: Pairing['pairs'], unit: string): number =>
    list.filter(({ line }) => line.owner.unit === unit).length
  const told = new Map<string, Noted>()
  for (const { line, piece } of moved) {
    const { id, unit } = line.owner
    const isWhole = count(moved, unit) * 2 > count(pairs, unit)
    const key = isWhole ? `unit ${unit}` : id
    if (!told.has(key)) told.set(key, { type: 'moved', line, isWhole, position: piece.position })
  }
  return [...told.values()]
}

/** Places of a longest run of numbers that rise. */
function longestRun(numbers: readonly number[]): Set<number> {
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [index, number] of numbers.entries()) {
    const longer = ends.findIndex((end) => (numbers[end] ?? 0) >= number)
    const place = longer < 0 ? ends.length : longer
    before.push(ends[place - 1])
    ends[place] = index
  }
  const run = new Set<number>()
  for (let place = ends.at(-1); place !== undefined; place = before[place]) run.add(place)
  return run
}

/** Items that print another number. */
export function renumberings({ pairs }: Pairing): Noted[] {
  const isCounted = pairs.some(({ line, piece }) => line.number && piece.number)
  return pairs.flatMap(({ line, piece: { number, text, position } }): Noted[] => {
    const { kind, number: drafted, name = '' } = line
    // a number that is typed is part of the words
    const isTyped = number === undefined && text.startsWith(drafted ?? '')
    if (kind !== 'item' || !drafted || !isCounted || isTyped || number === drafted) return []
    const bare = (printed: string): string => printed.replace(/\.$/, '')
    const stem = name.slice(0, name.length - bare(drafted).length)
    const to = number === undefined ? '' : stem + bare(number)
    return [{ type: 'renumbered', line, position, from: name, to }]
  })
}
