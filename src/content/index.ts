/**
 * Reads a folder of clauses and KPIs, the package's or an authority's own. Node only.
 * @module hrdd-clauses/authoring
 */

import type { Catalogue } from '../model/catalogue.ts'
import { HrddError } from '../model/problems.ts'
import { readCatalogue } from './catalogue.ts'
import { readFolder } from './read-folder.ts'

export type * from '../model/catalogue.ts'
export {
  HrddError,
  type Problem,
  type ProblemCode,
  printProblem,
  problemCodes,
} from '../model/problems.ts'
export { type CatalogueReading, readCatalogue } from './catalogue.ts'
export { type Kind, kinds } from './kinds.ts'
export { type FolderReading, limits, readFolder } from './read-folder.ts'
export { release } from './released/release.ts'
export { revise } from './released/revise.ts'
export { type ContentProblem, type Level, levels, type SourceFile } from './report.ts'
export {
  type ScaffoldKind,
  type ScaffoldOptions,
  scaffold,
  scaffoldKinds,
} from './scaffold/index.ts'

/**
 * Loads the folder that holds `clauses/` and `kpis/`: a whole catalogue, or with `extends` an authority's own clauses,
 * KPIs, terms and laws on top of another. What stands in `clauses/overlays/` sets parameters and leaves clauses out.
 *
 * @param folder path of the folder
 * @param options `extends`: the catalogue that the folder adds to, for example `standard`
 * @returns the catalogue, ready for `composeFrom`
 * @throws HrddError with every problem of every file, each with file, line, column and a tip
 * @example
 * ```ts
 * import { loadCatalogue } from 'hrdd-clauses/authoring'
 * const catalogue = await loadCatalogue('.')
 * console.log(Object.keys(catalogue.clauses).includes('TRN-01')) // true
 * ```
 */
export async function loadCatalogue(
  folder: string,
  { extends: base }: { readonly extends?: Catalogue } = {},
): Promise<Catalogue> {
  const { files, problems: unread } = await readFolder(folder)
  const { catalogue, problems } = readCatalogue(files, base && { base })
  const errors = [...unread, ...problems].filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new HrddError(errors)
  return catalogue
}
