// Form data of the real catalogue: small, and what it says is what is composed.

import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { formDataFrom } from '../../src/catalogue/form-data.ts'
import { composeFrom } from '../../src/compose/index.ts'
import { readCatalogue, readFolder } from '../../src/content/index.ts'
import { formFor } from '../../src/form.ts'
import { tiers } from '../../src/model/audience.ts'
import type { FormData } from '../../src/model/form.ts'
import { pairwise } from '../support/pairwise.ts'

const { catalogue } = readCatalogue((await readFolder('.')).files, { version: '0.4.0' })
/** As a page would load it. */
const data: FormData = JSON.parse(JSON.stringify(formDataFrom(catalogue)))

test('it takes at most 30 KiB, gzipped', () => {
  expect(gzipSync(JSON.stringify(data)).length).toBeLessThanOrEqual(30 * 1024)
})

test('every choice has words', () => {
  expect(data.clauses.map(({ id }) => id).sort()).toEqual(Object.keys(catalogue.clauses).sort())
  expect(data.jurisdictions.map(({ id }) => id)).toEqual(Object.keys(catalogue.laws))
  expect(data.categories.map(({ id }) => id)).toEqual(Object.keys(catalogue.goods))
  for (const { id, title } of [
    ...data.clauses,
    ...data.kpis,
    ...data.clauseSets,
    ...data.kpiSets,
    ...data.strategies,
    ...data.jurisdictions,
    ...data.categories,
  ])
    expect(title, id).not.toBe(id)
  for (const { id, general, outcome, parameters } of data.clauses) {
    expect(outcome === undefined, id).toBe(general === true)
    expect(outcome ?? '').not.toMatch(/[{}]/)
    for (const { name, label } of parameters) expect(label, `${id}.${name}`).not.toBe(name)
  }
})

const rows = pairwise({
  jurisdiction: Object.keys(catalogue.laws),
  category: data.categories.filter(({ cpv }) => cpv.length > 0).map(({ id }) => id),
  tier: tiers,
})

test(`values, bounds, hours and thresholds are those of packs, in ${rows.length} purchases`, () => {
  for (const { tier, ...of } of rows) {
    const form = formFor(data, tier, of)
    const pack = composeFrom(catalogue, {
      title: 'Qx',
      buyer: 'Vz',
      tier,
      ...of,
      contract: { start: '2027-07-01', months: 24 },
      clauses: { set: 'full' },
    })
    for (const { id, title, tier: at, parameters, effort } of pack.pairs) {
      if (at !== tier) continue
      const clause = form.clauses.find((entry) => entry.id === id)
      expect(clause?.title).toBe(title)
      expect(clause?.hours).toEqual({ buyer: effort.buyer, ...effort.supplier })
      const said = clause?.parameters.map(({ name, label, note, value, sme }) => [
        name,
        { label, note, value, sme },
      ])
      const put = Object.entries(parameters).map(([name, { label, note, value, sme }]) => [
        name,
        { label, note, value, sme },
      ])
      expect(Object.fromEntries(said ?? []), id).toEqual(Object.fromEntries(put))
    }
    for (const { id, thresholds = [] } of pack.kpis) {
      const [good] = form.kpis.find((kpi) => kpi.id === id)?.thresholds?.[tier] ?? []
      expect(good, id).toBe(thresholds[0]?.good)
    }
  }
})

test('bounds are those by which a spec is refused', () => {
  const set = (clause: string, name: string, value: number) => () =>
    composeFrom(catalogue, {
      title: 'Qx',
      buyer: 'Vz',
      jurisdiction: 'se',
      category: 'ict-hardware',
      tier: 'high',
      contract: { start: '2027-07-01', months: 24 },
      clauses: { set: 'full' },
      set: { [clause]: { [name]: value } },
    })
  const fields = formFor(data, 'high').clauses.flatMap(({ id, parameters }) =>
    parameters.flatMap(({ name, min, max }) =>
      min === undefined || max === undefined ? [] : [{ id, name, min, max }],
    ),
  )
  expect(fields.length).toBeGreaterThan(30)
  for (const { id, name, min, max } of fields) {
    expect(set(id, name, min), `${id}.${name}`).not.toThrow()
    expect(set(id, name, max), `${id}.${name}`).not.toThrow()
    expect(set(id, name, max + 1), `${id}.${name}`).toThrow()
    expect(set(id, name, min - 1), `${id}.${name}`).toThrow()
  }
})

test('a language that is not offered is refused', () => {
  expect(() => formDataFrom(catalogue, { language: 'xx' })).toThrow('xx')
})
