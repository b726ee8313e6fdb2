// What a catalogue lacks in a language, so that nothing half translated is composed.

import type { ByLanguage, Catalogue } from '../model/catalogue.ts'
import type { WordTable } from '../model/tables.ts'
import { isMarked } from './marks.ts'

/** What has to be there in a language. */
export interface Needs {
  readonly clauses?: readonly string[]
  readonly kpis?: readonly string[]
  readonly laws?: readonly string[]
  readonly goods?: readonly string[]
}

/** Words of the package itself and of its authors, which no document prints. */
const notPrinted = new Set(['problems', 'command', 'lint', 'scaffold'])
/** Languages count in their own ways: only the form that all of them have is compared. */
const pluralForm = /\.(zero|one|two|few|many)$/

/** Products whose words a pack carries. */
export const printedProducts = (words: WordTable): string[] =>
  Object.keys(words).filter((product) => !notPrinted.has(product))

/**
 * Names what is missing: `clauses/TRN-01`, `kpis/KPI-TRN-01.1`, `terms`, `words/schedule: title`.
 * @param catalogue where it is looked for
 * @param language BCP 47 code
 * @param needs ids that have to be there
 */
export const missingIn = (catalogue: Catalogue, language: string, needs: Needs): string[] => [
  ...missingEntries(catalogue, language, needs),
  // a language is offered once all of this is there
  ...(catalogue.languages.includes(language)
    ? []
    : [
        ...missingTerms(catalogue, language),
        ...lackingWords(catalogue, language),
        ...markedKnowledge(catalogue, language),
      ]),
]

/** As `missingIn`, of clauses, KPIs, laws and goods alone. */
export function missingEntries(
  catalogue: Catalogue,
  language: string,
  { clauses = [], kpis = [], laws = [], goods = [] }: Needs,
): string[] {
  const lacks = (folder: string, ids: readonly string[], table: Table): string[] =>
    ids.filter((id) => isMissing(table(id)?.[language], language)).map((id) => `${folder}/${id}`)
  return [
    ...lacks('clauses', clauses, (id) => catalogue.clauses[id]?.wording),
    ...lacks('kpis', kpis, (id) => catalogue.kpis[id]?.words),
    ...lacks('law', laws, (id) => catalogue.laws[id]),
    ...lacks('goods', goods, (id) => catalogue.goods[id]),
  ]
}
type Table = (id: string) => ByLanguage<unknown> | undefined

/** What still has to be translated is missing. */
const isMissing = (value: unknown, language: string): boolean =>
  value === undefined || (language !== 'en' && isMarked(value, language))

function missingTerms({ terms }: Catalogue, language: string): string[] {
  const { howToRead, definitions = [] } = terms[language] ?? {}
  const present = new Set(
    definitions.filter((entry) => !isMissing(entry, language)).map(({ id }) => id),
  )
  if (present.size === 0 || isMissing(howToRead, language)) return ['terms']
  return (terms.en?.definitions ?? [])
    .filter(({ id }) => !present.has(id))
    .map(({ id }) => `terms: ${id}`)
}

/** Knowledge need not be there in every language; half translated it is not printed. */
const markedKnowledge = ({ risk, schemes, sketches }: Catalogue, language: string): string[] =>
  Object.entries({ risk, schemes, sketches })
    .filter(([, table]) => table[language] && isMissing(table[language], language))
    .map(([name]) => `knowledge/${name}`)

function lackingWords({ words, ...tables }: Catalogue, language: string): string[] {
  const table = words[language] ?? {}
  const english = words.en ?? {}
  const translated = printedProducts(english).flatMap((product) => {
    const sentences = table[product]
    if (!sentences) return [`words/${product}`]
    const keys = Object.keys(english[product] ?? {}).filter((key) => !pluralForm.test(key))
    const missing = keys.filter(
      (key) => !Object.hasOwn(sentences, key) || isMissing(sentences[key], language),
    )
    if (missing.length === keys.length && keys.length > 1) return [`words/${product}`]
    return missing.map((key) => `words/${product}: ${key}`)
  })
  const named = namedWords(tables)
    .filter(([product, key]) => table[product] && !Object.hasOwn(table[product], key))
    .map(([product, key]) => `words/${product}: ${key}`)
  return [...new Set([...translated, ...named])]
}

/** Words that tables of the catalogue call for, by product and key. */
const namedWords = ({
  register,
  planSections,
  strategies,
  clauseSets,
}: Omit<Catalogue, 'words'>): (readonly [string, string])[] => [
  ...register.sheets.flatMap(({ sheet, columns }) => [
    ['register', `${sheet}.title`] as const,
    ['register', `${sheet}.row`] as const,
    ...columns.map(({ id }) => ['register', `${sheet}.${id}`] as const),
  ]),
  ...Object.entries(register.lists).flatMap(([list, values]) =>
    values.map((value) => ['register', `list.${list}.${value}`] as const),
  ),
  ...planSections.map((section) => ['choices', `plan.${section}`] as const),
  ...strategies.flatMap(({ id, loses }) =>
    ['title', 'reason', ...(loses ? ['loses'] : [])].map(
      (word) => ['choices', `strategy.${id}.${word}`] as const,
    ),
  ),
  ...clauseSets.flatMap(({ id }) =>
    ['title', 'why'].map((word) => ['choices', `set.${id}.${word}`] as const),
  ),
]
