// Rule 6: nothing to count is neither 0 nor 100 per cent. Where few could have spoken, silence is no success.

import type { Flag, Rating, Result, ResultValue, TraceStep } from '../../../model/observation.ts'
import type { Definition } from '../definition.ts'
import { fromNumber, read } from '../exact.ts'
import { say } from '../trace.ts'

export interface Silence {
  readonly rating: Rating
  readonly flags: readonly Flag[]
  readonly trace: readonly TraceStep[]
}

/** The value of a gate; a result that is invalid or withheld in an export opens none. */
const gateValue = (result: Result | undefined): ResultValue | undefined =>
  result?.rating === 'invalid' || result?.flags.includes('suppressed') ? undefined : result?.value

/** What nothing to count means for a KPI. */
export function nothingToCount(
  definition: Definition,
  gates: Readonly<Record<string, Result>> | undefined,
): Silence {
  const gated = silenceAt(definition, gates)
  if (gated) return gated
  if (definition.gate)
    return {
      rating: 'not-applicable',
      flags: [],
      trace: [say(6, 'nothing.gate-met', gateWords(definition.gate, gates))],
    }
  return {
    rating: definition.whenNothing,
    flags: [],
    trace: [say(6, `nothing.${definition.whenNothing}`)],
  }
}

/** Where the gate is not met: no data, whatever the count. `undefined` where there is no gate or it is met. */
export function silenceAt(
  { gate }: Definition,
  gates: Readonly<Record<string, Result>> | undefined,
): Silence | undefined {
  if (!gate) return undefined
  const value = gateValue(gates?.[gate.kpi])
  if (value !== undefined && read(value.exact)!.compare(fromNumber(gate.min)) >= 0) return undefined
  const code = value === undefined ? 'nothing.gate-unknown' : 'nothing.silence'
  return {
    rating: 'no-data',
    flags: ['silence-not-success'],
    trace: [say(6, code, gateWords(gate, gates))],
  }
}

/** Says that a count of none can be believed. */
export const believed = (
  { gate }: Definition,
  gates: Readonly<Record<string, Result>> | undefined,
): readonly TraceStep[] => (gate ? [say(6, 'nothing.count-believed', gateWords(gate, gates))] : [])

const gateWords = (
  { kpi, min }: { readonly kpi: string; readonly min: number },
  gates: Readonly<Record<string, Result>> | undefined,
): Readonly<Record<string, string>> => {
  const value = gateValue(gates?.[kpi])
  return { gate: kpi, min: String(min), ...(value && { value: value.shown }) }
}
