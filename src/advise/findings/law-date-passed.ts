// Law that began or ceased to apply since somebody looked.

import { cite, type Place, type Rule } from '../rule.ts'

export const lawDatePassed: Rule = {
  id: 'HRDD-L43',
  severity: 'warning',
  find: (pack, { asOf, voice }) => {
    if (asOf === undefined) return []
    return pack.jurisdiction.laws.flatMap((law): Place[] => {
      const passed = (date: string | undefined): date is string =>
        date !== undefined && date <= asOf && (law.checkedOn === undefined || law.checkedOn < date)
      const place = (reason: string, date: string): Place => ({
        where: 'jurisdiction',
        reason,
        values: { law: cite(pack, law), date: voice.date(date) },
      })
      return [
        ...(passed(law.applies) ? [place('began', law.applies)] : []),
        ...(passed(law.until) ? [place('ended', law.until)] : []),
      ]
    })
  },
}
