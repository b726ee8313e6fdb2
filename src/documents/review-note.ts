// The note for a review: the talks first, then the values behind them, promises, corrections, steps, and the buyer's own part.

import type {
  BlockNode,
  ChartNode,
  DocumentNode,
  SectionNode,
  TableNode,
} from '../model/document.ts'
import type { Result, Subject } from '../model/observation.ts'
import type { Pack } from '../model/pack.ts'
import { HrddError } from '../model/problems.ts'
import type { FieldNode, Text } from '../model/text.ts'
import { plainText } from '../model/walk.ts'
import type { LadderState } from '../monitor/review/ladder.ts'
import type {
  ActionReview,
  KpiReview,
  PromiseReview,
  Review,
  Talk,
} from '../monitor/review/model.ts'
import { day } from './dates.ts'
import { frame } from './frame.ts'
import { about, type Drafting, stampSection } from './parts.ts'
import { canSay, join, type Say, speaker } from './say.ts'

interface Noting extends Drafting {
  readonly review: Review
}

/**
 * Drafts the note for a review talk, for any renderer.
 *
 * @param pack the pack of the contract
 * @param review what `review` of `hrdd-clauses/monitor` answered for it
 * @throws HrddError where the pack is older than the words of this note
 * @example
 * ```ts
 * import { compose, draftReview, toText } from 'hrdd-clauses'
 * import { review } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const note = draftReview(pack, review(pack, [], { asOf: '2028-08-15' }))
 * console.log(toText(note).startsWith('REVIEW AS OF 15 AUGUST 2028')) // true
 * ```
 */
export function draftReview(pack: Pack, review: Review): DocumentNode {
  if (!canSay(pack, 'review.title'))
    throw new HrddError([
      {
        code: 'no-words',
        path: 'pack',
        message: `this pack was composed with catalogue ${pack.stamp.catalogue}, which has no words for a review note`,
        hint: 'Hand in the same pack with the strings of a newer one: { ...pack, strings: { ...newer.strings, ...pack.strings } }.',
      },
    ])
  const noting: Noting = { pack, review, say: speaker(pack), supplier: {} }
  const { say } = noting
  const { contract } = review
  return frame(pack, 'review-note', {
    title: say('review.title', { date: day(say, review.asOf) }),
    children: [
      { type: 'paragraph', children: about(noting) },
      {
        type: 'paragraph',
        children: say('review.intro', {
          year: contract.year,
          from: day(say, contract.period.start),
          to: day(say, contract.period.end),
        }),
      },
      ...(pack.spec.kpis.mode === 'dialogue'
        ? [
            {
              type: 'paragraph' as const,
              role: 'notice' as const,
              children: say('review.dialogue'),
            },
          ]
        : []),
      talks(noting),
      results(noting),
      missing(noting),
      promises(noting),
      actions(noting),
      ladder(noting),
      buyersPart(noting),
      ...restated(noting),
      next(noting),
      record(noting),
      stampSection(noting),
    ],
  })
}

function talks({ say, review, pack }: Noting): SectionNode {
  const talk = (one: Talk, index: number): SectionNode => {
    const count = index + 1
    const kpis = pack.kpis.filter(({ id }) => one.kpis.includes(id))
    const reason = say(`review.reason.${one.reason}`)
    const from: Text = join(
      kpis.map((kpi) => [
        { type: 'ref' as const, to: kpi.id, text: `KPI ${kpi.number} (${kpi.title})` },
      ]),
      ', ',
    )
    const questions: Text[] = [
      ...one.supplier.map((question) => say('review.ask.supplier', { question })),
      ...one.buyer.map((question) => say('review.ask.buyer', { question })),
    ]
    const field = (key: string, kind: FieldNode['kind']): Text => [
      {
        type: 'field',
        id: `talk-${count}.${key}`,
        kind,
        label: plainText(say(`review.talk.${key}`)),
      },
    ]
    return {
      type: 'section',
      id: `talk-${count}`,
      title: say(one.aboutBuyer ? 'review.talk.buyer' : 'review.talk', {
        count,
        title: one.title,
        number: one.number,
      }),
      children: [
        {
          type: 'paragraph',
          children: kpis.length > 0 ? say('review.reason.from', { reason, list: from }) : reason,
        },
        ...(questions.length > 0 ? [{ type: 'list' as const, items: questions }] : []),
        table(
          `talk-${count}.record`,
          say('review.talk.record', { count }),
          ['decision', 'function', 'due'].map((key) => say(`review.talk.${key}`)),
          [[field('decision', 'narrative'), field('function', 'narrative'), field('due', 'date')]],
        ),
      ],
    }
  }
  return {
    type: 'section',
    id: 'talks',
    title: say('review.talks'),
    children:
      review.talks.length === 0
        ? [{ type: 'paragraph', children: say('review.talks.none') }]
        : [{ type: 'paragraph', children: say('review.talks.intro') }, ...review.talks.map(talk)],
  }
}

function results(noting: Noting): SectionNode {
  const { say, review } = noting
  const children: BlockNode[] =
    review.kpis.length === 0
      ? [{ type: 'paragraph', children: say('review.kpis.none') }]
      : [
          { type: 'paragraph', children: say('review.kpis.intro') },
          resultTable(noting, 'results.table', say('review.kpis.caption'), review.kpis),
          ...review.kpis.map((kpi) => kpiDetail(noting, kpi)),
        ]
  return { type: 'section', id: 'results', title: say('review.kpis'), children }
}

const resultColumns = ['kpi', 'about', 'period', 'value', 'rating', 'target', 'trend']

function resultTable(
  noting: Noting,
  id: string,
  caption: Text,
  kpis: readonly KpiReview[],
): TableNode {
  const { say } = noting
  const rows = kpis.map(({ number, title, latest }): Text[] => [
    [`${number} ${title}`],
    subject(noting, latest.subject),
    period(say, latest.period),
    value(noting, latest),
    say(`review.rating.${latest.rating}`),
    thresholds(noting, latest),
    latest.trend
      ? latest.trend.direction === 'same'
        ? say('review.trend.same')
        : say(`review.trend.${latest.trend.direction}`, {
            points: latest.trend.points.replace(/^[-−+]/, ''),
          })
      : say('review.trend.none'),
  ])
  return table(
    id,
    caption,
    resultColumns.map((key) => say(`review.kpis.${key}`)),
    rows,
  )
}

function thresholds({ say }: Noting, { bands }: Result): Text {
  if (!bands) return say('review.bands.none')
  const { target, approaching, requiresImprovement: requires } = bands
  return target === requires
    ? say('review.bands.zero', { target })
    : say('review.bands', { target, approaching, requires })
}

/** "1 July 2027 to 30 June 2028". */
const period = (say: Say, { start, end }: Result['period']): Text =>
  say('review.period', { from: day(say, start), to: day(say, end) })

/** Steps of a trace as one paragraph, with dates as the rest of the note says them. */
const spoken = (say: Say, steps: Result['trace']): string =>
  steps
    .map(({ text }) => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => plainText(day(say, date))))
    .join(' ')

const days = (say: Say, count: number): Text => [
  `${count} `,
  ...say(`unit.days.${count === 1 ? 'one' : 'many'}`),
]

const isWhole = ({ lot, brand, site, product }: Subject): boolean =>
  [lot, brand, site, product].every((part) => part === undefined)
const subjectWords = ({ lot, brand, site, product }: Subject): string =>
  [lot, brand, site, product].filter((part) => part !== undefined).join(', ')
const subject = ({ say }: Noting, one: Subject): Text =>
  isWhole(one) ? say('review.kpis.whole') : [subjectWords(one)]

function value({ say, pack }: Noting, { value: found, unit }: Result): Text {
  if (!found) return say('review.value.none')
  // "3 of 4" and "withheld" carry no unit
  const key = `review.value.${unit.code}`
  return canSay(pack, key) && /^[\d.]+$/.test(found.shown)
    ? say(key, { value: found.shown })
    : [found.shown]
}

function kpiDetail(noting: Noting, kpi: KpiReview): SectionNode {
  const { say, pack } = noting
  const { latest, number, question, companion, missing: gap } = kpi
  // why a value is missing stands in a section of its own
  const steps = latest.trace.filter(({ text }) => !gap?.why.some((step) => step.text === text))
  const about = { number, question, subject: subjectWords(latest.subject) }
  const prompt = pack.kpis.find(({ id }) => id === kpi.id)?.companion ?? ''
  return {
    type: 'section',
    id: `${kpi.id}.${anchor(kpi)}`,
    title: say(isWhole(latest.subject) ? 'review.kpi' : 'review.kpi.subject', about),
    children: [
      ...(steps.length > 0
        ? [
            {
              type: 'paragraph' as const,
              children: [
                { type: 'strong' as const, text: `${plainText(say('review.kpi.how'))}.` },
                ' ',
                spoken(say, steps),
              ],
            },
          ]
        : []),
      ...(gap ? [{ type: 'paragraph' as const, children: say('review.kpi.missing') }] : []),
      {
        type: 'paragraph',
        children: companion
          ? say('review.kpi.companion', { text: companion })
          : say('review.kpi.companion.none', { prompt }),
      },
      ...chart(noting, kpi),
    ],
  }
}

const anchor = ({ latest }: KpiReview): string =>
  subjectWords(latest.subject)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-') || 'contract'

/** A chart where at least two periods have a value: a trend is easier to see than to read. */
function chart(noting: Noting, { id, number, series, latest }: KpiReview): ChartNode[] {
  const { say } = noting
  if (series.filter(({ value: found }) => found && /^[\d.]+$/.test(found.shown)).length < 2)
    return []
  return [
    {
      type: 'chart',
      id: `${id}.${
        subjectWords(latest.subject)
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-') || 'contract'
      }.chart`,
      caption: say(isWhole(latest.subject) ? 'review.chart' : 'review.chart.subject', {
        number,
        subject: subjectWords(latest.subject),
      }),
      points: series.map((result) => ({
        label: plainText(say('review.chart.period', { date: day(say, result.period.end) })),
        ...(result.value && /^[\d.]+$/.test(result.value.shown) && { value: result.value.shown }),
        note: plainText(say(`review.rating.${result.rating}`)),
      })),
      ...(latest.bands && { target: latest.bands.target }),
      ...(latest.unit.code === 'P1' && { max: 100 }),
    },
  ]
}

function missing(noting: Noting): SectionNode {
  const { say, review } = noting
  const rows = [...review.kpis, ...review.buyer].flatMap((kpi): Text[][] =>
    kpi.missing
      ? [
          [
            [`${kpi.number} ${kpi.title}`],
            subject(noting, kpi.subject),
            say(`review.whose.${kpi.missing.whose}`),
            [spoken(say, kpi.missing.why)],
          ],
        ]
      : [],
  )
  return {
    type: 'section',
    id: 'missing',
    title: say('review.missing'),
    children:
      rows.length === 0
        ? [{ type: 'paragraph', children: say('review.missing.none') }]
        : [
            table(
              'missing.table',
              say('review.missing.caption'),
              [
                say('review.kpis.kpi'),
                say('review.kpis.about'),
                say('review.missing.whose'),
                say('review.missing.why'),
              ],
              rows,
            ),
          ],
  }
}

function promises({ say, review }: Noting): SectionNode {
  const row = ({ number, clause, title, state, lateDays, commitment }: PromiseReview): Text[] => {
    const words = say(`review.promise.${state}`)
    return [
      [`${number} (${clause})`],
      [title],
      lateDays === undefined
        ? words
        : say('review.promise.late', { state: words, days: days(say, lateDays) }),
      commitment?.note || commitment?.promise
        ? [commitment.note ?? commitment.promise ?? '']
        : say('none'),
    ]
  }
  return {
    type: 'section',
    id: 'promises',
    title: say('review.promises'),
    children:
      review.promises.length === 0
        ? [{ type: 'paragraph', children: say('review.promises.none') }]
        : [
            table(
              'promises.table',
              say('review.promises.caption'),
              ['number', 'what', 'state', 'note'].map((key) => say(`review.promises.${key}`)),
              review.promises.map(row),
            ),
          ],
  }
}

function actions({ say, review }: Noting): SectionNode {
  const state = ({ state: is, days: count = 0, finding }: ActionReview): Text =>
    is === 'overdue'
      ? say('review.action.overdue', { days: days(say, count) })
      : is === 'due-soon'
        ? say('review.action.due-soon', { days: days(say, -count) })
        : is === 'closed'
          ? say('review.action.closed', { by: finding.verifiedBy! })
          : say(`review.action.${is}`)
  const due = ({ due: date, moved, finding }: ActionReview): Text =>
    date === undefined
      ? say('review.action.undated')
      : moved && finding.due !== undefined
        ? say('review.action.moved', { due: day(say, date), from: day(say, finding.due) })
        : day(say, date)
  const row = (action: ActionReview): Text[] => [
    [[action.finding.id, action.finding.site].filter((part) => part !== undefined).join(', ')],
    action.finding.issue ? [action.finding.issue] : say('none'),
    say(`review.severity.${action.finding.severity ?? 'unknown'}`),
    due(action),
    state(action),
  ]
  return {
    type: 'section',
    id: 'actions',
    title: say('review.actions'),
    children:
      review.actions.length === 0
        ? [{ type: 'paragraph', children: say('review.actions.none') }]
        : [
            table(
              'actions.table',
              say('review.actions.caption'),
              ['id', 'issue', 'severity', 'due', 'state'].map((key) =>
                say(`review.actions.${key}`),
              ),
              review.actions.map(row),
            ),
          ],
  }
}

function ladder({ pack, say, review }: Noting): SectionNode {
  const pair = pack.pairs.find(({ id }) => id === 'ENF-01')
  const own = (state: LadderState, index: number): TableNode => {
    const {
      shortfall,
      justified,
      reason,
      until,
      hearingDays,
      assessWorkers,
      entryRefused,
      notYet,
    } = state
    const why = (key: string): Text =>
      say(`review.ladder.reason.${key}`, { until: until === undefined ? '' : day(say, until) })
    const more = [
      hearingDays !== undefined
        ? say('review.ladder.hearing', { days: days(say, hearingDays) })
        : undefined,
      assessWorkers ? say('review.ladder.workers') : undefined,
      entryRefused ? say('review.ladder.refused') : undefined,
    ].filter((text) => text !== undefined)
    const step = ({
      number,
      heading,
    }: {
      readonly number: string
      readonly heading: string
    }): Text => [`${number} ${heading}`]
    const rows: Text[][] = [
      [
        justified ? step(justified) : say('review.ladder.whole'),
        justified ? say('review.ladder.open') : ['–'],
        join([why(reason), ...more], ' '),
      ],
      ...notYet.map((one): Text[] => [step(one), say('review.ladder.notyet'), why(one.reason)]),
    ]
    const number = pack.pairs.find(({ id }) => id === shortfall.clause)?.number ?? shortfall.clause
    return table(
      `ladder.${index + 1}`,
      say('review.ladder.caption', { id: shortfall.id, number, what: shortfall.what }),
      ['step', 'today', 'why'].map((key) => say(`review.ladder.${key}`)),
      rows,
    )
  }
  const children: BlockNode[] = !pair
    ? [{ type: 'paragraph', children: say('review.ladder.missing') }]
    : review.ladder.length === 0
      ? [{ type: 'paragraph', children: say('review.ladder.none') }]
      : [
          { type: 'paragraph', children: say('review.ladder.intro', { number: pair.number }) },
          ...review.ladder.map(own),
        ]
  return { type: 'section', id: 'ladder', title: say('review.ladder'), children }
}

function buyersPart(noting: Noting): SectionNode {
  const { say, review } = noting
  return {
    type: 'section',
    id: 'buyer',
    title: say('review.buyer'),
    children:
      review.buyer.length === 0
        ? [{ type: 'paragraph', children: say('review.buyer.none') }]
        : [
            resultTable(noting, 'buyer.table', say('review.buyer.caption'), review.buyer),
            ...review.buyer.map((kpi) => kpiDetail(noting, kpi)),
          ],
  }
}

function restated(noting: Noting): SectionNode[] {
  const { say, review, pack } = noting
  if (review.restated.length === 0) return []
  const rows = review.restated.map((result): Text[] => {
    const before = result.restates!
    const id = result.kpi.slice(0, result.kpi.indexOf('@'))
    const kpi = pack.kpis.find((one) => one.id === id)
    const now = say(`review.rating.${result.rating}`)
    return [
      [`${kpi?.number ?? id}, `, ...period(say, result.period)],
      [[before.value, plainText(say(`review.rating.${before.rating}`))].filter(Boolean).join(', ')],
      [
        ...value(noting, result),
        ', ',
        ...(before.material ? say('review.restated.material', { rating: now }) : now),
      ],
      before.reason === undefined ? say('review.restated.unsaid') : [before.reason],
    ]
  })
  return [
    {
      type: 'section',
      id: 'restated',
      title: say('review.restated'),
      children: [
        table(
          'restated.table',
          say('review.restated.caption'),
          [
            say('review.kpis.kpi'),
            ...['was', 'is', 'reason'].map((key) => say(`review.restated.${key}`)),
          ],
          rows,
        ),
      ],
    },
  ]
}

function next({ say, review }: Noting): SectionNode {
  const rows = review.next.map(({ date, title, owner }): Text[] => [
    day(say, date),
    [title],
    say(`review.who.${owner}`),
  ])
  return {
    type: 'section',
    id: 'next',
    title: say('review.next'),
    children:
      rows.length === 0
        ? [{ type: 'paragraph', children: say('review.next.none') }]
        : [
            table(
              'next.table',
              say('review.next.caption'),
              ['date', 'what', 'who'].map((key) => say(`review.next.${key}`)),
              rows,
            ),
          ],
  }
}

function record({ say }: Noting): SectionNode {
  const row = (key: string, kind: FieldNode['kind']): Text[] => [
    say(`review.record.${key}`),
    [{ type: 'field', id: `record.${key}`, kind, label: plainText(say(`review.record.${key}`)) }],
  ]
  return {
    type: 'section',
    id: 'record',
    title: say('review.record'),
    children: [
      table(
        'record.table',
        say('review.record.caption'),
        [say('review.record.what'), say('review.record.entry')],
        [
          row('present', 'narrative'),
          row('supplier', 'narrative'),
          row('buyer', 'narrative'),
          row('next', 'date'),
        ],
      ),
    ],
  }
}

const table = (
  id: string,
  caption: Text,
  columns: readonly Text[],
  rows: readonly (readonly Text[])[],
): TableNode => ({ type: 'table', id, caption, columns, rows })
