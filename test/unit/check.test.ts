// Every rule can fire, and stays silent where nothing is wrong.

import { describe, expect, test } from 'vitest'
import { rules } from '../../src/check/rules.ts'
import { check, type KpiChoice, type Pack } from '../../src/index.ts'
import { type Mutable, mutableCopy, packOf } from './support.ts'

const without =
  (...ids: string[]) =>
  (pack: Mutable<Pack>) => {
    pack.pairs = pack.pairs.filter(({ id }) => !ids.includes(id))
  }
/** A pack of the example tender, changed as plain data. */
const changed = (pack: Pack, change: (pack: Mutable<Pack>) => void): Pack => {
  const copy = mutableCopy(pack)
  change(copy)
  return copy as Pack
}
const say = (words: string) => (pack: Mutable<Pack>) => {
  pack.pairs[0]!.condition[0]!.items[0]!.text = [words]
}
const uk = (fields: object = {}, kpis: KpiChoice = {}) =>
  packOf({
    jurisdiction: 'uk',
    contract: { start: '2027-07-01', months: 48, value: 6_000_000, ...fields },
    kpis,
  })

/** For each rule, packs that break it, and packs that come near and do not. */
const cases: Readonly<
  Record<string, { readonly breaks: () => readonly Pack[]; readonly keeps: () => readonly Pack[] }>
> = {
  'HRDD-L08': {
    breaks: () => [
      packOf({ place: { 'GRV-01': { askedAt: 'selection', reason: 'x' } } }),
      packOf({ jurisdiction: 'de', place: { 'GRV-01': { askedAt: 'selection', reason: 'x' } } }),
    ],
    keeps: () => [packOf(), packOf({ jurisdiction: 'ch' })],
  },
  'HRDD-L09': {
    breaks: () => [
      packOf({ jurisdiction: 'ch', place: { 'PRV-04': { tender: 'none', reason: 'x' } } }),
      changed(packOf({ jurisdiction: 'ch' }), without('PRV-04')),
    ],
    keeps: () => [
      packOf({ jurisdiction: 'ch' }),
      packOf({ place: { 'PRV-04': { tender: 'none', reason: 'x' } } }),
    ],
  },
  'HRDD-L11': {
    breaks: () => [
      changed(uk(), (pack) => {
        pack.kpis = pack.kpis.slice(0, 2)
      }),
    ],
    keeps: () => [
      uk(),
      changed(uk({ framework: true }), (pack) => {
        pack.kpis = []
      }),
      changed(uk({ value: 5_000_000 }), (pack) => {
        pack.kpis = []
      }),
      changed(packOf(), (pack) => {
        pack.kpis = []
      }),
    ],
  },
  'HRDD-L14': {
    breaks: () => [changed(packOf(), say('A report under SA8000 is handed in.'))],
    keeps: () => [
      packOf(),
      changed(packOf(), say('A report under SA8000 or equivalent is handed in.')),
    ],
  },
  'HRDD-L17': {
    breaks: () => [packOf({ tender: { published: '2027-02-01', deadline: '2027-03-02' } })],
    keeps: () => [
      packOf({ tender: { published: '2027-02-01', deadline: '2027-03-03' } }),
      packOf({ tier: 'medium', strategy: 'contract-led' }),
    ],
  },
  'HRDD-L19': {
    breaks: () => [packOf({ kpis: { remove: ['KPI-PRV-01.1'] } })],
    keeps: () => [packOf()],
  },
  'HRDD-L20': {
    breaks: () => [
      changed(packOf(), without('GEN-02')),
      changed(packOf(), (pack) => {
        pack.pairs.find(({ id }) => id === 'PRV-01')!.placement.scores = {
          question: 'plan',
          condition: 'gone',
        }
      }),
    ],
    keeps: () => [packOf()],
  },
  'HRDD-L21': {
    breaks: () => [
      packOf({ tier: 'low', include: { 'TRN-01': 'Known risk' } }),
      changed(packOf(), (pack) => {
        pack.omitted = pack.pairs
          .slice(0, Math.ceil(pack.pairs.length / 2))
          .map(({ id, title }) => ({ id, title, reason: 'x' }))
      }),
    ],
    keeps: () => [packOf()],
  },
  'HRDD-L22': {
    breaks: () => [
      packOf({ capacity: { hoursPerYear: 1 } }),
      packOf({ capacity: { hoursPerYear: 0 } }),
    ],
    keeps: () => [packOf(), packOf({ capacity: { hoursPerYear: 10_000 } })],
  },
  'HRDD-L24': {
    breaks: () =>
      [
        'the standard as amended',
        'the code as amended from time to time',
        'the latest version of the code',
        'the list as updated',
      ].map((words) => changed(packOf(), say(words))),
    keeps: () => [packOf()],
  },
  'HRDD-L25': {
    breaks: () => [
      changed(packOf(), (pack) => {
        pack.pairs[0]!.evidence = []
      }),
      changed(packOf(), (pack) => {
        pack.pairs[0]!.consequence = []
      }),
    ],
    keeps: () => [packOf()],
  },
  'HRDD-L28': {
    breaks: () => [changed(packOf(), without('GEN-03'))],
    keeps: () => [
      packOf(),
      changed(packOf(), without('GEN-03', 'TRN-01', 'TRN-02', 'TRN-03', 'TRN-04')),
    ],
  },
  'HRDD-L33': {
    breaks: () => [changed(packOf(), without('BUY-01'))],
    keeps: () => [packOf()],
  },
  'HRDD-L36': {
    breaks: () => [packOf()],
    keeps: () => [
      changed(packOf(), (pack) => {
        for (const pair of pack.pairs)
          pair.reviewed = [{ by: 'A Lawyer', on: '2027-01-01', jurisdiction: 'eu' }]
      }),
    ],
  },
  'HRDD-L37': {
    breaks: () => [
      changed(packOf(), (pack) => {
        pack.pairs[0]!.question = [
          { audience: {}, items: [{ text: ['x'], number: '1.1', words: 4001 }] },
        ]
      }),
    ],
    keeps: () => [
      packOf({ strategy: 'contract-led' }),
      packOf({ strategy: 'tender-led', bidders: { roles: ['brand'], sizes: ['large'] } }),
    ],
  },
  'HRDD-L39': {
    breaks: () => [
      changed(packOf(), (pack) => {
        for (const kpi of pack.kpis) kpi.level = 'output'
      }),
    ],
    keeps: () => [
      changed(packOf(), (pack) => {
        for (const kpi of pack.kpis) kpi.level = 'outcome'
      }),
      changed(packOf(), (pack) => {
        pack.kpis = []
      }),
    ],
  },
  'HRDD-S02': {
    breaks: () => [packOf({ tier: 'high' })],
    keeps: () => [packOf({ tier: 'high', capacity: { hoursPerYear: 1 } }), packOf({ tier: 'low' })],
  },
  'HRDD-S03': {
    breaks: () => [uk({}, { mode: 'dialogue' })],
    keeps: () => [
      uk(),
      uk({ framework: true }, { mode: 'dialogue' }),
      packOf({ kpis: { mode: 'dialogue' } }),
    ],
  },
  'HRDD-S01': {
    breaks: () => [packOf({ strategy: 'tender-led' })],
    keeps: () => [packOf(), packOf({ strategy: 'contract-led' })],
  },
}

test('every rule has its cases, and every id stands once', () => {
  const ids = rules.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(Object.keys(cases).sort()).toEqual([...ids].sort())
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('fires where a pack breaks it, and says where, why and what to do', () => {
    for (const pack of cases[id]!.breaks()) {
      const findings = check(pack).filter((finding) => finding.id === id)
      expect(findings.length).toBeGreaterThan(0)
      for (const { severity, where, why, fix } of findings) {
        expect(severity).toBe(rule.severity)
        for (const words of [where, why, fix]) expect(words).toMatch(/^\S.*\S$/s)
        expect(why).toContain(rule.source)
        expect(why).not.toMatch(/undefined|NaN|\[object/)
      }
    }
  })
  test('stays silent where a pack keeps it', () => {
    for (const pack of cases[id]!.keeps())
      expect(check(pack).filter((finding) => finding.id === id)).toEqual([])
  })
})

describe('findings', () => {
  test('come with errors first', () => {
    const severities = check(
      changed(packOf({ strategy: 'tender-led' }), without('GEN-02', 'GEN-03', 'BUY-01')),
    ).map(({ severity }) => severity)
    expect(new Set(severities)).toEqual(new Set(['error', 'warning', 'info']))
    expect(severities.lastIndexOf('error')).toBeLessThan(severities.indexOf('warning'))
  })
  test('no pack as the catalogue composes it has an error', () => {
    for (const tier of ['low', 'medium', 'high'] as const)
      for (const strategy of ['balanced', 'contract-led', 'tender-led'] as const)
        for (const jurisdiction of ['eu', 'de', 'nl', 'se', 'uk', 'no', 'ch'])
          expect(
            check(packOf({ tier, strategy, jurisdiction })).filter(
              ({ severity }) => severity === 'error',
            ),
            `${tier} ${strategy} ${jurisdiction}`,
          ).toEqual([])
  })
  test('read a stored pack just the same', () => {
    const pack = packOf({ strategy: 'tender-led' })
    expect(check(JSON.parse(JSON.stringify(pack)))).toEqual(check(pack))
  })
})
