// Geometry of a chart as plain data, so that every format draws the same picture.

import type { ChartNode } from '../model/document.ts'

/** Width and height of a drawing, in its own units. */
export interface ChartSize {
  readonly width: number
  readonly height: number
}

/** The size at which charts are drawn; 96 units are an inch. */
export const chartSize: ChartSize = { width: 560, height: 220 }

/** A period of a chart. `y` is absent where there is no value. */
export interface ChartPoint {
  readonly x: number
  readonly y?: number
  /** Name of the period. */
  readonly label: string
  /** The value as shown. */
  readonly value?: string
}

/** Where everything in a chart stands. x grows to the right, y downwards. */
export interface ChartGeometry extends ChartSize {
  /** The field in which the values lie. */
  readonly plot: {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }
  /** Lines of the scale, lowest first; the value as it prints. */
  readonly ticks: readonly { readonly y: number; readonly label: string }[]
  /** Every point of the chart, in order. */
  readonly points: readonly ChartPoint[]
  /** Neighbours that both have a value, as lines to draw. A point without a value leaves a gap. */
  readonly lines: readonly (readonly { readonly x: number; readonly y: number }[])[]
  /** The line of the target. */
  readonly target?: { readonly y: number; readonly label: string }
  /** Names of periods are printed for each so many points, so that they do not touch. */
  readonly every: number
}

/** Most lines of the scale over zero. */
const steps = 5
const margins = { left: 44, top: 22, right: 14, bottom: 26 }
/** Room that the name of a period takes. */
const labelWidth = 78

/**
 * Where the points of a chart stand in a drawing. The scale begins at 0, or below where a value does.
 *
 * @param chart what to draw; a value that is no finite number is a gap
 * @param size of the drawing, in its own units
 */
export function chartGeometry(
  chart: Pick<ChartNode, 'points' | 'target' | 'max'>,
  { width, height }: ChartSize,
): ChartGeometry {
  const plot = {
    left: margins.left,
    top: margins.top,
    right: width - margins.right,
    bottom: height - margins.bottom,
  }
  const numbers = chart.points.map(({ value }) =>
    value === undefined || value.trim() === '' || !Number.isFinite(Number(value))
      ? undefined
      : Number(value),
  )
  const known = [...numbers, chart.target].filter((value) => value !== undefined)
  const highest = Math.max(chart.max ?? 0, ...known, 0)
  const lowest = Math.min(0, ...known)
  // half a case is no case
  const step = Math.max(
    roundStep((highest - lowest || 1) / steps),
    known.every(Number.isInteger) ? 1 : 0,
  )
  const bottom = Math.floor(lowest / step) * step
  // a scale that is given ends there: 100 per cent has no 120
  const top =
    chart.max !== undefined && highest <= chart.max
      ? chart.max
      : Math.max(Math.ceil(highest / step), bottom / step + 1) * step
  const y = (value: number) =>
    round(plot.bottom - ((value - bottom) / (top - bottom)) * (plot.bottom - plot.top))
  const slot = (plot.right - plot.left) / Math.max(chart.points.length, 1)
  const points = chart.points.map(({ label, value }, index): ChartPoint => {
    const number = numbers[index]
    return {
      x: round(plot.left + slot * (index + 0.5)),
      label,
      ...(number !== undefined && { y: y(number), value: value! }),
    }
  })
  const ticks = Array.from(
    { length: Math.floor((top - bottom) / step + 1e-9) + 1 },
    (_, index) => bottom + index * step,
  )
  return {
    width,
    height,
    plot,
    ticks: ticks.map((value) => ({ y: y(value), label: plain(value) })),
    points,
    lines: runs(points),
    ...(chart.target !== undefined && {
      target: { y: y(chart.target), label: plain(chart.target) },
    }),
    every: Math.max(1, Math.ceil(labelWidth / slot)),
  }
}

/** Points that follow one another without a gap; a point alone is no line. */
function runs(points: readonly ChartPoint[]): { x: number; y: number }[][] {
  const lines: { x: number; y: number }[][] = [[]]
  for (const { x, y } of points) {
    if (y === undefined) lines.push([])
    else lines.at(-1)!.push({ x, y })
  }
  return lines.filter((line) => line.length > 1)
}

/** 1, 2 or 5 times a power of ten, not below the step wished for. */
function roundStep(wished: number): number {
  const power = 10 ** Math.floor(Math.log10(wished))
  return power * ([1, 2, 5].find((factor) => factor * power >= wished - 1e-9) ?? 10)
}

const round = (value: number): number => Math.round(value * 100) / 100
/** A number without the dust of binary fractions. */
const plain = (value: number): string => String(Number(value.toPrecision(10)))
