// From the tender team to the contract manager: people first, then promises, dates, steps, hours. Used once the contract runs.

import type { BlockNode, ItemNode, SectionNode } from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { field, labelled, list, paragraph, ref, section, table } from './blocks.ts'
import type { Drafting } from './drafting.ts'
import { buyerDuties, yearOne } from './handover-dates.ts'
import type { Body, Kind } from './kind.ts'
import { planTitle, scoredPairs } from './question.ts'

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
      hours(drafting),
      ...kpis(drafting),
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
  const blank = (name: string): Text => [field(`handover.${name}`, say(`handover.${name}`))]
  const lines: [string, Text][] = [
    ['supplier', award?.supplier === undefined ? blank('supplier') : [award.supplier]],
    ['brands', award?.brands?.length ? [award.brands.join(', ')] : blank('brands')],
    ['contact', blank('contact')],
    ['superior', blank('superior')],
    [
      'term',
      text('handover.term.text', { start: date(contract.start), end: date(pack.contractEnd) }),
    ],
    ['level', text(`handover.level.${tier}`)],
  ]
  return lines.map(([name, words]) =>
    labelled(drafting, `facts.${name}`, say(`handover.${name}`), words),
  )
}

/** Answers that earned points: what binds them, and where the winner's words stand. */
function promises(drafting: Drafting): readonly SectionNode[] {
  const { text, say } = drafting
  const rows = scoredPairs(drafting).map((pair): Text[] => [
    [ref(pair.id), ` ${pair.title}`],
    [planTitle(drafting, pair)],
    [field(`promise.${pair.id}`, `${pair.id}: ${say('handover.column.wrote')}`, 'narrative')],
    [field(`promise.${pair.id}.checked`, `${pair.id}: ${say('handover.column.checked')}`, 'date')],
  ])
  if (rows.length === 0) return []
  const columns = ['question', 'section', 'wrote', 'checked'].map((name) =>
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
  const printed = (name?: string): string => (name && pair.parameters[name]?.text) || ''
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

/** Conditions named where hours are few: those that take most of the Buyer's time. */
const mostNamed = 4

function hours({ pack, text, number }: Drafting): SectionNode {
  const sorted = [...pack.pairs].sort((a, b) => b.effort.buyer - a.effort.buyer)
  const needed = Math.round(pack.pairs.reduce((sum, { effort }) => sum + effort.buyer, 0))
  const { hoursPerYear } = pack.spec.capacity ?? {}
  return section('hours', text('handover.hours'), [
    paragraph(
      hoursPerYear === undefined
        ? text('handover.hours.need', { needed })
        : text('handover.hours.both', { needed, stated: hoursPerYear }),
    ),
    list(
      sorted
        .slice(0, mostNamed)
        .map(
          ({ id, title, effort, guidance }): Text => [
            ref(id),
            ` ${title}: ${number(effort.buyer)}. ${effort.assumes} `,
            ...guidance.buyer.flat(),
          ],
        ),
    ),
  ])
}

function kpis({ pack, text }: Drafting): readonly SectionNode[] {
  if (pack.kpis.length === 0) return []
  const items = pack.kpis.map(
    ({ id, title, question }): Text => [ref(id), ` ${title}. ${question}`],
  )
  return [section('kpis', text('handover.kpis'), [list(items)])]
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
  const unread = pack.pairs.filter(
    ({ reviewed }) => !reviewed.some((review) => review.jurisdiction === jurisdiction),
  )
  return [
    ...(unread.length > 0
      ? [text('handover.open.review', { count: unread.length, law: lawTitle })]
      : []),
    ...['plan', 'contacts', 'file'].map((name) => text(`handover.open.${name}`)),
  ]
}
