// Opens a stranger's file for the spreadsheet library: unpacked within bounds, without document types, with no cell far outside.

import { zipSync } from 'fflate'
import { HrddError } from '../../model/problems.ts'
import { openPackage } from '../docx/file/package.ts'

/** Bounds of a sheet. What is above was not made by this package. */
export const sheetLimits = { rows: 600_000, columns: 256, sheets: 60 } as const

const refuse = (code: string, path: string, message: string, hint: string): never => {
  throw new HrddError([{ code, path, message, hint }])
}

/** The package again, from parts that were looked at: what was checked is what is read. */
export function openTrusted(bytes: Uint8Array): Uint8Array {
  const parts = openPackage(bytes, 'xlsx')
  const kept: Record<string, Uint8Array> = {}
  let sheets = 0
  for (const [name, part] of parts) {
    if (!/\.(xml|rels)$/i.test(name) || name === '[Content_Types].xml') {
      if (name === '[Content_Types].xml') kept[name] = part
      continue
    }
    const text = new TextDecoder().decode(part)
    if (/<!(DOCTYPE|ENTITY)/i.test(text))
      refuse(
        'doctype',
        name,
        'this part declares a document type or entities, which Excel never writes',
        'Do not trust this file.',
      )
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) {
      if (++sheets > sheetLimits.sheets)
        refuse(
          'too-large',
          'file',
          `the file holds more than ${sheetLimits.sheets} sheets`,
          'Keep the sheets of the workbook alone.',
        )
      boundSheet(name, text)
    }
    kept[name] = part
  }
  return zipSync(kept, { level: 0, mtime: new Date(1980, 0, 1) })
}

/** Refuses cells far outside: a reader would fill the space between with emptiness. */
function boundSheet(name: string, text: string): void {
  const reference = /<(?:\w+:)?(?:row|c)\s[^>]*?\br="([A-Za-z]*)(\d+)"/g
  for (let found = reference.exec(text); found; found = reference.exec(text)) {
    if (Number(found[2]) > sheetLimits.rows)
      refuse(
        'too-large',
        name,
        `a row lies below row ${sheetLimits.rows}`,
        'Delete the empty rows at the end of each sheet.',
      )
    if (found[1]!.length > 2 || (found[1]!.length === 2 && found[1]!.toUpperCase() > 'IV'))
      refuse(
        'too-large',
        name,
        `a cell lies to the right of column IV`,
        'Delete the empty columns at the right of each sheet.',
      )
  }
}
