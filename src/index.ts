/**
 * Human-rights due diligence clauses for public procurement: compose a pack, check it, draft documents, render them.
 * @packageDocumentation
 */

import { assessRiskFrom, type RiskAssessment, type RiskInput } from './assess/risk.ts'
import { type PackCoverage, schemeCoverageFrom } from './assess/schemes.ts'
import { type ClauseParameters, type SchemeId, standard } from './catalogue/index.ts'
import { createBuilder, type PackBuilder } from './compose/builder.ts'
import { composeFrom } from './compose/compose.ts'
import type { Pack } from './model/pack.ts'
import type { Spec as AnySpec } from './model/spec.ts'

export type { CountryRisk, RiskAssessment, RiskInput, RiskReason } from './assess/risk.ts'
export type { GapProof, IssueCoverage, PackCoverage } from './assess/schemes.ts'
export type {
  CategoryId,
  ClauseId,
  ClauseParameters,
  JurisdictionId,
  KpiId,
  KpiSetId,
  SchemeId,
} from './catalogue/index.ts'
export { check } from './check/check.ts'
export type * from './check/rule.ts'
export type { PackBuilder } from './compose/builder.ts'
export { readPack } from './compose/read-pack.ts'
export { readSpec } from './compose/read-spec.ts'
export { type DraftOptions, draft } from './documents/draft.ts'
export { draftReview } from './documents/review-note.ts'
export type * from './model/audience.ts'
export type * from './model/catalogue.ts'
export type * from './model/document.ts'
export type * from './model/follow-up.ts'
export type * from './model/observation.ts'
export type * from './model/pack.ts'
export { HrddError, type Problem } from './model/problems.ts'
export type { FullSpec, KpiChoice, PlacementChoice } from './model/spec.ts'
export type * from './model/text.ts'
export { type HtmlOptions, type LinkedDocument, toHtml } from './render/html.ts'
export { toMarkdown } from './render/markdown.ts'
export { toText, toTextChunks } from './render/text.ts'
export type { RenderInput } from './render/tree.ts'

/** What to compose from the package's own catalogue: ids and parameters are typed. */
export type Spec = AnySpec<ClauseParameters>

/**
 * Composes a pack from the package's own catalogue.
 *
 * @param spec what is bought, how risky it is, who may bid, and what the buyer chose
 * @returns a plain, self-contained pack
 * @throws HrddError with every problem of the spec at once
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops and monitors 2027', buyer: 'Example Purchasing Consortium',
 *   jurisdiction: 'eu', category: 'ict-hardware', tier: 'high',
 *   contract: { start: '2027-07-01', months: 48, framework: true },
 *   set: { 'TRN-01': { listDays: 80, firstDays: { all: 50, sme: 70 } } },
 * })
 * console.log(pack.pairs.find((pair) => pair.id === 'TRN-01')?.parameters.listDays?.value) // 80
 * ```
 */
export const compose = (spec: Spec): Pack => composeFrom(standard, spec as AnySpec)

/**
 * Builds the same spec step by step.
 *
 * @param fields what is known at the start, for example title and buyer
 * @example
 * ```ts
 * import { packBuilder } from 'hrdd-clauses'
 * const pack = packBuilder({ title: 'Monitors', buyer: 'City of Example' })
 *   .jurisdiction('uk').category('ict-hardware').tier('high')
 *   .contract({ start: '2027-04-01', months: 36 })
 *   .set('GRV-01', {}).compose()
 * console.log(pack.spec.jurisdiction) // uk
 * ```
 */
export const packBuilder = (fields: Partial<Spec> = {}): PackBuilder<ClauseParameters> =>
  createBuilder<ClauseParameters>(fields as Partial<AnySpec>, compose)

/**
 * How much risk to people a purchase carries: a transparent table of rules (`clauses/risk.yaml`), each with its source.
 * A person can override the tier and give the reason, which stays on record. What is known of a country is the caller's
 * data; no rule names or bans one.
 *
 * @param input what is known of the purchase; `cpv` or `category` is needed
 * @returns the tier, every rule that applied, and how sure the answer is
 * @throws HrddError with every problem of the input
 * @example
 * ```ts
 * import { assessRisk } from 'hrdd-clauses'
 * const risk = assessRisk({
 *   cpv: '30213100-6', value: 2_000_000, months: 48, origins: ['XA'],
 *   countryRisk: { XA: { level: 'high', source: 'Own country table, 2026' } },
 * })
 * console.log(risk.tier, risk.confidence) // high high
 * ```
 */
export const assessRisk = (input: RiskInput): RiskAssessment => assessRiskFrom(standard, input)

/**
 * What verification schemes can show for the clauses of a pack, what they cannot, and which proof of the pack fills the
 * gap. The table behind it is a dated hypothesis for scheme owners to correct; it is no verdict on a scheme.
 *
 * @param pack what `compose` made
 * @param schemes ids of schemes, for example those that a supplier names
 * @throws HrddError where a scheme is not known
 * @example
 * ```ts
 * import { compose, schemeCoverage } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'high', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(schemeCoverage(pack, ['rba-vap']).gaps.length > 0) // true
 * ```
 */
export const schemeCoverage = (pack: Pack, schemes: readonly SchemeId[]): PackCoverage =>
  schemeCoverageFrom(standard, pack, schemes)
