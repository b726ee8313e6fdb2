// The calendar: every time of every pack on its day, the same everywhere, with hours that add up.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compose,
  type Pack,
  type PackKpi,
  type Role,
  readPack,
  type Size,
} from '../../src/index.ts'
import { links } from '../../src/monitor/calendar/chains.ts'
import {
  type Calendar,
  type CalendarEntry,
  calendar,
  contractYears,
  kpiPeriods,
  periodsOfMonths,
  plusDays,
  plusMonths,
  plusPeriod,
} from '../../src/monitor/index.ts'
import { mutableCopy, packOf, problemsOf } from './support.ts'

const tiers = ['low', 'medium', 'high'] as const
const roleSets: readonly (readonly Role[])[] = [['reseller'], ['brand'], ['reseller', 'brand']]
const sizeSets: readonly (readonly Size[])[] = [['sme'], ['large'], ['sme', 'large']]
const packs = tiers.flatMap((tier) =>
  roleSets.flatMap((roles) =>
    sizeSets.map((sizes) =>
      packOf({ tier, bidders: { roles, sizes }, kpis: { set: 'high-risk' } }),
    ),
  ),
)
const full = packOf({ kpis: { set: 'high-risk' } })
const typesOf = ({ spec: { bidders } }: Pack) =>
  bidders.roles.flatMap((role) => bidders.sizes.map((size) => ({ role, size })))
const concerns = (
  one: { readonly for: { readonly role?: Role; readonly size?: Size } },
  type: { role: Role; size: Size },
) => (!one.for.role || one.for.role === type.role) && (!one.for.size || one.for.size === type.size)
const entry = (made: Calendar, id: string): CalendarEntry =>
  made.entries.find((one) => one.id === id)!

/** Whether a text that binds somebody uses a parameter, looked up without the code under test. */
function whoUses(
  pack: Pack,
  clause: string,
  name: string,
): 'nobody' | { role?: Role; size?: Size }[] {
  const pair = pack.pairs.find(({ id }) => id === clause)!
  const using = (parts: Pack['pairs'][number]['condition']) =>
    parts
      .filter((part) =>
        JSON.stringify(part.items.map(({ text, items }) => [text, items])).includes(
          `"type":"value","name":"${name}"`,
        ),
      )
      .map(({ audience }) => audience)
  const found = [...using(pair.condition), ...using(pair.consequence)]
  return found.length === 0 ? 'nobody' : found
}

describe('every time of every pack', () => {
  test('has its dates once for each supplier type, or stands among the events', () => {
    let looked = 0
    for (const pack of packs) {
      const made = calendar(pack)
      for (const pair of pack.pairs)
        for (const [name, parameter] of Object.entries(pair.parameters)) {
          if (parameter.type !== 'period') continue
          const link = links.find((one) => one.clause === pair.id && one.parameter === name)
          const after = parameter.after ?? []
          const users = whoUses(pack, pair.id, name)
          const dated = made.entries.filter(
            ({ clause }) => clause?.id === pair.id && clause.parameter === name,
          )
          const events = made.events.filter(
            ({ clause }) => clause?.id === pair.id && clause.parameter === name,
          )
          if (users === 'nobody') {
            expect([...dated, ...events], `${pair.id} ${name} binds nobody`).toEqual([])
            continue
          }
          for (const type of typesOf(pack)) {
            if (
              !users.some(
                (audience) =>
                  (!audience.role || audience.role === type.role) &&
                  (!audience.size || audience.size === type.size),
              )
            )
              continue
            looked++
            const where = `${pack.spec.tier} ${pair.id} ${name} ${type.size} ${type.role}`
            const own = dated.filter((one) => concerns(one, type))
            // none twice on a day: a series comes again, but each time once
            expect(
              new Set(
                own.map(({ id }) =>
                  id.replace(/\.(sme|large|reseller|brand|(sme|large)-(reseller|brand))$/, ''),
                ),
              ).size,
              where,
            ).toBe(own.length)
            const fixed = link
              ? 1
              : after.filter((one) => one === 'contract-start' || one === 'contract-end').length
            if (fixed > 0) expect(own.length, where).toBeGreaterThanOrEqual(1)
            else expect(own, where).toEqual([])
            const wanted = link
              ? []
              : after.filter(
                  (one) =>
                    one === 'award' || one === 'order' || one === 'request' || one === 'event',
                )
            expect(
              events
                .filter((one) => concerns(one, type))
                .map((one) => one.after)
                .sort(),
              where,
            ).toEqual([...wanted].sort())
            const fitting = [...parameter.variants].filter(
              (one) =>
                one.for === type.size ||
                one.for === type.role ||
                one.for === `${type.size}-${type.role}`,
            )
            const value =
              fitting.sort((a, b) => b.for.length - a.for.length)[0]?.value ?? parameter.value
            for (const one of [...own, ...events.filter((event) => concerns(event, type))])
              expect(one.length, where).toEqual({ value, unit: parameter.unit })
          }
        }
    }
    expect(looked).toBeGreaterThan(4000)
  })

  test('runs from its start as long as its value says, and none begins before the contract', () => {
    for (const pack of packs) {
      const { start } = pack.spec.contract
      for (const one of calendar(pack).entries) {
        if (one.kind !== 'milestone') expect(one.date >= start, one.id).toBe(true)
        if (one.from) expect(one.from <= one.date, one.id).toBe(true)
        const parameter = pack.pairs.find(({ id }) => id === one.clause?.id)?.parameters[
          one.clause?.parameter ?? ''
        ]
        if (
          !one.length ||
          !parameter ||
          links.some(
            (link) => link.clause === one.clause!.id && link.parameter === one.clause!.parameter,
          )
        )
          continue
        if (one.kind === 'keep')
          expect(one.date, one.id).toBe(
            plusPeriod(pack.contractEnd, one.length.value, one.length.unit),
          )
        else if (
          one.id.startsWith(`${one.clause!.id}.${one.clause!.parameter}`) &&
          !/\.\d+(\.|$)/.test(one.id.slice(one.clause!.id.length))
        )
          expect(one.date, one.id).toBe(plusPeriod(start, one.length.value, one.length.unit))
      }
    }
  })

  // what the wording says: a change of it shows here
  test('comes again where the wording says so', () => {
    const made = calendar(full)
    const series = (from: RegExp) => [
      ...new Set(
        made.entries
          .filter(({ rule }) => from.test(rule))
          .map(({ clause }) => `${clause!.id} ${clause!.parameter}`),
      ),
    ]
    expect(series(/^within .* after the first day of each contract year$/).sort()).toEqual([
      'BUY-01 planDays',
      'IDN-03 traceDays',
    ])
    expect(series(/then once in each contract year$/).sort()).toEqual([
      'IDN-02 siteDays',
      'TRN-04 noteDays',
    ])
    const months = Object.values(full.pairs).flatMap((pair) =>
      Object.entries(pair.parameters)
        .filter(([, { unit, after }]) => unit === 'months' && after?.includes('contract-start'))
        .map(([name]) => `${pair.id} ${name}`),
    )
    const once = [
      'IDN-01 extendMonths',
      'FLO-01 templateMonths',
      'FLO-01 siteMonths',
      'PRV-04 furtherMonths',
      'INC-01 firstMonths',
      'INC-01 fastMonths',
    ]
    expect(
      series(/^every .* from the Start Date$/)
        .filter((one) => !one.startsWith('undefined'))
        .sort(),
    ).toEqual(months.filter((one) => !once.includes(one)).sort())
  })
})

describe('dates', () => {
  const made = calendar(packOf({ tender: { published: '2027-02-01', deadline: '2027-03-15' } }), {
    asOf: '2028-01-01',
  })
  test('are those that a person counts', () => {
    expect(entry(made, 'TRN-01.firstDays.large').date).toBe('2027-08-30')
    expect(entry(made, 'TRN-01.firstDays.sme').date).toBe('2027-09-14')
    expect(
      made.entries
        .filter(({ clause }) => clause?.parameter === 'confirmMonths' && clause.id === 'TRN-01')
        .map(({ date }) => date),
    ).toEqual([
      '2028-01-01',
      '2028-07-01',
      '2029-01-01',
      '2029-07-01',
      '2030-01-01',
      '2030-07-01',
      '2031-01-01',
    ])
    expect(entry(made, 'REP-01.reportMonths.1')).toMatchObject({
      kind: 'period',
      date: '2027-12-31',
    })
    expect(entry(made, 'REP-01.reportDays.1.large').date).toBe('2028-01-20')
    expect(entry(made, 'REP-01.reportDays.8.sme').date).toBe('2031-07-30')
    expect(entry(made, 'REP-01.requestDays.1.large').date).toBe('2027-12-06')
    expect(entry(made, 'REP-01.meetingDays.1.large')).toMatchObject({
      kind: 'talk',
      from: '2028-01-20',
      date: '2028-02-19',
      basis: 'latest',
      owner: 'both',
    })
    expect(entry(made, 'BUY-01.planDays.2').date).toBe('2028-07-31')
    expect(entry(made, 'GEN-04.keepMonths')).toMatchObject({ kind: 'keep', date: '2036-06-30' })
    expect(entry(made, 'published').date).toBe('2027-02-01')
    expect(entry(made, 'end').date).toBe('2031-06-30')
  })
  test('of a KPI: due with the Progress Report, then grace, then cure', () => {
    expect(entry(made, 'KPI-TRN-01.1.1.large')).toMatchObject({
      period: { start: '2027-07-01', end: '2027-12-31' },
      date: '2028-01-20',
      graceEnds: '2028-01-30',
      cureEnds: '2028-02-29',
    })
    expect(
      made.entries.find(({ id }) => id === 'kpi-grace.2028-01-30.large')!.kpis!.map(({ id }) => id),
    ).toContain('KPI-TRN-01.1')
    const reports = made.entries.filter(({ kind }) => kind === 'kpi')
    const ends = new Set(
      made.entries
        .filter(({ kind }) => kind === 'kpi-grace')
        .flatMap(({ date, kpis, for: type }) =>
          kpis!.map(({ id }) => `${date} ${id} ${JSON.stringify(type)}`),
        ),
    )
    for (const one of reports)
      expect(ends.has(`${one.graceEnds} ${one.kpis![0]!.id} ${JSON.stringify(one.for)}`)).toBe(true)
  })
  test('are marked as past by the day asked for, and not otherwise', () => {
    expect(made.entries.filter(({ past }) => past).every(({ date }) => date < '2028-01-01')).toBe(
      true,
    )
    expect(entry(made, 'TRN-01.confirmMonths.1').past).toBe(false)
    expect(calendar(full).entries.some((one) => 'past' in one)).toBe(false)
  })
  test('stand in order, each under an id of its own', () => {
    for (const pack of packs) {
      const { entries, events } = calendar(pack)
      expect(entries.map(({ date }) => date)).toEqual(entries.map(({ date }) => date).sort())
      const ids = [...entries, ...events].map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const one of [...entries, ...events])
        for (const text of [one.title, one.rule, ...one.lookAt])
          expect(text.trim(), one.id).not.toBe('')
      expect(JSON.stringify(entries)).not.toMatch(/undefined|\{\{|NaN|Invalid/)
    }
  })
  test('a time that ends after the contract says so', () => {
    const short = calendar(packOf({ contract: { start: '2027-07-01', months: 3 } }))
    expect(entry(short, 'TRN-01.listDays.sme')).toMatchObject({
      date: '2027-11-28',
      afterEnd: true,
    })
    expect('afterEnd' in entry(short, 'TRN-01.firstDays.large')).toBe(false)
  })
  test('of orders stand there where orders are known', () => {
    const orders = calendar(full, {
      callOffs: [
        { reference: 'A-1', date: '2027-10-01' },
        { reference: 'A-2', date: '2028-01-31' },
      ],
    })
    expect(
      orders.entries
        .filter(({ clause }) => clause?.parameter === 'leadDays')
        .map(({ id, date }) => [id, date]),
    ).toEqual([
      ['PRV-02.leadDays.A-1', '2027-11-10'],
      ['PRV-02.leadDays.A-2', '2028-03-11'],
    ])
    expect(orders.events.filter(({ after }) => after === 'order').map(({ id }) => id)).toEqual([
      'PRV-02.leadDays.order',
    ])
  })
  test('of proofs: the last day, and the day for a successor', () => {
    const held = calendar(full, {
      evidence: [
        { what: 'Certificate of site A', date: '2027-01-31', validMonths: 13 },
        { what: 'Audit of site B', date: '2027-03-01', until: '2028-12-31' },
      ],
    })
    expect(
      held.entries.filter(({ kind }) => kind === 'expiry').map(({ id, date }) => [id, date]),
    ).toEqual([
      ['evidence.1.renew.large', '2027-12-31'],
      ['evidence.1.renew.sme', '2028-01-20'],
      ['evidence.1', '2028-02-29'],
      ['evidence.2.renew.large', '2028-11-01'],
      ['evidence.2.renew.sme', '2028-11-21'],
      ['evidence.2', '2028-12-31'],
    ])
    expect(held.evidenceAges).toHaveLength(full.kpis.length)
    expect(held.evidenceAges[0]!.rule).toMatch(/^proof at most \d+ months old/)
  })
  test('of options to extend, and targets that rise and stay', () => {
    const pack = mutableCopy(
      packOf({ contract: { start: '2027-07-01', months: 36, extensions: [12, 6] } }),
    )
    const kpi = pack.kpis.find(({ id }) => id === 'KPI-TRN-01.1')!
    kpi.bands!.ramp = [60, 75, 90]
    const made = calendar(pack as Pack)
    expect(
      made.entries
        .filter(({ kind }) => kind === 'extension')
        .map(({ date, rule }) => [date, rule.slice(-10)]),
    ).toEqual([
      ['2030-06-30', '2031-06-30'],
      ['2031-06-30', '2031-12-31'],
    ])
    expect(
      made.entries
        .filter(({ kind }) => kind === 'target')
        .map(({ date, target }) => [date, target]),
    ).toEqual([
      ['2027-07-01', 60],
      ['2028-07-01', 75],
      ['2029-07-01', 90],
    ])
    expect(packOf({ contract: { start: '2027-07-01', months: 36 } }).spec.contract).toEqual({
      start: '2027-07-01',
      months: 36,
    })
    expect(
      problemsOf(() =>
        packOf({ contract: { start: '2027-07-01', months: 36, extensions: [0] } }),
      ).map(({ path }) => path),
    ).toEqual(['contract.extensions[0]'])
  })
  test('a buyer who gives a role or a type its own time finds it', () => {
    const own = calendar(
      packOf({ set: { 'TRN-01': { listDays: { all: 90, brand: 95, 'sme-reseller': 120 } } } }),
    )
    expect(
      own.entries
        .filter(({ clause }) => clause?.parameter === 'listDays' && clause.id === 'TRN-01')
        .map(({ for: type, length }) => [type, length!.value]),
    ).toEqual([
      [{ role: 'reseller', size: 'large' }, 90],
      [{ role: 'brand' }, 95],
      [{ role: 'reseller', size: 'sme' }, 120],
    ])
  })
})

describe('periods', () => {
  const contract = { start: '2027-01-31', end: '2028-01-30' }
  test('V20: months are added from the start, with end-of-month clamp', () => {
    expect(
      kpiPeriods({ frequency: 'quarterly', anchor: 'contract-start' }, contract).map(
        ({ start }) => start,
      ),
    ).toEqual(['2027-01-31', '2027-04-30', '2027-07-31', '2027-10-31'])
    expect(
      kpiPeriods({ frequency: 'monthly', anchor: 'contract-start' }, contract).slice(0, 3),
    ).toEqual([
      { start: '2027-01-31', end: '2027-02-27' },
      { start: '2027-02-28', end: '2027-03-30' },
      { start: '2027-03-31', end: '2027-04-29' },
    ])
  })
  test('by the calendar year, once, and after an event', () => {
    expect(
      kpiPeriods(
        { frequency: 'semiannual', anchor: 'calendar' },
        { start: '2027-08-15', end: '2028-08-14' },
      ),
    ).toEqual([
      { start: '2027-08-15', end: '2027-12-31' },
      { start: '2028-01-01', end: '2028-06-30' },
      { start: '2028-07-01', end: '2028-08-14' },
    ])
    expect(kpiPeriods({ frequency: 'once', anchor: 'contract-start' }, contract)).toEqual([
      contract,
    ])
    expect(kpiPeriods({ frequency: 'event', anchor: 'event' }, contract)).toEqual([])
  })
  test('a KPI that follows an event is an event', () => {
    const pack = mutableCopy(full)
    const kpi = pack.kpis[0]!
    ;(kpi as { period: PackKpi['period'] }).period = {
      ...kpi.period,
      frequency: 'event',
      anchor: 'event',
    }
    const made = calendar(pack as Pack)
    expect(made.events.map(({ id }) => id)).toContain(kpi.id)
    expect(
      made.entries.filter(({ kind, kpis }) => kind === 'kpi' && kpis![0]!.id === kpi.id),
    ).toEqual([])
  })
  test('lengths: hours round up to days, working days skip weekends, a leap day clamps', () => {
    expect(plusPeriod('2027-07-02', 24, 'hours')).toBe('2027-07-03')
    expect(plusPeriod('2027-07-02', 25, 'hours')).toBe('2027-07-04')
    expect(plusPeriod('2027-07-02', 5, 'working-days')).toBe('2027-07-09')
    expect(plusPeriod('2027-07-05', -1, 'working-days')).toBe('2027-07-02')
    expect(plusPeriod('2028-02-29', 1, 'years')).toBe('2029-02-28')
    expect(plusMonths('2027-12-31', 2)).toBe('2028-02-29')
  })
  test('cover the contract without gap or overlap, whatever its start and length', () => {
    const day = fc.integer({ min: 0, max: 20000 }).map((days) => plusDays('2020-01-01', days))
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 240 }),
        fc.integer({ min: 1, max: 24 }),
        (start, months, each) => {
          const end = plusDays(plusMonths(start, months), -1)
          const periods = periodsOfMonths({ start, end }, each)
          expect(periods[0]!.start).toBe(start)
          expect(periods.at(-1)!.end).toBe(end)
          for (let at = 1; at < periods.length; at++)
            expect(periods[at]!.start).toBe(plusDays(periods[at - 1]!.end, 1))
          for (const period of periods) expect(period.start <= period.end).toBe(true)
          expect(periods).toHaveLength(Math.ceil(months / each))
        },
      ),
      { numRuns: 300, seed: 20270701 },
    )
  })
})

describe('hours', () => {
  /** Hours of a bearer in a year, over the dates that come with a supplier of this type. */
  const sumOf = (
    made: Calendar,
    year: number,
    bearer: 'buyer' | Role,
    type: { role: Role; size: Size },
  ) =>
    made.entries
      .filter((one) => one.year === year && concerns(one, type))
      .reduce((sum, one) => sum + one.hours[bearer], 0)
  test('of the dates of a year add up to what the clauses plan, for every supplier type', () => {
    for (const pack of packs) {
      const made = calendar(pack)
      for (const { year, ...hours } of made.hours) {
        expect(hours.buyer).toBe(
          pack.pairs.reduce((sum, { effort }) => sum + effort.buyerPerYear, 0),
        )
        for (const { role, size } of typesOf(pack)) {
          expect(hours[role]).toBe(
            pack.pairs.reduce((sum, { effort }) => sum + effort.supplierPerYear[role], 0),
          )
          expect(
            sumOf(made, year, role, { role, size }),
            `${pack.spec.tier} ${role} ${size} ${year}`,
          ).toBe(hours[role])
          expect(
            sumOf(made, year, 'buyer', { role, size }),
            `${pack.spec.tier} buyer beside ${role} ${size} ${year}`,
          ).toBe(hours.buyer)
        }
      }
    }
  })
  test('of a short last year are in proportion, and still add up', () => {
    const pack = packOf({ contract: { start: '2027-01-31', months: 19 } })
    const made = calendar(pack)
    expect(made.hours.map(({ period }) => period)).toEqual(
      contractYears({ start: '2027-01-31', end: pack.contractEnd }),
    )
    expect(made.hours[1]!.buyer).toBe(
      pack.pairs.reduce(
        (sum, { effort }) => sum + Math.round((effort.buyerPerYear * 7 * 4) / 12),
        0,
      ) / 4,
    )
    for (const size of ['sme', 'large'] as const)
      for (const role of ['reseller', 'brand'] as const)
        expect(sumOf(made, 2, role, { role, size })).toBe(made.hours[1]![role])
  })
})

describe('for every contract', () => {
  test('the same pack gives the same calendar, and nothing stands before the start or outside its period', () => {
    const day = fc.integer({ min: 0, max: 9000 }).map((days) => plusDays('2026-01-01', days))
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(...tiers),
        (start, months, tier) => {
          const pack = packOf({ tier, contract: { start, months } })
          const made = calendar(pack)
          expect(calendar(readPack(JSON.parse(JSON.stringify(pack))))).toEqual(made)
          for (const one of made.entries) {
            expect(one.date >= start).toBe(true)
            if (one.kind === 'kpi') {
              expect(
                one.date > one.period!.end &&
                  one.graceEnds! > one.date &&
                  one.cureEnds! > one.graceEnds!,
              ).toBe(true)
              expect(one.period!.start >= start && one.period!.end <= pack.contractEnd).toBe(true)
            }
            if (
              one.kind === 'duty' &&
              one.basis === 'fixed' &&
              one.date > pack.contractEnd &&
              !one.afterEnd
            )
              expect(['REP-01', 'TRN-04']).toContain(one.clause!.id)
          }
        },
      ),
      { numRuns: 25, seed: 20270701 },
    )
  })
})

describe('options', () => {
  test('all that is wrong with them is said at once', () => {
    const wrong = {
      asOf: '2027-02-29',
      evidence: [
        { what: '', date: 'x' },
        { what: 'a', date: '2027-01-01', until: '2026-01-01' },
        { what: 'b', date: '2027-01-01', validMonths: 0 },
      ],
      callOffs: [
        { reference: 'r', date: '2027-13-01' },
        { reference: 'r', date: '2027-01-01' },
      ],
    }
    expect(problemsOf(() => calendar(full, wrong)).map(({ code, path }) => [code, path])).toEqual([
      ['bad-date', 'asOf'],
      ['wrong-type', 'evidence[0].what'],
      ['bad-date', 'evidence[0].date'],
      ['missing', 'evidence[0]'],
      ['date-order', 'evidence[1].until'],
      ['out-of-range', 'evidence[2].validMonths'],
      ['bad-date', 'callOffs[0].date'],
      ['duplicate', 'callOffs[1].reference'],
    ])
  })
  test('a pack from before there was a calendar takes the words of a newer one', () => {
    const old = readPack(
      JSON.parse(readFileSync(new URL('../cases/packs/0.1.0.json', import.meta.url), 'utf8')),
    )
    expect(problemsOf(() => calendar(old)).map(({ code, path }) => [code, path])).toEqual([
      ['no-words', 'strings'],
    ])
    const made = calendar(old, { strings: full.strings })
    expect(made.entries.length).toBeGreaterThan(40)
    expect(made.digest).toBe(old.stamp.digest)
  })
})

describe('time zones', () => {
  const script = `
    import { compose } from './src/index.ts'
    import { calendar } from './src/monitor/index.ts'
    import { toIcs } from './src/monitor/calendar/ics.ts'
    const made = ['2027-01-31', '2027-03-28', '2027-10-31', '2028-02-29'].map((start) => calendar(compose({ title: 'T', buyer: 'B', jurisdiction: 'eu', category: 'ict-hardware', tier: 'high', contract: { start, months: 25 } }), { asOf: start }))
    let hash = 0
    for (const sign of made.map((one) => toIcs(one)).join('')) hash = (hash * 31 + sign.codePointAt(0)) % 4294967291
    console.log(JSON.stringify({ dates: made.map(({ entries }) => entries.map(({ date, id }) => date + ' ' + id)), hash }))
  `
  const run = (zone: string) =>
    JSON.parse(
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      }),
    )
  const reference = run('UTC')
  test.each(['America/New_York', 'Pacific/Kiritimati', 'Asia/Beirut'])(
    '%s gives the same days and the same file',
    (zone) => {
      expect(run(zone)).toEqual(reference)
    },
  )
})

test('it is composed from a plain spec too', () => {
  expect(
    calendar(
      compose({
        title: 'T',
        buyer: 'B',
        jurisdiction: 'uk',
        category: 'ict-hardware',
        tier: 'low',
        contract: { start: '2027-07-01', months: 1 },
      }),
    ).hours,
  ).toHaveLength(1)
})
