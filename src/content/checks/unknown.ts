// Says that an id does not exist, unless its own file is there and could not be read: then that is said.

import { nearIds } from '../../language/near-ids.ts'
import type { Authored } from '../authored.ts'
import type { Place } from '../report.ts'

/** Reports ids that do not exist. `what` is a noun of the problem words. */
export function requireIds(
  authored: Authored,
  what:
    | 'clause'
    | 'kpi'
    | 'jurisdiction'
    | 'item'
    | 'kpi-set'
    | 'issue'
    | 'list'
    | 'term'
    | 'source'
    | 'sheet'
    | 'column'
    | 'section'
    | 'parameter'
    | 'stage',
  ids: readonly string[],
  known: Iterable<string>,
  place: Place,
): void {
  const existing = new Set(known)
  for (const id of ids) {
    if (existing.has(id) || isUnread(id, authored)) continue
    const { code, values } = nearIds(what, id, '', existing)
    authored.report.error(code, place, values)
  }
}

/** Whether the files of an id are there and could not be read: of a clause, a KPI, or the clause of a parameter. */
function isUnread(id: string, { shelf, catalogue }: Authored): boolean {
  const [owner = ''] = id.split('.')
  const unread = shelf.announced.has(owner) && !catalogue.clauses[owner]
  return unread || (shelf.announced.has(id) && !catalogue.clauses[id])
}
