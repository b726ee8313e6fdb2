// What those who score fill in: rows of the published table, the points they allow, and what is locked.

import exceljs, { type Worksheet } from 'exceljs'
import { describe, expect, test } from 'vitest'
import { draft } from '../../src/documents/index.ts'
import { openPackage } from '../../src/office/open.ts'
import { toText } from '../../src/render/index.ts'
import { toEvaluation } from '../../src/workbook/index.ts'
import { language, packOf, pseudo } from '../support/fixture.ts'
import { rejected } from '../support/problems.ts'

const pack = packOf({ strategy: 'tender-led' })
const bidders = ['A', 'Bakers & Söhne']
const bytes = await toEvaluation(pack, { bidders })
const book = new exceljs.Workbook()
await book.xlsx.load(bytes as never)
const [first, second, agreed, result, hidden] = book.worksheets as [Worksheet, ...Worksheet[]]

const rowsOf = (sheet: Worksheet): unknown[][] => {
  const rows: unknown[][] = []
  sheet.eachRow((row) => rows.push([1, 2, 3, 4].map((column) => row.getCell(column).value)))
  return rows
}
const openCells = (sheet: Worksheet): string[] => {
  const open: string[] = []
  sheet.eachRow((row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.protection?.locked === false) open.push(cell.address)
    }),
  )
  return open
}
const range = (column: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${column}${from + index}`)

describe('an evaluation', () => {
  test('has a sheet for each of two people, one for what they agree on, and the result', () => {
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['First person', 'visible'],
      ['Second person', 'visible'],
      ['Agreed', 'visible'],
      ['Result', 'visible'],
      ['hrdd', 'hidden'],
    ])
    expect(rowsOf(second!)).toEqual(rowsOf(first))
    // neither sheet of one person looks at that of the other
    const formulas = [1, 2].map((index) =>
      new TextDecoder().decode(
        openPackage(bytes, 'xlsx').parts.get(`xl/worksheets/sheet${index}.xml`),
      ),
    )
    expect(formulas.join('')).not.toContain('<f>')
  })

  test('a row for each bidder and row of the published table, with the rules of the table', () => {
    const rule = 'Half a point where it covers half of the Breads.'
    const lines = (bidder: string) => [
      [bidder, 'GAM-01 (a)', 'names whom it asks for every Bread', 1],
      [bidder, 'GAM-01 (b)', 'names the record for every Bread', 1],
      [bidder, 'DEL-01', 'says who answers Bakers, and in which words', 1],
    ]
    for (const sheet of [first, second!, agreed!]) {
      const [, , rules, ...rows] = rowsOf(sheet)
      expect(rules?.slice(1, 3)).toEqual(['GAM-01', rule])
      expect(rows).toEqual(bidders.flatMap(lines))
    }
    const printed = toText(draft(pack, 'tender-questions'))
    for (const [, , earns] of lines('A')) expect(printed).toContain(earns)
    expect(printed).toContain(rule)
    expect(printed).toContain(result!.getCell('A2').value)
  })

  test('points are chosen from what a row allows: half of one only where the table has a rule', () => {
    const validations = ['E4', 'E5', 'E6', 'E7'].map(
      (cell) => first.getCell(cell).dataValidation?.formulae[0],
    )
    const [ruled, plain] = ["'hrdd'!$C$1:$C$3", "'hrdd'!$D$1:$D$2"]
    expect(validations).toEqual([ruled, ruled, plain, ruled])
    const list = (column: string) =>
      [1, 2, 3].map((row) => hidden!.getCell(`${column}${row}`).value)
    expect([list('C'), list('D')]).toEqual([
      [0, 0.5, 1],
      [0, 1, null],
    ])
    expect(agreed!.getCell('G6').dataValidation).toMatchObject({
      formulae: [plain],
      showErrorMessage: true,
    })
  })

  test('only points, notes and reasons can be filled in', () => {
    expect(openCells(first).sort()).toEqual([...range('E', 4, 9), ...range('F', 4, 9)])
    expect(openCells(agreed!).sort()).toEqual([...range('G', 4, 9), ...range('H', 4, 9)])
    expect(openCells(result!)).toEqual([])
    for (const [, part] of [...openPackage(bytes, 'xlsx').parts].filter(([name]) =>
      name.startsWith('xl/worksheets'),
    ))
      expect(new TextDecoder().decode(part)).toContain('<sheetProtection sheet="1"')
  })

  test('every sheet fits a screen and an A4 page across', () => {
    for (const sheet of [first, second!, agreed!, result!]) {
      const pixels = sheet.columns.reduce((sum, { width = 9 }) => sum + 7 * width + 5, 0)
      expect(pixels).toBeLessThan(1366 - 60)
      expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true })
    }
  })

  test('same input, same bytes; in another language no word of the first', async () => {
    expect(await toEvaluation(pack, { bidders })).toEqual(bytes)
    const foreign = packOf({ strategy: 'tender-led', language }, pseudo().catalogue)
    const other = new exceljs.Workbook()
    await other.xlsx.load((await toEvaluation(foreign, { bidders: ['A'] })) as never)
    const words = Object.values(foreign.words.evaluation ?? {})
    expect(other.worksheets[0]!.getRow(1).values).toEqual(
      expect.arrayContaining([foreign.words.evaluation!.bidder, foreign.words.evaluation!.note]),
    )
    expect(words).toContain(other.worksheets[0]!.getCell('A2').value)
  })
})

describe('what cannot be', () => {
  test.each([
    [[], ['bidders no-bidders']],
    [['A', ' A '], ['bidders[1] bidder-twice']],
    [
      ['', 'B', 'x'.repeat(101), 'a\nb'],
      ['bidders[0] bad-bidder', 'bidders[2] bad-bidder', 'bidders[3] bad-bidder'],
    ],
    [Array.from({ length: 101 }, (_, index) => `B${index}`), ['bidders no-bidders']],
  ])('bidders %#', async (names, problems) => {
    const found = await rejected(toEvaluation(pack, { bidders: names }))
    expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual(problems)
  })

  test('a tender without scored questions', async () => {
    const found = await rejected(toEvaluation(packOf({ tier: 'low' }), { bidders }))
    expect(found.map(({ code }) => code)).toEqual(['nothing-scored'])
  })
})
