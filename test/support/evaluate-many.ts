// Prints many results: run under several time zones and locales, it has to print the same each time.

import type { Measure } from '../../src/model/catalogue.ts'
import { evaluate, kpiPeriods, plusDays } from '../../src/monitor/index.ts'
import { asks, contextWith, kpiWith, reportWith, share } from './evaluation.ts'

const duration: Measure = {
  type: 'duration',
  from: 'start',
  to: 'end',
  statistic: 'median',
  cases: { name: 'cases', label: 'cases', unit: 'day' },
}
const results = kpiPeriods(
  { frequency: 'monthly', anchor: 'contract-start' },
  { start: '2026-01-31', end: '2028-03-30' },
).flatMap((period, at) => {
  const due = plusDays(period.end, 20)
  const context = contextWith({
    period: { ...period, due },
    asOf: plusDays(due, 25),
    contract: { start: '2026-01-31', end: '2028-03-30' },
  })
  const days = kpiWith({
    measure: duration,
    direction: 'lower',
    unit: { code: 'DAY', scheme: 'UNCEFACT' },
    targets: {
      low: { target: 9, approaching: 20, requiresImprovement: 40 },
      medium: { target: 9, approaching: 20, requiresImprovement: 40 },
      high: { target: 9, approaching: 20, requiresImprovement: 40 },
    },
  })
  return [
    evaluate(
      kpiWith(asks('E3')),
      [
        share(at, 31, {
          period,
          reportedOn: plusDays(due, at),
          survey: true,
          evidence: [{ grade: 'E3', date: plusDays(period.start, -730) }],
        }),
      ],
      context,
    ),
    evaluate(
      days,
      [
        reportWith(
          { cases: [`${period.start}/${plusDays(period.start, at)}`, period.end] },
          { period, reportedOn: due },
        ),
      ],
      context,
    ),
    evaluate(kpiWith(), [], context),
  ]
})
console.log(JSON.stringify(results))
