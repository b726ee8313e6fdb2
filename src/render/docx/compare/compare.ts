// Compares a pack with a Word file made from it: what a buyer, its lawyer or a bidder has changed since.

import { draft } from '../../../documents/draft.ts'
import { roles, type SupplierType, sizes } from '../../../model/audience.ts'
import { type DocumentKind, documentKinds } from '../../../model/document.ts'
import type { Pack } from '../../../model/pack.ts'
import { HrddError } from '../../../model/problems.ts'
import type { ReadDocument, ReadDocx, ReadPiece } from '../read/read-model.ts'
import { compareDocument, type FoundDocument } from './compare-document.ts'
import type { Comparison } from './comparison.ts'
import { findingsOf } from './pair-findings.ts'
import { keyOf, wordsIn } from './pair-up.ts'
import { flat, piecesOf } from './pieces.ts'

/**
 * Compares a pack with what `readDocx` found in a Word file: for every clause, definition, KPI and other part whether
 * it is unchanged, or what was reworded, removed, added or moved, which values differ and whether the clause allows
 * them; and whether questions and conditions still belong together. White space, straight or curly quotes, kinds of
 * dashes and how Word cuts text into runs are no change. Tracked changes count as accepted.
 *
 * @param pack the pack that the file was made from
 * @param read what `readDocx` found
 * @throws HrddError where the file holds none of our documents
 * @example
 * ```ts
 * import { compose, draft } from 'hrdd-clauses'
 * import { compare, readDocx, toDocx } from 'hrdd-clauses/docx'
 * const spec = {
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * } as const
 * const pack = compose(spec)
 * const read = await readDocx(await toDocx(draft(pack, 'contract-schedule')))
 * console.log(compare(pack, read).same) // true
 *
 * const other = compose({ ...spec, set: { 'FLO-01': { replyDays: 20 } } })
 * const found = compare(other, read).documents[0]!.units.find(({ id }) => id === 'FLO-01')
 * console.log(found!.outcomes.join()) // parameter-changed
 * ```
 */
export function compare(pack: Pack, read: ReadDocx): Comparison {
  if (read.documents.length === 0)
    throw new HrddError([
      {
        code: 'no-document-of-ours',
        path: 'file',
        message: 'the file holds no document that this package wrote',
        hint: 'Compare a file that toDocx or insertIntoDocx made. Where its bookmarks and content controls were all removed, nothing can be found again.',
      },
    ])
  const documents = foundDocuments(pack, read).map((found) => compareDocument(pack, found))
  const kinds = documents.map(({ kind }) => kind)
  return {
    same: documents.every(({ same }) => same),
    documents: documents.map(({ pairing: _pairing, drafted: _drafted, ...document }) => document),
    findings: findingsOf(pack, documents, read),
    unchecked: unchecked(kinds),
    tracked: read.tracked,
    comments: read.comments,
  }
}

/** Each document with the pieces that may be its own: up to where the next one begins. */
function foundDocuments(pack: Pack, { documents, pieces, standalone }: ReadDocx): FoundDocument[] {
  let from = 0
  return documents.flatMap((read, index): FoundDocument[] => {
    const next = documents[index + 1]
    const kind =
      documentKinds.find((one) => one === read.kind) ??
      likeliest(pack, pieces.slice(read.first, read.last + 1))
    const end = next ? titleOf(pack, next, pieces) : pieces.length
    const own = pieces.slice(from, end)
    from = end
    const supplier =
      read.supplier ?? (read.digest === undefined ? copyOf(pack, kind, own) : undefined)
    return [{ kind, read: { ...read, ...(supplier && { supplier }) }, pieces: own, standalone }]
  })
}

/** Where the title of a document stands, before its first anchor. */
function titleOf(pack: Pack, { kind, first }: ReadDocument, pieces: readonly ReadPiece[]): number {
  const known = documentKinds.find((one) => one === kind)
  if (!known) return first
  const title = wordsIn(piecesOf(draft(pack, known)).pieces[0]!.text).join(' ')
  for (let at = first; at >= Math.max(0, first - 12); at--)
    if (wordsIn(pieces[at]!.text).join(' ') === title) return at
  return first
}

/** The kind whose words the file shares most, where neither properties nor bookmarks say it. */
function likeliest(pack: Pack, pieces: readonly ReadPiece[]): DocumentKind {
  const there = new Set(pieces.map(({ text, cells }) => keyOf(cells !== undefined, wordsIn(text))))
  const shared = (kind: DocumentKind): number => {
    try {
      return piecesOf(draft(pack, kind)).pieces.filter(({ text, cells }) =>
        there.has(keyOf(cells !== undefined, wordsIn(text))),
      ).length
    } catch {
      // an old pack has no words for later kinds
      return -1
    }
  }
  return documentKinds
    .map((kind) => ({ kind, score: shared(kind) }))
    .sort((a, b) => b.score - a.score)[0]!.kind
}

/** The supplier type of a reading copy whose properties are lost: its notice says it. */
function copyOf(
  pack: Pack,
  kind: DocumentKind,
  pieces: readonly ReadPiece[],
): SupplierType | undefined {
  const there = new Set(pieces.slice(0, 20).map(({ text }) => wordsIn(text).join(' ')))
  const types: readonly SupplierType[] = [
    ...roles.flatMap((role) => [{ role }, ...sizes.map((size) => ({ role, size }))]),
    ...sizes.map((size) => ({ size })),
  ]
  return types.find((supplier) =>
    draft(pack, kind, { supplier }).children.some(
      (block) =>
        block.type === 'paragraph' &&
        block.role === 'notice' &&
        there.has(wordsIn(flat(block.children).text).join(' ')),
    ),
  )
}

/** Questions and conditions can only be held against each other where both are there. */
function unchecked(kinds: readonly DocumentKind[]): Comparison['unchecked'] {
  const pair: readonly (readonly [DocumentKind, string])[] = [
    [
      'tender-questions',
      'The file does not hold the tender questions. Whether they still fit the conditions is judged by the pack.',
    ],
    [
      'contract-schedule',
      'The file does not hold the contract schedule. Whether its conditions still bind what the questions ask is judged by the pack.',
    ],
  ]
  return pair.flatMap(([kind, why]) => (kinds.includes(kind) ? [] : [{ kind, why }]))
}
