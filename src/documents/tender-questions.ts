// What bidders answer: about themselves, acceptance in one table, and the plans that earn points.

import { audienceKey } from '../model/audience.ts'
import type { BlockNode, ClauseNode, SectionNode } from '../model/document.ts'
import type { NumberedItem, Pair } from '../model/pack.ts'
import type { FieldNode, Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import { about, copyNotice, type Drafting, itemNode, stampSection, stands } from './parts.ts'

export function tenderQuestions(drafting: Drafting): { title: Text; children: BlockNode[] } {
  const { pack, say } = drafting
  const asked = pack.pairs.filter((pair) => pair.placement.tender !== 'none')
  const scored = asked.filter((pair) => pair.placement.tender === 'score')
  return {
    title: say('questions.title'),
    children: [
      { type: 'paragraph', children: about(drafting) },
      ...copyNotice(drafting),
      { type: 'paragraph', children: say('questions.intro') },
      {
        type: 'paragraph',
        children: asked.length === 0 ? say('questions.none') : say('questions.intro.same'),
      },
      ...(asked.length === 0 ? [] : [common(drafting)]),
      ...(['selection', 'award'] as const).flatMap((stage) =>
        acceptance(
          drafting,
          asked.filter((pair) => pair.placement.askedAt === stage),
          stage,
        ),
      ),
      ...(scored.length === 0
        ? []
        : [
            {
              type: 'section' as const,
              id: 'scored',
              title: say('questions.scored'),
              children: scored.map((pair) => question(drafting, pair)),
            },
          ]),
      stampSection(drafting),
    ],
  }
}

function common({ pack, say }: Drafting): SectionNode {
  return {
    type: 'section',
    id: 'common',
    title: say('questions.common'),
    children: pack.commonQuestions.map(
      (block): SectionNode => ({
        type: 'section',
        id: `question.${block.id}`,
        title: [block.title],
        children: [
          ...block.intro.map((text): BlockNode => ({ type: 'paragraph', children: text })),
          ...block.items.map(
            (item): BlockNode =>
              withField(
                item,
                `question.${block.id}.${item.anchor}`,
                say('questions.answer', { number: item.number! }),
              ),
          ),
          ...(block.table
            ? [
                {
                  type: 'table' as const,
                  id: `question.${block.id}.table`,
                  caption: say('questions.table.caption', { number: block.items[0]!.number! }),
                  columns: block.table.columns.map((column) => [column]),
                  rows: [
                    block.table.columns.map(
                      (column): Text => [
                        {
                          type: 'field',
                          id: `question.${block.id}.${column}`,
                          kind: 'narrative',
                          label: column,
                        },
                      ],
                    ),
                  ],
                },
              ]
            : []),
        ],
      }),
    ),
  }
}

/** The `.gate` items of all clauses in one table. */
function acceptance(
  drafting: Drafting,
  pairs: readonly Pair[],
  stage: 'selection' | 'award',
): SectionNode[] {
  const { say } = drafting
  const gates = pairs.flatMap((pair) =>
    pair.question
      .filter((part) => stands(drafting, part.audience))
      .flatMap((part) => part.items.filter((item) => item.gate).map((item) => ({ pair, item }))),
  )
  if (gates.length === 0) return []
  return [
    {
      type: 'section',
      id: `acceptance-${stage}`,
      title: say(stage === 'selection' ? 'questions.accept.selection' : 'questions.accept.award'),
      children: [
        { type: 'paragraph', children: say(`questions.accept.${stage}.intro`) },
        {
          type: 'table',
          id: `acceptance-${stage}.table`,
          caption: say('questions.accept.caption'),
          columns: ['number', 'question', 'answer'].map((key) => say(`questions.accept.${key}`)),
          rows: gates.map(({ pair, item }) => [
            [item.number!],
            item.text,
            [
              field(
                item,
                `${pair.id}.q.${item.anchor}`,
                plainText(say('questions.accept.field', { number: item.number! })),
              ),
            ],
          ]),
        },
      ],
    },
  ]
}

/** The scored question of one clause, with how points are earned. */
export function question(drafting: Drafting, pair: Pair): ClauseNode {
  const { say } = drafting
  const { weight, scores } = pair.placement
  const { max, minimum, intro, descriptors } = pair.scoring!
  const bound = pair.condition
    .flatMap((part) => part.items)
    .find((item) => item.anchor === scores?.condition)
  const weights = { weight: weight ?? 0, max, minimum }
  return {
    type: 'clause',
    id: pair.id,
    revision: pair.revision,
    number: `${plainText(say('noun.question'))} ${pair.number}`,
    title: [`${pair.title} (${pair.id})`],
    children: [
      {
        type: 'paragraph',
        children: [
          { type: 'strong', text: `${plainText(say('questions.link'))}.` },
          ' ',
          ...pair.subjectMatter,
        ],
      },
      {
        type: 'paragraph',
        children:
          minimum === 0
            ? say('questions.weight.zero', weights)
            : say(minimum === 1 ? 'questions.weight.one' : 'questions.weight', weights),
      },
      ...(bound
        ? [
            {
              type: 'paragraph' as const,
              children: say('questions.bound', {
                condition: [
                  {
                    type: 'ref',
                    to: `${pair.id}#${bound.anchor}`,
                    text: `${plainText(say('noun.condition'))} ${bound.number} (${pair.id})`,
                  },
                ],
              }),
            },
          ]
        : []),
      ...pair.question
        .filter((part) => stands(drafting, part.audience))
        .flatMap((part): BlockNode[] => {
          const items = part.items.filter((item) => !item.gate)
          const key = audienceKey(part.audience)
          if (items.length === 0) return []
          return [
            {
              type: 'group',
              audience: part.audience,
              ...(key !== 'all' && { leadIn: say(`lead.question.${key}`) }),
              children: items.map((item, index) =>
                item.bullet
                  ? itemNode(item, `${pair.id}.q.${item.anchor ?? `${key}-${index + 1}`}`)
                  : withField(
                      item,
                      `${pair.id}.q.${item.anchor}`,
                      say('questions.answer', { number: item.number! }),
                      say,
                    ),
              ),
            },
          ]
        }),
      {
        type: 'section',
        id: `${pair.id}.scoring`,
        title: say('questions.scoring'),
        children: [
          ...intro.map((text): BlockNode => ({ type: 'paragraph', children: text })),
          {
            type: 'table',
            id: `${pair.id}.points`,
            caption: say('questions.scoring.caption', { number: pair.number }),
            columns: [say('questions.scoring.points'), say('questions.scoring.what')],
            rows: descriptors.map((row) => [[String(row.points)], row.text]),
          },
        ],
      },
    ],
  }
}

function field(item: NumberedItem, id: string, label: string): FieldNode {
  return {
    type: 'field',
    id,
    kind: item.kind ?? 'narrative',
    label,
    ...(item.options && { options: item.options }),
    ...(item.words && { words: item.words }),
  }
}

/** A question with the place for its answer behind it. */
function withField(item: NumberedItem, id: string, label: Text, say?: Drafting['say']) {
  const node = itemNode(item, id)
  if (item.kind === 'table') return node
  const limit =
    item.words && say ? `. ${plainText(say('questions.words', { words: item.words }))}` : ''
  return { ...node, answer: field(item, `${id}.answer`, plainText(label) + limit) }
}
