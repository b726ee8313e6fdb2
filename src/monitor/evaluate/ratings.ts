// The four ratings that can be compared, and what they are called.

import type { Rating } from '../../model/observation.ts'

/** A rating that stands in an order. */
export type Ranked = 'good' | 'approaching' | 'requires-improvement' | 'inadequate'

const order: readonly Ranked[] = ['inadequate', 'requires-improvement', 'approaching', 'good']

export const isRanked = (rating: Rating | undefined): rating is Ranked =>
  order.includes(rating as Ranked)

/** 0 for inadequate to 3 for good. */
export const rank = (rating: Ranked): number => order.indexOf(rating)

/** The lower of two ratings. */
export const lower = (a: Ranked, b: Ranked): Ranked => (rank(a) <= rank(b) ? a : b)

/** One rating better, at most good. */
export const oneAbove = (rating: Ranked): Ranked => order[Math.min(rank(rating) + 1, 3)]!

/** A rating in words. */
export const ratingWords: Readonly<Record<Rating, string>> = {
  good: 'good',
  approaching: 'approaching target',
  'requires-improvement': 'requires improvement',
  inadequate: 'inadequate',
  other: 'other',
  pending: 'pending',
  'not-due': 'not due',
  'not-applicable': 'not applicable',
  'no-data': 'no data',
  invalid: 'invalid',
  unrated: 'unrated',
}
