// What is marked: for each bidder and scored question, the rows of the published table, with the points that each allows.

import { draftingOf } from '../documents/drafting.ts'
import { formulaText } from '../documents/question.ts'
import { questionsAsked, type ScoredQuestion } from '../documents/questions-asked.ts'
import type { Pack } from '../model/pack.ts'
import { plainText } from '../model/text.ts'

/** A row of the table of a question. */
export interface MarkedRow {
  /** As it is cited: `TRN-01 (a)`; of a table whose rows are not about parts, `TRN-01`. */
  readonly number: string
  readonly earns: string
  /** Points that may be given, from 0. */
  readonly allowed: readonly number[]
}

/** A question with its table. */
export interface MarkedQuestion {
  readonly id: string
  readonly title: string
  /** Rules for all its rows. */
  readonly rules: readonly string[]
  readonly rows: readonly MarkedRow[]
  readonly max: number
  readonly weight: number
}

/** What those who score need of a tender. */
export interface Marking {
  readonly questions: readonly MarkedQuestion[]
  /** How points become weight, as the tender prints it. */
  readonly formula: string
}

export function markingOf(pack: Pack): Marking {
  const drafting = draftingOf(pack)
  const { scored } = questionsAsked(drafting)
  const pairs = scored.map(({ pair }) => pair)
  return { questions: scored.map(markedQuestion), formula: plainText(formulaText(drafting, pairs)) }
}

function markedQuestion({ pair, parts }: ScoredQuestion): MarkedQuestion {
  const { id, title, scoring, placement } = pair
  const { max, weight } = placement.scored
  const rules = scoring.flatMap(({ points, text }) => (points === undefined ? plainText(text) : []))
  const table = scoring.flatMap(({ points, text }) =>
    points === undefined ? [] : [{ points, earns: plainText(text) }],
  )
  const rows = table.map(({ points, earns }, index) => ({
    number: (table.length === parts.length ? parts[index]?.number : undefined) ?? id,
    earns,
    allowed: allowedPoints(points, rules.length > 0),
  }))
  return { id, title, rules, rows, max, weight }
}

/** None or all; half a point too where the table has a rule for all its rows. */
const allowedPoints = (points: number, hasRule: boolean): readonly number[] =>
  hasRule && points > 0.5 ? [0, 0.5, points] : [0, points]
