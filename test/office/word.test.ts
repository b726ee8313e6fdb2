// LibreOffice opens our Word files, counts their numbers to what the tree says, and saves them again: nothing differs that nobody
// changed, and what someone changed is still found.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { type DocumentNode, documentKinds } from '../../src/model/document.ts'
import { openPackage } from '../../src/office/open.ts'
import { clauseTitle, inlineText } from '../../src/render/tree.ts'
import { compareWith, type Drafts } from '../../src/word/compare/compare.ts'
import { type Comparison, compare, insertIntoDocx, readDocx, toDocx } from '../../src/word/index.ts'
import { linesOf } from '../../src/word/lines.ts'
import { documentPack } from '../support/document-pack.ts'
import { convert, pdfPages } from '../support/office.ts'
import { zipParts } from '../support/steps.ts'
import { marked, partsOf, type TemplateName } from '../support/templates.ts'
import { program, soffice } from '../support/tools.ts'
import {
  documentOf,
  documentsPack,
  drafts,
  questions,
  schedule,
} from '../support/word-documents.ts'
import {
  cut,
  editText,
  insertAt,
  paragraphOf,
  replaceOnce,
  reword,
  rowOf,
  setValue,
  typed,
} from '../support/word-edits.ts'

const office = soffice()
const pdftotext = program(['pdftotext'], 'Install poppler-utils.')
const pack = documentPack()
const drafted = documentKinds.map((kind) => [kind, draft(pack, kind)] as const)
const own = documentsPack()
const draftOf: Drafts = (kind) => drafts[kind] ?? documentOf([], { kind, title: [kind] })

/** The file with every shown number of a reference made wrong, so that what LibreOffice prints is what it counted. */
function stale(bytes: Uint8Array): Uint8Array {
  const parts = Object.fromEntries(openPackage(bytes, 'docx').parts)
  const document = new TextDecoder()
    .decode(parts['word/document.xml'])
    .replace(
      /( REF \S+ \\n \\h <\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="separate"\/><\/w:r><w:r><w:t xml:space="preserve">)[^<]*/g,
      '$1WRONG',
    )
  return zipParts({ ...parts, 'word/document.xml': document })
}

// whether a gap is a space is a guess of whoever reads a PDF
const close = (words: string) => words.replace(/\s/g, '')

test.skipIf(!office || !pdftotext).each([...drafted, ['schedule', schedule] as const])(
  '%s prints from LibreOffice with its own numbers, header and pages',
  async (_, tree: DocumentNode) => {
    const bytes = await toDocx(tree)
    const pages = pdfPages(pdftotext!, convert(office!, stale(bytes), 'docx', 'pdf'))
    const { title, reference } = tree.procurement
    for (const page of pages) {
      expect(close(page)).toContain(close([title, reference].filter(Boolean).join(' · ')))
      expect(close(page)).toContain(close(tree.furniture.readership))
    }
    expect(pages.at(-1)).toMatch(new RegExp(`Page ${pages.length} of ${pages.length}$`))
    const print = close(pages.join(''))
    let place = print.indexOf(close(inlineText(tree.title)))
    for (const { kind, number, texts } of linesOf(tree).lines) {
      if (kind !== 'item' || number === undefined) continue
      const begin = close(`${number} ${inlineText(texts[0] ?? [])}`).slice(0, 24)
      const found = print.indexOf(begin, place)
      expect(found, `${begin} after ${print.slice(place, place + 60)}`).toBeGreaterThan(-1)
      place = found
    }
    expect(print).not.toContain('WRONG')
  },
)

const laptops = composeFrom(standard, {
  title: 'Laptops 2027',
  buyer: 'City of Example',
  reference: 'EPC-7',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 24 },
})
const pagesOf = async (document: DocumentNode): Promise<string[]> =>
  pdfPages(pdftotext!, convert(office!, await toDocx(document), 'docx', 'pdf'))

describe.skipIf(!office || !pdftotext)('the paper that is signed', () => {
  const contract = draft(laptops, 'contract-schedule')
  const printed = office && pdftotext ? pagesOf(contract) : Promise.resolve([])
  const { sheet, dates, general, definitions } = Object.fromEntries(
    contract.children.flatMap((block) =>
      block.type === 'section' ? [[block.id, inlineText(block.title)]] : [],
    ),
  )

  test('has the sheet and the status of review on page 1, duties on page 2, conditions from page 3', async () => {
    const [first = '', second = '', third = '', ...more] = await printed
    expect(first).toContain(sheet)
    expect(first).toContain('No lawyer has reviewed this wording')
    expect(first).not.toContain(dates)
    expect(second).toContain(dates)
    expect(second).not.toContain('Result or effort.')
    expect(third).toContain(general)
    const back = more.findLastIndex((page) => page.includes(`${definitions} How to read.`))
    expect(back).toBeGreaterThan(more.length - 4)
  })

  test('lists contents with the pages on which they stand', async () => {
    const pages = await printed
    const second = pages[1] ?? ''
    const parts = contract.children.filter((block) => block.type === 'section')
    const titles = parts.flatMap((part) => [
      inlineText(part.title),
      ...part.children.flatMap((block) => (block.type === 'clause' ? [clauseTitle(block)] : [])),
    ])
    expect(titles.length).toBeGreaterThan(25)
    const wrong = titles.filter((title) => {
      const [, number] = second.split(`${title}..`)[1]?.match(/^[. ]*(\d+)/) ?? []
      const page = close(pages[Number(number) - 1] ?? '')
      return !page.includes(close(title))
    })
    expect(wrong).toEqual([])
    const numbers = [...second.matchAll(/\.{3,} ?(\d+)/g)].map(([, number]) => Number(number))
    expect(numbers).toHaveLength(titles.length)
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
    expect(numbers.at(-1)).toBeGreaterThan(10)
  })

  test.each(['docx:MS Word 2007 XML', 'odt'])(
    'saved as %s, its contents are no text',
    async (to) => {
      const bytes = await toDocx(contract)
      const [kind = 'docx'] = to.split(':')
      const changed = convert(office!, bytes, 'docx', to)
      const back =
        kind === 'docx' ? changed : convert(office!, changed, kind, 'docx:MS Word 2007 XML')
      const comparison = compare(laptops, await readDocx(back))
      expect(found(comparison)).toEqual([])
      expect(comparison.documents).toMatchObject([{ around: [], same: true }])
    },
  )

  test.each(['worker-notice', 'formal-request', 'letter-of-support'] as const)(
    '%s is one page',
    async (kind) => {
      expect(await pagesOf(draft(laptops, kind))).toHaveLength(1)
    },
  )
})

const folder = mkdtempSync(join(tmpdir(), 'round-trip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const trees = new Map<string, DocumentNode>([
  ...drafted,
  ['schedule', schedule],
  ['questions', questions],
])

const save = (to: string, out: string, files: readonly string[]): void => {
  execFileSync(
    office!,
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      join(folder, out),
      ...files,
    ],
    { stdio: 'ignore', timeout: 800_000 },
  )
}
/** All files in few calls: starting LibreOffice takes longer than saving. */
const saved: Promise<void> | undefined = office
  ? (async () => {
      const names = [...trees.keys()]
      for (const [name, tree] of trees)
        writeFileSync(join(folder, `${name}.docx`), await toDocx(tree))
      save(
        'docx:MS Word 2007 XML',
        'docx',
        names.map((name) => join(folder, `${name}.docx`)),
      )
      save(
        'odt',
        'odt',
        names.map((name) => join(folder, `${name}.docx`)),
      )
      save(
        'docx:MS Word 2007 XML',
        'by-odt',
        names.map((name) => join(folder, 'odt', `${name}.odt`)),
      )
    })()
  : undefined
const again = async (name: string, way = 'docx'): Promise<Uint8Array> => {
  await saved
  return new Uint8Array(readFileSync(join(folder, way, `${name}.docx`)))
}
const found = ({ documents }: Comparison): string[] =>
  documents.flatMap(({ changes }) =>
    changes.map(({ part, type, place }) =>
      [part, type, place && `${place.kind} ${place.name || place.number}`]
        .filter(Boolean)
        .join(' '),
    ),
  )
const answersOf = ({ documents }: Comparison) =>
  documents.flatMap(({ answers }) =>
    answers.flatMap(({ field, answer }) => (answer ? [`${field}: ${answer}`] : [])),
  )

describe.skipIf(!office)('saved again by LibreOffice', () => {
  for (const way of ['docx', 'by-odt'])
    for (const [name, { kind }] of trees)
      test(`${name} as ${way}: unchanged`, async () => {
        const read = await readDocx(await again(name, way))
        const isOwn = name === 'schedule' || name === 'questions'
        const comparison = isOwn ? compareWith(own, read, draftOf) : compare(pack, read)
        expect(found(comparison)).toEqual([])
        expect(comparison.documents).toMatchObject([{ kind, around: [], same: true }])
        expect(answersOf(comparison)).toEqual([])
        expect(comparison.findings).toEqual([])
      })

  const sites = 'hrdd_cs_TRN_01__sites'
  const edits: readonly (readonly [string, (xml: string) => string, readonly string[]])[] = [
    ['a word of an item', reword(sites, 'every', 'each'), ['TRN-01 wording-changed item TRN-01.1']],
    [
      'a word of a sub-item',
      reword('hrdd_cs_REQ_01__next_step', 'a union', 'a council'),
      ['REQ-01 wording-changed sub-item REQ-01.4'],
    ],
    [
      'a value',
      (xml) => replaceOnce(xml, '>20 days<', '>25 days<', xml.indexOf('hrdd_cs_REQ_01__next_step')),
      ['REQ-01 parameter-changed item REQ-01.4'],
    ],
    [
      'an item removed',
      (xml) => cut(xml, paragraphOf(xml, 'hrdd_cs_REP_01__register')),
      ['REP-01 removed item REP-01.1', 'REP-01 renumbered item REP-01.2'],
    ],
    [
      'an item added',
      (xml) =>
        insertAt(
          xml,
          paragraphOf(xml, 'hrdd_cs_TRN_01__large').start,
          typed('One more duty of the Supplier.'),
        ),
      ['TRN-01 added item TRN-01.3'],
    ],
    [
      'a definition',
      reword('hrdd_cs_definition__final_site', 'main parts', 'parts'),
      ['definition.final-site wording-changed item Final Site'],
    ],
    [
      'a row removed',
      (xml) => cut(xml, rowOf(xml, 'Diligence Plan under', 'hrdd_cs_dates__first')),
      ['dates.first removed row 1 August 2027'],
    ],
  ]
  for (const way of ['docx', 'by-odt'])
    test.each(edits)(`as ${way}, then %s: found`, async (_, edit, expected) => {
      const bytes = editText(await again('schedule', way), edit)
      expect(found(compareWith(own, await readDocx(bytes), draftOf))).toEqual(expected)
    })

  test.each(['docx', 'by-odt'])('answers given as %s are answers', async (way) => {
    const bytes = editText(await again('questions', way), (xml) =>
      xml
        .replace(
          /\[TRN-01 Final production sites\](?=<\/w:t>)/,
          'We ask each Brand in the first week.',
        )
        .replace('[Name of the bidder]', 'Example Ltd')
        .replace(/☐/, '☒')
        .replace('w14:checked w14:val="0"', 'w14:checked w14:val="1"')
        .replace('[Why, line 1]', 'It is all we sell.'),
    )
    const comparison = compareWith(own, await readDocx(bytes), draftOf)
    expect(found(comparison)).toEqual([])
    expect(answersOf(comparison)).toEqual([
      'questions.bidder: Example Ltd',
      'acceptance.answer: Yes',
      'TRN-01.q.plan.answer: We ask each Brand in the first week.',
      'lines.1.why: It is all we sell.',
    ])
  })
})

const houses: Readonly<
  Record<TemplateName, readonly [header: string, footer: RegExp, headings: readonly string[]]>
> = {
  stadt: [
    'STADT BEISPIEL · Zentrale Vergabestelle',
    /Besondere Vertragsbedingungen · Seite (\d+) von (\d+)/,
    [
      'I. Vertragsgegenstand',
      '1. Lieferung',
      'II. Menschenrechte in der Lieferkette',
      'III. Schlussbestimmungen',
    ],
  ],
  county: [
    'NORTHSHIRE',
    /Page (\d+) of (\d+)/,
    ['1 Supply', '2 Schedules', '2.1 Responsible supply chains', '3 Signatures'],
  ],
}

test.skipIf(!office || !pdftotext).each(Object.entries(houses))(
  'the filled template %s prints as it should',
  async (name, [header, footer, headings]) => {
    const bytes = await insertIntoDocx(marked(name as TemplateName, 'contract-schedule'), pack)
    const pages = pdfPages(pdftotext!, convert(office!, bytes, 'docx', 'pdf'))
    const text = pages.join(' ')
    expect(
      pages.slice(1).filter((page) => !close(page).startsWith(close(header)) || !footer.test(page)),
    ).toEqual([])
    // the template's numbers go on around ours
    const title = inlineText(draft(pack, 'contract-schedule').title)
    const order = [...headings.slice(0, -1), title, ...headings.slice(-1)].map((each) =>
      text.indexOf(each),
    )
    expect(
      order.every((place, index) => place > (order[index - 1] ?? -1)),
      String(order),
    ).toBe(true)
    expect(text).not.toMatch(/\{\{|Reference source not found|Verweis nicht gefunden/)
    const again = convert(office!, bytes, 'docx', 'docx')
    expect(partsOf(again).get('docProps/custom.xml')).toContain('hrdd.documents')
    expect(found(compare(pack, await readDocx(again)))).toEqual([])
  },
)

test('values are set by their control', () => {
  expect(setValue).toBeDefined()
})
