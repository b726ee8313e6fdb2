import { anyOf, binding, inSections, type LintRule, marked } from './rule.ts'

/** What a buyer may vary, and every period, is a parameter. */
export const numbers: LintRule = {
  id: 'lint-numbers',
  level: 'error',
  check(context) {
    const { time, counters } = context.words
    const numeral = `(?:\\d[\\d.,]*|${anyOf(time.numerals)})`
    const articled = `${anyOf(time.articles)} ${anyOf(time.units)} ${anyOf(time.following)}`
    const written = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${numeral}[ -]${anyOf(time.units)}|${articled}|\\d[\\d.,]*)(?![\\p{L}\\p{N}])`,
      'giu',
    )
    const counted = new RegExp(
      `(?<!\\p{L})${anyOf(counters.nouns)} \\d+(?:(?:,| ${anyOf(counters.joints)}) \\d+)*`,
      'giu',
    )
    for (const linted of inSections(context, binding)) {
      const text = marked(linted.paragraph.text).replace(counted, '')
      for (const [word] of text.matchAll(written)) context.found(linted, word, { word })
    }
  },
}
