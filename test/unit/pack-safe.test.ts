// A pack can be trusted: nobody changes it unseen, others get no more than they may see, and two packs can be told apart.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { calendar } from '../../src/calendar/index.ts'
import { seal } from '../../src/compose/digest.ts'
import {
  diffPacks,
  digestOf,
  type PackDifference,
  packFor,
  readPack,
  verifyPack,
} from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { kinds } from '../../src/documents/kinds.ts'
import { canonical } from '../../src/language/digest.ts'
import { evaluate } from '../../src/measure/index.ts'
import { documentKinds, outsiders, shownTo } from '../../src/model/document.ts'
import type { Pack } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { toHtml, toText } from '../../src/render/index.ts'
import { toResponse, toWorkbook } from '../../src/workbook/index.ts'
import { fixture, language, packOf, pseudo, purchase } from '../support/fixture.ts'
import { program } from '../support/tools.ts'

const rich: Partial<Spec> = {
  reference: 'Rz-7',
  strategy: 'tender-led',
  kpis: { set: 'standard', targets: { 'KPI-GAM-01.1': 90 } },
  contract: { ...purchase.contract, extensions: [12, 6], value: 5000.5 },
  set: { 'BET-01': { cureDays: { all: 40, sme: 50 } } },
  place: { 'DEL-01': { tender: 'none', reason: 'Secret place.' } },
  components: { remove: [{ part: 'salt', reason: 'Zz.' }] },
  capacity: { hoursPerYear: 3.25 },
  award: {
    role: 'reseller',
    size: 'sme',
    supplier: 'Wz',
    brands: ['Vq'],
    contacts: { buyer: 'Ann', superior: 'Bo', supplier: 'Cy', channel: 'Di' },
    promises: [{ question: 'GAM-01', part: 'a', text: 'Secret answer.' }],
  },
}
const pack = packOf(rich)
/** As it comes back from a store, open to changes. */
const stored = (from: Pack = pack) => JSON.parse(JSON.stringify(from))

const problemsOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof HrddError) return error.problems
    throw error
  }
  return []
}
const codesOf = (work: () => unknown): string[] => problemsOf(work).map(({ code }) => code)

/** Every object and list inside of a value, itself included. */
function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return
  yield value
  for (const inner of Object.values(value)) yield* objectsIn(inner)
}

describe('a pack', () => {
  test.each([
    ['composed', pack],
    ['read', readPack(stored())],
    ['for suppliers', packFor(pack, 'supplier')],
  ])('%s is frozen at every depth and shares nothing', (name, held) => {
    const others = [fixture(), packOf(), ...(name === 'composed' ? [] : [pack])]
    const foreign = new Set(others.flatMap((other) => [...objectsIn(other)]))
    const objects = [...objectsIn(held)]
    expect(objects.length).toBeGreaterThan(1000)
    expect(objects.filter((object) => !Object.isFrozen(object))).toEqual([])
    if (name !== 'for suppliers')
      expect(objects.filter((object) => foreign.has(object))).toEqual([])
  })
})

describe('the canonical form', () => {
  test('is that of RFC 8785', () => {
    // the example of its section 3.2.2, and the keys of 3.2.3
    const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0]
    const string = '\u20ac$\u000f\u000aA\u0027\u0042\u0022\u005c\\"/'
    expect(canonical({ numbers, string, literals: [null, true, false] })).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6', '10', '9']
    const sorted = ['\r', '1', '10', '9', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
    expect(canonical(Object.fromEntries(keys.map((key) => [key, 0])))).toBe(
      `{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`,
    )
  })

  test('gives the digest as the docs say, written down once more', () => {
    const plain = (value: unknown): string => {
      if (Array.isArray(value)) return `[${value.map(plain).join()}]`
      if (typeof value !== 'object' || value === null) return JSON.stringify(value)
      const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${plain(field)}`).join()}}`
    }
    const sha256 = (value: unknown) => createHash('sha256').update(plain(value)).digest('hex')
    const whole = stored()
    delete whole.stamp.digest
    expect(sha256(whole)).toBe(pack.stamp.digest)
    expect(pack.stamp.parts['pairs.GAM-01']).toBe(
      sha256(whole.pairs.find(({ id }: { id: string }) => id === 'GAM-01')).slice(0, 16),
    )
    const shared = packFor(pack, 'publish')
    const part = stored(shared)
    delete part.stamp.for.digest
    expect(sha256(part)).toBe(shared.stamp.for?.digest)
    expect(digestOf(shared)).toBe(shared.stamp.for?.digest)
  })
})

describe('verifyPack', () => {
  const differing = (change: (pack: ReturnType<typeof stored>) => void): string[] => {
    const changed = stored()
    change(changed)
    const { ok, differs } = verifyPack(changed)
    expect(ok).toBe(false)
    return differs.map(({ code, path }) => `${path} ${code}`)
  }

  test('finds nothing in what was composed', () => {
    for (const sound of [
      pack,
      stored(),
      packFor(pack, 'publish'),
      stored(packFor(pack, 'supplier')),
    ])
      expect(verifyPack(sound)).toEqual({ ok: true, differs: [] })
  })

  test.each<[string, (pack: ReturnType<typeof stored>) => void, string[]]>([
    ['a word', (p) => (p.pairs[2].title += '.'), [`pairs.${pack.pairs[2]?.id} pack-altered`]],
    [
      'a target',
      (p) => (p.kpis[0].thresholds[0].good += 1),
      [`kpis.${pack.kpis[0]?.id} pack-altered`],
    ],
    ['the spec', (p) => (p.spec.buyer = 'Others'), ['spec pack-altered']],
    ['a fixed sentence', (p) => delete p.words.forms.report, ['words.forms pack-altered']],
    [
      'a column',
      (p) => p.register[0].columns.pop(),
      [`register.${pack.register[0]?.id} pack-altered`],
    ],
    ['a pair gone', (p) => p.pairs.shift(), [`pairs.${pack.pairs[0]?.id} pack-part-gone`]],
    ['words gone', (p) => delete p.words.forms, ['words.forms pack-part-gone']],
    ['words added', (p) => (p.words.more = {}), ['words.more pack-part-added']],
    ['the order of pairs', (p) => p.pairs.reverse(), ['stamp pack-stamp']],
    ['a pair twice', (p) => p.pairs.push(p.pairs[0]), ['stamp pack-stamp']],
    ['what was used', (p) => p.stamp.uses.pop(), ['stamp pack-stamp']],
    ['the digest', (p) => (p.stamp.digest = '0'.repeat(64)), ['stamp pack-stamp']],
    ['the digest of a part', (p) => (p.stamp.parts.spec = '0'.repeat(16)), ['stamp pack-stamp']],
    ['for whom', (p) => (p.stamp.for = { audience: 'publish', digest: '' }), ['stamp pack-stamp']],
  ])('names %s', (_what, change, expected) => {
    expect(differing(change)).toEqual(expected)
  })

  test('names every part, and readPack refuses with the same', () => {
    const changed = stored()
    changed.spec.title = 'Other'
    changed.definitions.pop()
    const { differs } = verifyPack(changed)
    expect(differs.map(({ path }) => path)).toEqual(['definitions', 'spec'])
    expect(problemsOf(() => readPack(changed))).toEqual(differs)
    for (const { message, hint } of differs) expect(message && hint).toBeTruthy()
  })

  test('says of anything else why it is no pack', () => {
    const codes = [undefined, [], 'a pack', { format: 1 }, { format: 2 }].map(
      (input) => verifyPack(input).differs[0]?.code,
    )
    expect(codes.slice(0, 4)).toEqual([
      'wrong-argument',
      'wrong-argument-other',
      'wrong-argument',
      'pack-format-1',
    ])
    expect(verifyPack({ format: 2 }).ok).toBe(false)
  })

  test('a sentence taken out under a new digest is a problem of the draft, with its place', () => {
    const forged = stored()
    delete forged.words.schedule.sheet
    delete forged.words.language.date
    const sealed = readPack(seal(forged))
    const [problem] = problemsOf(() => draft(sealed, 'contract-schedule'))
    expect(problem).toMatchObject({ code: 'word-lacks', path: 'words.schedule.sheet' })
    expect(problemsOf(() => calendar(sealed))[0]?.path).toBe('words.language.date')
  })
})

describe('packFor', () => {
  const packs: readonly (readonly [string, Pack])[] = [
    ['awarded', pack],
    ['tender', packOf({ ...rich, award: undefined })],
    ['plain', packOf()],
    ['second language', packOf({ ...rich, place: {}, language }, pseudo().catalogue)],
  ]
  const cases = packs.flatMap(([name, whole]) =>
    outsiders.map((audience) => [name, audience, whole] as const),
  )

  test.each(cases)('%s, %s: a pack that stores, with the same documents', (_n, audience, whole) => {
    const shared = packFor(whole, audience)
    expect(readPack(stored(shared))).toEqual(shared)
    expect(shared.stamp.digest).toBe(whole.stamp.digest)
    const shown: readonly string[] = shownTo[audience]
    for (const kind of documentKinds) {
      if (shown.includes(kinds[kind].readership)) {
        expect(draft(shared, kind), kind).toEqual(draft(whole, kind))
        const copy = { supplier: 'sme-reseller' } as const
        expect(toText(draft(shared, kind, copy))).toBe(toText(draft(whole, kind, copy)))
        expect(toHtml(draft(shared, kind))).toBe(toHtml(draft(whole, kind)))
      } else {
        const [problem] = problemsOf(() => draft(shared, kind))
        expect(problem).toMatchObject({ code: 'document-not-for', path: 'kind' })
        expect(problem?.message).toContain(kind)
        expect(problem?.hint).toContain('contract-schedule')
      }
    }
  })

  test('a supplier makes the same calendar, workbook, response and values', async () => {
    const shared = packFor(pack, 'supplier')
    const asOf = '2028-08-01'
    expect(calendar(shared)).toEqual(calendar(pack))
    expect(evaluate(shared, { copies: [] }, { asOf })).toEqual(
      evaluate(pack, { copies: [] }, { asOf }),
    )
    expect(await toWorkbook(shared)).toEqual(await toWorkbook(pack))
    for (const audience of outsiders)
      expect(await toResponse(packFor(pack, audience))).toEqual(await toResponse(pack))
  })

  test('what is internal is nowhere in it', () => {
    const secrets = [
      ...pack.pairs.flatMap(({ sketches }) => [
        ...(sketches?.weak ?? []),
        ...(sketches?.strong ?? []),
      ]),
      ...pack.pairs.flatMap(({ guidance }) => guidance.buyer.map((text) => JSON.stringify(text))),
      ...pack.pairs.flatMap(({ placement }) => placement.reasons.map(({ text }) => text)),
      ...['evaluator', 'matrix', 'findings', 'review'].map((product) => `"${product}":{`),
      'Secret place.',
      '3.25',
    ]
    const personal = ['Secret answer.', '"Ann"', '"Bo"', '"Cy"', '"Di"', '"Vq"']
    const leaks = (audience: 'publish' | 'supplier' | 'internal', words: readonly string[]) => {
      const json = JSON.stringify(packFor(pack, audience))
      return words.filter((word) => json.includes(word))
    }
    expect(secrets.length).toBeGreaterThan(10)
    expect(leaks('supplier', secrets)).toEqual([])
    expect(leaks('publish', [...secrets, ...personal])).toEqual([])
    expect(leaks('internal', [...secrets, ...personal])).toEqual([...secrets, ...personal])
    expect(leaks('supplier', personal)).toEqual(personal)
  })

  test('narrows again, never widens, and gives the same bytes', () => {
    const shared = packFor(pack, 'supplier')
    const published = packFor(pack, 'publish')
    expect(packFor(pack, 'internal')).toBe(pack)
    expect(packFor(shared, 'supplier')).toBe(shared)
    expect(JSON.stringify(packFor(shared, 'publish'))).toBe(JSON.stringify(published))
    expect(codesOf(() => packFor(published, 'supplier'))).toEqual(['pack-narrower'])
    expect(codesOf(() => packFor(shared, 'internal'))).toEqual(['pack-narrower'])
    expect(codesOf(() => packFor(pack, 'everyone' as never))).toEqual(['unknown-value'])
  })
})

describe('diffPacks', () => {
  const said = (differences: readonly PackDifference[]): string[] =>
    differences.map(({ sentence }) => sentence)
  const plain = packOf()

  test('tells nothing of a pack and itself', () => {
    expect(diffPacks(pack, readPack(stored()))).toEqual([])
  })

  test('what the buyer chose, values, targets: each once', () => {
    const other = packOf({
      contract: { ...purchase.contract, months: 30 },
      set: { 'BET-01': { cureDays: { all: 40, sme: 50 } } },
      kpis: { targets: { 'KPI-GAM-01.1': 90 } },
    })
    const [before] = plain.kpis.filter(({ id }) => id === 'KPI-GAM-01.1')
    expect(before?.thresholds).toHaveLength(1)
    expect(said(diffPacks(plain, other))).toEqual([
      'contract.months is 30; it was 24.',
      'contractEnd is 2029-12-31; it was 2029-06-30.',
      expect.stringMatching(
        /^BET-01\.cureDays is 40 days \(SME: 50\); it was \d+ days.* \(.+\)\.$/,
      ),
      expect.stringMatching(/^The target of KPI-GAM-01\.1 is good 90, .*; it was good \d+, .*\.$/),
    ])
  })

  test('a clause that is gone is one line, and so is one that is new', () => {
    const changed = stored(plain)
    changed.pairs = changed.pairs.filter(({ id }: { id: string }) => id !== 'GAM-01')
    changed.kpis = changed.kpis.filter(({ clause }: { clause: string }) => clause !== 'GAM-01')
    const without = seal(changed)
    const gone = diffPacks(plain, without)
    expect(gone.map(({ what, id }) => [what, id])).toEqual([
      ['clause', 'GAM-01'],
      ...plain.kpis.filter(({ clause }) => clause === 'GAM-01').map(({ id }) => ['kpi', id]),
    ])
    expect(gone[0]?.sentence).toMatch(/^GAM-01 .+ is no longer there\.$/)
    expect(gone[0]).not.toHaveProperty('to')
    const added = diffPacks(without, plain)
    expect(added[0]?.sentence).toMatch(/^GAM-01 .+ is new, in revision \d+\.$/)
    expect(added[0]).not.toHaveProperty('from')
    expect(added[1]?.sentence).toMatch(/^KPI-GAM-01\.1 .+ is new, in version [\d.]+\.$/)
  })

  test('another revision with other words is told word by word', () => {
    const changed = stored(plain)
    const pair = changed.pairs.find(({ id }: { id: string }) => id === 'GAM-01')
    pair.revision += 1
    const [part] = pair.condition
    const [first, second] = part.items
    first.text = ['The Supplier shall list each Oven with name and street, and its owner.']
    const gone = second.anchor
    part.items.splice(1, 1)
    changed.kpis[0].version = '9.0.0'
    changed.words.schedule.outcome = 'Result'
    changed.roles.clauses = {}
    expect(said(diffPacks(plain, seal(changed)))).toEqual([
      expect.stringMatching(/^GAM-01 .+ has revision (\d+); it had \d+\.$/),
      expect.stringMatching(/^KPI-\S+ .+ has version 9\.0\.0; it had [\d.]+\.$/),
      expect.stringMatching(new RegExp(`^GAM-01\\.${gone} is no longer there: “.+”$`)),
      'GAM-01.sites: “enter” became “list”; “, and its owner” was added behind “with name and street”',
      'words.schedule.outcome: “Outcome” became “Result”',
    ])
  })

  test('places in the tender, and a part in which no line says what', () => {
    const led = packOf({ strategy: 'tender-led' })
    const places = diffPacks(packOf({ strategy: 'contract-led' }), led)
    expect(places.map(({ what }) => what)).toContain('place')
    for (const { what, sentence } of places)
      if (what === 'place') expect(sentence).toMatch(/in the tender: (scored|accepted|not asked)/)
    const relabelled = stored(plain)
    relabelled.pairs[0].binds = 'buyer'
    const [only, ...more] = diffPacks(plain, seal(relabelled))
    expect(only).toEqual({
      what: 'other',
      id: `pairs.${plain.pairs[0]?.id}`,
      sentence: `pairs.${plain.pairs[0]?.id} differs in what no other line says.`,
    })
    expect(more).toEqual([])
  })

  test('the other way round it tells the same, turned', () => {
    const others = [
      pack,
      packOf({ tier: 'low', clauses: { set: 'starter' } }),
      packOf({ category: 'fetes' }),
    ]
    for (const other of others) {
      const there = diffPacks(plain, other)
      const back = diffPacks(other, plain)
      expect(there.length).toBeGreaterThan(0)
      expect(back.map(({ what, id, from, to }) => [what, id, to, from])).toEqual(
        there.map(({ what, id, from, to }) => [what, id, from, to]),
      )
      for (const { sentence } of there) expect(sentence).not.toMatch(/undefined|\{\{|\[object|NaN/)
    }
  })

  test('speaks the language of the second pack, also of packs for others', () => {
    const foreign = packOf({ language }, pseudo().catalogue)
    const later = packOf(
      { language, contract: { ...purchase.contract, months: 30 } },
      pseudo().catalogue,
    )
    const [first] = diffPacks(foreign, later)
    expect(first).toMatchObject({ id: 'contract.months', from: '24', to: '30' })
    expect(first?.sentence).not.toContain('it was')
    const shared = diffPacks(packFor(foreign, 'publish'), packFor(later, 'publish'))
    expect(shared[0]).toEqual(first)
  })
})

const python = program(['python3'], 'Install python3.')

describe.skipIf(!python)('examples/verify.py', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  /** What it says on its way out; nothing where all is well. */
  const verdict = (data: unknown, space?: number): string => {
    const path = join(folder, 'pack.json')
    writeFileSync(path, JSON.stringify(data, null, space))
    try {
      execFileSync(python!, ['docs/examples/verify.py', path], { stdio: 'pipe' })
      return ''
    } catch (error) {
      return String((error as { stderr: Buffer }).stderr).trim()
    }
  }

  test('agrees with verifyPack', () => {
    expect(readFileSync('docs/examples/verify.py', 'utf8').trim().split('\n').length).toBeLessThan(
      31,
    )
    expect(verdict(pack)).toBe('')
    expect(verdict(packFor(pack, 'supplier'), 2)).toBe('')
    expect(verdict(packOf({ language }, pseudo().catalogue))).toBe('')
    const odd = packOf({
      title: 'Ö "\\/ 漢字 😀',
      contract: { ...purchase.contract, value: 0.00001 },
    })
    expect(verdict(odd)).toBe('')
    const changed = stored()
    changed.spec.title = 'Other'
    changed.kpis.shift()
    expect(verdict(changed)).toBe(`differs: kpis.${pack.kpis[0]?.id}, spec`)
    const stamped = stored()
    stamped.stamp.uses.pop()
    expect(verdict(stamped)).toBe('differs: stamp')
  })
})
