// Sheets of the buyer: results as values with their reasons, one page to look at, the talk, and the notice of the United Kingdom.

import {
  type Flag,
  type Observation,
  type Rating,
  type Result,
  ratings,
} from '../../model/observation.ts'
import type { Pack, PackKpi } from '../../model/pack.ts'
import type { WorkbookRows, WorkbookSetup } from '../../model/workbook.ts'
import { ukPerformanceNotice } from '../../monitor/evaluate/uk-notice.ts'
import { kpiKey } from './items.ts'
import { valueOf } from './setup.ts'
import { type Cell, type Condition, cell, letters, type SheetModel, type Tone } from './sheet.ts'
import { stepOrder, stepWord, type Words } from './words.ts'

/** What these sheets are written from. */
export interface ResultInput {
  readonly words: Words
  readonly pack: Pack
  readonly kpis: readonly PackKpi[]
  readonly results: readonly Result[]
  readonly observations: readonly Observation[]
  readonly rows: WorkbookRows
  readonly setup: WorkbookSetup
}

const tones: Readonly<Partial<Record<Rating, Tone>>> = {
  good: 'good',
  approaching: 'middle',
  'requires-improvement': 'low',
  inadequate: 'bad',
  invalid: 'bad',
  'no-data': 'low',
}
/** The worst first. */
const severity: readonly Rating[] = [
  'inadequate',
  'invalid',
  'requires-improvement',
  'no-data',
  'approaching',
  'other',
  'pending',
  'good',
  'not-due',
  'not-applicable',
  'unrated',
]
const rank = ({ rating }: Result): number => severity.indexOf(rating)

const ratingWord = (words: Words, rating: Rating): string => words(`rating.${rating}`)
const flagWords = (words: Words, flags: readonly Flag[]): string =>
  flags.map((flag) => words(`flag.${flag}`)).join('; ')

/** Rating in words, with a colour that says nothing more than the word. */
function ratingTones(words: Words, column: number, last: number): Condition[] {
  return ratings.flatMap((rating): Condition[] => {
    const tone = tones[rating]
    return tone
      ? [
          {
            columns: [column, column],
            rows: [2, last],
            formula: `$${letters(column)}3="${ratingWord(words, rating).replaceAll('"', '""')}"`,
            tone,
          },
        ]
      : []
  })
}

/** What a result is about: lot, brand, site, product. */
const aboutOf = ({ subject: { lot, brand, site, product } }: Result): string =>
  [lot, brand, site, product].filter((part) => part !== undefined).join(', ')
const periodOf = (words: Words, { period: { start, end } }: Result): string =>
  words('period', { start, end })

/** One sentence that can be read aloud. */
function sentence(words: Words, kpi: PackKpi, result: Result): string {
  const rating = words(`rating.${result.rating}`).replace(/^\S+ /, '')
  if (!result.value) return words('sentence.none', { rating })
  const value = valueOf(words, kpi, result.value.shown)
  const { bands } = result
  return bands
    ? words(`sentence.rated.${kpi.direction === 'lower' ? 'lower' : 'higher'}`, {
        value,
        rating,
        target: bands.target,
        approaching: bands.approaching,
        lowest: bands.requiresImprovement,
      })
    : words('sentence.plain', { value, rating })
}

function kpisOfResults({
  kpis,
  results,
}: ResultInput): { readonly kpi: PackKpi; readonly result: Result }[] {
  const known = new Map(kpis.map((kpi) => [kpiKey(kpi), kpi]))
  return results.flatMap((result) => {
    const kpi = known.get(result.kpi)
    return kpi ? [{ kpi, result }] : []
  })
}

/** Every result with its rating, flags and the steps that decided it. */
export function resultSheet(input: ResultInput): SheetModel {
  const { words } = input
  const columns = [
    'kpi',
    'about',
    'period',
    'value',
    'rating',
    'sentence',
    'flags',
    'coverage',
    'grade',
    'trend',
    'late',
    'trace',
    'purpose',
  ] as const
  const widths = [24, 13, 13, 11, 20, 36, 22, 10, 9, 13, 7, 52, 34]
  const rows = kpisOfResults(input).map(({ kpi, result }): Cell[] => [
    cell(`${kpi.number} ${kpi.title}`, 'strong'),
    cell(aboutOf(result)),
    cell(periodOf(words, result)),
    cell(result.value ? valueOf(words, kpi, result.value.shown) : words('value.none')),
    cell(ratingWord(words, result.rating), 'rating'),
    cell(sentence(words, kpi, result)),
    cell(flagWords(words, result.flags)),
    cell(
      result.coverage
        ? words('coverage', {
            share: result.coverage.share,
            observed: result.coverage.observed,
            eligible: result.coverage.eligible,
          })
        : '',
    ),
    cell(result.evidenceGrade ?? ''),
    cell(
      result.trend ? words(`trend.${result.trend.direction}`, { points: result.trend.points }) : '',
    ),
    cell(result.lateDays === undefined ? '' : result.lateDays),
    cell(result.trace.map(({ text }) => text).join('\n')),
    cell(kpi.purpose),
  ])
  return {
    id: 'results',
    name: words('sheet.results'),
    widths,
    ids: true,
    frozenColumns: 1,
    filter: true,
    pagesWide: 2,
    rows: [
      columns.map((id) => cell(`results.${id}`, 'id')),
      columns.map((id) => cell(words(`column.results.${id}`), 'head')),
      ...(rows.length > 0 ? rows : [[cell(words('results.none'), 'note')]]),
    ],
    validations: [],
    conditions: rows.length > 0 ? ratingTones(words, 4, rows.length + 1) : [],
  }
}

/** One page: how many stand where, the lowest, what is overdue, where nothing is known, and the Buyer's own. */
export function dashboardSheet(input: ResultInput): SheetModel {
  const { words, kpis, rows: tables } = input
  const rated = latest(kpisOfResults(input))
  const steps = [...new Set(kpis.flatMap((kpi) => kpi.steps[0] ?? []))].sort(
    (a, b) => stepOrder(a) - stepOrder(b),
  )
  const own = (kpi: PackKpi): boolean => Object.keys(kpi.reporter).every((role) => role === 'buyer')
  const line = ({ kpi, result }: (typeof rated)[number]): Cell[] => [
    cell(`${kpi.number} ${kpi.title}`),
    cell(aboutOf(result)),
    cell(ratingWord(words, result.rating), 'rating'),
    cell(sentence(words, kpi, result)),
  ]
  const list = (heading: string, lines: readonly Cell[][]): (Cell | undefined)[][] => [
    [cell(words(`dashboard.${heading}`), 'heading')],
    ...(lines.length > 0 ? lines : [[cell(words('dashboard.none'), 'note')]]),
    [],
  ]
  const byRank = [...rated].sort((a, b) => rank(a.result) - rank(b.result))
  const asOf = input.results
    .map((result) => result.asOf)
    .sort()
    .at(-1)
  const overdue = (tables.findings ?? []).filter(
    ({ severity, status, due, closed }) =>
      severity === 'critical' &&
      status !== 'closed' &&
      closed === undefined &&
      due !== undefined &&
      asOf !== undefined &&
      due < asOf,
  )
  const blind = rated.filter(
    ({ result }) =>
      ['no-data', 'pending', 'other', 'invalid'].includes(result.rating) ||
      result.flags.includes('silence-not-success'),
  )
  const rows: (Cell | undefined)[][] = [
    [cell(words('dashboard.title', { title: input.pack.spec.title }), 'title')],
    [
      cell(
        asOf === undefined ? words('results.none') : words('dashboard.asOf', { date: asOf }),
        'note',
      ),
    ],
    [],
    [cell(words('dashboard.steps'), 'heading')],
    [
      cell(words('dashboard.step'), 'head'),
      cell(words('dashboard.count'), 'head'),
      cell(words('dashboard.lowest'), 'head'),
      cell(words('dashboard.spread'), 'head'),
    ],
    ...steps.map((step) => {
      const here = byRank.filter(({ kpi }) => kpi.steps[0] === step)
      const spread = severity
        .map(
          (rating) =>
            [rating, here.filter(({ result }) => result.rating === rating).length] as const,
        )
        .filter(([, count]) => count > 0)
      return [
        cell(stepWord(words, step), 'strong'),
        cell(here.length, 'number'),
        cell(here[0] ? ratingWord(words, here[0].result.rating) : words('value.none'), 'rating'),
        cell(
          spread.map(([rating, count]) => `${count} × ${ratingWord(words, rating)}`).join('   '),
        ),
      ]
    }),
    [],
    ...list(
      'worst',
      byRank
        .filter(({ result, kpi }) => !own(kpi) && rank(result) <= severity.indexOf('approaching'))
        .slice(0, 5)
        .map(line),
    ),
    ...list(
      'overdue',
      overdue.map(({ id, site, issue, due }) => [
        cell(id),
        cell(site ?? ''),
        cell(due ?? ''),
        cell(issue ?? ''),
      ]),
    ),
    ...list('blind', blind.map(line)),
    ...list('own', rated.filter(({ kpi }) => own(kpi)).map(line)),
  ]
  const last = rows.length - 1
  return {
    id: 'dashboard',
    name: words('sheet.dashboard'),
    widths: [46, 16, 24, 84],
    rows,
    ids: false,
    onePage: true,
    validations: [],
    conditions: ratingTones(words, 2, last),
  }
}

/** The last result of each KPI and subject. */
function latest(
  all: readonly { readonly kpi: PackKpi; readonly result: Result }[],
): { readonly kpi: PackKpi; readonly result: Result }[] {
  const last = new Map<string, { readonly kpi: PackKpi; readonly result: Result }>()
  for (const one of all) {
    const key = JSON.stringify([one.kpi.id, one.result.subject])
    const known = last.get(key)
    if (
      !known ||
      known.result.period.end < one.result.period.end ||
      (known.result.period.end === one.result.period.end && known.result.asOf <= one.result.asOf)
    )
      last.set(key, one)
  }
  return [...last.values()]
}

/** The agenda: three talks from the lowest results, then decisions with owner and date. */
export function meetingSheet(input: ResultInput): SheetModel {
  const { words } = input
  const lowest = latest(kpisOfResults(input))
    .sort((a, b) => rank(a.result) - rank(b.result))
    .slice(0, 3)
  const talks =
    lowest.length > 0 ? lowest : input.kpis.slice(0, 3).map((kpi) => ({ kpi, result: undefined }))
  const open = (): (Cell | undefined)[] => [
    cell(null, 'input'),
    cell(null, 'input'),
    { value: null, look: 'inputDate' },
  ]
  const rows: (Cell | undefined)[][] = [
    [cell(words('meeting.title', { title: input.pack.spec.title }), 'title')],
    [cell(words('meeting.intro'), 'note')],
    [],
    ...talks.flatMap(({ kpi, result }, index): (Cell | undefined)[][] => [
      [cell(words('meeting.talk', { number: index + 1, title: kpi.title }), 'heading')],
      [cell(kpi.purpose)],
      ...(result ? [[cell(sentence(words, kpi, result), 'strong')]] : []),
      [cell(words('meeting.supplier', { prompts: kpi.dialogue.supplier.join(' ') }))],
      [cell(words('meeting.buyer', { prompts: kpi.dialogue.buyer.join(' ') }))],
      [cell(words('meeting.companion', { question: kpi.companion }))],
      [],
    ]),
    [cell(words('meeting.decisions'), 'heading')],
    [
      cell(words('meeting.decision'), 'head'),
      cell(words('meeting.owner'), 'head'),
      cell(words('meeting.date'), 'head'),
    ],
    ...Array.from({ length: 8 }, open),
  ]
  return {
    id: 'meeting',
    name: words('sheet.meeting'),
    widths: [110, 26, 14],
    rows,
    ids: false,
    onePage: true,
    validations: [
      {
        columns: [2, 2],
        rows: [rows.length - 8, rows.length - 1],
        rule: { dates: true },
        message: words('error.date'),
      },
    ],
    conditions: [],
  }
}

/** What the notice of performance needs, for a person to check. Only in the United Kingdom. */
export function noticeSheet(input: ResultInput): SheetModel {
  const { words, pack, results, setup } = input
  const period = {
    start: results.map((result) => result.period.start).sort()[0] ?? setup.start,
    end:
      results
        .map((result) => result.period.end)
        .sort()
        .at(-1) ?? setup.end,
  }
  const { kpis, problems } = ukPerformanceNotice(pack, results, {
    period,
    contractId: setup.contract,
    ...(setup.supplier !== undefined && { suppliers: [{ name: setup.supplier }] }),
  })
  const columns = ['kpi', 'period', 'rating', 'thresholds', 'explanation'] as const
  // the step that decided, of the result that the notice rests on
  const decided = (ref: string, end: string | undefined): string | undefined =>
    results
      .filter((result) => result.kpi === ref && result.period.end === end)
      .at(-1)
      ?.trace.at(-1)?.text
  const rows = kpis.map(
    ({
      kpi,
      number,
      title,
      period: of,
      rating,
      because,
      leftToPerson,
      thresholds,
      unit,
      direction,
    }): Cell[] => [
      cell(`${number} ${title}`, 'strong'),
      cell(of ? words('period', { ...of }) : ''),
      cell(rating ? ratingWord(words, rating) : words('notice.person'), 'rating'),
      cell(
        thresholds
          ? words(direction === 'lower' ? 'notice.lower' : 'notice.higher', {
              target: thresholds.target,
              approaching: thresholds.approaching,
              lowest: thresholds.requiresImprovement,
              unit: unit ?? '',
            }).trim()
          : words('notice.unrated'),
      ),
      cell(leftToPerson?.reason ?? because ?? decided(kpi, of?.end) ?? ''),
    ],
  )
  return {
    id: 'notice',
    name: words('sheet.notice'),
    widths: [34, 16, 24, 46, 60],
    ids: true,
    rows: [
      columns.map((id) => cell(`notice.${id}`, 'id')),
      columns.map((id) => cell(words(`column.notice.${id}`), 'head')),
      ...rows,
      [cell(words('notice.draft'), 'note')],
      ...problems.map(({ message, hint }) => [
        cell(words('notice.open', { message, hint }), 'note'),
      ]),
    ],
    validations: [],
    conditions: rows.length > 0 ? ratingTones(words, 2, rows.length + 1) : [],
  }
}
