// Conditions on cells as formulas.

import { plusPeriod, type Unit } from '../../calendar/dates.ts'
import { keyOf } from '../../measure/rows.ts'
import { type Condition, type Filters, listOf, readBound } from '../../model/query.ts'
import { serialOf } from '../serial.ts'
import type { Kind, Making } from './grid.ts'
import { allOf, anyOf, quote } from './syntax.ts'

/** Whether the row fits one of the filters. */
export const fits = (making: Making, sheet: string, filters: Filters | undefined): string =>
  filters === undefined
    ? 'TRUE'
    : anyOf(
        listOf(filters).map((filter) =>
          allOf(
            Object.entries(filter).map(([column, condition]) =>
              holds(making, sheet, column, condition),
            ),
          ),
        ),
      )

type Full = Exclude<Condition, readonly unknown[]>
const isList = (condition: Condition): condition is readonly (string | number)[] =>
  Array.isArray(condition)

function holds(making: Making, sheet: string, column: string, condition: Condition): string {
  const full: Full = isList(condition) ? { is: [...condition] } : condition
  const { cell, kind } = making.cell(sheet, column)
  const { is, not, filled, from, to, atLeast } = full
  const least = atLeast === undefined ? undefined : making.cell(sheet, atLeast).cell
  const operand = { cell, kind }
  return allOf([
    ...(is ? [isOneOf(making, sheet, column, is)] : []),
    ...(not ? [`NOT(${isOneOf(making, sheet, column, not)})`] : []),
    ...(filled === undefined ? [] : [`${cell}${filled ? '<>' : '='}""`]),
    ...(from === undefined ? [] : [inOrder(making, sheet, from, operand, 'from')]),
    ...(to === undefined ? [] : [inOrder(making, sheet, to, operand, 'to')]),
    ...(least === undefined ? [] : [`IF(COUNT(${cell},${least})=2,${cell}>=${least},FALSE)`]),
  ])
}

/** By id or label. */
function isOneOf(
  { cell: cellOf, beside }: Making,
  sheet: string,
  column: string,
  values: readonly (string | number)[],
): string {
  const { cell } = cellOf(sheet, column)
  const options = beside(sheet).sheet.columns.find(({ id }) => id === column)?.options ?? []
  const written = values.flatMap((value) => {
    if (typeof value === 'number') return [String(value)]
    const { label = value } = options.find(({ id }) => id === value) ?? {}
    return [...new Set([label, value].map(keyOf))].map(quote)
  })
  return anyOf(written.map((value) => `${cell}=${value}`))
}

interface Operand {
  readonly cell: string
  readonly kind: Kind
}

type Side = 'from' | 'to'
const marks = { from: '>=', to: '<=' } as const

/** Whether a date or moment is there and on the right side of a bound. */
function inOrder(
  making: Making,
  sheet: string,
  bound: string,
  operand: Operand,
  side: Side,
): string {
  const { base, sign, length } = readBound(bound)
  const time = typeof length === 'string' ? making.contract.time(length) : length
  if (length !== undefined && !time) return 'FALSE'
  const moved: Moved = { count: sign * (time?.count ?? 0), unit: time?.unit ?? 'days' }
  if (base !== 'start' && base !== 'end')
    return beside(operand, making.cell(sheet, base), moved, side)
  const limit = serialOf(plusPeriod(making.period[base], moved.count, moved.unit))
  return `IF(ISNUMBER(${operand.cell}),${dayOf(operand)}${marks[side]}${limit},FALSE)`
}

/** By how much a bound is later than its base. */
interface Moved {
  readonly count: number
  readonly unit: Unit
}

/** Against another cell of the row. Where one of the two has no hour, days are compared. */
function beside(operand: Operand, base: Operand, moved: Moved, side: Side): string {
  const { cell } = operand
  const mark = marks[side]
  const both = `COUNT(${cell},${base.cell})=2`
  const days = `${dayOf(operand)}${mark}${limitOf(base, moved)}`
  const isExact = moved.unit === 'hours' || moved.count === 0
  if (operand.kind !== 'moment' || base.kind !== 'moment' || !isExact)
    return `IF(${both},${days},FALSE)`
  const exactly = `ROUND((${cell}-${base.cell})*1440,0)${mark}${moved.count * 60}`
  const isWhole = `OR(${cell}=INT(${cell}),${base.cell}=INT(${base.cell}))`
  return `IF(${both},IF(${isWhole},${days},${exactly}),FALSE)`
}

const dayOf = ({ cell, kind }: Operand): string => (kind === 'moment' ? `INT(${cell})` : cell)

/** The day of a bound. Hours are rounded up where the base has none. */
function limitOf(base: Operand, { count, unit }: Moved): string {
  const day = dayOf(base)
  if (unit === 'months') return `EDATE(${day},${count})`
  if (unit === 'days') return `${day}+${count}`
  const whole = `${day}+${Math.sign(count) * Math.ceil(Math.abs(count) / 24)}`
  if (base.kind !== 'moment') return whole
  return `IF(${base.cell}=${day},${whole},INT(${base.cell}+${count}/24))`
}
