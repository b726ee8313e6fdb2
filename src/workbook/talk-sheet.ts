// The sheet of the talk, for the Buyer alone: what the review note says, from the same review.

import type { Speech } from '../language/speech.ts'
import type { Pack } from '../model/pack.ts'
import { type Review, sayAll } from '../review/index.ts'
import { cells, type SheetModel } from './sheet.ts'
import { readOnlyName } from './sheet-names.ts'

/** The talks worth having, with the questions of their KPIs. */
export function talkSheet(pack: Pack, voice: Speech, { talks, withheld }: Review): SheetModel {
  const { say } = voice
  const rows = talks.map(({ sentences, kpi: id }) => {
    const { supplier, buyer } = pack.kpis.find((kpi) => kpi.id === id)?.talk ?? {}
    return cells('told', sayAll(voice, sentences), supplier, buyer, id)
  })
  const heads = ['what', 'supplier', 'buyer', 'kpi'].map((name) => say(`workbook.talk.${name}`))
  return {
    name: readOnlyName(pack, 'talk'),
    columns: [76, 38, 38, 14].map((width) => ({ width, look: 'plain' })),
    rows: [
      cells('head', ...heads),
      ...(rows.length > 0 ? rows : [cells('told', say('review.note.talks.none'))]),
      ...(withheld.length > 0
        ? [[], cells('plain', say('review.note.withheld', { list: withheld.join(', ') }))]
        : []),
    ],
    frozen: true,
  }
}
