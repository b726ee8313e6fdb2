// One text for all bidders; a higher tier contains the lower; a reading copy only leaves out.

import { describe, expect, test } from 'vitest'
import { type BlockNode, compose, type DocumentNode, draft, type NumberedPart, type Pair, type Text } from '../../src/index.ts'
import { standard } from '../../src/catalogue/index.ts'
import { allSpecs, expectedSuppliers, jurisdictions, kinds, packOf, roleSets, sizeSets, strategies, tiers, walk } from './support.ts'

/** What a reading copy may hold: blocks by what they are and the section they stand in. */
interface Contents {
  readonly items: ReadonlyMap<string, string>
  readonly paragraphs: ReadonlySet<string>
  readonly leadIns: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  readonly tables: ReadonlyMap<string, { readonly head: string; readonly rows: readonly string[] }>
  readonly order: readonly string[]
}

function contentsOf(document: DocumentNode): Contents {
  const items = new Map<string, string>()
  const paragraphs = new Set<string>()
  const leadIns = new Set<string>()
  const titles = new Set<string>()
  const tables = new Map<string, { head: string; rows: string[] }>()
  const order: string[] = []
  walk(document, {
    block(block: BlockNode, parent: string) {
      if ('id' in block) order.push(block.id)
      if (block.type === 'item') items.set(block.id, JSON.stringify(block))
      else if (block.type === 'paragraph' && block.role !== 'notice') paragraphs.add(`${parent} ${JSON.stringify(block.children)}`)
      else if (block.type === 'list') for (const item of block.items) paragraphs.add(`${parent} ${JSON.stringify(item)}`)
      else if (block.type === 'group') leadIns.add(`${parent} ${JSON.stringify([block.audience, block.leadIn])}`)
      else if (block.type === 'section') titles.add(`${block.id} ${JSON.stringify(block.title)}`)
      else if (block.type === 'clause') titles.add(`${block.id} ${JSON.stringify([block.number, block.revision, block.title])}`)
      else if (block.type === 'table') tables.set(block.id, { head: JSON.stringify([block.caption, block.columns]), rows: block.rows.map((row) => JSON.stringify(row)) })
    },
  })
  return { items, paragraphs, leadIns, titles, tables, order }
}

/** What stands in the copy and not in the full document. */
function strangers(copy: Contents, full: Contents): string[] {
  const out: string[] = []
  for (const [id, json] of copy.items) if (full.items.get(id) !== json) out.push(`item ${id}: ${json}`)
  for (const field of ['paragraphs', 'leadIns', 'titles'] as const) for (const one of copy[field]) if (!full[field].has(one)) out.push(`${field}: ${one}`)
  for (const [id, { head, rows }] of copy.tables) {
    const other = full.tables.get(id)
    if (other?.head !== head) out.push(`table ${id}: ${head}`)
    for (const row of rows) if (!other?.rows.includes(row)) out.push(`row of ${id}: ${row}`)
  }
  const places = new Map(full.order.map((id, at) => [id, at]))
  for (let at = 1; at < copy.order.length; at++) if (places.get(copy.order[at]!)! < places.get(copy.order[at - 1]!)!) out.push(`order: ${copy.order[at]}`)
  return out
}

const looked = { copies: 0, items: 0 }
describe.each(kinds)('reading copies of %s', (kind) => {
  test('hold nothing that the full document does not say in the same words under the same number', () => {
    const out = new Map<string, string>()
    for (const spec of allSpecs()) {
      const pack = compose(spec)
      const full = contentsOf(draft(pack, kind))
      for (const supplier of expectedSuppliers(spec)) {
        const copy = contentsOf(draft(pack, kind, { supplier }))
        looked.copies++
        looked.items += copy.items.size
        for (const stranger of strangers(copy, full)) if (!out.has(stranger)) out.set(stranger, `${spec.jurisdiction} ${spec.strategy} ${spec.tier} ${supplier}`)
      }
    }
    console.log(`equality ${kind}: ${looked.copies} reading copies, ${looked.items} items compared so far`)
    expect([...out].slice(0, 10).map(([what, where]) => `${where}: ${what}`)).toEqual([])
  })
  test('are marked as such, and the full document is not', () => {
    const pack = packOf()
    const notices = (document: DocumentNode) => document.children.filter((block) => block.type === 'paragraph' && block.role === 'notice').length
    expect(notices(draft(pack, kind))).toBe(0)
    for (const supplier of expectedSuppliers(pack.spec)) expect(notices(draft(pack, kind, { supplier }))).toBe(1)
  })
})

describe('outcome', () => {
  test('is the same in every reading copy', () => {
    for (const spec of allSpecs()) {
      const pack = compose(spec)
      const outcomes = (document: DocumentNode) => [...contentsOf(document).items].filter(([id]) => pack.pairs.some((pair) => id === `${pair.id}.outcome`))
      const full = outcomes(draft(pack, 'contract-schedule'))
      expect(full).toHaveLength(pack.pairs.length)
      for (const supplier of expectedSuppliers(spec)) expect(outcomes(draft(pack, 'contract-schedule', { supplier }))).toEqual(full)
    }
  })
  test('is the same whoever may bid, values and numbers aside', () => {
    for (const tier of tiers) {
      const all = new Map(packOf({ tier }).pairs.map((pair) => [pair.id, blank(pair.outcome)]))
      for (const roles of roleSets) for (const sizes of sizeSets) for (const pair of packOf({ tier, bidders: { roles, sizes } }).pairs) expect(blank(pair.outcome)).toBe(all.get(pair.id))
    }
  })
  test('binds everyone: parts for all stand in every reading copy', () => {
    const pack = packOf()
    for (const supplier of expectedSuppliers(pack.spec)) {
      const { items } = contentsOf(draft(pack, 'contract-schedule', { supplier }))
      for (const pair of pack.pairs) for (const part of pair.condition) if (!part.audience.role && !part.audience.size) for (const item of part.items) expect([...items.keys()]).toContain(`${pair.id}.${item.anchor}`)
    }
  })
})

/** Text without what a tier may change: values, and the numbers of references. */
const blank = (text: Text): string => JSON.stringify(text.map((node) => (typeof node === 'string' ? node : node.type === 'value' || node.type === 'ref' ? { ...node, text: '' } : node)))

const itemsOf = (parts: readonly NumberedPart[]): string[] => parts.flatMap(({ audience, items }) => items.map(({ number: _number, text, items: subs, ...rest }) => JSON.stringify([audience, rest, blank(text), (subs ?? []).map(blank)])))
const bindingOf = (pair: Pair): string[] => [
  `outcome ${blank(pair.outcome)}`,
  ...itemsOf(pair.condition).map((item) => `condition ${item}`),
  ...itemsOf(pair.consequence).map((item) => `consequence ${item}`),
  ...pair.evidence.map((row) => `evidence ${JSON.stringify([row.audience, row.strength, row.proves, blank(row.proof), blank(row.shows), blank(row.doesNotShow)])}`),
  ...pair.forms.flatMap((form) => form.columns.map((column) => `form ${form.title} ${JSON.stringify([column.audience, column.type, column.required, blank(column.title), (column.options ?? []).map(blank)])}`)),
]

describe('a higher tier contains the lower', () => {
  test('in conditions, consequences, proof and forms', () => {
    let compared = 0
    for (const strategy of strategies)
      for (const jurisdiction of jurisdictions)
        for (const roles of roleSets)
          for (const sizes of sizeSets) {
            const packs = tiers.map((tier) => packOf({ tier, strategy, jurisdiction, bidders: { roles, sizes } }))
            for (const [at, lower] of packs.slice(0, -1).entries()) {
              for (const pair of lower.pairs) {
                const other = packs[at + 1]!.pairs.find(({ id }) => id === pair.id)
                expect(other, `${pair.id} is gone at ${packs[at + 1]!.spec.tier}`).toBeDefined()
                const more = new Set(bindingOf(other!))
                for (const one of bindingOf(pair)) {
                  compared++
                  expect(more.has(one), `${pair.id} ${lower.spec.tier}: ${one}`).toBe(true)
                }
              }
            }
          }
    console.log(`equality: ${compared} pieces of a lower tier found in the higher`)
  })
  test('in what is asked, where the tender asks as much', () => {
    const rank = { none: 0, accept: 1, score: 2 }
    for (const strategy of strategies) {
      const packs = tiers.map((tier) => packOf({ tier, strategy }))
      for (const [at, lower] of packs.slice(0, -1).entries()) {
        for (const pair of lower.pairs) {
          const other = packs[at + 1]!.pairs.find(({ id }) => id === pair.id)!
          if (rank[other.placement.tender] < rank[pair.placement.tender]) continue
          expect(itemsOf(other.question)).toEqual(expect.arrayContaining(itemsOf(pair.question)))
        }
      }
    }
  })
})

describe('parameters', () => {
  const stricter = (how: 'lower' | 'higher', low: unknown, high: unknown) => typeof low !== 'number' || typeof high !== 'number' || (how === 'lower' ? high <= low : high >= low)
  test('move only in the stricter direction by tier, variants too', () => {
    for (const clause of Object.values(standard.clauses))
      for (const [name, parameter] of Object.entries(clause.parameters)) {
        if (!parameter.stricter) continue
        for (const { values, who } of [{ values: parameter.default, who: 'all' }, ...parameter.variants.map((variant) => ({ values: variant.default, who: variant.for as string }))]) {
          const steps = tiers.flatMap((tier) => values[tier] ?? [])
          for (let at = 1; at < steps.length; at++) expect(stricter(parameter.stricter, steps[at - 1], steps[at]), `${clause.id} ${name} for ${who}: ${steps.join(' → ')}`).toBe(true)
        }
      }
  })
  test('move only in the stricter direction by tier in packs of every jurisdiction', () => {
    for (const jurisdiction of jurisdictions) {
      const packs = tiers.map((tier) => packOf({ tier, jurisdiction }))
      for (const [at, lower] of packs.slice(0, -1).entries())
        for (const pair of lower.pairs) {
          const other = packs[at + 1]!.pairs.find(({ id }) => id === pair.id)!
          for (const [name, parameter] of Object.entries(pair.parameters)) {
            const next = other.parameters[name]
            expect(next, `${pair.id} ${name} is gone at the higher tier`).toBeDefined()
            if (parameter.stricter) expect(stricter(parameter.stricter, parameter.value, next!.value), `${jurisdiction} ${pair.id} ${name}: ${parameter.value} → ${next!.value}`).toBe(true)
          }
        }
    }
  })
  test('a value for some suppliers only relieves', () => {
    for (const tier of tiers) for (const pair of packOf({ tier }).pairs) for (const [name, parameter] of Object.entries(pair.parameters)) for (const variant of parameter.variants) if (parameter.stricter) expect(stricter(parameter.stricter, variant.value, parameter.value), `${pair.id} ${name} ${variant.for}`).toBe(true)
  })
})
