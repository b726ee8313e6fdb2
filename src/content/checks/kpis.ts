// A KPI measures clauses that exist; a clause has a KPI or a reason for none.

import { type Authored, type Check, english, isWhole } from '../authored.ts'
import { requireIds } from './unknown.ts'

export const kpis: Check = (authored) => {
  const { shelf, catalogue, base, report } = authored
  const clauses = Object.keys(catalogue.clauses)
  for (const { value, stage, at, words, files } of shelf.kpis.values()) {
    requireIds(authored, 'clause', [value.clause], clauses, at('clause'))
    requireIds(authored, 'clause', value.alsoMeasures, clauses, at('alsoMeasures'))
    const home = catalogue.clauses[value.clause]
    if (home && home.stage !== stage) report.error('kpi-stage', at('clause'), { stage: home.stage })
    if (!value.id.startsWith(`KPI-${value.clause}.`))
      report.error('kpi-number', at('clause'), { clause: value.clause })
    if (!words.has(english) && !files.has(english))
      report.error('english-missing', at('id'), { file: 'en.yaml' })
    if (base?.kpis[value.id]) report.error('id-of-base', at('id'), { id: value.id })
    if ((value.status === 'superseded') !== (value.replacedBy !== undefined))
      report.error('superseded-by', at('status'))
  }
  if (isWhole(authored)) measured(authored)
}

/** A catalogue without any KPI is a small one, or one that is being written. */
function measured({ shelf, catalogue, report }: Authored): void {
  const all = Object.values(catalogue.kpis)
  if (all.length === 0) return
  const counted = new Set(all.flatMap(({ clause, alsoMeasures }) => [clause, ...alsoMeasures]))
  for (const { value, at } of shelf.clauses.values())
    if (counted.has(value.id) !== (value.kpis === 'derived'))
      report.error(value.kpis === 'derived' ? 'unmeasured' : 'measured-after-all', at('kpis'))
}
