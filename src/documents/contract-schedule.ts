// The schedule of the contract: what both sides sign.

import type { SectionNode } from '../model/document.ts'
import type { Pair } from '../model/pack.ts'
import { componentList, definitions, planAnnex, registerAnnex } from './annexes.ts'
import { section } from './blocks.ts'
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
  const general = part(
    'general',
    pack.pairs.filter((pair) => pair.general),
  )
  return {
    title: text('schedule.title', { tier: text(`schedule.tier.${pack.spec.tier}`) }),
    children: [
      section('sheet', text('schedule.sheet'), contractSheet(drafting)),
      ...firstDates(drafting).map(onNewPage),
      // behind the duties, as they are what most readers look for
      ...general.map((conditions): SectionNode => ({ ...onNewPage(conditions), contents: true })),
      ...part(
        'subjects',
        pack.pairs.filter((pair) => !pair.general),
      ),
      ...componentList(drafting),
      ...planAnnex(drafting),
      ...registerAnnex(drafting),
      onNewPage(definitions(drafting)),
    ],
  }
}

const onNewPage = (part: SectionNode): SectionNode => ({ ...part, page: true })
