// Which clauses a pack holds, at which tier, and why.

import { nearIds } from '../language/near-ids.ts'
import { higher, inForce, isExpected, rank, type Tier } from '../model/audience.ts'
import type { CatalogueIndex, IndexedClause } from '../model/catalogue-index.ts'
import type { Fault } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'
import type { Choices } from './choices.ts'

/** A clause that was chosen. */
export interface ChosenClause {
  readonly clause: IndexedClause
  /** Tier at which its parts are taken. */
  readonly tier: Tier
  /** Why it is included where the set alone would not select it: the buyer's reason, or the clause that refers to it. */
  readonly because?: { readonly reason: string } | { readonly by: string }
}
type Choice = Pick<ChosenClause, 'tier' | 'because'>

/** Selects by set, kind and tier, adds what is included and what is referred to, takes out what is omitted. */
export function selectClauses(choices: Choices, faults: Fault[]): ChosenClause[] {
  const clauses = Object.values(choices.index.clauses)
  const chosen = new Map<string, Choice>()
  for (const clause of clauses) {
    const choice = choiceOf(clause, choices)
    if (choice) chosen.set(clause.id, choice)
  }
  const dependents = addReferences(chosen, choices)
  faults.push(
    ...omissionFaults(choices, dependents),
    ...uselessFaults(choices, chosen),
    ...roleFaults(choices, chosen),
  )
  return clauses.flatMap(({ id }) => {
    const choice = chosen.get(id)
    const clause = revisionOf(choices, id)
    return choice && clause ? [{ clause, ...choice }] : []
  })
}

/** What set, omission and inclusion say of a clause, before references are followed. */
function choiceOf(clause: IndexedClause, choices: Choices): Choice | undefined {
  const { spec } = choices
  const reason = spec.include?.[clause.id]
  if (spec.omit?.[clause.id] !== undefined) return undefined
  if (isSelected(clause, choices)) return { tier: spec.tier }
  if (reason === undefined) return undefined
  return { tier: higher(clause.from, spec.tier), because: { reason } }
}

/** Whether set, kind, tier and authority select a clause. */
const isSelected = (clause: IndexedClause, choices: Choices): boolean =>
  isCandidate(clause, choices) &&
  authorityReason(clause.id, choices) === undefined &&
  (clause.general === true || isInSet(clause.id, choices))

export const isCandidate = ({ status, from }: IndexedClause, { spec }: Choices): boolean =>
  status === 'active' && inForce(from, spec.tier)

function isInSet(id: string, { clauseSet, kinds, category }: Choices): boolean {
  if (kinds.some((kind) => isBoughtAs(kind, category.kind) && clauseSet[kind].includes(id)))
    return true
  return (
    kinds.includes('goods') && !isBoughtAs('goods', category.kind) && clauseSet.listed.includes(id)
  )
}

/** Whether a kind is what the category itself is, not only on a list of goods that it uses. */
const isBoughtAs = (kind: string, bought: string): boolean =>
  kind === bought || (bought === 'mixed' && kind !== 'works')

export const authorityReason = (id: string, { index, spec }: Choices): string | undefined =>
  spec.include?.[id] === undefined
    ? index.authorities.map(({ omit }) => omit?.[id]).find((reason) => reason !== undefined)
    : undefined

/** The revision that the spec pins, or the current one. */
function revisionOf({ index, spec }: Choices, id: string): IndexedClause | undefined {
  const current = Object.hasOwn(index.clauses, id) ? index.clauses[id] : undefined
  const pinned = spec.pin?.[id]
  if (pinned === undefined || pinned === current?.revision) return current
  return index.older.find((clause) => clause.id === id && clause.revision === pinned)
}

/**
 * Adds what is referred to, at the tier that the reference needs. Answers for each clause that is left out though
 * somebody refers to it, who does.
 */
function addReferences(
  chosen: Map<string, Choice>,
  choices: Choices,
): ReadonlyMap<string, ReadonlySet<string>> {
  const dependents = new Map<string, Set<string>>()
  const waiting = [...chosen.keys()]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    for (const [target, tier] of referencesOf(id, chosen, choices)) {
      if (isLeftOut(target, choices)) {
        dependents.set(target, (dependents.get(target) ?? new Set()).add(id))
        continue
      }
      const choice = chosen.get(target)
      if (choice && rank(choice.tier) >= rank(tier)) continue
      chosen.set(target, {
        because: { by: id },
        ...choice,
        tier: higher(tier, choice?.tier ?? tier),
      })
      waiting.push(target)
    }
  }
  return dependents
}

const isLeftOut = (id: string, choices: Choices): boolean =>
  choices.spec.omit?.[id] !== undefined || authorityReason(id, choices) !== undefined

/** What the printed text of a clause refers to, definitions included: clauses, with the tier that each needs. */
function referencesOf(
  id: string,
  chosen: ReadonlyMap<string, Choice>,
  choices: Choices,
): [target: string, tier: Tier][] {
  const { spec } = choices
  const tier = chosen.get(id)?.tier ?? spec.tier
  const references = revisionOf(choices, id)?.references ?? []
  return references
    .filter(({ from, audience }) => inForce(from, tier) && isExpected(audience, spec.bidders))
    .flatMap(({ to }): [string, Tier][] => {
      const [target = '', anchor = ''] = to.split('#')
      const other = revisionOf(choices, target)
      return other ? [[target, higher(spec.tier, other.later[anchor] ?? other.from)]] : []
    })
}

/** Clauses left out that are not there, or that others need. */
function omissionFaults(
  choices: Choices,
  dependents: ReadonlyMap<string, ReadonlySet<string>>,
): Fault[] {
  const { index, spec, clauseSet } = choices
  const needed = [...dependents].map(([id, by]): Fault => {
    const authority = index.authorities.find(({ omit }) => omit?.[id] !== undefined)
    const path =
      spec.omit?.[id] === undefined && authority ? `overlays.${authority.id}.omit` : 'omit'
    return { code: 'omitted-but-needed', path: `${path}.${id}`, values: { id, by: [...by].sort() } }
  })
  const idle = Object.keys(spec.omit ?? {}).flatMap((id): Fault[] => {
    const clause = index.clauses[id]
    if (!clause) return []
    if (spec.include?.[id] !== undefined)
      return [{ code: 'omitted-and-included', path: `include.${id}`, values: { id } }]
    if (dependents.has(id) || isSelected(clause, choices)) return []
    const values = { id, tier: spec.tier, set: clauseSet.id }
    return [{ code: 'not-selected', path: `omit.${id}`, values }]
  })
  return [...needed, ...idle]
}

const fields = ['set', 'omit', 'include', 'pin', 'weights', 'place'] as const

/** Fields that speak of a clause which is not in the pack, so that they change nothing. */
function uselessFaults({ index, spec }: Choices, chosen: ReadonlyMap<string, Choice>): Fault[] {
  return (['set', 'pin', 'weights', 'place'] as const).flatMap((field) =>
    Object.keys(spec[field] ?? {})
      .filter((id) => Object.hasOwn(index.clauses, id) && !chosen.has(id))
      .map(
        (id): Fault => ({
          code: spec.omit?.[id] === undefined ? 'clause-not-in-pack' : 'set-but-omitted',
          path: `${field}.${id}`,
          values: { id, tier: spec.tier },
        }),
      ),
  )
}

/** Roles without which the documents of the set cannot be written. */
function roleFaults(
  { index, clauseSet, spec }: Choices,
  chosen: ReadonlyMap<string, Choice>,
): Fault[] {
  const fills = (id: string, role: string): boolean =>
    index.clauses[id]?.roles?.some((filled) => filled === role) ?? false
  // a role whose clause starts at a higher tier is not missed below
  const candidates = Object.values(index.clauses).filter(({ from }) => inForce(from, spec.tier))
  return clauseSet.needs
    .filter((role) => candidates.some(({ id }) => fills(id, role)))
    .filter((role) => ![...chosen.keys()].some((id) => fills(id, role)))
    .map((role): Fault => {
      const omitted = Object.keys(spec.omit ?? {}).find((id) => fills(id, role))
      const path = omitted === undefined ? 'clauses.set' : `omit.${omitted}`
      return { code: 'role-needed', path, values: { role, set: clauseSet.id } }
    })
}

/** Ids of clauses and revisions that do not exist. They are known before anything else is. */
export function unknownClauses(
  { clauses, older }: CatalogueIndex,
  spec: Pick<Spec, (typeof fields)[number]>,
): Fault[] {
  const ids = Object.keys(clauses)
  const unknown = fields.flatMap((field) =>
    Object.keys(spec[field] ?? {})
      .filter((id) => !ids.includes(id))
      .map((id) => nearIds('clause', id, `${field}.${id}`, ids)),
  )
  const unreleased = Object.entries(spec.pin ?? {}).flatMap(([id, revision]): Fault[] => {
    const current = clauses[id]
    if (!current) return []
    const released = older.filter((clause) => clause.id === id)
    const all = [...released, current].map((clause) => clause.revision).sort((a, b) => a - b)
    if (revision !== undefined && all.includes(revision)) return []
    const values = { id, revision: revision ?? 0, all: all.map(String) }
    return [{ code: 'unknown-revision', path: `pin.${id}`, values }]
  })
  return [...unknown, ...unreleased]
}
