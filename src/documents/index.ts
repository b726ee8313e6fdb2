// Documents as trees.

export { conditionBlock, kpiBlock, questionBlock } from './cards.ts'
export { type DraftOptions, draft } from './draft.ts'
export { kinds } from './kinds.ts'
export { draftReview } from './review-note.ts'
