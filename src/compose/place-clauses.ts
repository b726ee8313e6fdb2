// Where each clause appears: its own place, then strategy, jurisdiction and the buyer's choice. Every step leaves its reason.

import { inForce, kindsOf, rank, tiers } from '../model/audience.ts'
import type { ProcedureStage, TenderUse } from '../model/clause.ts'
import type { Placement } from '../model/pack.ts'
import type { Fault } from '../model/problems.ts'
import type { Choices } from './choices.ts'
import type { ChosenClause } from './select-clauses.ts'

/** What decided on a place, before it is said in words. */
export type Reason =
  /** `key`: of the words of the clause. */
  | { readonly step: 'clause' | 'strategy'; readonly key: string }
  /** The strategy has as many scored questions as it may have. */
  | { readonly step: 'strategy' }
  | { readonly step: 'jurisdiction'; readonly stage: ProcedureStage }
  | { readonly step: 'spec'; readonly text: string }

/** Where a clause appears, and every reason that led there; the last one decided. */
export interface Place extends Omit<Placement, 'reasons'> {
  readonly reasons: readonly Reason[]
}
/** The place of every clause that was chosen, by id. */
export type Places = Readonly<Record<string, Place>>

/** A place in the making. */
interface Draft {
  readonly entry: ChosenClause
  tender: TenderUse
  askedAt: 'selection' | 'award'
  readonly reasons: Reason[]
}

/** Places every clause, and checks weights. */
export function placeClauses(
  chosen: readonly ChosenClause[],
  choices: Choices,
  faults: Fault[],
): Places {
  const drafts = chosen.map((entry) => ownPlace(entry, choices))
  keepMostScored(drafts, choices)
  for (const draft of drafts) {
    applyLaw(draft, choices)
    applyChoice(draft, choices, faults)
  }
  const places = drafts.map((draft): [string, Place] => [
    draft.entry.clause.id,
    finish(draft, choices, faults),
  ])
  faults.push(...totalFaults(places.map(([, place]) => place)))
  return Object.fromEntries(places)
}

/** Whether the clause itself asks for points here: at this tier, for what is bought, under this strategy. */
function isScored({ clause, tier }: ChosenClause, { spec, category }: Choices): boolean {
  const when = clause.placement.scored?.when
  if (!when) return false
  const bought = [category.kind, ...kindsOf(category.kind)]
  return (
    inForce(when.from, tier) &&
    (when.kinds?.some((kind) => bought.includes(kind)) ?? true) &&
    (when.strategies?.includes(spec.strategy) ?? true)
  )
}

function ownPlace(entry: ChosenClause, choices: Choices): Draft {
  const { placement } = entry.clause
  const reasons: Reason[] = [{ step: 'clause', key: placement.reason }]
  if (!placement.scored || !isScored(entry, choices))
    return { entry, tender: placement.tender, askedAt: 'award', reasons }
  const { reason, when } = placement.scored
  const step = when.strategies ? 'strategy' : 'clause'
  return {
    entry,
    tender: 'score',
    askedAt: 'award',
    reasons: [...reasons, { step, key: reason }],
  }
}

/** A strategy limits how many questions earn points: those stay whose section comes first in the order of the work. */
function keepMostScored(drafts: readonly Draft[], { strategy, spec, index }: Choices): void {
  const most = strategy.mostScored[spec.tier]
  if (most === undefined) return
  const place = ({ entry }: Draft): number =>
    index.planSections.indexOf(entry.clause.placement.scored?.section ?? '')
  const scored = drafts
    .filter(({ tender }) => tender === 'score')
    .sort((a, b) => place(a) - place(b))
  for (const draft of scored.slice(most)) {
    draft.tender = 'accept'
    draft.reasons.push({ step: 'strategy' })
  }
}

/** What the law allows at the stage where something is asked. */
function applyLaw(draft: Draft, { law }: Choices): void {
  const lower = (tender: TenderUse, stage: ProcedureStage): void => {
    draft.tender = tender
    draft.reasons.push({ step: 'jurisdiction', stage })
  }
  if (draft.tender === 'score' && !law.stages.award.score) lower('accept', 'award')
  if (draft.tender === 'accept' && !law.stages[draft.askedAt].accept) lower('none', draft.askedAt)
}

function applyChoice(draft: Draft, { spec }: Choices, faults: Fault[]): void {
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
  { spec }: Choices,
  faults: Fault[],
): Place {
  const { id, placement } = entry.clause
  const chosen = spec.weights?.[id]
  const path = `weights.${id}`
  if (tender !== 'score' || !placement.scored) {
    if (chosen !== undefined) {
      const values = { id, reason: `@problems.step.${reasons.at(-1)?.step}` }
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
function totalFaults(places: readonly Place[]): Fault[] {
  const total = places.reduce((sum, { scored }) => sum + (scored?.weight ?? 0), 0)
  // sums of decimals are off by a hair
  return total > 100.000001
    ? [{ code: 'weights-over-100', path: 'weights', values: { total } }]
    : []
}
