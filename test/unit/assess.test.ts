// Risk tiers and scheme coverage: every rule can apply, knowledge of harm never lowers a tier, no country is named.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { categoryOf, schemeCoverageFrom } from '../../src/core.ts'
import { assessRisk, compose, HrddError, type RiskInput, schemeCoverage } from '../../src/index.ts'
import { rank, tiers } from '../../src/model/audience.ts'

const categories = Object.values(standard.categories)
const level = fc.constantFrom('low' as const, 'medium' as const, 'high' as const)
const country = { level: 'high' as const, source: 'Own table, 2026' }
const input: fc.Arbitrary<RiskInput> = fc.record(
  {
    category: fc.constantFrom(...categories.map(({ id }) => id)),
    value: fc.double({ min: 1, max: 1e8, noNaN: true }),
    months: fc.integer({ min: 1, max: 240 }),
    origins: fc.subarray(['XA', 'XB', 'XC']),
    countryRisk: fc.dictionary(
      fc.constantFrom('XA', 'XB'),
      fc.record({ level, source: fc.constant('Own table') }),
    ),
    leverage: level,
    knownIncidents: fc.array(
      fc.record({
        severity: fc.constantFrom('serious' as const, 'critical' as const),
        what: fc.constant('harm'),
        source: fc.constant('report'),
      }),
      { maxLength: 2 },
    ),
    labourIntensity: level,
  },
  { requiredKeys: ['category'] },
)

describe('assessRisk', () => {
  test('gives a tier, reasons with sources, and a confidence for any input', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { tier, assessed, reasons, confidence } = assessRisk(given)
        expect(tiers).toContain(tier)
        expect(tier).toBe(assessed)
        expect(reasons.at(-1)!.tier).toBe(tier)
        expect(['high', 'medium', 'low']).toContain(confidence)
        for (const { source, text } of reasons)
          expect(source!.ref.length * text.length).toBeGreaterThan(0)
      }),
    )
  })
  test('known harm, a high origin or more manual work never lowers a tier', () => {
    fc.assert(
      fc.property(input, fc.constantFrom('incident', 'origin', 'labour'), (given, added) => {
        const more: RiskInput =
          added === 'incident'
            ? {
                ...given,
                knownIncidents: [
                  ...(given.knownIncidents ?? []),
                  { severity: 'serious', what: 'more harm', source: 'report' },
                ],
              }
            : added === 'origin'
              ? {
                  ...given,
                  origins: [...(given.origins ?? []), 'XZ'],
                  countryRisk: { ...given.countryRisk, XZ: country },
                }
              : { ...given, labourIntensity: 'high' }
        expect(rank(assessRisk(more).tier)).toBeGreaterThanOrEqual(rank(assessRisk(given).tier))
      }),
    )
  })
  test('size never lowers what is high', () => {
    for (const { id } of categories.filter(({ risk }) => risk?.tier === 'high'))
      expect(assessRisk({ category: id, value: 100, months: 1 }).tier, id).toBe('high')
  })
  test('critical harm gives high, whatever the goods and the size', () => {
    for (const { id } of categories)
      expect(
        assessRisk({
          category: id,
          value: 100,
          months: 1,
          knownIncidents: [{ severity: 'critical', what: 'children at work', source: 'report' }],
        }).tier,
        id,
      ).toBe('high')
  })
  test('each rule of the table applies somewhere', () => {
    const medium = categories.find(({ risk }) => risk?.tier === 'medium')?.id
    const inputs: RiskInput[] = [
      { cpv: '99999999', value: 1000, months: 3 },
      {
        cpv: '99999999',
        labourIntensity: 'high',
        origins: ['XA'],
        countryRisk: { XA: country },
        leverage: 'low',
        knownIncidents: [
          { severity: 'critical', what: 'a', source: 'b' },
          { severity: 'serious', what: 'a', source: 'b' },
        ],
      },
      { cpv: '99999999', labourIntensity: 'low', leverage: 'high' },
      { cpv: '99999999', leverage: 'high' },
      { category: 'ict-hardware', value: 10_000_000, months: 48 },
      ...(medium ? [{ category: medium, leverage: 'high' as const }] : []),
    ]
    const applied = new Set(
      inputs.flatMap((one) => assessRisk(one).reasons.map(({ rule }) => rule)),
    )
    expect(standard.risk.rules.map(({ id }) => id).filter((id) => !applied.has(id))).toEqual([])
  })
  test('an override stands beside what the rules gave', () => {
    const { tier, assessed, reasons } = assessRisk({
      category: 'ict-hardware',
      override: { tier: 'medium', reason: 'Only cables are bought.', by: 'Head of procurement' },
    })
    expect([tier, assessed]).toEqual(['medium', 'high'])
    expect(reasons.at(-1)).toEqual({
      rule: 'override',
      effect: 'override',
      tier: 'medium',
      text: 'Only cables are bought.',
      because: 'Head of procurement',
    })
  })
  test('confidence falls with what is unknown', () => {
    expect(
      assessRisk({ category: 'ict-hardware', origins: ['XA'], countryRisk: { XA: country } })
        .confidence,
    ).toBe('high')
    expect(
      assessRisk({ category: 'ict-hardware', origins: ['XA', 'XB'], countryRisk: { XA: country } })
        .confidence,
    ).toBe('medium')
    expect(assessRisk({ category: 'ict-hardware' }).confidence).toBe('medium')
    expect(assessRisk({ cpv: '99999999' }).confidence).toBe('low')
  })
  test('names no country', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    const words = JSON.stringify(standard.risk)
    for (let a = 65; a < 91; a++)
      for (let b = 65; b < 91; b++) {
        const name = names.of(String.fromCharCode(a, b))
        if (name) expect(words).not.toMatch(new RegExp(`\\b${name.replace(/[^\w ]/g, '.')}\\b`))
      }
  })
  test('every code of a category leads back to it, by the longest prefix', () => {
    for (const category of categories)
      for (const { prefix } of category.cpv)
        expect(categoryOf(standard, prefix.padEnd(8, '0'))!.category.id, prefix).toBe(category.id)
  })
  test.each([
    ['nothing', {}, ['category']],
    ['a short code and a wrong level', { cpv: '30', leverage: 'huge' }, ['cpv', 'leverage']],
    ['countries by name', { category: 'ict-hardware', origins: ['Germany'] }, ['origins[0]']],
    [
      'an override without a reason',
      { category: 'ict-hardware', override: { tier: 'low' } },
      ['override.reason'],
    ],
    [
      'an unknown category and a country code that is none',
      { category: 'ict', countryRisk: { de: country } },
      ['category', 'countryRisk.de'],
    ],
    ['hostile keys', JSON.parse('{"category":"ict-hardware","__proto__":{"x":1}}'), ['__proto__']],
  ])('refuses %s, all at once', (_name, given, paths) => {
    try {
      assessRisk(given as RiskInput)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(HrddError)
      expect((error as HrddError).problems.map(({ path }) => path)).toEqual(
        expect.arrayContaining(paths),
      )
    }
  })
})

describe('schemeCoverage', () => {
  const pack = compose({
    title: 'Laptops',
    buyer: 'City',
    jurisdiction: 'eu',
    category: 'ict-hardware',
    tier: 'high',
    contract: { start: '2027-07-01', months: 24 },
  })
  const all = standard.verification.schemes.map(({ id }) => id)
  test('speaks of every issue of the pack, and fills every gap with proof of the pack', () => {
    for (const id of all) {
      const { issues, gaps, asOf, status } = schemeCoverageFrom(standard, pack, [id])
      expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(status).toContain('hypothesis')
      expect(issues.map(({ issue }) => issue)).toEqual(
        standard.verification.issues.map((issue) => issue.id),
      )
      for (const { best, fill, clauses, issue } of issues) {
        expect(clauses.every((clause) => pack.pairs.some((pair) => pair.id === clause))).toBe(true)
        expect(fill.length > 0, `${id} ${issue}`).toBe(best !== 'full')
      }
      expect(gaps).toEqual(issues.filter(({ best }) => best !== 'full').map(({ issue }) => issue))
    }
  })
  test('more schemes never show less, and none shows nothing', () => {
    const order = ['none', 'partial', 'full']
    const together = schemeCoverageFrom(standard, pack, all)
    for (const id of all)
      for (const [at, one] of schemeCoverageFrom(standard, pack, [id]).issues.entries())
        expect(order.indexOf(together.issues[at]!.best)).toBeGreaterThanOrEqual(
          order.indexOf(one.best),
        )
    expect(schemeCoverage(pack, []).issues.every(({ best }) => best === 'none')).toBe(true)
  })
  test('no audit on site shows forced labour that an authority imposes', () => {
    for (const scheme of standard.verification.schemes.filter(({ kind }) =>
      /audit|certificate|label/.test(kind),
    ))
      expect(scheme.coverage['state-imposed']!.level, scheme.id).toBe('none')
  })
  test('says which scheme it does not know', () => {
    expect(() => schemeCoverageFrom(standard, pack, ['rba-vap', 'rba'])).toThrow(
      /schemes\[1\]: there is no scheme "rba"/,
    )
  })
})
