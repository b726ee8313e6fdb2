// A pledge is asked, or points are given, where the law does not allow it.

import { cite, type Place, type Rule } from '../rule.ts'

export const acceptanceAtSelection: Rule = {
  id: 'HRDD-L08',
  severity: 'error',
  find: (pack) => {
    const { stages } = pack.jurisdiction
    return pack.pairs.flatMap(({ id, placement: { askedAt, scored } }): Place[] => {
      if (askedAt === undefined) return []
      const stage = stages[askedAt]
      if (stage.accept && (stage.score || !scored)) return []
      const reason = stage.accept ? 'points' : 'pledge'
      return [
        { where: id, reason, values: { id, law: stage.reason }, source: cite(pack, stage.source) },
      ]
    })
  },
}
