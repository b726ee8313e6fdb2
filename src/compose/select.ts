// What `compose` would choose, from an index alone.

import { need } from '../language/arguments.ts'
import { nearIds } from '../language/near-ids.ts'
import { failIfAny } from '../language/problems.ts'
import type { Tier } from '../model/audience.ts'
import { inLanguage } from '../model/catalogue.ts'
import type { CatalogueIndex } from '../model/catalogue-index.ts'
import type { Placement, Step } from '../model/pack.ts'
import type { Fault } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'
import { readChoices } from './choices.ts'
import { chooseKpis, unknownKpis } from './choose-kpis.ts'
import { type Place, placeClauses } from './place-clauses.ts'
import { readSpec } from './read-spec.ts'
import { type ChosenClause, selectClauses, unknownClauses } from './select-clauses.ts'

/** A clause that a pack would hold. */
export interface SelectedClause {
  readonly id: string
  readonly revision: number
  readonly title: string
  /** Tier at which its parts would be taken. */
  readonly tier: Tier
  /** Where the set alone would not select it: the buyer's reason, or the clause that refers to it. */
  readonly because?: { readonly reason: string } | { readonly by: string }
  /** Where it would appear. `steps` are those that led there; the last one decided. */
  readonly placement: Omit<Placement, 'reasons'> & { readonly steps: readonly Step[] }
}

/** A KPI that a pack would hold. */
export interface SelectedKpi {
  readonly id: string
  readonly version: string
  readonly title: string
  /** Tier at which it would be read. */
  readonly tier: Tier
  /** Whether its ratings would be published by law. */
  readonly published: boolean
}

/** What a pack would hold, in printed order. */
export interface Selection {
  readonly clauses: readonly SelectedClause[]
  readonly kpis: readonly SelectedKpi[]
}

/**
 * What `compose` would choose: clauses with their places, and KPIs. It reads the index alone, so a form can show it before
 * any text is loaded. Values of parameters, thresholds and promises are not checked; `compose` does that.
 *
 * @param index what `indexOf` made of a catalogue
 * @param spec as for `compose`
 * @throws HrddError with every problem of the spec that the index can tell
 * @example
 * ```ts
 * import { indexOf, select } from 'hrdd-clauses/core'
 * import { standard } from 'hrdd-clauses/catalogue'
 * const { clauses } = select(indexOf(standard), {
 *   title: 'Monitors', buyer: 'City of Example', jurisdiction: 'se', category: 'ict-hardware', tier: 'low',
 *   contract: { start: '2027-01-01', months: 12 },
 * })
 * console.log(clauses.find(({ id }) => id === 'TRN-01')?.placement.tender) // accept
 * ```
 */
export function select(index: CatalogueIndex, spec: Spec): Selection {
  need('index', index)
  const read = readSpec(spec)
  const faults: Fault[] = [...unknownClauses(index, read), ...unknownKpis(index, read)]
  const { language = 'en' } = read
  if (!index.languages.includes(language))
    faults.push(nearIds('language', language, 'language', index.languages))
  const choices = readChoices(index, read, faults)
  if (!choices) {
    failIfAny(faults)
    throw new RangeError('choices')
  }
  const chosen = selectClauses(choices, faults)
  const places = placeClauses(chosen, choices, faults)
  const kpis = chooseKpis(choices, chosen, faults)
  failIfAny(faults)
  return {
    clauses: chosen.flatMap((entry) => {
      const place = places[entry.clause.id]
      return place ? [selectedClause(entry, place, language)] : []
    }),
    kpis: kpis.map(({ kpi: { id, version, title }, tier, published }) => ({
      id,
      version,
      title,
      tier,
      published,
    })),
  }
}

const selectedClause = (
  { clause: { id, revision, titles }, tier, because }: ChosenClause,
  { reasons, ...place }: Place,
  language: string,
): SelectedClause => ({
  id,
  revision,
  title: inLanguage(titles, language),
  tier,
  ...(because && { because }),
  placement: { ...place, steps: reasons.map(({ step }) => step) },
})
