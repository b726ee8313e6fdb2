/**
 * The package's own catalogue, and look-up by id and reference.
 * @module hrdd-clauses/catalogue
 */

import * as stored from '../generated/parts.cjs'
import type { ClauseId, KpiId } from '../generated/types.ts'
import { need } from '../language/arguments.ts'
import { nearIds } from '../language/near-ids.ts'
import { fail } from '../language/problems.ts'
import type { Catalogue, Kpi } from '../model/catalogue.ts'
import type { Clause } from '../model/clause.ts'
import { type Resolved, resolveIn } from './resolve.ts'
import { catalogueFrom } from './source.ts'

export * from '../generated/types.ts'
export type * from '../model/form.ts'
export { type Change, changes, type Difference } from './changes.ts'
export { formDataFrom } from './form-data.ts'
export { type Entry, type Resolved, resolveIn } from './resolve.ts'
export { type CatalogueSource, catalogueFrom, partsOf } from './source.ts'

/** The catalogue of this package. A part of it is read when somebody first looks at it. */
export const standard: Catalogue = catalogueFrom({
  ...stored.index(),
  part: (key) => stored.parts[key]?.(),
})
/** Current clauses by id. */
export const { clauses } = standard
/** Current KPIs by id. */
export const { kpis } = standard

/**
 * The current revision of a clause.
 * @throws HrddError where there is none of this id
 * @example
 * ```ts
 * import { clause } from 'hrdd-clauses/catalogue'
 * console.log(clause('TRN-01').from) // low
 * ```
 */
export const clause = (id: ClauseId): Clause => find(clauses, id, 'clause')

/**
 * The current version of a KPI.
 * @throws HrddError where there is none of this id
 * @example
 * ```ts
 * import { kpi } from 'hrdd-clauses/catalogue'
 * console.log(kpi('KPI-TRN-01.1').direction) // higher
 * ```
 */
export const kpi = (id: KpiId): Kpi => find(kpis, id, 'kpi')

function find<Entry>(table: Readonly<Record<string, Entry>>, id: string, what: string): Entry {
  need('text', id, 'id')
  const entry = Object.hasOwn(table, id) ? table[id] : undefined
  if (entry) return entry
  const { code, path, values } = nearIds(what, id, 'id', Object.keys(table))
  return fail(code, path, values)
}

/**
 * What a contract's reference means, as it was released: `TRN-01@2`, `KPI-TRN-01.1@2.0.0`, or an id alone for the current
 * revision. A newer revision never takes the place of the one that is named.
 *
 * @returns `status` says whether it is current, older, moved, withdrawn or unknown
 * @example
 * ```ts
 * import { resolve } from 'hrdd-clauses/catalogue'
 * console.log(resolve('TRN-01').status, resolve('TRN-03').status) // current moved
 * ```
 */
export const resolve = (reference: string): Resolved => resolveIn(standard, reference)
