/**
 * Word files: write a document as .docx, put it into an authority's own template, read it back and compare it with the pack.
 * @packageDocumentation
 */

export { compare } from './compare/compare.ts'
export type {
  AddedText,
  Change,
  Comparison,
  DocumentComparison,
  MovedText,
  Outcome,
  ParameterChange,
  RemovedText,
  Renumbered,
  UnitComparison,
  Where,
  WordingChange,
} from './compare/comparison.ts'
export { describeComparison } from './compare/describe-comparison.ts'
export { type InsertOptions, insertIntoDocx } from './insert/insert.ts'
export { readDocx } from './read/read-docx.ts'
export type {
  ReadAnswer,
  ReadClause,
  ReadComment,
  ReadDocument,
  ReadDocx,
  ReadPiece,
  ReadValue,
  TrackedChange,
} from './read/read-model.ts'
export { type DocxOptions, toDocx } from './write/to-docx.ts'
