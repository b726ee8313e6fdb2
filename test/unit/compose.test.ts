// Spec to pack: which clauses, which parts, which words.

import { describe, expect, test } from 'vitest'
import { composeFrom } from '../../src/compose/index.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { plainText } from '../../src/model/text.ts'
import { clauseOf, goodsOf, laptops, text, tiny } from '../support/tiny-catalogue.ts'

const compose = (more: Partial<Spec> = {}, catalogue: Catalogue = tiny) =>
  composeFrom(catalogue, { ...laptops, ...more })
const idsOf = (more: Partial<Spec> = {}, catalogue: Catalogue = tiny) =>
  compose(more, catalogue).pairs.map(({ id }) => id)
const faultsOf = (more: Partial<Spec>, catalogue: Catalogue = tiny): string[] => {
  try {
    compose(more, catalogue)
  } catch (error) {
    if (error instanceof HrddError) return error.problems.map(({ path, code }) => `${path} ${code}`)
    throw error
  }
  return []
}
const general = ['GEN-01', 'GEN-03', 'REP-01', 'BUY-01', 'ENF-01']

describe('selection', () => {
  test('general conditions come always and first, then the set by stage', () => {
    expect(idsOf()).toEqual([...general, 'TRN-01', 'FLO-01', 'PRV-04', 'PRV-06', 'COR-01'])
    expect(idsOf({ clauses: { set: 'starter' } })).toEqual([...general, 'TRN-01', 'COR-01'])
  })

  test('the tier decides what is in force', () => {
    expect(idsOf({ tier: 'low' })).not.toContain('FLO-01')
    expect(idsOf({ tier: 'medium', clauses: { set: 'full' } })).not.toContain('INC-01')
    expect(idsOf({ clauses: { set: 'full' } })).toContain('INC-01')
  })

  test('the set goes by kind; listed goods bring theirs', () => {
    expect(idsOf({ category: 'cleaning' })).not.toContain('TRN-01')
    const listed = compose({ category: 'cleaning', components: { categories: ['workwear'] } })
    expect(listed.pairs.map(({ id }) => id)).toContain('TRN-01')
    expect(listed.kinds).toEqual(['goods', 'services'])
    expect(idsOf({ category: 'cleaning', components: { add: ['mops'] } })).toContain('TRN-01')
    expect(idsOf({ category: 'cleaning', components: { categories: ['cleaning'] } })).toContain(
      'TRN-01',
    )
    const mixed = compose({ category: 'canteen' })
    expect(mixed.kinds).toEqual(['goods', 'services'])
    expect(mixed.pairs.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['TRN-01', 'PRV-06', 'FLO-01']),
    )
  })

  test('"any other" needs to be told what belongs to it', () => {
    expect(faultsOf({ category: 'any-goods' })).toEqual(['components components-needed'])
    expect(faultsOf({ category: 'any-goods', components: {} })).toHaveLength(1)
    expect(faultsOf({ category: 'any-services' })).toHaveLength(1)
    expect(faultsOf({ category: 'any-services', components: {} })).toEqual([])
    const { components } = compose({ category: 'any-goods', components: { add: ['sails'] } })
    expect(components[0]?.parts).toEqual([{ id: 'added-1', label: 'sails', first: true }])
  })

  test('only goods can be listed', () => {
    const components = { categories: ['cleaning'] }
    expect(faultsOf({ components })).toEqual(['components.categories[0] no-goods'])
  })

  test('what is referred to comes with it, at the tier that it needs', () => {
    const catalogue: Catalogue = {
      ...tiny,
      clauses: {
        ...tiny.clauses,
        'TRN-01': clauseOf('TRN-01', {
          parts: [['all', 'low', { sites: 'As in {{clause "INC-01#step"}}.' }]],
        }),
      },
    }
    const pack = compose({ tier: 'low' }, catalogue)
    const dragged = pack.pairs.find(({ id }) => id === 'INC-01')
    expect(dragged).toMatchObject({ tier: 'high', because: 'TRN-01 refers to it.' })
  })

  test('definitions in use bring what they refer to', () => {
    const [english] = [tiny.terms.en!]
    const definitions = english.definitions.map((entry) =>
      entry.id === 'site' ? { ...entry, text: text('See {{clause "IDN-03"}}.') } : entry,
    )
    const catalogue = { ...tiny, terms: { en: { ...english, definitions } } }
    expect(idsOf({ tier: 'medium' }, catalogue)).toContain('IDN-03')
  })

  test('omission keeps its reason, and names dependents where there are some', () => {
    const pack = compose({ omit: { 'TRN-01': 'The market names no sites.' } })
    expect(pack.omitted).toContainEqual({
      id: 'TRN-01',
      title: 'Title of TRN-01',
      reason: 'The market names no sites.',
    })
    expect(faultsOf({ omit: { 'COR-01': 'x' } })).toEqual(['omit.COR-01 omitted-but-needed'])
    expect(faultsOf({ omit: { 'REP-01': 'x' } })).toEqual([
      'omit.REP-01 omitted-but-needed',
      'omit.REP-01 role-needed',
    ])
    expect(faultsOf({ omit: { 'IDN-03': 'x' } })).toEqual(['omit.IDN-03 not-selected'])
    expect(faultsOf({ omit: { 'TRN-01': 'x' }, include: { 'TRN-01': 'y' } })).toEqual([
      'include.TRN-01 omitted-and-included',
    ])
  })

  test('what set and kind leave out is said with the reason', () => {
    const reasons = Object.fromEntries(compose().omitted.map(({ id, reason }) => [id, reason]))
    expect(Object.keys(reasons)).toEqual(['IDN-03', 'INC-01'])
    const cleaning = compose({ category: 'cleaning' }).omitted.find(({ id }) => id === 'TRN-01')
    expect(cleaning?.reason).toContain('another kind')
  })

  test('inclusion raises a clause to its tier and keeps the reason', () => {
    const pack = compose({ tier: 'low', include: { 'IDN-03': 'Metals.' } })
    expect(pack.pairs.find(({ id }) => id === 'IDN-03')).toMatchObject({
      tier: 'medium',
      because: 'Metals.',
    })
  })

  test('a role whose clause starts higher is not missed below', () => {
    const clauseSets = tiny.clauseSets.map((set) => ({
      ...set,
      needs: ['brand-commitment' as const],
    }))
    expect(faultsOf({ tier: 'low' }, { ...tiny, clauseSets })).toEqual([])
    expect(faultsOf({ clauses: { set: 'starter' } }, { ...tiny, clauseSets })).toEqual([
      'clauses.set role-needed',
    ])
  })

  test('an authority leaves out and sets; the spec may bring back', () => {
    const authorities = [
      { id: 'house', title: 'House', revision: 1, omit: { 'TRN-01': 'Not here.' } },
    ]
    const catalogue = { ...tiny, authorities }
    expect(idsOf({}, catalogue)).not.toContain('TRN-01')
    expect(idsOf({ include: { 'TRN-01': 'Here.' } }, catalogue)).toContain('TRN-01')
    const needed = [{ ...authorities[0]!, omit: { 'COR-01': 'x' } }]
    expect(faultsOf({}, { ...tiny, authorities: needed })).toEqual([
      'overlays.house.omit.COR-01 omitted-but-needed',
    ])
  })

  test('an older revision can be pinned', () => {
    const older = clauseOf('TRN-01', {
      revision: 1,
      parts: [['all', 'low', { sites: 'The Supplier shall list each Site.' }]],
    })
    const catalogue = { ...tiny, archive: { clauses: [older], kpis: [] } }
    const pack = compose({ pin: { 'TRN-01': 1 } }, catalogue)
    expect(pack.pairs.find(({ id }) => id === 'TRN-01')?.revision).toBe(1)
    expect(pack.stamp.uses).toContain('TRN-01@1')
    expect(faultsOf({ pin: { 'TRN-01': 7 } }, catalogue)).toEqual(['pin.TRN-01 unknown-revision'])
  })

  test('unknown ids are said together, with near ones', () => {
    expect(
      faultsOf({
        jurisdiction: 'eux',
        category: 'ict-hardwear',
        clauses: { set: 'cor' },
        omit: { 'TRN-09': 'x' },
        kpis: { set: 'cora', add: ['KPI-TRN-01.9'] },
      }),
    ).toEqual([
      'omit.TRN-09 unknown-id-near',
      'kpis.set unknown-id-near',
      'kpis.add[0] unknown-id-near',
      'jurisdiction unknown-id-of',
      'category unknown-id-near',
      'clauses.set unknown-id-near',
    ])
  })

  test('fields for a clause that is not there have no effect, and it is said', () => {
    expect(faultsOf({ set: { 'IDN-03': {} }, weights: { 'INC-01': 3 } })).toEqual([
      'set.IDN-03 clause-not-in-pack',
      'weights.INC-01 clause-not-in-pack',
    ])
    expect(faultsOf({ omit: { 'TRN-01': 'x' }, set: { 'TRN-01': { firstModels: 3 } } })).toEqual([
      'set.TRN-01 set-but-omitted',
    ])
  })
})

describe('what is printed', () => {
  const partsOf = (more: Partial<Spec>, id: string) =>
    compose(more).pairs.find((pair) => pair.id === id)!

  test('parts in force for the bidders expected; numbers keep their holes', () => {
    const numbers = (more: Partial<Spec>) =>
      partsOf(more, 'TRN-01').condition.flatMap(({ items }) => items.map(({ number }) => number))
    expect(numbers({})).toEqual([1, 2, 3])
    expect(numbers({ tier: 'medium' })).toEqual([1, 3])
    expect(numbers({ bidders: { roles: ['brand'] } })).toEqual([1, 2])
    expect(numbers({ tier: 'low' })).toEqual([1])
  })

  test('references print by their stable ids, and link where they stand', () => {
    const enf = partsOf({}, 'ENF-01').condition[0]!.items[0]!.text
    expect(enf).toContainEqual({ type: 'ref', to: 'REP-01#report', text: 'REP-01.2' })
    const { trap } = compose().kpis[0]!
    expect(trap).toContainEqual({ type: 'ref', to: 'KPI-COR-01.3', text: 'KPI-COR-01.3' })
    const alone = compose({ kpis: { remove: ['KPI-COR-01.3'] } }).kpis[0]!
    expect(plainText(alone.trap)).toBe('Read it beside KPI-COR-01.3.')
    expect(alone.trap).toHaveLength(1)
  })

  test('proof, dates and ladder keep what is in force', () => {
    expect(partsOf({ tier: 'low' }, 'TRN-01')).toMatchObject({
      evidence: [{ proves: ['sites'] }],
      dates: {},
    })
    expect(partsOf({}, 'TRN-01')).toMatchObject({
      evidence: [{ proves: ['sites'] }, { proves: ['second'] }],
      dates: { second: 'report-2' },
    })
    expect(partsOf({}, 'ENF-01').ladder?.steps[1]).toMatchObject({ cure: 'cureDays' })
    expect(partsOf({ tier: 'low' }, 'ENF-01').ladder?.steps[1]).not.toHaveProperty('cure')
  })

  test('no plan where nothing makes one due', () => {
    expect(compose({ tier: 'low' }).planSections).toEqual([])
    expect(partsOf({ tier: 'low' }, 'TRN-01').plan).toBeUndefined()
    expect(compose().planSections).toMatchObject([
      { id: 'sites', title: 'Sites', clauses: ['TRN-01'], tender: true },
      { id: 'pay', tender: false },
      { id: 'fees', tender: true },
      { id: 'passing-on', tender: false },
    ])
  })

  test('definitions in use, with the terms that they use, by kind and alphabet', () => {
    const terms = (more: Partial<Spec>) => compose(more).definitions.map(({ id }) => id)
    expect(terms({})).toEqual(['brand', 'buyer', 'reseller', 'site', 'sme', 'supplier', 'work'])
    expect(terms({ category: 'cleaning' })).toContain('performer')
    expect(terms({ category: 'cleaning' })).not.toContain('brand')
    expect(terms({ category: 'cleaning' })).not.toContain('reseller')
  })

  test('the law may word a definition', () => {
    const definition = compose({ jurisdiction: 'uk' }).definitions.find(({ id }) => id === 'sme')!
    expect(plainText(definition.text)).toBe('An SME has a small Site.')
    expect(definition.text).toContainEqual({ type: 'term', term: 'site', text: 'Site' })
  })

  test('no law is cited that does not hold there', () => {
    const refs = (jurisdiction: string) =>
      compose({ jurisdiction }).pairs.flatMap(({ sources }) => sources.map(({ ref }) => ref))
    expect(refs('eu')).toContain('EU-LAW')
    expect(refs('de')).toContain('EU-LAW')
    expect(refs('uk')).not.toContain('EU-LAW')
    expect(compose({ jurisdiction: 'uk' }).sources).not.toHaveProperty('EU-LAW')
  })

  test('register columns by tier, with what can be computed here', () => {
    const column = (more: Partial<Spec>, sheet: string, id: string) =>
      compose(more)
        .register.find((entry) => entry.id === sheet)!
        .columns.find((entry) => entry.id === id)!
    expect(column({ tier: 'low' }, 'sites', 'strength').shown).toBe(false)
    expect(column({}, 'sites', 'strength')).toMatchObject({ shown: true, title: 'Strength' })
    expect(column({}, 'sites', 'step').options?.[0]).toEqual({ id: 'final', label: 'final' })
    expect(column({ tier: 'medium' }, 'findings', 'rechecked').shown).toBe(false)
    const kpis = { add: ['KPI-COR-01.2'] }
    expect(column({ tier: 'medium', kpis }, 'findings', 'rechecked').shown).toBe(true)
    expect(column({}, 'findings', 'firstDate').computed).toEqual([
      { from: 'learned', add: ['COR-01.criticalDays'] },
    ])
    expect(partsOf({}, 'TRN-01').register).toEqual({
      sites: ['what', 'operator', 'address', 'source', 'strength'],
      findings: ['source', 'strength'],
    })
  })

  test('components: first parts, added ones, removed ones with their reason', () => {
    const remove = [{ part: 'panel', reason: 'No screens.' }]
    const [list] = compose({ components: { add: ['hinges'], remove } }).components
    expect(list?.parts.map(({ label, first }) => `${label} ${first}`)).toEqual([
      'boards true',
      'batterys true',
      'cables true',
      'hinges false',
    ])
    expect(list?.removed).toEqual([{ label: 'panels', reason: 'No screens.' }])
    const wrong = { remove: [{ part: 'pannel', reason: 'x' }] }
    expect(faultsOf({ components: wrong })).toEqual(['components.remove[0].part unknown-id-near'])
    expect(compose({ category: 'cleaning' }).components[0]?.parts).toEqual([])
  })

  test('fixed words travel with the pack, with references resolved', () => {
    const words = { en: { ...tiny.words.en, guide: { see: 'See {{clause "REP-01#report"}}.' } } }
    const pack = compose({}, { ...tiny, words })
    expect(pack.words.guide).toEqual({ see: 'See REP-01.2.' })
    expect(pack.words).not.toHaveProperty('problems')
    expect(JSON.stringify(pack.words)).not.toMatch(/\{\{(clause|kpi) /)
  })
})

describe('the pack', () => {
  test('is plain, deeply frozen, and shares nothing with the catalogue', () => {
    const pack = compose()
    expect(JSON.parse(JSON.stringify(pack))).toEqual(pack)
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      expect(Object.isFrozen(value)).toBe(true)
      for (const inner of Object.values(value)) walk(inner)
    }
    walk(pack)
    expect(pack.category).not.toBe(tiny.goods['ict-hardware']!.en)
  })

  test('same input, same bytes; the order of keys changes nothing', () => {
    const backwards = Object.fromEntries(Object.entries({ ...laptops }).reverse())
    expect(JSON.stringify(composeFrom(tiny, backwards as unknown as Spec))).toBe(
      JSON.stringify(compose()),
    )
    const kpis = { add: ['KPI-PRV-06.1', 'KPI-COR-01.2', 'KPI-PRV-06.1'] }
    const other = { add: ['KPI-COR-01.2', 'KPI-PRV-06.1'] }
    expect(compose({ kpis }).stamp.digest).toBe(compose({ kpis: other }).stamp.digest)
  })

  test('its own spec composes it again', () => {
    for (const category of ['ict-hardware', 'cleaning', 'canteen']) {
      const pack = compose({ category })
      expect(composeFrom(tiny, pack.spec).stamp.digest).toBe(pack.stamp.digest)
    }
  })

  test('ends on the last day of its months', () => {
    expect(compose({ contract: { start: '2027-01-31', months: 1 } }).contractEnd).toBe('2027-02-27')
  })

  test('only resellers cannot perform a service', () => {
    const bidders = { roles: ['reseller' as const] }
    expect(faultsOf({ category: 'cleaning', bidders })).toEqual(['bidders.roles nothing-to-resell'])
    expect(compose({ category: 'cleaning' }).spec.bidders.roles).toEqual(['brand'])
  })

  test('a language that is not whole is refused, and what is missing is named', () => {
    const words = { ...tiny.words, de: { ...tiny.words.en, schedule: {} } }
    const problems = (() => {
      try {
        compose({ language: 'de' }, { ...tiny, words })
      } catch (error) {
        return error instanceof HrddError ? error.problems : []
      }
      return []
    })()
    expect(problems.map(({ code }) => code)).toEqual(['language-incomplete'])
    expect(problems[0]?.message).toContain('law/eu')
    expect(faultsOf({ language: 'fr' })).toEqual(['language unknown-id-of'])
  })

  test('goods without a translation are named', () => {
    const goods = { ...tiny.goods, coats: { de: goodsOf('coats') } }
    expect(faultsOf({ category: 'coats' }, { ...tiny, goods })).toEqual([
      'language language-incomplete',
    ])
  })
})
