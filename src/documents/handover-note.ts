// From the tender team to the contract manager: people first, then promises, dates, steps, hours. Used once the contract runs.

import { hours } from '../calendar/index.ts'
import { supplierKey } from '../model/audience.ts'
import type { BlockNode, ItemNode, SectionNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { field, known, labelled, list, paragraph, ref, section, table } from './blocks.ts'
import { type Drafting, joined } from './drafting.ts'
import { buyerDuties, yearOne } from './handover-dates.ts'
import type { Body, Kind } from './kind.ts'
import { brandName } from './names.ts'
import { printedFor, valuesOf, winnerOf } from './winner.ts'

export const handoverNote = {
  kind: 'handover-note',
  readership: 'after-award',
  draft: write,
} as const satisfies Kind

function write(drafting: Drafting): Body {
  const { text } = drafting
  return {
    title: text('handover.title'),
    children: [
      section('first', text('handover.first'), [list(peopleFirst(drafting))]),
      section('facts', text('handover.facts'), facts(drafting)),
      ...promises(drafting),
      ...yearOne(drafting),
      ...buyerDuties(drafting),
      ...ladder(drafting),
      followUp(drafting),
      ...law(drafting),
      section('open', text('handover.open'), [list(open(drafting))]),
    ],
  }
}

/** What to look at before any paper, each with the clause that says it. */
function peopleFirst({ pack, text }: Drafting): Text[] {
  const roles = ['complaint', 'correction', 'remedy', 'retaliation', 'report'] as const
  return roles.flatMap((role) => {
    const clause = pack.roles.clauses[role]
    return clause === undefined ? [] : [text(`handover.first.${role}`, { clause: [ref(clause)] })]
  })
}

function facts(drafting: Drafting): readonly ItemNode[] {
  const { pack, say, text, date } = drafting
  const { award, contract, tier } = pack.spec
  const { contacts = {}, brands = [] } = award ?? {}
  const line = (name: string, words: Text): ItemNode =>
    labelled(drafting, `facts.${name}`, say(`handover.${name}`), words)
  const person = (name: 'supplier' | 'buyer' | 'superior' | 'channel'): ItemNode =>
    known(drafting, `handover.contact.${name}`, say(`handover.contact.${name}`), contacts[name])
  return [
    known(drafting, 'handover.supplier', say('handover.supplier'), award?.supplier),
    ...(award
      ? [
          line('type', [
            say(`furniture.type.${supplierKey(award)}`, { brand: brandName(drafting) }),
          ]),
        ]
      : []),
    known(
      drafting,
      'handover.brands',
      say('handover.brands'),
      brands.length > 0 ? drafting.list(brands) : undefined,
    ),
    ...(['buyer', 'superior', 'supplier', 'channel'] as const).map(person),
    line(
      'term',
      text('handover.term.text', { start: date(contract.start), end: date(pack.contractEnd) }),
    ),
    line('level', text(`handover.level.${tier}`)),
  ]
}

/** What earned points, part by part: what was asked, what the winner wrote, and when somebody looked. */
function promises(drafting: Drafting): readonly SectionNode[] {
  const { pack, text, say } = drafting
  if (pack.promises.length === 0) return []
  const rows = pack.promises.map(({ number, question, part, asks, wrote }): Text[] => {
    const blank = (column: string, kind: 'narrative' | 'date'): Text => [
      field(`promise.${number}.${column}`, `${number}: ${say(`handover.column.${column}`)}`, kind),
    ]
    return [
      [number],
      [ref(question), ...(part === undefined ? [] : [` (${part})`])],
      asks,
      wrote === undefined ? blank('wrote', 'narrative') : [wrote],
      blank('checked', 'date'),
    ]
  })
  const columns = ['number', 'question', 'asked', 'wrote', 'checked'].map((name) =>
    text(`handover.column.${name}`),
  )
  return [
    section('promises', text('handover.promises'), [
      paragraph(text('handover.promises.intro')),
      ...table('promises.table', columns, rows),
    ]),
  ]
}

/** The steps that the Buyer may take, with their times. */
function ladder({ pack, text }: Drafting): readonly SectionNode[] {
  const pair = pack.pairs.find(({ ladder: steps }) => steps !== undefined)
  if (!pair?.ladder) return []
  const winner = winnerOf(pack)
  const printed = (name?: string): string =>
    (name && printedFor(pack, `${pair.id}.${name}`, winner)) || ''
  const steps = pair.ladder.steps.map(({ kind, cure, hearing, percent, months, notice }) =>
    text(`handover.step.${kind}`, {
      cure: printed(cure),
      hearing: printed(hearing),
      percent: printed(percent),
      months: printed(months),
      notice: printed(notice),
    }),
  )
  const items = steps.map((children, index): BlockNode => {
    const number = `${pair.ladder?.steps[index]?.step ?? index + 1}.`
    return { type: 'item', id: `ladder.${index + 1}`, number, children }
  })
  const intro = paragraph(text('handover.ladder.intro', { clause: [ref(pair.id)] }))
  return [section('ladder', text('handover.ladder'), [intro, ...items])]
}

/** Conditions for which the note says how to follow up: those about people. */
const mostNamed = 4

/** What following up takes, what nobody will get to, and how to begin. */
function followUp(drafting: Drafting): SectionNode {
  const { pack, text, number } = drafting
  const { buyer, capacity, clauses, notFollowedUp } = hours(pack)
  const pairs = new Map(pack.pairs.map((pair) => [pair.id, pair]))
  const needed = Math.round(buyer)
  const missing = notFollowedUp.map(({ clause, title }): Text => [ref(clause), ` ${title}`])
  return section('hours', text('handover.hours'), [
    paragraph(
      capacity === undefined
        ? text('handover.hours.need', { needed })
        : text('handover.hours.both', { needed, stated: capacity }),
    ),
    ...(missing.length > 0
      ? [paragraph(text('handover.hours.missing', { list: joined(missing, '; ') }), 'notice')]
      : []),
    paragraph(text('handover.hours.first')),
    list(
      clauses
        .slice(0, mostNamed)
        .map(
          ({ clause, title, buyer: share }): Text => [
            ref(clause),
            ` ${title} (${number(share)}). `,
            ...valuesOf(pack, joined(pairs.get(clause)?.guidance.buyer ?? [], ' '), winnerOf(pack)),
          ],
        ),
    ),
  ])
}

/** What the law asks of the Buyer itself. */
function law({ pack, text }: Drafting): readonly SectionNode[] {
  const duties = pack.jurisdiction.buyerDuties ?? []
  if (duties.length === 0) return []
  const items = duties.map(
    ({ text: duty, source }): Text => [
      `${duty} (${pack.sources[source.ref] ?? source.ref}, ${source.at})`,
    ],
  )
  return [section('law', text('handover.law'), [list(items)])]
}

/** What nobody has settled yet. */
function open({ pack, text }: Drafting): Text[] {
  const { id: jurisdiction, title: lawTitle } = pack.jurisdiction
  const { buyer, superior, supplier, channel } = pack.spec.award?.contacts ?? {}
  const unread = pack.pairs.filter(
    ({ reviewed }) => !reviewed.some((review) => review.jurisdiction === jurisdiction),
  )
  return [
    ...(unread.length > 0
      ? [text('handover.open.review', { count: unread.length, law: lawTitle })]
      : []),
    ...(pack.planSections.some(({ tender }) => !tender) ? [text('handover.open.plan')] : []),
    ...(buyer && superior && supplier && channel ? [] : [text('handover.open.contacts')]),
    text('handover.open.file'),
  ]
}
