// The files beside the clauses: definitions, common questions, strings, jurisdictions, categories, strategies, sets.

import type * as z from 'zod/mini'
import { readSupplier } from '../model/audience.ts'
import type {
  AnswerSketch,
  AnswerSketches,
  AuthorityOverlay,
  Catalogue,
  Category,
  ClauseSet,
  CommonQuestion,
  Definition,
  EngagementTable,
  Evidence,
  Item,
  Jurisdiction,
  KpiSet,
  RiskTable,
  SchemeTable,
  StrategyRule,
  Strings,
} from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import { type AuthoredText, answerKinds } from '../model/text.ts'
import { readAudience, slug } from './clause.ts'
import { lowerText, type TermFinder } from './inline.ts'
import { type MarkdownSection, readMarkdown } from './markdown.ts'
import {
  answerSketchesSchema,
  categorySchema,
  clauseSetsSchema,
  crosswalkSchema,
  engagementSchema,
  jurisdictionSchema,
  keywordsSchema,
  namesSchema,
  overlaySchema,
  riskSchema,
  schemesSchema,
  setsSchema,
  sourcesSchema,
  strategiesSchema,
  stringsSchema,
} from './schemas.ts'
import type { Report, SourceFile } from './source.ts'
import { type Located, readYaml } from './yaml.ts'

/** A definition before its text is lowered: all terms must be known first. */
export interface AuthoredDefinition {
  readonly file: SourceFile
  readonly section: MarkdownSection
  readonly id: string
  readonly revision: number
  readonly forms: readonly string[]
}

/** Reads the headings of `definitions.md`. */
export function readDefinitions(
  file: SourceFile,
  report: Report,
  archived = false,
): AuthoredDefinition[] {
  const { sections } = readMarkdown(file, report)
  const seen = new Set<string>()
  return sections.map((section) => {
    const { values } = section.attributes
    const key = archived ? `${section.title}@${values.revision ?? 1}` : section.title
    if (seen.has(key))
      report.add(file, section.offset, {
        code: 'double-definition',
        message: `"${key}" is defined twice`,
        hint: 'Keep one.',
      })
    seen.add(key)
    for (const key of Object.keys(values))
      if (!['forms', 'revision'].includes(key))
        report.add(file, section.offset, {
          code: 'unknown-attribute',
          message: `"${key}=" is not known here`,
          hint: suggest(key, ['forms', 'revision']),
        })
    if (values.revision !== undefined && !/^[1-9]\d*$/.test(values.revision))
      report.add(file, section.offset, {
        code: 'bad-attribute',
        field: section.title,
        message: `revision=${values.revision} is not a whole number above 0`,
        hint: 'Write revision=2.',
      })
    const others = values.forms?.split(',').map((form) => form.trim()) ?? []
    return {
      file,
      section,
      id: section.title,
      revision: Number(values.revision ?? 1),
      forms: [...new Set([section.title, plural(section.title), ...others])],
    }
  })
}

/** The regular English plural, which a definition need not list. */
export function plural(term: string): string {
  if (/[^aeiou]y$/.test(term)) return `${term.slice(0, -1)}ies`
  if (/(s|x|ch|sh)$/.test(term)) return `${term}es`
  return `${term}s`
}

/** Lowers the text of a definition. */
export function lowerDefinition(
  { file, section, id, revision, forms }: AuthoredDefinition,
  findTerms: TermFinder,
  report: Report,
): Definition {
  const extra = section.block.items[0] ?? section.block.tables[0] ?? section.parts[0]
  if (extra)
    report.add(file, extra.offset, {
      code: 'content',
      field: id,
      message: 'a definition is plain paragraphs',
      hint: 'Write it as prose.',
    })
  if (section.block.paragraphs.length === 0)
    report.add(file, section.offset, {
      code: 'empty-definition',
      field: id,
      message: 'the definition says nothing',
      hint: 'Add a paragraph.',
    })
  const text = section.block.paragraphs.map((slice) =>
    lowerText(slice.source, slice.offset, { file, report, findTerms, field: id }),
  )
  return { id, revision, forms, text }
}

/** Reads `common-questions.md`: each H2 is a block of questions asked once. */
export function readCommonQuestions(
  file: SourceFile,
  findTerms: TermFinder,
  report: Report,
): CommonQuestion[] {
  const lower = (slice: { source: string; offset: number }, field: string): AuthoredText =>
    lowerText(slice.source, slice.offset, { file, report, findTerms, field })
  return readMarkdown(file, report).sections.map((section) => {
    const items = section.block.items.map((source): Item => {
      const { anchor, classes, values } = source.attributes
      const kind = answerKinds.find((candidate) => classes.includes(candidate))
      if (!anchor || !kind)
        report.add(file, source.offset, {
          code: 'missing-anchor',
          field: section.title,
          message: 'a question needs an anchor and a kind of answer',
          hint: 'Write {#size .choice} in front of it.',
        })
      return {
        anchor: anchor ?? '',
        ...(source.heading && { heading: source.heading.replace(/\.$/, '') }),
        kind: kind ?? 'narrative',
        ...(values.words && { words: Number(values.words) }),
        ...(values.options && {
          options: values.options.split(';').map((option) => option.trim()),
        }),
        text: lower(source.text, section.title),
        ...(source.items.length > 0 && {
          items: source.items.map((sub) => lower(sub, section.title)),
        }),
      }
    })
    const table = section.block.tables[0]
    return {
      id: slug(section.title),
      title: section.title,
      revision: Number(section.attributes.values.revision ?? 1),
      intro: section.block.paragraphs.map((slice) => lower(slice, section.title)),
      items,
      ...(table && { table: { columns: table.rows.map((row) => row[0]?.source ?? '') } }),
    }
  })
}

/** Reads `strings/<language>.yaml`; each string is lowered like wording, its `{{names}}` are filled by documents. */
export function readStrings(
  file: SourceFile,
  findTerms: TermFinder,
  report: Report,
): Strings | undefined {
  const read = readYaml({ source: file.text, offset: 0 }, stringsSchema, file, report)
  if (!read) return undefined
  const text = Object.entries(read.value.text).map(([key, value]) => [
    key,
    lowerText(value, read.at('text', key), { file, report, findTerms, field: `text.${key}` }),
  ])
  return {
    language: read.value.language,
    revision: read.value.revision,
    text: Object.fromEntries(text),
  }
}

type RawJurisdiction = z.infer<typeof jurisdictionSchema>

/** Reads all jurisdictions and joins each with the one it extends, in the same folder or in the catalogue that is added to. */
export const readJurisdictions = (
  files: readonly SourceFile[],
  findTerms: TermFinder,
  report: Report,
  base: Readonly<Record<string, Jurisdiction>> = {},
): Record<string, Jurisdiction> =>
  Object.fromEntries(
    readAllJurisdictions(files, findTerms, report, base).map(({ jurisdiction }) => [
      jurisdiction.id,
      jurisdiction,
    ]),
  )

/** As `readJurisdictions`, for files that may hold several revisions: `extends: eu@1` names one. */
export function readAllJurisdictions(
  files: readonly SourceFile[],
  findTerms: TermFinder,
  report: Report,
  added: Readonly<Record<string, Jurisdiction>> = {},
): { path: string; jurisdiction: Jurisdiction }[] {
  const read = files.flatMap((file) => {
    const located = readYaml({ source: file.text, offset: 0 }, jurisdictionSchema, file, report)
    return located ? [{ file, ...located }] : []
  })
  const byId = new Map(
    read.flatMap((one) => [
      [one.value.id, one.value] as const,
      [`${one.value.id}@${one.value.revision}`, one.value] as const,
    ]),
  )
  return read.map(({ file, value, at }) => {
    const problem = (path: PropertyKey[], code: string, message: string, hint: string) =>
      report.add(file, at(...path), { code, field: path.join('.'), message, hint })
    const name = file.path.includes('/archive/')
      ? `${value.id}@${value.revision}.yaml`
      : `${value.id}.yaml`
    if (!file.path.endsWith(`/${name}`))
      problem(
        ['id'],
        'file-name',
        `the file is called ${file.path.split('/').at(-1)}, but its id is ${value.id}`,
        `Call it ${name}.`,
      )
    const base: RawJurisdiction | undefined =
      value.extends === undefined ? undefined : byId.get(value.extends)
    const joined =
      value.extends !== undefined && !base && Object.hasOwn(added, value.extends)
        ? added[value.extends]
        : undefined
    if (value.extends !== undefined && !base && !joined)
      problem(
        ['extends'],
        'unknown-jurisdiction',
        `there is no jurisdiction "${value.extends}"`,
        suggest(value.extends, [...byId.keys(), ...Object.keys(added)]),
      )
    const stages = { ...(base ?? joined)?.stages, ...value.stages }
    for (const stage of ['selection', 'award', 'performance'] as const)
      if (!stages[stage])
        problem(
          ['stages'],
          'missing',
          `stages.${stage} is missing`,
          'Say what may stand at this stage, and why.',
        )
    const currency = value.currency ?? base?.currency ?? joined?.currency
    const parties = value.parties ?? base?.parties ?? joined?.parties
    if (!currency)
      problem(['currency'], 'missing', 'the currency is missing', 'Add it, for example EUR.')
    if (!parties)
      problem(
        ['parties'],
        'missing',
        'the titles of the parties are missing',
        'Add Buyer, Supplier and Bidder.',
      )
    const kpis = value.kpis ?? base?.kpis ?? joined?.kpis
    return {
      path: file.path,
      jurisdiction: {
        id: value.id,
        title: value.title,
        revision: value.revision,
        currency: currency ?? '',
        parties: parties ?? { Buyer: 'Buyer', Supplier: 'Supplier', Bidder: 'Bidder' },
        stages: stages as Jurisdiction['stages'],
        placement: [...((base ?? joined)?.placement ?? []), ...value.placement],
        ...(kpis && { kpis }),
        definitions: {
          ...joined?.definitions,
          ...Object.fromEntries(
            Object.entries({ ...base?.definitions, ...value.definitions }).map(([id, text]) => [
              id,
              [
                lowerText(text, at('definitions', id), {
                  file,
                  report,
                  findTerms,
                  field: `definitions.${id}`,
                }),
              ],
            ]),
          ),
        },
        parameters: {
          ...(base ?? joined)?.parameters,
          ...value.parameters,
        } as Jurisdiction['parameters'],
        laws: [...((base ?? joined)?.laws ?? []), ...value.laws],
        buyerDuties: [...((base ?? joined)?.buyerDuties ?? []), ...value.buyerDuties],
        notes: [...((base ?? joined)?.notes ?? []), ...value.notes],
      },
    }
  })
}

/** A YAML file read against its schema, keyed by the `id` of its entries. */
const listById = <T extends { id: string }>(list: readonly T[]): Record<string, T> =>
  Object.fromEntries(list.map((one) => [one.id, one]))

export function readCategories(
  files: readonly SourceFile[],
  findTerms: TermFinder,
  report: Report,
): Record<string, Category> {
  return listById(
    files.flatMap((file) => {
      const read = readYaml({ source: file.text, offset: 0 }, categorySchema, file, report)
      if (!read) return []
      const { since: _since, evidence, ...category } = read.value
      const lowered = Object.entries(evidence ?? {}).map(([clause, rows]): [string, Evidence[]] => [
        clause,
        rows.map((row, index) => {
          const path = ['evidence', clause, index] as const
          const audience = readAudience(row.for)
          if (!audience)
            report.add(file, read.at(...path, 'for'), {
              code: 'table',
              field: path.join('.'),
              message: `"${row.for}" does not say whom a row is for`,
              hint: 'Write all, reseller, brand, sme, large, or "brand, from medium".',
            })
          const text = (field: 'proof' | 'shows' | 'doesNotShow') =>
            lowerText(row[field], read.at(...path, field), {
              file,
              report,
              findTerms,
              field: [...path, field].join('.'),
            })
          return {
            ...(audience ?? { audience: {} }),
            proof: text('proof'),
            strength: row.strength,
            proves: row.proves,
            shows: text('shows'),
            doesNotShow: text('doesNotShow'),
          }
        }),
      ])
      return [
        { ...category, ...(evidence && { evidence: Object.fromEntries(lowered) }) } as Category,
      ]
    }),
  )
}

/** Reads a file of data against its schema; nothing where it is absent or cannot be read. */
const readData = <S extends z.core.$ZodType, T>(
  file: SourceFile | undefined,
  schema: S,
  report: Report,
): T | undefined =>
  file
    ? (readYaml({ source: file.text, offset: 0 }, schema, file, report)?.value as T | undefined)
    : undefined

export const readRisk = (file: SourceFile | undefined, report: Report) =>
  readData<typeof riskSchema, RiskTable>(file, riskSchema, report)
export const readVerification = (file: SourceFile | undefined, report: Report) =>
  readData<typeof schemesSchema, SchemeTable>(file, schemesSchema, report)
export const readCrosswalk = (file: SourceFile | undefined, report: Report) =>
  readData<typeof crosswalkSchema, Catalogue['crosswalk']>(file, crosswalkSchema, report) ?? {}
export const readKeywords = (file: SourceFile | undefined, report: Report) =>
  readData<typeof keywordsSchema, Catalogue['keywords']>(file, keywordsSchema, report) ?? {}
export const readEngagement = (file: SourceFile | undefined, report: Report) =>
  readData<typeof engagementSchema, EngagementTable>(file, engagementSchema, report)
/** Reads `answer-sketches.yaml`; each sketch is lowered like wording, so that terms bear the house style of an authority. */
export function readAnswerSketches(
  file: SourceFile | undefined,
  findTerms: TermFinder,
  report: Report,
): AnswerSketches | undefined {
  const read =
    file && readYaml({ source: file.text, offset: 0 }, answerSketchesSchema, file, report)
  if (!read) return undefined
  const clauses = Object.entries(read.value.clauses).map(([clause, questions]) => [
    clause,
    Object.fromEntries(
      Object.entries(questions).map(([anchor, sketches]) => [
        anchor,
        sketches.map(({ answer, for: audience, points, ...rest }, index): AnswerSketch => {
          const path = ['clauses', clause, anchor, index] as const
          const text = (field: 'text' | 'why') =>
            lowerText(rest[field], read.at(...path, field), {
              file,
              report,
              findTerms,
              field: [...path, field].join('.'),
            })
          return {
            answer,
            audience: audience === 'all' ? {} : readSupplier(audience)!,
            points,
            text: text('text'),
            why: text('why'),
          }
        }),
      ]),
    ),
  ])
  return { revision: read.value.revision, clauses: Object.fromEntries(clauses) }
}
export const readClauseSets = (file: SourceFile | undefined, report: Report): ClauseSet[] =>
  readData<typeof clauseSetsSchema, ClauseSet[]>(file, clauseSetsSchema, report) ?? []
export const readOverlays = (files: readonly SourceFile[], report: Report): AuthorityOverlay[] =>
  files.flatMap((file) => {
    const overlay = readData<typeof overlaySchema, AuthorityOverlay & { since?: string }>(
      file,
      overlaySchema,
      report,
    )
    if (!overlay) return []
    const { since: _since, ...rest } = overlay
    return [rest]
  })

export const readStrategies = (
  file: SourceFile | undefined,
  report: Report,
): Record<string, StrategyRule> =>
  listById(
    (file &&
      (readYaml({ source: file.text, offset: 0 }, strategiesSchema, file, report)
        ?.value as StrategyRule[])) ??
      [],
  )

export const readSets = (
  file: SourceFile | undefined,
  report: Report,
): Located<KpiSet[]> | undefined =>
  file
    ? (readYaml({ source: file.text, offset: 0 }, setsSchema, file, report) as
        | Located<KpiSet[]>
        | undefined)
    : undefined

export const readSources = (file: SourceFile | undefined, report: Report) =>
  (file
    ? readYaml({ source: file.text, offset: 0 }, sourcesSchema, file, report)?.value
    : undefined) ?? {}

export const readNames = (file: SourceFile | undefined, report: Report) =>
  (file
    ? readYaml({ source: file.text, offset: 0 }, namesSchema, file, report)?.value
    : undefined) ?? { schemes: [], others: [] }
