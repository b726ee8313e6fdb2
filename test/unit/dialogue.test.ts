// A contract that runs on dialogue: the same KPIs, no numeric target, and the document says what that means.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { compose, draft, HrddError, type KpiSetId, toText } from '../../src/index.ts'
import { specOf } from './support.ts'

describe.each(Object.keys(standard.sets) as KpiSetId[])('set %s', (set) => {
  const targets = compose(specOf({ tier: 'high', kpis: { set } }))
  const dialogue = compose(specOf({ tier: 'high', kpis: { set, mode: 'dialogue' } }))
  test('holds the same KPIs, at the same times and with the same proof', () => {
    const kept = ({ bands: _bands, judged: _judged, ...rest }: (typeof targets.kpis)[number]) => rest
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
    for (const { judged, dialogue: { supplier, buyer } } of dialogue.kpis) if (judged) for (const question of [...supplier, ...buyer]) expect(text).toContain(question)
  })
})

test('a target in a contract that runs on dialogue is refused', () => {
  try {
    compose(specOf({ kpis: { mode: 'dialogue', targets: { 'KPI-TRN-01.1': 90 } } }))
    expect.unreachable()
  } catch (error) {
    expect((error as HrddError).problems).toMatchObject([{ code: 'no-target', path: 'kpis.targets.KPI-TRN-01.1' }])
  }
})

test('saying the default mode changes nothing but the spec', () => {
  const { spec: _a, stamp: _b, ...said } = compose(specOf({ kpis: { mode: 'targets' } }))
  const { spec: _c, stamp: _d, ...unsaid } = compose(specOf())
  expect(said).toEqual(unsaid)
})
