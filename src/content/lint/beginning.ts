import { inSections, type LintRule, marked, phrase, sentencesOf } from './rule.ts'

/** A period says from when it runs. */
export const beginning: LintRule = {
  id: 'lint-beginning',
  level: 'error',
  check(context) {
    const begins = phrase(context.words.time.beginnings, 'iu')
    for (const linted of inSections(context, ['Condition'])) {
      const parameters = linted.clause?.value.parameters ?? {}
      for (const sentence of sentencesOf(marked(linted.paragraph.text)))
        for (const [mark, name = ''] of sentence.matchAll(/\{\{(\w+)\}\}/g)) {
          const after = parameters[name]?.after ?? ['none']
          if (!after.includes('none') && !begins.test(sentence))
            context.found(linted, mark, { name })
        }
    }
  },
}
