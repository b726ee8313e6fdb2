// What lies on the table of a review: the last copy of the Register, and the last report that was due.

import { type ReportPeriod, reportPeriods } from '../calendar/periods.ts'
import { type Speech, speech } from '../language/speech.ts'
import { contractOf } from '../measure/contract.ts'
import { reportsOf, shelve } from '../measure/copies.ts'
import type { KpiResult } from '../measure/result.ts'
import type { Ledger } from '../measure/rows.ts'
import type { Pack } from '../model/pack.ts'
import type { Register } from '../model/register.ts'

/** What a review is drawn from. */
export interface Desk {
  readonly pack: Pack
  readonly asOf: string
  readonly voice: Speech
  /** The last report that was due by then; absent before the first. */
  readonly period?: ReportPeriod
  /** The last copy of the Register that was handed over by then, interim ones included. */
  readonly ledger?: Ledger
  /** Results of that report. */
  readonly results: readonly KpiResult[]
  /** Whether the reader is named in writing, and so sees counts below ten and what was found. */
  readonly named: boolean
}

/** Lays the table. */
export function deskOf(
  pack: Pack,
  register: Register,
  all: readonly KpiResult[],
  { asOf, named }: Pick<Desk, 'asOf' | 'named'>,
): Desk {
  const periods = reportPeriods(pack)
  const period = periods.filter(({ due }) => due <= asOf).at(-1)
  const ledger = lastLedger(pack, register, periods, asOf)
  return {
    pack,
    asOf,
    named,
    voice: speech(pack.words),
    results: all.filter((result) => result.period.end === period?.end),
    ...(period && { period }),
    ...(ledger && { ledger }),
  }
}

function lastLedger(
  pack: Pack,
  register: Register,
  periods: readonly ReportPeriod[],
  asOf: string,
): Ledger | undefined {
  const ends = periods.map(({ end }) => end)
  const shelf = shelve(contractOf(pack), ends, [register], asOf)
  const end = shelf.registers[0]?.at(-1)?.periodEnd
  if (end === undefined) return undefined
  const around = periods.find((period) => end <= period.end)
  const start = around?.start ?? pack.spec.contract.start
  return reportsOf(shelf, { start, end }).at(-1)?.ledgers[0]
}
