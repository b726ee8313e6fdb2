// Workbooks that LibreOffice saved again: read the same, still guarding and proposing.

import { describe, expect, test } from 'vitest'
import { openPackage } from '../../src/office/open.ts'
import { readWorkbook, toWorkbook } from '../../src/workbook/index.ts'
import { convert } from '../support/office.ts'
import { registerPack } from '../support/register-pack.ts'
import { soffice } from '../support/tools.ts'
import { inHands, register } from '../support/workbook.ts'

const office = soffice()
const pack = registerPack('medium')
const saved = (bytes: Uint8Array): Uint8Array => convert(office!, bytes, 'xlsx', 'xlsx')

describe.skipIf(!office)('after LibreOffice', () => {
  test('it reads the same, and still offers, guards and hides', async () => {
    const bytes = saved(await toWorkbook(pack, { register }))
    const read = await readWorkbook(bytes, { pack })
    expect(read).toEqual({ register: { copies: [register.copies[1]] }, asked: [] })
    const { book, sheet, at } = await inHands(bytes, pack)
    expect(book.getWorksheet('hrdd')?.state).toBe('hidden')
    const kind = sheet('requests').getCell(at('requests', 'kind', 40))
    expect(kind.dataValidation).toMatchObject({ type: 'list', showErrorMessage: true })
    // the style of a cell to fill in leaves it open, that of a title does not
    const text = (name: string) =>
      new TextDecoder().decode(openPackage(bytes, 'xlsx').parts.get(name))
    const requests = text('xl/worksheets/sheet3.xml')
    const formats = text('xl/styles.xml')
      .match(/<cellXfs.*<\/cellXfs>/s)![0]
      .match(/<xf .*?<\/xf>/gs)!
    const formatOf = (cell: string) =>
      formats[Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(requests)![1])]
    expect(requests).toContain('<sheetProtection sheet="true"')
    expect(formatOf('B3')).toContain('locked="false"')
    expect(formatOf('B1')).toContain('locked="true"')
    const hidden = pack.register[3]!.columns.findIndex(({ id }) => id === 'rechecked')
    expect(sheet('findings').getColumn(hidden + 1).hidden).toBe(true)
  })

  test('dates are proposed as the measures compute them, months too', async () => {
    const days = pack.register.map(({ columns, ...rest }) => ({
      ...rest,
      columns: columns.map((column) =>
        column.id === 'remedyDue'
          ? { ...column, computed: [{ from: 'received', add: ['GRV-01.tailMonths', 1] }] }
          : column,
      ),
    }))
    const other = { ...registerPack('medium', {}), register: days }
    const months = {
      ...other,
      pairs: other.pairs.map((pair) =>
        pair.id === 'GRV-01'
          ? {
              ...pair,
              parameters: {
                tailMonths: { ...pair.parameters.resultDays!, unit: 'months' as const, value: 1 },
              },
            }
          : pair,
      ),
    }
    const cases = [{ no: 'C1', cells: { received: '2028-01-31' } }]
    const filled = {
      copies: [{ ...register.copies[1]!, sheets: { ...register.copies[1]!.sheets, cases } }],
    }
    const before = await inHands(await toWorkbook(months, { register: filled }), months)
    const places = [
      ['requests', 'due', 0],
      ['requests', 'reminded', 0],
      ['findings', 'firstDate', 0],
      ['cases', 'remedyDue', 0],
    ] as const
    const shown = places.map(
      ([id, column, row]) => before.sheet(id).getCell(before.at(id, column, row)).result,
    )
    expect(shown[3]).toEqual(new Date('2028-03-01T00:00:00Z'))
    // without their results they have to be computed
    for (const [id, column, row] of places) {
      const cell = before.sheet(id).getCell(before.at(id, column, row))
      cell.value = { formula: cell.formula }
    }
    const after = await inHands(saved(await before.save()), months)
    expect(
      places.map(([id, column, row]) => after.sheet(id).getCell(after.at(id, column, row)).result),
    ).toEqual(shown)
  })

  test('it becomes a PDF', async () => {
    const pdf = convert(office!, await toWorkbook(pack), 'xlsx', 'pdf')
    expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-')
  })
})
