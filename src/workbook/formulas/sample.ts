// A sample as hidden columns: figures from hearings, and from how many of the places where hearings were due.

import type { Query } from '../../model/query.ts'
import { here } from '../sheet.ts'
import { aliveOf } from './cells.ts'
import { fits } from './filters.ts'
import type { Field, Making } from './grid.ts'
import { allOf, flag } from './syntax.ts'

/** Columns of a sample; those of places hold 1 in the first row of each. */
export interface SampleFields {
  readonly of: Field
  readonly reached: Field
  /** Places at which people were asked. */
  readonly asked: Field
  /** Places at which a hearing was due; of these, places asked, and others where a request for it failed. */
  readonly places: Field
  readonly covered: Field
  readonly gaps: Field
}

/** Compiles a sample. `rows`: the rows of the query. */
export function sampleFields(
  making: Making,
  { sheet, sample }: Query,
  name: string,
  rows: Field,
): SampleFields {
  if (!sample) throw new RangeError(name)
  const beside = making.beside(sheet)
  const make = (title: string, formula: string): Field =>
    beside.field(`${name} ${title}`, () => formula)
  const number = making.cell(sheet, beside.sheet.columns[0]?.id ?? '').cell
  const named = making.cell(sheet, sample.place).cell
  const place = make('place', `IF(${named}<>"",${named},${number})`)
  const letter = sample.due.letter?.toLowerCase()
  const isHearing = allOf([
    `${aliveOf(beside).cell}=1`,
    ...(letter === undefined ? [] : [`LEFT(${number},1)="${letter}"`]),
    fits(making, sheet, sample.due.where),
  ])
  const hearing = make('hearing', flag(isHearing))
  const heard = make('heard', flag(`AND(${rows.cell}=1,${fits(making, sheet, sample.when)})`))
  const refused = make(
    'refused',
    flag(`AND(${rows.cell}+${hearing.cell}>0,${fits(making, sheet, sample.gap)})`),
  )
  const isSame = `(${place.range}=${place.cell})`
  const firstOf = (marked: Field): string =>
    `SUMPRODUCT(${isSame}*${marked.range}*(ROW(${place.range})<${here}))=0`
  const some = (marked: Field): string => `SUMPRODUCT(${isSame}*${marked.range})>0`
  const once = (marked: Field): string => `IF(${marked.cell}=1,${flag(firstOf(marked))},0)`
  const places = make('places', once(hearing))
  const covered = make('covered', `IF(${places.cell}=1,${flag(some(heard))},0)`)
  const sums = [sample.outOf, sample.counted].map((column) => making.cell(sheet, column).cell)
  return {
    of: make('of', `IF(${heard.cell}=1,N(${sums[0]}),0)`),
    reached: make('reached', `IF(${heard.cell}=1,N(${sums[1]}),0)`),
    asked: make('asked', once(heard)),
    places,
    covered,
    gaps: make('gaps', `IF(AND(${places.cell}=1,${covered.cell}=0),${flag(some(refused))},0)`),
  }
}
