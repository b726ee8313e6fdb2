// Spec to pack: select, set parameters, place, number, stamp. Everything wrong with a spec is said at once.

import { addMonths, formatISO, parseISO, subDays } from 'date-fns'
import { roles, sizes } from '../model/audience.ts'
import type { Catalogue, Jurisdiction } from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import type { Pack } from '../model/pack.ts'
import { type Problem, throwIfAny } from '../model/problems.ts'
import type { FullSpec, Spec } from '../model/spec.ts'
import { fillPack } from './fill.ts'
import { selectKpis } from './kpis.ts'
import { setParameters } from './parameters.ts'
import { placeClauses } from './placement.ts'
import { readSpec } from './read-spec.ts'
import { selectClauses } from './selection.ts'
import { stamp } from './stamp.ts'

/**
 * Composes a pack from any catalogue: the package's own, or one that `loadCatalogue` read.
 *
 * @param catalogue where clauses, KPIs and definitions are taken from
 * @param spec what is bought, how risky it is, who may bid, and what the buyer chose
 * @returns a plain, self-contained pack; the same input gives the same pack
 * @throws HrddError with every problem of the spec
 * @example
 * ```ts
 * import { composeFrom } from 'hrdd-clauses/core'
 * import { standard } from 'hrdd-clauses/catalogue'
 * const pack = composeFrom(standard, {
 *   title: 'Monitors', buyer: 'City of Example', jurisdiction: 'se', category: 'ict-hardware', tier: 'low',
 *   contract: { start: '2027-01-01', months: 12 },
 * })
 * console.log(pack.pairs.length > 0) // true
 * ```
 */
export const composeFrom = (catalogue: Catalogue, spec: Spec): Pack =>
  composeRead(catalogue, readSpec(spec))

/**
 * As `composeFrom`, for a spec that `readSpec` has already read: ids and bounds are checked, the shape is not.
 * It keeps the shape checker out of a bundle.
 * @throws HrddError with every problem of the spec
 */
export function composeRead(catalogue: Catalogue, spec: Spec): Pack {
  const problems: Problem[] = []
  const full = withDefaults(spec)
  const jurisdiction = find(catalogue.jurisdictions, full.jurisdiction, 'jurisdiction', problems)
  const category = find(catalogue.categories, full.category, 'category', problems)
  const strategy = find(catalogue.strategies, full.strategy, 'strategy', problems)
  const strings = find(catalogue.strings, full.language, 'language', problems)
  const selected = selectClauses(catalogue, full, problems)
  const kpis = selectKpis(catalogue, full, selected, problems)
  if (!jurisdiction || !category || !strategy || !strings) throwIfAny(problems)
  const house = inHouseStyle(jurisdiction!, catalogue)
  const parameters = setParameters(
    selected,
    full,
    {
      category: category!.parameters,
      jurisdiction: house.parameters,
      overlays: catalogue.overlays.map(({ parameters }) => parameters),
    },
    problems,
  )
  const placements = placeClauses(selected, full, house, strategy!, problems)
  throwIfAny(problems)
  const contractEnd = formatISO(
    subDays(addMonths(parseISO(full.contract.start), full.contract.months), 1),
    { representation: 'date' },
  )
  const content = fillPack({
    catalogue,
    spec: full,
    contractEnd,
    jurisdiction: house,
    category: category!,
    strategy: strategy!,
    strings: strings!,
    selected,
    parameters,
    placements,
    kpis,
  })
  return { ...content, stamp: stamp(content, catalogue) }
}

/** The jurisdiction with the titles of the parties that authorities gave them, the last one winning. */
function inHouseStyle(jurisdiction: Jurisdiction, catalogue: Catalogue): Jurisdiction {
  const titles = catalogue.overlays.flatMap(({ parties }) => (parties ? [parties] : []))
  return titles.length === 0
    ? jurisdiction
    : {
        ...jurisdiction,
        parties: Object.assign({}, jurisdiction.parties, ...titles) as Jurisdiction['parties'],
      }
}

function withDefaults(spec: Spec): FullSpec {
  // lists in the order of the model, so that the order a caller wrote them in changes nothing
  const inOrder = <T extends string>(
    all: readonly T[],
    given: readonly T[] | undefined,
  ): readonly T[] => all.filter((one) => !given || given.includes(one))
  return sortKeys({
    ...spec,
    language: spec.language ?? 'en',
    strategy: spec.strategy ?? 'balanced',
    bidders: {
      roles: inOrder(roles, spec.bidders?.roles),
      sizes: inOrder(sizes, spec.bidders?.sizes),
    },
    clauses: { set: spec.clauses?.set ?? 'full' },
    kpis: {
      ...spec.kpis,
      set: spec.kpis?.set ?? 'core',
      ...(spec.kpis?.add && { add: [...new Set(spec.kpis.add)].sort() }),
      ...(spec.kpis?.remove && { remove: [...new Set(spec.kpis.remove)].sort() }),
    },
  })
}

function sortKeys<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  ) as T
}

function find<T>(
  all: Readonly<Record<string, T>>,
  id: string,
  field: string,
  problems: Problem[],
): T | undefined {
  if (Object.hasOwn(all, id)) return all[id]
  problems.push({
    code: `unknown-${field}`,
    path: field,
    message: `there is no ${field} "${id}"`,
    hint: suggest(id, Object.keys(all)),
  })
  return undefined
}
