// For those who score: how to mark, then a sheet for each question. It holds nothing that moves a mark.

import type { BlockNode, SectionNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { field, list, paragraph, ref, section, table } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import type { Body, Kind } from './kind.ts'
import { planTitle, questionHead, type ScoredPair, scoredPairs, scoringTable } from './question.ts'

export const evaluatorGuide = {
  kind: 'evaluator-guide',
  readership: 'internal',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { text } = drafting
  const scored = scoredPairs(drafting)
  return {
    title: text('evaluator.title'),
    children: [
      section('how', text('evaluator.how'), [list(rules(drafting, scored.length > 0))]),
      ...scored.map((pair) => sheet(drafting, pair)),
      section('handover', text('evaluator.handover'), [paragraph(text('evaluator.handover.text'))]),
    ],
  }
}

/** Rules of a fair reading; acceptance and facts alone need fewer. */
const rules = ({ text }: Drafting, scores: boolean): Text[] =>
  [
    ...['accept', 'facts'],
    ...(scores ? ['table', 'written', 'alone', 'size', 'sketches', 'clarify', 'conflict'] : []),
  ].map((rule) => text(`evaluator.rule.${rule}`))

/** Everything about one question: why it is asked, what answers look like, the table, and the marks. */
function sheet(drafting: Drafting, pair: ScoredPair): SectionNode {
  const { text } = drafting
  const { id, title, purpose, question, sketches, subjectMatter } = pair
  return section(
    `${id}.sheet`,
    [ref(id), ` ${title}`],
    [
      paragraph(questionHead(drafting, pair)),
      paragraph([...purpose, ' ', subjectMatter]),
      ...question.map(({ text: asked }) => paragraph(asked)),
      ...scoringTable(drafting, pair),
      ...sketched(drafting, 'weak', sketches?.weak),
      ...sketched(drafting, 'strong', sketches?.strong),
      paragraph(text('evaluator.binds', { section: planTitle(drafting, pair) })),
      ...marks(drafting, pair),
    ],
  )
}

function sketched(
  { text }: Drafting,
  name: 'weak' | 'strong',
  answers: readonly string[] = [],
): readonly BlockNode[] {
  if (answers.length === 0) return []
  return [paragraph(text(`evaluator.${name}`)), list(answers.map((answer) => [answer]))]
}

/** Two marks alone, then one together, with the reason. */
function marks({ text, say }: Drafting, { id }: ScoredPair): readonly BlockNode[] {
  const columns = ['who', 'points', 'reason']
  const rows = ['first', 'second', 'agreed'].map((who): Text[] => [
    text(`evaluator.mark.${who}`),
    ...['points', 'reason'].map((column): Text => {
      const label = `${say(`evaluator.mark.${who}`)}: ${say(`evaluator.column.${column}`)}`
      const kind = column === 'points' ? 'number' : 'text'
      return [field(`${id}.${who}.${column}`, label, kind)]
    }),
  ])
  return table(
    `${id}.marks`,
    columns.map((column) => text(`evaluator.column.${column}`)),
    rows,
  )
}
