// `clauses/released/lock.yaml`: every revision that was ever released, with its digest. Written by machine.

import * as z from 'zod/mini'
import { type Shape, version } from '../../model/schema.ts'

/** `TRN-01@2`, `TRN-01@2/de`, `KPI-TRN-01.1@2.0.0`, `terms/en#brand@1`, `words/schedule/en@1`. */
const release = /^(?<name>[^@]+)@(?<revision>\d+(?:\.\d+)*)(?:\/(?<language>[A-Za-z-]+))?$/

export const lockSchema = z.record(
  z.string().check(z.regex(release, 'release')),
  z.strictObject({
    /** SHA-256 of what binds. */
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'digest')),
    /** `withdrawn`: may no longer be used, and its text is not kept. */
    status: z.enum(['released', 'withdrawn']),
    /** Version of the package that released it. */
    since: version(),
  }),
)
export type Lock = Shape<typeof lockSchema>

/** Parts of an id of the lock. */
export function partsOf(id: string): {
  readonly name: string
  readonly revision: string
  readonly language?: string
} {
  const { name = id, revision = '', language } = release.exec(id)?.groups ?? {}
  return { name, revision, ...(language && { language }) }
}

export const lockPath = 'clauses/released/lock.yaml'

/** Where the text of a digest stands. */
export const pathOf = (digest: string): string =>
  `clauses/released/${digest.slice(0, 2)}/${digest}.json`

/** The lock as a file, one line a release, under the remarks that it opens with. */
export function printLock(lock: Lock, before = ''): string {
  const remarks = before.split('\n').filter((line) => line.startsWith('#'))
  const lines = Object.entries(lock)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([id, { digest, status, since }]) =>
        `${JSON.stringify(id)}: { since: ${since}, status: ${status}, digest: "${digest}" }`,
    )
  return [...remarks, ...lines, ''].join('\n')
}
