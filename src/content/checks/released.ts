// What was released stays as it was: a text that reads otherwise is a new revision, and the old one is kept.

import { type Authored, type Check, isWhole } from '../authored.ts'
import { type Lock, partsOf, pathOf } from '../released/lock.ts'
import type { Place } from '../report.ts'

export const released: Check = (authored) => {
  const { shelf, report } = authored
  const lock = shelf.tables.lock?.value ?? {}
  for (const [id, release] of Object.entries(lock)) checkRelease(id, release, authored)
  const listed = new Set(Object.values(lock).map(({ digest }) => digest))
  for (const [digest, { file }] of shelf.released)
    if (!listed.has(digest)) report.error('release-unlisted', { file })
}

function checkRelease(id: string, release: Lock[string], authored: Authored): void {
  const { shelf, catalogue, base, report } = authored
  const { digest, status, since } = release
  const { name } = partsOf(id)
  const entry = shelf.tables.lock?.at(id) ?? { file: { path: '', text: '' } }
  const now = base?.digests[id] === undefined ? catalogue.digests[id] : undefined
  const place = placeOf(name, authored) ?? entry
  if (status === 'withdrawn') {
    if (now !== undefined) report.error('release-withdrawn', place, { id, since })
    return
  }
  if (now !== undefined && now !== digest)
    report.error('release-changed', place, { id, since, name })
  if (!shelf.released.has(digest) && !shelf.announced.has(digest))
    report.error('release-lost', entry, { id, path: pathOf(digest) })
  if (isWhole(authored) && isGone(name, authored))
    report.error('release-gone', entry, { id, since })
}

/** Whether a clause or KPI left without saying what took its place. */
const isGone = (name: string, { catalogue }: Authored): boolean =>
  !name.includes('/') && !catalogue.clauses[name] && !catalogue.kpis[name] && !catalogue.moved[name]

/** Where the revision of what the lock names is written. */
function placeOf(name: string, { shelf }: Authored): Place | undefined {
  const [folder, first = '', second = ''] = name.split(/[/#]/)
  if (folder === 'words') return shelf.words.get(second)?.get(first)?.at('language')
  if (folder !== 'terms')
    return shelf.clauses.get(name)?.at('revision') ?? shelf.kpis.get(name)?.at('version')
  const file = shelf.terms.get(first)
  const term = file?.terms.find((entry) => entry.id === second)
  return file && { file: file.file, ...(term && { offset: term.offset, field: term.term }) }
}
