// Nothing unresolved leaves the library: every combination of spec, document and supplier type, every text in it.

import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import {
  compose,
  draft,
  type Pack,
  readPack,
  type Spec,
  type Text,
  toHtml,
  toMarkdown,
  toText,
  toTextChunks,
} from '../../src/index.ts'
import {
  allSpecs,
  expectedSuppliers,
  isLookedAt,
  kinds,
  packOf,
  printed,
  specOf,
  targetsOf,
  textsOf,
  tiers,
  walk,
} from './support.ts'

const unresolved = /\{\{|\}\}|undefined|\bNaN\b|\bnull\b|\[object| {2}| $|^ | [.,;:)](?!\d)/

/** Faults of a text: what does not print, what leads nowhere, what nobody defined. */
function faultsOf(
  text: Text,
  targets: ReadonlySet<string>,
  definitions: ReadonlySet<string>,
): string[] {
  const words = printed(text)
  const faults: string[] = []
  if (words.trim() === '') faults.push('is empty')
  const match = unresolved.exec(words)
  if (match)
    faults.push(
      `holds "${match[0]}": ${words.slice(Math.max(0, match.index - 40), match.index + 40)}`,
    )
  for (const node of text) {
    if (typeof node === 'string') continue
    if (node.type === 'ref' && !targets.has(node.to)) faults.push(`refers to ${node.to}`)
    else if (node.type === 'term' && !definitions.has(node.term))
      faults.push(`uses "${node.term}", which has no definition`)
  }
  return faults
}

const slug = (id: string) => id.toLowerCase().replace(/[^a-z0-9.-]+/g, '-')

test('every tree of every spec is complete', () => {
  const faults = new Map<string, string>()
  const fault = (where: string, what: string) =>
    faults.has(`${where} ${what}`) || faults.set(`${where} ${what}`, current)
  const counts = { specs: 0, documents: 0, nodes: 0, texts: 0, pairs: 0 }
  let current = ''
  for (const spec of allSpecs()) {
    current = `${spec.jurisdiction} ${spec.strategy} ${spec.tier} ${spec.bidders?.roles} ${spec.bidders?.sizes}`
    const pack = compose(spec)
    counts.specs++
    counts.pairs += pack.pairs.length
    const targets = targetsOf(pack)
    const definitions = new Set(pack.definitions.map(({ id }) => id))
    // a text node is shared by all drafts of a pack, so it is looked at once
    const seen = new WeakSet<object>()
    for (const { text, where, guidance } of textsOf(pack)) {
      seen.add(text)
      counts.texts++
      for (const what of faultsOf(text, targets, definitions))
        if (!(guidance && what.startsWith('uses '))) fault(`pack ${where}`, what)
    }
    for (const kind of kinds.filter((one) => isLookedAt(one, counts.specs))) {
      for (const supplier of [undefined, ...expectedSuppliers(spec)]) {
        const document = draft(pack, kind, supplier === undefined ? {} : { supplier })
        const name = `${kind} ${typeof supplier === 'string' ? supplier : 'in full'}`
        counts.documents++
        const ids = new Set<string>()
        walk(document, {
          id(id) {
            const own = slug(id)
            if (ids.has(own)) fault(name, `has the id ${own} twice`)
            ids.add(own)
          },
          block(block, parent) {
            counts.nodes++
            if (
              (block.type === 'section' || block.type === 'clause' || block.type === 'group') &&
              block.children.length === 0
            )
              fault(name, `has nothing in ${parent} ${'id' in block ? block.id : block.type}`)
            if (block.type === 'list' && block.items.length === 0)
              fault(name, `has an empty list in ${parent}`)
            if (block.type === 'table') {
              if (block.rows.length === 0) fault(name, `has no row in ${block.id}`)
              for (const row of block.rows)
                if (row.length !== block.columns.length)
                  fault(
                    name,
                    `has ${row.length} cells for ${block.columns.length} columns in ${block.id}`,
                  )
            }
          },
          text(text, what, where) {
            if (seen.has(text)) return
            seen.add(text)
            counts.texts++
            for (const found of faultsOf(text, targets, definitions))
              fault(`${name}: ${what} of ${where}`, found)
          },
        })
      }
    }
  }
  console.log(
    `totality: ${counts.specs} specs, ${counts.pairs} pairs, ${counts.documents} documents, ${counts.nodes} nodes, ${counts.texts} texts looked at`,
  )
  expect([...faults].slice(0, 30).map(([what, where]) => `${what}   (${where})`)).toEqual([])
  expect(counts.pairs).toBeGreaterThan(counts.specs * 10)
})

test('every active clause is in a pack of its tier, and a higher tier holds the clauses of the lower', () => {
  const wanted = Object.values(standard.clauses)
  expect(wanted.filter(({ status }) => status === 'active').length).toBeGreaterThan(0)
  const ids = tiers.map((tier) => packOf({ tier }).pairs.map(({ id }) => id))
  for (const { id, from, status } of wanted)
    if (status === 'active')
      for (const tier of tiers.slice(tiers.indexOf(from)))
        expect(ids[tiers.indexOf(tier)]).toContain(id)
  expect(ids[1]).toEqual(expect.arrayContaining(ids[0]!))
  expect(ids[2]).toEqual(expect.arrayContaining(ids[1]!))
})

/** Six specs that between them hold every tier, jurisdiction group, strategy and set of bidders. */
const sample: readonly Spec[] = [
  specOf(),
  specOf({ tier: 'low', jurisdiction: 'ch', bidders: { roles: ['reseller'], sizes: ['sme'] } }),
  specOf({
    tier: 'medium',
    jurisdiction: 'de',
    strategy: 'contract-led',
    bidders: { roles: ['brand'], sizes: ['large'] },
  }),
  specOf({
    tier: 'high',
    jurisdiction: 'uk',
    strategy: 'tender-led',
    reference: 'REF-1',
    contract: { start: '2027-07-01', months: 48, value: 6e6 },
  }),
  specOf({ tier: 'medium', jurisdiction: 'no', kpis: { set: Object.keys(standard.sets).at(-1)! } }),
  specOf({
    tier: 'high',
    jurisdiction: 'nl',
    strategy: 'contract-led',
    bidders: { roles: ['reseller', 'brand'], sizes: ['sme'] },
  }),
]
const samples = () =>
  sample.flatMap((spec) => {
    const pack = compose(spec)
    // formats are slow: besides the full document, the reading copies of the first and the last supplier type
    const copies = expectedSuppliers(spec).filter((_, at, all) => at === 0 || at === all.length - 1)
    return kinds.flatMap((kind) =>
      [undefined, ...copies].map((supplier) => ({
        pack,
        kind,
        supplier,
        document: draft(pack, kind, supplier === undefined ? {} : { supplier }),
      })),
    )
  })

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element
const elementsOf = (node: Node): Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : []),
]
const attribute = (element: Element, name: string) =>
  element.attrs.find((one) => one.name === name)?.value
const wordsOf = (node: Node): string =>
  node.nodeName === '#text'
    ? (node as DefaultTreeAdapterTypes.TextNode).value
    : 'childNodes' in node
      ? node.childNodes.map(wordsOf).join('')
      : ''

describe('formats', () => {
  test('html is a page that a screen reader and a validator can follow', () => {
    for (const { document, kind } of samples()) {
      const html = toHtml(document)
      const problems: string[] = []
      const page = parse(html, { onParseError: (error) => problems.push(error.code) })
      expect(problems).toEqual([])
      const elements = elementsOf(page)
      const all = (...names: string[]) => elements.filter(({ tagName }) => names.includes(tagName))
      expect(attribute(all('html')[0]!, 'lang')).toBe('en')
      expect(wordsOf(all('title')[0]!).trim()).not.toBe('')
      expect(all('h1')).toHaveLength(1)
      let last = 0
      for (const heading of all('h1', 'h2', 'h3', 'h4', 'h5', 'h6')) {
        const level = Number(heading.tagName[1])
        expect(level, `${kind}: ${wordsOf(heading)}`).toBeLessThanOrEqual(last + 1)
        expect(wordsOf(heading).trim()).not.toBe('')
        last = level
      }
      const tables = all('table')
      for (const table of tables) {
        const inside = elementsOf(table)
        const caption = inside.find(({ tagName }) => tagName === 'caption')
        expect(caption && wordsOf(caption).trim()).toBeTruthy()
        const heads = inside.filter(({ tagName }) => tagName === 'th')
        expect(heads.length).toBeGreaterThan(0)
        for (const head of heads) expect(['col', 'row']).toContain(attribute(head, 'scope'))
        const rows = inside
          .filter(({ tagName }) => tagName === 'tr')
          .map((row) => row.childNodes.filter((cell) => 'tagName' in cell).length)
        expect(new Set(rows).size).toBe(1)
      }
      expect(tables.length).toBeGreaterThan(0)
      const ids = elements.flatMap((element) => attribute(element, 'id') ?? [])
      expect(
        ids.length - new Set(ids).size,
        `ids twice: ${ids.filter((id, at) => ids.indexOf(id) !== at).slice(0, 5)}`,
      ).toBe(0)
      for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9.-]*$/)
      for (const link of all('a')) {
        expect(attribute(link, 'href')).toMatch(/^#/)
        expect(ids).toContain(attribute(link, 'href')!.slice(1))
      }
      for (const { attrs } of elements)
        for (const { name } of attrs) expect(name).not.toMatch(/^on|^src$/)
      expect(all('script', 'img', 'iframe', 'link', 'object')).toEqual([])
      expect(wordsOf(all('body')[0]!)).not.toMatch(/\{\{|undefined|\bNaN\b|\[object/)
    }
  })
  test('a fragment begins at the level asked for, and keeps its ids apart', () => {
    const { children } = draft(packOf({ tier: 'low' }), 'contract-schedule')
    const html = toHtml(children, { headingLevel: 4, idPrefix: 'one-' })
    expect(html).toContain('<h4>')
    expect(html).not.toMatch(/<h[123]>/)
    const elements = elementsOf(parse(html))
    for (const element of elements) {
      const id = attribute(element, 'id')
      if (id !== undefined) expect(id).toMatch(/^one-/)
      const href = attribute(element, 'href')
      if (href !== undefined) expect(href).toMatch(/^#one-/)
    }
  })
  test('markdown and text print every word, and nothing unresolved', () => {
    for (const { document } of samples()) {
      const text = toText(document)
      const markdown = toMarkdown(document)
      for (const format of [text, markdown])
        expect(format).not.toMatch(/\{\{|undefined|\bNaN\b|\[object/)
      expect(text).not.toMatch(/[^\S\n]+$/m)
      expect(text).not.toMatch(/\n{4,}/)
      const flat = text.replace(/\s+/g, ' ')
      const plain = markdown.replace(/\\(?=[^A-Za-z0-9\s])/g, '').replace(/\s+/g, ' ')
      const lost: string[] = []
      walk(document, {
        text(words, what) {
          const line = printed(words)
          if (
            what === 'answer' ||
            words.some((node) => typeof node !== 'string' && node.type === 'field')
          )
            return
          if (
            !(what === 'title' ? flat.toUpperCase() : flat).includes(
              what === 'title' ? line.toUpperCase() : line,
            )
          )
            lost.push(`text lost ${what}: ${line}`)
          if (
            words.every((node) => typeof node === 'string' || node.type !== 'strong') &&
            !plain.includes(line)
          )
            lost.push(`markdown lost ${what}: ${line}`)
        },
      })
      expect(lost.slice(0, 5)).toEqual([])
    }
  })
  test('text in chunks is the same text', () => {
    const document = draft(packOf(), 'contract-schedule')
    expect([...toTextChunks(document)].join('')).toBe(toText(document))
  })
})

const bytesOf = (pack: Pack): string =>
  kinds
    .flatMap((kind) =>
      [undefined, 'sme-reseller' as const].map((supplier) =>
        draft(pack, kind, supplier && { supplier }),
      ),
    )
    .map((document) => toText(document) + toMarkdown(document) + toHtml(document))
    .join('\n')

/** The same data with the keys of every object the other way round. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T
  return typeof value === 'object' && value !== null
    ? (Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, turned(inner)]),
      ) as T)
    : value
}

describe('same input, same bytes', () => {
  const rich = specOf({
    reference: 'A-1',
    bidders: { roles: ['reseller', 'brand'], sizes: ['sme', 'large'] },
    tender: { published: '2027-02-01', deadline: '2027-03-15' },
    contract: { start: '2027-07-01', months: 48, framework: true },
    set: { 'TRN-01': { listDays: 80, firstDays: { all: 50, sme: 70 } } },
    place: { 'TRN-03': { tender: 'none', reason: 'Asked by the joint monitor' } },
  })
  test('composing twice gives an equal pack', () => {
    expect(JSON.stringify(compose(rich))).toBe(JSON.stringify(compose(rich)))
  })
  test('composing changes neither the spec nor the catalogue', () => {
    const [spec, catalogue] = [JSON.stringify(rich), JSON.stringify(standard)]
    const pack = compose(rich)
    for (const kind of kinds) draft(pack, kind)
    expect(JSON.stringify(rich)).toBe(spec)
    expect(JSON.stringify(standard)).toBe(catalogue)
  })
  test('the order of keys and of lists in a spec changes nothing', () => {
    const other = {
      ...turned(rich),
      bidders: { sizes: ['large', 'sme'], roles: ['brand', 'reseller'] },
    } as Spec
    expect(JSON.stringify(compose(other))).toBe(JSON.stringify(compose(rich)))
  })
  test('defaults that are written down change nothing', () => {
    const spelled = specOf({
      language: 'en',
      strategy: 'balanced',
      bidders: { roles: ['reseller', 'brand'], sizes: ['sme', 'large'] },
      kpis: { set: 'core' },
    })
    expect(JSON.stringify(compose(spelled))).toBe(JSON.stringify(compose(specOf())))
  })
  test('a pack composes again from its own spec', () => {
    const pack = compose(rich)
    expect(compose(pack.spec as Spec)).toEqual(pack)
  })
  test('a stored pack renders the same bytes', () => {
    for (const spec of [rich, ...sample]) {
      const pack = compose(spec)
      const stored = readPack(JSON.parse(JSON.stringify(pack)))
      expect(stored).toEqual(pack)
      expect(bytesOf(stored)).toBe(bytesOf(pack))
    }
  })
})
