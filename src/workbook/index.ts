/**
 * Front door: what bidders fill in, what those who score use, and the Register, as workbooks and as CSV.
 * @module hrdd-clauses/workbook
 */

export type { Stoppable } from '../office/steps.ts'
export type { Bytes, Packing } from '../office/zip.ts'
export { type Edition, editions } from './edition.ts'
export { type EvaluationOptions, toEvaluation } from './evaluation.ts'
export { type Asked, type ReadWorkbook, readWorkbook } from './read-workbook.ts'
export { responseCsv, toResponse } from './response.ts'
export { type AskedAnswer, type ReadResponse, readResponse } from './response-read.ts'
export { toCsv } from './to-csv.ts'
export { toWorkbook, type WorkbookOptions } from './to-workbook.ts'
