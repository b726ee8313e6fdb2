// Search ranks what a person means first.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { createFinder, find } from '../../src/catalogue/search.ts'

describe('find', () => {
  test.each([
    ['recruitment fees', 'PRV-04'],
    ['recruitment fee', 'PRV-04'],
    ['living wage', 'PRV-06'],
    ['overtime', 'PRV-07'],
    ['child labour', 'PRV-03'],
    ['retaliation', 'VOI-02'],
    ['complaint channel', 'GRV-01'],
    ['factory address', 'TRN-01'],
    ['mines cobalt smelter', 'IDN-04'],
    ['trade union', 'PRV-05'],
    ['unannounced visit monitor', 'MON-02'],
    ['stop orders exit', 'REM-02'],
    ['late payment invoices', 'BUY-01'],
    ['violence harassment', 'PRV-09'],
    ['solvents exposure', 'PRV-08'],
    ['TRN-01', 'TRN-01'],
    ['repaymnt of fees', 'PRV-04'],
  ])('%s → %s', (words, id) => {
    expect(find(words, { kind: 'clause', limit: 3 }).map((hit) => hit.id)).toContain(id)
  })
  test('every clause and KPI is found by its own title first among its kind', () => {
    const search = createFinder(standard)
    for (const [kind, all] of [
      ['clause', standard.clauses],
      ['kpi', standard.kpis],
    ] as const)
      for (const { id, title } of Object.values(all))
        expect(search(title, { kind })[0]?.id, title).toBe(id)
  })
  test('shows the passage it means', () => {
    const hit = find('recruitment fees', { kind: 'clause' })[0]!
    expect(hit.excerpt.toLowerCase()).toContain('recruitment fee')
    expect(hit.excerpt.length).toBeLessThan(180)
    expect(hit.where.length).toBeGreaterThan(0)
  })
  test('keeps to the tier, the kind and the number asked for', () => {
    expect(
      find('plan', { tier: 'low', kind: 'clause' }).every(
        ({ id }) => standard.clauses[id]!.from === 'low',
      ),
    ).toBe(true)
    expect(find('plan', { limit: 2 })).toHaveLength(2)
    expect(find('site', { kind: 'definition' }).every(({ kind }) => kind === 'definition')).toBe(
      true,
    )
  })
  test.each(['', '   ', '???', 'zzzzqqqq', '__', '('.repeat(50)])(
    'finds nothing for %j and does not fail',
    (words) => {
      expect(find(words)).toEqual([])
    },
  )
  test('order of hits is by score', () => {
    const scores = find('forced labour').map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })
})
