// A comparison as plain text, for a mail or a terminal.

import { need } from '../../language/arguments.ts'
import { type Speech, speech } from '../../language/speech.ts'
import type { Pack } from '../../model/pack.ts'
import type { ReadComment, TrackedChange } from '../read/model.ts'
import type { Change, Comparison, DiffPiece, DocumentComparison } from './comparison.ts'

type Say = Speech['say']

/**
 * Says what a comparison found, in the language of the pack: what differs in each document, then what no longer fits,
 * open changes and comments.
 *
 * @param comparison what `compare` found
 * @param pack the pack that was compared
 * @example
 * ```ts
 * import { compose, draft } from 'hrdd-clauses'
 * import { compare, describeComparison, readDocx, toDocx } from 'hrdd-clauses/docx'
 * const pack = compose({ title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 } })
 * const read = await readDocx(await toDocx(draft(pack, 'contract-schedule')))
 * console.log(describeComparison(compare(pack, read), pack).split('\n')[0]) // The file says what the pack says.
 * ```
 */
export function describeComparison(comparison: Comparison, pack: Pick<Pack, 'words'>): string {
  need('comparison', comparison)
  need('pack', pack)
  const voice = speech(pack.words)
  const say: Say = (key, values) => voice.say(`word.${key}`, values)
  const { same, documents, findings, unchecked, tracked, comments } = comparison
  /** Who, when, in which clause, and the words. */
  const noted = ({ author, date, clause, text }: TrackedChange | ReadComment) => {
    const who = `${author || say('someone')}${date ? ` (${date.slice(0, 10)})` : ''}`
    return { by: [who, clause].filter(Boolean).join(', '), text: short(text) }
  }
  const sections: Readonly<Record<string, readonly string[]>> = {
    findings: findings.map(({ severity, ...finding }) =>
      say('finding', { ...finding, severity: say(`severity.${severity}`) }),
    ),
    unchecked: unchecked.map((kind) => say(`unchecked.${kind}`)),
    tracked: tracked.map((change) =>
      say('tracked', { ...noted(change), type: say(`tracked.${change.type}`) }),
    ),
    comments: comments.map((comment) =>
      say('comment', { ...noted(comment), about: short(comment.about) }),
    ),
  }
  const lines = [
    say(same ? 'same' : 'different'),
    ...documents.flatMap((document) => ['', ...describeDocument(document, say)]),
    ...Object.entries(sections).flatMap(([name, sentences]) =>
      sentences.length === 0 ? [] : ['', say(`heading.${name}`), ...sentences],
    ),
  ]
  return `${lines.join('\n')}\n`
}

function describeDocument(document: DocumentComparison, say: Say): string[] {
  const { kind, changes, answers, around } = document
  const given = answers.filter(({ answer }) => answer !== undefined).length
  return [
    say('document', { kind, changes: say('changes', { count: changes.length }) }),
    ...changes.map((change) => `- ${describeChange(change, say)}`),
    ...(answers.length > 0 ? [say('answers', { given, all: answers.length })] : []),
    ...(around.length > 0 ? [say('around', { count: around.length })] : []),
  ]
}

/** One change as a sentence. */
function describeChange(change: Change, say: Say): string {
  const { type, text = '', diff = [], value, from = '', to = '', count = 0 } = change
  const [place, paragraphs] = [describePlace(change, say), String(count)]
  const words = { place, paragraphs, text: short(text), diff: describeDiff(diff, say) }
  const ending = type === 'renumbered' && to === '' ? '.none' : ''
  const sentence = say(`change.${type}${ending}`, { ...words, from, to, ...value })
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** Where something is, in words that a reader of the document can follow. */
function describePlace({ place, title }: Change, say: Say): string {
  if (!place) return say('place.part', { title })
  const { kind, name, number, column } = place
  const words = say(`place.${kind}`, { name: name || title, number, title })
  return column ? say('place.column', { column, place: words }) : words
}

/** A diff as a sentence to read aloud. */
function describeDiff(pieces: readonly DiffPiece[], say: Say): string {
  let before = ''
  const said = pieces.flatMap(({ type, text }, index) => {
    const [last, next] = [pieces[index - 1], pieces[index + 1]]
    if (type === 'kept') before = text.split(' ').slice(-4).join(' ')
    if (type === 'kept' || (type === 'added' && last?.type === 'removed')) return []
    if (type === 'removed' && next?.type === 'added')
      return [say('diff.became', { from: text, to: next.text })]
    return [say(`diff.${type}${before === '' ? '.first' : ''}`, { text, before })]
  })
  return said.join(say('diff.and'))
}

/** Words on one line, cut where they are many. */
function short(text: string): string {
  const line = text.trim().replace(/\s*\n\s*/g, ' / ')
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}
