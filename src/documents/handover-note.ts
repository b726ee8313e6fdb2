// From the tender team to the contract manager: what was promised, what binds, who owns it, and where few hours do most.

import { audienceKey } from '../model/audience.ts'
import type { BlockNode, SectionNode, TableNode } from '../model/document.ts'
import type { FieldNode, Text } from '../model/text.ts'
import { plainText, textsOf } from '../model/walk.ts'
import type { CalendarEntry } from '../monitor/index.ts'
import {
  byDay,
  type Dating,
  datesOf,
  day,
  dueText,
  firstDates,
  firstYear,
  isUrgent,
  lengthOf,
  named,
  who,
} from './dates.ts'
import { coveredBy, hoursSection } from './handover-hours.ts'
import { talksSection } from './handover-talks.ts'
import { thresholds } from './kpi-tables.ts'
import { about, copyNotice, type Drafting, stampSection, stands } from './parts.ts'
import { capital, join } from './say.ts'

export function handoverNote(drafting: Drafting): { title: Text; children: BlockNode[] } {
  const { say } = drafting
  const dating: Dating = { ...drafting, dates: datesOf(drafting.pack) }
  return {
    title: say('handover.title'),
    children: [
      { type: 'paragraph', children: about(drafting) },
      ...copyNotice(drafting, 'handover.notice'),
      { type: 'paragraph', children: say('handover.intro') },
      facts(dating),
      hoursSection(drafting),
      owners(drafting),
      promises(dating),
      ...urgent(dating),
      year(dating),
      buyerDuties(dating),
      talksSection(dating),
      kpis(dating),
      decided(drafting),
      file(dating),
      open(dating),
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
const field = (id: string, label: Text, kind: FieldNode['kind'] = 'narrative'): FieldNode => ({
  type: 'field',
  id,
  kind,
  label: plainText(label),
})

function facts({ pack, say, dates }: Dating): SectionNode {
  const { tender, contract, tier } = pack.spec
  const made = dates.made
  const rows: [string, Text][] = [
    ['supplier', [field('handover.supplier', say('handover.facts.supplier'))]],
    ['start', day(say, contract.start)],
    ['end', day(say, pack.contractEnd)],
    ['framework', say(`handover.facts.framework.${contract.framework ? 'yes' : 'no'}`)],
    ...made.entries
      .filter(({ kind }) => kind === 'extension')
      .map(({ length, date }): [string, Text] => [
        'extension',
        say('handover.facts.extension.text', {
          length: [
            `${length!.value} `,
            ...say(`unit.months.${length!.value === 1 ? 'one' : 'many'}`),
          ],
          date: day(say, date),
        }),
      ]),
    ['tier', say(`handover.facts.tier.${tier}`)],
    ...(tender
      ? [
          [
            'tender',
            say('handover.facts.tender.text', {
              published: day(say, tender.published),
              deadline: day(say, tender.deadline),
            }),
          ] as [string, Text],
        ]
      : []),
    [
      'conditions',
      say('handover.facts.conditions.text', { pairs: pack.pairs.length, kpis: pack.kpis.length }),
    ],
  ]
  return section('facts', say('handover.facts'), [
    {
      type: 'table',
      id: 'facts.table',
      caption: say('handover.facts.caption'),
      columns: [say('handover.facts.what'), say('handover.facts.value')],
      rows: rows.map(([key, value]) => [say(`handover.facts.${key}`), value]),
    },
  ])
}

const functions = [
  'contract-owner',
  'deputy',
  'evaluator',
  'orders',
  'payment',
  'superior',
  'supplier',
] as const

function owners({ say }: Drafting): SectionNode {
  return section('owners', say('handover.owners'), [
    paragraph(say('handover.owners.intro')),
    {
      type: 'table',
      id: 'owners.table',
      caption: say('handover.owners.caption'),
      columns: ['function', 'task', 'name'].map((key) => say(`handover.owners.${key}`)),
      rows: functions.map((name) => [
        say(`handover.owner.${name}`),
        say(`handover.owner.${name}.task`),
        [field(`handover.owner.${name}`, say(`handover.owner.${name}`))],
      ]),
    },
  ])
}

/** Answers that earned points, each beside the duty that binds it, with places for the winner's words. */
function promises({ pack, say, dates }: Dating): SectionNode {
  const made = dates.made
  const rows = pack.pairs.flatMap((pair): Text[][] => {
    const { scores, tender } = pair.placement
    const question = pair.question
      .flatMap((part) => part.items)
      .find((item) => item.anchor === scores?.question)
    const duty = pair.condition
      .flatMap((part) => part.items)
      .find((item) => item.anchor === scores?.condition)
    if (tender !== 'score' || !question || !duty) return []
    const number = question.number ?? String(pair.number)
    const times = textsOf(duty).flatMap((text) =>
      text.flatMap((node) =>
        typeof node !== 'string' && node.type === 'value' ? [node.name] : [],
      ),
    )
    const dated = made.entries.filter(
      ({ clause }) => clause?.id === pair.id && times.includes(clause.parameter ?? ''),
    )
    return [
      [
        [`${number} ${pair.title}`],
        [
          {
            type: 'ref',
            to: `${pair.id}#${duty.anchor}`,
            text: `${plainText(say('noun.condition'))} ${duty.number} (${pair.id})`,
          },
        ],
        [field(`handover.${pair.id}.wrote`, say('handover.promises.field.wrote', { number }))],
        [field(`handover.${pair.id}.place`, say('handover.promises.field.place', { number }))],
        dated.length > 0 ? firstDates(say, dated) : say('handover.promises.event'),
      ],
    ]
  })
  if (rows.length === 0)
    return section('promises', say('handover.promises'), [paragraph(say('handover.promises.none'))])
  return section('promises', say('handover.promises'), [
    paragraph(say('handover.promises.intro')),
    {
      type: 'table',
      id: 'promises.table',
      caption: say('handover.promises.caption'),
      columns: ['question', 'bound', 'wrote', 'place', 'due'].map((key) =>
        say(`handover.promises.${key}`),
      ),
      rows,
    },
  ])
}

/** Every condition with what the tender asked about it and the reason that decided, shortened to its first sentence. */
function decided({ pack, say }: Drafting): SectionNode {
  const short = (text: string) => /^.*?[.!?](?= |$)/.exec(text)?.[0] ?? text
  const rows = pack.pairs.map((pair): Text[] => {
    const parts = [...new Set(pair.condition.map(({ audience }) => audienceKey(audience)))].filter(
      (key) => key !== 'all',
    )
    return [
      [{ type: 'ref', to: pair.id, text: `${pair.number} ${pair.title} (${pair.id})` }],
      parts.length === 0
        ? say('none')
        : join(
            parts.map((key) => say(`audience.${key}`)),
            ', ',
          ),
      say(`handover.tender.${pair.placement.tender}`),
      [short(pair.placement.reasons.at(-1)?.text ?? plainText(pair.outcome))],
    ]
  })
  return section('decided', say('handover.decided'), [
    {
      type: 'table',
      id: 'decided.table',
      caption: say('handover.decided.caption'),
      columns: ['condition', 'for', 'tender', 'why'].map((key) => say(`handover.decided.${key}`)),
      rows,
    },
  ])
}

function kpis(drafting: Dating): SectionNode {
  const { pack, say, dates } = drafting
  if (pack.kpis.length === 0)
    return section('kpis', say('handover.kpis'), [paragraph(say('handover.kpis.none'))])
  const made = dates.made
  const roles = [...pack.spec.bidders.roles, 'buyer' as const]
  return section('kpis', say('handover.kpis'), [
    paragraph(say('handover.kpis.intro')),
    {
      type: 'table',
      id: 'kpis.table',
      caption: say('handover.kpis.caption'),
      columns: ['kpi', 'question', 'target', 'who', 'first'].map((key) =>
        say(`handover.kpis.${key}`),
      ),
      rows: pack.kpis.map((kpi): Text[] => {
        const reports = made.entries.filter(
          ({ kind, kpis: [first] = [] }) => kind === 'kpi' && first?.id === kpi.id,
        )
        return [
          [{ type: 'ref', to: kpi.id, text: `${kpi.number} ${kpi.title}` }],
          [kpi.question],
          capital(thresholds(kpi, pack, say)),
          join(
            roles
              .filter((role) => kpi.reporter[role] !== undefined)
              .map((role) => say(`audience.${role}`)),
            ', ',
          ),
          reports.length === 0 ? say('handover.kpis.event') : firstDates(say, reports),
        ]
      }),
    },
  ])
}

function year(drafting: Dating): SectionNode {
  const { pack, say, dates } = drafting
  const made = dates.made
  const rows = byDay(firstYear(made)).flatMap((group): Text[][] => {
    const [first] = group
    if (!first || !stands(drafting, first.for)) return []
    const hours = group.reduce((sum, one) => sum + one.hours.buyer, 0)
    return [[day(say, first.date), who(say, first), dueText(say, group), [String(hours)]]]
  })
  const covered = coveredBy(pack)
  return section('year', say('handover.year'), [
    paragraph(say('handover.year.intro')),
    ...(covered === undefined
      ? []
      : [paragraph(say('handover.year.covered', { list: covered.join(', ') }))]),
    {
      type: 'table',
      id: 'year.table',
      caption: say('handover.year.caption'),
      columns: ['date', 'who', 'what', 'hours'].map((key) => say(`handover.year.${key}`)),
      rows,
    },
    { type: 'list', items: made.notes.map((note) => [note]) },
  ])
}

/** The Buyer's own duties: those with a date, each once with its first day, then those that wait for an event. */
function buyerDuties(drafting: Dating): SectionNode {
  const { pack, say, dates } = drafting
  const made = dates.made
  const byTime = new Map<string, CalendarEntry[]>()
  for (const entry of made.entries) {
    if (!entry.clause || entry.owner === 'supplier' || entry.kind === 'period') continue
    const key = `${entry.clause.id} ${entry.clause.parameter} ${entry.rule}`
    byTime.get(key)?.push(entry) ?? byTime.set(key, [entry])
  }
  // a row says the days of all suppliers, so that a reading copy keeps it as it is
  const dated = [...byTime.values()]
    .filter((entries) => entries.some((entry) => stands(drafting, entry.for)))
    .map((entries): Text[] => [
      [entries[0]!.clause!.number],
      [entries[0]!.title],
      capital([entries[0]!.rule]),
      firstDates(say, entries),
    ])
  const events = made.events
    .filter(
      ({ owner, clause, for: type }) => clause && owner !== 'supplier' && stands(drafting, type),
    )
    .map((event): Text[] => [
      [event.clause!.number],
      [event.title],
      capital([event.rule]),
      [
        ...say('handover.buyer.first.none'),
        ...(audienceKey(event.for) === 'all'
          ? []
          : [' (', ...say(`audience.${audienceKey(event.for)}`), ')']),
      ],
    ])
  const rows = [...dated, ...events]
  const law = pack.jurisdiction.buyerDuties.map(
    ({ text, source }): Text => [
      `${text} (${pack.sources[source.ref] ?? source.ref}, ${source.at})`,
    ],
  )
  return section('buyer', say('handover.buyer'), [
    ...(rows.length === 0
      ? [paragraph(say('handover.buyer.none'))]
      : [
          paragraph(say('handover.buyer.intro')),
          {
            type: 'table' as const,
            id: 'buyer.table',
            caption: say('handover.buyer.caption'),
            columns: ['number', 'what', 'when', 'first'].map((key) => say(`handover.buyer.${key}`)),
            rows,
          },
        ]),
    ...(law.length === 0
      ? []
      : [section('buyer.law', say('handover.buyer.law'), [{ type: 'list', items: law }])]),
  ])
}

function urgent(drafting: Dating): SectionNode[] {
  const { say, dates } = drafting
  const rows = dates.made.events
    .filter((event) => isUrgent(event) && event.clause && stands(drafting, event.for))
    .map((event): Text[] => [
      [event.clause!.number],
      [event.title],
      who(say, event),
      lengthOf(say, event),
    ])
  if (rows.length === 0) return []
  const table: TableNode = {
    type: 'table',
    id: 'urgent.table',
    caption: say('handover.urgent.caption'),
    columns: ['number', 'what', 'who', 'when'].map((key) => say(`handover.urgent.${key}`)),
    rows,
  }
  return [
    section('urgent', say('handover.urgent'), [paragraph(say('handover.urgent.intro')), table]),
  ]
}

function file(drafting: Dating): SectionNode {
  const { pack, say, dates } = drafting
  const forms = pack.pairs.flatMap((pair) =>
    pair.forms
      .filter((form) => form.columns.some(({ audience }) => stands(drafting, audience)))
      .map(
        (form): Text =>
          say('handover.file.form', {
            title: form.title,
            condition: [
              {
                type: 'ref',
                to: pair.id,
                text: `${plainText(say('noun.condition'))} ${pair.number}, ${pair.id}`,
              },
            ],
          }),
      ),
  )
  const keep = dates.made.entries.filter(
    ({ kind, for: type }) => kind === 'keep' && stands(drafting, type),
  )
  return section('file', say('handover.file'), [
    paragraph(say('handover.file.intro')),
    {
      type: 'list',
      items: [
        ...['tender', 'note'].map((key) => say(`handover.file.${key}`)),
        ...forms,
        ...(pack.kpis.length > 0 ? [say('handover.file.kpis')] : []),
        ...['talks', 'own'].map((key) => say(`handover.file.${key}`)),
      ],
    },
    ...(keep.length === 0
      ? []
      : [
          {
            type: 'table' as const,
            id: 'file.keep',
            caption: say('handover.keep.caption'),
            columns: ['number', 'what', 'who', 'until'].map((key) => say(`handover.keep.${key}`)),
            rows: keep.map((entry): Text[] => [
              [entry.clause!.number],
              [entry.title],
              who(say, entry),
              day(say, entry.date),
            ]),
          },
        ]),
  ])
}

function open(drafting: Dating): SectionNode {
  const { pack, say, dates } = drafting
  const unreviewed = pack.pairs.filter(({ reviewed }) => reviewed.length === 0).length
  const unmeasured = pack.pairs.filter(({ kpis: ids }) => ids.length === 0).length
  // a set of clauses leaves many out for one reason: it is said once
  const leftOut = new Map<string, string[]>()
  for (const { id, title, reason } of pack.omitted)
    leftOut.set(reason, [...(leftOut.get(reason) ?? []), `${title} (${id})`])
  const late = dates.made.entries.filter(
    ({ afterEnd, for: type }) => afterEnd && stands(drafting, type),
  )
  return section('open', say('handover.open'), [
    {
      type: 'list',
      items: [
        ...(pack.spec.tender ? [] : [say('handover.open.tender')]),
        ...[...leftOut].map(([reason, titles]) =>
          say('handover.open.omitted', { list: titles.join(', '), reason }),
        ),
        ...late.map((entry) =>
          say('handover.open.after', {
            number: entry.clause!.number,
            heading: named(entry).slice(entry.clause!.number.length + 1),
            date: day(say, entry.date),
          }),
        ),
        ...(unmeasured > 0 && pack.kpis.length > 0
          ? [say('handover.open.nokpi', { count: unmeasured })]
          : []),
        unreviewed > 0
          ? say('handover.open.review', { count: unreviewed, all: pack.pairs.length })
          : say('handover.open.reviewed'),
      ],
    },
    paragraph([field('handover.open', say('handover.open.field'))]),
  ])
}
