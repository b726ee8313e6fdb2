// The package: from a spec to a pack, to documents, to advice.

import { assessRiskFrom, type RiskAssessment, type RiskInput } from './advise/index.ts'
import {
  type CategoryId,
  type ClauseParameters,
  type JurisdictionId,
  type KpiId,
  standard,
} from './catalogue/index.ts'
import { composeFrom, type PackBuilder, packBuilderFrom } from './compose/index.ts'
import type { Pack } from './model/pack.ts'
import type { Spec as AnySpec } from './model/spec.ts'
import { compareOptionsFrom, type Option } from './options/index.ts'

export { check, coverageFrom } from './advise/index.ts'
export type * from './catalogue/index.ts'
export {
  diffPacks,
  digestOf,
  type PackAudience,
  type PackBuilder,
  type PackDifference,
  packFor,
  readPack,
  readSpec,
  type Verification,
  verifyPack,
} from './compose/index.ts'
export { type DraftOptions, draft, draftReview } from './documents/index.ts'
export type * from './model/audience.ts'
export type * from './model/clause.ts'
export type * from './model/document.ts'
export { type DocumentKind, documentKinds } from './model/document.ts'
export type * from './model/finding.ts'
export type * from './model/pack.ts'
export { HrddError, type Problem, printProblem } from './model/problems.ts'
export type * from './model/text.ts'
export { type Burden, burden, type Length, type Loss, type Option } from './options/index.ts'
export { findNode, toHtml, toMarkdown, toText, toTextChunks } from './render/index.ts'

type KnownFields = 'jurisdiction' | 'category' | 'kpis'
/** A spec for this package's catalogue: an editor knows ids, parameters and their types. */
export type Spec = Omit<AnySpec<ClauseParameters>, KnownFields> & {
  readonly jurisdiction: JurisdictionId | (string & {})
  readonly category: CategoryId | (string & {})
  readonly kpis?: Omit<NonNullable<AnySpec['kpis']>, 'add' | 'remove'> & {
    readonly add?: readonly (KpiId | (string & {}))[]
    readonly remove?: readonly (KpiId | (string & {}))[]
  }
}

/**
 * Composes a pack from this package's catalogue.
 *
 * @param spec what is bought, how risky it is, who may bid, and what the buyer chose
 * @returns a plain, self-contained pack; the same input gives the same pack
 * @throws HrddError with every problem of the spec
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Monitors', buyer: 'City of Example', jurisdiction: 'se', category: 'ict-hardware', tier: 'low',
 *   contract: { start: '2027-01-01', months: 12 },
 * })
 * console.log(pack.pairs.some(({ id }) => id === 'TRN-01')) // true
 * ```
 */
export const compose = (spec: Spec): Pack => composeFrom(standard, spec)

/**
 * Builds a spec for this package's catalogue step by step. Every step gives a new builder.
 *
 * @example
 * ```ts
 * import { packBuilder } from 'hrdd-clauses'
 * const pack = packBuilder({ title: 'Laptops', buyer: 'City of Example' })
 *   .jurisdiction('eu').category('ict-hardware').tier('high').contract({ start: '2027-07-01', months: 24 })
 *   .set('GRV-01', {}).omit('TRN-02', 'The market names no makers of parts').compose()
 * console.log(pack.omitted.some(({ id }) => id === 'TRN-02')) // true
 * ```
 */
export const packBuilder = (fields: Partial<Spec> = {}): PackBuilder<ClauseParameters> =>
  packBuilderFrom<ClauseParameters>(standard, fields)

/**
 * How much risk to people a purchase carries, and why.
 *
 * @param input what is known of the purchase: `cpv` or `category` is needed
 * @throws HrddError with every problem of the input
 * @example
 * ```ts
 * import { assessRisk } from 'hrdd-clauses'
 * console.log(assessRisk({ cpv: '30213100' }).tier) // high
 * ```
 */
export const assessRisk = (input: RiskInput): RiskAssessment => assessRiskFrom(standard, input)

/**
 * Every set, strategy and tier for a purchase, side by side: words, pages, points and weights, dates, hours of both sides,
 * and what each choice loses. What the spec says of single clauses counts wherever it fits. Nothing of `award` counts.
 *
 * @param spec as for `compose`; its own choice is marked `chosen`
 * @returns by set, then tier, then strategy; choices that other fields of the spec rule out are not among them
 * @throws HrddError with every problem of the spec
 * @example
 * ```ts
 * import { compareOptions } from 'hrdd-clauses'
 * const options = compareOptions({
 *   title: 'Monitors', buyer: 'City of Example', jurisdiction: 'se', category: 'ict-hardware', tier: 'low',
 *   contract: { start: '2027-01-01', months: 12 },
 * })
 * const chosen = options.find((option) => option.chosen)
 * console.log(options.length, chosen?.set, chosen?.burden.dates) // 27 core 4
 * ```
 */
export const compareOptions = (spec: Spec): readonly Option[] => compareOptionsFrom(standard, spec)
