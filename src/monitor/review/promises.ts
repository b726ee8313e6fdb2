// Promises of the winning tender: each that earned points, whether anyone has recorded it or not.

import type { Commitment } from '../../model/follow-up.ts'
import type { Pack, Pair } from '../../model/pack.ts'
import { daysBetween } from '../periods.ts'
import type { PromiseReview } from './model.ts'

export function promisesOf(
  pack: Pack,
  commitments: readonly Commitment[],
  asOf: string,
): PromiseReview[] {
  return pack.pairs.flatMap((pair) => {
    const scored = pair.placement.tender === 'score' ? pair.placement.scores?.condition : undefined
    const own = commitments.filter(({ clause }) => clause === pair.id)
    const named = own.map((commitment) =>
      promiseOf(pair, commitment.anchor ?? scored, commitment, asOf),
    )
    const recorded = own.some(({ anchor }) => anchor === undefined || anchor === scored)
    return scored === undefined || recorded
      ? named
      : [promiseOf(pair, scored, undefined, asOf), ...named]
  })
}

function promiseOf(
  pair: Pair,
  anchor: string | undefined,
  commitment: Commitment | undefined,
  asOf: string,
): PromiseReview {
  const item = pair.condition.flatMap(({ items }) => items).find((one) => one.anchor === anchor)
  const open =
    commitment !== undefined &&
    ['partly', 'not-delivered', 'refused-by-others'].includes(commitment.state)
  const lateDays = open && commitment.due !== undefined ? daysBetween(commitment.due, asOf) : 0
  return {
    clause: pair.id,
    number: item?.number ?? String(pair.number),
    title: item?.heading ?? pair.title,
    state: commitment?.state ?? 'unknown',
    ...(lateDays > 0 && { lateDays }),
    ...(commitment && { commitment }),
  }
}
