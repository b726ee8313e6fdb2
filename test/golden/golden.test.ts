// Each clause at each tier in full, and whole documents of one example: committed, so that a lawyer reads changes as text.
// Write them again with: npx vitest run --project golden --update

import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type BlockNode, type ClauseNode, compose, type DocumentKind, type DocumentNode, draft, type SectionNode, type SupplierInput, type TableNode, toText } from '../../src/index.ts'
import { standard } from '../../src/catalogue/index.ts'
import { inForce, type Tier, tiers } from '../../src/model/audience.ts'

const specOf = (tier: Tier) => ({
  title: 'Laptops and monitors 2027',
  buyer: 'Example Purchasing Consortium',
  jurisdiction: 'eu' as const,
  category: 'ict-hardware' as const,
  tier,
  tender: { published: '2027-02-01', deadline: '2027-03-15' },
  contract: { start: '2027-07-01', months: 48, framework: true },
})
/** Whole documents are those of the core set, as a buyer would send them. */
const sent = compose({ ...specOf('high'), clauses: { set: 'core' } })
const packs = new Map(tiers.map((tier) => [tier, compose(specOf(tier))]))

const blocksOf = (blocks: readonly BlockNode[]): BlockNode[] => blocks.flatMap((block) => [block, ...(block.type === 'section' || block.type === 'clause' || block.type === 'group' ? blocksOf(block.children) : [])])

/** What a document says of one clause: its own node, its rows in the tables of acceptance, its forms. */
function ofClause(document: DocumentNode, id: string): BlockNode[] {
  return blocksOf(document.children).flatMap((block): BlockNode[] => {
    if (block.type === 'clause' && block.id === id) return [block satisfies ClauseNode]
    if (block.type === 'section' && block.id.startsWith(`${id}.form-`)) return [block satisfies SectionNode]
    if (block.type === 'table' && block.id.startsWith('acceptance-')) {
      const rows = block.rows.filter((row) => row[2]?.some((node) => typeof node !== 'string' && node.type === 'field' && node.id.startsWith(`${id}.q.`)))
      return rows.length === 0 ? [] : [{ ...block, rows } satisfies TableNode]
    }
    return []
  })
}

const clauses = [...packs].flatMap(([tier, pack]) => pack.pairs.filter(({ id }) => inForce(standard.clauses[id as keyof typeof standard.clauses]!.from, tier)).map(({ id }) => [id, tier] as const))

describe('clauses', () => {
  test.each(clauses)('%s at tier %s', async (id, tier) => {
    const pack = packs.get(tier)!
    const asked = ofClause(draft(pack, 'tender-questions'), id)
    const bound = ofClause(draft(pack, 'contract-schedule'), id)
    expect(bound.length).toBeGreaterThan(0)
    const head = `${id}@${pack.pairs.find((pair) => pair.id === id)!.revision}, tier ${tier}\n`
    const question = asked.length === 0 ? 'The tender asks nothing.\n' : toText(asked)
    await expect(`${head}\nTENDER\n\n${question}\nCONTRACT\n\n${toText(bound)}`).toMatchFileSnapshot(`clauses/${id}.${tier}.txt`)
  })
  test('no file is left of a clause that is gone', () => {
    expect(readdirSync(new URL('clauses/', import.meta.url)).sort()).toEqual(clauses.map(([id, tier]) => `${id}.${tier}.txt`).sort())
  })
})

const suppliers: readonly (SupplierInput & string)[] = ['reseller', 'brand', 'sme-reseller', 'large-brand']
const copies = [
  ...(['tender-questions', 'contract-schedule', 'alignment-matrix'] as const).map((kind): [DocumentKind, string | undefined] => [kind, undefined]),
  ...(['tender-questions', 'contract-schedule'] as const).flatMap((kind) => suppliers.map((supplier): [DocumentKind, string | undefined] => [kind, supplier])),
]

describe('copies', () => {
  test.each(copies)('%s for %s', async (kind, supplier) => {
    const text = toText(draft(sent, kind, supplier === undefined ? {} : { supplier: supplier as SupplierInput }))
    await expect(text).toMatchFileSnapshot(`copies/${kind}.${supplier ?? 'full'}.txt`)
  })
})
