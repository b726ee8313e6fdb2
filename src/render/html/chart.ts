// A chart as inline SVG. It is hidden from screen readers: caption and list of points say the same in words.

import type { ChartNode } from '../../model/document.ts'
import { chartGeometry, chartSize } from '../chart.ts'
import { escape } from './escape.ts'

/** The drawing. Colours are those of the text around it, so that it follows light, dark and print. */
export function drawChart(chart: ChartNode): string {
  const { width, height, plot, ticks, points, lines, target, every } = chartGeometry(
    chart,
    chartSize,
  )
  const text = (x: number, y: number, anchor: string, words: string, more = '') =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}"${more}>${escape(words)}</text>`
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false" font-family="sans-serif" font-size="12" fill="currentColor" stroke="none">`,
    ...ticks.map(
      ({ y, label }) =>
        `<line x1="${plot.left}" y1="${y}" x2="${plot.right}" y2="${y}" stroke="currentColor" stroke-opacity=".25"/>${text(plot.left - 8, y + 4, 'end', label)}`,
    ),
    ...lines.map(
      (line) =>
        `<polyline points="${line.map(({ x, y }) => `${x},${y}`).join(' ')}" fill="none" stroke="currentColor" stroke-width="2"/>`,
    ),
    ...points.map(
      ({ x, y, label, value }, index) =>
        `${index % every === 0 ? text(x, plot.bottom + 18, 'middle', label) : ''}${y === undefined ? '' : `<circle cx="${x}" cy="${y}" r="4"/>${text(x, y - 9, 'middle', value!, ' font-weight="bold"')}`}`,
    ),
    // dashes and a mark at the end, so that the target does not hang on a colour
    ...(target
      ? [
          `<line x1="${plot.left}" y1="${target.y}" x2="${plot.right}" y2="${target.y}" stroke="currentColor" stroke-width="1.5" stroke-dasharray="6 4"/><path d="M${plot.right} ${target.y}l10 -5v10z"/>`,
        ]
      : []),
    '</svg>',
  ].join('')
}
