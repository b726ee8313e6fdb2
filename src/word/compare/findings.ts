// Whether what was changed still fits together: questions and conditions, values, definitions; and what to do before anyone signs.

import type { FindingId } from '../../generated/types.ts'
import { speech } from '../../language/speech.ts'
import type { DocumentKind } from '../../model/document.ts'
import { type Finding, type Severity, severities } from '../../model/finding.ts'
import type { Pack } from '../../model/pack.ts'
import type { Values } from '../../model/problems.ts'
import type { ReadDocx } from '../read/model.ts'
import { headerLines, stampLine } from '../write/parts.ts'
import type { ComparedDocument } from './compare-document.ts'
import type { Change, ValueChange } from './comparison.ts'
import { keyOf } from './tokens.ts'

interface Context {
  readonly pack: Pack
  readonly documents: readonly ComparedDocument[]
  readonly read: ReadDocx
  /** Of all documents. */
  readonly changes: readonly Change[]
}
/** Looks for something: where it is, and what its sentences are filled with. */
type Find = (context: Context) => readonly { readonly where: string; readonly values?: Values }[]

const isRemoved = ({ type, place }: Change): boolean => type === 'removed' && !place
const isReworded = (change: Change): boolean => isWording(change) && !isRemoved(change)
const isRow = ({ place }: Change): boolean => /row|columns|caption/.test(place?.kind ?? '')
const isWording = ({ type }: Change): boolean => /wording|added|removed|split/.test(type)
const isKpi = ({ role, type }: Change): boolean => role === 'kpi' && type !== 'moved'
const isScoring = (change: Change): boolean => change.role === 'question' && isRow(change)
/** Whether a change is one of a definition whose term other parts use. */
const isUsed = ({ part, role, title }: Change, { documents }: Context): boolean =>
  role === 'definition' &&
  documents
    .flatMap(({ pairing }) => pairing.pairs)
    .some(({ line, piece }) => line.owner.unit !== part && piece.text.includes(title))

type State = 'absent' | 'gone' | 'reworded' | 'same'
/** What became of a clause in a kind of document. */
function stateOf({ documents }: Context, kind: DocumentKind, id: string): State {
  const document = documents.find(({ comparison }) => comparison.kind === kind)
  const changes = document?.comparison.changes.filter(({ part }) => part === id)
  if (!changes) return 'absent'
  if (changes.some(isRemoved)) return 'gone'
  return changes.some((change) => isWording(change) && !isRow(change)) ? 'reworded' : 'same'
}

/** Clauses whose condition and question are in these states. */
const pairs =
  (conditions: string, questions: string, onlyScored = true): Find =>
  (context) =>
    context.pack.pairs
      .filter(({ placement }) => !onlyScored || placement.scored)
      .filter(({ id }) => conditions.includes(stateOf(context, 'contract-schedule', id)))
      .filter(({ id }) => questions.includes(stateOf(context, 'tender-questions', id)))
      .map(({ id }) => ({ where: id }))

/** Parts with such a change, each once. */
const parts =
  (test: (change: Change, context: Context) => boolean): Find =>
  (context) => {
    const changed = context.changes.filter((change) => test(change, context))
    const titles = new Map(changed.map(({ part, title }) => [part, title]))
    return [...titles].map(([where, title]) => ({ where, values: { title } }))
  }

/** Values that differ and were judged like this. */
const values =
  (judged: ValueChange['judged']): Find =>
  ({ changes }) =>
    changes.flatMap(({ part: where, value }) => {
      if (!value || value.judged !== judged) return []
      const { label, from, to, min = '', max = '' } = value
      return [{ where, values: { label, from, to, min, max } }]
    })

/** Says how many there are, of what concerns the file as a whole. */
const whole =
  (list: (context: Context) => readonly unknown[]): Find =>
  (context) => {
    const { length: count } = list(context)
    return count === 0 ? [] : [{ where: '', values: { count } }]
  }

const renumbered: Find = ({ changes }) => {
  const lists = new Map<string, string[]>()
  for (const { type, part, from = '' } of changes)
    if (type === 'renumbered') lists.set(part, [...(lists.get(part) ?? []), from])
  return [...lists].map(([where, list]) => ({ where, values: { list: list.slice(0, 8) } }))
}

/** Lines of headers and footers that are not what we write. A house template has its own. */
const furniture: Find = ({ documents, read }) => {
  const ours = documents.flatMap(({ document }) => {
    const page = document.furniture.page.replace(/\{\{\w+\}\}/g, '')
    return [...headerLines(document), `${stampLine(document)} ${page}`].map(keyOf)
  })
  const others = read.furniture.filter((line) => read.standalone && !ours.includes(keyOf(line)))
  return others.map((text) => ({ where: '', values: { text } }))
}

/** Rules by severity, the worst first. */
const rules: Readonly<Record<Severity, readonly (readonly [FindingId, Find])[]>> = {
  error: [
    ['HRDD-W01', pairs('gone', 'absent reworded same', false)],
    ['HRDD-W05', pairs('absent reworded same', 'gone')],
    ['HRDD-W07', values('stricter')],
    ['HRDD-W08', values('outside')],
    ['HRDD-W11', parts((change, context) => isRemoved(change) && isUsed(change, context))],
  ],
  warning: [
    ['HRDD-W03', pairs('reworded', 'absent same')],
    ['HRDD-W04', pairs('absent same', 'reworded')],
    ['HRDD-W06', parts(isScoring)],
    ['HRDD-W09', values(undefined)],
    ['HRDD-W12', parts((change, context) => isReworded(change) && isUsed(change, context))],
    ['HRDD-W13', parts(isKpi)],
    [
      'HRDD-W15',
      whole(({ pack: { stamp }, read: { documents } }) =>
        documents.filter(({ digest = stamp.digest }) => digest !== stamp.digest),
      ),
    ],
    ['HRDD-W16', whole(({ read }) => read.tracked)],
    ['HRDD-W19', whole(({ read }) => read.unread)],
    ['HRDD-W20', renumbered],
    ['HRDD-W21', furniture],
    [
      'HRDD-W22',
      ({ documents }) => documents.flatMap(({ unsure }) => [...unsure].map((where) => ({ where }))),
    ],
  ],
  info: [
    ['HRDD-W17', whole(({ read }) => read.comments)],
    [
      'HRDD-W18',
      whole(({ documents }) => documents.flatMap(({ comparison }) => comparison.around)),
    ],
    ['HRDD-W23', whole(({ documents }) => documents.filter((document) => !document.read.anchored))],
  ],
}

/** All findings, errors first. */
export function findingsOf(compared: Omit<Context, 'changes'>): Finding[] {
  const { say } = speech(compared.pack.words)
  const changes = compared.documents.flatMap(({ comparison }) => comparison.changes)
  return severities.flatMap((severity) =>
    rules[severity].flatMap(([id, find]) =>
      find({ ...compared, changes }).map(({ where: part, values }): Finding => {
        const where = part || say('word.file')
        const sentence = (name: string) => say(`word.${id}.${name}`, { where, ...values })
        return { id, severity, where, why: sentence('why'), fix: sentence('fix') }
      }),
    ),
  )
}
