// Writes packages of parts (.docx, .xlsx) so that same parts give same bytes.

import { Deflate } from 'fflate'
import { crc32 } from './crc.ts'
import { encode } from './markup.ts'
import type { Steps } from './steps.ts'

/** Content of a file. A `Uint8Array` that also goes into a `Blob`, whichever TypeScript reads it. */
export type Bytes = ReturnType<Uint8ArrayConstructor['of']>

/** How a file is packed. */
export interface Packing {
  /**
   * With the compression of the platform instead of ours: faster, but another platform may give other bytes for the same
   * input. What they hold stays the same. Default false.
   */
  readonly native?: boolean | undefined
}

/** What a part holds; a long one comes piece by piece. */
export type Content = Uint8Array | string | Iterable<string>

const typesPart = '[Content_Types].xml'

/** A package from its parts, in the given order but with the content types first. Same parts, same bytes. */
export function* zipParts(
  parts: Readonly<Record<string, Content>>,
  { native = false }: Packing = {},
): Steps<Bytes> {
  const names = Object.keys(parts).filter((name) => name !== typesPart)
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const name of [typesPart, ...names]) {
    const part = parts[name]
    if (part === undefined) continue
    const entry = yield* pack(name, part, native)
    const local = [record(0x04034b50, 30, fieldsOf(entry, 4)), entry.name, ...entry.packed]
    const place: Field = [42, 4, offset]
    pieces.push(...local)
    directory.push(
      record(0x02014b50, 46, [[4, 2, version], ...fieldsOf(entry, 6), place]),
      entry.name,
    )
    offset += sizeOf(local)
  }
  const [count, size] = [directory.length / 2, sizeOf(directory)]
  const end: readonly Field[] = [
    [8, 2, count],
    [10, 2, count],
    [12, 4, size],
    [16, 4, offset],
  ]
  return joined([...pieces, ...directory, record(0x06054b50, 22, end)])
}

interface Entry {
  readonly name: Uint8Array
  readonly crc: number
  readonly size: number
  readonly method: number
  readonly packed: readonly Uint8Array[]
}

/** Bytes that are packed in one step. */
const step = 2 ** 17

/** Packs a part. Pictures are packed already. */
function* pack(name: string, part: Content, native: boolean): Steps<Entry> {
  const method = /\.(png|jpe?g|gif)$/i.test(name) ? 0 : 8
  const packer = method === 0 ? noPacker() : (native ? platformPacker : ownPacker)()
  let [crc, size] = [0, 0]
  for (const bytes of stretches(part)) {
    crc = crc32(bytes, crc)
    size += bytes.length
    packer.push(bytes)
    yield
  }
  yield packer.end()
  return { name: encode(name), crc, size, method, packed: packer.packed }
}

/** What packs a part. */
interface Packer {
  readonly packed: readonly Uint8Array[]
  push(bytes: Uint8Array): void
  /** Until the last bytes are packed. */
  end(): Promise<void> | undefined
}

function noPacker(): Packer {
  const packed: Uint8Array[] = []
  return { packed, push: (bytes) => packed.push(bytes), end: () => undefined }
}

function ownPacker(): Packer {
  const packed: Uint8Array[] = []
  const deflate = new Deflate({ level: 6, mem: 4 }, (chunk) => packed.push(chunk))
  return {
    packed,
    push: (bytes) => deflate.push(bytes),
    end: () => {
      deflate.push(new Uint8Array(), true)
      return undefined
    },
  }
}

function platformPacker(): Packer {
  const packed: Uint8Array[] = []
  const stream = new CompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const collect = async (): Promise<void> => {
    const reader = stream.readable.getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read())
      packed.push(read.value)
  }
  const collected = collect()
  return {
    packed,
    push: (bytes) => void writer.write(bytes),
    end: async () => {
      await writer.close()
      await collected
    },
  }
}

/** A part in stretches of a step. */
function* stretches(part: Content): Generator<Uint8Array> {
  if (typeof part === 'string' || part instanceof Uint8Array) {
    const bytes = typeof part === 'string' ? encode(part) : part
    for (let start = 0; start < bytes.length; start += step)
      yield bytes.subarray(start, start + step)
    return
  }
  let text = ''
  for (const piece of part) {
    text += piece
    if (text.length < step) continue
    yield encode(text)
    text = ''
  }
  yield encode(text)
}

/** A number in a record: where it stands, how many bytes it takes. */
type Field = readonly [place: number, width: 2 | 4, value: number]

/** The version of the format that has all we write, and names in UTF-8. */
const [version, inUtf8] = [20, 0x800]
/** The earliest day that the format knows: 1 January 1980. */
const firstDay = 33

/** What both records of an entry say, from a place on. */
function fieldsOf({ name, crc, size, method, packed }: Entry, start: number): readonly Field[] {
  return [
    [start, 2, version],
    [start + 2, 2, inUtf8],
    [start + 4, 2, method],
    [start + 8, 2, firstDay],
    [start + 10, 4, crc],
    [start + 14, 4, sizeOf(packed)],
    [start + 18, 4, size],
    [start + 22, 2, name.length],
  ]
}

function record(signature: number, length: number, fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, signature, true)
  for (const [place, width, value] of fields)
    if (width === 2) view.setUint16(place, value, true)
    else view.setUint32(place, value, true)
  return bytes
}

const sizeOf = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((sum, { length }) => sum + length, 0)

/** Pieces as one. */
function joined(pieces: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(sizeOf(pieces))
  let filled = 0
  for (const piece of pieces) {
    whole.set(piece, filled)
    filled += piece.length
  }
  return whole
}
