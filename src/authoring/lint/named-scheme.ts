import { eachParagraph, type LintRule } from './rule.ts'

/** A label or scheme may be named as proof only with "or equivalent" (Directive 2014/24/EU, Article 43). */
export const namedScheme: LintRule = {
  id: 'named-scheme',
  where: 'evidence',
  tip: 'Write "or equivalent" after the name and say what must be shown; a scheme is never required.',
  bad: 'An RBA audit report.',
  good: 'An RBA audit report or equivalent, which means one that covers recruitment.',
  check(authored, found) {
    for (const { clause, paragraph } of eachParagraph(authored)) {
      const { source, offset } = paragraph.slice
      if (paragraph.section.startsWith('For the') || paragraph.section === 'Purpose') continue
      for (const name of authored.names.schemes) {
        const at = source.search(new RegExp(`\\b${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`))
        if (at >= 0 && !/or equivalent/.test(source.slice(at)))
          found({
            file: clause.file,
            offset: offset + at,
            field: paragraph.section,
            message: `"${name}" stands without "or equivalent"`,
          })
      }
    }
  },
}
