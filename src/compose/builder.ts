// A spec built step by step. Each step gives a new builder; the old one stays as it was.

import type { Catalogue } from '../model/catalogue.ts'
import type { Pack } from '../model/pack.ts'
import type { Spec } from '../model/spec.ts'
import { composeFrom } from './compose.ts'
import { settle } from './settle.ts'

type Field<Name extends keyof Spec> = NonNullable<Spec[Name]>
type Entry<Name extends 'omit' | 'include' | 'pin' | 'place'> = NonNullable<Field<Name>[string]>

/** Builds a spec step by step. Immutable: every method answers a new builder. */
export interface PackBuilder<Clauses extends object> {
  jurisdiction(id: string): PackBuilder<Clauses>
  category(id: string): PackBuilder<Clauses>
  tier(tier: Field<'tier'>): PackBuilder<Clauses>
  language(code: string): PackBuilder<Clauses>
  bidders(bidders: Field<'bidders'>): PackBuilder<Clauses>
  strategy(strategy: Field<'strategy'>): PackBuilder<Clauses>
  tender(dates: Field<'tender'>): PackBuilder<Clauses>
  contract(contract: Field<'contract'>): PackBuilder<Clauses>
  /** A set of clauses: `starter`, `core` or `full`. */
  clauses(set: string): PackBuilder<Clauses>
  kpis(choice: Field<'kpis'>): PackBuilder<Clauses>
  components(components: Field<'components'>): PackBuilder<Clauses>
  capacity(hoursPerYear: number): PackBuilder<Clauses>
  award(award: Field<'award'>): PackBuilder<Clauses>
  /** Sets parameters of a clause; those set before stay. */
  set<Id extends keyof Clauses & string>(id: Id, values: Partial<Clauses[Id]>): PackBuilder<Clauses>
  omit(id: keyof Clauses & string, reason: string): PackBuilder<Clauses>
  include(id: keyof Clauses & string, reason: string): PackBuilder<Clauses>
  pin(id: keyof Clauses & string, revision: Entry<'pin'>): PackBuilder<Clauses>
  place(id: keyof Clauses & string, choice: Entry<'place'>): PackBuilder<Clauses>
  /** Weights in per cent of the award; those given before stay. */
  weights(weights: { readonly [Id in keyof Clauses & string]?: number }): PackBuilder<Clauses>
  /** Any other fields of the spec. */
  with(fields: Partial<Spec>): PackBuilder<Clauses>
  /** The plain spec built so far. */
  spec(): Partial<Spec>
  /** Composes it. @throws HrddError with every problem of the spec */
  compose(): Pack
}

/**
 * A builder over any catalogue.
 *
 * @param catalogue where clauses are taken from
 * @param fields what is known from the start
 * @example
 * ```ts
 * import { packBuilderFrom } from 'hrdd-clauses/core'
 * import { standard } from 'hrdd-clauses/catalogue'
 * const laptops = packBuilderFrom(standard, { title: 'Laptops', buyer: 'City of Example' })
 *   .jurisdiction('eu').category('ict-hardware').contract({ start: '2027-07-01', months: 24 })
 * console.log(laptops.tier('low').compose().pairs.length < laptops.tier('high').compose().pairs.length) // true
 * ```
 */
export function packBuilderFrom<
  Clauses extends object = Readonly<Record<string, NonNullable<Field<'set'>[string]>>>,
>(catalogue: Catalogue, fields: Partial<Spec> = {}): PackBuilder<Clauses> {
  const built = settle(fields)
  const next = (more: Partial<Spec>) => packBuilderFrom<Clauses>(catalogue, { ...built, ...more })
  return {
    jurisdiction: (jurisdiction) => next({ jurisdiction }),
    category: (category) => next({ category }),
    tier: (tier) => next({ tier }),
    language: (language) => next({ language }),
    bidders: (bidders) => next({ bidders }),
    strategy: (strategy) => next({ strategy }),
    tender: (tender) => next({ tender }),
    contract: (contract) => next({ contract }),
    clauses: (set) => next({ clauses: { set } }),
    kpis: (kpis) => next({ kpis }),
    components: (components) => next({ components }),
    capacity: (hoursPerYear) => next({ capacity: { hoursPerYear } }),
    award: (award) => next({ award }),
    set: (id, values) => next({ set: { ...built.set, [id]: { ...built.set?.[id], ...values } } }),
    omit: (id, reason) => next({ omit: { ...built.omit, [id]: reason } }),
    include: (id, reason) => next({ include: { ...built.include, [id]: reason } }),
    pin: (id, revision) => next({ pin: { ...built.pin, [id]: revision } }),
    place: (id, choice) => next({ place: { ...built.place, [id]: choice } }),
    weights: (weights) => next({ weights: { ...built.weights, ...weights } }),
    with: next,
    spec: () => built,
    // what is still missing is said by the reader of specs
    compose: () => composeFrom(catalogue, built as Spec),
  }
}
