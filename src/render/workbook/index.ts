/**
 * The monitoring workbook: written from a pack as .xlsx or CSV, and read back as plain data.
 * @packageDocumentation
 */

export type * from '../../model/workbook.ts'
export { toCsv } from './csv.ts'
export { type ReadWorkbook, type ReadWorkbookOptions, readWorkbook } from './read.ts'
export type { Edition } from './reading-sheets.ts'
export { toWorkbook, type WorkbookOptions } from './write.ts'
