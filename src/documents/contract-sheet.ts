// Page 1 of the schedule: who, when, how much, which annexes, what prevails. It binds like the rest.

import type { BlockNode, ItemNode } from '../model/document.ts'
import type { Pack, PackParameter } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { field, headed, ref } from './blocks.ts'
import { type Drafting, joined } from './drafting.ts'
import { audienceName, hasGoods } from './names.ts'
import { papersOf } from './papers.ts'

export function contractSheet(drafting: Drafting): readonly BlockNode[] {
  const { pack } = drafting
  const clauseLines = pack.pairs.flatMap(({ id, sheet }) =>
    sheet.map(({ heading, text: line }, index) =>
      headed(`sheet.${id}.${index + 1}`, heading, line),
    ),
  )
  const lawLines = (pack.jurisdiction.sheet ?? []).map(({ text: words }, index) =>
    line(drafting, 'law', { text: words }, `law.${index + 1}`),
  )
  return [
    parties(drafting),
    term(drafting),
    line(drafting, 'contacts', {
      buyer: blank(drafting, 'buyer-contact'),
      supplier: blank(drafting, 'supplier-contact'),
      language: blank(drafting, 'language'),
    }),
    printedFor(drafting),
    ...figures(drafting),
    ...(hasLabour(drafting)
      ? [line(drafting, 'steps', { steps: blank(drafting, 'steps') }, 'subcontracting')]
      : []),
    line(drafting, 'annexes', { list: joined(annexes(drafting), '; ') }),
    line(drafting, 'prevails'),
    line(drafting, 'review', { text: legalReview(drafting) }),
    ...clauseLines,
    ...lawLines,
    ...(pack.kpis.length > 0 ? [line(drafting, 'kpis', { list: kpis(drafting) })] : []),
  ]
}

/** A line with its run-in heading, from `schedule.sheet.<name>` and `.text`. */
const line = (
  { say, text }: Drafting,
  name: string,
  values: Readonly<Record<string, Text | string>> = {},
  id: string = name,
): ItemNode =>
  headed(`sheet.${id}`, say(`schedule.sheet.${name}`), text(`schedule.sheet.${name}.text`, values))

/** A value that its clause or the purchase sets: bold, and no place of its own to change it. */
const value = (text: string): Text => [{ type: 'strong', text }]

const blank = ({ say }: Drafting, name: string): Text => [
  field(`sheet.${name}`, say(`schedule.blank.${name}`)),
]

function parties(drafting: Drafting): ItemNode {
  const { buyer, award } = drafting.pack.spec
  return line(drafting, 'parties', {
    buyer,
    supplier: award?.supplier ?? blank(drafting, 'supplier'),
  })
}

function term(drafting: Drafting): ItemNode {
  const { pack, date, say, list: listed } = drafting
  const { start, framework, extensions = [] } = pack.spec.contract
  const months = extensions.map((count) => say('language.unit.months', { count }))
  return line(drafting, 'term', {
    start: value(date(start)),
    end: value(date(pack.contractEnd)),
    options: months.length > 0 ? say('schedule.sheet.options', { list: listed(months) }) : '',
    framework: framework ? say('schedule.sheet.framework') : '',
  })
}

function printedFor(drafting: Drafting): ItemNode {
  const { pack, list: listed } = drafting
  const { roles, sizes } = pack.spec.bidders
  const shown = roles.filter((role) => role === 'brand' || hasGoods(drafting))
  return line(drafting, 'for', {
    roles: listed(shown.map((role) => audienceName(drafting, role))),
    sizes: listed(sizes.map((size) => audienceName(drafting, size))),
  })
}

/** Rhythm, cap, most that is held back: what a person looks for first. */
function figures(drafting: Drafting): readonly ItemNode[] {
  const { pack, text } = drafting
  const roles = ['report-rhythm', 'follow-up-hours', 'yearly-cap'] as const
  const byRole = roles.map((role) => parameterAt(drafting, pack.roles.parameters[role]))
  const held = pack.pairs.flatMap(({ ladder, parameters }) =>
    (ladder?.steps ?? []).map(({ percent }) => percent && parameters[percent]),
  )
  const shown = [...byRole, ...held].filter(
    (parameter) => parameter !== undefined && parameter !== '',
  )
  const parts = shown.map((parameter) =>
    text('schedule.sheet.figure', { label: parameter.label, text: value(parameter.text) }),
  )
  return parts.length === 0 ? [] : [line(drafting, 'figures', { list: joined(parts, '; ') })]
}

function parameterAt({ pack }: Drafting, place?: string): PackParameter | undefined {
  const [clause, name = ''] = place?.split('.') ?? []
  return pack.pairs.find(({ id }) => id === clause)?.parameters[name]
}

const hasLabour = ({ pack }: Drafting): boolean => pack.kinds.some((kind) => kind !== 'goods')

/** In the order of the sheet. */
const annexOrder = [
  'workbook',
  'components',
  'worker-notice',
  'diligence-plan',
  'brand-certificate',
  'kpi-annex',
] as const

function annexes(drafting: Drafting): readonly Text[] {
  const { pack, text } = drafting
  const handed = new Set<string>(papersOf(drafting))
  if (pack.components.length > 0) handed.add('components')
  return annexOrder.filter((name) => handed.has(name)).map((name) => text(`schedule.annex.${name}`))
}

/** When a section of the Diligence Plan is due, in words. */
export function sectionDue(
  drafting: Drafting,
  { tender }: Pick<Pack['planSections'][number], 'tender'>,
): string {
  const due = parameterAt(drafting, drafting.pack.roles.parameters['plan-due'])?.text
  return tender || due === undefined ? drafting.say('schedule.section.tender') : due
}

function kpis({ pack }: Drafting): Text {
  return joined(
    pack.kpis.map(({ id, title }): Text => [ref(id), ` ${title}`]),
    '; ',
  )
}

/** Which conditions a lawyer has read for this law. */
function legalReview({ pack, text, list }: Drafting): Text {
  const { id: jurisdiction, title: law } = pack.jurisdiction
  const reviewed = pack.pairs.filter((pair) =>
    pair.reviewed.some((review) => review.jurisdiction === jurisdiction),
  )
  if (reviewed.length === 0) return text('schedule.review.none', { law })
  if (reviewed.length === pack.pairs.length) return text('schedule.review.all', { law })
  return text('schedule.review.some', { law, list: list(reviewed.map(({ id }) => id)) })
}
