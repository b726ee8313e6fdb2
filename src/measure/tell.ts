// Results in words: a value as it prints, and the way to a rating as sentences.

import { need } from '../language/arguments.ts'
import { type Speech, speech } from '../language/speech.ts'
import type { Pack, PackColumn } from '../model/pack.ts'
import type { Values } from '../model/problems.ts'
import type { KpiResult, Rated, Step } from './result.ts'

/** What is needed to print a value. */
export type Printable = Pick<Rated, 'value' | 'numerator' | 'denominator' | 'small'> &
  Pick<KpiResult, 'withheld' | 'sample'>

/**
 * A value as it prints: `66.7 (4 of 6)`, `2 of 3` where there are fewer than five cases, `1` for a count, with the places of
 * a sample, "under ten" where it is withheld; empty where there is none.
 */
export function printValue(result: Printable, voice: Speech): string {
  if (result.withheld) return voice.say('trace.under-ten')
  const text = printFigures(result, voice)
  if (text === '' || !result.sample) return text
  return voice.say('trace.at-places', { text, ...result.sample })
}

function printFigures(
  { value, numerator = 0, denominator, small }: Printable,
  { say, number }: Speech,
): string {
  if (value === undefined) return ''
  if (denominator === undefined) return number(value)
  const shares = { numerator: number(numerator), denominator: number(denominator) }
  return small ? say('trace.few', shares) : say('trace.value', { ...shares, value: number(value) })
}

/** One step as a sentence, with dates as the language writes them. */
export const tellStep = ({ code, values }: Step, voice: Speech): string =>
  voice.say(`trace.${code}`, datesIn(values, voice))

const civil = /^\d{4}-\d\d-\d\d$/

const datesIn = (values: Values, { date }: Speech): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && civil.test(value) ? date(value) : value,
    ]),
  )

/**
 * The way to a rating, sentence by sentence, in the language of the pack.
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { evaluate, tell } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const [result] = evaluate(pack, { copies: [] }, { asOf: '2028-03-01' })
 * if (result) console.log(tell(pack, result).length > 0) // true
 * ```
 */
export function tell(pack: Pack, { trace }: Pick<Rated, 'trace'>): string[] {
  need('pack', pack)
  const voice = speech(pack.words)
  return trace.map((step) => tellStep(step, voice))
}

/** Why something did not count: the title of the column, or the words of the helper, that led to it. */
export function tellReason(
  pack: Pack,
  { sheet: id, reason }: KpiResult['leftOut'][number],
): string {
  const sheet = pack.register.find((candidate) => candidate.id === id)
  const column: PackColumn | undefined = sheet?.columns.find((candidate) => candidate.id === reason)
  return column?.title ?? speech(pack.words).say(`register.${id}.${reason}`)
}
