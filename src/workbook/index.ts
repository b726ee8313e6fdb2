// Front door: the Register as a workbook, written and read back, and as CSV.

export type { Edition } from './edition.ts'
export { type Asked, type ReadWorkbook, readWorkbook } from './read-workbook.ts'
export { toCsv } from './to-csv.ts'
export { toWorkbook, type WorkbookOptions } from './to-workbook.ts'
