// Ratings are to be published, and the contract has none.

import { cite, isPublished, type Rule } from '../rule.ts'

export const dialogueAndPublication: Rule = {
  id: 'HRDD-S03',
  severity: 'warning',
  find: (pack) => {
    const rule = pack.jurisdiction.publishedKpis
    if (!rule || pack.spec.kpis.mode !== 'dialogue' || !isPublished(pack)) return []
    return [{ where: 'kpis.mode', values: { law: rule.reason }, source: cite(pack, rule.source) }]
  },
}
