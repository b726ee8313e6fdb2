// What the tests of workbooks share: a pack that measures every KPI of the catalogue, and reports that say all that a report can say.

import exceljs, { type Cell, type Workbook, type Worksheet } from 'exceljs'
import { kpis } from '../../src/catalogue/index.ts'
import type { Kpi, Observation, ObservedValue, Pack, PackKpi } from '../../src/index.ts'
import { absenceReasons, observationStatuses } from '../../src/model/observation.ts'
import { packOf } from '../unit/support.ts'

/** A pack with every KPI. */
export const fullPack = (fields: Parameters<typeof packOf>[0] = {}): Pack =>
  packOf({ kpis: { add: Object.values<Kpi>(kpis).map(({ id }) => id) }, ...fields })

/** One value for each variable of a KPI, other for each turn: numbers, lists, levels, cases, and reasons for none. */
export function valuesOf({ measure }: PackKpi, turn: number): Record<string, ObservedValue> {
  const absent: ObservedValue = { absent: absenceReasons[turn % absenceReasons.length]! }
  switch (measure.type) {
    case 'proportion': {
      const rest = Object.fromEntries(
        [...measure.exclusions, ...measure.exceptions].map(({ name }) => [name, '0']),
      )
      const { name: whole } = measure.population
      const { name: part } = measure.numerator
      const turns: Record<string, ObservedValue>[] = [
        { [whole]: '50', [part]: '46' },
        { [whole]: ['F1', 'F2; or F2\\b', '=F3'], [part]: ['F1'] },
        { [whole]: '0', [part]: '0' },
        { [whole]: '91500.5', [part]: absent },
        { [whole]: '12345678901234567890.25', [part]: [] },
      ]
      return { ...turns[turn % turns.length], ...rest }
    }
    case 'ratio':
      return {
        [measure.numerator.name]: String(turn),
        [measure.denominator.name]: turn % 2 === 0 ? '1000' : '0.125',
      }
    case 'count':
      return { [measure.of.name]: [['A', 'B'], '0', absent, '3'][turn % 4]! }
    case 'duration':
      return {
        [measure.cases.name]: [
          ['5', '9', '14.5'],
          ['2027-08-01/2027-08-15', '2027-09-01'],
          ['21'],
          [],
          '0',
          absent,
        ][turn % 6]!,
      }
    case 'amount-share':
      return { [measure.owed.name]: '120000', [measure.paid.name]: '91500' }
    case 'milestone':
      return turn % 2 === 0 ? { due: '2027-12-31' } : { due: '2027-12-31', done: '2028-01-15' }
    case 'maturity':
      return Object.fromEntries(
        measure.steps.map((step, index) => [
          step,
          index === turn % measure.steps.length ? absent : String((index + turn) % 4),
        ]),
      )
    case 'narrative':
      return { rating: 'good', role: 'Contract manager', reason: 'Work has begun.\nIt goes on.' }
  }
}

/** Reports of every KPI, some of them with everything a report can hold. */
export const observationsOf = (pack: Pack, turns = 6): Observation[] =>
  pack.kpis.flatMap((kpi, index) =>
    Array.from(
      { length: turns },
      (_, turn): Observation => ({
        id: `${kpi.id}#${turn}`,
        kpi: `${kpi.id}@${kpi.version}`,
        subject: {
          contract: 'C-1',
          ...(turn % 2 === 1 && { brand: `Brand ${turn}`, lot: '1' }),
          ...(turn === 3 && { site: '+S', product: '@P "quoted"' }),
        },
        period: { start: `${2027 + turn}-07-01`, end: `${2028 + turn}-06-30` },
        values: valuesOf(kpi, turn + index),
        ...(turn % 3 !== 0 && {
          coverage: {
            eligible: '86',
            observed: '60',
            unit: turn === 4 ? 'another unit' : kpi.coverage.unit,
          },
        }),
        evidence:
          turn === 0
            ? []
            : [
                {
                  grade: 'E3',
                  share: '0.6',
                  date: '2028-05-10',
                  scheme: 'rba-vap',
                  scope: 'brand-wide',
                  ref: '-report.pdf',
                },
                { grade: 'E0', date: '2028-06-01', scope: 'contract-specific' },
              ],
        ...(turn === 2 && {
          requests: [
            { to: 'Brand 2, supply chain', on: '2028-06-01' },
            {
              to: '=Brand',
              on: '2028-06-02',
              answer: 'refused' as const,
              answeredOn: '2028-06-20',
            },
          ],
        }),
        ...(turn === 5 && { survey: index % 2 === 0 }),
        reportedOn: `${2028 + turn}-07-${10 + turn}`,
        reportedBy:
          kpi.reporter.reseller === undefined
            ? 'buyer'
            : turn % 2 === 0
              ? 'reseller'
              : 'Sustainability lead',
        status: observationStatuses[turn % observationStatuses.length]!,
        ...(turn === 2 && { supersedes: `${kpi.id}#1`, reason: 'A site was counted twice.' }),
        ...(turn % 2 === 0 && {
          companion: 'Overtime fell; "we sleep more", they said.\n\tSecond line: _x0041_ <b> & ]]>',
        }),
      }),
    ),
  )

/** In an order that does not depend on the sheet. */
export const sorted = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** A workbook opened with another library than the one it was written with. Columns are found by their ids. */
export async function openWith(
  bytes: Uint8Array,
): Promise<{
  book: Workbook
  sheet: (name: string) => Worksheet
  cell: (sheet: string, column: string, row: number) => Cell
  rowsOf: (sheet: string, column: string, value: string) => number[]
  save: () => Promise<Uint8Array>
}> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes as never)
  const sheet = (name: string) => {
    const found = book.getWorksheet(name)
    if (!found) throw new Error(`no sheet ${name}`)
    return found
  }
  const columns = new Map<string, Map<string, number>>()
  const columnOf = (name: string, column: string): number => {
    let known = columns.get(name)
    if (!known) {
      known = new Map()
      sheet(name)
        .getRow(1)
        .eachCell((cell, number) => known!.set(String(cell.value).split('.')[1]!, number))
      columns.set(name, known)
    }
    const number = known.get(column)
    if (!number) throw new Error(`no column ${column} in ${name}`)
    return number
  }
  return {
    book,
    sheet,
    cell: (name, column, row) => sheet(name).getCell(row, columnOf(name, column)),
    rowsOf(name, column, value) {
      const rows: number[] = []
      sheet(name)
        .getColumn(columnOf(name, column))
        .eachCell((cell, row) => void (cell.value === value && rows.push(row)))
      return rows
    },
    save: async () => new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer),
  }
}
