// When KPI reports are due. One place says it: for the evaluation, the calendar and the workbook.

import type { Size } from '../model/audience.ts'
import type { Actor } from '../model/catalogue.ts'
import type { Pack, PackParameter } from '../model/pack.ts'
import { valueFor } from './by-type.ts'
import { reportTime } from './calendar/chains.ts'
import { plusPeriod } from './periods.ts'

/** The time to report: with the Progress Report. Where there is none, a report is due on the last day of its period. */
export const timeToReport = (pack: Pack): PackParameter | undefined =>
  pack.pairs.find(({ id }) => id === reportTime.clause)?.parameters[reportTime.parameter]

/** Who reports, as far as it is known. */
export interface Reporter {
  readonly role?: Actor
  readonly size?: Size
}

/**
 * For a pack, the day on which the report of a period is due, by its last day and who reports. Of a size that is not
 * known the only one that may bid is taken. The Buyer has the general time.
 */
export function reportDates(pack: Pack): (end: string, reporter?: Reporter) => string {
  const time = timeToReport(pack)
  const { sizes } = pack.spec.bidders
  const only = sizes.length === 1 ? sizes[0] : undefined
  const known = new Map<string, string>()
  return (end, { role, size = only } = {}) => {
    if (!time?.unit) return end
    const length =
      role === 'buyer'
        ? Number(time.value)
        : valueFor(time, { ...(role && { role }), ...(size && { size }) })
    const key = `${end} ${length}`
    const date = known.get(key) ?? plusPeriod(end, length, time.unit)
    known.set(key, date)
    return date
  }
}
