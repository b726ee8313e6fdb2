// Values are not markup: what a caller types arrives as the same inert words in every format, or is refused.

import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'
import { afterEach, describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import {
  type BlockNode,
  check,
  compose,
  type DocumentNode,
  draft,
  HrddError,
  type Pack,
  readPack,
  readSpec,
  type Spec,
  toHtml,
  toMarkdown,
  toText,
} from '../../src/index.ts'
import { kinds, specOf } from './support.ts'

/** A spec that puts one value wherever a caller may write words. */
const everywhere = (value: string): Spec =>
  specOf({
    tier: 'medium',
    title: value,
    buyer: value,
    reference: value,
    include: {},
    omit: { 'TRN-03': value },
    place: {
      'GRV-01': { tender: 'none', reason: value },
      'TRN-01': { askedAt: 'award', reason: value },
    },
  })
/** The same, where not every place can take the value (a reference is at most 100 characters). */
const withoutReference = (value: string): Spec => {
  const { reference: _reference, ...rest } = everywhere(value)
  return rest
}

const documents = (pack: Pack): DocumentNode[] => kinds.map((kind) => draft(pack, kind))

type Node = DefaultTreeAdapterTypes.Node
/** What an HTML page is made of, without its words. */
function shapeOfHtml(node: Node): string {
  if (node.nodeName === '#text') return ''
  const own =
    'tagName' in node
      ? `${node.tagName}[${node.attrs.map(({ name, value }) => `${name}=${value}`).join(' ')}]`
      : node.nodeName
  return 'childNodes' in node ? `${own}(${node.childNodes.map(shapeOfHtml).join('')})` : own
}
const wordsOfHtml = (node: Node): string =>
  node.nodeName === '#text'
    ? (node as DefaultTreeAdapterTypes.TextNode).value
    : 'childNodes' in node
      ? node.childNodes.map(wordsOfHtml).join('')
      : ''

interface MarkdownNode {
  readonly type: string
  readonly depth?: number
  readonly value?: string
  readonly children?: readonly MarkdownNode[]
}
const parseMarkdown = (text: string): MarkdownNode =>
  fromMarkdown(text, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  }) as MarkdownNode
/** What a Markdown document is made of, without its words. */
const shapeOfMarkdown = ({ type, depth, children }: MarkdownNode): string =>
  type === 'text' ? '' : `${type}${depth ?? ''}(${(children ?? []).map(shapeOfMarkdown).join('')})`
const wordsOfMarkdown = ({ value, children }: MarkdownNode): string =>
  value ?? (children ?? []).map(wordsOfMarkdown).join(' ')
const typesOf = ({ type, children }: MarkdownNode): string[] => [
  type,
  ...(children ?? []).flatMap(typesOf),
]

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim()

const plain = compose(everywhere('Plain words'))
const plainWithoutReference = compose(withoutReference('Plain words'))

/** Stands for a block that a value has not changed, so that what leaks out of the one before still shows. */
const next: BlockNode = { type: 'paragraph', children: ['The next paragraph.'] }
const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)

/** Only what a value has changed in a list of blocks: those blocks, those rows of tables, each with a paragraph behind it. */
function changed(blocks: readonly BlockNode[], others: readonly BlockNode[]): BlockNode[] {
  expect(blocks.length).toBe(others.length)
  return blocks.flatMap((block, at) => {
    const other = others[at]!
    if (!differ(block, other)) return []
    if (block.type === 'section' && other.type === 'section' && !differ(block.title, other.title))
      return [{ ...block, children: [...changed(block.children, other.children), next] }]
    if (block.type === 'table' && other.type === 'table')
      return [
        { ...block, rows: block.rows.filter((row, index) => differ(row, other.rows[index])) },
        next,
      ]
    return [block, next]
  })
}

/** Composes with the value everywhere and holds every format against what plain words give. */
function expectInert(
  value: string,
  {
    spec = everywhere(value),
    expected = plain,
    whole = false,
  }: { spec?: Spec; expected?: Pack; whole?: boolean } = {},
): void {
  const pack = compose(spec)
  check(pack)
  const words = collapse(value)
  for (const kind of kinds) {
    const [full, plainFull] = [draft(pack, kind), draft(expected, kind)]
    const document = whole
      ? full
      : { ...full, children: changed(full.children, plainFull.children) }
    const other = whole
      ? plainFull
      : { ...plainFull, children: changed(plainFull.children, full.children) }
    const html = parse(toHtml(document))
    const markdown = parseMarkdown(toMarkdown(document))
    const text = toText(document)
    expect(shapeOfHtml(html)).toBe(shapeOfHtml(parse(toHtml(other))))
    expect(shapeOfMarkdown(markdown)).toBe(shapeOfMarkdown(parseMarkdown(toMarkdown(other))))
    expect(text.split('\n').length).toBe(toText(other).split('\n').length)
    expect(collapse(text)).toContain(words)
    expect(collapse(wordsOfHtml(html))).toContain(words)
    expect(collapse(wordsOfMarkdown(markdown))).toContain(words)
  }
}

const hostile: readonly string[] = [
  '{{constructor}}',
  '{{{constructor.constructor "return 1"}}}',
  '${process.env.HOME}',
  '<%= 1 %>',
  '{% raw %}',
  '{0}',
  '{title}',
  '{{title}}',
  '</section><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img onerror>',
  '"><svg/onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>1</script>',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '<?xml version="1.0"?>',
  '=HYPERLINK("x")',
  '+1+1',
  '-1',
  '@SUM(A1)',
  '|cmd',
  '# Heading',
  '## Heading',
  '#',
  '- bullet',
  '* bullet',
  '+ bullet',
  '1. item',
  '1) item',
  '1.',
  '> quote',
  '---',
  '***',
  '===',
  '```',
  '~~~',
  '`code`',
  '| a | b |',
  '|---|',
  ':--',
  'a | b',
  '](javascript:alert(1))',
  '[x](javascript:alert(1))',
  '![x](y)',
  '![x][y]',
  '[x]: http://example.org',
  '[^1]',
  '[ ] todo',
  '<http://example.org>',
  'http://example.org',
  'https://example.org/a_b_c',
  'www.example.org',
  'a@example.org',
  '*strong* _em_ **both**',
  'a_b_c',
  '~~gone~~',
  '~gone~',
  '$x^2$',
  '\\',
  'ends with \\',
  '\\[x\\]',
  'a\\|b',
  '&amp;',
  '&lt;script&gt;',
  '&#60;',
  '&#x3C;script&#x3E;',
  '&nbsp;',
  '&copy',
  'R&D',
  'AT&T; &',
  '\u00a0# Heading',
  '    indented',
  '     1. x',
  'trailing  ',
  ' leading',
  'two  spaces',
  'e\u0301 é ß 漢字 😀 ﷽',
  '$&',
  '$1',
  "$'",
  '$$',
  'Buyer',
  'Condition 3',
  'toString',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'NaN',
]

describe('words of a caller', () => {
  test.each(hostile)('%j is only words', (value) => {
    expectInert(value)
  })
  test.each([
    '</section><script>alert(1)</script>',
    '# Heading',
    '](javascript:alert(1))',
    '![x](y) {{constructor}} &amp; <!--',
  ])('%j is only words in the whole page', (value) => {
    expectInert(value, { whole: true })
  })
  test('a text of 100 kB is refused wherever it stands, with a short message', () => {
    const long = '<b>{{x}}</b>'.repeat(8_500)
    for (const field of [
      'title',
      'buyer',
      'reference',
      'jurisdiction',
      'category',
      'language',
      'currency',
    ] as const) {
      expect(() => compose(specOf({ [field]: long }))).toThrow(HrddError)
      try {
        compose(specOf({ [field]: long }))
      } catch (error) {
        expect((error as Error).message.length).toBeLessThan(1000)
      }
    }
    expect(() => compose(specOf({ omit: { 'TRN-03': long } }))).toThrow(HrddError)
    expect(() => compose(specOf({ set: { 'TRN-01': { listDays: long } } } as never))).toThrow(
      HrddError,
    )
  })
  test('the longest words allowed are only words', () => {
    const value = `<i>${'x'.repeat(293)}</i>`
    expect(value).toHaveLength(300)
    expectInert(value, { spec: withoutReference(value), expected: plainWithoutReference })
  })
  const unsafe = [
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\n',
    '\r\n',
    '\t',
    '\u0085',
    '\u007f',
    '\u061c',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\ufffe',
    '\ud800',
    '\udc00',
  ]
  test.each(unsafe)('the character %j is refused', (character) => {
    for (const field of ['title', 'buyer', 'reference'] as const) {
      try {
        compose(specOf({ [field]: `a${character}b` }))
        expect.unreachable()
      } catch (error) {
        expect(error).toBeInstanceOf(HrddError)
        expect((error as HrddError).problems[0]).toMatchObject({
          code: 'bad-character',
          path: field,
        })
      }
    }
    expect(() => compose(specOf({ omit: { 'TRN-03': `a${character}b` } }))).toThrow(HrddError)
    expect(() =>
      compose(specOf({ place: { 'GRV-01': { tender: 'none', reason: `a${character}b` } } })),
    ).toThrow(HrddError)
  })
  test('random words are only words, or refused', () => {
    const special = fc.stringMatching(/^[ #*_\-+=~`>|[\](){}<!&$@:.\\/0-9"'ax]{1,40}$/)
    fc.assert(
      fc.property(
        fc.oneof(
          special,
          special,
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
          fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
        ),
        (value) => {
          try {
            readSpec(everywhere(value))
          } catch (error) {
            expect(error).toBeInstanceOf(HrddError)
            return
          }
          expectInert(value)
        },
      ),
      { numRuns: 120, seed: 20270701 },
    )
  })
})

describe('renderers', () => {
  const safe = fc
    .oneof(
      fc.stringMatching(/^[ #*_\-+=~`>|[\](){}<!&$@:.\\/0-9"'ax]{1,40}$/),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    )
    .filter((text) => {
      try {
        return Boolean(readSpec(specOf({ title: text })))
      } catch {
        return false
      }
    })
  test('markdown of any block holds the words and only the block', () => {
    fc.assert(
      fc.property(fc.array(safe, { minLength: 1, maxLength: 3 }), (texts) => {
        const words = collapse(texts.join(''))
        const paragraph = parseMarkdown(toMarkdown({ type: 'paragraph', children: texts }))
        expect(shapeOfMarkdown(paragraph)).toBe('root(paragraph())')
        expect(collapse(wordsOfMarkdown(paragraph))).toBe(words)
        const section = parseMarkdown(
          toMarkdown({
            type: 'section',
            id: 'a',
            title: texts,
            children: [{ type: 'paragraph', children: ['x'] }],
          }),
        )
        expect(shapeOfMarkdown(section)).toBe('root(heading1()paragraph())')
        expect(collapse(wordsOfMarkdown(section.children![0]!))).toBe(words)
        const table = parseMarkdown(
          toMarkdown({
            type: 'table',
            id: 't',
            caption: ['Caption'],
            columns: [texts, texts],
            rows: [[texts, texts]],
          }),
        )
        expect(new Set(typesOf(table))).toEqual(
          new Set(['root', 'paragraph', 'strong', 'text', 'table', 'tableRow', 'tableCell']),
        )
        expect(shapeOfMarkdown(table)).toBe(
          'root(paragraph(strong())table(tableRow(tableCell()tableCell())tableRow(tableCell()tableCell())))',
        )
        const list = parseMarkdown(toMarkdown({ type: 'list', items: [texts, texts] }))
        expect(shapeOfMarkdown(list)).toBe('root(list(listItem(paragraph())listItem(paragraph())))')
      }),
      { numRuns: 400, seed: 20270701 },
    )
  })
  test.each([
    [['\u00a0   x']],
    [['-', ' x']],
    [['#', ' x']],
    [['=', '==']],
    [['', '- x']],
    [['!', '[x](y)']],
    [['[x]', '(y)']],
    [['<', 'b>']],
    [['&', 'amp;']],
    [['\\', '*x*']],
    [['`', '`x``']],
    [['~', '~~']],
    [['http', '://example.org']],
  ])('the pieces %j make one paragraph of markdown', (children) => {
    const tree = parseMarkdown(toMarkdown({ type: 'paragraph', children }))
    expect(shapeOfMarkdown(tree)).toBe('root(paragraph())')
    expect(collapse(wordsOfMarkdown(tree))).toBe(collapse(children.join('')))
    const list = parseMarkdown(toMarkdown({ type: 'list', items: [children] }))
    expect(shapeOfMarkdown(list)).toBe('root(list(listItem(paragraph())))')
  })
  // faults of src/render/markdown.ts: spaces in front of a block stay, and the number of a list is looked for in one piece only
  test.each([[['    indented']], [['1', '. x']], [['12', ') x']]])(
    'the pieces %j make one paragraph of markdown',
    (children) => {
      expect(shapeOfMarkdown(parseMarkdown(toMarkdown({ type: 'paragraph', children })))).toBe(
        'root(paragraph())',
      )
    },
  )
  test('html of any block holds the words and only the block', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(safe, fc.constantFrom(...hostile)), { minLength: 1, maxLength: 3 }),
        (texts) => {
          const html = toHtml([
            { type: 'paragraph', children: texts },
            {
              type: 'section',
              id: texts.join(''),
              title: texts,
              children: [
                {
                  type: 'item',
                  id: `${texts[0]}.1`,
                  number: texts[0]!,
                  heading: texts[0]!,
                  children: [
                    { type: 'strong', text: texts[0]! },
                    { type: 'value', name: texts[0]!, text: texts[0]! },
                    { type: 'ref', to: texts[0]!, text: texts[0]! },
                    { type: 'term', term: texts[0]!, text: texts[0]! },
                  ],
                  answer: {
                    type: 'field',
                    id: texts[0]!,
                    kind: 'choice',
                    label: texts[0]!,
                    options: texts,
                  },
                },
              ],
            },
          ])
          const fragment = parseFragment(html)
          const tags = [...shapeOfHtml(fragment).matchAll(/([a-z0-9]+)\[([^\]]*)/g)].map(
            (match) => match[1]!,
          )
          for (const name of ['script', 'img', 'svg', 'iframe', 'i', 'b'])
            expect(tags).not.toContain(name)
          const elements = (node: Node): DefaultTreeAdapterTypes.Element[] => [
            ...('tagName' in node ? [node] : []),
            ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
          ]
          const allowed = [
            'p',
            'section',
            'h2',
            'div',
            'span',
            'strong',
            'data',
            'a',
            'label',
            'input',
          ]
          for (const { tagName, attrs } of elements(fragment)) {
            expect(allowed).toContain(tagName)
            for (const { name, value } of attrs) {
              expect([
                'id',
                'class',
                'value',
                'href',
                'role',
                'aria-label',
                'type',
                'name',
              ]).toContain(name)
              if (name === 'href') expect(value).toMatch(/^#/)
            }
          }
          expect(collapse(wordsOfHtml(fragment))).toContain(collapse(texts.join('')))
        },
      ),
      { numRuns: 400, seed: 20270701 },
    )
  })
})

describe('hostile keys', () => {
  afterEach(() => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
  })
  const json = JSON.stringify(specOf())
  const poison = '{"polluted":true}'
  const before = JSON.stringify(compose(specOf()))
  const places = [
    json.replace('{', `{"__proto__":${poison},`),
    json.replace('{', `{"constructor":{"prototype":${poison}},`),
    json.replace('"contract":{', `"contract":{"__proto__":${poison},`),
    ...['set', 'omit', 'include', 'pin', 'weights', 'place'].flatMap((field) =>
      [
        `{"__proto__":${poison}}`,
        `{"constructor":${poison}}`,
        '{"toString":{"a":1}}',
        '{"hasOwnProperty":"x"}',
      ].map((value) => json.replace('{', `{"${field}":${value},`)),
    ),
    json.replace('{', `{"set":{"TRN-01":{"__proto__":${poison}}},`),
    json.replace('{', '{"set":{"TRN-01":{"toString":1}},'),
    json.replace('{', `{"kpis":{"targets":{"__proto__":5}},`),
    json.replace('{', '{"kpis":{"targets":{"toString":5}},'),
    json.replace('{', '{"kpis":{"set":"constructor"},'),
    json.replace('{', '{"kpis":{"add":["__proto__"]},'),
    json.replace('"eu"', '"__proto__"'),
    json.replace('"eu"', '"toString"'),
    json.replace('"ict-hardware"', '"constructor"'),
    json.replace('{', '{"language":"constructor",'),
    json.replace('{', '{"strategy":"toString",'),
  ]
  test.each(places)('%s is refused', (text) => {
    expect(() => compose(JSON.parse(text))).toThrow(HrddError)
    expect(JSON.stringify(compose(specOf()))).toBe(before)
  })
  test('a prototype that the caller has polluted puts nothing into a pack', () => {
    const spec = Object.assign(
      Object.create({ tier: 'low', reference: 'inherited' }),
      specOf(),
    ) as Spec
    expect(JSON.stringify(compose(spec))).toBe(before)
  })
  test('a stored pack with hostile keys pollutes nothing', () => {
    const pack = readPack(JSON.parse(before.replace('{', `{"__proto__":${poison},`)))
    for (const document of documents(pack)) toHtml(document)
  })
  test('a document kind or supplier type with a hostile name is refused', () => {
    const pack = compose(specOf())
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(() => draft(pack, name as never)).toThrow(HrddError)
      expect(() => draft(pack, 'contract-schedule', { supplier: name as never })).toThrow(HrddError)
    }
  })
  test('anything at all is read as a spec or refused', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
        (input) => {
          try {
            readSpec(input)
          } catch (error) {
            expect(error).toBeInstanceOf(HrddError)
          }
          try {
            readPack(input)
          } catch (error) {
            expect(error).toBeInstanceOf(HrddError)
          }
        },
      ),
      { numRuns: 500, seed: 20270701 },
    )
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...Object.keys(specOf()),
          'set',
          'omit',
          'include',
          'pin',
          'weights',
          'place',
          'kpis',
          'bidders',
          'tender',
          'capacity',
          'strategy',
          'currency',
        ),
        fc.anything(),
        (field, value) => {
          try {
            compose({ ...specOf(), [field]: value })
          } catch (error) {
            expect(error).toBeInstanceOf(HrddError)
          }
        },
      ),
      { numRuns: 500, seed: 20270701 },
    )
  })
  test('an error never prints an input at length', () => {
    expect(Object.keys(standard.clauses).length).toBeGreaterThan(0)
    try {
      compose({ ...specOf(), ['x'.repeat(100_000)]: 1 } as never)
    } catch (error) {
      expect((error as HrddError).problems).toHaveLength(1)
    }
  })
})
