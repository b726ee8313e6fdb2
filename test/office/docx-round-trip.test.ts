// Word files that LibreOffice saved again: nothing differs that nobody changed, and what someone changed is still found.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { compose, type DraftOptions, draft, type Pack, type Spec } from '../../src/index.ts'
import { documentKinds } from '../../src/model/document.ts'
import { type Comparison, compare, readDocx, toDocx } from '../../src/render/docx/index.ts'
import { soffice } from '../support/tools.ts'
import {
  controlOf,
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
const folder = mkdtempSync(join(tmpdir(), 'round-trip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const specs = Object.fromEntries(
  ['laptops', 'swiss-monitors', 'uk-servers'].map((name) => [
    name,
    parse(readFileSync(`docs/examples/${name}.yaml`, 'utf8')) as Spec,
  ]),
)
const packs: Readonly<Record<string, Pack>> = {
  ...Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, compose(spec)])),
  starter: compose({ ...specs.laptops!, clauses: { set: 'starter' } }),
}
const copies: readonly (readonly [pack: string, copy: string, options: DraftOptions])[] = [
  ...Object.keys(specs).map((name) => [name, 'full', {}] as const),
  ['uk-servers', 'sme-reseller', { supplier: 'sme-reseller' }],
  ['starter', 'full', {}],
]
const cases = copies.flatMap(([name, copy, options]) =>
  documentKinds.map((kind) => ({
    name,
    copy,
    options,
    kind,
    file: `${name}_${copy}_${kind}.docx`,
  })),
)

/** All files in one call: starting LibreOffice takes longer than saving. */
const saved: Promise<void> | undefined =
  office === undefined
    ? undefined
    : (async () => {
        for (const { name, options, kind, file } of cases)
          writeFileSync(join(folder, file), await toDocx(draft(packs[name]!, kind, options)))
        execFileSync(
          office,
          [
            `-env:UserInstallation=file://${join(folder, 'profile')}`,
            '--headless',
            '--convert-to',
            'docx:MS Word 2007 XML',
            '--outdir',
            join(folder, 'out'),
            ...cases.map(({ file }) => join(folder, file)),
          ],
          { stdio: 'ignore', timeout: 800_000 },
        )
      })()
const again = async (file: string): Promise<Uint8Array> => {
  await saved
  return new Uint8Array(readFileSync(join(folder, 'out', file)))
}
const found = ({ documents }: Comparison): string[] =>
  documents.flatMap(({ units }) =>
    units.flatMap(({ id, changes }) =>
      changes.map(
        (change) => `${id} ${change.type}${change.where ? ` ${change.where.label}` : ''}`,
      ),
    ),
  )

describe.skipIf(office === undefined)('saved again by LibreOffice', () => {
  for (const { name, kind, copy, file } of cases)
    test(`${name}, ${kind}, ${copy}: unchanged`, async () => {
      const read = await readDocx(await again(file))
      const comparison = compare(packs[name]!, read)
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
      if (kind === 'contract-schedule')
        expect(read.documents[0]!.clauses.map(({ id }) => id).sort()).toEqual(
          packs[name]!.pairs.map(({ id }) => id).sort(),
        )
    })

  /** LibreOffice keeps the control of a clause around its heading only, so a clause goes on to where the next part begins. */
  const clauseOf = (xml: string, bookmark: string, end: number) => ({
    start: controlOf(xml, bookmark).start,
    end,
  })
  const sources = 'hrdd_cs_TRN_01__sources'
  const edits: readonly (readonly [
    what: string,
    edit: (xml: string) => string,
    expected: readonly string[],
  ])[] = [
    [
      'a word of an item',
      reword(sources, 'state any reason', 'state every reason'),
      ['TRN-01 wording-changed 2.8'],
    ],
    [
      'a word of a sub-item',
      reword('hrdd_cs_TRN_01__content', 'full street address', 'street address'),
      ['TRN-01 wording-changed 2.2 (b)'],
    ],
    [
      'a value',
      setValue('hrdd_cs_TRN_01__site_list', 'listDays', '80 days', '120 days'),
      ['TRN-01 parameter-changed 2.1 (b)'],
    ],
    [
      'a value for small firms',
      setValue(
        'hrdd_cs_TRN_01__site_list',
        'firstDays',
        '50 days (70 days for an SME)',
        '50 days (90 days for an SME)',
      ),
      ['TRN-01 parameter-changed 2.1 (a)'],
    ],
    [
      'a clause removed',
      (xml) => cut(xml, clauseOf(xml, 'hrdd_cs_TRN_01', controlOf(xml, 'hrdd_cs_TRN_03').start)),
      ['TRN-01 removed'],
    ],
    ['an item removed', (xml) => cut(xml, paragraphOf(xml, sources)), ['TRN-01 removed 2.8']],
    [
      'an item added',
      (xml) =>
        insertAt(
          xml,
          paragraphOf(xml, sources).start,
          typed('Translations. The Supplier shall give the Site List in English.'),
        ),
      ['TRN-01 added 2.7'],
    ],
    [
      'a clause moved',
      (xml) => {
        const clause = clauseOf(
          xml,
          'hrdd_cs_IDN_02',
          paragraphOf(xml, 'hrdd_cs_stage_disclose').start,
        )
        return cut(
          insertAt(
            xml,
            paragraphOf(xml, 'hrdd_cs_forms').start,
            xml.slice(clause.start, clause.end),
          ),
          clause,
        )
      },
      ['IDN-02 moved'],
    ],
    [
      'a definition',
      reword('hrdd_cs_definition__site_list', 'Final', 'Last'),
      ['definition.site-list wording-changed Site List'],
    ],
    [
      'the threshold of a KPI',
      reword('hrdd_cs_KPI_TRN_01__1', 'Good from 90 per cent', 'Good from 70 per cent'),
      ['KPI-TRN-01.1 wording-changed row 3, Thresholds'],
    ],
    [
      'a row of accepted proof removed',
      (xml) =>
        cut(xml, rowOf(xml, 'Formal Request log with reminders', 'hrdd_cs_TRN_01__evidence')),
      ['TRN-01 removed row 4, Formal Request log with reminders, answers, refusals and next steps'],
    ],
    [
      'a tracked change',
      (xml) =>
        replaceOnce(
          xml,
          'any reason',
          '</w:t></w:r><w:del w:id="901" w:author="A"><w:r><w:delText>any</w:delText></w:r></w:del><w:ins w:id="902" w:author="A"><w:r><w:t>every</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> reason',
          xml.indexOf(`w:name="${sources}"`),
        ),
      ['TRN-01 wording-changed 2.8'],
    ],
  ]
  for (const [what, edit, expected] of edits)
    test(`then ${what}: found`, async () => {
      expect(
        found(
          compare(
            packs.starter!,
            await readDocx(editText(await again('starter_full_contract-schedule.docx'), edit)),
          ),
        ),
      ).toEqual(expected)
    })

  test('an answer given in LibreOffice is an answer', async () => {
    const bytes = editText(await again('starter_full_tender-questions.docx'), (xml) => {
      const at = xml.indexOf('[', xml.indexOf('w:name="hrdd_tq_TRN_01__q__plan"'))
      return `${xml.slice(0, at)}We ask each Brand in the first week.${xml.slice(xml.indexOf('</w:t>', at))}`
    })
    const comparison = compare(packs.starter!, await readDocx(bytes))
    expect(found(comparison)).toEqual([])
    expect(
      comparison.documents[0]!.answers.filter(({ answer }) => answer !== undefined),
    ).toMatchObject([
      { field: 'TRN-01.q.plan.answer', answer: 'We ask each Brand in the first week.' },
    ])
  })
})
