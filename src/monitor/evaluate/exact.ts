// Rule 2: exact numbers. Decimals come in as text and leave as text; in between there are only whole-number fractions.

import Fraction from 'fraction.js'

/** An exact rational number. */
export type Exact = Fraction

/** A decimal as a report may state it: no sign, no exponent, no fraction, no grouping; at most 30 digits and 15 decimals. */
const decimal = /^\d{1,30}(?:\.\d{1,15})?$/

/** Whether a text is a decimal that a report may state. */
export const isDecimal = (text: string): boolean => decimal.test(text)

export const zero: Exact = new Fraction(0n)
export const one: Exact = new Fraction(1n)

/** A whole number. */
export const whole = (count: number | bigint): Exact => new Fraction(BigInt(count))

// the library's own parser also reads "1/2", "1.(3)", "1 1/2" and "1_000", so no text of a caller gets there
function decimalOf(sign: string, digits: string, decimals: string, exponent: number): Exact {
  const scale = decimals.length - exponent
  const count = BigInt(sign + digits + decimals)
  return scale >= 0
    ? new Fraction(count, 10n ** BigInt(scale))
    : new Fraction(count * 10n ** BigInt(-scale))
}

/** The number that a decimal text states. The text has to be a decimal. */
export function exact(text: string): Exact {
  const point = text.indexOf('.')
  return point < 0
    ? new Fraction(BigInt(text))
    : decimalOf('', text.slice(0, point), text.slice(point + 1), 0)
}

/** The decimal that a number prints as: 0.1 is one tenth, and not what the processor holds. */
export function fromNumber(number: number): Exact {
  if (Number.isSafeInteger(number)) return new Fraction(BigInt(number))
  const [, sign, digits, decimals = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number))!
  return decimalOf(sign!, digits!, decimals, Number(exponent))
}

/** Reads what `print` wrote, and plain decimals. `undefined` where it is neither. */
export function read(text: string): Exact | undefined {
  const [, sign, numerator, , denominator] =
    /^(-?)(\d{1,200}(\.\d{1,100})?)(?:\/(\d{1,200}))?$/.exec(text) ?? []
  if (numerator === undefined || (denominator !== undefined && BigInt(denominator) === 0n))
    return undefined
  const value = exact(numerator).div(
    denominator === undefined ? one : new Fraction(BigInt(denominator)),
  )
  return sign ? value.neg() : value
}

/** A fraction in lowest terms: `23/25`, or `62`. */
export const print = (value: Exact): string =>
  `${value.s * value.n}${value.d === 1n ? '' : `/${value.d}`}`

/** Half up, away from zero below it, in units of the last of so many decimals; without its sign. */
const scaledTo = (value: Exact, places: number): bigint =>
  (2n * value.n * 10n ** BigInt(places) + value.d) / (2n * value.d)

/** Rounded half up, away from zero below it, to so many decimals. */
export function rounded(value: Exact, places: number): string {
  const scaled = scaledTo(value, places)
  const digits = String(scaled).padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return value.s < 0n && scaled > 0n ? `-${text}` : text
}

/** As short as it can be said without a loss, where it is a decimal; otherwise with one decimal. For counts in sentences. */
export function plain(value: Exact): string {
  for (let places = 0; places <= 15; places++)
    if ((value.n * 10n ** BigInt(places)) % value.d === 0n) return rounded(value, places)
  return rounded(value, 1)
}

/** Whether a value reaches a threshold. */
export const reaches = (
  value: Exact,
  threshold: Exact,
  direction: 'higher' | 'lower' | 'none',
): boolean =>
  direction === 'lower' ? value.compare(threshold) <= 0 : value.compare(threshold) >= 0

/** One decimal, or as many as it takes for a missed target to look missed. */
export function shownAgainst(
  value: Exact,
  target: Exact | undefined,
  direction: 'higher' | 'lower' | 'none',
): { readonly text: string; readonly roundsToTarget: boolean } {
  const missed = target !== undefined && direction !== 'none' && !reaches(value, target, direction)
  let places = 1
  if (missed)
    while (
      reaches(
        new Fraction(value.s * scaledTo(value, places), 10n ** BigInt(places)),
        target,
        direction,
      )
    )
      places++
  return { text: rounded(value, places), roundsToTarget: places > 1 }
}

/** The square root to 20 decimals, rounded down: whole numbers only, so that every engine gives the same. */
export function squareRoot(value: Exact): Exact {
  const scale = 10n ** 20n
  const target = (value.n * scale * scale) / value.d
  if (target < 2n) return new Fraction(target, scale)
  let root = 1n << BigInt((target.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + target / root) >> 1n
    if (next >= root) return new Fraction(root, scale)
    root = next
  }
}
