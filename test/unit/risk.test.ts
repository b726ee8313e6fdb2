// How risky a purchase is for people, and what schemes can show.

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { assessRiskFrom, categoryOf, coverageFrom } from '../../src/advise/index.ts'
import { riskConditions } from '../../src/advise/risk.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import { laptops, tiny } from '../support/tiny-catalogue.ts'

const assess = (input: object) => assessRiskFrom(tiny, input)
const rulesOf = (input: object) => assess(input).reasons.map(({ rule }) => rule)
const codesOf = (input: unknown): string[] => {
  try {
    assessRiskFrom(tiny, input as object)
  } catch (error) {
    if (error instanceof HrddError) return error.problems.map(({ path, code }) => `${path} ${code}`)
    throw error
  }
  return []
}

describe('assessRiskFrom', () => {
  test('starts from the profile; the longest code decides', () => {
    expect(assess({ category: 'ict-hardware' })).toMatchObject({
      tier: 'high',
      confidence: 'medium',
      category: 'ict-hardware',
      table: 1,
    })
    expect(assess({ cpv: '30231000-7' })).toMatchObject({ tier: 'medium' })
    expect(categoryOf(tiny, '30231000')?.entry.prefix).toBe('3023')
    expect(assess({ cpv: '30231000', category: 'workwear' }).reasons[0]?.because).toContain(
      'low pay',
    )
  })

  test('goods that nobody has looked at stand in the middle, with little confidence', () => {
    expect(assess({ cpv: '99000000' })).toMatchObject({ tier: 'medium', confidence: 'low' })
  })

  test('rules apply in order, and say why', () => {
    const small = { cpv: '30231000', value: 100_000, months: 12 }
    expect(assess(small)).toMatchObject({ tier: 'low' })
    expect(rulesOf(small)).toEqual(['profile', 'small-and-short', 'unknown-origin'])
    const incident = { severity: 'critical', what: 'A fire', source: 'a union', year: 2026 }
    const grave = { ...small, knownIncidents: [incident] }
    expect(assess(grave).tier).toBe('high')
    expect(rulesOf(grave)).not.toContain('small-and-short')
    expect(assess(grave).reasons[1]?.because).toBe('A fire (a union, 2026)')
    const long = { cpv: '30231000', value: 6_000_000, months: 36 }
    expect(assess(long).reasons[1]?.because).toBe('6,000,000 euro, 36 months')
  })

  test('origins that are rated make it sure', () => {
    const countryRisk = { VN: { level: 'medium', source: 'an index' } }
    const input = { category: 'ict-hardware', origins: ['VN'], countryRisk }
    expect(assess(input)).toMatchObject({ confidence: 'high' })
    expect(assess({ ...input, origins: ['VN', 'CN'] }).reasons.at(-1)?.because).toBe('CN')
  })

  test('a person decides, and the reason stays', () => {
    const override = { tier: 'low', reason: 'One screen.', by: 'the buyer' }
    expect(assess({ category: 'ict-hardware', override })).toMatchObject({
      tier: 'low',
      assessed: 'high',
    })
    expect(assess({ category: 'ict-hardware', override }).reasons.at(-1)).toEqual({
      rule: 'override',
      effect: 'override',
      tier: 'low',
      text: 'One screen.',
      because: 'the buyer',
    })
  })

  test.each([
    [{}, 'category no-goods-named'],
    [{ category: 'ict' }, 'category unknown-id-of'],
    [{ cpv: '30' }, 'cpv bad-form-cpv-code'],
    [{ cpv: '30231000', origins: ['Vietnam'] }, 'origins[0] bad-form-country'],
    [{ cpv: '30231000', months: 0 }, 'months too-small'],
    [{ cpv: '30231000', leverag: 'low' }, 'leverag unknown-field-near'],
    [null, ' wrong-type'],
    [{ cpv: '30231000', override: { toJSON() {} } }, 'override.toJSON not-data'],
  ])('%j is refused', (input, problem) => {
    expect(codesOf(input)).toContain(problem)
  })

  test('every rule of the table of the package has its condition', () => {
    const file = 'clauses/knowledge/risk.yaml'
    if (!existsSync(file)) return
    const { rules } = parse(readFileSync(file, 'utf8'))
    const unknown = rules
      .map(({ id }: { id: string }) => id)
      .filter((id: string) => !riskConditions[id])
    expect(unknown).toEqual([])
  })
})

describe('coverageFrom', () => {
  const pack = composeFrom(tiny, laptops)

  test('says what schemes can show of the issues in the pack', () => {
    const coverage = coverageFrom(tiny, ['label'], pack)
    expect(coverage.issues.map(({ issue, best }) => `${issue} ${best}`)).toEqual([
      'fees partial',
      'sites full',
    ])
    expect(coverage.gaps).toEqual(['fees'])
    expect(coverage.issues[0]?.fill).toMatchObject([{ clause: 'PRV-04', grade: 'E2' }])
    expect(coverage.issues[1]?.fill).toEqual([])
  })

  test('without a scheme, independent proof comes first', () => {
    const sites = coverageFrom(tiny, [], pack).issues[1]
    expect(sites?.best).toBe('none')
    expect(sites?.fill.map(({ grade }) => grade)).toEqual(['E3'])
  })

  test('an unknown scheme is a problem', () => {
    expect(() => coverageFrom(tiny, ['lable'], pack)).toThrow(/label/)
  })
})
