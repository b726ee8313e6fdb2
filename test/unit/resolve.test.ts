// What a reference means today, and what changed between two catalogues.

import { describe, expect, test } from 'vitest'
import { changes } from '../../src/catalogue/changes.ts'
import { resolveIn } from '../../src/catalogue/resolve.ts'
import type { Catalogue } from '../../src/model/catalogue.ts'
import { clauseOf, kpiOf, tiny } from '../support/tiny-catalogue.ts'

const older = clauseOf('COR-01', {
  revision: 2,
  parts: [['all', 'low', { critical: 'It shall end.' }]],
})
const later: Catalogue = {
  ...tiny,
  clauses: {
    ...tiny.clauses,
    'COR-01': { ...tiny.clauses['COR-01']!, revision: 4 },
    'INC-01': {
      ...tiny.clauses['INC-01']!,
      status: 'superseded',
      replacedBy: ['IDN-03'],
    },
  },
  archive: {
    clauses: [older],
    kpis: [kpiOf('KPI-TRN-01.1', { clause: 'TRN-01', version: '2.0.0' })],
  },
  kpis: {
    ...tiny.kpis,
    'KPI-TRN-01.1': kpiOf('KPI-TRN-01.1', { clause: 'TRN-01', version: '2.10.0' }),
  },
  releases: [{ id: 'COR-01@3', digest: 'abc', status: 'released' }],
  digests: { 'COR-01@4': 'def' },
}
const resolve = (reference: string) => resolveIn(later, reference)

describe('resolve', () => {
  test('what is current', () => {
    expect(resolve('COR-01')).toMatchObject({ status: 'current', revision: '4', digest: 'def' })
    expect(resolve('COR-01@4')).toMatchObject({ status: 'current', clause: { id: 'COR-01' } })
    expect(resolve('COR-01#critical')).toMatchObject({ status: 'current' })
    expect(resolve('law:eu@1')).toMatchObject({ status: 'current', law: { id: 'eu' } })
    expect(resolve('goods:workwear')).toMatchObject({ status: 'current', revision: '1' })
  })

  test('an older revision stays what it was', () => {
    expect(resolve('COR-01@2')).toMatchObject({ status: 'older', latest: '4', clause: older })
    expect(resolve('COR-01@3')).toEqual({
      status: 'older',
      id: 'COR-01',
      revision: '3',
      latest: '4',
      digest: 'abc',
    })
    expect(resolve('KPI-TRN-01.1@2.0.0')).toMatchObject({ status: 'older', latest: '2.10.0' })
  })

  test('what moved, and what was dropped', () => {
    expect(resolve('TRN-03')).toMatchObject({ status: 'moved', to: ['MON-02#findings'] })
    expect(resolve('TRN-03@1')).toMatchObject({ status: 'withdrawn', to: ['MON-02#findings'] })
    expect(resolve('KPI-EMB-01.1')).toMatchObject({ status: 'withdrawn', to: [] })
    expect(resolve('INC-01')).toEqual({ status: 'moved', id: 'INC-01', to: ['IDN-03'] })
  })

  test('revisions before the first that is kept are withdrawn', () => {
    expect(resolve('COR-01@1')).toEqual({ status: 'withdrawn', id: 'COR-01', to: ['COR-01@4'] })
    expect(resolve('KPI-TRN-01.1@1.2.0')).toMatchObject({ status: 'withdrawn' })
  })

  test('what never was is unknown, with what may have been meant', () => {
    expect(resolve('COR-01@5')).toMatchObject({ status: 'unknown', near: 'COR-01@4' })
    expect(resolve('COR-01@0')).toMatchObject({ status: 'unknown' })
    expect(resolve('COR-01@x')).toMatchObject({ status: 'unknown' })
    expect(resolve('COR-01#criticle')).toMatchObject({ status: 'unknown' })
    expect(resolve('CORR-01')).toEqual({ status: 'unknown', id: 'CORR-01', near: 'COR-01' })
    expect(resolve('')).toMatchObject({ status: 'unknown' })
    expect(resolve('constructor')).toMatchObject({ status: 'unknown' })
  })
})

describe('changes', () => {
  test('nothing between a catalogue and itself', () => {
    expect(changes(tiny, tiny)).toEqual([])
  })

  test('what is gone, what reads otherwise, what is new', () => {
    const { 'GEN-01': _gone, ...clauses } = tiny.clauses
    const after: Catalogue = {
      ...tiny,
      clauses: {
        ...clauses,
        'COR-01': { ...older, revision: 3 },
        'VOI-01': clauseOf('VOI-01', { parts: [['all', 'low', { heard: 'They are heard.' }]] }),
      },
      moved: { ...tiny.moved, 'GEN-01': { to: ['VOI-01'] } },
    }
    const all = changes(tiny, after)
    expect(all.map(({ what, id }) => `${what} ${id}`)).toEqual([
      'moved GEN-01',
      'reworded COR-01',
      'added VOI-01',
    ])
    expect(all[1]).toMatchObject({ before: '2', after: '3' })
    expect(all[1]?.differences).toContainEqual({
      where: '#closed',
      before: '(all, medium) closed It is closed once Workers say so.',
      after: undefined,
    })
  })

  test('a threshold counts as a change of the KPI', () => {
    const kpis = {
      ...tiny.kpis,
      'KPI-TRN-01.1': kpiOf('KPI-TRN-01.1', {
        clause: 'TRN-01',
        thresholds: { high: [1, 1, 1] },
        level: 'output',
      }),
    }
    const [change] = changes(tiny, { ...tiny, kpis })
    expect(change?.differences.map(({ where }) => where)).toEqual(['thresholds'])
  })
})
