// A scheme is named, and nothing equivalent is accepted.

import { type Rule, textsOf } from '../rule.ts'

const asWord = (name: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  )

export const schemeWithoutEquivalent: Rule = {
  id: 'HRDD-L14',
  severity: 'error',
  find: ({ pairs, schemes }, { voice }) => {
    const equivalent = voice.say('findings.HRDD-L14.phrase')
    return pairs.flatMap((pair) => {
      const texts = textsOf(pair).filter((text) => !text.includes(equivalent))
      return schemes
        .filter((name) => texts.some((text) => asWord(name).test(text)))
        .map((name) => ({ where: pair.id, values: { id: pair.id, name } }))
    })
  },
}
