import { eachParagraph, type LintRule } from './rule.ts'

/** Words of a run that stand in one text only where something was left behind. */
const run = 7

/** The first run of words that stands twice in a text. */
export function repeatedRun(text: string): string | undefined {
  const words = text
    .replace(/[.,;:()]/g, ' ')
    .trim()
    .split(/\s+/)
  const seen = new Set<string>()
  for (let start = 0; start + run <= words.length; start++) {
    const part = words
      .slice(start, start + run)
      .join(' ')
      .toLowerCase()
    if (seen.has(part)) return part
    seen.add(part)
  }
  return undefined
}

/** A sentence that was rewritten and kept its old end says something twice. */
export const saidTwice: LintRule = {
  id: 'said-twice',
  where: 'condition',
  tip: 'Remove what was left behind, or say it once.',
  bad: 'The Supplier shall give the Buyer the Site List before the first delivery the Supplier shall give the Buyer the Site List.',
  good: 'The Supplier shall give the Buyer the Site List before the first delivery.',
  check(authored, found) {
    for (const { clause, paragraph } of eachParagraph(authored)) {
      const twice = repeatedRun(paragraph.slice.source)
      if (twice)
        found({
          file: clause.file,
          offset: paragraph.slice.offset,
          field: paragraph.section,
          key: clause.clause.id,
          message: `"${twice}" stands twice`,
        })
    }
    for (const { file, kpi, located } of authored.kpis) {
      const { measure, purpose, question, companion, sme } = kpi
      const labels = Object.values(measure)
        .flatMap((value) =>
          typeof value === 'object' && value !== null
            ? Array.isArray(value)
              ? value
              : [value]
            : [],
        )
        .flatMap((value: unknown) =>
          typeof value === 'object' && value !== null && 'label' in value
            ? [String(value.label)]
            : [],
        )
      for (const text of [purpose, question, companion, sme.note, ...labels]) {
        const twice = repeatedRun(text)
        if (twice)
          found({
            file,
            offset: located.at('id'),
            field: kpi.id,
            key: kpi.id,
            message: `"${twice}" stands twice`,
          })
      }
    }
  },
}
