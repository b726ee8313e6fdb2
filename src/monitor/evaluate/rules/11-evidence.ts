// Rule 11: weak evidence only lowers a rating. The grade is what at least 80 per cent of the cases reach, after age and scheme.

import { type Grade, grades } from '../../../model/catalogue.ts'
import type {
  Flag,
  ObservedEvidence,
  SchemeCoverageByScheme,
  TraceStep,
} from '../../../model/observation.ts'
import { plusMonths } from '../../periods.ts'
import type { Definition } from '../definition.ts'
import { type Exact, fromNumber, one, read, zero } from '../exact.ts'
import type { Ranked } from '../ratings.ts'
import { say } from '../trace.ts'

export interface Proven {
  readonly grade: Grade
  /** True where nothing but an assertion is there: counts as missing. */
  readonly missing: boolean
  readonly cap?: Ranked
  readonly flags: readonly Flag[]
  readonly trace: readonly TraceStep[]
}

const enough = fromNumber(0.8)
const levelOf = (grade: Grade): number => grades.indexOf(grade)

interface Weighed {
  readonly level: number
  readonly share: Exact
  readonly brandWide: boolean
  readonly stale: boolean
  readonly trace: readonly TraceStep[]
}

/** The grade that the evidence reaches, and what it allows at most. */
export function prove(
  definition: Definition,
  evidence: readonly ObservedEvidence[],
  periodEnd: string,
  schemes: SchemeCoverageByScheme | undefined,
): Proven {
  const weighed = evidence.map((proof) => weigh(proof, definition.maxAgeMonths, periodEnd, schemes))
  const required = levelOf(definition.forGood)
  const about = weighed.filter(({ brandWide }) => !brandWide)
  const own = reachedBy(about)
  const all = about.length === weighed.length ? own : reachedBy(weighed)
  // data on the whole brand may add to what is known of the contract, and takes nothing from it
  const brandWide =
    !definition.brandWide &&
    all > own &&
    allowed(all, required, true) > allowed(own, required, false)
  const level = definition.brandWide || brandWide ? all : own
  const used = definition.brandWide || brandWide ? weighed : about
  const grade = grades[level]!
  const short = required - level
  const words = { grade, required: definition.forGood }
  const trace = [
    ...new Map(used.flatMap((item) => item.trace).map((step) => [step.text, step])).values(),
    say(11, 'evidence.grade', words),
  ]
  const flags: Flag[] = []
  if (used.some(({ stale }) => stale)) flags.push('evidence-stale')
  if (short > 0) flags.push('evidence-short')
  if (short === 1) trace.push(say(11, 'evidence.one-short', words))
  if (short > 1) trace.push(say(11, 'evidence.two-short', { ...words, steps: String(short) }))
  if (brandWide) {
    flags.push('brand-wide')
    trace.push(say(11, 'evidence.brand-wide'))
  }
  const cap =
    short > 1 ? 'requires-improvement' : short === 1 || brandWide ? 'approaching' : undefined
  return { grade, missing: level === 0, ...(cap && { cap }), flags, trace }
}

/** 0 for missing to 3 for good: what a level allows. */
const allowed = (level: number, required: number, brandWide: boolean): number =>
  level === 0 ? 0 : required - level > 1 ? 1 : required - level === 1 || brandWide ? 2 : 3

/** The highest level that proofs for at least 80 per cent of the cases reach. Shares of proofs for the same cases add up. */
function reachedBy(proofs: readonly Weighed[]): number {
  for (let level = grades.length - 1; level > 0; level--) {
    const share = proofs.reduce(
      (sum, proof) => (proof.level >= level ? sum.add(proof.share) : sum),
      zero,
    )
    if (share.compare(enough) >= 0) return level
  }
  return 0
}

/** Whether a date lies more than so many months before another. Only in the month itself the day decides. */
function isOlder(date: string, months: number, than: string): boolean {
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const apart = monthOf(than) - monthOf(date)
  return apart === months ? plusMonths(date, months) < than : apart > months
}

/** One proof after its age and what its scheme can show. */
function weigh(
  { grade, share, date, scheme, scope }: ObservedEvidence,
  maxAgeMonths: number,
  periodEnd: string,
  schemes: SchemeCoverageByScheme | undefined,
): Weighed {
  const trace: TraceStep[] = []
  let level = levelOf(grade)
  const stale = level > 0 && isOlder(date, maxAgeMonths, periodEnd)
  if (stale) {
    level -= 1
    trace.push(say(11, 'evidence.stale', { date, months: String(maxAgeMonths) }))
  }
  // without any table nothing is known and nothing is taken off; a scheme that the table does not hold is in doubt
  const covers =
    scheme === undefined || schemes === undefined
      ? 'full'
      : Object.hasOwn(schemes, scheme)
        ? schemes[scheme]!
        : 'doubt'
  if (covers !== 'full' && level > 0) {
    level = Math.max(1, level - (covers === 'none' ? 2 : 1))
    trace.push(say(11, `evidence.scheme-${covers}`, { scheme: scheme! }))
  }
  return {
    level,
    share: share === undefined ? one : (read(share) ?? zero),
    brandWide: scope === 'brand-wide',
    stale,
    trace,
  }
}
