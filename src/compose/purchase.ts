// What is bought, under which law, in which words: everything that later steps decide by.

import { addMonths, formatISO, parseISO, subDays } from 'date-fns'
import { missingIn } from '../language/missing-in.ts'
import { nearIds } from '../language/near-ids.ts'
import { type Speech, speech } from '../language/speech.ts'
import { kindsOf, type PlainKind, roles, sizes } from '../model/audience.ts'
import { type Catalogue, inLanguage, type Terms } from '../model/catalogue.ts'
import type { Goods, Law } from '../model/law.ts'
import type { Fault } from '../model/problems.ts'
import type { FullSpec, Spec } from '../model/spec.ts'
import type { ClauseSets, Strategies, WordTable } from '../model/tables.ts'
import { lawFor } from './law-for.ts'
import { settle } from './settle.ts'

/** A spec with what its ids stand for. */
export interface Purchase {
  readonly catalogue: Catalogue
  readonly spec: FullSpec
  /** Last day of the contract. */
  readonly contractEnd: string
  readonly words: WordTable
  readonly voice: Speech
  readonly terms: Terms
  /** The jurisdiction, with what it takes over from those that it extends. */
  readonly law: Law
  /** Its id and those that it extends. */
  readonly under: readonly string[]
  readonly category: Goods
  /** Categories of goods that a service, or another purchase, uses. */
  readonly listed: readonly Goods[]
  /** Kinds that the purchase consists of, listed goods included. */
  readonly kinds: readonly PlainKind[]
  readonly clauseSet: ClauseSets[number]
  readonly strategy: Strategies[number]
}

/** Looks up what a spec names. Unknown ids become faults; without them there is a purchase. */
export function readPurchase(
  catalogue: Catalogue,
  spec: Spec,
  faults: Fault[],
): Purchase | undefined {
  const language = spec.language ?? 'en'
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
  const words = find(catalogue.words, language, 'language', 'language')
  const law = find(catalogue.laws, spec.jurisdiction, 'jurisdiction', 'jurisdiction')
  const category = find(catalogue.goods, spec.category, 'category', 'category')
  const listed = (spec.components?.categories ?? []).map((id, index) =>
    find(catalogue.goods, id, 'category', `components.categories[${index}]`),
  )
  const set = find(
    byId(catalogue.clauseSets),
    spec.clauses?.set ?? 'core',
    'clause-set',
    'clauses.set',
  )
  const strategy = find(
    byId(catalogue.strategies),
    spec.strategy ?? 'balanced',
    'strategy',
    'strategy',
  )
  if (!words || !law || !category || listed.includes(undefined) || !set || !strategy)
    return undefined
  const missing = missingIn(catalogue, language, {
    laws: [spec.jurisdiction],
    goods: [spec.category, ...(spec.components?.categories ?? [])],
  })
  if (missing.length > 0) {
    faults.push(incomplete(language, missing))
    return undefined
  }
  const place = lawFor(catalogue.laws, spec.jurisdiction, language)
  if (!place) return undefined
  const goods = inLanguage(category, language)
  const used = listed.flatMap((entry) => (entry ? [inLanguage(entry, language)] : []))
  const kinds = kindsBought(spec, goods, used, faults)
  return {
    catalogue,
    spec: withDefaults(spec, place.law, kinds, faults),
    contractEnd: lastDay(spec.contract),
    words,
    voice: speech(words),
    terms: inLanguage(catalogue.terms, language),
    law: place.law,
    under: place.under,
    category: goods,
    listed: used.filter(({ id }) => id !== goods.id),
    kinds,
    clauseSet: set,
    strategy,
  }
}

const lastDay = ({ start, months }: Spec['contract']): string =>
  formatISO(subDays(addMonths(parseISO(start), months), 1), { representation: 'date' })

/** The fault of a language in which something is missing. At most ten are named. */
export const incomplete = (language: string, missing: readonly string[]): Fault => ({
  code: 'language-incomplete',
  path: 'language',
  values: { language, count: missing.length, all: missing.slice(0, 10) },
})

/** Kinds of the category, and goods where the buyer lists some that a service or works use. */
function kindsBought(
  { components, category: id }: Spec,
  category: Goods,
  listed: readonly Goods[],
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
  law: Law,
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
