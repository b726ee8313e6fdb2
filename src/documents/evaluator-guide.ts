// For those who score: how to mark, then a sheet for each question. It holds nothing that moves a mark.

import type { BlockNode, ItemNode, SectionNode } from '../model/document.ts'
import type { PackItem } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { list, paragraph, ref, section } from './blocks.ts'
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
  const kind = scored.length > 0 ? 'scored' : 'plain'
  return {
    title: text(`evaluator.title.${kind}`),
    children: [
      section('how', text('evaluator.how'), [list(rules(drafting, scored.length > 0))]),
      ...scored.map((pair) => sheet(drafting, pair)),
      section('handover', text('evaluator.handover'), [
        paragraph(text(`evaluator.handover.${kind}`)),
      ]),
    ],
  }
}

/** Rules of a fair reading; acceptance and facts alone need fewer. */
const rules = ({ text }: Drafting, scores: boolean): Text[] =>
  [
    ...['accept', 'facts'],
    ...(scores ? ['table', 'written', 'alone', 'size', 'sketches', 'clarify', 'conflict'] : []),
  ].map((rule) => text(`evaluator.rule.${rule}`))

/** Everything about one question: why it is asked, the question with its table, and what answers look like. */
function sheet(drafting: Drafting, pair: ScoredPair): SectionNode {
  const { text } = drafting
  const { id, title, purpose, question, sketches, subjectMatter } = pair
  return section(
    `${id}.sheet`,
    [ref(id), ` ${title}`],
    [
      paragraph(questionHead(drafting, pair)),
      paragraph([...purpose, ' ', subjectMatter]),
      ...question.map((item) => asked(id, item)),
      ...scoringTable(drafting, pair),
      ...sketched(drafting, 'weak', sketches?.weak),
      ...sketched(drafting, 'strong', sketches?.strong),
      paragraph(text('evaluator.binds', { section: planTitle(drafting, pair) })),
    ],
  )
}

/** A question with its lettered parts, and no place to answer. */
const asked = (clause: string, { anchor, text: children, items }: PackItem): ItemNode => ({
  type: 'item',
  id: `${clause}.asked.${anchor}`,
  children,
  ...(items && { items, letters: true }),
})

function sketched(
  { text }: Drafting,
  name: 'weak' | 'strong',
  answers: readonly string[] = [],
): readonly BlockNode[] {
  if (answers.length === 0) return []
  return [paragraph(text(`evaluator.${name}`)), list(answers.map((answer) => [answer]))]
}
