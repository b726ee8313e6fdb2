// A pack as named facts, so that any two packs can be laid side by side.

import type { Speech } from '../language/speech.ts'
import { kindsOf } from '../model/audience.ts'
import type { Pack, PackItem, PackKpi, PackSheet, Pair } from '../model/pack.ts'
import { plainText, type Wording } from '../model/text.ts'
import { audienceLabel } from './audience-label.ts'

/** Kinds of facts, in the order in which they are told. */
export const factKinds = [
  'spec',
  'clause',
  'place',
  'value',
  'kpi',
  'target',
  'text',
  'other',
] as const
export type FactKind = (typeof factKinds)[number]

export interface Fact {
  readonly what: FactKind
  readonly id: string
  /** Part of the pack that it stands in, as the stamp names it. */
  readonly part: string
  /** In words, where the id alone says little. */
  readonly title?: string
  readonly text: string
  /** What decides whether two facts are the same, where that is not the text. */
  readonly compared?: string
  /** Id of the clause, KPI, law or category without which it is nothing. */
  readonly of?: string
}

/** Every fact of a pack, in the order of the pack. */
export const factsOf = (pack: Pack, voice: Speech): readonly Fact[] => [
  ...specFacts(pack),
  ...pack.pairs.flatMap((pair) => pairFacts(pair, pack, voice)),
  ...pack.kpis.flatMap((kpi) => kpiFacts(kpi, voice)),
  ...pack.register.flatMap(sheetFacts),
  ...Object.entries(pack.words).flatMap(([product, words]) => {
    const part = `words.${product}`
    return textsIn(words, part).map((passage) => ({ ...passage, part }))
  }),
  ...restFacts(pack),
]

type Passage = Pick<Fact, 'what' | 'id' | 'text' | 'compared'>

const passage = (id: string, texts: Wording): Passage => ({
  what: 'text',
  id,
  text: plainText(texts).trim(),
  // a value that differs is told once, not wherever it prints
  compared: plainText(
    texts.map((node) =>
      typeof node === 'object' && node.type === 'value' ? { ...node, text: node.name } : node,
    ),
  ),
})

const isNode = (value: unknown): value is Wording[number] =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && 'type' in value)
/** A list as running text, where it is such; more than one string, and nothing else, is a list of strings. */
function wordingOf(list: readonly unknown[]): Wording | undefined {
  const nodes = list.filter(isNode)
  if (nodes.length < list.length || nodes.length === 0) return undefined
  const strings = nodes.filter((node) => typeof node === 'string')
  return strings.length > 1 && strings.length === nodes.length ? [strings.join(', ')] : nodes
}

/** Every text, number and choice inside of a value, named by the way that leads there. */
function textsIn(value: unknown, id: string): readonly Passage[] {
  if (Array.isArray(value)) {
    const wording = wordingOf(value)
    if (wording) return [passage(id, wording)]
    return value.flatMap((entry, index) => textsIn(entry, `${id}.${nameOf(entry) ?? index + 1}`))
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, field]) => textsIn(field, `${id}.${key}`))
  return value === undefined ? [] : [passage(id, [String(value)])]
}

const nameOf = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined

/** What the buyer chose. Values and targets are told where they took effect. */
function specFacts({ spec, contractEnd }: Pack): readonly Fact[] {
  const { set, kpis, award, ...rest } = spec
  const { add, remove, targets, ...chosen } = kpis
  const { promises, ...winner } = award ?? {}
  return Object.entries({ ...rest, kpis: chosen, award: winner, contractEnd }).flatMap(
    ([field, value]) =>
      textsIn(value, field).map((found) => ({
        ...found,
        what: 'spec' as const,
        part: field === 'contractEnd' ? field : 'spec',
      })),
  )
}

function pairFacts(pair: Pair, { kinds }: Pack, voice: Speech): readonly Fact[] {
  const { id, title, revision, placement, parameters, condition, question } = pair
  const { tender, scored } = placement
  const part = `pairs.${id}`
  const ofPair = { part, of: id }
  const place = voice.say(`difference.place.${tender}`, {
    max: scored?.max ?? 0,
    weight: scored?.weight ?? 0,
  })
  const { purpose, subjectMatter, outcome, scoring, plan, evidence, exceptions } = pair
  const { sheet, guidance, sketches, noKpi, because, sources } = pair
  const plain = { title, purpose, subjectMatter, outcome, plan, exceptions, guidance, sketches }
  const rows = {
    scoring: scoring.map(({ points = '', text }) => [`${points} `, ...text]),
    evidence: evidence.map(({ proof, grade, doesNotShow }) => [
      `${grade} `,
      ...proof,
      '. ',
      ...doesNotShow,
    ]),
    sheet: sheet.map(({ heading, text }) => [`${heading}. `, ...text]),
    sources: sources.map(({ ref, at }) => [`${ref}, ${at}`]),
  }
  const passages = [
    ...textsIn({ ...plain, noKpi, because }, id),
    ...Object.entries(rows).flatMap(([field, texts]) =>
      texts.map((text, index) => passage(`${id}.${field}.${index + 1}`, text)),
    ),
  ]
  return [
    { what: 'clause', id, part, title, text: String(revision) },
    { what: 'place', id, ...ofPair, text: place },
    ...Object.entries(parameters).map(([name, { label, text }]): Fact => {
      return { what: 'value', id: `${id}.${name}`, ...ofPair, title: label, text }
    }),
    ...[
      ...question.map((item) => itemPassage(`${id}.q.${item.anchor}`, item)),
      ...condition.flatMap(({ audience, items }) => {
        const whom = audienceLabel(audience, kinds.flatMap(kindsOf), voice)
        return items.map((item) => itemPassage(`${id}.${item.anchor}`, item, whom))
      }),
      ...passages,
    ].map((found) => ({ ...found, ...ofPair })),
  ]
}

/** An item as it prints: whom it binds, heading, text, sub-items. */
const itemPassage = (id: string, { heading = '', text, items = [] }: PackItem, whom = '') =>
  passage(id, [
    [whom, heading].map((words) => (words === '' ? '' : `${words}. `)).join(''),
    ...text,
    ...items.flatMap((inner) => [' ', ...inner]),
  ])

function kpiFacts(kpi: PackKpi, voice: Speech): readonly Fact[] {
  const { id, version, title, question, why, count, trap, talk, thresholds } = kpi
  const part = `kpis.${id}`
  const ofKpi = { part, of: id }
  const { say, date, number } = voice
  const steps = (thresholds ?? []).map(({ from, ...limits }) => {
    const values = Object.entries(limits).map(([name, value]) => [name, number(value)])
    const step = say('difference.target.step', Object.fromEntries(values))
    return from === undefined ? step : say('difference.target.from', { date: date(from), step })
  })
  return [
    { what: 'kpi', id, part, title, text: version },
    ...(steps.length > 0
      ? [{ what: 'target' as const, id, ...ofKpi, text: steps.join(say('difference.target.then')) }]
      : []),
    ...textsIn({ title, question, why, count, trap, talk }, id).map((found) => ({
      ...found,
      ...ofKpi,
    })),
  ]
}

/** A sheet of the Register, with a text for each column: title, note and choices. */
function sheetFacts({ id, title, row, columns }: PackSheet): readonly Fact[] {
  const part = `register.${id}`
  return [
    ...textsIn({ title, row }, part),
    ...columns.map(({ id: column, title: head, note = '', options = [] }) =>
      passage(`${part}.${column}`, [
        [head, note, options.map(({ label }) => label).join(', ')].filter(Boolean).join('. '),
      ]),
    ),
  ].map((found) => ({ ...found, part }))
}

/** Texts beside clauses and KPIs. What follows from other facts alone has none. */
function restFacts(pack: Pack): readonly Fact[] {
  const { howToRead, definitions, components, schemes, jurisdiction, category, promises } = pack
  const within = (part: string, passages: readonly Passage[], of?: string): readonly Fact[] =>
    passages.map((found) => ({ ...found, part, of }))
  /** Of another law or category, only that it is another one. */
  const known = (part: string, value: { readonly id: string }) =>
    within(part, textsIn(value, part), `${part}.${value.id}`)
  const wrote = Object.fromEntries(promises.map((promise) => [promise.number, promise.wrote]))
  const defined = definitions.map(({ id, term, text }) =>
    passage(`definitions.${id}`, [`${term}: `, ...text]),
  )
  return [
    ...within('howToRead', textsIn(howToRead, 'howToRead')),
    ...within('definitions', defined),
    ...within('components', textsIn(components, 'components')),
    ...within('schemes', textsIn(schemes, 'schemes')),
    ...known('jurisdiction', jurisdiction),
    ...known('category', category),
    ...within('promises', textsIn(wrote, 'promises')),
  ]
}
