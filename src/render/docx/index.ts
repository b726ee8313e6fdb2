/**
 * Word files: write a document as .docx, put it into an authority's own template, read it back and compare it with the pack.
 * @packageDocumentation
 */
export { toDocx, type DocxOptions } from './to-docx.ts'
export { insertIntoDocx, type InsertOptions } from './insert.ts'
export { readDocx } from './read-docx.ts'
export { compare } from './compare.ts'
export { describeComparison } from './describe-comparison.ts'
export type { ReadAnswer, ReadClause, ReadComment, ReadDocument, ReadDocx, ReadPiece, ReadValue, TrackedChange } from './read-model.ts'
export type { AddedText, Change, Comparison, DocumentComparison, MovedText, Outcome, ParameterChange, RemovedText, Renumbered, UnitComparison, Where, WordingChange } from './comparison.ts'
