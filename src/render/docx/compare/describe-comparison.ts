// A comparison as plain text, for a mail or a terminal.

import type { Comparison, DocumentComparison, UnitComparison } from './comparison.ts'
import { shorten } from './places.ts'

const labels: Readonly<Record<string, string>> = {
  'wording-changed': 'wording changed',
  'parameter-changed': 'value changed',
  removed: 'removed',
  added: 'added to',
  moved: 'moved',
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
}

/**
 * Says what a comparison found, in sentences: part by part what differs, then what no longer fits, open changes and
 * comments. Unchanged parts are counted, not listed.
 *
 * @param comparison what `compare` found
 * @example
 * ```ts
 * import { compose, draft } from 'hrdd-clauses'
 * import { compare, describeComparison, readDocx, toDocx } from 'hrdd-clauses/docx'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * const read = await readDocx(await toDocx(draft(pack, 'contract-schedule')))
 * console.log(describeComparison(compare(pack, read)).split('\n')[0]) // The file says what the pack says.
 * ```
 */
export function describeComparison({
  same,
  documents,
  findings,
  unchecked,
  tracked,
  comments,
}: Comparison): string {
  const out = [same ? 'The file says what the pack says.' : 'The file differs from the pack.']
  for (const document of documents) out.push('', ...documentLines(document))
  if (findings.length > 0)
    out.push(
      '',
      'What to settle',
      ...findings.map(
        ({ id, severity, where, why, fix }) =>
          `- ${labels[severity]} ${id}, ${where}: ${why} ${fix}`,
      ),
    )
  if (unchecked.length > 0) out.push('', 'Not checked', ...unchecked.map(({ why }) => `- ${why}`))
  if (tracked.length > 0)
    out.push(
      '',
      'Tracked changes, read as accepted',
      ...tracked.map(
        ({ type, author, date, text, clause }) =>
          `- ${by(author, date)}${clause ? `, ${clause}` : ''}: ${type.replace('-', ' ')}${text.trim() === '' ? '' : ` “${shorten(text.trim())}”`}`,
      ),
    )
  if (comments.length > 0)
    out.push(
      '',
      'Comments',
      ...comments.map(
        ({ author, date, text, about, clause }) =>
          `- ${by(author, date)}${clause ? `, ${clause}` : ''}${about === '' ? '' : `, on “${shorten(about, 60)}”`}: ${shorten(text)}`,
      ),
    )
  return `${out.join('\n')}\n`
}

const by = (author: string, date: string | undefined): string =>
  `${author === '' ? 'Someone' : author}${date === undefined ? '' : ` (${date.slice(0, 10)})`}`

function documentLines({ kind, units, renumbered, answers, around }: DocumentComparison): string[] {
  const changed = units.filter(({ outcomes }) => !outcomes.includes('unchanged'))
  const given = answers.filter(({ answer }) => answer !== undefined).length
  const numbers = renumbered.filter(({ reference }) => reference === undefined)
  return [
    `${kind}: ${changed.length === 0 ? (units.length === 1 ? 'the only part unchanged' : `all ${units.length} parts unchanged`) : `${changed.length} of ${units.length} parts changed`}${answers.length > 0 ? `; ${given} of ${answers.length} answers given` : ''}`,
    ...changed.flatMap(unitLines),
    ...(numbers.length > 0
      ? [
          `- other numbers: ${numbers
            .slice(0, 10)
            .map(({ from, to }) => `${from} is now ${to === '' ? 'without a number' : to}`)
            .join(', ')}${numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''}`,
        ]
      : []),
    ...(around.length > 0
      ? [
          `- not compared, because they stand before or after the document: ${around.length} ${around.length === 1 ? 'paragraph' : 'paragraphs'} of the file`,
        ]
      : []),
  ]
}

const unitLines = ({ id, title, outcomes, changes }: UnitComparison): string[] => [
  `- ${title.includes(id) ? title : `${title} (${id})`}: ${outcomes.map((outcome) => labels[outcome]).join(', ')}`,
  ...changes.map(({ reads }) => `    ${reads}`),
]
