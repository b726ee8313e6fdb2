// Sentences in another language: the same keys with the same places to fill, and the English text they follow.

import { shortDigest } from '../../language/digest.ts'
import { placesOf } from '../../language/fill.ts'
import type { WordList } from '../../model/tables.ts'
import { type Check, english, type WordsFile } from '../authored.ts'
import { checkOf } from '../overlay.ts'
import type { Report } from '../report.ts'
import type { Located } from '../yaml.ts'

export const translatedWords: Check = ({ shelf, report }) => {
  const translations = [...shelf.words].filter(([language]) => language !== english)
  for (const [product, file] of translations.flatMap(([, products]) => [...products])) {
    const original = shelf.words.get(english)?.get(product)?.value.words
    if (original) compare(original, file, report)
  }
}

/** A form of the plural, of which each language has its own. */
const plural = /\.(?:zero|one|two|few|many|other)$/
const nameOf = (key: string): string => key.replace(plural, '')

function compare(original: WordList, { value, at }: Located<WordsFile>, report: Report): void {
  checkOf(value.of, shortDigest(original), at('of'), report)
  const named = new Map(Object.keys(original).map((key) => [nameOf(key), key]))
  const translated = new Set(Object.keys(value.words).map(nameOf))
  for (const [name, key] of named)
    if (!translated.has(name)) report.error('translation-missing', { ...at('words'), field: key })
  for (const [key, sentence] of Object.entries(value.words)) {
    const same = named.get(nameOf(key))
    if (same === undefined) report.error('translation-extra', at('words', key))
    else if (!samePlaces(original[same] ?? '', sentence, key))
      report.error('translation-places', at('words', key), {
        places: placesOf(original[same] ?? ''),
      })
  }
}

/** One form of a plural may leave out the number. */
const samePlaces = (original: string, sentence: string, key: string): boolean =>
  plural.test(key) || placesOf(original).sort().join() === placesOf(sentence).sort().join()
