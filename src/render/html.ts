// Document tree → semantic HTML: headings without gaps, captions and scopes, an id for every clause and item.

import type { BlockNode, DocumentNode, DocumentTree, ItemNode, TableNode } from '../model/document.ts'
import type { FieldNode, Inline, Text } from '../model/text.ts'
import { asBlocks, choicesOf, inlineText, letter, pointText, type RenderInput } from './tree.ts'

/** Choices for HTML. */
export interface HtmlOptions {
  /** Level of the outermost heading of a block rendered alone, 1 to 6. A document always begins at 1. Default 2. */
  readonly headingLevel?: number
  /** Put before every id, where several fragments share a page. */
  readonly idPrefix?: string
}

interface Page {
  /** Ids that a reference can lead to. */
  readonly ids: ReadonlySet<string>
  readonly prefix: string
}

/**
 * Renders a document as a whole page, or a block or list of blocks as a fragment.
 *
 * @example
 * ```ts
 * import { toHtml } from 'hrdd-clauses'
 * console.log(toHtml({ type: 'paragraph', children: ['<script>'] })) // <p>&lt;script&gt;</p>
 * ```
 */
export function toHtml(input: RenderInput, options: HtmlOptions = {}): string {
  const blocks = asBlocks(input)
  const ids = new Set<string>()
  for (const block of blocks) collectIds(block, ids)
  const page = { ids, prefix: options.idPrefix ?? '' }
  return blocks.map((block) => (block.type === 'document' ? writeDocument(block, page) : writeBlock(block, options.headingLevel ?? 2, page))).join('\n')
}

function collectIds(block: DocumentTree, ids: Set<string>): void {
  if ('id' in block) ids.add(block.id)
  if (block.type === 'document' || block.type === 'section' || block.type === 'clause' || block.type === 'group') for (const child of block.children) collectIds(child, ids)
}

const writeDocument = (document: DocumentNode, page: Page): string => {
  const title = inline(document.title, page)
  const children = document.children.map((child) => writeBlock(child, 2, page)).join('\n')
  return `<!doctype html>\n<html lang="${attribute(document.language)}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escape(inlineText(document.title))}</title>\n<style>${style}</style>\n</head>\n<body>\n<main>\n<h1>${title}</h1>\n${children}\n</main>\n</body>\n</html>\n`
}

const style = 'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.3rem;text-align:left;vertical-align:top}caption{text-align:left;font-weight:bold;padding:.3rem 0}.number{font-weight:bold}.answer{display:block;border:1px solid;min-height:2rem;padding:.3rem}.notice{border:2px solid;padding:.5rem}ol.subs{list-style:none}'

function writeBlock(block: DocumentTree, level: number, page: Page): string {
  const all = (children: readonly BlockNode[], next: number) => children.map((child) => writeBlock(child, next, page)).join('\n')
  const id = (own: string) => ` id="${anchor(own, page)}"`
  const tag = `h${Math.min(level, 6)}`
  switch (block.type) {
    case 'document':
      return writeDocument(block, page)
    case 'section':
      return `<section${id(block.id)}>\n<${tag}>${inline(block.title, page)}</${tag}>\n${all(block.children, level + 1)}\n</section>`
    case 'clause':
      return `<article${id(block.id)} data-clause="${attribute(`${block.id}@${block.revision}`)}">\n<${tag}><span class="number">${escape(block.number)}.</span> ${inline(block.title, page)}</${tag}>\n${all(block.children, level + 1)}\n</article>`
    case 'group':
      return `<div class="group">\n${block.leadIn ? `<p class="lead-in">${inline(block.leadIn, page)}</p>\n` : ''}${all(block.children, level)}\n</div>`
    case 'item':
      return writeItem(block, page)
    case 'paragraph':
      return block.role === 'notice' ? `<p class="notice" role="note">${inline(block.children, page)}</p>` : `<p>${inline(block.children, page)}</p>`
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inline(item, page)}</li>`).join('\n')}\n</ul>`
    case 'table':
      return writeTable(block, page)
    case 'chart':
      return `<figure${id(block.id)}>\n<figcaption>${inline(block.caption, page)}</figcaption>\n<ul>\n${block.points.map((point) => `<li>${escape(pointText(point))}</li>`).join('\n')}\n</ul>\n</figure>`
  }
}

function writeItem({ id, number, heading, children, items, answer }: ItemNode, page: Page): string {
  const lead = `${number ? `<span class="number">${escape(number)}</span> ` : ''}${heading ? `<strong>${escape(heading)}.</strong> ` : ''}`
  const own = `<p>${lead}${inline(children, page)}</p>`
  const subs = items ? `\n<ol class="subs">\n${items.map((item, index) => `<li>(${letter(index)}) ${inline(item, page)}</li>`).join('\n')}\n</ol>` : ''
  return `<div class="item" id="${anchor(id, page)}">\n${own}${subs}${answer ? `\n${field(answer, page)}` : ''}\n</div>`
}

function writeTable({ id, caption, columns, rows }: TableNode, page: Page): string {
  const head = columns.map((column) => `<th scope="col">${inline(column, page)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell, index) => (index === 0 ? `<th scope="row">${inline(cell, page)}</th>` : `<td>${inline(cell, page)}</td>`)).join('')}</tr>`).join('\n')
  return `<table id="${anchor(id, page)}">\n<caption>${inline(caption, page)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`
}

const inline = (text: Text, page: Page): string => text.map((node) => writeInline(node, page)).join('')

function writeInline(node: Inline, page: Page): string {
  if (typeof node === 'string') return escape(node)
  switch (node.type) {
    case 'strong':
      return `<strong>${escape(node.text)}</strong>`
    case 'value':
      return `<data class="value" value="${attribute(node.name)}">${escape(node.text)}</data>`
    case 'term': {
      const target = `definition.${node.term.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
      return page.ids.has(target) ? `<a class="term" href="#${anchor(target, page)}">${escape(node.text)}</a>` : escape(node.text)
    }
    case 'ref': {
      const target = node.to.replace('#', '.')
      return page.ids.has(target) ? `<a href="#${anchor(target, page)}">${escape(node.text)}</a>` : escape(node.text)
    }
    case 'field':
      return field(node, page)
  }
}

/** Something to fill in, labelled for a screen reader. */
function field(node: FieldNode, page: Page): string {
  const id = anchor(node.id, page)
  const boxes = choicesOf(node)
  if (boxes) return `<span role="radiogroup" aria-label="${attribute(node.label)}">${boxes.map((option, index) => `<label><input type="radio" name="${id}" value="${attribute(option)}" id="${id}-${index + 1}"> ${escape(option)}</label>`).join(' ')}</span>`
  return `<span class="answer" id="${id}">[${escape(node.label)}]</span>`
}

const anchor = (id: string, { prefix }: Page): string => attribute(prefix + id.toLowerCase().replace(/[^a-z0-9.-]+/g, '-'))
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>]/g, (character) => entities[character]!)
const attribute = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!)
