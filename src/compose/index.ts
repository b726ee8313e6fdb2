// Front door: spec to pack, and back from storage.

export {
  type Needed,
  neededFields,
  type PackBuilder,
  packBuilderFrom,
  type StillMissing,
} from './builder.ts'
export { type Composition, composeFrom, composeRead, tryComposeFrom } from './compose.ts'
export { diffPacks, type PackDifference } from './diff-packs.ts'
export { digestOf } from './digest.ts'
export { indexOf } from './index-of.ts'
export { type Labelled, label } from './label.ts'
export { loadFor } from './load-for.ts'
export { type PackAudience, packAudiences, packFor } from './pack-for.ts'
export { readPack } from './read-pack.ts'
export { type ReadSpec, readSpec } from './read-spec.ts'
export { type SelectedClause, type SelectedKpi, type Selection, select } from './select.ts'
export { type SpecSchema, specSchema, type ValidatedSpec } from './spec-schema.ts'
export { type Verification, verifyPack } from './verify-pack.ts'
