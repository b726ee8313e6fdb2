// Sentences of the package: they have words where tables call for them, and what stands in braces can be filled.

import { missingIn, printedProducts } from '../../language/missing-in.ts'
import type { WordList } from '../../model/tables.ts'
import { type Authored, type Check, english, type WordsFile } from '../authored.ts'
import type { Place } from '../report.ts'
import type { Located } from '../yaml.ts'
import { checkReference } from './references.ts'

export const words: Check = (authored) => {
  const { shelf, catalogue, base, report } = authored
  const files = [...shelf.words].flatMap(([language, products]) =>
    [...products].map(([product, file]) => ({ language, product, file })),
  )
  for (const { language, product, file } of files)
    checkSentences(file, base?.words[language]?.[product] ?? {}, isPrinted(product), authored)
  for (const name of missingIn(catalogue, english, {})) {
    const [folder = '', key] = name.split(': ')
    const path = `clauses/${folder}/${english}.yaml`
    report.error('words-called-for', { file: { path, text: '' } }, { name: key ?? folder })
  }
}

const isPrinted = (product: string): boolean => printedProducts({ [product]: {} }).length > 0

/** Sentences of one file. Those of the catalogue that is extended stay as they are. */
function checkSentences(
  { value, at }: Located<WordsFile>,
  taken: WordList,
  printed: boolean,
  authored: Authored,
): void {
  for (const [key, sentence] of Object.entries(value.words)) {
    const place = at('words', key)
    if (Object.hasOwn(taken, key)) authored.report.error('words-of-base', place, { key })
    if (printed) checkBraces(sentence, place, authored)
  }
}

const braces = /\{\{([^{}]*)\}\}/g
const reference = /^(?:clause|kpi) "([^"]+)"$/

function checkBraces(sentence: string, place: Place, authored: Authored): void {
  for (const [, inside = ''] of sentence.matchAll(braces)) {
    const to = reference.exec(inside)?.[1]
    if (to !== undefined) checkReference(to, 'high', place, authored)
    else if (!/^[A-Za-z][\w.-]*$/.test(inside))
      authored.report.error('braces', place, { given: inside })
  }
  if (/\{\{|\}\}/.test(sentence.replace(braces, '')))
    authored.report.error('braces', place, { given: sentence })
}
