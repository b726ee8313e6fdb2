// Writes packages of parts (.docx, .xlsx) so that same parts give same bytes.

import { type Zippable, zipSync } from 'fflate'
import { encode } from './markup.ts'

/** Content of a file. A `Uint8Array` that also goes into a `Blob`, whichever TypeScript reads it. */
export type Bytes = ReturnType<Uint8ArrayConstructor['of']>

const typesPart = '[Content_Types].xml'

/** A package from its parts, in the given order but with the content types first. Same parts, same bytes. */
export function zipParts(parts: Readonly<Record<string, Uint8Array | string>>): Bytes {
  const names = Object.keys(parts).filter((name) => name !== typesPart)
  const entries: Zippable = {}
  for (const name of [typesPart, ...names]) {
    const part = parts[name]
    if (part === undefined) continue
    const level = /\.(png|jpe?g|gif)$/i.test(name) ? 0 : 6
    entries[name] = [typeof part === 'string' ? encode(part) : part, { level }]
  }
  // the earliest civil date that zip knows, the same in every time zone
  return zipSync(entries, { mtime: new Date(1980, 0, 1) })
}
