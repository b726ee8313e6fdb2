// Rates numbers that somebody else counted: for systems that hold counts and no Register.

import * as z from 'zod/mini'
import { need } from '../language/arguments.ts'
import { faultsOf } from '../language/issues.ts'
import { knownKeys } from '../language/known-keys.ts'
import { failIfAny } from '../language/problems.ts'
import { grades } from '../model/clause.ts'
import { ratings } from '../model/kpi.ts'
import type { PackKpi } from '../model/pack.ts'
import type { Fault } from '../model/problems.ts'
import { civilDate, type Shape } from '../model/schema.ts'
import { exact, zero } from './exact.ts'
import type { Rated } from './result.ts'
import { silenceIsBroken } from './silence.ts'
import { rateCounts } from './verdict.ts'

/** A number that can be written with at most six decimals. */
const isPlain = (number: number): boolean => /^\d+(\.\d{1,6})?$/.test(String(number))
const amount = () => z.number().check(z.nonnegative(), z.maximum(1e12), z.refine(isPlain))
const whole = () => z.int().check(z.nonnegative(), z.maximum(1e9))

const countsSchema = z.strictObject({
  /** What was reached; in a count, the cases. */
  numerator: amount(),
  /** What was due; not in a count. */
  denominator: z.optional(amount()),
  /** Rating of the KPI with the role `hearing` in the same period. Without it nobody is known to have asked. */
  hearing: z.optional(z.enum(ratings)),
  /** What counts in favour of the value, by strength of proof. */
  proof: z.optional(z.partialRecord(z.enum(grades), amount())),
  /** Of a sample: places at which a hearing was due, those asked, and those where the request for it failed. */
  sample: z.optional(z.strictObject({ due: whole(), covered: whole(), gaps: whole() })),
  /** Rows at which somebody looked, and others, where a KPI asks for it. */
  looked: z.optional(z.strictObject({ seen: whole(), unseen: whole() })),
  /** Whether a fact is missing that nobody asked for. */
  lacking: z.optional(z.boolean()),
  /** First day of the period, for thresholds that change. */
  on: z.optional(civilDate()),
})
/** What `rate` is given. */
export type RateCounts = Shape<typeof countsSchema>

/**
 * Rates counts by the rules of the contract, as `evaluate` rates rows.
 *
 * @param kpi a KPI of a pack
 * @param input numbers of cases or people, zero or more
 * @throws HrddError with every problem: an unknown field, a part above its whole
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { rate } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const kpi = pack.kpis.find(({ id }) => id === 'KPI-TRN-01.1')
 * if (kpi) console.log(rate(kpi, { numerator: 4, denominator: 6 }).rating) // requires-improvement
 * ```
 */
export function rate(kpi: PackKpi, input: RateCounts): Rated {
  need('kpi', kpi)
  const counts = readCounts(kpi, input)
  const { hearing, on, proof = {}, sample, looked = { seen: 0, unseen: 0 } } = counts
  const numerator = exact(counts.numerator)
  return rateCounts(
    kpi,
    {
      numerator,
      denominator: counts.denominator === undefined ? numerator : exact(counts.denominator),
      proof: grades.map((grade, strength) => ({
        strength,
        weight: proof[grade] === undefined ? zero : exact(proof[grade]),
      })),
      ...looked,
      lacking: counts.lacking ?? false,
      ...(sample && { sample }),
    },
    { heard: silenceIsBroken(hearing), ...(on !== undefined && { on }) },
  )
}

function readCounts({ measure }: PackKpi, input: unknown): RateCounts {
  const outcome = z.safeParse(countsSchema, input)
  if (!outcome.success) {
    failIfAny(faultsOf(outcome.error.issues, input, (path) => knownKeys(countsSchema, path)))
    throw outcome.error
  }
  const { numerator, denominator } = outcome.data
  const faults: Fault[] = []
  if (measure.type === 'proportion' && denominator === undefined)
    faults.push({
      code: 'missing',
      path: 'denominator',
      values: { expected: '@problems.noun.number' },
    })
  if (denominator !== undefined && numerator > denominator)
    faults.push({
      code: 'more-than',
      path: 'numerator',
      values: { given: numerator, most: denominator },
    })
  failIfAny(faults)
  return outcome.data
}
