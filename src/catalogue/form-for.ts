// Form data at one tier: each parameter with the value that stands where nobody sets another.

import { inForce, type Tier } from '../model/audience.ts'
import type { Form, FormClause, FormData, FormField, FormParameter } from '../model/form.ts'
import type { Overlay } from '../model/law.ts'
import { smeValue } from '../model/sme-value.ts'

/**
 * What a form offers at a tier: the clauses and KPIs in force, each parameter with its bounds and the value that `compose`
 * takes where the spec sets none.
 *
 * @param data what `formDataFrom` made, or the package's own `parts/form/en.json`
 * @param tier how much risk to people the purchase carries
 * @param options `category` and `jurisdiction`: ids, as in the spec, whose own values count
 * @example
 * ```ts
 * import { formFor } from 'hrdd-clauses/form'
 * import { formDataFrom, standard } from 'hrdd-clauses/catalogue'
 * const { clauses } = formFor(formDataFrom(standard), 'high', { jurisdiction: 'de' })
 * const { parameters = [] } = clauses.find(({ id }) => id === 'ENF-01') ?? {}
 * console.log(parameters.find(({ name }) => name === 'withholdPercent')?.value) // 5
 * ```
 */
export function formFor(
  data: FormData,
  tier: Tier,
  options: { readonly category?: string; readonly jurisdiction?: string } = {},
): Form {
  const { clauses, kpis, categories, jurisdictions, authorities } = data
  const overlays = [
    categories.find(({ id }) => id === options.category),
    jurisdictions.find(({ id }) => id === options.jurisdiction),
    ...authorities,
  ].flatMap((entry) => (entry?.parameters ? [entry.parameters] : []))
  return {
    clauses: clauses
      .filter(({ from }) => inForce(from, tier))
      .map((clause) => clauseAt(clause, tier, overlays)),
    kpis: kpis.filter(({ thresholds }) => !thresholds || thresholds[tier] !== undefined),
  }
}

function clauseAt(
  { parameters, words, hours, ...clause }: FormClause,
  tier: Tier,
  overlays: readonly Overlay[],
): Form['clauses'][number] {
  return {
    ...clause,
    parameters: parameters.flatMap((parameter) => fieldAt(parameter, clause.id, tier, overlays)),
    words: words[tier] ?? 0,
    hours: {
      buyer: hours.buyer[tier] ?? 0,
      reseller: hours.reseller[tier] ?? 0,
      brand: hours.brand[tier] ?? 0,
    },
  }
}

/** A parameter with its value; nothing at a tier at which it does not print. */
function fieldAt(
  parameter: FormParameter,
  clause: string,
  tier: Tier,
  overlays: readonly Overlay[],
): readonly FormField[] {
  const { default: defaults, sme: _longer, min = 0, max, ...field } = parameter
  const first = defaults[tier]
  if (first === undefined) return []
  const settings = [
    first,
    ...overlays.flatMap((overlay) => overlay[clause]?.[parameter.name] ?? []),
  ]
  const last = settings.at(-1) ?? first
  const { all, sme = smeValue(parameter, tier, all) } =
    typeof last === 'object' ? last : { all: last }
  const most = max ?? (field.type === 'percent' ? 100 : undefined)
  return [
    {
      ...field,
      value: all,
      ...(typeof sme === 'number' && sme !== all && { sme }),
      ...(field.type !== 'choice' && { min, ...(most !== undefined && { max: most }) }),
    },
  ]
}
