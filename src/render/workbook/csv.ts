// Each sheet as CSV: RFC 4180, UTF-8, with the ids of the columns in the first line. No cell can act as a formula.

import type { Pack } from '../../model/pack.ts'
import type { Cell } from './sheet.ts'
import { sheetsOf, type WorkbookOptions } from './write.ts'

/**
 * The sheets of the workbook as CSV, by file name. Sheets with a table begin with the ids of its columns. A cell that a
 * spreadsheet program would take for a formula begins with an apostrophe.
 *
 * @param pack what `compose` made, or `readPack` read
 * @throws HrddError as `toWorkbook` does
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { toCsv } from 'hrdd-clauses/workbook'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 12 },
 * })
 * const files = toCsv(pack, { sites: [{ id: 'S-1', name: '=Works' }] })
 * console.log(files['sites.csv']?.split('\r\n')[1]) // S-1,'=Works,,,,,,,,,,
 * ```
 */
export function toCsv(pack: Pack, options: WorkbookOptions = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sheetsOf(pack, options).sheets.map(({ id, ids, rows }) => {
      const [head, , ...body] = rows
      const lines = ids
        ? [head!, ...body.filter((row) => row.some((cell) => cell && cell.value !== null))]
        : rows
      const width = Math.max(...lines.map((row) => row.length))
      return [
        `${id}.csv`,
        lines
          .map((row) => Array.from({ length: width }, (_, at) => field(row[at])).join(',') + '\r\n')
          .join(''),
      ]
    }),
  )
}

function field(cell: Cell | undefined): string {
  const value = cell?.value ?? ''
  if (typeof value === 'number') return String(value)
  const safe =
    /^[=+\-@\t\r\n|\u0000]/.test(value.trimStart()) || /^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
