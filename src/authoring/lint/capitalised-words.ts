import { eachParagraph, type LintRule } from './rule.ts'

/** A capital inside a sentence says "this is defined". What looks defined must be. */
export const capitalisedWords: LintRule = {
  id: 'undefined-term',
  where: 'condition',
  tip: 'Define it in clauses/definitions.md, write it small, or list a proper name in clauses/names.yaml.',
  bad: 'The Supplier shall give the Site Register.',
  good: 'The Supplier shall give the Site List.',
  check(authored, found) {
    const names = [...authored.names.schemes, ...authored.names.others].sort(
      (a, b) => b.length - a.length,
    )
    for (const { clause, paragraph } of eachParagraph(authored)) {
      if (paragraph.role === 'data') continue
      let sentenceOpen = false
      for (const node of paragraph.text) {
        if (typeof node !== 'string') {
          sentenceOpen = true
          continue
        }
        let text = node
        for (const name of names) text = text.replaceAll(name, (match) => '·'.repeat(match.length))
        for (const match of text.matchAll(/[A-Z][A-Za-z-]+/g)) {
          const before = text.slice(0, match.index)
          const starts = before.trim() === '' ? !sentenceOpen : /[.?!:|]\s*["']?$/.test(before)
          if (!starts)
            found({
              file: clause.file,
              offset:
                paragraph.slice.offset + Math.max(0, paragraph.slice.source.indexOf(match[0])),
              field: paragraph.section,
              message: `"${match[0]}" looks like a defined term, but is not`,
            })
        }
        sentenceOpen = !/[.?!:]\s*$/.test(text)
      }
    }
  },
}
