import { inSections, type LintRule, marked, phrase } from './rule.ts'

/** A mechanic stands once, in the general conditions. */
export const mechanics: LintRule = {
  id: 'lint-mechanics',
  level: 'error',
  check(context) {
    const special = inSections(context, ['Condition']).filter(
      ({ clause }) => !clause?.value.general,
    )
    for (const [holder, phrases] of Object.entries(context.words.mechanics)) {
      const pattern = phrase(phrases)
      for (const linted of special)
        for (const [word] of marked(linted.paragraph.text).matchAll(pattern))
          context.found(linted, word, { word, clause: holder })
    }
  },
}
