// Which clauses a pack holds, at which tier, and why.

import { type Audience, higher, inForce, isExpected, rank, type Tier } from '../model/audience.ts'
import type { Catalogue, Clause, Part } from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import type { Problem } from '../model/problems.ts'
import type { FullSpec } from '../model/spec.ts'
import type { AuthoredText } from '../model/text.ts'
import { textsOf } from '../model/walk.ts'

/** A clause of the pack. */
export interface Selected {
  readonly clause: Clause
  /** Tier at which its parts are taken. */
  readonly tier: Tier
  /** Why it is in the pack where the tier alone would not select it. */
  readonly because?: string
}

/** Selects by tier, adds what is included and what is referred to, takes out what is omitted. */
export function selectClauses(
  catalogue: Catalogue,
  spec: FullSpec,
  problems: Problem[],
): Selected[] {
  if (spec.clauses.set !== 'full' && !Object.hasOwn(catalogue.clauseSets, spec.clauses.set))
    problems.push({
      code: 'unknown-set',
      path: 'clauses.set',
      message: `there is no clause set "${spec.clauses.set}"`,
      hint: suggest(spec.clauses.set, Object.keys(catalogue.clauseSets)),
    })
  checkIds(catalogue, spec, problems)
  const omit = spec.omit ?? {}
  const include = spec.include ?? {}
  const chosen = new Map<string, { tier: Tier; because?: string }>()
  for (const clause of Object.values(catalogue.clauses)) {
    const reason = own(include, clause.id)
    if (own(omit, clause.id) !== undefined) {
      if (reason !== undefined)
        problems.push({
          code: 'omitted-and-included',
          path: `include.${clause.id}`,
          message: `${clause.id} is both omitted and included`,
          hint: 'Keep one of the two.',
        })
    } else if (selects(catalogue, spec, clause)) chosen.set(clause.id, { tier: spec.tier })
    else if (reason !== undefined)
      chosen.set(clause.id, { tier: higher(clause.from, spec.tier), because: reason })
  }
  const revision = (id: string) => pinned(catalogue, spec, id) ?? catalogue.clauses[id]!

  // what is referred to comes with it, at the tier that the reference needs; until nothing changes
  const dependents = new Map<string, Set<string>>()
  for (let changed = true; changed; ) {
    changed = false
    for (const [id, { tier }] of chosen) {
      for (const { clause: target, anchor } of referencesOf(revision(id), tier, spec, catalogue)) {
        if (
          own(omit, target) !== undefined ||
          (omittedByAuthority(catalogue, target) !== undefined &&
            own(include, target) === undefined)
        ) {
          dependents.set(target, (dependents.get(target) ?? new Set()).add(id))
          continue
        }
        if (!Object.hasOwn(catalogue.clauses, target)) continue
        const needed = tierNeeded(revision(target), anchor)
        const now = chosen.get(target)
        if (now && rank(now.tier) >= rank(needed)) continue
        chosen.set(target, {
          ...now,
          tier: higher(needed, now?.tier ?? spec.tier),
          because: now?.because ?? id,
        })
        changed = true
      }
    }
  }
  for (const [id, by] of dependents) {
    const authority =
      own(omit, id) === undefined
        ? catalogue.overlays.find((overlay) => Object.hasOwn(overlay.omit, id))
        : undefined
    problems.push({
      code: 'omitted-but-needed',
      path: `${authority ? `overlays.${authority.id}.` : ''}omit.${id}`,
      message: `${id} cannot be left out: ${[...by].sort().join(', ')} ${by.size === 1 ? 'refers' : 'refer'} to it`,
      hint: `Keep ${id}, or leave out ${by.size === 1 ? 'that clause' : 'those clauses'} too.`,
    })
  }
  for (const field of ['set', 'pin', 'weights', 'place'] as const) {
    for (const id of Object.keys(spec[field] ?? {})) {
      if (Object.hasOwn(catalogue.clauses, id) && !chosen.has(id) && own(omit, id) === undefined)
        problems.push({
          code: 'not-selected',
          path: `${field}.${id}`,
          message: `${id} is not in a pack of tier ${spec.tier}, so this has no effect`,
          hint: 'Remove it, choose a higher tier, or add the clause under include with a reason.',
        })
    }
  }
  return Object.keys(catalogue.clauses).flatMap((id): Selected[] => {
    const found = chosen.get(id)
    return found ? [{ clause: revision(id), ...found }] : []
  })
}

/** Whether tier, set and authority select a clause. */
const selects = (catalogue: Catalogue, spec: FullSpec, clause: Clause): boolean =>
  clause.status === 'active' &&
  inForce(clause.from, spec.tier) &&
  whyLeftOut(catalogue, { ...spec, omit: {} }, clause.id) === undefined

const omittedByAuthority = (catalogue: Catalogue, id: string): string | undefined =>
  catalogue.overlays.map((overlay) => own(overlay.omit, id)).find((reason) => reason !== undefined)

/** Why a clause of the tier is not in the pack: the buyer's reason, the authority's, or that of the set. */
export function whyLeftOut(catalogue: Catalogue, spec: FullSpec, id: string): string | undefined {
  const set = own(catalogue.clauseSets, spec.clauses.set)
  return (
    own(spec.omit ?? {}, id) ??
    omittedByAuthority(catalogue, id) ??
    (set && set.clauses !== 'all' && !set.clauses.includes(id)
      ? `${set.title}: ${set.why}`
      : undefined)
  )
}

/** The value under a key that the object itself has. */
const own = <T>(object: Readonly<Record<string, T | undefined>>, key: string): T | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined

function checkIds(catalogue: Catalogue, spec: FullSpec, problems: Problem[]): void {
  const ids = Object.keys(catalogue.clauses)
  for (const field of ['set', 'omit', 'include', 'pin', 'weights', 'place'] as const) {
    for (const id of Object.keys(spec[field] ?? {})) {
      const path = `${field}.${id}`
      const clause = Object.hasOwn(catalogue.clauses, id) ? catalogue.clauses[id] : undefined
      if (!clause)
        problems.push({
          code: 'unknown-clause',
          path,
          message: `there is no clause ${id}`,
          hint: suggest(id, ids),
        })
      else if (field === 'pin') {
        const revisions = revisionsOf(catalogue, id)
        if (!revisions.includes(spec.pin![id]!))
          problems.push({
            code: 'unknown-revision',
            path,
            message: `${id} has no revision ${spec.pin![id]}`,
            hint: `There is: ${revisions.join(', ')}.`,
          })
      } else if (field === 'omit' && !selects(catalogue, spec, clause))
        problems.push({
          code: 'not-selected',
          path,
          message: `${id} is not in a pack of tier ${spec.tier}${spec.clauses.set === 'full' ? '' : ` with the set "${spec.clauses.set}"`}, so it cannot be left out`,
          hint: 'Remove it from omit.',
        })
    }
  }
}

/** Every revision of a clause that can be used, the archived ones first. */
export const revisionsOf = (catalogue: Catalogue, id: string): number[] =>
  [...catalogue.archive.clauses.filter((clause) => clause.id === id), catalogue.clauses[id]!]
    .map((clause) => clause.revision)
    .sort((a, b) => a - b)

function pinned(catalogue: Catalogue, spec: FullSpec, id: string): Clause | undefined {
  const revision = own(spec.pin ?? {}, id)
  return revision === undefined
    ? undefined
    : catalogue.archive.clauses.find((clause) => clause.id === id && clause.revision === revision)
}

const tierNeeded = (clause: Clause, anchor: string | undefined): Tier =>
  higher(
    clause.from,
    clause.condition.find((part) => part.items.some((item) => item.anchor === anchor))?.from ??
      'low',
  )

/** What the parts of a clause that this tender prints refer to, definitions included. */
function referencesOf(
  clause: Clause,
  tier: Tier,
  spec: FullSpec,
  catalogue: Catalogue,
): { clause: string; anchor?: string }[] {
  const found = new Map<string, { clause: string; anchor?: string }>()
  const terms = new Set<string>()
  const take = (text: AuthoredText): void => {
    for (const node of text) {
      if (typeof node === 'string') continue
      if (node.type === 'ref' && !node.to.startsWith('KPI-')) {
        const [id, anchor] = node.to.split('#') as [string, string?]
        if (id !== clause.id) found.set(node.to, { clause: id, ...(anchor && { anchor }) })
      } else if (node.type === 'term' && !terms.has(node.term)) {
        terms.add(node.term)
        for (const paragraph of catalogue.definitions[node.term]?.text ?? []) take(paragraph)
      }
    }
  }
  take(clause.outcome)
  for (const text of textsInForce(
    [...clause.question, ...clause.condition, ...clause.consequence],
    tier,
    spec,
  ))
    take(text)
  const printed = (one: { readonly audience: Audience; readonly from?: Tier }) =>
    inForce(one.from, tier) && isExpected(one.audience, spec.bidders)
  for (const form of clause.forms)
    if (inForce(form.from, tier))
      for (const column of form.columns.filter(printed))
        for (const text of [column.title, ...(column.options ?? [])]) take(text)
  for (const row of clause.evidence.filter(printed))
    for (const text of [row.proof, row.shows, row.doesNotShow]) take(text)
  return [...found.values()]
}

function textsInForce(parts: readonly Part[], tier: Tier, spec: FullSpec): AuthoredText[] {
  return parts
    .filter((part) => inForce(part.from, tier) && isExpected(part.audience, spec.bidders))
    .flatMap((part) => part.items.flatMap(textsOf))
}
