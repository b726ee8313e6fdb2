// Where each clause appears: its own place, then strategy, jurisdiction and the buyer's choice. Every step leaves its reason.

import { inForce, rank } from '../model/audience.ts'
import {
  type Jurisdiction,
  type ScoredPromise,
  type StrategyRule,
  type TenderUse,
  tenderUses,
} from '../model/catalogue.ts'
import type { Placement, Step } from '../model/pack.ts'
import type { Problem } from '../model/problems.ts'
import type { FullSpec } from '../model/spec.ts'
import type { Selected } from './selection.ts'

type Reason = Placement['reasons'][number]

interface Draft {
  tender: TenderUse
  askedAt: 'selection' | 'award'
  scores?: ScoredPromise
  readonly reasons: Reason[]
}

/** Placement of every clause of the pack, by id. */
export function placeClauses(
  selected: readonly Selected[],
  spec: FullSpec,
  jurisdiction: Jurisdiction,
  strategy: StrategyRule,
  problems: Problem[],
): Record<string, Placement> {
  const drafts = new Map(selected.map((one) => [one.clause.id, ownPlace(one, spec)]))
  keepMostScored(drafts, strategy)
  for (const { clause } of selected) {
    const draft = drafts.get(clause.id)!
    applyJurisdiction(clause.id, draft, jurisdiction)
    applyChoice(clause.id, draft, spec, problems)
  }
  return Object.fromEntries(
    selected.map(({ clause, tier }) => {
      const { tender, askedAt, scores, reasons } = drafts.get(clause.id)!
      const scored = tender === 'score'
      const weight = spec.weights?.[clause.id] ?? clause.scoring?.weight[tier]
      if (spec.weights?.[clause.id] !== undefined && !scored)
        problems.push({
          code: 'not-scored',
          path: `weights.${clause.id}`,
          message: `${clause.id} is not scored here, so it has no weight`,
          hint: `The tender asks for "${tender}": ${reasons.at(-1)!.text}`,
        })
      return [
        clause.id,
        {
          stage: clause.placement.stage,
          tender,
          ...(tender !== 'none' && { askedAt }),
          ...(scored && scores && { scores }),
          ...(scored && weight !== undefined && { weight }),
          reasons,
        },
      ]
    }),
  )
}

/** What the clause itself says for this tier and strategy. The exception with the highest tier wins; one for a strategy beats one for all. */
function ownPlace({ clause, tier }: Selected, spec: FullSpec): Draft {
  const { placement } = clause
  const draft: Draft = {
    tender: placement.tender,
    askedAt: 'award',
    ...(placement.scores && { scores: placement.scores }),
    reasons: [{ step: 'clause', text: placement.reason }],
  }
  const applying = placement.exceptions
    .filter(
      ({ when }) =>
        inForce(when.from, tier) &&
        (when.strategy === undefined || when.strategy === spec.strategy),
    )
    .sort(
      (a, b) =>
        Number(Boolean(a.when.strategy)) - Number(Boolean(b.when.strategy)) ||
        rank(a.when.from ?? 'low') - rank(b.when.from ?? 'low'),
    )
  for (const exception of applying)
    change(
      draft,
      exception.tender,
      exception.when.strategy ? 'strategy' : 'tier',
      exception.reason,
      exception.scores,
    )
  return draft
}

function change(
  draft: Draft,
  tender: TenderUse,
  step: Step,
  text: string,
  scores?: ScoredPromise,
  source?: Reason['source'],
): void {
  draft.tender = tender
  if (scores) draft.scores = scores
  draft.reasons.push({ step, text, ...(source && { source }) })
}

/** A strategy may limit how many clauses are scored; the preferred ones stay. */
function keepMostScored(drafts: ReadonlyMap<string, Draft>, strategy: StrategyRule): void {
  if (strategy.mostScored === undefined) return
  const place = (id: string) =>
    strategy.prefer.includes(id) ? strategy.prefer.indexOf(id) : strategy.prefer.length
  const scored = [...drafts]
    .filter(([, draft]) => draft.tender === 'score')
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
  for (const [, draft] of scored.slice(strategy.mostScored))
    change(draft, 'accept', 'strategy', strategy.reason)
}

function applyJurisdiction(id: string, draft: Draft, jurisdiction: Jurisdiction): void {
  for (const rule of jurisdiction.placement) {
    if (!rule.clauses.includes(id) || draft.tender === 'none') continue
    // a rule on acceptance moves where it is asked; it does not take points away from a plan
    draft.askedAt = rule.askedAt
    change(
      draft,
      draft.tender === 'score' ? 'score' : rule.tender,
      'jurisdiction',
      rule.reason,
      undefined,
      rule.source,
    )
  }
  const allowed = jurisdiction.stages[draft.askedAt]
  const scoredAt = jurisdiction.stages.award
  if (draft.tender === 'score' && !scoredAt.score)
    change(draft, 'accept', 'jurisdiction', scoredAt.reason, undefined, scoredAt.source)
  if (draft.tender !== 'none' && !allowed.accept)
    change(draft, 'none', 'jurisdiction', allowed.reason, undefined, allowed.source)
}

function applyChoice(id: string, draft: Draft, spec: FullSpec, problems: Problem[]): void {
  const choice = spec.place?.[id]
  if (!choice) return
  const path = `place.${id}`
  if (choice.tender === undefined && choice.askedAt === undefined)
    problems.push({
      code: 'missing',
      path,
      message: 'it is not said what to change',
      hint: `Write tender (${tenderUses.join(', ')}) or askedAt (selection, award).`,
    })
  if (choice.tender === 'score' && !draft.scores)
    problems.push({
      code: 'not-scorable',
      path: `${path}.tender`,
      message: `${id} has no question that can earn points here`,
      hint: 'Write accept, or choose a clause that has a plan to score.',
    })
  if (choice.askedAt) draft.askedAt = choice.askedAt
  change(draft, choice.tender ?? draft.tender, 'spec', choice.reason)
}
