// What the fixture composes to: every rule of selection, values, places and law, once.

import { describe, expect, test } from 'vitest'
import { calendar } from '../../src/calendar/index.ts'
import { composeFrom, digestOf, readPack } from '../../src/compose/index.ts'
import { printProblem, readCatalogue } from '../../src/content/index.ts'
import { draft, kinds } from '../../src/documents/index.ts'
import { speech } from '../../src/language/speech.ts'
import { evaluate, printValue } from '../../src/measure/index.ts'
import { audiences, tiers } from '../../src/model/audience.ts'
import { clauseRoles, itemDates, parameterRoles, triggers } from '../../src/model/clause.ts'
import { documentKinds } from '../../src/model/document.ts'
import type { Pack, Pair } from '../../src/model/pack.ts'
import { HrddError, type Problem } from '../../src/model/problems.ts'
import type { Spec } from '../../src/model/spec.ts'
import { plainText } from '../../src/model/text.ts'
import { toText } from '../../src/render/index.ts'
import { toDocx } from '../../src/word/write/to-docx.ts'
import { toWorkbook } from '../../src/workbook/index.ts'
import { fixture, fixtureFiles, packOf, purchase, withAuthority } from '../support/fixture.ts'

const pairOf = (pack: Pack, id: string): Pair => pack.pairs.find((pair) => pair.id === id)!
const numbersOf = (pack: Pack, id: string) =>
  pairOf(pack, id).condition.flatMap(({ items }) => items.map(({ number }) => number))
const ids = (pack: Pack) => pack.pairs.map(({ id }) => id)
const wordsOf = (pack: Pack, id: string) =>
  pairOf(pack, id)
    .condition.flatMap(({ items }) =>
      items.flatMap(({ text, items: more = [] }) => [text, ...more]),
    )
    .map(plainText)

function problemsOf(spec: Partial<Spec>, catalogue = fixture()): readonly Problem[] {
  try {
    composeFrom(catalogue, { ...purchase, ...spec })
  } catch (error) {
    if (error instanceof HrddError) return error.problems
    throw error
  }
  return []
}

describe('the fixture', () => {
  test('uses every word of the format', () => {
    const clauses = Object.values(fixture().clauses)
    const parameters = clauses.flatMap((clause) => Object.values(clause.parameters ?? {}))
    const parts = clauses.flatMap((clause) => clause.wording.en!.condition)
    const all = <Value>(values: readonly (Value | undefined)[]) => [...new Set(values)].sort()
    const sorted = (values: readonly string[]) => [...values].sort()
    expect(all(clauses.flatMap(({ roles = [] }) => roles))).toEqual(sorted(clauseRoles))
    expect(all(parameters.flatMap(({ role = [] }) => role))).toEqual(sorted(parameterRoles))
    expect(all(parameters.flatMap(({ after = [] }) => after))).toEqual(sorted(triggers))
    expect(all(parameters.map(({ type }) => type))).toHaveLength(4)
    expect(all(parameters.flatMap(({ unit = [] }) => unit))).toEqual(['days', 'hours', 'months'])
    expect(all(clauses.flatMap(({ dates = {} }) => Object.values(dates)))).toEqual(
      sorted(itemDates),
    )
    expect(all(parts.map(({ audience }) => audience))).toEqual(sorted(audiences))
    expect(all(parts.map(({ from }) => from))).toEqual(sorted(tiers))
  })

  test('has no problem, not even a warning', () => {
    expect(readCatalogue(fixtureFiles).problems.map(printProblem)).toEqual([])
  })
})

describe('items', () => {
  test('keep their numbers where others are left out', () => {
    expect(numbersOf(packOf(), 'ALF-01')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(numbersOf(packOf({ tier: 'low' }), 'ALF-01')).toEqual([1, 2, 3, 4, 5, 6, 7])
    const brands = packOf({ bidders: { roles: ['brand'], sizes: ['large'] } })
    expect(numbersOf(brands, 'ALF-01')).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 11, 12])
    expect(numbersOf(brands, 'GAM-01')).toEqual([1, 2, 3, 4, 6, 7, 9])
  })

  test('are cited by their numbers', () => {
    expect(wordsOf(packOf(), 'GAM-01')).toContainEqual(expect.stringContaining('(DEL-01.4)'))
    const [, gap] = packOf().definitions.filter(({ id }) => ['baker', 'gap'].includes(id))
    expect(gap?.text).toContainEqual({ type: 'ref', to: 'ALF-01#request', text: 'ALF-01.1' })
  })
})

describe('parameters', () => {
  const parameterOf = (pack: Pack, id: string, name: string) => pairOf(pack, id).parameters[name]!

  test('print the longer time of an SME where one may bid', () => {
    expect(parameterOf(packOf(), 'ALF-01', 'sendDays').text).toBe('14 days (SME: 21)')
    const large = packOf({ bidders: { sizes: ['large'] } })
    expect(parameterOf(large, 'ALF-01', 'sendDays')).toMatchObject({ text: '14 days' })
    expect(parameterOf(large, 'ALF-01', 'sendDays')).not.toHaveProperty('sme')
    // an explicit value keeps its distance
    const set = packOf({ jurisdiction: 'ab', set: { 'ALF-01': { registerDays: 90 } } })
    expect(parameterOf(set, 'ALF-01', 'registerDays').text).toBe('90 days (SME: 150)')
  })

  test('print every type', () => {
    const pack = packOf()
    expect(parameterOf(pack, 'BET-01', 'holdPercent').text).toBe('4 per cent')
    expect(parameterOf(pack, 'GAM-01', 'firstOvens').text).toBe('10')
    expect(parameterOf(pack, 'DEL-01', 'urgentHours').text).toBe('48 hours')
    expect(plainText(pairOf(pack, 'ALF-01').sheet[0]!.text)).toBe('Papers go by electronic mail.')
  })

  test('go from clause to category or law, to authority, to spec', () => {
    const steps = (pack: Pack, id: string, name: string) =>
      parameterOf(pack, id, name).provenance.map(({ step, value }) => `${step} ${value}`)
    expect(steps(packOf(), 'ALF-01', 'sendDays')).toEqual(['clause 14'])
    expect(steps(packOf(), 'GAM-01', 'changeDays')).toEqual(['clause 30', 'category 25'])
    const set = { tier: 'low', set: { 'ALF-01': { registerDays: 100 } } } as const
    const pack = packOf(set, withAuthority())
    expect(steps(pack, 'ALF-01', 'registerDays')).toEqual([
      'clause 90',
      'jurisdiction 70',
      'authority 75',
      'spec 100',
    ])
    expect(parameterOf(pack, 'ALF-01', 'registerDays')).toMatchObject({ value: 100, sme: 134 })
  })

  test('stay within their bounds', () => {
    const problems = problemsOf({ set: { 'ALF-01': { sendDays: 50, form: 'stone' } } })
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'out-of-range set.ALF-01.sendDays',
      'no-such-choice set.ALF-01.form',
    ])
  })
})

test('items without a period ride in what carries them', () => {
  const entries = calendar(packOf())
  const carrying = (anchor: string) =>
    entries.filter(({ content }) => content.some(({ item }) => item === anchor)).map(({ id }) => id)
  const reports = ['1', '2', '3', '4'].map((number) => `ALF-01.reportMonths.${number}`)
  expect(carrying('answers')).toEqual(['ALF-01.sendDays'])
  expect(carrying('helper')).toEqual(['ALF-01.registerDays'])
  expect(carrying('seller')).toEqual(['ALF-01.planDays'])
  expect(carrying('first')).toEqual(reports.slice(0, 1))
  expect(carrying('second')).toEqual(reports.slice(1, 2))
  expect(carrying('time')).toEqual(reports)
  expect(carrying('decides')).toEqual([reports[1], reports[3]])
  expect(entries.find(({ id }) => id === 'DEL-01#channel')?.date).toBe('2027-07-01')
})

describe('selection', () => {
  test('follows set, kind and tier', () => {
    expect(ids(packOf())).toEqual(['ALF-01', 'BET-01', 'GAM-01', 'DEL-01'])
    expect(ids(packOf({ tier: 'low' }))).toEqual(['ALF-01', 'BET-01', 'GAM-01'])
    const tending = { category: 'tending', clauses: { set: 'core' } }
    // an item from high refers to it
    expect(pairOf(packOf(tending), 'GAM-01').because).toBe('DEL-01 refers to it.')
    expect(ids(packOf({ ...tending, tier: 'medium' }))).toEqual(['ALF-01', 'BET-01', 'DEL-01'])
    const listing = { ...tending, tier: 'medium', components: { categories: ['widgets'] } } as const
    expect(pairOf(packOf(listing), 'GAM-01')).not.toHaveProperty('because')
  })

  test('takes what is referred to, at the tier that the reference needs', () => {
    const starter = packOf({ clauses: { set: 'starter' }, tier: 'medium' })
    expect(pairOf(starter, 'DEL-01')).toMatchObject({ because: 'GAM-01 refers to it.' })
    const included = packOf({ tier: 'low', include: { 'DEL-01': 'Zq.' } })
    expect(pairOf(included, 'DEL-01')).toMatchObject({ tier: 'medium', because: 'Zq.' })
    expect(pairOf(included, 'GAM-01')).toMatchObject({ tier: 'low' })
  })

  test('omits with a reason, and not what others need', () => {
    const starter = { tier: 'low', clauses: { set: 'starter' } } as const
    expect(packOf({ ...starter, omit: { 'GAM-01': 'Zq.' } }).omitted).toEqual([
      { id: 'GAM-01', title: 'Known ovens', reason: 'Zq.' },
    ])
    const [needed, role] = problemsOf({ tier: 'medium', omit: { 'DEL-01': 'Zq.' } })
    expect(needed).toMatchObject({
      code: 'omitted-but-needed',
      path: 'omit.DEL-01',
      values: { by: ['GAM-01'] },
    })
    expect(role).toMatchObject({ code: 'role-needed', path: 'omit.DEL-01' })
  })

  test('pins an older revision', () => {
    const { clauses } = fixture()
    const older = { ...clauses['GAM-01']!, revision: 2, sources: [] }
    const catalogue = { ...fixture(), archive: { clauses: [older], kpis: [] } }
    expect(packOf({ pin: { 'GAM-01': 2 } }, catalogue).stamp.uses).toContain('GAM-01@2')
    expect(problemsOf({ pin: { 'GAM-01': 1 } }, catalogue)).toMatchObject([
      { code: 'unknown-revision', path: 'pin.GAM-01', values: { all: ['2', '3'] } },
    ])
  })
})

describe('placement', () => {
  const tenderOf = (spec: Partial<Spec>) =>
    packOf(spec).pairs.map(({ id, placement }) => `${id} ${placement.tender}`)
  const lastReason = (spec: Partial<Spec>, id: string) =>
    pairOf(packOf(spec), id).placement.reasons.at(-1)

  test('scores what the strategy has room for', () => {
    expect(tenderOf({})).toEqual(['ALF-01 none', 'BET-01 none', 'GAM-01 score', 'DEL-01 accept'])
    expect(lastReason({}, 'DEL-01')).toMatchObject({ step: 'strategy' })
    expect(tenderOf({ strategy: 'tender-led' }).slice(2)).toEqual(['GAM-01 score', 'DEL-01 score'])
    expect(tenderOf({ strategy: 'contract-led' }).slice(2)).toEqual([
      'GAM-01 accept',
      'DEL-01 accept',
    ])
    const { question, scoring, sketches } = pairOf(packOf(), 'GAM-01')
    expect([question.length, scoring.length, sketches?.weak.length]).toEqual([1, 3, 1])
    expect(question[0]).toMatchObject({ words: 300, items: [expect.anything(), expect.anything()] })
  })

  test('obeys the law, then the buyer', () => {
    expect(lastReason({ jurisdiction: 'ab' }, 'GAM-01')).toEqual({
      step: 'jurisdiction',
      text: 'The valley scores nothing.',
      source: { ref: 'AB-KODEX', at: 'Line 21' },
    })
    const early = { place: { 'GAM-01': { askedAt: 'selection', reason: 'Zq.' } } } as const
    expect(pairOf(packOf(early), 'GAM-01').placement).toMatchObject({ askedAt: 'selection' })
    expect(lastReason(early, 'GAM-01')).toEqual({ step: 'spec', text: 'Zq.' })
    expect(problemsOf({ weights: { 'DEL-01': 5 } })).toMatchObject([{ code: 'not-scored' }])
  })
})

describe('law', () => {
  const lawOf = (jurisdiction: string, catalogue = fixture()) =>
    packOf({ jurisdiction, tier: 'low' }, catalogue).jurisdiction

  test('says what the law that it extends says, where it says nothing', () => {
    const [aa, ab, ac] = [lawOf('aa'), lawOf('ab'), lawOf('ac', withAuthority())]
    for (const below of [ab, ac]) {
      expect(below.declaration).toEqual(aa.declaration)
      expect(below.publishedKpis).toEqual(aa.publishedKpis)
      expect(below.needs).toEqual(aa.needs)
      expect(below.terms).toEqual(aa.terms)
      expect(below.parameters?.['ALF-01']).toEqual(aa.parameters?.['ALF-01'])
    }
    expect(ab.parameters?.['BET-01']).toEqual({ holdPercent: 3 })
    expect(ab.laws.map(({ at }) => at)).toEqual(expect.arrayContaining(['Line 16', 'Line 23']))
    expect(ac.laws.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['Line 16', 'Line 23', 'Line 44']),
    )
  })

  test('words terms otherwise, and is cited where it holds', () => {
    const large = (pack: Pack) =>
      plainText(pack.definitions.find(({ id }) => id === 'sme-large')?.text ?? [])
    expect(large(packOf())).toContain('under 20 Bakers in the Land of A')
    const refs = (jurisdiction: string, id: string) =>
      pairOf(packOf({ jurisdiction }), id).sources.map(({ ref }) => ref)
    expect(refs('aa', 'GAM-01')).toEqual(['ZUNFT'])
    // ab is under aa, not beside it
    expect(refs('ab', 'ALF-01')).toEqual(['ZUNFT', 'AA-KODEX'])
    expect(refs('ab', 'GAM-01')).toEqual(['ZUNFT', 'AB-KODEX'])
  })
})

describe('an authority', () => {
  const catalogue = withAuthority()

  test('adds clauses, terms, KPIs, sets and words', () => {
    const pack = packOf(
      { tier: 'low', clauses: { set: 'harbour' }, kpis: { set: 'harbour' } },
      catalogue,
    )
    expect(ids(pack)).toEqual(['ALF-01', 'BET-01', 'EPS-01'])
    expect(pack.definitions.map(({ id }) => id)).toContain('ferry')
    expect(pack.kpis.map(({ id }) => id)).toContain('KPI-EPS-01.1')
    expect(pack.omitted).toEqual([
      { id: 'GAM-01', title: 'Known ovens', reason: 'In the harbour every oven is known.' },
    ])
    expect(pack.stamp.uses).toContain('overlay:guild@3')
  })

  test('cannot leave out what others need', () => {
    const [needed] = problemsOf(
      { clauses: { set: 'starter' }, kpis: { set: 'core' }, include: { 'DEL-01': 'Zq.' } },
      catalogue,
    )
    expect(needed).toMatchObject({ path: 'overlays.guild.omit.GAM-01' })
    expect(ids(packOf({ include: { 'GAM-01': 'Zq.' } }, catalogue))).toContain('GAM-01')
  })
})

describe('KPIs', () => {
  const kpisOf = (spec: Partial<Spec>) => packOf(spec).kpis.map(({ id }) => id.slice(4))

  test('come with set, law and tier', () => {
    expect(kpisOf({ jurisdiction: 'ab', tier: 'low' })).toEqual([
      'ALF-01.1',
      'GAM-01.1',
      'GAM-01.2',
    ])
    expect(kpisOf({ kpis: { set: 'standard' } })).toHaveLength(8)
    const published = packOf().kpis.filter((kpi) => kpi.published)
    expect(published.map(({ id }) => id)).toEqual(['KPI-ALF-01.2', 'KPI-GAM-01.1'])
    const framework = packOf({ contract: { ...purchase.contract, framework: true } })
    expect(framework.kpis.some((kpi) => kpi.published)).toBe(false)
    const tending = packOf({ category: 'tending', tier: 'medium', kpis: { set: 'published' } })
    expect(tending.kpis.map(({ id }) => id)).toEqual(['KPI-ALF-01.1', 'KPI-ALF-01.2'])
  })

  test('lose their thresholds in dialogue, but for nought', () => {
    const { kpis } = packOf({ kpis: { mode: 'dialogue' } })
    const rated = kpis.filter(({ thresholds }) => thresholds)
    expect(rated.map(({ id }) => id)).toEqual(['KPI-DEL-01.2'])
    expect(problemsOf({ kpis: { mode: 'dialogue', set: 'published' } })).toMatchObject([
      { code: 'rated-set' },
    ])
  })

  const examples = Object.values(fixture().kpis).flatMap(({ id, examples: all }) =>
    all.map((example) => ({ id, ...example })),
  )
  test.each(examples)('$id: $shows', ({ id, tier, rows, before = {}, value, rating }) => {
    const pack = packOf({
      tier,
      tender: undefined,
      contract: { start: '2027-01-01', months: 24 },
      kpis: { set: 'standard' },
      set: tier === 'low' ? { 'ALF-01': { reportMonths: 6 } } : {},
    })
    const copies = [
      { periodEnd: '2027-06-30', sheets: before },
      { periodEnd: '2027-12-31', sheets: rows },
    ]
    const results = evaluate(pack, { copies }, { asOf: '2028-01-02' })
    const result = results.find(({ kpi, period }) => kpi === id && period.end === '2027-12-31')!
    expect(result.rating).toBe(rating)
    expect(result.value && printValue(result, speech(pack.words))).toBe(value)
  })
})

describe('components and kinds', () => {
  test('list parts in the order of harm', () => {
    const [list] = packOf({
      components: { add: ['zq'], remove: [{ part: 'salt', reason: 'Zz.' }] },
    }).components
    expect(list?.parts.map(({ id, first }) => `${id} ${first}`)).toEqual([
      'flour true',
      'yeast true',
      'seeds true',
      'added-1 false',
    ])
    expect(list?.removed).toEqual([{ label: 'salt', reason: 'Zz.' }])
  })

  test('follow from category and list', () => {
    expect(packOf({ category: 'fetes' }).kinds).toEqual(['goods', 'services'])
    expect(packOf({ category: 'tending' }).spec.bidders.roles).toEqual(['brand'])
    expect(problemsOf({ category: 'any-thing' })).toMatchObject([{ code: 'components-needed' }])
    const named = packOf({ category: 'any-thing', components: { add: ['zq'] } })
    expect(named.components[0]?.parts.map(({ label }) => label)).toEqual(['zq'])
    const terms = packOf({ category: 'tending' }).definitions.map(({ id }) => id)
    expect(terms).toContain('performer')
    expect(terms).not.toContain('brand')
  })
})

describe('a pack', () => {
  const objectsIn = (value: unknown, found = new Set<object>()): Set<object> => {
    if (typeof value !== 'object' || value === null || found.has(value)) return found
    found.add(value)
    for (const inner of Object.values(value)) objectsIn(inner, found)
    return found
  }

  test('is frozen at every depth and shares nothing', () => {
    const own = objectsIn(packOf())
    expect([...own].filter((value) => !Object.isFrozen(value))).toEqual([])
    const other = objectsIn([fixture(), composeFrom(fixture(), purchase)])
    expect([...own].filter((value) => other.has(value))).toEqual([])
  })

  test('is the same for the same input, in every form', async () => {
    const [one, two] = [composeFrom(fixture(), purchase), composeFrom(fixture(), purchase)]
    expect(JSON.stringify(one)).toBe(JSON.stringify(two))
    expect(await toWorkbook(one)).toEqual(await toWorkbook(two))
    for (const kind of documentKinds) {
      expect(toText(draft(one, kind))).toBe(toText(draft(two, kind)))
      expect(await toDocx(draft(one, kind))).toEqual(await toDocx(draft(two, kind)))
    }
    expect(Object.keys(kinds).sort()).toEqual([...documentKinds].sort())
  })

  test('comes back from storage, unless somebody altered it', () => {
    const stored = JSON.parse(JSON.stringify(packOf()))
    expect(readPack(stored)).toEqual(packOf())
    expect(digestOf(packOf())).toBe(packOf().stamp.digest)
    const refusal = (input: unknown) => {
      try {
        readPack(input)
        return undefined
      } catch (error) {
        return error instanceof HrddError ? error.problems[0]?.code : error
      }
    }
    expect(refusal({ ...stored, contractEnd: '2029-07-01' })).toBe('pack-altered')
    expect(refusal({ ...stored, format: 1 })).toBe('pack-format-1')
    expect(refusal({ ...stored, format: 3 })).toBe('pack-format')
  })
})
