// KPIs, reports and contexts for tests of evaluation: complete, and with one thing changed at a time.

import type { Kpi, Measure } from '../../src/model/catalogue.ts'
import type { EvaluationContext, Observation, ObservedValue } from '../../src/model/observation.ts'

const tiers = <T>(value: T) => ({ low: value, medium: value, high: value })

export const proportionOf: Measure = {
  type: 'proportion',
  population: { name: 'all', label: 'units', unit: 'unit' },
  numerator: { name: 'met', label: 'units that met it' },
  exclusions: [],
  exceptions: [],
}
export const bands = (
  target: number,
  approaching = target - 15,
  requiresImprovement = target - 35,
) => ({ target, approaching, requiresImprovement })

/** A KPI that asks for E2, with target 90 (75/55), unless changed. */
export function kpiWith(changes: Partial<Kpi> = {}): Kpi {
  return {
    id: 'KPI-TST-01.1',
    version: '1.0.0',
    status: 'active',
    clause: 'TST-01',
    title: 'Test',
    question: 'How much?',
    purpose: 'Less harm.',
    level: 'outcome',
    steps: [],
    alsoMeasures: [],
    measure: proportionOf,
    unit: { code: 'P1', scheme: 'UNCEFACT' },
    direction: 'higher',
    zeroTolerance: false,
    control: { reseller: 'indirect', brand: 'direct', buyer: 'direct' },
    reporter: { reseller: 'reports', brand: 'reports' },
    scope: { level: 'site', attribution: 'contract-specific' },
    period: {
      frequency: tiers('semiannual' as const),
      anchor: 'contract-start',
      graceDays: 10,
      cureDays: 30,
    },
    targets: tiers(bands(90)),
    carryOver: false,
    coverage: { unit: 'unit', min: 80, floor: 50 },
    evidence: { forGood: tiers('E2' as const), maxAgeMonths: 24 },
    whenDenominatorIsZero: { result: 'not-applicable' },
    gaming: [],
    shownWith: [],
    dialogue: { supplier: [], buyer: [] },
    companion: 'What else?',
    sme: { variant: 'same', note: '' },
    privacy: { suppressBelow: 0 },
    crosswalk: [],
    examples: [],
    ...changes,
  }
}

export const targets = (target: number, approaching?: number, requiresImprovement?: number) => ({
  targets: tiers(bands(target, approaching, requiresImprovement)),
})
export const asks = (grade: 'E1' | 'E2' | 'E3' | 'E4', maxAgeMonths = 24) => ({
  evidence: { forGood: tiers(grade), maxAgeMonths },
})

export const subject = { contract: 'C-1' }

/** A context of the first half of 2026, due on its 31 July, evaluated a fortnight later by a brand at medium tier. */
export const contextWith = (changes: Partial<EvaluationContext> = {}): EvaluationContext => ({
  tier: 'medium',
  role: 'brand',
  asOf: '2026-08-14',
  subject,
  contract: { start: '2026-01-01', end: '2029-12-31' },
  period: { start: '2026-01-01', end: '2026-06-30', due: '2026-07-31' },
  ...changes,
})

/** A final report on time with evidence E5, unless changed. */
export function reportWith(
  values: Readonly<Record<string, ObservedValue>>,
  changes: Partial<Observation> = {},
): Observation {
  return {
    id: 'O-1',
    kpi: 'KPI-TST-01.1@1.0.0',
    subject,
    period: { start: '2026-01-01', end: '2026-06-30' },
    values,
    evidence: [{ grade: 'E5', date: '2026-06-15' }],
    reportedOn: '2026-07-20',
    reportedBy: 'brand',
    status: 'final',
    ...changes,
  }
}

export const share = (
  met: number | string,
  all: number | string,
  changes: Partial<Observation> = {},
): Observation => reportWith({ met: String(met), all: String(all) }, changes)
