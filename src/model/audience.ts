// Whom a part of a clause binds, and for which suppliers it can apply.

/** How much risk to people a purchase carries. A higher tier contains the duties of the lower ones. */
export type Tier = 'low' | 'medium' | 'high'
/** Who controls the making of a product. It belongs to a product, not to a firm. */
export type Role = 'reseller' | 'brand'
/** Size of the firm, by the definition of SME that the jurisdiction gives. */
export type Size = 'sme' | 'large'

export const tiers: readonly Tier[] = ['low', 'medium', 'high']
export const roles: readonly Role[] = ['reseller', 'brand']
export const sizes: readonly Size[] = ['sme', 'large']

/** Whom a part addresses. What is not said stays open: `{}` is everyone, `{ role: 'reseller' }` resellers of any size. */
export interface Audience {
  readonly role?: Role
  readonly size?: Size
  /** True for duties of the buyer. */
  readonly buyer?: true
}

/** A supplier type: a role, a size, or both. */
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

/** Whether a part can bind a supplier of this type: nothing it says contradicts what the type says. */
export const canBind = (audience: Audience, supplier: SupplierType): boolean =>
  (!audience.role || !supplier.role || audience.role === supplier.role) &&
  (!audience.size || !supplier.size || audience.size === supplier.size)

/** Whether a part can bind any bidder of this tender. */
export const isExpected = (audience: Audience, bidders: Bidders): boolean =>
  (!audience.role || bidders.roles.includes(audience.role)) &&
  (!audience.size || bidders.sizes.includes(audience.size))

/**
 * Key of an audience, e.g. `all`, `reseller`, `sme`, `sme-reseller`, `buyer`. The order of `audienceOrder` is the printed order.
 */
export function audienceKey(audience: Audience): AudienceKey {
  if (audience.buyer) return 'buyer'
  if (audience.role && audience.size) return `${audience.size}-${audience.role}`
  return audience.role ?? audience.size ?? 'all'
}
export type AudienceKey = 'all' | Role | Size | `${Size}-${Role}` | 'buyer'

/** Printed order of the parts of a condition or question. */
export const audienceOrder: readonly AudienceKey[] = [
  'all',
  'reseller',
  'brand',
  'sme',
  'large',
  'sme-reseller',
  'sme-brand',
  'large-reseller',
  'large-brand',
  'buyer',
]

/** The supplier type that a caller's short form means; `undefined` where it means none. */
export function readSupplier(input: unknown): SupplierType | undefined {
  const words =
    typeof input === 'string'
      ? input.split('-')
      : typeof input === 'object' && input !== null && !Array.isArray(input)
        ? Object.values(input)
        : []
  if (
    typeof input === 'object' &&
    input !== null &&
    Object.keys(input).some((key) => key !== 'role' && key !== 'size')
  )
    return undefined
  const role = roles.find((candidate) => words.includes(candidate))
  const size = sizes.find((candidate) => words.includes(candidate))
  if (words.length === 0 || words.length !== Number(Boolean(role)) + Number(Boolean(size)))
    return undefined
  return { ...(role && { role }), ...(size && { size }) }
}
