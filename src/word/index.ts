/**
 * Word files: write a document as .docx, put it into an authority's own template, read it back and compare it with the pack.
 * @module hrdd-clauses/docx
 */

export type { Stoppable } from '../office/steps.ts'
export type { Bytes } from '../office/zip.ts'
export { compare } from './compare/compare.ts'
export type * from './compare/comparison.ts'
export { describeComparison } from './compare/describe-comparison.ts'
export { type InsertOptions, insertIntoDocx } from './insert/insert.ts'
export type * from './read/model.ts'
export { readDocx } from './read/read-docx.ts'
export { type DocxOptions, toDocx } from './write/to-docx.ts'
