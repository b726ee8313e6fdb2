// Where clauses appear: by jurisdiction, by strategy, by choice; each step leaves its reason.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { check, type Pack } from '../../src/index.ts'
import { packOf, problemsOf } from './support.ts'

const tiers = ['low', 'medium', 'high'] as const
const strategies = ['balanced', 'contract-led', 'tender-led'] as const
const jurisdictions = Object.keys(standard.jurisdictions)
const scored = (pack: Pack) => pack.pairs.filter(({ placement }) => placement.tender === 'score')
const place = (pack: Pack, id: string) => pack.pairs.find((pair) => pair.id === id)!.placement

describe('jurisdiction', () => {
  test.each(strategies)('de asks nothing at selection (%s)', (strategy) => {
    for (const tier of tiers)
      expect(
        packOf({ jurisdiction: 'de', tier, strategy }).pairs.filter(
          ({ placement }) => placement.askedAt === 'selection',
        ),
      ).toEqual([])
  })
  test.each(tiers)('ch asks PRV-04 at selection (%s)', (tier) => {
    const pack = packOf({ jurisdiction: 'ch', tier })
    expect(place(pack, 'PRV-04').askedAt).toBe('selection')
    expect(place(pack, 'PRV-04').tender).not.toBe('none')
    expect(
      place(pack, 'PRV-04').reasons.find(({ step }) => step === 'jurisdiction')?.source?.ref,
    ).toBe('BOEB')
    expect(
      pack.pairs.filter(({ placement }) => placement.askedAt === 'selection').map(({ id }) => id),
    ).toEqual(['PRV-03', 'PRV-04', 'PRV-05', 'PRV-09'])
    expect(check(pack).map(({ id }) => id)).not.toContain('HRDD-L09')
  })
  test.each(jurisdictions)('%s asks only where its law lets it', (jurisdiction) => {
    for (const tier of tiers)
      for (const strategy of strategies)
        for (const { id, placement } of packOf({ jurisdiction, tier, strategy }).pairs) {
          expect(placement.tender === 'none').toBe(placement.askedAt === undefined)
          if (placement.askedAt)
            expect(
              standard.jurisdictions[jurisdiction]!.stages[placement.askedAt].accept,
              `${id} at ${placement.askedAt}`,
            ).toBe(true)
          if (placement.tender === 'score')
            expect(standard.jurisdictions[jurisdiction]!.stages.award.score).toBe(true)
        }
  })
})

describe('strategy', () => {
  test('contract-led scores one clause at most, the preferred one', () => {
    for (const jurisdiction of jurisdictions)
      for (const tier of tiers) {
        const plans = scored(packOf({ jurisdiction, tier, strategy: 'contract-led' }))
        expect(plans.length).toBeLessThanOrEqual(1)
        if (tier === 'high') expect(plans.map(({ id }) => id)).toEqual(['PRV-01'])
      }
  })
  test('contract-led says why a clause lost its points', () => {
    const pack = packOf({ strategy: 'contract-led' })
    const lost = scored(packOf()).filter(({ id }) => place(pack, id).tender === 'accept')
    expect(lost.length).toBeGreaterThan(0)
    for (const { id } of lost)
      expect(place(pack, id).reasons.map(({ step }) => step)).toContain('strategy')
  })
  test('tender-led scores at least as much as balanced, and says what is lost', () => {
    for (const tier of tiers) {
      const ids = scored(packOf({ tier, strategy: 'tender-led' })).map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining(scored(packOf({ tier })).map(({ id }) => id)))
      expect(check(packOf({ tier, strategy: 'tender-led' })).map(({ id }) => id)).toContain(
        'HRDD-S01',
      )
      expect(check(packOf({ tier, strategy: 'contract-led' })).map(({ id }) => id)).not.toContain(
        'HRDD-S01',
      )
    }
    expect(scored(packOf({ strategy: 'tender-led' })).length).toBeGreaterThan(
      scored(packOf()).length,
    )
  })
})

describe('every placement', () => {
  test('has a reason, and a scored promise is bound by an item of its condition', () => {
    for (const jurisdiction of jurisdictions)
      for (const tier of tiers)
        for (const strategy of strategies)
          for (const pair of packOf({ jurisdiction, tier, strategy }).pairs) {
            expect(pair.placement.reasons.length).toBeGreaterThan(0)
            for (const { text } of pair.placement.reasons) expect(text.trim()).not.toBe('')
            if (pair.placement.tender !== 'score') {
              expect(pair.placement).not.toHaveProperty('weight')
              expect(pair).not.toHaveProperty('scoring')
              continue
            }
            expect(pair.placement.weight).toBeGreaterThan(0)
            expect(pair.scoring!.descriptors.length).toBeGreaterThan(1)
            expect(
              pair.condition.flatMap((part) => part.items).map(({ anchor }) => anchor),
            ).toContain(pair.placement.scores!.condition)
            expect(
              pair.question.flatMap((part) => part.items).map(({ anchor }) => anchor),
            ).toContain(pair.placement.scores!.question)
          }
  })
  test('asks a question where the tender asks, and none where it does not', () => {
    for (const tier of tiers)
      for (const { id, placement, question } of packOf({ tier }).pairs) {
        const items = question.flatMap((part) => part.items)
        if (placement.tender === 'none') expect(items, id).toEqual([])
        else expect(items.length, id).toBeGreaterThan(0)
        if (placement.tender === 'accept')
          expect(
            items.every(({ gate }) => gate),
            id,
          ).toBe(true)
      }
  })
})

describe('choice of the buyer', () => {
  test('comes last and keeps its reason', () => {
    const pack = packOf({ place: { 'TRN-01': { tender: 'accept', reason: 'Our lots are small' } } })
    expect(place(pack, 'TRN-01')).toMatchObject({ tender: 'accept', askedAt: 'award' })
    expect(place(pack, 'TRN-01').reasons.at(-1)).toEqual({
      step: 'spec',
      text: 'Our lots are small',
    })
  })
  test('can take a question out of the tender', () => {
    const pack = packOf({ place: { 'GRV-01': { tender: 'none', reason: 'x' } } })
    expect(place(pack, 'GRV-01')).not.toHaveProperty('askedAt')
    expect(pack.pairs.find(({ id }) => id === 'GRV-01')!.question).toEqual([])
  })
  test('a weight is taken over, and refused where nothing is scored', () => {
    expect(place(packOf({ weights: { 'PRV-01': 7 } }), 'PRV-01').weight).toBe(7)
    expect(
      problemsOf(() => packOf({ weights: { 'COR-01': 7 } })).map(({ code, path }) => [code, path]),
    ).toEqual([['not-scored', 'weights.COR-01']])
  })
  test('a clause without a plan cannot be scored, and a choice has to say something', () => {
    expect(
      problemsOf(() =>
        packOf({
          place: { 'GEN-01': { tender: 'score', reason: 'x' }, 'GRV-01': { reason: 'x' } },
        }),
      ).map(({ code, path }) => [code, path]),
    ).toEqual(
      expect.arrayContaining([
        ['not-scorable', 'place.GEN-01.tender'],
        ['missing', 'place.GRV-01'],
      ]),
    )
  })
  test('asking a clause at award that the tender does not ask moves nothing', () => {
    const { placement } = packOf({
      place: { 'GEN-01': { askedAt: 'selection', reason: 'x' } },
    }).pairs.find(({ id }) => id === 'GEN-01')!
    expect(placement.tender).toBe('none')
    expect(placement).not.toHaveProperty('askedAt')
  })
})
