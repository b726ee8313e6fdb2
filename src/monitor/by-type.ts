// One value or date for each supplier type, and the fewest entries that say it: types that share a date share an entry.

import {
  type AudienceKey,
  audienceKey,
  readSupplier,
  type SupplierType,
} from '../model/audience.ts'
import type { PackParameter } from '../model/pack.ts'
import type { FullSpec } from '../model/spec.ts'

/** A supplier type with role and size: what one bidder is for one product. */
export type ExactType = Required<SupplierType>

/** Every exact type that the tender expects and that a part for this audience binds. */
export const typesOf = ({ bidders }: FullSpec, audience: SupplierType = {}): readonly ExactType[] =>
  bidders.roles
    .flatMap((role) => bidders.sizes.map((size) => ({ role, size })))
    .filter(
      (type) =>
        (!audience.role || audience.role === type.role) &&
        (!audience.size || audience.size === type.size),
    )

/** The value that binds a type: of the variants that fit, the one that says most. What is not known of it fits no variant. */
export function valueFor({ value, variants }: PackParameter, type: SupplierType): number {
  const fitting = variants.filter((variant) => {
    const { role, size } = readSupplier(variant.for)!
    return (!role || role === type.role) && (!size || size === type.size)
  })
  return Number([...fitting].sort((a, b) => b.for.length - a.for.length)[0]?.value ?? value)
}

/** What some types have in common, and the shortest name for these types. */
export interface Shared<T> {
  readonly for: SupplierType
  readonly what: T
}

/**
 * Groups exact types by what `of` gives them, in the order given. A group is named by as little as tells it apart from the
 * other types that are bound: all, a role, a size, or one type.
 */
export function share<T>(
  types: readonly ExactType[],
  of: (type: ExactType) => T,
): readonly Shared<T>[] {
  const groups = new Map<string, { what: T; types: ExactType[] }>()
  for (const type of types) {
    const what = of(type)
    const key = JSON.stringify(what)
    const group = groups.get(key)
    if (group) group.types.push(type)
    else groups.set(key, { what, types: [type] })
  }
  const count = (by: Partial<ExactType>) =>
    types.filter(
      (type) => (!by.role || type.role === by.role) && (!by.size || type.size === by.size),
    ).length
  return [...groups.values()].flatMap((group): Shared<T>[] => {
    if (group.types.length === types.length) return [{ for: {}, what: group.what }]
    const same = <Key extends keyof ExactType>(key: Key): ExactType[Key] | undefined =>
      group.types.every((type) => type[key] === group.types[0]![key])
        ? group.types[0]![key]
        : undefined
    const [role, size] = [same('role'), same('size')]
    // a role or size names the group only where no type outside has it too
    if (role && count({ role }) === group.types.length) return [{ for: { role }, what: group.what }]
    if (size && count({ size }) === group.types.length) return [{ for: { size }, what: group.what }]
    return group.types.map((type) => ({ for: type, what: group.what }))
  })
}

/** `TRN-01.firstDays`, and for some types only `TRN-01.firstDays.sme`. */
export const idFor = (id: string, type: SupplierType): string => {
  const key: AudienceKey = audienceKey(type)
  return key === 'all' ? id : `${id}.${key}`
}
