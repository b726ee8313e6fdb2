// From counts to a rating, by the rules that are printed once in every contract. The first rule that speaks decides.

import { type Grade, grades } from '../model/clause.ts'
import type { Rating } from '../model/kpi.ts'
import type { PackKpi } from '../model/pack.ts'
import { type Exact, exact, percent, plain, reaches, roundedAgainst, sum, zero } from './exact.ts'
import type { Rated, Step, Thresholds } from './result.ts'
import { fewestCases, leastCovered, mostWeaker } from './rules.ts'
import type { SampleReach } from './sample.ts'

/** What was counted. */
export interface Counts {
  readonly numerator: Exact
  /** The numerator again, in a count. */
  readonly denominator: Exact
  /** What counts in favour of the value, by strength of proof from 0 to 5. */
  readonly proof: readonly { readonly strength: number; readonly weight: Exact }[]
  readonly sample?: Omit<SampleReach, 'asked'>
  /** Rows at which somebody looked, and others. */
  readonly seen: number
  readonly unseen: number
  /** Whether something lacks that nobody asked for. */
  readonly lacking: boolean
}

/** What else a rating rests on. */
export interface Surroundings {
  /** Whether the KPI with the role `hearing` shows that Workers were asked. */
  readonly heard: boolean
  /** First day of the period, for thresholds with dates. */
  readonly on?: string
}

interface Case {
  readonly kpi: PackKpi
  readonly counts: Counts
  readonly heard: boolean
  readonly thresholds: Thresholds | undefined
}
type Verdict = Step & { readonly rating: Rating; readonly valueless?: true }
type Rule = (facts: Case) => Verdict | undefined

const isShort = (part: number, whole: number): boolean =>
  part * leastCovered.of < whole * leastCovered.part

/** Without half of the places due there is no value; where a refusal is the cause, that is nobody's success or failure. */
const sampleReaches: Rule = ({ counts: { sample } }) => {
  if (!sample || !isShort(sample.covered, sample.due)) return undefined
  const { covered, due, gaps } = sample
  const values = { places: covered, due, gaps }
  return isShort(covered, due - gaps)
    ? { rating: 'no-data', valueless: true, code: 'sample-short', values }
    : { rating: 'other', valueless: true, code: 'sample-gap', values }
}

/** Where nobody looked at more than half, nothing is known. */
const somebodyLooked: Rule = ({ counts: { seen, unseen } }) =>
  isShort(seen, seen + unseen)
    ? { rating: 'no-data', valueless: true, code: 'unseen-most', values: { count: unseen } }
    : undefined

/** No cases is no success. */
const somethingToCount: Rule = ({ kpi: { zero: rule, unit }, counts, heard }) => {
  if (unit === 'count' || counts.denominator.compare(zero) !== 0) return undefined
  const { isSilent, code } = {
    plain: { isSilent: false, code: 'nothing' },
    'no-data': { isSilent: true, code: 'nothing' },
    asked: { isSilent: !heard, code: 'heard' },
    gap: { isSilent: counts.lacking, code: 'lacking' },
  }[rule]
  const rating = isSilent ? 'no-data' : 'nothing-to-rate'
  return { rating, valueless: true, code: `${code}-${rating}`, values: {} }
}

/** Nought is good only where people were asked. */
const noughtMeansSomething: Rule = ({ kpi: { zero: rule, unit }, counts, heard }) =>
  unit === 'count' && counts.numerator.compare(zero) === 0 && rule === 'asked' && !heard
    ? { rating: 'no-data', valueless: true, code: 'heard-no-data', values: {} }
    : undefined

const isRated: Rule = ({ thresholds }) =>
  thresholds ? undefined : { rating: 'not-rated', code: 'not-rated', values: {} }

const thresholdNames = ['good', 'approaching', 'requiresImprovement'] as const
const stepRatings = {
  good: 'good',
  approaching: 'approaching',
  requiresImprovement: 'requires-improvement',
} as const

/** The first threshold that is reached; what misses the last is inadequate. */
const compared: Rule = ({ kpi, counts, thresholds }) => {
  if (!thresholds) return undefined
  const value = valueFrom(kpi, counts)
  const step = thresholdNames.find((name) => reaches(value, exact(thresholds[name]), kpi.direction))
  const { good, approaching, requiresImprovement } = thresholds
  return {
    rating: step ? stepRatings[step] : 'inadequate',
    code: kpi.direction === 'lower' ? 'thresholds-lower' : 'thresholds-higher',
    values: { good, approaching, last: requiresImprovement },
  }
}

/** In this order. */
const rules: readonly Rule[] = [
  sampleReaches,
  somebodyLooked,
  somethingToCount,
  noughtMeansSomething,
  isRated,
  compared,
]

const valueFrom = ({ unit }: PackKpi, { numerator, denominator }: Counts): Exact =>
  unit === 'count' ? numerator : percent(numerator, denominator)

/** The thresholds that hold in a period: the last whose date had come when it began. */
export const thresholdsOn = ({ thresholds = [] }: PackKpi, on = ''): Thresholds | undefined =>
  thresholds.filter(({ from }) => from === undefined || from <= on).at(-1)

/** Rates counts. */
export function rateCounts(kpi: PackKpi, counts: Counts, { heard, on }: Surroundings): Rated {
  const thresholds = thresholdsOn(kpi, on)
  const facts: Case = { kpi, counts, heard, thresholds }
  const verdict = firstVerdict(facts)
  const proof = verdict.valueless ? { unproven: false, steps: [] } : provedBy(kpi, counts)
  const figures = figuresOf(facts, verdict)
  const { rating, code, values } = verdict
  return {
    ...figures.numbers,
    rating,
    small: figures.small,
    unproven: proof.unproven,
    ...(proof.strength && { strength: proof.strength }),
    ...(thresholds && { thresholds }),
    trace: [
      ...figures.steps,
      { code, values },
      ...proof.steps,
      { code: 'rating', values: { rating: `@trace.rating.${rating}` } },
    ],
  }
}

function firstVerdict(facts: Case): Verdict {
  for (const rule of rules) {
    const verdict = rule(facts)
    if (verdict) return verdict
  }
  return { rating: 'not-rated', code: 'not-rated', values: {} }
}

interface CaseFigures {
  readonly numbers: Pick<Rated, 'value' | 'numerator' | 'denominator'>
  readonly small: boolean
  readonly steps: readonly Step[]
}

function figuresOf({ kpi, counts, thresholds }: Case, { valueless }: Verdict): CaseFigures {
  const numerator = plain(counts.numerator)
  const denominator = plain(counts.denominator)
  const isCount = kpi.unit === 'count'
  const numbers = isCount ? { numerator } : { numerator, denominator }
  const counted: Step = isCount
    ? { code: 'counted-cases', values: { count: numerator } }
    : { code: 'counted', values: { numerator, denominator } }
  if (valueless) return { numbers: {}, small: false, steps: [counted] }
  const limits = thresholds ? thresholdNames.map((name) => exact(thresholds[name])) : []
  const { text, exactly } = roundedAgainst(valueFrom(kpi, counts), limits, kpi.direction)
  const value = isCount ? String(numerator) : text
  const small = !isCount && denominator < fewestCases
  const told: Step[] = [
    counted,
    ...(small ? [{ code: 'small', values: { numerator, denominator } }] : []),
    ...(exactly && !isCount ? [{ code: 'rounds-to-threshold', values: { value } }] : []),
  ]
  return { numbers: { value, ...numbers }, small, steps: told }
}

interface Proved {
  readonly unproven: boolean
  readonly strength?: Grade
  readonly steps: readonly Step[]
}

/** Strength stands beside a value and does not change it. */
function provedBy({ proof: asked }: PackKpi, { proof }: Counts): Proved {
  const whole = sum(proof.map(({ weight }) => weight))
  if (whole.compare(zero) === 0) return { unproven: false, steps: [] }
  const isEnough = (grade: number): boolean => {
    const weaker = sum(proof.filter(({ strength }) => strength < grade).map(({ weight }) => weight))
    return weaker.mul(mostWeaker.of).compare(whole.mul(mostWeaker.part)) <= 0
  }
  const strength = grades.findLast((_grade, index) => isEnough(index)) ?? grades[0]
  const unproven = asked !== undefined && !isEnough(grades.indexOf(asked))
  const step = unproven
    ? [{ code: 'unproven', values: { strength, asked: asked ?? strength } }]
    : []
  return { unproven, strength, steps: step }
}
