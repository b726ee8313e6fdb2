// What changed between two releases of a catalogue, so that a lawyer can read it and a package can be numbered.

import { diffWords } from 'diff'
import { audienceKey } from '../model/audience.ts'
import type { Catalogue, Clause, Definition, Kpi, Parameter, Part } from '../model/catalogue.ts'
import { plainText } from '../model/walk.ts'

/** How much a change asks of those who use the catalogue. */
export type Bump = 'major' | 'minor' | 'patch'

/** A run of words of a comparison. */
export interface Words {
  readonly op: 'same' | 'added' | 'removed'
  readonly text: string
}

/** One passage or value that differs. */
export interface Difference {
  /** Where it stands, for example `Condition, reseller: Right to receive`. */
  readonly where: string
  readonly words: readonly Words[]
}

/** What became of one entry. */
export interface Change {
  readonly what: 'added' | 'reworded' | 'superseded' | 'removed'
  readonly kind: 'clause' | 'kpi' | 'definition' | 'jurisdiction' | 'category' | 'strings'
  readonly id: string
  readonly title: string
  readonly before?: string
  readonly after?: string
  readonly replacedBy?: readonly string[]
  readonly differences: readonly Difference[]
  /** Parameters: added, removed, other bounds or defaults. */
  readonly parameters: readonly { readonly name: string; readonly what: string }[]
  readonly bump: Bump
  /** Why it asks for that. */
  readonly why: string
}

/** The entries of one release, by kind and id. */
export interface Release {
  readonly version: string
  readonly entries: ReadonlyMap<string, Entry>
}
interface Entry {
  readonly kind: Change['kind']
  readonly id: string
  readonly title: string
  readonly revision: string
  readonly value: object
}

/** Every revisioned entry of a catalogue, archived ones included, under the name that the lock file gives it. */
function allEntries(catalogue: Catalogue): [string, Entry][] {
  const { archive } = catalogue
  const list = <T extends { revision: number }>(
    kind: Change['kind'],
    prefix: string,
    values: readonly T[],
    name: (value: T) => string,
    title: (value: T) => string,
  ): [string, Entry][] =>
    values.map((value) => [
      `${prefix}${name(value)}@${value.revision}`,
      { kind, id: name(value), title: title(value), revision: String(value.revision), value },
    ])
  return [
    ...list(
      'clause',
      '',
      [...archive.clauses, ...Object.values(catalogue.clauses)],
      ({ id }) => id,
      ({ title }) => title,
    ),
    ...[...archive.kpis, ...Object.values(catalogue.kpis)].map((kpi): [string, Entry] => [
      `${kpi.id}@${kpi.version}`,
      { kind: 'kpi', id: kpi.id, title: kpi.title, revision: kpi.version, value: kpi },
    ]),
    ...list(
      'definition',
      'definition:',
      [...archive.definitions, ...Object.values(catalogue.definitions)],
      ({ id }) => id,
      ({ id }) => id,
    ),
    ...list(
      'jurisdiction',
      'jurisdiction:',
      [...archive.jurisdictions, ...Object.values(catalogue.jurisdictions)],
      ({ id }) => id,
      ({ title }) => title,
    ),
    ...list(
      'category',
      'category:',
      [...archive.categories, ...Object.values(catalogue.categories)],
      ({ id }) => id,
      ({ title }) => title,
    ),
    ...list(
      'strings',
      'strings:',
      [...archive.strings, ...Object.values(catalogue.strings)],
      ({ language }) => language,
      ({ language }) => `Fixed words of documents, ${language}`,
    ),
  ]
}

/** Compares versions such as `0.10.0` and `0.9.1` by their numbers. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number)) as [
    number[],
    number[],
  ]
  return (
    left.map((part, index) => part - (right[index] ?? 0)).find((difference) => difference !== 0) ??
    0
  )
}

/**
 * What a released version held, from the catalogue of today: the lock file says which revisions it released, and the
 * archive keeps their words.
 *
 * @param since for each `id@revision` the version that released it, as in `catalogue.lock.json`
 */
export function releaseOf(
  catalogue: Catalogue,
  since: Readonly<Record<string, string>>,
  version: string,
): Release {
  const entries = new Map<string, Entry>()
  for (const [key, entry] of allEntries(catalogue)) {
    const released = Object.hasOwn(since, key) ? since[key]! : undefined
    if (released === undefined || compareVersions(released, version) > 0) continue
    const name = `${entry.kind}:${entry.id}`
    const known = entries.get(name)
    if (!known || compareVersions(known.revision, entry.revision) < 0) entries.set(name, entry)
  }
  return { version, entries }
}

/** What the catalogue holds now, released or not. */
export function currentOf(catalogue: Catalogue): Release {
  const entries = new Map<string, Entry>()
  for (const [, entry] of allEntries({
    ...catalogue,
    archive: {
      clauses: [],
      kpis: [],
      definitions: [],
      jurisdictions: [],
      categories: [],
      strings: [],
      strategies: [],
      questions: [],
      engagement: [],
      risk: [],
      answerSketches: [],
    },
  }))
    entries.set(`${entry.kind}:${entry.id}`, entry)
  return { version: catalogue.version, entries }
}

/** Every change from one release to another, in the order: superseded, reworded, added, by id. */
export function changesBetween(before: Release, after: Release): Change[] {
  const changes: Change[] = []
  for (const [name, now] of after.entries) {
    const old = before.entries.get(name)
    const status = 'status' in now.value ? now.value.status : 'active'
    const replacedBy = 'replacedBy' in now.value ? (now.value.replacedBy as readonly string[]) : []
    if (!old) {
      if (status !== 'superseded')
        changes.push({
          what: 'added',
          kind: now.kind,
          id: now.id,
          title: now.title,
          after: now.revision,
          differences: [],
          parameters: [],
          bump: 'minor',
          why: 'new; contracts that exist are not touched',
        })
    } else if (
      status === 'superseded' &&
      'status' in old.value &&
      old.value.status !== 'superseded'
    ) {
      changes.push({
        what: 'superseded',
        kind: now.kind,
        id: now.id,
        title: now.title,
        before: old.revision,
        after: now.revision,
        replacedBy,
        differences: [],
        parameters: [],
        bump: 'major',
        why: 'new packs no longer hold it',
      })
    } else if (old.revision !== now.revision) changes.push(reworded(old, now))
  }
  for (const [name, old] of before.entries)
    if (!after.entries.has(name))
      changes.push({
        what: 'removed',
        kind: old.kind,
        id: old.id,
        title: old.title,
        before: old.revision,
        differences: [],
        parameters: [],
        bump: 'major',
        why: 'specs that name it no longer compose',
      })
  const order = ['removed', 'superseded', 'reworded', 'added']
  return changes.sort(
    (a, b) => order.indexOf(a.what) - order.indexOf(b.what) || (a.id < b.id ? -1 : 1),
  )
}

/** The bump that all changes together ask for, and the version that follows. Before 1.0.0, what would be major raises the second number. */
export function bumpOf(changes: readonly Change[], from: string): { bump: Bump; next: string } {
  const bump: Bump =
    (['major', 'minor', 'patch'] as const).find((one) =>
      changes.some((change) => change.bump === one),
    ) ?? 'patch'
  const [major, minor, patch] = from.split('.').map(Number) as [number, number, number]
  if (bump === 'patch') return { bump, next: `${major}.${minor}.${patch + 1}` }
  return {
    bump,
    next: bump === 'major' && major > 0 ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`,
  }
}

/** What differs between two revisions of one entry, each by its reference such as `TRN-01@1`; undefined where one of them is no such entry. */
export function changeOf(catalogue: Catalogue, before: string, after: string): Change | undefined {
  const entries = new Map(allEntries(catalogue))
  const [old, now] = [entries.get(before), entries.get(after)]
  return old && now && old.kind === now.kind ? reworded(old, now) : undefined
}

function reworded(old: Entry, now: Entry): Change {
  const base = {
    what: 'reworded' as const,
    kind: now.kind,
    id: now.id,
    title: now.title,
    before: old.revision,
    after: now.revision,
  }
  const differences = differ(passagesOf(old), passagesOf(now))
  if (now.kind === 'kpi') {
    const level =
      (['major', 'minor', 'patch'] as const)[
        old.revision.split('.').findIndex((part, index) => part !== now.revision.split('.')[index])
      ] ?? 'patch'
    return {
      ...base,
      differences,
      parameters: [],
      bump: level,
      why:
        level === 'major'
          ? 'results are not comparable with earlier ones'
          : 'results stay comparable',
    }
  }
  if (now.kind !== 'clause')
    return {
      ...base,
      differences,
      parameters: [],
      bump: 'minor',
      why: 'a new revision; packs that exist keep theirs',
    }
  const parameters = parameterChanges(old.value as Clause, now.value as Clause)
  const breaking = parameters.some(({ breaks }) => breaks)
  return {
    ...base,
    differences,
    parameters,
    bump: breaking ? 'major' : 'minor',
    why: breaking
      ? 'specs that set a parameter may no longer compose'
      : 'a new revision; contracts that name the old one keep it',
  }
}

function parameterChanges(
  old: Clause,
  now: Clause,
): { name: string; what: string; breaks: boolean }[] {
  const names = [
    ...new Set([...Object.keys(old.parameters), ...Object.keys(now.parameters)]),
  ].sort()
  return names.flatMap((name) => {
    const [before, after] = [old.parameters[name], now.parameters[name]]
    if (!before) return [{ name, what: `added: ${describe(after!)}`, breaks: false }]
    if (!after) return [{ name, what: `removed; it was: ${describe(before)}`, breaks: true }]
    const [was, is] = [describe(before), describe(after)]
    if (was === is) return []
    const narrower =
      (typeof after.min === 'number' &&
        (typeof before.min !== 'number' || after.min > before.min)) ||
      (typeof after.max === 'number' &&
        (typeof before.max !== 'number' || after.max < before.max)) ||
      before.type !== after.type
    return [{ name, what: `${was} → ${is}`, breaks: narrower }]
  })
}

function describe({ type, unit, min, max, default: values, variants }: Parameter): string {
  const bound = (value: Parameter['min']) =>
    typeof value === 'object' ? `${value.parameter} plus ${value.plus}` : value
  const list = (by: Parameter['default']) =>
    Object.entries(by)
      .map(([tier, value]) => `${tier} ${value}`)
      .join(', ')
  return [
    `${type}${unit ? ` in ${unit}` : ''}`,
    ...(min !== undefined || max !== undefined
      ? [`from ${bound(min) ?? 'any'} to ${bound(max) ?? 'any'}`]
      : []),
    `default ${list(values)}`,
    ...variants.map((variant) => `for ${variant.for} ${list(variant.default)}`),
  ].join('; ')
}

/** The words of an entry, each passage under a name that stays when the wording changes. */
function passagesOf({ kind, value }: Entry): Map<string, string> {
  if (kind === 'clause') return passagesOfClause(value as Clause)
  if (kind === 'kpi') {
    const kpi = value as Kpi
    const { title, question, purpose, companion, measure, targets, dialogue, gaming, sme } = kpi
    return new Map(
      Object.entries({
        title,
        question,
        purpose,
        companion,
        'SME variant': sme.note,
        measure: flat(measure),
        targets: flat(targets),
        dialogue: flat(dialogue),
        gaming: flat(gaming),
      }),
    )
  }
  if (kind === 'definition')
    return new Map(
      (value as Definition).text.map((text, index) => [`paragraph ${index + 1}`, plainText(text)]),
    )
  const {
    id: _id,
    revision: _revision,
    language: _language,
    ...rest
  } = value as Record<string, unknown>
  return new Map(leaves(rest, ''))
}

const flat = (value: unknown): string =>
  leaves(value, '')
    .map(([name, text]) => `${name} ${text}`)
    .join('; ')

/** Data as names and texts: `laws, GWB § 127: what`. Entries of a list go by what identifies them, so that one put in between moves nothing. */
function leaves(value: unknown, path: string): [string, string][] {
  const at = (key: string) => (path ? `${path}.${key}` : key)
  if (value === undefined || value === null) return []
  if (typeof value !== 'object') return [[path, String(value)]]
  if (!Array.isArray(value))
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, at(key)))
  if (value.every((one) => typeof one === 'string'))
    return value.length === 0
      ? []
      : [[path, value.join(value.length > 1 && value.every((one) => !/\s/.test(one)) ? ', ' : ' ')]]
  const isWording = value.every(
    (node) =>
      typeof node === 'string' ||
      (typeof node === 'object' &&
        node !== null &&
        'type' in node &&
        ('text' in node || 'to' in node || 'name' in node)),
  )
  if (isWording) return [[path, plainText(value as never)]]
  const seen = new Map<string, number>()
  return value.flatMap((one: unknown, index) => {
    const name = nameOf(one) ?? String(index + 1)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return leaves(one, at(count > 1 ? `${name} (${count})` : name))
  })
}

/** What identifies an entry of a list. */
function nameOf(one: unknown): string | undefined {
  if (typeof one !== 'object' || one === null) return undefined
  const fields = one as Readonly<Record<string, unknown>>
  if (typeof fields.ref === 'string') return `${fields.ref} ${String(fields.at ?? '')}`.trim()
  const found = ['id', 'prefix', 'issue', 'title', 'text']
    .map((key) => fields[key])
    .find((name) => typeof name === 'string')
  return typeof found === 'string' ? found.split(/\s+/).slice(0, 8).join(' ') : undefined
}

function passagesOfClause(clause: Clause): Map<string, string> {
  const found = new Map<string, string>()
  const put = (where: string, text: string) =>
    found.set(found.has(where) ? `${where} (${found.size})` : where, text)
  const parts = (name: string, list: readonly Part[]) => {
    for (const { audience, from, items } of list) {
      const whom = audienceKey(audience)
      for (const [index, item] of items.entries())
        put(
          [
            `${name}${whom === 'all' ? '' : `, ${whom}`}${from ? `, from ${from}` : ''}`,
            item.heading ?? item.anchor ?? String(index + 1),
          ].join(': '),
          [item.text, ...(item.items ?? [])].map(plainText).join(' '),
        )
    }
  }
  put('Title', clause.title)
  put('Outcome', plainText(clause.outcome))
  parts('Question', clause.question)
  parts('Condition', clause.condition)
  parts('Consequence', clause.consequence)
  for (const row of clause.scoring?.descriptors ?? [])
    put(`Scoring: ${row.points}${row.from ? `, from ${row.from}` : ''}`, plainText(row.text))
  for (const [index, row] of clause.evidence.entries())
    put(
      `Evidence: ${index + 1}`,
      `${plainText(row.proof)} (${row.strength}). Shows: ${plainText(row.shows)}. Does not show: ${plainText(row.doesNotShow)}.`,
    )
  for (const form of clause.forms)
    for (const column of form.columns)
      put(`Form: ${plainText(column.title)}`, `${column.type}, ${column.required}`)
  for (const [index, text] of clause.purpose.entries())
    put(`Purpose: ${index + 1}`, plainText(text))
  for (const who of ['buyer', 'supplier'] as const)
    for (const { audience, from, paragraphs } of clause.guidance[who])
      for (const [index, text] of paragraphs.entries())
        put(
          `For the ${who}${audienceKey(audience) === 'all' ? '' : `, ${audienceKey(audience)}`}${from ? `, from ${from}` : ''}: ${index + 1}`,
          plainText(text),
        )
  return found
}

function differ(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((where): Difference[] => {
    const [old, now] = [before.get(where) ?? '', after.get(where) ?? '']
    if (old === now) return []
    return [
      {
        where,
        words: diffWords(old, now).map(({ value, added, removed }) => ({
          op: added ? 'added' : removed ? 'removed' : 'same',
          text: value,
        })),
      },
    ]
  })
}
