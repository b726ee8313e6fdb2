// Every set, strategy and tier for one purchase, side by side: what each takes, and what it loses.

import { type Decided, decide, underStrategy, writeDraft } from '../compose/compose.ts'
import { readSpec } from '../compose/read-spec.ts'
import { need } from '../language/arguments.ts'
import { speech } from '../language/speech.ts'
import { type Tier, tiers } from '../model/audience.ts'
import { type Catalogue, inLanguage } from '../model/catalogue.ts'
import { HrddError } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'
import { type Burden, burden, burdenLike, type MeasuredPack } from './burden.ts'
import { type Loss, type Neighbours, whatIsLost } from './losses.ts'
import { without } from './without.ts'

/** One choice of set, strategy and tier. */
export interface Option {
  /** Id of `clauses/sets.yaml`. */
  readonly set: string
  readonly tier: Tier
  /** Id of `clauses/strategies.yaml`. */
  readonly strategy: NonNullable<Spec['strategy']>
  /** Whether it is what the spec chose. */
  readonly chosen: boolean
  readonly burden: Burden
  /** What another set, a higher tier or another strategy would have. */
  readonly loses: readonly Loss[]
}

/**
 * Every set, strategy and tier for a purchase, as `compareOptions` gives them, from any catalogue. Options of one content
 * are measured once, and no pack is sealed, so that all of them take about as long as a few packs.
 *
 * @throws HrddError with every problem of the spec
 * @example
 * ```ts
 * import { compareOptionsFrom } from 'hrdd-clauses/core'
 * import { standard } from 'hrdd-clauses/catalogue'
 * const options = compareOptionsFrom(standard, {
 *   title: 'Monitors', buyer: 'City of Example', jurisdiction: 'se', category: 'ict-hardware', tier: 'low',
 *   contract: { start: '2027-01-01', months: 12 },
 * })
 * console.log(options.length) // 27
 * ```
 */
export function compareOptionsFrom(catalogue: Catalogue, input: Spec): readonly Option[] {
  need('catalogue', catalogue)
  const { award: _later, ...spec } = readSpec(input)
  // what is wrong with the spec itself is said; an option for which it is wrong is left out
  const chosen = choiceOf(decide(catalogue, spec))
  const voice = speech(inLanguage(catalogue.words, spec.language ?? 'en'))
  const measure = measureOnce()
  const bySet = catalogue.clauseSets.map(({ id: set }) =>
    tiers.map((tier) => strategiesOf(catalogue, { ...spec, clauses: { set }, tier })),
  )
  const optionOf = (decided: Decided, neighbours: Neighbours): Option => {
    const choice = choiceOf(decided)
    return {
      ...choice,
      chosen:
        choice.set === chosen.set &&
        choice.tier === chosen.tier &&
        choice.strategy === chosen.strategy,
      burden: measure(decided),
      loses: whatIsLost(decided, neighbours, voice),
    }
  }
  return bySet.flatMap((byTier) =>
    byTier.flatMap((strategies, tier) => {
      const sets = bySet.flatMap((others) => others[tier]?.[0] ?? [])
      const highest = byTier.at(-1)?.[0]
      return strategies.map((decided) => optionOf(decided, { sets, strategies, highest }))
    }),
  )
}

const choiceOf = ({ purchase: { spec } }: Decided): Pick<Option, 'set' | 'tier' | 'strategy'> => ({
  set: spec.clauses.set,
  tier: spec.tier,
  strategy: spec.strategy,
})

/** A set and tier under each strategy that fits. */
function strategiesOf(catalogue: Catalogue, spec: Spec): readonly Decided[] {
  const decided = fitting(catalogue, spec)
  return catalogue.strategies.flatMap((strategy) => {
    const same = decided && attempt(() => underStrategy(decided, strategy))
    if (same && !(same instanceof HrddError)) return same
    return fitting(catalogue, { ...spec, strategy: strategy.id }) ?? []
  })
}

/** What a spec decides, without what it says of clauses and KPIs that are not there; nothing where that is not enough. */
function fitting(catalogue: Catalogue, spec: Spec): Decided | undefined {
  const outcome = attempt(() => decide(catalogue, spec))
  if (!(outcome instanceof HrddError)) return outcome
  const less = outcome.problems.reduce(without, spec)
  return JSON.stringify(less) === JSON.stringify(spec) ? undefined : fitting(catalogue, less)
}

function attempt<Value>(make: () => Value): Value | HrddError {
  try {
    return make()
  } catch (error) {
    if (error instanceof HrddError) return error
    throw error
  }
}

/** Measures packs: what is alike is drafted once. */
function measureOnce(): (decided: Decided) => Burden {
  const measured = new Map<string, Burden>()
  const like = new Map<string, MeasuredPack>()
  return (decided) => {
    const content = [contentOf(decided), scoredOf(decided)].join()
    const known = measured.get(content)
    if (known) return known
    const pack = writeDraft(decided)
    // a Plan that comes with the tender as a whole is not due again
    const key = [contentOf(decided), pack.planSections.every(({ tender }) => tender)].join()
    const other = like.get(key)
    const result = other ? burdenLike(pack, other) : burden(pack)
    if (!other) like.set(key, { pack, burden: result })
    measured.set(content, result)
    return result
  }
}

/** What a schedule depends on within one purchase, but for its strategy. */
const contentOf = ({ purchase: { spec }, selected, kpis }: Decided): string =>
  [
    spec.tier,
    ...selected.map(({ clause, tier }) => `${clause.id} ${tier}`),
    ...kpis.map(({ kpi }) => kpi.id),
  ].join()

/** What a strategy decides. */
const scoredOf = ({ placements }: Decided): string =>
  Object.values(placements)
    .map(({ tender, askedAt, scored }) => [tender, askedAt, scored?.weight].join(' '))
    .join()
