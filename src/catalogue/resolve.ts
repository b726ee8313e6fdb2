// What a contract's reference means: the words as released, and whether anything has taken their place.

import type { Catalogue, Category, Clause, Definition, Jurisdiction, Kpi, Strings } from '../model/catalogue.ts'
import { suggest } from '../model/issues.ts'
import { HrddError } from '../model/problems.ts'

/**
 * `current`: nothing newer. `superseded`: a newer revision of the same id exists. `moved`: the id was retired for one
 * other id. `split`: it was retired for several. What the reference names stays as it was released in every case.
 */
export type ReferenceState = 'current' | 'superseded' | 'moved' | 'split'

interface Found<Kind extends string, Revision> {
  readonly kind: Kind
  readonly state: ReferenceState
  /** The latest revision of this id. */
  readonly latest: Revision
  /** Ids that took its place, where it was moved or split. */
  readonly replacedBy: readonly string[]
  /** SHA-256 of the wording, as a stamp or a contract system may have stored it. */
  readonly digest: string
}

/** What a reference leads to. */
export type Resolved =
  | (Found<'clause', number> & { readonly clause: Clause })
  | (Found<'kpi', string> & { readonly kpi: Kpi })
  | (Found<'definition', number> & { readonly definition: Definition })
  | (Found<'jurisdiction', number> & { readonly jurisdiction: Jurisdiction })
  | (Found<'category', number> & { readonly category: Category })
  | (Found<'strings', number> & { readonly strings: Strings })

type Entry = { readonly revision?: number; readonly version?: string; readonly status?: string; readonly replacedBy?: readonly string[] }

/**
 * As `resolve`, in any catalogue: the package's own, or one that `loadCatalogue` read.
 *
 * @param catalogue where to look
 * @param reference `TRN-01@1`, `KPI-TRN-01.1@1.0.0`, `definition:Site List@1`, `jurisdiction:eu@1`, `category:ict-hardware@1`,
 *   `strings:en@1` as a stamp lists them, or an id alone for the current one
 * @throws HrddError where the id or the revision was never released
 */
export function resolveIn(catalogue: Catalogue, reference: string): Resolved {
  const [name, revision] = reference.split('@') as [string, string?]
  const [prefix, rest] = name.includes(':') ? [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)] : ['', name]
  const { archive } = catalogue
  switch (prefix) {
    case '': {
      if (name.startsWith('KPI-')) {
        const { entry, ...found } = find('KPI', name, name, revision, catalogue.kpis, archive.kpis.filter(({ id }) => id === name), catalogue)
        return { kind: 'kpi', ...found, latest: catalogue.kpis[name]!.version, kpi: entry }
      }
      const { entry, ...found } = find('clause', name, name, revision, catalogue.clauses, archive.clauses.filter(({ id }) => id === name), catalogue)
      return { kind: 'clause', ...found, latest: catalogue.clauses[name]!.revision, clause: entry }
    }
    case 'definition': {
      const { entry, ...found } = find('definition', rest, name, revision, catalogue.definitions, archive.definitions.filter(({ id }) => id === rest), catalogue)
      return { kind: 'definition', ...found, latest: catalogue.definitions[rest]!.revision, definition: entry }
    }
    case 'jurisdiction': {
      const { entry, ...found } = find('jurisdiction', rest, name, revision, catalogue.jurisdictions, archive.jurisdictions.filter(({ id }) => id === rest), catalogue)
      return { kind: 'jurisdiction', ...found, latest: catalogue.jurisdictions[rest]!.revision, jurisdiction: entry }
    }
    case 'category': {
      const { entry, ...found } = find('category', rest, name, revision, catalogue.categories, archive.categories.filter(({ id }) => id === rest), catalogue)
      return { kind: 'category', ...found, latest: catalogue.categories[rest]!.revision, category: entry }
    }
    case 'strings': {
      const { entry, ...found } = find('strings', rest, name, revision, catalogue.strings, archive.strings.filter(({ language }) => language === rest), catalogue)
      return { kind: 'strings', ...found, latest: catalogue.strings[rest]!.revision, strings: entry }
    }
    default:
      throw new HrddError([{ code: 'unknown-reference', path: 'reference', message: `"${prefix}:" is no kind of entry`, hint: suggest(prefix, ['definition', 'jurisdiction', 'category', 'strings']) }])
  }
}

const revisionOf = (entry: Entry): string => entry.version ?? String(entry.revision)

function find<T extends Entry>(what: string, id: string, key: string, revision: string | undefined, current: Readonly<Record<string, T>>, archived: readonly T[], catalogue: Catalogue) {
  if (!Object.hasOwn(current, id)) throw new HrddError([{ code: `unknown-${what.toLowerCase()}`, path: 'reference', message: `there is no ${what} ${id}`, hint: suggest(id, Object.keys(current)) }])
  const latest = current[id]!
  const all = [...archived, latest]
  const entry = revision === undefined ? latest : all.find((one) => revisionOf(one) === revision)
  if (!entry) throw new HrddError([{ code: 'unknown-revision', path: 'reference', message: `${id} has no revision ${revision}`, hint: `There is: ${all.map(revisionOf).join(', ')}.` }])
  // an id is retired in its latest revision; that holds for every earlier one too
  const replacedBy = latest.status === 'superseded' ? (latest.replacedBy ?? []) : []
  const state: ReferenceState = replacedBy.length > 1 ? 'split' : replacedBy.length === 1 ? 'moved' : entry === latest && latest.status !== 'superseded' ? 'current' : 'superseded'
  return { entry, state, replacedBy, digest: catalogue.digests[`${key}@${revisionOf(entry)}`] ?? '' }
}
