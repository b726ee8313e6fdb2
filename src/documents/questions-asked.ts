// The one list of what every bidder is asked: acceptance, facts, and parts of scored questions. Document, workbook and CSV read it.

import type { PackItem, PackPromise } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import type { Drafting } from './drafting.ts'
import { hasGoods } from './names.ts'
import { type ScoredPair, scoredItem, scoredPairs } from './question.ts'

/** Something that is answered in one place. */
export interface AskedQuestion {
  /** As it is cited: `A1`, `B2`, `TRN-01 (a)`. */
  readonly number: string
  /** What it is about; the same in every language. */
  readonly name: string
  readonly kind: 'yes-no' | 'narrative'
  readonly text: Text
}

/** A part of a scored question: what is answered on its own. */
export interface AskedPart extends AskedQuestion {
  readonly promise: PackPromise
  /** Most points, where each row of the table is about one part. */
  readonly points?: number
}

/** A question that earns points. Its parts share the limit of words. */
export interface ScoredQuestion {
  readonly pair: ScoredPair
  readonly item: PackItem
  readonly parts: readonly AskedPart[]
}

export interface QuestionsAsked {
  readonly acceptance: AskedQuestion
  readonly facts: readonly AskedQuestion[]
  readonly scored: readonly ScoredQuestion[]
}

/** Everything that a bidder answers, in printed order. */
export const questionsAsked = (drafting: Drafting): QuestionsAsked => ({
  acceptance: {
    number: 'A1',
    name: 'accept',
    kind: 'yes-no',
    text: drafting.text('questions.accept'),
  },
  facts: facts(drafting).map((fact, index) => ({ number: `B${index + 1}`, ...fact })),
  scored: scoredPairs(drafting).flatMap((pair) => {
    const item = scoredItem(pair)
    return item ? [{ pair, item, parts: partsOf(drafting, pair) }] : []
  }),
})

/** What earns no points: lines, size, subcontractors, and what the law has every bidder declare. */
function facts(drafting: Drafting): readonly Omit<AskedQuestion, 'number'>[] {
  const { text, pack } = drafting
  const { declaration } = pack.jurisdiction
  const write = (name: string) =>
    ({ name, kind: 'narrative', text: text(`questions.fact.${name}`) }) as const
  return [
    ...(hasGoods(drafting) ? [write('lines')] : []),
    ...(pack.spec.bidders.sizes.length > 1 ? [{ ...write('sme'), kind: 'yes-no' as const }] : []),
    write('subcontractors'),
    ...(declaration
      ? [{ name: 'declaration', kind: 'yes-no' as const, text: declared(drafting, declaration) }]
      : []),
  ]
}

function declared(
  { text, pack }: Drafting,
  { text: words, source }: NonNullable<Drafting['pack']['jurisdiction']['declaration']>,
): Text {
  const title = pack.sources[source.ref] ?? source.ref
  return text('questions.fact.declaration', { text: words, title, at: source.at })
}

function partsOf({ pack }: Drafting, { id, scoring }: ScoredPair): readonly AskedPart[] {
  const promises = pack.promises.filter(({ question }) => question === id)
  const rows = scoring.flatMap(({ points }) => points ?? [])
  return promises.map((promise, index): AskedPart => {
    const points = rows.length === promises.length ? rows[index] : undefined
    const number = promise.part === undefined ? id : `${id} (${promise.part})`
    const kind = 'narrative'
    const { asks: text } = promise
    return { number, name: number, kind, text, promise, ...(points !== undefined && { points }) }
  })
}
