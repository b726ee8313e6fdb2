// Word files say what the tree says: the same words, numbers that Word counts to the same, references that lead somewhere.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BlockNode, DocumentNode, ItemNode } from '../../src/model/document.ts'
import { namespaces } from '../../src/office/names.ts'
import { openPackage } from '../../src/office/open.ts'
import { descendants, textOf, type XmlElement } from '../../src/office/xml.ts'
import { toText } from '../../src/render/text.ts'
import { readDocx, toDocx } from '../../src/word/index.ts'
import { fieldTag, targetsOf } from '../../src/word/names.ts'
import { rejected } from '../support/problems.ts'
import { all, child, fields, openWord, partOf, shown, value } from '../support/word.ts'
import {
  chart,
  clause,
  documentOf,
  field,
  item,
  questions,
  schedule,
} from '../support/word-documents.ts'

const main = (bytes: Uint8Array): XmlElement => partOf(bytes, 'word/document.xml')
const xmlOf = (bytes: Uint8Array, name = 'word/document.xml'): string =>
  new TextDecoder().decode(openPackage(bytes, 'docx').parts.get(name))
const tagOf = (control: XmlElement): string => value(child(child(control, 'sdtPr'), 'tag')) ?? ''
/** Text as words, without boxes to tick, brackets around a place to answer, or signs that stand alone. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/[[\]☐☒:()]/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))

const documents = [
  ['schedule', schedule],
  ['questions', questions],
  ['chart', documentOf([chart])],
] as const
const nodes = (block: DocumentNode | BlockNode): (DocumentNode | BlockNode)[] => [
  block,
  ...('children' in block && block.type !== 'item' && block.type !== 'paragraph'
    ? block.children.flatMap(nodes)
    : []),
]

describe('a Word file', () => {
  test.each(documents)('of the %s holds the words of the text in their order', async (_, tree) => {
    const file = openWord(await toDocx(tree))
    for (const counting of ['list', 'instance'] as const) {
      const words = wordsOf(
        shown(file, counting)
          .map(({ number, text }) => `${number} ${text}`)
          .join('\n'),
      )
      const labels = wordsOf(
        nodes(tree)
          .flatMap((node) => [
            JSON.stringify(node).match(/"label":"[^"]*","options"|"label":"[^"]*"/g) ?? [],
          ])
          .join(' '),
      )
      const wanted = wordsOf(toText(tree).replaceAll('____', ' ')).map((word) => word.toLowerCase())
      const plain = words.map((word) => word.toLowerCase())
      // an empty field shows its label or its choices, plain text a line
      let place = 0
      for (const word of plain) if (word === wanted[place]) place++
      expect(wanted.slice(place), counting).toEqual([])
      expect(plain.length - wanted.length).toBeLessThanOrEqual(labels.length)
    }
  })
  test('counts its numbers and refers to what is there', async () => {
    const file = openWord(await toDocx(schedule))
    const numbers = new Map(
      shown(file).flatMap(({ number, bookmarks }) =>
        bookmarks.map((mark) => [mark, number] as const),
      ),
    )
    const targets = targetsOf(schedule)
    for (const node of nodes(schedule))
      if (node.type === 'item' && node.number !== undefined)
        expect(numbers.get(targets.get(node.id)!.bookmark)).toBe(node.number)
    const references = fields(file.document).filter(({ code }) => code.startsWith('REF '))
    expect(references.map(({ result }) => result)).toEqual(['4', '1', '2'])
    for (const { code, result } of references)
      expect(numbers.get(/^REF (\S+) \\n \\h$/.exec(code)![1]!)).toBe(`${result}.`)
    for (const link of all(file.document, 'hyperlink'))
      expect(numbers.has(value(link, 'anchor')!)).toBe(true)
  })
  test('links what has no number, and nothing that is not there or means the other half', async () => {
    const refs = (to: string): BlockNode => ({
      type: 'paragraph',
      children: [{ type: 'ref', to, text: to }],
    })
    const tree = documentOf([
      clause('ABC-01', 'Condition'),
      clause('ABC-02', 'Question', [], 'question'),
      refs('ABC-01'),
      refs('ABC-02'),
      refs('ABC-03'),
    ])
    const links = all(main(await toDocx(tree)), 'hyperlink')
    expect(links.map((link) => value(link, 'anchor'))).toEqual(['hrdd_cs_ABC_01'])
  })
  test('has one bookmark of a possible name for each id, that begins and ends in one paragraph', async () => {
    for (const [, tree] of documents) {
      const body = main(await toDocx(tree))
      const marks = all(body, 'bookmarkStart')
      const names = marks.map((mark) => value(mark, 'name')!)
      for (const name of names) expect(name).toMatch(/^hrdd_[A-Za-z0-9_]{1,35}$/)
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
      expect(names.toSorted()).toEqual(
        [...targetsOf(tree).values()].map(({ bookmark }) => bookmark).toSorted(),
      )
      for (const mark of marks)
        expect(
          all(mark.parent!, 'bookmarkEnd').filter((end) => value(end, 'id') === value(mark, 'id')),
        ).toHaveLength(1)
    }
  })
  test('has a tagged control around each clause and each value, which is bold', async () => {
    const controls = all(main(await toDocx(schedule)), 'sdt')
    expect(controls.map(tagOf).filter((tag) => tag.startsWith('hrdd:clause:'))).toEqual([
      'hrdd:clause:REQ-01@2',
      'hrdd:clause:REP-01@2',
      'hrdd:clause:TRN-01@2',
    ])
    const values = controls.filter((control) => tagOf(control).startsWith('hrdd:value:'))
    expect(values.map((control) => [tagOf(control), textOf(control)])).toEqual([
      ['hrdd:value:REQ-01.sendDays', '14 days (SME: 21)'],
      ['hrdd:value:REQ-01.stepDays', '20 days'],
      ['hrdd:value:REP-01.startDays', '30 days (SME: 45)'],
      ['hrdd:value:TRN-01.firstModels', '10'],
      ['hrdd:value:TRN-01.share', '34 per cent'],
    ])
    for (const control of values) expect(all(control, 'b')).toHaveLength(1)
    const ids = controls.map((control) => value(child(child(control, 'sdtPr'), 'id')))
    expect(new Set(ids).size).toBe(ids.length)
    expect(all(main(await toDocx(schedule, { bare: true })), 'sdt').map(tagOf)).not.toContain(
      'hrdd:clause:REQ-01@2',
    )
  })
  test('prints the id of a clause quietly, its outcome in a box, run-ins bold', async () => {
    const paragraphs = shown(openWord(await toDocx(schedule)))
    const styleOf = (begin: string) => paragraphs.find(({ text }) => text.startsWith(begin))!.style
    expect(styleOf('TRN-01 Final production sites')).toBe('Heading2')
    expect(styleOf('Outcome. ')).toBe('HrddOutcome')
    expect(styleOf('Proof. ')).toBe('HrddProof')
    expect(styleOf('Final Site. ')).toBe('HrddDefinition')
    expect(styleOf('Sites. The')).toBe('HrddItem1')
    const xml = xmlOf(await toDocx(schedule))
    expect(xml).toContain(
      '<w:rStyle w:val="HrddId"/><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr><w:t xml:space="preserve">TRN-01</w:t>',
    )
    expect(xml).toContain(
      '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Reseller, answers.</w:t></w:r>',
    )
  })
  test('has a control for each field, with boxes for yes and no and a list for a choice', async () => {
    const kinds = ['yes-no', 'narrative', 'text', 'number', 'date', 'choice'] as const
    const options = { 'yes-no': ['Ja', 'Nein'], choice: ['red & blue', 'green'] } as Record<
      string,
      string[]
    >
    const bytes = await toDocx(
      documentOf(
        kinds.map((kind) =>
          item(kind, undefined, [], { answer: field(`f.${kind}`, kind, kind, options[kind]) }),
        ),
      ),
    )
    const controls = all(main(bytes), 'sdt')
    const named = (kind: string) =>
      controls.filter((control) => tagOf(control) === fieldTag(`f.${kind}`))
    expect(
      named('yes-no').map((one) => descendants(one, namespaces.w14, 'checkbox').length),
    ).toEqual([1, 1])
    expect(
      named('choice').flatMap((one) =>
        all(one, 'listItem').map((entry) => value(entry, 'displayText')),
      ),
    ).toEqual(options.choice)
    expect(all(named('date')[0]!, 'date')).toHaveLength(1)
    for (const kind of ['narrative', 'text', 'number'])
      expect(all(named(kind)[0]!, 'text')).toHaveLength(1)
  })
  test('locks the text of clauses on demand, and never what is filled in', async () => {
    expect(all(main(await toDocx(schedule)), 'lock')).toEqual([])
    for (const control of all(main(await toDocx(schedule, { lock: true })), 'sdt')) {
      const properties = child(control, 'sdtPr')!
      const isClause = tagOf(control).startsWith('hrdd:clause:')
      expect(value(child(properties, 'lock'))).toBe(isClause ? 'sdtContentLocked' : 'sdtLocked')
      expect(all(properties, 'group')).toHaveLength(Number(isClause))
    }
  })
  test('repeats the header row of each table, describes it, and fits it to the page', async () => {
    const tables = [
      ...all(main(await toDocx(schedule)), 'tbl'),
      ...all(main(await toDocx(questions)), 'tbl'),
    ]
    expect(tables).toHaveLength(3)
    for (const table of tables) {
      expect(all(all(table, 'tr')[0]!, 'tblHeader')).toHaveLength(1)
      expect(value(all(table, 'tblDescription')[0])).not.toBe('')
      const widths = all(table, 'gridCol').map((column) => Number(value(column, 'w')))
      expect(widths.reduce((total, width) => total + width, 0)).toBe(
        Number(value(all(table, 'tblW')[0], 'w')),
      )
      expect(Math.min(...widths)).toBeGreaterThan(400)
    }
    const rows = [
      [
        ['1.1'],
        ['responsibilities'],
        ['Many words stand here, so that most room is needed. '.repeat(5)],
      ],
    ]
    const columns = [['Number'], ['Who'], ['What']]
    const wide = await toDocx(
      documentOf([{ type: 'table', id: 't', caption: ['Caption'], columns, rows }]),
    )
    const [number, who, what] = all(main(wide), 'gridCol').map((column) =>
      Number(value(column, 'w')),
    )
    expect(what).toBeGreaterThan(who! * 2)
    expect(who).toBeGreaterThan(number!)
    // 9-point Arial is some 100 twentieths of a point a letter
    expect(who).toBeGreaterThan('responsibilities'.length * 100)
  })
  test('draws a chart as a table: whole labels, values, shaded bars', async () => {
    const body = main(await toDocx(documentOf([chart])))
    const rows = all(body, 'tr').map((row) => {
      const [label, value, bar = ''] = all(row, 'tc').map(textOf)
      return { label, value, bar: bar.length, shaded: all(row, 'shd').length }
    })
    expect(rows).toEqual([
      { label: 'to 31 December 2027', value: '82.0 (approaching)', bar: 71, shaded: 1 },
      { label: 'to 30 June 2028', value: 'no data', bar: 0, shaded: 0 },
      { label: 'to 31 December 2028', value: '95.5 (good)', bar: 82, shaded: 1 },
    ])
  })
  test('says at head and foot of each page what it is', async () => {
    const bytes = await toDocx(schedule)
    expect(all(partOf(bytes, 'word/header1.xml'), 'p').map(textOf)).toEqual([
      'Laptops 2027 · CE-17',
      'People who do the work · To be published',
    ])
    const footer = partOf(bytes, 'word/footer1.xml')
    expect(all(footer, 't').map(textOf).join('')).toBe(
      'hrdd-clauses 0.4.0 · 000000000000Page 1 of 1',
    )
    expect(fields(footer).map(({ code }) => code)).toEqual(['PAGE', 'NUMPAGES'])
  })
  test('says in its properties which documents and wording it holds', async () => {
    const bytes = await toDocx(
      { ...schedule, supplier: { role: 'reseller', size: 'sme' } },
      { date: '2027-02-01' },
    )
    const custom = textOf(partOf(bytes, 'docProps/custom.xml'))
    expect(JSON.parse(custom.replace('0.4.0', ''))).toEqual([
      {
        kind: 'contract-schedule',
        supplier: { role: 'reseller', size: 'sme' },
        digest: schedule.stamp.digest,
      },
    ])
    const date = '2027-02-01T00:00:00Z'
    expect(textOf(partOf(bytes, 'docProps/core.xml'))).toBe(
      `People who do the workLaptops 2027City of Example${date}${date}en-GB`,
    )
    expect(
      textOf(partOf(await toDocx({ ...schedule, language: 'de' }), 'docProps/core.xml')),
    ).toMatch(/Examplede-DE$/)
  })
  test('lists the headings of two levels in front of a long document, with links and pages', async () => {
    const part = (index: number): BlockNode => ({
      type: 'section',
      id: `s${index}`,
      title: [`Part ${index}`],
      children: [
        clause(`ABC-${index}`, 'Title'),
        {
          type: 'section',
          id: `d${index}`,
          title: ['Deep'],
          children: [clause(`XYZ-${index}`, 'Deeper')],
        },
      ],
    })
    const tree = documentOf([1, 2, 3, 4, 5, 6, 7].map((index) => part(index + 10)))
    const body = main(await toDocx(tree))
    const contents = all(body, 'sdt').find((sdt) => all(sdt, 'docPartObj').length > 0)!
    expect(
      all(contents, 'p')
        .slice(0, 3)
        .map((line) => all(line, 't').map(textOf).join('')),
    ).toEqual(['Part 11', 'ABC-11 Title', 'Deep'])
    expect(all(contents, 'p')).toHaveLength(21)
    expect(all(contents, 'hyperlink')).toHaveLength(21)
    expect(
      all(contents, 'instrText').filter((code) => textOf(code).includes('PAGEREF')),
    ).toHaveLength(21)
    expect(all(main(await toDocx(schedule)), 'docPartObj')).toEqual([])
  })
  test('lists contents where a section says so, for programs that count pages when they open it', async () => {
    const part = (index: number, more: object = {}): BlockNode => ({
      type: 'section',
      id: `s${index}`,
      title: [`Part ${index}`],
      children: [],
      ...more,
    })
    const parts = (contents: object) =>
      documentOf([
        part(0),
        part(1, contents),
        ...Array.from({ length: 20 }, (_, at) => part(at + 2)),
      ])
    const orderOf = (bytes: Uint8Array) =>
      all(main(bytes), 'p').flatMap((line) => {
        const isEntry = all(line, 'instrText').length > 0
        const text = all(line, 't').map(textOf).join('')
        return isEntry && text === 'Part 0'
          ? ['contents']
          : [text].filter((words) => !isEntry && /^Part [01]$/.test(words))
      })
    const bytes = await toDocx(parts({ contents: true, page: true }))
    expect(orderOf(bytes)).toEqual(['Part 0', 'contents', 'Part 1'])
    expect(orderOf(await toDocx(parts({})))).toEqual(['contents', 'Part 0', 'Part 1'])
    // a field around the whole list keeps LibreOffice from counting
    expect(xmlOf(bytes)).not.toContain('> TOC ')
    expect(xmlOf(bytes, 'word/settings.xml')).toContain('<w:updateFields w:val="true"/>')
    expect(xmlOf(await toDocx(schedule), 'word/settings.xml')).not.toContain('updateFields')
    expect((await readDocx(bytes)).pieces.map(({ text }) => text).slice(0, 3)).toEqual([
      'People who do the work',
      'Part 0',
      'Part 1',
    ])
  })
  test('begins a page where a section does', async () => {
    const section = (id: string, more: object = {}): BlockNode => ({
      type: 'section',
      id,
      title: [id],
      children: [],
      ...more,
    })
    const body = main(
      await toDocx(documentOf([section('first'), section('second', { page: true })])),
    )
    const broken = all(body, 'pageBreakBefore').map((mark) => textOf(mark.parent!.parent!))
    expect(broken).toEqual(['second'])
  })
  test('prints ids in the margin, and rooms to write, sign and tick', async () => {
    const text = field('f.text', 'text', 'Supplier')
    const answered = (id: string, kind: 'narrative' | 'text' | 'yes-no') =>
      item(id, '1.', ['State it.'], {
        answer: field(`f.${id}`, kind, 'It', kind === 'yes-no' ? ['Yes', 'No'] : undefined),
      })
    const bytes = await toDocx(
      documentOf([
        clause('TRN-01', 'Sites'),
        item('line', undefined, ['Supplier: ', text]),
        item('middle', undefined, ['Supplier: ', { ...text, id: 'f.other' }, '.']),
        item('sign', undefined, ['Signature: ', { ...text, id: 'f.sign' }], { role: 'signature' }),
        answered('long', 'narrative'),
        answered('short', 'text'),
        answered('tick', 'yes-no'),
        { type: 'paragraph', role: 'stamp', children: ['Which wording.'] },
      ]),
    )
    const lines = all(main(bytes), 'p').map((line) => {
      const properties = child(line, 'pPr')
      const stop = all(properties!, 'tab')[0]
      return {
        text: all(line, 't').map(textOf).join(''),
        style: value(child(properties, 'pStyle')),
        rule: value(stop, 'leader'),
        hanging: value(child(properties, 'ind'), 'hanging'),
      }
    })
    const lineOf = (begin: string) => lines.find((line) => line.text.startsWith(begin))
    expect(lineOf('TRN-01')).toMatchObject({ text: 'TRN-01Sites', hanging: '720' })
    const supplier = lines.filter((line) => line.text.startsWith('Supplier'))
    expect(supplier.map(({ rule }) => rule)).toEqual(['underscore', undefined])
    expect(lineOf('Signature')).toMatchObject({ style: 'HrddSignature', rule: 'underscore' })
    const answers = lines.filter((line) => /^(\[It|☐)/.test(line.text)).map(({ style }) => style)
    expect(answers).toEqual(['HrddNarrative', 'HrddAnswer', 'HrddTicks'])
    expect(lineOf('Which wording')?.style).toBe('HrddStamp')
    // a box of a few lines: as much room below the words as the format allows
    const style = all(partOf(bytes, 'word/styles.xml'), 'style').find(
      (each) => value(each, 'styleId') === 'HrddNarrative',
    )!
    expect(value(all(style, 'bottom')[0], 'space')).toBe('31')
  })
  test('of a poster is set large, of a letter close', async () => {
    const sizes = async (layout?: 'letter' | 'poster') => {
      const bytes = await toDocx(documentOf([], layout && { layout }))
      const defaults = all(partOf(bytes, 'word/styles.xml'), 'docDefaults')[0]!
      return [value(all(defaults, 'sz')[0]), value(all(main(bytes), 'pgMar')[0], 'left')]
    }
    expect(await sizes()).toEqual(['20', '1134'])
    expect(await sizes('letter')).toEqual(['20', '1134'])
    // 13 points
    expect(await sizes('poster')).toEqual(['26', '851'])
  })
  test('keeps what leads over to a table on its page, and an id in a cell on its line', async () => {
    const columns = [['Item'], ['What']]
    const rows = [
      [['KPI-TRN-01.1'], ['Many words stand here, so that all room is needed. '.repeat(9)]],
    ]
    const bytes = await toDocx(
      documentOf([
        { type: 'paragraph', children: ['It leads over.'] },
        { type: 'table', id: 't', caption: [], columns, rows },
        { type: 'paragraph', children: ['It follows.'] },
      ]),
    )
    const kept = all(main(bytes), 'keepNext').map((mark) => textOf(mark.parent!.parent!))
    expect(kept).toContain('It leads over.')
    expect(kept).not.toContain('It follows.')
    for (const row of all(main(bytes), 'tr')) expect(all(row, 'cantSplit')).toHaveLength(1)
    const [id] = all(main(bytes), 'gridCol').map((column) => Number(value(column, 'w')))
    // it may break behind KPI- only
    expect(id).toBeGreaterThan('TRN-01.1'.length * 100)
  })
  test('lies on its side where it is mostly wide tables', async () => {
    const words = 'Words in a cell. '.repeat(10)
    const table = (columns: number): BlockNode => ({
      type: 'table',
      id: 't',
      caption: ['Caption'],
      columns: Array.from({ length: columns }, (_, at) => [`C${at}`]),
      rows: [Array.from({ length: columns }, () => [words])],
    })
    const page = async (...children: readonly BlockNode[]) =>
      value(all(main(await toDocx(documentOf(children))), 'pgSz')[0], 'orient')
    expect(await page(table(6))).toBe('landscape')
    expect(await page(table(3))).toBeUndefined()
    expect(await page(table(6), { type: 'paragraph', children: [words.repeat(7)] })).toBeUndefined()
  })
  test('uses styles and lists that it has, and headings without gaps', async () => {
    for (const [, tree] of documents) {
      const bytes = await toDocx(tree)
      const styles = all(partOf(bytes, 'word/styles.xml'), 'style').map((style) =>
        value(style, 'styleId'),
      )
      const { document, numbering } = openWord(bytes)
      const nums = all(numbering, 'num').map((num) => value(num, 'numId'))
      const used = ['pStyle', 'rStyle', 'tblStyle'].flatMap((name) => all(document, name))
      expect(styles).toEqual(expect.arrayContaining(used.map((style) => value(style))))
      const listed = all(document, 'numId').map((num) => value(num))
      expect(nums).toEqual(expect.arrayContaining(listed))
      const levels = shown(openWord(bytes)).flatMap(
        ({ style }) => /^Heading(\d)$/.exec(style ?? '')?.[1] ?? [],
      )
      for (const [index, level] of levels.entries())
        expect(Number(level)).toBeLessThanOrEqual(Number(levels[index - 1] ?? 0) + 1)
    }
  })
})

describe('bytes', () => {
  test('are the same for the same input, in every time zone', async () => {
    const zone = process.env.TZ
    for (const tree of [schedule, questions]) {
      const files: Uint8Array[] = []
      for (const TZ of ['UTC', 'America/New_York', 'Pacific/Kiritimati']) {
        process.env.TZ = TZ
        files.push(await toDocx(structuredClone(tree)))
      }
      expect(files[1]).toEqual(files[0])
      expect(files[2]).toEqual(files[0])
    }
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })
})

describe('numbers', () => {
  const numbered = (id: string, number: string, more: Partial<ItemNode> = {}): ItemNode =>
    item(`${id}.${number.replace(/\W/g, '')}`, number, ['Words.'], more)
  const numbersOf = async (children: readonly BlockNode[], counting: 'list' | 'instance') =>
    shown(openWord(await toDocx(documentOf(children))), counting)
      .slice(1)
      .map(({ number, text }) => `${number} ${text}`.trim())
  const sub = [['x'], ['y']]
  test.each(['list', 'instance'] as const)(
    'that skip, go back or have words around them come out as given, counted by %s',
    async (counting) => {
      expect(
        await numbersOf(
          [
            clause('ABC-01', 'One', [
              numbered('a', '3.'),
              numbered('a', '4.', { items: sub }),
              numbered('a', '9.', { items: sub, letters: true }),
            ]),
            clause('ABC-02', 'Two', [numbered('b', '10.'), numbered('b', '1.')]),
            numbered('c', 'A.1'),
            numbered('c', 'A.3', { items: sub }),
            numbered('c', '(2)'),
            item('d', undefined, ['Words.'], { heading: 'Term', role: 'definition', items: sub }),
          ],
          counting,
        ),
      ).toEqual([
        'ABC-01 One',
        '3. Words.',
        '4. Words.',
        '(1) x',
        '(2) y',
        '9. Words.',
        '(a) x',
        '(b) y',
        'ABC-02 Two',
        '10. Words.',
        '1. Words.',
        'A.1 Words.',
        'A.3 Words.',
        '(1) x',
        '(2) y',
        '(2) Words.',
        'Term. Words.',
        '(1) x',
        '(2) y',
      ])
    },
  )
  test('of two clauses never share a list', async () => {
    const tree = documentOf([
      clause('ABC-01', 'One', [numbered('a', '1.')]),
      clause('ABC-02', 'Two', [numbered('b', '2.')]),
    ])
    const nums = all(main(await toDocx(tree)), 'numId').map((num) => value(num))
    expect(new Set(nums).size).toBe(2)
  })
  test('that Word cannot count stand as text', async () => {
    expect(
      await numbersOf([numbered('a', 'IV.'), numbered('a', '100%1'), numbered('a', '007')], 'list'),
    ).toEqual(['IV. Words.', '100%1 Words.', '007 Words.'])
  })
  test('of any reading copy come out as given', async () => {
    const rising = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 })
      .map((list) => list.toSorted((one, other) => one - other))
    await fc.assert(
      fc.asyncProperty(fc.array(rising, { minLength: 1, maxLength: 6 }), async (clauses) => {
        const tree = clauses.map((numbers, index) =>
          clause(
            `ABC-${index + 10}`,
            'Title',
            numbers.map((at) =>
              numbered(`i${index}`, `${at}.`, at % 3 === 0 ? { items: sub, letters: true } : {}),
            ),
          ),
        )
        const wanted = clauses.flatMap((numbers, index) => [
          `ABC-${index + 10} Title`,
          ...numbers.flatMap((at) => [
            `${at}. Words.`,
            ...(at % 3 === 0 ? ['(a) x', '(b) y'] : []),
          ]),
        ])
        for (const counting of ['list', 'instance'] as const)
          expect(await numbersOf(tree, counting)).toEqual(wanted)
      }),
      { numRuns: 30 },
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
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
        '',
      )
      .replace(/[\n\t]/g, ' ')
  test('stay text, wherever they stand', async () => {
    for (const words of hostile) {
      const everything = [
        words,
        { type: 'strong', text: words },
        { type: 'term', term: words, text: words },
        { type: 'value', name: words, text: words },
        { type: 'ref', to: words, text: words },
      ] as const
      const tree = documentOf(
        [
          {
            type: 'section',
            id: words,
            title: [words],
            children: [{ type: 'paragraph', children: everything }],
          },
          clause(`c${words}`, words, [
            item(`i${words}`, words, [words], {
              heading: words,
              items: [[words]],
              answer: field(words, 'choice', words, [words]),
            }),
          ]),
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
        ],
        {
          title: [words],
          procurement: { title: words, buyer: words },
          stamp: { catalogue: words, digest: words },
        },
      )
      const bytes = await toDocx(tree, { lock: true })
      const lines = shown(openWord(bytes)).map(({ text }) => text)
      expect(lines[0]).toBe(kept(words))
      expect(lines[2]).toBe(kept(words.repeat(5)))
      for (const name of openPackage(bytes, 'docx').parts.keys())
        expect(partOf(bytes, name).name).toBeTruthy()
      expect(textOf(partOf(bytes, 'docProps/core.xml')).trim()).toBe(
        `${kept(words.replace(/\s+/g, ' ')).trim()}${kept(words).repeat(2)}en-GB`.trim(),
      )
    }
  })
  test('give possible names and tags, unlike for unlike ids', () => {
    const ids = [
      ...hostile,
      'TRN-01',
      'TRN-01.sites',
      'TRN-01-sites',
      'trn-01.sites',
      'TRN_01',
      'x'.repeat(300),
      'A',
      'a',
    ]
    const targets = targetsOf(documentOf(ids.map((id) => item(id, undefined, []))))
    const names = [...targets.values()].map(({ bookmark }) => bookmark)
    for (const name of names) expect(name).toMatch(/^hrdd_[A-Za-z0-9_]{1,35}$/)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length + 1)
    for (const id of ids) expect(fieldTag(id).length).toBeLessThanOrEqual(64)
  })
})

test('input that is none is refused', async () => {
  const codes = async (...given: Parameters<typeof toDocx>) =>
    (await rejected(toDocx(...given))).map(({ code }) => code)
  expect(await codes({ type: 'paragraph', children: [] } as never)).toEqual([
    'wrong-argument-other',
  ])
  expect(await codes(undefined as never)).toEqual(['wrong-argument'])
  expect(await codes(schedule, { date: '1 May 2027' })).toEqual(['bad-date'])
  expect(await codes(schedule, { date: '2027-02-30' })).toEqual(['bad-date'])
})
