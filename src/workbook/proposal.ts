// Dates that the workbook proposes, as formulas that LibreOffice 7.4 and Excel 2016 both know.

import type { Contract } from '../measure/contract.ts'
import type { PackColumn, PackSheet } from '../model/pack.ts'
import type { RawCell } from './open.ts'
import { letters } from './sheet.ts'

/** The formula that proposes what stands in a column of a row; `undefined` where nothing is proposed. */
export const proposalOf = (
  { computed = [] }: PackColumn,
  row: number,
  sheet: PackSheet,
  contract: Contract,
): string | undefined =>
  computed.reduceRight<string | undefined>((otherwise = '""', { from, add, where = {} }) => {
    const start = cellOf(sheet, from, row)
    const date = add.reduce<string>((sum, length) => plus(sum, length, contract), `INT(${start})`)
    const tests = Object.entries(where).map(([id, values]) => isOneOf(sheet, id, row, values))
    return `IF(AND(${[`ISNUMBER(${start})`, ...tests].join(',')}),${date},${otherwise})`
  }, undefined)

/** Whether a cell holds only what the workbook proposes: no fact, since the measures propose the same date. */
export const isProposed = ({ formula }: RawCell, { computed }: PackColumn): boolean =>
  computed !== undefined && formula !== undefined && /^(IF\(AND\(ISNUMBER\(|$)/.test(formula)

const cellOf = ({ columns }: PackSheet, id: string, row: number): string =>
  `${letters(columns.findIndex((column) => column.id === id))}${row + 1}`

function plus(date: string, length: string | number, contract: Contract): string {
  const time = typeof length === 'string' ? contract.time(length) : undefined
  if (time?.unit === 'months') return `EDATE(${date},${time.count})`
  return `${date}+${time?.unit === 'hours' ? Math.ceil(time.count / 24) : (time?.count ?? length)}`
}

function isOneOf(sheet: PackSheet, id: string, row: number, values: readonly string[]): string {
  const options = sheet.columns.find((column) => column.id === id)?.options ?? []
  const tests = values.map((value) => {
    const { label = value } = options.find((option) => option.id === value) ?? {}
    return `${cellOf(sheet, id, row)}="${label.replaceAll('"', '""')}"`
  })
  return `OR(${tests.join(',')})`
}
