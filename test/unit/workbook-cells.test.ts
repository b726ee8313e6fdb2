// Bad cells of a workbook: each is reported by sheet, row and column, all of them at once; the rest is read.

import type { CellValue } from 'exceljs'
import { expect, test } from 'vitest'
import type { Observation, ObservedValue } from '../../src/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import { readWorkbook, toWorkbook } from '../../src/render/workbook/index.ts'
import { fullPack, openWith } from '../support/workbook.ts'

const pack = fullPack()

/** Good values of some KPIs. */
const good: Readonly<Record<string, Readonly<Record<string, ObservedValue>>>> = {
  'KPI-TRN-01.1': { deliveredModels: '50', disclosedModels: '46' },
  'KPI-GRV-02.1': { severeCases: ['5', '9'] },
  'KPI-EMB-01.1': {
    embed: '2',
    identify: '2',
    prevent: '2',
    track: '2',
    communicate: '2',
    remedy: '2',
  },
  'KPI-GRV-01.3': Object.fromEntries(
    Object.entries(pack.kpis.find(({ id }) => id === 'KPI-GRV-01.3')!.measure).flatMap(
      ([, variable]) =>
        typeof variable === 'object' ? [[(variable as { name: string }).name, '7']] : [],
    ),
  ),
}

/** A mistake: what is written into which cell, and what is reported. */
interface Mistake {
  readonly what: string
  readonly kpi?: string
  /** Item of the row; default: the first one of the report. */
  readonly item?: string
  readonly column: string
  readonly value: CellValue
  readonly format?: string
  readonly code: string
  /** Where else something is reported because of it. */
  readonly also?: readonly string[]
}

const reports: readonly Mistake[] = [
  { what: 'words for a number', column: 'answer', value: 'many', code: 'not-a-number' },
  { what: 'a number below 0', column: 'answer', value: -1, code: 'negative' },
  { what: 'a number below 0 as text', column: 'answer', value: '-1', code: 'negative' },
  { what: 'a percentage', column: 'answer', value: '92 %', code: 'percent' },
  {
    what: 'a point that can divide thousands',
    column: 'answer',
    value: '1.234',
    code: 'ambiguous-number',
  },
  {
    what: 'a comma that can divide thousands',
    column: 'answer',
    value: '1,234',
    code: 'ambiguous-number',
  },
  { what: 'true for a number', column: 'answer', value: true, code: 'not-a-number' },
  {
    what: 'a date for a number',
    column: 'answer',
    value: new Date(Date.UTC(2027, 2, 1)),
    format: 'yyyy-mm-dd',
    code: 'date-in-number',
  },
  {
    what: 'an error of the spreadsheet',
    column: 'answer',
    value: { error: '#REF!' },
    code: 'spreadsheet-error',
  },
  {
    what: 'a formula that ends in an error',
    column: 'answer',
    value: { formula: '1/0', result: { error: '#DIV/0!' } } as CellValue,
    code: 'spreadsheet-error',
  },
  {
    what: 'a formula without a result',
    column: 'answer',
    value: { formula: 'A1' } as CellValue,
    code: 'spreadsheet-error',
  },
  { what: 'blank without a reason', column: 'answer', value: null, code: 'missing' },
  { what: 'a list divided by commas', column: 'answer', value: 'F1, F2', code: 'not-a-number' },
  {
    what: 'a mark that turns text around',
    column: 'answer',
    value: 'A1; \u202eA2',
    code: 'bad-character',
  },
  { what: 'a reason that is none', column: 'absent', value: 'because', code: 'unknown-value' },
  {
    what: 'an answer and a reason',
    column: 'absent',
    value: 'was refused',
    code: 'answer-and-reason',
  },
  {
    what: 'a KPI that the contract does not measure',
    column: 'kpi',
    value: 'KPI-TRN-01.1@9.0.0',
    code: 'unknown-kpi',
  },
  {
    what: 'an item that the KPI does not ask for',
    column: 'item',
    value: 'deliveredModel',
    code: 'unknown-item',
  },
  { what: 'no item', column: 'item', value: null, code: 'missing' },
  {
    what: 'the same item twice',
    item: 'disclosedModels',
    column: 'item',
    value: 'deliveredModels',
    code: 'twice',
    also: ['answer'],
  },
  { what: 'a date that does not exist', column: 'start', value: '2027-02-30', code: 'bad-date' },
  { what: 'a date in another order', column: 'end', value: '31.12.2028', code: 'bad-date' },
  { what: 'no day of the report', column: 'reportedOn', value: null, code: 'missing' },
  {
    what: 'a time of day',
    column: 'reportedOn',
    value: new Date(Date.UTC(2028, 6, 1, 14, 30)),
    format: 'yyyy-mm-dd hh:mm',
    code: 'time-in-date',
  },
  {
    what: 'a number that is no day',
    column: 'reportedOn',
    value: 12,
    format: '0',
    code: 'date-out-of-range',
  },
  { what: 'true for a date', column: 'reportedOn', value: true, code: 'bad-date' },
  { what: 'nobody who reports', column: 'reportedBy', value: null, code: 'missing' },
  { what: 'a status that is none', column: 'status', value: 'done', code: 'unknown-value' },
  { what: 'maybe for yes or no', column: 'survey', value: 'maybe', code: 'unknown-value' },
  { what: 'an end before the start', column: 'end', value: '2026-06-30', code: 'period-order' },
  {
    what: 'a lot that became a date',
    column: 'lot',
    value: new Date(Date.UTC(2027, 1, 1)),
    format: 'yyyy-mm-dd',
    code: 'date-in-text',
  },
  {
    what: 'two Brands in one report',
    item: 'disclosedModels',
    column: 'brand',
    value: 'Brand Z',
    code: 'contradiction',
  },
  {
    what: 'a case in words',
    kpi: 'KPI-GRV-02.1',
    column: 'answer',
    value: '14; soon',
    code: 'bad-case',
  },
  {
    what: 'a case that ends before it begins',
    kpi: 'KPI-GRV-02.1',
    column: 'answer',
    value: '2027-08-15/2027-08-01',
    code: 'bad-case',
  },
  {
    what: 'a number that can be days or cases',
    kpi: 'KPI-GRV-02.1',
    column: 'answer',
    value: 14,
    code: 'case-or-count',
  },
  { what: 'half a level', kpi: 'KPI-EMB-01.1', column: 'answer', value: 2.5, code: 'bad-level' },
  {
    what: 'a list where one number is asked',
    kpi: 'KPI-GRV-01.3',
    column: 'answer',
    value: '4; 5',
    code: 'not-a-number',
  },
  {
    what: 'half a coverage',
    item: 'coverage.eligible',
    column: 'answer',
    value: null,
    code: 'half-coverage',
  },
  {
    what: 'a reason for words',
    item: 'report.companion',
    column: 'absent',
    value: 'was refused',
    code: 'answer-and-reason',
  },
]

/** Rows of the other sheets: what stands in the row, and what is reported at which column. */
const others: readonly {
  readonly what: string
  readonly sheet: string
  readonly row: Readonly<Record<string, CellValue>>
  readonly at: string
  readonly code: string
  readonly format?: string
}[] = [
  {
    what: 'a strength of proof that does not exist',
    sheet: 'Evidence',
    row: { grade: 'E9', date: '2028-01-01' },
    at: 'grade',
    code: 'unknown-value',
  },
  {
    what: 'proof without a date',
    sheet: 'Evidence',
    row: { grade: 'E3' },
    at: 'date',
    code: 'missing',
  },
  {
    what: 'a share in words',
    sheet: 'Evidence',
    row: { grade: 'E3', date: '2028-01-01', share: 'half' },
    at: 'share',
    code: 'not-a-number',
  },
  {
    what: 'a request to nobody',
    sheet: 'Requests',
    row: { on: '2028-01-01' },
    at: 'to',
    code: 'missing',
  },
  {
    what: 'an answer that is none',
    sheet: 'Requests',
    row: { to: 'Brand A', on: '2028-01-01', answer: 'soon' },
    at: 'answer',
    code: 'unknown-value',
  },
  { what: 'a site twice', sheet: 'Sites', row: { id: 'S-1' }, at: 'id', code: 'twice' },
  {
    what: 'a site without an id',
    sheet: 'Sites',
    row: { name: 'Works' },
    at: 'id',
    code: 'missing',
  },
  {
    what: 'a month that does not exist',
    sheet: 'Sites',
    row: { id: 'S-2', confirmed: '2028-13-01' },
    at: 'confirmed',
    code: 'bad-date',
  },
  {
    what: 'an exact number of people',
    sheet: 'Findings',
    row: { id: 'F-1', people: 7 },
    at: 'people',
    code: 'unknown-value',
  },
  {
    what: 'an amount below 0',
    sheet: 'Grievance and remedy',
    row: { id: 'G-1', owed: -5 },
    at: 'owed',
    code: 'negative',
  },
  {
    what: 'a list of dates with a bad one',
    sheet: 'Grievance and remedy',
    row: { id: 'G-2', retaliationChecks: '2028-01-01; 2028-02-31' },
    at: 'retaliationChecks',
    code: 'bad-date',
  },
  {
    what: 'a decision on no day',
    sheet: 'Engagement log',
    row: { id: 'E-1', decisionDate: 'last week' },
    at: 'decisionDate',
    code: 'bad-date',
  },
  {
    what: 'a state that is none',
    sheet: 'Promises',
    row: { state: 'maybe' },
    at: 'state',
    code: 'unknown-value',
  },
  {
    what: 'a promise of which nothing is said to have become',
    sheet: 'Promises',
    row: { promise: 'All sites by spring' },
    at: 'state',
    code: 'missing',
  },
  {
    what: 'a promise of a clause that the contract lacks',
    sheet: 'Promises',
    row: { clause: 'TRN-99', state: 'delivered' },
    at: 'clause',
    code: 'unknown-value',
  },
  {
    what: 'a paragraph of another clause',
    sheet: 'Promises',
    row: { clause: 'TRN-01', anchor: 'GRV-01#channel', state: 'delivered' },
    at: 'anchor',
    code: 'contradiction',
  },
  {
    what: 'a shortfall of which nobody knows since when',
    sheet: 'Shortfalls',
    row: { id: 'X-1', clause: 'TRN-01', what: 'No list' },
    at: 'learnedOn',
    code: 'missing',
  },
  {
    what: 'a shortfall without its facts',
    sheet: 'Shortfalls',
    row: { id: 'X-2', clause: 'TRN-01', learnedOn: '2028-01-01' },
    at: 'what',
    code: 'missing',
  },
  {
    what: 'a later beginning without its ground',
    sheet: 'Shortfalls',
    row: { id: 'X-3', clause: 'TRN-01', what: 'No list', learnedOn: '2028-01-01', beginsStep: 2 },
    at: 'beginsGround',
    code: 'missing',
  },
  {
    what: 'maybe for severe harm',
    sheet: 'Shortfalls',
    row: {
      id: 'X-4',
      clause: 'TRN-01',
      what: 'No list',
      learnedOn: '2028-01-01',
      severeHarm: 'maybe',
    },
    at: 'severeHarm',
    code: 'unknown-value',
  },
  {
    what: 'a step for a shortfall that is not there',
    sheet: 'Steps taken',
    row: { shortfall: 'X-9', step: 1, on: '2028-01-01' },
    at: 'shortfall',
    code: 'unknown-shortfall',
  },
  {
    what: 'a ninth step',
    sheet: 'Steps taken',
    row: { shortfall: 'S-1', step: 9, on: '2028-01-01' },
    at: 'step',
    code: 'unknown-value',
  },
  {
    what: 'a step on no day',
    sheet: 'Steps taken',
    row: { shortfall: 'S-1', step: 1 },
    at: 'on',
    code: 'missing',
  },
  {
    what: 'a change of no kind',
    sheet: 'Change log',
    row: { on: '2028-01-01', what: 'x' },
    at: 'kind',
    code: 'missing',
  },
]

const shortfall = (id: string) => ({
  id,
  clause: 'TRN-01',
  what: 'No list',
  learnedOn: '2028-01-01',
  steps: [],
})

const key = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `${id}@${version}`
const versionOf = (id: string): string => key(pack.kpis.find((kpi) => kpi.id === id)!)

const observations: Observation[] = [...reports, undefined].map((mistake, index) => {
  const kpi = mistake?.kpi ?? 'KPI-TRN-01.1'
  return {
    id: `R-${index}`,
    kpi: versionOf(kpi),
    subject: { contract: 'C-1', brand: `Brand ${index}` },
    period: { start: '2027-07-01', end: '2028-06-30' },
    values: good[kpi]!,
    coverage: {
      eligible: '86',
      observed: '60',
      unit: pack.kpis.find(({ id }) => id === kpi)!.coverage.unit,
    },
    evidence: [],
    reportedOn: '2028-07-20',
    reportedBy: 'reseller',
    status: 'final',
    companion: 'Some words.',
  }
})

test('each bad cell is reported by sheet, row and column, all at once, and the rest is read', async () => {
  expect(reports.length + others.length).toBeGreaterThan(50)
  const { book, cell, rowsOf, sheet, save } = await openWith(
    await toWorkbook(pack, {
      observations,
      contract: 'C-1',
      sites: [{ id: 'S-1' }],
      shortfalls: [shortfall('S-0'), shortfall('S-1')],
      due: { to: '2027-01-01' },
    }),
  )
  const expected: string[] = []
  for (const [index, { item, column, value, format, code, also }] of reports.entries()) {
    const rows = rowsOf('Reports', 'report', `R-${index}`)
    const row =
      item === undefined
        ? rows[0]!
        : rows.find((number) => cell('Reports', 'item', number).value === item)!
    const target = cell('Reports', column, row)
    target.value = value
    if (format) target.style = { ...target.style, numFmt: format }
    // a half coverage and a KPI that is missing as a whole are reported at the first row of the report
    expected.push(
      `${code} Reports!${cell('Reports', also?.[0] ?? column, code === 'half-coverage' ? rows[0]! : row).address}`,
    )
    if (column === 'item' && value === null)
      expected.pop(), expected.push(`${code} Reports!${target.address}`)
  }
  const next = new Map<string, number>()
  for (const { sheet: name, row, at, code, format } of others) {
    const number = next.get(name) ?? 5
    next.set(name, number + 1)
    for (const [column, value] of Object.entries(row)) {
      cell(name, column, number).value = value
      if (format)
        cell(name, column, number).style = { ...cell(name, column, number).style, numFmt: format }
    }
    expected.push(
      `${code} ${/\s/.test(name) ? `'${name}'` : name}!${cell(name, at, number).address}`,
    )
  }
  // a proof for a report that is not there is reported for its row
  cell('Evidence', 'grade', 20).value = 'E3'
  cell('Evidence', 'date', 20).value = '2028-01-01'
  cell('Evidence', 'reports', 20).value = 'R-999'
  expected.push('unknown-report Evidence!20')
  // a row of a report without its id
  const orphan = rowsOf('Reports', 'report', `R-${reports.length}`).at(-1)!
  sheet('Reports')
    .getRow(orphan + 30)
    .getCell(1).value = null
  cell('Reports', 'answer', orphan + 30).value = 4
  expected.push(`missing Reports!${cell('Reports', 'report', orphan + 30).address}`)
  // thresholds
  const threshold = (id: string) => rowsOf('Setup', 'key', `threshold.${id}`)[0]!
  cell('Setup', 'approaching', threshold('KPI-TRN-01.1')).value = 99
  expected.push(`band-order Setup!${cell('Setup', 'target', threshold('KPI-TRN-01.1')).address}`)
  cell('Setup', 'target', threshold('KPI-TRN-02.1')).value = 'high'
  expected.push(`not-a-number Setup!${cell('Setup', 'target', threshold('KPI-TRN-02.1')).address}`)
  cell('Setup', 'target', threshold('KPI-MON-02.1')).value = null
  expected.push(`missing Setup!${cell('Setup', 'target', threshold('KPI-MON-02.1')).address}`)
  // what stands beside the table, and cells that were merged
  sheet('Findings').getCell('Z9').value = 'a note'
  expected.push('unknown-column Findings!Z1')
  sheet('Requests').mergeCells('B30:B31')
  expected.push('merged-cells Requests!B30')
  expect(book.worksheets.length).toBeGreaterThan(10)

  const bytes = await save()
  const partial = await readWorkbook(bytes, { pack, partial: true })
  expect(partial.problems.map(({ code, path }) => `${code} ${path}`).sort()).toEqual(
    expected.sort(),
  )
  for (const { message, hint } of partial.problems) {
    expect(message.length).toBeGreaterThan(5)
    expect(hint.length, message).toBeGreaterThan(5)
  }
  // what is left is whole: no half report, no half row
  const whole = observations.at(-1)!
  expect(partial.observations).toEqual([whole])
  expect(partial.sites).toEqual([{ id: 'S-1' }])
  expect(partial.commitments).toEqual([])
  // one of which a step could not be read would stand lower on the ladder than it does
  expect(partial.shortfalls).toEqual([shortfall('S-0')])
  // without `partial` the same problems are thrown, all of them
  const thrown = await readWorkbook(bytes, { pack }).catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(HrddError)
  expect((thrown as HrddError).problems).toEqual(partial.problems)
})

test('what people write is read as they mean it', async () => {
  const meant: readonly (readonly [CellValue, ObservedValue, string?])[] = [
    [46, '46'],
    ['46', '46'],
    ['46,5', '46.5'],
    ['46.50', '46.5'],
    [' 46 ', '46'],
    ['1 234,5', '1234.5'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1’234’567', '1234567'],
    ['12 345', '12345'],
    [0, '0'],
    [0.1 + 0.2, '0.3'],
    [1e-7, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [{ formula: 'SUM(A1:A2)', result: 12 } as CellValue, '12'],
    [{ richText: [{ text: '4' }, { text: '6', font: { bold: true } }] }, '46'],
    ['A1; A2', ['A1', 'A2']],
    ['A1;', ['A1']],
    [';', []],
    ['a\\;b; c', ['a;b', 'c']],
    [14, '14', '0.00'],
    [0.5, '0.5', '0%'],
  ]
  const one = (index: number): Observation => ({ ...observations.at(-1)!, id: `M-${index}` })
  const { cell, rowsOf, save } = await openWith(
    await toWorkbook(pack, {
      observations: meant.map((_, index) => one(index)),
      due: { to: '2027-01-01' },
    }),
  )
  for (const [index, [value, , format]] of meant.entries()) {
    const target = cell('Reports', 'answer', rowsOf('Reports', 'report', `M-${index}`)[0]!)
    target.value = value
    if (format) target.style = { ...target.style, numFmt: format }
    // other ways to write a day
    const on = cell('Reports', 'reportedOn', rowsOf('Reports', 'report', `M-${index}`)[0]!)
    if (index % 3 === 1) on.value = '2028-07-20'
    if (index % 3 === 2) {
      on.style = { ...on.style, numFmt: '0' }
      on.value = 46954
    }
    if (index === 4)
      cell('Reports', 'status', rowsOf('Reports', 'report', 'M-4')[0]!).value = 'FINAL'
  }
  const { observations: read } = await readWorkbook(await save(), { pack })
  const byId = new Map(read.map((observation) => [observation.id, observation]))
  for (const [index, [, value]] of meant.entries())
    expect(byId.get(`M-${index}`)?.values.deliveredModels, `case ${index}`).toEqual(value)
  for (const { reportedOn, status } of read)
    expect([reportedOn, status]).toEqual(['2028-07-20', 'final'])
})

test('dates of a workbook that counts from 1904', async () => {
  const given = observations.slice(-1)
  const { book, cell, rowsOf, save } = await openWith(
    await toWorkbook(pack, { observations: given, due: { to: '2027-01-01' } }),
  )
  book.properties.date1904 = true
  const row = rowsOf('Reports', 'report', given[0]!.id)[0]!
  cell('Reports', 'reportedOn', row).style = {
    ...cell('Reports', 'reportedOn', row).style,
    numFmt: '0',
  }
  // 2028-07-20, counted from 1904
  cell('Reports', 'reportedOn', row).value = 46954 - 1462
  expect((await readWorkbook(await save(), { pack })).observations).toEqual(given)
})
