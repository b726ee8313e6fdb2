// Reads an authored Markdown file: front matter, fixed headings, items, tables. Knows nothing of what they mean.

import type { ListItem, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Report, SourceFile } from './source.ts'

/** A stretch of the file's own text. */
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

/** A list item: run-in heading, attributes, text, one nested level. */
export interface AuthoredItem extends Slice {
  readonly bullet: boolean
  readonly heading?: string
  readonly attributes: Attributes
  readonly text: Slice
  readonly items: readonly Slice[]
}

/** A table: cells by row, the header first. */
export interface AuthoredTable extends Slice {
  readonly header: readonly Slice[]
  readonly rows: readonly (readonly Slice[])[]
}

/** What stands under one heading. */
export interface Block extends Slice {
  readonly paragraphs: readonly Slice[]
  readonly items: readonly AuthoredItem[]
  readonly tables: readonly AuthoredTable[]
}

/** An H2 with what stands under it: its own block, then its H3s. */
export interface MarkdownSection extends Slice {
  readonly title: string
  readonly attributes: Attributes
  readonly block: Block
  readonly parts: readonly (Slice & { readonly title: string; readonly block: Block })[]
}

/** A file cut into front matter and sections. */
export interface MarkdownFile {
  readonly frontMatter: Slice
  readonly sections: readonly MarkdownSection[]
}

/** Cuts a file into front matter and sections. Everything that is not in the vocabulary is reported. */
export function readMarkdown(file: SourceFile, report: Report): MarkdownFile {
  const match = /^---\n([\s\S]*?\n)?---\n/.exec(file.text)
  const bodyStart = match ? match[0].length : 0
  const frontMatter = { source: match?.[1] ?? '', offset: match ? 4 : 0 }
  const body = file.text.slice(bodyStart)
  const root: Root = fromMarkdown(body, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  const reader = createReader(file, bodyStart, body, report)
  const sections: { -readonly [K in keyof MarkdownSection]: MarkdownSection[K] }[] = []
  let target: RootContent[] | undefined
  const blocks = new Map<object, RootContent[]>()
  for (const node of root.children) {
    if (node.type === 'heading' && node.depth === 2) {
      const { title, attributes } = reader.heading(node)
      const section = {
        title,
        attributes,
        ...reader.slice(node),
        block: undefined as unknown as Block,
        parts: [] as MarkdownSection['parts'],
      }
      sections.push(section)
      target = []
      blocks.set(section, target)
    } else if (node.type === 'heading' && node.depth === 3 && sections.length > 0) {
      const part = {
        title: reader.heading(node).title,
        ...reader.slice(node),
        block: undefined as unknown as Block,
      }
      const section = sections.at(-1)!
      section.parts = [...section.parts, part]
      target = []
      blocks.set(part, target)
    } else if (node.type === 'heading' && node.depth === 1 && node === root.children[0] && !match) {
      // a title, for people who read the file
    } else if (node.type === 'heading' || !target) {
      report.add(file, reader.offset(node), {
        code: 'markdown',
        message:
          node.type === 'heading'
            ? 'only headings of the second and third level can be used'
            : 'text before the first H2 heading would be lost',
        hint: 'Use ## for a section and ### for a part.',
      })
    } else target.push(node)
  }
  for (const section of sections) {
    section.block = reader.block(blocks.get(section)!, section)
    section.parts = section.parts.map((part) => ({
      ...part,
      block: reader.block(blocks.get(part)!, part),
    }))
  }
  return { frontMatter, sections }
}

function createReader(file: SourceFile, bodyStart: number, body: string, report: Report) {
  const start = (node: { position?: Root['position'] }) => node.position!.start.offset!
  const end = (node: { position?: Root['position'] }) => node.position!.end.offset!
  const offset = (node: { position?: Root['position'] }) => bodyStart + start(node)
  const slice = (node: { position?: Root['position'] }): Slice => ({
    source: body.slice(start(node), end(node)),
    offset: offset(node),
  })
  const refuse = (node: { type: string; position?: Root['position'] }, hint: string) =>
    report.add(file, offset(node), {
      code: 'markdown',
      message: `${describe(node.type)} cannot be used here`,
      hint,
    })

  /** Text of a paragraph, with only a leading run-in heading allowed. */
  const checkPhrasing = (nodes: readonly PhrasingContent[], strongAllowed: boolean) => {
    nodes.forEach((node, index) => {
      if (node.type === 'text' || (strongAllowed && index === 0 && node.type === 'strong')) return
      refuse(node, 'Wording is plain text with a **run-in heading.** in front and nothing else.')
    })
  }
  const paragraph = (node: Paragraph): Slice => {
    checkPhrasing(node.children, true)
    return slice(node)
  }
  const item = (node: ListItem, bullet: boolean): AuthoredItem => {
    const [first, second, ...more] = node.children
    const whole = slice(node)
    if (first?.type !== 'paragraph') {
      refuse(first ?? node, 'An item is one paragraph, and at most one nested numbered list.')
      return { ...whole, bullet, attributes: readAttributes(''), text: whole, items: [] }
    }
    const own = paragraph(first)
    const nested: Slice[] = []
    if (second?.type === 'list' && second.ordered) {
      for (const child of second.children) {
        const [only, extra] = child.children
        if (only?.type !== 'paragraph' || extra)
          refuse(extra ?? child, 'A sub-item is one paragraph. There is one nested level.')
        else {
          checkPhrasing(only.children, false)
          nested.push(slice(only))
        }
      }
    } else if (second)
      refuse(second, 'An item is one paragraph, and at most one nested numbered list.')
    for (const extra of more)
      refuse(extra, 'An item is one paragraph, and at most one nested numbered list.')
    return { ...whole, ...runIn(own), bullet, items: nested }
  }
  const table = (node: Table): AuthoredTable => {
    const rows = node.children.map((row) =>
      row.children.map((cell): Slice => {
        checkPhrasing(cell.children, false)
        const [head, tail] = [cell.children[0], cell.children.at(-1)]
        return head && tail
          ? { source: body.slice(start(head), end(tail)), offset: offset(head) }
          : { source: '', offset: offset(cell) }
      }),
    )
    return { ...slice(node), header: rows[0] ?? [], rows: rows.slice(1) }
  }
  return {
    offset,
    slice,
    heading(node: { children: PhrasingContent[]; position?: Root['position'] }) {
      const source = slice(node).source.replace(/^#+\s*/, '')
      const match = /^(.*?)\s*(?:\{([^{}]*)\})?$/.exec(source)
      return { title: (match?.[1] ?? source).trim(), attributes: readAttributes(match?.[2] ?? '') }
    },
    block(nodes: readonly RootContent[], owner: Slice): Block {
      const block = {
        source: owner.source,
        offset: owner.offset,
        paragraphs: [] as Slice[],
        items: [] as AuthoredItem[],
        tables: [] as AuthoredTable[],
      }
      for (const node of nodes) {
        if (node.type === 'paragraph') block.paragraphs.push(paragraph(node))
        else if (node.type === 'table') block.tables.push(table(node))
        else if (node.type === 'list')
          block.items.push(...node.children.map((child) => item(child, !node.ordered)))
        else refuse(node, 'A section holds paragraphs, numbered items, - bullets and tables.')
      }
      return block
    },
  }
}

/** Splits `**Heading.** {#anchor .kind} Text` into its three parts. */
export function runIn(slice: Slice): { heading?: string; attributes: Attributes; text: Slice } {
  const match = /^(?:\*\*([^*]+)\*\*\s*)?(?:\{([^{}]*)\}\s*)?/.exec(slice.source)!
  const heading = match[1]?.trim()
  return {
    ...(heading && { heading }),
    attributes: readAttributes(match[2] ?? ''),
    text: { source: slice.source.slice(match[0].length), offset: slice.offset + match[0].length },
  }
}

function readAttributes(source: string): Attributes {
  const words = source.match(/[^\s"=]+="[^"]*"|\S+/g) ?? []
  const anchor = words.find((word) => word.startsWith('#'))?.slice(1)
  const values = Object.fromEntries(
    words
      .filter((word) => word.includes('='))
      .map((word) => [
        word.slice(0, word.indexOf('=')),
        word.slice(word.indexOf('=') + 1).replace(/^"|"$/g, ''),
      ]),
  )
  return {
    ...(anchor && { anchor }),
    classes: words.filter((word) => word.startsWith('.')).map((word) => word.slice(1)),
    values,
  }
}

const names: Record<string, string> = {
  emphasis: 'emphasis',
  inlineCode: 'code',
  link: 'a link',
  html: 'HTML',
  code: 'a code block',
  image: 'a picture',
  blockquote: 'a quotation',
  thematicBreak: 'a rule',
  strong: 'bold text',
  list: 'this list',
  break: 'a line break',
  definition: 'a link definition',
}
const describe = (type: string): string => names[type] ?? `this (${type})`
