// What every bidder answers: who it is, acceptance, facts, scored questions, and how points become weight.

import type { BlockNode, ItemNode, SectionNode } from '../model/document.ts'
import type { FieldNode, Text } from '../model/text.ts'
import { field, labelled, paragraph, section, toSign, yesNo } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import type { Body, Kind } from './kind.ts'
import { formulaText, questionNode, scoredTitle } from './question.ts'
import { type AskedQuestion, questionsAsked, type ScoredQuestion } from './questions-asked.ts'

export const tenderQuestions = {
  kind: 'tender-questions',
  readership: 'publish',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { acceptance, facts: asked, scored } = questionsAsked(drafting)
  return {
    title: drafting.text('questions.title'),
    children: [
      ...opening(drafting),
      accepting(drafting, acceptance),
      facts(drafting, asked),
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

function accepting(drafting: Drafting, asked: AskedQuestion): SectionNode {
  const { text, pack } = drafting
  const early = pack.pairs.filter(({ placement }) => placement.askedAt === 'selection')
  return section('acceptance', text('questions.acceptance'), [
    item(drafting, 'acceptance.accept', asked, 'acceptance.answer'),
    paragraph(text('questions.accept.rule')),
    ...(early.length === 0
      ? []
      : [
          paragraph(text('questions.accept.early', { list: early.map(({ id }) => id).join(', ') })),
        ]),
  ])
}

const facts = (drafting: Drafting, asked: readonly AskedQuestion[]): SectionNode =>
  section(
    'facts',
    drafting.text('questions.facts'),
    asked.map((question) =>
      item(drafting, `facts.${question.name}`, question, `facts.${question.name}.answer`),
    ),
  )

/** A question with its number and the place for its answer. */
const item = (
  drafting: Drafting,
  id: string,
  { number, kind, text: children }: AskedQuestion,
  answer: string,
): ItemNode => ({
  type: 'item',
  id,
  role: 'question',
  number: `${number}.`,
  children,
  answer: kind === 'yes-no' ? yesNo(drafting, answer, children) : field(answer, children, kind),
})

function scoring(drafting: Drafting, scored: readonly ScoredQuestion[]): readonly SectionNode[] {
  const { text } = drafting
  const pairs = scored.map(({ pair }) => pair)
  return [
    section(
      'scored',
      [scoredTitle(drafting, pairs)],
      [
        paragraph(text('questions.scored.intro')),
        ...pairs.map((pair) => questionNode(drafting, pair)),
      ],
    ),
    section('weight', text('questions.formula'), [paragraph(formulaText(drafting, pairs))]),
    section('check', text('questions.check'), [paragraph(text('questions.check.text'))]),
  ]
}

const signature = (drafting: Drafting): SectionNode =>
  section('signature', drafting.text('questions.signature'), [
    ...['place', 'name'].map((name) => line(drafting, name, [blank(drafting, name)])),
    toSign(line(drafting, 'sign', [blank(drafting, 'sign')])),
  ])
