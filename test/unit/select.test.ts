// Selection from an index: what a buyer changes is followed, and what is wrong is said as `compose` says it.

import { expect, test } from 'vitest'
import { composeFrom, indexOf, select } from '../../src/compose/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { fixture, packOf, purchase, withAuthority } from '../support/fixture.ts'

const index = indexOf(fixture())

const codes = (act: () => unknown): readonly string[] => {
  try {
    act()
    return []
  } catch (error) {
    if (!(error instanceof HrddError)) throw error
    return error.problems.map(({ code, path }) => `${path} ${code}`)
  }
}

test('an index is plain, frozen data, and is made once', () => {
  expect(indexOf(fixture())).toBe(index)
  expect(Object.isFrozen(index.clauses['GAM-01']?.references)).toBe(true)
  expect(JSON.parse(JSON.stringify(index))).toEqual(index)
})

test.each<[string, Partial<Spec>]>([
  ['a tier', { tier: 'low' }],
  ['a clause left out', { omit: { 'GAM-01': 'Nobody makes it.' } }],
  ['a clause included', { tier: 'low', include: { 'DEL-01': 'It is asked for.' } }],
  ['bidders', { bidders: { roles: ['brand'], sizes: ['large'] } }],
  ['another place', { place: { 'GAM-01': { tender: 'none', reason: 'Nobody could answer.' } } }],
  ['a weight', { weights: { 'GAM-01': 7 } }],
  ['KPIs', { kpis: { remove: ['KPI-GAM-01.1'] } }],
])('%s is followed as in a pack', (_what, change) => {
  const said = codes(() => packOf(change))
  expect(codes(() => select(index, { ...purchase, ...change }))).toEqual(said)
  if (said.length > 0) return
  const pack = packOf(change)
  const { clauses, kpis } = select(index, { ...purchase, ...change })
  expect(
    clauses.map(({ id, tier, placement }) => [id, tier, placement.tender, placement.scored]),
  ).toEqual(
    pack.pairs.map(({ id, tier, placement }) => [id, tier, placement.tender, placement.scored]),
  )
  expect(kpis.map(({ id }) => id)).toEqual(pack.kpis.map(({ id }) => id))
})

test("an authority's clauses are in its index, and what it leaves out is left out", () => {
  const own = withAuthority()
  const included = { ...purchase, include: { 'GAM-01': 'These ovens come from elsewhere.' } }
  const ids = select(indexOf(own), included).clauses.map(({ id }) => id)
  expect(ids).toEqual(composeFrom(own, included).pairs.map(({ id }) => id))
  expect(codes(() => select(indexOf(own), purchase))).toEqual([
    'overlays.guild.omit.GAM-01 omitted-but-needed',
  ])
})

test.each<[Partial<Spec>, string[]]>([
  [
    { jurisdiction: 'zz', category: 'wigets' },
    ['jurisdiction unknown-id-of', 'category unknown-id-near'],
  ],
  [{ language: 'xx' }, ['language unknown-id-of']],
  [
    { omit: { 'GAM-02': 'No.' }, kpis: { set: 'cor' } },
    ['omit.GAM-02 unknown-id-near', 'kpis.set unknown-id-near'],
  ],
  [{ pin: { 'GAM-01': 99 } }, ['pin.GAM-01 unknown-revision']],
  [{ weights: { 'ALF-01': 5 } }, ['weights.ALF-01 not-scored']],
])('%j is refused', (change, problems) => {
  expect(codes(() => select(index, { ...purchase, ...change }))).toEqual(problems)
})
