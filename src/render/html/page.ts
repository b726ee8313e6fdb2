// What stands around the text of a page: head, skip link, documents of the set, contents. None of it is part of the document.

import type { BlockNode, DocumentNode } from '../../model/document.ts'
import { clauseTitle, inlineText } from '../tree.ts'
import { attribute, cssString, safe, slug } from './escape.ts'
import type { LinkedDocument, SeeAlso } from './links.ts'
import { style } from './style.ts'

/** A whole page around a document that is written already. */
export function writePage(
  document: DocumentNode,
  body: string,
  { prefix, links }: { readonly prefix: string; readonly links: readonly LinkedDocument[] },
): string {
  const { furniture, procurement, language } = document
  const title = inlineText(document.title)
  const main = attribute(`${prefix}page.main`)
  const lines = [
    '<!doctype html>',
    `<html lang="${attribute(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${safe(`${title} · ${procurement.title}`)}</title>`,
    `<style>${style}${margins(document, title)}</style>`,
    '</head>',
    document.layout === undefined ? '<body>' : `<body class="${document.layout}">`,
    `<a class="skip" href="#${main}">${safe(furniture.skip)}</a>`,
    writeHeader(document, links),
    writeContents(document, prefix),
    `<main id="${main}" tabindex="-1">`,
    body,
    '</main>',
    '</body>',
    '</html>',
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

/** Margins of the printed page: document, procurement and readership on top, the stamp at the foot. */
function margins({ procurement, furniture, stamp }: DocumentNode, title: string): string {
  const top = [title, procurement.title, procurement.reference, furniture.readership]
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

function writeContents({ children, furniture }: DocumentNode, prefix: string): string {
  const entries = entriesOf(children, prefix, 2)
  if (entries === '') return ''
  const label = furniture.contents
  return `<nav class="contents" aria-label="${attribute(label)}"><details open><summary>${safe(label)}</summary>\n${entries}\n</details></nav>`
}

/** Headings of the first two levels, as links. */
function entriesOf(blocks: readonly BlockNode[], prefix: string, levels: number): string {
  const entries = blocks.flatMap((block) => {
    if (block.type !== 'section' && block.type !== 'clause') return []
    const title = block.type === 'clause' ? clauseTitle(block) : inlineText(block.title)
    const inner =
      levels > 1 && block.type === 'section' ? entriesOf(block.children, prefix, levels - 1) : ''
    return [
      `<li><a href="#${attribute(prefix + slug(block.id))}">${safe(title)}</a>${inner && `\n${inner}`}</li>`,
    ]
  })
  return entries.length === 0 ? '' : `<ul>\n${entries.join('\n')}\n</ul>`
}

/** Small links under a heading. They are for the screen: not printed, and no words of the document. */
export const writeSeeAlso = (links: readonly SeeAlso[], label: string): string =>
  links.length === 0
    ? ''
    : `<ul class="see-also" aria-label="${attribute(label)}">${links.map(({ href, text }) => `<li><a href="${attribute(href)}">${safe(text)}</a></li>`).join('')}</ul>\n`
