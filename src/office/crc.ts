// The checksum of parts.

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 of bytes, going on from that of the bytes before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before
  for (let place = 0; place < bytes.length; place++)
    crc = (crc >>> 8) ^ Number(table[(crc ^ Number(bytes[place])) & 0xff])
  return ~crc >>> 0
}
