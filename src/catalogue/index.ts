// The package's own catalogue, and look-up by id and reference.

import type { Catalogue, Clause, Kpi } from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import { HrddError } from '../model/problems.ts'
import { archive } from './generated/archive.ts'
import { clauses } from './generated/clauses.ts'
import type { ClauseId, KpiId } from './generated/ids.ts'
import { kpis } from './generated/kpis.ts'
import { shared } from './generated/shared.ts'
import { type Resolved, resolveIn } from './resolve.ts'
import { checkDigestIn, type DigestCheck, type UpgradeNotes, upgradeNotesIn } from './upgrade.ts'

export type * from './generated/ids.ts'
export { clauses, kpis }

/** The catalogue of this package. */
export const standard: Catalogue = { ...shared, archive, clauses, kpis }

/**
 * The current revision of a clause.
 * @throws HrddError where there is none of this id
 * @example
 * ```ts
 * import { clause } from 'hrdd-clauses/catalogue'
 * console.log(clause('TRN-01').title) // Final production sites
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
export const kpi = (id: KpiId): Kpi => find(kpis, id, 'KPI')

function find<T>(all: Readonly<Record<string, T>>, id: string, what: string): T {
  if (Object.hasOwn(all, id)) return all[id]!
  throw new HrddError([
    {
      code: `unknown-${what.toLowerCase()}`,
      path: 'id',
      message: `there is no ${what} ${id}`,
      hint: suggest(id, Object.keys(all)),
    },
  ])
}

/**
 * What a contract's reference means, as it was released: `TRN-01@1`, `KPI-TRN-01.1@1.0.0`, `definition:Site List@1`, or an
 * id alone for the current one. A newer revision never takes the place of the one that is named.
 *
 * @throws HrddError where the id or the revision was never released
 * @example
 * ```ts
 * import { resolve } from 'hrdd-clauses/catalogue'
 * console.log(resolve('KPI-TRN-01.1@1.0.0').state) // current
 * ```
 */
export const resolve = (reference: string): Resolved => resolveIn(standard, reference)

/**
 * Whether the digest that a contract system stored beside a reference is the one of the released words.
 *
 * @param reference as a stamp lists it, with its revision
 * @param digest 64 hexadecimal characters
 * @throws HrddError where the reference was never released
 * @example
 * ```ts
 * import { checkDigest, resolve } from 'hrdd-clauses/catalogue'
 * const stored = { reference: 'KPI-TRN-01.1@1.0.0', digest: resolve('KPI-TRN-01.1@1.0.0').digest }
 * console.log(checkDigest(stored.reference, stored.digest).ok) // true
 * ```
 */
export const checkDigest = (reference: string, digest: string): DigestCheck =>
  checkDigestIn(standard, reference, digest)

/**
 * What changes from one reference to another, and whether results stay comparable. Nothing is swapped.
 *
 * @param from what the contract names, with its revision
 * @param to what it would name; default: the current revision
 * @throws HrddError where a reference was never released, or `to` is no successor of `from`
 * @example
 * ```ts
 * import { upgradeNotes } from 'hrdd-clauses/catalogue'
 * const notes = upgradeNotes('KPI-VOI-01.1@1.0.0')
 * console.log(notes.to, notes.comparable) // KPI-VOI-01.1@1.0.1 true
 * ```
 */
export const upgradeNotes = (from: string, to?: string): UpgradeNotes =>
  upgradeNotesIn(standard, from, to)

export { type ReferenceState, type Resolved, resolveIn } from './resolve.ts'
export { checkDigestIn, type DigestCheck, type UpgradeNotes, upgradeNotesIn } from './upgrade.ts'
