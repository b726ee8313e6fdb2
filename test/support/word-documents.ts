// Documents made by hand for tests of Word files: every kind of node once, holes in numbers, fields of every kind.

import type {
  BlockNode,
  ChartNode,
  ClauseNode,
  DocumentKind,
  DocumentNode,
  ItemNode,
} from '../../src/model/document.ts'
import type { Pack, PackParameter } from '../../src/model/pack.ts'
import type { FieldNode, Text } from '../../src/model/text.ts'
import { pairOf, period, smallPack } from './pack.ts'

export const stamp = { catalogue: '0.4.0', digest: '0'.repeat(64) } as const

/** A document around some blocks. */
export const documentOf = (
  children: readonly BlockNode[],
  more: Partial<DocumentNode> = {},
): DocumentNode => ({
  type: 'document',
  kind: 'contract-schedule',
  readership: 'publish',
  language: 'en',
  title: ['People who do the work'],
  procurement: { title: 'Laptops 2027', buyer: 'City of Example', reference: 'CE-17' },
  stamp,
  furniture: {
    skip: 'Skip',
    contents: 'Contents',
    documents: 'Documents',
    see: 'See',
    condition: 'Condition',
    question: 'Question',
    kpi: 'KPI',
    readership: 'To be published',
    page: 'Page {{page}} of {{pages}}',
  },
  children,
  ...more,
})

export const clause = (
  id: string,
  title: string,
  children: readonly BlockNode[] = [],
  role: ClauseNode['role'] = 'condition',
): ClauseNode => ({ type: 'clause', id, revision: 2, role, title: [title], children })

export const item = (
  id: string,
  number: string | undefined,
  children: Text,
  more: Partial<ItemNode> = {},
): ItemNode => ({
  type: 'item',
  id,
  ...(number !== undefined && { number }),
  children,
  ...more,
})

export const field = (
  id: string,
  kind: FieldNode['kind'],
  label: string,
  options?: readonly string[],
): FieldNode => ({ type: 'field', id, kind, label, ...(options && { options }) })

const value = (name: string, text: string) => ({ type: 'value', name, text }) as const
const ref = (to: string, text: string) => ({ type: 'ref', to, text }) as const
const term = (name: string, text: string) => ({ type: 'term', term: name, text }) as const
const strong = (text: string) => ({ type: 'strong', text }) as const

/** A definition as documents draft it. */
const definition = (id: string, name: string, words: string): ItemNode =>
  item(`definition.${id}`, undefined, [words], { heading: name, role: 'definition' })

const requesting: ClauseNode = clause('REQ-01', 'Asking others', [
  {
    type: 'group',
    audience: 'all',
    children: [
      item(
        'REQ-01.request',
        '1.',
        [
          'Within ',
          value('REQ-01.sendDays', '14 days (SME: 21)'),
          ' after the Start Date, the ',
          term('supplier', 'Supplier'),
          ' shall itself write to the Brand, with subject, reason and a date.',
        ],
        { heading: 'Request' },
      ),
      item(
        'REQ-01.end',
        '3.',
        ['A refusal ends with an offer under item 4, or with the word that there is none.'],
        {
          heading: 'End of refusals',
        },
      ),
      item(
        'REQ-01.next-step',
        '4.',
        [
          'Within ',
          value('REQ-01.stepDays', '20 days'),
          ' the Supplier shall take a step of a new kind:',
        ],
        {
          heading: 'Next step',
          items: [['a joint request;'], ['another source, such as a union;'], ['changed terms.']],
        },
      ),
      item('REQ-01.reseller', '5.', ['The Supplier shall pass answers on to the Buyer.'], {
        heading: 'Reseller, answers',
      }),
    ],
  },
])

const reporting: ClauseNode = clause('REP-01', 'Plan, Register and Report', [
  item(
    'REP-01.register',
    '1.',
    ['The Supplier shall hand over one Register, each entry with source and date.'],
    {
      heading: 'Register',
    },
  ),
  item(
    'REP-01.plan',
    '2.',
    [
      'Sections in its tender bind from the Start Date; the others are due within ',
      value('REP-01.startDays', '30 days (SME: 45)'),
      ' after it, as ',
      ref('REQ-01#next-step', 'REQ-01.4'),
      ' says.',
    ],
    { heading: 'Diligence Plan' },
  ),
])

const sites: ClauseNode = clause('TRN-01', 'Final production sites', [
  item('TRN-01.outcome', undefined, ['The Buyer knows where each Product was assembled.'], {
    heading: 'Outcome',
    role: 'outcome',
  }),
  item(
    'TRN-01.sites',
    '1.',
    [
      'The Supplier shall enter, for each Model, every Final Site with its operator, street address and country.',
    ],
    { heading: 'Sites' },
  ),
  item(
    'TRN-01.second-source',
    '3.',
    [
      'The Supplier shall add a record from a second source for the ',
      value('TRN-01.firstModels', '10'),
      ' Models with the highest order value, and share ',
      value('TRN-01.share', '34 per cent'),
      ' of them. A list that looks like the Brand’s website is no second source.',
    ],
    { heading: 'Second source' },
  ),
  item(
    'TRN-01.large',
    '7.',
    ['The Supplier shall add the identifier of each Site in a free public register.'],
    {
      heading: 'Large',
    },
  ),
  {
    type: 'paragraph',
    role: 'proof',
    children: [
      strong('Proof.'),
      ' For ',
      ref('TRN-01#sites', '1'),
      ': Register matched to invoices (E2).',
    ],
  },
])

/** A schedule: sheet with places to fill in, conditions, a table, definitions. */
export const schedule: DocumentNode = documentOf([
  { type: 'paragraph', children: ['Laptops 2027, City of Example, reference CE-17.'] },
  {
    type: 'section',
    id: 'sheet',
    title: ['Contract sheet'],
    children: [
      item(
        'sheet.parties',
        undefined,
        [
          'Buyer: City of Example. Supplier: ',
          field('sheet.supplier', 'text', 'name of the Supplier'),
          '.',
        ],
        { heading: 'Parties' },
      ),
      item(
        'sheet.kpis',
        undefined,
        [ref('KPI-TRN-01.1', 'KPI-TRN-01.1'), ' Models with a known final site.'],
        {
          heading: 'KPIs',
        },
      ),
      {
        type: 'list',
        items: [['Sites: who asks whom on which dates.'], ['Channel: how a Worker learns of it.']],
      },
    ],
  },
  {
    type: 'section',
    id: 'general',
    title: ['General conditions'],
    children: [requesting, reporting],
  },
  { type: 'section', id: 'subjects', title: ['Subjects'], children: [sites] },
  {
    type: 'section',
    id: 'dates',
    title: ['Duties at a glance'],
    children: [
      {
        type: 'table',
        id: 'dates.first',
        caption: [],
        columns: [['Date'], ['Duty'], ['Who']],
        rows: [
          [
            ['1 July 2027'],
            ['First Register, complete and with a source for each entry'],
            ['Supplier'],
          ],
          [
            ['1 August 2027'],
            ['Diligence Plan under ', ref('REP-01#plan', 'REP-01.2')],
            ['Supplier'],
          ],
          [['1 January 2028'], ['Progress Report with the KPIs'], ['Supplier']],
        ],
      },
    ],
  },
  {
    type: 'section',
    id: 'definitions',
    title: ['Words used'],
    children: [
      item('how-to-read', undefined, ['Days are calendar days. Written includes e-mail.'], {
        heading: 'How to read',
      }),
      definition(
        'final-site',
        'Final Site',
        'A Site where main parts become the finished Product.',
      ),
      definition(
        'brand',
        'Brand',
        'The company that has a Product made and sells it under its own mark.',
      ),
    ],
  },
])

const yesNo = ['Yes', 'No']

/** Questions: letters, a place to answer behind each, boxes, a choice, a date, a table to fill in. */
export const questions: DocumentNode = documentOf(
  [
    item(
      'questions.bidder.line',
      undefined,
      [field('questions.bidder', 'text', 'Name of the bidder')],
      {
        heading: 'Bidder',
      },
    ),
    {
      type: 'section',
      id: 'acceptance',
      title: ['Acceptance'],
      children: [
        item('acceptance.accept', undefined, ['Does the Bidder accept the schedule as a whole?'], {
          role: 'question',
          answer: field('acceptance.answer', 'yes-no', 'Does the Bidder accept?', yesNo),
        }),
        { type: 'paragraph', children: ['A tender that answers No is not considered.'] },
      ],
    },
    {
      type: 'section',
      id: 'scored',
      title: ['One scored question'],
      children: [
        clause(
          'TRN-01',
          'Final production sites',
          [
            { type: 'paragraph', children: ['Section of the Plan, at most 400 words, 3 points.'] },
            item(
              'TRN-01.q.plan',
              undefined,
              ['Give the section Sites of your Diligence Plan. For each line, state:'],
              {
                role: 'question',
                letters: true,
                items: [
                  ['which function at the Brand you ask;'],
                  ['which record will confirm the Sites;'],
                ],
                answer: field('TRN-01.q.plan.answer', 'narrative', 'TRN-01 Final production sites'),
              },
            ),
            {
              type: 'table',
              id: 'TRN-01.scoring',
              caption: [],
              columns: [['Points'], ['What earns them']],
              rows: [
                [['1'], ['(a) names both functions for every line']],
                [['1'], ['(b) names the record for every line']],
              ],
            },
          ],
          'question',
        ),
      ],
    },
    {
      type: 'section',
      id: 'lines',
      title: ['Lines'],
      children: [
        {
          type: 'table',
          id: 'lines.table',
          caption: ['What is offered'],
          columns: [['No'], ['Text'], ['From'], ['Why']],
          rows: [
            [
              ['1'],
              ['Bought from a Brand'],
              [field('lines.1.from', 'date', 'From, line 1')],
              [field('lines.1.why', 'text', 'Why, line 1')],
            ],
            [
              ['2'],
              ['Made by the Bidder'],
              [field('lines.2.from', 'choice', 'From, line 2', ['all', 'some'])],
              [field('lines.2.why', 'text', 'Why, line 2')],
            ],
          ],
        },
      ],
    },
  ],
  { kind: 'tender-questions', title: ['Questions on the people who do the work'] },
)

export const chart: ChartNode = {
  type: 'chart',
  id: 'KPI-TRN-01.1.trend',
  caption: ['Models with a known final site'],
  max: 100,
  points: [
    { label: 'to 31 December 2027', value: '82.0', note: 'approaching' },
    { label: 'to 30 June 2028', note: 'no data' },
    { label: 'to 31 December 2028', value: '95.5', note: 'good' },
  ],
}

const percent: PackParameter = {
  ...period(34),
  label: 'share of second sources',
  type: 'percent',
  text: '34 per cent',
  min: 20,
  max: 60,
}
const models: PackParameter = {
  ...period(10),
  label: 'models with a second source',
  type: 'integer',
  text: '10',
  min: 1,
  max: 30,
}

/** The pack of these documents. */
export const documentsPack = (): Pack => {
  const pair = pairOf('TRN-01', [{ anchor: 'sites' }, { anchor: 'second-source' }], {
    title: 'Final production sites',
    parameters: { firstModels: models, share: percent },
    placement: {
      stage: 'performance',
      tender: 'score',
      scored: { question: 'plan', section: 'sites', max: 3, weight: 3 },
      reasons: [],
    },
  })
  const { pairs } = smallPack()
  const limited = pairs.map((other) =>
    other.id === 'REQ-01'
      ? {
          ...other,
          parameters: {
            sendDays: {
              ...period(14, 21),
              label: 'days to write',
              min: 7,
              max: 30,
              stricter: 'lower' as const,
            },
            stepDays: { ...period(20), min: 10, max: 40 },
          },
        }
      : other,
  )
  return smallPack({
    pairs: limited.map((other) => (other.id === 'TRN-01' ? pair : other)),
    definitions: [
      { id: 'final-site', term: 'Final Site', text: [] },
      { id: 'brand', term: 'Brand', text: [] },
    ],
    stamp: { ...stamp, uses: [], parts: {} },
  })
}

/** Drafts these documents, as `draft` drafts those of a pack. */
export const drafts: Readonly<Partial<Record<DocumentKind, DocumentNode>>> = {
  'contract-schedule': schedule,
  'tender-questions': questions,
}
