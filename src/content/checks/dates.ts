// Dates, papers and the ladder name what their clause has.

import type { LadderFile } from '../../model/clause.ts'
import { type Authored, type AuthoredClause, type Check, soundClauses } from '../authored.ts'
import { itemsOf } from './references.ts'
import { requireIds } from './unknown.ts'

export const dates: Check = (authored) => {
  for (const { clause } of soundClauses(authored)) {
    const items = itemsOf(authored.catalogue, clause.value.id)
    for (const field of ['dates', 'hands'] as const)
      for (const anchor of Object.keys(clause.value[field] ?? {}))
        requireIds(authored, 'item', [anchor], items.keys(), clause.at(field, anchor))
  }
}

export const ladder: Check = (authored) => {
  for (const { clause } of soundClauses(authored)) {
    const { ladder: steps, roles = [] } = clause.value
    if (roles.includes('ladder') !== (steps !== undefined))
      authored.report.error('ladder-role', clause.at(steps ? 'ladder' : 'roles'))
    if (steps) checkSteps(clause, steps, authored)
  }
}

function checkSteps(
  { value, at }: AuthoredClause,
  { steps, return: again }: LadderFile,
  authored: Authored,
): void {
  const known = Object.keys(value.parameters ?? {})
  requireIds(authored, 'parameter', [again], known, at('ladder', 'return'))
  for (const [index, { step, kind: _kind, ...named }] of steps.entries()) {
    const place = (field: string) => at('ladder', 'steps', index, field)
    if (step !== index + 1) authored.report.error('ladder-order', place('step'))
    for (const [field, name] of Object.entries(named))
      requireIds(authored, 'parameter', [name], known, place(field))
  }
}
