// The Register of two half-years on the real catalogue, as a workbook.

import { expect, test } from 'vitest'
import { evaluate } from '../../src/measure/index.ts'
import { readWorkbook, toWorkbook } from '../../src/workbook/index.ts'
import { first, pack, register } from '../support/two-half-years.ts'

test('what is read back gives the same results as what was written', async () => {
  const copies = []
  for (const copy of register.copies) {
    const bytes = await toWorkbook(pack, { register: { copies: [copy] } as never })
    const read = await readWorkbook(bytes, { pack })
    expect(read.asked).toEqual([])
    copies.push(...read.register.copies)
  }
  expect(copies.map(({ periodEnd }) => periodEnd)).toEqual(['2027-12-31', '2028-06-30'])
  const options = { asOf: '2028-07-10' }
  expect(evaluate(pack, { copies }, options)).toEqual(evaluate(pack, register, options))
})

test('columns of the composed pack propose their dates', async () => {
  const computed = pack.register.flatMap(({ columns }) => columns.filter((each) => each.computed))
  expect(computed.map(({ id }) => id)).toContain('firstDate')
  const bytes = await toWorkbook(pack, { register: { copies: [first] } as never })
  expect(await toWorkbook(pack, { register: { copies: [first] } as never })).toEqual(bytes)
})
