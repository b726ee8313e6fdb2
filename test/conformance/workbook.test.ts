// Workbooks hold to the schemas of Office Open XML: every part, empty and full.

import { expect, test } from 'vitest'
import { openPackage } from '../../src/office/open.ts'
import { toWorkbook, type WorkbookOptions } from '../../src/workbook/index.ts'
import { validator } from '../support/ooxml.ts'
import { registerPack } from '../support/register-pack.ts'
import { standards } from '../support/tools.ts'
import * as twoHalfYears from '../support/two-half-years.ts'
import { register } from '../support/workbook.ts'

const folder = standards('ooxml')

// Excel itself marks texts whose spaces count, and the schema forgot to allow it
const asInSchema = (xml: string): string => xml.replaceAll('<t xml:space="preserve">', '<t>')

test.skipIf(!folder)('the validator sees what is wrong', async () => {
  const validate = validator(folder!)
  const sheet = (inside: string) =>
    new Map([
      [
        'xl/worksheets/sheet1.xml',
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inside}</worksheet>`,
      ],
    ])
  expect(await validate(sheet('<sheetData/>'))).toEqual([])
  expect(await validate(sheet('<sheetData/><cols/>'))).not.toEqual([])
})

const small = (tier: 'low' | 'high') =>
  registerPack(tier, { spec: { title: 'A & <B>', buyer: '"' } })

test.skipIf(!folder).each([
  ['without rows', small('low'), {}, 13],
  ['with rows', small('high'), { register }, 13],
  [
    'with KPIs and talks',
    twoHalfYears.pack,
    { register: twoHalfYears.register, edition: 'buyer' },
    18,
  ],
] as const)('every part is valid %s', async (_, pack, options, sheets) => {
  const { parts } = openPackage(await toWorkbook(pack, options as WorkbookOptions), 'xlsx')
  expect(parts.size).toBe(7 + sheets)
  const texts = [...parts].map(
    ([name, part]) => [name, asInSchema(new TextDecoder().decode(part))] as const,
  )
  expect(await validator(folder!)(new Map(texts))).toEqual([])
})
