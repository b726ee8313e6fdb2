import { type LintRule, marked, phrase, sentencesOf } from './rule.ts'

/** An outcome is one sentence on how things are, which every role and size can sign. */
export const outcome: LintRule = {
  id: 'lint-outcome',
  level: 'error',
  check({ paragraphs, words, outcomeTerms, found }) {
    for (const linted of paragraphs) {
      const { role, text } = linted.paragraph
      if (role !== 'outcome') continue
      const whole = marked(text)
      const [, second] = sentencesOf(whole)
      if (second) found(linted, second, { word: second })
      for (const [word] of whole.matchAll(phrase(words.notInOutcome))) found(linted, word, { word })
      for (const node of text)
        if (typeof node !== 'string' && node.type === 'term' && outcomeTerms.includes(node.term))
          found(linted, node.text, { word: node.text })
    }
  },
}
