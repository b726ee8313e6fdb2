// Makes a catalogue of the files of a folder, or says everything that is wrong with them.

import { nearest } from '../language/nearest.ts'
import type { Catalogue } from '../model/catalogue.ts'
import { assemble } from './assemble.ts'
import { type Authored, emptyShelf, type Shelf } from './authored.ts'
import { checks } from './checks/index.ts'
import { finish } from './digests.ts'
import { type Desk, type Kind, kinds, type Names } from './kinds.ts'
import { lint } from './lint/index.ts'
import { type ContentProblem, createReport, type Report, type SourceFile } from './report.ts'

/** A catalogue, and what is wrong with the files that it was made of. */
export interface CatalogueReading {
  /** What could be read. To be used only where no problem is an error. */
  readonly catalogue: Catalogue
  readonly problems: readonly ContentProblem[]
  /** The data with the places where they stand. */
  readonly shelf: Shelf
}

/**
 * Reads a catalogue from files in memory and says every problem instead of throwing.
 *
 * @param files with paths below the folder, e.g. `clauses/disclose/TRN-01/clause.yaml`
 * @param options `base`: the catalogue that the files add to; `version`: of the catalogue made, default that of the base
 * @example
 * ```ts
 * import { readCatalogue } from 'hrdd-clauses/authoring'
 * const { problems } = readCatalogue([{ path: 'clauses/stage.yaml', text: '' }])
 * console.log(problems.some(({ path }) => path === 'clauses/stage.yaml')) // true
 * ```
 */
export function readCatalogue(
  files: readonly SourceFile[],
  { base, version }: { readonly base?: Catalogue; readonly version?: string } = {},
): CatalogueReading {
  const report = createReport()
  for (const file of files) checkCharacters(file, report)
  const desk: Desk = { shelf: emptyShelf(), report, ...(base && { base }) }
  for (const { kind, file, names } of inOrder(files, desk)) kind.lower(file, names, desk)
  const draft = assemble(desk.shelf, base, version ?? base?.version ?? '0.0.0')
  const catalogue = finish(draft, desk.shelf)
  const authored: Authored = {
    shelf: desk.shelf,
    catalogue,
    report,
    faulty: report.faulty(),
    ...(base && { base }),
  }
  for (const check of checks) check(authored)
  lint(authored)
  return { catalogue, problems: report.finish(), shelf: desk.shelf }
}

// C0 and C1 controls, and the marks that turn the direction of text around
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/

/** Says the first character of a file that cannot be printed. */
function checkCharacters(file: SourceFile, report: Report): void {
  const match = unprintable.exec(file.text)
  if (!match) return
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  report.error('character', { file, offset: match.index }, { character: `U+${code}` })
}

interface Sorted {
  readonly kind: Kind
  readonly file: SourceFile
  readonly names: Names
}

/** Files with their kinds, in the order of reading: by kind, English first. What is of no kind is reported. */
function inOrder(files: readonly SourceFile[], { report, base }: Desk): readonly Sorted[] {
  const sorted = files.flatMap((file): Sorted[] => {
    for (const kind of kinds) {
      const names = namesIn(file.path, kind.path)
      if (!names) continue
      if (!base || kind.authority) return [{ kind, file, names }]
      report.error('kind-of-base', { file })
      return []
    }
    const near = nearest(
      file.path,
      kinds.map(({ path }) => likePath(file.path, path)),
    )
    report.error(near ? 'no-kind-near' : 'no-kind', { file }, near ? { near } : {})
    return []
  })
  const rank = ({ kind, names }: Sorted) =>
    kinds.indexOf(kind) * 2 + Number(names.language !== 'en')
  return sorted.sort((a, b) => rank(a) - rank(b) || (a.file.path < b.file.path ? -1 : 1))
}

/** Forms of what stands in for a name in a path. */
const forms: Readonly<Record<string, string>> = {
  stage: '(?<stage>[a-z][a-z0-9-]*)',
  clause: '(?<id>[A-Z]{3}-\\d{2})',
  kpi: '(?<id>KPI-[A-Z]{3}-\\d{2}\\.\\d{1,2})',
  id: '(?<id>[A-Za-z0-9][A-Za-z0-9-]*)',
  product: '(?<product>[a-z][a-z0-9-]*)',
  language: '(?<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)',
  start: '[0-9a-f]{2}',
  digest: '(?<id>[0-9a-f]{64})',
}

/** What stands in for the names of a pattern; `undefined` where a path does not fit it. */
function namesIn(path: string, pattern: string): Names | undefined {
  const source = pattern
    .replace(/[.]/g, '\\.')
    .replace(/\{(\w+)\}/g, (_place, name: string) => forms[name] ?? '')
  const match = new RegExp(`^${source}$`).exec(path)
  if (!match) return undefined
  // a kind of which there is one has its name from its file
  const own = path.slice(path.lastIndexOf('/') + 1).split('.')[0] ?? ''
  const { stage = '', id = own, product = '', language = 'en' } = match.groups ?? {}
  return { stage, id, product, language }
}

/** A pattern with the steps of a path in its places: what the path may have been meant to be. */
function likePath(path: string, pattern: string): string {
  const steps = path.split('/')
  return pattern
    .split('/')
    .map((step, index) => (/^\{\w+\}$/.test(step) ? (steps[index] ?? step) : step))
    .join('/')
}
