import type { AuthoredInline } from '../../model/text.ts'
import { eachParagraph, type LintRule } from './rule.ts'

const holders = ['Supplier', 'Buyer', 'Bidder']

/** An item stands alone: it names who bears the duty. */
export const dutyHolder: LintRule = {
  id: 'duty-holder',
  where: 'condition',
  tip: 'Write "The Supplier shall …" or "The Buyer shall …" in every item; an item is read alone.',
  bad: 'It shall give the list.',
  good: 'The Supplier shall give the list.',
  check(authored, found) {
    for (const { clause, paragraph } of eachParagraph(authored)) {
      if (
        paragraph.section !== 'Condition' ||
        paragraph.role !== 'item' ||
        !/\bshall\b/.test(paragraph.slice.source)
      )
        continue
      const names = paragraph.text.some(
        (node: AuthoredInline) =>
          typeof node !== 'string' && node.type === 'term' && holders.includes(node.term),
      )
      const starts = /^(It|They|He|She)\b/.test(paragraph.slice.source)
      if (!names || starts)
        found({
          file: clause.file,
          offset: paragraph.slice.offset,
          field: paragraph.section,
          message: 'this item does not name who bears the duty',
        })
    }
  },
}
