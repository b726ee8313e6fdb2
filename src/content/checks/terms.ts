// Every definition is used by a text that prints.

import type { Catalogue } from '../../model/catalogue.ts'
import type { Clause } from '../../model/clause.ts'
import type { AuthoredText } from '../../model/text.ts'
import { type Check, english, isWhole } from '../authored.ts'
import { finderOf } from '../terms.ts'

export const terms: Check = (authored) => {
  const { shelf, base, report } = authored
  const own = shelf.terms.get(english)
  if (!own) return
  const taken = base?.terms[english]?.definitions.map(({ id }) => id) ?? []
  const used = isWhole(authored) ? usedTerms(authored.catalogue) : undefined
  for (const { id, term, offset } of own.terms) {
    if (taken.includes(id)) report.error('id-of-base', { file: own.file, offset }, { id })
    if (used && !used.has(id)) report.warn('term-unused', { file: own.file, offset }, { term })
  }
}

/** Terms that binding texts use, and those that the definitions of these use. */
function usedTerms(catalogue: Catalogue): ReadonlySet<string> {
  const definitions = new Map(
    catalogue.terms[english]?.definitions.map(({ id, text }) => [id, text]),
  )
  const used = new Set<string>()
  const take = (text: AuthoredText): void => {
    for (const node of text) {
      if (typeof node === 'string' || node.type !== 'term' || used.has(node.term)) continue
      used.add(node.term)
      take(definitions.get(node.term) ?? [])
    }
  }
  for (const text of textsOf(catalogue)) take(text)
  // sentences of the package use terms too
  const find = finderOf(english, undefined, catalogue)
  const sentences = Object.values(catalogue.words[english] ?? {}).flatMap(Object.values<string>)
  for (const sentence of sentences) take(find(sentence))
  return used
}

function textsOf({ clauses, kpis, terms: languages }: Catalogue): AuthoredText[] {
  const ofClause = ({ wording }: Clause): AuthoredText[] => {
    const words = wording[english]
    if (!words) return []
    const { outcome = [], condition, question, exceptions, sheet, evidence } = words
    const items = condition.flatMap((part) => part.items)
    return [
      outcome,
      ...exceptions,
      ...items.flatMap((item) => [item.text, ...(item.items ?? [])]),
      ...question.map(({ text }) => text),
      ...sheet.map(({ text }) => text),
      ...evidence.flatMap(({ proof, doesNotShow }) => [proof, doesNotShow]),
    ]
  }
  return [
    ...Object.values(clauses).flatMap(ofClause),
    ...Object.values(kpis).map(({ words }) => words[english]?.count ?? []),
    languages[english]?.howToRead ?? [],
  ]
}
