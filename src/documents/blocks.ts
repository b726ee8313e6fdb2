// Single blocks of a pack: one condition, one clause's questions, one KPI. For cards and templates.

import type { BlockNode } from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import { condition } from './contract-schedule.ts'
import { kpiSection } from './kpi-tables.ts'
import { type Drafting, groups } from './parts.ts'
import { speaker } from './say.ts'
import { question } from './tender-questions.ts'

const drafting = (pack: Pack): Drafting => ({ pack, say: speaker(pack), supplier: {} })
const pairOf = (pack: Pack, id: string) => pack.pairs.find((pair) => pair.id === id)!

/** The condition of one clause. */
export const conditionBlock = (pack: Pack, id: string): BlockNode =>
  condition(drafting(pack), pairOf(pack, id))

/** What the tender asks about one clause: the acceptance, and the scored question where there is one. */
export function questionBlocks(pack: Pack, id: string): BlockNode[] {
  const own = drafting(pack)
  const pair = pairOf(pack, id)
  const gates = pair.question
    .map((part) => ({ ...part, items: part.items.filter((item) => item.gate) }))
    .filter((part) => part.items.length > 0)
  return [
    ...groups(own, id, gates, () => undefined, 'q.'),
    ...(pair.placement.tender === 'score' ? [question(own, pair)] : []),
  ]
}

/** One KPI. */
export const kpiBlock = (pack: Pack, id: string): BlockNode =>
  kpiSection(drafting(pack), pack.kpis.find((kpi) => kpi.id === id)!)
