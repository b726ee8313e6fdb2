// More follow-up than the buyer has hours for. What is left undone is named, and it is paper before people.

import type { Pack, Pair } from '../../model/pack.ts'
import { hoursNeeded, type Rule } from '../rule.ts'

/** What helps people once harm is there is followed up first. */
const firstRoles = ['retaliation', 'complaint', 'correction', 'remedy'] as const
const levels = ['outcome', 'practice', 'output'] as const

/** 0 for what reaches people soonest. */
function rankOf(pair: Pair, { kpis }: Pack): number {
  if (firstRoles.some((role) => pair.roles.includes(role))) return 0
  const measured = kpis
    .filter(({ id }) => pair.kpis.includes(id))
    .map(({ level }) => levels.indexOf(level))
  return measured.length === 0 ? levels.length + 1 : 1 + Math.min(...measured)
}

/** Clauses that the hours do not reach, those left out first. */
function notFollowedUp(pack: Pack, hours: number): string[] {
  const inOrder = [...pack.pairs].sort((a, b) => rankOf(a, pack) - rankOf(b, pack))
  let used = 0
  const missed = inOrder.filter(({ effort }) => {
    used += effort.buyer
    return effort.buyer > 0 && used > hours
  })
  return missed.map(({ id }) => id).reverse()
}

export const tooFewHours: Rule = {
  id: 'HRDD-L22',
  severity: 'warning',
  find: (pack) => {
    const hours = pack.spec.capacity?.hoursPerYear
    const needed = hoursNeeded(pack)
    if (hours === undefined || needed <= hours) return []
    const values = { needed: Math.ceil(needed), hours, all: notFollowedUp(pack, hours) }
    return [{ where: 'capacity.hoursPerYear', values }]
  },
}
