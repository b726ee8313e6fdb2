// Findings about a pack.

import { describe, expect, test } from 'vitest'
import { check, rules } from '../../src/advise/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { speech } from '../../src/language/speech.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import type { Law } from '../../src/model/law.ts'
import type { Pack } from '../../src/model/pack.ts'
import { HrddError } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { clauseOf, laptops, lawOf, tiny } from '../support/tiny-catalogue.ts'

const compose = (more: Partial<Spec> = {}, catalogue: Catalogue = tiny): Pack =>
  composeFrom(catalogue, { ...laptops, ...more })
const found = (pack: Pack, id: string, asOf?: string) =>
  check(pack, asOf === undefined ? {} : { asOf }).filter((finding) => finding.id === `HRDD-${id}`)
const places = (pack: Pack, id: string, asOf?: string) =>
  found(pack, id, asOf).map(({ where }) => where)
const withClause = (id: string, line: string): Catalogue => ({
  ...tiny,
  clauses: {
    ...tiny.clauses,
    [id]: clauseOf(id, { general: true, parts: [['all', 'low', { x: line }]] }),
  },
})

describe('every rule', () => {
  test('has title, why, fix and source, and an id of its own', () => {
    const voice = speech(tiny.words.en!)
    for (const { id } of rules) {
      const reasons = Object.keys(tiny.words.en!.findings!).filter((key) =>
        key.startsWith(`${id}.why`),
      )
      expect(reasons, id).not.toEqual([])
      for (const part of ['title', 'fix', 'source'])
        expect(voice.has(`findings.${id}.${part}`), `${id}.${part}`).toBe(true)
    }
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  test('errors come first, and every sentence is whole', () => {
    const findings = check(compose({ jurisdiction: 'ch', clauses: { set: 'starter' } }))
    const severities = findings.map(({ severity }) => severity)
    const order = ['error', 'warning', 'info']
    expect(severities).toEqual([...severities].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
    for (const { why, fix } of findings) {
      expect(why).toMatch(/\([^()]+(\([^()]*\))?[^()]*\)$/)
      expect(`${why}${fix}`).not.toMatch(/\{\{|undefined|@findings/)
    }
  })

  test('an older pack without words for a rule is not asked', () => {
    const pack = compose()
    const old = { ...pack, words: { ...pack.words, findings: {} } }
    expect(check(old)).toEqual([])
  })

  test('no directive is named to a buyer elsewhere', () => {
    const tender = { published: '2027-02-01', deadline: '2027-02-05' }
    const text = JSON.stringify(
      check(compose({ jurisdiction: 'uk', tender }), { asOf: '2030-01-01' }),
    )
    expect(text).not.toMatch(/Directive|EU-LAW/)
  })
})

describe('law', () => {
  test('a pledge at selection, and points where there are none', () => {
    const place = { 'TRN-01': { tender: 'accept', askedAt: 'selection', reason: 'x' } } as const
    expect(places(compose({ place }), 'L08')).toEqual(['TRN-01'])
    expect(found(compose({ place }), 'L08')[0]?.why).toContain('A pledge shows no ability.')
    const points = { 'TRN-01': { tender: 'score', reason: 'x' } } as const
    expect(places(compose({ jurisdiction: 'ch', place: points }), 'L08')).toEqual(['TRN-01'])
    expect(places(compose(), 'L08')).toEqual([])
  })

  test('a clause that it wants', () => {
    const starter = compose({ jurisdiction: 'ch', clauses: { set: 'starter' } })
    expect(places(starter, 'L09')).toEqual(['PRV-04, PRV-06'])
    expect(places(compose({ jurisdiction: 'ch' }), 'L09')).toEqual([])
  })

  test('published KPIs', () => {
    const uk = { jurisdiction: 'uk', contract: { ...laptops.contract, value: 6_000_000 } }
    expect(places(compose(uk), 'L11')).toEqual([])
    expect(places(compose({ ...uk, kpis: { remove: ['KPI-REP-01.3'] } }), 'L11')).toEqual(['kpis'])
    const dialogue = compose({ ...uk, kpis: { mode: 'dialogue' } })
    expect(places(dialogue, 'S03')).toEqual(['kpis.mode'])
    expect(places(dialogue, 'L11')).toEqual([])
    expect(places(compose({ jurisdiction: 'uk', kpis: { mode: 'dialogue' } }), 'S03')).toEqual([])
  })

  const withLaw = (entry: Partial<Law['laws'][number]>) =>
    compose(
      {},
      {
        ...tiny,
        laws: { eu: { en: lawOf('eu', { laws: [{ ...lawOf('eu').laws[0]!, ...entry }] }) } },
      },
    )
  test('not read, not looked at, begun or ended since', () => {
    const asOf = '2027-05-31'
    expect(places(withLaw({}), 'L41')).toEqual([])
    expect(places(withLaw({ verified: 'no', checkedOn: undefined }), 'L41')).toEqual([
      'jurisdiction',
    ])
    expect(places(withLaw({ checkedOn: '2026-11-30' }), 'L42', asOf)).toEqual(['jurisdiction'])
    expect(places(withLaw({ checkedOn: '2026-12-01' }), 'L42', asOf)).toEqual([])
    expect(places(withLaw({ checkedOn: '2020-01-01' }), 'L42')).toEqual([])
    expect(places(withLaw({ applies: '2027-01-01' }), 'L43', asOf)).toEqual(['jurisdiction'])
    expect(places(withLaw({ applies: '2027-01-01' }), 'L43', '2026-12-31')).toEqual([])
    expect(places(withLaw({ applies: '2026-11-01' }), 'L43', asOf)).toEqual([])
    expect(found(withLaw({ until: '2027-01-01' }), 'L43', asOf)[0]?.why).toContain('until')
  })

  test.each(['2028-13-45', '2027-02-30', 'nope', ''])('%s is no day', (asOf) => {
    expect(() => check(compose(), { asOf })).toThrow(HrddError)
  })
})

describe('drafting', () => {
  test('a scheme without an equivalent, a text that changes, a condition without proof', () => {
    const named = withClause('GEN-02', 'Plants are assessed under RMAP each year.')
    expect(places(compose({}, named), 'L14')).toEqual(['GEN-02'])
    const open = withClause('GEN-02', 'Plants are assessed under RMAP or equivalent.')
    expect(places(compose({}, open), 'L14')).toEqual([])
    expect(places(compose({}, withClause('GEN-02', 'The Code as amended holds.')), 'L24')).toEqual([
      'GEN-02',
    ])
    expect(places(compose(), 'L25')).toEqual(['FLO-01', 'COR-01'])
  })

  test('roles that hold a contract together', () => {
    const clauseSets = tiny.clauseSets.map((set) => ({ ...set, needs: [] }))
    const catalogue = { ...tiny, clauseSets }
    const omit = { 'GEN-03': 'x', 'BUY-01': 'x', 'ENF-01': 'x' }
    const ids = check(compose({ omit }, catalogue)).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['HRDD-L26', 'HRDD-L28', 'HRDD-L33']))
    expect(check(compose()).map(({ id }) => id)).not.toContain('HRDD-L28')
  })

  test('legal review', () => {
    expect(found(compose(), 'L36')[0]?.why).toContain('10 clauses')
    const reviewed = Object.fromEntries(
      Object.values(tiny.clauses).map((clause) => [
        clause.id,
        { ...clause, reviewed: [{ by: 'A', on: '2026-01-01', jurisdiction: 'eu' }] },
      ]),
    )
    expect(found(compose({}, { ...tiny, clauses: reviewed }), 'L36')).toEqual([])
  })
})

describe('the tender', () => {
  const tender = (deadline: string) => ({ published: '2027-02-01', deadline })
  test('time for plans', () => {
    expect(places(compose({ tender: tender('2027-02-20') }), 'L17')).toEqual(['tender.deadline'])
    expect(places(compose({ tender: tender('2027-03-03') }), 'L17')).toEqual([])
    expect(places(compose({ tier: 'low', tender: tender('2027-02-20') }), 'L17')).toEqual([])
  })

  test('promises that nothing measures or binds', () => {
    expect(places(compose({ kpis: { remove: ['KPI-TRN-01.1'] } }), 'L19')).toEqual(['TRN-01'])
    const place = { 'TRN-01': { tender: 'score', reason: 'x' } } as const
    expect(places(compose({ tier: 'low', place }), 'L20')).toEqual(['TRN-01'])
  })

  test('more to write than a small firm will', () => {
    const pack = compose()
    const long: Pack = {
      ...pack,
      pairs: pack.pairs.map((pair) => ({
        ...pair,
        question: pair.question.map((item) => ({ ...item, words: 900 })),
      })),
    }
    expect(places(long, 'L37')).toEqual(['strategy'])
    expect(places({ ...long, sizes: ['large'] }, 'L37')).toEqual([])
  })
})

describe('choices', () => {
  test('depth and risk', () => {
    expect(places(compose({ tier: 'low', include: { 'IDN-03': 'Metals.' } }), 'L21')).toEqual([
      'IDN-03',
    ])
    expect(places(compose({ clauses: { set: 'starter' } }), 'L21')).toEqual(['clauses.set'])
    expect(places(compose(), 'L21')).toEqual([])
  })

  test('hours: people before paper', () => {
    const [finding] = found(compose({ capacity: { hoursPerYear: 12 } }), 'L22')
    expect(finding?.where).toBe('capacity.hoursPerYear')
    // correction, and what outcomes are measured of, are reached first
    expect(finding?.why).not.toMatch(/COR-01|PRV-04/)
    expect(finding?.why).toMatch(/GEN-01|FLO-01/)
    expect(found(compose({ capacity: { hoursPerYear: 40 } }), 'L22')).toEqual([])
    expect(places(compose(), 'S02')).toEqual(['capacity'])
    expect(places(compose({ tier: 'low' }), 'S02')).toEqual([])
  })

  test('what strategy and set do without', () => {
    expect(places(compose({ strategy: 'tender-led' }), 'S01')).toEqual(['strategy'])
    expect(places(compose({ clauses: { set: 'starter' } }), 'S04')).toEqual(['clauses.set'])
    expect(places(compose(), 'S04')).toEqual([])
  })

  test('KPIs that look at desks', () => {
    const kpis = { remove: ['KPI-COR-01.1', 'KPI-COR-01.3'] }
    expect(places(compose({ kpis }), 'L39')).toEqual(['kpis'])
    expect(places(compose(), 'L39')).toEqual([])
  })

  test('clauses that the goods call for', () => {
    expect(places(compose(), 'S05')).toEqual(['include.IDN-03'])
    expect(places(compose({ clauses: { set: 'full' } }), 'S05')).toEqual([])
    expect(places(compose({ tier: 'low' }), 'S05')).toEqual([])
  })

  test('services: goods that nobody sees, and the change of contractor', () => {
    const cleaning = compose({ category: 'cleaning' })
    expect(places(cleaning, 'S06')).toEqual(['components'])
    expect(places(cleaning, 'S07')).toEqual(['contract'])
    const listed = compose({ category: 'cleaning', components: { add: ['mops'] } })
    expect(places(listed, 'S06')).toEqual([])
    expect(places(compose(), 'S07')).toEqual([])
  })

  test('who pays where a reseller has no part', () => {
    expect(places(compose({ tier: 'low' }), 'S08')).toEqual(['bidders.roles'])
    expect(places(compose(), 'S08')).toEqual([])
    expect(places(compose(), 'S09')).toEqual(['FLO-01'])
    expect(places(compose({ bidders: { roles: ['brand'] } }), 'S09')).toEqual([])
    expect(places(compose({ category: 'cleaning' }), 'S09')).toEqual([])
  })
})
