// The period that goes on: what its formulas rest on, and what they give now. Periods before it stand as they were counted.

import type { ReportPeriod } from '../calendar/periods.ts'
import { contractOf } from '../measure/contract.ts'
import { handedOver, reportsOf, shelve } from '../measure/copies.ts'
import { evaluate } from '../measure/evaluate.ts'
import type { KpiResult } from '../measure/result.ts'
import type { Pack } from '../model/pack.ts'
import type { Register, RegisterCopy } from '../model/register.ts'
import { type Formulas, openFormulas } from './formulas/making.ts'
import { firstRow, spareRows } from './register-sheets.ts'
import { sheetNames } from './sheet-names.ts'

/** The period that goes on, and those before. */
export interface Live {
  readonly period: ReportPeriod
  /** What the formulas give now, in the order of the pack. */
  readonly results: readonly KpiResult[]
  /** What was counted from the copies of the periods before. */
  readonly past: readonly KpiResult[]
  readonly formulas: Formulas
}

/** What the period is opened from. */
export interface LiveInput {
  readonly pack: Pack
  readonly periods: readonly ReportPeriod[]
  readonly period: ReportPeriod
  readonly register: Register
  /** The copy that is written in. */
  readonly copy: RegisterCopy
  readonly asOf: string
}

/** Opens the period. Its rows are read as if they were handed over at its end. */
export function openLive({ pack, periods, period, register, copy, asOf }: LiveInput): Live {
  const earlier = register.copies.filter(({ periodEnd }) => periodEnd < period.end)
  const copies = [...earlier, { periodEnd: period.end, sheets: copy.sheets }]
  const last = [period.due, ...copies.map(handedOver)].sort().at(-1) ?? period.due
  const contract = contractOf(pack)
  const ends = periods.map(({ end }) => end)
  const [ledger] =
    reportsOf(shelve(contract, ends, [{ copies }], last), period).at(-1)?.ledgers ?? []
  if (!ledger) throw new RangeError(period.end)
  const names = sheetNames(pack)
  const extentOf = (id: string) => ({
    first: firstRow,
    last: firstRow + (copy.sheets[id]?.length ?? 0) + spareRows - 1,
  })
  const ofPeriod = (results: readonly KpiResult[], isWanted: (end: string) => boolean) =>
    results.filter((result) => isWanted(result.period.end))
  return {
    period,
    results: ofPeriod(evaluate(pack, { copies }, { asOf: last }), (end) => end === period.end),
    past: ofPeriod(evaluate(pack, register, { asOf }), (end) => end < period.end),
    formulas: openFormulas({
      contract,
      period,
      ledger,
      sheets: Object.fromEntries(pack.register.map((sheet) => [sheet.id, sheet])),
      names: Object.fromEntries(pack.register.map(({ id }, index) => [id, names[index] ?? id])),
      extents: Object.fromEntries(pack.register.map(({ id }) => [id, extentOf(id)])),
    }),
  }
}
