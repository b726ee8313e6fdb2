// Plain data that nobody can change: copied, keys in order, without empty fields, frozen at every depth.

/**
 * A deeply frozen copy that shares nothing with what it was made from. Fields without a value are left out; the keys of
 * every object are in order, so that the order in which they were written changes nothing.
 */
export function settle<Value>(value: Value): Value
export function settle(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map((item: unknown) => settle(item)))
  if (typeof value !== 'object' || value === null) return value
  const fields: [string, unknown][] = []
  for (const key of Object.keys(value).sort()) {
    const field: unknown = Reflect.get(value, key)
    if (field !== undefined) fields.push([key, settle(field)])
  }
  return Object.freeze(Object.fromEntries(fields))
}
