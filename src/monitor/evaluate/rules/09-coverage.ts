// Rule 9: what was not looked at. Enough seen: rate it. Too little: the unseen count as failures. Far too little: missing.

import type { Flag, Observation, Result, TraceStep } from '../../../model/observation.ts'
import type { Definition } from '../definition.ts'
import { type Exact, exact, fromNumber, isDecimal, plain, rounded, whole, zero } from '../exact.ts'
import type { Ranked } from '../ratings.ts'
import { say } from '../trace.ts'
import { type Computed, inUnit, type Parts } from './05-computed.ts'

type Value = Extract<Computed, { state: 'value' }>

export interface Covered {
  /** As shown beside the value. */
  readonly coverage?: NonNullable<Result['coverage']>
  /** Value and parts to rate: what was observed, or the worst case. */
  readonly value: Exact
  readonly parts?: Parts
  /** True below the floor: counts as missing. */
  readonly missing: boolean
  readonly cap?: Ranked
  readonly flags: readonly Flag[]
  readonly trace: readonly TraceStep[]
}

interface Share {
  readonly eligible: Exact
  readonly observed: Exact
  readonly unit: string
  /** Per cent. */
  readonly share: Exact
}

/** The coverage reported, or the step that says why it cannot be. Stages of a maturity are counted as they were reported. */
export function coverageOf(
  { coverage }: Definition,
  reported: Observation['coverage'],
  stages?: Value['stages'],
): Share | TraceStep | undefined {
  if (stages && !(reported && stages.reported === stages.of))
    return {
      eligible: whole(stages.of),
      observed: whole(stages.reported),
      unit: coverage.unit,
      share: whole(stages.reported).div(whole(stages.of)).mul(whole(100)),
    }
  if (!reported) return undefined
  const { eligible, observed, unit } = reported
  if (!isDecimal(eligible) || !isDecimal(observed) || exact(observed).compare(exact(eligible)) > 0)
    return say(3, 'validate.coverage', { eligible, observed, unit })
  // nothing to look at leaves nothing unseen
  if (exact(eligible).n === 0n) return undefined
  return {
    eligible: exact(eligible),
    observed: exact(observed),
    unit,
    share: exact(observed).div(exact(eligible)).mul(whole(100)),
  }
}

/** As a result shows it. */
export const showCoverage = ({
  eligible,
  observed,
  unit,
  share,
}: Share): NonNullable<Result['coverage']> => ({
  eligible: plain(eligible),
  observed: plain(observed),
  unit,
  share: rounded(share, 1),
})

/** Whether so little was seen that it counts as missing. */
export const belowFloor = ({ coverage }: Definition, { share }: Share): boolean =>
  share.compare(fromNumber(coverage.floor)) < 0

/** What to rate, given what was seen. */
export function cover(definition: Definition, computed: Value, seen: Share | undefined): Covered {
  const { value, parts } = computed
  const asSeen = { value, ...(parts && { parts }) }
  if (!seen) return { ...asSeen, missing: false, flags: [], trace: [] }
  const { min, floor } = definition.coverage
  const words = {
    observed: plain(seen.observed),
    eligible: plain(seen.eligible),
    unit: seen.unit,
    share: rounded(seen.share, 1),
    min: `${min} per cent`,
  }
  const coverage = showCoverage(seen)
  if (seen.share.compare(fromNumber(min)) >= 0)
    return {
      ...asSeen,
      coverage,
      missing: false,
      flags: [],
      trace: [say(9, 'coverage.enough', words)],
    }
  const missing = belowFloor(definition, seen)
  const floorStep = missing
    ? [say(7, 'missing.coverage', { share: words.share, floor: String(floor) })]
    : []
  if (computed.stages)
    return {
      ...asSeen,
      coverage,
      missing,
      flags: ['worst-case'],
      trace: [say(9, 'coverage.stages', words), ...floorStep],
    }
  const worst =
    parts && sameUnit(definition, seen.unit) && definition.direction !== 'none'
      ? worstCase(definition, parts, seen)
      : undefined
  if (!worst)
    return {
      ...asSeen,
      coverage,
      missing,
      cap: 'approaching',
      flags: ['coverage-unit-differs'],
      trace: [say(9, 'coverage.unit-differs', words), ...floorStep],
    }
  const shown = inUnit(definition, worst)
  const percent = (exactly: Exact) => `${rounded(exactly, 1)} per cent`
  return {
    coverage,
    value: shown,
    parts: worst,
    missing,
    flags: ['worst-case'],
    trace: [
      say(9, 'coverage.worst-case', {
        ...words,
        seen: percent(value),
        unseen: plain(seen.eligible.sub(seen.observed)),
        shown: `${plain(worst.numerator)} of ${plain(worst.denominator)}, ${percent(shown)}`,
      }),
      ...floorStep,
    ],
  }
}

function sameUnit({ measure }: Definition, unit: string): boolean {
  const counted =
    measure.type === 'proportion'
      ? measure.population.unit
      : measure.type === 'amount-share'
        ? measure.owed.unit
        : undefined
  return counted === unit
}

/**
 * The unobserved as failures. Where the population reported already holds them, they are not added again; where lower is
 * better, each is one more of what is counted.
 */
function worstCase(
  { direction }: Definition,
  { numerator, denominator, population }: Parts,
  { eligible, observed }: Share,
): Parts {
  const unseen = eligible.sub(observed)
  const held = population.compare(observed) > 0 ? population : observed
  const added = eligible.compare(held) > 0 ? eligible.sub(held) : zero
  const whole = denominator.add(added)
  const failed = direction === 'lower' ? numerator.add(unseen) : numerator
  return {
    numerator: failed.compare(whole) > 0 ? whole : failed,
    denominator: whole,
    population: population.add(added),
  }
}
