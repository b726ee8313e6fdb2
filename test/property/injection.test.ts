// Values are not markup: what a caller types arrives as the same inert words in every format, or is refused.

import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/advise/index.ts'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom, readPack, readSpec } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { type BlockNode, documentKinds } from '../../src/model/document.ts'
import type { Pack } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Register } from '../../src/model/register.ts'
import type { Spec } from '../../src/model/spec.ts'
import { calendar, toIcs } from '../../src/monitor.ts'
import { toHtml, toMarkdown, toText } from '../../src/render/index.ts'
import { toDocx } from '../../src/word/index.ts'
import { readWorkbook, toCsv, toWorkbook } from '../../src/workbook/index.ts'
import { triesOf } from './runs.ts'
import { example } from './specs.ts'

const tries = triesOf(import.meta.url)

/** A value wherever a caller may write words; each place another one. */
const places = [
  'title',
  'buyer',
  'reference',
  'reason',
  'part',
  'supplier',
  'brand',
  'way',
] as const
type Values = Readonly<Record<(typeof places)[number], string>>
const specWith = ({
  title,
  buyer,
  reference,
  reason,
  part,
  supplier,
  brand,
  way,
}: Values): Spec => ({
  ...example,
  tier: 'medium',
  clauses: { set: 'starter' },
  title,
  buyer,
  reference,
  tender: { published: '2027-02-01', deadline: '2027-03-15', handIn: way },
  omit: { 'TRN-01': reason },
  include: { 'TRN-02': reason },
  place: { 'GRV-01': { tender: 'none', reason } },
  components: { add: [part] },
  award: { role: 'reseller', size: 'sme', supplier, brands: [brand] },
})
const same = (value: string): Values =>
  Object.fromEntries(places.map((place) => [place, value])) as Values

const hostile = [
  '{{constructor}}',
  '{{{constructor.constructor "return 1"}}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is typed
  '${process.env.HOME}',
  '<%= 1 %>',
  '{title}',
  '{{title}}',
  '{{clause "TRN-01"}}',
  '{{hrdd contract-schedule}}',
  '@language.and',
  '@problems.noun.docx',
  '</section><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style></textarea><script>1</script>',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '<?xml version="1.0"?>',
  '<w:p/>',
  '_x0041_',
  '=HYPERLINK("x")',
  '+1+1',
  '-1',
  '@SUM(A1)',
  'a;=1+1',
  '＝1+1',
  '|cmd',
  'BEGIN:VEVENT',
  'a;b,c:d\\n',
  '# Heading',
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
  '](javascript:alert(1))',
  '[x](javascript:alert(1))',
  '![x](y)',
  '[x]: http://example.org',
  '[^1]',
  '[ ] todo',
  '<http://example.org>',
  'https://example.org/a_b_c',
  'www.example.org',
  'a@example.org',
  '*strong* _em_ **both**',
  'a_b_c',
  '~~gone~~',
  '$x^2$',
  '\\',
  'ends with \\',
  'a\\|b',
  '&amp;',
  '&#60;script&#x3E;',
  '&nbsp;&copy',
  'AT&T; &',
  '\u00a0# Heading',
  '     1. x',
  'two  spaces',
  'e\u0301 é ß 漢字 😀 ﷽',
  '$&',
  "$'",
  '$1$$',
  'toString',
  '__proto__',
  'constructor',
  'null',
  'undefined',
] as const
const typed = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  fc.stringMatching(/^[ #*_\-+=~`>|[\](){}<!&$@:.\\/0-9"'ax]{1,40}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
)
const isRead = (value: string): boolean => {
  try {
    return Boolean(readSpec(specWith(same(value))))
  } catch (error) {
    if (error instanceof HrddError) return false
    throw error
  }
}
/** Words that a spec may hold. */
const accepted = typed.filter(isRead)

type HtmlNode = DefaultTreeAdapterTypes.Node
function elementsOf(node: HtmlNode): DefaultTreeAdapterTypes.Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : []
  return 'tagName' in node ? [node, ...inner] : inner
}
const htmlShape = (html: string): string[] =>
  elementsOf(parse(html)).map(({ tagName, attrs }) =>
    [tagName, ...attrs.map(({ name }) => name)].join(' '),
  )

interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly children?: readonly MarkdownNode[]
}
const parsed = (markdown: string): MarkdownNode =>
  fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
const markdownShape = ({ type, children = [] }: MarkdownNode): string =>
  type === 'text' ? '' : `${type}(${children.map(markdownShape).join('')})`
const markdownWords = ({ value, children = [] }: MarkdownNode): string =>
  value ?? children.map(markdownWords).join(' ')

/** Elements of each XML part of a file, and its formulas. A part that is not well-formed throws. */
const xmlShape = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, partShape(strFromU8(part))]),
  )

function partShape(xml: string): string {
  const parser = new SaxesParser()
  const shape: string[] = []
  let isFormula = false
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    shape.push(name)
    isFormula = name === 'f' || name.endsWith(':f')
  })
  parser.on('closetag', () => {
    isFormula = false
  })
  parser.on('text', (text) => {
    if (isFormula) shape.push(text)
  })
  parser.write(xml).close()
  return shape.join(' ')
}

const unfolded = (ics: string): string[] => ics.replace(/\r\n[ \t]/g, '').split('\r\n')
const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What every format is made of, without its words. */
const shapesOf = async (pack: Pack) => ({
  documents: await Promise.all(
    documentKinds.map(async (kind) => {
      const document = draft(pack, kind)
      return {
        html: htmlShape(toHtml(document)),
        markdown: markdownShape(parsed(toMarkdown(document))),
        lines: toText(document).split('\n').length,
        word: xmlShape(await toDocx(document)),
      }
    }),
  ),
  workbook: xmlShape(await toWorkbook(pack)),
  calendar: unfolded(toIcs(calendar(pack))).map((line) => line.split(/[;:]/)[0]),
  findings: check(pack).length,
})

const plain = composeFrom(standard, specWith(same('Plain words')))
const plainShapes = await shapesOf(plain)

test('what is typed is only words, in every format', () =>
  fc.assert(
    fc.asyncProperty(
      fc.record(
        Object.fromEntries(places.map((place) => [place, accepted])) as Record<
          keyof Values,
          typeof accepted
        >,
      ),
      async (values) => {
        const pack = composeFrom(standard, specWith(values))
        expect(await shapesOf(pack)).toEqual(plainShapes)
        const all = documentKinds.map((kind) => draft(pack, kind))
        const text = collapse(all.map(toText).join('\n'))
        for (const [place, value] of Object.entries(values))
          expect(text.includes(collapse(value)), place).toBe(true)
      },
    ),
    tries(),
  ))

test.each([
  ...['\u0000', '\u0007', '\u001b[31m', '\n', '\r\n', '\t', '\u0085', '\u007f', '\u061c', '\u200e'],
  ...['\u202a', '\u202e', '\u2066', '\u2069', '\u2028', '\u2029', '\ufeff', '\ufffe', '\ud800'],
])('the character %j is refused wherever it stands', (character) => {
  const places = ({ problems }: HrddError) =>
    problems.filter(({ code }) => code === 'bad-character').map(({ path }) => path)
  try {
    readSpec(specWith(same(`a${character}b`)))
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(HrddError)
    expect(places(error as HrddError)).toHaveLength(10)
  }
})

describe('blocks', () => {
  const words = fc.array(accepted, { minLength: 1, maxLength: 3 })

  test('of Markdown hold the words and only the block', () =>
    fc.assert(
      fc.property(words, (texts) => {
        const shape = (block: BlockNode): string => markdownShape(parsed(toMarkdown(block)))
        const paragraph: BlockNode = { type: 'paragraph', children: texts }
        expect(shape(paragraph)).toBe('root(paragraph())')
        expect(collapse(markdownWords(parsed(toMarkdown(paragraph))))).toBe(
          collapse(texts.join('')),
        )
        expect(shape({ type: 'list', items: [texts, texts] })).toBe(
          'root(list(listItem(paragraph())listItem(paragraph())))',
        )
        expect(shape({ type: 'section', id: 'a', title: texts, children: [paragraph] })).toBe(
          'root(heading()paragraph())',
        )
        expect(
          shape({
            type: 'table',
            id: 't',
            caption: [],
            columns: [texts, texts],
            rows: [[texts, []]],
          }),
        ).toBe('root(table(tableRow(tableCell()tableCell())tableRow(tableCell()tableCell())))')
      }),
      tries(3),
    ))

  test('of HTML hold nothing that runs or leads away', () =>
    fc.assert(
      fc.property(words, (texts) => {
        const [text = ''] = texts
        const html = toHtml([
          {
            type: 'section',
            id: text,
            title: texts,
            children: [
              {
                type: 'item',
                id: `${text}.1`,
                number: text,
                heading: text,
                children: [
                  { type: 'strong', text },
                  { type: 'value', name: text, text },
                  { type: 'ref', to: text, text },
                  { type: 'term', term: text, text },
                ],
                answer: { type: 'field', id: text, kind: 'choice', label: text, options: texts },
              },
            ],
          },
        ])
        const elements = elementsOf(parseFragment(html))
        const names = new Set(elements.map(({ tagName }) => tagName))
        for (const name of ['script', 'img', 'svg', 'iframe', 'style', 'i', 'b'])
          expect(names).not.toContain(name)
        for (const { name, value } of elements.flatMap(({ attrs }) => attrs)) {
          expect(name).not.toMatch(/^on|^src$|^style$/)
          if (name === 'href') expect(value).toMatch(/^#/)
        }
      }),
      tries(3),
    ))
})

describe('cells of the Register', () => {
  const cell = fc
    .oneof(typed, fc.string({ unit: 'binary', maxLength: 20 }))
    .filter((text) => text.trim() !== '')
  const registerWith = (texts: readonly string[]): Register => ({
    copies: [
      {
        periodEnd: '2027-12-31',
        sheets: {
          sites: texts.map((what, index) => ({
            no: `S${index + 1}`,
            cells: { what, operator: what },
          })),
        },
      },
    ],
  })
  const read = (texts: readonly string[]) => {
    try {
      return toCsv(plain, { register: registerWith(texts) })
    } catch (error) {
      if (error instanceof HrddError) return undefined
      throw error
    }
  }

  test('are no formula in CSV, whatever separates', () =>
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (texts) => {
        const { 'sites.csv': csv = '' } = read(texts) ?? {}
        expect(csv).not.toMatch(/(?:^|[,;\t\n\r])[\s"]*[=+@＝＋－＠-]/)
      }),
      tries(5),
    ))

  test('come back from a workbook as they were typed, and are no formula there', async () => {
    const written = (texts: readonly string[]) =>
      toWorkbook(plain, { register: registerWith(texts) })
    const shape = xmlShape(await written(['x', 'x', 'x']))
    await fc.assert(
      fc.asyncProperty(fc.tuple(cell, cell, cell), async (texts) => {
        if (!read(texts)) return
        const bytes = await written(texts)
        expect(xmlShape(bytes)).toEqual(shape)
        const { register: back } = await readWorkbook(bytes, { pack: plain })
        expect(back.copies[0]?.sheets.sites?.map((row) => row.cells.what)).toEqual(
          texts.map((text) => text.trim().replace(/\r\n?/g, '\n')),
        )
      }),
      tries(0.5),
    )
  })
})

describe('hostile keys', () => {
  const json = JSON.stringify({ ...example, set: {}, omit: {}, place: {}, kpis: {} })
  const poison = '{"polluted":true}'
  const add = (field: string, more: string): string =>
    field === ''
      ? json.replace('{', `{${more},`)
      : json.replace(`"${field}":{`, `"${field}":{${more},`).replace(',}', '}')
  const inputs = [
    ...['', 'contract', 'set', 'omit', 'place', 'kpis'].flatMap((field) => [
      add(field, `"__proto__":${poison}`),
      add(field, `"constructor":${poison}`),
      add(field, `"toString":"x"`),
    ]),
    ...['"eu"', '"ict-hardware"'].flatMap((value) => [
      json.replace(value, '"__proto__"'),
      json.replace(value, '"constructor"'),
    ]),
    add('', '"language":"constructor"'),
    add('', '"strategy":"toString"'),
    add('kpis', '"set":"constructor"'),
    add('kpis', '"targets":{"toString":5}'),
    add('set', '"TRN-01":{"toString":1}'),
  ]
  test('are refused, and change nothing', () => {
    composeFrom(standard, JSON.parse(json))
    for (const text of inputs)
      expect(() => composeFrom(standard, JSON.parse(text)), text).toThrow(HrddError)
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
  })
  test('so are a stored pack with such keys, and what inherits its fields', () => {
    const stored = JSON.stringify(plain).replace('{', `{"__proto__":${poison},`)
    expect(() => readPack(JSON.parse(stored))).toThrow(HrddError)
    const heir = Object.assign(Object.create({ reference: 'inherited' }), example)
    expect(() => composeFrom(standard, heir)).toThrow(HrddError)
  })
})
