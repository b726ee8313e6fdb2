// What binds in a catalogue: what is locked once it was released.

import type { Catalogue, Kpi } from '../../model/catalogue.ts'
import type { Clause } from '../../model/clause.ts'

/** Words that stand in a contract or a tender. */
const bindingProducts = ['schedule', 'questions', 'kpis', 'certificate', 'worker-notice']

/** What binds: clauses, KPIs, definitions and fixed sentences. */
export type Texts = Pick<Catalogue, 'clauses' | 'kpis' | 'terms' | 'words'>

/** Revision of what has no data of its own: of a definition, or of the sentences of a product. */
export type RevisionOf = (name: string) => number

/** What a court reads, by `id@revision`. */
export function bindingOf(
  { clauses, kpis, terms, words }: Texts,
  revisionOf: RevisionOf = () => 1,
): (readonly [key: string, value: unknown])[] {
  const named = (name: string, value: unknown) => [`${name}@${revisionOf(name)}`, value] as const
  return [
    ...Object.values(clauses).flatMap(clauseEntries),
    ...Object.values(kpis).flatMap(kpiEntries),
    ...Object.entries(terms).flatMap(([language, { howToRead, definitions }]) => [
      named(`terms/${language}#how-to-read`, howToRead),
      ...definitions.map((definition) => named(`terms/${language}#${definition.id}`, definition)),
    ]),
    ...Object.entries(words).flatMap(([language, products]) =>
      bindingProducts.flatMap((product) => {
        const list = products[product]
        return list ? [named(`words/${product}/${language}`, list)] : []
      }),
    ),
  ]
}

/** In English by `id@revision`, in another language with its code behind. */
const keyOf = (id: string, language: string): string =>
  language === 'en' ? id : `${id}/${language}`

/** A court reads these; guidance, labels, effort, sources, reviews, examples and status may change. */
function clauseEntries({ wording, ...clause }: Clause): (readonly [string, unknown])[] {
  const { id, revision, from, general, binds, placement, plan, register } = clause
  const { parameters, dates, hands, ladder } = clause
  const data = {
    from,
    general,
    binds,
    scored: placement.scored,
    plan,
    register,
    parameters,
    dates,
    hands,
    ladder,
  }
  return Object.entries(wording).map(([language, words]) => {
    const { purpose: _purpose, guidance: _guidance, words: labels, ...binding } = words
    const choices = choicesOf(parameters, labels)
    return [keyOf(`${id}@${revision}`, language), { ...data, ...binding, choices }]
  })
}

/** Labels that a text prints: those of the words to choose from. */
function choicesOf(parameters: Clause['parameters'], labels: Readonly<Record<string, string>>) {
  const keys = Object.entries(parameters ?? {}).flatMap(([name, { of = [] }]) =>
    of.map((choice) => `${name}.${choice}`),
  )
  return keys.length === 0 ? undefined : keys.map((key) => labels[key])
}

function kpiEntries({ words, ...kpi }: Kpi): (readonly [string, unknown])[] {
  const { since: _since, status: _status, replacedBy: _replacedBy, examples: _all, ...data } = kpi
  return Object.entries(words).map(([language, { thresholdsWhy: _why, ...binding }]) => [
    keyOf(`${kpi.id}@${kpi.version}`, language),
    { ...data, ...binding },
  ])
}
