// Reading a stored pack: what was composed comes back, what was altered is refused.

import { describe, expect, test } from 'vitest'
import { composeFrom, digestOf, readPack } from '../../src/compose/index.ts'
import type { Pack } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import { laptops, tiny } from '../support/tiny-catalogue.ts'

const pack = composeFrom(tiny, laptops)
const stored = () => JSON.parse(JSON.stringify(pack))
const codesOf = (input: unknown): string[] => {
  try {
    readPack(input)
  } catch (error) {
    if (error instanceof HrddError) return error.problems.map(({ code }) => code)
    throw error
  }
  return []
}

describe('readPack', () => {
  test('hands back the same pack, frozen', () => {
    const read = readPack(stored())
    expect(read).toEqual(pack)
    expect(Object.isFrozen(read.pairs[0]?.condition)).toBe(true)
  })

  test('format 1 is refused, and it is said what to do', () => {
    try {
      readPack({ ...stored(), format: 1 })
    } catch (error) {
      expect(error instanceof HrddError && error.problems[0]?.code).toBe('pack-format-1')
      expect(error instanceof HrddError && error.problems[0]?.hint).toContain('spec')
    }
    expect(codesOf({ ...stored(), format: 3 })).toEqual(['pack-format'])
  })

  test('an altered word, a lowered target and another title are found', () => {
    const word = stored()
    word.pairs[0].condition[0].items[0].text = ['The Supplier need do nothing.']
    expect(codesOf(word)).toEqual(['pack-altered'])
    const target = stored()
    target.kpis[0].thresholds[0].good = 1
    expect(codesOf(target)).toEqual(['pack-altered'])
    const uses = stored()
    uses.stamp.uses.pop()
    expect(codesOf(uses)).toEqual(['pack-stamp'])
  })

  test('every field that goes missing is found', () => {
    for (const field of Object.keys(pack)) {
      const damaged = stored()
      delete damaged[field]
      expect(codesOf(damaged), field).not.toEqual([])
    }
  })

  test('misshapen packs are refused with every problem', () => {
    const damaged = stored()
    damaged.pairs[0].condition = 'none'
    damaged.kpis = [null]
    damaged.extra = true
    expect(codesOf(damaged)).toHaveLength(3)
  })

  test('a title with line breaks is refused even under its own digest', () => {
    const hostile: Pack = {
      ...pack,
      spec: { ...pack.spec, title: 'Laptops\r\nEND:VEVENT' },
    }
    const sealed = { ...hostile, stamp: { ...hostile.stamp, digest: digestOf(hostile) } }
    expect(codesOf(JSON.parse(JSON.stringify(sealed)))).toEqual(['bad-character'])
  })

  const cycle: Record<string, unknown> = { format: 2 }
  cycle.pairs = [cycle]
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'a pack'],
    ['a list', []],
    ['a cycle', cycle],
    ['a revoked proxy', revoked.proxy],
    ['an object with toJSON', { toJSON() {} }],
    ['a spec', laptops],
  ])('%s is a problem, never a crash', (_name, input) => {
    expect(codesOf(input)).not.toEqual([])
  })
})

describe('digestOf', () => {
  test('is the stamp, whatever the order of the keys', () => {
    expect(digestOf(pack)).toBe(pack.stamp.digest)
    const backwards = Object.fromEntries(Object.entries(pack).reverse())
    expect(readPack(backwards).stamp.digest).toBe(pack.stamp.digest)
    expect(pack.stamp.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('changes with every choice', () => {
    const digests = [
      pack,
      composeFrom(tiny, { ...laptops, title: 'Other' }),
      composeFrom(tiny, { ...laptops, set: { 'TRN-01': { firstModels: 9 } } }),
      composeFrom(tiny, { ...laptops, weights: { 'TRN-01': 5 } }),
      composeFrom({ ...tiny, version: '0.4.1' }, laptops),
    ].map(({ stamp }) => stamp.digest)
    expect(new Set(digests).size).toBe(digests.length)
  })
})
