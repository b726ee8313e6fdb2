import type { AuthoredText } from '../../model/text.ts'
import { eachParagraph, type LintRule } from './rule.ts'

/** A term that stands in one place only sends the reader to another page for nothing. */
export const onceUsed: LintRule = {
  id: 'once-used-term',
  where: 'file',
  tip: 'Write the words out where they stand and remove the definition.',
  bad: 'A definition whose term stands once.',
  good: 'A definition whose term stands in several places.',
  check(authored, found) {
    const uses = new Map<string, number>()
    const take = (text: AuthoredText) => {
      for (const node of text)
        if (typeof node !== 'string' && node.type === 'term')
          uses.set(node.term, (uses.get(node.term) ?? 0) + 1)
    }
    for (const { paragraph } of eachParagraph(authored)) take(paragraph.text)
    for (const { text } of Object.values(authored.catalogue.definitions))
      for (const paragraph of text) take(paragraph)
    for (const question of authored.catalogue.commonQuestions)
      for (const text of [...question.intro, ...question.items.map((item) => item.text)]) take(text)
    for (const strings of Object.values(authored.catalogue.strings))
      for (const text of Object.values(strings.text)) take(text)
    for (const { id, file, section } of authored.definitions)
      if (uses.get(id) === 1)
        found({
          file,
          offset: section.offset,
          key: `definition:${id}`,
          message: `"${id}" is used once`,
        })
  },
}
