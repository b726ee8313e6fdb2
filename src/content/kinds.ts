// The one registry of what a catalogue folder holds: a line a kind.

import type * as z from 'zod/mini'
import type { Catalogue } from '../model/catalogue.ts'
import { clauseSchema } from '../model/clause.ts'
import { kpiSchema, kpiWordsSchema } from '../model/kpi.ts'
import { goodsSchema, lawSchema } from '../model/law.ts'
import { registerSchema } from '../model/register.ts'
import {
  authoritySchema,
  budgetsSchema,
  clauseSetsSchema,
  crosswalkSchema,
  keywordsSchema,
  kpiSetsSchema,
  movedSchema,
  planSchema,
  riskSchema,
  schemesSchema,
  sketchesSchema,
  sourcesSchema,
  stagesSchema,
  strategiesSchema,
  wordsSchema,
} from '../model/tables.ts'
import type { Shelf, Tables, Versions } from './authored.ts'
import { lowerKpiWords, readKpiWords } from './kpi.ts'
import { lintSchema } from './lint-table.ts'
import { readOverlay } from './overlay.ts'
import { readBlob } from './released/blob.ts'
import { lockSchema } from './released/lock.ts'
import type { Report, SourceFile } from './report.ts'
import { finderOf, lowerTerms, readTerms } from './terms.ts'
import { readWording } from './wording.ts'
import { readYaml } from './yaml.ts'

/** What stands in for `{stage}`, `{id}` … in a path. */
export interface Names {
  readonly stage: string
  readonly id: string
  readonly language: string
  readonly product: string
}

/** Where lowered files are put. */
export interface Desk {
  readonly shelf: Shelf
  readonly base?: Catalogue
  readonly report: Report
}

/** A kind of file. */
export interface Kind {
  readonly kind: string
  /** Path below the folder, with `{stage}`, `{clause}`, `{kpi}`, `{id}`, `{product}`, `{language}`. */
  readonly path: string
  /** Absent for Markdown. */
  readonly schema?: z.core.$ZodType
  /** Reads, validates and lowers one file, and puts the result on the shelf. */
  lower(file: SourceFile, names: Names, desk: Desk): void
  /** Whether it binds, so that the lock file covers it. */
  readonly locks: boolean
  /** Part of the published catalogue in which its data travel. */
  readonly part: string
  /** Whether an authority's folder, on top of another catalogue, may hold it. */
  readonly authority: boolean
}

const english = 'en'

/** A table of which there is one. */
const table = <Key extends keyof Tables>(
  kind: string,
  path: string,
  key: Key,
  schema: z.core.$ZodType<Tables[Key]>,
  authority = false,
): Kind => ({
  kind,
  path,
  schema,
  locks: false,
  part: 'index',
  authority,
  lower(file, _names, { shelf, report }) {
    const read = readYaml(file, schema, report)
    if (read) Object.assign(shelf.tables, { [key]: read })
  },
})

/** A kind with an English file, and a second line for its translations. `path` is without its ending. */
const versioned = <Value>(
  kind: string,
  path: string,
  schema: z.core.$ZodType<Value>,
  versionsOf: (shelf: Shelf) => Versions<Value>,
  { part = path.slice(path.indexOf('/') + 1), authority = false } = {},
): readonly Kind[] => {
  const put = (
    language: string,
    { id }: Names,
    { shelf, report }: Desk,
    file: SourceFile,
  ): void => {
    const versions = versionsOf(shelf)
    const byLanguage = versions.get(id) ?? new Map()
    const original = byLanguage.get(english)
    if (language === english) shelf.announced.add(id)
    else if (!shelf.announced.has(id)) report.error('words-alone', { file })
    const translated = () => original && readOverlay(file, schema, original, report)
    const read = language === english ? readYaml(file, schema, report) : translated()
    if (read) versions.set(id, byLanguage.set(language, read))
  }
  const line = { schema, locks: false, part, authority }
  return [
    {
      ...line,
      kind,
      path: `${path}.yaml`,
      lower: (file, names, desk) => put(english, names, desk, file),
    },
    {
      ...line,
      kind: `${kind}-translation`,
      path: `${path}.{language}.yaml`,
      lower: (file, names, desk) => put(names.language, names, desk, file),
    },
  ]
}

/** Every kind, in the order of reading: what others rest on comes first. */
export const kinds: readonly Kind[] = [
  {
    kind: 'terms',
    path: 'clauses/terms/{language}.md',
    lower: lowerTermsFile,
    locks: true,
    part: 'terms/{language}',
    authority: true,
  },
  {
    kind: 'clause',
    path: 'clauses/{stage}/{clause}/clause.yaml',
    schema: clauseSchema,
    lower: lowerClause,
    locks: true,
    part: 'clauses/{clause}',
    authority: true,
  },
  {
    kind: 'wording',
    path: 'clauses/{stage}/{clause}/{language}.md',
    lower: lowerWording,
    locks: true,
    part: 'clauses/{clause}',
    authority: true,
  },
  {
    kind: 'kpi',
    path: 'kpis/{stage}/{kpi}/kpi.yaml',
    schema: kpiSchema,
    lower: lowerKpi,
    locks: true,
    part: 'kpis/{kpi}',
    authority: true,
  },
  {
    kind: 'kpi-words',
    path: 'kpis/{stage}/{kpi}/{language}.yaml',
    schema: kpiWordsSchema,
    lower: lowerKpiText,
    locks: true,
    part: 'kpis/{kpi}',
    authority: true,
  },
  {
    kind: 'words',
    path: 'clauses/words/{product}/{language}.yaml',
    schema: wordsSchema,
    lower: lowerWords,
    locks: true,
    part: 'words/{product}/{language}',
    authority: true,
  },
  ...versioned('law', 'clauses/law/{id}', lawSchema, (shelf) => shelf.laws, { authority: true }),
  ...versioned('goods', 'clauses/goods/{id}', goodsSchema, (shelf) => shelf.goods, {
    authority: true,
  }),
  table('register', 'clauses/register.yaml', 'register', registerSchema),
  table('stages', 'clauses/stages.yaml', 'stages', stagesSchema),
  table('plan', 'clauses/plan.yaml', 'planSections', planSchema, true),
  table('clause-sets', 'clauses/sets.yaml', 'clauseSets', clauseSetsSchema, true),
  table('kpi-sets', 'kpis/sets.yaml', 'kpiSets', kpiSetsSchema, true),
  table('strategies', 'clauses/strategies.yaml', 'strategies', strategiesSchema),
  table('budgets', 'clauses/budgets.yaml', 'budgets', budgetsSchema),
  table('sources', 'clauses/sources.yaml', 'sources', sourcesSchema, true),
  table('moved', 'clauses/moved.yaml', 'moved', movedSchema, true),
  table('lint', 'clauses/lint.yaml', 'lint', lintSchema, true),
  table('lock', 'clauses/released/lock.yaml', 'lock', lockSchema, true),
  {
    kind: 'released',
    path: 'clauses/released/{start}/{digest}.json',
    lower: lowerReleased,
    locks: false,
    part: 'archive',
    authority: true,
  },
  ...versioned('risk', 'clauses/knowledge/risk', riskSchema, (shelf) => shelf.risk),
  ...versioned('schemes', 'clauses/knowledge/schemes', schemesSchema, (shelf) => shelf.schemes),
  ...versioned(
    'sketches',
    'clauses/knowledge/sketches',
    sketchesSchema,
    (shelf) => shelf.sketches,
    { authority: true },
  ),
  table('crosswalk', 'clauses/knowledge/crosswalk.yaml', 'crosswalk', crosswalkSchema, true),
  table('keywords', 'clauses/knowledge/keywords.yaml', 'keywords', keywordsSchema, true),
  {
    kind: 'authority',
    path: 'clauses/overlays/{id}.yaml',
    schema: authoritySchema,
    lower: lowerAuthority,
    locks: false,
    part: 'overlays/{id}',
    authority: true,
  },
]

function lowerTermsFile(
  file: SourceFile,
  { language }: Names,
  { shelf, base, report }: Desk,
): void {
  const authored = readTerms(file, report)
  shelf.terms.set(language, authored)
  lowerTerms(authored, finderOf(language, authored, base), report)
}

const finderFor = (language: string, { shelf, base }: Desk) =>
  finderOf(language, shelf.terms.get(language), base)

function lowerClause(file: SourceFile, { stage, id }: Names, { shelf, report }: Desk): void {
  shelf.announced.add(id)
  const read = readYaml(file, clauseSchema, report)
  if (!read) return
  if (read.value.id !== id)
    report.error('id-differs', read.at('id'), { given: read.value.id, folder: id })
  const before = shelf.clauses.get(id)
  if (before) report.error('clause-twice', read.at('id'), { other: before.at().file.path })
  shelf.clauses.set(id, { ...read, stage, wordings: new Map() })
}

function lowerWording(file: SourceFile, { id, language }: Names, desk: Desk): void {
  const { shelf, report } = desk
  const clause = shelf.clauses.get(id)
  if (!clause && !shelf.announced.has(id)) report.error('words-alone', { file })
  // what prints from which tier is not known without it
  if (!clause) return
  const wording = readWording(file, language, clause.value, finderFor(language, desk), report)
  if (wording) clause.wordings.set(language, wording)
}

function lowerKpi(file: SourceFile, { stage, id }: Names, { shelf, report }: Desk): void {
  shelf.announced.add(id)
  const read = readYaml(file, kpiSchema, report)
  if (!read) return
  if (read.value.id !== id)
    report.error('id-differs', read.at('id'), { given: read.value.id, folder: id })
  shelf.kpis.set(id, { ...read, stage, files: new Map(), words: new Map() })
}

function lowerKpiText(file: SourceFile, { id, language }: Names, desk: Desk): void {
  const { shelf, report } = desk
  const kpi = shelf.kpis.get(id)
  if (!kpi && !shelf.announced.has(id)) report.error('words-alone', { file })
  if (!kpi) return
  const read = readKpiWords(file, language, kpi.files.get(english), report)
  if (!read) return
  kpi.files.set(language, read)
  kpi.words.set(language, lowerKpiWords(read, finderFor(language, desk), report))
}

function lowerWords(file: SourceFile, { product, language }: Names, { shelf, report }: Desk): void {
  const read = readYaml(file, wordsSchema, report)
  if (!read) return
  if (read.value.language !== language)
    report.error('id-differs', read.at('language'), {
      given: read.value.language,
      folder: language,
    })
  const products = shelf.words.get(language) ?? new Map()
  shelf.words.set(language, products.set(product, read))
}

function lowerAuthority(file: SourceFile, { id }: Names, { shelf, report }: Desk): void {
  const read = readYaml(file, authoritySchema, report)
  if (read) shelf.authorities.set(id, read)
}

function lowerReleased(file: SourceFile, { id }: Names, { shelf, report }: Desk): void {
  shelf.announced.add(id)
  const text = readBlob(file, id, report)
  if (text) shelf.released.set(id, text)
}
