// For whom a calendar is: the supplier asked about, else the one that won, else whoever may bid.

import { need } from '../language/arguments.ts'
import { show } from '../language/issues.ts'
import { printParameter } from '../language/print-parameter.ts'
import { fail } from '../language/problems.ts'
import type { Speech } from '../language/speech.ts'
import { readSupplier, type SupplierInput, type SupplierType } from '../model/audience.ts'
import type { Pack, PackParameter } from '../model/pack.ts'

const only = <Value>(values: readonly Value[]): Value | undefined =>
  values.length === 1 ? values[0] : undefined

/**
 * The supplier type whose dates are looked for. What stays open is open in the pack too.
 * @param input `{}` for all who may bid, also after award
 * @throws HrddError where the input is no supplier type
 */
export function supplierOf(pack: Pack, input?: SupplierInput): SupplierType {
  need('pack', pack)
  const { spec } = pack
  if (input === undefined) {
    const role = spec.award?.role ?? only(spec.bidders.roles)
    const size = spec.award?.size ?? only(spec.bidders.sizes)
    return { ...(role && { role }), ...(size && { size }) }
  }
  if (isEmptyObject(input)) return {}
  return readSupplier(input) ?? fail('unknown-supplier', 'supplier', { given: show(input) })
}

const isEmptyObject = (input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  !Array.isArray(input) &&
  Object.keys(input).length === 0

/** The value of a parameter that binds a supplier, and an SME's own where the size is open and it differs. */
export function valuesFor(
  { value, sme }: PackParameter,
  { size }: SupplierType,
): { readonly value: number; readonly sme?: number } {
  if (sme === undefined || size === 'large') return { value: Number(value) }
  if (size === 'sme') return { value: Number(sme) }
  return { value: Number(value), ...(sme !== value && { sme: Number(sme) }) }
}

/** A period as it prints for a supplier: `20 days (SME: 30)`, or `30 days` for an SME alone. */
export function periodText(
  parameter: PackParameter,
  supplier: SupplierType,
  voice: Speech,
): string {
  const { type, unit } = parameter
  return printParameter({ type, ...(unit && { unit }), ...valuesFor(parameter, supplier) }, voice)
}
