// Exact numbers: fractions of whole numbers until something is printed. A value is compared as it is, never as it prints.

import Fraction from 'fraction.js'

/** An exact rational number. */
export type Exact = Fraction

/** The number that a decimal prints as: 0.1 is one tenth, and not what the processor holds. */
export const exact = (number: number): Exact =>
  Number.isSafeInteger(number) ? new Fraction(BigInt(number)) : new Fraction(String(number))

export const zero: Exact = exact(0)
export const one: Exact = exact(1)

/** All of them together. */
export function sum(numbers: readonly Exact[]): Exact {
  // people and rows are whole: they need no common denominator
  let whole = 0n
  let parts = zero
  for (const number of numbers)
    if (number.d === 1n) whole += number.s * number.n
    else parts = parts.add(number)
  return parts.add(whole)
}

/** The lower of two. */
export const lower = (a: Exact, b: Exact): Exact => (a.compare(b) <= 0 ? a : b)

/** Not below zero. */
export const atLeastZero = (number: Exact): Exact => (number.s < 0n ? zero : number)

/** A part in per cent of its whole, which is not zero. */
export const percent = (part: Exact, whole: Exact): Exact => part.mul(100).div(whole)

/** A number for whoever does not need it exact. */
export const plain = (number: Exact): number => number.valueOf()

/** Half up, in units of the last of so many decimals. Nothing that is counted is negative. */
const scaled = ({ n, d }: Exact, places: number): bigint =>
  (2n * n * 10n ** BigInt(places) + d) / (2n * d)

/** Rounded half up to so many decimals, with a point. */
export function rounded(value: Exact, places: number): string {
  const digits = String(scaled(value, places)).padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** Whether a value reaches a threshold. */
export const reaches = (value: Exact, threshold: Exact, direction: 'higher' | 'lower'): boolean => {
  const order = value.compare(threshold)
  return direction === 'lower' ? order <= 0 : order >= 0
}

/** One decimal, or as many as it takes for a missed threshold to look missed. */
export function roundedAgainst(
  value: Exact,
  thresholds: readonly Exact[],
  direction: 'higher' | 'lower',
): { readonly text: string; readonly exactly: boolean } {
  const missed = thresholds.filter((threshold) => !reaches(value, threshold, direction))
  let places = 1
  const looksReached = () => {
    const printed = new Fraction(scaled(value, places), 10n ** BigInt(places))
    return missed.some((threshold) => reaches(printed, threshold, direction))
  }
  while (looksReached()) places += 1
  return { text: rounded(value, places), exactly: places > 1 }
}
