// A chart as a list of bars. The drawing is hidden from screen readers: the words beside it say the same.

import type { ChartNode } from '../../model/document.ts'
import { barsOf } from '../chart.ts'
import { pointText } from '../tree.ts'
import { safe } from './escape.ts'
import { classOf, type Prefixes } from './names.ts'

/** One row for each point: its words, and a bar in the colour of the text around it. */
export const writeChart = (chart: ChartNode, prefixes: Prefixes): string =>
  `<ul${classOf(prefixes, 'bars')}>\n${barsOf(chart)
    .map(({ point, share }) => `<li>${safe(pointText(point))}${bar(share)}</li>`)
    .join('\n')}\n</ul>`

const bar = (share: number | undefined): string =>
  share === undefined
    ? ''
    : `<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="1000" height="10" opacity=".15"/><rect width="${Math.round(share * 1000)}" height="10"/></svg>`
