// A value that differs: which number, for whom, and whether the clause allows it.

import type { Pack, PackParameter } from '../../../model/pack.ts'
import type { ParameterChange, Where } from './comparison.ts'
import type { Mark } from './pieces.ts'
import { type PrintedValue, readPrinted } from './printed-values.ts'

export function parameterChange(
  pack: Pack,
  clause: string,
  parameter: PackParameter | undefined,
  { name, text }: Mark,
  to: string,
  where: Where,
): ParameterChange {
  const label = parameter?.label ?? name
  const base = { type: 'parameter-changed' as const, where, name, label, from: text, to }
  const sentence = `${clause}, ${where.label}: “${label}” became “${to}”, it was “${text}”.`
  if (!parameter)
    return {
      ...base,
      values: [],
      why: `The pack has no parameter "${name}" here.`,
      reads: sentence,
    }
  const { type, unit, min, max } = parameter
  const limits = {
    ...(unit && { unit }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  }
  const before = readPrinted(text, parameter, pack)
  const after = readPrinted(to, parameter, pack)
  if (!after)
    return {
      ...base,
      values: [],
      ...limits,
      why: `“${to}” is not written as ${type === 'period' ? `a number of ${unit}` : type === 'money' ? `an amount in ${pack.currency}` : type === 'percent' ? 'a number of per cent' : type === 'date' ? 'a date YYYY-MM-DD' : 'a number'}.`,
      reads: `${sentence} It cannot be said whether that is allowed.`,
    }
  const values = differences(before, after)
  const why = whyNot(parameter, before, after)
  return {
    ...base,
    values,
    ...limits,
    within: why === undefined,
    ...(why && { why }),
    reads: why ? `${sentence} ${why}` : sentence,
  }
}

function differences(
  before: PrintedValue | undefined,
  after: PrintedValue,
): ParameterChange['values'] {
  const keys = [
    ...new Set([...Object.keys(before?.variants ?? {}), ...Object.keys(after.variants)]),
  ]
  return [
    ...(before?.value === after.value
      ? []
      : [{ ...(before && { from: before.value }), to: after.value }]),
    ...keys
      .filter((key) => before?.variants[key] !== after.variants[key])
      .map((key) => ({
        for: key,
        ...(before?.variants[key] !== undefined && { from: before.variants[key] }),
        ...(after.variants[key] !== undefined && { to: after.variants[key] }),
      })),
  ]
}

function whyNot(
  { min, max, unit, stricter }: PackParameter,
  before: PrintedValue | undefined,
  after: PrintedValue,
): string | undefined {
  const all = [['', after.value] as const, ...Object.entries(after.variants)]
  for (const [key, value] of all) {
    if (typeof value !== 'number') continue
    const whom = key === '' ? '' : ` for ${key}`
    // what the pack itself printed is not judged again
    if (value === (key === '' ? before?.value : before?.variants[key])) continue
    if ((min !== undefined && value < min) || (max !== undefined && value > max))
      return `${value}${unit ? ` ${unit}` : ''}${whom} is outside ${min ?? 0} to ${max ?? 'any'}.`
  }
  for (const [key, value] of Object.entries(after.variants)) {
    const general = after.value
    if (
      typeof value === 'number' &&
      typeof general === 'number' &&
      (stricter === 'higher' ? value > general : stricter === 'lower' ? value < general : false)
    )
      return `${value}${unit ? ` ${unit}` : ''} is stricter for ${key} than ${general} for the others; a value for some only relieves.`
  }
  return undefined
}
