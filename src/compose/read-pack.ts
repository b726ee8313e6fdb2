// Reads a stored pack. Every released format stays readable.

import { show } from '../model/issues.ts'
import type { Pack } from '../model/pack.ts'
import { HrddError, type Problem } from '../model/problems.ts'

const shape: Readonly<Record<string, 'object' | 'array' | 'string'>> = {
  spec: 'object',
  contractEnd: 'string',
  currency: 'string',
  jurisdiction: 'object',
  category: 'object',
  strategy: 'object',
  pairs: 'array',
  omitted: 'array',
  definitions: 'array',
  kpis: 'array',
  commonQuestions: 'array',
  sources: 'object',
  schemes: 'array',
  strings: 'object',
  stamp: 'object',
}
const pairShape: Readonly<Record<string, 'object' | 'array' | 'string'>> = {
  id: 'string',
  title: 'string',
  stage: 'string',
  placement: 'object',
  purpose: 'array',
  question: 'array',
  outcome: 'array',
  condition: 'array',
  consequence: 'array',
  evidence: 'array',
  forms: 'array',
  kpis: 'array',
  parameters: 'object',
}

/**
 * Reads a pack that was stored as JSON.
 *
 * @param input parsed JSON
 * @throws HrddError where it is no pack, or one of a later format
 * @example
 * ```ts
 * import { compose, readPack } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(readPack(JSON.parse(JSON.stringify(pack))).pairs.length === pack.pairs.length) // true
 * ```
 */
export function readPack(input: unknown): Pack {
  const problem = (path: string, message: string, hint: string): Problem => ({
    code: 'no-pack',
    path,
    message,
    hint,
  })
  if (kindOf(input) !== 'object')
    throw new HrddError([
      problem(
        '',
        `${show(input)} is not a pack`,
        'Hand in what compose() answered, parsed from JSON.',
      ),
    ])
  const pack = input as Record<string, unknown>
  if (pack.format !== 1)
    throw new HrddError([
      problem(
        'format',
        `format ${show(pack.format)} is not known`,
        'This version reads format 1. Update the package for a later one.',
      ),
    ])
  const problems = mismatches(pack, shape, '')
  if (Array.isArray(pack.pairs))
    pack.pairs.forEach((pair, index) =>
      problems.push(
        ...(kindOf(pair) === 'object'
          ? mismatches(pair as Record<string, unknown>, pairShape, `pairs[${index}].`)
          : [problem(`pairs[${index}]`, 'is not a pair', 'The stored pack is damaged.')]),
      ),
    )
  if (problems.length > 0) throw new HrddError(problems)
  return pack as unknown as Pack
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value

const mismatches = (
  given: Record<string, unknown>,
  expected: Readonly<Record<string, string>>,
  prefix: string,
): Problem[] =>
  Object.entries(expected).flatMap(([key, kind]) =>
    Object.hasOwn(given, key) && kindOf(given[key]) === kind
      ? []
      : [
          {
            code: 'no-pack',
            path: prefix + key,
            message: `expected ${kind === 'array' ? 'a list' : kind === 'object' ? 'a group of fields' : 'text'}, not ${show(given[key])}`,
            hint: 'The stored pack is damaged or incomplete.',
          },
        ],
  )
