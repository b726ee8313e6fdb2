import { anyOf, inSections, type LintRule, marked } from './rule.ts'

/** An item is read alone: before a pronoun "shall" do something in it, a party is named. */
export const dutyHolder: LintRule = {
  id: 'lint-duty-holder',
  level: 'error',
  check(context) {
    const { duty, pronouns, bearers } = context.words
    const first = new RegExp(`(?<!\\p{L})${anyOf(pronouns)} ${duty}(?!\\p{L})`, 'iu')
    const named = new RegExp(anyOf(bearers), 'u')
    for (const linted of inSections(context, ['Condition'])) {
      const text = marked(linted.paragraph.text)
      const match = first.exec(text)
      if (match && !named.test(text.slice(0, match.index))) context.found(linted, match[0])
    }
  },
}
