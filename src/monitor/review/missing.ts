// Why something is missing, and whose doing that is: read off the steps of the evaluation, so that the two never differ.

import type { Result } from '../../model/observation.ts'
import type { MissingReport, WhoseDoing } from './model.ts'

/** By the code of a step; the first that is found decides. */
const whoseByCode: readonly (readonly [code: string, whose: WhoseDoing])[] = [
  ['missing.pending', 'not-yet'],
  ['missing.requested', 'others'],
  ['missing.request-used-up', 'others'],
  ['missing.not-requested', 'supplier'],
  ['missing.within-cure', 'supplier'],
  ['missing.after-cure', 'supplier'],
  ['missing.unrated', 'supplier'],
  ['nothing.silence', 'silence'],
  ['nothing.gate-unknown', 'silence'],
]

/** What is missing in a result; undefined where a value was reported and nothing is. */
export function missingIn(
  result: Result,
  reportedBy: 'supplier' | 'buyer',
): MissingReport | undefined {
  const found = whoseByCode.find(([code]) => result.trace.some((step) => step.code === code))
  if (!found) return undefined
  const why = result.trace.filter(
    ({ code }) => code.startsWith('missing.') || code.startsWith('nothing.'),
  )
  const [, whose] = found
  return { whose: reportedBy === 'buyer' && whose === 'supplier' ? 'buyer' : whose, why }
}
