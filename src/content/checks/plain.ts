// Texts that print as they stand hold nothing that looks as if it were filled in.

import type { Check } from '../authored.ts'
import type { Located } from '../yaml.ts'

export const plain: Check = ({ shelf, report }) => {
  const versions = [shelf.laws, shelf.goods, shelf.risk, shelf.schemes, shelf.sketches]
  const files: readonly Located<unknown>[] = [
    ...versions.flatMap((byId) => [...byId.values()].flatMap((version) => [...version.values()])),
    ...shelf.authorities.values(),
    ...[shelf.tables.sources, shelf.tables.moved, shelf.tables.crosswalk].flatMap(
      (table) => table ?? [],
    ),
  ]
  const visit = (
    value: unknown,
    at: Located<unknown>['at'],
    path: readonly PropertyKey[],
  ): void => {
    if (typeof value === 'string' && /\{\{|\}\}/.test(value))
      report.error('plain-words', at(...path))
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value))
      visit(inner, at, [...path, Array.isArray(value) ? Number(key) : key])
  }
  for (const { value, at } of files) visit(value, at, [])
}
