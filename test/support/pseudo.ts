// A second language made by machine: every letter of every English text becomes another one, and nothing else changes.

import { parse } from 'yaml'
import * as z from 'zod/mini'
import { kinds, readCatalogue, type SourceFile } from '../../src/content/index.ts'
import { bare, schemaOf } from '../../src/language/known-keys.ts'

/** Code of the language; its plurals are counted as in English. */
export const language = 'qaa'

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accented = [...'äƀçďëƒğĥîĵķļɱñöþɋŕšţûṽŵẋýžÄɃÇĎËƑĞĤÎĴĶĻⱮÑÖÞɊŔŠŢÛṼŴẊÝŽ']
const letters = new Map([...plain].map((letter, index) => [letter, accented[index] ?? letter]))

/** Places to fill, attributes, ids, grades: what means the same in every language. */
const kept =
  /\{\{[^{}]*\}\}|\{[#.][^{}]*\}|\*\*Outcome\.\*\*|(?:KPI-)?[A-Z]{3}-\d{2}(?:\.\d+)?|\bE\d\b/g

/** Nonsense of the same length, letter by letter, so that a term is the same wherever it stands. */
export const accent = (text: string): string => {
  const keeps = text.match(kept) ?? []
  return text
    .split(kept)
    .map((piece, index) => translated(piece) + (keeps[index] ?? ''))
    .join('')
}
const translated = (text: string): string =>
  [...text].map((letter) => letters.get(letter) ?? letter).join('')

/** Words of three letters and more that stand in a text. */
export const wordsIn = (text: string): string[] =>
  text.replace(kept, ' ').match(/(?<!\p{L})[A-Za-z]{3,}(?!\p{L})/gu) ?? []

/** How a file is translated: with the digest of the English one, once it is known. */
type Translation = readonly [path: string, write: (of?: string) => string]

/** Translations of every file that has words, each naming the digest that it follows. */
export function translations(files: readonly SourceFile[]): SourceFile[] {
  const all = files.map(translationOf).filter((translation) => translation !== undefined)
  const bareFiles = all.map(([path, write]) => ({ path, text: write() }))
  const { problems } = readCatalogue([...files, ...bareFiles])
  const digests = new Map(
    problems
      .filter(({ code }) => code === 'translation-of-missing')
      .map(({ file, values }) => [file, String(values?.now)]),
  )
  return all.map(([path, write]) => ({ path, text: write(digests.get(path)) }))
}

/** The text of a file with its texts put through `change`. */
function translationOf({ path, text }: SourceFile): Translation | undefined {
  if (path.endsWith('/en.md')) {
    const own = path.includes('/terms/') ? terms(text) : clause(text)
    const write = (of?: string) => (of === undefined ? own : withDigest(own, of))
    return [path.replace('/en.md', `/${language}.md`), write]
  }
  const data = path.endsWith('.yaml') ? yamlOf(path, text) : undefined
  if (!data) return undefined
  const target = path.endsWith('/en.yaml')
    ? path.replace('/en.yaml', `/${language}.yaml`)
    : path.replace('.yaml', `.${language}.yaml`)
  return [target, (of) => `${JSON.stringify({ of, ...data }, null, 1)}\n`]
}

const withDigest = (text: string, of: string): string =>
  text.startsWith('---\n')
    ? text.replace('---\n', `---\nof: ${of}\n`)
    : `---\nof: ${of}\n---\n${text}`

/** Kinds that have a translation beside them, by their folder. */
const versioned = ['law', 'goods', 'risk', 'schemes', 'sketches']

function yamlOf(path: string, text: string): object | undefined {
  if (path.startsWith('clauses/words/')) {
    const { words } = parse(text)
    const { plurals, ...rest } = mapTexts(words, accent) as Record<string, string>
    return { language, words: { ...(plurals && { plurals: words.plurals }), ...rest } }
  }
  if (/^kpis\/.*\/en\.yaml$/.test(path)) return mapTexts(parse(text), accent) as object
  const [, folder, name] = /^clauses\/(\w+)\/([\w-]+)\.yaml$/.exec(path) ?? []
  const kind = kinds.find(({ kind: id }) => [folder, name].includes(id) && versioned.includes(id))
  return kind?.schema && (mapBySchema(kind.schema, parse(text)) as object)
}

const mapTexts = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, mapTexts(entry, change)]),
  )
}

type Schema = z.core.$ZodType
/** Whether a schema takes any sentence. */
const isText = (schema: Schema): boolean =>
  (bare(schema) as z.core.$ZodTypes)._zod.def.type === 'string' &&
  z.safeParse(bare(schema), 'A sentence: „really“.').success

function mapBySchema(schema: Schema | undefined, value: unknown): unknown {
  if (typeof value === 'string') return schema && isText(schema) ? accent(value) : value
  if (typeof value !== 'object' || value === null) return value
  const inner = (key: PropertyKey, entry: unknown) =>
    mapBySchema(schema && schemaOf(schema, key), entry)
  return Array.isArray(value)
    ? value.map((entry, index) => inner(index, entry))
    : Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, inner(key, entry)]))
}

/** Headings of terms are terms; so are their forms. */
const terms = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      accent(line).replace(/forms="([^"]*)"/, (_all, forms) => `forms="${accent(forms)}"`),
    )
    .join('\n')

/** Columns of tables that hold words, by heading. */
const columns: Readonly<Record<string, readonly number[]>> = {
  Scoring: [2],
  Evidence: [1, 4],
  Words: [2],
}

/** Headings and keys of a clause stay: they are the format. */
function clause(text: string): string {
  let section = ''
  let row = 0
  const write = (line: string): string => {
    row = line.startsWith('|') ? row + 1 : 0
    if (line.startsWith('## ')) section = line.slice(3)
    if (line === '---' || line.startsWith('#')) return line
    if (line.startsWith('title: ')) return `title: ${accent(line.slice(7))}`
    if (row === 0) return accent(line)
    const cells = line.split('|')
    const wordy = row > 2 ? (columns[section] ?? []) : []
    return cells.map((cell, index) => (wordy.includes(index) ? accent(cell) : cell)).join('|')
  }
  return text.split('\n').map(write).join('\n')
}

/** English words of the files: those that a text in the second language cannot hold. */
export const englishWords = (files: readonly SourceFile[]): ReadonlySet<string> =>
  new Set(
    files.flatMap((file) => {
      const write = translationOf(file)?.[1]
      // what was changed, changed back: texts alone, without keys and marks
      const back = [...(write?.() ?? '')].map((letter) => original.get(letter) ?? ' ').join('')
      return wordsIn(back)
    }),
  )
const original = new Map([...letters].map(([letter, other]) => [other, letter]))
