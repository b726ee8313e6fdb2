// What a host needs of HTML: any block alone, fragments that share a page, pieces to send, its own prefixes and policy.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { type DocumentTree, documentKinds } from '../../src/model/document.ts'
import { HrddError } from '../../src/model/problems.ts'
import {
  findNode,
  stylesheet,
  toHtml,
  toHtmlChunks,
  toMarkdown,
  toMarkdownChunks,
  toText,
} from '../../src/render/index.ts'
import { documentPack } from '../support/document-pack.ts'
import { packOf } from '../support/fixture.ts'

const packs = {
  'made by hand': documentPack(),
  'of the fixture': packOf(),
  'of the catalogue': composeFrom(standard, {
    title: 'Laptops 2027',
    buyer: 'City of Example',
    jurisdiction: 'eu',
    category: 'ict-hardware',
    tier: 'high',
    contract: { start: '2027-07-01', months: 48 },
  }),
}
const pack = packs['made by hand']
const schedule = draft(pack, 'contract-schedule')
const questions = draft(pack, 'tender-questions')

const nodesOf = (tree: DocumentTree): DocumentTree[] => [
  tree,
  ...('children' in tree && tree.type !== 'item' && tree.type !== 'paragraph'
    ? tree.children.flatMap(nodesOf)
    : []),
]
/** Values of an attribute, in order. */
const valuesOf = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<[^>]* ${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '')
const classesOf = (html: string): string[] =>
  [...html.matchAll(/<[^>]* class="([^"]*)"/g)].flatMap((match) => match[1]?.split(' ') ?? [])
/** Links and labels that lead to no id of the page, and ids that stand twice. */
const faultsIn = (html: string): string[] => {
  const ids = valuesOf(html, 'id')
  const known = new Set(ids)
  const targets = [...valuesOf(html, 'href').map((href) => href.slice(1)), ...valuesOf(html, 'for')]
  return [
    ...targets.filter((id) => !known.has(id)),
    ...ids.filter((id, index) => ids.indexOf(id) !== index),
  ]
}
const codesOf = (run: () => unknown): string[] => {
  try {
    run()
  } catch (error) {
    if (error instanceof HrddError) return error.problems.map(({ code, path }) => `${code} ${path}`)
    throw error
  }
  return []
}

describe.each(Object.entries(packs))('a block alone, of a pack %s', (_name, given) => {
  test.each(documentKinds)('%s: every id is found, and reads in every format', (kind) => {
    const tree = draft(given, kind)
    const whole = { text: toText(tree), markdown: toMarkdown(tree) }
    let found = 0
    for (const node of nodesOf(tree)) {
      if (node.type === 'document' || !('id' in node) || node.id === undefined) continue
      found += 1
      expect(findNode(tree, node.id) === node, node.id).toBe(true)
      const html = toHtml(node)
      expect(faultsIn(html), node.id).toEqual([])
      expect(valuesOf(html, 'id')[0]).toBe(node.id.toLowerCase().replace(/[^a-z0-9.-]+/g, '-'))
      expect(html).not.toMatch(/<(?:html|head|style|main|nav|script)\b| style=/)
      // the last line: what is above a block may change how deep its heading is, never its words
      expect(whole.text).toContain(toText(node).trimEnd().split('\n').at(-1))
      expect(whole.markdown).toContain(toMarkdown(node).trimEnd().split('\n').at(-1))
    }
    expect(found).toBeGreaterThan(0)
  })
})

test.each(documentKinds)('%s comes in pieces that make the whole', (kind) => {
  const tree = draft(pack, kind)
  const options = { idPrefix: 'a-', nonce: 'bm9uY2U=', links: [{ document: tree, href: 'a' }] }
  const pieces = [...toHtmlChunks(tree, options)]
  expect(pieces.join('')).toBe(toHtml(tree, options))
  expect(pieces.length).toBeGreaterThan(tree.children.length)
  expect([...toMarkdownChunks(tree)].join('')).toBe(toMarkdown(tree))
})

describe('prefixes', () => {
  test('several documents share a page: no id stands twice, and every link and label leads to one', () => {
    const documents = documentKinds.map((kind) => draft(pack, kind))
    const host = documents
      .map((document) => toHtml(document, { page: false, idPrefix: `${document.kind}_` }))
      .join('\n')
    expect(faultsIn(host)).toEqual([])
    expect(valuesOf(host, 'for').length).toBeGreaterThan(10)
    for (const name of ['id', 'for', 'name'])
      for (const value of valuesOf(host, name))
        expect(
          documentKinds.some((kind) => value.startsWith(`${kind}_`)),
          value,
        ).toBe(true)
  })
  test('links lead into a document with a prefix of its own', () => {
    const links = [{ document: schedule, href: '/tender/7', idPrefix: 's-' }]
    expect(toHtml(questions, { links })).toContain('href="/tender/7#s-trn-01"')
    expect(toHtml(schedule, { page: false, idPrefix: 's-' })).toContain('id="s-trn-01"')
  })
  test('every class has the prefix, and the style of the page follows', () => {
    for (const [classPrefix, html] of [
      ['hrdd-', toHtml(schedule)],
      ['own_', toHtml(schedule, { classPrefix: 'own_' })],
    ] as const) {
      expect(classesOf(html).filter((name) => !name.startsWith(classPrefix))).toEqual([])
      expect(html).toContain(`.${classPrefix}number`)
    }
    expect(toHtml(schedule, { classPrefix: 'own_' })).not.toContain('hrdd-style')
    expect(toHtml(schedule, { classPrefix: '' })).toContain('<html lang="en" class="style">')
  })
})

describe('a document', () => {
  test('can be a fragment: its title at the level asked for, in its language, and nothing of a page', () => {
    const html = toHtml(schedule, { page: false, headingLevel: 3, nonce: 'bm9uY2U=' })
    expect(html).toMatch(/^<div lang="en">\n<h3>/)
    expect(html).toContain('<h4>')
    expect(html).not.toMatch(/<(?:html|body|style|main|nav|h1|h2)\b|nonce/)
  })
  test('has its style in the head, from a file, or none; a nonce stands on all of it', () => {
    const nonce = 'r4nd0m+/=='
    const stylesOf = (html: string) => html.match(/<(?:style|link)[^>]*>/g) ?? []
    expect(toHtml(schedule)).toContain(`<style>${stylesheet}@page{`)
    expect(stylesOf(toHtml(schedule, { nonce }))).toEqual([`<style nonce="${nonce}">`])
    expect(stylesOf(toHtml(schedule, { style: 'none', nonce }))).toEqual([])
    const link = '<link rel="stylesheet" href="/style.css?a&amp;b">'
    const style = { href: '/style.css?a&b' }
    expect(stylesOf(toHtml(schedule, { style }))).toEqual([link])
    expect(stylesOf(toHtml(schedule, { style, nonce }))).toEqual([
      link.replace('>', ` nonce="${nonce}">`),
      `<style nonce="${nonce}">`,
    ])
  })
})

test('choices that are none are refused, all at once, before the first piece', () => {
  const wrong = {
    headingLevel: 7,
    style: 'linked',
    nonce: 'a b',
    classPrefix: 'a b',
    idPrefix: '"><script>',
    links: [{ document: pack, href: 'a' }],
    clasPrefix: 'x',
  }
  expect(codesOf(() => toHtmlChunks(schedule, wrong as never))).toEqual([
    'too-big headingLevel',
    'wrong-type style',
    'bad-form-nonce nonce',
    'bad-form-prefix classPrefix',
    'bad-form-prefix idPrefix',
    'missing-choice links[0].document.type',
    'unknown-field-near clasPrefix',
  ])
  expect(codesOf(() => toHtml(schedule, { nonce: '' }))).toEqual(['bad-form-nonce nonce'])
  expect(codesOf(() => toHtml(schedule, { style: { href: 'javascript:x' } }))).toEqual([
    'link style.href',
  ])
})

test('the style reaches nothing outside its element', () => {
  expect(stylesheet.startsWith('.hrdd-style{')).toBe(true)
  let depth = 0
  const outside = [...stylesheet]
    .map((letter) => {
      if (letter === '}') depth -= 1
      const shown = depth === 0 ? letter : ''
      if (letter === '{') depth += 1
      return shown
    })
    .join('')
  expect(outside.replace(/\s/g, '')).toBe('.hrdd-style{}@pagehrdd-sheet{}@pagehrdd-poster{}')
})
