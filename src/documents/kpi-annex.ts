// All KPIs of a pack with their reasons, and the rules of rating in short: the one paper that a contract manager needs for them.

import type { BlockNode, SectionNode, TableNode } from '../model/document.ts'
import type { PackKpi } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import { place } from './forms.ts'
import { kpiSection, unitOf } from './kpi-tables.ts'
import { about, copyNotice, type Drafting, stampSection } from './parts.ts'
import { join } from './say.ts'

/** The rules of rating, in the order in which a report meets them. */
const rules = [
  'missing',
  'coverage',
  'nothing',
  'exceptions',
  'bands',
  'ramp',
  'once',
  'evidence',
  'zero',
  'credit',
  'pool',
  'survey',
  'small',
  'correct',
]
const limits = ['breach', 'excuse', 'whole', 'rank']
const ratings = [
  'good',
  'approaching',
  'requires-improvement',
  'inadequate',
  'other',
  'open',
  'no-data',
]

export function kpiAnnex(drafting: Drafting): { title: Text; children: BlockNode[] } {
  const { pack, say } = drafting
  const opening: BlockNode[] = [
    { type: 'paragraph', children: about(drafting) },
    ...copyNotice(drafting),
  ]
  if (pack.kpis.length === 0)
    return {
      title: say('annex.title'),
      children: [
        ...opening,
        { type: 'paragraph', children: say('annex.none') },
        stampSection(drafting),
      ],
    }
  return {
    title: say('annex.title'),
    children: [
      ...opening,
      { type: 'paragraph', children: say('annex.intro') },
      {
        type: 'section',
        id: 'limits',
        title: say('annex.not'),
        children: [{ type: 'list', items: limits.map((limit) => say(`annex.not.${limit}`)) }],
      },
      { type: 'section', id: 'index', title: say('annex.index'), children: [index(drafting)] },
      rating(drafting),
      {
        type: 'section',
        id: 'definitions',
        title: say('annex.definitions'),
        children: pack.kpis.map((kpi) => oneKpi(drafting, kpi)),
      },
      stampSection(drafting),
    ],
  }
}

function index(drafting: Drafting): TableNode {
  const { pack, say } = drafting
  return {
    type: 'table',
    id: 'index.table',
    caption: say('annex.index.caption'),
    columns: ['number', 'question', 'target', 'when', 'who'].map((key) =>
      say(`annex.index.${key}`),
    ),
    rows: pack.kpis.map((kpi): Text[] => [
      [{ type: 'ref', to: kpi.id, text: `${kpi.number} ${kpi.title}` }],
      [kpi.question],
      target(drafting, kpi),
      say(`kpi.frequency.${kpi.period.frequency}`),
      reporters(drafting, kpi),
    ]),
  }
}

function target({ pack, say }: Drafting, kpi: PackKpi): Text {
  if (kpi.zeroTolerance) return say('annex.index.target.zero')
  if (!kpi.bands) return say('annex.index.target.none')
  const unit = unitOf(kpi, pack, say)
  // a share cannot exceed the whole
  if (kpi.unit.code === 'P1' && kpi.direction === 'higher' && kpi.bands.target === 100)
    return say('annex.index.target.all', { target: `${kpi.bands.target}${unit}` })
  return say(kpi.direction === 'lower' ? 'annex.index.target.lower' : 'annex.index.target.higher', {
    target: `${kpi.bands.target}${unit}`,
  })
}

/** Who reports; named once where everybody who may reports alike. */
function reporters({ pack, say }: Drafting, kpi: PackKpi): Text {
  const named = Object.entries(kpi.reporter).filter(
    ([role]) => role === 'buyer' || pack.spec.bidders.roles.includes(role as 'reseller' | 'brand'),
  )
  return join(
    named.map(([role, reporter]) =>
      reporter === undefined || reporter === role
        ? say(`audience.${role}`)
        : say('annex.index.reporter', { reporter, role: say(`audience.${role}`) }),
    ),
    ', ',
  )
}

function rating({ say }: Drafting): SectionNode {
  return {
    type: 'section',
    id: 'rules',
    title: say('annex.rules'),
    children: [
      { type: 'paragraph', children: say('annex.rules.intro') },
      ...rules.map(
        (rule): BlockNode => ({
          type: 'item',
          id: `rules.${rule}`,
          heading: plainText(say(`annex.rules.${rule}.title`)),
          children: say(`annex.rules.${rule}`),
        }),
      ),
      { type: 'paragraph', children: say('schedule.grades') },
      {
        type: 'table',
        id: 'rules.ratings',
        caption: say('annex.ratings.caption'),
        columns: [say('annex.ratings.rating'), say('annex.ratings.next')],
        rows: ratings.map((one) => [say(`annex.rating.${one}`), say(`annex.rating.${one}.next`)]),
      },
    ],
  }
}

/** The definition, what is read with it, how it can mislead, and what to talk about. */
function oneKpi(drafting: Drafting, kpi: PackKpi): SectionNode {
  const { pack, say } = drafting
  const section = kpiSection(drafting, kpi, ['kpi.gaming'])
  const beside = kpi.shownWith
    .flatMap((id) => pack.kpis.filter((other) => other.id === id))
    .map((other): Text => [reference(drafting, other)])
  const questions = (who: 'supplier' | 'buyer'): BlockNode[] => [
    { type: 'paragraph', children: say(`annex.talk.${who}`) },
    { type: 'list', items: kpi.dialogue[who].map((question) => [question]) },
  ]
  return {
    ...section,
    children: [
      ...section.children,
      {
        type: 'paragraph',
        children: say('annex.coverage', {
          min: kpi.coverage.min,
          unit: kpi.coverage.unit,
          floor: kpi.coverage.floor,
        }),
      },
      ...(beside.length === 0
        ? []
        : [
            {
              type: 'paragraph' as const,
              children: say('annex.with', { list: join(beside, ', ') }),
            },
          ]),
      gaming(drafting, kpi),
      {
        type: 'section',
        id: `${kpi.id}.talk`,
        title: say('annex.talk'),
        children: [...questions('supplier'), ...questions('buyer')],
      },
    ],
  }
}

function gaming(drafting: Drafting, kpi: PackKpi): TableNode {
  const { pack, say } = drafting
  return {
    type: 'table',
    id: `${kpi.id}.gaming`,
    caption: say('annex.gaming.caption', { number: kpi.number }),
    columns: ['how', 'check', 'seen'].map((key) => say(`annex.gaming.${key}`)),
    rows: kpi.gaming.map(({ how, check, counter }, at): Text[] => {
      const other = pack.kpis.find(({ id }) => id === counter)
      return [
        [how],
        other
          ? say('annex.gaming.counter', { check, indicator: [reference(drafting, other)] })
          : [check],
        place(
          `${kpi.id}.gaming.${at + 1}`,
          say('annex.gaming.field', { number: kpi.number, count: at + 1 }),
          'date',
        ),
      ]
    }),
  }
}

const reference = ({ say }: Drafting, { id, number, title }: PackKpi) => ({
  type: 'ref' as const,
  to: id,
  text: `${plainText(say('noun.kpi'))} ${number} (${title})`,
})
