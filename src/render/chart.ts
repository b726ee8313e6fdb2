// A chart as bars: how long each is, so that every format draws the same picture.

import type { ChartNode } from '../model/document.ts'

/** One bar. `share` is its length from 0 to 1; absent where there is no value. */
export interface Bar {
  readonly point: ChartNode['points'][number]
  readonly share?: number
}

/**
 * The bars of a chart, longest at 1. A value that is no finite number has none.
 * @param chart with `max` as the end of the scale; default: the highest value
 */
export function barsOf({ points, max }: ChartNode): readonly Bar[] {
  const values = points.map(({ value }) => (value?.trim() ? Number(value) : Number.NaN))
  const top = Math.max(max ?? 0, ...values.filter(Number.isFinite))
  return points.map((point, index) => {
    const value = values[index] ?? Number.NaN
    if (!Number.isFinite(value)) return { point }
    const share = top > 0 ? Math.max(0, value / top) : 0
    return { point, share: Math.round(share * 1000) / 1000 }
  })
}
