// The note for a review: the talks first, then values, steps, promises, and what falls due. Drafted from a review.

import { need } from '../language/arguments.ts'
import { printValue } from '../measure/index.ts'
import type {
  BlockNode,
  ChartNode,
  DocumentNode,
  ItemNode,
  SectionNode,
} from '../model/document.ts'
import type { Pack } from '../model/pack.ts'
import type { Text } from '../model/text.ts'
import { type KpiReview, type Review, type Said, sayAll } from '../review/index.ts'
import { field, list, paragraph, ref, section, table } from './blocks.ts'
import { type Drafting, draftingOf } from './drafting.ts'
import { frame } from './frame.ts'

/**
 * Drafts the note for a review, for any renderer: at most three talks, every value, where each shortfall stands, promises of
 * the tender, what falls due in the next months, and room for what is agreed.
 *
 * @param pack the pack of the contract
 * @param review what `review` of `hrdd-clauses/monitor` answered for it
 * @example
 * ```ts
 * import { compose, draftReview, toText } from 'hrdd-clauses'
 * import { review } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const note = draftReview(pack, review(pack, { copies: [] }, { asOf: '2028-08-15' }))
 * console.log(toText(note).startsWith('REVIEW AS OF 15 AUGUST 2028')) // true
 * ```
 */
export function draftReview(pack: Pack, review: Review): DocumentNode {
  need('pack', pack)
  need('review', review)
  const drafting = draftingOf(pack)
  const { text, date } = drafting
  return frame(drafting, 'review-note', 'after-award', {
    title: text('review.note.title', { date: date(review.asOf) }),
    children: [
      ...opening(drafting, review),
      talks(drafting, review),
      ...values(drafting, review),
      ...ladder(drafting, review),
      ...promises(drafting, review),
      ...due(drafting, review),
      agreed(drafting),
    ],
  })
}

/** Contract year, the report spoken of, and what is withheld. */
function opening({ text, date }: Drafting, review: Review): readonly BlockNode[] {
  const { contract, period, withheld } = review
  const { year } = contract
  const report = period && {
    number: period.index,
    start: date(period.start),
    end: date(period.end),
    due: date(period.due),
  }
  return [
    paragraph(
      report
        ? text('review.note.report', { year, ...report })
        : text('review.note.before', { year }),
    ),
    ...(withheld.length > 0
      ? [paragraph(text('review.note.withheld', { list: withheld.join(', ') }), 'notice')]
      : []),
  ]
}

/** The talks worth having, each with the questions of its KPI. */
function talks(drafting: Drafting, review: Review): SectionNode {
  const { text, pack } = drafting
  const items = review.talks.map(({ sentences, kpi: id }, index): ItemNode => {
    const kpi = pack.kpis.find((candidate) => candidate.id === id)
    const questions = kpi && [' ', ...text('review.note.ask', { ...kpi.talk, kpi: [ref(kpi.id)] })]
    return {
      type: 'item',
      id: `talk.${index + 1}`,
      number: `${index + 1}.`,
      children: [...inWords(drafting, sentences), ...(questions ?? [])],
    }
  })
  return section('talks', text('review.note.talks'), [
    ...(items.length > 0 ? items : [paragraph(text('review.note.talks.none'))]),
  ])
}

const inWords = (drafting: Drafting, sentences: readonly Said[]): Text => [
  sayAll(drafting, sentences),
]

/** Every KPI with its value, then a chart of those that have one before. */
function values(drafting: Drafting, { results }: Review): readonly SectionNode[] {
  if (results.length === 0) return []
  const { text } = drafting
  const columns = ['kpi', 'value', 'rating', 'trend', 'open'].map((name) =>
    text(`review.note.column.${name}`),
  )
  const rows = results.map((result): Text[] => [
    [ref(result.kpi), ` ${result.title}`],
    [printValue(result.result, drafting)],
    [ratingOf(drafting, result)],
    result.trend ? text(`review.note.trend.${result.trend}`) : [],
    [oldest(drafting, result)],
  ])
  return [
    section('values', text('review.note.values'), [
      ...table('values.table', columns, rows),
      ...results.flatMap((result) => chart(drafting, result)),
    ]),
  ]
}

/** The rating, and that the proof is weaker than asked. */
function ratingOf({ say }: Drafting, { result }: KpiReview): string {
  const rating = say(`trace.rating.${result.rating}`)
  return result.unproven ? say('review.note.unproven', { rating }) : rating
}

function oldest({ say, date }: Drafting, { result }: KpiReview): string {
  const { labels, since } = result.oldestOpen ?? { labels: [] }
  if (labels.length === 0) return ''
  const names = labels.join(', ')
  return since === undefined ? names : say('review.note.since', { names, date: date(since) })
}

/** Values over time, the latest last. */
function chart({ say, date }: Drafting, { kpi, title, result }: KpiReview): readonly ChartNode[] {
  const points = [...[...result.previous].reverse(), result]
    .filter(({ value }) => value !== undefined)
    .map(({ period, value, rating }) => ({
      label: date(period.end),
      ...(value !== undefined && { value }),
      note: say(`trace.rating.${rating}`),
    }))
  if (points.length < 2 || result.withheld) return []
  const isShare = result.denominator !== undefined
  return [
    {
      type: 'chart',
      id: `chart.${kpi}`,
      caption: [`${kpi} ${title}`],
      points,
      ...(isShare && { max: 100 }),
    },
  ]
}

/** Where each shortfall stands, and what may come next. */
function ladder(drafting: Drafting, review: Review): readonly SectionNode[] {
  if (review.ladder.length === 0) return []
  const items = review.ladder.map(({ sentences }) => inWords(drafting, sentences))
  return [section('steps', drafting.text('review.note.steps'), [list(items)])]
}

function promises(drafting: Drafting, { promises: made }: Review): readonly SectionNode[] {
  const items = [
    ...made.rows.map(
      ({ what, sentence, promised }): Text => [
        [what, sayAll(drafting, [sentence, ...(promised ? [promised] : [])])]
          .filter(Boolean)
          .join(': '),
      ],
    ),
    ...(made.missing ? [inWords(drafting, [made.missing])] : []),
    ...(made.nothingEntered ? [inWords(drafting, [made.nothingEntered])] : []),
  ]
  if (items.length === 0) return []
  return [section('promises', drafting.text('review.note.promises'), [list(items)])]
}

function due(drafting: Drafting, review: Review): readonly SectionNode[] {
  const { text, date } = drafting
  const columns = ['date', 'what', 'who', 'days'].map((name) => text(`review.note.column.${name}`))
  const rows = review.due.map(({ entry, date: day, sentence }): Text[] => [
    [date(day)],
    [entry.heading],
    [entry.party],
    inWords(drafting, [sentence]),
  ])
  if (rows.length === 0) return []
  return [section('due', text('review.note.due'), table('due.table', columns, rows))]
}

/** Rows to write down what is agreed: one for each talk. */
const agreedRows = 3

function agreed({ text, say, number }: Drafting): SectionNode {
  const names = ['who', 'does', 'until'] as const
  const columns = ['no', ...names].map((name) => text(`review.note.column.${name}`))
  const rows = Array.from({ length: agreedRows }, (_row, index): Text[] => [
    [number(index + 1)],
    ...names.map((name): Text => {
      const label = `${index + 1}: ${say(`review.note.column.${name}`)}`
      return [field(`agreed.${index + 1}.${name}`, label, name === 'until' ? 'date' : 'text')]
    }),
  ])
  return section('agreed', text('review.note.agreed'), table('agreed.table', columns, rows))
}
