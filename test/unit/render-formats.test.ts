// Text, Markdown and HTML of single blocks; finding a block; bars; and that nothing a caller typed becomes markup.

import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import { type BlockNode, documentKinds } from '../../src/model/document.ts'
import {
  barsOf,
  findNode,
  toHtml,
  toMarkdown,
  toText,
  toTextChunks,
} from '../../src/render/index.ts'
import { documentPack } from '../support/document-pack.ts'

const item: BlockNode = {
  type: 'item',
  id: 'X-01.a',
  number: '4.',
  heading: 'Second source',
  children: [
    'A record of ',
    { type: 'value', name: 'X-01.n', text: '10' },
    ' ',
    { type: 'term', term: 'site', text: 'Sites' },
    '.',
  ],
  items: [['one;'], ['two.']],
}
const table: BlockNode = {
  type: 'table',
  id: 't',
  caption: ['Points'],
  columns: [['No.'], ['What']],
  rows: [
    [['1'], ['names | both']],
    [['2'], []],
  ],
}
const chart: BlockNode = {
  type: 'chart',
  id: 'c',
  caption: ['Answered'],
  max: 100,
  points: [
    { label: '2027', value: '82.5', note: 'approaching' },
    { label: '2028', note: 'no data' },
    { label: '2029', value: '0' },
  ],
}

describe('text', () => {
  test('is one paragraph a line, with tabs between cells', () => {
    expect(toText([item, table, chart])).toBe(`4. Second source. A record of 10 Sites.
   (1) one;
   (2) two.

Points
No.	What
1	names | both
2	

Answered
- 2027: 82.5 (approaching)
- 2028: no data
- 2029: 0
`)
  })
  test('items follow each other; other blocks stand apart', () => {
    const two = { ...item, items: undefined } as BlockNode
    expect(toText([two, two]).split('\n\n')).toHaveLength(1)
    expect(toText([two, { type: 'paragraph', children: ['x'] }])).toContain('.\n\nx\n')
  })
  test('a line break in a value makes no line', () => {
    expect(toText({ type: 'paragraph', children: ['a\n\n- b\tc'] })).toBe('a - b c\n')
  })
  test('comes in pieces too', () => {
    const tree = draft(documentPack(), 'contract-schedule')
    const chunks = [...toTextChunks(tree)]
    expect(chunks.length).toBeGreaterThan(30)
    expect(chunks.join('')).toBe(toText(tree))
  })
  test('fields print a line to write on, or boxes', () => {
    const field = { type: 'field', id: 'f', kind: 'text', label: 'Name' } as const
    expect(toText({ type: 'paragraph', children: ['Name: ', field] })).toBe('Name: ____\n')
    const choice = { ...field, kind: 'choice', options: ['a', 'b'] } as const
    expect(toText({ type: 'paragraph', children: [choice] })).toBe('☐ a ☐ b\n')
  })
  test('sub-items are counted by letters where the item says so', () => {
    const many = {
      ...item,
      letters: true,
      items: Array.from({ length: 28 }, () => ['x']),
    } as BlockNode
    expect(toText(many)).toMatch(/\(a\) x[\s\S]*\(z\) x\n {3}\(aa\) x\n {3}\(ab\) x/)
  })
})

describe('Markdown', () => {
  test('has bold leads, lists and tables', () => {
    expect(toMarkdown([item, table])).toBe(`**4. Second source.** A record of 10 Sites.

- (1) one;
- (2) two.

**Points**

| No. | What |
|---|---|
| 1 | names \\| both |
| 2 |   |
`)
  })
})

describe('bars', () => {
  test('are shares of the scale; what is no number has none', () => {
    expect(barsOf({ ...chart, type: 'chart' }).map(({ share }) => share)).toEqual([
      0.825,
      undefined,
      0,
    ])
    const points = [
      { label: 'a', value: '4' },
      { label: 'b', value: '2' },
      { label: 'c', value: 'x' },
    ]
    expect(
      barsOf({ type: 'chart', id: 'c', caption: [], points }).map(({ share }) => share),
    ).toEqual([1, 0.5, undefined])
    expect(barsOf({ type: 'chart', id: 'c', caption: [], points: [] })).toEqual([])
  })
  test('stand in HTML beside the same words', () => {
    const html = toHtml(chart)
    expect(html).toContain('<li>2027: 82.5 (approaching)<svg')
    expect(html).toContain('<rect width="825" height="10"/>')
    expect(html).toContain('<li>2028: no data</li>')
    expect(html).not.toContain('style=')
  })
})

describe('findNode', () => {
  const tree = draft(documentPack(), 'contract-schedule')
  test('finds clauses, items, definitions, and nothing where there is nothing', () => {
    expect(findNode(tree, 'TRN-01')).toMatchObject({ type: 'clause', role: 'condition' })
    expect(findNode(tree, 'TRN-01.second-source')).toMatchObject({ type: 'item', number: '4.' })
    expect(findNode(tree, 'definition.site')).toMatchObject({ role: 'definition' })
    expect(findNode(tree, 'TRN-99')).toBeUndefined()
    const node = findNode(tree, 'TRN-01')
    expect(node && findNode(node, 'TRN-01')).toBe(node)
  })
})

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '</style></textarea></title>',
  '=HYPERLINK("http://x")',
  '# heading',
  '- list',
  '1. item',
  '> quote',
  '| a | b |',
  '![x](http://x) [y](javascript:z)',
  '`code` ~~~ *em* __em__ &lt; &#60;',
  '{{title}} {{{raw}}} {{#each}}',
  '{{clause "TRN-01"}}',
  'https://example.org www.example.org a@example.org',
  '$x$ \\{{y}}',
  '---',
  'a\nb',
]

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment
const tagsOf = (node: Node): string[] => [
  ...('tagName' in node ? [node.tagName] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(tagsOf) : []),
]
const typesOf = (node: { type: string; children?: readonly unknown[] }): string[] => [
  node.type,
  ...(node.children ?? []).flatMap((child) => typesOf(child as typeof node)),
]
const parsed = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })

const packWith = (value: string) =>
  documentPack({
    spec: {
      title: value,
      buyer: value,
      reference: value,
      award: { role: 'reseller', size: 'sme', supplier: value, brands: [value] },
      tender: { published: '2027-02-01', deadline: '2027-03-15', handIn: value },
    },
    omitted: [{ id: 'INC-01', title: 'One step further', reason: value }],
  })
type DocumentKind = (typeof documentKinds)[number]
/** The elements, nodes and lines of a document: values may change none of them. */
const shapeOf = (value: string, kind: DocumentKind) => {
  const tree = draft(packWith(value), kind)
  return {
    elements: tagsOf(parseFragment(toHtml(tree))),
    nodes: typesOf(parsed(toMarkdown(tree))),
    lines: toText(tree).split('\n').length,
  }
}

describe('values of a caller', () => {
  test.each(['alignment-matrix', 'handover-note'] as const)('each stay text in the %s', (kind) => {
    const harmless = shapeOf('x', kind)
    for (const value of hostile) expect(shapeOf(value, kind), value).toEqual(harmless)
  })
  test.each(documentKinds)('all together stay text in the %s', (kind) => {
    expect(shapeOf(hostile.join(' '), kind)).toEqual(shapeOf('x', kind))
  })
  test('are printed as they were typed', () => {
    for (const value of hostile)
      expect(toText(draft(packWith(value), 'contract-schedule'))).toContain(
        value.replace(/\s+/g, ' '),
      )
  })
})
