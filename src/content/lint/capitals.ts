import type { AuthoredText } from '../../model/text.ts'
import { anyOf, type LintRule, marked } from './rule.ts'

const sections = ['Condition', 'Exceptions', 'Sheet', 'Question', 'Scoring', 'Plan']

/** A capital inside a sentence says "this is defined". What looks defined must be. */
export const capitals: LintRule = {
  id: 'lint-capitals',
  level: 'error',
  check({ words, catalogue, paragraphs, found }) {
    const names = [...words.names, ...(catalogue.schemes.en?.names ?? [])]
    const known = new RegExp(
      `(?<!\\p{L})${anyOf(names.sort((a, b) => b.length - a.length))}(?!\\p{L})`,
      'gu',
    )
    for (const linted of paragraphs) {
      const { section, text } = linted.paragraph
      if (linted.clause && !sections.includes(section)) continue
      for (const word of looksDefined(text, known)) found(linted, word, { word })
    }
  },
}

/** Capitalised words that are neither a term nor a name nor the first of a sentence. */
function looksDefined(text: AuthoredText, known: RegExp): string[] {
  const whole = marked(text)
  const masked = mask(
    text,
    whole.replace(known, (name) => '·'.repeat(name.length)),
  )
  return [...masked.matchAll(/(?<![\p{L}\p{N}])\p{Lu}\p{L}*(?![\p{L}\p{N}])/gu)]
    .filter(({ index }) => !/(?:^|[.?!:]\s*["“]?|["“])$/u.test(whole.slice(0, index)))
    .map(([word]) => word)
}

/** The text with its defined terms and the names of its values made unrecognisable. */
function mask(text: AuthoredText, whole: string): string {
  let start = 0
  let masked = ''
  for (const node of text) {
    const { length } = marked([node])
    masked += typeof node === 'string' ? whole.slice(start, start + length) : '·'.repeat(length)
    start += length
  }
  return masked
}
