// Nobody is said to have the hours that follow-up takes.

import { hoursNeeded, type Rule } from '../rule.ts'

/** Hours a year that somebody does beside other work. */
const besideOtherWork = 10

export const noHours: Rule = {
  id: 'HRDD-S02',
  severity: 'info',
  find: (pack) => {
    const needed = Math.ceil(hoursNeeded(pack))
    if (pack.spec.capacity !== undefined || needed <= besideOtherWork) return []
    return [{ where: 'capacity', values: { needed } }]
  },
}
