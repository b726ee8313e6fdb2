// Whom a part of a clause binds, and for which suppliers it can apply.

/** How much risk to people a purchase carries. A higher tier contains the duties of the lower ones. */
export const tiers = ['low', 'medium', 'high'] as const
export type Tier = (typeof tiers)[number]

/** Who controls the making of a product. It belongs to a product, not to a firm. In services and works `brand` is whoever performs. */
export const roles = ['reseller', 'brand'] as const
export type Role = (typeof roles)[number]

/** Size of the firm, by the definition of SME that the jurisdiction gives. */
export const sizes = ['sme', 'large'] as const
export type Size = (typeof sizes)[number]

/** Whom a part addresses, in printed order. `all` is every supplier. */
export const audiences = ['all', 'reseller', 'brand', 'sme', 'large', 'buyer'] as const
export type Audience = (typeof audiences)[number]

/** What is bought. A `mixed` category is goods and services in one contract. */
export const kinds = ['goods', 'services', 'works', 'mixed'] as const
export type Kind = (typeof kinds)[number]
/** Kinds that a purchase consists of: `mixed` stands for goods and services. */
export const plainKinds = ['goods', 'services', 'works'] as const satisfies readonly Kind[]
export type PlainKind = (typeof plainKinds)[number]

/** A supplier type: a role, a size, or both. What is not said stays open. */
export interface SupplierType {
  readonly role?: Role
  readonly size?: Size
}

/** A supplier type as a caller may write it: `'reseller'`, `'sme'`, `'sme-reseller'` or an object. */
export type SupplierInput = Role | Size | `${Size}-${Role}` | SupplierType

/** Which bidders a tender expects. */
export interface Bidders {
  readonly roles: readonly Role[]
  readonly sizes: readonly Size[]
}

/** 0 for low, 1 for medium, 2 for high. */
export const rank = (tier: Tier): number => tiers.indexOf(tier)

/** The higher of two tiers. */
export const higher = (a: Tier, b: Tier): Tier => (rank(a) >= rank(b) ? a : b)

/** Whether what starts at `from` (default: the lowest tier) is in force at `tier`. */
export const inForce = (from: Tier | undefined, tier: Tier): boolean =>
  from === undefined || rank(from) <= rank(tier)

/** The kinds that a purchase of this kind consists of. */
export const kindsOf = (kind: Kind): readonly PlainKind[] =>
  kind === 'mixed' ? ['goods', 'services'] : [kind]

const isRole = (audience: Audience): audience is Role => roles.some((role) => role === audience)
const isSize = (audience: Audience): audience is Size => sizes.some((size) => size === audience)

/** Whether a part can bind a supplier of this type: nothing it says contradicts what the type says. */
export const canBind = (audience: Audience, { role, size }: SupplierType): boolean =>
  !(isRole(audience) && role && role !== audience) &&
  !(isSize(audience) && size && size !== audience)

/** Whether a part can bind any bidder of this tender. */
export const isExpected = (audience: Audience, { roles, sizes }: Bidders): boolean =>
  (!isRole(audience) || roles.includes(audience)) && (!isSize(audience) || sizes.includes(audience))

/** Key of a supplier type, e.g. `sme-reseller`, for names of files and words. */
export const supplierKey = ({ role, size }: SupplierType): string =>
  [size, role].filter(Boolean).join('-')

/** The supplier type that a caller's short form means; `undefined` where it means none. */
export function readSupplier(input: unknown): SupplierType | undefined {
  if (typeof input === 'string') return fromWords(input.split('-'))
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined
  const entries = Object.entries(input).filter(([, value]) => value !== undefined)
  if (entries.some(([key]) => key !== 'role' && key !== 'size')) return undefined
  return fromWords(entries.map(([, value]) => value))
}

function fromWords(words: readonly unknown[]): SupplierType | undefined {
  const role = roles.find((candidate) => words.includes(candidate))
  const size = sizes.find((candidate) => words.includes(candidate))
  const understood = Number(role !== undefined) + Number(size !== undefined)
  if (words.length === 0 || words.length !== understood) return undefined
  return { ...(role && { role }), ...(size && { size }) }
}
