/**
 * The engine without the catalogue: compose from any catalogue, check, draft, render.
 * @packageDocumentation
 */
export {
  assessRiskFrom,
  type CountryRisk,
  categoryOf,
  type RiskAssessment,
  type RiskInput,
  type RiskReason,
} from './assess/risk.ts'
export {
  type GapProof,
  type IssueCoverage,
  type PackCoverage,
  schemeCoverageFrom,
} from './assess/schemes.ts'
export { type ReferenceState, type Resolved, resolveIn } from './catalogue/resolve.ts'
export { check } from './check/check.ts'
export type * from './check/rule.ts'
export { composeFrom, composeRead } from './compose/compose.ts'
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
export type * from './model/spec.ts'
export type * from './model/text.ts'
export { type HtmlOptions, type LinkedDocument, toHtml } from './render/html.ts'
export { toMarkdown } from './render/markdown.ts'
export { toText, toTextChunks } from './render/text.ts'
export type { RenderInput } from './render/tree.ts'
