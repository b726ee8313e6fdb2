// Thresholds of a KPI: those of the tier, or the buyer's own, in steps.

import type { Tier } from '../model/audience.ts'
import type { Kpi } from '../model/catalogue.ts'
import type { PackKpi } from '../model/pack.ts'
import type { Fault, ProblemCode } from '../model/problems.ts'
import type { ChosenKpi } from './choose-kpis.ts'
import type { Purchase } from './purchase.ts'

/** A KPI of the pack. */
export interface RatedKpi extends Omit<ChosenKpi, 'kpi'> {
  readonly kpi: Kpi
  readonly thresholds?: PackKpi['thresholds']
}

/** KPIs with the thresholds by which they are rated. */
export const setTargets = (
  chosen: readonly ChosenKpi[],
  purchase: Purchase,
  faults: Fault[],
): RatedKpi[] =>
  chosen.flatMap(({ kpi: { id }, tier, published }): RatedKpi | [] => {
    const kpi = purchase.catalogue.kpis[id]
    if (!kpi) return []
    return { kpi, tier, thresholds: targetsOf(kpi, tier, purchase, faults), published }
  })

type Threshold = NonNullable<PackKpi['thresholds']>[number]
type Choice = NonNullable<NonNullable<Purchase['spec']['kpis']['targets']>[string]>

/** What must be nought stays rated in every mode: one is one too many. */
const isNought = ({ unit }: Kpi, good: number): boolean => unit === 'count' && good === 0

/** The thresholds by which a KPI is rated in this pack; none where it is monitored only, or a person judges. */
function targetsOf(
  kpi: Kpi,
  tier: Tier,
  purchase: Purchase,
  faults: Fault[],
): readonly Threshold[] | undefined {
  const { kpis } = purchase.spec
  const choice = kpis.targets?.[kpi.id]
  const path = `kpis.targets.${kpi.id}`
  const refuse = (code: ProblemCode): undefined => {
    if (choice !== undefined) faults.push({ code, path, values: { id: kpi.id } })
  }
  const [good, approaching, requiresImprovement] = kpi.thresholds?.[tier] ?? []
  if (good === undefined || approaching === undefined || requiresImprovement === undefined)
    return refuse('never-rated')
  const standard = { good, approaching, requiresImprovement }
  if (isNought(kpi, good)) {
    refuse('always-nought')
    return [standard]
  }
  if (kpis.mode === 'dialogue') return refuse('no-targets-in-dialogue')
  if (choice === undefined) return [standard]
  return ownTargets(kpi, choice, standard, purchase, faults)
}

function ownTargets(
  kpi: Kpi,
  choice: Choice,
  standard: Threshold,
  { spec, contractEnd }: Purchase,
  faults: Fault[],
): Threshold[] {
  const path = `kpis.targets.${kpi.id}`
  const rows = typeof choice === 'number' ? [{ good: choice }] : choice
  const steps = rows.map((row): Threshold => ({ ...row, ...thresholdsOf(kpi, row, standard) }))
  if (steps.length === 0) faults.push({ code: 'too-short', path, values: { least: 1 } })
  steps.forEach((step, index) => {
    const place = typeof choice === 'number' ? path : `${path}[${index}]`
    const before = steps[index - 1]
    const period = { start: spec.contract.start, end: contractEnd }
    const problems = [...orderFaults(kpi, step), ...stepFaults(kpi, step, before, period)]
    faults.push(...problems.map((problem) => ({ path: place, ...problem })))
  })
  return steps
}

type StepFault = Omit<Fault, 'path'>

const isAsStrict = ({ direction }: Kpi, value: number, other: number): boolean =>
  direction === 'higher' ? value >= other : value <= other

/** Good is strictest, and a share is at most the whole. */
function orderFaults(kpi: Kpi, { good, approaching, requiresImprovement }: Threshold): StepFault[] {
  const most = Math.max(good, approaching, requiresImprovement)
  const inOrder =
    isAsStrict(kpi, good, approaching) && isAsStrict(kpi, approaching, requiresImprovement)
  return [
    ...(inOrder ? [] : [{ code: `threshold-order-${kpi.direction}` } as const]),
    ...(kpi.unit === 'percent' && most > 100
      ? [{ code: 'over-100', values: { given: most } } as const]
      : []),
  ]
}

/** Each step has a later date inside the contract, and asks for at least as much as the one before. */
function stepFaults(
  kpi: Kpi,
  { from, good }: Threshold,
  before: Threshold | undefined,
  { start, end }: { readonly start: string; readonly end: string },
): StepFault[] {
  if (!before) return from === undefined ? [] : [{ code: 'first-step-dated' }]
  const after = before.from ?? start
  const back: StepFault[] = isAsStrict(kpi, good, before.good)
    ? []
    : [{ code: 'step-back', values: { good, before: before.good } }]
  if (from === undefined) return [{ code: 'step-undated' }, ...back]
  if (from > after && from <= end) return back
  return [{ code: 'step-date', values: { from, after, end } }, ...back]
}

/** Where only good is said, the others keep the distance that they have in the catalogue. */
function thresholdsOf(
  { unit }: Kpi,
  { good, approaching, requiresImprovement }: Partial<Threshold> & { readonly good: number },
  standard: Threshold,
): Threshold {
  const most = unit === 'percent' ? Math.max(100, good) : Number.POSITIVE_INFINITY
  const beside = (other: number): number =>
    Math.min(most, Math.max(0, good + other - standard.good))
  return {
    good,
    approaching: approaching ?? beside(standard.approaching),
    requiresImprovement: requiresImprovement ?? beside(standard.requiresImprovement),
  }
}
