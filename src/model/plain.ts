// Reads anything as plain data: what a caller hands in may be hostile.

import type { Problem } from './problems.ts'

const forbiddenKeys = ['__proto__', 'constructor', 'prototype']
// C0 and C1 controls, and the marks that turn the direction of text around
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** A copy of what a caller handed in: without prototypes, getters or hostile keys, so that nothing but data gets further. */
export function plainCopy(input: unknown, path: string, problems: Problem[], depth = 0): unknown {
  const at = (key: string | number) =>
    typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${key}` : key
  if (typeof input === 'string') {
    const found = unsafe.exec(input) ?? loneSurrogate.exec(input)
    if (found)
      problems.push({
        code: 'bad-character',
        path,
        message: `holds a character that cannot be printed (U+${found[0]!.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')})`,
        hint: 'Remove line breaks, control characters and marks that turn the direction of text.',
      })
    // spaces around a text mean nothing, and some formats give them a meaning
    return input.trim()
  }
  if (typeof input !== 'object' || input === null) return input
  if (depth > 6) {
    problems.push({
      code: 'too-deep',
      path,
      message: 'is nested too deep',
      hint: 'An input has at most six levels.',
    })
    return null
  }
  if (Array.isArray(input) && input.length > 1000) {
    problems.push({
      code: 'too-big',
      path,
      message: `is a list of ${input.length} entries`,
      hint: 'A list has at most 1000 entries.',
    })
    return []
  }
  if (Array.isArray(input))
    return input.map((item, index) => plainCopy(item, at(index), problems, depth + 1))
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(input)) {
    if (forbiddenKeys.includes(key))
      problems.push({
        code: 'unknown-field',
        path: at(key),
        message: `unknown field "${key}"`,
        hint: 'Remove it.',
      })
    else out[key] = plainCopy((input as Record<string, unknown>)[key], at(key), problems, depth + 1)
  }
  return out
}
