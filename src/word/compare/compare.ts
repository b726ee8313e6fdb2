// Compares a pack with a Word file made from it: what a buyer, its lawyer or a bidder has changed since.

import { draft } from '../../documents/index.ts'
import { need } from '../../language/arguments.ts'
import { fail } from '../../language/problems.ts'
import type { SupplierType } from '../../model/audience.ts'
import { type DocumentKind, type DocumentNode, documentKinds } from '../../model/document.ts'
import type { Pack } from '../../model/pack.ts'
import { linesOf } from '../lines.ts'
import type { ReadDocument, ReadDocx, ReadPiece } from '../read/model.ts'
import { compareDocument } from './compare-document.ts'
import type { Comparison } from './comparison.ts'
import { findingsOf } from './findings.ts'
import { draftedOf } from './marked.ts'
import { keyOf } from './tokens.ts'

/** Drafts a kind of document, as a reading copy where a supplier type is named. */
export type Drafts = (kind: DocumentKind, supplier?: SupplierType) => DocumentNode

/**
 * Compares a pack with what `readDocx` found in a Word file: what was reworded, removed, added or moved, which values
 * differ and whether the clause allows them, what was filled in; and whether questions and conditions still belong
 * together. White space, straight or curly quotes, kinds of dashes and how Word cuts text into runs are no change.
 * Tracked changes count as accepted.
 *
 * @param pack the pack that the file was made from
 * @param read what `readDocx` found
 * @throws HrddError where the file holds none of our documents, or one that no pack drafts
 * @example
 * ```ts
 * import { compose, draft } from 'hrdd-clauses'
 * import { compare, readDocx, toDocx } from 'hrdd-clauses/docx'
 * const pack = compose({ title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 } })
 * const read = await readDocx(await toDocx(draft(pack, 'contract-schedule')))
 * console.log(compare(pack, read).same) // true
 * ```
 */
export const compare = (pack: Pack, read: ReadDocx): Comparison =>
  compareWith(pack, read, (kind, supplier) => draft(pack, kind, supplier ? { supplier } : {}))

/** The same, with documents drafted in another way. */
export function compareWith(pack: Pack, read: ReadDocx, drafts: Drafts): Comparison {
  need('pack', pack)
  need('read-docx', read, 'read')
  const { pieces, standalone, tracked, comments } = read
  const whole: ReadDocument = { first: 0, last: pieces.length, anchored: false, answers: [] }
  const known = read.documents.length > 0 ? read.documents : [whole]
  const documents = known.map((document, index) => {
    // what stands before the first and behind the last may belong to them
    const around = pieces.slice(index === 0 ? 0 : document.first, known[index + 1]?.first)
    const source = { document: draftFor(document, around, drafts), read: document }
    return compareDocument(pack, { ...source, pieces: around, standalone })
  })
  const comparisons = documents.map(({ comparison }) => comparison)
  const halves = (['tender-questions', 'contract-schedule'] as const).filter(
    (half) => !comparisons.some(({ kind }) => kind === half),
  )
  return {
    same: comparisons.every(({ same }) => same),
    documents: comparisons,
    findings: findingsOf({ pack, documents, read }),
    unchecked: halves.length === 1 ? halves : [],
    tracked,
    comments,
  }
}

/** Lines that have to be the same before a file counts as ours. */
const fewestShared = 3

/** The draft that the file says it was, or else the one whose words it shares most. */
function draftFor(read: ReadDocument, pieces: readonly ReadPiece[], drafts: Drafts): DocumentNode {
  const { kind, supplier } = read
  const named = documentKinds.find((known) => known === kind)
  if (named) return drafts(named, supplier)
  if (kind !== undefined) return fail('not-compared', 'file', { kind })
  const there = new Set(pieces.map(({ text }) => keyOf(text)))
  const shared = documentKinds.map((known) => {
    const document = drafts(known)
    const lines = draftedOf(linesOf(document).lines)
    const same = lines.filter(({ text }) => there.has(keyOf(text))).length
    // of two that share as much, the one that has less besides
    return { document, same, score: same - lines.length / 10_000 }
  })
  const [best] = shared
    .filter(({ same }) => same >= fewestShared)
    .sort((left, right) => right.score - left.score)
  return best?.document ?? fail('no-document-of-ours', 'file')
}
