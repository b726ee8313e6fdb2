// Draft requirements put to the market before the tender: the same questions for all, by kind of supplier, with a form for the answer.

import { type Audience, audienceKey, audienceOrder } from '../model/audience.ts'
import type { BlockNode, ClauseNode, GroupNode, SectionNode, TableNode } from '../model/document.ts'
import type { NumberedPart, PackParameter, Pair } from '../model/pack.ts'
import type { AnswerKind, Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import { amounts, choices, entryTable, place } from './forms.ts'
import { about, copyNotice, type Drafting, itemNode, stampSection, stands } from './parts.ts'
import { canSay, join } from './say.ts'

const equalTreatment = ['same', 'free', 'advantage', 'confidence', 'competition', 'summary']

/** Questions on the whole, by whom they are put to. */
const general: readonly { readonly audience: Audience; readonly questions: readonly string[] }[] = [
  { audience: {}, questions: ['time', 'cost', 'data', 'proof', 'stop', 'more', 'bid', 'buyer'] },
  { audience: { role: 'reseller' }, questions: ['reseller.brands', 'reseller.terms'] },
  { audience: { role: 'brand' }, questions: ['brand.sites', 'brand.many'] },
  { audience: { size: 'sme' }, questions: ['sme.share', 'sme.form'] },
  { audience: { size: 'large' }, questions: ['large.group'] },
]

export function marketConsultation(drafting: Drafting): { title: Text; children: BlockNode[] } {
  const { pack, say } = drafting
  return {
    title: say('consultation.title'),
    children: [
      { type: 'paragraph', children: about(drafting) },
      ...copyNotice(drafting),
      { type: 'paragraph', children: say('consultation.intro') },
      { type: 'paragraph', children: say('consultation.intro.how') },
      {
        type: 'section',
        id: 'equal',
        title: say('consultation.equal'),
        children: equalTreatment.map(
          (part): BlockNode => ({
            type: 'item',
            id: `equal.${part}`,
            heading: plainText(say(`consultation.equal.${part}.title`)),
            children: say(`consultation.equal.${part}`),
          }),
        ),
      },
      timetable(drafting),
      hours(drafting),
      {
        type: 'section',
        id: 'you',
        title: say('consultation.you'),
        children: [
          entryTable(
            drafting,
            {
              id: 'you.table',
              caption: say('consultation.you.caption'),
              columns: [say('consultation.you.entry'), say('consultation.you.value')],
            },
            'consultation.you',
            [
              { key: 'firm' },
              { key: 'role', options: 'role.options' },
              { key: 'size', options: 'size.options' },
              { key: 'goods' },
              { key: 'contact' },
              { key: 'quote', kind: 'yes-no' },
            ],
          ),
        ],
      },
      {
        type: 'section',
        id: 'general',
        title: say('consultation.general'),
        children: generalQuestions(drafting),
      },
      {
        type: 'section',
        id: 'drafts',
        title: say('consultation.drafts'),
        children: [
          { type: 'paragraph', children: say('consultation.drafts.intro') },
          ...pack.pairs.map((pair) => draftRequirement(drafting, pair)),
        ],
      },
      answerForm(drafting),
      stampSection(drafting),
    ],
  }
}

/** Steps of the consultation to be dated, and what the spec already says of the tender and the Contract. */
function timetable({ pack, say }: Drafting): SectionNode {
  const { tender, contract } = pack.spec
  const known: Readonly<Record<string, string | undefined>> = {
    tender: tender?.published,
    deadline: tender?.deadline,
    start: contract.start,
    end: pack.contractEnd,
  }
  const steps = [
    'published',
    'questions',
    'meeting',
    'answers',
    'summary',
    'tender',
    'deadline',
    'start',
    'end',
  ]
  return {
    type: 'section',
    id: 'timetable',
    title: say('consultation.timetable'),
    children: [
      {
        type: 'table',
        id: 'timetable.table',
        caption: say('consultation.timetable.caption'),
        columns: [say('consultation.timetable.step'), say('consultation.timetable.date')],
        rows: steps.map((step): Text[] => {
          const what = say(`consultation.timetable.${step}`)
          return [
            what,
            known[step] === undefined
              ? place(`timetable.${step}`, say('consultation.timetable.field', { what }), 'date')
              : [known[step]],
          ]
        }),
      },
    ],
  }
}

/** Tenths of an hour, because sums of halves and fifths leave binary traces. */
const round = (hoursOfWork: number): number => Math.round(hoursOfWork * 10) / 10

function hours(drafting: Drafting): SectionNode {
  const { pack, say } = drafting
  const rows = pack.spec.bidders.roles
    .filter((role) => stands(drafting, { role }))
    .map((role): Text[] => {
      const each = pack.pairs.map(({ title, effort }) => ({
        title,
        hours: effort.supplierPerYear[role],
      }))
      const most = [...each].sort((a, b) => b.hours - a.hours).slice(0, 3)
      return [
        say(`audience.${role}`),
        [String(round(each.reduce((sum, one) => sum + one.hours, 0)))],
        join(
          most.map((one) => say('consultation.hours.one', one)),
          ', ',
        ),
      ]
    })
  return {
    type: 'section',
    id: 'hours',
    title: say('consultation.hours'),
    children: [
      { type: 'paragraph', children: say('consultation.hours.intro') },
      {
        type: 'table',
        id: 'hours.table',
        caption: say('consultation.hours.caption'),
        columns: ['who', 'total', 'most'].map((key) => say(`consultation.hours.${key}`)),
        rows,
      },
    ],
  }
}

function generalQuestions(drafting: Drafting): GroupNode[] {
  const { pack, say } = drafting
  const { roles, sizes } = pack.spec.bidders
  const expected = general.filter(
    ({ audience }) =>
      (!audience.role || roles.includes(audience.role)) &&
      (!audience.size || sizes.includes(audience.size)),
  )
  // numbered over all parts before any is left out, so that a reading copy keeps the numbers
  const before = expected.map((_, at) =>
    expected.slice(0, at).reduce((sum, { questions }) => sum + questions.length, 0),
  )
  return expected.flatMap(({ audience, questions }, at): GroupNode[] => {
    const key = audienceKey(audience)
    if (!stands(drafting, audience)) return []
    return [
      {
        type: 'group',
        audience,
        ...(key !== 'all' && { leadIn: say(`consultation.lead.${key}`) }),
        children: questions.map((question, index) => {
          const number = before[at]! + index + 1
          return {
            type: 'item',
            id: `general.${question}`,
            number: plainText(say('consultation.general.number', { number })),
            children: say(`consultation.general.${question}`),
            answer: answer(
              `general.${question}.answer`,
              say('consultation.general.answer', { number }),
            ),
          }
        }),
      },
    ]
  })
}

const answer = (id: string, label: Text) => ({
  type: 'field' as const,
  id,
  kind: 'narrative' as const,
  label: plainText(label),
})

/** One draft condition: reason, planned place, outcome, duties and times in short, and what we want to know. */
function draftRequirement(drafting: Drafting, pair: Pair): ClauseNode {
  const { pack, say } = drafting
  const roles = pack.spec.bidders.roles.filter(
    (role) => stands(drafting, { role }) && pair.effort.supplierPerYear[role] > 0,
  )
  return {
    type: 'clause',
    id: pair.id,
    revision: pair.revision,
    number: String(pair.number),
    title: [`${pair.title} (${pair.id})`],
    children: [
      ...pair.purpose.map((text): BlockNode => ({ type: 'paragraph', children: text })),
      {
        type: 'paragraph',
        children: say(`consultation.place.${pair.placement.tender}`, {
          weight: pair.placement.weight ?? 0,
        }),
      },
      {
        type: 'item',
        id: `${pair.id}.outcome`,
        heading: plainText(say('schedule.outcome')),
        children: pair.outcome,
      },
      { type: 'paragraph', children: say('consultation.duties') },
      {
        type: 'list',
        items: pair.condition
          .filter(({ audience }) => stands(drafting, audience))
          .map((part) => duties(drafting, part)),
      },
      ...planned(drafting, pair),
      ...roles.map(
        (role): BlockNode => ({
          type: 'paragraph',
          children: say('consultation.effort', {
            who: say(`audience.${role}`),
            hours: round(pair.effort.supplierPerYear[role]),
          }),
        }),
      ),
      ...feasibility(drafting, pair),
    ],
  }
}

/** "All: 5.1 Site List; 5.2 Content". */
function duties({ say }: Drafting, { audience, items }: NumberedPart): Text {
  const list = items
    .map(({ number, heading }) => [number, heading].filter((part) => part !== undefined).join(' '))
    .filter((words) => words !== '')
  return say('consultation.duties.part', {
    who: say(`audience.${audienceKey(audience)}`),
    list: list.join('; '),
  })
}

function planned(drafting: Drafting, pair: Pair): TableNode[] {
  const { say } = drafting
  const waits = ({ needs }: PackParameter): Text => say(`consultation.waits.${needs ?? 'open'}`)
  // what the Buyer owes is its own to judge
  const rows = Object.values(pair.parameters)
    .filter(({ needs }) => needs !== 'buyer')
    .map((parameter): Text[] => [[parameter.label], amounts(drafting, parameter), waits(parameter)])
  return rows.length === 0
    ? []
    : [
        {
          type: 'table',
          id: `${pair.id}.values`,
          caption: say('consultation.values.caption', {
            noun: say('noun.condition'),
            number: pair.number,
          }),
          columns: ['what', 'value', 'waits'].map((key) => say(`consultation.values.${key}`)),
          rows,
        },
      ]
}

/** The clause's own questions by kind of supplier; one that fits every draft where it has none. */
function feasibility(drafting: Drafting, pair: Pair): GroupNode[] {
  const { pack, say } = drafting
  if (pair.consultation.length === 0) {
    const number = `${pair.number}.1`
    return [
      {
        type: 'group',
        audience: {},
        children: [
          {
            type: 'item',
            id: `${pair.id}.f.default`,
            number: plainText(say('consultation.question.number', { number })),
            children: say('consultation.question.default'),
            answer: answer(
              `${pair.id}.f.default.answer`,
              say('consultation.question.answer', { number }),
            ),
          },
        ],
      },
    ]
  }
  return audienceOrder
    .flatMap((key) =>
      pair.consultation.filter(
        ({ audience }) => audienceKey(audience) === key && stands(drafting, audience),
      ),
    )
    .map(({ audience, items }) => {
      const key = audienceKey(audience)
      return {
        type: 'group',
        audience,
        ...(key !== 'all' && {
          leadIn: canSay(pack, `consultation.lead.${key}`)
            ? say(`consultation.lead.${key}`)
            : say('consultation.lead.other', { who: say(`audience.${key}`) }),
        }),
        children: items.map((item, index) => {
          const id = `${pair.id}.f.${key}-${index + 1}`
          return {
            ...itemNode(item, id),
            ...(item.number && {
              number: plainText(say('consultation.question.number', { number: item.number })),
              answer: answer(
                `${id}.answer`,
                say('consultation.question.answer', { number: item.number }),
              ),
            }),
          }
        }),
      }
    })
}

function answerForm(drafting: Drafting): SectionNode {
  const { pack, say } = drafting
  const columns: readonly (readonly [string, AnswerKind])[] = [
    ['can', 'choice'],
    ['whom', 'narrative'],
    ['cost', 'narrative'],
    ['words', 'narrative'],
  ]
  return {
    type: 'section',
    id: 'form',
    title: say('consultation.form'),
    children: [
      { type: 'paragraph', children: say('consultation.form.intro') },
      {
        type: 'table',
        id: 'form.table',
        caption: say('consultation.form.caption'),
        columns: ['condition', ...columns.map(([key]) => key)].map((key) =>
          say(`consultation.form.${key}`),
        ),
        rows: pack.pairs.map((pair): Text[] => [
          [`${pair.number} ${pair.title} (${pair.id})`],
          ...columns.map(([key, kind]) =>
            place(
              `form.${pair.id}.${key}`,
              say('consultation.form.field', {
                what: say(`consultation.form.${key}`),
                number: `${plainText(say('noun.condition'))} ${pair.number}`,
              }),
              kind,
              kind === 'choice' ? choices(drafting, 'consultation.form.can.options') : undefined,
            ),
          ),
        ]),
      },
    ],
  }
}
