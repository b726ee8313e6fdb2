/**
 * The engine without the catalogue: compose from any catalogue, check, draft, render.
 * @packageDocumentation
 */
export { assessRiskFrom, categoryOf, type CountryRisk, type RiskAssessment, type RiskInput, type RiskReason } from './assess/risk.ts'
export { type GapProof, type IssueCoverage, type PackCoverage, schemeCoverageFrom } from './assess/schemes.ts'
export { resolveIn, type ReferenceState, type Resolved } from './catalogue/resolve.ts'
export { check } from './check/check.ts'
export { composeFrom, composeRead } from './compose/compose.ts'
export { readPack } from './compose/read-pack.ts'
export { readSpec } from './compose/read-spec.ts'
export { draft, type DraftOptions } from './documents/draft.ts'
export { HrddError, type Problem } from './model/problems.ts'
export { toHtml, type HtmlOptions } from './render/html.ts'
export { toMarkdown } from './render/markdown.ts'
export { toText, toTextChunks } from './render/text.ts'
export type { RenderInput } from './render/tree.ts'
export type * from './check/rule.ts'
export type * from './model/audience.ts'
export type * from './model/catalogue.ts'
export type * from './model/document.ts'
export type * from './model/pack.ts'
export type * from './model/spec.ts'
export type * from './model/text.ts'
