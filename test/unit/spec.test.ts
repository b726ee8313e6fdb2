// Reading a spec: whatever is handed in, it becomes plain data or one error with every problem.

import { describe, expect, test } from 'vitest'
import { readSpec } from '../../src/compose/index.ts'
import { HrddError, type Problem } from '../../src/model/problems.ts'
import { laptops } from '../support/tiny-catalogue.ts'

const problemsOf = (input: unknown): readonly Problem[] => {
  try {
    readSpec(input)
  } catch (error) {
    if (error instanceof HrddError) return error.problems
    throw error
  }
  return []
}
const codesOf = (input: unknown): string[] => problemsOf(input).map(({ code }) => code)

describe('readSpec', () => {
  test('hands back plain data of its own, trimmed', () => {
    const input = { ...laptops, title: '  Laptops 2027 ', omit: { 'TRN-01': 'no site' } }
    const spec = readSpec(input)
    expect(spec.title).toBe('Laptops 2027')
    expect(spec.omit).not.toBe(input.omit)
    expect(spec).toEqual({ ...input, title: 'Laptops 2027' })
  })

  test('says every problem at once, with near names', () => {
    const problems = problemsOf({
      ...laptops,
      tier: 'hgih',
      titel: 'x',
      contract: { start: '2027-02-30', month: 3 },
      kpis: { modus: 'dialogue' },
    })
    expect(problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'contract.month unknown-field-near',
      'contract.months missing',
      'contract.start bad-date',
      'kpis.modus unknown-field-near',
      'tier unknown-value-near',
      'titel unknown-field-near',
    ])
    expect(problems.find(({ path }) => path === 'titel')?.hint).toContain('title')
  })

  test('refuses ids that are none', () => {
    expect(codesOf({ ...laptops, set: { TRN01: {} } })).toEqual(['unknown-field'])
    expect(codesOf({ ...laptops, kpis: { add: ['TRN-01'] } })).toEqual(['bad-form-kpi-id'])
  })

  test('checks the order of dates', () => {
    const tender = { published: '2027-03-01', deadline: '2027-03-01', questions: '2027-02-01' }
    expect(problemsOf({ ...laptops, tender }).map(({ path }) => path)).toEqual([
      'tender.deadline',
      'tender.questions',
    ])
    const late = { published: '2027-03-01', deadline: '2027-08-01' }
    expect(codesOf({ ...laptops, tender: late })).toEqual(['date-order'])
    expect(codesOf({ ...laptops, contract: { start: '0027-07-01', months: 1 } })).toEqual([
      'far-date',
    ])
  })

  test.each([
    ['line break', 'Laptops\nand more'],
    ['right-to-left mark', 'Laptops \u202e2027'],
    ['lone surrogate', 'Laptops \ud800'],
    ['null character', 'Laptops\u0000'],
  ])('refuses a %s', (_name, title) => {
    expect(codesOf({ ...laptops, title })).toEqual(['bad-character'])
  })

  const cycle: Record<string, unknown> = { ...laptops }
  cycle.contract = cycle
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  test.each([
    ['a cycle', cycle, 'cycle'],
    [
      'a getter that throws',
      {
        ...laptops,
        get title() {
          throw new Error('no')
        },
      },
      'unreadable',
    ],
    ['a revoked proxy', revoked.proxy, 'unreadable'],
    ['a revoked proxy inside', { ...laptops, tender: revoked.proxy }, 'unreadable'],
    ['an object with toJSON', { ...laptops, title: { toJSON: () => 'x' } }, 'not-data'],
    ['a date object', { ...laptops, contract: new Date(0) }, 'date-with-time'],
    ['a big integer', { ...laptops, contract: { start: '2027-01-01', months: 3n } }, 'not-data'],
    ['a symbol', { ...laptops, title: Symbol('x') }, 'not-data'],
    ['a key of the prototype', JSON.parse('{"__proto__":{"tier":"low"}}'), 'unknown-field'],
    [
      'deep nesting',
      { ...laptops, title: JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`) },
      'nested-deep',
    ],
    ['nothing', undefined, 'wrong-argument'],
    ['text', 'a spec', 'wrong-argument'],
    ['a list', [laptops], 'wrong-argument-other'],
  ])('%s is a problem, never a crash', (_name, input, code) => {
    expect(codesOf(input)).toContain(code)
  })

  test('a bomb of aliases, and a heap of keys, end quickly', () => {
    const bomb = Array.from({ length: 7 }).reduce<unknown>((inner) => Array(9).fill(inner), ['lol'])
    expect(codesOf({ ...laptops, title: bomb })).toContain('too-many-values')
    expect(codesOf({ ...laptops, title: bomb }).length).toBeLessThan(30)
    const heap = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, 1]))
    expect(codesOf(heap)).toEqual(['too-many-values'])
  })

  test('reads objects of another window and without a prototype', () => {
    const bare = Object.assign(Object.create(null), laptops)
    expect(readSpec(bare)).toEqual(laptops)
  })
})
