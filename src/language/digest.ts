// The one digest: SHA-256 over canonical JSON.

import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

/**
 * JSON in the canonical form of RFC 8785: no spaces, keys in the order of their UTF-16 units, numbers and strings as
 * `JSON.stringify` writes them. Fields that are `undefined` are left out.
 */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return bracketed(value.map(canonical))
  const fields: string[] = []
  for (const key of Object.keys(value).sort()) {
    const field: unknown = Reflect.get(value, key)
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonical(field)}`)
  }
  return `{${fields.join(',')}}`
}

/** In JSON a quote stands before and after a key alone, unescaped. JavaScript puts keys that are whole numbers first. */
const numberAsKey = /[{,]"\d+":/

/** The canonical form of data whose keys are in order and that holds nothing `undefined`: its JSON. */
export function canonicalOfOrdered(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return numberAsKey.test(text) ? canonical(value) : text
}

/** The canonical form of a list whose entries are canonical already. */
export const bracketed = (entries: readonly string[]): string => `[${entries.join(',')}]`

/** The canonical form of an object whose values are canonical already. */
export function braced(fields: ReadonlyMap<string, string>): string {
  const keys = [...fields.keys()].sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${fields.get(key)}`).join(',')}}`
}

/** Node's own, several times as fast; a browser has none that answers at once. */
const native = globalThis.process?.getBuiltinModule?.('node:crypto')?.createHash

/** SHA-256 of a text, 64 hexadecimal characters. */
export const sha256Of = (text: string): string =>
  native ? native('sha256').update(text).digest('hex') : bytesToHex(sha256(utf8ToBytes(text)))

/** SHA-256 of a value, 64 hexadecimal characters. */
export const digest = (value: unknown): string => sha256Of(canonical(value))

/** The twelve characters by which a translation names the text that it follows. */
export const shortDigest = (value: unknown): string => digest(value).slice(0, 12)
