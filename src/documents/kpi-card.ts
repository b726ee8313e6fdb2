// One KPI as a card: why, count, thresholds, proof, trap, talk.

import type { BlockNode, ItemNode, SectionNode } from '../model/document.ts'
import type { PackKpi } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { headed, section } from './blocks.ts'
import type { Drafting } from './drafting.ts'

type Threshold = NonNullable<PackKpi['thresholds']>[number]

export function kpiCard(drafting: Drafting, kpi: PackKpi): SectionNode {
  const { text } = drafting
  const line = (name: 'why' | 'count' | 'trap'): ItemNode => part(drafting, kpi, name, kpi[name])
  const talk = part(drafting, kpi, 'talk', text('kpis.talk.text', { ...kpi.talk }))
  const rating = ratingOf(drafting, kpi)
  const children: readonly BlockNode[] = [
    line('why'),
    line('count'),
    ...(rating.length > 0
      ? [{ type: 'item' as const, id: `${kpi.id}.rating`, children: [rating.join(' ')] }]
      : []),
    line('trap'),
    talk,
  ]
  return {
    ...section(kpi.id, [`${kpi.id} ${kpi.title}`], children, 'kpi'),
    measures: [kpi.clause, ...kpi.alsoMeasures],
  }
}

const part = ({ say }: Drafting, kpi: PackKpi, name: string, words: Text): ItemNode =>
  headed(`${kpi.id}.${name}`, say(`kpis.${name}`), words)

/** Thresholds, proof from medium on, and whether the rating is published. */
function ratingOf({ say, pack, date, number }: Drafting, kpi: PackKpi): readonly string[] {
  const { thresholds = [], proof, published, direction, unit } = kpi
  const steps = thresholds.map((threshold) => {
    const key = isNought(threshold) ? 'kpis.nought' : `kpis.${direction}.${unit}`
    const { from, ...limits } = threshold
    const values = Object.entries(limits).map(([name, value]) => [name, number(value)])
    const sentence = say(key, Object.fromEntries(values))
    return from === undefined ? sentence : say('kpis.from', { date: date(from), text: sentence })
  })
  return [
    ...steps,
    ...(proof && pack.spec.tier !== 'low' ? [say('kpis.proof', { grade: proof })] : []),
    ...(published ? [say('kpis.published')] : []),
  ]
}

const isNought = ({ good, approaching, requiresImprovement }: Threshold): boolean =>
  good === 0 && approaching === 0 && requiresImprovement === 0
