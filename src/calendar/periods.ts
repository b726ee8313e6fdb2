// The periods into which a contract falls: its years, and those of its Progress Reports.

import { need } from '../language/arguments.ts'
import { fail } from '../language/problems.ts'
import type { SupplierInput } from '../model/audience.ts'
import type { ParameterRole } from '../model/clause.ts'
import type { Pack, PackParameter, Pair } from '../model/pack.ts'
import { plusDays, plusPeriod, type Unit } from './dates.ts'
import { supplierOf, valuesFor } from './supplier.ts'

/** First and last day; both count. */
export interface Span {
  readonly start: string
  readonly end: string
}

/** The time that one Progress Report is about, and when it is handed over. */
export interface ReportPeriod extends Span {
  /** From 1. */
  readonly index: number
  /** Last day for handing it over: the day after the period, also where the contract has ended. */
  readonly due: string
}

/** A parameter with its place. */
export interface FoundParameter {
  readonly pair: Pair
  readonly name: string
  readonly parameter: PackParameter
}

/** The parameter that holds a role in this pack. */
export function parameterWith(pack: Pack, role: ParameterRole): FoundParameter | undefined {
  const [clause, name = ''] = pack.roles.parameters[role]?.split('.') ?? []
  const pair = pack.pairs.find(({ id }) => id === clause)
  const parameter = pair?.parameters[name]
  return pair && parameter && { pair, name, parameter }
}

/**
 * Spans of equal length from a day on; the last one ends with the contract. Lengths are added to the first day, so that a
 * start on the 31st comes back to the 31st.
 * @throws HrddError where the length is less than 1
 */
export function spans({ start, end }: Span, length: number, unit: Unit): readonly Span[] {
  if (!(length >= 1)) fail('too-small', 'length', { least: 1, given: String(length) })
  const found: Span[] = []
  for (let first = start; first <= end; ) {
    const next = plusPeriod(start, length * (found.length + 1), unit)
    const last = plusDays(next, -1)
    found.push({ start: first, end: last < end ? last : end })
    first = next
  }
  return found
}

/** First and last day of the contract, without extensions. */
export const contractSpan = ({ spec, contractEnd }: Pack): Span => ({
  start: spec.contract.start,
  end: contractEnd,
})

/** The years of a contract, the first one beginning with it; the last may be shorter. */
export function contractYears(pack: Pack): readonly Span[] {
  need('pack', pack)
  return spans(contractSpan(pack), 12, 'months')
}

/**
 * The periods of the Progress Reports, by the rhythm of the pack. A report "every six months from the Start Date" is due
 * when six months are over: on the day after its period. The last period ends with the contract, and its report is due on
 * the day after that. Empty where the pack has no rhythm.
 *
 * @param supplier whose rhythm counts; default: who won, else the general one
 * @throws HrddError where a stored pack holds a rhythm below 1
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { reportPeriods } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'high', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(reportPeriods(pack)[0]) // { index: 1, start: '2027-07-01', end: '2027-12-31', due: '2028-01-01' }
 * ```
 */
export function reportPeriods(pack: Pack, supplier?: SupplierInput): readonly ReportPeriod[] {
  need('pack', pack)
  const { parameter } = parameterWith(pack, 'report-rhythm') ?? {}
  if (!parameter) return []
  const { value } = valuesFor(parameter, supplierOf(pack, supplier))
  return spans(contractSpan(pack), value, parameter.unit ?? 'months').map((span, at) => ({
    index: at + 1,
    ...span,
    due: plusDays(span.end, 1),
  }))
}
