/**
 * Human-rights due diligence clauses for public procurement: compose a pack, check it, draft documents, render them.
 * @packageDocumentation
 */
import { type ClauseParameters, standard } from './catalogue/index.ts'
import { createBuilder, type PackBuilder } from './compose/builder.ts'
import { composeFrom } from './compose/compose.ts'
import type { Pack } from './model/pack.ts'
import type { Spec as AnySpec } from './model/spec.ts'

export { check } from './check/check.ts'
export { readPack } from './compose/read-pack.ts'
export { readSpec } from './compose/read-spec.ts'
export { draft, type DraftOptions } from './documents/draft.ts'
export { HrddError, type Problem } from './model/problems.ts'
export { toHtml, type HtmlOptions } from './render/html.ts'
export { toMarkdown } from './render/markdown.ts'
export { toText, toTextChunks } from './render/text.ts'
export type { RenderInput } from './render/tree.ts'
export type { CategoryId, ClauseId, ClauseParameters, JurisdictionId, KpiId, KpiSetId } from './catalogue/index.ts'
export type { PackBuilder } from './compose/builder.ts'
export type * from './check/rule.ts'
export type * from './model/audience.ts'
export type * from './model/catalogue.ts'
export type * from './model/document.ts'
export type * from './model/pack.ts'
export type { FullSpec, KpiChoice, PlacementChoice } from './model/spec.ts'
export type * from './model/text.ts'

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
export const packBuilder = (fields: Partial<Spec> = {}): PackBuilder<ClauseParameters> => createBuilder<ClauseParameters>(fields as Partial<AnySpec>, compose)
