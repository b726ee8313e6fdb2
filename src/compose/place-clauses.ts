// Where each clause appears: its own place, then strategy, jurisdiction and the buyer's choice. Every step leaves its reason.

import { inForce, kindsOf, rank, tiers } from '../model/audience.ts'
import type { ProcedureStage, TenderUse } from '../model/clause.ts'
import type { Placement } from '../model/pack.ts'
import type { Fault } from '../model/problems.ts'
import type { Purchase } from './purchase.ts'
import type { Selected } from './select-clauses.ts'

/** Placement of every clause of the pack, by id. */
export type Placements = Readonly<Record<string, Placement>>

type Reason = Placement['reasons'][number]

/** A placement in the making. */
interface Draft {
  readonly entry: Selected
  tender: TenderUse
  askedAt: 'selection' | 'award'
  readonly reasons: Reason[]
}

/** Places every clause, and checks weights. */
export function placeClauses(
  selected: readonly Selected[],
  purchase: Purchase,
  faults: Fault[],
): Placements {
  const drafts = selected.map((entry) => ownPlace(entry, purchase))
  keepMostScored(drafts, purchase)
  for (const draft of drafts) {
    applyLaw(draft, purchase)
    applyChoice(draft, purchase, faults)
  }
  const placements = drafts.map((draft): [string, Placement] => [
    draft.entry.clause.id,
    finish(draft, purchase, faults),
  ])
  faults.push(...totalFaults(placements.map(([, placement]) => placement)))
  return Object.fromEntries(placements)
}

/** Whether the clause itself asks for points here: at this tier, for what is bought, under this strategy. */
function isScored({ clause, tier }: Selected, { spec, category }: Purchase): boolean {
  const when = clause.placement.scored?.when
  if (!when) return false
  const bought = [category.kind, ...kindsOf(category.kind)]
  return (
    inForce(when.from, tier) &&
    (when.kinds?.some((kind) => bought.includes(kind)) ?? true) &&
    (when.strategies?.includes(spec.strategy) ?? true)
  )
}

function ownPlace(entry: Selected, purchase: Purchase): Draft {
  const { placement } = entry.clause
  const { words } = entry.wording
  const reasons: Reason[] = [{ step: 'clause', text: words[placement.reason] ?? placement.reason }]
  if (!placement.scored || !isScored(entry, purchase))
    return { entry, tender: placement.tender, askedAt: 'award', reasons }
  const { reason, when } = placement.scored
  const step = when.strategies ? 'strategy' : 'clause'
  return {
    entry,
    tender: 'score',
    askedAt: 'award',
    reasons: [...reasons, { step, text: words[reason] ?? reason }],
  }
}

/** A strategy limits how many questions earn points: those stay whose section comes first in the order of the work. */
function keepMostScored(
  drafts: readonly Draft[],
  { strategy, spec, catalogue, voice }: Purchase,
): void {
  const most = strategy.mostScored[spec.tier]
  if (most === undefined) return
  const place = ({ entry }: Draft): number =>
    catalogue.planSections.indexOf(entry.clause.placement.scored?.section ?? '')
  const scored = drafts
    .filter(({ tender }) => tender === 'score')
    .sort((a, b) => place(a) - place(b))
  for (const draft of scored.slice(most)) {
    draft.tender = 'accept'
    draft.reasons.push({
      step: 'strategy',
      text: voice.say(`choices.strategy.${strategy.id}.reason`),
    })
  }
}

/** What the law allows at the stage where something is asked. */
function applyLaw(draft: Draft, { law }: Purchase): void {
  const lower = (tender: TenderUse, stage: ProcedureStage): void => {
    const { reason, source } = law.stages[stage]
    draft.tender = tender
    draft.reasons.push({ step: 'jurisdiction', text: reason, source })
  }
  if (draft.tender === 'score' && !law.stages.award.score) lower('accept', 'award')
  if (draft.tender === 'accept' && !law.stages[draft.askedAt].accept) lower('none', draft.askedAt)
}

function applyChoice(draft: Draft, { spec }: Purchase, faults: Fault[]): void {
  const { clause } = draft.entry
  const choice = spec.place?.[clause.id]
  if (!choice) return
  const path = `place.${clause.id}`
  if (choice.tender === undefined && choice.askedAt === undefined)
    faults.push({ code: 'no-place', path })
  if (choice.tender === 'score' && !clause.placement.scored)
    faults.push({ code: 'not-scorable', path: `${path}.tender`, values: { id: clause.id } })
  draft.tender = choice.tender ?? draft.tender
  draft.askedAt = choice.askedAt ?? draft.askedAt
  draft.reasons.push({ step: 'spec', text: choice.reason })
}

function finish(
  { entry, tender, askedAt, reasons }: Draft,
  { spec }: Purchase,
  faults: Fault[],
): Placement {
  const { id, placement } = entry.clause
  const chosen = spec.weights?.[id]
  const path = `weights.${id}`
  if (tender !== 'score' || !placement.scored) {
    if (chosen !== undefined) {
      const values = { id, tender, reason: reasons.at(-1)?.text ?? '' }
      faults.push({ code: 'not-scored', path, values })
    }
    return {
      stage: placement.stage,
      tender,
      askedAt: tender === 'none' ? undefined : askedAt,
      reasons,
    }
  }
  const { question, section, max, weight: weights } = placement.scored
  const nearest = [...tiers]
    .filter((tier) => rank(tier) >= rank(entry.tier))
    .map((tier) => weights[tier])
    .find((weight) => weight !== undefined)
  const weight = chosen ?? weights[entry.tier] ?? nearest
  if (weight === undefined) faults.push({ code: 'no-weight', path, values: { id } })
  return {
    stage: placement.stage,
    tender,
    askedAt,
    scored: { question, section, max, weight: weight ?? 0 },
    reasons,
  }
}

/** Weights are shares of the award: together they cannot be more than the whole. */
function totalFaults(placements: readonly Placement[]): Fault[] {
  const total = placements.reduce((sum, { scored }) => sum + (scored?.weight ?? 0), 0)
  // sums of decimals are off by a hair
  return total > 100.000001
    ? [{ code: 'weights-over-100', path: 'weights', values: { total } }]
    : []
}
