// Reads values back from print, and judges a value that differs: `20 days (SME: 30)` → 20, and 30 for an SME.

import { cut } from '../../language/fill.ts'
import { speech } from '../../language/speech.ts'
import type { Pack, PackParameter } from '../../model/pack.ts'
import type { ValueChange } from './comparison.ts'
import { fold } from './tokens.ts'

type Amount = number | string
type Printed = Pick<ValueChange, 'value' | 'sme'>

/** A parameter by its whole name, e.g. `REP-01.registerDays`. */
const parameterOf = ({ pairs }: Pack, name: string): PackParameter | undefined => {
  const dot = name.indexOf('.')
  const { parameters = {} } = pairs.find(({ id }) => id === name.slice(0, dot)) ?? {}
  return Object.entries(parameters).find(([key]) => key === name.slice(dot + 1))?.[1]
}

/** Whether words are written as the pack writes a value of this parameter. */
export function canBe(pack: Pack, name: string, words: string): boolean {
  const parameter = parameterOf(pack, name)
  return parameter !== undefined && readPrinted(words, parameter, pack) !== undefined
}

function readPrinted(text: string, parameter: PackParameter, { words }: Pack): Printed | undefined {
  const whole = fold(text).replace(/\s+/g, ' ').trim()
  const both = unfill(words.language?.sme, whole)
  const value = readAmount(both?.text ?? whole, parameter, words)
  if (value === undefined || !both) return value === undefined ? undefined : { value }
  const sme = readAmount(both.sme ?? '', { ...parameter, type: 'integer' }, words)
  return sme === undefined ? undefined : { value, sme }
}

function readAmount(
  text: string,
  { type, unit, of = [] }: PackParameter,
  words: Pack['words'],
): Amount | undefined {
  if (type === 'choice') return of.find((choice) => fold(choice) === text)
  const { percent, decimal = '.', thousands, ...sentences } = words.language ?? {}
  const forms: Readonly<Record<typeof type, readonly (string | undefined)[]>> = {
    integer: ['{{value}}'],
    percent: [percent, '{{value}}%', '{{value}} %'],
    period: ['one', 'other'].map((count) => sentences[`unit.${unit}.${count}`]),
  }
  const { number } = speech(words)
  for (const form of forms[type]) {
    const { value: digits = '', count = digits } = unfill(form, text) ?? {}
    const amount = Number(count.replaceAll(thousands || '\u0000', '').replace(decimal, '.'))
    // one that may mean either is not read
    if (count !== '' && (number(amount) === count || String(amount) === count)) return amount
  }
  return undefined
}

/** What fills the places of a sentence, where a text was made from it. */
function unfill(sentence = '', text: string): Readonly<Record<string, string>> | undefined {
  const pattern = cut(sentence).map((piece) =>
    typeof piece === 'string'
      ? fold(piece).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      : `(?<${piece.name}>.+?)`,
  )
  return new RegExp(`^${pattern.join('')}$`).exec(text)?.groups
}

/** A value that differs: which numbers, and whether the clause allows them. */
export function valueChange(pack: Pack, name: string, from: string, to: string): ValueChange {
  const parameter = parameterOf(pack, name)
  if (!parameter) return { name, label: name, from, to }
  const { label, min, max } = parameter
  const [before, after] = [from, to].map((text) => readPrinted(text, parameter, pack))
  const judged = after && { judged: judge(parameter, before ?? {}, after) }
  const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
  return { name, label, from, to, ...after, ...limits, ...judged }
}

function judge(
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, stricter }: PackParameter,
  before: Printed,
  { value, sme }: Printed,
): NonNullable<ValueChange['judged']> {
  // what the pack itself printed is not judged again
  const isOutside = (was: Amount | undefined, is: Amount | undefined): boolean =>
    typeof is === 'number' && is !== was && (is < min || is > max)
  if (isOutside(before.value, value) || isOutside(before.sme, sme)) return 'outside'
  if (value === undefined || sme === undefined) return 'within'
  const isStricter = stricter === 'higher' ? sme > value : stricter === 'lower' && sme < value
  return isStricter ? 'stricter' : 'within'
}
