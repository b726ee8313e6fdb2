// How audiences, items and periods are called in documents.

import { audienceLabel } from '../compose/audience-label.ts'
import { type Audience, kindsOf, type PlainKind } from '../model/audience.ts'
import type { PackItem, Pair } from '../model/pack.ts'
import type { RefNode, Text } from '../model/text.ts'
import { ref } from './blocks.ts'
import type { Drafting } from './drafting.ts'

/** Run-in heading of whom an item binds: `Reseller`; whoever controls the work is `Performer` where nothing is made. */
export const audienceName = (drafting: Drafting, audience: Audience): string =>
  audienceLabel(audience, kindsBought(drafting), drafting)

const kindsBought = ({ pack }: Drafting): readonly PlainKind[] => pack.kinds.flatMap(kindsOf)

/** Ending of words that differ by what is bought. */
export function kindKey(drafting: Drafting): PlainKind | 'mixed' {
  const [kind = 'goods', ...others] = kindsBought(drafting)
  return others.length > 0 ? 'mixed' : kind
}

/** Whoever controls the work, in a sentence: `Brand or Performer`. */
export const brandName = (drafting: Drafting): string =>
  drafting.say(`schedule.brand.${kindKey(drafting)}`)

/** Whether goods are bought or listed. */
export const hasGoods = ({ pack }: Drafting): boolean =>
  pack.kinds.some((kind) => kindsOf(kind).includes('goods'))

/** An item with the clause in front: `TRN-01.4`. */
export const itemRef = (clause: string, { anchor, number }: PackItem): RefNode =>
  ref(`${clause}#${anchor}`, `${clause}.${number}`)

/** References one after the other. */
export const refList = (drafting: Drafting, targets: readonly string[]): Text =>
  drafting.listed(targets.map((target) => [ref(target)]))

/** Items of a clause that stand in this copy. */
export const itemsOf = ({ stands }: Drafting, { condition }: Pair): readonly PackItem[] =>
  condition.filter(({ audience }) => stands(audience)).flatMap(({ items }) => items)
