// Sets and budgets name what exists, each once.

import type { ClauseSets, KpiSets } from '../../model/tables.ts'
import type { Authored, Check } from '../authored.ts'
import type { Located } from '../yaml.ts'
import { requireIds } from './unknown.ts'

export const sets: Check = (authored) => {
  const { clauseSets, kpiSets, budgets } = authored.shelf.tables
  const clauses = Object.keys(authored.catalogue.clauses)
  if (clauseSets) checkClauseSets(clauseSets, clauses, authored)
  if (kpiSets) checkKpiSets(kpiSets, authored)
  for (const [name, list] of Object.entries(budgets?.value.classes ?? {}))
    if (budgets) requireIds(authored, 'clause', list, clauses, budgets.at('classes', name))
}

/** Sets of the same id that stand before this one, in this folder or in what it extends. */
const before = <Set extends { readonly id: string }>(
  sets: readonly Set[],
  own: readonly Set[],
  index: number,
) => sets.slice(0, sets.length - own.length + index).map(({ id }) => id)

function checkClauseSets(
  { value, at }: Located<ClauseSets>,
  clauses: readonly string[],
  authored: Authored,
): void {
  for (const [index, { id, needs: _needs, ...lists }] of value.entries()) {
    if (before(authored.catalogue.clauseSets, value, index).includes(id))
      authored.report.error('set-twice', at(index, 'id'), { id })
    for (const [field, list] of Object.entries(lists))
      requireIds(authored, 'clause', list, clauses, at(index, field))
  }
}

function checkKpiSets({ value, at }: Located<KpiSets>, authored: Authored): void {
  const known = Object.keys(authored.catalogue.kpis)
  for (const [index, { id, on, kpis, insteadOf = {} }] of value.entries()) {
    const earlier = before(authored.catalogue.kpiSets, value, index)
    if (earlier.includes(id)) authored.report.error('set-twice', at(index, 'id'), { id })
    requireIds(authored, 'kpi-set', on ? [on] : [], earlier, at(index, 'on'))
    requireIds(authored, 'kpi', kpis, known, at(index, 'kpis'))
    requireIds(authored, 'kpi', Object.entries(insteadOf).flat(), known, at(index, 'insteadOf'))
  }
}
