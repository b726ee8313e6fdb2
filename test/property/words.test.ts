// Text, Markdown, HTML and Word hold the same words in the same order: those of the tree.
//
// A word is a run of characters between spaces that holds a letter or a digit; brackets and boxes around a place to answer,
// bullets and lines are none. Capital and small letters count as the same, because text prints its title in capitals.
// Between two blocks, two cells or two items there is always a space. What stands around the document on a page is not part of it:
// in HTML everything outside `main`, the links of `.see-also` and the drawing of a chart; in Word the table of contents,
// headers and footers. A table holds its caption, its column headings once, and its cells row by row; plain text, which has no
// grid, prints each cell behind the heading of its column, so that there the headings are expected before every cell.
// Word counts its numbers itself: they are counted here as Word does, and must come out as the tree has them.

import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import {
  compose,
  type DocumentNode,
  draft,
  type LinkedDocument,
  type Spec,
  type SupplierInput,
  toHtml,
  toMarkdown,
  toText,
} from '../../src/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { namespaces } from '../../src/render/docx/file/namespaces.ts'
import { toDocx } from '../../src/render/docx/index.ts'
import { all, openWord, shown, type WordFile } from '../support/word.ts'
import { wordsOf, wordsOfTree } from '../support/words.ts'
import { specOf } from './support.ts'

const suppliers: readonly SupplierInput[] = [
  'reseller',
  'brand',
  'sme',
  'large',
  'sme-reseller',
  'sme-brand',
  'large-reseller',
  'large-brand',
]
const specs: Readonly<Record<string, Spec>> = {
  'a framework in the EU at high risk': specOf({
    reference: 'EPC-2027-014',
    clauses: { set: 'core' },
    contract: { start: '2027-07-01', months: 48, framework: true },
    place: { 'GRV-01': { tender: 'none', reason: 'Asked by the joint monitor' } },
  }),
  'a small contract in Switzerland': specOf({
    tier: 'low',
    jurisdiction: 'ch',
    title: '1. Möbel & <Geräte> für die „Straße“ *neu*',
  }),
  'the whole catalogue in the United Kingdom': specOf({
    jurisdiction: 'uk',
    strategy: 'tender-led',
    clauses: { set: 'full' },
    kpis: { set: 'high-risk' },
    omit: { 'TRN-03': 'Findings come | through a_joint *programme*' },
  }),
}

type HtmlNode = DefaultTreeAdapterTypes.Node
const htmlBlocks = new Set([
  'p',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
  'th',
  'caption',
  'figcaption',
  'label',
  'div',
  'section',
  'article',
  'table',
  'textarea',
])

/** What a reader of the page finds in `main`, furniture apart. */
function wordsOfHtml(html: string): string[] {
  const main = (node: HtmlNode): HtmlNode | undefined =>
    node.nodeName === 'main'
      ? node
      : 'childNodes' in node
        ? node.childNodes.map(main).find(Boolean)
        : undefined
  const words = (node: HtmlNode): string => {
    if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
    if (
      'attrs' in node &&
      node.attrs.some(
        ({ name, value }) =>
          (name === 'class' && value === 'see-also') ||
          (name === 'aria-hidden' && value === 'true'),
      )
    )
      return ''
    const inner = 'childNodes' in node ? node.childNodes.map(words).join('') : ''
    return htmlBlocks.has(node.nodeName) ? ` ${inner} ` : inner
  }
  return wordsOf(words(main(parse(html))!))
}

interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly children?: readonly MarkdownNode[]
}
const markdownLines = new Set(['strong', 'emphasis', 'text'])
function wordsOfMarkdown(markdown: string): string[] {
  const words = ({ type, value, children }: MarkdownNode): string => {
    const inner = value ?? (children ?? []).map(words).join('')
    return markdownLines.has(type) ? inner : ` ${inner} `
  }
  return wordsOf(
    words(
      fromMarkdown(markdown, {
        extensions: [gfmTable()],
        mdastExtensions: [gfmTableFromMarkdown()],
      }) as MarkdownNode,
    ),
  )
}

const wordsOfFile = (file: WordFile): string[] =>
  wordsOf(
    shown(file)
      .map(({ number, text }) => `${number} ${text}`)
      .join('\n'),
  )

const folded = (words: readonly string[]): string[] =>
  words.map((word) => word.toUpperCase().toLowerCase())

/** Where two sequences part, with some words around it; undefined where they are equal. */
function parting(found: readonly string[], expected: readonly string[]): string | undefined {
  const [one, other] = [folded(found), folded(expected)]
  const at = Array.from({ length: Math.max(one.length, other.length) }, (_, index) => index).find(
    (index) => one[index] !== other[index],
  )
  return at === undefined
    ? undefined
    : `word ${at}: "${found.slice(Math.max(0, at - 6), at + 6).join(' ')}" where the tree has "${expected.slice(Math.max(0, at - 6), at + 6).join(' ')}"`
}

describe.each(Object.entries(specs))('%s', (_, spec) => {
  // the whole catalogue is long: there, two types that between them leave out every kind of part
  const types =
    spec.clauses?.set === 'full' ? (['sme-reseller', 'large-brand'] as const) : suppliers
  const pack = compose(spec)
  const links: readonly LinkedDocument[] = documentKinds.map((kind) => ({
    document: draft(pack, kind),
    href: `${kind}.html`,
  }))
  test.each(documentKinds)(
    '%s says the same in every format, for every supplier type',
    async (kind) => {
      const partings: Record<string, string> = {}
      let words = 0
      const look = (
        format: string,
        supplier: SupplierInput | undefined,
        found: readonly string[],
        expected: readonly string[],
      ) => {
        const where = parting(found, expected)
        if (where !== undefined) partings[`${format} for ${String(supplier ?? 'everyone')}`] = where
      }
      for (const supplier of [undefined, ...types]) {
        const document: DocumentNode =
          supplier === undefined
            ? links.find((link) => link.document.kind === kind)!.document
            : draft(pack, kind, { supplier })
        const expected = wordsOfTree(document)
        words += expected.length
        look('text', supplier, wordsOf(toText(document)), wordsOfTree(document, 'records'))
        look('markdown', supplier, wordsOfMarkdown(toMarkdown(document)), expected)
        look('html', supplier, wordsOfHtml(toHtml(document, { links })), expected)
        look('docx', supplier, wordsOfFile(openWord(await toDocx(document))), expected)
      }
      expect(partings).toEqual({})
      expect(words).toBeGreaterThan(1_000)
    },
  )
})

test('a word lost, doubled or moved is seen, and so is a number that Word would count otherwise', async () => {
  const document = draft(compose(specOf({ tier: 'low' })), 'contract-schedule')
  const expected = wordsOfTree(document)
  const html = toHtml(document)
  expect(parting(wordsOfHtml(html), expected)).toBeUndefined()
  expect(parting(wordsOfHtml(html.replace('</h2>', ' again</h2>')), expected)).toContain('again')
  expect(parting(wordsOfHtml(html.replace('<h1>', '<h1>Schedule ')), expected)).toBeDefined()
  expect(parting(expected.slice(1), expected)).toBeDefined()
  expect(parting([expected[1]!, expected[0]!, ...expected.slice(2)], expected)).toBeDefined()
  const file = openWord(await toDocx(document))
  expect(parting(wordsOfFile(file), expected)).toBeUndefined()
  for (const start of all(file.numbering, 'start')) start.setAttributeNS(namespaces.w, 'w:val', '2')
  expect(parting(wordsOfFile(file), expected)).toBeDefined()
})
