// Text, Markdown, HTML and Word hold the same words in the same order: those of the tree.
//
// A word is what stands between spaces and holds a letter or a digit; capital and small letters count as the same, because
// text prints headings in capitals. What stands around a document (contents, links beside a clause, headers) is no part of it.

import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { type DocumentNode, type DocumentTree, documentKinds } from '../../src/model/document.ts'
import { type FieldKind, fieldKinds, type Text } from '../../src/model/text.ts'
import { toHtml, toMarkdown, toText } from '../../src/render/index.ts'
import { readDocx, toDocx } from '../../src/word/index.ts'
import { triesOf } from './runs.ts'
import { specs } from './specs.ts'

const tries = triesOf(import.meta.url)

const wordsOf = (text: string): string[] =>
  text
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => word.toUpperCase().toLowerCase())

/** Fields whose options stand in the text: in Word, another choice is a list that drops down. */
type Ticked = readonly FieldKind[]

const printed = (text: Text, ticked: Ticked): string =>
  text
    .map((node) => {
      if (typeof node === 'string') return node
      if (node.type !== 'field') return node.text
      return ticked.includes(node.kind) ? (node.options ?? []).join(' ') : ''
    })
    .join('')

const counted = (index: number, letters: true | undefined): string =>
  letters ? `(${String.fromCharCode(97 + index)})` : `(${index + 1})`

/** Lines of a tree, told here a second time, so that a fault of a renderer shows. */
function linesOf(tree: DocumentTree, ticked: Ticked): string[] {
  const say = (text: Text): string => printed(text, ticked)
  switch (tree.type) {
    case 'document':
    case 'section':
    case 'clause': {
      const title = tree.type === 'clause' ? `${tree.id} ${say(tree.title)}` : say(tree.title)
      return [title, ...tree.children.flatMap((child) => linesOf(child, ticked))]
    }
    case 'group':
      return tree.children.flatMap((child) => linesOf(child, ticked))
    case 'item': {
      const { number = '', heading, children, items = [], letters, answer } = tree
      return [
        `${number} ${heading ? `${heading}.` : ''} ${say(children)}`,
        ...items.map((item, index) => `${counted(index, letters)} ${say(item)}`),
        ...(answer ? [say([answer])] : []),
      ]
    }
    case 'paragraph':
      return [say(tree.children)]
    case 'list':
      return tree.items.map(say)
    case 'table':
      return [tree.caption, ...tree.columns, ...tree.rows.flat()].map(say)
    case 'chart':
      return [
        say(tree.caption),
        ...tree.points.map(({ label, value, note }) => `${label}: ${value} ${note}`),
      ]
  }
}

type HtmlNode = DefaultTreeAdapterTypes.Node
const inLine = new Set(['a', 'strong', 'data', 'span'])
const isFurniture = (node: HtmlNode): boolean =>
  'attrs' in node &&
  node.attrs.some(
    ({ name, value }) => name === 'class' && ['hrdd-see-also', 'hrdd-answer'].includes(value),
  )

function textOfHtml(node: HtmlNode): string {
  if ('value' in node) return node.value
  if (isFurniture(node)) return ''
  const inner = 'childNodes' in node ? node.childNodes.map(textOfHtml).join('') : ''
  return inLine.has(node.nodeName) ? inner : ` ${inner} `
}

const mainOf = (node: HtmlNode): HtmlNode | undefined => {
  if (node.nodeName === 'main') return node
  return 'childNodes' in node ? node.childNodes.map(mainOf).find(Boolean) : undefined
}

interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly children?: readonly MarkdownNode[]
}
function textOfMarkdown({ type, value, children = [] }: MarkdownNode): string {
  const inner = value ?? children.map(textOfMarkdown).join('')
  return ['strong', 'text'].includes(type) ? inner : ` ${inner} `
}
const parsed = (markdown: string): MarkdownNode =>
  fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })

async function textOfWord(document: DocumentNode): Promise<string> {
  const { pieces } = await readDocx(await toDocx(document))
  return pieces.map(({ number = '', text }) => `${number} ${text}`).join('\n')
}

/** Where two rows of words part, with those around it. */
function parting(found: readonly string[], expected: readonly string[]): string | undefined {
  const longest = Math.max(found.length, expected.length)
  const place = Array.from({ length: longest }, (_, index) => index).find(
    (index) => found[index] !== expected[index],
  )
  if (place === undefined) return undefined
  const [there, here] = [found, expected].map((words) =>
    words.slice(Math.max(0, place - 6), place + 6),
  )
  return `"${there?.join(' ')}" where the tree has "${here?.join(' ')}"`
}

/** Where each format parts from the tree. */
async function partings(document: DocumentNode): Promise<Readonly<Record<string, string>>> {
  const expected = wordsOf(linesOf(document, fieldKinds).join('\n'))
  const inWord = wordsOf(linesOf(document, ['yes-no']).join('\n'))
  const main = mainOf(parse(toHtml(document)))
  const all = {
    text: parting(wordsOf(toText(document)), expected),
    markdown: parting(wordsOf(textOfMarkdown(parsed(toMarkdown(document)))), expected),
    html: parting(wordsOf(main ? textOfHtml(main) : ''), expected),
    word: parting(wordsOf(await textOfWord(document)), inWord),
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([format, at]) => (at ? [[format, at]] : [])),
  )
}

test('every format says the words of the tree', () =>
  fc.assert(
    fc.asyncProperty(
      specs,
      fc.constantFrom(...documentKinds),
      fc.constantFrom(undefined, 'sme-reseller' as const, 'large-brand' as const),
      async (spec, kind, supplier) => {
        const document = draft(composeFrom(standard, spec), kind, supplier ? { supplier } : {})
        expect(await partings(document), kind).toEqual({})
      },
    ),
    tries(),
  ))

test('a word that is lost, doubled or moved would be seen', () => {
  const words = ['a', 'word', 'and', 'another']
  expect(parting(words, words)).toBeUndefined()
  for (const other of [words.slice(1), [...words, 'more'], ['word', 'a', 'and', 'another']])
    expect(parting(other, words)).toBeDefined()
})
