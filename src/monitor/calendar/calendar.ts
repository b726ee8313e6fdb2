// Every due date of a contract, as plain data: from the parameters of its clauses, its KPIs, its own dates and proofs at hand.

import { type AudienceKey, audienceKey, audienceOrder } from '../../model/audience.ts'
import { show } from '../../model/issues.ts'
import type { Pack } from '../../model/pack.ts'
import { type Problem, throwIfAny } from '../../model/problems.ts'
import { isCivilDate } from '../periods.ts'
import { type Words, wordsOf } from '../words.ts'
import { datingOf, dutiesOf, eventsOf } from './duties.ts'
import {
  type CalendarEntry,
  type CalendarEvent,
  type CallOff,
  type Draft,
  entryKinds,
  type HeldEvidence,
  type Owner,
  type YearHours,
} from './entries.ts'
import { spreadHours, yearHours } from './hours.ts'
import { afterReports, kpiEvents, kpiReports, targetSteps } from './kpi-dates.ts'
import { expiries, extensions, milestones, yearEnds } from './milestones.ts'

/** Choices for a calendar. */
export interface CalendarOptions {
  /** Civil date by which entries are marked as past. */
  readonly asOf?: string
  /** Proofs at hand: their last days, and the days by which a successor is entered. */
  readonly evidence?: readonly HeldEvidence[]
  /** Orders under a framework. */
  readonly callOffs?: readonly CallOff[]
  /** Fixed words for a pack that was composed before there was a calendar: `pack.strings` of a newer one in the same language. */
  readonly strings?: Pack['strings']
}

/** Every date of a contract, and every time that runs from an event. */
export interface Calendar {
  readonly title: string
  readonly buyer: string
  readonly contract: { readonly start: string; readonly end: string; readonly framework: boolean }
  /** Digest of the pack. */
  readonly digest: string
  readonly asOf?: string
  /** In the order of their dates. */
  readonly entries: readonly CalendarEntry[]
  /** Times without a date of their own, in the order of the clauses. */
  readonly events: readonly CalendarEvent[]
  /** How old the proof behind a good rating may be at the end of a period, KPI by KPI. */
  readonly evidenceAges: readonly {
    readonly kpi: string
    readonly number: string
    readonly months: number
    readonly rule: string
  }[]
  /** Hours planned for each contract year. The hours of the entries of a year add up to them, for every supplier type. */
  readonly hours: readonly YearHours[]
  /** What was assumed, in words. */
  readonly notes: readonly string[]
  /** Words for what entries hold as codes, in the language of the pack. */
  readonly labels: CalendarLabels
}

/** Words for a person who reads the calendar outside a document. */
export interface CalendarLabels {
  readonly owner: Readonly<Record<Owner, string>>
  readonly waitsFor: Readonly<Record<'brand' | 'site', string>>
  readonly type: Readonly<Record<Exclude<AudienceKey, 'buyer'>, string>>
  readonly rule: string
  readonly from: string
  readonly latest: string
  readonly period: string
  readonly lookAt: string
  readonly hours: string
  /** Says how many times have no date. */
  readonly leftOut: string
}

/**
 * Works out every due date of the contract from a pack alone: duties of Supplier and Buyer, reports and talks, KPI periods
 * with grace and cure, targets that rise, options to extend, and the last days of proofs at hand. Where a small firm has
 * longer, each date is its own entry that says whom it is for. Dates are civil dates; no clock is read.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param options day of looking, proofs at hand, orders under a framework
 * @returns plain data, sorted; the same input gives the same calendar
 * @throws HrddError with every problem of the options, or where an older pack has no words for a calendar
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { calendar } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'high', contract: { start: '2027-07-01', months: 24 },
 * })
 * const { entries } = calendar(pack, { asOf: '2028-01-01' })
 * console.log(entries.find(({ id }) => id === 'TRN-01.firstDays.large')?.date) // 2027-08-30
 * console.log(entries.find(({ id }) => id === 'TRN-01.firstDays.sme')?.date) // 2027-09-14
 * ```
 */
export function calendar(pack: Pack, options: CalendarOptions = {}): Calendar {
  throwIfAny(problemsOf(options))
  const { asOf, evidence = [], callOffs = [] } = options
  const words = wordsOf(pack, options.strings)
  const dating = datingOf(pack, words, callOffs)
  const reports = pack.kpis.flatMap((kpi) => kpiReports(dating, kpi))
  const drafts: readonly Draft[] = [
    ...milestones(dating),
    ...pack.pairs.flatMap((pair) => dutiesOf(dating, pair)),
    ...reports,
    ...afterReports(dating, reports),
    ...pack.kpis.flatMap((kpi) => targetSteps(dating, kpi)),
    ...yearEnds(dating),
    ...extensions(dating),
    ...expiries(dating, evidence),
  ]
  const planned = spreadHours(pack, drafts)
  const entries = drafts.map((draft): CalendarEntry => {
    const { slot: _slot, of: _of, ...entry } = draft
    return { ...entry, ...planned(draft), ...(asOf !== undefined && { past: entry.date < asOf }) }
  })
  const { title, buyer, contract } = pack.spec
  const events = [
    ...pack.pairs.flatMap((pair) => eventsOf(dating, pair)),
    ...pack.kpis.flatMap((kpi) => kpiEvents(dating, kpi)),
  ]
  return {
    title,
    buyer,
    contract: {
      start: contract.start,
      end: pack.contractEnd,
      framework: contract.framework ?? false,
    },
    digest: pack.stamp.digest,
    ...(asOf !== undefined && { asOf }),
    entries: inOrder(entries),
    events,
    evidenceAges: pack.kpis.map(({ id, number, evidence: { maxAgeMonths } }) => ({
      kpi: id,
      number,
      months: maxAgeMonths,
      rule: words('calendar.evidence-age', { months: maxAgeMonths }),
    })),
    hours: yearHours(pack),
    notes: ['dates', 'latest', 'working-days', 'hours'].map((key) => words(`calendar.note.${key}`)),
    labels: labelsOf(words, events.length),
  }
}

function labelsOf(words: Words, count: number): CalendarLabels {
  const say = <Key extends string>(keys: readonly Key[], prefix: string) =>
    Object.fromEntries(keys.map((key) => [key, words(`${prefix}.${key}`)])) as Record<Key, string>
  const { rule, from, latest, period, look } = say(
    ['rule', 'from', 'latest', 'period', 'look'],
    'calendar.label',
  )
  return {
    owner: say(['supplier', 'buyer', 'both'], 'calendar.owner'),
    waitsFor: say(['brand', 'site'], 'calendar.waits'),
    type: say(
      audienceOrder.filter((key) => key !== 'buyer'),
      'audience',
    ),
    rule,
    from,
    latest,
    period,
    lookAt: look,
    hours: words('calendar.label.hours'),
    leftOut: words('calendar.left-out', { count }),
  }
}

/** By date, then by kind, then as the clauses stand; the sort keeps the order of what is equal. */
const inOrder = (entries: readonly CalendarEntry[]): readonly CalendarEntry[] =>
  [...entries].sort(
    (a, b) =>
      compare(a.date, b.date) ||
      entryKinds.indexOf(a.kind) - entryKinds.indexOf(b.kind) ||
      compareNumbers(a, b) ||
      audienceOrder.indexOf(audienceKey(a.for)) - audienceOrder.indexOf(audienceKey(b.for)),
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function compareNumbers(a: CalendarEntry, b: CalendarEntry): number {
  const parts = ({ clause, kpis }: CalendarEntry) =>
    (clause?.number ?? kpis?.[0]?.number ?? '0').split('.').map(Number)
  const [[a1 = 0, a2 = 0], [b1 = 0, b2 = 0]] = [parts(a), parts(b)]
  return a1 - b1 || a2 - b2
}

function problemsOf({ asOf, evidence = [], callOffs = [] }: CalendarOptions): Problem[] {
  const problems: Problem[] = []
  const date = (value: unknown, path: string) =>
    isCivilDate(value) ||
    problems.push({
      code: 'bad-date',
      path,
      message: `${show(value)} is not a date that exists`,
      hint: 'Write it as YYYY-MM-DD, for example 2027-02-28.',
    })
  const text = (value: unknown, path: string) =>
    (typeof value === 'string' && value.trim() !== '' && value.length <= 300) ||
    problems.push({
      code: 'wrong-type',
      path,
      message: `expected 1 to 300 characters, not ${show(value)}`,
      hint: 'Change the value.',
    })
  if (asOf !== undefined) date(asOf, 'asOf')
  for (const [at, proof] of evidence.entries()) {
    const path = `evidence[${at}]`
    text(proof.what, `${path}.what`)
    date(proof.date, `${path}.date`)
    if (proof.until !== undefined) date(proof.until, `${path}.until`)
    if ((proof.until === undefined) === (proof.validMonths === undefined))
      problems.push({
        code: 'missing',
        path,
        message: 'expected either validMonths or until',
        hint: 'Say how long the proof is valid, in one of the two ways.',
      })
    if (
      proof.validMonths !== undefined &&
      !(
        Number.isSafeInteger(proof.validMonths) &&
        proof.validMonths > 0 &&
        proof.validMonths <= 600
      )
    )
      problems.push({
        code: 'out-of-range',
        path: `${path}.validMonths`,
        message: `expected a whole number of months from 1 to 600, not ${show(proof.validMonths)}`,
        hint: 'Change the value.',
      })
    if (isCivilDate(proof.date) && isCivilDate(proof.until) && proof.until < proof.date)
      problems.push({
        code: 'date-order',
        path: `${path}.until`,
        message: `the proof ends on ${proof.until}, before its date ${proof.date}`,
        hint: 'Change one of the dates.',
      })
  }
  for (const [at, order] of callOffs.entries()) {
    text(order.reference, `callOffs[${at}].reference`)
    date(order.date, `callOffs[${at}].date`)
    if (callOffs.findIndex((other) => other.reference === order.reference) < at)
      problems.push({
        code: 'duplicate',
        path: `callOffs[${at}].reference`,
        message: `${show(order.reference)} stands there twice`,
        hint: 'Give each order a reference of its own.',
      })
  }
  return problems
}
