// The component list: parts and materials that Work reaches, and what to look at first.

import { nearIds } from '../language/near-ids.ts'
import { kindsOf } from '../model/audience.ts'
import type { Goods } from '../model/law.ts'
import type { Pack } from '../model/pack.ts'
import type { Fault } from '../model/problems.ts'
import type { Purchase } from './purchase.ts'

/** How many parts of each category are looked at first. */
const firstParts = 3

/** An entry for the category and for each listed one. Parts of a service are those of the goods that it uses. */
export function writeComponents(purchase: Purchase, faults: Fault[]): Pack['components'] {
  const { category, listed, spec, kinds } = purchase
  const { add = [], remove = [] } = spec.components ?? {}
  const reasons = new Map(remove.map(({ part, reason }) => [part, reason]))
  const all = [category, ...listed]
  const known = all.flatMap(({ parts, materials }) => [...parts, ...materials].map(({ id }) => id))
  remove.forEach(({ part }, index) => {
    if (!known.includes(part))
      faults.push(nearIds('part', part, `components.remove[${index}].part`, known))
  })
  const entryOf = (goods: Goods, added: readonly string[]): Pack['components'][number] => {
    const hasParts = kinds.includes('goods') || kindsOf(goods.kind).includes('goods')
    const parts = hasParts ? goods.parts : []
    // parts that the buyer names take the place of "the parts named by the buyer"
    const named = goods.cpv.length === 0 && added.length > 0 ? [] : parts
    const materials = hasParts ? goods.materials : []
    const kept = [
      ...named.filter(({ id }) => !reasons.has(id)).map(({ id, label }) => ({ id, label })),
      ...added.map((label, index) => ({ id: `added-${index + 1}`, label })),
    ]
    return {
      category: goods.id,
      title: goods.title,
      parts: kept.map((part, index) => ({ ...part, first: index < firstParts })),
      materials: materials.filter(({ id }) => !reasons.has(id)).map(({ label }) => label),
      removed: [...parts, ...materials].flatMap(({ id, label }) => {
        const reason = reasons.get(id)
        return reason === undefined ? [] : [{ label, reason }]
      }),
      lookFirst: goods.lookFirst,
      peak: goods.peak,
      hazards: goods.hazards,
      finalSite: goods.finalSite,
    }
  }
  return all.map((goods, index) => entryOf(goods, index === 0 ? add : []))
}
