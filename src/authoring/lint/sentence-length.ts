import type { Clause } from '../../model/catalogue.ts'
import type { AuthoredText } from '../../model/text.ts'
import { binding, eachParagraph, type LintRule } from './rule.ts'

const most = 45

/** A sentence as long as it can print: values with their variants, references with number and id. */
export function longestWords(text: AuthoredText, clause: Clause): number[] {
  const printed = text
    .map((node) => {
      if (typeof node === 'string') return node
      if (node.type === 'term') return node.text
      if (node.type === 'ref') return 'Condition 1 (X)'
      const variants = Object.hasOwn(clause.parameters, node.name)
        ? clause.parameters[node.name]!.variants.length
        : 0
      return `90 days${' (150 days for an SME)'.repeat(variants)}`
    })
    .join('')
  return printed.split(/(?<=[.?!;:])\s+/).map((sentence) => sentence.trim().split(/\s+/).length)
}

/** Whoever must keep a duty must be able to hold its sentence in mind. */
export const sentenceLength: LintRule = {
  id: 'sentence-length',
  where: 'condition',
  tip: `At most ${most} words, counted as printed with values and references. Split it, or use sub-items.`,
  bad: 'The Supplier shall give the Buyer the Site List before the first delivery and shall keep it correct and shall bring it up to date whenever it learns of a change and shall say in it who confirmed each site and on which day and which site it could not find and why it could not find it.',
  good: 'The Supplier shall give the Buyer the Site List before the first delivery. The Supplier shall keep it correct.',
  check(authored, found) {
    for (const { clause, paragraph } of eachParagraph(authored)) {
      if (![...binding, 'Question'].includes(paragraph.section)) continue
      const longest = Math.max(...longestWords(paragraph.text, clause.clause))
      if (longest > most)
        found({
          file: clause.file,
          offset: paragraph.slice.offset,
          field: paragraph.section,
          message: `a sentence of ${longest} words`,
        })
    }
  },
}
