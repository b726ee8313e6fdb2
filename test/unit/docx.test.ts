// Word files say what the tree says: the same words, numbers that Word counts to the same, references that lead somewhere.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { compose, draft, HrddError, type Pack } from '../../src/index.ts'
import {
  type BlockNode,
  type DocumentNode,
  documentKinds,
  type ItemNode,
} from '../../src/model/document.ts'
import { namespaces } from '../../src/render/docx/file/namespaces.ts'
import { openPackage } from '../../src/render/docx/file/package.ts'
import { descendants, type Element } from '../../src/render/docx/file/xml.ts'
import { toDocx } from '../../src/render/docx/index.ts'
import { bookmarkName, fieldTag } from '../../src/render/docx/names.ts'
import { all, child, fields, openWord, partOf, shown, value } from '../support/word.ts'
import { wordsOf, wordsOfTree } from '../support/words.ts'

const packOf = (name: string): Pack =>
  compose(parse(readFileSync(`docs/examples/${name}.yaml`, 'utf8')))
const all9 = [
  undefined,
  'reseller',
  'brand',
  'sme',
  'large',
  'sme-reseller',
  'large-reseller',
  'sme-brand',
  'large-brand',
] as const
const copiesOf = (
  name: string,
  suppliers: readonly (typeof all9)[number][],
): (readonly [string, DocumentNode])[] => {
  const pack = packOf(name)
  return documentKinds.flatMap((kind) =>
    suppliers.map(
      (supplier) =>
        [
          `${name} ${kind} ${supplier ?? 'in full'}`,
          draft(pack, kind, supplier && { supplier }),
        ] as const,
    ),
  )
}
const copies = [
  ...copiesOf('laptops', all9),
  ...copiesOf('uk-servers', [undefined, 'sme-reseller']),
  ...copiesOf('swiss-monitors', [undefined, 'large-brand']),
]
const full = copies.filter(([name]) => /^laptops .*in full$/.test(name))

/** Nodes of a tree in their order. */
const nodes = (block: DocumentNode | BlockNode): (DocumentNode | BlockNode)[] => [
  block,
  ...('children' in block && block.type !== 'item' && block.type !== 'paragraph'
    ? block.children.flatMap((one) => nodes(one as BlockNode))
    : []),
]
const alone = (children: readonly BlockNode[]): DocumentNode => ({
  type: 'document',
  kind: 'contract-schedule',
  language: 'en',
  title: ['Title'],
  procurement: { title: 'Laptops', buyer: 'City' },
  stamp: { catalogue: '0.3.0', digest: 'd'.repeat(64) },
  children,
})
const item = (number: string, more: Partial<ItemNode> = {}): ItemNode => ({
  type: 'item',
  id: `item-${number.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
  number,
  children: ['Words.'],
  ...more,
})
const clause = (number: string, children: readonly BlockNode[] = []): BlockNode => ({
  type: 'clause',
  id: `ABC-${number.replace(/\D/g, '').padStart(2, '0')}`,
  revision: 1,
  number,
  title: ['Title'],
  children,
})
const main = (bytes: Uint8Array): Element => partOf(bytes, 'word/document.xml')

describe('a Word file', () => {
  test.each(copies)(
    'of %s holds the words of the tree in their order, counts its numbers and refers to what is there',
    async (_, tree) => {
      const file = openWord(await toDocx(tree))
      const wanted = wordsOfTree(tree)
      expect(wanted.length).toBeGreaterThan(100)
      // whichever way a program counts lists
      const [paragraphs, again] = [shown(file, 'list'), shown(file, 'instance')]
      for (const counted of [paragraphs, again])
        expect(wordsOf(counted.map(({ number, text }) => `${number} ${text}`).join('\n'))).toEqual(
          wanted,
        )
      const numbers = new Map(
        paragraphs.flatMap(({ number, bookmarks }) =>
          bookmarks.map((mark) => [mark, number] as const),
        ),
      )
      for (const node of nodes(tree))
        if ((node.type === 'clause' || node.type === 'item') && node.number !== undefined)
          expect([node.id, numbers.get(bookmarkName(tree.kind, node.id))]).toEqual([
            node.id,
            node.type === 'clause' ? `${node.number}.` : node.number,
          ])
      const references = fields(file.document).filter(({ code }) => code.startsWith('REF '))
      for (const { code, result } of references)
        expect([
          code,
          numbers.get(/^REF (\S+) \\n \\h$/.exec(code)![1]!)?.replace(/\.$/, ''),
        ]).toEqual([code, result])
      if (tree.kind === 'contract-schedule') expect(references.length).toBeGreaterThan(50)
      for (const link of all(file.document, 'hyperlink'))
        expect(numbers.has(value(link, 'anchor')!), value(link, 'anchor')).toBe(true)
    },
  )
  test('has one bookmark of a possible name for each id, that begins and ends in one paragraph', async () => {
    for (const [name, tree] of full) {
      const body = main(await toDocx(tree))
      const marks = all(body, 'bookmarkStart')
      const names = marks.map((mark) => value(mark, 'name')!)
      for (const mark of names) expect(mark).toMatch(/^hrdd_[A-Za-z0-9_]{1,35}$/)
      // Word knows no capitals in names of bookmarks
      expect(new Set(names.map((mark) => mark.toLowerCase())).size, name).toBe(names.length)
      expect(names.toSorted()).toEqual(
        nodes(tree)
          .flatMap((node) => ('id' in node ? [bookmarkName(tree.kind, node.id)] : []))
          .toSorted(),
      )
      for (const mark of marks)
        expect(
          elements(mark.parentNode as Element, 'bookmarkEnd').filter(
            (end) => value(end, 'id') === value(mark, 'id'),
          ),
        ).toHaveLength(1)
      expect(all(body, 'bookmarkEnd')).toHaveLength(marks.length)
    }
  })
  test('has a tagged control around each clause and each value', async () => {
    for (const [name, tree] of full) {
      const controls = all(main(await toDocx(tree)), 'sdt')
      const tags = controls.map((control) => value(child(child(control, 'sdtPr'), 'tag')) ?? '')
      const clauses = nodes(tree).filter((node) => node.type === 'clause')
      expect(
        tags.filter((tag) => /^hrdd:[^:#]+@\d+$/.test(tag)),
        name,
      ).toEqual(clauses.map(({ id, revision }) => `hrdd:${id}@${revision}`))
      const values = clauses.flatMap((own) =>
        inlines(own).flatMap((node) =>
          node.type === 'value'
            ? [[`hrdd:${own.id}@${own.revision}#${node.name}`, node.text] as const]
            : [],
        ),
      )
      expect(
        controls.flatMap((control, index) =>
          tags[index]!.includes('#') ? [[tags[index]!, control.textContent] as const] : [],
        ),
        name,
      ).toEqual(values)
      const ids = controls.flatMap((control) => value(child(child(control, 'sdtPr'), 'id')) ?? [])
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
  test('has a control for each field, with boxes for yes and no and a list for a choice', async () => {
    const kinds = ['yes-no', 'narrative', 'number', 'date', 'choice', 'file', 'table'] as const
    const bytes = await toDocx(
      alone(
        kinds.map((kind) =>
          item(`A.${kinds.indexOf(kind) + 1}`, {
            answer: {
              type: 'field',
              id: `f.${kind}`,
              kind,
              label: `Label ${kind}`,
              ...(kind === 'choice' && { options: ['red & blue', 'green'] }),
            },
          }),
        ),
      ),
    )
    const controls = all(main(bytes), 'sdt').map((control) => child(control, 'sdtPr')!)
    const named = (kind: string) =>
      controls.filter((one) => value(child(one, 'tag')) === fieldTag(`f.${kind}`))
    expect(
      named('yes-no').map((one) => [...descendants(one, namespaces.w14, 'checkbox')].length),
    ).toEqual([1, 1])
    expect(
      named('choice').flatMap((one) =>
        all(one, 'listItem').map((entry) => value(entry, 'displayText')),
      ),
    ).toEqual(['red & blue', 'green'])
    expect(all(named('date')[0]!, 'date')).toHaveLength(1)
    for (const kind of ['narrative', 'number', 'file', 'table'])
      expect(all(named(kind)[0]!, 'text'), kind).toHaveLength(1)
  })
  test('locks the text of clauses on demand, and never what is filled in', async () => {
    const [, tree] = full.find(([, one]) => one.kind === 'contract-schedule')!
    const lockOf = (control: Element) => value(child(child(control, 'sdtPr'), 'lock'))
    expect(all(main(await toDocx(tree)), 'lock')).toEqual([])
    for (const control of all(main(await toDocx(tree, { lock: true })), 'sdt')) {
      const tag = value(child(child(control, 'sdtPr'), 'tag'))
      if (tag && /#|^hrdd:(field|value):/.test(tag)) expect(lockOf(control)).toBe('sdtLocked')
      else if (tag)
        expect([lockOf(control), all(child(control, 'sdtPr')!, 'group').length]).toEqual([
          'sdtContentLocked',
          1,
        ])
    }
  })
  test('repeats the header row of each table and describes the table', async () => {
    for (const [name, tree] of full) {
      const tables = all(main(await toDocx(tree)), 'tbl')
      expect(tables.length, name).toBe(nodes(tree).filter((node) => node.type === 'table').length)
      for (const table of tables) {
        expect(all(elements(table, 'tr')[0]!, 'tblHeader')).toHaveLength(1)
        expect(value(all(table, 'tblCaption')[0])).not.toBe('')
        expect(value(all(table, 'tblDescription')[0])).not.toBe('')
        const widths = all(table, 'gridCol').map((column) => Number(value(column, 'w')))
        expect(widths.reduce((total, width) => total + width, 0)).toBe(
          Number(value(all(table, 'tblW')[0], 'w')),
        )
        expect(Math.min(...widths)).toBeGreaterThan(400)
      }
    }
  })
  test('says in its properties which documents and wording it holds', async () => {
    const [, tree] = copies.find(([name]) => name.includes('contract-schedule sme-reseller'))!
    const bytes = await toDocx(tree)
    const properties = Object.fromEntries(
      [...partOf(bytes, 'docProps/custom.xml').childNodes].map((one) => [
        (one as Element).getAttribute('name'),
        one.textContent,
      ]),
    )
    expect(JSON.parse(properties['hrdd.documents']!)).toEqual([
      {
        kind: 'contract-schedule',
        supplier: { role: 'reseller', size: 'sme' },
        digest: tree.stamp.digest,
      },
    ])
    expect(properties['hrdd.catalogue']).toBe(tree.stamp.catalogue)
    const core = partOf(bytes, 'docProps/core.xml')
    expect(
      Object.fromEntries([...core.childNodes].map((one) => [one.nodeName, one.textContent])),
    ).toEqual({
      'dc:title': wordsOfTree({ type: 'paragraph', children: tree.title }).join(' '),
      'dc:subject': tree.procurement.title,
      'dc:creator': tree.procurement.buyer,
      'dc:language': 'en-GB',
    })
    expect(
      partOf(await toDocx(tree, { date: '2027-02-01' }), 'docProps/core.xml').textContent,
    ).toContain('2027-02-01T00:00:00Z')
    const footer = partOf(bytes, 'word/footer1.xml')
    expect(footer.textContent).toContain(
      `hrdd-clauses ${tree.stamp.catalogue} · ${tree.stamp.digest.slice(0, 12)}`,
    )
    expect(fields(footer).map(({ code }) => code)).toEqual(['PAGE', 'NUMPAGES'])
  })
  test('lists the headings of two levels in front of a long document, each with a link', async () => {
    for (const [name, tree] of full) {
      const document = main(await toDocx(tree))
      const contents = all(document, 'sdt')
        .filter((sdt) => all(sdt, 'docPartObj').length > 0)
        .flatMap((sdt) =>
          all(sdt, 'p').map((line) =>
            all(line, 't')
              .map((t) => t.textContent)
              .join(''),
          ),
        )
      const headed = (block: BlockNode | DocumentNode, depth: number): string[] =>
        'title' in block && block.type !== 'document' && depth <= 2
          ? [
              wordsOfTree({ ...block, children: [] } as BlockNode).join(' '),
              ...block.children.flatMap((one) => headed(one, depth + 1)),
            ]
          : block.type === 'document'
            ? block.children.flatMap((one) => headed(one, depth + 1))
            : []
      const wanted = headed(tree, 0)
      expect(
        contents.map((line) => wordsOf(line).join(' ')),
        name,
      ).toEqual(wanted.length < 20 ? [] : wanted)
    }
    expect(full.map(([, tree]) => tree.kind)).toContain('contract-schedule')
  })
  test('lies on its side where it is mostly wide tables', async () => {
    const cell = 'Words in a cell. '.repeat(10)
    const table = (columns: number): BlockNode => ({
      type: 'table',
      id: 't',
      caption: ['Caption'],
      columns: Array.from({ length: columns }, (_, at) => [`C${at}`]),
      rows: [Array.from({ length: columns }, () => [cell])],
    })
    const page = async (children: readonly BlockNode[]) =>
      value(all(main(await toDocx(alone(children))), 'pgSz')[0], 'orient')
    expect(await page([table(6)])).toBe('landscape')
    expect(await page([table(3)])).toBeUndefined()
    expect(
      await page([table(6), { type: 'paragraph', children: [cell.repeat(7)] }]),
    ).toBeUndefined()
  })
  test('gives a column the width of its longest word, and most room to most words', async () => {
    const rows = [
      [
        ['1.1'],
        ['responsibilities'],
        [
          'Many words stand here, so that this column needs most of the room that there is. '.repeat(
            5,
          ),
        ],
      ],
    ]
    const widths = all(
      main(
        await toDocx(
          alone([
            {
              type: 'table',
              id: 't',
              caption: ['Caption'],
              columns: [['Number'], ['Who'], ['What']],
              rows,
            },
          ]),
        ),
      ),
      'gridCol',
    ).map((column) => Number(value(column, 'w')))
    expect(widths[2]!).toBeGreaterThan(widths[1]! * 2)
    expect(widths[1]!).toBeGreaterThan(widths[0]!)
    // 9-point Arial is some 100 twentieths of a point a letter
    expect(widths[1]!).toBeGreaterThan('responsibilities'.length * 100)
  })
  test('uses styles and lists that it has', async () => {
    for (const [name, tree] of full) {
      const bytes = await toDocx(tree)
      const styles = new Set(
        all(partOf(bytes, 'word/styles.xml'), 'style').map((style) => value(style, 'styleId')),
      )
      const { document, numbering } = openWord(bytes)
      const nums = new Set(all(numbering, 'num').map((num) => value(num, 'numId')))
      for (const used of ['pStyle', 'rStyle', 'tblStyle'])
        for (const style of all(document, used)) expect(styles, name).toContain(value(style))
      for (const num of all(document, 'numId')) expect(nums, name).toContain(value(num))
    }
  })
  test('has headings without gaps, the title first', async () => {
    for (const [, tree] of full) {
      let level = 0
      for (const { style } of shown(openWord(await toDocx(tree))).slice(1)) {
        const own = /^Heading(\d)$/.exec(style ?? '')
        if (!own) continue
        expect(Number(own[1])).toBeLessThanOrEqual(level + 1)
        level = Number(own[1])
      }
      expect(level).toBeGreaterThan(0)
    }
  })
})

/** Running text below a node. */
function inlines(
  value: unknown,
): { readonly type: string; readonly name: string; readonly text: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return [
    ...('type' in value && value.type === 'value' ? [value as never] : []),
    ...Object.values(value).flatMap(inlines),
  ]
}
const elements = (node: Element, name: string): Element[] =>
  [...node.childNodes].filter((one): one is Element => one.nodeName === `w:${name}`)

describe('bytes', () => {
  test('are the same for the same input, in every time zone', async () => {
    const zone = process.env.TZ
    for (const [name, tree] of full.slice(0, 3)) {
      const files: Uint8Array[] = []
      for (const TZ of ['UTC', 'America/New_York', 'Pacific/Kiritimati']) {
        process.env.TZ = TZ
        files.push(await toDocx(structuredClone(tree)))
      }
      expect(files[1], name).toEqual(files[0])
      expect(files[2], name).toEqual(files[0])
    }
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })
})

describe('numbers', () => {
  const numbersOf = async (children: readonly BlockNode[], counting: 'list' | 'instance') =>
    shown(openWord(await toDocx(alone(children))), counting)
      .slice(1)
      .map(({ number, text }) => `${number} ${text}`.trim())
  test.each(['list', 'instance'] as const)(
    'that skip, go back or have words before them come out as given, counted by %s',
    async (counting) => {
      expect(
        await numbersOf(
          [
            clause('5', [item('5.3'), item('5.4', { items: [['a'], ['b']] }), item('5.9')]),
            clause('6', [item('6.1')]),
            clause('Question 8', [item('8.2')]),
            item('A.1'),
            item('A.3', { items: [['a']] }),
            item('2'),
            item('B.1'),
            item('A.2'),
          ],
          counting,
        ),
      ).toEqual([
        '5. Title',
        '5.3 Words.',
        '5.4 Words.',
        '(a) a',
        '(b) b',
        '5.9 Words.',
        '6. Title',
        '6.1 Words.',
        'Question 8. Title',
        '8.2 Words.',
        'A.1 Words.',
        'A.3 Words.',
        '(a) a',
        '2 Words.',
        'B.1 Words.',
        'A.2 Words.',
      ])
    },
  )
  test('that Word cannot count stand as text', async () => {
    expect(await numbersOf([clause('IV'), item('4a'), item('100%1'), item('007')], 'list')).toEqual(
      ['IV. Title', '4a Words.', '100%1 Words.', '007 Words.'],
    )
  })
  test('of any reading copy come out as given', async () => {
    const increasing = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 })
      .map((list) => list.toSorted((a, b) => a - b))
    await fc.assert(
      fc.asyncProperty(
        fc.array(increasing, { minLength: 1, maxLength: 6 }),
        increasing,
        async (items, gaps) => {
          const numbers = items.map((_, index) => (gaps[index] ?? 0) + index * 41 + 1)
          const tree = items.map((own, index) =>
            clause(
              String(numbers[index]),
              own.map((at) =>
                item(`${numbers[index]}.${at}`, at % 3 === 0 ? { items: [['x'], ['y']] } : {}),
              ),
            ),
          )
          const wanted = items.flatMap((own, index) => [
            `${numbers[index]}. Title`,
            ...own.flatMap((at) => [
              `${numbers[index]}.${at} Words.`,
              ...(at % 3 === 0 ? ['(a) x', '(b) y'] : []),
            ]),
          ])
          for (const counting of ['list', 'instance'] as const)
            expect(await numbersOf(tree, counting)).toEqual(wanted)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('hostile words', () => {
  const hostile = [
    ']]>',
    '& &amp; &lt;',
    '</w:t></w:r></w:p><w:p>',
    '<w:p>',
    '"\'',
    '\u0000\u0008\u000b\u001fx',
    '\u202ertl\u202c \u200f',
    '\ud800x',
    'x\udc00',
    '\ufffe\uffff',
    '😀',
    'a\nb\tc',
    'x'.repeat(10_000),
    '<!--',
    '<![CDATA[',
    '%1.',
    '$& $1 $`',
    '{{x}}',
    '=cmd()',
  ]
  const kept = (text: string) =>
    text
      .replace(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
        '',
      )
      .replace(/[\n\t]/g, ' ')
  test('stay text, wherever they stand', async () => {
    for (const words of hostile) {
      const tree: DocumentNode = {
        ...alone([
          {
            type: 'section',
            id: words,
            title: [words],
            children: [
              {
                type: 'paragraph',
                children: [
                  words,
                  { type: 'strong', text: words },
                  { type: 'term', term: words, text: words },
                  { type: 'value', name: words, text: words },
                  { type: 'ref', to: words, text: words },
                ],
              },
            ],
          },
          {
            type: 'clause',
            id: `c${words}`,
            revision: 1,
            number: words,
            title: [words],
            children: [
              item(words, {
                id: `i${words}`,
                heading: words,
                items: [[words]],
                answer: {
                  type: 'field',
                  id: words,
                  kind: 'choice',
                  label: words,
                  options: [words],
                },
              }),
            ],
          },
          {
            type: 'table',
            id: `t${words}`,
            caption: [words],
            columns: [[words], ['b']],
            rows: [[[words], [words]]],
          },
          {
            type: 'chart',
            id: `h${words}`,
            caption: [words],
            points: [{ label: words, value: words, note: words }],
          },
        ]),
        title: [words],
        procurement: { title: words, buyer: words },
        stamp: { catalogue: words, digest: words },
      }
      const bytes = await toDocx(tree, { lock: true })
      const lines = shown(openWord(bytes)).map(({ text }) => text)
      expect(lines[0]).toBe(kept(words))
      expect(lines[2]).toBe(kept(words.repeat(5)))
      expect(lines.at(-1)).toContain(kept(words))
      for (const [name, part] of openPackage(bytes))
        if (!name.endsWith('.png'))
          expect(partOf(bytes, name).nodeName, `${name} ${part.length}`).toBeTruthy()
      expect(partOf(bytes, 'docProps/core.xml').textContent).toBe(`${kept(words).repeat(3)}en-GB`)
    }
  })
  test('give possible names and tags, unlike for unlike ids', () => {
    const ids = [
      ...hostile,
      'TRN-01',
      'TRN-01.site-list',
      'TRN-01.site.list',
      'trn-01.site-list',
      'TRN_01',
      'x'.repeat(300),
      `${'x'.repeat(300)}y`,
      '',
      'A',
      'a',
    ]
    const names = ids.map((id) => bookmarkName('contract-schedule', id))
    for (const name of names) expect(name).toMatch(/^hrdd_[A-Za-z0-9_]{1,35}$/)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length)
    for (const id of ids) expect(fieldTag(id).length).toBeLessThanOrEqual(64)
    expect(new Set(documentKinds.map((kind) => bookmarkName(kind, 'TRN-01'))).size).toBe(
      documentKinds.length,
    )
  })
})

describe('input that is none', () => {
  const problemOf = (call: Promise<unknown>) =>
    call.then(
      () => undefined,
      (error) => (error instanceof HrddError ? error.problems[0]!.code : error),
    )
  test('is refused', async () => {
    expect(await problemOf(toDocx({ type: 'paragraph', children: [] } as never))).toBe(
      'no-document',
    )
    expect(await problemOf(toDocx(undefined as never))).toBe('no-document')
    expect(await problemOf(toDocx(full[0]![1], { date: '1 May 2027' }))).toBe('bad-date')
    expect(await problemOf(toDocx(full[0]![1], { date: '2027-02-30' }))).toBe('bad-date')
  })
})
