// The stamp changes with the words and values of a pack, and with nothing else.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/core.ts'
import { compose, type Spec } from '../../src/index.ts'
import type { Spec as AnySpec } from '../../src/model/spec.ts'
import { packOf, specOf } from './support.ts'

const digest = (fields: Partial<Spec> = {}) => packOf(fields).stamp.digest
const base = digest()

describe('stamp', () => {
  test('is a SHA-256 and names the catalogue and every revision used', () => {
    const { stamp, pairs, kpis, definitions } = packOf()
    expect(stamp.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(stamp.catalogue).toBe(standard.version)
    for (const { id, revision } of pairs) expect(stamp.uses).toContain(`${id}@${revision}`)
    for (const { id, version } of kpis) expect(stamp.uses).toContain(`${id}@${version}`)
    for (const { id, revision } of definitions)
      expect(stamp.uses).toContain(`definition:${id}@${revision}`)
    expect(new Set(stamp.uses).size).toBe(stamp.uses.length)
  })
  test('everything used has a digest in the catalogue', () => {
    for (const jurisdiction of Object.keys(standard.jurisdictions))
      for (const use of packOf({ jurisdiction }).stamp.uses)
        expect(standard.digests[use], use).toMatch(/^[0-9a-f]{64}$/)
  })
  test.each<[string, Partial<Spec>]>([
    ['a value', { set: { 'TRN-01': { listDays: 80 } } }],
    ['a value for some suppliers', { set: { 'TRN-01': { firstDays: { all: 60, sme: 80 } } } }],
    ['the title', { title: 'Other' }],
    ['the buyer', { buyer: 'Other' }],
    ['the tier', { tier: 'medium' }],
    ['the jurisdiction', { jurisdiction: 'se' }],
    ['the strategy', { strategy: 'contract-led' }],
    ['the bidders', { bidders: { roles: ['reseller'], sizes: ['sme', 'large'] } }],
    ['a clause left out', { omit: { 'TRN-03': 'x' } }],
    ['the reason for it', { omit: { 'TRN-03': 'y' } }],
    ['the contract', { contract: { start: '2027-07-01', months: 47 } }],
    ['a placement', { place: { 'GRV-01': { tender: 'accept', reason: 'x' } } }],
    ['a weight', { weights: { 'PRV-01': 7 } }],
    ['a target', { kpis: { targets: { 'KPI-TRN-01.1': 90 } } }],
    ['the currency', { currency: 'CHF' }],
  ])('changes with %s', (_, fields) => {
    expect(digest(fields)).not.toBe(base)
    expect(digest(fields)).toBe(digest(fields))
  })
  test('two different values give two different stamps', () => {
    const values = [70, 75, 80, 85].map((listDays) => digest({ set: { 'TRN-01': { listDays } } }))
    expect(new Set(values).size).toBe(4)
  })
  test('does not change with the order of keys or lists', () => {
    const spec = specOf({
      bidders: { roles: ['reseller', 'brand'], sizes: ['sme', 'large'] },
      set: { 'TRN-01': { listDays: 80, firstModels: 5 }, 'GRV-01': {} },
    })
    const turned = Object.fromEntries(
      Object.entries({
        ...spec,
        bidders: { sizes: ['large', 'sme'], roles: ['brand', 'reseller'] },
        set: { 'GRV-01': {}, 'TRN-01': { firstModels: 5, listDays: 80 } },
      }).reverse(),
    ) as unknown as Spec
    expect(compose(turned).stamp).toEqual(compose(spec).stamp)
  })
  test('does not change where a default is written down', () => {
    expect(digest({ strategy: 'balanced', language: 'en' })).toBe(base)
  })
  test('changes with the wording used, and not with wording that is not', () => {
    const changed = (id: string) => ({
      ...standard,
      digests: {
        ...standard.digests,
        [`${id}@${standard.clauses[id as keyof typeof standard.clauses]!.revision}`]: '0'.repeat(
          64,
        ),
      },
    })
    const low = composeFrom(standard, specOf({ tier: 'low' }) as AnySpec)
    const unused = Object.keys(standard.clauses).find(
      (id) => !low.pairs.some((pair) => pair.id === id),
    )!
    expect(
      composeFrom(changed(low.pairs[0]!.id), specOf({ tier: 'low' }) as AnySpec).stamp.digest,
    ).not.toBe(low.stamp.digest)
    expect(composeFrom(changed(unused), specOf({ tier: 'low' }) as AnySpec).stamp.digest).toBe(
      low.stamp.digest,
    )
  })
})
