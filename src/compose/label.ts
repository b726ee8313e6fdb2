// What a member of a list is called, for a form or a page around the documents.

import { need } from '../language/arguments.ts'
import { show } from '../language/issues.ts'
import { fail } from '../language/problems.ts'
import { speech } from '../language/speech.ts'
import { kinds, kindsOf, roles, sizes, tiers } from '../model/audience.ts'
import { periodUnits, procedureStages, strategies, tenderUses } from '../model/clause.ts'
import { documentKinds, readerships } from '../model/document.ts'
import { severities } from '../model/finding.ts'
import { kpiLevels, ratings } from '../model/kpi.ts'
import type { Pack } from '../model/pack.ts'
import { kpiModes } from '../model/spec.ts'
import { audienceLabel } from './audience-label.ts'

const lists = {
  tier: tiers,
  role: roles,
  size: sizes,
  kind: kinds,
  strategy: strategies,
  stage: procedureStages,
  tender: tenderUses,
  unit: periodUnits,
  document: documentKinds,
  readership: readerships,
  level: kpiLevels,
  mode: kpiModes,
  rating: ratings,
  severity: severities,
} as const
/** Lists whose members have a label. */
export type Labelled = typeof lists

/** Labels that stand in words of documents; the others have words of their own. */
const keys: { readonly [List in keyof Labelled]?: (member: string) => string } = {
  tier: (tier) => `schedule.tier.${tier}`,
  strategy: (strategy) => `choices.strategy.${strategy}.title`,
  readership: (readership) => `furniture.readership.${readership}`,
  rating: (rating) => `trace.rating.${rating}`,
  severity: (severity) => `word.severity.${severity}`,
}

/**
 * What a member of a list is called, in the language of a pack.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param list for example `tier`, `role`, `strategy`, `document`, `rating` or `severity`
 * @param member one of that list
 * @throws HrddError where it is none
 * @example
 * ```ts
 * import { compose, label, tiers } from 'hrdd-clauses'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(tiers.map((tier) => label(pack, 'tier', tier)).join(', ')) // low, medium, high
 * console.log(label(pack, 'document', 'kpi-annex')) // KPIs
 * ```
 */
export function label<List extends keyof Labelled>(
  pack: Pack,
  list: List,
  member: Labelled[List][number],
): string {
  need('pack', pack)
  if (!Object.hasOwn(lists, list))
    return fail('unknown-value', 'list', { given: show(list), all: Object.keys(lists) })
  const members: readonly string[] = lists[list]
  if (!members.includes(member))
    return fail('unknown-value', 'member', { given: show(member), all: members })
  const voice = speech(pack.words)
  const audience = [...roles, ...sizes].find((each) => each === member)
  if (audience) return audienceLabel(audience, [...new Set(pack.kinds.flatMap(kindsOf))], voice)
  return voice.say(keys[list]?.(member) ?? `labels.${list}.${member}`)
}
