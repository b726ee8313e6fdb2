// Strokes → PNG: a small rasteriser that gives the same bytes everywhere, because it only adds, multiplies and takes square roots.

import { zlibSync } from 'fflate'
import { crc32 } from '../file/package.ts'

/** A straight line with round ends. One that ends where it begins is a dot. */
export interface Stroke {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  readonly width: number
  /** 0 is black, 255 is white. */
  readonly shade: number
}

/** A drawing on white. Later strokes lie over earlier ones; what lies outside is cut off. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly strokes: readonly Stroke[]
}

/**
 * Draws in sixteen shades of grey, with soft edges.
 *
 * @param scale pixels for each unit of the drawing
 */
export function drawPng(drawing: Drawing, scale: number): Uint8Array {
  const [width, height] = [Math.round(drawing.width * scale), Math.round(drawing.height * scale)]
  const pixels = new Uint8Array(width * height).fill(255)
  for (const stroke of drawing.strokes) paint(pixels, width, height, stroke, scale)
  const header = new Uint8Array(13)
  new DataView(header.buffer).setUint32(0, width)
  new DataView(header.buffer).setUint32(4, height)
  header[8] = 4 // bits a pixel, all of them grey
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows(pixels, width, height))),
    chunk('IEND', new Uint8Array(0)),
  ])
}

/** A pixel takes as much of the shade as the stroke covers of it, told by how far its middle is from the stroke's. */
function paint(
  pixels: Uint8Array,
  width: number,
  height: number,
  { from, to, width: thickness, shade }: Stroke,
  scale: number,
): void {
  const [x1, y1, x2, y2] = [from[0] * scale, from[1] * scale, to[0] * scale, to[1] * scale]
  const [dx, dy, reach] = [x2 - x1, y2 - y1, (thickness * scale) / 2 + 0.5]
  const length = dx * dx + dy * dy
  const [right, bottom] = [
    Math.min(width - 1, Math.ceil(Math.max(x1, x2) + reach)),
    Math.min(height - 1, Math.ceil(Math.max(y1, y2) + reach)),
  ]
  for (let y = Math.max(0, Math.floor(Math.min(y1, y2) - reach)); y <= bottom; y++) {
    for (let x = Math.max(0, Math.floor(Math.min(x1, x2) - reach)); x <= right; x++) {
      const [px, py] = [x + 0.5 - x1, y + 0.5 - y1]
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length))
      const [ox, oy] = [px - along * dx, py - along * dy]
      const cover = Math.min(1, Math.max(0, reach - Math.sqrt(ox * ox + oy * oy)))
      const at = y * width + x
      if (cover > 0) pixels[at] = Math.round(pixels[at]! + (shade - pixels[at]!) * cover)
    }
  }
}

/** Two pixels a byte, each row after the number of its filter, which is none: so few pixels differ that filters only make it longer. */
function rows(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const length = 1 + Math.ceil(width / 2)
  const out = new Uint8Array(height * length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      out[y * length + 1 + (x >> 1)]! |=
        Math.round(pixels[y * width + x]! / 17) << (x % 2 === 0 ? 4 : 0)
  }
  return out
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(type), content])
  const out = new Uint8Array(named.length + 8)
  const view = new DataView(out.buffer)
  view.setUint32(0, content.length)
  out.set(named, 4)
  view.setUint32(named.length + 4, crc32(named))
  return out
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}
