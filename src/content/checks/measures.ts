// Queries of KPIs, and dates that the Register proposes, name sheets, columns and parameters that exist.

import { type Filters, listOf, type Measure, type Query, readBound } from '../../model/query.ts'
import type { Authored, Check } from '../authored.ts'
import type { Place } from '../report.ts'
import { requireIds } from './unknown.ts'

export const measures: Check = (authored) => {
  // a catalogue without a Register is said once, by its missing file
  if (authored.catalogue.register.sheets.length === 0) return
  for (const { value, at } of authored.shelf.kpis.values())
    checkMeasure(value.measure, at('measure'), authored)
}

function checkMeasure({ rows, lacking = [] }: Measure, place: Place, authored: Authored): void {
  for (const query of listOf(rows)) {
    const { columns, bounds } = namesIn(query)
    checkSheet(query.sheet, columns, place, authored)
    for (const bound of bounds.map(readBound)) {
      const column = bound.base === 'start' || bound.base === 'end' ? [] : [bound.base]
      checkSheet(query.sheet, column, place, authored)
      if (typeof bound.length === 'string') checkParameters([bound.length], place, authored)
    }
  }
  for (const { sheet, where, needs } of lacking)
    checkSheet(sheet, [...needs, ...filtered(where).columns], place, authored)
}

function checkSheet(
  sheet: string,
  columns: readonly string[],
  place: Place,
  authored: Authored,
): void {
  const { sheets } = authored.catalogue.register
  const known = sheets.find((entry) => entry.sheet === sheet)
  if (!known)
    requireIds(
      authored,
      'sheet',
      [sheet],
      sheets.map((entry) => entry.sheet),
      place,
    )
  const ids = [
    'no',
    ...(known?.columns ?? []).map(({ id }) => id),
    ...(known?.helpers ?? []).map(({ id }) => id),
  ]
  if (known) requireIds(authored, 'column', columns, ids, place)
}

/** Reports parameters that no clause has. */
export function checkParameters(names: readonly string[], place: Place, authored: Authored): void {
  const known = Object.values(authored.catalogue.clauses).flatMap(({ id, parameters = {} }) =>
    Object.keys(parameters).map((name) => `${id}.${name}`),
  )
  requireIds(authored, 'parameter', names, known, place)
}

interface Named {
  readonly columns: readonly string[]
  readonly bounds: readonly string[]
}

/** Columns of the conditions, and the days that they compare with. */
function filtered(filters: Filters | undefined): Named {
  const conditions = listOf(filters).flatMap((filter) => Object.values(filter))
  const ranges = conditions.flatMap((condition) =>
    'is' in condition || 'from' in condition || 'to' in condition || 'atLeast' in condition
      ? [condition]
      : [],
  )
  return {
    columns: [
      ...listOf(filters).flatMap((filter) => Object.keys(filter)),
      ...ranges.flatMap(({ atLeast }) => atLeast ?? []),
    ],
    bounds: ranges.flatMap(({ from, to }) => [from, to]).filter((bound) => bound !== undefined),
  }
}

/** Every column and bound that a query names on its sheet. */
function namesIn({ where, leaveOut, reached, seen, apart, sample, ...query }: Query): Named {
  const filters = [
    where,
    leaveOut?.where,
    reached,
    seen,
    apart,
    sample?.when,
    sample?.due.where,
    sample?.gap,
  ].map(filtered)
  const { by, book, overdue, weight, company, since, wait, strength, same = [] } = query
  const named = [
    ...[by?.column, by?.otherwise, book?.due, book?.done, overdue?.due, overdue?.done],
    ...[weight?.of, weight?.reached, weight?.before, weight?.due, sample?.counted, sample?.outOf],
    ...[sample?.place, company, since, wait?.from, wait?.to, strength, ...same],
  ]
  return {
    columns: [
      ...filters.flatMap(({ columns }) => columns),
      ...named.filter((name) => name !== undefined),
    ],
    bounds: filters.flatMap(({ bounds }) => bounds),
  }
}
