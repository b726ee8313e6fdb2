// A workbook read back: what people type, what they move, and what has to be asked.

import { describe, expect, test } from 'vitest'
import type { Pack } from '../../src/model/pack.ts'
import type { Cell, Register } from '../../src/model/register.ts'
import { readWorkbook, toWorkbook } from '../../src/workbook/index.ts'
import { registerPack } from '../support/register-pack.ts'
import { type Hands, inHands, lightWorkbook, lines, register } from '../support/workbook.ts'

const pack = registerPack('medium')
const last = register.copies[1]!

/** What is read after people had the file in hand. */
async function handled(change: (hands: Hands) => void, of: Register = register, by: Pack = pack) {
  const hands = await inHands(await lightWorkbook(by, of), by)
  change(hands)
  const { register: read, asked } = await readWorkbook(await hands.save(), { pack: by })
  return { copy: read.copies[0]!, asked, lines: lines(asked) }
}
const empty: Register = { copies: [{ periodEnd: '2027-12-31', sheets: {} }] }

describe('written and read back', () => {
  test('it is the same', async () => {
    const read = await readWorkbook(await toWorkbook(pack, { register }), { pack })
    expect(read).toEqual({ register: { copies: [last] }, asked: [] })
  })

  test('at every tier, hidden columns too; also by another library', async () => {
    for (const tier of ['low', 'high'] as const) {
      const other = registerPack(tier)
      const { copy, lines: said } = await handled(() => {}, register, other)
      expect(said).toEqual([])
      expect(copy).toEqual(last)
    }
  })

  test('an empty one holds no rows, and asks nothing', async () => {
    const { register: read, asked } = await readWorkbook(await toWorkbook(pack), { pack })
    expect(asked).toEqual([])
    expect(Object.values(read.copies[0]!.sheets).flat()).toEqual([])
  })
})

describe('which report it is about', () => {
  const datesOf = async (asOf: string) => {
    const { register: read } = await readWorkbook(await toWorkbook(pack, { asOf }), { pack })
    const { periodEnd, on } = read.copies[0]!
    return [periodEnd, on]
  }
  test('the last period that ended on or before the day', async () => {
    expect(await datesOf('2027-12-31')).toEqual(['2027-12-31', undefined])
    expect(await datesOf('2028-06-29')).toEqual(['2027-12-31', '2028-06-29'])
    expect(await datesOf('2035-01-01')).toEqual(['2031-06-30', '2035-01-01'])
  })
  test('before the first one, a copy of its own', async () => {
    expect(await datesOf('2027-09-01')).toEqual(['2027-09-01', undefined])
  })
  test('the day that people type on the sheet in front, also where it was renamed', async () => {
    const { copy } = await handled(({ book }) => {
      const front = book.worksheets[0]!
      front.name = 'Start'
      front.insertRow(1, [])
      front.getCell('B4').value = '10.01.2028'
    }, empty)
    expect([copy.periodEnd, copy.on]).toEqual(['2027-12-31', '2028-01-10'])
  })
  test('one that cannot be read is asked about', async () => {
    const { copy, lines: said } = await handled(({ book }) => {
      book.worksheets[0]!.getCell('B3').value = 'soon'
    }, empty)
    expect(copy.periodEnd).toBe('2027-12-31')
    expect(said).toEqual(['This period!B3 "soon" is not read as a date. Write it like 2028-01-18.'])
  })
})

/** What is read of values typed one below the other into a column: the cell, or what is asked. */
async function typed(sheet: string, column: string, values: readonly unknown[]) {
  const letter = pack.register.find(({ id }) => id === sheet)?.letters[0]
  const { copy, asked } = await handled((hands) => {
    values.forEach((value, row) => {
      hands.sheet(sheet).getCell(`A${row + 3}`).value = `${letter}${row + 1}`
      hands.type(sheet, column, row, value as never)
      // programs give a date the look of one where the cell has none
      if (value instanceof Date && hands.numFmt(sheet, column, row) !== 'yyyy-mm-dd')
        hands.sheet(sheet).getCell(hands.at(sheet, column, row)).numFmt = 'd/m/yy'
    })
  }, empty)
  const rows = new Map(copy.sheets[sheet]?.map(({ no, cells }) => [no, cells[column]]))
  return values.map(
    (_, row) =>
      rows.get(`${letter}${row + 1}`) ??
      asked
        .filter(({ cell }) => new RegExp(`^[A-Z]${row + 3}$`).test(cell))
        .map(({ why }) => why)[0],
  )
}
const day = new Date('2028-01-18T00:00:00Z')

describe('what people type', () => {
  const cases: readonly [string, string, string, readonly (readonly [unknown, Cell])[]][] = [
    [
      'dates',
      'requests',
      'answered',
      [
        ['2028-01-18', '2028-01-18'],
        ['18.01.2028', '2028-01-18'],
        ['18. 1. 2028', '2028-01-18'],
        ['5.6.2028', '2028-06-05'],
        ['18/01/2028', '2028-01-18'],
        ['01/18/2028', '2028-01-18'],
        ['05-05-2028', '2028-05-05'],
        ['18 Jan 2028', '2028-01-18'],
        ['18. january 2028', '2028-01-18'],
        ['18-Sep-2028', '2028-09-18'],
        ['Jan 18, 2028', '2028-01-18'],
        ['2028/1/8', '2028-01-08'],
        ['18.01.2028 14:30', '2028-01-18'],
        [46770, '2028-01-18'],
        [46770.75, '2028-01-18'],
        [day, '2028-01-18'],
        [{ formula: 'DATE(2028,1,18)', result: 46770 }, '2028-01-18'],
      ],
    ],
    [
      'dates over what is proposed',
      'requests',
      'due',
      [
        [day, '2028-01-18'],
        [{ formula: 'F3+30', result: 46770 }, '2028-01-18'],
      ],
    ],
    [
      'moments',
      'findings',
      'learned',
      [
        ['2028-01-18 14:30', '2028-01-18T14:30'],
        ['18 Jan 2028, 9:05', '2028-01-18T09:05'],
        ['2028-01-18T23:59:59', '2028-01-18T23:59'],
        [46770.604166667, '2028-01-18T14:30'],
        [46770.99999999, '2028-01-19'],
        ['18.01.2028', '2028-01-18'],
      ],
    ],
    [
      'whole numbers',
      'findings',
      'people',
      [
        ['24', 24],
        [' 1 024 ', 1024],
        ['1’024', 1024],
        ['1.024.000', 1024000],
        [0, 0],
        [{ formula: '20+4', result: 24 }, 24],
      ],
    ],
    [
      'decimals',
      'risks',
      'counted',
      [
        ['3,25', 3.25],
        ['1.234,5', 1234.5],
        ['1,234.50', 1234.5],
        ['0.125', 0.125],
        [1.024, 1.024],
      ],
    ],
    [
      'choices',
      'findings',
      'foundBy',
      [
        [' CHECK,  unannounced ', 'check-unannounced'],
        ['check-announced', 'check-announced'],
      ],
    ],
    [
      'choices or texts',
      'requests',
      'to',
      [
        ['Buyer', 'buyer'],
        ['Buyers Ltd', 'Buyers Ltd'],
        [12.5, '12.5'],
      ],
    ],
    [
      'numbers of rows, or topics',
      'risks',
      'for',
      [
        ['t2', 'T2'],
        ['R 0003', 'R3'],
        ["Buyer's part", 'buyers-part'],
      ],
    ],
    ['countries', 'sites', 'country', [[' vn', 'VN']]],
  ]
  test.each(cases)('%s', async (_, sheet, column, values) => {
    const read = await typed(
      sheet,
      column,
      values.map(([value]) => value),
    )
    expect(read).toEqual(values.map(([, value]) => value))
  })

  const questions: readonly [string, string, string, readonly (readonly [unknown, string])[]][] = [
    [
      'dates',
      'requests',
      'answered',
      [
        ['05/06/2028', 'Is "05/06/2028" 2028-06-05 or 2028-05-06?'],
        ['n/a', '"n/a" is not read as a date'],
        ['30.02.2028', '"30.02.2028" is not read'],
        ['18.01.28', '"18.01.28" is not read'],
        ['Ju 3 2028', 'is not read'],
        ['Jan 2028', 'is not read'],
        [0.6, '1899-12-30T14:24 lies before 1990'],
        [2028, 'lies before 1990'],
        [1e9, 'is not read'],
        [true, '"true" is no answer here'],
        [{ formula: 'F3+1' }, 'A formula without a result'],
        [{ error: '#REF!' }, '"#REF!" is the fault of a formula'],
      ],
    ],
    [
      'whole numbers',
      'findings',
      'people',
      [
        ['1.024', 'Is "1.024" 1024 or 1.0240?'],
        ['1,024', 'Is "1,024" 1024 or 1.0240?'],
        ['24 models', '"24 models" is not read as a number'],
        ['-3', '-3 is below 0'],
        [-3, '-3 is below 0'],
        ['n/a', 'is not read as a number'],
        [2.5, '2.5 is not a whole number'],
      ],
    ],
    ['decimals', 'risks', 'counted', [[day, 'made the date 2028-01-18']]],
    ['texts', 'risks', 'what', [[day, 'made the date 2028-01-18']]],
    [
      'choices',
      'findings',
      'class',
      [
        ['Critcal', 'Is "Critical" meant?'],
        ['x', 'not in the list'],
      ],
    ],
    [
      'numbers of rows',
      'risks',
      'for',
      [
        ['Q2, Q4', 'not the number of one row'],
        ['R77', 'R77'],
      ],
    ],
    ['countries', 'sites', 'country', [['Vietnam', '"Vietnam" is not a country']]],
  ]
  test.each(questions)('%s that are asked about', async (_, sheet, column, values) => {
    const read = await typed(
      sheet,
      column,
      values.map(([value]) => value),
    )
    values.forEach(([, why], index) => {
      expect(read[index]).toContain(why)
    })
  })
})

describe('rows', () => {
  test('an x before the number strikes a row', async () => {
    const { copy, lines: said } = await handled((hands) => {
      hands.type('requests', 'no', 0, 'xQ1')
      hands.type('findings', 'no', 0, 'X F1')
    })
    expect(said).toEqual([])
    expect(copy.sheets.requests?.map(({ struck }) => struck)).toEqual([true, undefined, true])
    expect(copy.sheets.findings?.[0]?.struck).toBe(true)
  })
  test('a row without a number gets the next one, where the letter is known', async () => {
    const { copy, lines: said } = await handled((hands) => {
      hands.type('findings', 'no', 4, null)
      hands.type('findings', 'what', 4, 'Found')
      hands.type('sites', 'what', 3, 'A4')
      hands.type('risks', 'what', 3, 'Hours')
    })
    expect(copy.sheets.findings?.map(({ no }) => no)).toEqual(['F1', 'F2'])
    expect(copy.sheets.sites?.at(-1)).toEqual({ no: 'S3', cells: { what: 'A4' } })
    expect(copy.sheets.risks).toHaveLength(3)
    expect(said).toEqual([
      'Sites!A6 The row has no number; it was read as S3.',
      'Risks and measures!A6 The row has no number and was left out. Number it, such as R1 and M1.',
      'Findings and corrections!A7 The row has no number; it was read as F2.',
    ])
  })
  test('numbers that stand twice or belong elsewhere are asked about, the rest is read', async () => {
    const { copy, lines: said } = await handled((hands) => {
      hands.type('requests', 'no', 1, 'Q1')
      hands.type('findings', 'no', 0, 'Finding')
      hands.type('cases', 'no', 0, 1)
      hands.type('cases', 'about', 0, null)
    })
    expect(copy.sheets.requests?.map(({ no }) => no)).toEqual(['Q1', 'Q7'])
    expect(copy.sheets.cases?.[0]?.no).toBe('C1')
    expect(said).toEqual([
      'Requests and gaps!A4 The number Q1 stands above already. The row was left out.',
      'Findings and corrections!A3 "Finding" is not the number of a row of this sheet, such as F1. The row was left out.',
    ])
  })
  test('what cannot be true is asked about by cell', async () => {
    const { copy, asked } = await handled((hands) => {
      hands.type('requests', 'answered', 0, '2027-01-01')
      hands.type('findings', 'site', 0, 'S9')
      hands.type('cases', 'people', 0, 40)
      hands.type('cases', 'provided', 0, 41)
    })
    expect(asked.map(({ sheet, cell }) => `${sheet}!${cell}`).sort()).toEqual([
      'Cases and complaints!L3',
      'Findings and corrections!B3',
      'Requests and gaps!I3',
    ])
    expect(copy.sheets.cases?.[0]?.cells).toMatchObject({ people: 40, kind: 'fee' })
    expect(copy.sheets.findings?.[0]?.cells.class).toBe('critical')
  })
})

describe('what people move', () => {
  test('columns, rows above the titles, sheets and their names', async () => {
    const { copy, lines: said } = await handled(({ book, sheet }) => {
      for (const { id, columns } of pack.register) {
        const moved = sheet(id)
        moved.eachRow((row) => {
          const cells = columns.map((_, index) => row.getCell(index + 1))
          const values = cells.map(({ value }) => value)
          const styles = cells.map(({ style }) => style)
          cells.forEach((cell, index) => {
            cell.value = values[columns.length - 1 - index] ?? null
            cell.style = styles[columns.length - 1 - index] ?? {}
          })
        })
        moved.insertRow(1, ['Our own title'])
        moved.insertRow(5, [])
      }
      sheet('sites').name = 'Standorte 2028'
      book.removeWorksheet(book.getWorksheet('hrdd')!.id)
    })
    expect(said).toEqual([])
    expect(copy).toEqual(last)
  })
  test('titles in place of ids, or ids in place of titles', async () => {
    const { copy, lines: said } = await handled(({ sheet }) => {
      pack.register.forEach(({ id, columns }) => {
        columns.forEach((column, index) => {
          sheet(id)
            .getRow(1)
            .getCell(index + 1).value = index % 2 ? column.id : ` ${column.title.toUpperCase()} `
        })
      })
    })
    expect(said).toEqual([])
    expect(copy).toEqual(last)
  })
  test('columns and sheets of others are kept out and listed; missing ones too', async () => {
    const { copy, lines: said } = await handled(({ book, sheet }) => {
      sheet('requests').getCell('Q1').value = 'Our colour'
      sheet('requests').getCell('Q3').value = 'red'
      sheet('requests').getCell('S4').value = 'see mail'
      sheet('requests').getCell('T1').value = 'Kind'
      sheet('findings').spliceColumns(4, 1)
      book.removeWorksheet(sheet('cases').id)
      book.addWorksheet('Notes').getCell('B2').value = 'mine'
      book.addWorksheet('Blank')
    })
    expect(copy.sheets.requests).toEqual(last.sheets.requests)
    expect(copy.sheets.cases).toEqual([])
    expect(said).toEqual([
      'Notes! The sheet is not one of the Register and was left out.',
      'Cases and complaints! The sheet "Cases and complaints" is missing, or its row of titles.',
      'Requests and gaps!Q1 The column "Our colour" is not one of the Register, or stands here twice. It was left out.',
      'Requests and gaps!S4 The column "S" is not one of the Register, or stands here twice. It was left out.',
      'Requests and gaps!T1 The column "Kind" is not one of the Register, or stands here twice. It was left out.',
      'Findings and corrections!1 The column "Found by" is missing.',
    ])
  })
  test('a second copy of a sheet is not mixed in', async () => {
    const { copy, lines: said } = await handled(({ book, sheet }) => {
      const second = book.addWorksheet('Copy of Requests')
      second.getRow(1).values = sheet('requests').getRow(1).values
      second.getRow(2).values = ['Q9', 'facts']
    })
    expect(copy).toEqual(last)
    expect(said).toEqual([
      'Copy of Requests! The sheet is a second one of "Requests and gaps" and was left out.',
    ])
  })
})

describe('whose file it is', () => {
  test('another state of the pack is said, and read all the same', async () => {
    const later = { ...pack, stamp: { ...pack.stamp, digest: 'f'.repeat(64) } }
    const { register: read, asked } = await readWorkbook(await toWorkbook(pack, { register }), {
      pack: later,
    })
    expect(read.copies[0]).toEqual(last)
    expect(lines(asked)).toEqual([
      "hrdd! The file was made from another version of this contract's pack.",
    ])
  })
  test('another contract is named, by its name', async () => {
    const other = registerPack('medium', {
      spec: { buyer: 'Town of Sample' },
      stamp: { ...pack.stamp, digest: 'e'.repeat(64) },
    })
    const bytes = await toWorkbook(pack)
    const { asked } = await readWorkbook(bytes, { pack: other })
    expect(asked[0]?.why).toContain('City of Example')
  })
  test('a file without any sheet of the Register is refused', async () => {
    const hands = await inHands(await toWorkbook(pack), pack)
    for (const { id } of pack.register) hands.book.removeWorksheet(hands.sheet(id).id)
    await expect(readWorkbook(await hands.save(), { pack })).rejects.toThrow(/no sheet of the file/)
  })
})
