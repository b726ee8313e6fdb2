// What stands around the text of a page: head, skip link, documents of the set, contents. None of it is part of the document.

import type { BlockNode, DocumentNode } from '../../model/document.ts'
import { clauseTitle, inlineText } from '../tree.ts'
import { attribute, cssString, safe } from './escape.ts'
import type { LinkedDocument, SeeAlso } from './links.ts'
import { classOf, idOf, type Prefixes } from './names.ts'
import type { HtmlChoices } from './options.ts'
import { stylesheet } from './style.ts'

type PageOptions = Pick<HtmlChoices, 'style' | 'nonce' | 'classPrefix' | 'idPrefix' | 'links'>

/** What stands before the text of a page: its head, and the ways over and through it. */
export function openPage(document: DocumentNode, options: PageOptions): string {
  const { furniture, procurement, language } = document
  const title = `${inlineText(document.title)} · ${procurement.title}`
  const main = idOf('page.main', options)
  const lines = [
    '<!doctype html>',
    `<html lang="${attribute(language)}"${classOf(options, 'style')}>`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${safe(title)}</title>`,
    ...writeStyle(document, options),
    '</head>',
    `<body${classOf(options, document.layout)}>`,
    `<a${classOf(options, 'skip')} href="#${main}">${safe(furniture.skip)}</a>`,
    writeHeader(document, options.links),
    writeContents(document, options),
    `<main id="${main}" tabindex="-1">`,
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

/** What stands behind it. */
export const closePage = '\n</main>\n</body>\n</html>\n'

function writeStyle(document: DocumentNode, options: PageOptions): readonly string[] {
  const { style, nonce, classPrefix } = options
  if (style === 'none') return []
  const allowed = nonce === undefined ? '' : ` nonce="${nonce}"`
  if (style === 'inline') {
    const sheet = stylesheet.replaceAll('.hrdd-', `.${classPrefix}`)
    return [`<style${allowed}>${sheet}${margins(document)}</style>`]
  }
  const link = `<link rel="stylesheet" href="${attribute(style.href)}"${allowed}>`
  return allowed === '' ? [link] : [link, `<style${allowed}>${margins(document)}</style>`]
}

/** Margins of the printed page: document, procurement and readership on top, the stamp at the foot. */
function margins({ title, procurement, furniture, stamp }: DocumentNode): string {
  const top = [inlineText(title), procurement.title, procurement.reference, furniture.readership]
    .filter((part) => part !== undefined)
    .join(' · ')
  const foot = `${stamp.catalogue} · ${stamp.digest.slice(0, 12)}`
  return `@page{@top-left{width:100%;content:${cssString(top)} }@bottom-left{content:${cssString(foot)} } }`
}

function writeHeader(document: DocumentNode, links: readonly LinkedDocument[]): string {
  const { furniture } = document
  const readership = `<p>${safe(furniture.readership)}</p>`
  if (links.length === 0) return `<header>${readership}</header>`
  const items = links.map(
    (link) =>
      `<li><a href="${attribute(link.href)}"${link.document === document ? ' aria-current="page"' : ''}>${safe(inlineText(link.document.title))}</a></li>`,
  )
  return `<header>${readership}<nav aria-label="${attribute(furniture.documents)}"><ul>\n${items.join('\n')}\n</ul></nav></header>`
}

function writeContents({ children, furniture }: DocumentNode, prefixes: Prefixes): string {
  const entries = entriesOf(children, prefixes, 2)
  if (entries === '') return ''
  const label = furniture.contents
  return `<nav${classOf(prefixes, 'contents')} aria-label="${attribute(label)}"><details open><summary>${safe(label)}</summary>\n${entries}\n</details></nav>`
}

/** Headings of the first two levels, as links. */
function entriesOf(blocks: readonly BlockNode[], prefixes: Prefixes, levels: number): string {
  const entries = blocks.flatMap((block) => {
    if (block.type !== 'section' && block.type !== 'clause') return []
    const title = block.type === 'clause' ? clauseTitle(block) : inlineText(block.title)
    const inner =
      levels > 1 && block.type === 'section' ? entriesOf(block.children, prefixes, levels - 1) : ''
    return [
      `<li><a href="#${idOf(block.id, prefixes)}">${safe(title)}</a>${inner && `\n${inner}`}</li>`,
    ]
  })
  return entries.length === 0 ? '' : `<ul>\n${entries.join('\n')}\n</ul>`
}

/** Small links under a heading. They are for the screen: not printed, and no words of the document. */
export function writeSeeAlso(links: readonly SeeAlso[], label: string, prefixes: Prefixes): string {
  if (links.length === 0) return ''
  const items = links.map(
    ({ href, text }) => `<li><a href="${attribute(href)}">${safe(text)}</a></li>`,
  )
  return `<ul${classOf(prefixes, 'see-also')} aria-label="${attribute(label)}">${items.join('')}</ul>\n`
}
