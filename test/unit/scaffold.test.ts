// What authors begin with passes its own check at once, in the package's folder and in an authority's empty one.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { composeFrom } from '../../src/compose/index.ts'
import {
  HrddError,
  loadCatalogue,
  readCatalogue,
  readFolder,
  type SourceFile,
  scaffold,
} from '../../src/content/index.ts'
import { speech } from '../../src/language/speech.ts'
import { evaluate, printValue } from '../../src/measure/index.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import { inShort, said, smallFiles } from '../support/content.ts'
import { fixture, fixtureFiles, purchase } from '../support/fixture.ts'

const own = (await readFolder('.')).files
const standard = readCatalogue(own, { version: '0.4.0' }).catalogue

const problemsIn = (files: readonly SourceFile[], base?: Catalogue): string[] =>
  readCatalogue(files, base && { base }).problems.map(inShort)
const refusal = (act: () => unknown): string | undefined => {
  try {
    act()
    return undefined
  } catch (error) {
    return error instanceof HrddError ? error.problems[0]?.code : String(error)
  }
}

const kinds = [
  ['clause', 'TRN-07'],
  ['kpi', 'KPI-TRN-01.9'],
  ['law', 'fi'],
  ['goods', 'shoes'],
] as const

describe('the package', () => {
  const begun = [...own]
  for (const [kind, id] of kinds) begun.push(...scaffold(kind, id, begun, { version: '0.4.0' }))

  test('takes a clause, a KPI, a jurisdiction and a category as they are written', () => {
    expect(begun.slice(own.length).map(({ path }) => path)).toEqual([
      'clauses/disclose/TRN-07/clause.yaml',
      'clauses/disclose/TRN-07/en.md',
      'kpis/disclose/KPI-TRN-01.9/kpi.yaml',
      'kpis/disclose/KPI-TRN-01.9/en.yaml',
      'clauses/law/fi.yaml',
      'clauses/goods/shoes.yaml',
    ])
    expect(problemsIn(begun)).toEqual(problemsIn(own))
  })
})

describe('an empty folder of an authority', () => {
  test.each([...kinds, ['clause', 'TBK-01'] as const])('takes a %s', (kind, id) => {
    const begun = scaffold(kind, id, [], { base: standard })
    expect(begun.length).toBeGreaterThan(0)
    expect(problemsIn(begun, standard)).toEqual([])
  })

  test('has an area of its own in the stage that it names', () => {
    const options = { base: standard, stage: 'remedy' }
    expect(scaffold('clause', 'TBK-01', [], options)[0]?.path).toMatch(/^clauses\/remedy\/TBK-01\//)
    expect(refusal(() => scaffold('clause', 'TBK-01', [], { ...options, stage: 'remdy' }))).toBe(
      'unknown-id-near',
    )
  })

  test('is loaded from where it was written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hrdd-scaffold-'))
    for (const { path, text } of scaffold('clause', 'TBK-01', [], { base: standard })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const catalogue = await loadCatalogue(folder, { extends: standard })
    rmSync(folder, { recursive: true })
    expect(catalogue.clauses['TBK-01']).toMatchObject({ status: 'draft', stage: 'govern' })
  })
})

test('a KPI has examples that come out as it says', () => {
  const id = 'KPI-GAM-01.9'
  const begun = scaffold('kpi', id, fixtureFiles).map(({ path, text }) => ({
    path,
    text: text.replace('status: draft', 'status: active'),
  }))
  const { catalogue } = readCatalogue([...fixtureFiles, ...begun])
  const { examples } = catalogue.kpis[id]!
  expect(examples).toHaveLength(3)
  for (const { tier, rows, value, rating } of examples) {
    const { tender: _tender, ...bought } = purchase
    const pack = composeFrom(catalogue, {
      ...bought,
      tier,
      contract: { start: '2027-01-01', months: 24 },
      kpis: { add: [id] },
      set: tier === 'low' ? { 'ALF-01': { reportMonths: 6 } } : {},
    })
    const copies = [{ periodEnd: '2027-12-31', sheets: rows }]
    const results = evaluate(pack, { copies }, { asOf: '2028-01-02' })
    const result = results.find(({ kpi, period }) => kpi === id && period.end === '2027-12-31')!
    expect([result.value && printValue(result, speech(pack.words)), result.rating]).toEqual([
      value,
      rating,
    ])
  }
})

describe('a language', () => {
  const begun = scaffold('language', 'qab', fixtureFiles)
  const files = [...fixtureFiles, ...begun]
  const spec = { ...purchase, language: 'qab' }

  test('has every file, and says which still wait', () => {
    const { catalogue, problems } = readCatalogue(files)
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['translation-marked']))
    expect(problems.map(({ file }) => file).sort()).toEqual(begun.map(({ path }) => path).sort())
    expect(catalogue.languages).toEqual(['en'])
    expect(refusal(() => composeFrom(catalogue, spec))).toBe('language-incomplete')
  })

  test('is composed once no text is marked, and not before', () => {
    const translated = begun.map(({ path, text }) => ({
      path,
      text: text.replaceAll('[qab] ', ''),
    }))
    const whole = readCatalogue([...fixtureFiles, ...translated])
    expect(whole.problems).toEqual([])
    expect(whole.catalogue.languages).toEqual(['en', 'qab'])
    expect(composeFrom(whole.catalogue, spec).spec.language).toBe('qab')
    for (const path of [
      'clauses/make/GAM-01/qab.md',
      'clauses/terms/qab.md',
      'clauses/law/aa.qab.yaml',
    ]) {
      const [one] = begun.filter((file) => file.path === path)
      const others = translated.filter((file) => file.path !== path)
      const { catalogue } = readCatalogue([...fixtureFiles, ...others, one!])
      expect(refusal(() => composeFrom(catalogue, spec))).toBe('language-incomplete')
    }
  })

  test('gets what came since, and nothing twice', () => {
    const [first, ...others] = begun
    expect(scaffold('language', 'qab', [...fixtureFiles, ...others])).toEqual([first])
    expect(refusal(() => scaffold('language', 'qab', files))).toBe('scaffold-nothing')
    expect(refusal(() => scaffold('language', 'qab', [], { base: fixture() }))).toBe(
      'scaffold-nothing',
    )
  })
})

test.each([
  ['clause', 'GAM-01', 'scaffold-taken'],
  ['clause', 'GAM-1', 'bad-form-clause-id'],
  ['clause', '../../x', 'bad-form-clause-id'],
  ['clause', 'ZZZ-01', 'scaffold-area'],
  ['kpi', 'KPI-GAM-01.1', 'scaffold-taken'],
  ['kpi', 'GAM-01.1', 'bad-form-kpi-id'],
  ['kpi', 'KPI-GAM-09.1', 'unknown-id-near'],
  ['law', 'aa', 'scaffold-taken'],
  ['law', 'a.b', 'scaffold-id'],
  ['law', '../eu', 'scaffold-id'],
  ['goods', 'widgets', 'scaffold-taken'],
  ['goods', '', 'scaffold-id'],
  ['language', 'en', 'scaffold-language'],
  ['language', 'English', 'scaffold-language'],
  ['lawe', 'fi', 'scaffold-kind'],
])('%s %s is refused: %s', (kind, id, code) => {
  expect(refusal(() => scaffold(kind, id, fixtureFiles))).toBe(code)
})

test('an id that was moved or released is not used again', () => {
  const moved = Object.keys(standard.moved).filter((id) => /^[A-Z]{3}-\d{2}$/.test(id))
  for (const id of moved)
    expect(refusal(() => scaffold('clause', id, [], { base: standard }))).toBe('scaffold-taken')
})

test('a clause that nothing measures says so until it has a KPI', () => {
  const begun = [...fixtureFiles, ...scaffold('clause', 'GAM-07', fixtureFiles)]
  expect(refusal(() => scaffold('kpi', 'KPI-GAM-07.1', begun))).toBe('scaffold-no-kpi')
})

describe('content that claims what is not its own', () => {
  test('a jurisdiction without laws', () => {
    const law = smallFiles['clauses/law/eu.yaml']!.replace(/^laws:\n.*$/m, 'laws: []')
    expect(said({ 'clauses/law/eu.yaml': law })).toContainEqual(
      expect.stringMatching(/^clauses\/law\/eu.yaml:\d+ too-short$/),
    )
    const without = law.replace('laws: []\n', '')
    expect(said({ 'clauses/law/eu.yaml': without })).toContainEqual(
      expect.stringMatching(/^clauses\/law\/eu.yaml:\d+ missing$/),
    )
  })

  test('a category with the prefix of another, of the same folder or of what it extends', () => {
    const [begun] = scaffold('goods', 'shoes', fixtureFiles)
    const { prefix } = Object.values(fixture().goods).flatMap(({ en }) => en?.cpv ?? [])[0]!
    const text = begun!.text.replace('cpv: []', `cpv: [{ prefix: "${prefix}", label: Shoes }]`)
    const claimed = [{ path: begun!.path, text }]
    const problem = expect.stringMatching(/^clauses\/goods\/.*:\d+ cpv-twice$/)
    expect(problemsIn([...fixtureFiles, ...claimed])).toContainEqual(problem)
    expect(problemsIn(claimed, fixture())).toEqual([problem])
  })
})
