// Specs of every kind over the package's own catalogue: first what is bought, then what the buyer chose of its pack.

import fc from 'fast-check'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { kindsOf, roles, sizes, tiers } from '../../src/model/audience.ts'
import { strategies } from '../../src/model/clause.ts'
import type { Goods } from '../../src/model/law.ts'
import type { Pack, PackParameter } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'

const goods = Object.values(standard.goods).flatMap(({ en }): readonly Goods[] => (en ? [en] : []))
const isSold = ({ kind }: Goods): boolean => kindsOf(kind).includes('goods')
const listable = goods.filter((each) => isSold(each) && each.cpv.length > 0).map(({ id }) => id)
const words = fc.constantFrom('Laptops 2027', 'City of Example', 'Möbel für „Straße“', '漢字 2')

/** What is bought, by whom, how risky it is, and who may bid. */
const purchase: fc.Arbitrary<Spec> = fc
  .record({
    title: words,
    buyer: words,
    jurisdiction: fc.constantFrom(...Object.keys(standard.laws)),
    category: fc.constantFrom(...goods),
    tier: fc.constantFrom(...tiers),
    strategy: fc.constantFrom(...strategies),
    roles: fc.subarray([...roles], { minLength: 1 }),
    sizes: fc.subarray([...sizes], { minLength: 1 }),
    clauses: fc.record({ set: fc.constantFrom(...standard.clauseSets.map(({ id }) => id)) }),
    listed: fc.subarray(listable, { maxLength: 2 }),
    months: fc.integer({ min: 1, max: 96 }),
    start: fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2040-12-31'),
      noInvalidDate: true,
    }),
  })
  .map(({ category, listed, roles: may, sizes: of, months, start, ...rest }) => {
    const needsGoods = category.cpv.length === 0 || (!isSold(category) && !may.includes('brand'))
    const categories = needsGoods && listed.length === 0 ? listable.slice(0, 1) : listed
    return {
      ...rest,
      category: category.id,
      bidders: { roles: may, sizes: of },
      contract: { start: start.toISOString().slice(0, 10), months },
      ...(categories.length > 0 && { components: { categories } }),
    }
  })

/** At most so many of a list. */
const upTo = (most: number, { length }: readonly unknown[]) => ({
  maxLength: Math.min(most, length),
})

/** A value within the bounds of a parameter. */
function boundedBy({
  type,
  of,
  min = 0,
  max,
  value,
}: PackParameter): fc.Arbitrary<number | string> {
  if (of) return fc.constantFrom(...of)
  const most = max ?? (type === 'percent' ? 100 : Number(value) * 2 + 1)
  return fc.integer({ min: Math.ceil(min), max: Math.floor(most) })
}

const reasons = (ids: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...ids), words, { maxKeys: 2 })

/** What the buyer chose: anything that a pack of this purchase offers. */
function choicesFor(plain: Spec, pack: Pack): fc.Arbitrary<Partial<Spec>> {
  const ids = pack.pairs.map(({ id }) => id)
  const scored = pack.pairs.filter(({ placement }) => placement.scored).map(({ id }) => id)
  const parameters = pack.pairs.flatMap(({ id, parameters: named }) =>
    Object.entries(named).map(([name, parameter]) => ({ id, name, parameter })),
  )
  const settings = fc
    .subarray(parameters, upTo(4, parameters))
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map(({ id, name, parameter }) =>
          boundedBy(parameter).map((value) => [id, name, value] as const),
        ),
      ),
    )
    .map((chosen) => {
      const set: Record<string, Record<string, number | string>> = {}
      for (const [id, name, value] of chosen) set[id] = { ...set[id], [name]: value }
      return set
    })
  const kpis = Object.keys(standard.kpis)
  const measured = pack.kpis.map(({ id }) => id)
  const parts = pack.components[0]?.parts.map(({ id }) => id) ?? []
  const { contract, components } = plain
  return fc.record(
    {
      reference: words,
      currency: fc.constantFrom('EUR', 'GBP', 'CHF'),
      set: settings,
      omit: reasons(ids),
      include: reasons(Object.keys(standard.clauses)),
      weights: fc.dictionary(fc.constantFrom(...(scored.length > 0 ? scored : ids)), fc.nat(15), {
        maxKeys: 3,
      }),
      place: fc.dictionary(
        fc.constantFrom(...ids),
        fc.record(
          {
            tender: fc.constantFrom('none', 'accept', 'score'),
            askedAt: fc.constantFrom('selection', 'award'),
            reason: words,
          },
          { requiredKeys: ['reason', 'tender'] },
        ),
        { maxKeys: 3 },
      ),
      kpis: fc.record(
        {
          set: fc.constantFrom(...standard.kpiSets.map(({ id }) => id)),
          mode: fc.constantFrom('targets', 'dialogue'),
          add: fc.subarray(kpis, { maxLength: 3 }),
          remove: fc.subarray(measured, upTo(2, measured)),
          targets: fc.dictionary(fc.constantFrom(...kpis), fc.integer({ min: 0, max: 100 }), {
            maxKeys: 2,
          }),
        },
        { requiredKeys: [] },
      ),
      components: fc.record({
        categories: fc.constant(components?.categories ?? []),
        add: fc.array(words, { maxLength: 2 }),
        remove: fc
          .subarray(parts, upTo(2, parts))
          .map((removed) => removed.map((part) => ({ part, reason: 'Bought elsewhere' }))),
      }),
      contract: fc
        .record(
          {
            framework: fc.boolean(),
            extensions: fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 3 }),
            value: fc.integer({ min: 1, max: 10 ** 8 }),
          },
          { requiredKeys: [] },
        )
        .map((more) => ({ ...contract, ...more })),
      tender: fc.constant({
        published: '2025-02-01',
        deadline: '2025-03-15',
        questions: '2025-03-01',
      }),
      capacity: fc.record({ hoursPerYear: fc.nat(400) }),
      award: fc.record(
        {
          role: fc.constantFrom(...roles),
          size: fc.constantFrom(...sizes),
          supplier: words,
          brands: fc.array(words, { maxLength: 2 }),
        },
        { requiredKeys: ['role', 'size'] },
      ),
    },
    { requiredKeys: [] },
  )
}

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A spec without what a problem names: a field of a field, or the field. */
function without(spec: Spec, path: string): Spec {
  const [field = '', inner = ''] = path.replace(/\[\d+\]/g, '').split('.')
  const fields: Fields = structuredClone({ ...spec })
  const value = fields[field]
  if (isFields(value) && Object.hasOwn(value, inner)) delete value[inner]
  else delete fields[field]
  return fields as unknown as Spec
}

/** How many specs were valid as they were drawn. */
export const counts = { drawn: 0, valid: 0 }

/** The spec and its pack; choices that exclude each other are taken out, as the problems say. */
export function settled(spec: Spec): { readonly spec: Spec; readonly pack: Pack } {
  counts.drawn += 1
  let left = spec
  for (let tries = 0; tries < 9; tries++) {
    try {
      const pack = composeFrom(standard, left)
      if (tries === 0) counts.valid += 1
      return { spec: left, pack }
    } catch (error) {
      if (!(error instanceof HrddError)) throw error
      for (const { path } of error.problems) left = without(left, path)
    }
  }
  throw new Error(`nothing could be composed of ${JSON.stringify(left)}`)
}

/** Valid specs over all axes. */
export const specs: fc.Arbitrary<Spec> = purchase
  .chain((plain) =>
    choicesFor(plain, composeFrom(standard, plain)).map((choices) => ({ ...plain, ...choices })),
  )
  .map((spec) => settled(spec).spec)

/** A few specs, each unlike the others, where one is enough. */
export const example: Spec = {
  title: 'Laptops 2027',
  buyer: 'City of Example',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 24 },
}
