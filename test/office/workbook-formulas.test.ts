// Formulas of the workbook as LibreOffice computes them: the two half-years, typed in, and the examples of every KPI.

import type { CellValue } from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { plusMonths } from '../../src/calendar/index.ts'
import { speech } from '../../src/language/speech.ts'
import { evaluate, type KpiResult, printValue } from '../../src/measure/index.ts'
import type { Kpi } from '../../src/model/catalogue.ts'
import type { Pack, PackColumn } from '../../src/model/pack.ts'
import type { Cell, RegisterCopy } from '../../src/model/register.ts'
import { review, sayAll } from '../../src/review/index.ts'
import { readWorkbook, toWorkbook } from '../../src/workbook/index.ts'
import { serialOf } from '../../src/workbook/serial.ts'
import { anyRegister } from '../support/any-register.ts'
import {
  catalogue,
  contract,
  copy,
  type FlatSheets,
  firstEnd,
  secondEnd,
} from '../support/measure.ts'
import { openWorkbook } from '../support/steps.ts'
import { soffice } from '../support/tools.ts'
import { first, pack, second } from '../support/two-half-years.ts'
import { inHands } from '../support/workbook.ts'
import {
  type KpiRow,
  kpiRows,
  narrowed,
  recalculated,
  uncomputed,
} from '../support/workbook-formulas.ts'

const office = soffice()
/** In milliseconds: LibreOffice opens many files. */
const patience = 900_000
const voice = speech(pack.words)

const asDate = (text: string) => new Date(`${text.slice(0, 10)}T${text.slice(11) || '00:00'}:00Z`)

/** What a person types: labels, and days as days. In every other row in capitals, and days as text. */
function typedCell({ type, options }: PackColumn, value: Cell | undefined, row: number): CellValue {
  if (value === undefined) return null
  if (type === 'date' && row % 2 === 1) return String(value)
  if (type === 'date' || type === 'moment') return asDate(String(value))
  const label = options?.find((option) => option.id === value)?.label
  if (label !== undefined) return row % 2 === 1 ? ` ${label.toUpperCase()}` : label
  return type === 'ref' && row % 2 === 1 ? String(value).toLowerCase() : value
}

/** A file with these rows typed into its sheets, in place of what stood there, and the day of the Register. */
async function typedIn(bytes: Uint8Array, sheets: FlatSheets, day: string) {
  const hands = await inHands(bytes, pack)
  let [cells, rows] = [0, 0]
  for (const { id, columns } of pack.register)
    for (const [index, row] of (sheets[id] ?? []).entries()) {
      const filled = columns.filter((column) => column.id in row || !column.computed)
      for (const column of filled)
        hands.type(id, column.id, index, typedCell(column, row[column.id], index))
      rows += 1
      cells += Object.keys(row).length
    }
  hands.book.worksheets[0]!.getCell('B3').value = asDate(day)
  return { bytes: uncomputed(await hands.save()), cells, rows }
}

/** What the sheet shows of a result. */
const shown = (result: KpiResult): Partial<KpiRow> => ({
  kpi: result.kpi,
  value: printValue(result, voice),
  rating: voice.say(`trace.rating.${result.rating}`),
  reached: result.numerator ?? '',
  of: result.denominator ?? '',
  proof: result.unproven ? 'unproven' : '',
  open: openOf(result),
  since: serialOf(result.oldestOpen?.since ?? '') ?? '',
})
const openOf = ({ oldestOpen }: KpiResult): string => {
  const [label, ...others] = oldestOpen?.labels ?? []
  return label ? label + (others.length > 0 ? ` +${others.length}` : '') : ''
}
const liveOf = (bytes: Uint8Array, end: string): Partial<KpiRow>[] =>
  kpiRows(bytes)
    .filter((row) => row.end === serialOf(end))
    .map(({ end: _end, ...row }) => row)
const resultsOf = (copies: readonly object[], end: string, of: Pack = pack) =>
  evaluate(of, { copies }, { asOf: '2031-01-01' }).filter(({ period }) => period.end === end)

describe.skipIf(!office)('two half-years, typed into the edition of the supplier', () => {
  const files: Uint8Array[] = []
  const copies: RegisterCopy[] = []
  const entries: { cells: number; rows: number }[] = []
  beforeAll(async () => {
    for (const [given, end] of [
      [first, firstEnd],
      [second, secondEnd],
    ] as const) {
      const register = { copies }
      const asOf = copies.length === 0 ? '2027-07-01' : '2028-01-05'
      const typed = await typedIn(
        await toWorkbook(pack, { register, asOf }),
        given.sheets as FlatSheets,
        end,
      )
      const [bytes] = recalculated(office!, [typed.bytes])
      const read = await readWorkbook(bytes!, { pack })
      expect(read.asked).toEqual([])
      files.push(bytes!)
      copies.push(...read.register.copies)
      entries.push(typed)
    }
  }, patience)

  test('it is read back as it was typed', () => {
    expect(copies.map(({ periodEnd, on }) => [periodEnd, on])).toEqual([
      [firstEnd, undefined],
      [secondEnd, undefined],
    ])
    expect(resultsOf(copies, secondEnd)).toEqual(resultsOf([first, second], secondEnd))
  })

  test('formulas show what `evaluate` says', () => {
    expect(liveOf(files[0]!, firstEnd)).toEqual(resultsOf([first], firstEnd).map(shown))
    expect(liveOf(files[1]!, secondEnd)).toEqual(resultsOf([first, second], secondEnd).map(shown))
    // the period before stands as it was counted
    expect(liveOf(files[1]!, firstEnd)).toEqual(resultsOf([first], firstEnd).map(shown))
  })

  test('values and ratings are those that were counted by hand', () => {
    const told = (bytes: Uint8Array, end: string) =>
      Object.fromEntries(
        liveOf(bytes, end).map(({ kpi, value, rating }) => [kpi?.slice(4), `${value} · ${rating}`]),
      )
    expect(told(files[0]!, firstEnd)).toEqual({
      'TRN-01.1': '66.7 (4 of 6) · requires improvement',
      'REQ-01.1': '40.0 (2 of 5) · requires improvement',
      'MON-02.2': '20.0 (1 of 5) · approaching',
      'IDN-02.4': '62.5 (5 of 8) · requires improvement',
      'COR-01.1': '0 of 1 · inadequate',
      'COR-01.3': '0 · good',
      'REM-01.2': '77.5 (31 of 40) · approaching',
      'BUY-01.1': '60.0 (3 of 5) · requires improvement',
    })
    expect(told(files[1]!, secondEnd)).toEqual({
      'TRN-01.1': '83.3 (5 of 6) · approaching',
      'REQ-01.1': '60.0 (3 of 5) · approaching',
      'MON-02.2': '40.0 (2 of 5) · good',
      'IDN-02.4': '85.7 (6 of 7) · good',
      'COR-01.1': '2 of 3 · requires improvement',
      'COR-01.3': '1 · inadequate',
      'REM-01.2': '85.3 (29 of 34) · approaching',
      'BUY-01.1': '66.7 (4 of 6) · requires improvement',
    })
  })

  test('three talks of the Buyer, those of the review', async () => {
    for (const [count, asOf, rows] of [
      [1, '2028-01-10', ['C1', 'Q8']],
      [2, '2028-07-10', ['C3', 'Q11']],
    ] as const) {
      const register = { copies: copies.slice(0, count) }
      const { talks } = review(pack, register, { asOf })
      expect(talks).toHaveLength(3)
      const named = review(pack, register, { asOf, named: true }).talks.flatMap((talk) => talk.rows)
      expect(named).toEqual(expect.arrayContaining([...rows]))
      const bytes = await toWorkbook(pack, { register, asOf, edition: 'buyer' })
      const sheet = openWorkbook(bytes, (name) => name === 'Talk').sheets[0]
      const told = [1, 2, 3].map((row) => sheet?.rows.get(row)?.get(0)?.value)
      expect(told).toEqual(talks.map(({ sentences }) => sayAll(voice, sentences)))
    }
  })

  test('promises and what the Buyer owes are computed too', () => {
    const rowsOf = (name: string) =>
      [...(openWorkbook(files[0]!, (other) => other === name).sheets[0]?.rows ?? [])].map(
        ([, cells]) => [...cells.values()].map(({ value }) => value),
      )
    const promises = rowsOf('Promises').slice(1)
    const states = Object.fromEntries(promises.map((row) => [row[0], row.slice(2)]))
    expect(states.T2).toContain('done')
    expect(states.T3).toContain('overdue')
    // as it was typed
    expect(rowsOf('The Buyer')[1]?.slice(0, 3)).toEqual(['Q8', ' CHANGED ORDER', 'S1'])
  })

  test('entries are counted: rows and cells in the first half-year, then those that are new or other', () => {
    const cellsIn = (each: RegisterCopy | undefined): Map<string, unknown> =>
      new Map(
        Object.entries(each?.sheets ?? {}).flatMap(([id, rows]) =>
          rows.flatMap(({ no, cells }) =>
            Object.entries(cells).map(([column, cell]) => [
              [id, no, id === 'sites' ? cells.what : '', column].join(' '),
              cell,
            ]),
          ),
        ),
      )
    const before = cellsIn(copies[0])
    const changed = [...cellsIn(copies[1])].filter(([key, cell]) => before.get(key) !== cell)
    expect(entries.map(({ rows }) => rows)).toEqual([30, 48])
    expect([before.size, changed.length]).toEqual([191, 134])
  })
})

const halfYear = { start: '2027-07-01', end: '2027-12-31' }
const dayBefore = (day: string): string =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

interface Vector {
  readonly id: string
  readonly example: Kpi['examples'][number]
}
const vectors: readonly Vector[] = Object.values(catalogue.kpis).flatMap(({ id, examples }) =>
  examples.map((example) => ({ id, example })),
)

/** Fewer empty rows: what they hold is empty with or without their formulas. */
const fewRows = (xml: string): string =>
  xml.includes('>Question<') ? xml : xml.replace(/<row r="(?:[5-9]\d|\d{3,})".*?<\/row>/gs, '')

/** An example as a workbook whose second period is that of the example. */
async function fileOf({ id, example }: Vector) {
  const { tier, period = halfYear, rows, before, hearing } = example
  const options = tier === 'low' ? [] : ['KPI-PRV-06.1']
  const whole = contract(tier, { kpis: { set: 'high-risk', add: options } })
  const asked = whole.kpis.find(({ role }) => role === 'hearing')?.id ?? ''
  const beside = id === 'KPI-BUY-01.1' ? ['KPI-REP-01.3'] : []
  const of = narrowed(whole, plusMonths(period.start, -6), [id, asked, ...beside])
  const earlier = before ? [copy(dayBefore(period.start), before)] : []
  const copies = [...earlier, copy(period.end, rows)]
  const bytes = await toWorkbook(of, { register: { copies } as never, asOf: period.end })
  // what the example says of hearings stands where their KPI would be rated
  const row = of.kpis.findIndex((kpi) => kpi.id === asked) + 2
  const said = hearing === undefined ? '' : voice.say(`trace.rating.${hearing}`)
  const bare = uncomputed(bytes, (whole) => {
    const xml = fewRows(whole)
    return id === asked || !xml.includes('>Question<')
      ? xml
      : xml.replace(
          new RegExp(`(<c r="C${row}" s="\\d+")><f>[^<]*</f></c>`),
          `$1 t="inlineStr"><is><t>${said}</t></is></c>`,
        )
  })
  return { bare, of, copies, end: period.end }
}

describe.skipIf(!office)('the examples of every KPI', () => {
  const rows = new Map<Vector, Partial<KpiRow>>()
  const back = new Map<Vector, string>()
  beforeAll(async () => {
    const files = await Promise.all(vectors.map(fileOf))
    const computed = recalculated(
      office!,
      files.map(({ bare }) => bare),
    )
    for (const [index, vector] of vectors.entries()) {
      const { of, end, copies } = files[index]!
      const bytes = computed[index]!
      const row = liveOf(bytes, end).find(({ kpi }) => kpi === vector.id)
      if (row) rows.set(vector, row)
      const read = await readWorkbook(bytes, { pack: of })
      const again = [...copies.slice(0, -1), ...read.register.copies]
      const result = resultsOf(again, end, of).find(({ kpi }) => kpi === vector.id)
      if (result)
        back.set(vector, `${printValue(result, voice)} ${result.oldestOpen?.labels[0] ?? ''}`)
    }
  }, patience)

  test.each(vectors.map((vector) => [vector.id, vector.example.shows, vector] as const))(
    '%s: %s',
    (_id, _shows, vector) => {
      const { value = '', rating } = vector.example
      const row = rows.get(vector)
      expect(row?.rating).toBe(voice.say(`trace.rating.${rating}`))
      // with a sample stands at how many places
      expect(row?.value?.split(', at ')[0]).toBe(value)
      // without the word of the example nobody was heard, and nought has no value
      if (value !== '' && value !== '0')
        expect(back.get(vector)).toBe(`${row?.value} ${row?.open?.replace(/ \+\d+$/, '')}`)
    },
  )
})

describe.skipIf(!office)('whatever stands in the rows', () => {
  const seeds = [1, 2, 3, 4, 5, 6]
  test(
    'formulas show what `evaluate` says, at every tier and for all KPIs',
    async () => {
      const cases = seeds.map((seed) => {
        const tier = (['high', 'medium', 'low'] as const)[seed % 3]!
        const of = contract(tier, {
          kpis: { set: 'high-risk', add: tier === 'low' ? [] : ['KPI-PRV-06.1'] },
        })
        return { of, ...anyRegister(of, seed) }
      })
      const files = await Promise.all(
        cases.map(async ({ of, copies, end }) =>
          uncomputed(await toWorkbook(of, { register: { copies }, asOf: end }), fewRows),
        ),
      )
      const computed = recalculated(office!, files)
      for (const [index, { of, copies, end }] of cases.entries()) {
        const told = resultsOf(copies, end, of).map(shown)
        expect(told.filter(({ value }) => value !== '').length).toBeGreaterThan(5)
        expect(liveOf(computed[index]!, end)).toEqual(told)
      }
    },
    patience,
  )
})
