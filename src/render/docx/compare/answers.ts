// What was filled in: apart from the wording, for an answer is no change of the question.

import { fieldTag } from '../names.ts'
import type { ReadAnswer } from '../read/read-model.ts'
import type { DocumentComparison } from './comparison.ts'
import type { Candidate, Pairing } from './pair-up.ts'
import type { Piece, Pieces } from './pieces.ts'

/** Whether an added piece was written where an answer belongs: below a question, or as a further row of a table to fill in. */
export function isAnswer({ reach, piece }: Candidate, { pieces }: Pieces): boolean {
  const own = pieces.filter(({ owner }) => owner === reach)
  return piece.cells
    ? own.some(({ kind, cells, open }) => kind === 'row' && open?.length === cells?.length)
    : own.some(({ kind }) => kind === 'answer')
}

export function answersIn(
  { pairs }: Pairing,
  added: readonly Candidate[],
  answers: readonly ReadAnswer[],
): DocumentComparison['answers'] {
  return pairs.flatMap(({ piece, found }) =>
    piece.fields.map(({ id, label, options }) => {
      const tag = fieldTag(id).slice('hrdd:field:'.length)
      // a field that lost its tag still has the name that people see
      const own = answers.filter(
        ({ field, position }) =>
          field === tag || (position === found.piece.position && field === `label:${label}`),
      )
      const written = own
        .flatMap(({ answer }) => answer ?? [])
        .filter((answer) => answer !== `[${label}]` && answer !== options?.join(' / '))
      const typed =
        own.length === 0 ? typedIn(piece, found.piece.cells, found.piece.text, id) : undefined
      const below = added
        .filter(({ reach }) => reach === piece.owner)
        .map(({ piece: { text } }) => text)
      const answer = [
        ...written,
        ...(typed ? [typed] : []),
        ...(piece.kind === 'answer' ? below : []),
      ].join('\n')
      return { field: id, label, ...(answer !== '' && { answer }) }
    }),
  )
}

/** Where a control is lost, what stands in the cell or paragraph; of boxes, the words behind those that are ticked. */
function typedIn(
  { fields, cells, open, kind }: Piece,
  found: readonly string[] | undefined,
  text: string,
  id: string,
): string | undefined {
  const field = fields.find((one) => one.id === id)!
  const there =
    cells && found?.length === cells.length
      ? found[open![fields.indexOf(field)] ?? -1]
      : kind === 'answer'
        ? text
        : undefined
  if (there === undefined) return undefined
  if (field.kind === 'yes-no')
    return (
      [...there.matchAll(/[☑☒]\s*([^☐☑☒]+)/g)].map(([, words]) => words!.trim()).join('; ') ||
      undefined
    )
  return there === `[${field.label}]` || there === field.options?.join(' / ') ? undefined : there
}
