// When a parameter falls due: once, every so often, or after each report.

import type { Speech } from '../language/speech.ts'
import type { SupplierType } from '../model/audience.ts'
import type { Pack, PackParameter } from '../model/pack.ts'
import { plusDays, plusPeriod, type Unit } from './dates.ts'
import type { EntryKind } from './entries.ts'
import { contractSpan, type ReportPeriod, type Span } from './periods.ts'
import { periodText, valuesFor } from './supplier.ts'

/** What a calendar is made from. */
export interface Dating {
  readonly pack: Pack
  /** Who won, where the calendar is that supplier's. */
  readonly award?: Award
  readonly supplier: SupplierType
  readonly voice: Speech
  readonly reports: readonly ReportPeriod[]
  /** The years of the contract. */
  readonly years: readonly Span[]
}

export type Award = NonNullable<Pack['spec']['award']>

/** One date that a parameter gives. */
export interface Moment {
  /** Behind the id of the parameter, where it gives several dates. */
  readonly suffix?: string
  readonly kind: EntryKind
  readonly date: string
  readonly smeDate?: string
  readonly heading: string
  readonly when: string
  readonly text: string
  readonly period?: ReportPeriod
}

type Dates = Pick<Moment, 'date' | 'smeDate'>

/** The days so long after a day, for everybody and for an SME; `times` over where it comes back. */
function datesAfter(day: string, parameter: PackParameter, dating: Dating, times = 1): Dates {
  const unit: Unit = parameter.unit ?? 'days'
  const { value, sme } = valuesFor(parameter, dating.supplier)
  return {
    date: plusPeriod(day, value * times, unit),
    ...(sme !== undefined && { smeDate: plusPeriod(day, sme * times, unit) }),
  }
}

/** The dates of a parameter, in order; none where it runs from what has no date. */
export function momentsOf(
  parameter: PackParameter,
  heading: string,
  dating: Dating,
): readonly Moment[] {
  if (parameter.type !== 'period') return []
  if (parameter.role === 'report-rhythm') return reportMoments(parameter, heading, dating)
  if (parameter.repeats) return repeatedMoments(parameter, heading, dating)
  const once = onceMoment(parameter, heading, dating)
  if (!parameter.talk) return once ? [once] : []
  return [
    ...(once ? [{ ...once, ...startTalk(heading, dating) }] : []),
    ...dating.reports.map((period) => talkMoment(parameter, heading, period, dating)),
  ]
}

function onceMoment(parameter: PackParameter, heading: string, dating: Dating): Moment | undefined {
  const { say } = dating.voice
  const { start, end } = contractSpan(dating.pack)
  const trigger = parameter.after?.find(
    (name) => name === 'contract-start' || name === 'contract-end',
  )
  if (!trigger) return undefined
  const days = trigger === 'contract-start' ? start : end
  const when = periodText(parameter, dating.supplier, dating.voice)
  const side = parameter.before ? 'before' : 'after'
  return {
    kind: 'duty',
    heading,
    ...datesAfter(days, parameter, dating, parameter.before ? -1 : 1),
    when,
    text: say(`calendar.${side}.${trigger}`, { period: when }),
  }
}

const startTalk = (heading: string, { voice }: Dating) => ({
  suffix: 'start',
  kind: 'meeting' as const,
  heading: voice.say('calendar.meeting.start', { heading }),
})

function talkMoment(
  parameter: PackParameter,
  heading: string,
  period: ReportPeriod,
  dating: Dating,
): Moment {
  const { say } = dating.voice
  const length = periodText(parameter, dating.supplier, dating.voice)
  const when = say('calendar.after.report', { period: length, number: period.index })
  return {
    suffix: String(period.index),
    kind: 'meeting',
    heading: say('calendar.meeting.report', { heading, number: period.index }),
    ...datesAfter(period.due, parameter, dating),
    when,
    text: when,
    period,
  }
}

function reportMoments(
  parameter: PackParameter,
  heading: string,
  dating: Dating,
): readonly Moment[] {
  return dating.reports.map((period) => {
    const regular = numbered(parameter, heading, period.index, dating)
    const whole = regular.date === period.due
    const end = dating.voice.say('calendar.at.contract-end')
    return {
      ...regular,
      kind: 'report',
      period,
      ...(!whole && { date: period.due, when: end, text: end }),
    }
  })
}

function repeatedMoments(
  parameter: PackParameter,
  heading: string,
  dating: Dating,
): readonly Moment[] {
  const last = plusDays(dating.pack.contractEnd, 1)
  const found: Moment[] = []
  for (;;) {
    const moment = numbered(parameter, heading, found.length + 1, dating)
    // a length below 1, in a stored pack, would never end
    if (moment.date > last || moment.date <= (found.at(-1)?.date ?? '')) return found
    found.push(moment)
  }
}

/** The date that comes back for the nth time. */
function numbered(
  parameter: PackParameter,
  heading: string,
  number: number,
  dating: Dating,
): Moment {
  const { say } = dating.voice
  const { value, sme } = valuesFor(parameter, dating.supplier)
  const times = {
    ...parameter,
    value: value * number,
    ...(sme !== undefined && { sme: sme * number }),
  }
  const when = periodText(times, dating.supplier, dating.voice)
  return {
    suffix: String(number),
    kind: 'duty',
    heading: say('calendar.numbered', { heading, number }),
    ...datesAfter(dating.pack.spec.contract.start, parameter, dating, number),
    when,
    text: say('calendar.after.contract-start', { period: when }),
  }
}
