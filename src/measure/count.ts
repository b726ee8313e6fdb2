// Counts one KPI over copies of the Register, with everything that is told beside the number.

import type { PackKpi } from '../model/pack.ts'
import { listOf } from '../model/query.ts'
import { rowsOf } from './conditions.ts'
import { type Exact, exact, plain, sum, zero } from './exact.ts'
import type { KpiResult, OpenRow, Part, Step } from './result.ts'
import { keyOf, type Ledger } from './rows.ts'
import { type Tally, tally } from './tally.ts'
import type { Unit } from './units.ts'
import type { Counts } from './verdict.ts'

/** What is told of a KPI beside its rating. */
export type Details = Pick<
  KpiResult,
  'leftOut' | 'open' | 'oldestOpen' | 'parts' | 'apart' | 'longest' | 'sample'
>

/** A KPI counted. */
export interface Counted {
  readonly counts: Counts
  readonly details: Details
  readonly steps: readonly Step[]
}

/** Counts a KPI. Queries that go with another KPI run only where the contract has it. */
export function count(kpi: PackKpi, ledgers: readonly Ledger[]): Counted {
  const has = (id: string) =>
    ledgers.some(({ contract }) => contract.kpis.some((other) => other.id === id))
  const tallies = listOf(kpi.measure.rows)
    .filter(({ onlyWith }) => onlyWith === undefined || has(onlyWith))
    .map((query) => tally(query, ledgers))
  const units = tallies.flatMap((each) => each.units)
  const unseen = tallies.flatMap((each) => each.unseen)
  const sample = tallies.find((each) => each.sample)?.sample
  return {
    counts: {
      numerator: sum(units.map(({ numerator }) => numerator)),
      denominator: sum(units.map(({ denominator }) => denominator)),
      proof: units.map((unit) => ({ strength: unit.strength, weight: inFavour(kpi, unit) })),
      seen: units.length,
      unseen: unseen.length,
      lacking: isLacking(kpi, ledgers),
      ...(sample && { sample }),
    },
    details: detailsOf(kpi, tallies),
    steps: stepsOf(tallies, units),
  }
}

/** How much of a unit speaks for the value: in a count, that it is one. */
const inFavour = ({ unit, direction }: PackKpi, { numerator, denominator }: Unit): Exact =>
  unit === 'percent' && direction === 'lower' ? denominator.sub(numerator) : numerator

/** Whether a row lacks what it needs; the filter says that nobody asked for it. */
const isLacking = ({ measure: { lacking = [] } }: PackKpi, ledgers: readonly Ledger[]): boolean =>
  ledgers.some((ledger) =>
    lacking.some(({ sheet, where, needs }) =>
      rowsOf(ledger, sheet, undefined, where).some((row) =>
        needs.some((column) => row.text(column) === ''),
      ),
    ),
  )

function detailsOf(kpi: PackKpi, tallies: readonly Tally[]): Details {
  const units = tallies.flatMap((each) => each.units)
  const open = openOf(kpi, units)
  const apart = units.filter((unit) => unit.apart).length
  const showsApart = listOf(kpi.measure.rows).some((query) => query.apart !== undefined)
  const longest = units
    .filter(({ hours }) => hours !== undefined)
    .sort((a, b) => Number(b.hours) - Number(a.hours))[0]
  const sample = tallies.find((each) => each.sample)?.sample
  return {
    leftOut: tallies.flatMap((each) => each.leftOut),
    open,
    ...oldestOf(open),
    parts: partsOf(kpi, tallies),
    ...(showsApart && { apart }),
    ...(longest && { longest: { row: longest.row, hours: Number(longest.hours) } }),
    ...(sample && { sample: { places: sample.asked, due: sample.due } }),
  }
}

/** What stays: what is not reached and, where less is better, what is counted. */
function openOf({ unit, direction }: PackKpi, units: readonly Unit[]): readonly OpenRow[] {
  const isOpen = ({ numerator, denominator }: Unit): boolean =>
    unit === 'count' || direction === 'lower'
      ? numerator.compare(zero) > 0
      : numerator.compare(denominator) < 0
  return units
    .filter(isOpen)
    .map(({ sheet, row, label, company, since, done }) => ({
      sheet,
      row,
      label,
      ...(company !== undefined && { company }),
      ...(since !== undefined && { since }),
      ...(done !== undefined && { done }),
    }))
    .sort((a, b) => compare(a.since ?? '9', b.since ?? '9'))
}
const compare = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function oldestOf(open: readonly OpenRow[]): Pick<Details, 'oldestOpen'> {
  const [first] = open
  if (!first) return {}
  const labels = open.filter(({ since }) => since === first.since).map(({ label }) => label)
  return { oldestOpen: { labels, ...(first.since !== undefined && { since: first.since }) } }
}

function partsOf({ show }: PackKpi, tallies: readonly Tally[]): readonly Part[] {
  const units = tallies.flatMap((each) => each.units)
  return [
    ...(show.includes('by-company') ? shares('company', units, ({ company }) => company) : []),
    ...(show.includes('by-kind') ? shares('kind', units, ({ kind }) => kind) : []),
    ...(show.includes('by-sheet') ? shares('sheet', units, ({ sheet }) => sheet) : []),
  ]
}

function shares(
  by: Part['by'],
  units: readonly Unit[],
  nameOf: (unit: Unit) => string | undefined,
): readonly Part[] {
  const groups = new Map<string, readonly Unit[]>()
  for (const unit of units) {
    const key = keyOf(nameOf(unit) ?? '')
    if (key) groups.set(key, [...(groups.get(key) ?? []), unit])
  }
  return [...groups.values()].map((members) => {
    const [first] = members
    return {
      by,
      // as it was written first
      name: (first && nameOf(first)) ?? '',
      numerator: plain(sum(members.map(({ numerator }) => numerator))),
      denominator: plain(sum(members.map(({ denominator }) => denominator))),
    }
  })
}

/** What a reader has to know to count again. */
function stepsOf(tallies: readonly Tally[], units: readonly Unit[]): readonly Step[] {
  const leftOut = tallies.flatMap((each) => each.leftOut.map(({ row }) => row))
  const unseen = tallies.flatMap((each) => each.unseen)
  const sample = tallies.find((each) => each.sample)?.sample
  const moved = units.filter(({ written, since }) => written !== undefined && since !== undefined)
  return [
    ...moved.map(({ row, written = '', since = '' }) => ({
      code: since > written ? 'date-moved' : 'date-held',
      values: { row, written, since },
    })),
    ...(leftOut.length > 0
      ? [{ code: 'left-out', values: { count: leftOut.length, rows: leftOut } }]
      : []),
    ...(unseen.length > 0
      ? [{ code: 'unseen', values: { count: unseen.length, rows: unseen } }]
      : []),
    ...(sample ? [{ code: 'sample', values: { places: sample.asked, due: sample.due } }] : []),
  ]
}

/** Nothing counted: a report that is not there. */
export const nothingCounted: Counts = {
  numerator: exact(0),
  denominator: exact(0),
  proof: [],
  seen: 0,
  unseen: 0,
  lacking: false,
}

/** Counts of several periods together. */
export const together = (all: readonly Counts[]): Counts => ({
  ...nothingCounted,
  numerator: sum(all.map(({ numerator }) => numerator)),
  denominator: sum(all.map(({ denominator }) => denominator)),
  proof: all.flatMap(({ proof }) => proof),
})
