// Data that nobody can change.

/** Freezes data at every depth and hands it back. */
export function frozen<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null || Object.isFrozen(data)) return data
  for (const value of Object.values(data)) frozen(value)
  return Object.freeze(data)
}
