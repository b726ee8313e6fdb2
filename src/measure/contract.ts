// What the measures need to know of a pack: sheets, tier, periods by name, the age of proof.

import { plusPeriod, type Unit } from '../calendar/dates.ts'
import { parameterWith } from '../calendar/periods.ts'
import { supplierOf, valuesFor } from '../calendar/supplier.ts'
import type { Tier } from '../model/audience.ts'
import type { Pack, PackKpi, PackParameter, PackSheet } from '../model/pack.ts'

/** A length of time. */
export interface Time {
  readonly count: number
  readonly unit: Unit
}

/** A pack, as the measures look at it. */
export interface Contract {
  readonly tier: Tier
  readonly kpis: readonly PackKpi[]
  /** The clause under which a refused request goes on. */
  readonly requests?: string
  /** Age from which proof counts one grade lower; absent where the tier knows none. */
  readonly proofAge?: Time
  sheet(id: string): PackSheet | undefined
  /** The value of a period such as `COR-01.criticalDays`, for whoever won. */
  time(parameter: string): Time | undefined
  /** The last day of a time that runs from a day. Rows ask for the same days again and again. */
  plus(day: string, time: Time): string
}

/** Looks at a pack. */
export function contractOf(pack: Pack): Contract {
  const sheets = new Map(pack.register.map((sheet) => [sheet.id, sheet]))
  const pairs = new Map(pack.pairs.map((pair) => [pair.id, pair]))
  const supplier = supplierOf(pack)
  const { request: requests } = pack.roles.clauses
  const timeOf = (parameter: PackParameter | undefined): Time | undefined =>
    parameter?.unit && { count: valuesFor(parameter, supplier).value, unit: parameter.unit }
  const proofAge = timeOf(parameterWith(pack, 'proof-age')?.parameter)
  const days = new Map<string, string>()
  return {
    tier: pack.spec.tier,
    kpis: pack.kpis,
    ...(requests !== undefined && { requests }),
    ...(proofAge && { proofAge }),
    sheet: (id) => sheets.get(id),
    time: (name) => {
      const [clause = '', parameter = ''] = name.split('.')
      return timeOf(pairs.get(clause)?.parameters[parameter])
    },
    plus: (day, { count, unit }) => {
      const key = `${day} ${count} ${unit}`
      const known = days.get(key)
      if (known !== undefined) return known
      const later = plusPeriod(day, count, unit)
      days.set(key, later)
      return later
    },
  }
}
