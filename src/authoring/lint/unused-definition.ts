import type { AuthoredText } from '../../model/text.ts'
import { eachParagraph, type LintRule } from './rule.ts'

/** A definition that nothing uses is a promise nobody reads. */
export const unusedDefinition: LintRule = {
  id: 'unused-definition',
  where: 'file',
  tip: 'Remove it, or use the term.',
  bad: '## Term that stands in no clause',
  good: 'Every definition is used by a clause, or by a definition that is used.',
  check(authored, found) {
    const used = new Set<string>()
    const take = (text: AuthoredText) => {
      for (const node of text) {
        if (typeof node === 'string' || node.type !== 'term' || used.has(node.term)) continue
        used.add(node.term)
        for (const inner of authored.catalogue.definitions[node.term]?.text ?? []) take(inner)
      }
    }
    for (const { paragraph } of eachParagraph(authored)) take(paragraph.text)
    for (const question of authored.catalogue.commonQuestions)
      for (const text of [...question.intro, ...question.items.map((item) => item.text)]) take(text)
    for (const strings of Object.values(authored.catalogue.strings))
      for (const text of Object.values(strings.text)) take(text)
    for (const { id, file, section } of authored.definitions)
      if (!used.has(id))
        found({ file, offset: section.offset, message: `"${id}" is defined but not used` })
  },
}
