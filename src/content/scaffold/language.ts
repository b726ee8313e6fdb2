// A language to begin with: every English file, each of its texts behind a mark that says that it waits for a translation.

import { stringify } from 'yaml'
import * as z from 'zod/mini'
import { shortDigest } from '../../language/digest.ts'
import { bare } from '../../language/known-keys.ts'
import { markOf } from '../../language/marks.ts'
import { printedProducts } from '../../language/missing-in.ts'
import { fail } from '../../language/problems.ts'
import { kpiWordsSchema } from '../../model/kpi.ts'
import { goodsSchema, lawSchema } from '../../model/law.ts'
import { riskSchema, schemesSchema, sketchesSchema, type WordList } from '../../model/tables.ts'
import { english, type Shelf, type Versions } from '../authored.ts'
import { digestOfText } from '../checks/translations.ts'
import { textDigest, textsAlone } from '../overlay.ts'
import type { SourceFile } from '../report.ts'
import type { Located } from '../yaml.ts'
import type { Scaffold } from './beginning.ts'
import { markedMarkdown } from './marked-markdown.ts'

/** Files that the language lacks. A language that is there already gets those of what came since. */
export const language: Scaffold = ({ id, shelf }) => {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(id) || id === english)
    fail('scaffold-language', 'id', { given: id })
  const files = [
    ...markdownOf(shelf, id),
    ...kpiWordsOf(shelf, id),
    ...wordsOf(shelf, id),
    ...tablesOf(shelf, id),
  ]
  if (files.length === 0) fail('scaffold-nothing', 'id', { id })
  return files
}

const markdownOf = ({ terms, clauses }: Shelf, id: string): SourceFile[] =>
  [terms, ...[...clauses.values()].map(({ wordings }) => wordings)].flatMap((versions) => {
    const original = versions.get(english)?.file
    if (!original || versions.has(id)) return []
    const path = original.path.replace(/en\.md$/, `${id}.md`)
    return [{ path, text: markedMarkdown(original.text, id, digestOfText(original)) }]
  })

const kpiWordsOf = ({ kpis }: Shelf, id: string): SourceFile[] =>
  [...kpis.values()].flatMap(({ files }) =>
    overlays(files, id, kpiWordsSchema, (path) => path.replace(/en\.yaml$/, `${id}.yaml`)),
  )

function tablesOf({ laws, goods, risk, schemes, sketches }: Shelf, id: string): SourceFile[] {
  const of = <Value>(table: Versions<Value>, schema: z.core.$ZodType<Value>): SourceFile[] =>
    [...table.values()].flatMap((versions) =>
      overlays(versions, id, schema, (path) => path.replace(/yaml$/, `${id}.yaml`)),
    )
  return [
    ...of(laws, lawSchema),
    ...of(goods, goodsSchema),
    ...of(risk, riskSchema),
    ...of(schemes, schemesSchema),
    ...of(sketches, sketchesSchema),
  ]
}

/** A file of texts behind their marks, unless it is there. */
function overlays<Value>(
  versions: ReadonlyMap<string, Located<Value>>,
  id: string,
  schema: z.core.$ZodType<Value>,
  translated: (path: string) => string,
): SourceFile[] {
  const original = versions.get(english)
  if (!original || versions.has(id)) return []
  const texts = textsAlone(schema, original.value, (text, kind) => marked(text, id, kind))
  const path = translated(original.at().file.path)
  return [yaml(path, { of: textDigest(schema, original.value), ...(isGroup(texts) && texts) })]
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null

/** A text behind its mark; without its last words where it would be too long for its field. */
function marked(text: string, id: string, schema: z.core.$ZodType): string {
  const whole = markOf(id) + text
  const words = whole.split(' ')
  while (words.length > 2 && !z.safeParse(bare(schema), words.join(' ')).success) words.pop()
  return words.join(' ')
}

function wordsOf({ words }: Shelf, id: string): SourceFile[] {
  const originals = words.get(english) ?? new Map()
  const products = printedProducts(Object.fromEntries(originals))
  return products.flatMap((product) => {
    const original = words.get(english)?.get(product)
    if (!original || words.get(id)?.has(product)) return []
    const sentences: WordList = original.value.words
    const entries = Object.entries(sentences).map(([key, sentence]) => [key, markOf(id) + sentence])
    // how the language counts is known from its code
    const counting = sentences.plurals === undefined ? {} : { plurals: id }
    const path = `clauses/words/${product}/${id}.yaml`
    const of = shortDigest(sentences)
    return [
      yaml(path, { language: id, of, words: { ...Object.fromEntries(entries), ...counting } }),
    ]
  })
}

const yaml = (path: string, value: object): SourceFile => ({
  path,
  text: stringify(value, { lineWidth: 0 }),
})
