// Where a pack says what: each printed item with its clause, and whom it binds.

import { audienceLabel } from '../compose/audience-label.ts'
import { canBind, kindsOf, type SupplierType } from '../model/audience.ts'
import type { PackItem, PackParameter, PackPart, Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import type { ItemRef, Who } from './entries.ts'
import type { Dating } from './moments.ts'

/** An item with what it stands in. */
export interface Place {
  readonly pair: Pair
  readonly part: PackPart
  readonly item: PackItem
}

/** The items of a clause that can bind a supplier of this type, and those of the Buyer. */
export const placesOf = (pair: Pair, supplier: SupplierType): readonly Place[] =>
  pair.condition
    .filter(({ audience }) => canBind(audience, supplier))
    .flatMap((part) => part.items.map((item) => ({ pair, part, item })))

/** Whether an item prints a parameter of its clause. */
function prints({ pair, item }: Place, parameter: string): boolean {
  const name = `${pair.id}.${parameter}`
  const stands = (text: Text): boolean =>
    text.some((node) => typeof node !== 'string' && node.type === 'value' && node.name === name)
  return stands(item.text) || (item.items?.some(stands) ?? false)
}

/** The items in which a parameter stands. */
export const placesWith = (places: readonly Place[], name: string): readonly Place[] =>
  places.filter((place) => prints(place, name))

/** Who acts: whom the item binds, unless the parameter says that it waits for somebody else. */
export function whoActs(
  { pair, part }: Place,
  { needs, talk }: Partial<Pick<PackParameter, 'needs' | 'talk'>> = {},
): Who {
  if (talk) return 'both'
  if (needs === 'buyer') return 'buyer'
  if (part.audience !== 'all') return part.audience
  if (pair.binds === 'supplier') return 'supplier'
  // the supplier's own time in what binds the buyer, such as a hearing
  return needs === undefined ? 'buyer' : 'both'
}

/** Who acts, in words; the supplier by its name, where the calendar is that of who won. */
export function partyOf({ pack, award, voice }: Dating, who: Who): string {
  if (award?.supplier !== undefined && who !== 'buyer' && who !== 'both') return award.supplier
  if (who === 'supplier' || who === 'both') return voice.say(`calendar.who.${who}`)
  return audienceLabel(who, [...new Set(pack.kinds.flatMap(kindsOf))], voice)
}

/** How an item is cited. */
export const refOf = (dating: Dating, place: Place, who: Who): ItemRef => ({
  clause: place.pair.id,
  item: place.item.anchor,
  cite: `${place.pair.id}.${place.item.number}`,
  heading: place.item.heading ?? place.pair.title,
  who,
  party: partyOf(dating, who),
})
