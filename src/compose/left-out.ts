// Which clauses of the tier a pack does without, and why.

import { inLanguage } from '../model/catalogue.ts'
import type { Purchase } from './purchase.ts'
import { authorityReason, type ChosenClause, isCandidate } from './select-clauses.ts'

/** Clauses of the tier that are not in the pack, each with the reason of buyer, authority, kind or set. */
export function leftOut(
  purchase: Purchase,
  chosen: readonly ChosenClause[],
): { id: string; title: string; reason: string }[] {
  const { index, spec, voice, clauseSet } = purchase
  const inPack = new Set(chosen.map(({ clause }) => clause.id))
  const { goods, services, works, listed } = clauseSet
  const ofOtherKinds = new Set([...goods, ...services, ...works, ...listed])
  const reasonOf = (id: string): string =>
    spec.omit?.[id] ??
    authorityReason(id, purchase) ??
    voice.say(ofOtherKinds.has(id) ? 'choices.because.kind' : `choices.set.${clauseSet.id}.why`)
  return Object.values(index.clauses)
    .filter((clause) => isCandidate(clause, purchase) && !inPack.has(clause.id))
    .map(({ id, titles }) => ({
      id,
      title: inLanguage(titles, spec.language),
      reason: reasonOf(id),
    }))
}
