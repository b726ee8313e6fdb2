// Versions such as `0.4.0`, compared and raised by their numbers.

/** Whether a version is tried before it is released, such as `0.4.0-alpha.0`. */
export const isEarly = (version: string): boolean => plain(version) !== version

/** The version that an early one becomes. */
export const plain = (version: string): string => version.replace(/[-+].*$/, '')

const numbersOf = (version: string): readonly [number, number, number] => {
  const [major = 0, minor = 0, patch = 0] = plain(version).split('.').map(Number)
  return [major, minor, patch]
}

/** Whether a version comes after another. */
export function isLater(version: string, than: string): boolean {
  const other = numbersOf(than)
  const difference = numbersOf(version)
    .map((number, place) => number - (other[place] ?? 0))
    .find((step) => step !== 0)
  return (difference ?? 0) > 0
}

/** The next version at one of its three places. */
export function raised(version: string, place: 'major' | 'minor' | 'patch'): string {
  const [major, minor, patch] = numbersOf(version)
  const next = {
    major: [major + 1, 0, 0],
    minor: [major, minor + 1, 0],
    patch: [major, minor, patch + 1],
  }
  return next[place].join('.')
}
