// Values of parameters, step by step: clause default by tier, variant, category or jurisdiction, authority, spec. Each within bounds, each remembered.

import { isValid, parseISO } from 'date-fns'
import { isExpected, type Role, readSupplier, type Size, type Tier } from '../model/audience.ts'
import type { Bound, Overlay, Parameter, ParameterValue, SetValue } from '../model/catalogue.ts'
import { show, suggest } from '../model/issues.ts'
import type { PackParameter, Provenance } from '../model/pack.ts'
import type { Problem } from '../model/problems.ts'
import type { FullSpec } from '../model/spec.ts'
import type { Selected } from './selection.ts'

type SupplierKey = Role | Size | `${Size}-${Role}`

/** Values in the making: the general one and those for supplier types, each with every step that gave it. */
interface Draft {
  readonly general: Provenance[]
  readonly variants: Map<SupplierKey, Provenance[]>
}

/** Parameters of every clause of the pack, by clause id and name. */
export function setParameters(
  selected: readonly Selected[],
  spec: FullSpec,
  given: { category: Overlay; jurisdiction: Overlay; overlays: readonly Overlay[] },
  problems: Problem[],
): Record<string, Record<string, PackParameter>> {
  const used = new Set(selected.map(({ clause }) => clause.id))
  for (const id of Object.keys(spec.set ?? {})) {
    // an unknown id is reported by the selection
    if (!used.has(id) && spec.omit?.[id] !== undefined)
      problems.push({
        code: 'set-but-omitted',
        path: `set.${id}`,
        message: `${id} is left out, so its parameters cannot be set`,
        hint: 'Remove one of the two.',
      })
  }
  return Object.fromEntries(
    selected.map(({ clause, tier }) => {
      const chosen = spec.set?.[clause.id] ?? {}
      for (const name of Object.keys(chosen)) {
        if (!Object.hasOwn(clause.parameters, name))
          problems.push({
            code: 'unknown-parameter',
            path: `set.${clause.id}.${name}`,
            message: `${clause.id} has no parameter "${name}"`,
            hint: suggest(name, Object.keys(clause.parameters)),
          })
        else if (clause.parameters[name]!.default[tier] === undefined)
          problems.push({
            code: 'parameter-not-in-force',
            path: `set.${clause.id}.${name}`,
            message: `"${name}" is not used at tier ${tier}`,
            hint: 'Remove it, or choose a higher tier.',
          })
      }
      const names = Object.keys(clause.parameters).filter(
        (name) => clause.parameters[name]!.default[tier] !== undefined,
      )
      const drafts = new Map(
        names.map((name) => {
          const parameter = clause.parameters[name]!
          const draft = fromDefaults(parameter, tier)
          for (const [step, overlay] of [
            ['category', given.category],
            ['jurisdiction', given.jurisdiction],
            ...given.overlays.map((one) => ['authority', one] as const),
          ] as const) {
            const value = overlay[clause.id]?.[name]
            if (value !== undefined) apply(draft, value, step)
          }
          const value = Object.hasOwn(chosen, name) ? chosen[name] : undefined
          if (
            value !== undefined &&
            checkType(parameter, value, `set.${clause.id}.${name}`, problems)
          )
            apply(draft, value, 'spec')
          return [name, draft] as const
        }),
      )
      return [
        clause.id,
        Object.fromEntries(
          names.map((name) => [
            name,
            finish(name, clause.id, clause.parameters[name]!, drafts, spec, problems),
          ]),
        ),
      ]
    }),
  )
}

const last = (steps: readonly Provenance[]): ParameterValue => steps.at(-1)!.value

function fromDefaults(parameter: Parameter, tier: Tier): Draft {
  const variants = parameter.variants.flatMap((variant): [SupplierKey, Provenance[]][] =>
    variant.default[tier] === undefined
      ? []
      : [[variant.for, [{ step: 'variant', value: variant.default[tier] }]]],
  )
  return {
    general: [{ step: 'clause', value: parameter.default[tier]! }],
    variants: new Map(variants),
  }
}

/** A plain value binds suppliers of every type; one with `all` says what binds whom. */
function apply(
  draft: Draft,
  value: SetValue,
  step: 'category' | 'jurisdiction' | 'authority' | 'spec',
): void {
  const byType: Readonly<Record<string, ParameterValue>> =
    typeof value === 'object' ? value : { all: value }
  draft.general.push({ step, value: byType.all! })
  const variants = Object.entries(byType).filter(([key, own]) => key !== 'all' && own !== undefined)
  for (const key of [...draft.variants.keys()])
    if (!variants.some(([other]) => other === key)) draft.variants.delete(key)
  for (const [key, own] of variants)
    draft.variants.set(key as SupplierKey, [
      ...(draft.variants.get(key as SupplierKey) ?? []),
      { step, value: own },
    ])
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/

function checkType(
  parameter: Parameter,
  value: SetValue,
  path: string,
  problems: Problem[],
): boolean {
  const entries = typeof value === 'object' ? Object.entries(value) : [['', value] as const]
  const before = problems.length
  for (const [key, own] of entries) {
    if (own === undefined) continue
    const at = key ? `${path}.${key}` : path
    const wrong = (expected: string) =>
      problems.push({
        code: 'wrong-type',
        path: at,
        message: `expected ${expected}, not ${show(own)}`,
        hint: parameter.note ?? `It is the ${parameter.label}.`,
      })
    if (parameter.type === 'period' || parameter.type === 'integer')
      Number.isSafeInteger(own) ||
        wrong(parameter.unit ? `a whole number of ${parameter.unit}` : 'a whole number')
    else if (parameter.type === 'percent' || parameter.type === 'money')
      (typeof own === 'number' && Number.isFinite(own)) ||
        wrong(parameter.type === 'percent' ? 'a number of per cent' : 'an amount')
    else if (parameter.type === 'date')
      (typeof own === 'string' && datePattern.test(own) && isValid(parseISO(own))) ||
        wrong('a date YYYY-MM-DD')
    else if (parameter.type === 'choice')
      parameter.options?.includes(String(own)) || wrong(`one of ${parameter.options?.join(', ')}`)
    else typeof own === 'string' || wrong('text')
  }
  return problems.length === before
}

function finish(
  name: string,
  id: string,
  parameter: Parameter,
  drafts: ReadonlyMap<string, Draft>,
  spec: FullSpec,
  problems: Problem[],
): PackParameter {
  const draft = drafts.get(name)!
  const value = last(draft.general)
  const bound = (given: Bound | undefined, supplier?: SupplierKey): number | undefined => {
    if (given === undefined || typeof given === 'number') return given
    const other = drafts.get(given.parameter)
    const base = other && last((supplier && other.variants.get(supplier)) || other.general)
    return typeof base === 'number' ? base + given.plus : undefined
  }
  const check = (own: ParameterValue, path: string, supplier?: SupplierKey) => {
    if (typeof own !== 'number') return
    const [min, max] = [bound(parameter.min, supplier), bound(parameter.max, supplier)]
    const unit = parameter.unit
      ? ` ${parameter.unit}`
      : parameter.type === 'percent'
        ? ' per cent'
        : ''
    const why =
      typeof parameter.min === 'object' && min !== undefined && own < min
        ? ` (${parameter.min.parameter} plus ${parameter.min.plus})`
        : ''
    if ((min !== undefined && own < min) || (max !== undefined && own > max))
      problems.push({
        code: 'out-of-range',
        path,
        message: `${own}${unit} is outside ${min ?? 0} to ${max ?? 'any'}${unit}${why}`,
        hint: parameter.note ?? `It is the ${parameter.label}.`,
      })
    const general = last(draft.general)
    const stricter =
      typeof general === 'number' &&
      (parameter.stricter === 'higher'
        ? own > general
        : parameter.stricter === 'lower'
          ? own < general
          : false)
    if (supplier && stricter)
      problems.push({
        code: 'stricter-variant',
        path,
        message: `${own}${unit} is stricter for ${supplier} than ${general}${unit} for all`,
        hint: 'A value for some suppliers only relieves. Change one of the two.',
      })
  }
  check(value, `set.${id}.${name}`)
  for (const [supplier, steps] of draft.variants)
    check(last(steps), `set.${id}.${name}.${supplier}`, supplier)
  const min = bound(parameter.min)
  const max = bound(parameter.max)
  return {
    label: parameter.label,
    type: parameter.type,
    ...(parameter.unit && { unit: parameter.unit }),
    ...(parameter.after && { after: parameter.after }),
    ...(parameter.repeats && { repeats: true }),
    ...(parameter.needs && { needs: parameter.needs }),
    ...(parameter.stricter && { stricter: parameter.stricter }),
    value,
    variants: [...draft.variants]
      .filter(
        ([supplier, steps]) =>
          isExpected(readSupplier(supplier)!, spec.bidders) && last(steps) !== value,
      )
      .map(([supplier, steps]) => ({ for: supplier, value: last(steps), provenance: steps })),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    provenance: draft.general,
  }
}
