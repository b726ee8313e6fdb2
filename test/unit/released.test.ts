// What was released stays as it was: the lock, the texts that it keeps, and how the next revision begins.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { resolve, resolveIn, standard } from '../../src/catalogue/index.ts'
import { composeFrom } from '../../src/compose/index.ts'
import {
  type CatalogueReading,
  loadCatalogue,
  readCatalogue,
  readFolder,
  release,
  revise,
  type SourceFile,
} from '../../src/content/index.ts'
import { plainText } from '../../src/model/text.ts'
import { inShort } from '../support/content.ts'
import { fixture, fixtureFiles, purchase } from '../support/fixture.ts'

const readings = new WeakMap<readonly SourceFile[], CatalogueReading>()
/** Reads a folder, once. */
function read(files: readonly SourceFile[]): CatalogueReading {
  const reading = readings.get(files) ?? readCatalogue(files, { version: '0.4.0' })
  readings.set(files, reading)
  return reading
}
const said = (files: readonly SourceFile[]): string[] =>
  read(files)
    .problems.filter(({ level }) => level === 'error')
    .map(inShort)

/** Files with others laid over them. */
function over(files: readonly SourceFile[], added: readonly SourceFile[]): SourceFile[] {
  const paths = new Set(added.map(({ path }) => path))
  return [...files.filter(({ path }) => !paths.has(path)), ...added]
}
/** Files in one of which words are changed. */
function put(files: readonly SourceFile[], path: string, from: string, to: string): SourceFile[] {
  const file = files.find((entry) => entry.path === path)
  if (!file?.text.includes(from)) throw new RangeError(`${path}: ${from}`)
  return over(files, [{ path, text: file.text.replace(from, () => to) }])
}
const problemOf = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

const lockPath = 'clauses/released/lock.yaml'
const clause = 'clauses/make/GAM-01/clause.yaml'
const words = 'clauses/make/GAM-01/en.md'
const kpi = 'kpis/make/KPI-GAM-01.1/kpi.yaml'
const { revision } = fixture().clauses['GAM-01']!
const { version } = fixture().kpis['KPI-GAM-01.1']!

const written = release(read(fixtureFiles), '0.4.0')
const released = over(fixtureFiles, written)
const reworded = put(released, words, 'The Supplier shall', 'At dawn the Supplier shall')
const revised = over(reworded, revise(read(reworded), 'GAM-01', '0.5.0'))

describe('ids of 0.3 and before', () => {
  test('are withdrawn, with what took over', () => {
    expect(resolve('TRN-03')).toMatchObject({ status: 'moved', to: ['MON-02#findings'] })
    expect(resolve('TRN-03@1')).toMatchObject({ status: 'withdrawn', to: ['MON-02#findings'] })
    const current = `TRN-01@${standard.clauses['TRN-01']?.revision}`
    expect(resolve('TRN-01@1')).toEqual({ status: 'withdrawn', id: 'TRN-01', to: [current] })
    expect(resolve('KPI-TRN-03.1@1.0.0')).toMatchObject({
      status: 'withdrawn',
      to: ['KPI-MON-02.4'],
    })
    expect(resolve('definition:Brand@1')).toMatchObject({ status: 'withdrawn', to: [] })
  })

  test('each of them says so', () => {
    const old = standard.releases.filter(({ status }) => status === 'withdrawn')
    expect(old.length).toBeGreaterThanOrEqual(246)
    expect(old.filter(({ id }) => resolve(id).status !== 'withdrawn')).toEqual([])
  })
})

describe('a release', () => {
  test('locks what binds, with its text, and nothing twice', () => {
    const { catalogue } = read(released)
    expect(said(released)).toEqual([])
    expect(catalogue.releases.map(({ id }) => id)).toEqual(Object.keys(catalogue.digests).sort())
    expect(written).toHaveLength(new Set(Object.values(catalogue.digests)).size + 1)
    expect(catalogue.archive).toEqual({ clauses: [], kpis: [] })
    expect(release(read(released), '0.4.0')).toEqual([])
  })

  test('waits for drafts, and for the version that brings a text', () => {
    const draft = put(fixtureFiles, clause, 'status: active', 'status: draft')
    expect(release(read(draft), '0.4.0')[0]?.text).not.toContain('"GAM-01@')
    expect(problemOf(() => release(read(fixtureFiles), '0.3.9'))).toContain('0.3.9')
    expect(problemOf(() => release(read(fixtureFiles), '0.4.0-alpha.1'))).toContain('0.4.0-alpha.1')
    expect(problemOf(() => release(read([]), '0.4.0'))).not.toBe('')
  })
})

test('a folder on disk keeps what it released, and an authority releases its own alone', async () => {
  const base = read(fixtureFiles).catalogue
  const folder = mkdtempSync(join(tmpdir(), 'hrdd-released-'))
  const { files } = await readFolder('test/fixture-authority')
  const own = release(readCatalogue(files, { base }), '1.0.0', base)
  for (const { path, text } of [...files, ...own]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const catalogue = await loadCatalogue(folder, { extends: base })
  const ids = catalogue.releases.map(({ id }) => id)
  expect(ids).toEqual(['EPS-01@1', 'KPI-EPS-01.1@1.0.0', 'terms/en#ferry@1'])
  rmSync(folder, { recursive: true })
})

describe('a released text', () => {
  test.each([
    ['words of a condition', words, 'The Supplier shall', 'At dawn the Supplier shall', clause],
    ['a number', clause, 'max: ', 'max: 1', clause],
    ['a KPI', kpi, 'zero: plain', 'zero: no-data', kpi],
    ['a definition', 'clauses/terms/en.md', 'Baker', 'Good Baker', 'clauses/terms/en.md'],
    [
      'fixed words',
      'clauses/words/schedule/en.yaml',
      'words:\n',
      'words:\n  another: Word\n',
      'clauses/words/schedule/en.yaml',
    ],
  ])('%s cannot change in silence', (_what, path, from, to, place) => {
    const problems = said(put(released, path, from, to))
    expect(problems.map((line) => line.replace(/:\d+/, ''))).toContain(`${place} release-changed`)
  })

  test('guidance and labels are free', () => {
    expect(
      said(put(released, words, '## For the buyer\n', '## For the buyer\nFirst of all. ')),
    ).toEqual([])
  })

  test('cannot be altered, lost, or made up', () => {
    const [, first] = written
    const { path = '', text = '' } = first ?? {}
    const without = released.filter((file) => file.path !== path)
    expect(said(without)).toEqual([expect.stringContaining(`${lockPath}:`)])
    expect(said(over(released, [{ path, text: text.replace(/[aeo]/g, 'u') }]))).toEqual([
      `${path} release-altered`,
    ])
    expect(said(over(released, [{ path, text: '{' }]))).toEqual([`${path} release-altered`])
    const bare = released.filter((file) => file.path !== lockPath)
    expect(said(bare)).toContain(`${path} release-unlisted`)
  })

  test('cannot leave without a successor', () => {
    const gone = released.filter(({ path }) => !path.startsWith('kpis/make/KPI-GAM-01.2/'))
    expect(said(gone).join()).toContain('release-gone')
  })

  test('a withdrawn number is not used again', () => {
    const withdrawn = `"GAM-01@${revision}": { since: 0.1.0, status: withdrawn, digest: "${'0'.repeat(64)}" }\n`
    expect(said([...fixtureFiles, { path: lockPath, text: withdrawn }])).toEqual([
      expect.stringMatching(/GAM-01\/clause.yaml:\d+ release-withdrawn/),
    ])
  })
})

describe('the next revision', () => {
  test('is opened where the text changed', () => {
    expect(said(revised)).toEqual([])
    const { catalogue } = read(revised)
    expect(catalogue.clauses['GAM-01']).toMatchObject({ revision: revision + 1, since: '0.5.0' })
    const older = resolveIn(catalogue, `GAM-01@${revision}`)
    expect(older).toMatchObject({
      status: 'older',
      digest: fixture().digests[`GAM-01@${revision}`],
    })
    expect(older).toMatchObject({ clause: fixture().clauses['GAM-01'] })
  })

  test('leaves the older one to be pinned', () => {
    const { catalogue } = read(revised)
    const textOf = (pin: object) =>
      composeFrom(catalogue, { ...purchase, pin })
        .pairs.filter(({ id }) => id === 'GAM-01')
        .flatMap(({ condition }) => condition.flatMap(({ items }) => plainText(items[0]!.text)))
        .join()
    expect(textOf({})).toContain('At dawn')
    expect(textOf({ 'GAM-01': revision })).not.toContain('At dawn')
  })

  test('is locked by the next release, beside the older one', () => {
    const [lock, ...texts] = release(read(revised), '0.5.0')
    expect(texts).toHaveLength(1)
    expect(lock?.text).toContain(`"GAM-01@${revision}": { since: 0.4.0`)
    expect(lock?.text).toContain(`"GAM-01@${revision + 1}": { since: 0.5.0`)
  })

  test('is refused where nothing was released, or nothing changed', () => {
    expect(problemOf(() => revise(read(fixtureFiles), 'GAM-01', '0.5.0'))).toContain(
      'never released',
    )
    expect(problemOf(() => revise(read(released), 'GAM-01', '0.5.0'))).toContain(
      'as it was released',
    )
    expect(problemOf(() => revise(read(released), 'GAM-02', '0.5.0'))).toContain('GAM-01')
  })

  test.each([
    ['major', kpi, 'zero: plain', 'zero: no-data', /^1/],
    ['minor', kpi, 'level: ', 'level: outcome #', /^0\.1/],
    ['patch', 'kpis/make/KPI-GAM-01.1/en.yaml', 'title: ', 'title: All ', /^0\.0\.1/],
  ])('of a KPI is %s', (_place, path, from, to, step) => {
    const changed = put(released, path, from, to)
    const after = over(changed, revise(read(changed), 'KPI-GAM-01.1', '0.5.0'))
    expect(said(after)).toEqual([])
    const next = read(after).catalogue.kpis['KPI-GAM-01.1']!.version.split('.').map(Number)
    const steps = version.split('.').map((number, place) => next[place]! - Number(number))
    expect(steps.join('.')).toMatch(step)
  })

  test.each([
    ['terms/en#baker', 'clauses/terms/en.md', 'Whoever does', 'Everybody who does'],
    [
      'words/schedule/en',
      'clauses/words/schedule/en.yaml',
      'words:\n',
      'words:\n  another: Word\n',
    ],
  ])('of %s', (name, path, from, to) => {
    const changed = put(released, path, from, to)
    const after = over(changed, revise(read(changed), name, '0.5.0'))
    expect(said(after)).toEqual([])
    expect(Object.keys(read(after).catalogue.digests)).toContain(`${name}@2`)
    const again = over(after, release(read(after), '0.5.0'))
    const third = put(again, path, to, from)
    const last = over(third, revise(read(third), name, '0.6.0'))
    expect(Object.keys(read(last).catalogue.digests)).toContain(`${name}@3`)
    expect(said(last)).toEqual([])
  })
})
