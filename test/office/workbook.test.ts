// Workbooks in the hands of people: saved again by LibreOffice, columns moved, rows inserted, sheets hidden and renamed.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openPackage } from '../../src/render/docx/file/package.ts'
import { readWorkbook, toWorkbook } from '../../src/render/workbook/index.ts'
import { soffice } from '../support/tools.ts'
import { fullPack, observationsOf, openWith, sorted } from '../support/workbook.ts'

const office = soffice()
const folder = mkdtempSync(join(tmpdir(), 'workbook-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pack = fullPack()
// the library that plays the people does not keep what looks like an escape of these files
const observations = observationsOf(pack, 4).map((observation) =>
  observation.companion === undefined
    ? observation
    : { ...observation, companion: observation.companion.replace('_x0041_', 'A') },
)
const options = {
  observations,
  brands: ['Brand A', 'Brand B'],
  due: { to: '2028-12-31' },
  sites: [
    {
      id: '007',
      name: '=Works',
      models: ['L-14', 'L;15'],
      since: '2027-07-01',
      confidentiality: 'parties' as const,
    },
  ],
  grievances: [
    {
      id: 'G-1',
      owed: '12000.5',
      paid: '0',
      people: '10-49' as const,
      retaliationChecks: ['2028-04-01', '2028-07-01'],
      confidentiality: 'parties' as const,
    },
  ],
  commitments: [
    {
      clause: 'TRN-01',
      anchor: 'disclosure-plan',
      promise: 'All sites',
      due: '2027-12-31',
      state: 'partly' as const,
    },
  ],
  shortfalls: [
    {
      id: 'S-1',
      clause: 'COR-01',
      what: 'Late',
      learnedOn: '2028-07-18',
      reportedBySupplier: true,
      steps: [{ step: 1, on: '2028-07-25', due: '2028-08-31' }],
    },
  ],
}

/** Converts with LibreOffice in a profile of its own. */
function convert(bytes: Uint8Array, to: string, name = 'file'): Uint8Array {
  writeFileSync(join(folder, `${name}.xlsx`), bytes)
  execFileSync(
    office!,
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      join(folder, 'out'),
      join(folder, `${name}.xlsx`),
    ],
    { stdio: 'pipe' },
  )
  return readFileSync(join(folder, 'out', `${name}.${to.split(':')[0]}`))
}

describe.skipIf(!office)('after LibreOffice', () => {
  test('a workbook that was saved again reads the same', async () => {
    const bytes = await toWorkbook(pack, options)
    const before = await readWorkbook(bytes, { pack })
    const after = await readWorkbook(convert(bytes, 'xlsx'), { pack })
    expect(after).toEqual(before)
    expect(sorted(after.observations)).toEqual(sorted(options.observations))
  })

  test('a workbook that was saved again still guards and helps', async () => {
    const bytes = convert(await toWorkbook(pack, options), 'xlsx')
    const { book, sheet, cell } = await openWith(bytes)
    expect(cell('Reports', 'absent', 3).dataValidation?.type).toBe('list')
    expect(cell('Reports', 'answer', 3).dataValidation?.type).toBe('custom')
    expect(book.getWorksheet('Lists')!.state).not.toBe('visible')
    expect(sheet('Reports').getRow(1).hidden).toBe(true)
    const parts = openPackage(bytes, 'xlsx')
    const text = (name: string) => new TextDecoder().decode(parts.get(name))
    const reports = text('xl/worksheets/sheet4.xml')
    expect(reports).toMatch(/<sheetProtection sheet="true"/)
    // the style of the first answer leaves it open, that of the first id does not
    const formats = [
      .../<cellXfs.*?<\/cellXfs>/s.exec(text('xl/styles.xml'))![0].matchAll(/<xf .*?<\/xf>/gs),
    ].map(([format]) => format)
    const formatOf = (address: string) =>
      formats[Number(new RegExp(`<c r="${address}" s="(\\d+)"`).exec(reports)![1])]
    expect(formatOf(cell('Reports', 'answer', 3).address)).toContain('locked="false"')
    expect(formatOf(cell('Reports', 'report', 3).address)).toContain('locked="true"')
  })

  test('the visible shares are what LibreOffice computes', async () => {
    const { sheet, cell, save } = await openWith(await toWorkbook(pack, options))
    const shown = new Map<number, number>()
    sheet('Reports').eachRow((_, row) => {
      const share = cell('Reports', 'share', row)
      const result =
        typeof share.value === 'object' && share.value !== null && 'formula' in share.value
          ? share.value.result
          : undefined
      if (typeof result !== 'number') return
      shown.set(row, result)
      // without the result it has to be computed
      share.value = { formula: (share.value as { formula: string }).formula } as never
    })
    expect(shown.size).toBeGreaterThan(10)
    const again = await openWith(convert(await save(), 'xlsx', 'shares'))
    for (const [row, result] of shown)
      expect(
        (again.cell('Reports', 'share', row).value as { result?: number }).result,
        `row ${row}`,
      ).toBeCloseTo(result, 12)
  })

  test('it becomes a PDF', async () => {
    expect(
      new TextDecoder('latin1').decode(
        convert(await toWorkbook(pack, { due: { to: '2028-01-31' } }), 'pdf').subarray(0, 5),
      ),
    ).toBe('%PDF-')
  })
})

describe('after people', () => {
  test('columns moved, rows inserted, sheets hidden, moved and renamed', async () => {
    const bytes = await toWorkbook(pack, options)
    const before = await readWorkbook(bytes, { pack })
    const { book, sheet, save } = await openWith(bytes)
    for (const name of [
      'Reports',
      'Sites',
      'Grievance and remedy',
      'Setup',
      'Evidence',
      'Requests',
      'Lists',
    ]) {
      const moved = sheet(name)
      // the last column comes first, the first one last
      const width = moved.getRow(1).cellCount
      moved.eachRow((row) => {
        const values = Array.from({ length: width }, (_, at) => row.getCell(at + 1).value)
        const styles = Array.from({ length: width }, (_, at) => row.getCell(at + 1).style)
        for (let at = 0; at < width; at++) {
          row.getCell(at + 1).value = values[width - 1 - at]!
          row.getCell(at + 1).style = styles[width - 1 - at]!
        }
      })
      moved.insertRow(4, [])
      moved.insertRow(1, [])
    }
    sheet('Sites').state = 'hidden'
    sheet('Reports').name = 'Meldungen 2028'
    book.views = []
    const after = await readWorkbook(await save(), { pack })
    expect(after).toEqual(before)
  })

  test('rows in another order make the same reports', async () => {
    const bytes = await toWorkbook(pack, { ...options, due: { to: '2027-01-01' } })
    const { sheet, save } = await openWith(bytes)
    const reports = sheet('Reports')
    const width = reports.getRow(1).cellCount
    const last = reports.rowCount
    const rows = Array.from({ length: last - 2 }, (_, at) =>
      Array.from({ length: width }, (_, column) => ({
        value: reports.getRow(at + 3).getCell(column + 1).value,
        style: reports.getRow(at + 3).getCell(column + 1).style,
      })),
    )
    rows.reverse().forEach((row, at) =>
      row.forEach(({ value, style }, column) => {
        const cell = reports.getRow(at + 3).getCell(column + 1)
        cell.value =
          typeof value === 'object' && value !== null && 'formula' in value ? null : value
        cell.style = style
      }),
    )
    expect(sorted((await readWorkbook(await save(), { pack })).observations)).toEqual(
      sorted(options.observations),
    )
  })
})
