// Opens packages of parts (.docx, .xlsx) so that a hostile file only ends in an error.

import { Inflate } from 'fflate'
import { HrddError } from '../../../model/problems.ts'
import { contentTypes, namespaces, relationshipTypes } from './namespaces.ts'
import { elements, parseXml } from './xml.ts'

/** What a package holds. */
export type PackageKind = 'docx' | 'xlsx'

/** Bounds of a package. They hold for what comes out while it is unpacked, whatever the file says of itself. */
export const packageLimits = {
  bytes: 128 * 2 ** 20,
  entries: 4096,
  part: 64 * 2 ** 20,
  total: 192 * 2 ** 20,
} as const

type Refuse = (code: string, message: string, hint: string, path?: string) => never

const refuse: Refuse = (code, message, hint, path = 'file') => {
  throw new HrddError([{ code, path, message, hint }])
}

const called = { docx: 'Word document (.docx)', xlsx: 'Excel workbook (.xlsx)' } as const
const saveAgain = (what: PackageKind): string =>
  `Open it in Word, Excel or LibreOffice and save it as ${called[what]}.`

/**
 * Opens a package: its parts by name, in the order of the file.
 *
 * @throws HrddError where it is no such package, is damaged, cut off, encrypted, too large, has macros or names that lead out of it
 */
export function openPackage(
  bytes: Uint8Array,
  what: PackageKind = 'docx',
): Map<string, Uint8Array> {
  if (!(bytes instanceof Uint8Array))
    refuse(
      'not-bytes',
      'the file was not given as bytes',
      'Hand over the content of the file as a Uint8Array.',
    )
  if (bytes.length > packageLimits.bytes)
    refuse(
      'too-large',
      `the file is larger than ${packageLimits.bytes / 2 ** 20} MiB`,
      'Make its pictures smaller.',
    )
  if (bytes.length >= 8 && [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte))
    refuse(
      'encrypted',
      `the file is protected by a password, or of the old binary format (.doc, .xls)`,
      `Take the password off, or ${saveAgain(what).replace(/^O/, 'o')}`,
    )
  const parts = new Map<string, Uint8Array>()
  let total = 0
  for (const entry of directory(bytes, what)) {
    const part = unpack(bytes, entry, packageLimits.total - total, what)
    total += part.length
    parts.set(entry.name, part)
  }
  mainPart(parts, what)
  return parts
}

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly offset: number
}

/** Entries as the directory at the end of the file lists them. */
function directory(bytes: Uint8Array, what: PackageKind): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const damaged = () =>
    refuse(
      'not-a-package',
      bytes.length === 0
        ? 'the file is empty'
        : bytes[0] === 0x50 && bytes[1] === 0x4b
          ? 'the file is damaged or cut off'
          : `the file is no ${called[what]}`,
      `Take the file from its source again. ${saveAgain(what)}`,
    )
  let end = bytes.length - 22
  // a comment of up to 65,535 bytes may follow the end record
  while (
    end >= 0 &&
    end > bytes.length - 22 - 0x10000 &&
    !(
      view.getUint32(end, true) === 0x06054b50 &&
      end + 22 + view.getUint16(end + 20, true) === bytes.length
    )
  )
    end--
  if (end < 0 || end <= bytes.length - 22 - 0x10000) damaged()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > packageLimits.entries)
    refuse(
      'too-many-parts',
      `the file holds ${count} parts; ${packageLimits.entries} are allowed`,
      saveAgain(what),
    )
  const seen = new Set<string>()
  const out: Entry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) damaged()
    const [length, extra, comment] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ]
    if (at + 46 + length > end) damaged()
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length))
    const entry = {
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    }
    at += 46 + length + extra + comment
    if (badName(name))
      refuse(
        'bad-name',
        `the file holds a part whose name leads out of it or is no name: ${JSON.stringify(name.slice(0, 100))}`,
        'Do not trust this file.',
      )
    // names that differ in case only are the same part
    if (seen.has(name.toLowerCase()))
      refuse(
        'duplicate-part',
        'the file holds this part twice',
        `Programs would read it differently. ${saveAgain(what)}`,
        name,
      )
    seen.add(name.toLowerCase())
    if (/(^|\/)vba(project|data)[^/]*$/i.test(name))
      refuse('macros', 'the file holds macros', `Save it without macros, as ${called[what]}.`, name)
    if (!name.endsWith('/')) out.push(entry)
  }
  return out
}

const badName = (name: string): boolean =>
  name === '' ||
  name === '__proto__' ||
  /^[/]|\\|^[a-z]:|[\u0000-\u001f\u007f\ufffd]/i.test(name) ||
  name
    .replace(/\/$/, '')
    .split('/')
    .some((segment) => segment === '' || segment === '.' || segment === '..')

/** One part, inflated a little at a time, so that nothing grows past its bound. */
function unpack(bytes: Uint8Array, entry: Entry, left: number, what: PackageKind): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const damaged = () =>
    refuse(
      'damaged',
      'this part of the file is damaged or cut off',
      `Take the file from its source again. ${saveAgain(what)}`,
      entry.name,
    )
  if (entry.flags & 1)
    refuse('encrypted', 'this part of the file is encrypted', 'Take the password off.', entry.name)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
    damaged()
  const from =
    entry.offset +
    30 +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true)
  if (from + entry.packed > bytes.length) damaged()
  const packed = bytes.subarray(from, from + entry.packed)
  const limit = Math.min(packageLimits.part, left)
  const tooLarge = () =>
    refuse(
      'too-large',
      `unpacked, this part is larger than ${packageLimits.part / 2 ** 20} MiB, or the whole file larger than ${packageLimits.total / 2 ** 20} MiB`,
      'Make its pictures smaller. If it comes from a stranger, do not trust it.',
      entry.name,
    )
  if (entry.method !== 0 && entry.method !== 8)
    refuse(
      'packed-oddly',
      `this part is packed by a method (${entry.method}) that Office files do not use`,
      saveAgain(what),
      entry.name,
    )
  const chunks: Uint8Array[] = []
  let size = 0
  if (entry.method === 0) {
    if (packed.length > limit) tooLarge()
    chunks.push(packed.slice())
    size = packed.length
  } else {
    let done = false
    const inflate = new Inflate((chunk, final) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      done = final
    })
    try {
      // 8 KiB can become 8 MiB at most before the bound is looked at
      for (let at = 0; at < packed.length && size <= limit; at += 8192)
        inflate.push(packed.subarray(at, at + 8192), at + 8192 >= packed.length)
    } catch {
      damaged()
    }
    if (size > limit) tooLarge()
    if (!done) damaged()
  }
  const part = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    part.set(chunk, at)
    at += chunk.length
  }
  if (crc32(part) !== entry.crc) damaged()
  return part
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** Checksum of zip and of PNG. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ crcTable[(crc ^ bytes[at]!) & 0xff]!
  return (crc ^ 0xffffffff) >>> 0
}

/** Name of the part that is the document or the workbook. @throws HrddError where there is none, or it is of another kind */
export function mainPart(
  parts: ReadonlyMap<string, Uint8Array>,
  what: PackageKind = 'docx',
): string {
  const hint = saveAgain(what)
  const types = parts.get('[Content_Types].xml')
  const root = parts.get('_rels/.rels')
  if (!types || !root)
    return refuse(
      'no-document',
      `the file is no ${called[what]}: it lacks the list of its parts`,
      hint,
    )
  for (const type of elements(parseXml(types, '[Content_Types].xml').documentElement!)) {
    if (/macroEnabled/i.test(type.getAttribute('ContentType') ?? ''))
      refuse(
        'macros',
        'the file is of a kind that holds macros',
        `Save it without macros, as ${called[what]}.`,
      )
  }
  const relationships = elements(
    parseXml(root, '_rels/.rels').documentElement!,
    namespaces.relationships,
    'Relationship',
  )
  const main = relationships.find(
    (relationship) => relationship.getAttribute('Type') === relationshipTypes.officeDocument,
  )
  if (
    !main &&
    relationships.some((relationship) =>
      /^http:\/\/purl\.oclc\.org\/ooxml\/.*\/officeDocument$/.test(
        relationship.getAttribute('Type') ?? '',
      ),
    )
  )
    refuse(
      'strict',
      'the file is saved as Strict Open XML, which few programs read',
      `Save it as ${called[what]}, not as "Strict Open XML".`,
    )
  const name = (main?.getAttribute('Target') ?? '').replace(/^\//, '').replace(/^\.\//, '')
  if (!main || !parts.has(name))
    return refuse(
      'no-document',
      `the file holds no ${what === 'docx' ? 'document' : 'workbook'}`,
      hint,
    )
  const type = contentTypeOf(parts, name)
  const known: readonly (string | undefined)[] =
    what === 'docx'
      ? [contentTypes.document, contentTypes.template]
      : [contentTypes.workbook, contentTypes.workbook.replace('sheet.main', 'template.main')]
  if (!known.includes(type))
    refuse(
      'other-kind',
      `the file is no ${called[what]}${type?.includes('spreadsheetml') ? ' but a workbook' : type?.includes('wordprocessingml') ? ' but a Word document' : type?.includes('presentationml') ? ' but a presentation' : ''}`,
      hint,
      name,
    )
  return name
}

/** Content type of a part, by its own line or by the ending of its name. */
export function contentTypeOf(
  parts: ReadonlyMap<string, Uint8Array>,
  name: string,
): string | undefined {
  const types = elements(
    parseXml(parts.get('[Content_Types].xml')!, '[Content_Types].xml').documentElement!,
    namespaces.contentTypes,
  )
  const own = types.find(
    (type) =>
      type.localName === 'Override' &&
      type.getAttribute('PartName')?.toLowerCase() === `/${name}`.toLowerCase(),
  )
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return (
    (
      own ??
      types.find(
        (type) =>
          type.localName === 'Default' && type.getAttribute('Extension')?.toLowerCase() === ending,
      )
    )?.getAttribute('ContentType') ?? undefined
  )
}
