// What a contract system is told before it takes a newer revision.

import { describe, expect, test } from 'vitest'
import {
  checkDigest,
  kpis,
  standard,
  upgradeNotes,
  upgradeNotesIn,
} from '../../src/catalogue/index.ts'
import { resolveIn } from '../../src/catalogue/resolve.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import { HrddError } from '../../src/model/problems.ts'

const changed = (change: (catalogue: Catalogue) => unknown): Catalogue => {
  const copy = structuredClone(standard) as Catalogue
  change(copy)
  return copy
}
/** The standard catalogue after a KPI went on to another version, its old one in the archive. */
const later = (version: string) =>
  changed((catalogue) => {
    const now = catalogue.kpis['KPI-TRN-01.1']!
    Object.assign(catalogue.archive, { kpis: [...catalogue.archive.kpis, structuredClone(now)] })
    Object.assign(catalogue.kpis, {
      'KPI-TRN-01.1': { ...now, version, purpose: `${now.purpose} And more.` },
    })
  })

describe('digest', () => {
  test('of every current KPI is the released one, and a changed character is found', () => {
    for (const { id, version } of Object.values(kpis)) {
      const reference = `${id}@${version}`
      const { expected } = checkDigest(reference, '')
      expect(checkDigest(reference, expected).ok).toBe(true)
      expect(checkDigest(reference, expected.toUpperCase()).ok).toBe(true)
      expect(
        checkDigest(
          reference,
          expected.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        ).ok,
      ).toBe(false)
      expect(checkDigest(reference, '').ok).toBe(false)
    }
  })
})

describe('upgrade notes', () => {
  test('every archived revision has notes to its current one, with words that differ', () => {
    const references = [
      ...standard.archive.clauses.map(({ id, revision }) => `${id}@${revision}`),
      ...standard.archive.kpis.map(({ id, version }) => `${id}@${version}`),
    ]
    expect(references.length).toBeGreaterThan(1)
    for (const reference of references) {
      const notes = upgradeNotes(reference)
      expect(notes.same).toBe(false)
      expect(notes.differences.length + notes.parameters.length, reference).toBeGreaterThan(0)
      expect(notes.steps.length).toBeGreaterThan(0)
    }
  })
  test('the same revision changes nothing', () => {
    expect(upgradeNotes('TRN-01@1', 'TRN-01@1')).toMatchObject({
      same: true,
      comparable: true,
      differences: [],
      steps: [],
    })
  })
  test('a patch and a minor stay comparable, a major does not, and what the contract names stays', () => {
    for (const [version, comparable] of [
      ['1.0.1', true],
      ['1.4.0', true],
      ['2.0.0', false],
    ] as const) {
      const catalogue = later(version)
      const notes = upgradeNotesIn(catalogue, 'KPI-TRN-01.1@1.0.0')
      expect(notes).toMatchObject({ to: `KPI-TRN-01.1@${version}`, comparable })
      expect(notes.differences.map(({ where }) => where)).toEqual(['purpose'])
      expect(resolveIn(catalogue, 'KPI-TRN-01.1@1.0.0')).toMatchObject({
        state: 'superseded',
        kpi: { version: '1.0.0' },
      })
    }
  })
  test('an id that was split must be told which part is meant', () => {
    const split = changed(({ kpis }) =>
      Object.assign(kpis['KPI-TRN-01.1']!, {
        status: 'superseded',
        replacedBy: ['KPI-TRN-01.2', 'KPI-TRN-02.1'],
      }),
    )
    expect(() => upgradeNotesIn(split, 'KPI-TRN-01.1@1.0.0')).toThrow(/split/)
    expect(upgradeNotesIn(split, 'KPI-TRN-01.1@1.0.0', 'KPI-TRN-01.2')).toMatchObject({
      comparable: false,
      to: `KPI-TRN-01.2@${kpis['KPI-TRN-01.2'].version}`,
    })
  })
  test.each([
    ['TRN-01', undefined],
    ['TRN-01@1', 'TRN-02@1'],
    ['TRN-01@7', undefined],
    ['KPI-TRN-01.1@1.0.0', 'TRN-01@1'],
  ])('%s → %s is refused with a hint', (from, to) => {
    try {
      upgradeNotes(from, to)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(HrddError)
      for (const { hint } of (error as HrddError).problems) expect(hint).not.toBe('')
    }
  })
})
