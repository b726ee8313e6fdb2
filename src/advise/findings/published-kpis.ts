// Fewer published KPIs than the law asks for.

import { cite, isPublished, type Rule } from '../rule.ts'

export const publishedKpis: Rule = {
  id: 'HRDD-L11',
  severity: 'error',
  find: (pack) => {
    const rule = pack.jurisdiction.publishedKpis
    if (!rule || !isPublished(pack) || pack.spec.kpis.mode === 'dialogue') return []
    const marked = pack.kpis.filter((kpi) => kpi.published && kpi.thresholds).length
    if (marked >= rule.minimum) return []
    const values = { marked, minimum: rule.minimum, law: rule.reason }
    return [{ where: 'kpis', values, source: cite(pack, rule.source) }]
  },
}
