// What the contract asks of each supplier type: one page with dates, then each condition in plain words.

import { type Role, type Size, type SupplierType, supplierKey } from '../model/audience.ts'
import type { BlockNode, SectionNode } from '../model/document.ts'
import type { Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { paragraph, ref, section } from './blocks.ts'
import { type Drafting, joined } from './drafting.ts'
import type { Body, Kind } from './kind.ts'
import { audienceName, brandName, itemRef } from './names.ts'
import { guideDates, guideEvents } from './supplier-dates.ts'

export const supplierGuide = {
  kind: 'supplier-guide',
  readership: 'supplier',
  draft: write,
} as const satisfies Kind

/** A supplier type of which nothing is open. */
type ExactType = { readonly role: Role; readonly size: Size }

function write(drafting: Drafting): Body {
  const { pack, text, supplier } = drafting
  const { roles, sizes } = pack.spec.bidders
  const types = roles
    .flatMap((role) => sizes.map((size): ExactType => ({ role, size })))
    .filter(
      ({ role, size }) => (supplier.role ?? role) === role && (supplier.size ?? size) === size,
    )
  return {
    title: text('guide.title'),
    children: [
      paragraph(text('guide.intro')),
      ...types.map((type) => page(drafting, type)),
      section(
        'conditions',
        text('guide.conditions'),
        pack.pairs.map((pair) => inPlainWords(drafting, pair)),
      ),
    ],
  }
}

/** The name of a supplier type in a sentence: `an SME Reseller`. */
const typeName = (drafting: Drafting, type: SupplierType): string =>
  drafting.say(`furniture.type.${supplierKey(type)}`, { brand: brandName(drafting) })

/** One page for one supplier type. */
function page(drafting: Drafting, type: ExactType): SectionNode {
  const { pack, text } = drafting
  const hours = pack.pairs.reduce((sum, { effort }) => sum + effort.supplier[type.role], 0)
  const id = supplierKey(type)
  return section(id, text('guide.page', { supplier: typeName(drafting, type) }), [
    paragraph(text('guide.hours', { hours: Math.round(hours) })),
    ...guideDates(drafting, type),
    ...guideEvents(drafting, type),
    ...buyerHelp(drafting),
  ])
}

/** What the supplier may expect of the Buyer. */
function buyerHelp({ pack, text }: Drafting): readonly BlockNode[] {
  const { buyer, ladder } = pack.roles.clauses
  return [
    ...(buyer === undefined ? [] : [paragraph(text('guide.buyer', { clause: [ref(buyer)] }))]),
    ...(ladder === undefined ? [] : [paragraph(text('guide.ladder', { clause: [ref(ladder)] }))]),
  ]
}

/** A condition in plain words, with the items that bind one audience alone. */
function inPlainWords(drafting: Drafting, pair: Pair): SectionNode {
  const title: Text = [ref(pair.id), ` ${pair.title}`]
  return section(`${pair.id}.guide`, title, [
    ...pair.guidance.supplier.map((words) => paragraph(words)),
    ...ownItems(drafting, pair),
  ])
}

const suppliers = ['reseller', 'brand', 'sme', 'large'] as const

function ownItems(drafting: Drafting, { id, condition }: Pair): readonly BlockNode[] {
  return suppliers.filter(drafting.stands).flatMap((audience) => {
    const items = condition
      .filter((part) => part.audience === audience)
      .flatMap((part) => part.items)
    if (items.length === 0) return []
    return [
      paragraph(
        drafting.text('guide.own', {
          audience: audienceName(drafting, audience),
          items: joined(
            items.map((item): Text => [itemRef(id, item)]),
            ', ',
          ),
        }),
      ),
    ]
  })
}
