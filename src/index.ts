/**
 * The package: from a spec to a pack, to documents, to advice.
 * @module hrdd-clauses
 */

import { assessRiskFrom, type RiskAssessment, type RiskInput } from './advise/index.ts'
import {
  type CategoryId,
  type ClauseParameters,
  type ClauseSetId,
  type JurisdictionId,
  type KpiId,
  type KpiSetId,
  type LanguageCode,
  standard,
} from './catalogue/index.ts'
import {
  type Composition,
  composeFrom,
  type Needed,
  type PackBuilder,
  packBuilderFrom,
  type ReadSpec,
  tryComposeFrom,
} from './compose/index.ts'
import type { Pack } from './model/pack.ts'
import type { Spec as AnySpec } from './model/spec.ts'
import { compareOptionsFrom, type Option } from './options/index.ts'

export {
  check,
  coverageFrom,
  type GapProof,
  type IssueCoverage,
  type PackCoverage,
  type RiskAssessment,
  type RiskInput,
  type RiskReason,
} from './advise/index.ts'
export type * from './catalogue/index.ts'
export {
  type Composition,
  diffPacks,
  digestOf,
  type Labelled,
  label,
  type Needed,
  neededFields,
  type PackAudience,
  type PackBuilder,
  type PackDifference,
  packAudiences,
  packFor,
  type ReadSpec,
  readPack,
  readSpec,
  type SpecSchema,
  type StillMissing,
  specSchema,
  type ValidatedSpec,
  type Verification,
  verifyPack,
} from './compose/index.ts'
export { type DraftOptions, draft, draftReview } from './documents/index.ts'
export * from './generated/types.ts'
export type * from './model/audience.ts'
export type * from './model/clause.ts'
export type * from './model/document.ts'
export type * from './model/finding.ts'
export * from './model/lists.ts'
export type * from './model/pack.ts'
export {
  HrddError,
  type Problem,
  type ProblemCode,
  printProblem,
  problemCodes,
} from './model/problems.ts'
export type * from './model/text.ts'
export { type Burden, burden, type Length, type Loss, type Option } from './options/index.ts'
export {
  findNode,
  type HtmlOptions,
  type LinkedDocument,
  stylesheet,
  toHtml,
  toHtmlChunks,
  toMarkdown,
  toMarkdownChunks,
  toText,
  toTextChunks,
} from './render/index.ts'

type Kpis = NonNullable<AnySpec['kpis']>
type Components = NonNullable<AnySpec['components']>
type Known = 'jurisdiction' | 'category' | 'language' | 'clauses' | 'kpis' | 'components'
/**
 * A spec for this package's catalogue: every id, parameter and value has its literal type. What comes from a form or a file
 * goes through `readSpec`.
 */
export type Spec = Omit<AnySpec<ClauseParameters>, Known> & {
  /** Whose law applies. */
  readonly jurisdiction: JurisdictionId
  /** What is bought. */
  readonly category: CategoryId
  /** Language of the wording; default `en`. */
  readonly language?: LanguageCode
  /** Which clauses apply; default `core`. */
  readonly clauses?: { readonly set: ClauseSetId }
  readonly kpis?: Omit<Kpis, 'set' | 'add' | 'remove' | 'targets'> & {
    /** Which KPIs apply; default `core`. */
    readonly set?: KpiSetId
    readonly add?: readonly KpiId[]
    readonly remove?: readonly KpiId[]
    /** Own thresholds: one number for good, or steps with dates. */
    readonly targets?: { readonly [Id in KpiId]?: NonNullable<Kpis['targets']>[string] }
  }
  /** The component list: goods that a service uses, parts added, parts left out with a reason. */
  readonly components?: Omit<Components, 'categories'> & {
    readonly categories?: readonly CategoryId[]
  }
}

/**
 * Composes a pack from this package's catalogue.
 *
 * @param spec what is bought, how risky it is, who may bid, and what the buyer chose; or what `readSpec` read
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
export function compose(spec: ReadSpec): Pack
export function compose(spec: Spec): Pack
export function compose(spec: AnySpec): Pack {
  return composeFrom(standard, spec)
}

/**
 * As `compose`, with every problem of a spec as a plain result: of its shape, and of what the catalogue says of the rest.
 *
 * @param spec anything, for example what a form holds so far
 * @example
 * ```ts
 * import { tryCompose } from 'hrdd-clauses'
 * const composition = tryCompose({
 *   buyer: 'City of Example', jurisdiction: 'se', category: 'ict-hardware', tier: 'low',
 *   contract: { start: '2027-01-01', months: 12 }, omit: { 'ABC-99': 'Not of use here' },
 * })
 * console.log(composition.ok, composition.problems.map(({ path }) => path).join(' ')) // false title omit.ABC-99
 * ```
 */
export const tryCompose = (spec: unknown): Composition => tryComposeFrom(standard, spec)

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
export const packBuilder = <Name extends keyof Spec = never>(
  fields?: Pick<Spec, Name>,
): PackBuilder<Spec, Exclude<Needed, Name>> => packBuilderFrom<Spec, Name>(standard, fields)

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
export function compareOptions(spec: ReadSpec): readonly Option[]
export function compareOptions(spec: Spec): readonly Option[]
export function compareOptions(spec: AnySpec): readonly Option[] {
  return compareOptionsFrom(standard, spec)
}
