// What a clause asks for the Diligence Plan and for points fits together.

import { inForce, tiers } from '../../model/audience.ts'
import { type Authored, type Check, placeIn, type SoundClause, soundClauses } from '../authored.ts'
import { requireIds } from './unknown.ts'

export const plan: Check = (authored) => {
  for (const sound of soundClauses(authored)) {
    const { clause, wording } = sound
    const { plan: section, placement } = clause.value
    requireIds(
      authored,
      'section',
      section ? [section] : [],
      authored.catalogue.planSections,
      clause.at('plan'),
    )
    const extra = [
      ...(section ? [] : ['Plan']),
      ...(placement.scored ? [] : ['Question', 'Scoring']),
    ]
    for (const heading of extra.filter((name) => wording.places.has(name)))
      authored.report.error('section-extra', placeIn(wording, heading), { section: heading })
    checkScored(sound, authored)
  }
}

function checkScored({ clause, wording }: SoundClause, authored: Authored): void {
  const { report, catalogue } = authored
  const { scored } = clause.value.placement
  if (!scored) return
  const place = (field: string) => clause.at('placement', 'scored', field)
  const { question, scoring } = wording.wording
  requireIds(
    authored,
    'item',
    [scored.question],
    question.map(({ anchor }) => anchor),
    place('question'),
  )
  requireIds(authored, 'section', [scored.section], catalogue.planSections, place('section'))
  if (clause.value.plan !== scored.section) report.error('scored-plan', place('section'))
  const points = scoring.reduce((sum, row) => sum + (row.points ?? 0), 0)
  if (points !== scored.max)
    report.error('scored-points', place('max'), { points, most: scored.max })
  const from = scored.when.from ?? clause.value.from
  for (const tier of tiers)
    if (inForce(from, tier) !== (scored.weight[tier] !== undefined))
      report.error('scored-weight', place('weight'), { tier })
}
