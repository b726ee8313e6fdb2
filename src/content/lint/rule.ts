// What a lint rule is, and the few questions that several rules ask of a paragraph.

import type { Catalogue } from '../../model/catalogue.ts'
import type { ProblemCode, Values } from '../../model/problems.ts'
import type { AuthoredText } from '../../model/text.ts'
import type { AuthoredClause, Paragraph } from '../authored.ts'
import type { LintWords } from '../lint-table.ts'
import type { Level } from '../report.ts'

/** A paragraph of a clause, or of the terms. */
export interface Linted {
  readonly paragraph: Paragraph
  /** Absent for terms. */
  readonly clause?: AuthoredClause
}

export interface LintContext {
  readonly paragraphs: readonly Linted[]
  readonly words: LintWords
  readonly catalogue: Catalogue
  /** Terms that an outcome does not name. */
  readonly outcomeTerms: readonly string[]
  /** Reports what a rule objects to, unless a person let it stand. `at` is a piece of the paragraph's own text. */
  found(linted: Linted, at: string, values?: Values): void
}

/** One lint rule. Its id is the code of its problems, whose words stand in `words/problems`. */
export interface LintRule {
  readonly id: ProblemCode
  readonly level: Level
  check(context: LintContext): void
}

/** Sections whose words bind. */
export const binding = ['Condition', 'Exceptions', 'Sheet']

/** Paragraphs of the sections named. */
export const inSections = ({ paragraphs }: LintContext, sections: readonly string[]) =>
  paragraphs.filter(({ clause, paragraph }) => clause && sections.includes(paragraph.section))

/** A text with its values and references as marks: `{{name}}` and `§`. */
export const marked = (text: AuthoredText): string =>
  text
    .map((node) => {
      if (typeof node === 'string') return node
      if (node.type === 'value') return `{{${node.name}}}`
      return node.type === 'ref' ? '§' : node.text
    })
    .join('')

/** A text as long as it can print: values with their unit and the SME's, references with their number. */
export const longest = (text: AuthoredText, clause: AuthoredClause | undefined): string =>
  text
    .map((node) => {
      if (typeof node === 'string') return node
      if (node.type === 'ref') return '00000000'
      if (node.type !== 'value') return node.text
      const parameter = clause?.value.parameters?.[node.name]
      const unit = parameter?.type === 'period' ? ' days' : ''
      return parameter?.sme ? `90${unit} (SME: 135)` : `90${unit}`
    })
    .join('')

/** Sentences of a text; a colon and a semicolon end one too where `parts` is said. */
export const sentencesOf = (text: string, parts = false): string[] =>
  text.split(parts ? /(?<=[.?!;:])\s+/ : /(?<=[.?!])\s+/).filter(Boolean)

export const countWords = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length

/** A pattern source for any of these phrases. */
export const anyOf = (phrases: readonly string[]): string =>
  phrases.length === 0
    ? '(?!)'
    : `(?:${phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`

/** A pattern for any of these phrases as whole words. */
export const phrase = (phrases: readonly string[], flags = 'giu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(phrases)}(?![\\p{L}\\p{N}])`, flags)

/** A rule that refuses phrases in some paragraphs. */
export const refusePhrases = (
  id: ProblemCode,
  phrasesOf: (words: LintWords) => readonly string[],
  applies: (linted: Linted) => boolean,
): LintRule => ({
  id,
  level: 'error',
  check({ paragraphs, words, found }) {
    const pattern = phrase(phrasesOf(words))
    for (const linted of paragraphs.filter(applies))
      for (const [word] of marked(linted.paragraph.text).matchAll(pattern))
        found(linted, word, { word })
  },
})
