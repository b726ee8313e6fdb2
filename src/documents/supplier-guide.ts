// What the contract asks of each supplier type: one page with dates, then each condition in plain words.

import { type SupplierType, supplierKey } from '../model/audience.ts'
import type { BlockNode, SectionNode } from '../model/document.ts'
import type { Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { headed, paragraph, ref, section } from './blocks.ts'
import { type Drafting, joined } from './drafting.ts'
import type { Body, Kind } from './kind.ts'
import { audienceName, brandName, itemRef } from './names.ts'
import { guideDates, guideEvents } from './supplier-dates.ts'
import { printedFor } from './winner.ts'

export const supplierGuide = {
  kind: 'supplier-guide',
  readership: 'supplier',
  draft: write,
} as const satisfies Kind

/** A supplier type of which nothing is open. */
type ExactType = Required<SupplierType>

function write(drafting: Drafting): Body {
  const { pack, text, supplier } = drafting
  const { roles, sizes } = pack.spec.bidders
  const types = roles
    .flatMap((role) => sizes.map((size): ExactType => ({ role, size })))
    .filter(
      ({ role, size }) => (supplier.role ?? role) === role && (supplier.size ?? size) === size,
    )
  const conditions = section(
    'conditions',
    text('guide.conditions'),
    pack.pairs.flatMap((pair) => inPlainWords(drafting, pair)),
  )
  return {
    title: text('guide.title'),
    children: [
      paragraph(text('guide.intro')),
      ...types.map((type): SectionNode => ({ ...page(drafting, type), page: true })),
      { ...conditions, page: true },
    ],
  }
}

/** One page for one supplier type. */
function page(drafting: Drafting, type: ExactType): SectionNode {
  const { text, say } = drafting
  const supplier = say(`furniture.type.${supplierKey(type)}`, { brand: brandName(drafting) })
  return section(supplierKey(type), text('guide.page', { supplier }), [
    ...guideDates(drafting, type),
    ...guideEvents(drafting, type),
    paragraph([...cost(drafting, type), ...help(drafting)]),
    ...missed(drafting, type),
  ])
}

/** Hours, and the most that remedy may cost. */
function cost({ pack, text }: Drafting, type: ExactType): Text {
  const hours = pack.pairs.reduce((sum, { effort }) => sum + effort.supplier[type.role], 0)
  const { remedy } = pack.roles.clauses
  const cap = printedFor(pack, pack.roles.parameters['yearly-cap'], type)
  return [
    ...text('guide.cost', { hours: Math.round(hours) }),
    ...(remedy && cap ? [' ', ...text('guide.cost.cap', { cap, clause: [ref(remedy)] })] : []),
  ]
}

/** What the supplier may expect of the Buyer. */
function help({ pack, text }: Drafting): Text {
  const { buyer } = pack.roles.clauses
  return buyer === undefined ? [] : [' ', ...text('guide.buyer', { clause: [ref(buyer)] })]
}

/** What follows where something is missed, with the least time and the most money. */
function missed({ pack, text }: Drafting, type: ExactType): readonly BlockNode[] {
  const { ladder: clause } = pack.roles.clauses
  if (clause === undefined) return []
  const steps = pack.pairs.find(({ id }) => id === clause)?.ladder?.steps ?? []
  const printed = (name: 'cure' | 'percent'): string | undefined =>
    printedFor(pack, `${clause}.${steps.find((step) => step[name])?.[name]}`, type)
  const values = { cure: printed('cure') ?? '', percent: printed('percent') ?? '' }
  const isWhole = Object.values(values).every(Boolean)
  return [
    paragraph(
      text(isWhole ? 'guide.ladder' : 'guide.ladder.plain', { ...values, clause: [ref(clause)] }),
    ),
  ]
}

/** A condition in plain words: for all, then for one audience with the items that bind it alone. Nothing where it has no words for the reader. */
function inPlainWords(drafting: Drafting, pair: Pair): readonly SectionNode[] {
  const title: Text = [ref(pair.id), ` ${pair.title}`]
  const words = [
    ...pair.guidance.supplier.map((each) => paragraph(each)),
    ...suppliers.filter(drafting.stands).flatMap((audience) => forOne(drafting, pair, audience)),
  ]
  return words.length === 0 ? [] : [section(`${pair.id}.guide`, title, words)]
}

const suppliers = ['reseller', 'brand', 'sme', 'large'] as const

function forOne(
  drafting: Drafting,
  { id, condition, guidance }: Pair,
  audience: (typeof suppliers)[number],
): readonly BlockNode[] {
  const items = condition.filter((part) => part.audience === audience).flatMap((part) => part.items)
  const refs = items.map((item): Text => [itemRef(id, item)])
  const words = [
    ...((audience === 'reseller' || audience === 'brand') && guidance[audience]
      ? guidance[audience]
      : []),
    ...(refs.length > 0 ? [drafting.text('guide.own', { items: joined(refs, ', ') })] : []),
  ]
  if (words.length === 0) return []
  return [headed(`${id}.guide.${audience}`, audienceName(drafting, audience), joined(words, ' '))]
}
