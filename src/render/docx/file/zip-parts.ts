// Writes packages of parts (.docx, .xlsx) so that same parts give same bytes.

import { type Zippable, zipSync } from 'fflate'

/** A package from its parts, in the given order but with the content types first. Same parts, same bytes. */
export function zipParts(parts: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const encoder = new TextEncoder()
  const names = Object.keys(parts)
  const entries: Zippable = {}
  for (const name of [
    '[Content_Types].xml',
    ...names.filter((name) => name !== '[Content_Types].xml'),
  ]) {
    const part = parts[name]
    if (part !== undefined)
      entries[name] = [
        typeof part === 'string' ? encoder.encode(part) : part,
        { level: /\.(png|jpe?g|gif)$/i.test(name) ? 0 : 6 },
      ]
  }
  // the earliest civil date that zip knows, the same in every time zone
  return zipSync(entries, { mtime: new Date(1980, 0, 1) })
}
