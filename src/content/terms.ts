// Reads the definitions of a language.

import * as z from 'zod/mini'
import { type TermFinder, termFinder } from '../language/terms.ts'
import { plainKinds, tiers } from '../model/audience.ts'
import type { Catalogue, Definition } from '../model/catalogue.ts'
import { anchor } from '../model/schema.ts'
import type { AuthoredTerm, AuthoredTerms, Paragraph } from './authored.ts'
import { lowerText } from './inline.ts'
import { type MarkdownSection, readMarkdown } from './markdown.ts'
import type { Report, SourceFile } from './report.ts'
import { readYaml } from './yaml.ts'

const frontMatterSchema = z.optional(z.strictObject({ of: z.optional(z.string()) }))

/** Most definitions of a language: more of them take long to find in every sentence. */
const most = 200

/** Reads headings and forms; the texts wait until all forms of the language are known. */
export function readTerms(file: SourceFile, report: Report): AuthoredTerms {
  const { frontMatter, sections } = readMarkdown(file, report)
  const head = readYaml(file, frontMatterSchema, report, frontMatter)?.value
  const terms: AuthoredTerm[] = []
  const revisions = new Map<string, number>()
  let howToRead: AuthoredTerms['howToRead']
  for (const section of sections) {
    const slice = paragraphOf(section, file, report)
    if (!slice) continue
    const { anchor: name = '', values } = section.attributes
    if (values.revision) revisions.set(name, revisionOf(values.revision, section, file, report))
    if (section.attributes.classes.includes('note')) howToRead = slice
    else terms.push({ ...termOf(section, file, report), slice, offset: section.offset })
  }
  if (!howToRead) report.error('terms-note', { file })
  if (terms.length > most) report.error('terms-many', { file }, { most })
  const ids = terms.map(({ id }) => id)
  for (const [index, { id, offset }] of terms.entries())
    if (ids.indexOf(id) < index) report.error('term-twice', { file, offset }, { term: id })
  const kept = terms.slice(0, most)
  return {
    file,
    ...(head?.of && { of: head.of }),
    ...(howToRead && { howToRead }),
    terms: kept,
    revisions,
  }
}

function revisionOf(
  given: string,
  { offset, title }: MarkdownSection,
  file: SourceFile,
  report: Report,
) {
  if (!/^[1-9]\d{0,2}$/.test(given))
    report.error('term-revision', { file, offset, field: title }, { given })
  return Number(given)
}

function paragraphOf(section: MarkdownSection, file: SourceFile, report: Report) {
  const [paragraph, ...more] = section.paragraphs
  const others = [section.items, section.bullets, section.tables, section.parts, more]
  if (paragraph && others.every((list) => list.length === 0)) return paragraph.text
  report.error('term-paragraph', { file, offset: section.offset, field: section.title })
  return undefined
}

function termOf(section: MarkdownSection, file: SourceFile, report: Report) {
  const { title, attributes, offset } = section
  const place = { file, offset, field: title }
  const { forms = '', kinds, revision: _revision, ...unknown } = attributes.values
  const id = attributes.anchor ?? ''
  if (!z.safeParse(anchor(), id).success) report.error('term-anchor', place)
  for (const field of Object.keys(unknown)) report.error('unknown-field', place, { field })
  const named = (kinds ?? '').split(/\s+/).filter(Boolean)
  for (const kind of named)
    if (!plainKinds.some((known) => known === kind))
      report.error('unknown-value', place, { all: plainKinds, given: kind })
  const chosen = plainKinds.filter((kind) => named.includes(kind))
  const listed = forms.split(',').map((form) => form.trim())
  return {
    id,
    term: title,
    forms: [...new Set([title, ...listed])].filter(Boolean),
    ...(chosen.length > 0 && { kinds: chosen }),
  }
}

/** Finds the terms of a language: those of the catalogue that is extended, and those of this folder. */
export function finderOf(
  language: string,
  authored: AuthoredTerms | undefined,
  base: Catalogue | undefined,
): TermFinder {
  const definitions: readonly Pick<Definition, 'id' | 'forms'>[] = [
    ...(base?.terms[language]?.definitions ?? []),
    ...(authored?.terms ?? []),
  ]
  return termFinder(
    new Map(definitions.flatMap(({ id, forms }) => forms.map((form) => [form, id] as const))),
  )
}

/** Lowers the texts of all definitions. */
export function lowerTerms(authored: AuthoredTerms, findTerms: TermFinder, report: Report): void {
  const { file } = authored
  const paragraphs: Paragraph[] = []
  const lower = (field: string, slice: AuthoredTerm['slice']) => {
    const text = lowerText(slice, { file, report, findTerms, field })
    paragraphs.push({ file, section: field, slice, text, role: 'text', from: tiers[0] })
    return text
  }
  const howToRead = authored.howToRead ? lower('how-to-read', authored.howToRead) : []
  const definitions = authored.terms.map(({ slice, offset: _offset, ...definition }) => ({
    ...definition,
    text: lower(definition.id, slice),
  }))
  authored.lowered = { terms: { howToRead, definitions }, paragraphs }
}
