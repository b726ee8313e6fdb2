// Document tree → semantic HTML: headings without gaps, captions and scopes, an id for every clause and item.

import { need } from '../language/arguments.ts'
import type {
  BlockNode,
  ClauseNode,
  DocumentNode,
  ItemNode,
  ParagraphNode,
  SectionNode,
  TableNode,
} from '../model/document.ts'
import type { Inline, TermNode, Text } from '../model/text.ts'
import { writeChart } from './html/chart.ts'
import { attribute, safe } from './html/escape.ts'
import { writeField } from './html/field.ts'
import { findLinks, type Links } from './html/links.ts'
import { classOf, idOf, type Prefixes } from './html/names.ts'
import { type HtmlChoices, type HtmlOptions, readOptions } from './html/options.ts'
import { closePage, openPage, writeSeeAlso } from './html/page.ts'
import { asBlocks, counter, definitionId, inlineText, type RenderInput, targetOf } from './tree.ts'

export type { LinkedDocument } from './html/links.ts'
export type { HtmlOptions } from './html/options.ts'

/** Where a block stands: prefixes, links, and what is over it. */
interface Place extends Prefixes {
  readonly links: Links
  /** Label of the links beside the text, in a document only. */
  readonly see?: string
  /** Heading over the block, which names a table without a caption of its own. */
  readonly heading?: string
}

/**
 * Renders a document as a whole page, or a block or list of blocks as a fragment. A page needs nothing else: no script,
 * no other file, and the style in its head. It reads on narrow and wide screens, in light and dark, and on A4 paper.
 * A fragment is styled by `stylesheet` where it stands in an element of class `hrdd-style`.
 *
 * @param input a document, a block, or several blocks
 * @throws HrddError with every fault of the options: an unknown one, a nonce or prefix that is none, an address of no page
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
  let html = ''
  for (const piece of toHtmlChunks(input, options)) html += piece
  return html
}

/**
 * The same HTML in pieces, a block at a time, for a server that sends while it writes.
 *
 * @throws HrddError at once, as `toHtml`
 * @example
 * ```ts
 * import { toHtmlChunks } from 'hrdd-clauses'
 * const list = { type: 'paragraph', children: ['One.'] } as const
 * console.log([...toHtmlChunks([list, list])].length) // 2
 * ```
 */
export function toHtmlChunks(input: RenderInput, options: HtmlOptions = {}): Generator<string> {
  need('options', options)
  const choices = readOptions(options)
  const { idPrefix, classPrefix, headingLevel } = choices
  const links = findLinks(asBlocks(input), idPrefix, choices.links, choices.files)
  const place = { idPrefix, classPrefix, links }
  if (!('type' in input)) return blockPieces(input, headingLevel, place)
  return input.type === 'document'
    ? documentPieces(input, choices, place)
    : blockPieces([input], headingLevel, place)
}

function* documentPieces(
  document: DocumentNode,
  choices: HtmlChoices,
  place: Place,
): Generator<string> {
  const level = choices.page ? 1 : choices.headingLevel
  const tag = `h${level}`
  yield choices.page
    ? openPage(document, choices)
    : `<div lang="${attribute(document.language)}">\n`
  yield `<${tag}>${plain(document.title)}</${tag}>\n`
  yield* blockPieces(document.children, level + 1, { ...place, see: document.furniture.see })
  yield choices.page ? closePage : '\n</div>'
}

/** Sections and clauses in pieces, every other block whole. */
function* blockPieces(
  blocks: readonly BlockNode[],
  level: number,
  place: Place,
): Generator<string> {
  let gap = ''
  for (const block of blocks) {
    if (block.type === 'section' || block.type === 'clause') {
      yield gap + openSection(block, level, place)
      yield* blockPieces(block.children, level + 1, { ...place, heading: inlineText(block.title) })
      yield `\n</${elementOf(block)}>`
    } else yield gap + writeBlock(block, place)
    gap = '\n'
  }
}

function writeBlock(block: Exclude<BlockNode, Headed>, place: Place): string {
  switch (block.type) {
    case 'group':
      return `<div${classOf(place, 'group', block.audience)}>\n${block.children.map((item) => writeItem(item, place)).join('\n')}\n</div>`
    case 'item':
      return writeItem(block, place)
    case 'paragraph':
      return writeParagraph(block, place)
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inline(item, place)}</li>`).join('\n')}\n</ul>`
    case 'table':
      return writeTable(block, place)
    case 'chart':
      return `<figure id="${idOf(block.id, place)}">\n<figcaption>${plain(block.caption)}</figcaption>\n${writeChart(block, place)}\n</figure>`
  }
}

type Headed = SectionNode | ClauseNode
const elementOf = ({ type }: Headed): string => (type === 'clause' ? 'article' : 'section')

function openSection(block: Headed, level: number, place: Place): string {
  const isClause = block.type === 'clause'
  const tag = `h${Math.min(level, 6)}`
  const number = isClause ? `<span${classOf(place, 'number')}>${safe(block.id)}</span> ` : ''
  const version = isClause ? ` data-clause="${attribute(`${block.id}@${block.revision}`)}"` : ''
  const classes = classOf(place, block.role, !isClause && block.page && 'page')
  const see = place.see === undefined ? '' : writeSeeAlso(place.links.see(block), place.see, place)
  return `<${elementOf(block)} id="${idOf(block.id, place)}"${classes}${version}>\n<${tag}>${number}${plain(block.title)}</${tag}>\n${see}`
}

function writeParagraph({ id, role, children }: ParagraphNode, place: Place): string {
  const attributes = [
    id === undefined ? '' : ` id="${idOf(id, place)}"`,
    classOf(place, role),
    role === 'notice' ? ' role="note"' : '',
  ]
  return `<p${attributes.join('')}>${inline(children, place)}</p>`
}

function writeItem(item: ItemNode, place: Place): string {
  const { id, role, number, heading, children, items, answer } = item
  const lead = [
    number && `<span${classOf(place, 'number')}>${safe(number)}</span> `,
    heading && `<strong>${safe(heading)}.</strong> `,
  ]
  const subItems = items?.map(
    (text, index) => `<li>${counter(index, item)} ${inline(text, place)}</li>`,
  )
  return [
    `<div${classOf(place, 'item', role)} id="${idOf(id, place)}">`,
    `<p>${lead.filter(Boolean).join('')}${inline(children, place)}</p>`,
    subItems && `<ol${classOf(place, 'subs')}>\n${subItems.join('\n')}\n</ol>`,
    answer && writeField(answer, place),
    '</div>',
  ]
    .filter(Boolean)
    .join('\n')
}

/** Columns from which on a table scrolls by itself on a narrow screen. */
const wideColumns = 3

function writeTable({ id, caption, columns, rows }: TableNode, place: Place): string {
  const head = columns.map((column) => `<th scope="col">${plain(column)}</th>`).join('')
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => writeCell(cell, index, place)).join('')}</tr>`,
  )
  const title = caption.length === 0 ? '' : `<caption><span>${plain(caption)}</span></caption>\n`
  const table = `<table id="${idOf(id, place)}">\n${title}<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
  if (place.see === undefined || columns.length < wideColumns) return table
  // who uses a keyboard can scroll what has the focus
  const name = caption.length > 0 ? inlineText(caption) : (place.heading ?? '')
  return `<div${classOf(place, 'wide')} role="group" tabindex="0" aria-label="${attribute(name)}">\n${table}\n</div>`
}

/** Ids stay whole: what a caller typed never changes the markup. */
const isReference = (cell: Text): boolean =>
  cell.length > 0 && cell.every((piece) => typeof piece === 'object' && piece.type === 'ref')

function writeCell(cell: Text, index: number, place: Place): string {
  if (index === 0) return `<th scope="row">${inline(cell, place)}</th>`
  const whole = classOf(place, isReference(cell) && 'whole')
  return `<td${whole}>${inline(cell, place)}</td>`
}

/** Words of a heading, a caption or the head of a column: nothing in them is a link. */
const plain = (text: Text): string => safe(inlineText(text))

/** Running text. A defined term is linked where it first stands in a paragraph: more links would only be in the way. */
function inline(text: Text, place: Place): string {
  const linked = new Set<string>()
  return text
    .map((node) => {
      if (typeof node === 'string' || node.type !== 'term') return writeInline(node, place)
      if (linked.has(node.term)) return safe(node.text)
      linked.add(node.term)
      return link(node.text, definitionId(node.term), place, classOf(place, 'term'))
    })
    .join('')
}

function writeInline(node: Exclude<Inline, TermNode>, place: Place): string {
  if (typeof node === 'string') return safe(node)
  switch (node.type) {
    case 'strong':
      return `<strong>${safe(node.text)}</strong>`
    case 'value':
      return `<data${classOf(place, 'value')} value="${attribute(node.name)}">${safe(node.text)}</data>`
    case 'ref':
      return link(node.text, targetOf(node.to), place)
    case 'field':
      return writeField(node, place)
  }
}

/** Words that lead somewhere, where that is known. */
function link(text: string, target: string, { links }: Place, more = ''): string {
  const href = links.targets.get(target)
  return href === undefined ? safe(text) : `<a${more} href="${attribute(href)}">${safe(text)}</a>`
}
