// What reads a section of a clause writes to: lowered text, paragraphs with their places, and problems.

import * as z from 'zod/mini'
import type { TermFinder } from '../language/terms.ts'
import { roles } from '../model/audience.ts'
import type { ClauseFile, ClauseWording } from '../model/clause.ts'
import type { ProblemCode, Values } from '../model/problems.ts'
import { anchor } from '../model/schema.ts'
import type { AuthoredText } from '../model/text.ts'
import type { Paragraph } from './authored.ts'
import { audienceHeadings, headings, isGuidance } from './headings.ts'
import { lowerText } from './inline.ts'
import type { MarkdownBlock, MarkdownItem, MarkdownSection, Slice } from './markdown.ts'
import type { Report, SourceFile } from './report.ts'

export type Listed = 'paragraphs' | 'items' | 'bullets' | 'tables'
export type Context = Pick<Paragraph, 'from'> & Partial<Paragraph>
type Words = AuthoredText

export interface Writer {
  readonly clause: ClauseFile
  readonly paragraphs: Paragraph[]
  readonly places: Map<string, number>
  /** Opens a section and reports what it may not hold. */
  enter(section: MarkdownSection, holds: readonly Listed[]): void
  fault(code: ProblemCode, offset: number, values?: Values): void
  text(slice: Slice, context?: Partial<Context>): Words
  /** The one paragraph of a section. */
  paragraph(block: MarkdownBlock): Words
  guide(reader: 'buyer' | 'supplier', section: MarkdownSection): ClauseWording['guidance']
  /** Notes where an anchor stands; one that is missing, badly formed or there twice is reported. */
  anchor(item: MarkdownItem, prefix: string): string
  /** Rows of the one table, whose header must be this. */
  rows(section: MarkdownSection, header: readonly string[]): readonly (readonly Slice[])[]
}

export function createWriter(
  file: SourceFile,
  clause: ClauseFile,
  findTerms: TermFinder,
  report: Report,
): Writer {
  const paragraphs: Paragraph[] = []
  const places = new Map<string, number>()
  let field = ''
  let guidance: ClauseWording['guidance'] = { buyer: [], supplier: [] }
  const fault: Writer['fault'] = (code, offset, values) =>
    report.error(code, { file, offset, field }, values)
  const text: Writer['text'] = (slice, context) => {
    const guides = isGuidance(field)
    if (!guides && slice.source.includes('**'))
      fault('markdown-words', slice.offset, { what: 'strong' })
    // guidance binds nobody: its words mean what they mean every day
    const find: TermFinder = guides ? (words) => [words] : findTerms
    const lowered = lowerText(slice, { file, report, findTerms: find, field })
    if (lowered.length === 0 && slice.source.trim() === '') fault('empty-text', slice.offset)
    paragraphs.push({
      file,
      section: field,
      slice,
      text: lowered,
      role: 'text',
      from: clause.from,
      ...context,
    })
    return lowered
  }
  const paragraph: Writer['paragraph'] = (block) => {
    const [only, second] = block.paragraphs
    if (second) fault('one-paragraph', second.offset)
    if (only) return text(whole(only))
    fault('empty-text', block.offset)
    return []
  }
  return {
    clause,
    paragraphs,
    places,
    fault,
    text,
    paragraph,
    enter(section, holds) {
      field = section.title
      places.set(field, section.offset)
      const lists: readonly Listed[] = ['paragraphs', 'items', 'bullets', 'tables']
      for (const list of lists) {
        const [first] = section[list]
        if (first && !holds.includes(list))
          fault(`section-no-${list}`, first.offset, { section: field })
      }
      const [part] = section.parts
      if (part && field !== headings.condition && field !== headings.supplier)
        fault('section-no-parts', part.offset)
    },
    guide(reader, section) {
      const read = (block: MarkdownBlock) => block.paragraphs.map((item) => text(whole(item)))
      guidance = { ...guidance, [reader]: read(section) }
      for (const part of section.parts) {
        const role = roles.find((candidate) => audienceHeadings[part.title] === candidate)
        if (role && part.paragraphs.length > 0) guidance = { ...guidance, [role]: read(part) }
        else fault('guidance-part', part.offset, { title: part.title })
      }
      return guidance
    },
    anchor(item, prefix) {
      const { anchor: name = '' } = item.attributes
      if (!z.safeParse(anchor(), name).success) fault('item-anchor', item.offset)
      else if (places.has(`${prefix}${name}`)) fault('anchor-twice', item.offset, { anchor: name })
      places.set(`${prefix}${name}`, item.offset)
      return name
    },
    rows(section, header) {
      const [table, second] = section.tables
      if (second) fault('one-table', second.offset)
      const titles = table?.header.map(({ source }) => source.trim()) ?? []
      if (titles.join('|') !== header.join('|'))
        fault('table-header', table?.offset ?? section.offset, { header: header.join(' | ') })
      return table?.rows ?? []
    },
  }
}

/** A paragraph with its run-in heading as bold text. */
const whole = ({ heading, text }: MarkdownItem): Slice =>
  heading
    ? { source: `**${heading}** ${text.source}`, offset: text.offset - heading.length - 5 }
    : text
