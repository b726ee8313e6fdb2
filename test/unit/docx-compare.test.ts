// Word files read back and compared: what is written is found unchanged, and every edit is found as what it is.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { compose, draft, type Pack, type Spec } from '../../src/index.ts'
import { type DocumentKind, documentKinds } from '../../src/model/document.ts'
import {
  type Comparison,
  compare,
  describeComparison,
  insertIntoDocx,
  readDocx,
  toDocx,
} from '../../src/render/docx/index.ts'
import { template, templateNames } from '../support/templates.ts'
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
import { problemsOf } from './support.ts'

const packs = new Map(
  ['laptops', 'swiss-monitors', 'uk-servers'].map((name): [string, Pack] => [
    name,
    compose(parse(readFileSync(`docs/examples/${name}.yaml`, 'utf8')) as Spec),
  ]),
)
// fewer clauses, so that each edit is judged in a moment
const pack = compose({
  ...(parse(readFileSync('docs/examples/laptops.yaml', 'utf8')) as Spec),
  clauses: { set: 'starter' },
})
const files = new Map<DocumentKind, Promise<Uint8Array>>()
const fileOf = (kind: DocumentKind): Promise<Uint8Array> => {
  if (!files.has(kind)) files.set(kind, toDocx(draft(pack, kind)))
  return files.get(kind)!
}

/** Everything found, a line for each: part, what, where. */
const found = ({ documents }: Comparison): string[] =>
  documents.flatMap(({ units }) =>
    units.flatMap(({ id, changes }) =>
      changes.map(
        (change) => `${id} ${change.type}${change.where ? ` ${change.where.label}` : ''}`,
      ),
    ),
  )
const changesOf = ({ documents }: Comparison) =>
  documents.flatMap(({ units }) => units.flatMap(({ changes }) => changes))
const idsOf = ({ findings }: Comparison): string[] =>
  findings.map(({ id, where }) => `${id} ${where}`)

async function edited(
  edit: (xml: string) => string,
  kind: DocumentKind = 'contract-schedule',
): Promise<Comparison> {
  return compare(pack, await readDocx(editText(await fileOf(kind), edit)))
}

describe('what is written is found unchanged', () => {
  for (const [name, one] of packs)
    for (const kind of documentKinds)
      test(`${name}, ${kind}`, async () => {
        for (const supplier of kind === 'tender-questions'
          ? ([
              undefined,
              'reseller',
              'brand',
              'sme',
              'large',
              'sme-reseller',
              'large-brand',
            ] as const)
          : ([undefined, 'reseller', 'large-brand'] as const)) {
          const read = await readDocx(
            await toDocx(draft(one, kind, supplier === undefined ? {} : { supplier })),
          )
          const comparison = compare(one, read)
          expect(found(comparison)).toEqual([])
          expect(
            comparison.documents.map((document) => [
              document.kind,
              document.renumbered,
              document.around,
            ]),
          ).toEqual([[kind, [], []]])
          expect(comparison.same).toBe(true)
          expect(comparison.findings).toEqual([])
          // not because nothing was looked at
          expect(comparison.documents[0]!.units.length).toBeGreaterThan(2)
          expect(read.documents[0]!.digest).toBe(one.stamp.digest)
        }
      })
})

describe('what reading finds', () => {
  test('clauses by control and bookmark, with revision, values and pieces', async () => {
    const read = await readDocx(await fileOf('contract-schedule'))
    expect(
      read.documents[0]!.clauses.map(({ id, revision, found: by }) => [id, revision, by]),
    ).toEqual(
      pack.pairs
        .map(({ id, revision }) => [id, revision, 'both'])
        .sort((a, b) => order(a[0]) - order(b[0])),
    )
    const clause = read.documents[0]!.clauses.find(({ id }) => id === 'TRN-01')!
    expect(clause.values.listDays).toEqual(['80 days'])
    expect(clause.values.firstDays).toEqual(['50 days (70 days for an SME)'])
    expect(
      clause.pieces.find(({ anchors }) => anchors.includes('hrdd_cs_TRN_01__site_list')),
    ).toMatchObject({
      number: '2.1',
      text: 'Site List. The Supplier shall give the Buyer a Site List that covers:',
    })
  })
  const order = (id: unknown) => pack.pairs.find((pair) => pair.id === id)!.number

  test('answers, which are no change of the question', async () => {
    const bytes = editText(await fileOf('tender-questions'), (xml) => {
      const box = xml.indexOf('hrdd:field:FLO-01.q.accept')
      const ticked = replaceOnce(
        replaceOnce(xml, 'w14:checked w14:val="0"', 'w14:checked w14:val="1"', box),
        '☐',
        '☒',
        box,
      )
      const field = ticked.indexOf('hrdd:field:TRN-01.q.plan.answer')
      const shown = ticked.indexOf('<w:t', field)
      return `${ticked.slice(0, field)}${ticked.slice(field, shown).replace('<w:showingPlcHdr/>', '')}${ticked.slice(shown).replace(/>[^<]*<\/w:t>/, '>We ask each Brand in the first week.</w:t>')}`
    })
    const comparison = compare(pack, await readDocx(bytes))
    expect(found(comparison)).toEqual([])
    const given = comparison.documents[0]!.answers.filter(({ answer }) => answer !== undefined)
    expect(given.map(({ field, answer }) => [field, answer])).toEqual([
      ['FLO-01.q.accept', 'yes'],
      ['TRN-01.q.plan.answer', 'We ask each Brand in the first week.'],
    ])
    expect(comparison.documents[0]!.answers.length).toBeGreaterThan(20)
  })
})

const site = 'hrdd_cs_TRN_01__site_list'
const sources = 'hrdd_cs_TRN_01__sources'

describe('an edit is found as what it is, and nothing else is', () => {
  test('a word of an item', async () => {
    const comparison = await edited(reword(sources, 'state any reason', 'state every reason'))
    expect(found(comparison)).toEqual(['TRN-01 wording-changed 2.8'])
    expect(changesOf(comparison)[0]).toMatchObject({
      where: { id: 'TRN-01.sources', paragraph: 1 },
      reads: 'In 2.8: “any” became “every”.',
    })
    const [change] = changesOf(comparison)
    expect(change!.type === 'wording-changed' && change!.diff.map(({ type }) => type)).toEqual([
      'kept',
      'removed',
      'added',
      'kept',
    ])
    expect(comparison.documents[0]!.units.find(({ id }) => id === 'TRN-01')!.outcomes).toEqual([
      'wording-changed',
    ])
    expect(comparison.same).toBe(false)
  })
  test('a word of a sub-item', async () => {
    expect(
      found(
        await edited(reword('hrdd_cs_TRN_01__content', 'full street address', 'street address')),
      ),
    ).toEqual(['TRN-01 wording-changed 2.2 (b)'])
  })
  test('a word of a heading', async () => {
    expect(
      found(
        await edited(reword('hrdd_cs_TRN_01', 'Final production sites', 'Final assembly sites')),
      ),
    ).toEqual(['TRN-01 wording-changed heading'])
  })
  test('a value that the clause allows', async () => {
    const comparison = await edited(setValue(site, 'listDays', '80 days', '120 days'))
    expect(found(comparison)).toEqual(['TRN-01 parameter-changed 2.1 (b)'])
    expect(changesOf(comparison)[0]).toMatchObject({
      name: 'listDays',
      from: '80 days',
      to: '120 days',
      values: [{ from: 80, to: 120 }],
      unit: 'days',
      min: 50,
      max: 270,
      within: true,
    })
    expect(idsOf(comparison)).toEqual([])
  })
  test('a value that the clause does not allow', async () => {
    const comparison = await edited(setValue(site, 'listDays', '80 days', '300 days'))
    expect(found(comparison)).toEqual(['TRN-01 parameter-changed 2.1 (b)'])
    expect(changesOf(comparison)[0]).toMatchObject({
      within: false,
      why: '300 days is outside 50 to 270.',
    })
    expect(idsOf(comparison)).toEqual(['HRDD-W08 TRN-01'])
  })
  test('a value for small firms only', async () => {
    const comparison = await edited(
      setValue(site, 'firstDays', '50 days (70 days for an SME)', '50 days (90 days for an SME)'),
    )
    expect(found(comparison)).toEqual(['TRN-01 parameter-changed 2.1 (a)'])
    expect(changesOf(comparison)[0]).toMatchObject({
      values: [{ for: 'sme', from: 70, to: 90 }],
      within: true,
    })
  })
  test('a value that is stricter for small firms than for others', async () => {
    expect(
      changesOf(
        await edited(
          setValue(
            site,
            'firstDays',
            '50 days (70 days for an SME)',
            '60 days (55 days for an SME)',
          ),
        ),
      )[0],
    ).toMatchObject({
      within: false,
      why: '55 days is stricter for sme than 60 for the others; a value for some only relieves.',
    })
  })
  test('a value in words, which cannot be judged', async () => {
    const comparison = await edited(setValue(site, 'listDays', '80 days', 'three months'))
    expect(changesOf(comparison)[0]).toMatchObject({
      type: 'parameter-changed',
      to: 'three months',
      values: [],
      why: '“three months” is not written as a number of days.',
    })
    expect(changesOf(comparison)[0]).not.toHaveProperty('within')
    expect(idsOf(comparison)).toEqual(['HRDD-W09 TRN-01'])
  })
  test('a value whose control is lost', async () => {
    const comparison = await edited((xml) => {
      const control = xml.indexOf('<w:alias w:val="listDays"/>', xml.indexOf(site))
      const start = xml.lastIndexOf('<w:sdt>', control)
      const end = xml.indexOf('</w:sdt>', control) + '</w:sdt>'.length
      return xml.slice(0, start) + '<w:r><w:t>95 days</w:t></w:r>' + xml.slice(end)
    })
    expect(found(comparison)).toEqual(['TRN-01 parameter-changed 2.1 (b)'])
    expect(changesOf(comparison)[0]).toMatchObject({ values: [{ from: 80, to: 95 }], within: true })
  })
  test('wording and value of one paragraph', async () => {
    expect(
      found(
        await edited((xml) =>
          setValue(
            site,
            'listDays',
            '80 days',
            '95 days',
          )(reword(site, 'every other Model', 'each other Model')(xml)),
        ),
      ),
    ).toEqual(['TRN-01 parameter-changed 2.1 (b)', 'TRN-01 wording-changed 2.1 (b)'])
  })
  test('a clause removed', async () => {
    const comparison = await edited((xml) => cut(xml, controlOf(xml, 'hrdd_cs_TRN_01')))
    expect(found(comparison)).toEqual(['TRN-01 removed'])
    expect(idsOf(comparison).filter((id) => id.startsWith('HRDD-W01'))).toEqual(['HRDD-W01 TRN-01'])
    // what stood behind it counts one less
    expect(comparison.documents[0]!.renumbered.slice(0, 2)).toEqual([
      { id: 'TRN-03', from: '3', to: '2' },
      { id: 'FLO-01', from: '4', to: '3' },
    ])
    expect(comparison.documents[0]!.renumbered).toHaveLength(pack.pairs.length - 2)
  })
  test('an item removed', async () => {
    const comparison = await edited((xml) =>
      cut(xml, itemOf(xml, sources, 'hrdd_cs_TRN_01__personal_data')),
    )
    expect(found(comparison)).toEqual(['TRN-01 removed 2.8'])
    expect(comparison.documents[0]!.renumbered[0]).toEqual({
      id: 'TRN-01.personal-data',
      from: '2.9',
      to: '2.8',
    })
    expect(idsOf(comparison)).toEqual(['HRDD-W20 TRN-01'])
  })
  test('an item removed with its sub-items', async () => {
    expect(
      found(
        await edited((xml) =>
          cut(xml, itemOf(xml, 'hrdd_cs_TRN_01__content', 'hrdd_cs_TRN_01__match_to_deliveries')),
        ),
      ),
    ).toEqual(['TRN-01 removed 2.2'])
  })
  test('a sub-item removed', async () => {
    const comparison = await edited((xml) => {
      const at = xml.indexOf('the assembly step carried out there')
      return cut(xml, {
        start: xml.lastIndexOf('<w:p>', at),
        end: xml.indexOf('</w:p>', at) + '</w:p>'.length,
      })
    })
    expect(found(comparison)).toEqual(['TRN-01 removed 2.2 (c)'])
  })
  test('an item added', async () => {
    const comparison = await edited((xml) =>
      insertAt(
        xml,
        paragraphOf(xml, sources).start,
        typed('Translations. The Supplier shall give the Site List in English.'),
      ),
    )
    expect(found(comparison)).toEqual(['TRN-01 added 2.7'])
    expect(changesOf(comparison)[0]).toMatchObject({
      text: 'Translations. The Supplier shall give the Site List in English.',
      reads:
        'A paragraph was added after 2.7: “Translations. The Supplier shall give the Site List in English.”.',
    })
    expect(comparison.documents[0]!.renumbered).toEqual([])
  })
  test('a clause of the buyer between ours', async () => {
    const comparison = await edited((xml) =>
      insertAt(
        xml,
        controlOf(xml, 'hrdd_cs_TRN_01').end,
        typed('Penalties', '<w:pStyle w:val="Heading2"/>') +
          typed('The Supplier shall pay EUR 500 a day.'),
      ),
    )
    expect(found(comparison).map((line) => line.replace(/ added .*/, ' added'))).toEqual([
      'stage-disclose added',
    ])
    expect(changesOf(comparison)[0]).toMatchObject({
      heading: true,
      text: 'Penalties\nThe Supplier shall pay EUR 500 a day.',
    })
  })
  test('a paragraph at the end of the file', async () => {
    const comparison = await edited((xml) =>
      replaceOnce(
        xml,
        '<w:sectPr>',
        `${typed('Nothing above binds a Supplier that objects.')}<w:sectPr>`,
      ),
    )
    expect(changesOf(comparison)).toMatchObject([
      { type: 'added', text: 'Nothing above binds a Supplier that objects.' },
    ])
  })
  test('a paragraph before the title', async () => {
    const comparison = await edited((xml) =>
      replaceOnce(
        xml,
        '<w:body>',
        `<w:body>${typed('Subject to the general terms of the Bidder.')}`,
      ),
    )
    expect(changesOf(comparison)).toMatchObject([
      { type: 'added', text: 'Subject to the general terms of the Bidder.' },
    ])
  })
  test('a clause moved', async () => {
    const comparison = await edited((xml) => {
      const clause = controlOf(xml, 'hrdd_cs_IDN_02')
      return cut(
        insertAt(xml, controlOf(xml, 'hrdd_cs_ENF_01').end, xml.slice(clause.start, clause.end)),
        clause,
      )
    })
    expect(found(comparison)).toEqual(['IDN-02 moved'])
    expect(changesOf(comparison)[0]).toMatchObject({ after: '17. Proportionate ladder (ENF-01)' })
    expect(comparison.documents[0]!.renumbered[0]).toEqual({ id: 'IDN-02', from: '1', to: '17' })
    expect(idsOf(comparison)).toContain('HRDD-W14 IDN-02')
  })
  test('two clauses swapped', async () => {
    const comparison = await edited((xml) => {
      const [first, second] = [controlOf(xml, 'hrdd_cs_FLO_01'), controlOf(xml, 'hrdd_cs_FLO_02')]
      return (
        xml.slice(0, first.start) +
        xml.slice(second.start, second.end) +
        xml.slice(first.end, second.start) +
        xml.slice(first.start, first.end) +
        xml.slice(second.end)
      )
    })
    expect(found(comparison)).toHaveLength(1)
    expect(found(comparison)[0]).toMatch(/^FLO-0[12] moved$/)
    expect(comparison.documents[0]!.renumbered).toEqual([
      { id: 'FLO-01', from: '4', to: '5' },
      { id: 'FLO-02', from: '5', to: '4' },
    ])
  })
  test('an item moved within its clause', async () => {
    const comparison = await edited((xml) => {
      const item = itemOf(xml, sources, 'hrdd_cs_TRN_01__personal_data')
      return cut(
        insertAt(
          xml,
          paragraphOf(xml, 'hrdd_cs_TRN_01__disclosure_plan').start,
          xml.slice(item.start, item.end),
        ),
        item,
      )
    })
    expect(found(comparison)).toEqual(['TRN-01 moved 2.8'])
    expect(changesOf(comparison)[0]).toMatchObject({
      after: '2.10',
      where: { id: 'TRN-01.sources' },
    })
  })
  test('an item moved to another clause', async () => {
    const comparison = await edited((xml) => {
      const item = itemOf(xml, sources, 'hrdd_cs_TRN_01__personal_data')
      return cut(
        insertAt(
          xml,
          paragraphOf(xml, 'hrdd_cs_GEN_03__outcome').end,
          xml.slice(item.start, item.end),
        ),
        item,
      )
    })
    expect(found(comparison)).toEqual(['TRN-01 moved 2.8'])
    expect(changesOf(comparison)[0]).toMatchObject({ after: '12. Confidentiality (GEN-03)' })
  })
  test('a definition changed', async () => {
    const comparison = await edited(reword('hrdd_cs_definition__site_list', 'Final', 'Last'))
    expect(found(comparison)).toEqual(['definition.site-list wording-changed Site List'])
    expect(idsOf(comparison)).toEqual(['HRDD-W12 definition.site-list'])
  })
  test('a definition removed', async () => {
    const comparison = await edited((xml) =>
      cut(xml, paragraphOf(xml, 'hrdd_cs_definition__site_list')),
    )
    expect(found(comparison)).toEqual(['definition.site-list removed'])
    expect(idsOf(comparison)).toEqual(['HRDD-W11 definition.site-list'])
  })
  test('the threshold of a KPI', async () => {
    const comparison = await edited(
      reword('hrdd_cs_KPI_TRN_01__1', 'Good from 90 per cent', 'Good from 70 per cent'),
    )
    expect(found(comparison)).toEqual(['KPI-TRN-01.1 wording-changed row 3, Thresholds'])
    expect(changesOf(comparison)[0]).toMatchObject({
      where: { column: 'Content' },
      reads: 'In the column “Content” of row 3, Thresholds: “90” became “70”.',
    })
    expect(idsOf(comparison)).toEqual(['HRDD-W13 KPI-TRN-01.1'])
  })
  test('a row of accepted proof removed', async () => {
    const comparison = await edited((xml) =>
      cut(xml, rowOf(xml, 'Formal Request log with reminders', 'hrdd_cs_TRN_01__evidence')),
    )
    expect(found(comparison)).toEqual([
      'TRN-01 removed row 4, Formal Request log with reminders, answers, refusals and next steps',
    ])
  })
  test('a row of accepted proof added', async () => {
    const comparison = await edited((xml) => {
      const row = rowOf(xml, 'Formal Request log with reminders', 'hrdd_cs_TRN_01__evidence')
      return insertAt(
        xml,
        row.end,
        '<w:tr><w:tc><w:p><w:r><w:t>Photograph of the site</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>E1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>All</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2.1</w:t></w:r></w:p></w:tc></w:tr>',
      )
    })
    expect(found(comparison)).toHaveLength(1)
    expect(changesOf(comparison)[0]).toMatchObject({
      type: 'added',
      text: 'Photograph of the site | E1 | All | 2.1',
    })
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
    const comparison = await edited(
      swap(
        sources,
        'any reason',
        `${deletion('any')}${insertion('every')}<w:r><w:t xml:space="preserve"> reason</w:t></w:r>`,
      ),
    )
    expect(found(comparison)).toEqual(['TRN-01 wording-changed 2.8'])
    expect(comparison.tracked).toMatchObject([
      {
        type: 'deleted',
        author: 'A. Lawyer',
        date: '2027-03-01T10:15:00Z',
        text: 'any',
        clause: 'TRN-01',
      },
      { type: 'inserted', text: 'every', clause: 'TRN-01' },
    ])
    expect(idsOf(comparison)).toEqual(['HRDD-W16 file'])
  })
  test('words put in and taken out again by another', async () => {
    const comparison = await edited(
      swap(
        sources,
        'any reason',
        `<w:r><w:t>any reason</w:t></w:r><w:ins w:id="900" w:author="A"><w:del w:id="901" w:author="B"><w:r><w:delText> if asked</w:delText></w:r></w:del></w:ins>`,
      ),
    )
    expect(found(comparison)).toEqual([])
    expect(comparison.same).toBe(true)
    expect(comparison.tracked).toMatchObject([{ type: 'deleted', author: 'B' }])
  })
  test('a value', async () => {
    const comparison = await edited((xml) => {
      const at = xml.indexOf('<w:alias w:val="listDays"/>', xml.indexOf(site))
      return replaceOnce(
        xml,
        '<w:r><w:t xml:space="preserve">80 days</w:t></w:r>',
        `${deletion('80')}${insertion('100')}<w:r><w:t xml:space="preserve"> days</w:t></w:r>`,
        at,
      )
    })
    expect(found(comparison)).toEqual(['TRN-01 parameter-changed 2.1 (b)'])
    expect(changesOf(comparison)[0]).toMatchObject({ to: '100 days', within: true })
  })
  test('a paragraph with its mark', async () => {
    const comparison = await edited((xml) =>
      inside(xml, paragraphOf(xml, sources), (paragraph) =>
        paragraph
          .replace('</w:pPr>', '<w:rPr><w:del w:id="902" w:author="A. Lawyer"/></w:rPr></w:pPr>')
          .replace(
            /<w:r>.*<\/w:r>/,
            (runs) =>
              `<w:del w:id="903" w:author="A. Lawyer">${runs.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`,
          ),
      ),
    )
    expect(found(comparison)).toEqual(['TRN-01 removed 2.8'])
    expect(comparison.tracked.map(({ type }) => type)).toEqual(['deleted', 'paragraph-deleted'])
    // a paragraph that is gone does not count
    expect(comparison.documents[0]!.renumbered[0]).toEqual({
      id: 'TRN-01.personal-data',
      from: '2.9',
      to: '2.8',
    })
  })
  test('two paragraphs made one', async () => {
    const comparison = await edited((xml) =>
      inside(xml, paragraphOf(xml, sources), (paragraph) =>
        paragraph.replace(
          '</w:pPr>',
          '<w:rPr><w:del w:id="902" w:author="A. Lawyer"/></w:rPr></w:pPr>',
        ),
      ),
    )
    expect(found(comparison)).toEqual(['TRN-01 wording-changed 2.8', 'TRN-01 removed 2.9'])
  })
  test('a paragraph put in', async () => {
    const comparison = await edited((xml) =>
      insertAt(
        xml,
        paragraphOf(xml, sources).start,
        `<w:p><w:pPr><w:rPr><w:ins w:id="900" w:author="A. Lawyer"/></w:rPr></w:pPr>${insertion('One more duty.')}</w:p>`,
      ),
    )
    expect(found(comparison)).toEqual(['TRN-01 added 2.7'])
  })
  test('words moved', async () => {
    const comparison = await edited((xml) => {
      const moved = '<w:r><w:t xml:space="preserve">Moved words stand here.</w:t></w:r>'
      return insertAt(
        insertAt(
          xml,
          paragraphOf(xml, sources).end,
          `<w:p><w:moveTo w:id="911" w:author="A">${moved}</w:moveTo></w:p>`,
        ),
        paragraphOf(xml, site).start,
        `<w:p><w:pPr><w:rPr><w:moveFrom w:id="909" w:author="A"/></w:rPr></w:pPr><w:moveFrom w:id="910" w:author="A">${moved}</w:moveFrom></w:p>`,
      )
    })
    expect(found(comparison)).toEqual(['TRN-01 added 2.8'])
    expect(comparison.tracked.map(({ type }) => type)).toEqual([
      'moved-from',
      'paragraph-deleted',
      'moved-to',
    ])
  })
  test('a row taken out and a row put in', async () => {
    const comparison = await edited((xml) => {
      const row = rowOf(xml, 'Formal Request log with reminders', 'hrdd_cs_TRN_01__evidence')
      return inside(
        xml,
        row,
        (own) =>
          own.replace('<w:trPr>', '<w:trPr><w:del w:id="905" w:author="A"/>') +
          `<w:tr><w:trPr><w:ins w:id="906" w:author="A"/></w:trPr>${['Photograph of the site', 'E1', 'All', '2.1'].map((cell) => `<w:tc><w:p>${insertion(cell)}</w:p></w:tc>`).join('')}</w:tr>`,
      )
    })
    expect(found(comparison).map((line) => line.split(',')[0])).toEqual([
      'TRN-01 added row 3',
      'TRN-01 removed row 4',
    ])
    expect(comparison.tracked.map(({ type }) => type)).toContain('row-deleted')
  })
})

describe('what others add around the words', () => {
  test('a comment', async () => {
    const bytes = editParts(await fileOf('contract-schedule'), (parts) => {
      parts['word/document.xml'] = swap(
        sources,
        'any reason',
        '<w:commentRangeStart w:id="1"/><w:r><w:t>any reason</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
      )(parts['word/document.xml']!)
      addPart(
        parts,
        'comments',
        'comments',
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1" w:author="B. Buyer" w:date="2027-03-02T09:00:00Z"><w:p><w:r><w:t>Which ones?</w:t></w:r></w:p></w:comment></w:comments>',
      )
    })
    const comparison = compare(pack, await readDocx(bytes))
    expect(found(comparison)).toEqual([])
    expect(comparison.same).toBe(true)
    expect(comparison.comments).toMatchObject([
      {
        author: 'B. Buyer',
        date: '2027-03-02T09:00:00Z',
        text: 'Which ones?',
        about: 'any reason',
        clause: 'TRN-01',
      },
    ])
    expect(idsOf(comparison)).toEqual(['HRDD-W17 file'])
  })
  test('a footnote, which prints', async () => {
    const bytes = editParts(await fileOf('contract-schedule'), (parts) => {
      parts['word/document.xml'] = swap(
        sources,
        'any reason',
        '<w:r><w:t>any reason</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>',
      )(parts['word/document.xml']!)
      addPart(
        parts,
        'footnotes',
        'footnotes',
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Except where it is costly.</w:t></w:r></w:p></w:footnote></w:footnotes>',
      )
    })
    const comparison = compare(pack, await readDocx(bytes))
    expect(found(comparison)).toEqual(['TRN-01 wording-changed 2.8'])
    expect(changesOf(comparison)[0]!.reads).toContain('Except where it is costly.')
  })
  test('a text box, read once', async () => {
    const box =
      '<w:txbxContent><w:p><w:r><w:t>All of this is a proposal.</w:t></w:r></w:p></w:txbxContent>'
    const comparison = await edited(
      swap(
        sources,
        'any reason',
        `<w:r><w:t>any reason</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
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
        .replace(/(?<=<w:t[^>]*>[^<]*)'/g, '’')
        .replace(/(?<=<w:t[^>]*>[^<]*)&quot;/g, '”')
        .replace(/(?<=<w:t[^>]*>[^<]*[a-z])-(?=[a-z])/g, '\u2011'),
    'spaces that do not break': (xml) => xml.replace(/(?<=<w:t[^>]*>[^<]*\d) (?=days)/g, '\u00a0'),
    'runs cut in pieces': (xml) =>
      xml.replace(
        /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]{6})([^<&]+)<\/w:t><\/w:r>/g,
        '<w:r w:rsidR="00112233">$1<w:t xml:space="preserve">$2</w:t></w:r><w:proofErr w:type="spellStart"/><w:r>$1<w:t xml:space="preserve">$3</w:t></w:r><w:proofErr w:type="spellEnd"/>',
      ),
    'smart tags, soft hyphens and the place of the cursor': (xml) =>
      swap(
        sources,
        'information',
        '<w:bookmarkStart w:id="9000" w:name="_GoBack"/><w:bookmarkEnd w:id="9000"/><w:smartTag w:uri="urn:x" w:element="place"><w:r><w:t>infor</w:t></w:r></w:smartTag><w:r><w:softHyphen/><w:t>ma\u00adtion</w:t></w:r>',
      )(xml),
    'tabs and line breaks': swap(
      sources,
      ' information ',
      '<w:r><w:tab/><w:t>information</w:t><w:br/></w:r>',
    ),
    'content controls removed, bookmarks kept': (xml) =>
      xml
        .replace(/<w:sdtPr>(?!<w:docPartObj>).*?<\/w:sdtPr>/g, '')
        .replace(/<w:sdt><w:sdtContent>|<\/w:sdtContent><\/w:sdt>/g, '')
        .replace('<w:sdt><w:sdtPr><w:docPartObj>', '<w:sdt><w:sdtPr><w:docPartObj>')
        .replace(/<w:sdt><w:sdtPr><w:docPartObj>.*?(?=<w:p><w:pPr><w:pStyle w:val="Heading1")/, ''),
    'bookmarks removed, content controls kept': (xml) =>
      xml.replace(/<w:bookmark(Start|End)[^>]*>/g, ''),
    'anchors of every item removed, those of clauses kept': (xml) =>
      xml.replace(/<w:bookmarkStart [^>]*__[^>]*>/g, ''),
  }
  for (const [habit, edit] of Object.entries(habits))
    test(habit, async () => {
      const comparison = await edited(edit)
      expect(found(comparison)).toEqual([])
      expect(comparison.documents.flatMap(({ renumbered }) => renumbered)).toEqual([])
      expect(comparison.same).toBe(true)
    })
  test('case is one, for capitals mark defined terms', async () => {
    expect(found(await edited(reword(sources, 'Supplier', 'supplier')))).toEqual([
      'TRN-01 wording-changed 2.8',
    ])
  })
})

describe('edits are found with one kind of anchor as well', () => {
  const rewordSources = reword(sources, 'state any reason', 'state every reason')
  for (const [what, edit] of Object.entries({
    'the control alone': (xml: string) => xml.replace(/<w:bookmark(Start|End)[^>]*>/g, ''),
    'bookmarks alone': (xml: string) => xml.replace(/<w:tag [^>]*>|<w:alias [^>]*>/g, ''),
  }))
    test(what, async () => {
      expect(found(await edited((xml) => edit(rewordSources(xml))))).toEqual([
        'TRN-01 wording-changed 2.8',
      ])
      expect(
        found(await edited((xml) => edit(cut(xml, controlOf(xml, 'hrdd_cs_TRN_01'))))),
      ).toEqual(['TRN-01 removed'])
    })
  test('a clause rewritten from the first to the last word of an item', async () => {
    expect(
      found(
        await edited((xml) =>
          inside(xml, paragraphOf(xml, sources), (paragraph) =>
            paragraph.replace(
              /<w:r>.*<\/w:r>/,
              '<w:r><w:t>Whoever knows something says so.</w:t></w:r>',
            ),
          ),
        ),
      ),
    ).toEqual(['TRN-01 wording-changed 2.8'])
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

/** The body of a file, without its page. */
const bodyOf = (xml: string): string =>
  xml.slice(xml.indexOf('<w:body>') + '<w:body>'.length, xml.lastIndexOf('<w:sectPr>'))

describe('several documents', () => {
  /** Both documents of a pair in one file, as if one was pasted behind the other. The bookmarks of Word have one number each. */
  const both = async (edit: (xml: string) => string): Promise<Comparison> => {
    let questions = ''
    editParts(await fileOf('tender-questions'), (parts) => {
      questions = bodyOf(parts['word/document.xml']!).replace(
        /(<w:bookmark(?:Start|End) w:id=")/g,
        '$1q',
      )
    })
    return compare(
      pack,
      await readDocx(
        editParts(await fileOf('contract-schedule'), (parts) => {
          parts['word/document.xml'] = edit(
            replaceOnce(parts['word/document.xml']!, '<w:body>', `<w:body>${questions}`),
          )
          delete parts['docProps/custom.xml']
          parts['_rels/.rels'] = parts['_rels/.rels']!.replace(
            /<Relationship [^>]*custom-properties[^>]*>/,
            '',
          )
        }),
      ),
    )
  }
  /** The file has the lists of the schedule only, so numbers of the questions are not what they were. */
  const told = (comparison: Comparison) => found({ ...comparison, documents: comparison.documents })

  test('are told apart without the properties of the file', async () => {
    const comparison = await both((xml) => `${xml} `)
    expect(comparison.documents.map(({ kind, around }) => [kind, around])).toEqual([
      ['tender-questions', []],
      ['contract-schedule', []],
    ])
    expect(told(comparison)).toEqual([])
    expect(comparison.unchecked).toEqual([])
  })
  test('one of them pasted into a file of someone else', async () => {
    let schedule = ''
    editParts(await fileOf('contract-schedule'), (parts) => {
      schedule = bodyOf(parts['word/document.xml']!)
    })
    const host = editText(
      foreign(await toDocx({ ...draft(pack, 'tender-questions'), children: [] })),
      (xml) =>
        xml.replace(
          /<w:body>.*?<w:sectPr>/s,
          `<w:body>${typed('Part one: terms of the City.')}${schedule}${typed('Signed by both parties.')}<w:sectPr>`,
        ),
    )
    const read = await readDocx(host)
    const comparison = compare(pack, read)
    expect(comparison.documents.map(({ kind, around }) => [kind, around])).toEqual([
      ['contract-schedule', ['Part one: terms of the City.', 'Signed by both parties.']],
    ])
    expect(found(comparison)).toEqual([])
    expect(comparison.unchecked.map(({ kind }) => kind)).toEqual(['tender-questions'])
    expect(idsOf(comparison)).toContain('HRDD-W18 contract-schedule')
  })
  test('a question reworded while its condition stays', async () => {
    const comparison = await both(
      reword(
        'hrdd_tq_TRN_01__q__plan',
        'Present the Disclosure Plan',
        'Outline the Disclosure Plan',
      ),
    )
    expect(told(comparison)).toEqual(['TRN-01 wording-changed 2.2'])
    expect(idsOf(comparison).filter((id) => id.startsWith('HRDD-W04'))).toEqual(['HRDD-W04 TRN-01'])
    expect(comparison.findings.find(({ id }) => id === 'HRDD-W04')!.why).toContain(
      'paragraph 2.11, which binds the answer, was not',
    )
  })
  test('the paragraph that binds a scored answer reworded, and removed', async () => {
    const plan = 'hrdd_cs_TRN_01__disclosure_plan'
    expect(idsOf(await both(reword(plan, 'shall carry out', 'shall consider')))).toContain(
      'HRDD-W03 TRN-01',
    )
    expect(idsOf(await both((xml) => cut(xml, paragraphOf(xml, plan))))).toContain(
      'HRDD-W02 TRN-01',
    )
  })
  test('a scored question removed, and the line that asks for acceptance', async () => {
    expect(idsOf(await both((xml) => cut(xml, controlOf(xml, 'hrdd_tq_TRN_01'))))).toContain(
      'HRDD-W05 TRN-01',
    )
    const comparison = await both((xml) =>
      cut(xml, rowOf(xml, 'hrdd:field:GRV-01.q.accept', 'hrdd_tq_acceptance_award')),
    )
    expect(told(comparison)).toHaveLength(1)
    expect(idsOf(comparison)).toContain('HRDD-W07 GRV-01')
  })
  test('a clause removed from both is a clause less, not a broken pair', async () => {
    const comparison = await both((xml) => {
      const less = cut(xml, controlOf(xml, 'hrdd_cs_GRV_01'))
      return cut(less, rowOf(less, 'hrdd:field:GRV-01.q.accept', 'hrdd_tq_acceptance_award'))
    })
    expect(idsOf(comparison).filter((id) => /W01|W07/.test(id))).toEqual([])
  })
  test('a value changed in one of its places', async () => {
    const comparison = await both(
      setValue('hrdd_cs_TRN_01__keeping_correct', 'confirmMonths', '6 months', '4 months'),
    )
    expect(idsOf(comparison)).toContain('HRDD-W10 TRN-01')
    expect(comparison.findings.find(({ id }) => id === 'HRDD-W10')!.why).toContain(
      '4 in contract-schedule 2.4 and 6 in contract-schedule 2.30',
    )
  })
})

describe('in a template of an authority', () => {
  for (const name of templateNames)
    test(name, async () => {
      const bytes = await insertIntoDocx(template(name), pack)
      const comparison = compare(pack, await readDocx(bytes))
      expect(found(comparison)).toEqual([])
      expect(comparison.same).toBe(true)
      expect(comparison.documents.flatMap(({ renumbered }) => renumbered)).toEqual([])
      expect(comparison.documents[0]!.around.length).toBeGreaterThan(5)
      expect(
        found(
          compare(
            pack,
            await readDocx(
              editText(bytes, reword(sources, 'state any reason', 'state every reason')),
            ),
          ),
        ),
      ).toEqual(['TRN-01 wording-changed 2.8'])
    })
})

describe('what the file does not say is worked out', () => {
  const withoutProperties = (bytes: Uint8Array): Uint8Array =>
    editParts(bytes, (parts) => {
      delete parts['docProps/custom.xml']
      parts['_rels/.rels'] = parts['_rels/.rels']!.replace(
        /<Relationship [^>]*custom-properties[^>]*>/,
        '',
      )
    })
  test('for whom a reading copy is', async () => {
    const comparison = compare(
      pack,
      await readDocx(
        withoutProperties(
          await toDocx(draft(pack, 'contract-schedule', { supplier: 'sme-reseller' })),
        ),
      ),
    )
    expect(comparison.documents[0]!.supplier).toEqual({ role: 'reseller', size: 'sme' })
    expect(found(comparison)).toEqual([])
  })
  test('which kind it is, from its words', async () => {
    const bytes = editText(withoutProperties(await fileOf('contract-schedule')), (xml) =>
      xml.replace(/<w:bookmark(Start|End)[^>]*>/g, ''),
    )
    const read = await readDocx(bytes)
    expect(read.documents[0]).not.toHaveProperty('kind')
    expect(compare(pack, read)).toMatchObject({
      same: true,
      documents: [{ kind: 'contract-schedule' }],
    })
  })
  test('another pack', async () => {
    const other = compose({
      ...(parse(readFileSync('docs/examples/laptops.yaml', 'utf8')) as Spec),
      clauses: { set: 'starter' },
      set: { 'TRN-01': { listDays: 90 } },
    })
    const comparison = compare(other, await readDocx(await fileOf('contract-schedule')))
    expect(idsOf(comparison)).toContain('HRDD-W15 contract-schedule')
    expect(
      changesOf(comparison).some(
        (change) =>
          change.type === 'parameter-changed' &&
          change.name === 'listDays' &&
          change.from === '90 days' &&
          change.to === '80 days',
      ),
    ).toBe(true)
  })
  test('a file without any of our documents is refused', async () => {
    const read = await readDocx(
      editText(await fileOf('contract-schedule'), (xml) =>
        xml.replace(/<w:body>.*<w:sectPr>/s, `<w:body>${typed('Something else.')}<w:sectPr>`),
      ),
    )
    expect(read.pieces.map(({ text }) => text)).toEqual(['Something else.'])
    expect(problemsOf(() => compare(pack, read)).map(({ code }) => code)).toEqual([
      'no-document-of-ours',
    ])
  })
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
    const comparison = compare(pack, await readDocx(bytes))
    expect(found(comparison)).toEqual(['TRN-01 removed'])
    expect(comparison.documents[0]!.around).toHaveLength(20_001)
  })
})

test('a comparison as text names what differs and what to do', async () => {
  const text = describeComparison(await edited(setValue(site, 'listDays', '80 days', '300 days')))
  expect(text).toContain('The file differs from the pack.')
  expect(text).toContain('- 2. Final production sites (TRN-01): value changed')
  expect(text).toContain('300 days is outside 50 to 270.')
  expect(text).toContain('- Error HRDD-W08, TRN-01')
  expect(text).not.toMatch(/undefined|\[object/)
})
test('every finding stands in the documentation', () => {
  const ids = [
    ...new Set(
      readFileSync('src/render/docx/compare/pair-findings.ts', 'utf8').match(/HRDD-W\d\d/g),
    ),
  ].sort()
  const documented = [
    ...new Set(
      readFileSync('docs/word-compare.md', 'utf8')
        .match(/^\| (HRDD-W\d\d)/gm)!
        .map((line) => line.slice(2)),
    ),
  ].sort()
  expect(ids).toEqual(documented)
})
