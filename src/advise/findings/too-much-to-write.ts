// More to write in the tender than a small firm will.

import { type Rule, scoredPairs } from '../rule.ts'

/** Most words that scored answers may ask of one bidder. */
const mostWords = 1500

export const tooMuchToWrite: Rule = {
  id: 'HRDD-L37',
  severity: 'warning',
  find: (pack) => {
    const scored = scoredPairs(pack)
    const words = scored
      .flatMap(({ question }) => question)
      .reduce((sum, item) => sum + (item.words ?? 0), 0)
    if (words <= mostWords || !pack.sizes.includes('sme')) return []
    return [{ where: 'strategy', values: { words, count: scored.length, most: mostWords } }]
  },
}
