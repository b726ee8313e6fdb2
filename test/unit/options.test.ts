// Options side by side: what is computed for all of them is what composing and rendering each gives.

import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { standard } from '../../src/catalogue/index.ts'
import { optionsCommand } from '../../src/cli/commands/options.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { compareOptions } from '../../src/index.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { burden, compareOptionsFrom, type Option } from '../../src/options/index.ts'
import { toText } from '../../src/render/index.ts'
import { fixture, language, pseudo, purchase } from '../support/fixture.ts'

const examples = ['laptops', 'uk-servers', 'swiss-monitors', 'irish-cleaning']
const specOf = (name: string): Spec => parse(readFileSync(`docs/examples/${name}.yaml`, 'utf8'))
const wc = (text: string): number => text.split(/\s+/).filter(Boolean).length
const find = (options: readonly Option[], ...choice: string[]): Option =>
  options.find(({ set, tier, strategy }) => `${[set, tier, strategy]}` === `${choice}`)!
const lossOf = (option: Option, by: string) => option.loses.find((loss) => loss.by === by)

describe.each(examples)('%s', (name) => {
  const spec = specOf(name)
  const options = compareOptionsFrom(standard, spec)
  const { kpis: _kpis, set: _set, ...plain } = spec

  test('has 27 options, one of them chosen', () => {
    expect(options).toHaveLength(27)
    expect(new Set(options.map(({ set, tier, strategy }) => `${[set, tier, strategy]}`)).size).toBe(
      27,
    )
    expect(options.filter(({ chosen }) => chosen)).toEqual([
      find(options, spec.clauses?.set ?? 'core', spec.tier, spec.strategy ?? 'balanced'),
    ])
  })

  test('what is chosen is what its pack asks', () => {
    expect(options.find(({ chosen }) => chosen)?.burden).toEqual(
      burden(composeFrom(standard, spec)),
    )
  })

  test('each is, word for word, what composing and rendering it gives', () => {
    for (const { set, tier, strategy, burden: known } of compareOptionsFrom(standard, plain)) {
      const pack = composeFrom(standard, { ...plain, clauses: { set }, tier, strategy })
      const label = `${[set, tier, strategy]}`
      expect([label, known]).toEqual([label, burden(pack)])
      expect([label, known.schedule.words, known.questions.words]).toEqual([
        label,
        wc(toText(draft(pack, 'contract-schedule'))),
        wc(toText(draft(pack, 'tender-questions'))),
      ])
    }
  })
})

describe('what a choice loses', () => {
  const options = compareOptionsFrom(standard, specOf('laptops'))

  test('clauses that a larger set holds at the same tier, with their titles', () => {
    const starter = lossOf(find(options, 'starter', 'high', 'balanced'), 'set')
    const full = composeFrom(standard, { ...specOf('laptops'), clauses: { set: 'full' } })
    const small = composeFrom(standard, { ...specOf('laptops'), clauses: { set: 'starter' } })
    const here = small.pairs.map(({ id }) => id)
    const left = full.pairs.filter(({ id }) => !here.includes(id))
    expect(starter?.clauses).toEqual(left.map(({ id }) => id))
    for (const { id, title } of left) expect(starter?.text).toContain(`${id} ${title}`)
    expect(lossOf(find(options, 'full', 'high', 'balanced'), 'set')).toBeUndefined()
  })

  test('what begins at a higher tier, and items of what stays', () => {
    const low = lossOf(find(options, 'core', 'low', 'balanced'), 'tier')
    const [at, above] = (['low', 'high'] as const).map((tier) => {
      const { kpis: _kpis, set: _set, ...plain } = specOf('laptops')
      return composeFrom(standard, { ...plain, tier })
    })
    const here = at!.pairs.map(({ id }) => id)
    expect(low?.clauses).toEqual(
      above!.pairs.map(({ id }) => id).filter((id) => !here.includes(id)),
    )
    const items = above!.pairs
      .filter(({ id }) => here.includes(id))
      .flatMap(({ condition }) => condition.flatMap((part) => part.items)).length
    const dropped = items - burden(at!).items
    expect(low?.text).toContain(`${dropped} binding items`)
    expect(lossOf(find(options, 'core', 'high', 'balanced'), 'tier')).toBeUndefined()
  })

  test('questions that another strategy scores, and what the strategy gives up', () => {
    const led = find(options, 'core', 'high', 'contract-led')
    const balanced = find(options, 'core', 'high', 'balanced')
    const tender = find(options, 'core', 'high', 'tender-led')
    expect(led.burden.scored.questions + lossOf(led, 'questions')!.clauses.length).toBe(
      tender.burden.scored.questions,
    )
    expect(lossOf(balanced, 'strategy')).toBeUndefined()
    expect(lossOf(tender, 'questions')).toBeUndefined()
    expect(lossOf(tender, 'strategy')?.text).toContain('before the brand was asked')
    // at low nothing is scored, so that no strategy loses anything
    const low = options.filter(({ tier }) => tier === 'low')
    expect(low.flatMap(({ loses }) => loses).map(({ by }) => by)).not.toContain('strategy')
  })

  test('clauses that the hours of the Buyer do not reach, people before paper', () => {
    const short = compareOptionsFrom(standard, {
      ...specOf('laptops'),
      capacity: { hoursPerYear: 6 },
    })
    const missed = find(short, 'core', 'high', 'balanced').burden.hours.notFollowedUp
    expect(missed.length).toBeGreaterThan(5)
    expect(missed).not.toContain('GRV-01')
    expect(find(short, 'core', 'low', 'balanced').burden.hours.notFollowedUp).toEqual([])
  })
})

describe('a spec', () => {
  test('with faults is refused as compose refuses it', () => {
    expect(() => compareOptionsFrom(fixture(), { ...purchase, category: 'qqqq' })).toThrow(
      HrddError,
    )
    expect(() => compareOptions({ title: 'x' } as never)).toThrow(HrddError)
  })

  test('that speaks of clauses which an option lacks counts where it fits', () => {
    const spec: Spec = {
      ...specOf('laptops'),
      clauses: { set: 'full' },
      weights: { 'PRV-04': 12 },
      omit: { 'IDN-03': 'No such region.' },
      pin: { 'TRN-02': 2 },
      kpis: { add: ['KPI-REP-01.3'] },
    }
    const options = compareOptionsFrom(standard, spec)
    expect(options).toHaveLength(27)
    expect(options.find(({ chosen }) => chosen)?.burden).toEqual(
      burden(composeFrom(standard, spec)),
    )
    expect(find(options, 'core', 'high', 'balanced').burden.scored.weight).toBeGreaterThanOrEqual(
      12,
    )
    expect(find(options, 'starter', 'low', 'balanced').burden.scored.weight).toBe(0)
  })

  test('that rules a choice out has no such option', () => {
    const weights = { 'TRN-01': 60, 'PRV-04': 40 }
    const spec: Spec = { ...specOf('laptops'), weights }
    const options = compareOptionsFrom(standard, { ...spec, strategy: 'balanced' })
    expect(options.every(({ burden: { scored } }) => scored.weight <= 100)).toBe(true)
    expect(options.length).toBeLessThan(27)
    expect(options.some(({ chosen }) => chosen)).toBe(true)
  })

  test('after award is compared for all who may bid', () => {
    const award = { role: 'reseller', size: 'sme' } as const
    expect(compareOptionsFrom(standard, { ...specOf('laptops'), award })).toEqual(
      compareOptionsFrom(standard, specOf('laptops')),
    )
  })
})

describe('the fixture', () => {
  test('is compared in full, and what is chosen is what its pack asks', () => {
    const options = compareOptionsFrom(fixture(), purchase)
    const pack = composeFrom(fixture(), purchase)
    expect(options.find(({ chosen }) => chosen)?.burden).toEqual(burden(pack))
  })

  test('speaks its second language', () => {
    const options = compareOptionsFrom(pseudo().catalogue, { ...purchase, language })
    const texts = options.flatMap(({ loses }) => loses.map(({ text }) => text))
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.join(' ')).not.toMatch(/\b(leaves|drops|gives|another|binding)\b/)
  })
})

describe('hrdd options', () => {
  afterEach(() => void vi.restoreAllMocks())
  const printed = async (name: string, typed: Readonly<Record<string, boolean>> = {}) => {
    const out: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0)
    await optionsCommand.run([`docs/examples/${name}.yaml`], typed)
    vi.restoreAllMocks()
    return out.join('').split('\n')
  }

  test.each(examples)('prints %s on one page, a hundred characters wide', async (name) => {
    const lines = await printed(name)
    const options = compareOptionsFrom(standard, specOf(name))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
    expect(lines.length).toBeLessThan(60)
    const chosen = options.find((option) => option.chosen)!
    const words = chosen.burden.schedule.words.toLocaleString('en')
    const marked = lines.filter((line) => line.startsWith('> '))
    expect(marked[0]).toMatch(new RegExp(`^> ${chosen.set} +${chosen.tier} .* ${words} `))
    const missed = chosen.burden.hours.notFollowedUp.length > 0 ? 1 : 0
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(chosen.loses.length + missed)
    // a line for each set and tier, and no figure of two options in one unless all of it is the same
    const rows = lines.filter((line) => /^[> ] (starter|core|full) /.test(line))
    expect(rows).toHaveLength(
      new Set(options.map(({ set, tier, burden: asked }) => JSON.stringify([set, tier, asked])))
        .size,
    )
  })

  test('prints all of it as JSON', async () => {
    const all = JSON.parse((await printed('laptops', { json: true })).join('\n'))
    expect(all).toEqual(compareOptionsFrom(standard, specOf('laptops')))
  })
})
