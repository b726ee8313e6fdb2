// Opens the next revision of a text that was released and now reads otherwise. The old text is kept by its digest.

import { digest } from '../../language/digest.ts'
import { nearIds } from '../../language/near-ids.ts'
import { fail } from '../../language/problems.ts'
import type { KpiFile } from '../../model/kpi.ts'
import { HrddError } from '../../model/problems.ts'
import type { Shelf } from '../authored.ts'
import type { CatalogueReading } from '../catalogue.ts'
import type { SourceFile } from '../report.ts'
import { partsOf } from './lock.ts'
import { isLater, plain, raised } from './versions.ts'

/**
 * Opens the next revision of a released text in the file that names it.
 *
 * @param reading of the folder, in which the text was changed
 * @param name `TRN-01`, `KPI-TRN-01.1`, `terms/en#brand` or `words/schedule/en`
 * @param version of the package that is being written
 * @returns the file with the next revision
 * @throws HrddError where there is no such text, its revision is still open, or it reads as released
 * @example
 * ```ts
 * import { HrddError, readCatalogue, readFolder, revise } from 'hrdd-clauses/authoring'
 * const { files } = await readFolder('.')
 * try {
 *   revise(readCatalogue(files), 'TRN-01', '9.0.0')
 * } catch (error) {
 *   console.log(error instanceof HrddError) // true
 * }
 * ```
 */
export function revise(reading: CatalogueReading, name: string, version: string): SourceFile[] {
  const errors = reading.problems.filter(
    ({ level, code }) => level === 'error' && code !== 'release-changed',
  )
  if (errors.length > 0) throw new HrddError(errors)
  const { digests } = reading.catalogue
  const lock = reading.shelf.tables.lock?.value ?? {}
  const all = Object.keys(digests).filter((id) => partsOf(id).name === name)
  const [id] = all
  if (id === undefined) {
    const names = Object.keys(digests).map((key) => partsOf(key).name)
    const { code, path, values } = nearIds('text', name, name, names)
    return fail(code, path, values)
  }
  const locked = all.flatMap((key) => {
    const release = lock[key]
    return release?.status === 'released' ? [{ ...release, now: digests[key] }] : []
  })
  const [first] = locked
  if (!first) return fail('revise-open', name, { id })
  if (locked.every(({ digest: then, now }) => then === now))
    return fail('revise-same', name, { id })
  const since = isLater(version, first.since) ? plain(version) : raised(first.since, 'minor')
  return [opened(name, partsOf(id).revision, since, reading)]
}

/** The file that names the revision, with the next one. */
function opened(
  name: string,
  revision: string,
  since: string,
  { shelf }: CatalogueReading,
): SourceFile {
  const [folder, first = '', second = ''] = name.split(/[/#]/)
  const next = `${Number(revision) + 1}`
  const clause = shelf.clauses.get(name)?.at().file
  if (clause) return change(clause, (text) => put(put(text, 'revision', next), 'since', since))
  const kpi = shelf.kpis.get(name)
  if (kpi) {
    const version = raised(revision, placeOf(name, shelf))
    return change(kpi.at().file, (text) => put(put(text, 'version', version), 'since', since))
  }
  if (folder === 'terms')
    return change(shelf.terms.get(first)?.file, (text) => inHeading(text, second, next))
  return change(shelf.words.get(second)?.get(first)?.at().file, (text) =>
    /^revision:/m.test(text)
      ? put(text, 'revision', next)
      : text.replace(/^language:.*$/m, (line) => `${line}\nrevision: ${next}`),
  )
}

const change = (file: SourceFile | undefined, to: (text: string) => string): SourceFile => ({
  path: file?.path ?? '',
  text: to(file?.text ?? ''),
})

/** Another number behind a key; a remark behind it stays. */
const put = (text: string, key: string, value: string): string =>
  text.replace(new RegExp(`^(${key}: *)[\\d.]+`, 'm'), `$1${value}`)

const inHeading = (text: string, anchor: string, revision: string): string =>
  text.replace(new RegExp(`^##.*\\{#${anchor}[ }].*$`, 'm'), (heading) =>
    heading
      .replace(/ revision="?\d+"?/, '')
      .replace(`{#${anchor}`, `{#${anchor} revision=${revision}`),
  )

/** Which place of its version goes up: whether results stay comparable, and whether more than words changed. */
function placeOf(name: string, { kpis, released, tables }: Shelf): 'major' | 'minor' | 'patch' {
  const now = kpis.get(name)?.value
  const id = `${name}@${now?.version}`
  const before = released.get(tables.lock?.value[id]?.digest ?? '')?.texts.kpis[name]
  if (!now || !before) return 'major'
  const differs = (of: (kpi: KpiFile) => unknown): boolean => digest(of(now)) !== digest(of(before))
  if (
    differs(({ measure, unit, direction, zero, clause }) => [
      measure,
      unit,
      direction,
      zero,
      clause,
    ])
  )
    return 'major'
  const data = ({ level, alsoMeasures, show, thresholds, proof }: KpiFile) => [
    [level, alsoMeasures, show, thresholds, proof],
  ]
  return differs(data) ? 'minor' : 'patch'
}
