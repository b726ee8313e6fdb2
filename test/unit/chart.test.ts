// Geometry of charts: values keep their order and their gaps, and everything lies in the drawing.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChartNode, toHtml, toMarkdown, toText } from '../../src/index.ts'
import { chartGeometry } from '../../src/render/chart.ts'

const size = { width: 560, height: 220 }
const points = (...values: (string | undefined)[]) =>
  values.map((value, index) => ({ label: `P${index + 1}`, ...(value !== undefined && { value }) }))

describe('chart geometry', () => {
  test('a point without a value leaves a gap', () => {
    const { points: drawn, lines } = chartGeometry(
      { points: points('1', '2', undefined, '3', '4', 'n/a', '5') },
      size,
    )
    expect(drawn.map(({ y }) => y !== undefined)).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
      true,
    ])
    // the last point stands alone: a mark, no line
    expect(lines.map((line) => line.length)).toEqual([2, 2])
  })
  test('a scale that is given ends there, and one that is not has room for the target', () => {
    const share = chartGeometry({ points: points('62.5', '93'), target: 90, max: 100 }, size)
    expect(share.ticks.map(({ label }) => label)).toEqual(['0', '20', '40', '60', '80', '100'])
    expect(share.target).toEqual({
      label: '90',
      y: expect.closeTo(share.plot.bottom - 0.9 * (share.plot.bottom - share.plot.top), 1),
    })
    const days = chartGeometry({ points: points('3', '4'), target: 12 }, size)
    expect(Number(days.ticks.at(-1)!.label)).toBeGreaterThanOrEqual(12)
    // whole numbers are counts, and nobody is half a case
    expect(
      chartGeometry({ points: points('0', '1'), target: 0 }, size).ticks.map(({ label }) => label),
    ).toEqual(['0', '1'])
    expect(
      chartGeometry({ points: points('0', '0.5') }, size).ticks.map(({ label }) => label),
    ).toContain('0.1')
    expect(chartGeometry({ points: points('120'), max: 100 }, size).ticks.at(-1)!.label).not.toBe(
      '100',
    )
  })
  test('a chart with nothing to show is empty, not broken', () => {
    for (const empty of [points(), points(undefined, undefined), points('0')])
      expect(JSON.stringify(chartGeometry({ points: empty }, size))).not.toMatch(/null/)
  })
  test('whatever is drawn lies in the plot, in order of value', () => {
    const value = fc.oneof(
      fc.integer({ min: -1_000_000, max: 1_000_000 }).map((number) => String(number / 10)),
      fc.constant(undefined),
      fc.double({ noNaN: true, min: 1e-6, max: 1e6 }).map(String),
    )
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 30 }),
        fc.option(fc.integer({ min: -100, max: 1000 }), { nil: undefined }),
        (values, target) => {
          const {
            plot,
            points: drawn,
            ticks,
            target: line,
          } = chartGeometry(
            { points: points(...values), ...(target !== undefined && { target }) },
            size,
          )
          const known = drawn.filter(({ y }) => y !== undefined)
          for (const { x, y } of known) {
            expect(x).toBeGreaterThanOrEqual(plot.left)
            expect(x).toBeLessThanOrEqual(plot.right)
            expect(y).toBeGreaterThanOrEqual(plot.top)
            expect(y).toBeLessThanOrEqual(plot.bottom)
          }
          for (const { y } of [...ticks, ...(line ? [line] : [])])
            expect(y >= plot.top && y <= plot.bottom).toBe(true)
          expect(ticks.length).toBeGreaterThanOrEqual(2)
          expect(ticks.length).toBeLessThanOrEqual(8)
          const byValue = [...known].sort((a, b) => Number(a.value) - Number(b.value))
          for (let index = 1; index < byValue.length; index++)
            expect(byValue[index]!.y!).toBeLessThanOrEqual(byValue[index - 1]!.y!)
        },
      ),
      { seed: 20270701 },
    )
  })
  test('every format says caption and points, and the drawing is hidden from screen readers', () => {
    const chart: ChartNode = {
      type: 'chart',
      id: 'c',
      caption: ['Sites <known>'],
      target: 90,
      points: [
        { label: '2028', value: '82.0', note: 'approaching' },
        { label: '2029', note: 'no data' },
      ],
    }
    for (const printed of [toText(chart), toMarkdown(chart), toHtml(chart)])
      for (const words of ['2028: 82.0 (approaching)', '2029: no data'])
        expect(printed.replaceAll('\\', '')).toContain(words)
    const html = toHtml(chart)
    expect(html).toContain('<svg class="chart"')
    expect(html).toContain('aria-hidden="true"')
    expect(html).not.toMatch(/<known>|style=|<script/)
  })
})
