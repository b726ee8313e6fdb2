// Files to begin with: a line a kind.

import { nearest } from '../../language/nearest.ts'
import { fail } from '../../language/problems.ts'
import type { SourceFile } from '../report.ts'
import { beginningOf, type Scaffold, type ScaffoldOptions } from './beginning.ts'
import { clause, kpi } from './clause.ts'
import { language } from './language.ts'
import { goods, law, overlay } from './place.ts'

export type { ScaffoldOptions } from './beginning.ts'

/** What can be begun. */
export const scaffoldKinds = ['clause', 'kpi', 'law', 'goods', 'overlay', 'language'] as const
export type ScaffoldKind = (typeof scaffoldKinds)[number]
const scaffolds: Readonly<Record<ScaffoldKind, Scaffold>> = {
  clause,
  kpi,
  law,
  goods,
  overlay,
  language,
}

/**
 * Files to begin a clause, a KPI, a jurisdiction, a category, an overlay or a language with. They pass every check as they are: drafts
 * stand in no pack, and nothing is composed in a language while one of its texts stands behind its mark.
 *
 * @param kind what is begun
 * @param id its id, for example `TRN-05`, `KPI-TRN-01.2`, `fi`, `shoes`, `de`
 * @param files of the folder as it is
 * @returns files to add to the folder
 * @throws HrddError where the kind is unknown, or the id is badly formed, in use, or was used before
 * @example
 * ```ts
 * import { readFolder, scaffold } from 'hrdd-clauses/authoring'
 * import { standard } from 'hrdd-clauses/catalogue'
 * const files = scaffold('clause', 'TBK-01', [], { base: standard })
 * console.log(files[0]?.path) // clauses/govern/TBK-01/clause.yaml
 * ```
 */
export function scaffold(
  kind: ScaffoldKind | (string & {}),
  id: string,
  files: readonly SourceFile[],
  options: ScaffoldOptions = {},
): readonly SourceFile[] {
  const named = Object.entries(scaffolds).find(([name]) => name === kind)
  if (!named) {
    const near = nearest(kind, scaffoldKinds)
    return fail('scaffold-kind', 'kind', { given: kind, all: near ? [near] : scaffoldKinds })
  }
  const written = named[1](beginningOf(id, files, options))
  const taken = written.find(({ path }) => files.some((file) => file.path === path))
  if (taken) fail('scaffold-taken', 'id', { id })
  return written
}
