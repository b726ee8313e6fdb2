// For those who score tenders: how to read an answer, what to compare it with, where to write down the reason. Internal.

import { type Audience, audienceKey, audienceOrder } from '../model/audience.ts'
import type { AnswerSketch } from '../model/catalogue.ts'
import type { BlockNode, ClauseNode, SectionNode } from '../model/document.ts'
import type { Pair } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import {
  acceptanceSheets,
  boundBy,
  boundItem,
  handover,
  overallSheet,
  scoreSheet,
} from './evaluator-sheets.ts'
import { about, copyNotice, type Drafting, groups, stampSection, stands } from './parts.ts'
import { join } from './say.ts'

/** Rules of a fair reading, in the order in which a scorer meets them. */
const rules = [
  'table',
  'written',
  'not-asked',
  'unread',
  'two',
  'order',
  'small',
  'sketches',
  'proof',
  'rosy',
  'clarify',
  'conflict',
]

export function evaluatorGuide(drafting: Drafting): { title: Text; children: BlockNode[] } {
  const { pack, say } = drafting
  const asked = pack.pairs.filter((pair) => pair.placement.tender !== 'none')
  const scored = asked.filter((pair) => pair.placement.tender === 'score')
  const opening: BlockNode[] = [
    { type: 'paragraph', children: about(drafting) },
    ...copyNotice(drafting),
    {
      type: 'paragraph',
      children: [{ type: 'strong', text: plainText(say('evaluator.internal')) }],
    },
  ]
  if (asked.length === 0)
    return {
      title: say('evaluator.title'),
      children: [
        ...opening,
        { type: 'paragraph', children: say('evaluator.none') },
        stampSection(drafting),
      ],
    }
  return {
    title: say('evaluator.title'),
    children: [
      ...opening,
      howToUse(drafting),
      ...acceptanceSheets(drafting, asked),
      scored.length === 0
        ? {
            type: 'section',
            id: 'scored',
            title: say('evaluator.scored'),
            children: [{ type: 'paragraph', children: say('evaluator.scored.none') }],
          }
        : {
            type: 'section',
            id: 'scored',
            title: say('evaluator.scored'),
            children: scored.map((pair) => scoredQuestion(drafting, pair)),
          },
      ...(scored.length === 0 ? [] : [overallSheet(drafting, scored)]),
      handover(drafting, scored),
      stampSection(drafting),
    ],
  }
}

function howToUse(drafting: Drafting): SectionNode {
  const { pack, say } = drafting
  const kinds = (['reseller', 'brand', 'sme', 'large'] as const).filter(
    (kind) =>
      [...pack.spec.bidders.roles, ...pack.spec.bidders.sizes].includes(kind as never) &&
      stands(drafting, kind === 'reseller' || kind === 'brand' ? { role: kind } : { size: kind }),
  )
  return {
    type: 'section',
    id: 'use',
    title: say('evaluator.use'),
    children: [
      ...rules.map(
        (rule): BlockNode => ({
          type: 'item',
          id: `use.${rule}`,
          heading: plainText(say(`evaluator.use.${rule}.title`)),
          children: say(`evaluator.use.${rule}`),
        }),
      ),
      {
        type: 'section',
        id: 'use.kinds',
        title: say('evaluator.routes'),
        children: [
          { type: 'paragraph', children: say('evaluator.routes.intro') },
          ...kinds.map(
            (kind): BlockNode => ({
              type: 'item',
              id: `use.kind.${kind}`,
              heading: plainText(say(`audience.${kind}`)),
              children: say(`evaluator.route.${kind}`),
            }),
          ),
        ],
      },
    ],
  }
}

/** Everything about one scored question, the sheet included. */
function scoredQuestion(drafting: Drafting, pair: Pair): ClauseNode {
  const { say } = drafting
  const { scores, weight } = pair.placement
  const { max, minimum, intro, descriptors } = pair.scoring!
  const bound = boundItem(pair)
  const weights = { weight: weight ?? 0, max, minimum }
  const section = (name: string, children: readonly BlockNode[]): SectionNode => ({
    type: 'section',
    id: `${pair.id}.${name}`,
    title: say(`evaluator.${name}`),
    children,
  })
  const proof = proofRows(drafting, pair, scores?.condition)
  return {
    type: 'clause',
    id: pair.id,
    revision: pair.revision,
    number: `${plainText(say('noun.question'))} ${pair.number}`,
    title: [`${pair.title} (${pair.id})`],
    children: [
      {
        type: 'paragraph',
        children: say(
          minimum === 0
            ? 'questions.weight.zero'
            : minimum === 1
              ? 'questions.weight.one'
              : 'questions.weight',
          weights,
        ),
      },
      ...(bound
        ? [
            {
              type: 'paragraph' as const,
              children: say('evaluator.bound', { condition: boundBy(drafting, pair) }),
            },
          ]
        : []),
      section('purpose', [
        ...pair.purpose.map((text): BlockNode => ({ type: 'paragraph', children: text })),
        { type: 'paragraph', children: [...say('evaluator.link'), ' ', ...pair.subjectMatter] },
      ]),
      section('asked', askedParts(drafting, pair)),
      section('look', whatToLookFor(drafting, pair)),
      section('scoring', [
        ...intro.map((text): BlockNode => ({ type: 'paragraph', children: text })),
        {
          type: 'table',
          id: `${pair.id}.points`,
          caption: say('questions.scoring.caption', { number: pair.number }),
          columns: [say('questions.scoring.points'), say('questions.scoring.what')],
          rows: descriptors.map((row) => [[String(row.points)], row.text]),
        },
      ]),
      ...sketchTables(drafting, pair),
      ...(proof.length === 0
        ? []
        : [
            section('proof', [
              {
                type: 'table',
                id: `${pair.id}.proof.table`,
                caption: say('evaluator.proof.caption', {
                  number: `${plainText(say('noun.condition'))} ${bound?.number ?? pair.number}`,
                }),
                columns: ['proof', 'strength', 'for', 'shows', 'not'].map((key) =>
                  say(`schedule.evidence.${key}`),
                ),
                rows: proof,
              },
            ]),
          ]),
      section('sheet', [scoreSheet(drafting, pair)]),
    ],
  }
}

/** The question as bidders have it, without the acceptance and without places for answers. */
function askedParts(drafting: Drafting, pair: Pair): BlockNode[] {
  const { say } = drafting
  const parts = pair.question
    .map((part) => ({ ...part, items: part.items.filter((item) => !item.gate) }))
    .filter((part) => part.items.length > 0)
  // all limits in one sentence, which a reading copy keeps as it is
  const limits = parts.flatMap((part) => part.items.filter((item) => item.words))
  return [
    ...groups(
      drafting,
      pair.id,
      parts,
      ({ audience }) =>
        audienceKey(audience) === 'all' ? undefined : say(`lead.question.${audienceKey(audience)}`),
      'q.',
    ),
    ...(limits.length === 0
      ? []
      : [
          {
            type: 'paragraph' as const,
            children: say('evaluator.asked.limits', {
              list: join(
                limits.map((item) =>
                  say('evaluator.asked.limit', { words: item.words!, number: item.number! }),
                ),
                '; ',
              ),
            }),
          },
        ]),
  ]
}

/** Advice to the buyer, then what each kind of supplier is advised. */
function whatToLookFor(drafting: Drafting, { id, guidance }: Pair): BlockNode[] {
  const { say } = drafting
  const advice = audienceOrder.flatMap((key): BlockNode[] => {
    const own = guidance.supplier.filter(
      ({ audience }) => audienceKey(audience) === key && stands(drafting, audience),
    )
    if (own.length === 0) return []
    const paragraphs = own.flatMap(({ paragraphs: texts }) => texts)
    return [
      {
        type: 'group',
        audience: own[0]!.audience,
        ...(key !== 'all' && { leadIn: say(`lead.question.${key}`) }),
        children: paragraphs.map((text, index) => ({
          type: 'item',
          id: `${id}.advice.${key}-${index + 1}`,
          children: text,
        })),
      },
    ]
  })
  const buyer = guidance.buyer
    .filter(({ audience }) => stands(drafting, audience))
    .flatMap(({ paragraphs }) =>
      paragraphs.map((text): BlockNode => ({ type: 'paragraph', children: text })),
    )
  return [
    ...(buyer.length === 0
      ? []
      : [{ type: 'paragraph' as const, children: say('evaluator.look.buyer') }, ...buyer]),
    ...(advice.length === 0
      ? []
      : [{ type: 'paragraph' as const, children: say('evaluator.look.routes') }, ...advice]),
  ]
}

/** Proof of the duty that binds the answer or, where no row names it, of the whole condition. */
function proofRows(drafting: Drafting, pair: Pair, bound: string | undefined): Text[][] {
  const ofDuty = pair.evidence.filter((row) => bound !== undefined && row.proves.includes(bound))
  return (ofDuty.length > 0 ? ofDuty : pair.evidence)
    .filter((row) => stands(drafting, row.audience))
    .map((row) => [
      row.proof,
      [row.strength],
      drafting.say(`audience.${audienceKey(row.audience)}`),
      row.shows,
      row.doesNotShow,
    ])
}

/** Sketches beside each question of the clause. Packs of older catalogues, and an authority's own clauses, may have none. */
function sketchTables(drafting: Drafting, pair: Pair): SectionNode[] {
  const { say } = drafting
  const items = pair.question
    .filter((part) => stands(drafting, part.audience))
    .flatMap((part) => part.items)
  const tables = items.flatMap((item): BlockNode[] => {
    const sketches = (item.anchor !== undefined ? (pair.sketches?.[item.anchor] ?? []) : []).filter(
      ({ audience }) => stands(drafting, audience),
    )
    if (sketches.length === 0) return []
    const main = item.anchor === pair.placement.scores?.question
    return [
      {
        type: 'table',
        id: `${pair.id}.sketches.${item.anchor}`,
        caption: say('evaluator.sketches.caption', {
          number: `${plainText(say('noun.question'))} ${item.number}`,
        }),
        columns: ['which', main ? 'points' : 'points.most', 'says', 'why'].map((key) =>
          say(`evaluator.sketches.${key}`),
        ),
        rows: sketches.map((sketch): Text[] => [
          whose(drafting, sketch),
          [String(sketch.points)],
          sketch.text,
          sketch.why,
        ]),
      },
    ]
  })
  return tables.length === 0
    ? []
    : [
        {
          type: 'section',
          id: `${pair.id}.sketches`,
          title: say('evaluator.sketches'),
          children: tables,
        },
      ]
}

function whose(
  { say }: Drafting,
  { answer, audience }: { readonly answer: AnswerSketch['answer']; readonly audience: Audience },
): Text {
  const word = say(`evaluator.sketches.${answer}`)
  const key = audienceKey(audience)
  return key === 'all'
    ? word
    : say('evaluator.sketches.from', { answer: word, who: say(`audience.${key}`) })
}
