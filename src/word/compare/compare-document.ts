// Compares one document of a file with the one that the pack drafts: every part that has an id.

import type { DocumentNode } from '../../model/document.ts'
import type { Pack } from '../../model/pack.ts'
import { linesOf } from '../lines.ts'
import { targetsOf } from '../names.ts'
import type { ReadDocument, ReadPiece } from '../read/model.ts'
import { additions, moves, type Noted, removals, renumberings } from './compare-order.ts'
import { compareText } from './compare-text.ts'
import type { Answer, Change, DocumentComparison } from './comparison.ts'
import { type Drafted, draftedOf, marksOf, placeOf } from './marked.ts'
import { type Candidate, type Pairing, pairUp, place } from './pair-up.ts'
import { keyOf } from './tokens.ts'
import { valueChange } from './values.ts'

/** The pieces of a file that may belong to one document, and what the file says of it. */
export interface FoundDocument {
  readonly document: DocumentNode
  readonly read: ReadDocument
  readonly pieces: readonly ReadPiece[]
  /** Whether all of the file is ours. */
  readonly standalone: boolean
}

/** A document beside its draft, with what findings need. */
export interface ComparedDocument extends FoundDocument {
  readonly comparison: DocumentComparison
  readonly pairing: Pairing
  /** Parts in which words may be what fills a field. */
  readonly unsure: ReadonlySet<string>
}

/** What stands in fields whose control is lost, by their id. */
type Filled = Map<string, string>

/** What is gathered line by line. */
interface Gathered {
  readonly noted: Noted[]
  readonly filled: Filled
  readonly unsure: Set<string>
}

export function compareDocument(pack: Pack, source: FoundDocument): ComparedDocument {
  const { document, read, pieces, standalone } = source
  const { lines, owners } = linesOf(document)
  const drafted = draftedOf(lines)
  const ids = new Map([...targetsOf(document)].map(([id, { bookmark }]) => [bookmark, id]))
  const candidates = place(
    pieces,
    owners,
    ({ anchors }) => anchors.map((name) => ids.get(name)).findLast((id) => id !== undefined),
    ({ clause = '' }) => (owners.has(clause) ? clause || undefined : undefined),
  )
  const pairing = pairUp(owners, drafted, candidates)
  // text before and behind the document is the file's own, unless all of the file is ours
  const positions = pairing.pairs.map(({ piece }) => piece.position)
  const [first, last] = [Math.min(...positions), Math.max(...positions)]
  const isInside = ({ piece: { position } }: Candidate): boolean =>
    standalone || (position > first && position <= last)
  const { split, unsplit } = splits(pairing, pairing.added.filter(isInside))
  const gathered: Gathered = { noted: [...split], filled: new Map(), unsure: new Set() }
  const { noted, filled, unsure } = gathered
  const isSplit = new Set(split.map(({ line }) => line))
  for (const { line, piece } of pairing.pairs)
    if (!isSplit.has(line)) comparePair(pack, line, piece, drafted, gathered)
  const added = takeAnswers(pairing, unsplit, filled)
  noted.push(...renumberings(pairing), ...removals(pairing), ...moves(pairing))
  noted.push(...additions(pairing, added, owners))
  const changes = noted
    .sort((left, right) => (left.line?.position ?? -1) - (right.line?.position ?? -1))
    .map(({ line, unit = line?.owner.unit ?? '', isWhole, column, ...change }): Change => {
      const { title = '', role } = owners.get(unit) ?? owners.get('') ?? {}
      const where = line && !isWhole && { ...placeOf(line, drafted), ...(column && { column }) }
      return { ...change, part: unit, title, ...(role && { role }), ...(where && { place: where }) }
    })
  const { kind, supplier } = document
  const comparison: DocumentComparison = {
    kind,
    ...(supplier && { supplier }),
    same: changes.length === 0,
    changes,
    answers: answersOf(drafted, read, filled),
    around: pairing.added.filter((other) => !isInside(other)).map(({ piece }) => piece.text),
  }
  return { ...source, comparison, pairing, unsure }
}

/** Paragraphs whose words stand in several, and what is left of the added. */
function splits({ pairs }: Pairing, added: readonly Candidate[]) {
  const left = new Map(added.map((candidate) => [candidate.piece.position, candidate]))
  const split: Noted[] = []
  for (const { line, piece } of pairs) {
    const whole = keyOf(line.text)
    let [words, count] = [keyOf(piece.text), 1]
    let next = left.get(piece.position + 1)
    while (next && words !== whole && whole.startsWith(words)) {
      words += ` ${next.key}`
      next = left.get(piece.position + ++count)
    }
    if (count === 1 || words !== whole) continue
    split.push({ type: 'split', line, position: piece.position, count })
    while (--count > 0) left.delete(piece.position + count)
  }
  return { split, unsplit: [...left.values()] }
}

function comparePair(
  pack: Pack,
  line: Drafted,
  piece: ReadPiece,
  all: readonly Drafted[],
  { noted, filled, unsure }: Gathered,
): void {
  for (const { drafted, there, column } of partsOf(line, piece, all)) {
    const where = { line, position: piece.position, ...(column && { column }) }
    const text = compareText(pack, drafted, there)
    for (const { mark, to } of text.values) {
      const value = valueChange(pack, mark.of, mark.text, to)
      noted.push({ ...where, type: 'parameter-changed', value })
    }
    if (text.diff.length > 0) noted.push({ ...where, type: 'wording-changed', diff: text.diff })
    for (const { mark, to } of text.filled) filled.set(mark.of, to)
    // words behind the boxes that are ticked
    const ticked = there.text.match(/(?<=[☑☒])[^☐☑☒]+/g)?.map((words) => words.trim())
    const box = drafted.marks.find(({ field }) => field?.kind === 'yes-no')
    if (box && ticked) filled.set(box.of, ticked.join('; '))
    if (text.unsure) unsure.add(line.owner.unit)
  }
}

/** The texts to compare: cell by cell where both have as many. A number that someone typed is no wording. */
function partsOf(line: Drafted, piece: ReadPiece, all: readonly Drafted[]) {
  const { cells, owner, number = '', kind } = line
  if (!cells || cells.length !== piece.cells?.length) {
    const isTyped = piece.number === undefined && piece.text.startsWith(number)
    const text = isTyped ? piece.text.slice(number.length).trimStart() : piece.text
    const cut = piece.text.length - text.length
    const marks = piece.marks.map((mark) => ({ ...mark, at: mark.at - cut }))
    return [{ drafted: line, there: { text, marks }, column: undefined }]
  }
  const head = all.find((other) => other.kind === 'columns' && other.owner.id === owner.id)
  return cells.map((drafted, index) => ({
    drafted,
    there: piece.cells?.[index] ?? { text: '', marks: [] },
    column: kind === 'row' ? head?.cells?.[index]?.text : undefined,
  }))
}

/** Takes what stands where the answer to a question belongs; gives what is left of the added. */
function takeAnswers({ missing, pairs }: Pairing, added: Candidate[], filled: Filled) {
  const fields = new Map<string, string | undefined>()
  for (const line of [...pairs.map((pair) => pair.line), ...missing])
    if (line.kind === 'answer') fields.set(line.owner.id, line.marks[0]?.of)
  // behind the question, where the place to answer is gone
  for (const { kind, owner, marks } of missing)
    if (kind === 'answer') fields.set(owner.parent, marks[0]?.of)
  return added.filter(({ words, reach, piece }) => {
    const field = fields.get(reach)
    if (words.length > 0 && field !== undefined)
      filled.set(field, [filled.get(field), piece.text].filter(Boolean).join('\n'))
    return words.length > 0 && field === undefined
  })
}

/** Every field, with what its controls say, or else what stands in its place. */
const answersOf = (drafted: Drafted[], { answers }: ReadDocument, filled: Filled): Answer[] =>
  drafted.flatMap(marksOf).flatMap(({ of, name, field }): Answer[] => {
    if (!field) return []
    const control = answers.find((answer) => answer.field === name)
    const answer = control?.answer ?? filled.get(of)
    return [{ field: of, label: field.label, ...(answer !== undefined && { answer }) }]
  })
