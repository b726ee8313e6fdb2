// Reports that a person rates, samples of people, and when a report is due: what the Buyer is asked beside the numbers, and what nobody else sees.

import { describe, expect, test } from 'vitest'
import type { Observation } from '../../src/index.ts'
import { canBind } from '../../src/model/audience.ts'
import { HrddError } from '../../src/model/problems.ts'
import { calendar, evaluateAll } from '../../src/monitor/index.ts'
import { readWorkbook, toWorkbook } from '../../src/render/workbook/index.ts'
import { fullPack, openWith, sorted } from '../support/workbook.ts'

const targets = fullPack()
const dialogue = fullPack({ kpis: { mode: 'dialogue', add: targets.kpis.map(({ id }) => id) } })
const key = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `${id}@${version}`
const names = ['rating', 'role', 'reason']

const kpi = dialogue.kpis.find(({ id }) => id === 'KPI-TRN-01.1')!
const report: Observation = {
  id: 'R-1',
  kpi: key(kpi),
  subject: { contract: 'C-1' },
  period: { start: '2027-07-01', end: '2027-12-31' },
  values: { deliveredModels: '50', disclosedModels: '46' },
  evidence: [],
  reportedOn: '2028-01-15',
  reportedBy: 'reseller',
  status: 'final',
}
const judgement: Observation = {
  ...report,
  id: 'R-2',
  values: {
    rating: 'requires-improvement',
    role: 'Contract Owner',
    reason: '=The two that are missing are the riskiest.',
  },
  reportedOn: '2028-02-10',
  reportedBy: 'buyer',
}
const both: Observation = {
  ...report,
  id: 'R-3',
  subject: { contract: 'C-1', brand: 'B' },
  values: { ...report.values, ...judgement.values },
}

describe('a contract that runs on dialogue', () => {
  test('asks the Buyer for rating, function and reason wherever a person rates, and nowhere else', async () => {
    const { cell, rowsOf } = await openWith(
      await toWorkbook(dialogue, { due: { to: '2028-12-31' } }),
    )
    let asked = 0
    for (const one of dialogue.kpis) {
      const items = rowsOf('Reports', 'kpi', key(one)).map((row) => ({
        row,
        item: String(cell('Reports', 'item', row).value),
      }))
      for (const name of names)
        expect(
          items.some(({ item }) => item === name),
          `${one.id} ${name}`,
        ).toBe(items.length > 0 && one.judged === true)
      for (const { row } of items.filter(({ item }) => item === 'rating')) {
        asked++
        expect(cell('Reports', 'answer', row).dataValidation).toMatchObject({
          type: 'list',
          formulae: ['hrdd_rating'],
        })
        expect(cell('Reports', 'answer', row - 1).dataValidation.type).toBe('custom')
        expect(cell('Reports', 'answer', row + 1).dataValidation.type).toBe('custom')
      }
    }
    expect(asked).toBeGreaterThan(20)
    const { rowsOf: plain } = await openWith(
      await toWorkbook(targets, { due: { to: '2028-12-31' } }),
    )
    for (const name of names) expect(plain('Reports', 'item', name)).toEqual([])
  })

  test('brings judgements back, alone and beside their values, and their ratings hold', async () => {
    const given = [report, judgement, both]
    const read = await readWorkbook(
      await toWorkbook(dialogue, { observations: given, due: { to: '2027-01-01' } }),
      { pack: dialogue },
    )
    expect(sorted(read.observations)).toEqual(given)
    const { kpis } = evaluateAll(dialogue, read.observations, { asOf: '2028-03-01' })
    expect(
      kpis.find((one) => one.kpi.id === kpi.id)!.subjects.map(({ results }) => results[0]!.rating),
    ).toEqual(['requires-improvement', 'requires-improvement'])
  })

  test('judgements that stay open are none, and half ones are named', async () => {
    const { cell, rowsOf, save } = await openWith(
      await toWorkbook(dialogue, { observations: [report], due: { to: '2027-01-01' } }),
    )
    const row = rowsOf('Reports', 'report', 'R-1').find(
      (one) => cell('Reports', 'item', one).value === 'rating',
    )!
    expect((await readWorkbook(await save(), { pack: dialogue })).observations).toEqual([report])
    cell('Reports', 'answer', row).value = 'Requires improvement'
    cell('Reports', 'answer', row + 1).value = 'Contract Owner'
    expect(await problemsOf(save)).toEqual([
      `missing Reports!${cell('Reports', 'answer', row + 2).address}`,
    ])
    cell('Reports', 'answer', row + 2).value = 'Slow.'
    expect((await readWorkbook(await save(), { pack: dialogue })).observations[0]!.values).toEqual({
      ...report.values,
      rating: 'requires-improvement',
      role: 'Contract Owner',
      reason: 'Slow.',
    })
    cell('Reports', 'answer', row).value = 'excellent'
    expect(await problemsOf(save)).toEqual([
      `unknown-value Reports!${cell('Reports', 'answer', row).address}`,
    ])
    cell('Reports', 'answer', row).value = null
    cell('Reports', 'absent', row).value = 'was refused'
    expect(await problemsOf(save)).toEqual([
      `no-reason-here Reports!${cell('Reports', 'absent', row).address}`,
    ])
  })

  test('a judgement alone leaves the report of the Supplier to be asked for', async () => {
    const { rowsOf } = await openWith(
      await toWorkbook(
        { ...dialogue, kpis: [kpi] },
        { observations: [judgement], due: { to: '2028-03-31' } },
      ),
    )
    expect(rowsOf('Reports', 'item', 'deliveredModels')).toHaveLength(1)
  })

  test('the Supplier sees no judgement and is asked for none', async () => {
    const bytes = await toWorkbook(dialogue, {
      observations: [report, { ...judgement, reportedBy: 'Contract Owner' }, both],
      edition: 'supplier',
    })
    const { rowsOf, cell, save } = await openWith(bytes)
    for (const name of names) expect(rowsOf('Reports', 'item', name)).toEqual([])
    const { observations } = await readWorkbook(bytes, { pack: dialogue })
    expect(observations.map(({ id, values }) => [id, values])).toEqual([
      ['R-1', report.values],
      ['R-3', report.values],
    ])
    // and gives none
    const row = rowsOf('Reports', 'report', 'R-1')[0]!
    cell('Reports', 'item', row).value = 'rating'
    cell('Reports', 'answer', row).value = 'good'
    expect(await problemsOf(save)).toContain(
      `unknown-item Reports!${cell('Reports', 'item', row).address}`,
    )
  })
})

async function problemsOf(save: () => Promise<Uint8Array>): Promise<string[]> {
  const thrown = await readWorkbook(await save(), { pack: dialogue }).catch(
    (error: unknown) => error,
  )
  return thrown instanceof HrddError
    ? thrown.problems.map(({ code, path }) => `${code} ${path}`)
    : []
}

test('whether a sample was asked can be said where shares of people are counted', async () => {
  const { cell, rowsOf, save } = await openWith(
    await toWorkbook(targets, { due: { to: '2028-12-31' } }),
  )
  const open = targets.kpis
    .filter((one) =>
      rowsOf('Reports', 'kpi', key(one)).some(
        (row) => cell('Reports', 'survey', row).protection?.locked === false,
      ),
    )
    .map(({ id }) => id)
  expect(open).toEqual(
    expect.arrayContaining(['KPI-GRV-01.2', 'KPI-PRV-04.2', 'KPI-REM-01.3', 'KPI-PRV-07.1']),
  )
  for (const id of open)
    expect(targets.kpis.find((one) => one.id === id)!.measure).toMatchObject({
      type: 'proportion',
      population: { unit: expect.stringMatching(/^(worker|person)/) },
    })
  expect(open.length).toBeLessThan(targets.kpis.length / 3)
  const asked = targets.kpis.find(({ id }) => id === 'KPI-GRV-01.2')!
  const rows = rowsOf('Reports', 'kpi', key(asked))
  const id = cell('Reports', 'report', rows[0]!).value
  cell('Reports', 'survey', rows[0]!).value = 'yes'
  cell('Reports', 'reportedOn', rows[0]!).value = '2028-07-20'
  for (const row of rows)
    if (
      cell('Reports', 'report', row).value === id &&
      /^workers/.test(String(cell('Reports', 'item', row).value))
    )
      cell('Reports', 'answer', row).value = 40
  for (const [column, value] of Object.entries({ reports: id, grade: 'E4', date: '2028-06-30' }))
    cell('Evidence', column, 3).value = value!
  const [observation] = (await readWorkbook(await save(), { pack: targets })).observations
  expect(observation).toMatchObject({
    id,
    survey: true,
    values: { workersSurveyed: '40', workersWhoWouldUse: '40' },
  })
  const result = evaluateAll(targets, [observation!], { asOf: '2028-09-01' }).kpis.find(
    (one) => one.kpi.id === asked.id,
  )!.subjects[0]!.results[0]!
  expect(result.value?.interval).toHaveLength(2)
})

test('a report is due on the same day in the workbook, the calendar and the evaluation', async () => {
  for (const size of ['sme', 'large'] as const) {
    const { cell, rowsOf } = await openWith(
      await toWorkbook(targets, { edition: 'supplier', supplier: { role: 'reseller', size } }),
    )
    const dates = calendar(targets).entries.filter(
      (entry) => entry.kind === 'kpi' && canBind(entry.for, { role: 'reseller', size }),
    )
    const evaluated = evaluateAll(targets, [], {
      asOf: '2031-12-31',
      size,
      role: 'reseller',
    }).results
    let compared = 0
    for (const one of targets.kpis) {
      if (one.reporter.reseller === undefined) continue
      const dues = new Map(
        rowsOf('Reports', 'kpi', key(one)).flatMap((row) =>
          cell('Reports', 'due', row).value
            ? [
                [
                  day(cell('Reports', 'end', row).value),
                  day(cell('Reports', 'due', row).value),
                ] as const,
              ]
            : [],
        ),
      )
      for (const { period, date } of dates.filter(({ kpis }) =>
        kpis?.some(({ id }) => id === one.id),
      ))
        expect(dues.get(period!.end), `${one.id} ${size}`).toBe(date), compared++
      const results = evaluated.filter(({ kpi: ref }) => ref === key(one))
      for (const [at, { next }] of results.entries())
        if (next !== undefined && results[at + 1])
          expect(dues.get(results[at + 1]!.period.end)).toBe(next), compared++
    }
    expect(compared).toBeGreaterThan(100)
  }
})

const day = (value: unknown): string => (value as Date).toISOString().slice(0, 10)
