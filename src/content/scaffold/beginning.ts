// What every scaffold starts from: the folder as it is, and templates that are words of the catalogue.

import { fill } from '../../language/fill.ts'
import { fail } from '../../language/problems.ts'
import { type Catalogue, inLanguage } from '../../model/catalogue.ts'
import type { ProblemCode } from '../../model/problems.ts'
import { type CatalogueReading, readCatalogue } from '../catalogue.ts'
import { plain } from '../released/versions.ts'
import type { SourceFile } from '../report.ts'

/** Where something is begun. */
export interface ScaffoldOptions {
  /** The catalogue that the folder extends. */
  readonly base?: Catalogue
  /** Version that will bring it; default: that of the catalogue. */
  readonly version?: string
  /** Stage of a clause whose area no stage names. */
  readonly stage?: string
}

/** What is begun, and where. */
export interface Beginning extends CatalogueReading {
  readonly id: string
  readonly base?: Catalogue
  readonly stage?: string
  /** A file from the template under `scaffold.<key>`. */
  file(path: string, key: string, values?: Readonly<Record<string, string>>): SourceFile
}

/** Files of a kind under an id. */
export type Scaffold = (beginning: Beginning) => readonly SourceFile[]

export function beginningOf(
  id: string,
  files: readonly SourceFile[],
  { base, version, stage }: ScaffoldOptions,
): Beginning {
  const reading = readCatalogue(files, { ...(base && { base }), ...(version && { version }) })
  const { words, version: current } = reading.catalogue
  const templates = inLanguage(words, 'en').scaffold ?? {}
  const schemas = base ? 'node_modules/hrdd-clauses/schemas' : 'schemas'
  return {
    ...reading,
    id,
    ...(base && { base }),
    ...(stage && { stage }),
    file: (path, key, values = {}) => ({
      path,
      text: fill(templates[key] ?? '', { id, schemas, since: plain(current), ...values }),
    }),
  }
}

/** Refuses an id that does not look like one of its kind, or that is or was in use. */
export function requireFree(
  { id, catalogue }: Beginning,
  form: RegExp,
  code: ProblemCode,
  tables: readonly Readonly<Record<string, unknown>>[],
): void {
  if (!form.test(id)) fail(code, 'id', { given: id })
  const taken = [...tables, catalogue.moved].some((table) => Object.hasOwn(table, id))
  const released = catalogue.releases.some((release) => release.id.startsWith(`${id}@`))
  if (taken || released) fail('scaffold-taken', 'id', { id })
}
