// A review: what a contract manager brings to the talk. The example contract has two brands, one of which refuses.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  compose,
  draftReview,
  HrddError,
  type Observation,
  type Spec,
  toHtml,
  toMarkdown,
  toText,
} from '../../src/index.ts'
import { type ReviewOptions, review } from '../../src/monitor/index.ts'
import { wordsOfTree } from '../support/words.ts'
import { packOf, problemsOf } from './support.ts'

const pack = compose(parse(readFileSync('docs/examples/laptops.yaml', 'utf8')) as Spec)
const { observations, ...options } = parse(
  readFileSync('docs/examples/laptops-follow-up.yaml', 'utf8'),
) as ReviewOptions & { observations: readonly Observation[] }
const found = review(pack, observations, options)
const at = (asOf: string, more: Partial<ReviewOptions> = {}) =>
  review(pack, observations, { ...options, ...more, asOf })
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const said = (date: string) =>
  `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
const kpi = (id: string, brand?: string) =>
  found.kpis.find((one) => one.id === id && one.subject.brand === brand)!

describe('results', () => {
  test('every KPI of the pack is reviewed, the buyer’s beside the supplier’s', () => {
    expect([...new Set([...found.kpis, ...found.buyer].map(({ id }) => id))].sort()).toEqual(
      pack.kpis.map(({ id }) => id).sort(),
    )
    expect(found.buyer.map(({ id }) => id)).toEqual(['KPI-BUY-01.1'])
  })
  test('a brand that names its sites and one that refuses stand side by side', () => {
    expect(kpi('KPI-TRN-01.1', 'Brand A').latest).toMatchObject({
      rating: 'good',
      trend: { direction: 'better' },
    })
    expect(kpi('KPI-TRN-01.1', 'Brand B').latest.rating).toBe('other')
    expect(kpi('KPI-TRN-01.1', 'Brand B').missing?.whose).toBe('others')
  })
  test('an assessment that is too old caps the rating, and a late report is only late', () => {
    expect(kpi('KPI-MON-02.1', 'Brand A').latest).toMatchObject({
      rating: 'approaching',
      evidenceGrade: 'E2',
    })
    expect(kpi('KPI-GRV-01.1', 'Brand A').latest).toMatchObject({ lateDays: 13 })
  })
  test('what is missing is the supplier’s doing only where it holds the data or did not ask', () => {
    for (const { missing, latest } of found.kpis) {
      if (!missing) continue
      const codes = latest.trace.map(({ code }) => code)
      if (missing.whose === 'others')
        expect(
          codes.some((code) => code === 'missing.requested' || code === 'missing.request-used-up'),
        ).toBe(true)
      if (missing.whose === 'supplier')
        expect(
          codes.some((code) =>
            [
              'missing.not-requested',
              'missing.within-cure',
              'missing.after-cure',
              'missing.unrated',
            ].includes(code),
          ),
        ).toBe(true)
      expect(missing.why.length).toBeGreaterThan(0)
    }
    expect(kpi('KPI-REP-01.2').missing?.whose).toBe('supplier')
  })
  test('nothing of the future is known', () => {
    const early = at('2028-02-01')
    for (const { series } of early.kpis)
      for (const { period, observations: used } of series) {
        expect(period.start <= '2028-02-01').toBe(true)
        for (const id of used)
          expect(observations.find((one) => one.id === id)!.reportedOn <= '2028-02-01').toBe(true)
      }
  })
  test('the order of observations is irrelevant', () =>
    expect(review(pack, [...observations].reverse(), options)).toEqual(found))
})

describe('talks', () => {
  test('at most three, about different clauses, each with questions, one of them the buyer’s own', () => {
    for (const asOf of ['2027-08-01', '2028-02-01', '2028-09-15', '2029-03-01', '2032-01-01']) {
      const { talks } = at(asOf)
      expect(talks.length).toBeLessThanOrEqual(3)
      expect(new Set(talks.map(({ clause }) => clause)).size).toBe(talks.length)
      for (const { supplier, buyer } of talks)
        expect(supplier.length + buyer.length).toBeGreaterThan(0)
    }
    expect(found.talks.filter(({ aboutBuyer }) => aboutBuyer).map(({ clause }) => clause)).toEqual([
      'BUY-01',
    ])
  })
  test('a case of which one is too many comes first', () => {
    const open = observations.map((one) =>
      one.id === 'CRI-4' ? { ...one, values: { criticalOverdue: '2' } } : one,
    )
    expect(review(pack, open, options).talks[0]).toMatchObject({
      clause: 'COR-01',
      reason: 'zero-tolerance',
    })
  })
  test('where all is well, the talk is about what made it work', () => {
    const own = packOf({ tier: 'low', clauses: { set: 'starter' }, kpis: { set: 'core' } })
    for (const { reason } of review(own, [], { asOf: '2027-08-01' }).talks)
      expect(reason).toBe('working')
  })
})

describe('records', () => {
  test('every promise that earned points is there, recorded or not', () => {
    const scored = pack.pairs
      .filter(({ placement }) => placement.tender === 'score')
      .map(({ id }) => id)
    expect([...new Set(found.promises.map(({ clause }) => clause))]).toEqual(scored)
    expect(found.promises.find(({ clause }) => clause === 'EMB-02')?.state).toBe('unknown')
    expect(found.promises.find(({ clause }) => clause === 'TRN-01')).toMatchObject({
      state: 'partly',
      lateDays: 259,
    })
  })
  test('corrections: overdue first, a moved date shown, a closing that nobody confirmed named', () => {
    expect(found.actions.map(({ finding, state }) => [finding.id, state])).toEqual([
      ['F-07', 'overdue'],
      ['F-06', 'overdue'],
      ['F-08', 'due-soon'],
      ['F-05', 'closed-unverified'],
    ])
    expect(found.actions[1]).toMatchObject({ moved: true, due: '2028-06-30', days: 77 })
  })
  test('a step of the ladder is open only for a named shortfall', () => {
    expect(found.ladder.map(({ justified }) => justified?.step)).toEqual([2, 1])
    expect(at('2028-09-15', { shortfalls: [] }).ladder).toEqual([])
  })
  test('everything that is wrong with records is said at once', () => {
    const problems = problemsOf(() =>
      review(pack, [], {
        asOf: '2028-02-30',
        commitments: [
          { clause: 'TRN-1', state: 'delivered', due: 'soon' },
          { clause: 'TRN-01', anchor: 'disclosure-plans', state: 'partly' },
        ],
        shortfalls: [
          {
            id: 'x',
            clause: 'XXX-01',
            what: '',
            learnedOn: '2028-13-01',
            steps: [{ step: 9, on: '1' }],
          },
        ],
        findings: [{ id: 'f', due: '2028-02-31' }],
      }),
    )
    expect(problems.map(({ path }) => path)).toEqual([
      'asOf',
      'commitments[0].clause',
      'commitments[0].due',
      'commitments[1].anchor',
      'findings[0].due',
      'shortfalls[0].clause',
      'shortfalls[0].learnedOn',
      'shortfalls[0].steps[0].on',
      'shortfalls[0].steps[0].step',
    ])
    for (const { hint } of problems) expect(hint).not.toBe('')
  })
})

describe('note', () => {
  const note = draftReview(pack, found)
  test('puts the talks before any number, and prints every question, every trace and every record', () => {
    const text = toText(note)
    expect(text.indexOf('Talk 1')).toBeLessThan(text.indexOf('per cent'))
    for (const { question, latest, companion } of [...found.kpis, ...found.buyer]) {
      expect(text).toContain(question)
      for (const step of latest.trace)
        expect(text).toContain(step.text.replace(/\d{4}-\d{2}-\d{2}/g, said))
      if (companion) expect(text).toContain(companion)
    }
    for (const { finding } of found.actions) expect(text).toContain(finding.id)
    for (const { shortfall } of found.ladder) expect(text).toContain(shortfall.what)
    for (const format of [text, toMarkdown(note), toHtml(note)])
      expect(format).not.toMatch(/\{\{|undefined|\bNaN\b|\[object/)
    // one style of dates
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/)
  })
  test('draws a trend where two periods have a value', () => {
    const html = toHtml(note)
    expect(html).toContain('<svg')
    expect(html).toContain('66.7')
    expect(wordsOfTree(note).length).toBeGreaterThan(500)
  })
  test('has an id for everything once', () => {
    const ids = [...toHtml(note).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
  test('reads in every tier, set and mode, with nothing reported', () => {
    for (const tier of ['low', 'medium', 'high'] as const)
      for (const set of ['core', 'high-risk', 'sme'] as const)
        for (const mode of ['targets', 'dialogue'] as const) {
          const own = packOf({ tier, kpis: { set, mode } })
          for (const asOf of ['2027-06-01', '2029-01-15', '2035-01-01'])
            expect(toText(draftReview(own, review(own, [], { asOf })))).not.toMatch(
              /\{\{|undefined|\bNaN\b|\[object|[^\S\n]+$/m,
            )
        }
  })
  test('of a pack that has no words for it is refused with what to do', () => {
    const { 'review.title': _title, ...strings } = pack.strings
    expect(() => draftReview({ ...pack, strings }, found)).toThrow(HrddError)
  })
})
