// Plain data that nobody can change: copied, without empty fields, frozen at every depth.

/** A deeply frozen copy that shares nothing with what it was made from. Fields without a value are left out. */
export function settle<Value>(value: Value): Value
export function settle(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map((item: unknown) => settle(item)))
  if (typeof value !== 'object' || value === null) return value
  return Object.freeze(
    Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]): [string, unknown][] =>
        inner === undefined ? [] : [[key, settle(inner)]],
      ),
    ),
  )
}

/** The same data with the keys of every object in order, so that the order in which they were written changes nothing. */
export function sortKeys<Value>(value: Value): Value
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => sortKeys(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  )
}
