// What a choice does without, beside its neighbours: another set, the highest tier, another strategy.

import type { Decided } from '../compose/compose.ts'
import { inPrintedOrder, printedParts } from '../compose/printed.ts'
import type { Selected } from '../compose/selected.ts'
import type { Speech } from '../language/speech.ts'

/** Something that a choice does without. */
export interface Loss {
  /** Which part of the choice loses it; `questions` are those that another strategy would score. */
  readonly by: 'set' | 'tier' | 'questions' | 'strategy'
  /** Ids of the clauses left out, or of those whose question earns no points. */
  readonly clauses: readonly string[]
  /** In one sentence. */
  readonly text: string
}

/** Choices that differ in one thing, first those of the same tier in every set. */
export interface Neighbours {
  readonly sets: readonly Decided[]
  readonly strategies: readonly Decided[]
  /** The same set at the highest tier. */
  readonly highest: Decided | undefined
}

/** What a choice loses: clauses of larger sets, what a higher tier adds, questions that are not scored, what its strategy gives up. */
export function whatIsLost(decided: Decided, neighbours: Neighbours, voice: Speech): Loss[] {
  return [
    ...bySet(decided, neighbours, voice),
    ...byTier(decided, neighbours, voice),
    ...byQuestions(decided, neighbours, voice),
    ...byStrategy(decided, voice),
  ]
}

/** Clauses of others that are not here, each once, in printed order. */
function missing({ selected, purchase }: Decided, others: readonly Decided[]): Selected[] {
  const here = new Set(selected.map(({ clause }) => clause.id))
  const byId = new Map(
    others.flatMap((other) => other.selected.map((entry) => [entry.clause.id, entry] as const)),
  )
  const order = inPrintedOrder(
    purchase.catalogue,
    [...byId.values()].map(({ clause }) => clause),
  )
  return order.flatMap(({ id }) => (here.has(id) ? [] : (byId.get(id) ?? [])))
}

const idsOf = (entries: readonly Selected[]): string[] => entries.map(({ clause }) => clause.id)
/** With marks that no title holds. */
const namesOf = (entries: readonly Selected[]): string =>
  entries.map(({ clause, wording }) => `${clause.id} ${wording.title}`).join('; ')

function bySet(decided: Decided, { sets }: Neighbours, { say }: Speech): Loss[] {
  const left = missing(decided, sets)
  const title = `@choices.set.${decided.purchase.clauseSet.id}.title`
  if (left.length === 0) return []
  return [
    { by: 'set', clauses: idsOf(left), text: say('options.set', { title, list: namesOf(left) }) },
  ]
}

function byTier(decided: Decided, { highest }: Neighbours, { say }: Speech): Loss[] {
  if (!highest) return []
  const left = missing(decided, [highest])
  const count = itemsOf(highest, decided) - itemsOf(decided, decided)
  const tier = `@schedule.tier.${decided.purchase.spec.tier}`
  const sentences = [
    ...(left.length > 0 ? [say('options.tier', { tier, list: namesOf(left) })] : []),
    ...(count > 0 ? [say('options.tier.items', { tier, count })] : []),
  ]
  if (sentences.length === 0) return []
  return [{ by: 'tier', clauses: idsOf(left), text: sentences.join(' ') }]
}

/** Binding items of the clauses that both have. */
function itemsOf({ selected, purchase }: Decided, other: Decided): number {
  const common = new Set(idsOf(other.selected))
  return selected
    .filter(({ clause }) => common.has(clause.id))
    .flatMap(({ wording, tier }) => printedParts(wording.condition, tier, purchase.spec.bidders))
    .reduce((sum, { items }) => sum + items.length, 0)
}

const isScored = ({ placements }: Decided, id: string): boolean =>
  placements[id]?.scored !== undefined

function byQuestions(decided: Decided, { strategies }: Neighbours, { say }: Speech): Loss[] {
  const left = decided.selected.filter(
    ({ clause: { id } }) =>
      !isScored(decided, id) && strategies.some((other) => isScored(other, id)),
  )
  if (left.length === 0) return []
  const title = `@choices.strategy.${decided.purchase.strategy.id}.title`
  return [
    {
      by: 'questions',
      clauses: idsOf(left),
      text: say('options.questions', { title, list: namesOf(left) }),
    },
  ]
}

/** What a strategy gives up stands in its own words; where nothing is scored, it gives up nothing. */
function byStrategy(decided: Decided, { say }: Speech): Loss[] {
  const { id, loses } = decided.purchase.strategy
  const scores = decided.selected.some(({ clause }) => isScored(decided, clause.id))
  return loses && scores
    ? [{ by: 'strategy', clauses: [], text: say(`choices.strategy.${id}.loses`) }]
    : []
}
