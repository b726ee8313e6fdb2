// What a contract's reference means: the words as released, and whether anything has taken their place.

import { need } from '../language/arguments.ts'
import { nearest } from '../language/nearest.ts'
import { type Catalogue, inLanguage, type Kpi } from '../model/catalogue.ts'
import type { Clause } from '../model/clause.ts'
import type { Goods, Law } from '../model/law.ts'

/** What a reference leads to, as it was released. */
export interface Entry {
  /** `TRN-01`, `KPI-TRN-01.1`, `law:eu`, `goods:ict-hardware`. */
  readonly id: string
  /** Revision or version. */
  readonly revision: string
  /** SHA-256 of the wording, as a stamp or a contract system may have stored it; absent where it is not kept. */
  readonly digest?: string
  readonly clause?: Clause
  readonly kpi?: Kpi
  readonly law?: Law
  readonly goods?: Goods
}

/**
 * `current`: nothing newer. `older`: a newer revision exists; what the reference names stays as it was. `moved`: the id was
 * retired, and `to` names what took over. `withdrawn`: a revision that may no longer be used, with its successors; none
 * where the subject was dropped. `unknown`: never released; `near` is what may have been meant.
 */
export type Resolved =
  | ({ readonly status: 'current' } & Entry)
  | ({ readonly status: 'older'; readonly latest: string } & Entry)
  | {
      readonly status: 'moved' | 'withdrawn'
      readonly id: string
      readonly to: readonly string[]
      readonly why?: string
    }
  | { readonly status: 'unknown'; readonly id: string; readonly near?: string }

/**
 * As `resolve`, in any catalogue: the package's own, or one that `loadCatalogue` read.
 *
 * @param catalogue where to look
 * @param reference anything that a stamp lists, or an id alone for the current revision; an item as `REQ-01#end`
 */
export function resolveIn(catalogue: Catalogue, reference: string): Resolved {
  need('catalogue', catalogue)
  need('text', reference, 'reference')
  const [name = '', revision] = reference.split('@')
  const [id = '', anchor] = name.split('#')
  const moved = Object.hasOwn(catalogue.moved, id) ? catalogue.moved[id] : undefined
  if (moved) {
    const isWithdrawn = revision !== undefined || moved.to.length === 0
    return { status: isWithdrawn ? 'withdrawn' : 'moved', id, ...moved }
  }
  const entries = entriesOf(catalogue, id)
  const latest = entries.at(-1)
  if (!latest && catalogue.releases.some((release) => release.id === reference))
    return { status: 'withdrawn', id: name, to: [] }
  if (!latest || !hasItem(latest, anchor)) return unknown(catalogue, name)
  if (revision === undefined) return retired(latest) ?? { status: 'current', ...latest }
  const entry = entries.find((candidate) => candidate.revision === revision)
  if (entry === latest) return { status: 'current', ...latest }
  if (entry) return { status: 'older', latest: latest.revision, ...entry }
  return withoutWords(catalogue, id, revision, entries)
}

/** Every revision whose words are kept, the current one last. */
function entriesOf(catalogue: Catalogue, id: string): Entry[] {
  const [kind, name = ''] = id.split(':')
  const all = <Row extends { readonly id: string }>(
    current: Readonly<Record<string, Row>>,
    older: readonly Row[],
  ): Row[] => {
    const latest = Object.hasOwn(current, id) ? current[id] : undefined
    return latest ? [...older.filter((row) => row.id === id), latest] : []
  }
  const digestOf = (revision: string) =>
    catalogue.digests[`${id}@${revision}`] ??
    catalogue.releases.find((release) => release.id === `${id}@${revision}`)?.digest
  const [law, goods] = [
    kind === 'law' && Object.hasOwn(catalogue.laws, name) ? catalogue.laws[name] : undefined,
    kind === 'goods' && Object.hasOwn(catalogue.goods, name) ? catalogue.goods[name] : undefined,
  ]
  return [
    ...all(catalogue.clauses, catalogue.archive.clauses).map((clause) => ({
      revision: String(clause.revision),
      clause,
    })),
    ...all(catalogue.kpis, catalogue.archive.kpis).map((kpi) => ({ revision: kpi.version, kpi })),
    ...(law ? [{ revision: String(law.en?.revision), law: law.en }] : []),
    ...(goods ? [{ revision: String(goods.en?.revision), goods: goods.en }] : []),
  ].map((entry) => ({ id, digest: digestOf(entry.revision), ...entry }))
}

const hasItem = ({ clause }: Entry, anchor: string | undefined): boolean =>
  anchor === undefined ||
  (clause !== undefined &&
    inLanguage(clause.wording, 'en').condition.some(({ items }) =>
      items.some((item) => item.anchor === anchor),
    ))

/** An id whose last revision was superseded by others. */
function retired({ id, clause, kpi }: Entry): Resolved | undefined {
  const to = (clause ?? kpi)?.replacedBy
  return to && { status: 'moved', id, to }
}

/** A revision whose words are not kept: withdrawn where it is older than all that are, or unknown. */
function withoutWords(
  catalogue: Catalogue,
  id: string,
  revision: string,
  entries: readonly Entry[],
): Resolved {
  const release = catalogue.releases.find((entry) => entry.id === `${id}@${revision}`)
  const oldest = entries[0]?.revision ?? ''
  const isOlder = /^\d+(\.\d+)*$/.test(revision) && compareRevisions(revision, oldest) < 0
  const latest = entries.at(-1)?.revision ?? ''
  if (release?.status === 'released')
    return { status: 'older', latest, id, revision, digest: release.digest }
  if (release || (isOlder && compareRevisions(revision, '0') > 0))
    return { status: 'withdrawn', id, to: [`${id}@${latest}`] }
  return { status: 'unknown', id: `${id}@${revision}`, near: `${id}@${latest}` }
}

/** Compares revisions and versions such as `2` and `1.10.0` by their numbers. */
function compareRevisions(a: string, b: string): number {
  const [left, right] = [a, b].map((revision) => revision.split('.').map(Number))
  const places = [0, 1, 2].map((place) => (left?.[place] ?? 0) - (right?.[place] ?? 0))
  return places.find((difference) => difference !== 0) ?? 0
}

function unknown({ clauses, kpis, moved, laws, goods }: Catalogue, id: string): Resolved {
  const near = nearest(id, [
    ...Object.keys(clauses),
    ...Object.keys(kpis),
    ...Object.keys(moved),
    ...Object.keys(laws).map((law) => `law:${law}`),
    ...Object.keys(goods).map((category) => `goods:${category}`),
  ])
  return { status: 'unknown', id, ...(near !== undefined && { near }) }
}
