// Whether a row is what a filter asks for.

import { type Condition, type Filters, listOf } from '../model/query.ts'
import { compareMoments } from './moments.ts'
import type { Ledger, Row } from './rows.ts'

/** What a filter asks of a row. */
export type Asked = Pick<Row, 'cell' | 'bound'>

/** Whether a row fits one of the filters; every row fits none. */
export const fits = (row: Asked, filters: Filters | undefined): boolean =>
  filters === undefined || testOf(filters)(row)

/** Rows of a sheet that fit. */
export const rowsOf = (
  ledger: Ledger,
  sheet: string,
  letter?: string,
  where?: Filters,
): readonly Row[] =>
  ledger
    .rows(sheet)
    .filter((row) => (letter === undefined || row.no.startsWith(letter)) && fits(row, where))

type RowTest = (row: Asked) => boolean

/** Filters of a pack are read once, and not for each row. */
const known = new WeakMap<object, RowTest>()

function testOf(filters: Filters): RowTest {
  const before = known.get(filters)
  if (before) return before
  const alternatives = listOf(filters).map((filter) =>
    Object.entries(filter).map(([column, condition]) => conditionTest(column, condition)),
  )
  const made: RowTest = (row) => alternatives.some((tests) => tests.every((test) => test(row)))
  known.set(filters, made)
  return made
}

type Test<Wanted> = (cell: string | number | undefined, wanted: Wanted, row: Asked) => boolean
type Full = Exclude<Condition, readonly unknown[]>
type Tests = { readonly [Name in keyof Full]-?: Test<NonNullable<Full[Name]>> }

const tests: Tests = {
  is: (cell, values) => values.some((value) => value === cell),
  not: (cell, values) => !values.some((value) => value === cell),
  filled: (cell, filled) => (cell !== undefined) === filled,
  from: (cell, bound, row) => inOrder(row.bound(bound), cell),
  to: (cell, bound, row) => inOrder(cell, row.bound(bound)),
  atLeast: (cell, column, row) => {
    const least = row.cell(column)
    return typeof cell === 'number' && typeof least === 'number' && cell >= least
  },
}

/** Whether two moments are there and in order. */
const inOrder = (
  first: string | number | undefined,
  second: string | number | undefined,
): boolean =>
  typeof first === 'string' && typeof second === 'string' && compareMoments(first, second) <= 0

function conditionTest(column: string, condition: Condition): RowTest {
  const full: Full = isList(condition) ? { is: condition } : condition
  const { is, not, filled, from, to, atLeast } = full
  return (row) => {
    const cell = row.cell(column)
    return (
      (is === undefined || tests.is(cell, is, row)) &&
      (not === undefined || tests.not(cell, not, row)) &&
      (filled === undefined || tests.filled(cell, filled, row)) &&
      (from === undefined || tests.from(cell, from, row)) &&
      (to === undefined || tests.to(cell, to, row)) &&
      (atLeast === undefined || tests.atLeast(cell, atLeast, row))
    )
  }
}

const isList = (condition: Condition): condition is readonly (string | number)[] =>
  Array.isArray(condition)
