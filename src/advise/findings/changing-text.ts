// A text is referred to that may change on its own.

import { type Rule, textsOf } from '../rule.ts'

export const changingText: Rule = {
  id: 'HRDD-L24',
  severity: 'error',
  find: ({ pairs }, { voice }) => {
    const phrases = voice.say('findings.HRDD-L24.phrases').split('|')
    return pairs
      .filter((pair) => {
        const text = textsOf(pair).join(' ').toLowerCase()
        return phrases.some((phrase) => text.includes(phrase))
      })
      .map(({ id }) => ({ where: id, values: { id } }))
  },
}
