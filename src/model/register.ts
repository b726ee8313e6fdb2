// The Register: what its sheets ask for, and what stands in them.

import * as z from 'zod/mini'
import { column, filterSchema, filters, joinSchema, letter } from './query.ts'
import { anchor, byTier, id, type Shape, some, tier, words } from './schema.ts'

/**
 * What a cell holds: one value. `no` is the row's own number, once in its sheet. `ref` is the number of a row, of any sheet
 * or of `to`. `number` is whole, `decimal` need not be. `text` and `ref` with a list (`of`) may hold a value of it instead.
 */
export const columnTypes = [
  'no',
  'text',
  'date',
  'moment',
  'number',
  'decimal',
  'choice',
  'ref',
  'country',
] as const
export type ColumnType = (typeof columnTypes)[number]
/** Who fills a cell: pack or workbook, supplier, asked of brand or maker, outsider or workers, buyer. */
export const fillers = ['P', 'S', 'B', 'A', 'K'] as const
export type Filler = (typeof fillers)[number]

/** A date that the workbook proposes: another cell of the row, and periods that are added. */
export const computedSchema = z.strictObject({
  /** Column of the date that it starts from. */
  from: column(),
  /** Parameters (`COR-01.criticalDays`) and numbers of days, added up. */
  add: some(z.union([z.string(), z.int()])),
  /** Only for rows whose column holds one of these values. */
  where: z.optional(z.record(column(), some(words(60)))),
})

/** What has to be true of a cell beside the others of its row. */
export const cellChecks = {
  /** A date not before that of any of these columns. */
  notBefore: z.optional(some(column())),
  /** A number not above that of a column, in rows that fit. */
  atMost: z.optional(z.strictObject({ column: column(), where: z.optional(filterSchema) })),
  /** Rows with the same cell in this column have one value. */
  oneFor: z.optional(column()),
}

const columnSchema = z.strictObject({
  id: column(),
  type: z.enum(columnTypes),
  /** Name of the list that a choice is taken from; its words are `list.<of>.<value>`. */
  of: z.optional(id()),
  who: some(z.enum(fillers)),
  from: tier(),
  /** Sheet whose rows a `ref` names; without it, any. */
  to: z.optional(id()),
  /** Only where a date is proposed; the first whose `where` fits. */
  computed: z.optional(some(computedSchema)),
  /** Shown at every tier where this KPI is in the pack. */
  alsoWith: z.optional(some(id())),
  ...cellChecks,
})

/** A column that is computed from the others, hidden and locked. Each says one of the ways. */
export const helperSchema = z.strictObject({
  id: column(),
  /** The latest of these dates, empty unless all are filled, by tier. */
  latest: z.optional(byTier(some(column()))),
  /** A date that is computed. */
  computed: z.optional(some(computedSchema)),
  /** Days by which `to`, or the end of the period, is later than `from`; for rows that fit. */
  days: z.optional(
    z.strictObject({ from: column(), to: column(), where: z.optional(filterSchema) }),
  ),
  /** What other rows say; the first whose `when` fits. */
  join: z.optional(some(joinSchema)),
  /** A first date: the earliest that any copy holds, and the days in `delay` unless the row fits. */
  first: z.optional(
    z.strictObject({
      date: column(),
      delay: z.optional(column()),
      unless: z.optional(filters()),
    }),
  ),
  /** What the column held in the copy of the report before; 0 where there was none, or its date had not come (`due`). */
  atLastReport: z.optional(z.strictObject({ of: column(), due: column() })),
  /** A rule that only the workbook needs, known there by name. */
  rule: z.optional(anchor()),
})

export const sheetSchema = z.strictObject({
  sheet: id(),
  /** Letters in front of a row's number, e.g. `F`; for the sheet of risks one for risks and one for measures. */
  rows: some(letter()),
  columns: some(columnSchema),
  helpers: z.optional(z.array(helperSchema)),
})
/** What `clauses/register.yaml` holds: sheets in order, and the lists of choices. */
export const registerSchema = z.strictObject({
  sheets: some(sheetSchema),
  lists: z.record(id(), some(id())),
})
export type RegisterFile = Shape<typeof registerSchema>
export type SheetFile = RegisterFile['sheets'][number]
export type ColumnFile = SheetFile['columns'][number]
export type HelperFile = NonNullable<SheetFile['helpers']>[number]
export type Computed = NonNullable<ColumnFile['computed']>[number]

/** What a cell may hold. Dates are `YYYY-MM-DD`, moments `YYYY-MM-DDTHH:MM`; absent is "not yet". */
export type Cell = string | number
/** One row: its number, whether it was struck, and its cells by column. */
export interface RegisterRow {
  /** `S1`, `Q7`, `R2`, `M3`, `F1`, `C1`. */
  readonly no: string
  readonly struck?: true
  readonly cells: Readonly<Record<string, Cell>>
}
/** The Register as it was handed over with one report. */
export interface RegisterCopy {
  /** Last day of the period that the report is about, or the day on which an interim copy was taken. */
  readonly periodEnd: string
  /** Day on which it was handed over; default: `periodEnd`. A later copy of the same period corrects the one before. */
  readonly on?: string
  /** Why it was handed over again. */
  readonly reason?: string
  /** Rows by sheet. */
  readonly sheets: Readonly<Record<string, readonly RegisterRow[]>>
}
/** All copies of one contract, in order of time. */
export interface Register {
  readonly copies: readonly RegisterCopy[]
}
