// The Register as a workbook: sheets, columns, lists, dates that are proposed, and the sheet in front.

import { describe, expect, test } from 'vitest'
import type { PackKpi } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import { openPackage } from '../../src/office/open.ts'
import { toWorkbook } from '../../src/workbook/index.ts'
import { registerPack } from '../support/register-pack.ts'
import { inHands, register } from '../support/workbook.ts'

const pack = registerPack('medium')
const bytes = await toWorkbook(pack, { register })
const { book, sheet, at } = await inHands(bytes, pack)
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

describe('sheets and columns', () => {
  test('the sheet in front, those of the pack, what is only read, and hidden ones', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'This period',
      ...pack.register.map(({ title }) => title),
      'The Buyer',
      ...['requests', 'risks', 'findings', 'cases', 'past'].map((id) => `hrdd_${id}`),
      'hrdd',
    ])
    const shown = book.worksheets.filter(({ state }) => state === 'visible')
    expect(shown).toHaveLength(7)
  })

  test('titles in the first row, notes in the second; the titles stay on screen and are locked', () => {
    for (const { id, columns } of pack.register) {
      const titles = columns.map((_, index) =>
        sheet(id)
          .getRow(1)
          .getCell(index + 1),
      )
      expect(titles.map(({ value }) => value)).toEqual(columns.map(({ title }) => title))
      expect(sheet(id).views[0]).toMatchObject({ state: 'frozen', ySplit: 1, xSplit: 1 })
      expect(sheet(id).getCell('B3').protection?.locked).toBe(false)
      expect(titles[0]?.protection?.locked ?? true).toBe(true)
    }
    expect(sheet('sites').getCell(at('sites', 'address', -1)).value).toContain('not where')
  })

  test('what the tier does not ask for is hidden, and stays there', async () => {
    const hiddenAt = async (tier: 'low' | 'medium' | 'high') => {
      const other = registerPack(tier)
      const hands = await inHands(await toWorkbook(other), other)
      return other.register.flatMap(({ id, columns }) =>
        columns.filter((_, index) => hands.sheet(id).getColumn(index + 1).hidden),
      ).length
    }
    expect([await hiddenAt('low'), await hiddenAt('medium'), await hiddenAt('high')]).toEqual([
      23, 2, 0,
    ])
  })

  test('on a screen of 1366 pixels the first eight columns that are shown stand', () => {
    for (const { id, columns } of pack.register) {
      const widths = columns.flatMap(({ shown }, index) =>
        shown ? 7 * (sheet(id).getColumn(index + 1).width ?? 9) + 5 : [],
      )
      expect(widths.slice(0, 8).reduce((sum, width) => sum + width, 0)).toBeLessThan(1300)
    }
  })

  test('300 empty rows are ready, with numbers where they count on', () => {
    expect(sheet('requests').getCell('A6').value).toBe('Q8')
    expect(sheet('requests').getCell('A305').value).toBe('Q307')
    expect(sheet('risks').getCell('A6').value).toBeNull()
    expect(sheet('requests').rowCount).toBe(305)
  })
})

// what LibreOffice 7.4 and Excel 2016 both know, whatever the country
const known = new Set(
  'AND CHAR COUNT COUNTIF DATE EDATE IF IFERROR INDEX INT ISNUMBER LEFT LEN LOWER MATCH MAX MID MIN MOD N NOT OR RIGHT ROUND ROW SMALL SUBSTITUTE SUM SUMPRODUCT TRIM UPPER VALUE'.split(
    ' ',
  ),
)

describe('cells', () => {
  test('texts stay texts, whatever they begin with', () => {
    const cells = ['what', 'operator', 'address'].map((column) =>
      sheet('sites').getCell(at('sites', column, 0)),
    )
    expect(cells.map(({ formula }) => formula)).toEqual([undefined, undefined, undefined])
    expect(cells.map(({ numFmt }) => numFmt)).toEqual(['@', '@', '@'])
    expect(text(cells[1]?.value)).toBe('+49 Works & Sons')
  })

  test('choices in words, with a list; numbers of rows are offered', () => {
    const kind = sheet('requests').getCell(at('requests', 'kind', 1))
    expect(kind.value).toBe('later date')
    expect(kind.dataValidation).toMatchObject({ type: 'list', showErrorMessage: true })
    const [, column, last] = /hrdd!'?\$([A-Z]+)\$1:\$\1\$(\d+)/.exec(
      kind.dataValidation.formulae[0].replace("'hrdd'", 'hrdd'),
    )!
    expect(book.getWorksheet('hrdd')?.getCell(`${column}${last}`).value).toBe('ladder step')
    const to = sheet('requests').getCell(at('requests', 'to', 0))
    expect(to.dataValidation).toMatchObject({ type: 'list' })
    expect(to.dataValidation.showErrorMessage).not.toBe(true)
    const site = sheet('findings').getCell(at('findings', 'site', 9))
    expect(site.dataValidation.formulae).toEqual(["'Sites'!$A$3:$A$305"])
  })

  test('dates and numbers with their formats and bounds', () => {
    const asked = sheet('requests').getCell(at('requests', 'asked', 0))
    expect(asked.numFmt).toBe('yyyy-mm-dd')
    expect(asked.value).toEqual(new Date('2028-01-12T00:00:00Z'))
    expect(asked.dataValidation.type).toBe('date')
    const learned = sheet('findings').getCell(at('findings', 'learned', 0))
    expect(learned.value).toEqual(new Date('2028-02-09T09:05:00Z'))
    expect(sheet('cases').getCell(at('cases', 'people', 7)).dataValidation.type).toBe('whole')
  })

  test('a date that is proposed is a formula with its result; one that was written is not', () => {
    const first = sheet('requests').getCell(at('requests', 'due', 0))
    expect(first.formula).toContain('INT(F3)+14+14')
    expect(first.result).toEqual(new Date('2028-02-09T00:00:00Z'))
    expect(sheet('requests').getCell(at('requests', 'due', 1)).formula).toBeUndefined()
    expect(sheet('requests').getCell(at('requests', 'due', 50)).formula).toContain('INT(F53)+10')
    const used = new Set(
      [...openPackage(bytes, 'xlsx').parts.values()].flatMap((part) =>
        [...new TextDecoder().decode(part).matchAll(/<f>([^<]*)<\/f>/g)].flatMap(([, formula]) =>
          [...formula!.matchAll(/([A-Z]+)\(/g)].map(([, name]) => name!),
        ),
      ),
    )
    expect([...used].filter((name) => !known.has(name))).toEqual([])
  })

  test('a struck row is struck through', () => {
    expect(sheet('requests').getCell('A5').value).toBe('x Q7')
    expect(sheet('requests').getCell(at('requests', 'due', 2)).formula).toBeUndefined()
  })
})

describe('the sheet in front', () => {
  const shownLines = async (options: Parameters<typeof toWorkbook>[1], of = pack) => {
    const front = (await inHands(await toWorkbook(of, options), of)).book.worksheets[0]!
    const rows = Array.from({ length: 12 }, (_, index) =>
      [1, 2, 3, 4].map((column) => front.getRow(7 + index).getCell(column).value),
    )
    return rows.filter(([what]) => what !== null)
  }
  const kpi = {
    id: 'KPI-REQ-01.1',
    unit: 'percent',
    direction: 'higher',
    zero: 'plain',
    show: [],
    measure: {
      type: 'proportion',
      rows: { sheet: 'requests', book: { due: 'due', done: 'answered', mode: 'in-time' } },
    },
  } as unknown as PackKpi

  test('what the calendar dates in the rest of the period', async () => {
    const found = await shownLines({ asOf: '2028-01-10' })
    expect(found.map(([what, who]) => [what, who])).toEqual([
      ['Meeting on report 1 (REP-01.4)', 'both sides'],
      ['Progress Report 2 (REP-01.2)', 'Supplier'],
    ])
  })

  test('rows that are open, the oldest first, with the days by which they are late', async () => {
    const found = await shownLines({ register, asOf: '2028-02-12' }, { ...pack, kpis: [kpi] })
    expect(found[0]).toEqual(['Q1 · facts · 007', 'A, chain', new Date('2028-02-09'), 3])
    expect(found[1]?.slice(0, 2)).toEqual(['Q2 · later date', 'Buyer'])
    expect(found[1]?.[3]).toBeNull()
  })

  test('at most ten lines, and how many more there are', async () => {
    const requests = Array.from({ length: 30 }, (_, index) => ({
      no: `Q${index + 1}`,
      cells: { kind: 'facts', asked: '2028-01-12' },
    }))
    const many = { copies: [{ periodEnd: '2028-01-31', sheets: { requests } }] }
    const found = await shownLines({ register: many }, { ...pack, kpis: [kpi] })
    expect(found).toHaveLength(11)
    expect(found[10]?.[0]).toMatch(/^2\d more lines/)
  })
})

describe('the file', () => {
  test('same input, same bytes', async () => {
    expect(await toWorkbook(pack, { register })).toEqual(bytes)
  })

  test('properties say which pack it was made from', () => {
    const custom = new TextDecoder().decode(
      openPackage(bytes, 'xlsx').parts.get('docProps/custom.xml'),
    )
    for (const value of [pack.stamp.digest, pack.stamp.catalogue, 'City of Example'])
      expect(custom).toContain(value)
  })

  test('a Register that does not fit is refused with every problem', async () => {
    const wrong = { copies: [{ periodEnd: '2027-12-31', sheets: { findngs: [], sites: [{}] } }] }
    const failed = toWorkbook(pack, { register: wrong as never })
    await expect(failed).rejects.toThrow(HrddError)
    await expect(failed).rejects.toThrow(/findings/)
    await expect(toWorkbook(pack, { asOf: '2028-13-45' })).rejects.toThrow(HrddError)
  })
})
