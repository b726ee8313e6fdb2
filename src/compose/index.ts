// Front door: spec to pack, and back from storage.

export { type PackBuilder, packBuilderFrom } from './builder.ts'
export { composeFrom, composeRead } from './compose.ts'
export { digestOf } from './digest.ts'
export { readPack } from './read-pack.ts'
export { readSpec } from './read-spec.ts'
