// Compares one paragraph or row with what the file has in its place.

import type { Pack } from '../../../model/pack.ts'
import type { ReadPiece } from '../read/read-model.ts'
import { compareText } from './compare-text.ts'
import type { Change, Renumbered, Where } from './comparison.ts'
import { parameterChange } from './parameter-change.ts'
import type { Mark, Piece, Pieces } from './pieces.ts'
import { whereOf } from './places.ts'
import { readPrinted } from './printed-values.ts'
import { fold, inWords } from './word-diff.ts'

export function comparePiece(
  pack: Pack,
  drafted: Pieces,
  piece: Piece,
  found: ReadPiece,
): { readonly changes: Change[]; readonly references: Renumbered[] } {
  const where = (column: string | undefined): Where => ({
    ...whereOf(drafted.pieces, piece),
    ...(column !== undefined && { column }),
    position: found.position,
  })
  const clause = drafted.owners.get(piece.owner)?.clause ?? piece.owner.split('.')[0]!
  const parameters = pack.pairs.find(({ id }) => id === clause)?.parameters ?? {}
  const canBe = (name: string, text: string): boolean =>
    Object.hasOwn(parameters, name) && readPrinted(text, parameters[name]!, pack) !== undefined
  const changes: Change[] = []
  const references: Renumbered[] = []
  for (const { own, there, column } of partsOf(drafted, piece, found)) {
    // nearly all is as it was, so that is looked at first
    if (
      own.text === there.text &&
      there.values.every(({ text, name }) =>
        own.marks.some((mark) => mark.name === name && mark.text === text),
      )
    )
      continue
    const at = where(column)
    const difference = compareText(own, there, canBe)
    for (const { mark, to } of difference.values)
      changes.push(parameterChange(pack, clause, parameters[mark.name], mark, to, at))
    if (difference.diff)
      changes.push({
        type: 'wording-changed',
        where: at,
        diff: difference.diff,
        reads: `In ${column === undefined ? '' : `the column “${column}” of `}${piece.label}: ${inWords(difference.diff)}.`,
      })
    for (const { mark, from, to } of difference.references)
      references.push({ id: mark.name.replace('#', '.'), from, to, reference: at.id })
  }
  return { changes, references }
}

interface Part {
  readonly own: { readonly text: string; readonly marks: readonly Mark[] }
  readonly there: { readonly text: string; readonly values: ReadPiece['values'] }
  readonly column?: string
}

/** The texts to compare: cell by cell where both have as many; without what is filled in. */
function partsOf({ pieces }: Pieces, piece: Piece, found: ReadPiece): Part[] {
  if (piece.kind === 'answer') return []
  const text = withoutLabels(withoutNumber(found, piece), piece)
  const whole: Part = {
    own: piece,
    there: {
      text,
      values:
        text === found.text
          ? found.values
          : found.values.map((value) => ({
              ...value,
              at: value.at - (found.text.length - text.length),
            })),
    },
  }
  if (!piece.cells || !found.cells || piece.cells.length !== found.cells.length) return [whole]
  const columns = pieces.find(
    ({ owner, kind }) => owner === piece.owner && kind === 'columns',
  )?.cells
  let [ownAt, thereAt] = [0, 0]
  return piece.cells.flatMap((cell, index): Part[] => {
    const other = found.cells![index]!
    const [ownFrom, thereFrom] = [ownAt, found.text.indexOf(other, thereAt)]
    ownAt += cell.length + 3
    thereAt = Math.max(thereAt, thereFrom) + other.length
    if (piece.open?.includes(index)) return []
    const inside = <T extends { readonly at: number }>(
      list: readonly T[],
      from: number,
      length: number,
    ): T[] =>
      list
        .filter(({ at }) => at >= from && at < from + length)
        .map((one) => ({ ...one, at: one.at - from }))
    return [
      {
        own: { text: cell, marks: inside(piece.marks, ownFrom, cell.length) },
        there: { text: other, values: inside(found.values, thereFrom, other.length) },
        ...(columns?.[index] && piece.kind === 'row' && { column: columns[index] }),
      },
    ]
  })
}

/** A number that someone typed, or that a program could not count, is no wording. */
function withoutNumber({ text, number }: ReadPiece, piece: Piece): string {
  if (number !== undefined || piece.number === undefined) return text
  const rest = text.startsWith(piece.number) ? text.slice(piece.number.length) : undefined
  return rest === undefined || /^[\p{L}\p{N}]/u.test(rest) ? text : rest.replace(/^\.?\s*/, '')
}

/** What shows in an empty field, where its control is lost. */
function withoutLabels(text: string, { fields }: Piece): string {
  let out = text
  for (const { label, options } of fields)
    for (const shown of [`[${label}]`, ...(options ? [options.join(' / ')] : [])])
      if (fold(out).includes(fold(shown))) out = out.replace(shown, '').trim()
  return out
}
