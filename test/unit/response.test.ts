// What a bidder fills in: written from the same list as the tender questions, read back wherever rows and columns went.

import { describe, expect, test } from 'vitest'
import { composeFrom } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { openPackage } from '../../src/office/open.ts'
import { toText } from '../../src/render/index.ts'
import { readResponse, responseCsv, toResponse } from '../../src/workbook/index.ts'
import { countWords, oneLine } from '../../src/workbook/response-words.ts'
import { fixture, language, packOf, pseudo, purchase } from '../support/fixture.ts'
import { answerColumn, fillResponse } from '../support/response.ts'

const pack = packOf({ strategy: 'tender-led' })
const bytes = await toResponse(pack)
const csv = responseCsv(pack)
const numbers = ['Bidder', 'A1', 'B1', 'B2', 'B3', 'B4', 'GAM-01 (a)', 'GAM-01 (b)', 'DEL-01']
const answers = {
  Bidder: 'Bakers & Co',
  A1: 'Yes',
  B1: 'bread',
  B2: 'No',
  'GAM-01 (a)': 'the miller',
  'GAM-01 (b)': '=HYPERLINK("x")',
  'DEL-01': 'first line\nsecond line',
}
const expected = {
  bidder: 'Bakers & Co',
  accepted: true,
  facts: [
    { number: 'B1', fact: 'lines', answer: 'bread' },
    { number: 'B2', fact: 'sme', answer: false },
  ],
  promises: [
    { question: 'GAM-01', part: 'a', text: 'the miller' },
    { question: 'GAM-01', part: 'b', text: '=HYPERLINK("x")' },
    { question: 'DEL-01', text: 'first line / second line' },
  ],
  overLimit: [],
  asked: [],
}
const whys = async (file: Uint8Array | string, of = pack) =>
  (await readResponse(file, { pack: of })).asked.map(
    ({ cell, why, given }) => `${cell} ${why} [${given}]`,
  )
/** A filled CSV: answers in place of what was empty. */
const filledCsv = csv
  .split('\r\n')
  .map((line) => {
    const answer = Object.entries(answers).find(([number]) => line.startsWith(`${number},`))?.[1]
    return answer === undefined ? line : `${line}"${answer.replaceAll('"', '""')}"`
  })
  .join('\r\n')

describe('a response', () => {
  test('asks what the tender questions ask, under the same numbers', async () => {
    const printed = toText(draft(pack, 'tender-questions'))
    const { sheet } = await fillResponse(bytes)
    const asked: string[] = []
    sheet.eachRow((row) => {
      const [number, text] = [1, 2].map((column) => String(row.getCell(column).value ?? ''))
      if (row.getCell(3).value && !row.getCell(3).isMerged && row.number > 1) asked.push(number!)
      if (/^[AB]\d$/.test(number!)) expect(printed).toContain(`${number}. ${text}`)
      if (/\([ab]\)$/.test(number!)) expect(printed).toContain(`${number!.slice(-3)} ${text}`)
    })
    expect(asked).toEqual(numbers)
    // and nothing is printed with a place for an answer that is not here
    expect(printed.match(/^ {3}(____|☐.*)$/gm)).toHaveLength(numbers.length - 2)
  })

  test('names bidder, deadline, way of handing in, limits, weights and points', async () => {
    const { row } = await fillResponse(bytes)
    expect(row('Deadline').getCell(answerColumn).value).toBe('15 March 2027')
    const cells = (number: string) => [4, 5, 6].map((column) => row(number).getCell(column).value)
    expect([cells('GAM-01'), cells('GAM-01 (a)'), cells('DEL-01')]).toEqual([
      [300, 4, 2],
      [null, null, 1],
      [200, 2, 1],
    ])
  })

  test('only answers can be filled in, and what nobody knew when it was made', async () => {
    const open: string[] = []
    const { sheet } = await fillResponse(bytes)
    sheet.eachRow((row) =>
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        if (cell.protection?.locked === false) open.push(`${row.getCell(1).value} ${column}`)
        if (column === answerColumn && open.at(-1)?.startsWith(String(row.getCell(1).value)))
          expect(cell.alignment).toMatchObject({ wrapText: true })
      }),
    )
    const places = ['Bidder', 'Handing in', ...numbers.slice(1)]
    expect(open).toEqual(places.map((number) => `${number} ${answerColumn}`))
    expect(text('xl/worksheets/sheet1.xml')).toContain('<sheetProtection sheet="1"')
  })

  const text = (part: string) =>
    new TextDecoder().decode(openPackage(bytes, 'xlsx').parts.get(part))

  test('offers Yes and No, fits a screen, and prints on A4 with its titles', async () => {
    const { sheet, row, book } = await fillResponse(bytes)
    for (const number of ['A1', 'B2', 'B4'])
      expect(row(number).getCell(answerColumn).dataValidation).toMatchObject({
        type: 'list',
        formulae: ["'hrdd'!$C$1:$C$2"],
        showErrorMessage: true,
      })
    const hidden = book.getWorksheet('hrdd')!
    expect([1, 2].map((line) => hidden.getRow(line).getCell(3).value)).toEqual(['Yes', 'No'])
    const pixels = sheet.columns.reduce((sum, { width = 9 }) => sum + 7 * width + 5, 0)
    expect(pixels).toBeLessThan(1366 - 60)
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
    })
    expect(text('xl/workbook.xml')).toContain('Print_Titles" localSheetId="0">\'Response\'!$1:$1<')
  })

  test('turns the count of words red where it is over the limit, for parts together', async () => {
    const { row } = await fillResponse(bytes)
    const formula = (number: string) => row(number).getCell(8).formula
    const [whole, first, second] = ['DEL-01', 'GAM-01 (a)', 'GAM-01 (b)'].map((n) => row(n).number)
    expect(formula('GAM-01')).toBe(`H${first}+H${second}`)
    expect(formula('DEL-01')).toContain(`G${whole}`)
    const rules = [
      ...text('xl/worksheets/sheet1.xml').matchAll(/sqref="(\w+)"><cfRule[^>]*><formula>([^<]*)/g),
    ]
    const total = row('GAM-01').number
    expect(rules.map(([, range, when]) => `${range}: ${when}`)).toEqual([
      `H${total}: H${total}&gt;D${total}`,
      `H${whole}: H${whole}&gt;D${whole}`,
    ])
  })

  test('same pack, same bytes; without scored questions it asks for the rest', async () => {
    expect(await toResponse(pack)).toEqual(bytes)
    const low = await fillResponse(await toResponse(packOf({ tier: 'low' })))
    expect(low.sheet.rowCount).toBeLessThan(15)
    expect(() => low.row('GAM-01')).toThrow()
  })

  test('as CSV it has the same rows, and no cell is a formula', () => {
    expect(csv.split('\r\n').slice(0, 3)).toEqual([
      'number,text,kind,limit,weight,points,answer',
      'Bidder,,text,,,,',
      expect.stringMatching(/^A1,"Does .*",yes or no,,,,$/),
    ])
    const rows = csv.trimEnd().split('\r\n').slice(1)
    expect(rows.map((row) => row.split(',')[0])).toEqual(numbers.toSpliced(6, 0, 'GAM-01'))
    const declaration = { ...pack.jurisdiction.declaration!, text: '=1+1' }
    const sly = { ...pack, jurisdiction: { ...pack.jurisdiction, declaration } }
    expect(responseCsv(sly)).toContain('\r\nB4,"\'=1+1 (')
  })
})

describe('a response is read back', () => {
  test('from a workbook, from CSV, and empty', async () => {
    const filled = await fillResponse(bytes, answers)
    expect(await readResponse(await filled.save(), { pack })).toEqual(expected)
    expect(await readResponse(filledCsv, { pack })).toEqual(expected)
    const nothing = { facts: [], promises: [], overLimit: [], asked: [] }
    expect(await readResponse(bytes, { pack })).toEqual(nothing)
    expect(await readResponse(`\ufeff${csv}`, { pack })).toEqual(nothing)
  })

  test('with other marks between cells and rows', async () => {
    const quotedOr = (what: string) => new RegExp(`"(?:[^"]|"")*"|${what}`, 'g')
    const changed = (text: string, from: string, to: string) =>
      text.replace(quotedOr(from), (found) => (found.startsWith('"') ? found : to))
    for (const mark of [';', '\t'])
      for (const end of ['\n', '\r']) {
        const text = changed(changed(filledCsv, ',', mark), '\\r\\n', end)
        expect(await readResponse(text, { pack })).toEqual(expected)
      }
  })

  test('wherever rows, columns and the sheet went', async () => {
    const { sheet, book, row, save } = await fillResponse(bytes, answers)
    sheet.spliceRows(3, 0, [])
    sheet.name = 'Ours'
    // the answer of the last row moves to the top, the points behind everything
    const last = row('DEL-01')
    const values = last.values as never
    sheet.spliceRows(last.number, 1)
    sheet.insertRow(2, values)
    sheet.eachRow((each) => {
      each.getCell(12).value = each.getCell(6).value
      if (each.getCell(6).type !== 1) each.getCell(6).value = null
    })
    book.addWorksheet('Notes')
    expect(await readResponse(await save(), { pack })).toEqual(expected)
  })

  test('long answers whole, with their words', async () => {
    const long = 'word '.repeat(199)
    const filled = { ...answers, 'GAM-01 (a)': long, 'GAM-01 (b)': long, 'DEL-01': `${long}w` }
    const { save } = await fillResponse(bytes, filled)
    const { promises, overLimit, asked } = await readResponse(await save(), { pack })
    expect(promises.map(({ text }) => text)).toEqual([long.trim(), long.trim(), `${long}w`])
    expect(overLimit).toEqual([{ number: 'GAM-01', words: 398, limit: 300 }])
    expect(asked).toEqual([])
  })

  test('what cannot be read is asked about, with what stands there', async () => {
    const { sheet, row, save, book } = await fillResponse(bytes, {
      ...answers,
      A1: 'Yess',
      B2: 'perhaps',
      B3: new Date('2027-01-01'),
      'GAM-01': 'see the annex',
    })
    row('B3').getCell(answerColumn).numFmt = 'yyyy-mm-dd'
    row('A1').getCell(2).value = 'Does the Bidder accept most of it?'
    row('B1').getCell(10).value = 'a remark'
    sheet.addRow(['GAM-01 (a)', '', '', '', '', '', 'once more'])
    sheet.addRow(['Z9', 'What else?', '', '', '', '', 'much'])
    sheet.spliceRows(row('B4').number, 1)
    book.addWorksheet('Annex').getCell('A1').value = 'more'
    const file = await save()
    const { accepted, facts, promises } = await readResponse(file, { pack })
    expect({ accepted, facts, promises }).toEqual({
      accepted: undefined,
      facts: [expected.facts[0]],
      promises: expected.promises,
    })
    expect(await whys(file)).toEqual([
      ' The sheet is not part of the response and was not read. [Annex]',
      'B7 The text of A1 reads otherwise than it was published. [Does the Bidder accept most of it?]',
      'G7 "Yess" is not in the list of this column. Is "Yes" meant? [Yess]',
      'J10 Something is written here that was not read; only the answers are. [a remark]',
      'G11 "perhaps" is not in the list of this column. [perhaps]',
      'G12 The program made the date 2027-01-01 of what was typed. Type it again, a text with an apostrophe in front. [46388]',
      'G15 Something is written here that was not read; only the answers are. [see the annex]',
      'G19 GAM-01 (a) stands above already. This answer was not read. [once more]',
      'A20 "Z9" is not the number of a question, so its row was not read. [Z9]',
      'B20 Something is written here that was not read; only the answers are. [What else?]',
      'G20 Something is written here that was not read; only the answers are. [much]',
      ' The row of B4 is missing. []',
    ])
  })

  test('the response to another tender is asked about, an award changes nothing', async () => {
    const other = packOf({ strategy: 'tender-led', reference: 'R-2' })
    expect(await whys(bytes, other)).toEqual([
      ' The response was made for another tender: Vz / aa widgets. [Vz / aa widgets]',
      'A2 "Qx 27, Vz" is not the number of a question, so its row was not read. [Qx 27, Vz]',
    ])
    const won = packOf({
      strategy: 'tender-led',
      award: { role: 'brand', size: 'sme', supplier: 'Bakers' },
    })
    expect(await whys(bytes, won)).toEqual([])
  })

  test.each([
    ['', 'no-response'],
    ['a,b\r\n1,2', 'no-response'],
    [new Uint8Array([1, 2, 3]), 'not-a-package'],
  ])('a file that is none is refused: %j', async (file, code) => {
    const error = await readResponse(file, { pack }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(HrddError)
    expect((error as HrddError).problems.map((problem) => problem.code)).toEqual([code])
  })

  test('in another language', async () => {
    const foreign = packOf({ strategy: 'tender-led', language }, pseudo().catalogue)
    const yes = foreign.words.language!.yes!
    const bidder = foreign.words.questions!.bidder!
    const { Bidder: _name, ...rest } = answers
    const typed = { ...rest, [bidder]: 'Bakers & Co', A1: yes, B2: foreign.words.language!.no! }
    const filled = await fillResponse(await toResponse(foreign), typed)
    expect(await readResponse(await filled.save(), { pack: foreign })).toEqual(expected)
  })
})

describe('words', () => {
  test.each([
    ['', 0],
    ['  ', 0],
    ['one', 1],
    [' two  words\u00a0', 2],
    ['on\ttwo\r\nlines – here', 5],
  ])('%j has %i', (text, count) => {
    expect(countWords(text)).toBe(count)
  })

  test('a text on one line holds nothing that a spec refuses', () => {
    const text = oneLine(' a\tb \r\n\r\n c\u202e\u0007\ud800 \u2028 ')
    expect(text).toBe('a b / c')
    const award = { role: 'brand', size: 'sme', supplier: text } as const
    expect(() => composeFrom(fixture(), { ...purchase, award })).not.toThrow()
  })
})

describe('promises of the winner', () => {
  const won = (promises: NonNullable<Spec['award']>['promises']): Partial<Spec> => ({
    strategy: 'tender-led',
    award: { role: 'reseller', size: 'sme', promises },
  })

  test('what was read stands in the pack', async () => {
    const { promises } = await readResponse(filledCsv, { pack })
    expect(packOf(won(promises)).promises.map(({ wrote }) => wrote)).toEqual(
      expected.promises.map(({ text }) => text),
    )
  })

  test('to no scored question, to no part, or twice are problems, all said at once', () => {
    const promises = [
      { question: 'GAM-01', part: 'a', text: 'x' },
      { question: 'GAM-02', part: 'a', text: 'x' },
      { question: 'ALF-01', text: 'x' },
      { question: 'GAM-01', part: 'c', text: 'x' },
      { question: 'GAM-01', text: 'x' },
      { question: 'DEL-01', part: 'a', text: 'x' },
      { question: 'GAM-01', part: 'a', text: 'x' },
    ]
    let problems: HrddError['problems'] = []
    try {
      packOf(won(promises))
    } catch (error) {
      problems = (error as HrddError).problems
    }
    expect(problems.map(({ path, message, hint }) => `${path}: ${message}. ${hint}`)).toEqual([
      'award.promises[1].question: GAM-02 is no scored question of this tender. Did you mean GAM-01?',
      'award.promises[2].question: ALF-01 is no scored question of this tender. Scored are: GAM-01 and DEL-01.',
      'award.promises[3].part: GAM-01 is answered part by part. Write one of these letters: a and b.',
      'award.promises[4].part: GAM-01 is answered part by part. Write one of these letters: a and b.',
      'award.promises[5].part: DEL-01 has no part a. It is answered as a whole; leave the part out.',
      'award.promises[6]: this part is promised already: award.promises[0]. Put both texts into one.',
    ])
  })
})
