// Rule 5: what a report amounts to, before it is rated.

import type { Flag, TraceStep } from '../../../model/observation.ts'
import { type Definition, isPercent } from '../definition.ts'
import { type Exact, one, whole } from '../exact.ts'

/** Numerator and denominator of a share, in the units counted. */
export interface Parts {
  readonly numerator: Exact
  readonly denominator: Exact
  /** Before exclusions and exceptions: what coverage is compared with. */
  readonly population: Exact
}

/** What a report amounts to. */
export type Computed =
  | {
      readonly state: 'value'
      readonly value: Exact
      readonly parts?: Parts
      readonly cases?: number
      readonly distribution?: Readonly<Record<string, number>>
      readonly stages?: { readonly reported: number; readonly of: number }
      readonly flags: readonly Flag[]
      readonly trace: readonly TraceStep[]
    }
  | { readonly state: 'nothing'; readonly trace: readonly TraceStep[] }
  | { readonly state: 'invalid'; readonly trace: readonly TraceStep[] }

/** In the unit of the KPI: a share in per cent is multiplied by 100. */
export const inUnit = (
  definition: Pick<Definition, 'unit'>,
  { numerator, denominator }: Pick<Parts, 'numerator' | 'denominator'>,
): Exact => numerator.div(denominator).mul(isPercent(definition) ? whole(100) : one)
