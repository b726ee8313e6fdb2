// What a bidder filled in and those who scored, in the hands of LibreOffice: it counts, computes, and saves as it was.

import type { CellValue } from 'exceljs'
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import type { Spec } from '../../src/model/spec.ts'
import { toText } from '../../src/render/index.ts'
import { readResponse, toEvaluation, toResponse } from '../../src/workbook/index.ts'
import { countWords } from '../../src/workbook/response-words.ts'
import { packOf } from '../support/fixture.ts'
import { fillResponse } from '../support/response.ts'
import { openWorkbook } from '../support/steps.ts'
import { soffice } from '../support/tools.ts'
import { recalculated, uncomputed } from '../support/workbook-formulas.ts'

const office = soffice()
const computed = (bytes: Uint8Array): Uint8Array => recalculated(office!, [uncomputed(bytes)])[0]!
/** Rows of a sheet as LibreOffice left it, by column from 0. */
const rowsOf = (bytes: Uint8Array, name: string) => {
  const { rows } = openWorkbook(bytes).sheets.find((sheet) => sheet.name === name)!
  return [...rows].sort(([a], [b]) => a - b).map(([, cells]) => cells)
}

const spec = {
  title: 'Laptops 2027',
  buyer: 'City of Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  tender: { published: '2027-02-01', deadline: '2027-03-31' },
  contract: { start: '2027-07-01', months: 24 },
} as const satisfies Spec

describe.skipIf(!office)('a response', () => {
  test('from the workbook of the bidder to the handover note, without typing anything again', async () => {
    const pack = composeFrom(standard, spec)
    const { save } = await fillResponse(await toResponse(pack), {
      Bidder: 'Nordic IT AB',
      A1: 'Yes',
      B1: 'Line 1: Brand X, made for it, bought from its distributor',
      B2: 'No',
      'TRN-01 (a)': 'Head of sourcing;\nif she refuses, the board',
      'TRN-01 (b)': '=customs record, not a formula',
      'PRV-04 (d)': `${'word '.repeat(600)}end`,
    })
    const { bidder, accepted, promises, overLimit, asked } = await readResponse(
      computed(await save()),
      { pack },
    )
    expect({ bidder, accepted, asked }).toEqual({
      bidder: 'Nordic IT AB',
      accepted: true,
      asked: [],
    })
    expect(overLimit).toEqual([{ number: 'PRV-04', words: 601, limit: 600 }])
    const won = composeFrom(standard, {
      ...spec,
      award: { role: 'reseller', size: 'large', supplier: bidder, promises },
    })
    for (const kind of ['handover-note', 'diligence-plan'] as const) {
      const text = toText(draft(won, kind))
      expect(text).toContain('Head of sourcing; / if she refuses, the board')
      expect(text).toContain('=customs record, not a formula')
    }
  })

  test('its words are counted by formula as they are read', async () => {
    const pack = packOf({ strategy: 'tender-led' })
    // LibreOffice drops a tab where a cell has line breaks too; nobody can type one there
    const texts = [
      '',
      '  ',
      'one',
      ' two  words\u00a0',
      'on two\nlines – here',
      'a\t"b" c & d',
      '5',
    ]
    for (const [a = '', b = '', whole = ''] of [
      texts.slice(0, 3),
      texts.slice(3, 6),
      texts.slice(6),
    ]) {
      const { save } = await fillResponse(await toResponse(pack), {
        'GAM-01 (a)': a,
        'GAM-01 (b)': b,
        'DEL-01': whole,
      })
      const rows = rowsOf(computed(await save()), 'Response')
      const words = (number: string) =>
        rows.find((cells) => cells.get(0)?.value === number)?.get(7)?.value
      expect(['GAM-01 (a)', 'GAM-01 (b)', 'GAM-01', 'DEL-01'].map(words)).toEqual([
        countWords(a),
        countWords(b),
        countWords(a) + countWords(b),
        countWords(whole),
      ])
    }
  })
})

describe.skipIf(!office)('an evaluation of three bidders', () => {
  // by bidder and row: points of the first person, of the second, agreed, and the reason
  type Marks = readonly [CellValue, CellValue, CellValue, CellValue]
  const same = (points: number): Marks => [points, points, points, 'as both']
  const marks: readonly Marks[] = [
    // A: everything agreed, 2 of 3 and 3.5 of 4
    ...[[1, 0.5, 1, 'names both'] as const, same(0.5), same(0.5)],
    ...[same(1), same(1), [0.5, 1, 0.5, 'no consent'] as const, same(1)],
    // B: one row is empty, one differs from both without a reason, one has no reason
    ...[same(1), [1, 1, null, null] as const, same(0)],
    ...[[0, 0.5, 1, ' '] as const, [1, 1, 1, null] as const, same(0), same(0)],
    // C: one person did not mark a row, and one gave points that the table does not know
    ...[[null, 1, 1, 'seen'] as const, same(0), same(0)],
    ...[[1, 1, 0.7, 'in between'] as const, same(1), same(1), same(1)],
  ]

  test('weights are what the formula of the tender gives; what is empty is never 0', async () => {
    const pack = composeFrom(standard, spec)
    const scored = pack.pairs.flatMap(({ placement }) => placement.scored ?? [])
    expect(scored.map(({ max, weight }) => [max, weight])).toEqual([
      [3, 3],
      [4, 4],
    ])
    const book = new exceljs.Workbook()
    await book.xlsx.load((await toEvaluation(pack, { bidders: ['A', 'B', 'C'] })) as never)
    const [first, second, agreed] = book.worksheets
    for (const [index, [one, two, points, reason]] of marks.entries()) {
      const row = 5 + index
      first!.getCell(`E${row}`).value = one
      second!.getCell(`E${row}`).value = two
      agreed!.getCell(`G${row}`).value = points
      agreed!.getCell(`H${row}`).value = reason
    }
    const bytes = computed(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer))
    const flags = rowsOf(bytes, 'Agreed')
      .slice(4)
      .map((cells) => cells.get(8)?.value ?? '')
    expect(flags).toEqual([
      ...Array(7).fill(''),
      ...['', 'not agreed yet', '', 'differs from both: reason missing', 'reason missing', '', ''],
      ...["one person's points missing", '', '', 'points not in the list', '', '', ''],
    ])
    const result = rowsOf(bytes, 'Result')
      .slice(2)
      .map((cells) => [0, 2, 5, 6].map((column) => cells.get(column)?.value ?? ''))
    expect(result).toEqual([
      // 2 / 3 × 3, 3.5 / 4 × 4
      ['A', 2, 2, 0],
      ['A', 3.5, 3.5, 0],
      ['A', '', 5.5, 0],
      // 1 + nothing + 0; 1 + 1 + 0 + 0 of 4
      ['B', '', '', 1],
      ['B', 2, 2, 2],
      ['B', '', '', 3],
      // 1 of 3; 0.7 is not in the table
      ['C', 1, 1, 1],
      ['C', '', '', 1],
      ['C', '', '', 2],
    ])
  })

  test('weights are rounded to two decimals', async () => {
    const pack = composeFrom(standard, { ...spec, weights: { 'TRN-01': 12.5, 'PRV-04': 7 } })
    const book = new exceljs.Workbook()
    await book.xlsx.load((await toEvaluation(pack, { bidders: ['A'] })) as never)
    for (const [index, points] of [0.5, 0, 0, 1, 1, 0, 0.5].entries())
      for (const [sheet, column] of [
        [0, 'E'],
        [1, 'E'],
        [2, 'G'],
      ] as const)
        book.worksheets[sheet]!.getCell(`${column}${5 + index}`).value = points
    const bytes = computed(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer))
    const earned = rowsOf(bytes, 'Result')
      .slice(2)
      .map((cells) => cells.get(5)?.value)
    // 0.5 / 3 × 12.5 = 2.0833…, 2.5 / 4 × 7 = 4.375
    expect(earned).toEqual([2.08, 4.38, 6.46])
    expect(toText(draft(pack, 'tender-questions'))).toContain('rounded to two decimals')
  })
})
