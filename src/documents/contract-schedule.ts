// The schedule of the contract: what both sides sign.

import type { Pair } from '../model/pack.ts'
import { componentList, definitions, registerAnnex } from './annexes.ts'
import { paragraph, section } from './blocks.ts'
import { conditionNode } from './condition.ts'
import { contractSheet } from './contract-sheet.ts'
import { firstDates } from './dates.ts'
import type { Drafting } from './drafting.ts'
import type { Body, Kind } from './kind.ts'

export const contractSchedule = {
  kind: 'contract-schedule',
  readership: 'publish',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { pack, text } = drafting
  const part = (id: string, pairs: readonly Pair[]) =>
    pairs.length === 0
      ? []
      : [
          section(
            id,
            text(`schedule.${id}`),
            pairs.map((pair) => conditionNode(drafting, pair)),
          ),
        ]
  return {
    title: text('schedule.title', { tier: text(`schedule.tier.${pack.spec.tier}`) }),
    children: [
      section('sheet', text('schedule.sheet'), contractSheet(drafting)),
      ...firstDates(drafting),
      ...part(
        'general',
        pack.pairs.filter(({ general }) => general),
      ),
      ...part(
        'subjects',
        pack.pairs.filter(({ general }) => !general),
      ),
      ...componentList(drafting),
      ...registerAnnex(drafting),
      definitions(drafting),
      section('review', text('schedule.review'), [paragraph(legalReview(drafting))]),
    ],
  }
}

/** Which conditions a lawyer has read for this law. */
function legalReview({ pack, text, list }: Drafting) {
  const { id: jurisdiction, title: law } = pack.jurisdiction
  const reviewed = pack.pairs.filter((pair) =>
    pair.reviewed.some((review) => review.jurisdiction === jurisdiction),
  )
  if (reviewed.length === 0) return text('schedule.review.none', { law })
  if (reviewed.length === pack.pairs.length) return text('schedule.review.all', { law })
  return text('schedule.review.some', { law, list: list(reviewed.map(({ id }) => id)) })
}
