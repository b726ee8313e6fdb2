/**
 * The engine without a catalogue.
 * @module hrdd-clauses/core
 */

export {
  assessRiskFrom,
  check,
  coverageFrom,
  type GapProof,
  type IssueCoverage,
  type PackCoverage,
  type RiskAssessment,
  type RiskInput,
  type RiskReason,
} from './advise/index.ts'
export { type CatalogueSource, catalogueFrom } from './catalogue/source.ts'
export {
  type Composition,
  composeFrom,
  composeRead,
  diffPacks,
  digestOf,
  indexOf,
  type Labelled,
  label,
  loadFor,
  type Needed,
  neededFields,
  type PackAudience,
  type PackBuilder,
  type PackDifference,
  packAudiences,
  packBuilderFrom,
  packFor,
  readPack,
  readSpec,
  type SelectedClause,
  type SelectedKpi,
  type Selection,
  type SpecSchema,
  type StillMissing,
  select,
  specSchema,
  tryComposeFrom,
  type ValidatedSpec,
  type Verification,
  verifyPack,
} from './compose/index.ts'
export { type DraftOptions, draft, draftReview } from './documents/index.ts'
export { type FindingId, findingIds } from './generated/types.ts'
export type * from './model/audience.ts'
export type * from './model/catalogue.ts'
export type * from './model/catalogue-index.ts'
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
export type * from './model/spec.ts'
export type * from './model/text.ts'
export {
  type Burden,
  burden,
  compareOptionsFrom,
  type Length,
  type Loss,
  type Option,
} from './options/index.ts'
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
