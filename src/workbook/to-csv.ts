// Each sheet of the Register as CSV: RFC 4180, UTF-8, ids of columns in the first line. No cell can act as a formula.

import { need } from '../language/arguments.ts'
import { readRegister } from '../measure/read-register.ts'
import type { Pack } from '../model/pack.ts'
import type { Cell, Register } from '../model/register.ts'
import { lastCopy } from './to-workbook.ts'

/**
 * The sheets of the Register as CSV, by file name, with commas between the cells. Where a program would take what follows
 * a separator for a formula, be it the comma or the semicolon that its country uses, an apostrophe stands before it.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param options `register`: the Register; the rows of its last copy are written, choices by id. An `x` before the number
 * strikes a row
 * @throws HrddError where the Register does not fit the pack
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { toCsv } from 'hrdd-clauses/workbook'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 12 },
 * })
 * const sites = [{ no: 'S1', cells: { what: '=A1' } }]
 * const files = toCsv(pack, { register: { copies: [{ periodEnd: '2027-12-31', sheets: { sites } }] } })
 * console.log(files['sites.csv']?.split('\r\n')[1]?.slice(0, 7)) // S1,'=A1
 * ```
 */
export function toCsv(
  pack: Pack,
  options: { readonly register?: Register } = {},
): Readonly<Record<string, string>> {
  need('pack', pack)
  need('options', options)
  const copy = lastCopy(readRegister(pack, options.register ?? { copies: [] }))
  return Object.fromEntries(
    pack.register.map(({ id, columns }) => {
      const rows = (copy?.sheets[id] ?? []).map(({ no, struck, cells }) => [
        struck ? `x ${no}` : no,
        ...columns.slice(1).map((column) => cells[column.id]),
      ])
      const lines = [columns.map((column) => column.id), ...rows]
      return [`${id}.csv`, lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')]
    }),
  )
}

/** What makes a formula, in wide letters too, at the start or behind anything that may end a cell. */
const formula = /(^|[,;|\t\r\n])((?:[^\S\t\r\n]|["'\u200b\ufeff])*)(?=[=+\-@＝＋－＠])/g

/** A text with an apostrophe before whatever a program would take for a formula. */
export const inert = (text: string): string => text.replace(formula, "$1$2'")

/** A cell of a CSV file. */
export function field(cell: Cell | undefined): string {
  if (typeof cell !== 'string') return String(cell ?? '')
  const safe = inert(cell)
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
