// When KPI reports are due, until when nothing is rated, and when another target holds.

import type { Role, SupplierType } from '../../model/audience.ts'
import type { Pack, PackKpi } from '../../model/pack.ts'
import { idFor, share, typesOf, valueFor } from '../by-type.ts'
import { contractYears, kpiPeriods, plusDays } from '../periods.ts'
import { reportDates, timeToReport } from '../report-dates.ts'
import { lengthText, type Words } from '../words.ts'
import type { Dating } from './duties.ts'
import type { CalendarEvent, Draft, Owner } from './entries.ts'

const ref = ({ id, version, number }: PackKpi) => ({ id, version, number })

/** Roles that report a KPI, and whether the Buyer does. */
function reportersOf(
  { spec }: Pack,
  kpi: PackKpi,
): { owner: Owner; audience: SupplierType; roles: readonly Role[] } {
  const roles = spec.bidders.roles.filter((role) => kpi.reporter[role] !== undefined)
  const owner: Owner =
    kpi.reporter.buyer === undefined ? 'supplier' : roles.length === 0 ? 'buyer' : 'both'
  return {
    owner,
    roles,
    audience: roles.length === 1 && spec.bidders.roles.length > 1 ? { role: roles[0]! } : {},
  }
}

function common({ words }: Dating, kpi: PackKpi, roles: readonly Role[]) {
  return {
    title: words('calendar.kpi', { number: kpi.number, title: kpi.title }),
    lookAt: [kpi.question, kpi.companion],
    kpis: [ref(kpi)],
    ...(roles.some((role) => kpi.control[role] === 'indirect') && { waitsFor: 'brand' as const }),
  }
}

function ruleOf(
  pack: Pack,
  words: Words,
  kpi: PackKpi,
  value: number | undefined,
  unit = 'days',
): string {
  const frequency = words(`kpi.frequency.${kpi.period.frequency}`)
  const anchor = words(
    Object.hasOwn(pack.strings, `kpi.anchor.${kpi.period.anchor}`)
      ? `kpi.anchor.${kpi.period.anchor}`
      : 'kpi.anchor.contract-start',
  )
  return value === undefined
    ? words('calendar.rule.kpi', { frequency, anchor })
    : words('calendar.rule.kpi-report', {
        frequency,
        anchor,
        length: lengthText(words, value, unit),
      })
}

/** Reports of one KPI, one for each period and time to report. */
export function kpiReports(dating: Dating, kpi: PackKpi): readonly Draft[] {
  const { pack, words } = dating
  const { owner, audience, roles } = reportersOf(pack, kpi)
  if (owner !== 'buyer' && roles.length === 0) return []
  const contract = { start: pack.spec.contract.start, end: pack.contractEnd }
  const time = timeToReport(pack)
  const dueOn = reportDates(pack)
  const times = share(typesOf(pack.spec, audience), (type) =>
    time?.unit ? valueFor(time, type) : undefined,
  )
  return kpiPeriods(kpi.period, contract).flatMap((period, at) =>
    times.map(({ for: type, what: days }): Draft => {
      // any of the types that share this time
      const due = dueOn(period.end, typesOf(pack.spec, { ...audience, ...type })[0])
      const graceEnds = plusDays(due, kpi.period.graceDays)
      return {
        ...common(dating, kpi, roles),
        id: idFor(`${kpi.id}.${at + 1}`, type),
        slot: `${kpi.id}.${at + 1}`,
        of: kpi.clause,
        kind: 'kpi',
        date: due,
        basis: 'fixed',
        rule: ruleOf(pack, words, kpi, days, time?.unit),
        owner,
        for: { ...audience, ...type },
        period,
        graceEnds,
        cureEnds: plusDays(graceEnds, kpi.period.cureDays),
      }
    }),
  )
}

/** KPIs that are reported after an event. */
export function kpiEvents(dating: Dating, kpi: PackKpi): readonly CalendarEvent[] {
  const { pack, words } = dating
  const { owner, audience, roles } = reportersOf(pack, kpi)
  const runs = kpi.period.frequency === 'event' || kpi.period.anchor === 'event'
  return runs && (owner === 'buyer' || roles.length > 0)
    ? [
        {
          ...common(dating, kpi, roles),
          id: kpi.id,
          rule: words('kpi.frequency.event'),
          after: 'event',
          owner,
          for: audience,
        },
      ]
    : []
}

/** What follows a report: the last days of grace and of cure or, where a person rates, the talk. Its strings go by `name`. */
const followUps = [
  { name: 'kpi-grace', kind: 'kpi-grace', end: 'graceEnds', judged: false },
  { name: 'kpi-cure', kind: 'kpi-cure', end: 'cureEnds', judged: false },
  { name: 'kpi-talk', kind: 'talk', end: 'graceEnds', judged: true },
] as const

/** The last days of grace and of cure, and the talks of a contract that runs on dialogue: one entry for all KPIs that share them. */
export function afterReports({ pack, words }: Dating, all: readonly Draft[]): readonly Draft[] {
  const isJudged = ({ kpis: [first] = [] }: Draft) =>
    pack.kpis.find(({ id }) => id === first?.id)?.judged === true
  return followUps.flatMap(({ name, kind, end, judged }) => {
    const reports = all.filter((report) => isJudged(report) === judged)
    const groups = new Map<string, Draft[]>()
    for (const report of reports) {
      const key = JSON.stringify([report[end], report.for, report.owner])
      groups.set(key, [...(groups.get(key) ?? []), report])
    }
    return [...groups.values()].map((group): Draft => {
      const [first] = group as [Draft, ...Draft[]]
      const kpis = group.flatMap((report) => report.kpis ?? [])
      const list = kpis.map(({ number }) => number).join(', ')
      const kpi = pack.kpis.find(({ id }) => id === kpis[0]!.id)!
      return {
        id: idFor(
          `${name}.${first[end]}${first.owner === 'supplier' ? '' : `.${first.owner}`}`,
          first.for,
        ),
        slot: `${name}.${first[end]}`,
        kind,
        date: first[end]!,
        basis: 'fixed',
        title: words(`calendar.${name}`, { list }),
        rule: words(`calendar.rule.${name}`, {
          grace: lengthText(words, kpi.period.graceDays, 'days'),
          cure: lengthText(words, kpi.period.cureDays, 'days'),
        }),
        lookAt: [words(`calendar.look.${name}`)],
        owner: judged ? 'both' : first.owner,
        for: first.for,
        kpis,
      }
    })
  })
}

/** First days of contract years from which another target holds. After the last step nothing changes, also not in an extension. */
export function targetSteps({ pack, words }: Dating, kpi: PackKpi): readonly Draft[] {
  const ramp = kpi.bands?.ramp ?? []
  const { owner, audience } = reportersOf(pack, kpi)
  return contractYears({ start: pack.spec.contract.start, end: pack.contractEnd }).flatMap(
    ({ start }, at): Draft[] => {
      const target = ramp[at]
      if (target === undefined || (at > 0 && ramp[at - 1] === target)) return []
      return [
        {
          id: `${kpi.id}.target.${at + 1}`,
          slot: `${kpi.id}.target.${at + 1}`,
          kind: 'target',
          date: start,
          basis: 'fixed',
          title: words('calendar.target', { number: kpi.number, title: kpi.title, target }),
          rule: words('calendar.rule.target', { year: at + 1 }),
          lookAt: [kpi.question],
          owner,
          for: audience,
          kpis: [ref(kpi)],
          target,
        },
      ]
    },
  )
}
