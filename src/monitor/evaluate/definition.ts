// One shape for a KPI of the catalogue and a KPI of a pack: what holds for the tier of the contract.

import type { Tier } from '../../model/audience.ts'
import type { Frequency, Grade, Measure } from '../../model/catalogue.ts'
import type { EvaluableKpi, TargetChoice } from '../../model/observation.ts'
import type { PackKpi } from '../../model/pack.ts'

/** What the rules read of a KPI. */
export type Definition = Pick<
  EvaluableKpi,
  | 'id'
  | 'version'
  | 'title'
  | 'measure'
  | 'unit'
  | 'direction'
  | 'zeroTolerance'
  | 'control'
  | 'coverage'
> & {
  /** With version. */
  readonly ref: string
  readonly period: {
    readonly frequency: Frequency
    readonly graceDays: number
    readonly cureDays: number
  }
  readonly targets?: TargetChoice
  readonly forGood: Grade
  readonly maxAgeMonths: number
  readonly whenNothing: 'not-applicable' | 'no-data'
  readonly gate?: { readonly kpi: string; readonly min: number }
  readonly brandWide: boolean
  readonly suppressBelow: number
  /** Rated in words by a named function, and not by thresholds. */
  readonly judged: boolean
  /** Level that counts, where stages at a level are counted. */
  readonly atLevel: number
}

const isOfPack = (kpi: EvaluableKpi): kpi is PackKpi => typeof kpi.period.frequency === 'string'

/** The definition that applies at a tier, with the targets of the contract where it has its own. */
export function definitionOf(kpi: EvaluableKpi, tier: Tier, own?: TargetChoice): Definition {
  const { id, version, title, measure, unit, direction, zeroTolerance, control, coverage } = kpi
  const common = {
    id,
    version,
    title,
    ref: `${id}@${version}`,
    measure,
    unit,
    direction,
    zeroTolerance,
    control,
    coverage,
    brandWide: kpi.scope.attribution === 'brand-wide',
    suppressBelow: kpi.privacy.suppressBelow,
    atLevel: atLevelOf(measure, tier),
    maxAgeMonths: kpi.evidence.maxAgeMonths,
  }
  const { graceDays, cureDays } = kpi.period
  if (isOfPack(kpi)) {
    const judged = kpi.judged === true
    const targets = judged ? undefined : (own ?? kpi.bands)
    const { result, gate } = kpi.whenDenominatorIsZero
    return {
      ...common,
      judged,
      period: { frequency: kpi.period.frequency, graceDays, cureDays },
      ...(targets && { targets }),
      forGood: kpi.evidence.forGood,
      whenNothing: result,
      ...(gate && { gate }),
    }
  }
  const targets = own ?? kpi.targets?.[tier]
  const { result, gate } = kpi.whenDenominatorIsZero
  return {
    ...common,
    judged: false,
    period: { frequency: kpi.period.frequency[tier], graceDays, cureDays },
    ...(targets && { targets }),
    forGood: kpi.evidence.forGood[tier],
    whenNothing: result,
    ...(gate && { gate: { kpi: gate.kpi, min: gate.min[tier] } }),
  }
}

const atLevelOf = (measure: Measure, tier: Tier): number =>
  measure.type === 'maturity' ? (measure.atLevel?.[tier] ?? 2) : 0

/** Whether a value is a share shown in per cent. */
export const isPercent = ({ unit }: Pick<Definition, 'unit'>): boolean => unit.code === 'P1'

/** A number with its unit: "1 day", "4 stages", "level 3". */
export function inUnits(definition: Pick<Definition, 'unit' | 'measure'>, number: string): string {
  if (definition.measure.type === 'maturity' && definition.measure.aggregate === 'lowest')
    return `level ${number}`
  const unit = unitWords(definition)
  return `${number}${number === '1' ? unit.replace(/s$/, '') : unit}`
}

/** The unit behind a value, as it stands in a sentence. */
export const unitWords = ({ unit, measure }: Pick<Definition, 'unit' | 'measure'>): string => {
  if (unit.code === 'P1') return ' per cent'
  if (unit.code === 'DAY') return ' days'
  return measure.type === 'maturity'
    ? measure.aggregate === 'lowest'
      ? ' as level'
      : ' stages'
    : ''
}
