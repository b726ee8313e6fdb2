// How a parameter prints: with its unit, and with the longer time of an SME in brackets.

import type { ParameterValue } from '../model/clause.ts'
import type { Speech } from './speech.ts'

/** What is needed to print a parameter. */
export interface Printable {
  readonly type: 'period' | 'integer' | 'percent' | 'choice'
  readonly unit?: 'hours' | 'days' | 'months'
  readonly value: ParameterValue
  readonly sme?: ParameterValue
}

/** `20 days (SME: 30)`, `34 per cent`, `10`, or the label of a choice. */
export function printParameter(
  { type, unit, value, sme }: Printable,
  { say, number }: Speech,
  label: (choice: string) => string = (choice) => choice,
): string {
  const plain = typeof value === 'number' ? number(value) : label(value)
  let text = plain
  if (type === 'period' && typeof value === 'number') {
    text = say(`language.unit.${unit ?? 'days'}`, { count: value })
  }
  if (type === 'percent') text = say('language.percent', { value: plain })
  if (sme === undefined || sme === value) return text
  return say('language.sme', { text, sme: typeof sme === 'number' ? number(sme) : label(sme) })
}
