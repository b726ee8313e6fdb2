// What changed between releases, and what a reference means after that.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/authoring/index.ts'
import {
  bumpOf,
  changesBetween,
  compareVersions,
  currentOf,
  type Release,
  releaseOf,
} from '../../src/catalogue/changes.ts'
import { standard } from '../../src/catalogue/index.ts'
import { resolveIn } from '../../src/catalogue/resolve.ts'
import { composeFrom } from '../../src/core.ts'
import { compose, draft, toText } from '../../src/index.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'

const lock = JSON.parse(readFileSync('catalogue.lock.json', 'utf8')) as {
  released: Record<string, { since: string; digest: string }>
}
const since = Object.fromEntries(
  Object.entries(lock.released).map(([key, one]) => [key, one.since]),
)
const first = releaseOf(standard, since, '0.1.0')
const changed = (change: (catalogue: Catalogue) => unknown): Release => {
  const copy = structuredClone(standard) as Catalogue
  change(copy)
  return currentOf(copy)
}
const now = currentOf(standard)

describe('changes', () => {
  test('none between a release and itself', () => expect(changesBetween(now, now)).toEqual([]))
  test('the first release held twenty clauses at revision 1', () => {
    const clauses = [...first.entries.values()].filter(({ kind }) => kind === 'clause')
    expect(clauses).toHaveLength(20)
    expect(clauses.every(({ revision }) => revision === '1')).toBe(true)
  })
  test('a new clause asks for a minor release', () => {
    const added = changesBetween(first, now).filter(
      ({ what, kind }) => what === 'added' && kind === 'clause',
    )
    expect(added.map(({ id }) => id)).toContain('REM-02')
    expect(bumpOf(added, '1.4.2')).toEqual({ bump: 'minor', next: '1.5.0' })
  })
  test('a reworded clause shows the words', () => {
    const [change] = changesBetween(
      now,
      changed(({ clauses }) =>
        Object.assign(clauses['TRN-01']!, { revision: 99, outcome: ['Nothing is known.'] }),
      ),
    )
    expect(change).toMatchObject({ what: 'reworded', id: 'TRN-01', after: '99', bump: 'minor' })
    const { where, words } = change!.differences[0]!
    expect(where).toBe('Outcome')
    expect(
      words
        .filter(({ op }) => op !== 'removed')
        .map(({ text }) => text)
        .join(''),
    ).toBe('Nothing is known.')
  })
  test('narrower bounds and a parameter that is gone ask for a major release', () => {
    const narrower = changesBetween(
      now,
      changed(({ clauses }) =>
        Object.assign(clauses['TRN-01']!, {
          revision: 99,
          parameters: {
            ...clauses['TRN-01']!.parameters,
            listDays: { ...clauses['TRN-01']!.parameters.listDays, max: 100 },
          },
        }),
      ),
    )
    expect(narrower[0]!.parameters[0]!.what).toContain('→')
    expect(bumpOf(narrower, '1.4.2')).toEqual({ bump: 'major', next: '2.0.0' })
    expect(bumpOf(narrower, '0.2.0')).toEqual({ bump: 'major', next: '0.3.0' })
    const gone = changesBetween(
      now,
      changed(({ clauses }) => {
        const { listDays: _gone, ...rest } = clauses['TRN-01']!.parameters
        Object.assign(clauses['TRN-01']!, { revision: 99, parameters: rest })
      }),
    )
    expect(gone[0]).toMatchObject({
      bump: 'major',
      parameters: [{ name: 'listDays', what: expect.stringContaining('removed') }],
    })
  })
  test('a KPI asks for what its version says', () => {
    const bump = (version: string) =>
      changesBetween(
        now,
        changed(({ kpis }) => Object.assign(kpis['KPI-TRN-01.1']!, { version, title: 'x' })),
      )[0]!.bump
    expect([bump('1.0.1'), bump('1.1.0'), bump('2.0.0')]).toEqual(['patch', 'minor', 'major'])
  })
  test('a clause that was replaced is superseded, and one that is gone is removed', () => {
    const [change] = changesBetween(
      now,
      changed(({ clauses }) =>
        Object.assign(clauses['TRN-01']!, {
          status: 'superseded',
          replacedBy: ['TRN-02', 'TRN-03'],
        }),
      ),
    )
    expect(change).toMatchObject({
      what: 'superseded',
      id: 'TRN-01',
      replacedBy: ['TRN-02', 'TRN-03'],
      bump: 'major',
    })
    expect(
      changesBetween(
        now,
        changed(({ clauses }) => delete (clauses as Record<string, unknown>)['TRN-01']),
      )[0],
    ).toMatchObject({ what: 'removed', bump: 'major' })
  })
  test('versions are compared by their numbers', () =>
    expect(['0.10.0', '0.9.1', '0.2.0', '1.0.0'].sort(compareVersions)).toEqual([
      '0.2.0',
      '0.9.1',
      '0.10.0',
      '1.0.0',
    ]))
})

describe('resolve', () => {
  test('every released revision is found, with the digest that was locked', () => {
    for (const [key, { digest }] of Object.entries(lock.released)) {
      const found = resolveIn(standard, key)
      expect(found.digest, key).toBe(digest)
      expect(['current', 'superseded'], key).toContain(found.state)
    }
  })
  test('everything that a stamp lists is found, an overlay too', async () => {
    const own = await loadCatalogue('docs/examples/own-clauses', { extends: standard })
    const pack = composeFrom(own, {
      title: 'x',
      buyer: 'y',
      jurisdiction: 'ch',
      category: 'food',
      tier: 'high',
      strategy: 'tender-led',
      contract: { start: '2027-07-01', months: 24 },
    })
    expect(new Set(pack.stamp.uses.map((use) => resolveIn(own, use).kind))).toEqual(
      new Set([
        'clause',
        'kpi',
        'definition',
        'question',
        'jurisdiction',
        'category',
        'strategy',
        'strings',
        'engagement',
        'sketches',
        'overlay',
      ]),
    )
    for (const use of pack.stamp.uses)
      expect(resolveIn(own, use).digest, use).toBe(own.digests[use])
  })
  test('an archived revision is superseded, renders and can be pinned', () => {
    expect(standard.archive.clauses.length).toBeGreaterThan(0)
    for (const old of standard.archive.clauses) {
      const found = resolveIn(standard, `${old.id}@${old.revision}`)
      expect(found).toMatchObject({ kind: 'clause', state: 'superseded' })
      const pack = compose({
        title: 'x',
        buyer: 'y',
        jurisdiction: 'eu',
        category: 'ict-hardware',
        tier: 'high',
        contract: { start: '2027-07-01', months: 24 },
        pin: { [old.id]: old.revision } as never,
      })
      expect(pack.pairs.find(({ id }) => id === old.id)!.revision).toBe(old.revision)
      expect(toText(draft(pack, 'contract-schedule')).length).toBeGreaterThan(10_000)
    }
  })
  test('a retired id is moved or split, in every revision', () => {
    const retired = (replacedBy: readonly string[]) => ({
      ...standard,
      clauses: {
        ...standard.clauses,
        'TRN-01': { ...standard.clauses['TRN-01']!, status: 'superseded' as const, replacedBy },
      },
    })
    expect(resolveIn(retired(['TRN-02']), 'TRN-01@1')).toMatchObject({
      state: 'moved',
      replacedBy: ['TRN-02'],
    })
    expect(resolveIn(retired(['TRN-02', 'TRN-03']), 'TRN-01')).toMatchObject({
      state: 'split',
      replacedBy: ['TRN-02', 'TRN-03'],
    })
  })
  test.each([
    ['TRN-99', /there is no clause TRN-99/],
    ['TRN-01@77', /TRN-01 has no revision 77/],
    ['KPI-TRN-01.1@9.9.9', /has no revision 9\.9\.9/],
    ['definition:Sight List', /Did you mean "Site List"/],
    ['law:eu', /no kind of entry/],
    ['', /there is no clause/],
    ['__proto__', /there is no clause/],
  ])('%s is refused', (reference, said) =>
    expect(() => resolveIn(standard, reference)).toThrow(said),
  )
})
