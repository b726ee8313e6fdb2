// What is bought, under which law, by which choices, in ids and numbers: everything that selection decides by.

import { nearIds } from '../language/near-ids.ts'
import { kindsOf, type PlainKind, roles, sizes } from '../model/audience.ts'
import type { CatalogueIndex, IndexedGoods, IndexedLaw } from '../model/catalogue-index.ts'
import type { Fault } from '../model/problems.ts'
import type { FullSpec, Spec } from '../model/spec.ts'
import type { ClauseSets, Strategies } from '../model/tables.ts'
import { settle } from './settle.ts'

/** A spec with what its ids stand for. */
export interface Choices {
  readonly index: CatalogueIndex
  readonly spec: FullSpec
  readonly law: IndexedLaw
  readonly category: IndexedGoods
  /** Categories of goods that a service, or another purchase, uses. */
  readonly listed: readonly IndexedGoods[]
  /** Kinds that the purchase consists of, listed goods included. */
  readonly kinds: readonly PlainKind[]
  readonly clauseSet: ClauseSets[number]
  readonly strategy: Strategies[number]
}

/** Looks up what a spec names. Unknown ids become faults; without them there are choices. */
export function readChoices(
  index: CatalogueIndex,
  spec: Spec,
  faults: Fault[],
): Choices | undefined {
  const find = <Value>(
    table: Readonly<Record<string, Value>>,
    id: string,
    what: string,
    path: string,
  ): Value | undefined => {
    if (Object.hasOwn(table, id)) return table[id]
    faults.push(nearIds(what, id, path, Object.keys(table)))
    return undefined
  }
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    Object.fromEntries(rows.map((row) => [row.id, row]))
  const law = readLaw(index, spec.jurisdiction, faults)
  const category = find(index.goods, spec.category, 'category', 'category')
  const named = (spec.components?.categories ?? []).map((id, place) =>
    find(index.goods, id, 'category', `components.categories[${place}]`),
  )
  const clauseSet = find(
    byId(index.clauseSets),
    spec.clauses?.set ?? 'core',
    'clause-set',
    'clauses.set',
  )
  const strategy = find(byId(index.strategies), spec.strategy ?? 'balanced', 'strategy', 'strategy')
  const listed = named.flatMap((goods) => goods ?? [])
  if (!law || !category || listed.length < named.length || !clauseSet || !strategy) return undefined
  const kinds = kindsBought(spec, category, listed, faults)
  return {
    index,
    spec: withDefaults(spec, law, kinds, faults),
    law,
    category,
    listed: listed.filter(({ id }) => id !== category.id),
    kinds,
    clauseSet,
    strategy,
  }
}

/** The law of a jurisdiction. A place without one is sent to the one that covers it, never to the next in spelling. */
function readLaw({ laws }: CatalogueIndex, id: string, faults: Fault[]): IndexedLaw | undefined {
  if (Object.hasOwn(laws, id)) return laws[id]
  const code = id.toUpperCase().split('-')[0] ?? ''
  const near = Object.values(laws).find(({ covers }) => covers?.includes(code))?.id
  const isCased = Object.hasOwn(laws, id.toLowerCase())
  faults.push(
    near === undefined || isCased
      ? nearIds('jurisdiction', id, 'jurisdiction', Object.keys(laws))
      : {
          code: 'unknown-id-covered',
          path: 'jurisdiction',
          values: { what: '@problems.noun.jurisdiction', id, near },
        },
  )
  return undefined
}

/** Kinds of the category, and goods where the buyer lists some that a service or works use. */
function kindsBought(
  { components, category: id }: Spec,
  category: IndexedGoods,
  listed: readonly IndexedGoods[],
  faults: Fault[],
): PlainKind[] {
  const lists = listed.length > 0 || (components?.add?.length ?? 0) > 0
  // no code leads to "any other": only the buyer knows what belongs to it
  if (category.cpv.length === 0 && !(lists || (components && category.kind !== 'goods')))
    faults.push({ code: 'components-needed', path: 'components', values: { id } })
  listed.forEach((goods, index) => {
    // a service's own category lists the goods that it uses
    if (!kindsOf(goods.kind).includes('goods') && goods.id !== category.id)
      faults.push({
        code: 'no-goods',
        path: `components.categories[${index}]`,
        values: { id: goods.id },
      })
  })
  const bought = new Set<PlainKind>(kindsOf(category.kind))
  if (lists) bought.add('goods')
  const order: readonly PlainKind[] = ['goods', 'services', 'works']
  return order.filter((kind) => bought.has(kind))
}

/** Without goods nobody resells: whoever bids performs. */
function expectedRoles(
  spec: Spec,
  kinds: readonly PlainKind[],
  faults: Fault[],
): FullSpec['bidders']['roles'] {
  const asked = spec.bidders?.roles ?? roles
  const possible = roles.filter((role) => role !== 'reseller' || kinds.includes('goods'))
  const expected = possible.filter((role) => asked.includes(role))
  if (expected.length > 0) return expected
  faults.push({ code: 'nothing-to-resell', path: 'bidders.roles' })
  return possible
}

/** The entries that have a value; nothing where there is no record. */
const defined = <Value>(
  record: Readonly<Record<string, Value | undefined>> | undefined,
): Record<string, Value> | undefined =>
  record &&
  Object.fromEntries(
    Object.entries(record).flatMap(([id, value]): [string, Value][] =>
      value === undefined ? [] : [[id, value]],
    ),
  )

function withDefaults(
  spec: Spec,
  law: IndexedLaw,
  kinds: readonly PlainKind[],
  faults: Fault[],
): FullSpec {
  const inOrder = (ids: readonly string[] | undefined) => ids && [...new Set(ids)].sort()
  const sets = Object.entries(spec.set ?? {}).map(([id, values]) => [id, defined(values) ?? {}])
  const full: FullSpec = {
    ...spec,
    language: spec.language ?? 'en',
    currency: spec.currency ?? law.currency,
    strategy: spec.strategy ?? 'balanced',
    // in the order of the model, so that the order in which they were written changes nothing
    bidders: {
      roles: expectedRoles(spec, kinds, faults),
      sizes: sizes.filter((size) => spec.bidders?.sizes?.includes(size) ?? true),
    },
    clauses: { set: spec.clauses?.set ?? 'core' },
    kpis: {
      ...spec.kpis,
      set: spec.kpis?.set ?? 'core',
      mode: spec.kpis?.mode ?? 'targets',
      add: inOrder(spec.kpis?.add),
      remove: inOrder(spec.kpis?.remove),
    },
    set: spec.set && Object.fromEntries(sets),
    omit: defined(spec.omit),
    include: defined(spec.include),
    pin: defined(spec.pin),
    weights: defined(spec.weights),
    place: defined(spec.place),
  }
  return settle(full)
}
