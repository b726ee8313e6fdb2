// Rule 17: what a sample says about all. The Wilson interval, in whole-number arithmetic, so that every engine gives the same.

import type { Flag, TraceStep } from '../../../model/observation.ts'
import type { Definition } from '../definition.ts'
import {
  type Exact,
  exact,
  fromNumber,
  one,
  plain,
  reaches,
  rounded,
  squareRoot,
  whole,
  zero,
} from '../exact.ts'
import { say } from '../trace.ts'
import type { Parts } from './05-computed.ts'
import type { Thresholds } from './10-rate.ts'

/** 97.5th percentile of the standard normal distribution, to 15 decimals. */
const z = exact('1.959963984540054')

/** Lower and upper end in per cent. The square root is exact to 20 decimals; everything else is exact. */
export function wilson({
  numerator,
  denominator,
}: Pick<Parts, 'numerator' | 'denominator'>): readonly [low: Exact, high: Exact] {
  const n = denominator
  const p = numerator.div(n)
  const zz = z.mul(z)
  const middle = p.add(zz.div(n.mul(whole(2))))
  const half = z.mul(
    squareRoot(
      p
        .mul(one.sub(p))
        .div(n)
        .add(zz.div(n.mul(n).mul(whole(4)))),
    ),
  )
  const scale = whole(100).div(one.add(zz.div(n)))
  const clamp = (value: Exact) =>
    value.compare(zero) < 0 ? zero : value.compare(whole(100)) > 0 ? whole(100) : value
  return [clamp(middle.sub(half).mul(scale)), clamp(middle.add(half).mul(scale))]
}

/** The interval of a survey, and whether its bad end lies beyond the threshold of approaching. The rating stays. */
export function intervalOf(
  { direction }: Definition,
  parts: Parts,
  bands: Thresholds | undefined,
): {
  readonly interval: readonly [string, string]
  readonly flags: readonly Flag[]
  readonly trace: readonly TraceStep[]
} {
  const [low, high] = wilson(parts)
  const interval = [rounded(low, 1), rounded(high, 1)] as const
  const range = say(17, 'interval.range', {
    denominator: plain(parts.denominator),
    low: interval[0],
    high: interval[1],
  })
  const bad = direction === 'lower' ? high : low
  if (!bands || direction === 'none' || reaches(bad, fromNumber(bands.approaching), direction))
    return { interval, flags: [], trace: [range] }
  return {
    interval,
    flags: ['uncertain'],
    trace: [
      range,
      say(17, 'interval.uncertain', {
        end: direction === 'lower' ? 'upper' : 'lower',
        approaching: String(bands.approaching),
      }),
    ],
  }
}
