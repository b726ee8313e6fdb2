// Law of the jurisdiction that nobody has read at its source.

import { cite, type Rule } from '../rule.ts'

export const lawNotRead: Rule = {
  id: 'HRDD-L41',
  severity: 'warning',
  find: (pack) => {
    const unread = pack.jurisdiction.laws.filter(({ verified }) => verified === 'no')
    if (unread.length === 0) return []
    const values = { count: unread.length, all: unread.map((law) => cite(pack, law)) }
    return [{ where: 'jurisdiction', values }]
  },
}
