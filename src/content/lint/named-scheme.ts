import { headings, isGuidance } from '../headings.ts'
import { type LintRule, marked, phrase } from './rule.ts'

const isExplaining = (section: string): boolean =>
  isGuidance(section) || section === headings.purpose

/** A label or scheme is named only with "or equivalent" (Directive 2014/24/EU, Article 43). */
export const namedScheme: LintRule = {
  id: 'lint-named-scheme',
  level: 'error',
  check({ paragraphs, words, catalogue, found }) {
    const names = catalogue.schemes.en?.names ?? []
    const scheme = phrase(names, 'gu')
    for (const linted of paragraphs) {
      if (isExplaining(linted.paragraph.section)) continue
      const text = marked(linted.paragraph.text)
      for (const match of text.matchAll(scheme))
        if (!text.slice(match.index).includes(words.equivalent))
          found(linted, match[0], { word: match[0], equivalent: words.equivalent })
    }
  },
}
