// Sources named are listed, and whoever says that a source was read says where and when.

import type { Check } from '../authored.ts'
import type { Place } from '../report.ts'
import { requireIds } from './unknown.ts'

type Path = readonly PropertyKey[]

export const sources: Check = (authored) => {
  const { shelf, catalogue, report } = authored
  const known = Object.keys(catalogue.sources)
  const visit = (value: unknown, at: (...path: PropertyKey[]) => Place, path: Path): void => {
    if (typeof value !== 'object' || value === null) return
    if ('ref' in value && 'at' in value && typeof value.ref === 'string')
      requireIds(authored, 'source', [value.ref], known, at(...path, 'ref'))
    if (
      'verified' in value &&
      value.verified !== 'no' &&
      !('readAt' in value && 'checkedOn' in value)
    )
      report.error('verified-where', at(...path, 'verified'))
    for (const [key, inner] of Object.entries(value))
      visit(inner, at, [...path, Array.isArray(value) ? Number(key) : key])
  }
  const all = [
    ...shelf.clauses.values(),
    ...[shelf.laws, shelf.goods, shelf.risk, shelf.schemes].flatMap((versions) =>
      [...versions.values()].flatMap((byLanguage) => [...byLanguage.values()]),
    ),
  ]
  for (const { value, at } of all) visit(value, at, [])
}
