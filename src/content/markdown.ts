// Reads an authored Markdown file: front matter, headings, items, tables. Knows nothing of what they mean.

import type { Heading, ListItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { ProblemCode } from '../model/problems.ts'
import type { Report, SourceFile } from './report.ts'

/** A stretch of a file's own text. */
export interface Slice {
  readonly source: string
  /** Where it starts in the file. */
  readonly offset: number
}

/** `{#anchor .kind key=value}` */
export interface Attributes {
  readonly anchor?: string
  readonly classes: readonly string[]
  readonly values: Readonly<Record<string, string>>
}

/** A paragraph or list item: run-in heading, attributes, text, one nested level. */
export interface MarkdownItem {
  readonly offset: number
  readonly heading?: string
  readonly attributes: Attributes
  readonly text: Slice
  readonly items: readonly Slice[]
}

/** A table: cells by row, the header first. */
export interface MarkdownTable {
  readonly offset: number
  readonly header: readonly Slice[]
  readonly rows: readonly (readonly Slice[])[]
}

/** What stands under one heading. */
export interface MarkdownBlock {
  readonly title: string
  readonly attributes: Attributes
  readonly offset: number
  readonly paragraphs: MarkdownItem[]
  /** Numbered. */
  readonly items: MarkdownItem[]
  /** With a hyphen. */
  readonly bullets: MarkdownItem[]
  readonly tables: MarkdownTable[]
}

/** What stands under an H2, and its H3s. */
export interface MarkdownSection extends MarkdownBlock {
  readonly parts: MarkdownBlock[]
}

/** A file cut into front matter and sections. */
export interface MarkdownFile {
  readonly file: SourceFile
  readonly frontMatter: Slice
  readonly sections: readonly MarkdownSection[]
}

/** Longest line, paragraph and list, and most marks in one: what takes a parser long is nothing that people write. */
const most = { line: 4000, paragraph: 12_000, marks: 200 }

/** Cuts a file into front matter and sections. Everything that is not in the vocabulary is reported. */
export function readMarkdown(file: SourceFile, report: Report): MarkdownFile {
  const match = /^---\n([\s\S]*?\n)?---\n/.exec(file.text)
  const bodyStart = match ? match[0].length : 0
  const frontMatter = { source: match?.[1] ?? '', offset: match ? 4 : 0 }
  const body = file.text.slice(bodyStart)
  const sections: MarkdownSection[] = []
  const heavy = tooHeavy(body)
  if (heavy !== undefined) {
    report.error('markdown-heavy', { file, offset: bodyStart + heavy }, most)
    return { file, frontMatter, sections }
  }
  const root = fromMarkdown(body, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  const reader = createReader(file, bodyStart, body, report)
  let block: MarkdownBlock | undefined
  /** Opens the block of a heading. */
  const open = (heading: Heading): MarkdownBlock | undefined => {
    const section = sections.at(-1)
    const opened = { ...reader.heading(heading), parts: [] }
    if (heading.depth === 2) sections.push(opened)
    else if (heading.depth === 3 && section) section.parts.push(opened)
    else reader.refuse(heading, 'markdown-heading')
    return opened
  }
  for (const node of root.children) {
    if (node.type === 'heading') block = open(node)
    else if (block) reader.fill(block, node)
    else reader.refuse(node, 'markdown-before')
  }
  return { file, frontMatter, sections }
}

/** Where a line or paragraph is too long, or holds too many marks. */
function tooHeavy(body: string): number | undefined {
  let start = 0
  let paragraph = { length: 0, marks: 0 }
  for (const line of body.split('\n')) {
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('|'))
      paragraph = { length: 0, marks: 0 }
    paragraph.length += line.length
    paragraph.marks += line.replace(/[^*_`[\]<!]/g, '').length
    const { length, marks } = paragraph
    if (line.length > most.line || length > most.paragraph || marks > most.marks) return start
    start += line.length + 1
  }
  return undefined
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0

function createReader(file: SourceFile, bodyStart: number, body: string, report: Report) {
  const sliceOf = (first: Nodes, last: Nodes = first): Slice => ({
    source: body.slice(startOf(first), endOf(last)),
    offset: bodyStart + startOf(first),
  })
  const refuse = (node: Nodes, code: ProblemCode): void =>
    report.error(code, { file, offset: bodyStart + startOf(node) }, { what: node.type })

  /** Wording is plain text; bold text opens a paragraph, or a sentence in it. */
  const checkWords = (nodes: readonly PhrasingContent[], bold: 'first' | 'any' | 'none'): void => {
    for (const [index, node] of nodes.entries()) {
      const allowed =
        node.type === 'strong' && (bold === 'any' || (bold === 'first' && index === 0))
      if (node.type !== 'text' && !allowed) refuse(node, 'markdown-words')
    }
  }
  const nestedOf = (nodes: readonly RootContent[]): Slice[] => {
    const [list, ...more] = nodes
    for (const node of more) refuse(node, 'markdown-item')
    if (!list) return []
    if (list.type !== 'list' || !list.ordered) {
      refuse(list, 'markdown-item')
      return []
    }
    return list.children.flatMap((child) => {
      const [only, extra] = child.children
      if (only?.type !== 'paragraph' || extra) {
        refuse(extra ?? child, 'markdown-item')
        return []
      }
      checkWords(only.children, 'none')
      return sliceOf(only)
    })
  }
  const itemOf = (node: ListItem): MarkdownItem => {
    const [first, ...rest] = node.children
    if (first?.type === 'paragraph') {
      checkWords(first.children, 'first')
      return { ...runIn(sliceOf(first)), items: nestedOf(rest) }
    }
    refuse(first ?? node, 'markdown-item')
    return { ...runIn({ source: '', offset: bodyStart + startOf(node) }), items: [] }
  }
  const tableOf = (node: Table): MarkdownTable => {
    const [header = [], ...rows] = node.children.map((row) =>
      row.children.map((cell): Slice => {
        checkWords(cell.children, 'none')
        const [first, last] = [cell.children[0], cell.children.at(-1)]
        return first && last ? sliceOf(first, last) : { ...sliceOf(cell), source: '' }
      }),
    )
    return { offset: bodyStart + startOf(node), header, rows }
  }
  const fill = (block: MarkdownBlock, node: RootContent): void => {
    if (node.type === 'paragraph') {
      checkWords(node.children, 'any')
      block.paragraphs.push({ ...runIn(sliceOf(node)), items: [] })
    } else if (node.type === 'table') block.tables.push(tableOf(node))
    else if (node.type === 'list')
      (node.ordered ? block.items : block.bullets).push(...node.children.map(itemOf))
    else refuse(node, 'markdown-block')
  }
  const heading = (node: Nodes): MarkdownBlock => {
    const { source, offset } = sliceOf(node)
    const words = source.replace(/^#+\s*/, '')
    const open = words.lastIndexOf('{')
    const attributed = open >= 0 && words.endsWith('}')
    return {
      title: (attributed ? words.slice(0, open) : words).trim(),
      attributes: readAttributes(attributed ? words.slice(open + 1, -1) : ''),
      offset,
      paragraphs: [],
      items: [],
      bullets: [],
      tables: [],
    }
  }
  return { refuse, fill, heading }
}

/** Splits `**Heading.** {#anchor .kind} Text` into its three parts. */
export function runIn({ source, offset }: Slice): Omit<MarkdownItem, 'items'> {
  const match = /^(?:\*\*([^*]+)\*\*\s*)?(?:\{([^{}]*)\}\s*)?/.exec(source)
  const length = match?.[0].length ?? 0
  const heading = match?.[1]?.trim()
  return {
    offset,
    ...(heading && { heading }),
    attributes: readAttributes(match?.[2] ?? ''),
    text: { source: source.slice(length), offset: offset + length },
  }
}

function readAttributes(source: string): Attributes {
  const words = source.match(/[^\s"=]+="[^"]*"|\S+/g) ?? []
  const anchor = words.find((word) => word.startsWith('#'))?.slice(1)
  const pairs = words.flatMap((word) => {
    const equals = word.indexOf('=')
    if (equals < 0) return []
    return [[word.slice(0, equals), word.slice(equals + 1).replace(/^"|"$/g, '')] as const]
  })
  return {
    ...(anchor && { anchor }),
    classes: words.filter((word) => word.startsWith('.')).map((word) => word.slice(1)),
    values: Object.fromEntries(pairs),
  }
}
