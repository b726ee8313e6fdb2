// The index of the real catalogue is small, and chooses what the whole catalogue does.

import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { composeFrom, indexOf, select } from '../../src/compose/index.ts'
import { readCatalogue, readFolder } from '../../src/content/index.ts'
import { kindsOf, roles, sizes, tiers } from '../../src/model/audience.ts'
import type { CatalogueIndex } from '../../src/model/catalogue-index.ts'
import { strategies } from '../../src/model/clause.ts'
import type { Spec } from '../../src/model/spec.ts'
import { pairwise } from '../support/pairwise.ts'

const { catalogue } = readCatalogue((await readFolder('.')).files, { version: '0.4.0' })
/** As a tool would have it: read from a file. */
const index: CatalogueIndex = JSON.parse(JSON.stringify(indexOf(catalogue)))

test('it takes at most 20 KiB, gzipped', () => {
  expect(gzipSync(JSON.stringify(index)).length).toBeLessThanOrEqual(20 * 1024)
})

test('it has the digest of every clause and KPI', () => {
  for (const { id, revision, digest } of Object.values(index.clauses))
    expect(digest).toBe(catalogue.digests[`${id}@${revision}`])
  for (const { id, version, digest } of Object.values(index.kpis))
    expect(digest).toBe(catalogue.digests[`${id}@${version}`])
})

const rows = pairwise({
  jurisdiction: Object.keys(catalogue.laws),
  category: Object.keys(catalogue.goods),
  tier: tiers,
  roles: [roles, ['brand']] as const,
  sizes: [sizes, ['sme'], ['large']] as const,
  strategy: strategies,
  set: catalogue.clauseSets.map(({ id }) => id),
  kpis: catalogue.kpiSets.map(({ id, rated }) => [id, rated ? 'targets' : 'dialogue'] as const),
  framework: [true, false],
  listed: [true, false],
})

function specOf({
  roles: of,
  sizes: large,
  set,
  kpis,
  framework,
  listed,
  ...row
}: (typeof rows)[number]): Spec {
  const goods = catalogue.goods[row.category]?.en
  const isOpen = goods?.cpv.length === 0
  const hasGoods = goods !== undefined && kindsOf(goods.kind).includes('goods')
  const lists = listed || (isOpen && hasGoods)
  return {
    title: 'Qx',
    buyer: 'Vz',
    ...row,
    bidders: { roles: of, sizes: large },
    contract: { start: '2027-07-01', months: 24, framework, value: 10_000_000 },
    clauses: { set },
    kpis: { set: kpis[0], mode: kpis[1] },
    ...((lists || isOpen) && { components: { categories: lists ? ['ict-hardware'] : [] } }),
  }
}

test(`it selects what is composed, in ${rows.length} purchases`, () => {
  for (const row of rows) {
    const spec = specOf(row)
    const { pairs, kpis } = composeFrom(catalogue, spec)
    const selection = select(index, spec)
    expect(
      selection.clauses.map(
        ({ id, revision, title, tier, because, placement: { steps, ...place } }) => ({
          id,
          revision,
          title,
          tier,
          because: because && ('by' in because ? `${because.by} refers to it.` : because.reason),
          placement: { ...place, steps },
        }),
      ),
    ).toEqual(
      pairs.map(({ id, revision, title, tier, because, placement: { reasons, ...place } }) => ({
        id,
        revision,
        title,
        tier,
        because,
        placement: { ...place, steps: reasons.map(({ step }) => step) },
      })),
    )
    expect(selection.kpis).toEqual(
      kpis.map(({ id, version, title, published }) => ({
        id,
        version,
        title,
        tier:
          pairs.find((pair) => pair.kpis.includes(id) && id.includes(pair.id))?.tier ?? row.tier,
        published,
      })),
    )
  }
})
