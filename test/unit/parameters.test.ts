// Precedence of values: clause by tier, variant, category, jurisdiction, spec. Each within bounds, each remembered.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/core.ts'
import { compose, draft, type Pack, type Spec, toText } from '../../src/index.ts'
import type { Catalogue, Overlay } from '../../src/model/catalogue.ts'
import type { Spec as AnySpec } from '../../src/model/spec.ts'
import { packOf, problemsOf, specOf } from './support.ts'

const parameter = (pack: Pack, id: string, name: string) =>
  pack.pairs.find((pair) => pair.id === id)!.parameters[name]!
const set = (values: unknown) => ({ set: values }) as Partial<Spec>
const own = standard.clauses['TRN-01']!.parameters.listDays!.default
const withOverlays = (category: Overlay, jurisdiction: Overlay): Catalogue => ({
  ...standard,
  categories: {
    ...standard.categories,
    'ict-hardware': { ...standard.categories['ict-hardware']!, parameters: category },
  },
  jurisdictions: {
    ...standard.jurisdictions,
    eu: { ...standard.jurisdictions.eu!, parameters: jurisdiction },
  },
})
const composeWith = (catalogue: Catalogue, fields: Partial<Spec> = {}) =>
  composeFrom(catalogue, specOf(fields) as AnySpec)

describe('precedence', () => {
  test('the default of the tier comes first', () => {
    for (const tier of ['medium', 'high'] as const)
      expect(parameter(packOf({ tier }), 'TRN-01', 'listDays')).toMatchObject({
        value: own[tier],
        provenance: [{ step: 'clause', value: own[tier] }],
      })
  })
  test('then category, jurisdiction and spec, each remembered in order', () => {
    const [category, jurisdiction] = [
      { 'TRN-01': { listDays: 100 } },
      { 'TRN-01': { listDays: 95 } },
    ]
    expect(parameter(composeWith(withOverlays(category, {})), 'TRN-01', 'listDays')).toMatchObject({
      value: 100,
      provenance: [
        { step: 'clause', value: own.high },
        { step: 'category', value: 100 },
      ],
    })
    expect(
      parameter(composeWith(withOverlays({}, jurisdiction)), 'TRN-01', 'listDays'),
    ).toMatchObject({
      value: 95,
      provenance: [
        { step: 'clause', value: own.high },
        { step: 'jurisdiction', value: 95 },
      ],
    })
    expect(
      parameter(
        composeWith(withOverlays(category, jurisdiction), { set: { 'TRN-01': { listDays: 80 } } }),
        'TRN-01',
        'listDays',
      ),
    ).toMatchObject({
      value: 80,
      variants: [],
      provenance: [
        { step: 'clause', value: own.high },
        { step: 'category', value: 100 },
        { step: 'jurisdiction', value: 95 },
        { step: 'spec', value: 80 },
      ],
    })
  })
  test('a variant binds its supplier type until someone sets a plain value', () => {
    const first = parameter(packOf(), 'TRN-01', 'firstDays')
    const variant = standard.clauses['TRN-01']!.parameters.firstDays!.variants[0]!
    expect(first.variants).toEqual([
      {
        for: variant.for,
        value: variant.default.high,
        provenance: [{ step: 'variant', value: variant.default.high }],
      },
    ])
    expect(
      parameter(packOf(set({ 'TRN-01': { firstDays: 50 } })), 'TRN-01', 'firstDays'),
    ).toMatchObject({ value: 50, variants: [] })
  })
  test('a value with "all" says what binds whom, and keeps what came before', () => {
    const given = parameter(
      packOf(set({ 'TRN-01': { firstDays: { all: 50, sme: 70 } } })),
      'TRN-01',
      'firstDays',
    )
    expect(given.value).toBe(50)
    expect(given.provenance.map(({ step }) => step)).toEqual(['clause', 'spec'])
    expect(given.variants).toEqual([
      {
        for: 'sme',
        value: 70,
        provenance: [
          { step: 'variant', value: 75 },
          { step: 'spec', value: 70 },
        ],
      },
    ])
  })
  test('a variant for suppliers who cannot bid is left out', () => {
    expect(
      parameter(
        packOf({ bidders: { roles: ['reseller', 'brand'], sizes: ['large'] } }),
        'TRN-01',
        'firstDays',
      ).variants,
    ).toEqual([])
  })
  test('the value is printed where it binds', () => {
    const text = toText(
      draft(
        packOf(set({ 'TRN-01': { listDays: 87, firstDays: { all: 51, sme: 71 } } })),
        'contract-schedule',
      ),
    )
    expect(text).toContain('87 days')
    expect(text).toContain('51 days (71 days for an SME)')
    const small = toText(
      draft(
        packOf({
          ...set({ 'TRN-01': { firstDays: { all: 51, sme: 71 } } }),
          bidders: { roles: ['brand'], sizes: ['sme'] },
        }),
        'contract-schedule',
      ),
    )
    expect(small).toContain('71 days')
    expect(small).not.toContain('51 days')
  })
  test('the alignment matrix shows each step', () => {
    const text = toText(
      draft(
        composeWith(
          withOverlays({ 'TRN-01': { listDays: 100 } }, {}),
          set({ 'TRN-01': { listDays: 80 } }),
        ),
        'alignment-matrix',
      ),
    )
    expect(text).toContain('80 days')
    expect(text).toContain('100 days')
  })
})

describe('bounds', () => {
  const codes = (values: unknown, fields: Partial<Spec> = {}) =>
    problemsOf(() => compose(specOf({ ...fields, ...set(values) }))).map(({ code, path }) => [
      code,
      path,
    ])
  test('a value outside the bounds is refused', () => {
    expect(codes({ 'TRN-01': { firstModels: 31 } })).toEqual([
      ['out-of-range', 'set.TRN-01.firstModels'],
    ])
    expect(codes({ 'TRN-01': { firstModels: 0 } })).toEqual([
      ['out-of-range', 'set.TRN-01.firstModels'],
    ])
    expect(codes({ 'TRN-01': { firstModels: 30 } })).toEqual([])
  })
  test('a bound that hangs on another parameter follows it', () => {
    expect(codes({ 'TRN-01': { requestDays: 30, firstDays: 57 } })).toEqual([
      ['out-of-range', 'set.TRN-01.firstDays'],
    ])
    expect(codes({ 'TRN-01': { requestDays: 30, firstDays: 58 } })).toEqual([])
    expect(
      parameter(packOf(set({ 'TRN-01': { requestDays: 10 } })), 'TRN-01', 'firstDays').min,
    ).toBe(38)
  })
  test('a value for some suppliers is never stricter than that for all', () => {
    expect(codes({ 'TRN-01': { firstDays: { all: 70, sme: 50 } } })).toEqual([
      ['stricter-variant', 'set.TRN-01.firstDays.sme'],
    ])
  })
  test('types are checked, and so are names', () => {
    expect(codes({ 'TRN-01': { listDays: 'soon' } })).toEqual([
      ['wrong-type', 'set.TRN-01.listDays'],
    ])
    expect(codes({ 'TRN-01': { listDays: 80.5 } })).toEqual([['wrong-type', 'set.TRN-01.listDays']])
    expect(codes({ 'TRN-01': { lstDays: 80 } })).toEqual([
      ['unknown-parameter', 'set.TRN-01.lstDays'],
    ])
    expect(codes({ 'TRN-99': { listDays: 80 } })).toEqual([['unknown-clause', 'set.TRN-99']])
    expect(
      problemsOf(() => compose(specOf(set({ 'TRN-01': { lstDays: 80 } }))))[0]!.hint,
    ).toContain('listDays')
  })
  test('what is left out cannot be set', () => {
    expect(codes({ 'TRN-03': {} }, { omit: { 'TRN-03': 'x' } })).toEqual([
      ['set-but-omitted', 'set.TRN-03'],
    ])
  })
  test('setting a clause that the tier does not hold is reported, not swallowed', () => {
    expect(codes({ 'TRN-01': { listDays: 80 } }, { tier: 'low' })).not.toEqual([])
  })
  test('every problem is said at once', () => {
    expect(
      codes({ 'TRN-01': { listDays: 'soon', firstModels: 31, nothing: 1 } }, { jurisdiction: 'xx' })
        .length,
    ).toBeGreaterThanOrEqual(1)
    expect(codes({ 'TRN-01': { listDays: 'soon', firstModels: 31, nothing: 1 } }).length).toBe(3)
  })
})
