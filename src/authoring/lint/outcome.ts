import { eachParagraph, type LintRule } from './rule.ts'

const roleTerms = ['Reseller', 'Brand', 'SME', 'Large']

/** The outcome is one sentence, a state of affairs that every role can sign. */
export const outcome: LintRule = {
  id: 'outcome',
  where: 'outcome',
  tip: 'One sentence on how things are, for every role and size. Who must do what for it stands in the items.',
  bad: 'The Reseller ensures that its Brands disclose sites.',
  good: 'For each Product, the Supplier gives the Buyer the identity of every Final Production Site.',
  check(authored, found) {
    for (const { clause, paragraph } of eachParagraph(authored)) {
      if (paragraph.role !== 'outcome') continue
      const at = { file: clause.file, offset: paragraph.slice.offset, field: 'Condition' }
      const sentences = paragraph.slice.source.trim().split(/(?<=[.?!])\s+/)
      if (sentences.length !== 1)
        found({ ...at, message: `the outcome has ${sentences.length} sentences` })
      for (const node of paragraph.text)
        if (typeof node !== 'string' && node.type === 'term' && roleTerms.includes(node.term))
          found({ ...at, message: `the outcome names "${node.text}"` })
      const soft = /\b(shall|ensures?|guarantees?)\b/i.exec(paragraph.slice.source)
      if (soft) found({ ...at, message: `the outcome says "${soft[0]}"` })
    }
  },
}
