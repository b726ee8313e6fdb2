// Word files read back and compared: what is written is found unchanged, and every edit is found as what it is.

import { describe, expect, test } from 'vitest'
import type { DocumentKind } from '../../src/model/document.ts'
import { compareWith, type Drafts } from '../../src/word/compare/compare.ts'
import { type Comparison, describeComparison, readDocx, toDocx } from '../../src/word/index.ts'
import { problemsOf } from '../support/problems.ts'
import {
  documentOf,
  documentsPack,
  drafts,
  questions,
  schedule,
} from '../support/word-documents.ts'
import {
  addPart,
  controlOf,
  cut,
  editParts,
  editText,
  insertAt,
  inside,
  itemOf,
  paragraphOf,
  replaceOnce,
  reword,
  rowOf,
  setValue,
  typed,
} from '../support/word-edits.ts'

const pack = documentsPack()
/** Kinds that these tests do not draft are empty. */
const draftOf: Drafts = (kind, supplier) => ({
  ...(drafts[kind] ?? documentOf([], { kind, title: [kind] })),
  ...(supplier && { supplier }),
})
const compare = (bytes: Uint8Array): Promise<Comparison> =>
  readDocx(bytes).then((read) => compareWith(pack, read, draftOf))
const fileOf = (kind: DocumentKind): Promise<Uint8Array> => toDocx(draftOf(kind))

const changesOf = ({ documents }: Comparison) =>
  documents.flatMap(({ changes }) => changes.filter(({ type }) => type !== 'renumbered'))
/** Everything found, a line for each: part, what, where. */
const found = (comparison: Comparison): string[] =>
  changesOf(comparison).map(({ part, type, place }) =>
    [part, type, place && `${place.kind} ${place.name || place.number}`].filter(Boolean).join(' '),
  )
const numbersOf = ({ documents }: Comparison): string[] =>
  documents.flatMap(({ changes }) =>
    changes.flatMap(({ type, from, to }) => (type === 'renumbered' ? [`${from} → ${to}`] : [])),
  )
const idsOf = ({ findings }: Comparison): string[] =>
  findings.map(({ id, where }) => `${id} ${where}`)
const answersOf = ({ documents }: Comparison): string[] =>
  documents.flatMap(({ answers }) =>
    answers.flatMap(({ field, answer }) => (answer === undefined ? [] : [`${field}: ${answer}`])),
  )
const edited = async (
  edit: (xml: string) => string,
  kind: DocumentKind = 'contract-schedule',
): Promise<Comparison> => compare(editText(await fileOf(kind), edit))

const sites = 'hrdd_cs_TRN_01__sites'
const second = 'hrdd_cs_TRN_01__second_source'
const request = 'hrdd_cs_REQ_01__request'

describe('what is written is found unchanged', () => {
  for (const [kind, document] of Object.entries(drafts))
    test(kind, async () => {
      for (const options of [{}, { lock: true }, { bare: true }]) {
        const read = await readDocx(await toDocx(document, options))
        const comparison = compareWith(pack, read, draftOf)
        expect(found(comparison)).toEqual([])
        expect(comparison.documents).toMatchObject([{ kind, changes: [], around: [], same: true }])
        expect(comparison.findings).toEqual([])
        expect(read.documents[0]!.digest).toBe(pack.stamp.digest)
      }
    })
})

describe('what reading finds', () => {
  test('paragraphs with number, clause, anchor and values', async () => {
    const { pieces } = await readDocx(await fileOf('contract-schedule'))
    expect(pieces.find(({ anchors }) => anchors.includes(second))).toMatchObject({
      number: '3.',
      clause: 'TRN-01',
      marks: [
        { type: 'value', name: 'TRN-01.firstModels', text: '10' },
        { type: 'value', name: 'TRN-01.share', text: '34 per cent' },
      ],
    })
    expect(
      pieces.filter(({ heading }) => heading !== undefined).map(({ heading }) => heading),
    ).toEqual([0, 1, 1, 2, 2, 1, 2, 1, 1])
  })
  test('answers in controls, which are no change of the question', async () => {
    const bytes = editText(await fileOf('tender-questions'), (xml) => {
      const box = xml.indexOf('hrdd:field:acceptance.answer')
      const ticked = replaceOnce(
        replaceOnce(xml, 'w14:checked w14:val="0"', 'w14:checked w14:val="1"', box),
        '☐',
        '☒',
        box,
      )
      const field = ticked.indexOf('hrdd:field:TRN-01.q.plan.answer')
      const shown = ticked.indexOf('<w:t ', field)
      return `${ticked.slice(0, field)}${ticked.slice(field, shown).replace('<w:showingPlcHdr/>', '')}${ticked.slice(shown).replace(/>[^<]*<\/w:t>/, '>We ask each Brand.</w:t>')}`
    })
    const comparison = await compare(bytes)
    expect(found(comparison)).toEqual([])
    expect(answersOf(comparison)).toEqual([
      'acceptance.answer: Yes',
      'TRN-01.q.plan.answer: We ask each Brand.',
    ])
    expect(comparison.documents[0]!.answers).toHaveLength(7)
  })
})

describe('an answer without its control is found', () => {
  const unwrapped = (xml: string): string =>
    xml
      .replace(/<w:sdtPr>.*?<\/w:sdtPr>/g, '')
      .replace(/<w:sdt><w:sdtContent>|<\/w:sdtContent><\/w:sdt>/g, '')
  const shown = '[TRN-01 Final production sites]'
  test('as words in its place', async () => {
    const comparison = await edited((xml) => {
      const at = xml.lastIndexOf('<w:sdt>', xml.indexOf('hrdd:field:TRN-01.q.plan.answer'))
      const end = xml.indexOf('</w:sdt>', at) + '</w:sdt>'.length
      return `${xml.slice(0, at)}<w:r><w:t>We put the head of purchasing in charge.</w:t></w:r>${xml.slice(end)}`
    }, 'tender-questions')
    expect(found(comparison)).toEqual([])
    expect(answersOf(comparison)).toEqual([
      'TRN-01.q.plan.answer: We put the head of purchasing in charge.',
    ])
  })
  test('as two paragraphs in place of the one for the answer', async () => {
    const comparison = await edited((xml) => {
      const answer = paragraphOf(xml, 'hrdd_tq_TRN_01__q__plan__answ_662f3bd638')
      return insertAt(
        cut(xml, answer),
        answer.start,
        typed('We ask the Brand.') + typed('Then its owner.'),
      )
    }, 'tender-questions')
    expect(found(comparison)).toEqual([])
    expect(answersOf(comparison)).toEqual([
      'TRN-01.q.plan.answer: We ask the Brand.\nThen its owner.',
    ])
  })
  test('where every control is gone', async () => {
    const comparison = await edited(
      (xml) =>
        unwrapped(xml)
          .replace(shown, 'We ask the Brand first.')
          .replace('[Name of the bidder]', 'Example Ltd')
          .replace('☐', '☒')
          .replace('[Why, line 1]', 'It is all we sell.')
          .replace('all / some', 'some'),
      'tender-questions',
    )
    expect(found(comparison)).toEqual([])
    expect(answersOf(comparison)).toEqual([
      'questions.bidder: Example Ltd',
      'acceptance.answer: Yes',
      'TRN-01.q.plan.answer: We ask the Brand first.',
      'lines.1.why: It is all we sell.',
      'lines.2.from: some',
    ])
  })
  test('and where it cannot be told, a finding says so', async () => {
    const comparison = await edited((xml) =>
      unwrapped(xml)
        .replace('Supplier: ', 'Seller is ')
        .replace('[name of the Supplier]', 'Example Ltd'),
    )
    expect(found(comparison)).toEqual(['sheet.parties wording-changed item Parties'])
    expect(idsOf(comparison)).toContain('HRDD-W22 sheet.parties')
  })
})

describe('an edit is found as what it is, and nothing else is', () => {
  test('a word of an item', async () => {
    const comparison = await edited(reword(sites, 'every Final Site', 'each Final Site'))
    expect(found(comparison)).toEqual(['TRN-01 wording-changed item TRN-01.1'])
    expect(changesOf(comparison)).toMatchObject([
      {
        place: { id: 'TRN-01.sites' },
        diff: [
          { type: 'kept' },
          { type: 'removed', text: 'every' },
          { type: 'added', text: 'each' },
          { type: 'kept' },
        ],
      },
    ])
    expect(describeComparison(comparison, pack)).toContain('TRN-01.1: “every” became “each”.')
    expect(comparison.same).toBe(false)
    expect(idsOf(comparison)).toEqual(['HRDD-W03 TRN-01'])
  })
  test('a word of a sub-item', async () => {
    expect(found(await edited(reword(request, 'a union', 'a works council')))).toEqual([
      'REQ-01 wording-changed sub-item REQ-01.4',
    ])
  })
  test('a word of a heading', async () => {
    expect(
      found(
        await edited(reword('hrdd_cs_TRN_01', 'Final production sites', 'Final assembly sites')),
      ),
    ).toEqual(['TRN-01 wording-changed heading 1'])
  })
  test('a value that the clause allows', async () => {
    const comparison = await edited(
      setValue(request, 'REQ-01.sendDays', '14 days (SME: 21)', '10 days (SME: 30)'),
    )
    expect(found(comparison)).toEqual(['REQ-01 parameter-changed item REQ-01.1'])
    expect(changesOf(comparison)[0]).toMatchObject({
      value: { name: 'REQ-01.sendDays', value: 10, sme: 30, min: 7, max: 30, judged: 'within' },
    })
    expect(idsOf(comparison)).toEqual([])
  })
  test('values that the clause does not allow, or that cannot be read', async () => {
    const judgedAs = async (to: string) => {
      const comparison = await edited(setValue(request, 'REQ-01.sendDays', '14 days (SME: 21)', to))
      const [change] = changesOf(comparison)
      return [change!.value!.judged, idsOf(comparison)]
    }
    expect(await judgedAs('60 days (SME: 21)')).toEqual(['outside', ['HRDD-W08 REQ-01']])
    expect(await judgedAs('14 days (SME: 60)')).toEqual(['outside', ['HRDD-W08 REQ-01']])
    expect(await judgedAs('14 days (SME: 9)')).toEqual(['stricter', ['HRDD-W07 REQ-01']])
    expect(await judgedAs('two weeks')).toEqual([undefined, ['HRDD-W09 REQ-01']])
    const percent = await edited(setValue(second, 'TRN-01.share', '34 per cent', '15 per cent'))
    expect(idsOf(percent)).toEqual(['HRDD-W08 TRN-01'])
    expect(percent.findings[0]!.why).toContain('15 per cent; the clause allows 20 to 60')
  })
  test('values of one paragraph that read alike, without their controls and no longer bold', async () => {
    const value = (name: string, text: string) => ({ type: 'value', name, text }) as const
    const document = documentOf([
      {
        type: 'paragraph',
        children: [
          'Within ',
          value('REQ-01.sendDays', '14 days (SME: 21)'),
          ', then ',
          value('REQ-01.stepDays', '14 days'),
          ' and ',
          value('REQ-01.stepDays', '14 days'),
          '.',
        ],
      },
    ])
    const bytes = editText(await toDocx(document), (xml) =>
      xml
        .replace(/<w:sdt>.*?<w:sdtContent>|<\/w:sdtContent><\/w:sdt>/g, '')
        .replaceAll('<w:b/>', ''),
    )
    const comparison = compareWith(pack, await readDocx(bytes), () => document)
    expect(comparison.documents).toMatchObject([{ same: true, changes: [] }])
  })
  test('a value whose control is lost', async () => {
    const comparison = await edited((xml) => {
      const control = xml.indexOf('<w:alias w:val="REQ-01.stepDays"/>')
      const start = xml.lastIndexOf('<w:sdt>', control)
      const end = xml.indexOf('</w:sdt>', control) + '</w:sdt>'.length
      return `${xml.slice(0, start)}<w:r><w:t>25 days</w:t></w:r>${xml.slice(end)}`
    })
    expect(found(comparison)).toEqual(['REQ-01 parameter-changed item REQ-01.4'])
    expect(changesOf(comparison)[0]).toMatchObject({ value: { to: '25 days', judged: 'within' } })
  })
  test('wording and value of one paragraph', async () => {
    expect(
      found(
        await edited((xml) =>
          setValue(
            request,
            'REQ-01.sendDays',
            '14 days (SME: 21)',
            '12 days (SME: 21)',
          )(reword(request, 'itself write', 'write')(xml)),
        ),
      ),
    ).toEqual(['REQ-01 parameter-changed item REQ-01.1', 'REQ-01 wording-changed item REQ-01.1'])
  })
  test('a clause removed', async () => {
    const comparison = await edited((xml) => cut(xml, controlOf(xml, 'hrdd_cs_TRN_01')))
    expect(found(comparison)).toEqual(['TRN-01 removed'])
    expect(idsOf(comparison)).toEqual(['HRDD-W01 TRN-01'])
    expect(numbersOf(comparison)).toEqual([])
  })
  test('an item removed: those behind it count one less', async () => {
    const comparison = await edited((xml) =>
      cut(xml, itemOf(xml, 'hrdd_cs_REP_01__register', 'hrdd_cs_REP_01__plan')),
    )
    expect(found(comparison)).toEqual(['REP-01 removed item REP-01.1'])
    expect(numbersOf(comparison)).toEqual(['REP-01.2 → REP-01.1'])
    expect(idsOf(comparison)).toContain('HRDD-W20 REP-01')
    expect(describeComparison(comparison, pack)).toContain('REP-01.2 is now REP-01.1')
  })
  test('an item removed with its sub-items', async () => {
    const comparison = await edited((xml) =>
      cut(xml, itemOf(xml, 'hrdd_cs_REQ_01__next_step', 'hrdd_cs_REQ_01__reseller')),
    )
    expect(found(comparison)).toEqual(['REQ-01 removed item REQ-01.4'])
  })
  test('a sub-item removed', async () => {
    const comparison = await edited((xml) => {
      const at = xml.indexOf('a joint request;')
      return cut(xml, {
        start: xml.lastIndexOf('<w:p>', at),
        end: xml.indexOf('</w:p>', at) + '</w:p>'.length,
      })
    })
    expect(found(comparison)).toEqual(['REQ-01 removed sub-item REQ-01.4'])
  })
  test('an item added', async () => {
    const words = 'Translations. The Supplier shall give the Register in English.'
    const comparison = await edited((xml) =>
      insertAt(xml, paragraphOf(xml, second).start, typed(words)),
    )
    expect(found(comparison)).toEqual(['TRN-01 added item TRN-01.1'])
    expect(changesOf(comparison)[0]).toMatchObject({ text: words })
    expect(describeComparison(comparison, pack)).toContain(`Added behind TRN-01.1: “${words}”.`)
  })
  test('a clause of the buyer between ours', async () => {
    const comparison = await edited((xml) =>
      insertAt(
        xml,
        controlOf(xml, 'hrdd_cs_REP_01').end,
        typed('Penalties', '<w:pStyle w:val="Heading2"/>') +
          typed('The Supplier shall pay EUR 500 a day.'),
      ),
    )
    expect(found(comparison)).toEqual(['general added item REP-01.2'])
    expect(changesOf(comparison)[0]).toMatchObject({
      heading: true,
      text: 'Penalties\nThe Supplier shall pay EUR 500 a day.',
    })
  })
  test('a paragraph at the end of the file and one before the title', async () => {
    const comparison = await edited((xml) =>
      replaceOnce(
        replaceOnce(
          xml,
          '<w:sectPr>',
          `${typed('Nothing above binds a Supplier that objects.')}<w:sectPr>`,
        ),
        '<w:body>',
        `<w:body>${typed('Subject to the general terms of the Bidder.')}`,
      ),
    )
    expect(changesOf(comparison)).toMatchObject([
      { type: 'added', text: 'Subject to the general terms of the Bidder.' },
      { type: 'added', text: 'Nothing above binds a Supplier that objects.' },
    ])
  })
  test('a clause moved', async () => {
    const comparison = await edited((xml) => {
      const clause = controlOf(xml, 'hrdd_cs_REQ_01')
      return cut(
        insertAt(xml, controlOf(xml, 'hrdd_cs_REP_01').end, xml.slice(clause.start, clause.end)),
        clause,
      )
    })
    expect(found(comparison)).toHaveLength(1)
    expect(found(comparison)[0]).toMatch(/^RE[QP]-01 moved$/)
    expect(numbersOf(comparison)).toEqual([])
  })
  test('an item moved to another clause', async () => {
    const comparison = await edited((xml) => {
      const item = itemOf(xml, 'hrdd_cs_REP_01__register', 'hrdd_cs_REP_01__plan')
      return cut(
        insertAt(
          xml,
          paragraphOf(xml, 'hrdd_cs_TRN_01__large').end,
          xml.slice(item.start, item.end),
        ),
        item,
      )
    })
    expect(found(comparison)).toEqual(['REP-01 moved item REP-01.1'])
    expect(changesOf(comparison)[0]!.position).toBeGreaterThan(20)
  })
  test('a paragraph split in two', async () => {
    const comparison = await edited((xml) =>
      inside(xml, paragraphOf(xml, 'hrdd_cs_TRN_01__sites'), (paragraph) =>
        paragraph.replace(
          ' with its operator,',
          ' with its operator,</w:t></w:r></w:p><w:p><w:r><w:t>',
        ),
      ),
    )
    expect(found(comparison)).toEqual(['TRN-01 split item TRN-01.1'])
    expect(describeComparison(comparison, pack)).toContain('TRN-01.1 stands in 2 paragraphs')
  })
  test('a definition changed, and removed', async () => {
    const word = await edited(reword('hrdd_cs_definition__final_site', 'main parts', 'parts'))
    expect(found(word)).toEqual(['definition.final-site wording-changed item Final Site'])
    expect(idsOf(word)).toEqual(['HRDD-W12 definition.final-site'])
    const gone = await edited((xml) => cut(xml, paragraphOf(xml, 'hrdd_cs_definition__brand')))
    expect(found(gone)).toEqual(['definition.brand removed'])
    expect(idsOf(gone)).toEqual(['HRDD-W11 definition.brand'])
  })
  test('a row reworded, removed and added', async () => {
    const dates = 'hrdd_cs_dates__first'
    const word = await edited(reword(dates, 'Progress Report', 'Report'))
    expect(found(word)).toEqual(['dates.first wording-changed row 1 January 2028'])
    expect(changesOf(word)[0]).toMatchObject({ place: { column: 'Duty' } })
    const gone = await edited((xml) => cut(xml, rowOf(xml, 'Diligence Plan under', dates)))
    expect(found(gone)).toEqual(['dates.first removed row 1 August 2027'])
    const added = await edited((xml) => {
      const row = rowOf(xml, 'Diligence Plan under', dates)
      const cell = (words: string) => `<w:tc><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`
      return insertAt(
        xml,
        row.end,
        `<w:tr>${['1 May 2029', 'Party', 'Buyer'].map(cell).join('')}</w:tr>`,
      )
    })
    expect(found(added)).toEqual(['dates.first added row 1 August 2027'])
    expect(changesOf(added)[0]).toMatchObject({ text: '1 May 2029 | Party | Buyer' })
  })
  test('a symbol, and a table in a cell', async () => {
    const symbol = await edited((xml) =>
      inside(xml, paragraphOf(xml, sites), (paragraph) =>
        paragraph.replace('</w:pPr>', '</w:pPr><w:r><w:sym w:font="Symbol" w:char="F0D8"/></w:r>'),
      ),
    )
    expect(found(symbol)).toEqual(['TRN-01 wording-changed item TRN-01.1'])
    const nested = await edited((xml) =>
      inside(xml, rowOf(xml, 'Progress Report', 'hrdd_cs_dates__first'), (row) =>
        row.replace(
          '</w:p></w:tc>',
          '</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>or later</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc>',
        ),
      ),
    )
    expect(found(nested)).toEqual(['dates.first wording-changed row 1 January 2028'])
  })
  test('words in footer and header', async () => {
    const comparison = await compare(
      editParts(await fileOf('contract-schedule'), (parts) => {
        parts['word/footer1.xml'] = replaceOnce(
          parts['word/footer1.xml']!,
          '</w:ftr>',
          `${typed('Nothing in this schedule binds the Supplier.')}</w:ftr>`,
        )
      }),
    )
    expect(idsOf(comparison)).toEqual(['HRDD-W21 file'])
  })
})

const insertion = (words: string) =>
  `<w:ins w:id="900" w:author="A. Lawyer" w:date="2027-03-01T10:15:00Z"><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:ins>`
const deletion = (words: string) =>
  `<w:del w:id="901" w:author="A. Lawyer" w:date="2027-03-01T10:15:00Z"><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
/** Words of a paragraph, with markup in their place. */
const swap =
  (bookmark: string, words: string, markup: string) =>
  (xml: string): string =>
    inside(xml, paragraphOf(xml, bookmark), (paragraph) =>
      replaceOnce(paragraph, words, `</w:t></w:r>${markup}<w:r><w:t xml:space="preserve">`),
    )

describe('changes that Word tracks count as accepted, and are reported', () => {
  test('words put in and taken out', async () => {
    const comparison = await edited(swap(sites, 'every', deletion('every') + insertion('each')))
    expect(found(comparison)).toEqual(['TRN-01 wording-changed item TRN-01.1'])
    expect(comparison.tracked).toMatchObject([
      {
        type: 'deleted',
        author: 'A. Lawyer',
        date: '2027-03-01T10:15:00Z',
        text: 'every',
        clause: 'TRN-01',
      },
      { type: 'inserted', text: 'each', clause: 'TRN-01' },
    ])
    expect(idsOf(comparison)).toContain('HRDD-W16 file')
    expect(describeComparison(comparison, pack)).toContain(
      'A. Lawyer (2027-03-01), TRN-01: deleted “every”',
    )
  })
  test('words put in and taken out again by another', async () => {
    const comparison = await edited(
      swap(
        sites,
        'every',
        '<w:r><w:t>every</w:t></w:r><w:ins w:id="900" w:author="A"><w:del w:id="901" w:author="B"><w:r><w:delText> single</w:delText></w:r></w:del></w:ins>',
      ),
    )
    expect(found(comparison)).toEqual([])
    expect(comparison.same).toBe(true)
    expect(comparison.tracked).toMatchObject([{ type: 'deleted', author: 'B' }])
  })
  test('a paragraph with its mark', async () => {
    const comparison = await edited((xml) =>
      inside(xml, paragraphOf(xml, 'hrdd_cs_REP_01__register'), (paragraph) =>
        paragraph
          .replace('</w:pPr>', '<w:rPr><w:del w:id="902" w:author="A. Lawyer"/></w:rPr></w:pPr>')
          .replace(
            /<w:r>.*<\/w:r>/,
            (runs) =>
              `<w:del w:id="903" w:author="A. Lawyer">${runs.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`,
          ),
      ),
    )
    expect(found(comparison)).toEqual(['REP-01 removed item REP-01.1'])
    expect(comparison.tracked.map(({ type }) => type)).toEqual(['deleted', 'paragraph-deleted'])
    // a paragraph that is gone does not count
    expect(numbersOf(comparison)).toEqual(['REP-01.2 → REP-01.1'])
  })
  test('a paragraph and a row put in, words moved, a row taken out', async () => {
    expect(
      found(
        await edited((xml) =>
          insertAt(
            xml,
            paragraphOf(xml, second).start,
            `<w:p><w:pPr><w:rPr><w:ins w:id="900" w:author="A. Lawyer"/></w:rPr></w:pPr>${insertion('One more duty.')}</w:p>`,
          ),
        ),
      ),
    ).toEqual(['TRN-01 added item TRN-01.1'])
    const moved = await edited((xml) => {
      const run = '<w:r><w:t xml:space="preserve">Moved words stand here.</w:t></w:r>'
      return insertAt(
        insertAt(
          xml,
          paragraphOf(xml, second).end,
          `<w:p><w:moveTo w:id="911" w:author="A">${run}</w:moveTo></w:p>`,
        ),
        paragraphOf(xml, sites).start,
        `<w:p><w:pPr><w:rPr><w:moveFrom w:id="909" w:author="A"/></w:rPr></w:pPr><w:moveFrom w:id="910" w:author="A">${run}</w:moveFrom></w:p>`,
      )
    })
    expect(found(moved)).toEqual(['TRN-01 added item TRN-01.3'])
    expect(moved.tracked.map(({ type }) => type)).toEqual([
      'moved-from',
      'paragraph-deleted',
      'moved-to',
    ])
    const row = await edited((xml) =>
      inside(xml, rowOf(xml, 'Diligence Plan under', 'hrdd_cs_dates__first'), (own) =>
        own.replace('<w:trPr>', '<w:trPr><w:del w:id="905" w:author="A"/>'),
      ),
    )
    expect(found(row)).toEqual(['dates.first removed row 1 August 2027'])
    expect(row.tracked.map(({ type }) => type)).toEqual(['row-deleted'])
  })
})

describe('what others add around the words', () => {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  test('a comment', async () => {
    const comparison = await compare(
      editParts(await fileOf('contract-schedule'), (parts) => {
        parts['word/document.xml'] = swap(
          sites,
          'every Final Site',
          '<w:commentRangeStart w:id="1"/><w:r><w:t>every Final Site</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        )(parts['word/document.xml']!)
        addPart(
          parts,
          'comments',
          'comments',
          `<w:comments ${w}><w:comment w:id="1" w:author="B. Buyer" w:date="2027-03-02T09:00:00Z"><w:p><w:r><w:t>Which ones?</w:t></w:r></w:p></w:comment></w:comments>`,
        )
      }),
    )
    expect(comparison.same).toBe(true)
    expect(comparison.comments).toMatchObject([
      { author: 'B. Buyer', text: 'Which ones?', about: 'every Final Site', clause: 'TRN-01' },
    ])
    expect(idsOf(comparison)).toEqual(['HRDD-W17 file'])
    expect(describeComparison(comparison, pack)).toContain(
      'B. Buyer (2027-03-02), TRN-01, on “every Final Site”: Which ones?',
    )
  })
  test('a footnote, which prints', async () => {
    const comparison = await compare(
      editParts(await fileOf('contract-schedule'), (parts) => {
        parts['word/document.xml'] = swap(
          sites,
          'every',
          '<w:r><w:t>every</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>',
        )(parts['word/document.xml']!)
        addPart(
          parts,
          'footnotes',
          'footnotes',
          `<w:footnotes ${w}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Except where it is costly.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
        )
      }),
    )
    expect(found(comparison)).toEqual(['TRN-01 wording-changed item TRN-01.1'])
    expect(describeComparison(comparison, pack)).toContain('Except where it is costly.')
  })
  test('a text box, read once', async () => {
    const box =
      '<w:txbxContent><w:p><w:r><w:t>All of this is a proposal.</w:t></w:r></w:p></w:txbxContent>'
    const comparison = await edited(
      swap(
        sites,
        'every',
        `<w:r><w:t>every</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    )
    expect(changesOf(comparison)).toMatchObject([
      { type: 'added', text: 'All of this is a proposal.' },
    ])
  })
})

describe('what is no change', () => {
  const habits: Readonly<Record<string, (xml: string) => string>> = {
    'curly quotes and other dashes': (xml) =>
      xml
        .replace('Brand’s', "Brand's")
        .replace('Written includes e-mail', 'Written includes e\u2011mail'),
    'spaces that do not break': (xml) => xml.replaceAll('0 days', '0\u00a0days'),
    'runs cut in pieces': (xml) =>
      xml.replace(
        /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]{6})([^<&]+)<\/w:t><\/w:r>/g,
        '<w:r w:rsidR="00112233">$1<w:t xml:space="preserve">$2</w:t></w:r><w:proofErr w:type="spellStart"/><w:r>$1<w:t xml:space="preserve">$3</w:t></w:r>',
      ),
    'smart tags, soft hyphens and the place of the cursor': swap(
      sites,
      'country',
      '<w:bookmarkStart w:id="9000" w:name="_GoBack"/><w:bookmarkEnd w:id="9000"/><w:smartTag w:uri="urn:x" w:element="place"><w:r><w:t>coun</w:t></w:r></w:smartTag><w:r><w:softHyphen/><w:t>t\u00adry</w:t></w:r>',
    ),
    'tabs and line breaks': swap(sites, ' every ', '<w:r><w:tab/><w:t>every</w:t><w:br/></w:r>'),
    'content controls removed, bookmarks kept': (xml) =>
      xml
        .replace(/<w:sdtPr>.*?<\/w:sdtPr>/g, '')
        .replace(/<w:sdt><w:sdtContent>|<\/w:sdtContent><\/w:sdt>/g, ''),
    'bookmarks removed, content controls kept': (xml) =>
      xml.replace(/<w:bookmark(Start|End)[^>]*>/g, ''),
    'anchors of every item removed, those of clauses kept': (xml) =>
      xml.replace(/<w:bookmarkStart [^>]*__[^>]*>/g, ''),
  }
  const onlySchedule = /smart tags|tabs/
  for (const [habit, edit] of Object.entries(habits))
    for (const kind of ['contract-schedule', 'tender-questions'] as const)
      test(`${habit}, ${kind}`, async () => {
        if (kind === 'tender-questions' && onlySchedule.test(habit)) return
        const comparison = await compare(editText(await fileOf(kind), (xml) => `${edit(xml)} `))
        expect(found(comparison)).toEqual([])
        expect(comparison.same).toBe(true)
        expect(answersOf(comparison)).toEqual([])
      })
  test('case is one, for capitals mark defined terms', async () => {
    expect(found(await edited(reword(sites, 'Supplier', 'supplier')))).toHaveLength(1)
  })
  test('an edit is found with one kind of anchor as well', async () => {
    for (const edit of [
      (xml: string) => xml.replace(/<w:bookmark(Start|End)[^>]*>/g, ''),
      (xml: string) => xml.replace(/<w:tag [^>]*>|<w:alias [^>]*>/g, ''),
    ]) {
      expect(found(await edited((xml) => edit(reword(sites, 'every', 'each')(xml))))).toEqual([
        'TRN-01 wording-changed item TRN-01.1',
      ])
      expect(
        found(await edited((xml) => edit(cut(xml, controlOf(xml, 'hrdd_cs_REP_01'))))),
      ).toEqual(['REP-01 removed'])
    }
  })
  test('an item rewritten from the first to the last word is still that item', async () => {
    expect(
      found(
        await edited((xml) =>
          inside(xml, paragraphOf(xml, sites), (paragraph) =>
            paragraph.replace(
              /<w:r>.*<\/w:r>/,
              '<w:r><w:t>Whoever knows something says so.</w:t></w:r>',
            ),
          ),
        ),
      ),
    ).toEqual(['TRN-01 wording-changed item TRN-01.1'])
  })
})

/** A file whose footer does not say that all of it is ours. */
const foreign = (bytes: Uint8Array): Uint8Array =>
  editParts(bytes, (parts) => {
    parts['word/footer1.xml'] = replaceOnce(
      parts['word/footer1.xml']!,
      'hrdd-clauses',
      'City of Example',
    )
  })
const bodyOf = (xml: string): string =>
  xml.slice(xml.indexOf('<w:body>') + '<w:body>'.length, xml.lastIndexOf('<w:sectPr>'))
const withoutProperties = (bytes: Uint8Array): Uint8Array =>
  editParts(bytes, (parts) => {
    delete parts['docProps/custom.xml']
    parts['_rels/.rels'] = parts['_rels/.rels']!.replace(
      /<Relationship [^>]*custom-properties[^>]*>/,
      '',
    )
  })

describe('several documents', () => {
  /** Both documents of a pair in one file, as if one was pasted behind the other. */
  const both = async (edit: (xml: string) => string): Promise<Comparison> => {
    let asked = ''
    editParts(await fileOf('tender-questions'), (parts) => {
      asked = bodyOf(parts['word/document.xml']!).replace(
        /(<w:bookmark(?:Start|End) w:id=")/g,
        '$1q',
      )
    })
    return compare(
      withoutProperties(
        editText(await fileOf('contract-schedule'), (xml) =>
          edit(replaceOnce(xml, '<w:body>', `<w:body>${asked}`)),
        ),
      ),
    )
  }
  test('are told apart without the properties of the file', async () => {
    const comparison = await both((xml) => xml)
    expect(comparison.documents.map(({ kind, around }) => [kind, around])).toEqual([
      ['tender-questions', []],
      ['contract-schedule', []],
    ])
    expect(found(comparison)).toEqual([])
    expect(comparison.unchecked).toEqual([])
  })
  test('one of them pasted into a file of someone else', async () => {
    let pasted = ''
    editParts(await fileOf('contract-schedule'), (parts) => {
      pasted = bodyOf(parts['word/document.xml']!)
    })
    const host = editText(foreign(await toDocx(documentOf([]))), (xml) =>
      xml.replace(
        /<w:body>.*?<w:sectPr>/s,
        `<w:body>${typed('Part one: terms of the City.')}${pasted}${typed('Signed by both parties.')}<w:sectPr>`,
      ),
    )
    const comparison = await compare(host)
    expect(comparison.documents).toMatchObject([
      {
        kind: 'contract-schedule',
        around: ['Part one: terms of the City.', 'Signed by both parties.'],
      },
    ])
    expect(found(comparison)).toEqual([])
    expect(comparison.unchecked).toEqual(['tender-questions'])
    expect(idsOf(comparison)).toContain('HRDD-W18 file')
  })
  test('question and condition that no longer fit', async () => {
    expect(
      idsOf(await both(reword('hrdd_tq_TRN_01__q__plan', 'which function', 'which office'))),
    ).toEqual(['HRDD-W04 TRN-01'])
    expect(idsOf(await both(reword(sites, 'every', 'each')))).toEqual(['HRDD-W03 TRN-01'])
    expect(
      idsOf(await both(reword('hrdd_tq_TRN_01__scoring', 'both functions', 'functions'))),
    ).toEqual(['HRDD-W06 TRN-01'])
    expect(idsOf(await both((xml) => cut(xml, controlOf(xml, 'hrdd_tq_TRN_01'))))).toContain(
      'HRDD-W05 TRN-01',
    )
    expect(idsOf(await both((xml) => cut(xml, controlOf(xml, 'hrdd_cs_TRN_01'))))).toContain(
      'HRDD-W01 TRN-01',
    )
  })
})

describe('what the file does not say is worked out', () => {
  test('which kind it is, from its properties or its words', async () => {
    const bare = editText(await fileOf('contract-schedule'), (xml) =>
      xml
        .replace(/<w:bookmark(Start|End)[^>]*>/g, '')
        .replace(/<w:sdtPr>.*?<\/w:sdtPr>/g, '')
        .replace(/<w:sdt><w:sdtContent>|<\/w:sdtContent><\/w:sdt>/g, ''),
    )
    for (const bytes of [bare, withoutProperties(bare)]) {
      const comparison = await compare(bytes)
      expect(comparison).toMatchObject({ same: true, documents: [{ kind: 'contract-schedule' }] })
      expect(idsOf(comparison)).toEqual(['HRDD-W23 file'])
    }
  })
  test('another pack', async () => {
    const other = { ...pack, stamp: { ...pack.stamp, digest: '1'.repeat(64) } }
    const comparison = compareWith(
      other,
      await readDocx(await fileOf('contract-schedule')),
      draftOf,
    )
    expect(idsOf(comparison)).toEqual(['HRDD-W15 file'])
  })
  test('a file without any of our documents, or with one that no pack drafts, is refused', async () => {
    const read = await readDocx(
      editText(withoutProperties(await fileOf('contract-schedule')), (xml) =>
        xml.replace(/<w:body>.*<w:sectPr>/s, `<w:body>${typed('Something else.')}<w:sectPr>`),
      ),
    )
    expect(read.pieces.map(({ text }) => text)).toEqual(['Something else.'])
    expect(problemsOf(() => compareWith(pack, read, draftOf))).toEqual(['no-document-of-ours'])
    const note = await readDocx(
      await toDocx(documentOf([{ type: 'paragraph', children: ['x'] }], { kind: 'review-note' })),
    )
    expect(problemsOf(() => compareWith(pack, note, draftOf))).toEqual(['not-compared'])
  })
})

describe('made to hurt', () => {
  test('a very long file of someone else is compared in seconds', async () => {
    const long = Array.from({ length: 20_000 }, (_, index) =>
      typed(`Paragraph ${index} of an agreement that is about other things than this one`),
    ).join('')
    const bytes = editText(foreign(await fileOf('contract-schedule')), (xml) =>
      insertAt(
        cut(xml, controlOf(xml, 'hrdd_cs_TRN_01')),
        xml.indexOf('<w:body>') + '<w:body>'.length,
        long + typed('word '.repeat(20_000)),
      ),
    )
    const comparison = await compare(bytes)
    expect(found(comparison)).toEqual(['TRN-01 removed'])
    expect(comparison.documents[0]!.around).toHaveLength(20_001)
  })
  test('20,000 open ranges, bookmarks and fields', async () => {
    const open = Array.from(
      { length: 20_000 },
      (_, index) =>
        `<w:commentRangeStart w:id="${index}"/><w:bookmarkStart w:id="${index}" w:name="hrdd_cs_x${index}"/><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>`,
    ).join('')
    const start = performance.now()
    const bytes = editText(await fileOf('contract-schedule'), (xml) =>
      replaceOnce(xml, '<w:body>', `<w:body><w:p>${open}</w:p>`),
    )
    const read = await readDocx(bytes)
    compareWith(pack, read, draftOf)
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

test('every finding has its words, and none more', () => {
  const words = Object.keys(pack.words.word ?? {}).filter((key) => key.startsWith('HRDD-'))
  const ids = new Set(words.map((key) => key.slice(0, 8)))
  expect(ids.size).toBe(20)
  for (const id of ids) expect(words).toContain(`${id}.fix`)
})
test('questions and schedule are what they are said to be', () => {
  expect([schedule.kind, questions.kind]).toEqual(['contract-schedule', 'tender-questions'])
})
