// The clauses that were chosen, with their words.

import { inLanguage } from '../model/catalogue.ts'
import type { Clause, ClauseWording } from '../model/clause.ts'
import type { Purchase } from './purchase.ts'
import type { ChosenClause } from './select-clauses.ts'

/** A clause of the pack. */
export interface Selected extends Pick<ChosenClause, 'tier'> {
  readonly clause: Clause
  readonly wording: ClauseWording
  /** Why it is in the pack where the set alone would not select it. */
  readonly because?: string
}

/** Clauses with their words in the language of the pack. */
export const withWords = (
  chosen: readonly ChosenClause[],
  { catalogue, spec, voice }: Purchase,
): Selected[] =>
  chosen.flatMap(({ clause: { id, revision }, tier, because }): Selected | [] => {
    const current = catalogue.clauses[id]
    const clause =
      current?.revision === revision
        ? current
        : catalogue.archive.clauses.find((entry) => entry.id === id && entry.revision === revision)
    if (!clause) return []
    const wording = inLanguage(clause.wording, spec.language)
    if (!because) return { clause, wording, tier }
    const reason = 'by' in because ? voice.say('choices.because.referred', because) : because.reason
    return { clause, wording, tier, because: reason }
  })
