// Rule 16: the target of a contract year, and of a last period that is short. Periods themselves are in ../periods.ts.

import type { EvaluationContext, TraceStep } from '../../../model/observation.ts'
import { daysBetween, plusDays, plusMonths } from '../../periods.ts'
import type { Definition } from '../definition.ts'
import { fromNumber, whole } from '../exact.ts'
import { say } from '../trace.ts'
import { completeTargets, type Thresholds } from './10-rate.ts'

const months: Readonly<Record<string, number>> = {
  monthly: 1,
  quarterly: 3,
  semiannual: 6,
  annual: 12,
}

export interface Targets {
  readonly bands: Thresholds
  /** Where the targets of all years lead. */
  readonly final: number
  readonly trace: readonly TraceStep[]
}

/** The thresholds that apply to a period; `undefined` where the contract sets none. */
export function targetsFor(
  definition: Definition,
  { contract, period }: Pick<EvaluationContext, 'contract' | 'period'>,
): Targets | undefined {
  if (!definition.targets || definition.direction === 'none') return undefined
  const trace: TraceStep[] = []
  let bands = completeTargets(definition, definition.targets)
  const { ramp } = definition.targets
  const final = ramp?.at(-1) ?? bands.target
  if (ramp && ramp.length > 0) {
    const year = contractYear(contract.start, period.start)
    bands = moveTo(bands, ramp[Math.min(year, ramp.length) - 1]!)
    trace.push(say(16, 'targets.ramp', { year: String(year), target: String(bands.target) }))
  }
  const scaled =
    definition.measure.type === 'count'
      ? shortPeriod(definition, bands, contract.end, period)
      : undefined
  return { bands: scaled?.bands ?? bands, final, trace: [...trace, ...(scaled?.trace ?? [])] }
}

/** Year of the contract in which a day falls, from 1. After the last step of a ramp, an extension among them, that step stays. */
export function contractYear(start: string, day: string): number {
  let year = Math.max(1, Number(day.slice(0, 4)) - Number(start.slice(0, 4)))
  while (plusMonths(start, 12 * year) <= day) year++
  return year
}

/** The lower thresholds keep their distance from the target of the year. */
function moveTo(
  { target, approaching, requiresImprovement }: Thresholds,
  step: number,
): Thresholds {
  const keep = (threshold: number) => Math.max(0, tidy(step - (target - threshold)))
  return {
    target: step,
    approaching: keep(approaching),
    requiresImprovement: keep(requiresImprovement),
  }
}

// 0.1 + 0.2 prints as 0.3: thresholds are written with few decimals, and sums of them are not longer
const tidy = (value: number): number => Number(value.toFixed(9))

/** A count of a short last period is compared with its part of the target, at least 1. A share is not scaled. */
function shortPeriod(
  definition: Definition,
  bands: Thresholds,
  contractEnd: string,
  { start, end }: { readonly start: string; readonly end: string },
): { readonly bands: Thresholds; readonly trace: readonly TraceStep[] } | undefined {
  const length = months[definition.period.frequency]
  if (length === undefined || end !== contractEnd) return undefined
  const full = daysBetween(start, plusMonths(start, length))
  const days = daysBetween(start, plusDays(end, 1))
  if (days >= full) return undefined
  const part = (threshold: number) =>
    threshold === 0
      ? 0
      : Math.max(1, Number(fromNumber(threshold).mul(whole(days)).div(whole(full)).floor().n))
  const scaled = {
    target: part(bands.target),
    approaching: part(bands.approaching),
    requiresImprovement: part(bands.requiresImprovement),
  }
  return {
    bands: scaled,
    trace: [
      say(16, 'targets.short-period', {
        days: String(days),
        full: String(full),
        before: String(bands.target),
        target: String(scaled.target),
      }),
    ],
  }
}
