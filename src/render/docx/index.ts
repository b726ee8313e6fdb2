/**
 * Word files: write a document as .docx, with tagged controls, real numbers and cross-references.
 * @packageDocumentation
 */
export { toDocx, type DocxOptions } from './to-docx.ts'
export { readDocx } from './read-docx.ts'
export { compare } from './compare.ts'
export type { ReadAnswer, ReadClause, ReadComment, ReadDocument, ReadDocx, ReadPiece, ReadValue, TrackedChange } from './read-model.ts'
export type { AddedText, Change, Comparison, DocumentComparison, MovedText, Outcome, ParameterChange, RemovedText, Renumbered, UnitComparison, Where, WordingChange } from './comparison.ts'
