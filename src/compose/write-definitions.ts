// Which definitions print: those of the terms in use, with the terms that they use.

import { type TermFinder, termFinder } from '../language/terms.ts'
import type { Pack, PackKpi, Pair } from '../model/pack.ts'
import type { AuthoredText, Wording } from '../model/text.ts'
import { audienceLabel } from './audience-label.ts'
import { textsOf } from './printed.ts'
import type { Purchase } from './purchase.ts'
import { definitionsOffered, type Writer } from './write-text.ts'

/** Definitions of the terms that binding text, questions, KPIs and names of audiences use, in alphabetical order. */
export function writeDefinitions(
  purchase: Purchase,
  pairs: readonly Pair[],
  kpis: readonly PackKpi[],
  howToRead: Wording,
  write: Writer,
): Pack['definitions'] {
  const { law, voice, kinds, spec } = purchase
  const offered = new Map(definitionsOffered(purchase).map((entry) => [entry.id, entry]))
  const find = termFinder(
    new Map([...offered.values()].flatMap(({ id, forms }) => forms.map((form) => [form, id]))),
  )
  const printed = new Map<string, Pack['definitions'][number]>()
  const collect = (text: Wording): void => {
    for (const node of text) {
      if (typeof node === 'string' || node.type !== 'term' || printed.has(node.term)) continue
      const definition = offered.get(node.term)
      if (!definition) continue
      const authored = textOfLaw(law.terms?.[definition.id], find) ?? definition.text
      const entry = { id: definition.id, term: definition.term, text: write(authored) }
      printed.set(definition.id, entry)
      collect(entry.text)
    }
  }
  const audiences = new Set(
    pairs.flatMap(({ condition }) => condition.map((part) => part.audience)),
  )
  for (const audience of audiences) collect(find(audienceLabel(audience, kinds, voice)))
  collect(howToRead)
  pairs.flatMap(bindingTexts).forEach(collect)
  for (const { why, count, trap } of kpis) [why, count, trap].forEach(collect)
  const { compare } = new Intl.Collator(spec.language)
  return [...printed.values()].sort((a, b) => compare(a.term, b.term))
}

/** A definition that the law words otherwise. */
const textOfLaw = (words: string | undefined, find: TermFinder): AuthoredText | undefined =>
  words === undefined ? undefined : find(words)

/** Every text of a pair that binds, is asked, or earns points. */
const bindingTexts = (pair: Pair): Wording[] => [
  ...(pair.outcome ? [pair.outcome] : []),
  ...[...pair.question, ...pair.condition.flatMap(({ items }) => items)].flatMap(textsOf),
  ...pair.scoring.map(({ text }) => text),
  ...(pair.plan ? [pair.plan.text] : []),
  ...pair.evidence.flatMap(({ proof, doesNotShow }) => [proof, doesNotShow]),
  ...pair.exceptions,
  ...pair.sheet.map(({ text }) => text),
]
