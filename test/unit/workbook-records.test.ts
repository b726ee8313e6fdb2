// The records of the Buyer in the workbook: promises that stand ready, shortfalls with their steps, and what the Supplier sees of them.

import { expect, test } from 'vitest'
import { HrddError } from '../../src/model/problems.ts'
import { review } from '../../src/monitor/index.ts'
import { readWorkbook, type ShortfallRow, toWorkbook } from '../../src/render/workbook/index.ts'
import { openWith } from '../support/workbook.ts'
import { packOf } from './support.ts'

const pack = packOf()
const due = { to: '2027-01-01' }
const scored = pack.pairs.filter(
  ({ placement }) => placement.tender === 'score' && placement.scores,
)
const shortfall: ShortfallRow = {
  id: 'S-1',
  clause: 'COR-01',
  what: 'Two findings are past their dates',
  learnedOn: '2028-07-18',
  steps: [{ step: 1, on: '2028-07-25', due: '2028-08-31' }],
}

const problemsOf = async (work: Promise<unknown>): Promise<string[]> => {
  const thrown = await work.catch((error: unknown) => error)
  return thrown instanceof HrddError
    ? thrown.problems.map(({ code, path }) => `${code} ${path}`)
    : []
}

test('a row stands ready for each promise that earned points, and says nothing until somebody fills it in', async () => {
  const { cell, save } = await openWith(await toWorkbook(pack, { due }))
  expect(scored.length).toBeGreaterThan(3)
  for (const [index, { id, title }] of scored.entries())
    expect(cell('Promises', 'clause', index + 3).value).toBe(`${id} ${title}`)
  expect(cell('Promises', 'clause', scored.length + 3).value).toBeNull()
  expect((await readWorkbook(await save(), { pack })).commitments).toEqual([])
  cell('Promises', 'state', 4).value = 'Delivered in part'
  cell('Promises', 'promise', 4).value = 'All sites by spring'
  cell('Promises', 'due', 4).value = '2028-03-31'
  const {
    id,
    placement: { scores },
  } = scored[1]!
  const read = await readWorkbook(await save(), { pack })
  expect(read.commitments).toEqual([
    {
      clause: id,
      anchor: scores!.condition,
      promise: 'All sites by spring',
      due: '2028-03-31',
      state: 'partly',
    },
  ])
  const { promises } = review(pack, [], { ...read, asOf: '2028-09-01' })
  expect(promises.map(({ clause, state }) => [clause, state])).toEqual(
    scored.map((pair) => [pair.id, pair.id === id ? 'partly' : 'unknown']),
  )
  // written again, it does not stand ready a second time
  const again = await openWith(await toWorkbook(pack, { commitments: read.commitments, due }))
  expect(again.cell('Promises', 'clause', scored.length + 2).value).not.toBeNull()
  expect(again.cell('Promises', 'clause', scored.length + 3).value).toBeNull()
})

test('clauses, paragraphs and steps are chosen by their titles, and read by their ids as well', async () => {
  const { cell, sheet, save } = await openWith(
    await toWorkbook(pack, { shortfalls: [shortfall], due }),
  )
  expect(cell('Shortfalls', 'clause', 3).value).toMatch(/^COR-01 \S/)
  expect(cell('Steps taken', 'step', 3).value).toMatch(/^Step 1: \S/)
  const choices: string[] = []
  sheet('Lists').eachRow(
    (row) => void (row.getCell(1).value === 'rung' && choices.push(String(row.getCell(3).value))),
  )
  expect(choices).toHaveLength(
    pack.pairs
      .find(({ id }) => id === 'ENF-01')!
      .condition.flatMap(({ items }) => items)
      .filter(({ anchor }) => /^step-\d$/.test(anchor ?? '')).length,
  )
  expect(cell('Shortfalls', 'clause', 3).dataValidation).toMatchObject({
    type: 'list',
    formulae: ['hrdd_clause'],
  })
  expect(cell('Steps taken', 'shortfall', 3).dataValidation).toMatchObject({
    type: 'list',
    formulae: ['hrdd_shortfalls'],
  })
  expect(cell('Promises', 'anchor', 3).dataValidation.type).toBe('list')
  cell('Shortfalls', 'clause', 3).value = 'COR-01'
  cell('Steps taken', 'step', 3).value = 1
  expect((await readWorkbook(await save(), { pack })).shortfalls).toEqual([shortfall])
  expect((await readWorkbook(await save())).shortfalls).toEqual([shortfall])
})

test('a step that this contract does not have was taken even so, and is kept', async () => {
  const low = packOf({ tier: 'low' })
  const given = [
    {
      ...shortfall,
      clause: low.pairs[0]!.id,
      steps: [
        { step: 1, on: '2028-01-01' },
        { step: 7, on: '2028-02-01' },
      ],
    },
  ]
  const bytes = await toWorkbook(low, { shortfalls: given, due })
  expect((await readWorkbook(bytes, { pack: low })).shortfalls).toEqual(given)
  expect((await readWorkbook(bytes)).shortfalls).toEqual(given)
})

test('the Supplier reads what was raised, enters its statement, and changes nothing else', async () => {
  const own: ShortfallRow = { ...shortfall, id: 'S-2', steps: [], reportedBySupplier: true }
  const hidden: ShortfallRow = { ...shortfall, id: 'S-3', steps: [] }
  const { book, cell, save } = await openWith(
    await toWorkbook(pack, {
      edition: 'supplier',
      shortfalls: [shortfall, own, hidden],
      commitments: [{ clause: 'TRN-01', state: 'partly' }],
      due,
    }),
  )
  expect(book.getWorksheet('Promises')).toBeUndefined()
  for (const column of ['id', 'what', 'learnedOn', 'closedOn', 'confidentiality'])
    expect(cell('Shortfalls', column, 3).protection?.locked ?? true, column).toBe(true)
  expect(cell('Steps taken', 'on', 3).protection?.locked ?? true).toBe(true)
  expect(cell('Shortfalls', 'statement', 3).protection).toMatchObject({ locked: false })
  cell('Shortfalls', 'statement', 3).value = 'The agency pays in September.'
  expect((await readWorkbook(await save(), { pack })).shortfalls).toEqual([
    { ...shortfall, statement: 'The agency pays in September.' },
    own,
  ])
})

test('a sheet that was deleted is missed, and one that the file never had is not', async () => {
  const { book, sheet, rowsOf, save } = await openWith(await toWorkbook(pack, { due }))
  book.removeWorksheet(sheet('Shortfalls').id)
  expect(await problemsOf(readWorkbook(await save(), { pack }))).toEqual(['sheet-missing file'])
  // a file of a version that had no records
  for (const name of ['Promises', 'Steps taken']) book.removeWorksheet(sheet(name).id)
  for (const row of rowsOf('Lists', 'list', 'sheet')) sheet('Lists').getRow(row).values = []
  expect(await problemsOf(readWorkbook(await save(), { pack }))).toEqual([])
  expect(await readWorkbook(await save(), { pack })).toMatchObject({
    commitments: [],
    shortfalls: [],
  })
})

test('records that the contract cannot have are refused, all at once', async () => {
  const found = await problemsOf(
    toWorkbook(pack, {
      commitments: [
        { clause: 'TRN-99', state: 'delivered' },
        { clause: 'TRN-01', anchor: 'nowhere', state: 'delivered', due: '2028-02-30' },
      ],
      shortfalls: [
        shortfall,
        { ...shortfall, learnedOn: 'spring', steps: [{ step: 9, on: '2028-01-01' }] },
      ],
    }),
  )
  expect(found.sort()).toEqual([
    'bad-date commitments[1]',
    'bad-date shortfalls[1]',
    'not-in-pack commitments[0].clause',
    'not-in-pack commitments[1].anchor',
    'out-of-range shortfalls[1].steps[0].step',
    'twice shortfalls[1].id',
  ])
})
