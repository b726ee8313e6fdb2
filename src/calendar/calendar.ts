// Every date of a contract, from the declared timing of its clauses.

import { speech } from '../language/speech.ts'
import type { SupplierInput } from '../model/audience.ts'
import type { ItemDate } from '../model/clause.ts'
import type { Pack, PackParameter, Pair } from '../model/pack.ts'
import {
  type CalendarEntry,
  type CalendarEvent,
  entryKinds,
  type ItemRef,
  type Who,
} from './entries.ts'
import { contractFor, milestones } from './milestones.ts'
import { type Dating, type Moment, momentsOf } from './moments.ts'
import { contractYears, type ReportPeriod, reportPeriods } from './periods.ts'
import { type Place, partyOf, placesOf, placesWith, refOf, whoActs } from './places.ts'
import { periodText, supplierOf } from './supplier.ts'

/** A date in the making, with the kinds of item that ride in it. */
interface Draft {
  readonly entry: CalendarEntry
  readonly carries: readonly ItemDate[]
}

/**
 * Every date of the contract, in the order of time: start, end and options to extend, dates of the tender, what is due so
 * long after the start or before the end, what comes back, Progress Reports with everything that rides in them, and
 * meetings; the Buyer's own dates among them. After award the winner stands there by name, and the dates of the tender
 * are over. Nothing is read out of wording: timing stands in the pack as data. No clock is read.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param supplier whose dates; default: who won, else all who may bid, with an SME's own date beside the general one. `{}`
 * for all, also after award
 * @throws HrddError where `supplier` is no supplier type
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { calendar } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'high', contract: { start: '2027-07-01', months: 24 },
 * })
 * const register = calendar(pack).find(({ id }) => id === 'REP-01.registerDays')
 * console.log(register?.date, register?.smeDate) // 2027-08-30 2027-09-29
 * ```
 */
export function calendar(pack: Pack, supplier?: SupplierInput): readonly CalendarEntry[] {
  const dating = datingOf(pack, supplier)
  const drafts = [
    ...milestones(dating).map((entry): Draft => ({ entry, carries: [] })),
    ...pack.pairs.flatMap((pair) => draftsOf(pair, dating)),
  ]
  return withContent(drafts, dating).sort(
    (a, b) =>
      Number(a.date > b.date) - Number(a.date < b.date) ||
      entryKinds.indexOf(a.kind) - entryKinds.indexOf(b.kind),
  )
}

function datingOf(pack: Pack, supplier: SupplierInput | undefined): Dating {
  const type = supplierOf(pack, supplier)
  return {
    pack,
    ...(supplier === undefined && pack.spec.award && { award: pack.spec.award }),
    supplier: type,
    voice: speech(pack.words),
    reports: reportPeriods(pack, supplier),
    years: contractYears(pack),
  }
}

function draftsOf(pair: Pair, dating: Dating): readonly Draft[] {
  const places = placesOf(pair, dating.supplier)
  const byParameter = Object.entries(pair.parameters).flatMap(([name, parameter]) => {
    const [first, ...others] = placesWith(places, name)
    if (!first) return []
    const { heading } = first.item
    return momentsOf(parameter, heading ?? pair.title, dating).map((moment): Draft => {
      const who = together([first, ...others].map((place) => whoActs(place, parameter)))
      const id = [`${pair.id}.${name}`, moment.suffix].filter(Boolean).join('.')
      const content = others.map((place) => refOf(dating, place, whoActs(place, parameter)))
      const entry = { ...entryOf(id, first, who, moment, dating), parameter: name, content }
      return { entry, carries: carriedBy(pair, parameter, moment, dating) }
    })
  })
  const atStart = places.filter(({ item }) => pair.dates[item.anchor] === 'contract-start')
  return [...byParameter, ...atStart.map((place) => startDraft(place, dating))]
}

/** One word for several who act. */
function together(all: readonly Who[]): Who {
  const [first = 'supplier'] = all
  if (all.every((who) => who === first)) return first
  return all.includes('buyer') || all.includes('both') ? 'both' : 'supplier'
}

function entryOf(
  id: string,
  place: Place,
  who: Who,
  moment: Moment,
  dating: Dating,
): CalendarEntry {
  const { clause, item, cite } = refOf(dating, place, who)
  const { suffix: _suffix, ...dated } = moment
  const party = partyOf(dating, who)
  return {
    id,
    contract: contractFor(dating),
    who,
    party,
    ...(dated.smeDate && { smeParty: dating.voice.say('calendar.who.sme', { party }) }),
    clause,
    item,
    cite,
    ...dated,
    content: [],
  }
}

function startDraft(place: Place, dating: Dating): Draft {
  const when = dating.voice.say('calendar.at.contract-start')
  const heading = place.item.heading ?? place.pair.title
  const { start: date } = dating.pack.spec.contract
  const moment = { kind: 'duty', date, heading, when, text: when } as const
  const id = `${place.pair.id}#${place.item.anchor}`
  return { entry: entryOf(id, place, whoActs(place), moment, dating), carries: [] }
}

/** Kinds of item that have no date of their own and are due with this one. */
function carriedBy(
  pair: Pair,
  { role, after }: PackParameter,
  { kind, period, suffix }: Moment,
  dating: Dating,
): readonly ItemDate[] {
  if (kind === 'report' && period) return carriedByReport(period, dating)
  if (role === 'first-register') return ['first-register']
  if (role === 'plan-due') return ['plan']
  const isRequest = pair.id === dating.pack.roles.clauses.request && suffix === undefined
  return isRequest && after?.includes('contract-start') ? ['request'] : []
}

function carriedByReport(
  { index, end }: ReportPeriod,
  { reports, years }: Dating,
): readonly ItemDate[] {
  const yearOf = (date: string) => years.findIndex((year) => date <= year.end)
  const next = reports[index]
  return [
    'every-report',
    ...(index === 1 ? ['report-1' as const] : []),
    ...(index === Math.min(2, reports.length) ? ['report-2' as const] : []),
    ...(!next || yearOf(next.end) > yearOf(end) ? ['yearly' as const] : []),
  ]
}

/** Hangs what has no date of its own on what carries it: on the first report where nothing else does. */
function withContent(drafts: readonly Draft[], dating: Dating): CalendarEntry[] {
  const { pack, supplier } = dating
  const carried = new Set(drafts.flatMap(({ carries }) => carries))
  const riders = pack.pairs.flatMap((pair) =>
    placesOf(pair, supplier).flatMap((place): { date: ItemDate; ref: ItemRef }[] => {
      const date = pair.dates[place.item.anchor]
      if (date === undefined || date === 'contract-start') return []
      return [
        {
          date: carried.has(date) ? date : 'report-1',
          ref: refOf(dating, place, whoActs(place)),
        },
      ]
    }),
  )
  return drafts.flatMap(({ entry, carries }) => {
    const content = riders.filter(({ date }) => carries.includes(date)).map(({ ref }) => ref)
    // a Plan that came with the tender is not due again
    const given = carries.includes('plan') && pack.planSections.every(({ tender }) => tender)
    if (given && content.length === 0) return []
    return [{ ...entry, content: [...entry.content, ...content] }]
  })
}

const eventTriggers = ['award', 'order', 'request', 'event'] as const

/**
 * The duties that have no date, in the order of the clauses: each with its period and with what that runs from.
 *
 * @param pack what `compose` made, or `readPack` read
 * @param supplier as in `calendar`
 * @throws HrddError where `supplier` is no supplier type
 * @example
 * ```ts
 * import { compose } from 'hrdd-clauses'
 * import { onEvent } from 'hrdd-clauses/monitor'
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'high', contract: { start: '2027-07-01', months: 24 },
 * })
 * console.log(onEvent(pack).find(({ parameter }) => parameter === 'urgentHours')?.period) // 48 hours
 * ```
 */
export function onEvent(pack: Pack, supplier?: SupplierInput): readonly CalendarEvent[] {
  const dating = datingOf(pack, supplier)
  return pack.pairs.flatMap((pair) => {
    const places = placesOf(pair, dating.supplier)
    return Object.entries(pair.parameters).flatMap(
      ([parameter, { after: triggers = [], ...rest }]) => {
        const after = eventTriggers.find((trigger) => triggers.includes(trigger))
        const [first, ...others] = placesWith(places, parameter)
        // a talk is dated by the reports
        if (!after || !first || rest.talk || rest.type !== 'period') return []
        const who = together([first, ...others].map((place) => whoActs(place, rest)))
        const period = periodText(rest, dating.supplier, dating.voice)
        const ref = refOf(dating, first, who)
        const sentence = `calendar.${rest.before ? 'before' : 'after'}.${after}`
        return [
          {
            id: `${pair.id}.${parameter}.${after}`,
            ...ref,
            parameter,
            after,
            ...(rest.before && { before: true as const }),
            ...(rest.needs && { needs: rest.needs }),
            period,
            text: dating.voice.say(sentence, { period, item: ref.cite }),
          },
        ]
      },
    )
  })
}
