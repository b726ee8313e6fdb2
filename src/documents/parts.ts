// Pieces that several documents are built from: groups of items, forms of address, the stamp.

import { type Audience, audienceKey, canBind, type SupplierType } from '../model/audience.ts'
import type { GroupNode, ItemNode, ParagraphNode, SectionNode } from '../model/document.ts'
import type { NumberedItem, NumberedPart, Pack } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import type { Say } from './say.ts'

/** What every document is drafted with. */
export interface Drafting {
  readonly pack: Pack
  readonly say: Say
  /** The supplier type of a reading copy; `{}` in the full document. */
  readonly supplier: SupplierType
}

/** Whether a part stands in this copy. */
export const stands = ({ supplier }: Drafting, audience: Audience): boolean =>
  canBind(audience, supplier)

/** Title line with buyer and procurement. */
export const about = ({ pack: { spec }, say }: Drafting): Text =>
  spec.reference === undefined
    ? say('about.buyer', { buyer: spec.buyer, title: spec.title })
    : say('about.reference', { buyer: spec.buyer, title: spec.title, reference: spec.reference })

/** The sentence that marks a reading copy; a document that binds nobody says so with words of its own. */
export function copyNotice({ say, supplier }: Drafting, words = 'copy.notice'): ParagraphNode[] {
  if (!supplier.role && !supplier.size) return []
  return [
    {
      type: 'paragraph',
      role: 'notice',
      children: say(words, { supplier: say(`copy.${audienceKey(supplier)}`) }),
    },
  ]
}

/** "5.21 to 5.25", or the one number. */
export function numberRange(say: Say, numbers: readonly string[]): Text {
  const [first, last] = [numbers[0]!, numbers.at(-1)!]
  return first === last ? [first] : say('numbers.range', { first, last })
}

/** A group for each part that stands in this copy, with the sentence that says whom it binds. */
export function groups(
  drafting: Drafting,
  clause: string,
  parts: readonly NumberedPart[],
  leadIn: (part: NumberedPart) => Text | undefined,
  prefix: string,
): GroupNode[] {
  return parts
    .filter((part) => stands(drafting, part.audience))
    .map((part) => {
      const lead = leadIn(part)
      return {
        type: 'group',
        audience: part.audience,
        ...(lead && { leadIn: lead }),
        children: part.items.map((item, index) =>
          itemNode(
            item,
            `${clause}.${prefix}${item.anchor ?? `${audienceKey(part.audience)}-${index + 1}`}`,
          ),
        ),
      }
    })
}

/** A numbered paragraph or bullet. */
export const itemNode = (item: NumberedItem, id: string): ItemNode => ({
  type: 'item',
  id,
  ...(item.number && { number: item.number }),
  ...(item.bullet && { bullet: true as const }),
  ...(item.heading && { heading: item.heading }),
  children: item.text,
  ...(item.items && { items: item.items }),
})

/** Lead-in of a part of a condition. A part of bullets alone needs no numbers. */
export function conditionLeadIn(say: Say, { audience, items }: NumberedPart): Text | undefined {
  const key = audienceKey(audience)
  if (key === 'all') return undefined
  const numbers = items.flatMap((item) => item.number ?? [])
  if (numbers.length === 0) return say(`lead.condition.${key}.form`)
  return say(`lead.condition.${key}.${numbers.length === 1 ? 'one' : 'many'}`, {
    numbers: numberRange(say, numbers),
  })
}

/** Which wording the document holds. */
export function stampSection({ pack: { stamp }, say }: Drafting): SectionNode {
  return {
    type: 'section',
    id: 'stamp',
    title: say('stamp.title'),
    children: [
      {
        type: 'paragraph',
        children: say('stamp.text', {
          version: stamp.catalogue,
          uses: stamp.uses.filter((use) => /^[A-Z]/.test(use)).join(', '),
          digest: stamp.digest,
        }),
      },
    ],
  }
}
