// Each step of the harm stories is caught by a paragraph of `core`, wherever it has to be.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { standard } from '../../src/catalogue/index.ts'
import { compose, type Pack, type Spec } from '../../src/index.ts'
import {
  canBind,
  inForce,
  type Role,
  roles,
  sizes,
  type Tier,
  tiers,
} from '../../src/model/audience.ts'

const kinds = ['goods', 'services'] as const
type Kind = (typeof kinds)[number]

/** A paragraph that catches a step, and where it must stand. */
interface Caught {
  readonly at: string
  readonly tiers: readonly Tier[]
  readonly for: readonly Role[]
  readonly kinds: readonly Kind[]
  /** What is left where it does not stand. */
  readonly rest?: string
}
interface Step {
  readonly step: string
  readonly harm: string
  readonly caught: readonly Caught[]
}

const stories: readonly Step[] = parse(
  readFileSync(new URL('harm-stories.yaml', import.meta.url), 'utf8'),
)

/** Whoever performs a service; in goods, whoever has them made. */
const performer = 'brand'
const purchases = {
  goods: { category: 'ict-hardware' },
  services: {
    category: 'cleaning-facility',
    components: { categories: ['workwear-textiles'] },
  },
  bare: { category: 'cleaning-facility' },
} as const satisfies Readonly<Record<string, Partial<Spec>>>

/** The core pack of a purchase that only firms of one role bid for. */
function corePack(purchase: keyof typeof purchases, tier: Tier, role: Role): Pack {
  const known = packs.get(`${purchase} ${tier} ${role}`)
  if (known) return known
  const pack = compose({
    title: 'Harm stories',
    buyer: 'City of Example',
    jurisdiction: 'eu',
    ...purchases[purchase],
    tier,
    bidders: { roles: [role], sizes: [...sizes] },
    contract: { start: '2027-01-01', months: 48 },
    clauses: { set: 'core' },
  })
  packs.set(`${purchase} ${tier} ${role}`, pack)
  return pack
}
const packs = new Map<string, Pack>()

/** Whether a paragraph stands in a pack: in a part in force, for whoever has this role or for the Buyer, or as a definition. */
function stands(at: string, pack: Pack, role: Role): boolean {
  const [clause, anchor] = at.split('#')
  if (!anchor) return pack.definitions.some(({ id }) => `term:${id}` === at)
  const pair = pack.pairs.find(({ id }) => id === clause)
  if (!pair) return false
  // an item for one size would leave the other size unbound
  const binding = pair.condition.filter(
    ({ audience, from }) =>
      inForce(from, pair.tier) &&
      canBind(audience, { role }) &&
      sizes.every((size) => canBind(audience, { size })),
  )
  return binding.some(({ items }) => items.some((item) => item.anchor === anchor))
}

/** Every tier, role and kind. */
const places = tiers.flatMap((tier) =>
  roles.flatMap((role) => kinds.map((kind) => ({ tier, role, kind }))),
)
type Place = (typeof places)[number]
const isClaimed = (caught: Caught, { tier, role, kind }: Place): boolean =>
  caught.tiers.includes(tier) && caught.for.includes(role) && caught.kinds.includes(kind)
const named = ({ tier, role, kind }: Place): string => `${kind}, ${tier}, ${role}`

test('every entry says what it may say, and nothing else', () => {
  const keys = stories.flatMap(({ caught }) => caught.flatMap((entry) => Object.keys(entry)))
  expect([...new Set(keys)].sort()).toEqual(['at', 'for', 'kinds', 'rest', 'tiers'])
})

test('the steps are those of the stories', () => {
  expect(stories.map(({ step }) => step).join(' ')).toBe(
    '1a 1b 1c 1d 1e 1f 2a 2b 2c 2d 2e 2f 3a 3b 3c 3d 3e 3f ban',
  )
})

test.each(stories)(
  '$step is caught by something at every tier, for every role and kind',
  ({ caught }) => {
    const open = places.filter((place) => !caught.some((entry) => isClaimed(entry, place)))
    expect(open.map(named)).toEqual([])
  },
)

describe.each(stories)('$step: $harm', ({ caught }) => {
  test.each(caught)('$at stands where it must', (entry) => {
    const claimed = places.filter((place) => isClaimed(entry, place))
    const missing = claimed.filter(
      ({ tier, role, kind }) => !stands(entry.at, corePack(kind, tier, role), role),
    )
    expect(claimed).not.toEqual([])
    expect(missing.map(named)).toEqual([])
  })

  test.each(caught)('$at exists in the catalogue', ({ at }) => {
    const [clause = '', anchor] = at.split('#')
    const known = anchor
      ? standard.clauses[clause]?.wording.en?.condition.flatMap(({ items }) =>
          items.map((item) => item.anchor),
        )
      : standard.terms.en?.definitions.map(({ id }) => `term:${id}`)
    expect(known).toContain(anchor ?? at)
  })

  test.each(caught)('$at says what is left where it does not stand', (entry) => {
    const inPlain = tiers.every(
      (tier) =>
        !entry.tiers.includes(tier) ||
        !entry.for.includes(performer) ||
        !entry.kinds.includes('services') ||
        stands(entry.at, corePack('bare', tier, performer), performer),
    )
    const everywhere = inPlain && places.every((place) => isClaimed(entry, place))
    expect(Boolean(entry.rest)).toBe(!everywhere)
  })
})
