// What the contract obliges the Buyer to hand out, as its items say.

import { type Paper, papers } from '../model/document.ts'
import type { Drafting } from './drafting.ts'
import { itemLines } from './item-lines.ts'
import { hasGoods } from './names.ts'

/** The lines of the Brand Certificate: none where no goods are bought. */
export const certificateLines = (drafting: Drafting) =>
  hasGoods(drafting) ? itemLines(drafting, 'certificate.line') : []

/** Papers that items of this pack rest on, without those that would be empty. */
export function papersOf(drafting: Drafting): readonly Paper[] {
  const { pairs, planSections, kpis } = drafting.pack
  const named = new Set(pairs.flatMap(({ hands = {} }) => Object.values(hands).flat()))
  const filled: Partial<Record<Paper, boolean>> = {
    'diligence-plan': planSections.length > 0,
    'brand-certificate': certificateLines(drafting).length > 0,
    'kpi-annex': kpis.length > 0,
  }
  return papers.filter((paper) => named.has(paper) && filled[paper] !== false)
}
