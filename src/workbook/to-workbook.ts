// Writes the Register of a contract as an Excel file.

import { readDate } from '../calendar/dates.ts'
import { type ReportPeriod, reportPeriods } from '../calendar/periods.ts'
import { need } from '../language/arguments.ts'
import { speech } from '../language/speech.ts'
import { contractOf } from '../measure/contract.ts'
import { openLedger } from '../measure/ledger.ts'
import { readRegister } from '../measure/read-register.ts'
import type { Pack } from '../model/pack.ts'
import type { Register, RegisterCopy } from '../model/register.ts'
import { run, type Steps, type Stoppable } from '../office/steps.ts'
import type { Bytes, Packing } from '../office/zip.ts'
import { review } from '../review/index.ts'
import { buyerSheet } from './buyer-sheet.ts'
import { type Edition, readEdition } from './edition.ts'
import { workbookFile } from './file.ts'
import { dateRow, frontSheet } from './front-sheet.ts'
import { guideSheet, stampOf } from './guide-sheet.ts'
import { kpiSheet, sumsSheet } from './kpi-sheet.ts'
import { openLive } from './live.ts'
import { promisesSheet } from './promises-sheet.ts'
import { registerSheets, type Writing } from './register-sheets.ts'
import { cellIn, type SheetModel } from './sheet.ts'
import { frontName } from './sheet-names.ts'
import { talkSheet } from './talk-sheet.ts'

/** What goes into a workbook besides the pack. */
export interface WorkbookOptions extends Stoppable, Packing {
  /** The Register so far; the rows of its last copy are written in. */
  readonly register?: Register | undefined
  /** Day for which the sheet in front is made; default: that of the last copy, else the first day of the contract. */
  readonly asOf?: string | undefined
  /** For whom it is; default: `supplier`. */
  readonly edition?: Edition | undefined
}

/**
 * The Register as an .xlsx file: a sheet in front with what is due in this period, then the sheets of the pack with a row
 * of titles, notes below it, lists to choose from, proposed dates and 300 empty rows; then KPIs, promises and what the Buyer
 * owes. Columns that the tier does not ask for are hidden. Texts stay texts, whatever they begin with. Same input, same bytes.
 *
 * KPIs of the report period in which `asOf` lies are formulas over what stands in the sheets, so that they live on without
 * this package; those of periods before stand as `evaluate` counted them. The edition of the supplier locks what only the
 * Buyer fills in; that of the buyer has the talks too, as `review` gives them to readers who are not named. Numbers below
 * ten are withheld there alone: whoever holds the file holds the rows from which KPIs count.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param options the Register so far, the day, the edition, and what stops it
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
  need('pack', pack)
  need('options', options)
  return run(write(pack, options), options)
}

function* write(pack: Pack, options: WorkbookOptions): Steps<Bytes> {
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
  const edition = readEdition(options.edition ?? 'supplier')
  const writing: Writing = { pack, voice, copy, ledger, edition }
  const stamp = stampOf(pack, asOf)
  yield
  const answers = period ? yield* answerSheets({ ...writing, register, asOf, periods, period }) : []
  yield
  const sheets = [
    frontSheet({ ...writing, register, asOf, period }),
    ...registerSheets(writing),
    ...answers,
    guideSheet(pack, stamp),
  ]
  yield
  return yield* workbookFile(pack, stamp, sheets, options)
}

interface Answering extends Writing {
  readonly register: Register
  readonly asOf: string
  readonly periods: readonly ReportPeriod[]
  readonly period: ReportPeriod
}

/** What the rows say: sheets that are only read, and the hidden ones on which their formulas rest. */
function* answerSheets(answering: Answering): Steps<SheetModel[]> {
  const { pack, voice, register, asOf, edition } = answering
  const live = openLive(answering)
  yield
  const making = live.formulas
  const today = cellIn(frontName(pack), dateRow, 1)
  const state = review(pack, register, { asOf })
  yield
  const input = { ...answering, live, making, today }
  const shown = [
    ...(pack.kpis.length > 0 ? [kpiSheet(input)] : []),
    ...(pack.promises.length > 0 ? [promisesSheet({ ...input, rows: state.promises.rows })] : []),
    buyerSheet(input),
    ...(edition === 'buyer' ? [talkSheet(pack, voice, state)] : []),
  ]
  const sums = pack.kpis.length > 0 ? [sumsSheet(input)] : []
  return [...shown, ...sums, ...making.models()]
}

/** The copy that was handed over last. */
export const lastCopy = ({ copies }: Register): RegisterCopy | undefined => {
  const dayOf = ({ periodEnd, on = periodEnd }: RegisterCopy): string => `${periodEnd} ${on}`
  return [...copies].sort((a, b) => dayOf(a).localeCompare(dayOf(b), 'en')).at(-1)
}
