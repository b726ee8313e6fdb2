// `clauses/released/<first 2>/<digest>.json`: a text as it was released, in one language, under the digest of what binds.

import * as z from 'zod/mini'
import { digest } from '../../language/digest.ts'
import { audiences } from '../../model/audience.ts'
import { clauseSchema, grades } from '../../model/clause.ts'
import { kpiSchema } from '../../model/kpi.ts'
import { clauseId, id, kpiId, languageCode, tier } from '../../model/schema.ts'
import type { Report, SourceFile } from '../report.ts'
import { bindingOf, type Texts } from './binding.ts'
import { pathOf } from './lock.ts'

const string = () => z.string()
const text = z.array(
  z.union([
    string(),
    z.strictObject({ type: z.literal('term'), term: string(), text: string() }),
    z.strictObject({ type: z.literal('value'), name: string() }),
    z.strictObject({ type: z.literal('ref'), to: string() }),
    z.strictObject({ type: z.literal('strong'), text: string() }),
  ]),
)
const texts = z.array(text)
const item = z.strictObject({
  anchor: string(),
  number: z.int(),
  heading: z.optional(string()),
  text,
  items: z.optional(texts),
  words: z.optional(z.int()),
})
const wording = z.strictObject({
  title: string(),
  purpose: text,
  question: z.array(item),
  scoring: z.array(z.strictObject({ points: z.optional(z.int()), text })),
  outcome: z.optional(text),
  condition: z.array(
    z.strictObject({ audience: z.enum(audiences), from: tier(), items: z.array(item) }),
  ),
  plan: z.optional(text),
  evidence: z.array(
    z.strictObject({
      proof: text,
      grade: z.enum(grades),
      proves: z.array(string()),
      doesNotShow: text,
    }),
  ),
  exceptions: texts,
  sheet: z.array(z.strictObject({ heading: string(), text })),
  guidance: z.strictObject({
    buyer: texts,
    supplier: texts,
    reseller: z.optional(texts),
    brand: z.optional(texts),
  }),
  words: z.record(string(), string()),
})
const kpiWords = z.strictObject({
  title: string(),
  question: string(),
  why: text,
  count: text,
  countLow: z.optional(text),
  trap: text,
  talk: z.strictObject({ supplier: string(), buyer: string() }),
  thresholdsWhy: z.optional(string()),
})
const definition = z.strictObject({
  id: string(),
  term: string(),
  forms: z.array(string()),
  kinds: z.optional(z.array(z.enum(['goods', 'services', 'works']))),
  text,
})
const byLanguage = <Value extends z.core.$ZodType>(value: Value) => z.record(languageCode(), value)

const blobSchema = z.strictObject({
  clauses: z.optional(
    z.record(clauseId(), z.extend(clauseSchema, { stage: id(), wording: byLanguage(wording) })),
  ),
  kpis: z.optional(z.record(kpiId(), z.extend(kpiSchema, { words: byLanguage(kpiWords) }))),
  terms: z.optional(
    byLanguage(z.strictObject({ howToRead: text, definitions: z.array(definition) })),
  ),
  words: z.optional(byLanguage(z.record(string(), z.record(string(), string())))),
})

/** A text as it was released. */
export interface ReleasedText {
  readonly file: SourceFile
  readonly texts: Texts
}

const none: Texts = { clauses: {}, kpis: {}, terms: {}, words: {} }

/** Reads a released text and proves that it is the one of its digest. */
export function readBlob(file: SourceFile, name: string, report: Report): ReleasedText | undefined {
  const read = z.safeParse(blobSchema, parsed(file.text))
  const kept: Texts = { ...none, ...(read.success && read.data) }
  const digests = bindingOf(kept).map(([, value]) => digest(value))
  if (file.path === pathOf(name) && digests.includes(name)) return { file, texts: kept }
  report.error('release-altered', { file })
  return undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** A released text as a file. */
export const printBlob = (texts: Partial<Texts>): string => `${JSON.stringify(texts)}\n`
