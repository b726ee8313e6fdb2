// A response in the hands of a bidder: rows by number, answers typed with another library than ours.

import exceljs, { type CellValue, type Row, type Workbook, type Worksheet } from 'exceljs'

export interface FilledResponse {
  readonly book: Workbook
  readonly sheet: Worksheet
  row(number: string): Row
  save(): Promise<Uint8Array>
}

/** Column of the answer, from 1. */
export const answerColumn = 7

/** Opens a response and types answers by number. */
export async function fillResponse(
  bytes: Uint8Array,
  answers: Readonly<Record<string, CellValue>> = {},
): Promise<FilledResponse> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes as never)
  const sheet = book.worksheets[0]!
  const row = (number: string): Row => {
    let found: Row | undefined
    sheet.eachRow((each) => {
      if (each.getCell(1).value === number) found = each
    })
    if (!found) throw new Error(`no row ${number}`)
    return found
  }
  for (const [number, answer] of Object.entries(answers))
    row(number).getCell(answerColumn).value = answer
  return {
    book,
    sheet,
    row,
    save: async () => new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer),
  }
}
