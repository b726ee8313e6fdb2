// Knowledge beside the clauses names what exists.

import { type Check, english } from '../authored.ts'
import { itemsOf } from './references.ts'
import { requireIds } from './unknown.ts'

export const knowledge: Check = (authored) => {
  const { shelf, catalogue } = authored
  const clauses = Object.keys(catalogue.clauses)
  const { crosswalk, keywords } = shelf.tables
  const tables = [crosswalk, keywords, shelf.sketches.get('sketches')?.get(english)]
  for (const table of tables)
    for (const id of Object.keys(table?.value ?? {}))
      if (table) requireIds(authored, 'clause', [id], clauses, table.at(id))
  const schemes = shelf.schemes.get('schemes')?.get(english)
  if (!schemes) return
  const issues = schemes.value.issues.map(({ id }) => id)
  for (const [index, issue] of schemes.value.issues.entries())
    requireIds(authored, 'clause', issue.clauses, clauses, schemes.at('issues', index, 'clauses'))
  for (const [index, { coverage }] of schemes.value.schemes.entries())
    requireIds(
      authored,
      'issue',
      Object.keys(coverage),
      issues,
      schemes.at('schemes', index, 'coverage'),
    )
}

/** Ids that moved lead to what is there, and none of them is in use. */
export const moved: Check = (authored) => {
  const { shelf, catalogue, report } = authored
  const table = shelf.tables.moved
  const known = [
    ...Object.keys(catalogue.kpis),
    ...Object.keys(catalogue.clauses).flatMap((id) => [
      id,
      ...[...itemsOf(catalogue, id).keys()].map((anchor) => `${id}#${anchor}`),
    ]),
  ]
  for (const [id, { to }] of Object.entries(table?.value ?? {})) {
    if (!table) continue
    if (catalogue.clauses[id] || catalogue.kpis[id])
      report.error('moved-in-use', table.at(id), { id })
    requireIds(authored, 'item', to, known, table.at(id, 'to'))
  }
}
