// Reads a workbook back, as people and programs leave it: columns moved, rows inserted, sheets hidden or renamed. What cannot be read is reported, cell by cell; nothing is dropped.

import { readXlsx, type Sheet } from 'hucre/xlsx'
import type { Observation } from '../../model/observation.ts'
import type { Pack } from '../../model/pack.ts'
import { HrddError, type Problem, throwIfAny } from '../../model/problems.ts'
import type { WorkbookData } from '../../model/workbook.ts'
import { type Found, findTables } from './grid.ts'
import { openTrusted } from './open.ts'
import { readGuide } from './read-guide.ts'
import { readReports } from './read-reports.ts'
import { readSetup } from './read-setup.ts'
import { readTables } from './read-tables.ts'

/** Choices for reading. */
export interface ReadWorkbookOptions {
  /** Refuses a workbook of another pack, and KPIs that this one does not measure. Without it the workbook is read by what it says of itself. */
  readonly pack?: Pack
  /** True: returns what could be read, with the problems beside it. Default: throws if there is any. */
  readonly partial?: boolean
}

/** What a workbook holds, and what in it could not be read. */
export interface ReadWorkbook extends WorkbookData {
  /** Empty unless `partial` was asked for. `path` is the cell as a spreadsheet program writes it: `Reports!L7`. */
  readonly problems: readonly Problem[]
}

/**
 * Reads a workbook that `toWorkbook` wrote and people filled in, also after LibreOffice or Excel saved it again. Every
 * cell that cannot be read is a problem with sheet, row and column, all at once. A report that holds one is not among
 * the observations, so that half a report is never rated.
 *
 * @param bytes the .xlsx file
 * @throws HrddError where the file is no workbook of ours or harmful, and for every bad cell unless `partial` is true
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { readWorkbook, toWorkbook } from 'hrdd-clauses/workbook'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 12 },
 * })
 * const { setup, observations } = await readWorkbook(await toWorkbook(pack), { pack })
 * console.log(setup.end, observations.length) // 2028-06-30 0
 * ```
 */
export async function readWorkbook(
  bytes: Uint8Array,
  { pack, partial = false }: ReadWorkbookOptions = {},
): Promise<ReadWorkbook> {
  const trusted = openTrusted(bytes)
  let sheets: readonly Sheet[]
  let from1904 = false
  try {
    const book = await readXlsx(trusted)
    sheets = book.sheets
    from1904 = book.dateSystem === '1904'
  } catch (error) {
    throw new HrddError([
      {
        code: 'damaged',
        path: 'file',
        message: `the file cannot be read as a workbook: ${(error as Error).message.split('\n')[0]!.slice(0, 200)}`,
        hint: 'Open it in Excel or LibreOffice and save it again as .xlsx.',
      },
    ])
  }
  const problems: Problem[] = []
  const found: Found = findTables(sheets, from1904, problems)
  const guide = readGuide(found, pack, problems)
  const setup = readSetup(found, guide, problems)
  if (pack && setup.pack !== pack.stamp.digest)
    problems.push({
      code: 'other-pack',
      path: found.setup?.name ?? 'file',
      message: 'this workbook was made from another pack, or from another state of it',
      hint: 'Read it with the pack that its contract names.',
    })
  const tables = readTables(found, guide, problems)
  const observations: readonly Observation[] = readReports(
    found,
    guide,
    setup.contract,
    tables,
    problems,
  )
  if (!partial) throwIfAny(problems)
  return { setup, observations, ...tables.rows, problems }
}
