// Reads a Word file back: our documents in it, their words, values and answers, and what others have done to them.

import { documentKinds } from '../../model/document.ts'
import { namespaces, type RelationshipType } from '../../office/names.ts'
import { openPackage } from '../../office/open.ts'
import { readPart, related } from '../../office/parts.ts'
import { readCustom } from '../../office/properties.ts'
import { run, type Steps, type Stoppable } from '../../office/steps.ts'
import { attribute, descendants, elements, textOf, type XmlElement } from '../../office/xml.ts'
import { bookmarkPrefix, readBookmark } from '../names.ts'
import { propertyNames } from '../write/parts.ts'
import { countLists } from './list-numbers.ts'
import type { ReadAnswer, ReadDocument, ReadDocx, ReadPiece } from './model.ts'
import { type Listed, listedIn } from './properties.ts'
import { type Body, child } from './state.ts'
import { walkBody } from './walk.ts'

const { w } = namespaces

/**
 * Reads a Word file as it would read with every tracked change accepted. It finds the documents that `toDocx` or
 * `insertIntoDocx` wrote, also after Word or LibreOffice saved the file again, and lists tracked changes, comments and
 * the words that others added. What it found is compared with the pack by `compare`.
 *
 * @param bytes a .docx file
 * @param options `signal`: what stops it
 * @throws HrddError where the file is no Word document, is damaged, encrypted, too large, or has macros
 * @example
 * ```ts
 * import { compose, draft } from 'hrdd-clauses'
 * import { readDocx, toDocx } from 'hrdd-clauses/docx'
 * const pack = compose({ title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 } })
 * const read = await readDocx(await toDocx(draft(pack, 'contract-schedule')))
 * console.log(read.documents.map(({ kind }) => kind).join()) // contract-schedule
 * ```
 */
export async function readDocx(bytes: Uint8Array, options: Stoppable = {}): Promise<ReadDocx> {
  return run(read(bytes), options)
}

function* read(bytes: Uint8Array): Steps<ReadDocx> {
  const { parts, main } = openPackage(bytes, 'docx')
  yield
  const part = (type: RelationshipType): XmlElement | undefined =>
    related(parts, main, type).map((name) => readPart(parts, name))[0]
  const inside = (root: XmlElement | undefined) => (root ? elements(root, w) : [])
  // footnotes and endnotes: their words are read where they are called
  const notes = [...inside(part('footnotes')), ...inside(part('endnotes'))]
    .filter((note) => attribute(note, 'type') === undefined)
    .map((note) => [`${note.local}:${attribute(note, 'id')}`, wordsOf(note)] as const)
  yield
  const root = readPart(parts, main)
  yield
  const place = countLists(part('numbering'), part('styles'))
  const body = walkBody(child(root, 'body') ?? root, place, new Map(notes))
  yield
  const catalogue = readCustom(parts).values.get(propertyNames.catalogue)
  const lines = related(parts, main, 'header', 'footer').flatMap((name) =>
    walkBody(readPart(parts, name), () => ({})).pieces.map(({ text }) => text),
  )
  return {
    ...(catalogue && { catalogue }),
    documents: documentsOf(body, listedIn(parts)),
    standalone: lines.some((line) => /^hrdd-clauses \S+ · [0-9a-f]{12}/.test(line)),
    pieces: body.pieces,
    furniture: [...new Set(lines)],
    tracked: body.tracked,
    comments: inside(part('comments')).map((comment) => {
      const [author = '', date] = [attribute(comment, 'author'), attribute(comment, 'date')]
      const about = body.commented.get(attribute(comment, 'id') ?? '') ?? { about: '', position: 0 }
      return { author, ...(date && { date }), text: wordsOf(comment), ...about }
    }),
    unread: [...body.unread],
  }
}

const wordsOf = (element: XmlElement): string =>
  elements(element, w, 'p')
    .map((paragraph) => descendants(paragraph, w, 't').map(textOf).join(''))
    .join('\n')
    .trim()

/** The kind whose bookmarks begin in a piece. */
const kindOf = ({ anchors }: ReadPiece): string | undefined => {
  const prefixes = anchors.map((name) => readBookmark(name).prefix)
  return [...documentKinds, 'review-note' as const].find((kind) =>
    prefixes.includes(bookmarkPrefix(kind)),
  )
}

/** Cuts the file where bookmarks of another document begin. Without any, the properties say what it is. */
function documentsOf({ pieces, answers }: Body, listed: readonly Listed[]): ReadDocument[] {
  const runs: { kind: string | undefined; readonly first: number; last: number }[] = []
  for (const piece of pieces) {
    const kind = kindOf(piece)
    if (kind === undefined && piece.clause === undefined && piece.marks.length === 0) continue
    const { position } = piece
    const run = runs.at(-1)
    if (!run || (kind && run.kind && run.kind !== kind))
      runs.push({ kind, first: position, last: position })
    else Object.assign(run, { kind: run.kind ?? kind, last: position })
  }
  const anchored = runs.length > 0
  if (!anchored && listed.length === 1)
    runs.push({ kind: undefined, first: 0, last: pieces.length - 1 })
  const left = [...listed]
  return runs.map(({ kind, first, last: lastAnchored }, index) => {
    // behind the last anchor a document goes on up to the next heading or title
    const next = runs[index + 1]?.first ?? pieces.length
    const rest = pieces.slice(lastAnchored + 1, next)
    const heading = rest.findIndex((piece) => piece.heading !== undefined)
    const last = heading < 0 ? next - 1 : lastAnchored + heading
    const place = left.findIndex((entry) => kind === undefined || entry.kind === kind)
    const [properties] = place < 0 ? [] : left.splice(place, 1)
    const inside = answers.filter(({ position }) => position >= first && position <= last)
    return { ...properties, ...(kind && { kind }), first, last, anchored, answers: merged(inside) }
  })
}

/** The boxes of one field are one answer: what stands behind those that are ticked. */
function merged(answers: readonly ReadAnswer[]): ReadAnswer[] {
  const byField = new Map<string, ReadAnswer>()
  for (const answer of answers) {
    const before = byField.get(answer.field)
    const words = [before?.answer, answer.answer].filter((text) => text !== undefined)
    const joined = words.length > 0 ? { answer: words.join('; ') } : {}
    byField.set(answer.field, { ...(before ?? answer), ...joined })
  }
  return [...byField.values()]
}
