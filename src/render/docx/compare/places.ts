// Where something is, in words that a reader of the document can follow.

import type { Where } from './comparison.ts'
import type { Piece, Unit } from './pieces.ts'

/** Where a piece is. */
export const whereOf = (pieces: readonly Piece[], piece: Piece): Where => ({
  id: piece.owner === '' ? piece.unit : piece.owner,
  label: piece.label,
  paragraph: pieces.filter(
    ({ owner, position }) => owner === piece.owner && position <= piece.position,
  ).length,
})

/** A part as a sentence begins with it. */
export const named = ({ type, title }: Unit): string =>
  type === 'definition'
    ? `The definition of “${title}”`
    : type === 'document'
      ? 'The document'
      : `“${title}”`

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Words on one line, cut where they are many. */
export function shorten(text: string, most = 160): string {
  const line = text.replace(/\s*\n\s*/g, ' / ')
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}
