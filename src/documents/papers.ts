// What the contract obliges the Buyer to hand out, as its items say.

import { type Paper, papers } from '../model/document.ts'
import type { Drafting } from './drafting.ts'
import { itemLines } from './item-lines.ts'
import { hasGoods } from './names.ts'

/** The lines of the Brand Certificate: none where no goods are bought. */
export const certificateLines = (drafting: Drafting) =>
  hasGoods(drafting) ? itemLines(drafting, 'certificate.line') : []

/** Whether a paper has something to say in this pack. */
export function isFilled(drafting: Drafting, paper: Paper): boolean {
  const { planSections, kpis } = drafting.pack
  const filled: Partial<Record<Paper, boolean>> = {
    'diligence-plan': planSections.length > 0,
    'brand-certificate': certificateLines(drafting).length > 0,
    'kpi-annex': kpis.length > 0,
  }
  return filled[paper] !== false
}

/** Papers that items of this pack rest on, without those that would be empty. */
export function papersOf(drafting: Drafting): readonly Paper[] {
  const named = new Set(
    drafting.pack.pairs.flatMap(({ hands = {} }) => Object.values(hands).flat()),
  )
  return papers.filter((paper) => named.has(paper) && isFilled(drafting, paper))
}
