// What the engine looks for is there once.

import { clauseRoles, parameterRoles } from '../../model/clause.ts'
import { type Authored, type Check, isWhole } from '../authored.ts'

interface Holder {
  readonly name: string
  /** Clause of this folder that says so; absent where it is one of the catalogue that is extended. */
  readonly clause?: string
}

export const roles: Check = (authored) => {
  const { catalogue, shelf, report } = authored
  const clauses = Object.values(catalogue.clauses)
  for (const role of clauseRoles) {
    const holders = clauses.filter((clause) => clause.roles?.includes(role)).map(({ id }) => id)
    const extra = holders.length > 1 ? shelf.clauses.get(holders.at(-1) ?? '') : undefined
    if (extra) report.error('role-twice', extra.at('roles'), { role, holders })
  }
  for (const role of parameterRoles) {
    const holders = clauses.flatMap(({ id, parameters = {} }): Holder[] =>
      Object.entries(parameters)
        .filter(([, parameter]) => parameter.role === role)
        .map(([name]) => ({ name, clause: id })),
    )
    const last = holders.at(-1)
    const clause = holders.length > 1 && last?.clause ? shelf.clauses.get(last.clause) : undefined
    if (clause && last)
      report.error('role-twice', clause.at('parameters', last.name, 'role'), {
        role,
        holders: holders.map(({ name, clause: id }) => `${id}.${name}`),
      })
  }
  if (isWhole(authored)) neededRoles(authored)
}

/** Roles without which the documents of a set cannot be written are filled by a clause that comes with the set. */
function neededRoles({ catalogue, shelf, report }: Authored): void {
  const { clauseSets } = shelf.tables
  if (!clauseSets) return
  for (const [index, set] of clauseSets.value.entries()) {
    const members = [...set.goods, ...set.services, ...set.works, ...set.listed]
    const coming = Object.values(catalogue.clauses).filter(
      ({ id, general }) => general || members.includes(id),
    )
    const filled = new Set<string>(
      coming.flatMap(({ roles: own = [], parameters = {} }) => [
        ...own,
        ...Object.values(parameters).flatMap(({ role }) => role ?? []),
      ]),
    )
    for (const role of set.needs.filter((needed) => !filled.has(needed)))
      report.error('role-missing', clauseSets.at(index, 'needs'), { role, set: set.id })
  }
}
