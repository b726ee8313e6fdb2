// The sheets of the evaluator guide: acceptance, points with their reason, the sum, and what is handed over.

import type { BlockNode, SectionNode, TableNode } from '../model/document.ts'
import type { NumberedItem, Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import { place } from './forms.ts'
import { type Drafting, stands } from './parts.ts'

/** The duty that holds the Supplier to the answer. */
export const boundItem = ({ condition, placement }: Pair): NumberedItem | undefined =>
  condition
    .flatMap((part) => part.items)
    .find((item) => item.anchor === placement.scores?.condition)

/** "Condition 5.1 (TRN-01)", with a reference. */
export function boundBy({ say }: Drafting, pair: Pair): Text {
  const bound = boundItem(pair)
  return [
    {
      type: 'ref',
      to: bound ? `${pair.id}#${bound.anchor}` : pair.id,
      text: `${plainText(say('noun.condition'))} ${bound?.number ?? pair.number} (${pair.id})`,
    },
  ]
}

/** What to do with the answers that pass or fail, and a sheet for them. */
export function acceptanceSheets(drafting: Drafting, asked: readonly Pair[]): SectionNode[] {
  const { say } = drafting
  const tables = (['selection', 'award'] as const).flatMap((stage): TableNode[] => {
    const gates = asked
      .filter((pair) => pair.placement.askedAt === stage)
      .flatMap((pair) =>
        pair.question
          .filter((part) => stands(drafting, part.audience))
          .flatMap((part) =>
            part.items.filter((item) => item.gate).map((item) => ({ pair, item })),
          ),
      )
    if (gates.length === 0) return []
    return [
      {
        type: 'table',
        id: `acceptance.${stage}`,
        caption: say(`evaluator.acceptance.caption.${stage}`),
        columns: ['number', 'what', 'answer', 'page'].map((key) =>
          say(`evaluator.acceptance.${key}`),
        ),
        rows: gates.map(({ pair, item }): Text[] => {
          const number = item.number!
          return [
            [number],
            [`${pair.title} (${pair.id})`],
            place(
              `${pair.id}.gate.${item.anchor}`,
              say('evaluator.acceptance.field', { number }),
              'yes-no',
            ),
            place(
              `${pair.id}.gate.${item.anchor}.page`,
              say('evaluator.acceptance.field.page', { number }),
            ),
          ]
        }),
      },
    ]
  })
  return tables.length === 0
    ? []
    : [
        {
          type: 'section',
          id: 'acceptance',
          title: say('evaluator.acceptance'),
          children: [{ type: 'paragraph', children: say('evaluator.acceptance.intro') }, ...tables],
        },
      ]
}

/** One sheet for one question, one tender and one scorer. */
export function scoreSheet({ say }: Drafting, pair: Pair): TableNode {
  const points = pair.scoring!.descriptors.map((row) => String(row.points))
  return {
    type: 'table',
    id: `${pair.id}.sheet.table`,
    caption: say('evaluator.sheet.caption', { number: pair.number }),
    columns: [say('evaluator.sheet.what'), say('evaluator.sheet.entry')],
    rows: [
      'tender',
      'scorer',
      'points',
      'reason',
      'page',
      'next',
      'clarified',
      'promise',
      'agreed',
    ].map((key): Text[] => {
      const what = say(`evaluator.sheet.${key}`)
      const label = say('evaluator.sheet.field', { what, number: pair.number })
      return [
        what,
        key === 'points'
          ? place(`${pair.id}.sheet.${key}`, label, 'choice', points)
          : place(`${pair.id}.sheet.${key}`, label),
      ]
    }),
  }
}

/** All questions of one tender, with their weights. */
export function overallSheet({ say }: Drafting, scored: readonly Pair[]): SectionNode {
  // hundredths, because weights such as 2.1 and 2.2 add up to a fraction that binary numbers cannot hold
  const total =
    scored.reduce((sum, { placement }) => sum + Math.round((placement.weight ?? 0) * 100), 0) / 100
  return {
    type: 'section',
    id: 'sum',
    title: say('evaluator.sum'),
    children: [
      { type: 'paragraph', children: say('evaluator.sum.intro') },
      {
        type: 'table',
        id: 'sum.table',
        caption: say('evaluator.sum.caption'),
        columns: ['question', 'weight', 'max', 'minimum', 'agreed', 'result'].map((key) =>
          say(`evaluator.sum.${key}`),
        ),
        rows: [
          ...scored.map((pair): Text[] => [
            [`${pair.number} ${pair.title} (${pair.id})`],
            [String(pair.placement.weight ?? 0)],
            [String(pair.scoring!.max)],
            [String(pair.scoring!.minimum)],
            place(
              `sum.${pair.id}.agreed`,
              say('evaluator.sum.field.agreed', { number: pair.number }),
              'number',
            ),
            place(
              `sum.${pair.id}.result`,
              say('evaluator.sum.field.result', { number: pair.number }),
              'number',
            ),
          ]),
          [
            say('evaluator.sum.total'),
            [String(total)],
            say('evaluator.sum.not-added'),
            say('evaluator.sum.not-added'),
            say('evaluator.sum.not-added'),
            place('sum.total', say('evaluator.sum.field.total'), 'number'),
          ],
        ],
      },
    ],
  }
}

/** What the contract manager needs from those who scored. */
export function handover(drafting: Drafting, scored: readonly Pair[]): SectionNode {
  const { say } = drafting
  if (scored.length === 0)
    return {
      type: 'section',
      id: 'handover',
      title: say('evaluator.handover'),
      children: [{ type: 'paragraph', children: say('evaluator.handover.none') }],
    }
  const parts = ['sheets', 'promises', 'doubts', 'missing', 'bidders']
  return {
    type: 'section',
    id: 'handover',
    title: say('evaluator.handover'),
    children: [
      { type: 'paragraph', children: say('evaluator.handover.intro') },
      ...parts.map(
        (part): BlockNode => ({
          type: 'item',
          id: `handover.${part}`,
          heading: plainText(say(`evaluator.handover.${part}.title`)),
          children: say(`evaluator.handover.${part}`),
        }),
      ),
      {
        type: 'table',
        id: 'handover.table',
        caption: say('evaluator.handover.caption'),
        columns: [
          say('evaluator.sum.question'),
          say('evaluator.handover.where'),
          say('evaluator.handover.promise'),
        ],
        rows: scored.map((pair): Text[] => [
          [`${pair.number} ${pair.title} (${pair.id})`],
          boundBy(drafting, pair),
          place(`handover.${pair.id}`, say('evaluator.handover.field', { number: pair.number })),
        ]),
      },
    ],
  }
}
