// The proof line of a condition: rows at high, grades at medium, nothing at low.

import type { ParagraphNode } from '../model/document.ts'
import type { Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { paragraph, ref } from './blocks.ts'
import { type Drafting, joined } from './drafting.ts'
import { itemsOf } from './names.ts'

/** An item that proof is for, as the line cites it: by its number alone. */
interface Proven {
  readonly anchor: string
  readonly number: number
}

export function proofLine(drafting: Drafting, pair: Pair): readonly ParagraphNode[] {
  const { tier } = drafting.pack.spec
  const rows = pair.general || tier === 'low' ? [] : rowsOf(drafting, pair)
  if (rows.length === 0) return []
  const write = tier === 'high' ? byRow : byGrade
  return [paragraph(write(drafting, pair, rows), 'proof')]
}

interface Row {
  readonly proof: Text
  readonly grade: string
  readonly items: readonly Proven[]
}

/** Rows that prove something in this copy. */
function rowsOf(drafting: Drafting, pair: Pair): readonly Row[] {
  const standing = itemsOf(drafting, pair)
  return pair.evidence
    .map(({ proof, grade, proves }) => ({
      proof,
      grade,
      items: standing.filter(({ anchor }) => proves.includes(anchor)),
    }))
    .filter(({ items }) => items.length > 0)
}

const refsOf = ({ id }: Pair, items: readonly Proven[]): Text[] =>
  [...items]
    .sort((a, b) => a.number - b.number)
    .map(({ anchor, number }) => [ref(`${id}#${anchor}`, String(number))])

function byRow({ text, listed, say }: Drafting, pair: Pair, rows: readonly Row[]): Text {
  const parts = rows.map(({ proof, grade, items }) =>
    text('schedule.proof.row', { items: listed(refsOf(pair, items)), proof, grade }),
  )
  return text('schedule.proof', { rows: joined(parts, say('schedule.proof.mark')) })
}

function byGrade({ text, say }: Drafting, pair: Pair, rows: readonly Row[]): Text {
  const grades = [...new Set(rows.map(({ grade }) => grade))].sort()
  const parts = grades.map((grade) => {
    const proven = rows.filter((row) => row.grade === grade).flatMap(({ items }) => items)
    const items = refsOf(pair, [...new Set(proven)])
    return text('schedule.proof.grade', { grade, items: joined(items, say('language.comma')) })
  })
  return text('schedule.proof', { rows: joined(parts, say('schedule.proof.mark')) })
}
