import type { Paragraph } from '../authored.ts'
import { headings } from '../headings.ts'
import { countWords, type LintRule, longest } from './rule.ts'

/** Budget of a paragraph by its section; an outcome has its own. */
const budgets: Readonly<Record<string, string>> = {
  [headings.purpose]: 'purpose',
  [headings.question]: 'question',
  [headings.scoring]: 'scoring',
  [headings.plan]: 'plan',
  [headings.buyer]: 'guidance',
  [headings.supplier]: 'guidance',
}
const budgetOf = ({ role, section }: Paragraph): string | undefined =>
  role === 'outcome' ? 'outcome' : budgets[section]

/** Single parts of a clause keep the budgets of `budgets.yaml`. */
export const partLength: LintRule = {
  id: 'lint-part-length',
  level: 'error',
  check({ paragraphs, catalogue, found }) {
    for (const linted of paragraphs) {
      const most = catalogue.budgets.parts[budgetOf(linted.paragraph) ?? '']
      const words = longest(linted.paragraph.text, linted.clause)
      const count = countWords(words)
      if (linted.clause && most !== undefined && count > most)
        found(linted, words.slice(0, 20), { count, most })
      if (
        !linted.clause &&
        count > catalogue.budgets.definitionWords &&
        linted.paragraph.section !== 'how-to-read'
      )
        found(linted, words.slice(0, 20), { count, most: catalogue.budgets.definitionWords })
    }
  },
}
