// What a lawyer reviews: each clause at each tier, and the examples whole. After a wanted change: npm run golden.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom, readSpec } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { inForce, roles, sizes, supplierKey, tiers } from '../../src/model/audience.ts'
import { documentKinds } from '../../src/model/document.ts'
import { findNode, toText } from '../../src/render/index.ts'

const full = (tier: (typeof tiers)[number], category: string) =>
  composeFrom(standard, {
    title: 'Example',
    buyer: 'Example',
    jurisdiction: 'eu',
    category,
    tier,
    contract: { start: '2027-07-01', months: 48 },
    clauses: { set: 'full' },
    strategy: 'tender-led',
  })

describe.each(tiers)('clauses at %s', (tier) => {
  const goods = full(tier, 'ict-hardware')
  const documents = [draft(goods, 'tender-questions'), draft(goods, 'contract-schedule')]
  const clauses = Object.values(standard.clauses).filter(({ from }) => inForce(from, tier))

  test.each(clauses.map(({ id }) => id))('%s', async (id) => {
    const nodes = documents.flatMap((document) => findNode(document, id) ?? [])
    const text = nodes.map((node) => toText(node)).join('\n')
    await expect(text).toMatchFileSnapshot(`clauses/${id}.${tier}.txt`)
  })
})

const packOf = (example: string, more: object = {}) => {
  const spec = parse(readFileSync(`docs/examples/${example}.yaml`, 'utf8'))
  return composeFrom(standard, readSpec({ ...spec, ...more }))
}

describe.each(['laptops', 'uk-servers', 'swiss-monitors', 'irish-cleaning'])('%s', (example) => {
  const pack = packOf(example)

  test.each(documentKinds)('%s', async (kind) => {
    const text = toText(draft(pack, kind))
    await expect(text).toMatchFileSnapshot(`examples/${example}.${kind}.txt`)
  })
})

const types = roles.flatMap((role) => sizes.map((size) => ({ role, size })))

// goods, and services that use goods
describe.each(['laptops', 'irish-cleaning'])('%s, as each supplier type reads it', (example) => {
  const pack = packOf(example, { bidders: { roles, sizes } })

  test.each(types)('$size $role', async (supplier) => {
    for (const kind of ['contract-schedule', 'supplier-guide'] as const) {
      const text = toText(draft(pack, kind, { supplier }))
      const name = `${example}.${kind}.${supplierKey(supplier)}`
      await expect(text).toMatchFileSnapshot(`examples/${name}.txt`)
    }
  })
})
