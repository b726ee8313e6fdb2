// Rows that other rows speak of: counted, summed, the first or the latest of them.

import type { Join } from '../../model/query.ts'
import { aliveOf } from './cells.ts'
import { fits } from './filters.ts'
import type { Beside, Field, Kind, Making } from './grid.ts'
import { allOf, sameCount } from './syntax.ts'

type Joins = readonly Join[]

/** What a join gives. */
export function kindOfJoin({ cell }: Making, [join]: Joins): Kind {
  if (!join || join.take === 'count' || join.take === 'sum') return 'number'
  return join.take === 'strongest' ? 'grade' : cell(join.sheet, join.of ?? '').kind
}

/** What the first join that goes for the row gives; empty where none does. */
export const joined = (making: Making, beside: Beside, name: string, joins: Joins): string =>
  joins.reduceRight<string>((otherwise, join, index) => {
    const taken = take(making, beside, `${beside.sheet.id} ${name} ${index + 1}`, join)
    return join.when
      ? `IF(${fits(making, beside.sheet.id, join.when)},${taken},${otherwise})`
      : taken
  }, '""')

function take(making: Making, { sheet }: Beside, name: string, join: Join): string {
  const key = keyOf(Object.values(join.match).map((column) => making.cell(sheet.id, column).cell))
  const [firstColumn = ''] = Object.values(join.match)
  const isKnown = `${making.cell(sheet.id, firstColumn).cell}<>""`
  const keys = keysOf(making, name, join)
  const [theirs, ours] = Object.entries(join.until ?? {})[0] ?? []
  const inTime =
    theirs !== undefined && ours !== undefined
      ? `*(${untilOf(making, name, join, theirs).range}<=N(${making.cell(sheet.id, ours).cell}))`
      : ''
  const matches = `(${keys.range}=${key})${inTime}`
  const values = valuesOf(making, name, join)
  const taken = {
    count: () => (inTime ? `SUMPRODUCT(${matches})` : sameCount(keys.range, key)),
    sum: () => `SUMPRODUCT(${matches}*${values.range})`,
    latest: () => orEmpty(`SUMPRODUCT(MAX(${matches}*${values.range}))`),
    strongest: () => `SUMPRODUCT(MAX(${matches}*${values.range}))`,
    first: () => `IFERROR(INDEX(${values.range},MATCH(${key},${keys.range},0)),"")`,
  }[join.take]()
  const nothing = join.take === 'latest' || join.take === 'first' ? '""' : '0'
  return `IF(${isKnown},${taken},${nothing})`
}

const keyOf = (cells: readonly string[]): string => cells.join('&"|"&')
const orEmpty = (number: string): string => `IF(${number}=0,"",${number})`

/** Keys of the other rows that may be taken; empty on all others. */
function keysOf(making: Making, name: string, join: Join): Field {
  const { sheet, letter, match, where, take: way, of = '' } = join
  const other = making.beside(sheet)
  return other.field(`${name} key`, () => {
    const number = making.cell(sheet, other.sheet.columns[0]?.id ?? '').cell
    const tests = [
      `${aliveOf(other).cell}=1`,
      ...(letter === undefined ? [] : [`LEFT(${number},1)="${letter.toLowerCase()}"`]),
      fits(making, sheet, where),
      ...(way === 'first' ? [`${making.cell(sheet, of).cell}<>""`] : []),
    ]
    const cells = Object.keys(match).map((column) => making.cell(sheet, column).cell)
    return `IF(${allOf(tests)},${keyOf(cells)},"")`
  })
}

/** What is taken of them: numbers, 0 where there is none; the first one as it is. */
function valuesOf(making: Making, name: string, { sheet, take: way, of = '' }: Join): Field {
  if (way === 'count') return { cell: '', range: '' }
  const { cell, range, kind } = making.cell(sheet, of)
  if (way === 'first') return { cell, range }
  const value = way === 'strongest' && kind === 'text' ? gradeOf(cell) : `N(${cell})`
  return making.beside(sheet).field(`${name} value`, () => value)
}

const untilOf = (making: Making, name: string, { sheet }: Join, column: string): Field =>
  making.beside(sheet).field(`${name} until`, () => `N(${making.cell(sheet, column).cell})`)

/** 1 for E0 to 6 for E5, with their words behind them or not; 0 where nothing stands. */
export const gradeOf = (cell: string): string =>
  `IF(LEFT(${cell},1)="e",IFERROR(VALUE(MID(${cell},2,1))+1,0),0)`
