// Reads what a caller wants from anything that was handed in: shape, types, dates, lengths.

import * as z from 'zod/mini'
import { faultsOf } from '../language/issues.ts'
import { knownKeys } from '../language/known-keys.ts'
import { failIfAny } from '../language/problems.ts'
import type { Fault } from '../model/problems.ts'
import { type ReadSpec, readSpecSchema, specSchema } from '../model/spec.ts'
import { characterFaults, copyPlain, trimTexts } from './plain-copy.ts'

export type { ReadSpec } from '../model/spec.ts'

/** A spec is read by people: what is larger is a mistake, or an attack. */
const limits = { depth: 8, entries: 20_000 }

/**
 * Checks the shape of a spec: fields, types, dates, lengths, characters. What only a catalogue can know
 * (ids, bounds) is checked when it is composed.
 *
 * @param input anything, for example parsed JSON or YAML
 * @returns the spec, as plain data of its own: `compose` takes it as it is
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
export function readSpec(input: unknown): ReadSpec {
  const { data, faults } = copyPlain(input, limits)
  // the rest of what is too large was not copied, and would only be reported as missing
  if (faults.some(({ code }) => code === 'too-many-values')) failIfAny(faults)
  const outcome = z.safeParse(readSpecSchema, trimTexts(data))
  const before = [...faults, ...characterFaults(data)]
  if (outcome.success) {
    failIfAny([...before, ...dateFaults(outcome.data)])
    return outcome.data
  }
  const shape = faultsOf(outcome.error.issues, data, (path) => knownKeys(specSchema, path))
  failIfAny([
    ...before,
    ...shape.filter(({ path }) => !before.some((fault) => fault.path === path)),
  ])
  throw outcome.error
}

const orders: readonly (readonly [earlier: DateField, later: DateField])[] = [
  ['tender.published', 'tender.deadline'],
  ['tender.published', 'tender.questions'],
  ['tender.questions', 'tender.deadline'],
  ['tender.deadline', 'contract.start'],
]
type DateField = 'tender.published' | 'tender.questions' | 'tender.deadline' | 'contract.start'

/** Dates in the order in which they come, within years that a contract can have. */
function dateFaults({ tender, contract }: z.infer<typeof specSchema>): Fault[] {
  const dates: Readonly<Record<DateField, string | undefined>> = {
    'tender.published': tender?.published,
    'tender.questions': tender?.questions,
    'tender.deadline': tender?.deadline,
    'contract.start': contract.start,
  }
  const order = orders.flatMap(([earlier, later]): Fault[] => {
    const [first, second] = [dates[earlier], dates[later]]
    if (first === undefined || second === undefined || first < second) return []
    return [{ code: 'date-order', path: later, values: { date: second, other: earlier, first } }]
  })
  const years = Object.entries(dates).flatMap(([path, date]): Fault[] =>
    date === undefined || (date >= '2000' && date < '2200')
      ? []
      : [{ code: 'far-date', path, values: { date } }],
  )
  return [...order, ...years]
}
