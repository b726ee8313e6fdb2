// A purchase in words: its choices, with the law, the goods and the terms in the language of the pack.

import { addMonths, formatISO, parseISO, subDays } from 'date-fns'
import { lawFor } from '../catalogue/law-for.ts'
import { missingIn } from '../language/missing-in.ts'
import { nearIds } from '../language/near-ids.ts'
import { type Speech, speech } from '../language/speech.ts'
import { type Catalogue, inLanguage, type Terms } from '../model/catalogue.ts'
import type { Goods, Law } from '../model/law.ts'
import type { Fault } from '../model/problems.ts'
import type { Spec } from '../model/spec.ts'
import type { WordTable } from '../model/tables.ts'
import { type Choices, readChoices } from './choices.ts'
import { indexOf } from './index-of.ts'

/** Choices with their texts. */
export interface Purchase extends Choices {
  readonly catalogue: Catalogue
  /** Last day of the contract. */
  readonly contractEnd: string
  readonly words: WordTable
  readonly voice: Speech
  readonly terms: Terms
  /** The jurisdiction, with what it takes over from those that it extends. */
  readonly law: Law
  /** Its id and those that it extends. */
  readonly under: readonly string[]
  readonly category: Goods
  readonly listed: readonly Goods[]
}

/** Looks up what a spec names. Unknown ids and a language that is not whole become faults; without them there is a purchase. */
export function readPurchase(
  catalogue: Catalogue,
  spec: Spec,
  faults: Fault[],
): Purchase | undefined {
  const language = spec.language ?? 'en'
  const words = Object.hasOwn(catalogue.words, language) ? catalogue.words[language] : undefined
  if (!words) faults.push(nearIds('language', language, 'language', Object.keys(catalogue.words)))
  const choices = readChoices(indexOf(catalogue), spec, faults)
  if (!words || !choices) return undefined
  const missing = missingIn(catalogue, language, {
    laws: [spec.jurisdiction],
    goods: [spec.category, ...(spec.components?.categories ?? [])],
  })
  if (missing.length > 0) {
    faults.push(incomplete(language, missing))
    return undefined
  }
  const place = lawFor(catalogue.laws, spec.jurisdiction, language)
  if (!place) return undefined
  const goodsOf = ({ id }: { readonly id: string }): Goods =>
    inLanguage(catalogue.goods[id] ?? {}, language)
  return {
    ...choices,
    catalogue,
    contractEnd: lastDay(spec.contract),
    words,
    voice: speech(words),
    terms: inLanguage(catalogue.terms, language),
    under: place.under,
    // who else is sent here says nothing of this contract
    law: { ...place.law, covers: undefined },
    category: goodsOf(choices.category),
    listed: choices.listed.map(goodsOf),
  }
}

const lastDay = ({ start, months }: Spec['contract']): string =>
  formatISO(subDays(addMonths(parseISO(start), months), 1), { representation: 'date' })

/** The fault of a language in which something is missing. At most ten are named. */
export const incomplete = (language: string, missing: readonly string[]): Fault => ({
  code: 'language-incomplete',
  path: 'language',
  values: { language, count: missing.length, all: missing.slice(0, 10) },
})
