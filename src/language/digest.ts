// The one digest: SHA-256 over JSON whose keys are sorted.

import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

/** JSON with sorted keys and without spaces. Fields that are `undefined` are left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
  return `{${fields.join(',')}}`
}

/** SHA-256 of a value, 64 hexadecimal characters. */
export const digest = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))))

/** The twelve characters by which a translation names the text that it follows. */
export const shortDigest = (value: unknown): string => digest(value).slice(0, 12)
