// Which KPIs a pack measures.

import { nearIds } from '../language/near-ids.ts'
import type { Tier } from '../model/audience.ts'
import type { CatalogueIndex, IndexedKpi } from '../model/catalogue-index.ts'
import type { Fault } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'
import type { KpiSets } from '../model/tables.ts'
import type { Choices } from './choices.ts'
import type { ChosenClause } from './select-clauses.ts'

/** A KPI that was chosen. */
export interface ChosenKpi {
  readonly kpi: IndexedKpi
  /** Tier at which it is read. */
  readonly tier: Tier
  /** Whether its ratings are published by law. */
  readonly published: boolean
}

/** The set, those that the law has published, what is added, less what is removed: as far as what they measure is there. */
export function chooseKpis(
  choices: Choices,
  clauses: readonly ChosenClause[],
  faults: Fault[],
): ChosenKpi[] {
  const { index, spec } = choices
  const { set, mode, add = [], remove = [] } = spec.kpis
  const bySet = kpisOfSet(set, choices)
  const published = publishedKpis(choices)
  if (mode === 'dialogue' && bySet.rated)
    faults.push({ code: 'rated-set', path: 'kpis.mode', values: { set } })
  const wanted = new Set([...bySet.kpis, ...published, ...add])
  for (const id of remove) if (!add.includes(id)) wanted.delete(id)
  const tiers = new Map(clauses.map(({ clause, tier }) => [clause.id, tier]))
  const measured = (kpi: IndexedKpi): boolean =>
    [kpi.clause, ...kpi.alsoMeasures].some((id) => tiers.has(id))
  const tierOf = (kpi: IndexedKpi): Tier => tiers.get(kpi.clause) ?? spec.tier
  const fits = (kpi: IndexedKpi): boolean => measured(kpi) && isRatedAt(kpi, tierOf(kpi))
  faults.push(...changeFaults(choices, [...bySet.kpis, ...published], fits))
  const order = clauses.map(({ clause }) => clause.id)
  /** Where its clause stands, or the first that it also measures. */
  const place = ({ clause, alsoMeasures }: IndexedKpi): number =>
    [clause, ...alsoMeasures].map((id) => order.indexOf(id)).find((index) => index >= 0) ?? 0
  const chosen = [...wanted]
    .flatMap((id) => index.kpis[id] ?? [])
    .filter(fits)
    .sort((a, b) => place(a) - place(b) || numbered(a.id, b.id))
  faults.push(...idleTargets(choices, chosen))
  return chosen.map((kpi) => ({
    kpi,
    tier: tierOf(kpi),
    published: published.includes(kpi.id) && isPublished(choices),
  }))
}

/** `KPI-X.2` before `KPI-X.10`. */
const numbered = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)

/** A KPI that is rated is in force at the tiers for which it has thresholds. */
const isRatedAt = ({ rated }: IndexedKpi, tier: Tier): boolean => rated?.includes(tier) ?? true

/** KPIs of a set and of the sets below it. */
function kpisOfSet(
  id: string,
  { index, kinds }: Choices,
): { readonly kpis: string[]; readonly rated: boolean } {
  const rows: KpiSets[number][] = []
  let next = index.kpiSets.find((set) => set.id === id)
  while (next && !rows.includes(next)) {
    rows.unshift(next)
    const { on } = next
    next = index.kpiSets.find((set) => set.id === on)
  }
  const kpis = rows.flatMap((row) => (kinds.includes('goods') ? row.kpis : withoutGoods(row)))
  return { kpis: [...new Set(kpis)], rated: rows.some(({ rated }) => rated) }
}

/** The set where no goods are bought: some KPIs stand for others. */
function withoutGoods({ kpis, insteadOf = {} }: KpiSets[number]): string[] {
  const replaced = new Map(
    Object.entries(insteadOf).map(([stands, other]) =>
      kpis.includes(other) ? [other, stands] : [stands, other],
    ),
  )
  return kpis.map((id) => replaced.get(id) ?? id)
}

/** KPIs that the law has published. A contract that runs on dialogue has nothing to publish. */
function publishedKpis(choices: Choices): string[] {
  const { law, spec } = choices
  if (!law.publishedKpis || spec.kpis.mode === 'dialogue') return []
  return kpisOfSet(law.publishedKpis.set, choices).kpis
}

/** Whether ratings are published, as far as the spec says: a contract below the amount, or a framework, may be outside. */
function isPublished({ law, spec }: Choices): boolean {
  const { value, framework } = spec.contract
  const { above, exceptFrameworks } = law.publishedKpis ?? {}
  if (framework && exceptFrameworks) return false
  return value === undefined || spec.currency !== above?.currency || value > above.amount
}

/** KPIs that are added or removed to no effect. */
function changeFaults(
  { index, spec }: Choices,
  bySet: readonly string[],
  fits: (kpi: IndexedKpi) => boolean,
): Fault[] {
  const { add = [], remove = [], set } = spec.kpis
  const removed = remove.flatMap((id): Fault[] => {
    if (add.includes(id))
      return [{ code: 'added-and-removed', path: 'kpis.remove', values: { id } }]
    const known = Object.hasOwn(index.kpis, id)
    if (!known || bySet.includes(id)) return []
    return [{ code: 'kpi-not-in-set', path: 'kpis.remove', values: { id, set } }]
  })
  const added = add.flatMap((id): Fault[] => {
    const kpi = index.kpis[id]
    if (!kpi || fits(kpi)) return []
    return [{ code: 'kpi-without-clause', path: 'kpis.add', values: { id, clause: kpi.clause } }]
  })
  return [...removed, ...added]
}

const idleTargets = ({ index, spec }: Choices, chosen: readonly IndexedKpi[]): Fault[] =>
  Object.keys(spec.kpis.targets ?? {})
    .filter((id) => Object.hasOwn(index.kpis, id) && !chosen.some((kpi) => kpi.id === id))
    .map((id) => ({ code: 'target-without-kpi', path: `kpis.targets.${id}`, values: { id } }))

/** Ids of KPIs and sets that do not exist. They are known before anything else is. */
export function unknownKpis(
  { kpis: all, kpiSets }: CatalogueIndex,
  { kpis: choice = {} }: Pick<Spec, 'kpis'>,
): Fault[] {
  const ids = Object.keys(all)
  const sets = kpiSets.map(({ id }) => id)
  const named = (['add', 'remove'] as const).flatMap((field) =>
    (choice[field] ?? []).map((id, index) => [id, `kpis.${field}[${index}]`] as const),
  )
  const targeted = Object.keys(choice.targets ?? {}).map(
    (id) => [id, `kpis.targets.${id}`] as const,
  )
  const { set = 'core' } = choice
  return [
    ...(sets.includes(set) ? [] : [nearIds('kpi-set', set, 'kpis.set', sets)]),
    ...[...named, ...targeted]
      .filter(([id]) => !ids.includes(id))
      .map(([id, path]) => nearIds('kpi', id, path, ids)),
  ]
}
