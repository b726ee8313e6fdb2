// The longer time that an SME has.

import type { Tier } from './audience.ts'
import type { Parameter, ParameterValue } from './clause.ts'

/** An SME's value: half as long again, or as much longer as the values of the clause are; nothing where it has none. */
export function smeValue(
  { sme, default: defaults }: Pick<Parameter, 'sme' | 'default'>,
  tier: Tier,
  value: ParameterValue,
): number | undefined {
  if (sme === undefined || typeof value !== 'number') return undefined
  if (sme === 'half-again') return Math.ceil(value * 1.5)
  const [general, longer] = [defaults[tier], sme[tier]]
  if (longer === undefined || typeof general !== 'number' || general === 0) return undefined
  return Math.ceil((value * longer) / general)
}
