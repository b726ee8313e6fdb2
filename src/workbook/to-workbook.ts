// Writes the Register of a contract as an Excel file.

import { readDate } from '../calendar/dates.ts'
import { reportPeriods } from '../calendar/periods.ts'
import { speech } from '../language/speech.ts'
import { contractOf } from '../measure/contract.ts'
import { openLedger } from '../measure/ledger.ts'
import { readRegister } from '../measure/read-register.ts'
import type { Pack } from '../model/pack.ts'
import type { Register, RegisterCopy } from '../model/register.ts'
import type { Bytes } from '../office/zip.ts'
import { workbookFile } from './file.ts'
import { frontSheet } from './front-sheet.ts'
import { guideSheet, stampOf } from './guide-sheet.ts'
import { registerSheets, type Writing } from './register-sheets.ts'

/** What goes into a workbook besides the pack. */
export interface WorkbookOptions {
  /** The Register so far; the rows of its last copy are written in. */
  readonly register?: Register | undefined
  /** Day for which the sheet in front is made; default: that of the last copy, else the first day of the contract. */
  readonly asOf?: string | undefined
}

/**
 * The Register as an .xlsx file: a sheet in front with what is due in this period, then the sheets of the pack with a row
 * of titles, notes below it, lists to choose from, proposed dates and 300 empty rows. Columns that the tier does not ask
 * for are hidden. Texts stay texts, whatever they begin with. Same input, same bytes.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param options the Register so far, and the day
 * @throws HrddError where the Register does not fit the pack, or `asOf` is no date
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { toWorkbook } from 'hrdd-clauses/workbook'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * const bytes = await toWorkbook(pack, { asOf: '2028-01-10' })
 * console.log(String.fromCharCode(...bytes.subarray(0, 2))) // PK
 * ```
 */
export async function toWorkbook(pack: Pack, options: WorkbookOptions = {}): Promise<Bytes> {
  const voice = speech(pack.words)
  const register = readRegister(pack, options.register ?? { copies: [] })
  const last = lastCopy(register)
  const { asOf: day = last?.on ?? last?.periodEnd ?? pack.spec.contract.start } = options
  const asOf = readDate(day, 'asOf')
  const copy = last ?? { periodEnd: asOf, sheets: {} }
  const periods = reportPeriods(pack)
  const period = periods.find(({ end }) => asOf <= end) ?? periods.at(-1)
  const contract = contractOf(pack)
  const span = { start: period?.start ?? asOf, end: asOf }
  const ledger = openLedger({ contract, copy, period: span, origin: 0, earlier: [] })
  const writing: Writing = { pack, voice, copy, ledger }
  const stamp = stampOf(pack, asOf)
  return workbookFile(pack, stamp, [
    frontSheet({ ...writing, register, asOf, period }),
    ...registerSheets(writing),
    guideSheet(pack, stamp),
  ])
}

/** The copy that was handed over last. */
export const lastCopy = ({ copies }: Register): RegisterCopy | undefined => {
  const dayOf = ({ periodEnd, on = periodEnd }: RegisterCopy): string => `${periodEnd} ${on}`
  return [...copies].sort((a, b) => dayOf(a).localeCompare(dayOf(b), 'en')).at(-1)
}
