// The sheet of KPIs: a row for each report and KPI. What goes on is counted by formulas, what is over stands as it was.

import type { ReportPeriod } from '../calendar/periods.ts'
import type { Speech } from '../language/speech.ts'
import type { KpiResult } from '../measure/result.ts'
import { fewestCases } from '../measure/rules.ts'
import { printValue } from '../measure/tell.ts'
import { thresholdsOn } from '../measure/verdict.ts'
import type { Rating } from '../model/kpi.ts'
import type { Pack, PackKpi } from '../model/pack.ts'
import { printedValue, writtenOf } from './formulas/printed.ts'
import { noDate } from './formulas/query.ts'
import { anyOf, quote } from './formulas/syntax.ts'
import {
  comparedOf,
  isUnproven,
  type Sums,
  silenceOf,
  sumNames,
  sumsOf,
} from './formulas/verdict.ts'
import type { Live } from './live.ts'
import { serialOf } from './serial.ts'
import { address, type CellModel, cellIn, cells, type SheetModel } from './sheet.ts'
import { hiddenName, hiddenTitle, readOnlyName } from './sheet-names.ts'
import type { Look } from './styles.ts'

/** What the sheet is made from. */
export interface KpiInput {
  readonly pack: Pack
  readonly voice: Speech
  readonly periods: readonly ReportPeriod[]
  readonly live: Live
}

/** Columns with their widths; up to the KPI they stand on a screen of 1366 pixels. */
const widths = {
  question: 35,
  value: 16,
  rating: 14,
  reached: 8,
  of: 6,
  proof: 10,
  open: 11,
  since: 11,
  earlier: 18,
  start: 11,
  end: 11,
  due: 11,
  kpi: 13,
  good: 8,
  approaching: 12,
  last: 12,
} as const
type Column = keyof typeof widths
const columns = Object.keys(widths)
const dates: readonly string[] = ['since', 'start', 'end', 'due']

/** A row of the sheet by column. A value may be computed. */
type Line = Readonly<Partial<Record<Column, Omit<CellModel, 'look'>>>>

/** The sheet of KPIs: the period that goes on, those before from the last one back, and those to come, hidden. */
export function kpiSheet(input: KpiInput): SheetModel {
  const { pack, voice, periods, live } = input
  const others = periods.filter(({ end }) => end !== live.period.end)
  const before = others.filter(({ end }) => end < live.period.end).reverse()
  const later = others.filter(({ end }) => end > live.period.end)
  const lines = [
    ...pack.kpis.map((kpi, index) => liveLine(input, kpi, index)),
    ...before.flatMap((period) => pack.kpis.map((kpi) => pastLine(input, kpi, period))),
    ...later.flatMap((period) => pack.kpis.map((kpi) => aboutOf(kpi, period))),
  ]
  return {
    name: readOnlyName(pack, 'kpis'),
    columns: Object.values(widths).map((width) => ({ width, look: 'plain' })),
    rows: [
      cells('head', ...columns.map((column) => voice.say(`workbook.kpi.${column}`))),
      ...lines.map((line, index) =>
        Object.entries({ ...empty, ...line }).map(
          ([column, cell]): CellModel => ({
            ...cell,
            look: lookOf(column, index < pack.kpis.length),
          }),
        ),
      ),
    ],
    frozen: true,
    hiddenFrom: 1 + (before.length + 1) * pack.kpis.length,
  }
}

/** What is over stands back. */
function lookOf(column: string, isLive: boolean): Look {
  if (dates.includes(column)) return isLive ? 'toldDate' : 'quietDate'
  return isLive ? 'told' : 'quiet'
}

const empty: Line = Object.fromEntries(columns.map((column) => [column, {}]))

/** Question, period and thresholds, which every row has. */
function aboutOf(kpi: PackKpi, period: ReportPeriod): Line {
  const { good, approaching, requiresImprovement } = thresholdsOn(kpi, period.start) ?? {}
  return {
    question: { value: kpi.question },
    start: { value: serialOf(period.start) },
    end: { value: serialOf(period.end) },
    due: { value: serialOf(period.due) },
    kpi: { value: kpi.id },
    good: { value: good },
    approaching: { value: approaching },
    last: { value: requiresImprovement },
  }
}

function pastLine(input: KpiInput, kpi: PackKpi, period: ReportPeriod): Line {
  const result = input.live.past.find(
    (candidate) => candidate.kpi === kpi.id && candidate.period.end === period.end,
  )
  return { ...aboutOf(kpi, period), ...(result && toldOf(input, result)) }
}

/** What was counted, as values. */
function toldOf({ voice }: Pick<KpiInput, 'voice'>, result: KpiResult): Line {
  const { rating, numerator, denominator, unproven, oldestOpen, previous } = result
  const { labels = [], since } = oldestOpen ?? {}
  const others = labels.length > 1 ? ` +${labels.length - 1}` : ''
  const earlier = previous.map((figures) =>
    figures.value === undefined
      ? ratingWord(voice, figures.rating)
      : printValue(
          { ...figures, small: (figures.denominator ?? fewestCases) < fewestCases },
          voice,
        ),
  )
  return {
    value: { value: printValue(result, voice) || undefined },
    rating: { value: ratingWord(voice, rating) },
    reached: { value: numerator },
    of: { value: denominator },
    proof: { value: unproven ? voice.say('workbook.unproven') : undefined },
    open: { value: labels[0] ? `${labels[0]}${others}` : undefined },
    since: { value: since === undefined ? undefined : serialOf(since) },
    earlier: { value: earlier.join('; ') || undefined },
  }
}

const ratingWord = ({ say }: Speech, rating: Rating): string => say(`trace.rating.${rating}`)

/** The row of a KPI in the period that goes on. */
function liveLine(input: KpiInput, kpi: PackKpi, index: number): Line {
  const { pack, voice, live } = input
  const result = live.results.find((candidate) => candidate.kpi === kpi.id)
  const about = aboutOf(kpi, live.period)
  const told = result ? toldOf(input, result) : {}
  const row = index + 1
  const at = (column: Column): string => `$${address(row, columns.indexOf(column))}`
  const sums = cellsOf(index)
  const say = (rating: Rating) => ratingWord(voice, rating)
  const limits = about.good?.value === undefined ? [] : (['good', 'approaching', 'last'] as const)
  const places = limits.map(at)
  const silence = silenceOf(kpi, sums, { say }, heardIn(input))
  const isCount = kpi.unit === 'count'
  const hasValue = `ISNUMBER(${at('reached')})`
  const figures = { reached: at('reached'), of: isCount ? at('reached') : at('of') }
  const rating =
    places.length > 0 ? comparedOf(kpi, figures, places, { say }) : quote(say('not-rated'))
  const unlessSilent = (sum: string) => `IF(${silence}="",${sum},"")`
  const computed = (column: Column, formula: string) => ({ ...told[column], formula })
  const isOpen = `${sums.oldest}=0`
  return {
    ...about,
    value: computed('value', `IF(${hasValue},${printedValue(pack, kpi, sums, at('of'))},"")`),
    rating: computed('rating', `IF(${hasValue},${rating},${silence})`),
    reached: computed('reached', unlessSilent(sums.reached)),
    ...(!isCount && { of: computed('of', unlessSilent(sums.of)) }),
    proof: computed(
      'proof',
      `IF(AND(${hasValue},${isUnproven(sums)}),${quote(voice.say('workbook.unproven'))},"")`,
    ),
    open: computed(
      'open',
      `IF(${isOpen},"",${sums.label}&IF(AND(${sums.label}<>"",${sums.alike}>1)," +"&(${sums.alike}-1),""))`,
    ),
    since: computed('since', `IF(OR(${isOpen},${sums.oldest}=${noDate}),"",${sums.oldest})`),
    earlier: told.earlier ?? {},
  }
}

/** Whether the KPI of hearings shows that Workers were asked: what its rating says on the sheet. */
function heardIn({ pack, voice }: KpiInput): string {
  const index = pack.kpis.findIndex(({ role }) => role === 'hearing')
  if (index < 0) return 'FALSE'
  const place = `$${address(index + 1, columns.indexOf('rating'))}`
  const asked = (['good', 'approaching', 'requires-improvement'] as const).map(
    (rating) => `${place}=${quote(ratingWord(voice, rating))}`,
  )
  const some = `AND(${place}=${quote(ratingWord(voice, 'not-rated'))},${cellsOf(index).reached}>0)`
  return anyOf([...asked, some])
}

const sumsName = hiddenName('kpis')

/** Where the sums of a KPI stand on their hidden sheet, by its place in the pack. */
function cellsOf(index: number): Sums {
  const place = (name: (typeof sumNames)[number]): string =>
    cellIn(sumsName, index + 1, sumNames.indexOf(name) + 1)
  return {
    reached: place('reached'),
    of: place('of'),
    seen: place('seen'),
    unseen: place('unseen'),
    asked: place('asked'),
    places: place('places'),
    covered: place('covered'),
    gaps: place('gaps'),
    lacking: place('lacking'),
    favour: place('favour'),
    weak: place('weak'),
    oldest: place('oldest'),
    label: place('label'),
    alike: place('alike'),
    percent: place('percent'),
    numerator: place('numerator'),
    denominator: place('denominator'),
  }
}

/** The hidden sheet of sums. */
export function sumsSheet({ pack, voice, live }: KpiInput): SheetModel {
  const rows = pack.kpis.map((kpi, index): CellModel[] => {
    const own = cellsOf(index)
    const { good, approaching, requiresImprovement } = thresholdsOn(kpi, live.period.start) ?? {}
    const limits = [good, approaching, requiresImprovement].flatMap((limit) => limit ?? [])
    const sums = { ...sumsOf(live.formulas, kpi, own), ...writtenOf(kpi, own, limits, voice) }
    return [
      { value: kpi.id, look: 'plain' },
      ...sumNames.map(
        (name): CellModel => ({ formula: sums[name], uncomputed: true, look: 'plain' }),
      ),
    ]
  })
  return {
    name: sumsName,
    hidden: true,
    columns: ['kpi', ...sumNames].map(() => ({ width: 12, look: 'plain' })),
    rows: [cells('plain', ...['kpi', ...sumNames].map(hiddenTitle)), ...rows],
  }
}
