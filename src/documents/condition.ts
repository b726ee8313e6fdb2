// One condition as it stands in the contract: outcome, items with whom they bind, exceptions, proof.

import type { BlockNode, ClauseNode, ItemNode } from '../model/document.ts'
import type { PackItem, PackPart, Pair } from '../model/pack.ts'
import { headed } from './blocks.ts'
import { type Drafting, joined } from './drafting.ts'
import { audienceName } from './names.ts'
import { proofLine } from './proof.ts'

export function conditionNode(drafting: Drafting, pair: Pair): ClauseNode {
  const { say } = drafting
  const { id, revision, title, outcome, condition, exceptions } = pair
  const children: readonly BlockNode[] = [
    ...(outcome
      ? [{ ...headed(`${id}.outcome`, say('schedule.outcome'), outcome), role: 'outcome' as const }]
      : []),
    ...condition
      .filter(({ audience }) => drafting.stands(audience))
      .map((part) => ({
        type: 'group' as const,
        audience: part.audience,
        children: part.items.map((item) => itemNode(drafting, id, part, item)),
      })),
    ...(exceptions.length > 0
      ? [headed(`${id}.exceptions`, say('schedule.exceptions'), joined(exceptions, ' '))]
      : []),
    ...proofLine(drafting, pair),
  ]
  return { type: 'clause', id, revision, role: 'condition', title: [title], children }
}

function itemNode(
  drafting: Drafting,
  clause: string,
  { audience }: PackPart,
  item: PackItem,
): ItemNode {
  const heading = headingOf(drafting, audience, item.heading)
  return {
    type: 'item',
    id: `${clause}.${item.anchor}`,
    number: `${item.number}.`,
    ...(heading && { heading }),
    children: item.text,
    ...(item.items && { items: item.items }),
  }
}

/** `Sites`, `Reseller`, or both: `Reseller, answers`. */
function headingOf(
  drafting: Drafting,
  audience: PackPart['audience'],
  heading?: string,
): string | undefined {
  if (audience === 'all') return heading
  const name = audienceName(drafting, audience)
  return heading ? drafting.say('schedule.run-in', { audience: name, heading }) : name
}
