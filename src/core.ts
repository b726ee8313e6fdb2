// The engine without a catalogue.

export { assessRiskFrom, check, coverageFrom } from './advise/index.ts'
export {
  composeFrom,
  composeRead,
  diffPacks,
  digestOf,
  indexOf,
  type PackAudience,
  type PackBuilder,
  type PackDifference,
  packBuilderFrom,
  packFor,
  readPack,
  readSpec,
  type SelectedClause,
  type SelectedKpi,
  type Selection,
  select,
  type Verification,
  verifyPack,
} from './compose/index.ts'
export { type DraftOptions, draft, draftReview } from './documents/index.ts'
export type * from './model/catalogue.ts'
export type * from './model/catalogue-index.ts'
export type * from './model/document.ts'
export { documentKinds } from './model/document.ts'
export type * from './model/finding.ts'
export type * from './model/pack.ts'
export { HrddError, type Problem, printProblem } from './model/problems.ts'
export type * from './model/spec.ts'
export {
  type Burden,
  burden,
  compareOptionsFrom,
  type Length,
  type Loss,
  type Option,
} from './options/index.ts'
export { findNode, toHtml, toMarkdown, toText, toTextChunks } from './render/index.ts'
