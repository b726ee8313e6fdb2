// Compares one document of a file with the one that the pack drafts: every part that has an id.

import type { DocumentNode } from '../../model/document.ts'
import type { Pack } from '../../model/pack.ts'
import { linesOf } from '../lines.ts'
import { targetsOf } from '../names.ts'
import type { ReadDocument, ReadPiece, ReadText } from '../read/model.ts'
import { additions, moves, type Noted, removals, renumberings } from './compare-order.ts'
import { compareText } from './compare-text.ts'
import type { Answer, Change, DocumentComparison } from './comparison.ts'
import { type Drafted, draftedOf, type Marked, marksOf, placeOf } from './marked.ts'
import { type Candidate, type Pairing, pairUp, place } from './pair-up.ts'
import { keyOf } from './tokens.ts'
import { canBe, valueChange } from './values.ts'

/** The pieces of a file that may belong to one document, and what the file says of it. */
export interface FoundDocument {
  readonly document: DocumentNode
  readonly read: ReadDocument
  readonly pieces: readonly ReadPiece[]
  /** Whether all of the file is ours. */
  readonly standalone: boolean
}

/** A document beside its draft, with what findings need. */
export interface ComparedDocument {
  readonly comparison: DocumentComparison
  readonly found: FoundDocument
  readonly pairing: Pairing
  /** Parts in which words may be what fills a field. */
  readonly unsure: ReadonlySet<string>
}

/** What is gathered line by line. */
interface Gathered {
  readonly noted: Noted[]
  /** What stands in fields whose control is lost, by their id. */
  readonly filled: Map<string, string>
  readonly unsure: Set<string>
}

export function compareDocument(pack: Pack, found: FoundDocument): ComparedDocument {
  const { document, read, pieces, standalone } = found
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
  const positions = pairing.pairs.map((pair) => pair.found.position)
  const [first, last] = [Math.min(...positions), Math.max(...positions)]
  const isInside = ({ piece: { position } }: Candidate): boolean =>
    standalone || (position > first && position <= last)
  const { split, unsplit } = splits(pairing, pairing.added.filter(isInside))
  const gathered: Gathered = { noted: split, filled: new Map(), unsure: new Set() }
  const { noted, filled, unsure } = gathered
  const isSplit = new Set(split.map(({ line }) => line))
  for (const { drafted: line, found: piece } of pairing.pairs)
    if (!isSplit.has(line)) comparePair(pack, line, piece, drafted, gathered)
  const added = takeAnswers(pairing, unsplit, filled)
  noted.push(...renumberings(pairing), ...removals(pairing), ...moves(pairing))
  noted.push(...additions(pairing, added, owners))
  const changes = noted
    .sort((one, other) => (one.line?.position ?? -1) - (other.line?.position ?? -1))
    .map(({ line, unit = line?.owner.unit ?? '', isWhole, column, ...change }): Change => {
      const { title = '', role } = owners.get(unit) ?? owners.get('') ?? {}
      const at = line && !isWhole && { ...placeOf(line, drafted), ...(column && { column }) }
      return { ...change, part: unit, title, ...(role && { role }), ...(at && { place: at }) }
    })
  const { kind, supplier } = document
  const comparison: DocumentComparison = {
    kind,
    ...(supplier && { supplier }),
    same: changes.length === 0,
    changes,
    answers: answersOf(drafted, read, filled),
    around: pairing.added.filter((one) => !isInside(one)).map(({ piece }) => piece.text),
  }
  return { comparison, found, pairing, unsure }
}

/** Paragraphs whose words stand in several, and what is left of the added. */
function splits({ pairs }: Pairing, added: readonly Candidate[]) {
  const left = new Map(added.map((candidate) => [candidate.piece.position, candidate]))
  const split: Noted[] = []
  for (const { drafted: line, found } of pairs) {
    const whole = keyOf(line.text)
    const parts = [keyOf(found.text)]
    let next = left.get(found.position + 1)
    while (next && whole !== parts.join(' ') && whole.startsWith(parts.join(' '))) {
      parts.push(next.key)
      next = left.get(found.position + parts.length)
    }
    if (parts.length === 1 || parts.join(' ') !== whole) continue
    split.push({ type: 'split', line, position: found.position, count: parts.length })
    for (const index of parts.keys()) left.delete(found.position + index)
  }
  return { split, unsplit: [...left.values()] }
}

function comparePair(
  pack: Pack,
  line: Drafted,
  found: ReadPiece,
  all: readonly Drafted[],
  { noted, filled, unsure }: Gathered,
): void {
  for (const { own, there, column } of partsOf(line, found, all)) {
    const at = { line, position: found.position, ...(column && { column }) }
    const text = compareText(own, there, (name, words) => canBe(pack, name, words))
    for (const { mark, to } of text.values) {
      const value = valueChange(pack, mark.of, mark.text, to)
      noted.push({ ...at, type: 'parameter-changed', value })
    }
    if (text.diff.length > 0) noted.push({ ...at, type: 'wording-changed', diff: text.diff })
    for (const { mark, to } of text.filled) filled.set(mark.of, to)
    // words behind the boxes that are ticked
    const ticked = there.text.match(/(?<=[☑☒])[^☐☑☒]+/g)?.map((words) => words.trim())
    const box = own.marks.find(({ field }) => field?.kind === 'yes-no')
    if (box && ticked) filled.set(box.of, ticked.join('; '))
    if (text.unsure) unsure.add(line.owner.unit)
  }
}

interface Part {
  readonly own: Marked
  readonly there: ReadText
  readonly column?: string | undefined
}

/** The texts to compare: cell by cell where both have as many. A number that someone typed is no wording. */
function partsOf(line: Drafted, found: ReadPiece, all: readonly Drafted[]): Part[] {
  const { cells, owner, number = '', kind } = line
  if (!cells || cells.length !== found.cells?.length) {
    const isTyped = found.number === undefined && number !== '' && found.text.startsWith(number)
    const text = isTyped ? found.text.slice(number.length).trimStart() : found.text
    const cut = found.text.length - text.length
    const marks = found.marks.map((mark) => ({ ...mark, at: mark.at - cut }))
    return [{ own: line, there: { text, marks } }]
  }
  const head = all.find((one) => one.kind === 'columns' && one.owner.id === owner.id)
  return cells.map((own, index) => ({
    own,
    there: found.cells?.[index] ?? { text: '', marks: [] },
    column: kind === 'row' ? head?.cells?.[index]?.text : undefined,
  }))
}

/** Takes what stands where the answer to a question belongs; gives what is left of the added. */
function takeAnswers(
  { missing, pairs }: Pairing,
  added: readonly Candidate[],
  filled: Gathered['filled'],
): Candidate[] {
  const fields = new Map<string, string | undefined>()
  for (const { kind, owner, marks } of [...pairs.map(({ drafted }) => drafted), ...missing])
    if (kind === 'answer') fields.set(owner.id, marks[0]?.of)
  // behind the question, where the place to answer is gone
  for (const { kind, owner, marks } of missing)
    if (kind === 'answer') fields.set(owner.parent, marks[0]?.of)
  const written = added.filter(({ words }) => words.length > 0)
  for (const { reach, piece } of written) {
    const field = fields.get(reach)
    if (field !== undefined)
      filled.set(field, [filled.get(field), piece.text].filter(Boolean).join('\n'))
  }
  return written.filter(({ reach }) => fields.get(reach) === undefined)
}

/** Every field, with what its controls say, or else what stands in its place. */
const answersOf = (
  drafted: readonly Drafted[],
  { answers }: ReadDocument,
  filled: ReadonlyMap<string, string>,
): Answer[] =>
  drafted.flatMap(marksOf).flatMap(({ of, name, field }): Answer[] => {
    if (!field) return []
    const answer = answers.find((one) => one.field === name)?.answer ?? filled.get(of)
    return [{ field: of, label: field.label, ...(answer !== undefined && { answer }) }]
  })
