// What stands around the text of a page: head, skip link, documents of the set, contents. None of it is part of the document.

import type { BlockNode, DocumentNode } from '../../model/document.ts'
import { inlineText } from '../tree.ts'
import { attribute, cssString, escape, slug } from './escape.ts'
import { type LinkedDocument, type SeeAlso, shortTitle } from './links.ts'
import { style } from './style.ts'

/** A whole page around a document that is written already. */
export function writePage(
  document: DocumentNode,
  body: string,
  { prefix, links }: { readonly prefix: string; readonly links: readonly LinkedDocument[] },
): string {
  const { furniture, procurement, stamp, language } = document
  const title = inlineText(document.title)
  const contents = furniture ? writeContents(document.children, prefix, 2) : ''
  const main = attribute(`${prefix}page.main`)
  const lines = [
    '<!doctype html>',
    `<html lang="${attribute(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escape(`${title} · ${procurement.title}`)}</title>`,
    `<style>${style}@page{@bottom-left{width:85%;content:${cssString(`${title} · ${stamp.catalogue} · ${stamp.digest.slice(0, 12)}`)} } }</style>`,
    '</head>',
    '<body>',
    ...(furniture ? [`<a class="skip" href="#${main}">${escape(furniture.skip)}</a>`] : []),
    ...(furniture && links.length > 0
      ? [
          `<header><nav aria-label="${attribute(furniture.documents)}"><ul>\n${links.map((link) => writeLinked(link, document)).join('\n')}\n</ul></nav></header>`,
        ]
      : []),
    ...(furniture && contents
      ? [
          `<nav class="contents" aria-label="${attribute(furniture.contents)}"><details open><summary>${escape(furniture.contents)}</summary>\n${contents}\n</details></nav>`,
        ]
      : []),
    `<main id="${main}" tabindex="-1">`,
    body,
    '</main>',
    '</body>',
    '</html>',
  ]
  return `${lines.join('\n')}\n`
}

const writeLinked = ({ document, href }: LinkedDocument, own: DocumentNode): string =>
  `<li><a href="${attribute(href)}"${document === own ? ' aria-current="page"' : ''}>${escape(inlineText(document.title))}</a></li>`

/** Headings of the first two levels, as links. */
function writeContents(blocks: readonly BlockNode[], prefix: string, levels: number): string {
  const entries = blocks.flatMap((block) => {
    if (block.type !== 'section' && block.type !== 'clause') return []
    const inner =
      levels > 1 && block.type === 'section'
        ? writeContents(block.children, prefix, levels - 1)
        : ''
    const number = block.type === 'clause' ? `${block.number}. ` : ''
    return [
      `<li><a href="#${attribute(prefix + slug(block.id))}">${escape(number + shortTitle(block.title))}</a>${inner && `\n${inner}`}</li>`,
    ]
  })
  return entries.length === 0 ? '' : `<ul>\n${entries.join('\n')}\n</ul>`
}

/** Small links under a heading. They are for the screen: not printed, and no words of the document. */
export const writeSeeAlso = (links: readonly SeeAlso[], label: string): string =>
  links.length === 0
    ? ''
    : `<ul class="see-also" aria-label="${attribute(label)}">${links.map(({ href, text }) => `<li><a href="${attribute(href)}">${escape(text)}</a></li>`).join('')}</ul>\n`
