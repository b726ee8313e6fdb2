// Locks everything that binds and is not locked yet: a line of the lock and a text for each.

import { fail, failIfAny } from '../../language/problems.ts'
import type { Catalogue } from '../../model/catalogue.ts'
import { HrddError } from '../../model/problems.ts'
import type { CatalogueReading } from '../catalogue.ts'
import type { SourceFile } from '../report.ts'
import type { Texts } from './binding.ts'
import { printBlob } from './blob.ts'
import { type Lock, lockPath, partsOf, pathOf, printLock } from './lock.ts'
import { isEarly, isLater } from './versions.ts'

/**
 * Releases a folder: gives the lock as it is from then on, and the texts that it keeps. Drafts stay open.
 *
 * @param reading of the folder
 * @param version that is released
 * @param base the catalogue that the folder extends: what stands there is released there
 * @returns files to write; none where everything is locked already
 * @throws HrddError with the problems of the folder, or where a text says that a later version brings it
 * @example
 * ```ts
 * import { readCatalogue, readFolder, release } from 'hrdd-clauses/authoring'
 * const { files } = await readFolder('.')
 * const written = release(readCatalogue(files), '9.0.0')
 * console.log(written.every(({ path }) => path.startsWith('clauses/released/'))) // true
 * ```
 */
export function release(
  { catalogue, problems, shelf }: CatalogueReading,
  version: string,
  base?: Catalogue,
): SourceFile[] {
  const errors = problems.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new HrddError(errors)
  if (isEarly(version)) fail('release-version', 'version', { version })
  const { lock } = shelf.tables
  const open = Object.entries(catalogue.digests).filter(
    ([id, digest]) =>
      !lock?.value[id] && base?.digests[id] !== digest && !isDraft(partsOf(id).name, catalogue),
  )
  if (open.length === 0) return []
  failIfAny(
    [...new Set(open.map(([id]) => partsOf(id).name))].flatMap((id) => {
      const since = (catalogue.clauses[id] ?? catalogue.kpis[id])?.since
      const early = since !== undefined && isLater(since, version)
      return early ? [{ code: 'release-early', path: id, values: { since, version } }] : []
    }),
  )
  const added: Lock = Object.fromEntries(
    open.map(([id, digest]) => [id, { digest, status: 'released', since: version }]),
  )
  const texts = open
    .filter(([, digest]) => !shelf.released.has(digest))
    .map(([id, digest]) => ({ path: pathOf(digest), text: printBlob(textOf(id, catalogue)) }))
  const before = lock?.at().file.text
  return [{ path: lockPath, text: printLock({ ...lock?.value, ...added }, before) }, ...texts]
}

const isDraft = (id: string, { clauses, kpis }: Catalogue): boolean =>
  (clauses[id] ?? kpis[id])?.status === 'draft'

/** What an id of the lock names, alone and in one language. */
function textOf(id: string, { clauses, kpis, terms, words }: Catalogue): Partial<Texts> {
  const { name, language = 'en' } = partsOf(id)
  const [folder, first = '', second = ''] = name.split(/[/#]/)
  const only = <Value>(table: Readonly<Record<string, Value>> | undefined, key: string) =>
    Object.fromEntries(Object.entries(table ?? {}).filter(([entry]) => entry === key))
  if (folder === 'words') return { words: { [second]: only(words[second], first) } }
  const clause = clauses[name]
  if (clause) return { clauses: { [name]: { ...clause, wording: only(clause.wording, language) } } }
  const kpi = kpis[name]
  if (kpi) return { kpis: { [name]: { ...kpi, words: only(kpi.words, language) } } }
  const { howToRead = [], definitions = [] } = terms[first] ?? {}
  const named = definitions.filter((definition) => definition.id === second)
  return {
    terms: { [first]: { howToRead: named.length > 0 ? [] : howToRead, definitions: named } },
  }
}
