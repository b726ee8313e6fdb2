// What changed between two catalogues, so that a lawyer can read it.

import { need } from '../language/arguments.ts'
import { canonical } from '../language/digest.ts'
import { type Catalogue, inLanguage, type Kpi } from '../model/catalogue.ts'
import type { Clause } from '../model/clause.ts'
import { readable } from './readable.ts'

/** One passage or value that differs; what is new has no `before`, what is gone no `after`. */
export interface Difference {
  /** Where it stands: an anchor, the name of a parameter, or a part such as `outcome`. */
  readonly where: string
  readonly before?: string
  readonly after?: string
}

/** What became of one entry. */
export interface Change {
  readonly what: 'added' | 'removed' | 'moved' | 'reworded'
  readonly kind: 'clause' | 'kpi' | 'definition'
  readonly id: string
  readonly title: string
  /** Revision or version before and after. */
  readonly before?: string
  readonly after?: string
  /** What took over, where it moved. */
  readonly to?: readonly string[]
  readonly differences: readonly Difference[]
}

/** An entry as named passages, so that any two can be compared. */
interface Entry {
  readonly kind: Change['kind']
  readonly id: string
  readonly title: string
  readonly revision?: string
  readonly passages: ReadonlyMap<string, string>
}

/**
 * Every change from one catalogue to another, for a reader: first what is gone, then what reads otherwise, then what is new.
 *
 * @param before the older catalogue
 * @param after the newer one
 * @param language of the wording; default `en`
 */
export function changes(before: Catalogue, after: Catalogue, language = 'en'): Change[] {
  need('catalogue', before, 'before')
  need('catalogue', after, 'after')
  const [old, now] = [entriesOf(before, language), entriesOf(after, language)]
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, entry]) => goneEntry(entry, after))
  const reworded = [...now].flatMap(([key, entry]): Change[] => {
    const earlier = old.get(key)
    const differences = earlier ? differencesOf(earlier.passages, entry.passages) : []
    if (!earlier || differences.length === 0) return []
    const { kind, id, title, revision } = entry
    const revisions = { before: earlier.revision, after: revision }
    return [{ what: 'reworded', kind, id, title, ...revisions, differences }]
  })
  const added = [...now]
    .filter(([key]) => !old.has(key))
    .map(
      ([, { kind, id, title, revision }]): Change => ({
        what: 'added',
        kind,
        id,
        title,
        after: revision,
        differences: [],
      }),
    )
  return [...gone, ...reworded, ...added]
}

function goneEntry({ kind, id, title, revision }: Entry, { moved }: Catalogue): Change {
  const to = Object.hasOwn(moved, id) ? moved[id]?.to : undefined
  const what = to?.length ? 'moved' : 'removed'
  return { what, kind, id, title, before: revision, to, differences: [] }
}

function differencesOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((where) => before.get(where) !== after.get(where))
    .map((where) => ({ where, before: before.get(where), after: after.get(where) }))
}

function entriesOf(catalogue: Catalogue, language: string): Map<string, Entry> {
  const entries = [
    ...Object.values(catalogue.clauses).map((clause) => ofClause(clause, language)),
    ...Object.values(catalogue.kpis).map((kpi) => ofKpi(kpi, language)),
    ...inLanguage(catalogue.terms, language).definitions.map(
      ({ id, term, text }): Entry => ({
        kind: 'definition',
        id,
        title: term,
        passages: new Map([['text', readable(text)]]),
      }),
    ),
  ]
  return new Map(entries.map((entry) => [`${entry.kind}:${entry.id}`, entry]))
}

function ofClause(clause: Clause, language: string): Entry {
  const words = inLanguage(clause.wording, language)
  const items = [...words.question.map((item) => ['question', item] as const)]
  const binding = words.condition.flatMap((part) =>
    part.items.map((item) => [`${part.audience}, ${part.from}`, item] as const),
  )
  const passages: (readonly [string, string])[] = [
    ['title', words.title],
    ['outcome', readable(words.outcome ?? [])],
    ...[...items, ...binding].map(([place, { anchor, heading = '', text, items: nested = [] }]) => {
      const sentences = [text, ...nested].map(readable).join(' ')
      return [`#${anchor}`, `(${place}) ${heading} ${sentences}`] as const
    }),
    ...words.scoring.map(({ points = '', text }, index) => {
      return [`scoring ${index + 1}`, `${points} ${readable(text)}`] as const
    }),
    ['plan', readable(words.plan ?? [])],
    ...words.exceptions.map((text, index) => [`exception ${index + 1}`, readable(text)] as const),
    ...Object.entries(clause.parameters ?? {}).map(([name, parameter]) => {
      return [name, canonical(parameter)] as const
    }),
    ['placement', canonical(clause.placement)],
  ]
  return {
    kind: 'clause',
    id: clause.id,
    title: words.title,
    revision: String(clause.revision),
    passages: new Map(passages.filter(([, text]) => text !== '')),
  }
}

function ofKpi({ id, version, words, ...numbers }: Kpi, language: string): Entry {
  const { title, count, countLow = [] } = inLanguage(words, language)
  const { measure, thresholds, proof, zero } = numbers
  return {
    kind: 'kpi',
    id,
    title,
    revision: version,
    passages: new Map([
      ['title', title],
      ['count', `${readable(count)} ${readable(countLow)}`],
      ['measure', canonical(measure)],
      ['thresholds', canonical(thresholds)],
      ['proof', canonical(proof)],
      ['zero', zero],
    ]),
  }
}
