// A workbook of 5,000 rows against exceljs, with the same cells: written, and read into a Register or into cells.

import exceljs from 'exceljs'
import { compose } from '../../dist/index.js'
import { readWorkbook, toWorkbook } from '../../dist/workbook.js'
import { medianOf } from './median.mjs'

const rows = 5000
const pack = compose({
  title: 'Laptops and monitors 2027',
  buyer: 'Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 48 },
})

/** What a cell of a column may hold; dates of one row are all the same, so that none is before another. */
function content({ type, options, title }, row, place) {
  const option = options?.[(row + place) % options.length].id
  const date = new Date(Date.UTC(2027, 6, 1 + (row % 180))).toISOString().slice(0, 10)
  const values = { date, moment: date, number: row % 50, decimal: row % 7, country: 'VN' }
  return values[type] ?? option ?? (type === 'text' ? `${title} ${row}, Harbour Road` : undefined)
}

/** As many rows for each letter; three cells of four are filled in. */
function register() {
  const each = rows / pack.register.flatMap(({ letters }) => letters).length
  const rowsOf = ({ columns }, letter) =>
    Array.from({ length: Math.ceil(each) }, (_, row) => ({
      no: `${letter}${row + 1}`,
      cells: Object.fromEntries(
        columns
          .slice(1)
          .flatMap((column, place) =>
            (row + place) % 4 === 3 || (column.type === 'ref' && !column.options)
              ? []
              : [[column.id, content(column, row, place)]],
          ),
      ),
    }))
  const sheets = pack.register.map((sheet) => [
    sheet.id,
    sheet.letters.flatMap((letter) => rowsOf(sheet, letter)),
  ])
  return { copies: [{ periodEnd: '2027-12-31', sheets: Object.fromEntries(sheets) }] }
}

async function load(bytes) {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes)
  return book
}

/** Cells with values, formulas and looks as exceljs wants them. */
const cellsOf = (book) =>
  book.worksheets.map((sheet) => {
    const cells = []
    sheet.eachRow((row) =>
      row.eachCell((cell) => cells.push([cell.address, cell.value, cell.style])),
    )
    return { name: sheet.name, state: sheet.state, cells }
  })

async function writeWithExceljs(sheets) {
  const book = new exceljs.Workbook()
  for (const { name, state, cells } of sheets) {
    const sheet = book.addWorksheet(name, { state })
    for (const [address, value, style] of cells) {
      const cell = sheet.getCell(address)
      cell.value = value
      cell.style = style
    }
  }
  return await book.xlsx.writeBuffer()
}

/** How many times as fast as exceljs a workbook is written, with our compression and that of the platform, and read. */
export async function workbook() {
  const options = { register: register(), asOf: '2027-12-31' }
  const bytes = await toWorkbook(pack, options)
  const sheets = cellsOf(await load(bytes))
  const [write, native, writeTheirs, read, readTheirs] = await medianOf(
    [
      () => toWorkbook(pack, options),
      () => toWorkbook(pack, { ...options, native: true }),
      () => writeWithExceljs(sheets),
      () => readWorkbook(bytes, { pack }),
      () => load(bytes),
    ],
    3,
  )
  return {
    'workbook written, of exceljs': writeTheirs / write,
    'workbook written natively, of exceljs': writeTheirs / native,
    'workbook read, of exceljs': readTheirs / read,
  }
}
