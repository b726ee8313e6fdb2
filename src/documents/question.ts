// One scored question: what it asks, the place for the answer, and the table that gives the points.

import type { BlockNode, ClauseNode, ItemNode } from '../model/document.ts'
import type { PackItem, Pair, Placement } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { field, paragraph, table } from './blocks.ts'
import type { Drafting } from './drafting.ts'

export type Scored = NonNullable<Placement['scored']>
/** A pair whose question earns points. */
export type ScoredPair = Pair & { readonly placement: Placement & { readonly scored: Scored } }

export const isScored = (pair: Pair): pair is ScoredPair => pair.placement.scored !== undefined

/** Pairs whose questions earn points, in printed order. */
export const scoredPairs = ({ pack }: Drafting): readonly ScoredPair[] =>
  pack.pairs.filter(isScored)

/** The item of a question that earns points, and becomes a section of the Plan. */
export const scoredItem = ({ question, placement }: ScoredPair): PackItem | undefined =>
  question.find(({ anchor }) => anchor === placement.scored.question)

/** How many questions are scored, and all weights together. */
export const scoredTitle = ({ say }: Drafting, pairs: readonly ScoredPair[]): string =>
  say('questions.scored', { count: pairs.length, weight: totalWeight(pairs) })

/** How points become weight, with all but one point of the first question as an example. */
export function formulaText({ text, number }: Drafting, [first]: readonly ScoredPair[]): Text {
  const { max, weight } = first?.placement.scored ?? { max: 1, weight: 1 }
  const points = Math.max(max - 1, 1)
  const earned = number((points / max) * weight, 2)
  return text('questions.formula.text', { points, max, weight, earned })
}

/** All weights together, in per cent of the award. */
const totalWeight = (pairs: readonly ScoredPair[]): number =>
  pairs.reduce((sum, { placement }) => sum + placement.scored.weight, 0)

export function questionNode(drafting: Drafting, pair: ScoredPair): ClauseNode {
  const { id, revision, title, question } = pair
  return {
    type: 'clause',
    id,
    revision,
    role: 'question',
    title: [title],
    children: [
      paragraph(questionHead(drafting, pair)),
      ...question.map((item) => questionItem(pair, item)),
      ...scoringTable(drafting, pair),
    ],
  }
}

/** Section of the Plan, length, points and weight. */
export function questionHead({ text, say }: Drafting, pair: ScoredPair): Text {
  const { max, weight } = pair.placement.scored
  const { words } = scoredItem(pair) ?? {}
  const limit = words === undefined ? '' : say('questions.limit', { words })
  return text('questions.head', { limit, points: say('questions.points', { count: max }), weight })
}

/** Title of the section of the Plan that an answer becomes. */
export const planTitle = ({ pack }: Drafting, { placement }: ScoredPair): string =>
  pack.planSections.find(({ id }) => id === placement.scored.section)?.title ??
  placement.scored.section

function questionItem({ id, title }: Pair, item: PackItem): ItemNode {
  const { anchor, words } = item
  const name = `${id}.q.${anchor}`
  return {
    type: 'item',
    id: name,
    role: 'question',
    ...(item.heading && { heading: item.heading }),
    children: item.text,
    ...(item.items && { items: item.items, letters: true as const }),
    answer: field(`${name}.answer`, `${id} ${title}`, 'narrative', words ? { words } : {}),
  }
}

/** Rules for all rows, then what earns each number of points. */
export function scoringTable(
  { text, number }: Drafting,
  { id, scoring }: Pair,
): readonly BlockNode[] {
  const rules = scoring.filter(({ points }) => points === undefined)
  const rows = scoring.flatMap(({ points, text: earns }): Text[][] =>
    points === undefined ? [] : [[[number(points)], earns]],
  )
  const columns = [text('questions.column.points'), text('questions.column.earns')]
  return [...rules.map((rule) => paragraph(rule.text)), ...table(`${id}.scoring`, columns, rows)]
}
