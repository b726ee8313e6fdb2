// The three talks worth having: the gravest subjects first, one a clause, and the buyer's own part among them.

import type { Pack, Pair } from '../../model/pack.ts'
import type { ActionReview, KpiReview, PromiseReview, Talk, TalkReason } from './model.ts'

/** Gravest first. */
const order: readonly TalkReason[] = [
  'zero-tolerance',
  'inadequate',
  'silence',
  'requires-improvement',
  'overdue',
  'promise',
  'missing',
  'worse',
  'approaching',
  'working',
]
const most = 3

interface Candidate {
  readonly clause: string
  readonly reason: TalkReason
  readonly kpi?: KpiReview
}

export function talksOf(
  pack: Pack,
  kpis: readonly KpiReview[],
  promises: readonly PromiseReview[],
  actions: readonly ActionReview[],
): Talk[] {
  const candidates: Candidate[] = [
    ...kpis.map((kpi) => ({ clause: kpi.clause, reason: reasonOf(kpi), kpi })),
    ...promises
      .filter(
        ({ state, lateDays }) =>
          state === 'not-delivered' || state === 'unknown' || lateDays !== undefined,
      )
      .map(({ clause }) => ({ clause, reason: 'promise' as const })),
    ...(actions.some(({ state }) => state === 'overdue') &&
    pack.pairs.some(({ id }) => id === 'COR-01')
      ? [{ clause: 'COR-01', reason: 'overdue' as const }]
      : []),
  ]
  const number = new Map(pack.pairs.map((pair) => [pair.id, pair.number]))
  const ranked = candidates
    .filter(({ clause }) => number.has(clause))
    .sort(
      (a, b) =>
        order.indexOf(a.reason) - order.indexOf(b.reason) ||
        number.get(a.clause)! - number.get(b.clause)! ||
        ((a.kpi?.number ?? '') < (b.kpi?.number ?? '') ? -1 : 1),
    )
  const chosen: Candidate[] = []
  const add = (candidate: Candidate | undefined) =>
    candidate && !chosen.some(({ clause }) => clause === candidate.clause) && chosen.push(candidate)
  // one place is kept for the buyer, where it has something to answer for
  const own = ranked.find(({ kpi, reason }) => kpi?.reportedBy === 'buyer' && reason !== 'working')
  for (const candidate of ranked) {
    if (chosen.length >= most - (own && !chosen.includes(own) ? 1 : 0)) break
    add(candidate)
  }
  add(own)
  for (const candidate of ranked) if (chosen.length < most) add(candidate)
  return chosen.slice(0, most).map((candidate) => talkOf(pack, candidate, ranked))
}

function reasonOf({ latest, missing }: KpiReview): TalkReason {
  if (latest.contractFlag) return 'zero-tolerance'
  if (latest.rating === 'inadequate') return 'inadequate'
  if (missing?.whose === 'silence') return 'silence'
  if (latest.rating === 'requires-improvement' || latest.rating === 'invalid')
    return 'requires-improvement'
  if (missing && missing.whose !== 'not-yet') return 'missing'
  if (latest.trend?.direction === 'worse') return 'worse'
  return latest.rating === 'approaching' ? 'approaching' : 'working'
}

function talkOf(
  pack: Pack,
  { clause, reason, kpi }: Candidate,
  ranked: readonly Candidate[],
): Talk {
  const pair: Pair = pack.pairs.find(({ id }) => id === clause)!
  // all KPIs of the clause that are as grave share the talk; without one, those that measure the clause lend their questions
  const ids = [
    ...new Set(
      ranked
        .filter((other) => other.clause === clause && other.reason === reason)
        .flatMap((other) => other.kpi?.id ?? []),
    ),
  ]
  const asking = pack.kpis.filter(({ id }) =>
    ids.length > 0 ? ids.includes(id) : pair.kpis.includes(id),
  )
  return {
    clause,
    number: String(pair.number),
    title: pair.title,
    reason,
    kpis: ids,
    aboutBuyer: kpi?.reportedBy === 'buyer',
    supplier: [...new Set(asking.flatMap(({ dialogue }) => dialogue.supplier))],
    buyer: [...new Set(asking.flatMap(({ dialogue }) => dialogue.buyer))],
  }
}
