/**
 * The monitoring workbook: written from a pack as .xlsx or CSV, and read back as plain data.
 * @packageDocumentation
 */
export { toCsv } from './csv.ts'
export { readWorkbook, type ReadWorkbook, type ReadWorkbookOptions } from './read.ts'
export type { Edition } from './reading-sheets.ts'
export { toWorkbook, type WorkbookOptions } from './write.ts'
export type * from '../../model/workbook.ts'
