// Where each clause appears: its own place, then strategy, law and the buyer's choice.

import { describe, expect, test } from 'vitest'
import { composeFrom } from '../../src/compose/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { laptops, tiny } from '../support/tiny-catalogue.ts'

const compose = (more: Partial<Spec>) => composeFrom(tiny, { ...laptops, ...more })
const scored = (more: Partial<Spec>) =>
  compose(more)
    .pairs.filter(({ placement }) => placement.tender === 'score')
    .map(({ id }) => id)
const placed = (more: Partial<Spec>, id: string) =>
  compose(more).pairs.find((pair) => pair.id === id)!.placement
const faultsOf = (more: Partial<Spec>): string[] => {
  try {
    compose(more)
  } catch (error) {
    if (error instanceof HrddError) return error.problems.map(({ path, code }) => `${path} ${code}`)
    throw error
  }
  return []
}

describe('scored questions', () => {
  test('by tier and by what is bought', () => {
    expect(scored({ tier: 'low' })).toEqual([])
    expect(scored({ tier: 'medium' })).toEqual(['TRN-01'])
    expect(scored({})).toEqual(['TRN-01', 'PRV-04'])
    expect(scored({ category: 'cleaning', tier: 'medium' })).toEqual(['PRV-06'])
  })

  test('goods on the list of a service are not scored', () => {
    const components = { categories: ['workwear'] }
    expect(scored({ category: 'cleaning', components })).toEqual(['PRV-04', 'PRV-06'])
  })

  test('a strategy keeps those whose section comes first in the order of the work', () => {
    expect(scored({ strategy: 'contract-led' })).toEqual(['TRN-01'])
    expect(scored({ strategy: 'contract-led', category: 'cleaning' })).toEqual(['PRV-06'])
    expect(scored({ category: 'canteen' })).toEqual(['TRN-01', 'PRV-06'])
    expect(placed({ strategy: 'contract-led' }, 'PRV-04').reasons.at(-1)?.step).toBe('strategy')
  })

  test('carry question, section, points, weight; others carry no question', () => {
    expect(placed({}, 'TRN-01')).toMatchObject({
      tender: 'score',
      askedAt: 'award',
      scored: { question: 'plan', section: 'sites', max: 3, weight: 3 },
      reasons: [{ step: 'clause' }, { step: 'clause', text: 'It is the own plan.' }],
    })
    const pairs = compose({}).pairs
    expect(pairs.find(({ id }) => id === 'TRN-01')).toMatchObject({
      question: [{ anchor: 'plan', words: 400 }],
      sketches: { weak: ['We will ask.'] },
    })
    expect(pairs.find(({ id }) => id === 'PRV-06')).toMatchObject({ question: [], scoring: [] })
  })
})

describe('law', () => {
  test('takes points away where it gives none, with its reason and source', () => {
    expect(scored({ jurisdiction: 'ch' })).toEqual([])
    expect(placed({ jurisdiction: 'ch' }, 'TRN-01').reasons.at(-1)).toEqual({
      step: 'jurisdiction',
      text: 'Nothing is scored here.',
      source: { ref: 'UNGP', at: 'Principle 5' },
    })
  })

  test("the buyer's choice comes last", () => {
    const place = { 'TRN-01': { tender: 'score', reason: 'We want it.' } } as const
    expect(scored({ jurisdiction: 'ch', place })).toEqual(['TRN-01'])
  })
})

describe("the buyer's choice", () => {
  test('another use or stage, with its reason', () => {
    const place = { 'TRN-01': { tender: 'accept', askedAt: 'selection', reason: 'x' } } as const
    expect(placed({ place }, 'TRN-01')).toMatchObject({
      tender: 'accept',
      askedAt: 'selection',
      reasons: [{}, {}, { step: 'spec', text: 'x' }],
    })
    const none = { 'TRN-01': { tender: 'none', reason: 'x' } } as const
    expect(placed({ place: none }, 'TRN-01')).not.toHaveProperty('askedAt')
  })

  test('points at a tier where the clause has none take the next weight', () => {
    const place = { 'PRV-04': { tender: 'score', reason: 'x' } } as const
    expect(placed({ tier: 'medium', place }, 'PRV-04').scored?.weight).toBe(4)
  })

  test('weights are shares of the award', () => {
    expect(placed({ weights: { 'TRN-01': 12.5 } }, 'TRN-01').scored?.weight).toBe(12.5)
    expect(faultsOf({ weights: { 'TRN-01': 60, 'PRV-04': 41 } })).toEqual([
      'weights weights-over-100',
    ])
    expect(faultsOf({ weights: { 'TRN-01': 33.4, 'PRV-04': 66.6 } })).toEqual([])
    expect(faultsOf({ weights: { 'PRV-06': 3 } })).toEqual(['weights.PRV-06 not-scored'])
  })

  test('what cannot be is refused', () => {
    expect(faultsOf({ place: { 'COR-01': { tender: 'score', reason: 'x' } } })).toEqual([
      'place.COR-01.tender not-scorable',
    ])
    expect(faultsOf({ place: { 'TRN-01': { reason: 'x' } } })).toEqual(['place.TRN-01 no-place'])
  })
})
