// How an audience is called in a procedure: whoever controls the making of goods is the brand, of services the performer.

import type { Speech } from '../language/speech.ts'
import type { Audience, PlainKind } from '../model/audience.ts'

/**
 * The run-in heading of items for one audience, e.g. `Brand`; empty for all.
 * @param audience whom the items bind
 * @param kinds what is bought
 * @param voice with the words `schedule.audience.<audience>`, or `.<kind>` after it where they differ by kind
 */
export function audienceLabel(
  audience: Audience,
  kinds: readonly PlainKind[],
  { say, has }: Pick<Speech, 'say' | 'has'>,
): string {
  if (audience === 'all') return ''
  const key = `schedule.audience.${audience}`
  const [kind = 'goods'] = kinds
  const ofKind = `${key}.${kinds.length > 1 ? 'mixed' : kind}`
  return say(has(ofKind) ? ofKind : key)
}
