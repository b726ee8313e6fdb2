import { binding, countWords, inSections, type LintRule, longest, sentencesOf } from './rule.ts'

const most = 45

/** Whoever must keep a duty must be able to hold its sentence in mind. */
export const sentenceLength: LintRule = {
  id: 'lint-sentence-length',
  level: 'error',
  check(context) {
    for (const linted of inSections(context, [...binding, 'Question']))
      for (const sentence of sentencesOf(longest(linted.paragraph.text, linted.clause), true)) {
        const count = countWords(sentence)
        if (count > most) context.found(linted, sentence.slice(0, 20), { count, most })
      }
  },
}
