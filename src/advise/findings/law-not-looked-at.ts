// Law of the jurisdiction that nobody has looked at for half a year.

import { addMonths, formatISO, parseISO } from 'date-fns'
import { cite, type Rule } from '../rule.ts'

const freshMonths = 6

export const lawNotLookedAt: Rule = {
  id: 'HRDD-L42',
  severity: 'warning',
  find: (pack, { asOf }) => {
    if (asOf === undefined) return []
    const old = pack.jurisdiction.laws.filter(
      ({ checkedOn }) =>
        checkedOn !== undefined &&
        formatISO(addMonths(parseISO(checkedOn), freshMonths), { representation: 'date' }) < asOf,
    )
    if (old.length === 0) return []
    const values = { count: old.length, all: old.map((law) => cite(pack, law)) }
    return [{ where: 'jurisdiction', values }]
  },
}
