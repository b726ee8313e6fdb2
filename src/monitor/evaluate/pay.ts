// Pay against a benchmark: the two figures that a pay KPI counts, from the pay of each worker or group.

import type { Problem } from '../../model/problems.ts'
import { throwIfAny } from '../../model/problems.ts'
import { exact, isDecimal, plain, whole, zero } from './exact.ts'

/** Pay of several people against what a decent living costs. All are decimals as text. */
export interface PayGap {
  /** How many reach the benchmark. */
  readonly reached: string
  readonly of: string
  /** What is missing, summed over those below it; those above it make up for nobody. */
  readonly gap: string
  /** What all would have at the benchmark. */
  readonly needed: string
}

/**
 * Counts who reaches a benchmark and what is missing to it.
 *
 * @param benchmark decimal in the currency and time of the pay
 * @param pays decimals, one for each person
 * @throws HrddError where one of them is no decimal
 * @example
 * ```ts
 * import { payGap } from 'hrdd-clauses/monitor'
 * const { reached, of, gap, needed } = payGap('500', ['420', '480', '510', '500', '450'])
 * console.log(`${reached} of ${of}, ${gap} of ${needed}`) // 2 of 5, 150 of 2500
 * ```
 */
export function payGap(benchmark: string, pays: readonly string[]): PayGap {
  const wrong = (text: string, path: string): Problem[] =>
    isDecimal(text)
      ? []
      : [
          {
            code: 'bad-number',
            path,
            message: `"${text}" is not a number of zero or more`,
            hint: 'Write a decimal as text, for example "420.50".',
          },
        ]
  throwIfAny([
    ...wrong(benchmark, 'benchmark'),
    ...pays.flatMap((pay, index) => wrong(pay, `pays[${index}]`)),
  ])
  const needed = exact(benchmark)
  const missing = pays
    .map((pay) => needed.sub(exact(pay)))
    .map((gap) => (gap.compare(zero) > 0 ? gap : zero))
  return {
    reached: String(missing.filter((gap) => gap.n === 0n).length),
    of: String(pays.length),
    gap: plain(missing.reduce((sum, gap) => sum.add(gap), zero)),
    needed: plain(needed.mul(whole(pays.length))),
  }
}
