// Too few KPIs look at practice or outcome.

import type { Rule } from '../rule.ts'

export const deskKpis: Rule = {
  id: 'HRDD-L39',
  severity: 'warning',
  find: ({ kpis }) => {
    const deep = kpis.filter(({ level }) => level !== 'output').length
    return deep * 2 >= kpis.length ? [] : [{ where: 'kpis', values: { deep, all: kpis.length } }]
  },
}
