// Lowers the Markdown of a clause: its question, its condition, its words.

import * as z from 'zod/mini'
import type { TermFinder } from '../language/terms.ts'
import { audiences, rank, tiers } from '../model/audience.ts'
import {
  type ClauseFile,
  type ClauseWording,
  type Grade,
  grades,
  type Item,
  type Part,
} from '../model/clause.ts'
import { words } from '../model/schema.ts'
import type { AuthoredText } from '../model/text.ts'
import type { AuthoredWording } from './authored.ts'
import { audienceHeadings, columns, headings } from './headings.ts'
import {
  type MarkdownBlock,
  type MarkdownItem,
  type MarkdownSection,
  readMarkdown,
  type Slice,
} from './markdown.ts'
import type { Report, SourceFile } from './report.ts'
import { type Context, createWriter, type Listed, type Writer } from './wording-writer.ts'
import { readYaml } from './yaml.ts'

const frontMatterSchema = z.strictObject({ title: words(120), of: z.optional(z.string()) })

type Words = AuthoredText

/** Sections, what each may hold, and how it is read. */
const sections: Record<
  string,
  readonly [Listed[], (section: MarkdownSection, writer: Writer) => Partial<ClauseWording>]
> = {
  Purpose: [['paragraphs'], (section, writer) => ({ purpose: writer.paragraph(section) })],
  Question: [['items'], readQuestion],
  Scoring: [['tables'], readScoring],
  Condition: [['paragraphs', 'items'], readCondition],
  Plan: [['paragraphs'], (section, writer) => ({ plan: writer.paragraph(section) })],
  Evidence: [['tables'], readEvidence],
  Exceptions: [
    ['items'],
    (section, writer) => ({ exceptions: section.items.map((item) => writer.text(item.text)) }),
  ],
  Sheet: [['bullets'], readSheet],
  [headings.buyer]: [
    ['paragraphs'],
    (section, writer) => ({ guidance: writer.guide('buyer', section) }),
  ],
  [headings.supplier]: [
    ['paragraphs'],
    (section, writer) => ({ guidance: writer.guide('supplier', section) }),
  ],
  Words: [['tables'], readWords],
}

/** Reads one language of a clause. `undefined` where nothing can be made of it. */
export function readWording(
  file: SourceFile,
  language: string,
  clause: ClauseFile,
  findTerms: TermFinder,
  report: Report,
): AuthoredWording | undefined {
  const markdown = readMarkdown(file, report)
  const head = readYaml(file, frontMatterSchema, report, markdown.frontMatter)?.value
  const writer = createWriter(file, clause, findTerms, report)
  let wording: ClauseWording = { ...empty, title: head?.title ?? '' }
  for (const section of markdown.sections) {
    const reader = Object.hasOwn(sections, section.title) ? sections[section.title] : undefined
    if (!reader) {
      report.error(
        'section-unknown',
        { file, offset: section.offset },
        { section: section.title, all: Object.keys(sections) },
      )
      continue
    }
    if (writer.places.has(section.title))
      report.error('section-twice', { file, offset: section.offset }, { section: section.title })
    writer.enter(section, reader[0])
    wording = { ...wording, ...reader[1](section, writer) }
  }
  for (const section of needed(clause))
    if (!writer.places.has(section)) report.error('section-missing', { file }, { section })
  const { places, paragraphs } = writer
  return head && { file, language, ...(head.of && { of: head.of }), wording, paragraphs, places }
}

const empty: Omit<ClauseWording, 'title'> = {
  purpose: [],
  question: [],
  scoring: [],
  condition: [],
  evidence: [],
  exceptions: [],
  sheet: [],
  guidance: { buyer: [], supplier: [] },
  words: {},
}

const needed = ({ general, plan, placement }: ClauseFile): string[] => [
  'Purpose',
  'Condition',
  ...(general ? [] : ['Evidence']),
  ...(plan ? ['Plan'] : []),
  ...(placement.scored ? ['Question', 'Scoring'] : []),
  headings.buyer,
  headings.supplier,
  'Words',
]

/** A run-in heading without its full stop, which is printed behind it. */
const headingOf = ({ heading }: MarkdownItem): { heading?: string } =>
  heading ? { heading: heading.replace(/\.$/, '') } : {}

const sourceOf = (cell: Slice | undefined): string => cell?.source.trim() ?? ''
const blank = (offset: number): Slice => ({ source: '', offset })

function readQuestion(section: MarkdownSection, writer: Writer): Partial<ClauseWording> {
  const from = writer.clause.placement.scored?.when.from ?? writer.clause.from
  const question = section.items.map((item, index): Item<Words> => {
    const name = writer.anchor(item, '?')
    const { words: most, ...unknown } = item.attributes.values
    const classes = item.attributes.classes.filter((kind) => kind !== 'narrative')
    for (const field of [...Object.keys(unknown), ...classes])
      writer.fault('unknown-field', item.offset, { field })
    if (!most || !/^\d{2,4}$/.test(most)) writer.fault('question-words', item.offset)
    return {
      anchor: name,
      number: index + 1,
      ...headingOf(item),
      text: writer.text(item.text, { from, anchor: name }),
      ...(item.items.length > 0 && {
        items: item.items.map((slice) => writer.text(slice, { from })),
      }),
      words: Number(most ?? 0),
    }
  })
  return { question }
}

function readScoring(section: MarkdownSection, writer: Writer): Partial<ClauseWording> {
  const from = writer.clause.placement.scored?.when.from ?? writer.clause.from
  const scoring = writer.rows(section, columns.scoring).map(([points, cell]) => {
    const number = sourceOf(points)
    if (!/^\d*$/.test(number)) writer.fault('scoring-points', points?.offset ?? section.offset)
    const text = writer.text(cell ?? blank(section.offset), { from })
    return number === '' ? { text } : { points: Number(number), text }
  })
  return { scoring }
}

function readCondition(section: MarkdownSection, writer: Writer): Partial<ClauseWording> {
  const { clause } = writer
  const [outcome, second] = section.paragraphs
  if (second) writer.fault('one-paragraph', second.offset)
  const isOutcome = outcome?.heading === 'Outcome.'
  if (Boolean(clause.general) === Boolean(outcome) || (outcome && !isOutcome))
    writer.fault(
      clause.general ? 'outcome-general' : 'outcome-missing',
      outcome?.offset ?? section.offset,
    )
  const main = {
    audience: 'all' as const,
    from: clause.from,
    items: section.items,
    inPart: false,
    offset: section.offset,
  }
  const parts = [main, ...section.parts.flatMap((part) => partOf(part, writer))]
    .filter(({ items }) => items.length > 0)
    .sort(
      (a, b) =>
        rank(a.from) - rank(b.from) ||
        audiences.indexOf(a.audience) - audiences.indexOf(b.audience),
    )
  let number = 0
  const condition = parts.map(({ audience, from, items, inPart, offset }, index): Part<Words> => {
    const before = parts[index - 1]
    if (before?.audience === audience && before.from === from) writer.fault('part-twice', offset)
    return {
      audience,
      from,
      items: items.map((item) => {
        number += 1
        return itemOf(item, number, { audience, from, inPart }, writer)
      }),
    }
  })
  if (condition.length === 0) writer.fault('empty-text', section.offset)
  return {
    ...(outcome && isOutcome && { outcome: writer.text(outcome.text, { role: 'outcome' }) }),
    condition,
  }
}

function itemOf(item: MarkdownItem, number: number, context: Context, writer: Writer): Item<Words> {
  const name = writer.anchor(item, '#')
  const { values, classes } = item.attributes
  for (const field of [...Object.keys(values), ...classes])
    writer.fault('unknown-field', item.offset, { field })
  if (item.heading && !/[.?!]$/.test(item.heading)) writer.fault('run-in', item.offset)
  const of = { ...context, role: 'item' as const, anchor: name }
  return {
    anchor: name,
    number,
    ...headingOf(item),
    text: writer.text(item.text, of),
    ...(item.items.length > 0 && { items: item.items.map((slice) => writer.text(slice, of)) }),
  }
}

/** `From medium`, `Reseller`, `Reseller, from medium`. */
function partOf(part: MarkdownBlock, writer: Writer) {
  const match = /^(?:From (?<all>[a-z]+)|(?<who>[A-Za-z]+)(?:, from (?<only>[a-z]+))?)$/.exec(
    part.title,
  )
  const { who, all, only } = match?.groups ?? {}
  const tier = all ?? only
  const audience = who === undefined ? 'all' : audienceHeadings[who]
  const from =
    tier === undefined && who ? writer.clause.from : tiers.find((known) => known === tier)
  for (const list of [part.paragraphs, part.bullets, part.tables])
    if (list[0]) writer.fault('part-items', list[0].offset)
  if (part.items.length === 0) writer.fault('part-items', part.offset)
  if (match && audience && from && rank(from) >= rank(writer.clause.from))
    return [{ audience, from, items: part.items, inPart: true, offset: part.offset }]
  writer.fault(from && audience ? 'part-too-low' : 'part-heading', part.offset, {
    title: part.title,
  })
  return []
}

function readEvidence(section: MarkdownSection, writer: Writer): Partial<ClauseWording> {
  const header = columns.evidence
  const evidence = writer.rows(section, header).flatMap(([proof, grade, proves, doesNotShow]) => {
    const named = sourceOf(proves).split(/\s*,\s*/)
    const offset = proof?.offset ?? section.offset
    const known: Grade | undefined = grades.find((candidate) => candidate === sourceOf(grade))
    if (!known)
      writer.fault('unknown-value', grade?.offset ?? offset, {
        all: grades,
        given: sourceOf(grade),
      })
    for (const name of named)
      if (!/^#[a-z][a-z0-9-]*$/.test(name))
        writer.fault('proves-anchor', proves?.offset ?? offset, { given: name })
      else writer.places.set(`proves${name}`, proves?.offset ?? offset)
    const text = writer.text(proof ?? blank(offset))
    const limits = writer.text(doesNotShow ?? blank(offset))
    return known
      ? [
          {
            proof: text,
            grade: known,
            proves: named.map((name) => name.slice(1)),
            doesNotShow: limits,
          },
        ]
      : []
  })
  return { evidence }
}

function readSheet(section: MarkdownSection, writer: Writer): Partial<ClauseWording> {
  const sheet = section.bullets.map((item) => {
    if (!item.heading) writer.fault('run-in', item.offset)
    return { heading: headingOf(item).heading ?? '', text: writer.text(item.text) }
  })
  return { sheet }
}

function readWords(section: MarkdownSection, writer: Writer): Partial<ClauseWording> {
  const entries = writer.rows(section, columns.words).map(([key, cell]) => {
    const name = sourceOf(key)
    const text = sourceOf(cell).replace(/\s+/g, ' ')
    const offset = key?.offset ?? section.offset
    if (name === '' || text === '') writer.fault('empty-text', offset)
    if (/[\\{}]/.test(text)) writer.fault('plain-words', cell?.offset ?? offset)
    if (writer.places.has(`words.${name}`)) writer.fault('words-twice', offset, { key: name })
    writer.places.set(`words.${name}`, offset)
    return [name, text] as const
  })
  return { words: Object.fromEntries(entries) }
}
