// What the contract asks of each supplier type, in plain words: by when, from whom, how it is shown, and what help there is.

import { audienceKey, type SupplierType } from '../model/audience.ts'
import type { BlockNode, SectionNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import type { CalendarEntry } from '../monitor/index.ts'
import {
  byDay,
  concerns,
  type Dating,
  datesOf,
  day,
  dueText,
  firstYear,
  isUrgent,
  lengthOf,
} from './dates.ts'
import { about, copyNotice, type Drafting, stampSection, stands } from './parts.ts'
import { capital, join } from './say.ts'
import { type ExactType, guideToCondition, placed } from './supplier-guide-condition.ts'

export function supplierGuide(drafting: Drafting): { title: Text; children: BlockNode[] } {
  const { pack, say } = drafting
  const dating: Dating = { ...drafting, dates: datesOf(pack) }
  const all = pack.spec.bidders.roles.flatMap((role) =>
    pack.spec.bidders.sizes.map((size): ExactType => ({ role, size })),
  )
  const types = all.filter((type) => stands(drafting, type))
  return {
    title: say('supplier.title'),
    children: [
      { type: 'paragraph', children: about(drafting) },
      ...copyNotice(drafting, 'supplier.notice'),
      { type: 'paragraph', children: say('supplier.intro') },
      {
        type: 'paragraph',
        children: say('supplier.dates', {
          start: day(say, pack.spec.contract.start),
          end: day(say, pack.contractEnd),
        }),
      },
      list(drafting, 'read', ['type', 'first', 'early', 'honest']),
      list(drafting, 'not', ['perfect', 'others', 'names', 'label', 'again', 'country']),
      missed(drafting),
      ...types.map((type) => part(dating, type)),
      section('conditions', say('supplier.conditions'), [
        paragraph(say('supplier.conditions.intro')),
        ...(all.length > 1 ? [paragraph(say('supplier.conditions.types'))] : []),
        ...pack.pairs.map((pair) => guideToCondition(dating, pair, all, types)),
      ]),
      stampSection(drafting),
    ],
  }
}

const section = (id: string, title: Text, children: readonly BlockNode[]): SectionNode => ({
  type: 'section',
  id,
  title,
  children,
})
const paragraph = (children: Text): BlockNode => ({ type: 'paragraph', children })

const list = ({ say }: Drafting, name: string, keys: readonly string[]): SectionNode =>
  section(name, say(`supplier.${name}`), [
    { type: 'list', items: keys.map((key) => say(`supplier.${name}.${key}`)) },
  ])

function missed({ pack, say }: Drafting): SectionNode {
  const ref = (id: string): Text | undefined => {
    const pair = pack.pairs.find((one) => one.id === id)
    return (
      pair && [
        { type: 'ref', to: id, text: `${plainText(say('noun.condition'))} ${pair.number}, ${id}` },
      ]
    )
  }
  const [buyer, ladder] = [ref('BUY-01'), ref('ENF-01')]
  return section('missed', say('supplier.miss'), [
    {
      type: 'list',
      items: [
        say('supplier.miss.tell'),
        ...(buyer ? [say('supplier.miss.buyer', { condition: buyer })] : []),
        ...(ladder ? [say('supplier.miss.ladder', { condition: ladder })] : []),
        say('supplier.miss.harm'),
      ],
    },
  ])
}

/** What comes first for one kind of company: hours, dates, whom to ask, and KPIs. */
function part(drafting: Dating, type: ExactType): SectionNode {
  const { pack, say, dates } = drafting
  const key = audienceKey(type)
  const made = dates.made
  const hours = pack.pairs.reduce((sum, { effort }) => sum + effort.supplierPerYear[type.role], 0)
  const whom = say(`copy.${key}`)
  const urgent = made.events.filter(
    (event) => isUrgent(event) && event.clause && event.owner !== 'buyer' && concerns(event, type),
  )
  return section(`type.${key}`, say('supplier.part', { who: whom }), [
    paragraph(say('supplier.part.hours', { hours: String(Math.round(hours)) })),
    section(`first.${key}`, say('supplier.first'), [firstDates(drafting, type, whom)]),
    ...(urgent.length === 0
      ? []
      : [
          section(`urgent.${key}`, say('supplier.urgent'), [
            paragraph(say('supplier.urgent.intro')),
            {
              type: 'table',
              id: `urgent.${key}.table`,
              caption: say('supplier.urgent.caption', { who: whom }),
              columns: [say('supplier.urgent.time'), say('supplier.urgent.what')],
              rows: urgent
                .map((event) =>
                  placed(pack.pairs.find(({ id }) => id === event.clause!.id)!, event, type),
                )
                .map((event): Text[] => [
                  lengthOf(say, event),
                  [`${event.clause!.number} ${event.title}`],
                ]),
            },
          ]),
        ]),
    ...(type.role === 'reseller' ? once(drafting, type) : []),
    ...kpis(drafting, type, whom),
  ])
}

/** Whether somebody else has to act before the supplier can. A Brand does not wait for itself. */
const waits = (
  { waitsFor }: Pick<CalendarEntry, 'waitsFor'>,
  { role }: SupplierType,
): 'brand' | 'site' | 'none' =>
  waitsFor === 'site' ? 'site' : waitsFor === 'brand' && role !== 'brand' ? 'brand' : 'none'

function firstDates({ pack, say, dates }: Dating, type: ExactType, whom: Text): BlockNode {
  const own = firstYear(dates.made)
    .filter(
      (entry) =>
        entry.owner !== 'buyer' &&
        (entry.kind === 'duty' || entry.kind === 'talk' || entry.kind === 'kpi') &&
        concerns(entry, type),
    )
    .map((entry) => {
      const pair = pack.pairs.find(({ id }) => id === entry.clause?.id)
      return {
        ...(pair ? placed(pair, entry, type) : entry),
        owner: 'supplier' as const,
        for: type,
      }
    })
  if (own.length === 0) return paragraph(say('supplier.first.none'))
  return {
    type: 'table',
    id: `first.${audienceKey(type)}.table`,
    caption: say('supplier.first.caption', { who: whom }),
    columns: ['by', 'what', 'wait'].map((key) => say(`supplier.first.${key}`)),
    rows: byDay(own).map((group): Text[] => {
      const needs = (['brand', 'site'] as const).filter((other) =>
        group.some((entry) => waits(entry, type) === other),
      )
      return [
        day(say, group[0]!.date),
        dueText(say, group),
        needs.length === 0
          ? say('supplier.wait.none')
          : join(
              needs.map((other) => say(`supplier.wait.${other}`)),
              ', ',
            ),
      ]
    }),
  }
}

/** How to ask a Brand once, with the conditions that need its answer. */
function once({ pack, say, dates }: Dating, type: ExactType): SectionNode[] {
  const needing = pack.pairs.filter(({ id }) => {
    const { entries, events } = dates.ofClause(id)
    return [...entries, ...events].some(
      (one) => one.owner !== 'buyer' && waits(one, type) === 'brand' && concerns(one, type),
    )
  })
  if (needing.length === 0) return []
  const refs = join(
    needing.map(
      (pair): Text => [{ type: 'ref', to: pair.id, text: `${pair.number} (${pair.id})` }],
    ),
    ', ',
  )
  const steps = [
    say('supplier.once.list', { list: refs }),
    ...['letter', 'contracts', 'join', 'record'].map((key) => say(`supplier.once.${key}`)),
  ]
  return [
    section(`once.${audienceKey(type)}`, say('supplier.once'), [
      paragraph(say('supplier.once.intro')),
      { type: 'list', items: steps },
    ]),
  ]
}

function kpis({ pack, say, dates }: Dating, type: ExactType, whom: Text): SectionNode[] {
  const own = pack.kpis.filter(({ reporter }) => reporter[type.role] !== undefined)
  if (own.length === 0) return []
  const { entries } = dates.made
  const small = type.size === 'sme'
  const key = audienceKey(type)
  return [
    section(`kpis.${key}`, say('supplier.kpis'), [
      paragraph(say('supplier.kpis.intro')),
      {
        type: 'table',
        id: `kpis.${key}.table`,
        caption: say('supplier.kpis.caption', { who: whom }),
        columns: ['kpi', 'question', 'first', 'often', ...(small ? ['small'] : [])].map((name) =>
          say(`supplier.kpis.${name}`),
        ),
        rows: own.map((kpi): Text[] => {
          const first = entries.find(
            (entry) =>
              entry.kind === 'kpi' && entry.kpis![0]!.id === kpi.id && concerns(entry, type),
          )
          return [
            [{ type: 'ref', to: kpi.id, text: `${kpi.number} ${kpi.title}` }],
            [kpi.question],
            first ? day(say, first.date) : capital(say('kpi.frequency.event')),
            capital(say(`kpi.frequency.${kpi.period.frequency}`)),
            ...(small
              ? [kpi.sme.note === '' ? say('supplier.kpis.small.none') : capital([kpi.sme.note])]
              : []),
          ]
        }),
      },
    ]),
  ]
}
