// The legal and editorial lint: one rule a file, one line a rule. Words that it looks for are data of each language.

import { lintTable } from '../../generated/lint.ts'
import { nearest } from '../../language/nearest.ts'
import type { Authored, AuthoredClause, Paragraph } from '../authored.ts'
import type { LintTable } from '../lint-table.ts'
import { bearer } from './bearer.ts'
import { beginning } from './beginning.ts'
import { capitals } from './capitals.ts'
import { dutyHolder } from './duty-holder.ts'
import { mechanics } from './mechanics.ts'
import { namedScheme } from './named-scheme.ts'
import { numbers } from './numbers.ts'
import { outcome } from './outcome.ts'
import { partLength } from './part-length.ts'
import { passive } from './passive.ts'
import { relief } from './relief.ts'
import type { LintContext, Linted, LintRule } from './rule.ts'
import { sentenceLength } from './sentence-length.ts'
import { soft } from './soft.ts'

/** Every rule. */
export const rules: readonly LintRule[] = [
  dutyHolder,
  bearer,
  soft,
  relief,
  outcome,
  sentenceLength,
  partLength,
  namedScheme,
  capitals,
  passive,
  numbers,
  beginning,
  mechanics,
]

/** Runs every rule in every language that has words for it. */
export function lint(authored: Authored): void {
  const { shelf, catalogue, report } = authored
  const own = shelf.tables.lint?.value
  const words = { ...lintTable.languages, ...own?.languages }
  const outcomeTerms = own?.outcomeTerms ?? lintTable.outcomeTerms ?? []
  const exceptions = own?.exceptions ?? []
  const used = new Set<number>()
  for (const rule of rules) {
    const found: LintContext['found'] = (linted, at, values) => {
      const name = nameOf(linted)
      const index = exceptions.findIndex((entry) => entry.rule === rule.id && entry.at === name)
      used.add(index)
      const say = rule.level === 'error' ? report.error : report.warn
      if (index < 0) say(rule.id, placeOf(linted.paragraph, at), values)
    }
    for (const [language, languageWords] of Object.entries(words)) {
      const paragraphs = paragraphsIn(language, authored)
      rule.check({ paragraphs, words: languageWords, catalogue, outcomeTerms, found })
    }
  }
  checkExceptions(exceptions, used, authored)
}

/** By which an exception names a paragraph. */
function nameOf({ clause, paragraph }: Linted): string {
  if (!clause) return `terms#${paragraph.section}`
  return paragraph.anchor && paragraph.role === 'item'
    ? `${clause.value.id}#${paragraph.anchor}`
    : `${clause.value.id}/${paragraph.section}`
}

/** The place of a piece of a paragraph, as near as its source shows. */
function placeOf({ file, slice, section }: Paragraph, at: string) {
  const index = slice.source.replace(/\s/g, ' ').indexOf(at)
  return { file, offset: slice.offset + Math.max(0, index), field: section }
}

function paragraphsIn(language: string, { shelf, faulty }: Authored): Linted[] {
  const ofClause = (clause: AuthoredClause): Linted[] => {
    const wording = clause.wordings.get(language)
    if (!wording || faulty.has(wording.file.path)) return []
    return wording.paragraphs.map((paragraph) => ({ clause, paragraph }))
  }
  const terms = shelf.terms.get(language)?.lowered?.paragraphs ?? []
  return [
    ...[...shelf.clauses.values()].flatMap(ofClause),
    ...terms.map((paragraph) => ({ paragraph })),
  ]
}

/** An exception names a rule that is there, and something that the rule would object to. */
function checkExceptions(
  exceptions: NonNullable<LintTable['exceptions']>,
  used: ReadonlySet<number>,
  { shelf, report, faulty }: Authored,
): void {
  const table = shelf.tables.lint
  const ids: readonly string[] = rules.map(({ id }) => id)
  for (const [index, { rule, at }] of exceptions.entries()) {
    if (!table || used.has(index)) continue
    const place = table.at('exceptions', index, 'at')
    const near = nearest(rule, ids) ?? ids[0] ?? ''
    const clause = shelf.clauses.get(at.split(/[#/]/)[0] ?? '')
    const unread = clause && [...clause.wordings.values()].some(({ file }) => faulty.has(file.path))
    if (!ids.includes(rule)) report.error('lint-no-rule', place, { rule, near })
    else if (!unread) report.error('lint-exception-unused', place, { rule, at })
  }
}
