// A spec without what it says of something that an option does not have.

import type { Problem } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'

/** What a spec says of single clauses and KPIs. */
const said = ['set', 'omit', 'pin', 'weights', 'place', 'kpis'] as const

/** The spec without what a problem is about, where that is said of a single clause or KPI. */
export function without(spec: Spec, { path, values }: Problem): Spec {
  const field = said.find((name) => path.startsWith(`${name}.`))
  if (field === undefined) return spec
  const rest = path.slice(field.length + 1)
  return { ...spec, [field]: cutOut(spec[field], rest, values?.id) }
}

/** The same data without what stands at a path. Ids in it may hold dots; of a list, one entry goes. */
function cutOut(data: unknown, path: string, entry: unknown): unknown {
  if (Array.isArray(data)) return data.filter((value) => value !== entry)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]): [string, unknown][] => {
      if (path === key) return Array.isArray(value) ? [[key, cutOut(value, '', entry)]] : []
      return [
        [
          key,
          path.startsWith(`${key}.`) ? cutOut(value, path.slice(key.length + 1), entry) : value,
        ],
      ]
    }),
  )
}
