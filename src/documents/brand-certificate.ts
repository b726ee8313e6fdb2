// What a Brand signs for named Products: what it will do and what it has done, kept apart, for many Resellers and contracts.

import { audienceKey } from '../model/audience.ts'
import type { BlockNode, ClauseNode, SectionNode, TableNode } from '../model/document.ts'
import type { PackParameter, Pair } from '../model/pack.ts'
import type { AnswerKind, Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import { amount } from './alignment-matrix.ts'
import { amounts, blankTable, choices, entryTable, place } from './forms.ts'
import {
  about,
  conditionLeadIn,
  copyNotice,
  type Drafting,
  groups,
  stampSection,
  stands,
} from './parts.ts'
import { wordsUsed } from './words-used.ts'

export function brandCertificate(drafting: Drafting): { title: Text; children: BlockNode[] } {
  const { pack, say } = drafting
  const covered = pack.pairs.filter(needsBrand)
  const opening: BlockNode[] = [
    { type: 'paragraph', children: about(drafting) },
    ...copyNotice(drafting),
  ]
  if (covered.length === 0)
    return {
      title: say('certificate.title'),
      children: [
        ...opening,
        { type: 'paragraph', children: say('certificate.none') },
        stampSection(drafting),
      ],
    }
  const promises = covered.flatMap((pair) => promisesOf(drafting, pair))
  const body: BlockNode[] = [
    { type: 'paragraph', children: say('certificate.intro') },
    { type: 'paragraph', children: say('certificate.intro.how') },
    scope(drafting),
    contact(drafting),
    {
      type: 'section',
      id: 'asked',
      title: say('certificate.asked'),
      children: [
        { type: 'paragraph', children: say('certificate.asked.intro') },
        ...covered.map((pair) => asked(drafting, pair)),
      ],
    },
    {
      type: 'section',
      id: 'comply',
      title: say('certificate.comply'),
      children: [
        { type: 'paragraph', children: say('certificate.comply.intro') },
        promiseTable(drafting, 'comply', promises, [
          ['undertakes', 'choice'],
          ['what', 'narrative'],
          ['date', 'date'],
        ]),
      ],
    },
    {
      type: 'section',
      id: 'delivered',
      title: say('certificate.delivered'),
      children: [
        { type: 'paragraph', children: say('certificate.delivered.intro') },
        promiseTable(drafting, 'delivered', promises, [
          ['what', 'narrative'],
          ['date', 'date'],
          ['proof', 'narrative'],
        ]),
      ],
    },
    refusal(drafting),
    reliance(drafting),
    ...signature(drafting),
  ]
  return {
    title: say('certificate.title'),
    children: [...opening, ...body, ...wordsUsed(drafting, body), stampSection(drafting)],
  }
}

/** A condition needs a Brand where a Reseller has duties of its own in it, or where one of its times waits for a Brand. */
export const needsBrand = ({ condition, parameters }: Pair): boolean =>
  condition.some(({ audience }) => audience.role === 'reseller') ||
  Object.values(parameters).some(({ needs }) => needs === 'brand')

function scope(drafting: Drafting): SectionNode {
  const { pack, say } = drafting
  const columns = [say('certificate.entry'), say('certificate.value')] as const
  const contracts = blankTable(
    drafting,
    { id: 'contracts', caption: say('certificate.contracts.caption') },
    'certificate.contracts',
    [{ key: 'buyer' }, { key: 'reference' }, { key: 'reseller' }, { key: 'date', kind: 'date' }],
    4,
    'certificate.field',
  )
  const own: Text[] = [
    [pack.spec.buyer],
    [pack.spec.reference ?? pack.spec.title],
    ...contracts.rows[0]!.slice(2),
  ]
  return {
    type: 'section',
    id: 'scope',
    title: say('certificate.scope'),
    children: [
      entryTable(
        drafting,
        { id: 'scope.brand', caption: say('certificate.scope.caption'), columns },
        'certificate.scope',
        [
          { key: 'name' },
          { key: 'affiliates' },
          { key: 'reach', options: 'reach.options' },
          { key: 'link', options: 'link.options' },
          { key: 'effect', options: 'effect.options' },
          { key: 'law' },
        ],
      ),
      blankTable(
        drafting,
        { id: 'models', caption: say('certificate.models.caption') },
        'certificate.models',
        [
          { key: 'line' },
          { key: 'number' },
          { key: 'from', kind: 'date' },
          { key: 'until', kind: 'date' },
        ],
        5,
        'certificate.field',
      ),
      // the first row is this procurement; the others are for every other contract that the certificate serves
      { ...contracts, rows: [own, ...contracts.rows.slice(1)] },
    ],
  }
}

function contact(drafting: Drafting): SectionNode {
  const { pack, say } = drafting
  const longest = pack.pairs.find(({ id }) => id === 'FLO-02')?.parameters.validMonths
  return {
    type: 'section',
    id: 'contact',
    title: say('certificate.contact'),
    children: [
      entryTable(
        drafting,
        {
          id: 'contact.table',
          caption: say('certificate.contact.caption'),
          columns: [say('certificate.entry'), say('certificate.value')],
        },
        'certificate.contact',
        [
          { key: 'function' },
          { key: 'contact' },
          { key: 'deputy' },
          { key: 'days', kind: 'number' },
          { key: 'date', kind: 'date' },
          { key: 'ends', kind: 'date' },
        ],
      ),
      ...(longest
        ? [
            {
              type: 'paragraph' as const,
              children: say('certificate.contact.limit', {
                months: amount(drafting, longest, longest.value),
              }),
            },
          ]
        : []),
      { type: 'paragraph', children: say('certificate.contact.use') },
    ],
  }
}

/** One condition as the Brand needs to know it: what it brings about, what a Reseller has to show, and by when. */
function asked(drafting: Drafting, pair: Pair): ClauseNode {
  const { say } = drafting
  const routes = pair.condition.filter(({ audience }) => audience.role === 'reseller')
  const parts = groups(drafting, pair.id, routes, (part) => conditionLeadIn(say, part), '')
  return {
    type: 'clause',
    id: pair.id,
    revision: pair.revision,
    number: String(pair.number),
    title: [`${pair.title} (${pair.id})`],
    children: [
      {
        type: 'item',
        id: `${pair.id}.outcome`,
        heading: plainText(say('schedule.outcome')),
        children: pair.outcome,
      },
      ...parts,
      ...modelDuties(drafting, pair),
      ...times(drafting, pair),
    ],
  }
}

/** What a Brand would owe if it supplied itself: where to find words for an undertaking. */
function modelDuties(drafting: Drafting, { condition }: Pair): BlockNode[] {
  const part = condition.find(({ audience }) => audienceKey(audience) === 'brand')
  if (!part || !stands(drafting, part.audience)) return []
  const list = part.items.flatMap(({ number, heading }) =>
    number === undefined ? [] : [[number, heading].filter((word) => word !== undefined).join(' ')],
  )
  return list.length === 0
    ? []
    : [
        {
          type: 'paragraph',
          children: drafting.say('certificate.asked.brand', { list: list.join('; ') }),
        },
      ]
}

/** The times that wait for the Brand, with those of small firms. */
function times(drafting: Drafting, pair: Pair): TableNode[] {
  const { say } = drafting
  const waiting = Object.values(pair.parameters).filter(({ needs }) => needs === 'brand')
  const from = ({ after }: PackParameter): Text =>
    (after ?? ['none'])
      .map((trigger) => say(`certificate.asked.${trigger}`))
      .reduce((first, second) => say('certificate.asked.or', { first, second }))
  const rows = waiting.map((parameter): Text[] => [
    [parameter.label],
    amounts(drafting, parameter),
    from(parameter),
  ])
  return rows.length === 0
    ? []
    : [
        {
          type: 'table',
          id: `${pair.id}.times`,
          caption: say('certificate.asked.times', {
            noun: say('noun.condition'),
            number: pair.number,
          }),
          columns: ['what', 'when', 'from'].map((key) => say(`certificate.asked.${key}`)),
          rows,
        },
      ]
}

/** A row that the Brand fills in: a condition or, where a certificate has to say more, one of its points. */
interface Promise {
  readonly id: string
  readonly number: string
  readonly label: Text
}

function promisesOf({ say }: Drafting, pair: Pair): Promise[] {
  const number = String(pair.number)
  const wider =
    pair.id === 'FLO-02'
      ? pair.condition.flatMap((part) => part.items).find(({ anchor }) => anchor === 'wider')
      : undefined
  return [
    { id: pair.id, number, label: [`${number} ${pair.title} (${pair.id})`] },
    ...(wider?.items ?? []).map((text, at): Promise => {
      const own = `${wider!.number} (${String.fromCharCode(97 + at)})`
      return {
        id: `${pair.id}.wider-${at + 1}`,
        number: own,
        label: say('certificate.wider', { number: own, what: alone(text) }),
      }
    }),
  ]
}

/** A point of a list as it reads alone: without the semicolon that leads to the next, or the full stop after the last. */
const alone = (text: Text): Text =>
  text.map((node, at) =>
    at === text.length - 1 && typeof node === 'string' ? node.replace(/\s*(;[^;]*|\.)$/, '') : node,
  )

function promiseTable(
  drafting: Drafting,
  name: 'comply' | 'delivered',
  promises: readonly Promise[],
  fields: readonly (readonly [string, AnswerKind])[],
): TableNode {
  const { say } = drafting
  return {
    type: 'table',
    id: `${name}.table`,
    caption: say(`certificate.${name}.caption`),
    columns: [
      say('certificate.comply.condition'),
      ...fields.map(([key]) => say(`certificate.${name}.${key}`)),
    ],
    rows: promises.map(({ id, number, label }): Text[] => [
      label,
      ...fields.map(([key, kind]) =>
        place(
          `${name}.${id}.${key}`,
          say(`certificate.${name}.field.${key}`, { number }),
          kind,
          kind === 'choice' ? choices(drafting, `certificate.${name}.options`) : undefined,
        ),
      ),
    ]),
  }
}

function refusal(drafting: Drafting): SectionNode {
  const { pack, say } = drafting
  const bound = pack.pairs.find(({ id }) => id === 'FLO-02')
  return {
    type: 'section',
    id: 'refusal',
    title: say('certificate.refusal'),
    children: [
      { type: 'paragraph', children: say('certificate.refusal.intro') },
      blankTable(
        drafting,
        { id: 'refusal.table', caption: say('certificate.refusal.caption') },
        'certificate.refusal',
        [
          { key: 'condition' },
          { key: 'reason', options: 'reason.options' },
          { key: 'words' },
          { key: 'offer' },
          { key: 'again', kind: 'date' },
        ],
        3,
        'certificate.refusal.field',
      ),
      {
        type: 'section',
        id: 'refusal.next',
        title: say('certificate.refusal.next'),
        children: [
          {
            type: 'list',
            items: ['record', 'step', 'no-blame', 'own'].map((key) =>
              say(`certificate.refusal.next.${key}`),
            ),
          },
          ...(bound
            ? [
                {
                  type: 'paragraph' as const,
                  children: say('certificate.refusal.bound', {
                    condition: [
                      {
                        type: 'ref',
                        to: bound.id,
                        text: `${plainText(say('noun.condition'))} ${bound.number} (${bound.id})`,
                      },
                    ],
                  }),
                },
              ]
            : []),
        ],
      },
    ],
  }
}

function reliance({ say }: Drafting): SectionNode {
  const parts = [
    'who',
    'reuse',
    'equal',
    'strength',
    'deeds',
    'scope',
    'confidence',
    'correct',
    'withdraw',
  ]
  return {
    type: 'section',
    id: 'reliance',
    title: say('certificate.reliance'),
    children: parts.map(
      (part): BlockNode => ({
        type: 'item',
        id: `reliance.${part}`,
        heading: plainText(say(`certificate.reliance.${part}.title`)),
        children: say(`certificate.reliance.${part}`),
      }),
    ),
  }
}

function signature(drafting: Drafting): SectionNode[] {
  const { say } = drafting
  return [
    {
      type: 'section',
      id: 'signature',
      title: say('certificate.signature'),
      children: [
        entryTable(
          drafting,
          {
            id: 'signature.table',
            caption: say('certificate.signature.caption'),
            columns: [say('certificate.entry'), say('certificate.value')],
          },
          'certificate.signature',
          [{ key: 'name' }, { key: 'power' }, { key: 'date' }, { key: 'sign' }],
        ),
      ],
    },
    {
      type: 'section',
      id: 'receipt',
      title: say('certificate.receipt'),
      children: [
        { type: 'paragraph', children: say('certificate.receipt.intro') },
        blankTable(
          drafting,
          { id: 'receipt.table', caption: say('certificate.receipt.caption') },
          'certificate.receipt',
          [
            { key: 'company' },
            { key: 'received', kind: 'date' },
            { key: 'passed' },
            { key: 'date', kind: 'date' },
          ],
          3,
          'certificate.field',
        ),
      ],
    },
  ]
}
