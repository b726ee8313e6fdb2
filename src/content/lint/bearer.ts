import type { LintWords } from '../lint-table.ts'
import { anyOf, binding, inSections, type LintRule, marked, sentencesOf } from './rule.ts'

/** "shall" follows a party to the contract, or a pronoun for it: nobody else can be bound. */
export const bearer: LintRule = {
  id: 'lint-bearer',
  level: 'error',
  check(context) {
    const { duty } = context.words
    const bound = boundIn(context.words)
    for (const linted of inSections(context, binding))
      for (const sentence of sentencesOf(marked(linted.paragraph.text)))
        for (const match of sentence.matchAll(new RegExp(` ${duty}(?!\\p{L})`, 'gu')))
          if (!bound(sentence.slice(0, match.index))) {
            const word = /\S*$/.exec(sentence.slice(0, match.index))?.[0] ?? ''
            context.found(linted, word + match[0], { word: word + match[0] })
          }
  },
}

/** Whether what stands before the duty ends with a party, or with "and" after a party. */
function boundIn({ bearers, pronouns, between, coordinators }: LintWords) {
  const party = `(?<!\\p{L})${anyOf([...bearers, ...pronouns])}`
  const ends = new RegExp(`${party}(?: ${anyOf(between)})?$`, 'iu')
  const coordinated = new RegExp(`${party}(?!\\p{L}).*(?<!\\p{L})${anyOf(coordinators)}$`, 'iu')
  return (lead: string): boolean => ends.test(lead) || coordinated.test(lead)
}
