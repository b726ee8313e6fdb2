// How results are measured: the rules once, then a card for each KPI.

import type { ItemNode } from '../model/document.ts'
import { paragraph, section } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import type { Body, Kind } from './kind.ts'
import { kpiCard } from './kpi-card.ts'

export const kpiAnnex = {
  kind: 'kpi-annex',
  readership: 'publish',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { pack, text } = drafting
  const title = text('kpis.title')
  if (pack.kpis.length === 0) return { title, children: [paragraph(text('kpis.none'))] }
  const dialogue = pack.spec.kpis.mode === 'dialogue'
  return {
    title,
    children: [
      ...(dialogue ? [paragraph(text('kpis.dialogue'))] : []),
      section(
        'rules',
        text('kpis.rules'),
        rules(drafting, dialogue ? 'kpis.dialogue.rule' : 'kpis.rule'),
      ),
      section(
        'cards',
        text('kpis.cards'),
        pack.kpis.map((kpi) => kpiCard(drafting, kpi)),
      ),
    ],
  }
}

/** The rating rules, one after the other. */
function rules({ has, text, pack }: Drafting, key: string): readonly ItemNode[] {
  const hearing = pack.kpis.find(({ role }) => role === 'hearing')?.id
  const items: ItemNode[] = []
  for (let number = 1; has(`${key}.${number}`); number++) {
    const unheard = `${key}.${number}.unheard`
    const sentence = hearing === undefined && has(unheard) ? unheard : `${key}.${number}`
    const children = text(sentence, { hearing: hearing ?? '' })
    items.push({ type: 'item', id: `rule.${number}`, number: `${number}.`, children })
  }
  return items
}
