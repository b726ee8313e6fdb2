// Says in words why each clause stands where it stands.

import type { Placement } from '../model/pack.ts'
import type { Places, Reason } from './place-clauses.ts'
import type { Purchase } from './purchase.ts'
import type { Selected } from './selected.ts'

/** Placement of every clause of the pack, by id. */
export type Placements = Readonly<Record<string, Placement>>

/** Places with the words of their reasons. */
export const writePlacements = (
  places: Places,
  selected: readonly Selected[],
  purchase: Purchase,
): Placements =>
  Object.fromEntries(
    selected.flatMap((entry): [string, Placement][] => {
      const place = places[entry.clause.id]
      if (!place) return []
      const reasons = place.reasons.map((reason) => writeReason(reason, entry, purchase))
      return [[entry.clause.id, { ...place, reasons }]]
    }),
  )

function writeReason(
  reason: Reason,
  { wording }: Selected,
  { law, strategy, voice }: Purchase,
): Placement['reasons'][number] {
  const { step } = reason
  if ('key' in reason) return { step, text: wording.words[reason.key] ?? reason.key }
  if (reason.step === 'spec') return reason
  if (reason.step === 'strategy')
    return { step, text: voice.say(`choices.strategy.${strategy.id}.reason`) }
  const { reason: text, source } = law.stages[reason.stage]
  return { step, text, source }
}
