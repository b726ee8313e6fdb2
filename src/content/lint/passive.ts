import { anyOf, binding, inSections, type LintRule, marked, phrase, sentencesOf } from './rule.ts'

/** A passive loses who bears the duty. */
export const passive: LintRule = {
  id: 'lint-passive',
  level: 'error',
  check(context) {
    const { openings, endings, agents } = context.words.passive
    const opening = new RegExp(
      `(?<!\\p{L})${anyOf(openings)} (?:\\p{L}+ly )?\\p{L}*${anyOf(endings)}(?!\\p{L})`,
      'iu',
    )
    const agent = phrase(agents, 'iu')
    for (const linted of inSections(context, binding))
      for (const sentence of sentencesOf(marked(linted.paragraph.text))) {
        const match = opening.exec(sentence)
        if (match && !agent.test(sentence.slice(match.index)))
          context.found(linted, match[0], { word: match[0] })
      }
  },
}
