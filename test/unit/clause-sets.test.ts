// A set of clauses is a choice that is printed; what is referred to always comes along.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { check, compose, draft, type Spec, toText } from '../../src/index.ts'

const specOf = (fields: Partial<Spec> = {}): Spec => ({
  title: 'Laptops',
  buyer: 'City',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 24 },
  ...fields,
})
const sets = Object.values(standard.clauseSets)

describe.each(sets.map(({ id }) => id))('%s', (id) => {
  const set = standard.clauseSets[id]!
  test.each(['low', 'medium', 'high'] as const)(
    'at %s holds what it names and what that refers to, and says what it leaves out',
    (tier) => {
      const pack = compose(specOf({ tier, clauses: { set: id } }))
      const inPack = pack.pairs.map((pair) => pair.id)
      const due = Object.values(standard.clauses)
        .filter((clause) =>
          compose(specOf({ tier })).pairs.some(
            (pair) => pair.id === clause.id && pair.because === undefined,
          ),
        )
        .map((clause) => clause.id)
      const named =
        set.clauses === 'all' ? due : due.filter((clause) => set.clauses.includes(clause))
      expect(inPack).toEqual(expect.arrayContaining(named))
      for (const pair of pack.pairs)
        expect(named.includes(pair.id) || inPack.includes(pair.because!), pair.id).toBe(true)
      expect(pack.omitted.map((one) => one.id).sort()).toEqual(
        due.filter((clause) => !inPack.includes(clause)).sort(),
      )
      for (const { reason } of pack.omitted) expect(reason).toContain(set.title)
      expect(check(pack).filter(({ severity }) => severity === 'error')).toEqual([])
    },
  )
})

test('the default is every clause of the tier', () => {
  expect(compose(specOf()).stamp.digest).toBe(
    compose(specOf({ clauses: { set: 'full' } })).stamp.digest,
  )
  expect(compose(specOf()).pairs).toHaveLength(
    Object.values(standard.clauses).filter(({ status }) => status === 'active').length,
  )
})
test('a clause can be added to a set, and one of the set left out', () => {
  const pack = compose(
    specOf({
      clauses: { set: 'starter' },
      include: { 'PRV-06': 'Wages are the first complaint at these sites.' },
      omit: { 'FLO-02': 'Brands bid themselves.' },
    }),
  )
  expect(pack.pairs.find(({ id }) => id === 'PRV-06')!.because).toContain('first complaint')
  expect(pack.omitted.find(({ id }) => id === 'FLO-02')!.reason).toBe('Brands bid themselves.')
  expect(toText(draft(pack, 'alignment-matrix'))).toContain(standard.clauseSets.starter!.title)
})
test.each([
  [
    { clauses: { set: 'cor' } },
    /clauses\.set: there is no clause set "cor" Tip: Did you mean "core"/,
  ],
  [
    { clauses: { set: 'starter' }, omit: { 'PRV-06': 'x' } },
    /PRV-06 is not in a pack of tier high with the set "starter"/,
  ],
  [{ clauses: { set: 'core' }, omit: { 'COR-01': 'x' } }, /COR-01 cannot be left out/],
] as [Partial<Spec>, RegExp][])('%j is refused', (fields, said) =>
  expect(() => compose(specOf(fields))).toThrow(said),
)
