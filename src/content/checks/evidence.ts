// Proof names items that exist, and every duty on a supplier is proved at least once.

import { type Check, placeIn, type SoundClause, soundClauses } from '../authored.ts'
import type { Report } from '../report.ts'
import { itemsOf } from './references.ts'
import { requireIds } from './unknown.ts'

export const evidence: Check = (authored) => {
  for (const sound of soundClauses(authored)) {
    const { clause, wording } = sound
    const proved = wording.wording.evidence.flatMap(({ proves }) => proves)
    const known = [...itemsOf(authored.catalogue, clause.value.id).keys()]
    for (const anchor of proved)
      requireIds(
        authored,
        'item',
        [anchor],
        known,
        placeIn(wording, `proves#${anchor}`, 'Evidence'),
      )
    if (!clause.value.general) checkProved(sound, proved, authored.report)
  }
}

/** What a role or size adds may rest on the proof of the rest; what the Buyer owes the Supplier sees for itself. */
function checkProved({ wording }: SoundClause, proved: readonly string[], report: Report): void {
  const duties = wording.wording.condition.filter(({ audience }) => audience !== 'buyer')
  for (const { audience, items } of duties)
    for (const { anchor } of items.filter((item) => !proved.includes(item.anchor))) {
      const say = audience === 'all' ? report.error : report.warn
      say('unproved', placeIn(wording, `#${anchor}`, 'Condition'), { anchor })
    }
}
