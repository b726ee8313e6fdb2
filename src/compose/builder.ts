// A spec built step by step. Each step gives a new builder; the old one stays as it was.

import type { Catalogue } from '../model/catalogue.ts'
import type { Pack } from '../model/pack.ts'
import type { Spec } from '../model/spec.ts'
import { composeFrom } from './compose.ts'
import { settle } from './settle.ts'

type Field<Of, Name extends keyof Of> = NonNullable<Of[Name]>
/** Fields without which nothing is composed. */
export const neededFields = [
  'title',
  'buyer',
  'jurisdiction',
  'category',
  'tier',
  'contract',
] as const satisfies readonly (keyof Spec)[]
export type Needed = (typeof neededFields)[number]
/** What `compose` is to the compiler while fields lack: it cannot be called, and the message names them. */
export interface StillMissing<Fields extends string> {
  readonly missing?: Fields
}

/**
 * Builds a spec step by step. Immutable: every method answers a new builder.
 *
 * `Of` is the spec that it builds, `Missing` the fields that it still lacks: `compose` can be called once there are none.
 */
export interface PackBuilder<Of extends Spec = Spec, Missing extends Needed = Needed> {
  jurisdiction(id: Of['jurisdiction']): PackBuilder<Of, Exclude<Missing, 'jurisdiction'>>
  category(id: Of['category']): PackBuilder<Of, Exclude<Missing, 'category'>>
  tier(tier: Of['tier']): PackBuilder<Of, Exclude<Missing, 'tier'>>
  language(code: Field<Of, 'language'>): PackBuilder<Of, Missing>
  bidders(bidders: Field<Of, 'bidders'>): PackBuilder<Of, Missing>
  strategy(strategy: Field<Of, 'strategy'>): PackBuilder<Of, Missing>
  tender(dates: Field<Of, 'tender'>): PackBuilder<Of, Missing>
  contract(contract: Of['contract']): PackBuilder<Of, Exclude<Missing, 'contract'>>
  /** A set of clauses: `starter`, `core` or `full`. */
  clauses(set: Field<Of, 'clauses'>['set']): PackBuilder<Of, Missing>
  kpis(choice: Field<Of, 'kpis'>): PackBuilder<Of, Missing>
  components(components: Field<Of, 'components'>): PackBuilder<Of, Missing>
  capacity(hoursPerYear: number): PackBuilder<Of, Missing>
  award(award: Field<Of, 'award'>): PackBuilder<Of, Missing>
  /** Sets parameters of a clause; those set before stay. */
  set<Id extends keyof Field<Of, 'set'> & string>(
    id: Id,
    values: NonNullable<Field<Of, 'set'>[Id]>,
  ): PackBuilder<Of, Missing>
  omit(id: keyof Field<Of, 'omit'> & string, reason: string): PackBuilder<Of, Missing>
  include(id: keyof Field<Of, 'include'> & string, reason: string): PackBuilder<Of, Missing>
  pin(id: keyof Field<Of, 'pin'> & string, revision: number): PackBuilder<Of, Missing>
  place<Id extends keyof Field<Of, 'place'> & string>(
    id: Id,
    choice: NonNullable<Field<Of, 'place'>[Id]>,
  ): PackBuilder<Of, Missing>
  /** Weights in per cent of the award; those given before stay. */
  weights(weights: Field<Of, 'weights'>): PackBuilder<Of, Missing>
  /** Any other fields of the spec. */
  with<Name extends keyof Of>(fields: Pick<Of, Name>): PackBuilder<Of, Exclude<Missing, Name>>
  /** The plain spec built so far. */
  spec(): Partial<Of> & Pick<Of, Exclude<Needed, Missing>>
  /** Composes it. @throws HrddError with every problem of the spec */
  readonly compose: [Missing] extends [never] ? () => Pack : StillMissing<Missing>
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
export function packBuilderFrom<Of extends Spec = Spec, Name extends keyof Of = never>(
  catalogue: Catalogue,
  fields?: Pick<Of, Name>,
): PackBuilder<Of, Exclude<Needed, Name>>
export function packBuilderFrom(catalogue: Catalogue, fields: Partial<Spec> = {}): AnyBuilder {
  return builderOf(catalogue, settle(fields))
}

type AnyBuilder = PackBuilder<Spec, never>

function builderOf(catalogue: Catalogue, built: Partial<Spec>): AnyBuilder {
  const next = (more: Partial<Spec>) => builderOf(catalogue, settle({ ...built, ...more }))
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
    // what is still missing is said by the compiler, and by the reader of specs
    spec: () => built as Spec,
    compose: () => composeFrom(catalogue, built as Spec),
  }
}
