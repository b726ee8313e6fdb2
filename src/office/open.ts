// Opens packages of parts (.docx, .xlsx) so that a hostile file only ends in an error.

import { Inflate } from 'fflate'
import { fail } from '../language/problems.ts'
import { crc32 } from './crc.ts'
import { contentTypes, namespaces, relationshipTypes } from './names.ts'
import { type Parts, type ReadableParts, readPart, related, typesOf } from './parts.ts'
import { attribute, elements } from './xml.ts'

/** What a package holds. */
export type PackageKind = 'docx' | 'xlsx'

/** An opened package. */
export interface OpenedPackage<Held extends ReadableParts = Parts> {
  /** Parts by name, in the order of the file. */
  readonly parts: Held
  /** Name of the part that is the document or the workbook. */
  readonly main: string
}

/** Bounds of a package. They hold for what comes out while it is unpacked, whatever the file says of itself. */
export const packageLimits = {
  bytes: 128 * 2 ** 20,
  entries: 4096,
  part: 64 * 2 ** 20,
  total: 192 * 2 ** 20,
} as const

const tooLarge = (path: string, limit: number): never =>
  fail('too-large', path, { most: limit / 2 ** 20 })
const named = (kind: PackageKind): { readonly kind: string } => ({ kind: `@problems.noun.${kind}` })

/**
 * Opens a package.
 *
 * @throws HrddError where it is no such package, is damaged, cut off, encrypted, too large, has macros or names that lead out of it
 */
export function openPackage(bytes: Uint8Array, kind: PackageKind): OpenedPackage {
  const packed = packedParts(bytes, kind)
  const parts: Parts = new Map()
  for (const name of packed.keys()) parts.set(name, packed.get(name) ?? new Uint8Array())
  return { parts, main: mainPart(parts, kind) }
}

/**
 * Opens a package of which only some parts are read: each is unpacked when it is first asked for.
 *
 * @throws HrddError as `openPackage` does; where a part is damaged or too large, once it is asked for
 */
export function openPacked(bytes: Uint8Array, kind: PackageKind): OpenedPackage<ReadableParts> {
  const parts = packedParts(bytes, kind)
  return { parts, main: mainPart(parts, kind) }
}

function packedParts(bytes: Uint8Array, kind: PackageKind): ReadableParts {
  if (!(bytes instanceof Uint8Array)) fail('not-bytes', 'file')
  if (bytes.length > packageLimits.bytes) tooLarge('file', packageLimits.bytes)
  // the binary format of old, in which programs also keep files with a password
  if ([0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte))
    fail('encrypted', 'file', named(kind))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directoryOf(bytes, view) ?? fail('not-a-package', 'file', named(kind))
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const unpacked: Parts = new Map()
  let left: number = packageLimits.total
  return {
    has: (name) => byName.has(name),
    keys: () => byName.keys(),
    get: (name) => {
      const entry = byName.get(name)
      const known = unpacked.get(name)
      if (known || !entry) return known
      const part = unpack(bytes, view, entry, left)
      left -= part.length
      unpacked.set(name, part)
      return part
    },
  }
}

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly offset: number
}

/** Entries as the directory at the end of the file lists them; undefined where it is damaged. */
function directoryOf(bytes: Uint8Array, view: DataView): Entry[] | undefined {
  const end = endOf(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  if (count > packageLimits.entries)
    fail('too-many-parts', 'file', { count, most: packageLimits.entries })
  const names = new Set<string>()
  const entries: Entry[] = []
  let start = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (start + 46 > end || view.getUint32(start, true) !== 0x02014b50) return undefined
    const behind = start + 46 + view.getUint16(start + 28, true)
    if (behind > end) return undefined
    const name = new TextDecoder().decode(bytes.subarray(start + 46, behind))
    checkName(name, names)
    const entry: Entry = {
      name,
      flags: view.getUint16(start + 8, true),
      method: view.getUint16(start + 10, true),
      crc: view.getUint32(start + 16, true),
      packed: view.getUint32(start + 20, true),
      offset: view.getUint32(start + 42, true),
    }
    if (!name.endsWith('/')) entries.push(entry)
    start = behind + view.getUint16(start + 30, true) + view.getUint16(start + 32, true)
  }
  return entries
}

/** Place of the end record. A comment of up to 65,535 bytes may follow, and bytes that belong to nothing. */
function endOf(view: DataView): number | undefined {
  let nearly: number | undefined
  const last = view.byteLength - 22
  for (let place = last; place >= 0 && place > last - 0x10000; place--) {
    if (view.getUint32(place, true) !== 0x06054b50) continue
    const rest = last - place - view.getUint16(place + 20, true)
    if (rest === 0) return place
    if (rest > 0) nearly ??= place
  }
  return nearly
}

function checkName(name: string, names: Set<string>): void {
  const isBad =
    name === '__proto__' ||
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    /^[/]|\\|^[a-z]:|[\u0000-\u001f\u007f\ufffd]/i.test(name) ||
    /(^|\/)\.{0,2}(\/|$)/.test(name.replace(/(?<=.)\/$/, ''))
  if (isBad) fail('bad-name', 'file', { name: JSON.stringify(name.slice(0, 100)) })
  // names that differ in case only are the same part
  if (names.has(name.toLowerCase())) fail('duplicate-part', name)
  names.add(name.toLowerCase())
  if (/(^|\/)vba(project|data)[^/]*$/i.test(name)) fail('macros', name)
}

/** One part, inflated a little at a time, so that nothing grows past its bound. */
function unpack(bytes: Uint8Array, view: DataView, entry: Entry, left: number): Uint8Array {
  const { name, offset, method } = entry
  const damaged = (): never => fail('damaged', name)
  if (entry.flags & 1) fail('encrypted-part', name)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) damaged()
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + entry.packed > bytes.length) damaged()
  if (method !== 0 && method !== 8) fail('packed-oddly', name, { method })
  const packed = bytes.subarray(start, start + entry.packed)
  const limit = Math.min(packageLimits.part, left)
  const chunks = (method === 0 ? [packed] : inflated(packed, limit)) ?? damaged()
  const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  if (size > limit) tooLarge(name, packageLimits.part)
  const part = new Uint8Array(size)
  let filled = 0
  for (const chunk of chunks) {
    part.set(chunk, filled)
    filled += chunk.length
  }
  return crc32(part) === entry.crc ? part : damaged()
}

/** Chunks of what was packed, up to a little more than the limit; undefined where it is damaged. */
function inflated(packed: Uint8Array, limit: number): Uint8Array[] | undefined {
  const chunks: Uint8Array[] = []
  let [size, done] = [0, false]
  const inflate = new Inflate((chunk, final) => {
    size += chunk.length
    chunks.push(chunk)
    done = final
  })
  try {
    // 8 KiB can become 8 MiB at most before the bound is looked at
    for (let place = 0; place < packed.length && size <= limit; place += 8192)
      inflate.push(packed.subarray(place, place + 8192), place + 8192 >= packed.length)
  } catch {
    return undefined
  }
  return done || size > limit ? chunks : undefined
}

const mainTypes: Readonly<Record<PackageKind, readonly string[]>> = {
  docx: [contentTypes.document, contentTypes.template],
  xlsx: [contentTypes.workbook, contentTypes.workbookTemplate],
}

function mainPart(parts: ReadableParts, kind: PackageKind): string {
  if (!parts.has('_rels/.rels') || !parts.has('[Content_Types].xml'))
    return fail('no-document', 'file', named(kind))
  const typeOf = typesOf(parts)
  // a type that no part has says nothing about the file
  const macros = [...parts.keys()].find((name) => /macroEnabled|vba/i.test(typeOf(name) ?? ''))
  if (macros !== undefined) fail('macros', macros)
  const [main] = related(parts, '', 'officeDocument')
  if (main === undefined)
    return fail(isStrict(parts) ? 'strict' : 'no-document', 'file', named(kind))
  return mainTypes[kind].includes(typeOf(main) ?? '') ? main : fail('other-kind', main, named(kind))
}

/** Whether a package is saved as Strict Open XML, which names everything otherwise. */
const isStrict = (parts: ReadableParts): boolean =>
  elements(readPart(parts, '_rels/.rels'), namespaces.relationships).some((relationship) => {
    const type = attribute(relationship, 'Type') ?? ''
    return type !== relationshipTypes.officeDocument && /ooxml\/.*\/officeDocument$/.test(type)
  })
