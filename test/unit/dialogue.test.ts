// A contract that runs on dialogue: the same KPIs, no numeric target, and the document says what that means.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import {
  compose,
  draft,
  type HrddError,
  type KpiSetId,
  type Observation,
  toText,
} from '../../src/index.ts'
import { calendar, evaluateAll } from '../../src/monitor/index.ts'
import { specOf } from './support.ts'

describe.each(Object.keys(standard.sets) as KpiSetId[])('set %s', (set) => {
  const targets = compose(specOf({ tier: 'high', kpis: { set } }))
  const dialogue = compose(specOf({ tier: 'high', kpis: { set, mode: 'dialogue' } }))
  test('holds the same KPIs, at the same times and with the same proof', () => {
    const kept = ({ bands: _bands, judged: _judged, ...rest }: (typeof targets.kpis)[number]) =>
      rest
    expect(dialogue.kpis.map(kept)).toEqual(targets.kpis.map(kept))
  })
  test('has no numeric target but where one case is too many', () => {
    for (const kpi of dialogue.kpis) {
      expect(kpi.bands !== undefined, kpi.id).toBe(kpi.zeroTolerance)
      expect(kpi.judged === true, kpi.id).toBe(!kpi.zeroTolerance && kpi.direction !== 'none')
    }
    const text = toText(draft(dialogue, 'contract-schedule'))
    expect(text).toContain('What is gained:')
    expect(text).toContain('What is given up:')
    expect(text).not.toMatch(/good from \d/)
    expect(toText(draft(targets, 'contract-schedule'))).not.toContain('What is given up:')
  })
  test('prints the questions of every KPI that a person rates', () => {
    const text = toText(draft(dialogue, 'contract-schedule'))
    for (const {
      judged,
      dialogue: { supplier, buyer },
    } of dialogue.kpis)
      if (judged) for (const question of [...supplier, ...buyer]) expect(text).toContain(question)
  })
})

test('a target in a contract that runs on dialogue is refused', () => {
  try {
    compose(specOf({ kpis: { mode: 'dialogue', targets: { 'KPI-TRN-01.1': 90 } } }))
    expect.unreachable()
  } catch (error) {
    expect((error as HrddError).problems).toMatchObject([
      { code: 'no-target', path: 'kpis.targets.KPI-TRN-01.1' },
    ])
  }
})

test('saying the default mode changes nothing but the spec', () => {
  const { spec: _a, stamp: _b, ...said } = compose(specOf({ kpis: { mode: 'targets' } }))
  const { spec: _c, stamp: _d, ...unsaid } = compose(specOf())
  expect(said).toEqual(unsaid)
})

describe('evaluation', () => {
  const pack = compose(specOf({ tier: 'high', kpis: { mode: 'dialogue' } }))
  const subject = { contract: 'C-1' }
  const period = { start: '2027-07-01', end: '2027-12-31' }
  const report: Observation = {
    id: 'O-1',
    kpi: 'KPI-TRN-01.1@1.0.0',
    subject,
    period,
    values: { deliveredModels: '50', disclosedModels: '46' },
    evidence: [{ grade: 'E2', date: '2028-01-05' }],
    reportedOn: '2028-01-15',
    reportedBy: 'reseller',
    status: 'final',
  }
  const judgement: Observation = {
    ...report,
    id: 'O-2',
    values: {
      rating: 'approaching',
      role: 'Contract Owner',
      reason: 'The two that are missing are the riskiest.',
    },
    evidence: [],
    reportedOn: '2028-02-10',
    reportedBy: 'buyer',
  }
  const at = (asOf: string, observations: readonly Observation[]) =>
    evaluateAll(pack, observations, { asOf }).kpis.find(({ kpi }) => kpi.id === 'KPI-TRN-01.1')!
      .subjects[0]!.results[0]!
  test('the value is computed, and the rating waits for a person', () => {
    expect(at('2028-02-01', [report])).toMatchObject({
      rating: 'unrated',
      value: { shown: '92.0' },
    })
    expect(at('2028-02-01', [report]).trace.at(-1)!.code).toBe('rate.awaits-judgement')
  })
  test('a person rates in words, with function and reason, in a report of its own or with the value', () => {
    for (const observations of [
      [report, judgement],
      [judgement, report],
      [{ ...report, values: { ...report.values, ...judgement.values } }],
    ]) {
      const result = at('2028-03-01', observations)
      expect(result).toMatchObject({ rating: 'approaching', value: { shown: '92.0' } })
      expect(result.trace.at(-1)!.text).toContain('The two that are missing are the riskiest.')
    }
    expect(at('2028-02-01', [report, judgement]).rating).toBe('unrated')
  })
  test('a judgement without function or reason is invalid', () => {
    expect(
      at('2028-03-01', [
        report,
        { ...judgement, values: { rating: 'good', role: '', reason: 'x' } },
      ]).rating,
    ).toBe('invalid')
    expect(
      at('2028-03-01', [
        report,
        { ...judgement, values: { rating: 'fine', role: 'x', reason: 'x' } },
      ]).rating,
    ).toBe('invalid')
  })
  test('what is missing is no data, and the steps say whose doing that is', () => {
    const result = at('2028-06-01', [
      {
        ...report,
        values: { deliveredModels: '50', disclosedModels: { absent: 'refused' } },
        requests: [{ to: 'Brand', on: '2027-08-01', answer: 'refused' }],
      },
    ])
    expect(result.rating).toBe('no-data')
    expect(result.trace.map(({ code }) => code)).toContain('missing.requested')
  })
  test('a contract with targets takes no judgement', () => {
    expect(() =>
      evaluateAll(compose(specOf({ tier: 'high' })), [judgement], { asOf: '2028-03-01' }),
    ).toThrow(/no variable "rating"/)
  })
})

describe('calendar', () => {
  const of = (mode: 'targets' | 'dialogue') =>
    calendar(compose(specOf({ tier: 'high', kpis: { mode } }))).entries
  const [targets, dialogue] = [of('targets'), of('dialogue')]
  test('reports stay where they are', () => {
    const reports = (entries: typeof targets) =>
      entries.filter(({ kind }) => kind === 'kpi').map(({ id, date }) => [id, date])
    expect(reports(dialogue)).toEqual(reports(targets))
  })
  test('each report of a KPI that a person rates leads to a talk, and to no rating by the calendar', () => {
    const judged = new Set(
      compose(specOf({ tier: 'high', kpis: { mode: 'dialogue' } })).kpis.flatMap(
        ({ id, judged: yes }) => (yes ? [id] : []),
      ),
    )
    const talks = dialogue.filter(({ kind, kpis }) => kind === 'talk' && kpis)
    for (const report of dialogue) {
      if (report.kind !== 'kpi' || !judged.has(report.kpis![0]!.id)) continue
      expect(
        talks.some(
          ({ date, kpis }) =>
            date === report.graceEnds && kpis!.some(({ id }) => id === report.kpis![0]!.id),
        ),
        report.id,
      ).toBe(true)
    }
    for (const { kind, kpis = [] } of dialogue)
      if (kind === 'kpi-grace' || kind === 'kpi-cure')
        for (const { id } of kpis) expect(judged.has(id), id).toBe(false)
    expect(targets.some(({ kind, kpis }) => kind === 'talk' && kpis)).toBe(false)
  })
})
