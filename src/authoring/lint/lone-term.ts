import { plainText } from '../../model/walk.ts'
import { createTermFinder } from '../inline.ts'
import { binding, eachParagraph, type LintRule } from './rule.ts'

/** Terms that common English also uses; written small they mean the common word. */
const alsoWords = [
  'Control',
  'Step',
  'Large',
  'Product',
  'Products',
  'Contract',
  'Contracts',
  'Model',
  'Models',
  'Outcome',
  'Brand',
  'Brands',
  'Buyer',
  'Buyers',
  'Supplier',
  'Suppliers',
  'Bidder',
  'Bidders',
  'Reseller',
  'Resellers',
  'Steps',
  'Outcomes',
  'Controls',
  'Leverage',
]

/** A defined term of several words, written small in binding text, leaves open whether it is meant. */
export const loneTerm: LintRule = {
  id: 'small-term',
  where: 'condition',
  tip: 'Write the defined term with its capitals.',
  bad: 'The Supplier shall make a formal request.',
  good: 'The Supplier shall make a Formal Request.',
  check(authored, found) {
    const forms = new Map<string, string>()
    for (const { id, forms: all } of authored.definitions)
      for (const form of all)
        if (form.includes(' ') && !alsoWords.includes(form)) forms.set(form.toLowerCase(), id)
    const find = createTermFinder(forms)
    for (const { clause, paragraph } of eachParagraph(authored)) {
      if (!binding.includes(paragraph.section)) continue
      for (const text of paragraph.text) {
        if (typeof text !== 'string') continue
        for (const node of find(text)) {
          if (typeof node === 'string') continue
          const start = paragraph.slice.offset + paragraph.slice.source.indexOf(node.text)
          found({
            file: clause.file,
            offset: start,
            field: paragraph.section,
            message: `"${node.text}" in ${plainText(paragraph.text).slice(0, 40)}… is written small`,
            fix: {
              start,
              end: start + node.text.length,
              text: authored.definitions
                .find(({ id }) => id === node.term)!
                .forms.find((form) => form.toLowerCase() === node.text)!,
            },
          })
        }
      }
    }
  },
}
