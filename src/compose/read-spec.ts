// Reads what a caller wants from anything that was handed in: shape, types, dates, lengths.

import * as z from 'zod/mini'
import { problemsOf, type SchemaIssue } from '../model/issues.ts'
import { plainCopy } from '../model/plain.ts'
import { type Problem, throwIfAny } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'
import { specSchema } from '../model/spec-schema.ts'

/** The fields that a spec may have at a path, for suggestions. */
function fieldsAt(path: readonly PropertyKey[]): readonly string[] {
  let current: unknown = specSchema
  for (const key of [...path, undefined]) {
    let inner = current as
      | { def?: { innerType?: unknown; shape?: Record<string, unknown> } }
      | undefined
    while (inner?.def && !inner.def.shape && inner.def.innerType)
      inner = inner.def.innerType as typeof inner
    if (key === undefined) return Object.keys(inner?.def?.shape ?? {})
    current = inner?.def?.shape?.[String(key)]
  }
  return []
}

/**
 * Checks the shape of a spec: fields, types, dates, lengths, characters. What only a catalogue can know
 * (ids, bounds) is checked when it is composed.
 *
 * @param input anything, for example parsed JSON or YAML
 * @returns the spec, as plain data of its own
 * @throws HrddError with every problem
 * @example
 * ```ts
 * import { readSpec } from 'hrdd-clauses'
 * const spec = readSpec({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'low', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(spec.tier) // low
 * ```
 */
export function readSpec(input: unknown): Spec {
  const problems: Problem[] = []
  const safe = plainCopy(input, '', problems, 0)
  const outcome = z.safeParse(specSchema, safe)
  if (!outcome.success)
    problems.push(...problemsOf(outcome.error.issues as SchemaIssue[], safe, fieldsAt))
  else problems.push(...checkDates(outcome.data as Spec))
  throwIfAny(problems)
  return outcome.data as Spec
}

function checkDates(spec: Spec): Problem[] {
  const problems: Problem[] = []
  const { tender, contract } = spec
  if (tender && tender.deadline <= tender.published)
    problems.push({
      code: 'date-order',
      path: 'tender.deadline',
      message: `the deadline ${tender.deadline} is not after publication on ${tender.published}`,
      hint: 'Change one of the dates.',
    })
  if (tender && contract.start < tender.deadline)
    problems.push({
      code: 'date-order',
      path: 'contract.start',
      message: `the contract starts on ${contract.start}, before the tender deadline ${tender.deadline}`,
      hint: 'Change one of the dates.',
    })
  if (contract.start > '2200')
    problems.push({
      code: 'bad-date',
      path: 'contract.start',
      message: `${contract.start} is too far ahead`,
      hint: 'Choose a start before the year 2200.',
    })
  return problems
}
