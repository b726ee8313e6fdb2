// Says which files of a language still hold texts to translate. Nothing is composed from them until then.

import { markOf } from '../../language/marks.ts'
import { type Check, english, type Shelf } from '../authored.ts'
import type { SourceFile } from '../report.ts'

export const marks: Check = ({ shelf, report }) => {
  for (const [language, file] of translationsOf(shelf)) {
    const mark = markOf(language)
    const count = file.text.split(mark).length - 1
    const place = { file, offset: file.text.indexOf(mark) }
    if (count > 0) report.warn('translation-marked', place, { count, mark: mark.trim() })
  }
}

/** Files of words that are not English, each with its language. */
function translationsOf({ terms, clauses, kpis, words, ...tables }: Shelf): [string, SourceFile][] {
  const { laws, goods, risk, schemes, sketches } = tables
  const versions = [laws, goods, risk, schemes, sketches].flatMap((table) => [...table.values()])
  const located = [...[...kpis.values()].map(({ files }) => files), ...versions]
  const entries = [...[...clauses.values()].flatMap(({ wordings }) => [...wordings]), ...terms].map(
    ([language, { file }]): [string, SourceFile] => [language, file],
  )
  return [
    ...entries,
    ...located.flatMap((files) =>
      [...files].map(([language, { at }]): [string, SourceFile] => [language, at().file]),
    ),
    ...[...words].flatMap(([language, products]) =>
      [...products.values()].map(({ at }): [string, SourceFile] => [language, at().file]),
    ),
  ].filter(([language]) => language !== english)
}
