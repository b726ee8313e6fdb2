// What a question to the Register is made of: conditions on cells, and rows that are joined.

import * as z from 'zod/mini'
import { id, kpiId, type Shape, some } from './schema.ts'

/** Name of a column or helper inside its sheet, e.g. `firstDate`. */
export const column = () => z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,29}$/, 'column'))
/** Letter in front of a row's number. */
export const letter = () => z.string().check(z.regex(/^[A-Z]$/, 'letter'))

/** `start`, `end` (of the period) or a column; then perhaps a length or a parameter. */
const bounds =
  /^[a-z][A-Za-z0-9]{0,29}(?: [+-] (?:\d{1,4} (?:days?|months?)|[A-Z]{3}-\d{2}\.[a-z][A-Za-z0-9]{0,39}))?$/
/**
 * A day: `start`, `end - 24 months`, `confirmed + 1 day`, `learned + COR-01.urgentHours`. `start` and `end` are the first
 * and the last day of the period; anything else is a column of the same row.
 */
const bound = () => z.string().check(z.regex(bounds, 'bound'))
const value = () => z.union([z.string(), z.number()])

/** What a cell has to be: one of a list, or all that is said here. An empty cell is in no range. */
const condition = z.union([
  some(value()),
  z.strictObject({
    /** One of these. */
    is: z.optional(some(value())),
    /** None of these; an empty cell is none of them. */
    not: z.optional(some(value())),
    filled: z.optional(z.boolean()),
    /** A date on this day or later. */
    from: z.optional(bound()),
    /** A date on this day or earlier. */
    to: z.optional(bound()),
    /** A number at least as high as in this column. */
    atLeast: z.optional(column()),
  }),
])
/** Conditions by column; all of them hold. */
export const filterSchema = z.record(column(), condition)
/** A row fits where one of the filters does. */
export const filters = () => z.union([filterSchema, some(filterSchema)])
export type Condition = Shape<typeof condition>
export type Filter = Shape<typeof filterSchema>
export type Filters = Shape<ReturnType<typeof filters>>

/** Rows found from a row: those of a sheet whose cells are the same as cells of this row. */
export const joinSchema = z.strictObject({
  sheet: id(),
  letter: z.optional(letter()),
  /** Their column: the column of this row that it equals. */
  match: z.record(column(), column()),
  where: z.optional(filters()),
  /** Their column: a column of this row than whose date it is not later. */
  until: z.optional(z.record(column(), column())),
  /** Only for rows of this sheet that fit. */
  when: z.optional(filterSchema),
  take: z.enum(['first', 'latest', 'strongest', 'sum', 'count']),
  /** Column that is taken; not with `count`. */
  of: z.optional(column()),
})
export type Join = Shape<typeof joinSchema>

/** Rows of one sheet, and what counts as reached. */
const query = z.strictObject({
  sheet: id(),
  /** Where a sheet has two kinds of rows. */
  letter: z.optional(letter()),
  /** Only where this KPI is in the pack too. */
  onlyWith: z.optional(kpiId()),
  where: z.optional(filters()),
  /** Rows that are left out and shown. `beforeDue`: counts only if it was so in the copy of the period of the first date. */
  leaveOut: z.optional(
    z.strictObject({ where: filters(), beforeDue: z.optional(z.literal(true)) }),
  ),
  /** One unit for each value; a row without one is known by `otherwise`, and is not reached. */
  by: z.optional(z.strictObject({ column: column(), otherwise: z.optional(column()) })),
  /** Whether one row of a unit is enough; default `every`. */
  reach: z.optional(z.enum(['every', 'any'])),
  reached: z.optional(filters()),
  /** Rows whose first date is in the period, and earlier ones not done when it began. Without `done`, none is. */
  book: z.optional(
    z.strictObject({
      due: column(),
      done: z.optional(column()),
      mode: z.enum(['in-time', 'by-end']),
    }),
  ),
  /** Rows open after their first date on any day of the period. Only in a count. */
  overdue: z.optional(z.strictObject({ due: column(), done: column() })),
  /** Sums in place of rows, over rows whose date has come: `reached` of `of`, both without what was so `before`. */
  weight: z.optional(
    z.strictObject({
      of: column(),
      reached: z.optional(column()),
      before: z.optional(column()),
      due: z.optional(column()),
    }),
  ),
  /** Figures of hearings: `counted` of `outOf` in rows that fit `when`, at half of the places due or more. */
  sample: z.optional(
    z.strictObject({
      counted: column(),
      outOf: column(),
      when: filters(),
      /** Column of the place. */
      place: column(),
      /** Rows of the sheet whose places are due. */
      due: z.strictObject({ letter: z.optional(letter()), where: filters() }),
      /** Rows that say that a request for the figures failed. */
      gap: filters(),
    }),
  ),
  /** Rows at which somebody looked; the others are shown, and where they are more than half there is no value. */
  seen: z.optional(filters()),
  /** One row not reached for each Register in which no row fits; nothing otherwise. */
  absent: z.optional(z.literal(true)),
  /** Rows that are shown with their number. */
  apart: z.optional(filters()),
  /** Column of the company, for parts by company. */
  company: z.optional(column()),
  /** Column of the kind, for parts by kind. */
  kind: z.optional(column()),
  /** Column of the day since which a row that is not reached is open; in a book it is the first date. */
  since: z.optional(column()),
  /** Two moments between which the longest time is shown. */
  wait: z.optional(z.strictObject({ from: column(), to: column() })),
  /** Column of the strength of proof; default `strength`. */
  strength: z.optional(column()),
  /** Rows of several Registers with these cells alike are one. */
  same: z.optional(some(column())),
})
export type Query = Shape<typeof query>

/** How a KPI is counted. */
export const measureSchema = z.strictObject({
  type: z.enum(['proportion', 'count']),
  /** One query, or several whose rows are counted together. */
  rows: z.union([query, some(query)]),
  /** Counts people, so that small numbers are kept from outsiders. */
  people: z.optional(z.literal(true)),
  /** Rows that lack what was asked, and cells that they need, for the zero rule `gap`. */
  lacking: z.optional(
    some(z.strictObject({ sheet: id(), where: filters(), needs: some(column()) })),
  ),
  /** Report periods over which the published figure is counted, the last one included; default 1. */
  publishedPeriods: z.optional(z.int().check(z.minimum(2), z.maximum(4))),
})
export type Measure = Shape<typeof measureSchema>

/** A list for what may be one or several. */
export const listOf = <Item>(items: Item | readonly Item[] | undefined): readonly Item[] => {
  if (items === undefined) return []
  return isList(items) ? items : [items]
}
const isList = <Item, Other>(items: Other | readonly Item[]): items is readonly Item[] =>
  Array.isArray(items)

/** A column or helper that a measure asks for. */
export interface AskedColumn {
  readonly sheet: string
  readonly column: string
}

/** Every column and helper that a measure asks for, in the order in which it names them. */
export const columnsAsked = ({ rows, lacking = [] }: Measure): readonly AskedColumn[] => [
  ...listOf(rows).flatMap((part) =>
    columnsOfQuery(part).map((name) => ({ sheet: part.sheet, column: name })),
  ),
  ...lacking.flatMap(({ sheet, where, needs }) =>
    [...columnsOfFilters(where), ...needs].map((name) => ({ sheet, column: name })),
  ),
]

function columnsOfQuery(part: Query): readonly string[] {
  const { where, leaveOut, by, reached, book, overdue, weight, sample, seen, apart } = part
  const single = [part.company, part.kind, part.since, part.strength]
  const groups = [by, overdue, weight, part.wait].flatMap((group) => Object.values(group ?? {}))
  const named = [
    ...columnsOfFilters(where),
    ...columnsOfFilters(leaveOut?.where),
    ...columnsOfFilters(reached),
    ...(book ? [book.due, book.done] : []),
    ...groups,
    ...(sample ? [sample.counted, sample.outOf, sample.place] : []),
    ...[sample?.when, sample?.due.where, sample?.gap, seen, apart].flatMap(columnsOfFilters),
    ...single,
    ...(part.same ?? []),
  ]
  return [...new Set(named.flatMap((name) => name ?? []))]
}

/** Columns that filters look at, those of their bounds included. */
const columnsOfFilters = (given: Filters | undefined): readonly string[] =>
  listOf(given).flatMap((filter) =>
    Object.entries(filter).flatMap(([name, wanted]) => [name, ...columnsOfCondition(wanted)]),
  )

function columnsOfCondition(wanted: Condition): readonly string[] {
  if (isList(wanted)) return []
  const { from, to, atLeast } = wanted
  const bases = [from, to].flatMap((text) => (text === undefined ? [] : readBound(text).base))
  return [...bases.filter((base) => base !== 'start' && base !== 'end'), ...listOf(atLeast)]
}

/** A bound in its parts. */
export interface Bound {
  /** `start`, `end` or a column. */
  readonly base: string
  readonly sign: 1 | -1
  /** Parameter, or number with unit. */
  readonly length?: string | { readonly count: number; readonly unit: 'days' | 'months' }
}

/** The parts of a bound such as `end - 24 months`. */
export function readBound(text: string): Bound {
  const [base = '', mark, amount, unit] = text.split(' ')
  const sign = mark === '-' ? -1 : 1
  if (amount === undefined) return { base, sign }
  if (unit === undefined) return { base, sign, length: amount }
  return {
    base,
    sign,
    length: { count: Number(amount), unit: unit.startsWith('month') ? 'months' : 'days' },
  }
}
