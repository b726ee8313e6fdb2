// The lock file: the digest of every released revision. What was released never changes.

import type { Catalogue } from '../src/model/catalogue.ts'

/** `catalogue.lock.json` */
export interface Lock {
  /** Digest and releasing version by `id@revision`. */
  readonly released: Readonly<Record<string, { readonly since: string; readonly digest: string }>>
}

/** What a release may not do, and the lock as it is after the release. */
export function checkLock(
  lock: Lock,
  catalogue: Catalogue,
  version: string,
  release: boolean,
): { changed: string[]; next: Lock } {
  const changed = Object.entries(lock.released).flatMap(([key, { since, digest }]) => {
    const now = catalogue.digests[key]
    if (now === undefined)
      return [
        `catalogue.lock.json ${key}: released in ${since}, but it is gone. Tip: keep the old revision in an archive folder.`,
      ]
    if (now !== digest && !(release && since === version))
      return [
        `catalogue.lock.json ${key}: the wording released in ${since} has changed, and its revision has not. Tip: raise the revision and keep the old file under archive/.`,
      ]
    return []
  })
  const added = Object.entries(catalogue.digests).map(
    ([key, digest]) => [key, { since: lock.released[key]?.since ?? version, digest }] as const,
  )
  return {
    changed,
    next: { released: Object.fromEntries(added.sort(([a], [b]) => (a < b ? -1 : 1))) },
  }
}
