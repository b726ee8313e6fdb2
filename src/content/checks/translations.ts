// A translation says the same: the same items, parameters, references, rows and keys, and the English text it follows.

import { shortDigest } from '../../language/digest.ts'
import type { ClauseWording, Item } from '../../model/clause.ts'
import type { AuthoredText } from '../../model/text.ts'
import {
  type Authored,
  type AuthoredTerms,
  type AuthoredWording,
  type Check,
  english,
  placeIn,
} from '../authored.ts'
import { checkOf } from '../overlay.ts'
import type { Report, SourceFile } from '../report.ts'
import { valuesIn } from './parameter-uses.ts'
import { referencesIn } from './references.ts'

export const translations: Check = (authored) => {
  for (const { wordings } of authored.shelf.clauses.values()) {
    const original = wordings.get(english)
    for (const translation of wordings.values())
      if (original && translation !== original) compareWordings(original, translation, authored)
  }
  compareTerms(authored)
}

/** The digest of a Markdown file: of its words, wherever its lines break. */
export const digestOfText = ({ text }: SourceFile): string =>
  shortDigest(text.trim().split(/\s+/).join(' '))

function compareWordings(
  original: AuthoredWording,
  translation: AuthoredWording,
  { report }: Authored,
): void {
  checkOf(
    translation.of,
    digestOfText(original.file),
    { file: translation.file, offset: 0 },
    report,
  )
  const [ours, theirs] = [outlineOf(original.wording), outlineOf(translation.wording)]
  const index = ours.findIndex((line, position) => line.text !== theirs[position]?.text)
  const extra = theirs[ours.length]
  const [line, other] = index >= 0 ? [ours[index], theirs[index]] : [undefined, extra]
  if (!line && !other) return
  const place = placeIn(
    translation,
    (other ?? line)?.section ?? '',
    line?.section ?? other?.section,
  )
  report.error('translation-structure', place, {
    english: line?.text ?? '@problems.noun.nothing',
    given: other?.text ?? '@problems.noun.nothing',
  })
}

interface OutlineLine {
  readonly section: string
  readonly text: string
}

/** What parameters and references a text holds; their order in a sentence is the language's own. */
const marksOf = (text: AuthoredText): string =>
  [...valuesIn(text), ...referencesIn(text)].sort().join(' ')

/** A wording without its words: what must be the same in every language. */
function outlineOf(wording: ClauseWording): OutlineLine[] {
  const lines: OutlineLine[] = []
  const add = (section: string, ...parts: readonly (string | number | undefined)[]): void => {
    lines.push({
      section,
      text: parts.filter((part) => part !== undefined && part !== '').join(' '),
    })
  }
  const addItem = (section: string, item: Item<AuthoredText>, ...lead: readonly string[]): void => {
    add(section, ...lead, `#${item.anchor}`, item.heading && '**', item.words, marksOf(item.text))
    for (const text of item.items ?? []) add(section, `#${item.anchor}`, '(1)', marksOf(text))
  }
  for (const item of wording.question) addItem('Question', item)
  for (const { points, text } of wording.scoring) add('Scoring', '|', points, marksOf(text))
  for (const { audience, from, items } of wording.condition)
    for (const item of items) addItem('Condition', item, audience, from)
  if (wording.plan) add('Plan', '##', marksOf(wording.plan))
  for (const { grade, proves, proof } of wording.evidence)
    add('Evidence', grade, ...proves, marksOf(proof))
  for (const text of wording.exceptions) add('Exceptions', '1.', marksOf(text))
  for (const { text } of wording.sheet) add('Sheet', '-', marksOf(text))
  for (const key of Object.keys(wording.words)) add('Words', key)
  return lines
}

function compareTerms({ shelf, report }: Authored): void {
  const original = shelf.terms.get(english)
  for (const [language, translation] of shelf.terms)
    if (original && language !== english) compareDefinitions(original, translation, report)
}

function compareDefinitions(
  original: AuthoredTerms,
  { file, of, terms }: AuthoredTerms,
  report: Report,
): void {
  checkOf(of, digestOfText(original.file), { file, offset: 0 }, report)
  for (const { id } of original.terms)
    if (!terms.some((term) => term.id === id))
      report.error('term-untranslated', { file }, { term: id })
  for (const { id, kinds = [], offset } of terms) {
    const same = original.terms.find((term) => term.id === id)
    if (!same || (same.kinds ?? []).join() !== kinds.join())
      report.error('term-differs', { file, offset }, { term: id })
  }
}
