// A parameter is declared whole: its values lie within its bounds, and a period says from when it runs.

import { rank, tiers } from '../../model/audience.ts'
import type { Parameter } from '../../model/clause.ts'
import type { ProblemCode } from '../../model/problems.ts'
import { type AuthoredClause, type Check, soundClauses } from '../authored.ts'
import type { Report } from '../report.ts'

export const parameters: Check = (authored) => {
  for (const { clause } of soundClauses(authored))
    for (const [name, parameter] of Object.entries(clause.value.parameters ?? {}))
      checkParameter(name, parameter, clause, authored.report)
}

function checkParameter(
  name: string,
  parameter: Parameter,
  clause: AuthoredClause,
  report: Report,
): void {
  const place = (...path: string[]) => clause.at('parameters', name, ...path)
  for (const code of faultsOf(parameter)) report.error(code, place())
  for (const tier of tiers) {
    const value = parameter.default[tier]
    if (value === undefined) continue
    if (rank(tier) < rank(clause.value.from))
      report.error('tier-below', place('default', tier), { tier })
    for (const given of [value, ...smeValues(parameter, value, tier)])
      if (!fits(parameter, given))
        report.error('value-outside', place('default', tier), { given, ...boundsOf(parameter) })
  }
}

/** What does not belong together in a declaration. */
function faultsOf({ type, unit, after, of, min, max, sme }: Parameter): ProblemCode[] {
  const isPeriod = type === 'period'
  const isChoice = type === 'choice'
  const rules: readonly (readonly [boolean, ProblemCode])[] = [
    [isPeriod && !(unit && after), 'period-whole'],
    [!isPeriod && Boolean(unit ?? after ?? sme), 'period-only'],
    [isChoice !== (of !== undefined), 'choice-of'],
    [!isChoice && (min === undefined || max === undefined), 'bounds'],
    [(min ?? 0) > (max ?? Infinity), 'bounds-order'],
  ]
  return rules.filter(([broken]) => broken).map(([, code]) => code)
}

/** The value that an SME has at a tier. */
function smeValues({ sme }: Parameter, value: number | string, tier: keyof Parameter['default']) {
  if (sme === undefined || typeof value !== 'number') return []
  if (sme === 'half-again') return [Math.ceil(value * 1.5)]
  return sme[tier] === undefined ? [] : [sme[tier]]
}

/** Whether a value lies within what a parameter allows. */
export function fits(
  { type, of, min = -Infinity, max = Infinity }: Parameter,
  value: number | string,
): boolean {
  if (type === 'choice') return typeof value === 'string' && Boolean(of?.includes(value))
  if (typeof value !== 'number' || value < min || value > max) return false
  return type === 'percent' ? value <= 100 : Number.isInteger(value)
}

/** What a parameter allows, for the sentence of a problem. */
export const boundsOf = ({ of, min, max }: Parameter): { readonly bounds: readonly string[] } => ({
  bounds: of ?? [`${min ?? ''} to ${max ?? ''}`],
})
