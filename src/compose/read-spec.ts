// Reads what a caller wants from anything that was handed in: shape, types, dates, lengths.

import * as z from 'zod/mini'
import { isOther, refuse } from '../language/arguments.ts'
import { faultsOf } from '../language/issues.ts'
import { knownKeys } from '../language/known-keys.ts'
import { failIfAny } from '../language/problems.ts'
import type { Fault } from '../model/problems.ts'
import { type ReadSpec, readSpecSchema, specSchema } from '../model/spec.ts'
import { mendSpec } from './mend-spec.ts'
import { characterFaults, copyPlain, tidy } from './plain-copy.ts'

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
  const { spec, faults } = examineSpec(input)
  failIfAny(faults)
  return spec ?? refuse('spec', input)
}

/** A spec as far as it can be read. */
export interface SpecExamination {
  /** The spec, with stand-ins where something is wrong; nothing where that is too much. */
  readonly spec?: ReadSpec
  /** What is wrong with its shape. */
  readonly faults: readonly Fault[]
  /** Whether what a catalogue says of it does not follow from a stand-in. */
  stands(fault: Fault): boolean
}

/**
 * Reads a spec, whatever is wrong with it, so that a catalogue can be asked about the rest.
 * @throws HrddError where it is no spec at all, or far too large for one
 */
export function examineSpec(input: unknown): SpecExamination {
  const { data: copied, faults: unread } = copyPlain(input, limits)
  // the rest of what is too large was not copied, and would only be reported as missing
  if (unread.some(({ code, path }) => code === 'too-many-values' || path === '')) failIfAny(unread)
  if (!isFields(copied) || isOther('spec', input)) refuse('spec', input)
  const data = withoutSchema(tidy(copied))
  const outcome = z.safeParse(readSpecSchema, data)
  const before = [...unread, ...characterFaults(data)]
  if (outcome.success) {
    const faults = [...before, ...dateFaults(outcome.data)]
    return { spec: outcome.data, faults, stands: () => true }
  }
  const { issues } = outcome.error
  const isNew = ({ path }: Fault): boolean => !before.some((fault) => fault.path === path)
  const shape = faultsOf(issues, data, (path) => knownKeys(specSchema, path)).filter(isNew)
  const mended = mendSpec(data, issues)
  if (!mended) return { faults: [...before, ...shape], stands: () => true }
  const dates = dateFaults(mended.spec).filter(mended.stands)
  return { ...mended, faults: [...before, ...shape, ...dates] }
}

const isFields = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && !Array.isArray(data)

/** An editor finds the schema of a spec by this field. */
function withoutSchema(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== '$schema'))
}

const orders: readonly (readonly [earlier: DateField, later: DateField])[] = [
  ['tender.published', 'tender.deadline'],
  ['tender.published', 'tender.questions'],
  ['tender.questions', 'tender.deadline'],
  ['tender.deadline', 'contract.start'],
]
type DateField = 'tender.published' | 'tender.questions' | 'tender.deadline' | 'contract.start'

/** Dates in the order in which they come, within years that a contract can have. */
function dateFaults({ tender, contract }: Pick<ReadSpec, 'tender' | 'contract'>): Fault[] {
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
