// Values of parameters, step by step: clause, category, jurisdiction, authorities, spec. Each within bounds, each remembered.

import { show } from '../language/issues.ts'
import { nearIds } from '../language/near-ids.ts'
import { printParameter } from '../language/print-parameter.ts'
import type { Parameter, ParameterValue } from '../model/clause.ts'
import type { Overlay, SetValue } from '../model/law.ts'
import type { PackParameter, Step } from '../model/pack.ts'
import type { Fault, Values } from '../model/problems.ts'
import { smeValue } from '../model/sme-value.ts'
import type { Purchase } from './purchase.ts'
import type { Selected } from './selected.ts'

/** Parameters of every clause of the pack, by clause id and name. */
export type Parameters = Readonly<Record<string, Readonly<Record<string, PackParameter>>>>

/** One step that gives values, and where a fault in it is. */
interface Source {
  readonly step: Step
  readonly path: string
  readonly values: Overlay
}

/** Sets the parameters that print at the tier of each clause. */
export function setParameters(
  selected: readonly Selected[],
  purchase: Purchase,
  faults: Fault[],
): Parameters {
  const sources = sourcesOf(purchase)
  return Object.fromEntries(
    selected.map((entry) => {
      faults.push(...nameFaults(entry, purchase))
      const parameters = Object.entries(entry.clause.parameters ?? {}).flatMap(
        ([name, parameter]): [string, PackParameter][] => {
          const value = parameter.default[entry.tier]
          return value === undefined
            ? []
            : [[name, setOne({ name, parameter, entry, value, sources, purchase, faults })]]
        },
      )
      return [entry.clause.id, Object.fromEntries(parameters)]
    }),
  )
}

/** Where values come from, the step that wins last. */
const sourcesOf = ({ category: goods, law, catalogue, spec }: Purchase): Source[] => [
  { step: 'category', path: `goods.${goods.id}.parameters`, values: goods.parameters ?? {} },
  { step: 'jurisdiction', path: `law.${law.id}.parameters`, values: law.parameters ?? {} },
  ...catalogue.authorities.map(
    ({ id, parameters }): Source => ({
      step: 'authority',
      path: `overlays.${id}.parameters`,
      values: parameters ?? {},
    }),
  ),
  { step: 'spec', path: 'set', values: spec.set ?? {} },
]

/** Names in the spec that the clause does not have, or not at this tier. */
function nameFaults({ clause, tier }: Selected, { spec }: Purchase): Fault[] {
  const parameters = clause.parameters ?? {}
  return Object.keys(spec.set?.[clause.id] ?? {}).flatMap((name): Fault[] => {
    const path = `set.${clause.id}.${name}`
    if (!Object.hasOwn(parameters, name))
      return [nearIds('parameter', name, path, Object.keys(parameters))]
    if (parameters[name]?.default[tier] !== undefined) return []
    return [{ code: 'parameter-not-in-force', path, values: { name, tier } }]
  })
}

interface Setting {
  readonly name: string
  readonly parameter: Parameter
  readonly entry: Selected
  /** The default of the tier. */
  readonly value: ParameterValue
  readonly sources: readonly Source[]
  readonly purchase: Purchase
  readonly faults: Fault[]
}

function setOne({
  name,
  parameter,
  entry,
  value,
  sources,
  purchase,
  faults,
}: Setting): PackParameter {
  const { clause, wording, tier } = entry
  const provenance: { step: Step; value: ParameterValue }[] = [{ step: 'clause', value }]
  let current = value
  let sme: ParameterValue | undefined = smeValue(parameter, tier, value)
  for (const { step, path, values } of sources) {
    const setting = values[clause.id]?.[name]
    if (setting === undefined) continue
    const pair = typeof setting === 'object' ? setting : { all: setting }
    const wrong = valueFaults(parameter, pair, `${path}.${clause.id}.${name}`, wording.words[name])
    faults.push(...wrong)
    if (wrong.length > 0) continue
    current = pair.all
    sme = pair.sme ?? smeValue(parameter, tier, current)
    provenance.push({ step, value: current })
  }
  const { default: _default, sme: _sme, role, ...facts } = parameter
  const mayBid = purchase.spec.bidders.sizes.includes('sme')
  const relief = mayBid && sme !== current ? sme : undefined
  return {
    ...facts,
    role,
    label: wording.words[name] ?? name,
    note: wording.words[`${name}, note`],
    value: current,
    sme: relief,
    text: printParameter(
      { type: parameter.type, unit: parameter.unit, value: current, sme: relief },
      purchase.voice,
      (choice) => wording.words[`${name}.${choice}`] ?? choice,
    ),
    provenance,
  }
}

/** What is wrong with a value: its type, its bounds, or an SME's value that is stricter than the one for all. */
function valueFaults(
  parameter: Parameter,
  { all, sme }: Exclude<SetValue, ParameterValue>,
  path: string,
  label = path,
): Fault[] {
  const general = typeFault(parameter, all, path, label) ?? rangeFault(parameter, all, path, label)
  if (general) return [general]
  if (sme === undefined) return []
  const smePath = `${path}.sme`
  const ofSme =
    typeFault(parameter, sme, smePath, label) ?? reliefFault(parameter, all, sme, smePath)
  return ofSme ? [ofSme] : []
}

function typeFault(
  { type, unit, of = [] }: Parameter,
  value: ParameterValue,
  path: string,
  label: string,
): Fault | undefined {
  if (type === 'choice') {
    if (typeof value === 'string' && of.includes(value)) return undefined
    return { code: 'no-such-choice', path, values: { given: show(value), all: of, label } }
  }
  const fits = type === 'percent' ? Number.isFinite(value) : Number.isSafeInteger(value)
  if (fits) return undefined
  const expected = `@problems.noun.${type === 'period' ? (unit ?? 'days') : type}`
  return { code: 'wrong-value', path, values: { expected, given: show(value), label } }
}

function rangeFault(
  { type, min = 0, max }: Parameter,
  value: ParameterValue,
  path: string,
  label: string,
): Fault | undefined {
  const most = max ?? (type === 'percent' ? 100 : Number.MAX_SAFE_INTEGER)
  if (typeof value !== 'number' || (value >= min && value <= most)) return undefined
  const values: Values = { given: value, min, max: most, label }
  return { code: 'out-of-range', path, values }
}

/** A value for an SME only relieves: only where the clause has one, and never stricter. */
function reliefFault(
  { sme, max }: Parameter,
  all: ParameterValue,
  value: ParameterValue,
  path: string,
): Fault | undefined {
  if (value === all) return undefined
  if (sme === undefined) return { code: 'no-sme-value', path }
  if (typeof value !== 'number' || typeof all !== 'number') return undefined
  const most = max === undefined ? Number.MAX_SAFE_INTEGER : Math.ceil(max * 1.5)
  if (value >= all && value <= most) return undefined
  return { code: 'stricter-for-sme', path, values: { given: value, all, most } }
}
