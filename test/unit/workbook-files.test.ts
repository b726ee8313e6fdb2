// Files of other programs and of strangers, and cells that act as formulas.

import { describe, expect, test } from 'vitest'
import type { Register } from '../../src/model/register.ts'
import { readWorkbook, toCsv } from '../../src/workbook/index.ts'
import { registerPack } from '../support/register-pack.ts'
import { changeParts, lightWorkbook, lines, register } from '../support/workbook.ts'

const pack = registerPack('medium')
const bytes = await lightWorkbook(pack, register)
const last = register.copies[1]
const requests = 'xl/worksheets/sheet3.xml'

/** What is read of the file after its parts were changed. */
async function changed(change: (parts: Record<string, string>) => void) {
  const { register: read, asked } = await readWorkbook(changeParts(bytes, change), { pack })
  return { copy: read.copies[0], asked: lines(asked) }
}
const replaced = (part: string, from: string | RegExp, to: string) =>
  changed((parts) => {
    expect(parts[part]).toMatch(from)
    parts[part] = parts[part]!.replace(from, to)
  })
const same = { copy: last, asked: [] }

describe('files of other programs', () => {
  test('G5 a content type that no part has', async () => {
    const type = 'application/vnd.ms-excel.sheet.binary.macroEnabled.main'
    const line = `<Default Extension="bin" ContentType="${type}"/>`
    expect(await replaced('[Content_Types].xml', '<Default', `${line}<Default`)).toEqual(same)
  })

  test('G7 a sheet that is no worksheet is passed over', async () => {
    const found = await changed((parts) => {
      const sheets = parts['xl/workbook.xml']!
      const links = parts['xl/_rels/workbook.xml.rels']!
      parts['xl/chartsheets/sheet1.xml'] = '<chartsheet/>'
      parts['xl/workbook.xml'] = sheets.replace(
        '<sheets>',
        '<sheets><sheet name="Chart" sheetId="99" r:id="rId99"/>',
      )
      parts['xl/_rels/workbook.xml.rels'] = links.replace(
        '</Relationships>',
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
      )
    })
    expect(found).toEqual(same)
  })

  test('G10 coloured rows to the last column, far more than hold values', async () => {
    const column = (index: number): string =>
      (index >= 26 ? column(Math.floor(index / 26) - 1) : '') +
      String.fromCharCode(65 + (index % 26))
    const cells = (row: number) =>
      Array.from(
        { length: 16_368 },
        (_, index) => `<c r="${column(index + 16)}${row}" s="3"/>`,
      ).join('')
    const start = performance.now()
    const found = await replaced(
      requests,
      '</sheetData>',
      `${Array.from({ length: 30 }, (_, index) => `<row r="${index + 400}">${cells(index + 400)}</row>`).join('')}</sheetData>`,
    )
    expect(found).toEqual(same)
    expect(performance.now() - start).toBeLessThan(8000)
  })

  test('dates that are counted from 1904', async () => {
    const found = await changed((parts) => {
      const book = parts['xl/workbook.xml']!
      parts['xl/workbook.xml'] = book.replace(
        '<bookViews>',
        '<workbookPr date1904="1"/><bookViews>',
      )
    })
    expect(found.copy?.sheets.requests?.[0]?.cells.asked).toBe('2032-01-13')
  })

  test('shared and rich texts, texts of formulas, booleans, and cells that do not say where they are', async () => {
    const found = await changed((parts) => {
      parts['xl/sharedStrings.xml'] =
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><rPr><b/></rPr><t>Let</t></r><r><t xml:space="preserve">ter</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>'
      parts['xl/_rels/workbook.xml.rels'] = parts['xl/_rels/workbook.xml.rels']!.replace(
        '</Relationships>',
        '<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
      )
      parts[requests] = parts[requests]!.replace(
        /<row r="6".*?<\/row>/s,
        '<row><c t="inlineStr"><is><t>Q30</t></is></c><c t="s"><v>0</v></c><c t="str"><f>"TRN"&amp;1</f><v>TRN1</v></c><c t="b"><v>1</v></c><c/><c t="d"><v>2028-01-18T00:00:00</v></c></row>',
      )
    })
    expect(found.copy?.sheets.requests?.at(-1)).toEqual({
      no: 'Q30',
      cells: { kind: 'letter', item: 'TRN1', asked: '2028-01-18' },
    })
    expect(found.asked).toEqual([
      'Requests and gaps!D6 "true" is no answer here. Write it in words.',
    ])
  })

  test('a workbook of prefixed elements', async () => {
    const found = await changed((parts) => {
      parts[requests] = parts[requests]!.replace(/<(\/?)([a-z])/gi, '<$1x:$2').replace(
        'xmlns=',
        'xmlns:x=',
      )
    })
    expect(found).toEqual(same)
  })
})

describe('files that were made to hurt', () => {
  test('H1 time grows with the file, not with its square', async () => {
    const timeOf = async (count: number) => {
      const start = performance.now()
      await replaced(
        requests,
        '</sheetData>',
        `<row r="900"><c r="B900" t="inlineStr"><is><t><![CDATA[${'<c '.repeat(count)}]]></t></is></c></row></sheetData>`,
      ).catch(() => {})
      return performance.now() - start
    }
    await timeOf(1000)
    expect(await timeOf(100_000)).toBeLessThan(4000)
    expect(await timeOf(600_000)).toBeLessThan(8000)
  })

  test('odd references, no rows, huge numbers', async () => {
    const cells = '<c r="ZZZZ1"><v>1</v></c><c r="B0"><v>1e999</v></c><c r="C5" t="s"><v>99</v></c>'
    const found = await replaced(
      requests,
      '</sheetData>',
      `<row r="x">${cells}</row><row/></sheetData>`,
    )
    expect(found.copy?.sheets.findings).toEqual(last?.sheets.findings)
    const none = await replaced(requests, /<sheetData>.*<\/sheetData>/s, '')
    expect(none.asked[0]).toContain('"Requests and gaps" is missing')
  })

  test('what is no workbook is refused', async () => {
    await expect(readWorkbook(new Uint8Array([1, 2]), { pack })).rejects.toThrow(
      /no Excel workbook/,
    )
    await expect(
      changed((parts) => {
        parts[requests] = `<!DOCTYPE x [<!ENTITY a "b">]>${parts[requests]}`
      }),
    ).rejects.toThrow(/document type/)
  })
})

describe('CSV', () => {
  const csvOf = (what: string) => {
    const sites: Register['copies'][number]['sheets']['x'] = [{ no: 'S1', cells: { what } }]
    const files = toCsv(pack, {
      register: { copies: [{ periodEnd: '2027-12-31', sheets: { sites } }] },
    })
    return files['sites.csv']!
  }

  test('a file a sheet, ids above, choices by id, struck rows with an x', () => {
    const files = toCsv(pack, { register })
    expect(Object.keys(files)).toEqual(pack.register.map(({ id }) => `${id}.csv`))
    const [head, first, , struck] = files['requests.csv']!.split('\r\n')
    expect(head).toMatch(/^no,kind,item,about,to,asked,/)
    expect(first).toBe('Q1,facts,007,,"A, chain",2028-01-12,,,,,,,,,,')
    expect(struck).toMatch(/^x Q7,letter,/)
    expect(toCsv(pack)['cases.csv']).toMatch(/^no,kind,[^\r]*\r\n$/)
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['a;=1+1', "a;'=1+1"],
    ['a;"=1+1"', 'a;"\'=1+1"'],
    ['a,\t-1', "a,\t'-1"],
    ['a\n@x', "a\n'@x"],
    ['＝1', "'＝1"],
    ['a;\u00a0\u200b＠x', "a;\u00a0\u200b'＠x"],
    ['a - b = c', 'a - b = c'],
  ])('H14 %j is inert in both separators', (text, inert) => {
    const csv = csvOf(text)
    const quoted = /[",;\t\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
    expect(csv.split('\r\n')[1]).toBe(`S1,${quoted}${','.repeat(14)}`)
    // as programs cut it that know one separator or the other, and no quotes
    for (const separator of [/,/, /;/])
      for (const line of csv.split(/\r?\n/))
        for (const cell of line.split(separator))
          expect(cell).not.toMatch(/^[\s"\u200b]*[=+\-@＝＠]/)
  })

  test('a long run of marks takes no time', () => {
    const start = performance.now()
    csvOf(`x${';'.repeat(1900)}${'\n '.repeat(900)}`)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
