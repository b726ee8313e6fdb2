// Same input, same bytes: whatever the order of keys, the clock, the time zone and the language of the machine.

import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom, readPack } from '../../src/compose/index.ts'
import type { Spec } from '../../src/model/spec.ts'
import { digestOfOutputs } from './outputs.ts'
import { triesOf } from './runs.ts'
import { specs } from './specs.ts'

const tries = triesOf(import.meta.url)

/** The same data with the keys of every group the other way round. */
function turned<Data>(value: Data): Data {
  if (Array.isArray(value)) return value.map(turned) as Data
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).reverse()
  return Object.fromEntries(entries.map(([key, inner]) => [key, turned(inner)])) as Data
}

test('a spec in another order, with its defaults spelled out, gives the same pack', () => {
  const catalogue = JSON.stringify(standard)
  fc.assert(
    fc.property(specs, (spec) => {
      const before = JSON.stringify(spec)
      const pack = composeFrom(standard, spec)
      const json = JSON.stringify(pack)
      expect(JSON.stringify(spec)).toBe(before)
      for (const other of [spec, turned(spec), pack.spec as Spec])
        expect(JSON.stringify(composeFrom(standard, other))).toBe(json)
    }),
    tries(),
  )
  expect(JSON.stringify(standard)).toBe(catalogue)
})

test('a stored pack, in any order of keys, gives the same files', () =>
  fc.assert(
    fc.asyncProperty(specs, async (spec) => {
      const pack = composeFrom(standard, spec)
      const stored = readPack(JSON.parse(JSON.stringify(turned(pack))))
      expect(await digestOfOutputs([stored])).toBe(await digestOfOutputs([pack]))
    }),
    tries(0.2),
  ))

test('time zone, language and clock of the machine change nothing', async () => {
  const { seed, numRuns } = tries(0.05)
  const sample = fc.sample(specs, { seed: seed ?? 0, numRuns: numRuns ?? 1 })
  const here = await digestOfOutputs(sample.map((spec) => composeFrom(standard, spec)))
  for (const [TZ, LC_ALL] of [
    ['America/St_Johns', 'tr_TR.UTF-8'],
    ['Pacific/Kiritimati', 'de_DE.UTF-8'],
    ['Pacific/Pago_Pago', 'ar_EG.UTF-8'],
  ]) {
    const there = execFileSync('npx', ['tsx', 'test/property/outputs.ts'], {
      input: JSON.stringify(sample),
      encoding: 'utf8',
      env: { ...process.env, TZ, LC_ALL, LANG: LC_ALL },
    })
    expect(there.trim(), TZ).toBe(here)
  }
})
