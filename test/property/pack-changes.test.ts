// Whatever is changed in a stored pack, it is found; whatever is left out for others, their documents stay; two packs differ
// in what is told.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { seal } from '../../src/compose/digest.ts'
import { composeFrom, diffPacks, packFor, readPack, verifyPack } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { kinds } from '../../src/documents/kinds.ts'
import { documentKinds, outsiders, shownTo } from '../../src/model/document.ts'
import type { Pack } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { told } from './garbage.ts'
import { triesOf } from './runs.ts'
import { example, settled, specs } from './specs.ts'
import { unresolved } from './tree.ts'

const tries = triesOf(import.meta.url)

const whole = composeFrom(standard, {
  ...example,
  reference: 'R-1',
  tender: { published: '2027-02-01', deadline: '2027-03-15', handIn: 'By portal' },
  kpis: { add: ['KPI-COR-01.2'], targets: { 'KPI-TRN-01.1': [{ good: 80 }] } },
  set: { 'REP-01': { registerDays: { all: 80, sme: 90 } } },
  place: { 'GRV-01': { tender: 'none', reason: 'Asked elsewhere' } },
  capacity: { hoursPerYear: 30.5 },
  award: { role: 'reseller', size: 'sme', brands: ['A'], contacts: { buyer: 'B' } },
})
const packs: readonly Pack[] = [whole, ...outsiders.map((audience) => packFor(whole, audience))]

type Data = { [key: string]: unknown } | unknown[]
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null

/** Every object and list, with the way that leads there. */
function* holders(data: Data, way: string): Generator<readonly [way: string, data: Data]> {
  yield [way, data]
  for (const [key, inner] of Object.entries(data))
    if (isData(inner)) yield* holders(inner, `${way}.${key}`)
}

/** Another value of the same kind as a rule, now and then of another. */
const other = (value: unknown): fc.Arbitrary<unknown> => {
  const same =
    typeof value === 'string'
      ? fc.oneof(
          fc.constantFrom(`${value} `, value.slice(1), value.toUpperCase(), `${value}\u00ad`),
          fc.string(),
        )
      : fc.oneof(fc.integer(), fc.double(), fc.boolean())
  return fc.oneof({ weight: 4, arbitrary: same }, { weight: 1, arbitrary: fc.jsonValue() })
}

type Change = (data: Data) => void
/** What can be done at one place. */
function changesAt(data: Data): fc.Arbitrary<Change> {
  const keys = Object.keys(data)
  const key = keys.length > 0 ? fc.constantFrom(...keys) : fc.constant('')
  const set = key.chain((name) =>
    other(Reflect.get(data, name)).map(
      (value): Change =>
        (target) => {
          Reflect.set(target, name, value)
        },
    ),
  )
  const added = fc.tuple(fc.string({ minLength: 1 }), fc.jsonValue()).map(
    ([name, value]): Change =>
      (target) => {
        if (Array.isArray(target)) target.push(value)
        else if (name !== '__proto__') target[name] = value
      },
  )
  const removed = key.map(
    (name): Change =>
      (target) => {
        if (Array.isArray(target)) target.splice(Number(name), 1)
        else delete target[name]
      },
  )
  const moved = fc.tuple(key, key).map(
    ([from, to]): Change =>
      (target) => {
        const [first, second] = [Reflect.get(target, from), Reflect.get(target, to)]
        Reflect.set(target, from, second)
        Reflect.set(target, to, first)
      },
  )
  return fc.oneof(set, added, removed, moved)
}

const jsons = packs.map((pack) => JSON.stringify(pack))
const places = jsons.map((json) => [...holders(JSON.parse(json), '')])

/** A stored pack in which one thing is not as it was. */
const changedPacks = fc
  .nat(packs.length - 1)
  .chain((index) =>
    fc.nat((places[index]?.length ?? 1) - 1).chain((place) => {
      const [way, data] = places[index]?.[place] ?? ['', {}]
      return changesAt(data).map((change) => {
        const pack: Data = JSON.parse(jsons[index] ?? '')
        const [, target = pack] = [...holders(pack, '')][place] ?? []
        change(target)
        return { index, way, json: JSON.stringify(pack) }
      })
    }),
  )
  .filter(({ index, json }) => json !== jsons[index])
  .map((changed) => told(changed, `${changed.index} changed at ${changed.way}`))

test('any change of a stored pack is found, and none is found where there is none', () => {
  for (const json of jsons) expect(verifyPack(JSON.parse(json)).ok).toBe(true)
  return fc.assert(
    fc.property(changedPacks, ({ json }) => {
      const { ok, differs } = verifyPack(JSON.parse(json))
      expect(ok).toBe(false)
      expect(differs.length).toBeGreaterThan(0)
      for (const { message, hint } of differs) expect(message && hint).not.toBe('')
    }),
    // ten thousand before a release
    tries(process.env.SEEDS ? 5 : 1),
  )
})

test('a change under a new digest is told, or refused', () =>
  fc.assert(
    fc.property(changedPacks, ({ index, json }) => {
      let forged: Pack
      try {
        forged = readPack(seal(JSON.parse(json)))
      } catch (error) {
        // where there is no stamp to seal, or the shape is another
        expect(error instanceof HrddError || error instanceof TypeError).toBe(true)
        return
      }
      const before = packs[index] ?? whole
      const same = JSON.stringify(forged.stamp.parts) === JSON.stringify(before.stamp.parts)
      try {
        expect(diffPacks(before, forged).length === 0).toBe(same)
      } catch (error) {
        // the words that it would be told in are those that were changed
        expect(error instanceof HrddError || error instanceof RangeError).toBe(true)
      }
    }),
    tries(0.5),
  ))

test('a pack for others gives their documents word for word', () =>
  fc.assert(
    fc.property(specs, fc.constantFrom(...outsiders), (spec, audience) => {
      const pack = composeFrom(standard, { ...spec, capacity: { hoursPerYear: 7 } })
      const shared = packFor(pack, audience)
      expect(verifyPack(JSON.parse(JSON.stringify(shared))).ok).toBe(true)
      expect(JSON.stringify(shared)).not.toContain('hoursPerYear')
      const shown: readonly string[] = shownTo[audience]
      for (const kind of documentKinds)
        if (shown.includes(kinds[kind].readership))
          expect(draft(shared, kind), kind).toEqual(draft(pack, kind))
    }),
    tries(0.25),
  ))

/** Two packs that have something in common: a few fields of one are those of another. */
const pairsOfPacks = fc
  .tuple(specs, specs, fc.boolean())
  .map(([spec, another, near]): readonly [Pack, Pack] => {
    const { tier, strategy, contract } = another
    const next: Spec = near ? { ...spec, tier, strategy, contract } : another
    return [composeFrom(standard, spec), settled(next).pack]
  })

test('two packs differ in what is told, in both directions', () =>
  fc.assert(
    fc.property(pairsOfPacks, ([a, b]) => {
      const there = diffPacks(a, b)
      expect(there.length === 0).toBe(a.stamp.digest === b.stamp.digest)
      expect(diffPacks(b, a).map(({ what, id, from, to }) => [what, id, to, from])).toEqual(
        there.map(({ what, id, from, to }) => [what, id, from, to]),
      )
      for (const { sentence } of there) expect(sentence).not.toMatch(unresolved)
    }),
    tries(0.15),
  ))
