// Document tree → semantic HTML: headings without gaps, captions and scopes, an id for every clause and item.

import type { BlockNode, ItemNode, TableNode } from '../model/document.ts'
import type { Inline, TermNode, Text } from '../model/text.ts'
import { drawChart } from './html/chart.ts'
import { attribute, escape, slug } from './html/escape.ts'
import { writeField } from './html/field.ts'
import { findLinks, type LinkedDocument, type Links } from './html/links.ts'
import { writePage, writeSeeAlso } from './html/page.ts'
import { asBlocks, inlineText, letter, pointText, type RenderInput } from './tree.ts'

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
}

interface Page {
  readonly prefix: string
  readonly links: Links
  /** Label of the links beside the text, on a whole page only. */
  readonly see?: string
  /** Whether the style of a whole page is there, which lets wide tables scroll. */
  readonly whole: boolean
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
 * const pages = links.map(({ document }) => toHtml(document, { links }))
 * console.log(pages[0]!.includes('href="contract-schedule.html#trn-01"')) // true
 * ```
 */
export function toHtml(input: RenderInput, options: HtmlOptions = {}): string {
  const blocks = asBlocks(input)
  const [prefix, others] = [options.idPrefix ?? '', options.links ?? []]
  const links = findLinks(blocks, prefix, others)
  return blocks
    .map((block) => {
      if (block.type !== 'document')
        return writeBlock(block, options.headingLevel ?? 2, { prefix, links, whole: false })
      const page = {
        prefix,
        links,
        whole: true,
        ...(block.furniture && { see: block.furniture.see }),
      }
      return writePage(
        block,
        [
          `<h1>${plain(block.title)}</h1>`,
          ...block.children.map((child) => writeBlock(child, 2, page)),
        ].join('\n'),
        { prefix, links: others },
      )
    })
    .join('\n')
}

function writeBlock(block: BlockNode, level: number, page: Page): string {
  const all = (children: readonly BlockNode[], next: number) =>
    children.map((child) => writeBlock(child, next, page)).join('\n')
  const id = (own: string) => ` id="${anchor(own, page)}"`
  const tag = `h${Math.min(level, 6)}`
  const see = () => (page.see === undefined ? '' : writeSeeAlso(page.links.see(block), page.see))
  switch (block.type) {
    case 'section':
      return `<section${id(block.id)}>\n<${tag}>${plain(block.title)}</${tag}>\n${see()}${all(block.children, level + 1)}\n</section>`
    case 'clause':
      return `<article${id(block.id)} data-clause="${attribute(`${block.id}@${block.revision}`)}">\n<${tag}><span class="number">${escape(block.number)}.</span> ${plain(block.title)}</${tag}>\n${see()}${all(block.children, level + 1)}\n</article>`
    case 'group':
      return `<div class="${block.leadIn ? 'group bound' : 'group'}">\n${block.leadIn ? `<p class="lead-in">${inline(block.leadIn, page)}</p>\n` : ''}${all(block.children, level)}\n</div>`
    case 'item':
      return writeItem(block, page)
    case 'paragraph':
      return block.role === 'notice'
        ? `<p class="notice" role="note">${inline(block.children, page)}</p>`
        : `<p>${inline(block.children, page)}</p>`
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inline(item, page)}</li>`).join('\n')}\n</ul>`
    case 'table':
      return writeTable(block, page)
    case 'chart':
      return `<figure${id(block.id)}>\n<figcaption>${plain(block.caption)}</figcaption>\n${drawChart(block)}\n<ul>\n${block.points.map((point) => `<li>${escape(pointText(point))}</li>`).join('\n')}\n</ul>\n</figure>`
  }
}

function writeItem(
  { id, number, bullet, heading, children, items, answer }: ItemNode,
  page: Page,
): string {
  const lead = `${number ? `<span class="number">${escape(number)}</span> ` : ''}${heading ? `<strong>${escape(heading)}.</strong> ` : ''}`
  const own = `<p>${lead}${inline(children, page)}</p>`
  const subs = items
    ? `\n<ol class="subs">\n${items.map((item, index) => `<li>(${letter(index)}) ${inline(item, page)}</li>`).join('\n')}\n</ol>`
    : ''
  return `<div class="${bullet ? 'item bullet' : 'item'}" id="${anchor(id, page)}">\n${own}${subs}${answer ? `\n${writeField(answer, page.prefix)}` : ''}\n</div>`
}

/** Columns from which on a table scrolls by itself on a narrow screen. */
const wideColumns = 3

function writeTable({ id, caption, columns, rows }: TableNode, page: Page): string {
  const own = anchor(id, page)
  const wide = page.whole && columns.length >= wideColumns
  const head = columns.map((column) => `<th scope="col">${plain(column)}</th>`).join('')
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, index) => (index === 0 ? `<th scope="row">${inline(cell, page)}</th>` : `<td>${inline(cell, page)}</td>`)).join('')}</tr>`,
    )
    .join('\n')
  const table = `<table id="${own}">\n${wide ? `<caption id="${own}.caption"><span>${plain(caption)}</span></caption>` : `<caption>${plain(caption)}</caption>`}\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`
  // who uses a keyboard can scroll what has the focus
  return wide
    ? `<div class="wide" role="group" tabindex="0" aria-labelledby="${own}.caption">\n${table}\n</div>`
    : table
}

/** Words of a heading, a caption or the head of a column: nothing in them is a link. */
const plain = (text: Text): string => escape(inlineText(text))

/** Running text. A defined term is linked where it first stands in a paragraph: more links would only be in the way. */
function inline(text: Text, page: Page): string {
  const linked = new Set<string>()
  return text
    .map((node) => {
      if (typeof node === 'string' || node.type !== 'term') return writeInline(node, page)
      if (linked.has(node.term)) return escape(node.text)
      linked.add(node.term)
      return link(
        node.text,
        `definition.${node.term.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
        page,
        ' class="term"',
      )
    })
    .join('')
}

function writeInline(node: Exclude<Inline, TermNode>, page: Page): string {
  if (typeof node === 'string') return escape(node)
  switch (node.type) {
    case 'strong':
      return `<strong>${escape(node.text)}</strong>`
    case 'value':
      return `<data class="value" value="${attribute(node.name)}">${escape(node.text)}</data>`
    case 'ref':
      return link(node.text, node.to.replace('#', '.'), page)
    case 'field':
      return writeField(node, page.prefix)
  }
}

/** Words that lead somewhere, where that is known. */
function link(text: string, target: string, { links }: Page, more = ''): string {
  const href = links.targets.get(target)
  return href === undefined
    ? escape(text)
    : `<a${more} href="${attribute(href)}">${escape(text)}</a>`
}

const anchor = (id: string, { prefix }: Page): string => attribute(prefix + slug(id))
