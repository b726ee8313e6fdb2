// A chart as a picture: the drawing of the web page in strokes. Figures and dates are drawn too; other words stand in the text around it.

import type { ChartNode } from '../../../model/document.ts'
import { chartGeometry, chartSize } from '../../chart.ts'
import { drawPng, type Stroke } from './png.ts'

type Point = readonly [x: number, y: number]

const [black, pale, white] = [0, 200, 255]
// pens for figures
const [thin, bold] = [1.1, 1.7]
// for print: 288 dots an inch at the size of the web page
const scale = 3

/** The picture as bytes of a PNG file. */
export function chartPicture(chart: ChartNode): Uint8Array {
  const { width, height, plot, ticks, points, lines, target, every } = chartGeometry(
    chart,
    chartSize,
  )
  const valued = points.flatMap(({ x, y, value }) =>
    y === undefined ? [] : [{ x, y, value: value!.trim() }],
  )
  const strokes = [
    ...ticks.flatMap(({ y, label }) => [
      line([plot.left, y], [plot.right, y], 1, pale),
      ...figures(label, [plot.left - 8 - widthOf(label, thin), y + 4], thin),
    ]),
    ...points.flatMap(({ x, label }, index) =>
      index % every === 0 ? centred(figuresIn(label), [x, plot.bottom + 18], thin) : [],
    ),
    // dashes and a mark at the end, so that the target does not hang on a colour
    ...(target
      ? [
          ...dashes(plot.left, plot.right, target.y),
          ...[-4, -2, 0, 2, 4].map((off) =>
            line([plot.right + 1, target.y], [plot.right + 9, target.y + off], 1.5),
          ),
        ]
      : []),
    ...lines.flatMap((run) =>
      run.slice(1).map(({ x, y }, index) => line([run[index]!.x, run[index]!.y], [x, y], 2)),
    ),
    ...valued.map(({ x, y }) => line([x, y], [x, y], 8)),
    // a white edge keeps a value readable where a line runs through it
    ...valued.flatMap(({ x, y, value }) => [
      ...centred(value, [x, y - 9], bold, white),
      ...centred(value, [x, y - 9], bold),
    ]),
  ]
  return drawPng({ width, height, strokes }, scale)
}

const line = (from: Point, to: Point, width: number, shade = black): Stroke => ({
  from,
  to,
  width,
  shade,
})

function dashes(left: number, right: number, y: number): Stroke[] {
  const [dash, gap] = [5, 5]
  return Array.from(
    { length: Math.ceil((right - left) / (dash + gap)) },
    (_, index) => left + index * (dash + gap),
  ).map((x) => line([x, y], [Math.min(x + dash, right), y], 1.5))
}

/** The pen's way along each sign, in pairs of x and y: 4 wide, 6 high, y downwards. */
const signs: Readonly<Record<string, readonly string[]>> = {
  '0': ['10 30 41 45 36 16 05 01 10'],
  '1': ['11 20 26', '16 36'],
  '2': ['01 10 30 41 42 06 46'],
  '3': ['01 10 30 41 42 33 13', '33 44 45 36 16 05'],
  '4': ['36 30 04 44'],
  '5': ['40 00 03 12 32 43 45 36 16 05'],
  '6': ['41 30 10 01 05 16 36 45 44 33 13 04'],
  '7': ['00 40 16'],
  '8': ['10 30 41 42 33 13 02 01 10', '13 04 05 16 36 45 44 33'],
  '9': ['05 16 36 45 41 30 10 01 02 13 33 42'],
  '-': ['13 33'],
  '.': ['16 16'],
  ' ': [],
}
const unit = 1.35
/** From the begin of a sign to the begin of the next, so that thick pens do not touch. */
const advance = (sign: string, pen: number): number =>
  (sign === '.' || sign === ' ' ? 1.8 : sign === '-' ? 3.4 : 4.6) * unit + pen
const widthOf = (text: string, pen: number): number =>
  [...text].reduce((total, sign) => total + advance(sign, pen), -0.6 * unit - pen)

/** The figures of a name: `to 2028-06-30` → `2028-06-30`. */
const figuresIn = (name: string): string => (name.match(/\d+(?:[-.]\d+)*/g) ?? []).join(' ')

/** A text of figures from its lower left corner. One with other signs is not drawn: half of it would be another number. White draws its edge. */
function figures(text: string, [x, y]: Point, pen: number, shade = black): Stroke[] {
  if (![...text].every((sign) => Object.hasOwn(signs, sign))) return []
  const out: Stroke[] = []
  let left = x
  for (const sign of text) {
    for (const way of signs[sign]!) {
      const stops = way
        .split(' ')
        .map((pair): Point => [left + Number(pair[0]) * unit, y - (6 - Number(pair[1])) * unit])
      for (const [index, to] of stops.slice(1).entries())
        out.push(line(stops[index]!, to, shade === white ? pen + 3 : pen, shade))
    }
    left += advance(sign, pen)
  }
  return out
}

const centred = (text: string, [x, y]: Point, pen: number, shade = black): Stroke[] =>
  figures(text, [x - widthOf(text, pen) / 2, y], pen, shade)
