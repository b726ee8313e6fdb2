// Response and evaluation hold to the schemas of Office Open XML: every part.

import { expect, test } from 'vitest'
import { openPackage } from '../../src/office/open.ts'
import { toEvaluation, toResponse } from '../../src/workbook/index.ts'
import { packOf } from '../support/fixture.ts'
import { validator } from '../support/ooxml.ts'
import { standards } from '../support/tools.ts'

const folder = standards('ooxml')
const pack = packOf({ strategy: 'tender-led', title: 'A & <B>' })

test.skipIf(!folder).each([
  ['response', toResponse(pack), 2],
  ['evaluation', toEvaluation(pack, { bidders: ['A & <B>', '"C"'] }), 5],
] as const)('every part of a %s is valid', async (_, file, sheets) => {
  const { parts } = openPackage(await file, 'xlsx')
  expect(parts.size).toBe(7 + sheets)
  // Excel itself marks texts whose spaces count, and the schema forgot to allow it
  const texts = [...parts].map(([name, part]) => {
    const xml = new TextDecoder().decode(part)
    return [name, xml.replaceAll('<t xml:space="preserve">', '<t>')] as const
  })
  expect(await validator(folder!)(new Map(texts))).toEqual([])
})
