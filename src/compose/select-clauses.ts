// Which clauses a pack holds, at which tier, and why.

import { nearIds } from '../language/near-ids.ts'
import { higher, inForce, rank, type Tier } from '../model/audience.ts'
import { inLanguage } from '../model/catalogue.ts'
import type { Clause, ClauseWording } from '../model/clause.ts'
import type { Fault } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'
import type { AuthoredText } from '../model/text.ts'
import { contractTexts, inPrintedOrder } from './printed.ts'
import type { Purchase } from './purchase.ts'

/** A clause of the pack. */
export interface Selected {
  readonly clause: Clause
  readonly wording: ClauseWording
  /** Tier at which its parts are taken. */
  readonly tier: Tier
  /** Why it is in the pack where the set alone would not select it. */
  readonly because?: string
}
type Choice = Pick<Selected, 'tier' | 'because'>

/** Selects by set, kind and tier, adds what is included and what is referred to, takes out what is omitted. */
export function selectClauses(purchase: Purchase, faults: Fault[]): Selected[] {
  const { catalogue, spec } = purchase
  const chosen = new Map<string, Choice>()
  for (const clause of Object.values(catalogue.clauses)) {
    const choice = choiceOf(clause, purchase)
    if (choice) chosen.set(clause.id, choice)
  }
  const dependents = addReferences(chosen, purchase)
  faults.push(
    ...omissionFaults(purchase, dependents),
    ...uselessFaults(purchase, chosen),
    ...roleFaults(purchase, chosen),
  )
  return inPrintedOrder(catalogue, Object.values(catalogue.clauses)).flatMap(({ id }) => {
    const choice = chosen.get(id)
    const clause = revisionOf(purchase, id)
    if (!choice || !clause) return []
    return [{ clause, wording: inLanguage(clause.wording, spec.language), ...choice }]
  })
}

/** What set, omission and inclusion say of a clause, before references are followed. */
function choiceOf(clause: Clause, purchase: Purchase): Choice | undefined {
  const { spec } = purchase
  const reason = spec.include?.[clause.id]
  if (spec.omit?.[clause.id] !== undefined) return undefined
  if (isSelected(clause, purchase)) return { tier: spec.tier }
  if (reason === undefined) return undefined
  return { tier: higher(clause.from, spec.tier), because: reason }
}

/** Whether set, kind, tier and authority select a clause. */
const isSelected = (clause: Clause, purchase: Purchase): boolean =>
  isCandidate(clause, purchase) &&
  authorityReason(clause.id, purchase) === undefined &&
  (clause.general === true || isInSet(clause.id, purchase))

const isCandidate = ({ status, from }: Clause, { spec }: Purchase): boolean =>
  status === 'active' && inForce(from, spec.tier)

function isInSet(id: string, { clauseSet, kinds, category }: Purchase): boolean {
  if (kinds.some((kind) => isBoughtAs(kind, category.kind) && clauseSet[kind].includes(id)))
    return true
  return (
    kinds.includes('goods') && !isBoughtAs('goods', category.kind) && clauseSet.listed.includes(id)
  )
}

/** Whether a kind is what the category itself is, not only on a list of goods that it uses. */
const isBoughtAs = (kind: string, bought: string): boolean =>
  kind === bought || (bought === 'mixed' && kind !== 'works')

const authorityReason = (id: string, { catalogue, spec }: Purchase): string | undefined =>
  spec.include?.[id] === undefined
    ? catalogue.authorities.map(({ omit }) => omit?.[id]).find((reason) => reason !== undefined)
    : undefined

/** The revision that the spec pins, or the current one. */
function revisionOf({ catalogue, spec }: Purchase, id: string): Clause | undefined {
  const current = Object.hasOwn(catalogue.clauses, id) ? catalogue.clauses[id] : undefined
  const pinned = spec.pin?.[id]
  if (pinned === undefined || pinned === current?.revision) return current
  return catalogue.archive.clauses.find((clause) => clause.id === id && clause.revision === pinned)
}

/**
 * Adds what is referred to, at the tier that the reference needs. Answers for each clause that is left out though
 * somebody refers to it, who does.
 */
function addReferences(
  chosen: Map<string, Choice>,
  purchase: Purchase,
): ReadonlyMap<string, ReadonlySet<string>> {
  const dependents = new Map<string, Set<string>>()
  const waiting = [...chosen.keys()]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    for (const [target, tier] of referencesOf(id, chosen, purchase)) {
      if (isLeftOut(target, purchase)) {
        dependents.set(target, (dependents.get(target) ?? new Set()).add(id))
        continue
      }
      const choice = chosen.get(target)
      if (choice && rank(choice.tier) >= rank(tier)) continue
      const because = purchase.voice.say('choices.because.referred', { by: id })
      chosen.set(target, { because, ...choice, tier: higher(tier, choice?.tier ?? tier) })
      waiting.push(target)
    }
  }
  return dependents
}

const isLeftOut = (id: string, purchase: Purchase): boolean =>
  purchase.spec.omit?.[id] !== undefined || authorityReason(id, purchase) !== undefined

/** What the printed text of a clause refers to, definitions included: clauses, with the tier that each needs. */
function referencesOf(
  id: string,
  chosen: ReadonlyMap<string, Choice>,
  purchase: Purchase,
): [target: string, tier: Tier][] {
  const { spec, terms } = purchase
  const clause = revisionOf(purchase, id)
  if (!clause) return []
  const tier = chosen.get(id)?.tier ?? spec.tier
  const references = new Set<string>()
  const definitions = new Set<string>()
  const collect = (text: AuthoredText): void => {
    for (const node of text) {
      if (typeof node === 'string') continue
      if (node.type === 'ref') references.add(node.to)
      if (node.type === 'term' && !definitions.has(node.term)) {
        definitions.add(node.term)
        collect(terms.definitions.find((definition) => definition.id === node.term)?.text ?? [])
      }
    }
  }
  contractTexts(inLanguage(clause.wording, spec.language), tier, spec.bidders).forEach(collect)
  return [...references].flatMap((reference): [string, Tier][] => {
    const [target = '', anchor] = reference.split('#')
    const other = revisionOf(purchase, target)
    return other && target !== id ? [[target, higher(spec.tier, tierOf(other, anchor))]] : []
  })
}

/** The lowest tier at which a clause, or one of its items, prints. */
function tierOf({ from, wording }: Clause, anchor: string | undefined): Tier {
  const part = inLanguage(wording, 'en').condition.find(({ items }) =>
    items.some((item) => item.anchor === anchor),
  )
  return higher(from, part?.from ?? from)
}

/** Clauses left out that are not there, or that others need. */
function omissionFaults(
  purchase: Purchase,
  dependents: ReadonlyMap<string, ReadonlySet<string>>,
): Fault[] {
  const { catalogue, spec, clauseSet } = purchase
  const needed = [...dependents].map(([id, by]): Fault => {
    const authority = catalogue.authorities.find(({ omit }) => omit?.[id] !== undefined)
    const path =
      spec.omit?.[id] === undefined && authority ? `overlays.${authority.id}.omit` : 'omit'
    return { code: 'omitted-but-needed', path: `${path}.${id}`, values: { id, by: [...by].sort() } }
  })
  const idle = Object.keys(spec.omit ?? {}).flatMap((id): Fault[] => {
    const clause = catalogue.clauses[id]
    if (!clause) return []
    if (spec.include?.[id] !== undefined)
      return [{ code: 'omitted-and-included', path: `include.${id}`, values: { id } }]
    if (dependents.has(id) || isSelected(clause, purchase)) return []
    const values = { id, tier: spec.tier, set: clauseSet.id }
    return [{ code: 'not-selected', path: `omit.${id}`, values }]
  })
  return [...needed, ...idle]
}

const fields = ['set', 'omit', 'include', 'pin', 'weights', 'place'] as const

/** Fields that speak of a clause which is not in the pack, so that they change nothing. */
function uselessFaults(
  { catalogue, spec }: Purchase,
  chosen: ReadonlyMap<string, Choice>,
): Fault[] {
  return (['set', 'pin', 'weights', 'place'] as const).flatMap((field) =>
    Object.keys(spec[field] ?? {})
      .filter((id) => Object.hasOwn(catalogue.clauses, id) && !chosen.has(id))
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
  { catalogue, clauseSet, spec }: Purchase,
  chosen: ReadonlyMap<string, Choice>,
): Fault[] {
  const fills = (id: string, role: string): boolean =>
    catalogue.clauses[id]?.roles?.some((filled) => filled === role) ?? false
  // a role whose clause starts at a higher tier is not missed below
  const candidates = Object.values(catalogue.clauses).filter(({ from }) => inForce(from, spec.tier))
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
  { clauses, archive }: Purchase['catalogue'],
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
    const older = archive.clauses.filter((clause) => clause.id === id)
    const all = [...older, current].map((clause) => clause.revision).sort((a, b) => a - b)
    if (revision !== undefined && all.includes(revision)) return []
    const values = { id, revision: revision ?? 0, all: all.map(String) }
    return [{ code: 'unknown-revision', path: `pin.${id}`, values }]
  })
  return [...unknown, ...unreleased]
}

/** Clauses of the tier that are not in the pack, each with the reason of buyer, authority, kind or set. */
export function leftOut(
  purchase: Purchase,
  selected: readonly Selected[],
): { id: string; title: string; reason: string }[] {
  const { catalogue, spec, voice, clauseSet } = purchase
  const inPack = new Set(selected.map(({ clause }) => clause.id))
  const { goods, services, works, listed } = clauseSet
  const ofOtherKinds = new Set([...goods, ...services, ...works, ...listed])
  const reasonOf = (id: string): string =>
    spec.omit?.[id] ??
    authorityReason(id, purchase) ??
    voice.say(ofOtherKinds.has(id) ? 'choices.because.kind' : `choices.set.${clauseSet.id}.why`)
  return inPrintedOrder(catalogue, Object.values(catalogue.clauses))
    .filter((clause) => isCandidate(clause, purchase) && !inPack.has(clause.id))
    .map((clause) => ({
      id: clause.id,
      title: inLanguage(clause.wording, spec.language).title,
      reason: reasonOf(clause.id),
    }))
}
