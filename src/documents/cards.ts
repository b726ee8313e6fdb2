// Single blocks of a pack: one condition, one scored question, one KPI. For cards and templates.

import type { BlockNode } from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import { conditionNode } from './condition.ts'
import { draftingOf } from './drafting.ts'
import { kpiCard } from './kpi-card.ts'
import { isScored, questionNode } from './question.ts'

/** The condition of one clause, or nothing where the pack does not hold it. */
export function conditionBlock(pack: Pack, id: string): readonly BlockNode[] {
  const drafting = draftingOf(pack)
  return pack.pairs.filter((pair) => pair.id === id).map((pair) => conditionNode(drafting, pair))
}

/** The scored question of one clause, or nothing where it is only accepted. */
export function questionBlock(pack: Pack, id: string): readonly BlockNode[] {
  const drafting = draftingOf(pack)
  return pack.pairs
    .filter(isScored)
    .filter((pair) => pair.id === id)
    .map((pair) => questionNode(drafting, pair))
}

/** One KPI, or nothing where the pack does not hold it. */
export function kpiBlock(pack: Pack, id: string): readonly BlockNode[] {
  const drafting = draftingOf(pack)
  return pack.kpis.filter((kpi) => kpi.id === id).map((kpi) => kpiCard(drafting, kpi))
}
