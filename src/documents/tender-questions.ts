// What every bidder answers: who it is, acceptance, facts, scored questions, and how points become weight.

import type { BlockNode, ItemNode, SectionNode } from '../model/document.ts'
import type { FieldNode, Text } from '../model/text.ts'
import { field, labelled, paragraph, section, yesNo } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import type { Body, Kind } from './kind.ts'
import { hasGoods } from './names.ts'
import { questionNode, type ScoredPair, scoredPairs, totalWeight } from './question.ts'

export const tenderQuestions = {
  kind: 'tender-questions',
  readership: 'publish',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const scored = scoredPairs(drafting)
  return {
    title: drafting.text('questions.title'),
    children: [
      ...opening(drafting),
      acceptance(drafting),
      facts(drafting),
      ...(scored.length > 0 ? scoring(drafting, scored) : []),
      signature(drafting),
    ],
  }
}

const blank = ({ say }: Drafting, name: string): FieldNode =>
  field(`questions.${name}`, say(`questions.${name}`))

/** A line that names what stands behind it. */
const line = (drafting: Drafting, name: string, words: Text): ItemNode =>
  labelled(drafting, `questions.${name}.line`, drafting.say(`questions.${name}`), words)

function opening(drafting: Drafting): readonly BlockNode[] {
  const { text, date, pack } = drafting
  const { tender } = pack.spec
  return [
    line(drafting, 'bidder', [blank(drafting, 'bidder')]),
    line(drafting, 'deadline', [tender ? date(tender.deadline) : blank(drafting, 'deadline')]),
    line(drafting, 'hand-in', [tender?.handIn ?? blank(drafting, 'hand-in')]),
    ...(tender?.questions === undefined
      ? []
      : [paragraph(text('questions.until', { date: date(tender.questions) }))]),
  ]
}

function acceptance(drafting: Drafting): SectionNode {
  const { text, pack } = drafting
  const early = pack.pairs.filter(({ placement }) => placement.askedAt === 'selection')
  return section('acceptance', text('questions.acceptance'), [
    {
      type: 'item',
      id: 'acceptance.accept',
      role: 'question',
      children: text('questions.accept'),
      answer: yesNo(drafting, 'acceptance.answer', text('questions.accept')),
    },
    paragraph(text('questions.accept.rule')),
    ...(early.length === 0
      ? []
      : [
          paragraph(text('questions.accept.early', { list: early.map(({ id }) => id).join(', ') })),
        ]),
  ])
}

/** What earns no points: lines, size, subcontractors, and what the law has every bidder declare. */
function facts(drafting: Drafting): SectionNode {
  const { text, pack } = drafting
  const { declaration } = pack.jurisdiction
  const fact = (name: string, answer: FieldNode, words: Text = text(`questions.fact.${name}`)) => ({
    type: 'item' as const,
    id: `facts.${name}`,
    role: 'question' as const,
    children: words,
    answer,
  })
  const write = (name: string) =>
    fact(name, field(`facts.${name}.answer`, text(`questions.fact.${name}`), 'narrative'))
  const tick = (name: string, words?: Text) =>
    fact(
      name,
      yesNo(drafting, `facts.${name}.answer`, words ?? text(`questions.fact.${name}`)),
      words,
    )
  return section('facts', text('questions.facts'), [
    ...(hasGoods(drafting) ? [write('lines')] : []),
    ...(pack.spec.bidders.sizes.length > 1 ? [tick('sme')] : []),
    write('subcontractors'),
    ...(declaration ? [tick('declaration', declared(drafting, declaration))] : []),
  ])
}

function declared(
  { text, pack }: Drafting,
  { text: words, source }: NonNullable<Drafting['pack']['jurisdiction']['declaration']>,
): Text {
  const title = pack.sources[source.ref] ?? source.ref
  return text('questions.fact.declaration', { text: words, title, at: source.at })
}

function scoring(drafting: Drafting, scored: readonly ScoredPair[]): readonly SectionNode[] {
  const { text, say } = drafting
  const weight = totalWeight(scored)
  return [
    section(
      'scored',
      [say('questions.scored', { count: scored.length, weight })],
      [
        paragraph(text('questions.scored.intro')),
        ...scored.map((pair) => questionNode(drafting, pair)),
      ],
    ),
    section('weight', text('questions.formula'), [
      paragraph(text('questions.formula.text', example(drafting, scored))),
    ]),
    section('check', text('questions.check'), [paragraph(text('questions.check.text'))]),
  ]
}

/** All but one point of the first question, as an example. */
function example({ number }: Drafting, [first]: readonly ScoredPair[]) {
  const { max, weight } = first?.placement.scored ?? { max: 1, weight: 1 }
  const points = Math.max(max - 1, 1)
  return { points, max, weight, earned: number((points / max) * weight, 2) }
}

const signature = (drafting: Drafting): SectionNode =>
  section('signature', drafting.text('questions.signature'), [
    ...['place', 'name', 'sign'].map((name) => line(drafting, name, [blank(drafting, name)])),
  ])
