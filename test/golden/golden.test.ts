// What a lawyer reviews: each clause at each tier, and the examples whole. After a wanted change: npm run golden.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { standard } from '../../src/catalogue/index.ts'
import { composeFrom, readSpec } from '../../src/compose/index.ts'
import { draft } from '../../src/documents/index.ts'
import { inForce, tiers } from '../../src/model/audience.ts'
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

describe.each(['laptops', 'uk-servers', 'swiss-monitors', 'irish-cleaning'])('%s', (example) => {
  const spec = readSpec(parse(readFileSync(`docs/examples/${example}.yaml`, 'utf8')))
  const pack = composeFrom(standard, spec)
  const suppliers = example === 'laptops' ? (['sme-reseller', 'large-brand'] as const) : []

  test.each(['tender-questions', 'contract-schedule', 'kpi-annex', 'alignment-matrix'] as const)(
    '%s',
    async (kind) => {
      const text = toText(draft(pack, kind))
      await expect(text).toMatchFileSnapshot(`examples/${example}.${kind}.txt`)
    },
  )

  test.each(suppliers)('for %s', async (supplier) => {
    for (const kind of ['contract-schedule', 'supplier-guide'] as const) {
      const text = toText(draft(pack, kind, { supplier }))
      await expect(text).toMatchFileSnapshot(`examples/${example}.${kind}.${supplier}.txt`)
    }
  })
})
