// Document tree → semantic HTML: headings without gaps, captions and scopes, an id for every clause and item.

import type {
  BlockNode,
  DocumentNode,
  ItemNode,
  ParagraphNode,
  TableNode,
} from '../model/document.ts'
import type { Inline, TermNode, Text } from '../model/text.ts'
import { writeChart } from './html/chart.ts'
import { attribute, safe, slug } from './html/escape.ts'
import { writeField } from './html/field.ts'
import { findLinks, type LinkedDocument, type Links } from './html/links.ts'
import { writePage, writeSeeAlso } from './html/page.ts'
import { asBlocks, counter, definitionId, inlineText, type RenderInput, targetOf } from './tree.ts'

export type { LinkedDocument } from './html/links.ts'

/** Choices for HTML. */
export interface HtmlOptions {
  /** Level of the outermost heading of a block rendered alone, 1 to 6. A document always begins at 1. Default 2. */
  readonly headingLevel?: number
  /** Put before every id, where several fragments share a page. */
  readonly idPrefix?: string
  /**
   * The documents that belong together, each with the address of its page; the one rendered may be among them.
   * A reference whose target is not in this page then leads into the first document that holds it, so that question,
   * condition and KPI are linked both ways. Without it, links stay within the page.
   */
  readonly links?: readonly LinkedDocument[]
  /** Addresses of other files. A reference whose target is one of them leads there. */
  readonly files?: readonly string[]
}

interface Page {
  readonly prefix: string
  readonly links: Links
  /** Label of the links beside the text, on a whole page only. */
  readonly see?: string
  /** Heading over the block, which names a table without a caption of its own. */
  readonly heading?: string
}

/**
 * Renders a document as a whole page, or a block or list of blocks as a fragment. A page needs nothing else: no script,
 * no other file, and the style in its head. It reads on narrow and wide screens, in light and dark, and on A4 paper.
 *
 * @param input a document, a block, or several blocks
 * @throws HrddError where an address in `links` is not the address of a page
 * @example
 * ```ts
 * import { toHtml } from 'hrdd-clauses'
 * console.log(toHtml({ type: 'paragraph', children: ['<script>'] })) // <p>&lt;script&gt;</p>
 * ```
 * @example
 * ```ts
 * import { compose, draft, toHtml } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const links = (['tender-questions', 'contract-schedule'] as const).map((kind) => ({ document: draft(pack, kind), href: `${kind}.html` }))
 * const [questions] = links.map(({ document }) => toHtml(document, { links }))
 * console.log(questions?.includes('href="contract-schedule.html#trn-01"')) // true
 * ```
 */
export function toHtml(input: RenderInput, options: HtmlOptions = {}): string {
  const blocks = asBlocks(input)
  const { idPrefix: prefix = '', links: others = [], files = [], headingLevel = 2 } = options
  const links = findLinks(blocks, prefix, others, files)
  return blocks
    .map((block) =>
      block.type === 'document'
        ? writeDocument(block, { prefix, links, see: block.furniture.see }, others)
        : writeBlock(block, headingLevel, { prefix, links }),
    )
    .join('\n')
}

const writeDocument = (
  document: DocumentNode,
  page: Page,
  links: readonly LinkedDocument[],
): string =>
  writePage(
    document,
    `<h1>${plain(document.title)}</h1>\n${writeAll(document.children, 2, page)}`,
    { prefix: page.prefix, links },
  )

const writeAll = (blocks: readonly BlockNode[], level: number, page: Page): string =>
  blocks.map((block) => writeBlock(block, level, page)).join('\n')

function writeBlock(block: BlockNode, level: number, page: Page): string {
  switch (block.type) {
    case 'section':
    case 'clause':
      return writeSection(block, level, page)
    case 'group':
      return `<div class="group ${block.audience}">\n${writeAll(block.children, level, page)}\n</div>`
    case 'item':
      return writeItem(block, page)
    case 'paragraph':
      return writeParagraph(block, page)
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inline(item, page)}</li>`).join('\n')}\n</ul>`
    case 'table':
      return writeTable(block, page)
    case 'chart':
      return `<figure${idOf(block.id, page)}>\n<figcaption>${plain(block.caption)}</figcaption>\n${writeChart(block)}\n</figure>`
  }
}

const idOf = (id: string, { prefix }: Page): string => ` id="${attribute(prefix + slug(id))}"`

function writeSection(
  block: Extract<BlockNode, { type: 'section' | 'clause' }>,
  level: number,
  page: Page,
): string {
  const isClause = block.type === 'clause'
  const tag = `h${Math.min(level, 6)}`
  const title = `${isClause ? `<span class="number">${safe(block.id)}</span> ` : ''}${plain(block.title)}`
  const version = isClause ? ` data-clause="${attribute(`${block.id}@${block.revision}`)}"` : ''
  const isPage = block.type === 'section' && block.page
  const classes = [block.role, isPage && 'page'].filter(Boolean).join(' ')
  const role = classes && ` class="${classes}"`
  const see = page.see === undefined ? '' : writeSeeAlso(page.links.see(block), page.see)
  const children = writeAll(block.children, level + 1, {
    ...page,
    heading: inlineText(block.title),
  })
  const element = isClause ? 'article' : 'section'
  return `<${element}${idOf(block.id, page)}${role}${version}>\n<${tag}>${title}</${tag}>\n${see}${children}\n</${element}>`
}

function writeParagraph({ id, role, children }: ParagraphNode, page: Page): string {
  const attributes = [
    id === undefined ? '' : idOf(id, page),
    role === undefined ? '' : ` class="${role}"`,
    role === 'notice' ? ' role="note"' : '',
  ]
  return `<p${attributes.join('')}>${inline(children, page)}</p>`
}

function writeItem(item: ItemNode, page: Page): string {
  const { id, role, number, heading, children, items, answer } = item
  const lead = [
    number && `<span class="number">${safe(number)}</span> `,
    heading && `<strong>${safe(heading)}.</strong> `,
  ]
  const subItems = items?.map(
    (text, index) => `<li>${counter(index, item)} ${inline(text, page)}</li>`,
  )
  return [
    `<div class="item${role === undefined ? '' : ` ${role}`}"${idOf(id, page)}>`,
    `<p>${lead.filter(Boolean).join('')}${inline(children, page)}</p>`,
    subItems && `<ol class="subs">\n${subItems.join('\n')}\n</ol>`,
    answer && writeField(answer, page.prefix),
    '</div>',
  ]
    .filter(Boolean)
    .join('\n')
}

/** Columns from which on a table scrolls by itself on a narrow screen. */
const wideColumns = 3

function writeTable({ id, caption, columns, rows }: TableNode, page: Page): string {
  const head = columns.map((column) => `<th scope="col">${plain(column)}</th>`).join('')
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => writeCell(cell, index, page)).join('')}</tr>`,
  )
  const title = caption.length === 0 ? '' : `<caption><span>${plain(caption)}</span></caption>\n`
  const table = `<table${idOf(id, page)}>\n${title}<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
  if (page.see === undefined || columns.length < wideColumns) return table
  // who uses a keyboard can scroll what has the focus
  const name = caption.length > 0 ? inlineText(caption) : (page.heading ?? '')
  return `<div class="wide" role="group" tabindex="0" aria-label="${attribute(name)}">\n${table}\n</div>`
}

/** Ids stay whole: what a caller typed never changes the markup. */
const isReference = (cell: Text): boolean =>
  cell.length > 0 && cell.every((piece) => typeof piece === 'object' && piece.type === 'ref')

function writeCell(cell: Text, index: number, page: Page): string {
  if (index === 0) return `<th scope="row">${inline(cell, page)}</th>`
  const whole = isReference(cell) ? ' class="whole"' : ''
  return `<td${whole}>${inline(cell, page)}</td>`
}

/** Words of a heading, a caption or the head of a column: nothing in them is a link. */
const plain = (text: Text): string => safe(inlineText(text))

/** Running text. A defined term is linked where it first stands in a paragraph: more links would only be in the way. */
function inline(text: Text, page: Page): string {
  const linked = new Set<string>()
  return text
    .map((node) => {
      if (typeof node === 'string' || node.type !== 'term') return writeInline(node, page)
      if (linked.has(node.term)) return safe(node.text)
      linked.add(node.term)
      return link(node.text, definitionId(node.term), page, ' class="term"')
    })
    .join('')
}

function writeInline(node: Exclude<Inline, TermNode>, page: Page): string {
  if (typeof node === 'string') return safe(node)
  switch (node.type) {
    case 'strong':
      return `<strong>${safe(node.text)}</strong>`
    case 'value':
      return `<data class="value" value="${attribute(node.name)}">${safe(node.text)}</data>`
    case 'ref':
      return link(node.text, targetOf(node.to), page)
    case 'field':
      return writeField(node, page.prefix)
  }
}

/** Words that lead somewhere, where that is known. */
function link(text: string, target: string, { links }: Page, more = ''): string {
  const href = links.targets.get(target)
  return href === undefined ? safe(text) : `<a${more} href="${attribute(href)}">${safe(text)}</a>`
}
