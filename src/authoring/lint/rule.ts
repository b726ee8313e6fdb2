// What a lint rule is, and the few questions that several rules ask of a paragraph.

import type { AuthoredCatalogue } from '../catalogue.ts'
import type { AuthoredClause, Paragraph } from '../clause.ts'
import type { SourceFile } from '../source.ts'

/** A place that a rule objects to. */
export interface LintFinding {
  readonly file: SourceFile
  readonly offset: number
  readonly field?: string
  /** By which a silence names it: `TRN-01#site-list`, `TRN-01`, `definition:Site List`. Default: the clause. */
  readonly key?: string
  readonly message: string
  readonly fix?: { readonly start: number; readonly end: number; readonly text: string }
}

/** One lint rule. */
export interface LintRule {
  readonly id: string
  /** What the author should do. */
  readonly tip: string
  /** Where the examples would stand; `file` for what no single sentence shows. */
  readonly where: 'condition' | 'outcome' | 'question' | 'evidence' | 'file'
  /** Wording that the rule refuses, and how it should read. Tests run both; those of `file` are words for a reader. */
  readonly bad: string
  readonly good: string
  check(authored: AuthoredCatalogue, found: (finding: LintFinding) => void): void
}

/** Sections that bind the parties. */
export const binding = ['Condition', 'Consequence']

/** Every paragraph with its clause. */
export function* eachParagraph(
  authored: AuthoredCatalogue,
): Generator<{ clause: AuthoredClause; paragraph: Paragraph }> {
  for (const clause of authored.clauses)
    for (const paragraph of clause.paragraphs) yield { clause, paragraph }
}

/** A rule that refuses a pattern in some paragraphs. The first group of the pattern is the word it objects to. */
export function refuseWords(
  rule: Omit<LintRule, 'check'> & {
    words: RegExp
    applies(paragraph: Paragraph & { readonly source: string }): boolean
    message(word: string): string
  },
): LintRule {
  const { words, applies, message, ...rest } = rule
  return {
    ...rest,
    check(authored, found) {
      for (const { clause, paragraph } of eachParagraph(authored)) {
        if (!applies({ ...paragraph, source: paragraph.slice.source })) continue
        for (const match of paragraph.slice.source.matchAll(words))
          found({
            file: clause.file,
            offset: paragraph.slice.offset + match.index,
            field: paragraph.section,
            key: clause.clause.id,
            message: message(match[0]),
          })
      }
    },
  }
}
