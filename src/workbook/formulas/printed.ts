// A value as it prints, as a formula: no function of it depends on the country of the program.

import { cut } from '../../language/fill.ts'
import type { Speech } from '../../language/speech.ts'
import { fewestCases } from '../../measure/rules.ts'
import type { Pack, PackKpi } from '../../model/pack.ts'
import { listOf } from '../../model/query.ts'
import { quote } from './syntax.ts'
import type { Sums } from './verdict.ts'

/** The numbers of a value in words, from its sums. `limits`: its thresholds. */
export function writtenOf(
  { unit, direction }: PackKpi,
  { reached, of }: Sums,
  limits: readonly number[],
  voice: Speech,
): Pick<Sums, 'percent' | 'numerator' | 'denominator'> {
  const isCount = unit === 'count'
  return {
    percent: isCount ? '""' : `IF(${of}>0,${percent(direction, reached, of, limits, voice)},"")`,
    numerator: grouped(reached, voice),
    denominator: isCount ? '""' : grouped(of, voice),
  }
}

/** The value as it prints. `of`: the cell that says of how many. */
export function printedValue(
  { words }: Pack,
  { unit, measure }: PackKpi,
  { percent: value, numerator, denominator, asked, places }: Sums,
  of: string,
): string {
  const filled = (name: string, values: Readonly<Record<string, string>>): string =>
    cut(words.trace?.[name] ?? '')
      .map((piece) => (typeof piece === 'string' ? quote(piece) : (values[piece.name] ?? '""')))
      .join('&')
  if (unit === 'count') return numerator
  const shares = { numerator, denominator }
  const text = `IF(${of}<${fewestCases},${filled('few', shares)},${filled('value', { ...shares, value })})`
  const isSample = listOf(measure.rows).some(({ sample }) => sample)
  return isSample ? filled('at-places', { text, places: asked, due: places }) : text
}

const grouped = (number: string, { number: print }: Speech): string => {
  const mark = print('1000').slice(1, -3)
  if (mark === '') return `${number}&""`
  return `IF(${number}<1000,${number}&"",INT(${number}/1000)&${quote(mark)}&RIGHT("00"&MOD(${number},1000),3))`
}

/** Per cent rounded half up to one decimal, or to as many as a missed threshold needs to look missed. */
function percent(
  direction: PackKpi['direction'],
  reached: string,
  of: string,
  limits: readonly number[],
  { number: print }: Speech,
): string {
  const mark = quote(print('0.5').slice(1, -1))
  const written = (places: number): string => {
    const scale = 10 ** places
    const scaled = `INT((${200 * scale}*${reached}+${of})/(2*${of}))`
    return `INT(${scaled}/${scale})&${mark}&RIGHT("${'0'.repeat(places)}"&MOD(${scaled},${scale}),${places})`
  }
  // how far each missed threshold is away, in per cent times `of`
  const misleads = (places: number): string =>
    `OR(${limits
      .map((limit) =>
        direction === 'lower'
          ? `AND(100*${reached}>${limit}*${of},(100*${reached}-${limit}*${of})*${2 * 10 ** places}<${of})`
          : `AND(100*${reached}<${limit}*${of},(${limit}*${of}-100*${reached})*${2 * 10 ** places}<=${of})`,
      )
      .join(',')})`
  if (limits.length === 0) return written(1)
  return `IF(${misleads(1)},IF(${misleads(2)},${written(3)},${written(2)}),${written(1)})`
}
