// What leaves the house about people, and what the United Kingdom publishes.

import { describe, expect, test } from 'vitest'
import { compose, HrddError } from '../../src/index.ts'
import type { Result } from '../../src/model/observation.ts'
import {
  aggregate,
  evaluate,
  evaluateAll,
  forExport,
  ukPerformanceNotice,
} from '../../src/monitor/index.ts'
import { contextWith, kpiWith, reportWith, share } from '../support/evaluation.ts'

const workers = kpiWith({ privacy: { suppressBelow: 10 } })
const of = (brand: string, met: number, all: number): Result =>
  evaluate(
    workers,
    [share(met, all, { subject: { contract: 'C-1', brand } })],
    contextWith({ subject: { contract: 'C-1', brand }, next: '2027-01-30' }),
  )
const isWithheld = ({ value }: Result): boolean => value?.shown === 'withheld'

describe('forExport', () => {
  test('withholds small counts and keeps rating and next date', () => {
    const result = of('A', 7, 9)
    const [shown] = forExport([result])
    expect(shown).toMatchObject({
      rating: 'approaching',
      next: '2027-01-30',
      flags: ['suppressed'],
    })
    expect(shown!.trace.map(({ code }) => code)).toEqual([
      'select.report',
      'privacy.withheld',
      'rate.stands',
    ])
    expect(shown!.coverage).toBeUndefined()
  })

  test('withholds one more where a total would give the first away', () => {
    const shown = forExport([of('A', 7, 9), of('B', 40, 50), of('C', 300, 400)])
    expect(shown.map(isWithheld)).toEqual([true, true, false])
    expect(shown[1]!.trace.some(({ code }) => code === 'privacy.complementary')).toBe(true)
    expect(forExport([of('A', 7, 9), of('B', 8, 9), of('C', 300, 400)]).map(isWithheld)).toEqual([
      true,
      true,
      false,
    ])
    expect(forExport([of('A', 70, 90), of('B', 40, 50)]).map(isWithheld)).toEqual([false, false])
  })

  test('withholds figures of members, differences and gates that lead there', () => {
    const reports = [
      share(7, 9, { subject: { contract: 'C-1', brand: 'A' } }),
      share(40, 50, { id: 'O-2', subject: { contract: 'C-1', brand: 'B' } }),
    ]
    const total = aggregate(workers, reports, contextWith())
    const [shown] = forExport([total, of('A', 7, 9), of('B', 40, 50), of('C', 30, 60)])
    expect(shown!.members).toEqual([
      { subject: { contract: 'C-1', brand: 'A' }, rating: 'approaching' },
      { subject: { contract: 'C-1', brand: 'B' }, rating: 'approaching' },
    ])

    const later = { start: '2026-07-01', end: '2026-12-31' }
    const first = evaluate(workers, [share(7, 9)], contextWith())
    const second = evaluate(
      workers,
      [share(40, 50, { period: later, reportedOn: '2027-01-20' })],
      contextWith({
        asOf: '2027-02-01',
        period: { ...later, due: '2027-01-30' },
        history: [first],
      }),
    )
    expect(second.trend?.points).toBe('+2.2')
    expect(forExport([first, second])[1]!.trend).toBeUndefined()

    const gated = evaluate(
      kpiWith({
        id: 'KPI-TST-02.1',
        whenDenominatorIsZero: {
          result: 'no-data',
          gate: { kpi: 'KPI-TST-01.1', min: { low: 80, medium: 80, high: 80 } },
        },
      }),
      [share(0, 0, { kpi: 'KPI-TST-02.1@1.0.0' })],
      contextWith({ gates: { 'KPI-TST-01.1': first } }),
    )
    expect(JSON.stringify(gated)).toContain('77.8')
    expect(JSON.stringify(forExport([first, gated]))).not.toContain('77.8')
  })

  test('says no counts where a report came to nothing', () => {
    const invalid = evaluate(workers, [share(8, 7)], contextWith())
    const asserted = evaluate(
      workers,
      [share(3, 7, { evidence: [] })],
      contextWith({ asOf: '2026-09-01' }),
    )
    for (const result of forExport([invalid, asserted]))
      expect(result.trace.map(({ text }) => text).join(' ')).not.toMatch(/\b[378] (of|is)|42\.9/)
  })

  test('leaves alone what counts no people', () => {
    const result = evaluate(kpiWith(), [share(3, 7)], contextWith())
    expect(forExport([result])).toEqual([result])
  })

  test('shows fewer than five as they are, with a flag', () =>
    expect(evaluate(kpiWith(), [share(3, 4)], contextWith())).toMatchObject({
      value: { shown: '3 of 4' },
      flags: ['small-n'],
    }))
})

describe('the notice of the United Kingdom', () => {
  const pack = compose({
    title: 'Laptops 2027',
    buyer: 'Borough of Example',
    jurisdiction: 'uk',
    category: 'ict-hardware',
    tier: 'medium',
    contract: { start: '2027-07-01', months: 48, value: 9_000_000 },
    kpis: { set: 'uk-published' },
  })
  const period = { start: '2027-07-01', end: '2028-06-30' }
  const subject = { contract: 'C-1' }
  const observation = (id: string, values: Record<string, string>, own = period) =>
    reportWith(values, {
      id,
      kpi: `${id}@${pack.kpis.find((kpi) => kpi.id === id)!.version}`,
      subject,
      period: own,
      reportedOn: '2028-07-20',
      reportedBy: 'brand',
      evidence: [{ grade: 'E5', date: '2028-06-01' }],
    })
  const observations = [
    observation(
      'KPI-TRN-01.1',
      { deliveredModels: '50', disclosedModels: '46' },
      { start: '2028-01-01', end: '2028-06-30' },
    ),
    observation('KPI-COR-01.1', { seriousDue: '3', seriousClosed: '2' }),
    observation('KPI-REM-01.2', { peopleDue: '0', peopleRemedied: '0', peopleUntraced: '0' }),
  ]
  const { results } = evaluateAll(pack, observations, { asOf: '2028-09-30', role: 'brand' })
  const full = {
    period,
    procurementId: 'P-1',
    contractId: 'C-1',
    suppliers: [
      {
        name: 'Example Ltd',
        postalAddress: '1 High Street',
        email: 'contracts@example.org',
        id: 'GB-1',
      },
    ],
  }

  test('uses the five words, prints thresholds and leaves the rest to a person', () => {
    const notice = ukPerformanceNotice(pack, results, full)
    expect(notice.kpis.map(({ words, leftToPerson }) => words ?? leftToPerson?.state)).toEqual([
      'Good',
      'small-n',
      'no-data',
    ])
    expect(notice.problems).toEqual([])
    expect(notice.text).toContain(
      'Rating: Good\nThresholds in the contract: good from 85 per cent, approaching target from 70 per cent, requires improvement from 50 per cent',
    )
    expect(notice.text).toContain(
      'Rating: to be decided by a person. There are fewer than five cases.',
    )
    expect(notice.text).toContain('Period assessed: 1 July 2027 to 30 June 2028')
    expect(notice.text).not.toMatch(/\{\{|undefined|\b2 of 3\b|\b46\b/)
    expect(notice.sources.map(({ at }) => at)).toEqual([
      'Section 52',
      'Section 71',
      'Regulation 39',
    ])
  })

  test('names what is missing, and too few KPIs', () => {
    const notice = ukPerformanceNotice(pack, results, {
      period,
      materials: ['KPI-TRN-01.1'],
      suppliers: [{ name: 'Example Ltd' }],
    })
    expect(notice.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'materials too-few-kpis',
      'procurementId missing',
      'contractId missing',
      'suppliers[0].postalAddress missing',
      'suppliers[0].email missing',
      'suppliers[0].id missing',
    ])
    expect(notice.text).toContain('to be added')
  })

  test('does not choose among several subjects', () => {
    const brands = ['A', 'B'].map((brand) => ({
      ...results[0]!,
      period,
      subject: { contract: 'C-1', brand },
    }))
    expect(ukPerformanceNotice(pack, brands, full).kpis[0]!.leftToPerson?.state).toBe('several')
    expect(
      ukPerformanceNotice(
        pack,
        [...brands, { ...results[0]!, period, subject, rating: 'other' }],
        full,
      ).kpis[0],
    ).toMatchObject({
      rating: 'other',
      words: 'Other',
      because: 'Data held by others is missing, although it was asked for in time.',
    })
  })

  test('is for contracts of the United Kingdom, with KPIs of the pack', () => {
    const other = compose({
      title: 'x',
      buyer: 'y',
      jurisdiction: 'eu',
      category: 'ict-hardware',
      tier: 'low',
      contract: { start: '2027-07-01', months: 24 },
    })
    expect(() => ukPerformanceNotice(other, [], { period })).toThrowError(HrddError)
    expect(() =>
      ukPerformanceNotice(pack, [], { period, materials: ['KPI-XXX-01.1'] }),
    ).toThrowError(HrddError)
  })
})
