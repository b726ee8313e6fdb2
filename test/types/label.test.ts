// Every member of every list that has labels is called something, in every language and for everyone who may see it.

import { expect, test } from 'vitest'
import { HrddError, label, packFor } from '../../src/core.ts'
import {
  documentKinds,
  kinds,
  kpiLevels,
  kpiModes,
  periodUnits,
  procedureStages,
  ratings,
  readerships,
  roles,
  severities,
  sizes,
  strategies,
  tenderUses,
  tiers,
} from '../../src/model/lists.ts'
import { packOf } from '../support/fixture.ts'

const pack = packOf({})
const members = <Member>(list: readonly Member[], call: (member: Member) => string) =>
  list.map(call)
const all = [
  members(tiers, (tier) => label(pack, 'tier', tier)),
  members(roles, (role) => label(pack, 'role', role)),
  members(sizes, (size) => label(pack, 'size', size)),
  members(kinds, (kind) => label(pack, 'kind', kind)),
  members(strategies, (strategy) => label(pack, 'strategy', strategy)),
  members(procedureStages, (stage) => label(pack, 'stage', stage)),
  members(tenderUses, (use) => label(pack, 'tender', use)),
  members(periodUnits, (unit) => label(pack, 'unit', unit)),
  members(documentKinds, (kind) => label(pack, 'document', kind)),
  members(readerships, (readership) => label(pack, 'readership', readership)),
  members(kpiLevels, (level) => label(pack, 'level', level)),
  members(kpiModes, (mode) => label(pack, 'mode', mode)),
  members(ratings, (rating) => label(pack, 'rating', rating)),
  members(severities, (severity) => label(pack, 'severity', severity)),
]

test('each has a label of its own in its list', () => {
  for (const labels of all) {
    expect(new Set(labels).size).toBe(labels.length)
    expect(labels).not.toContain('')
  }
})

test('whoever controls the work is called as what is bought has it', () => {
  expect(label(pack, 'role', 'brand')).toBe('Brand')
  expect(label({ ...pack, kinds: ['services'] }, 'role', 'brand')).toBe('Performer')
})

test('a published pack still says what its lists are called', () => {
  expect(label(packFor(pack, 'publish'), 'document', 'kpi-annex')).toBe('KPIs')
})

test('what is in no list is refused', () => {
  // @ts-expect-error no tier
  expect(() => label(pack, 'tier', 'highest')).toThrow(HrddError)
  // @ts-expect-error no list
  expect(() => label(pack, 'colour', 'red')).toThrow(HrddError)
})
