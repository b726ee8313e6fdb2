// Too little time for plans that depend on brands.

import { differenceInCalendarDays, parseISO } from 'date-fns'
import { type Rule, scoredPairs } from '../rule.ts'

/** Fewest days in which a reseller can ask its brands before it writes a plan. */
const planDays = 30

export const timeForPlans: Rule = {
  id: 'HRDD-L17',
  severity: 'warning',
  find: (pack) => {
    const { tender } = pack.spec
    if (!tender) return []
    const days = differenceInCalendarDays(parseISO(tender.deadline), parseISO(tender.published))
    const plans = scoredPairs(pack).map(({ id }) => id)
    if (days >= planDays || plans.length === 0) return []
    return [{ where: 'tender.deadline', values: { count: days, plans, least: planDays } }]
  },
}
