// A spec built step by step. Each step gives a new builder; the old one stays as it was.

import type { Pack } from '../model/pack.ts'
import type { KpiChoice, PlacementChoice, Spec } from '../model/spec.ts'

/** Builds a spec step by step. Immutable: every method answers a new builder. */
export interface PackBuilder<Clauses extends object> {
  jurisdiction(code: string): PackBuilder<Clauses>
  category(id: string): PackBuilder<Clauses>
  tier(tier: Spec['tier']): PackBuilder<Clauses>
  bidders(bidders: NonNullable<Spec['bidders']>): PackBuilder<Clauses>
  strategy(strategy: NonNullable<Spec['strategy']>): PackBuilder<Clauses>
  tender(dates: NonNullable<Spec['tender']>): PackBuilder<Clauses>
  contract(contract: Spec['contract']): PackBuilder<Clauses>
  kpis(choice: KpiChoice): PackBuilder<Clauses>
  /** Sets parameters of a clause; those set before stay. */
  set<Id extends keyof Clauses & string>(id: Id, values: Partial<Clauses[Id]>): PackBuilder<Clauses>
  omit(id: keyof Clauses & string, reason: string): PackBuilder<Clauses>
  include(id: keyof Clauses & string, reason: string): PackBuilder<Clauses>
  pin(id: keyof Clauses & string, revision: number): PackBuilder<Clauses>
  weight(id: keyof Clauses & string, percent: number): PackBuilder<Clauses>
  place(id: keyof Clauses & string, choice: PlacementChoice): PackBuilder<Clauses>
  /** Any other fields of the spec. */
  with(fields: Partial<Spec>): PackBuilder<Clauses>
  /** The plain spec built so far. */
  spec(): Spec<Clauses>
  /** Composes it. @throws HrddError with every problem of the spec */
  compose(): Pack
}

/** A builder that composes with the given function. */
export function createBuilder<Clauses extends object>(
  fields: Partial<Spec>,
  composeSpec: (spec: Spec<Clauses>) => Pack,
): PackBuilder<Clauses> {
  const own = copy(fields)
  const next = (more: Partial<Spec>) => createBuilder<Clauses>({ ...own, ...more }, composeSpec)
  const entry = <Field extends 'omit' | 'include' | 'pin' | 'weights' | 'place'>(
    field: Field,
    id: string,
    value: NonNullable<Spec[Field]>[string],
  ) => next({ [field]: { ...own[field], [id]: value } })
  return {
    jurisdiction: (jurisdiction) => next({ jurisdiction }),
    category: (category) => next({ category }),
    tier: (tier) => next({ tier }),
    bidders: (bidders) => next({ bidders }),
    strategy: (strategy) => next({ strategy }),
    tender: (tender) => next({ tender }),
    contract: (contract) => next({ contract }),
    kpis: (kpis) => next({ kpis }),
    set: (id, values) =>
      next({ set: { ...own.set, [id]: { ...own.set?.[id], ...(values as object) } } }),
    omit: (id, reason) => entry('omit', id, reason),
    include: (id, reason) => entry('include', id, reason),
    pin: (id, revision) => entry('pin', id, revision),
    weight: (id, percent) => entry('weights', id, percent),
    place: (id, choice) => entry('place', id, choice),
    with: (more) => next(more),
    spec: () => copy(own) as Spec<Clauses>,
    compose: () => composeSpec(own as Spec<Clauses>),
  }
}

/** Plain data of its own: what a caller changes later changes nothing here. */
function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T
  return typeof value === 'object' && value !== null
    ? (Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)])) as T)
    : value
}
