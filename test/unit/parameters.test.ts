// Values of parameters: each step within bounds, each remembered.

import { describe, expect, test } from 'vitest'
import { composeFrom } from '../../src/compose/index.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import type { PackParameter } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { clauseOf, laptops, tiny } from '../support/tiny-catalogue.ts'

const value = (
  more: Partial<Spec>,
  [clause, name]: readonly [string, string] = ['REP-01', 'registerDays'],
  catalogue: Catalogue = tiny,
): PackParameter => {
  const { pairs } = composeFrom(catalogue, { ...laptops, ...more })
  return pairs.find(({ id }) => id === clause)!.parameters[name]!
}
const faultsOf = (set: Spec['set'], more: Partial<Spec> = {}, catalogue = tiny): string[] => {
  try {
    composeFrom(catalogue, { ...laptops, ...more, set })
  } catch (error) {
    if (error instanceof HrddError) return error.problems.map(({ path, code }) => `${path} ${code}`)
    throw error
  }
  return []
}
const house = {
  id: 'house',
  title: 'House',
  revision: 1,
  parameters: { 'REP-01': { registerDays: 50 } },
}
const choices: Catalogue = {
  ...tiny,
  clauses: {
    ...tiny.clauses,
    'GEN-01': clauseOf('GEN-01', {
      general: true,
      parameters: {
        mayClaim: { type: 'choice', of: ['yes', 'no'], default: { high: 'no' } },
        share: { type: 'percent', default: { high: 12.5 } },
      },
      parts: [['all', 'low', { claim: 'Workers may claim: {{mayClaim}}, {{share}}.' }]],
      words: { words: { 'mayClaim.no': 'not yet' } },
    }),
  },
}

describe('precedence', () => {
  test('clause, jurisdiction, authority, spec: the last one binds, all are kept', () => {
    expect(value({})).toMatchObject({ value: 60, sme: 90, text: '60 days (SME: 90)' })
    expect(value({ jurisdiction: 'de' })).toMatchObject({ value: 70, sme: 105 })
    const catalogue = { ...tiny, authorities: [house] }
    const all = value(
      { jurisdiction: 'de', set: { 'REP-01': { registerDays: 40 } } },
      ['REP-01', 'registerDays'],
      catalogue,
    )
    expect(all.provenance).toEqual([
      { step: 'clause', value: 60 },
      { step: 'jurisdiction', value: 70 },
      { step: 'authority', value: 50 },
      { step: 'spec', value: 40 },
    ])
    expect(all).toMatchObject({ value: 40, sme: 60, text: '40 days (SME: 60)' })
  })

  test('an overlay outside the bounds is a problem that names it', () => {
    const wrong = { ...house, parameters: { 'REP-01': { registerDays: 500 } } }
    expect(faultsOf({}, {}, { ...tiny, authorities: [wrong] })).toEqual([
      'overlays.house.parameters.REP-01.registerDays out-of-range',
    ])
  })
})

describe("an SME's value", () => {
  test('follows the general one, rounded up, unless both are set', () => {
    expect(value({ set: { 'REP-01': { registerDays: 75 } } }).sme).toBe(113)
    const both = { 'REP-01': { registerDays: { all: 80, sme: 100 } } }
    expect(value({ set: both })).toMatchObject({ value: 80, sme: 100, text: '80 days (SME: 100)' })
  })

  test('keeps the ratio where the clause gives values of its own', () => {
    const startDays = ['REP-01', 'startDays'] as const
    expect(value({}, startDays)).toMatchObject({ value: 30, sme: 60 })
    expect(value({ set: { 'REP-01': { startDays: 25 } } }, startDays).sme).toBe(50)
  })

  test('does not print where no SME may bid', () => {
    const bidders = { sizes: ['large' as const] }
    expect(value({ bidders }).text).toBe('60 days')
    expect(value({ bidders })).not.toHaveProperty('sme')
  })

  test('only relieves, and only where the clause has one', () => {
    expect(faultsOf({ 'REP-01': { registerDays: { all: 80, sme: 70 } } })).toEqual([
      'set.REP-01.registerDays.sme stricter-for-sme',
    ])
    expect(faultsOf({ 'REP-01': { registerDays: { all: 80, sme: 900 } } })).toHaveLength(1)
    expect(faultsOf({ 'TRN-01': { firstModels: { all: 8, sme: 4 } } })).toEqual([
      'set.TRN-01.firstModels.sme no-sme-value',
    ])
    expect(faultsOf({ 'TRN-01': { firstModels: { all: 8, sme: 8 } } })).toEqual([])
  })
})

describe('what is refused', () => {
  test.each([
    [{ 'TRN-01': { firstModels: 31 } }, 'out-of-range'],
    [{ 'TRN-01': { firstModels: 0 } }, 'out-of-range'],
    [{ 'TRN-01': { firstModels: 2.5 } }, 'wrong-value'],
    [{ 'TRN-01': { firstModels: 'ten' } }, 'wrong-value'],
    [{ 'TRN-01': { firstModel: 3 } }, 'unknown-id-near'],
  ])('%j is %s', (set, code) => {
    expect(faultsOf(set)[0]).toMatch(new RegExp(`^set\\.TRN-01\\.\\w+ ${code}$`))
  })

  test('a parameter of a higher tier', () => {
    expect(faultsOf({ 'TRN-01': { firstModels: 3 } }, { tier: 'medium' })).toEqual([
      'set.TRN-01.firstModels parameter-not-in-force',
    ])
    expect(value({ tier: 'medium' }, ['TRN-01', 'firstModels'])).toBeUndefined()
  })

  test('a choice that there is not', () => {
    expect(faultsOf({ 'GEN-01': { mayClaim: 'perhaps' } }, {}, choices)).toEqual([
      'set.GEN-01.mayClaim no-such-choice',
    ])
    expect(faultsOf({ 'GEN-01': { share: 101 } }, {}, choices)).toHaveLength(1)
  })
})

test('values print as people write them', () => {
  expect(value({}, ['GEN-01', 'mayClaim'], choices).text).toBe('not yet')
  expect(
    value({ set: { 'GEN-01': { mayClaim: 'yes' } } }, ['GEN-01', 'mayClaim'], choices).text,
  ).toBe('yes')
  expect(value({}, ['GEN-01', 'share'], choices).text).toBe('12.5 per cent')
  expect(value({}, ['TRN-01', 'firstModels']).text).toBe('10')
})
