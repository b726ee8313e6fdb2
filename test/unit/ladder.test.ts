// Which step of ENF-01 a shortfall justifies, and which are not yet open.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tiers } from '../../src/model/audience.ts'
import type { Shortfall, StepTaken } from '../../src/model/follow-up.ts'
import { ladder } from '../../src/monitor/review/ladder.ts'
import { packOf } from './support.ts'

const pack = packOf({ tier: 'high' })
const days = (name: string) =>
  pack.pairs.find(({ id }) => id === 'ENF-01')!.parameters[name]!.value as number
const shortfall = (fields: Partial<Shortfall> = {}): Shortfall => ({
  id: 'S1',
  clause: 'TRN-01',
  what: 'The Site List is missing.',
  learnedOn: '2028-01-03',
  steps: [],
  ...fields,
})
const at = (asOf: string, fields: Partial<Shortfall> = {}, from = pack) =>
  ladder(from, [shortfall(fields)], asOf)[0]!
const step = (number: number, on: string, due?: string): StepTaken => ({
  step: number,
  on,
  ...(due && { due }),
})

describe('where a shortfall stands', () => {
  test('it begins with a conversation', () =>
    expect(at('2028-01-04')).toMatchObject({
      reason: 'first-word',
      justified: { step: 1, ref: 'ENF-01#step-1' },
    }))
  test('while the time given runs, nothing more is open', () => {
    const state = at('2028-01-20', { steps: [step(1, '2028-01-10', '2028-02-01')] })
    expect(state).toMatchObject({ reason: 'time-runs', until: '2028-02-01' })
    expect(state.justified).toBeUndefined()
    expect(state.notYet[0]).toMatchObject({ step: 2, reason: 'time-runs' })
  })
  test('the agreed day itself still counts', () => {
    const fields = { steps: [step(1, '2028-01-10', '2028-02-01')] }
    expect(at('2028-02-01', fields).reason).toBe('time-runs')
    expect(at('2028-02-02', fields)).toMatchObject({
      reason: 'time-passed',
      justified: { step: 2 },
      hearingDays: days('hearDays'),
    })
  })
  test('without an agreed date the period of the contract runs', () => {
    expect(days('meetDays')).toBe(15)
    expect(at('2028-01-25', { steps: [step(1, '2028-01-10')] }).until).toBe('2028-01-25')
    expect(
      ladder(pack, [shortfall({ steps: [step(1, '2028-01-10')] })], '2028-01-25', {
        size: 'sme',
      })[0]!.until,
    ).toBe('2028-01-30')
  })
  test('an independent check without a result opens nothing', () =>
    expect(at('2030-01-01', { steps: [step(4, '2028-06-01')] })).toMatchObject({
      reason: 'check-open',
    }))
  test('before orders stop, workers are heard', () =>
    expect(at('2029-01-01', { steps: [step(5, '2028-03-01', '2028-09-01')] })).toMatchObject({
      justified: { step: 6 },
      assessWorkers: true,
    }))
  test('full termination needs a finding that no date gives', () => {
    const state = at('2031-01-01', { steps: [step(7, '2028-06-01')] })
    expect(state.reason).toBe('needs-finding')
    expect(state.justified).toBeUndefined()
  })
  test('proof of correction puts the next word on the buyer', () =>
    expect(
      at('2028-02-10', { correctedOn: '2028-02-05', steps: [step(2, '2028-01-10', '2028-01-20')] }),
    ).toMatchObject({ reason: 'corrected', until: '2028-02-15' }))
  test('closed is closed', () =>
    expect(at('2028-02-10', { closedOn: '2028-02-05' })).toEqual({
      shortfall: shortfall({ closedOn: '2028-02-05' }),
      reason: 'closed',
      notYet: [],
    }))
  test('what happens after the day asked about does not count', () =>
    expect(
      at('2028-01-05', { steps: [step(2, '2028-02-10')], closedOn: '2028-03-01' }),
    ).toMatchObject({ reason: 'first-word' }))
})

describe('a later entry', () => {
  test('where the condition names it', () =>
    expect(at('2028-01-04', { begins: { step: 2, ground: 'condition' } })).toMatchObject({
      reason: 'later-entry',
      justified: { step: 2 },
    }))
  test('not where it does not', () =>
    expect(at('2028-01-04', { begins: { step: 5, ground: 'condition' } })).toMatchObject({
      justified: { step: 1 },
      entryRefused: true,
    }))
  test('in severe harm the hearing is short', () =>
    expect(
      at('2028-01-04', { severeHarm: true, begins: { step: 6, ground: 'severe-harm' } }),
    ).toMatchObject({
      justified: { step: 6 },
      hearingDays: days('urgentDays'),
      assessWorkers: true,
    }))
  test('candour goes back to the conversation, but not while people are harmed', () => {
    const begins = { step: 2, ground: 'repeated' } as const
    expect(at('2028-01-04', { begins, reportedBySupplier: true })).toMatchObject({
      reason: 'candour',
      justified: { step: 1 },
    })
    expect(at('2028-01-04', { begins, reportedBySupplier: true, retaliation: true })).toMatchObject(
      { reason: 'later-entry', justified: { step: 2 } },
    )
  })
})

test('no contract offers a step that it does not hold, and the last one says so', () => {
  for (const tier of tiers) {
    const own = packOf({ tier })
    const held = own.pairs
      .find(({ id }) => id === 'ENF-01')!
      .condition.flatMap(({ items }) =>
        items.flatMap(({ anchor }) => (anchor?.match(/^step-\d$/) ? [Number(anchor.at(-1))] : [])),
      )
    for (let taken = 0; taken <= 8; taken++) {
      const { justified, notYet, reason } = ladder(
        own,
        [shortfall(taken > 0 ? { steps: [step(taken, '2028-01-01', '2028-01-02')] } : {})],
        '2035-01-01',
      )[0]!
      for (const one of [...(justified ? [justified] : []), ...notYet])
        expect(held).toContain(one.step)
      if (taken >= Math.max(...held)) expect(reason).toBe('exhausted')
    }
  }
  expect(
    ladder(
      { ...pack, pairs: pack.pairs.filter(({ id }) => id !== 'ENF-01') },
      [shortfall()],
      '2028-01-01',
    ),
  ).toEqual([])
})

test('the step that is open never lies before the last one taken, nor more than one after it', () => {
  const date = fc
    .integer({ min: 0, max: 2000 })
    .map((day) => new Date(Date.UTC(2027, 6, 1) + day * 86_400_000).toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          step: fc.integer({ min: 1, max: 8 }),
          on: date,
          due: fc.option(date, { nil: undefined }),
        }),
        { maxLength: 5 },
      ),
      date,
      fc.boolean(),
      (steps, asOf, severeHarm) => {
        const given = steps.map(({ due, ...rest }) => ({ ...rest, ...(due && { due }) }))
        const { justified, hearingDays } = at(asOf, { steps: given, severeHarm })
        const taken =
          given
            .filter(({ on }) => on <= asOf)
            .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.step - b.step))
            .at(-1)?.step ?? 0
        if (justified) expect(justified.step).toBe(taken + 1)
        if (justified && justified.step > 1)
          expect(hearingDays).toBe(days(severeHarm ? 'urgentDays' : 'hearDays'))
      },
    ),
  )
})
