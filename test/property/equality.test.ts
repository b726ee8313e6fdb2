// One text for all bidders; a higher tier contains the lower; a reading copy only leaves out.

import { describe, expect, test } from 'vitest'
import { standard } from '../../src/catalogue/index.ts'
import {
  type BlockNode,
  compose,
  type DocumentNode,
  draft,
  type ItemNode,
  type NumberedPart,
  type Pair,
  type Text,
} from '../../src/index.ts'
import { audienceKey } from '../../src/model/audience.ts'
import { stages } from '../../src/model/catalogue.ts'
import {
  allSpecs,
  expectedSuppliers,
  isLookedAt,
  jurisdictions,
  kinds,
  packOf,
  printed,
  roleSets,
  sizeSets,
  strategies,
  tiers,
  walk,
} from './support.ts'

/** What a reading copy may hold: blocks by what they are and the section they stand in, texts as they print. */
interface Contents {
  readonly items: ReadonlyMap<string, ItemNode>
  readonly said: ReadonlySet<string>
  readonly order: readonly string[]
}

const print = (texts: readonly Text[]): string => texts.map(printed).join(' | ')

function contentsOf(document: DocumentNode): Contents {
  const items = new Map<string, ItemNode>()
  const said = new Set<string>()
  const order: string[] = []
  walk(document, {
    block(block: BlockNode, parent: string) {
      if ('id' in block) order.push(block.id)
      if (block.type === 'item') items.set(block.id, block)
      else if (block.type === 'paragraph' && block.role !== 'notice')
        said.add(`paragraph in ${parent}: ${printed(block.children)}`)
      else if (block.type === 'list')
        for (const item of block.items) said.add(`bullet in ${parent}: ${printed(item)}`)
      else if (block.type === 'group')
        said.add(
          `group in ${parent}: ${audienceKey(block.audience)} ${block.leadIn ? printed(block.leadIn) : ''}`,
        )
      else if (block.type === 'section') said.add(`section ${block.id}: ${printed(block.title)}`)
      else if (block.type === 'clause')
        said.add(`clause ${block.id}@${block.revision}: ${block.number} ${printed(block.title)}`)
      else if (block.type === 'table') {
        said.add(`table ${block.id}: ${printed(block.caption)} ${print(block.columns)}`)
        for (const row of block.rows) said.add(`row of ${block.id}: ${print(row)}`)
      }
    },
  })
  return { items, said, order }
}

/** Texts are shared by the drafts of a pack, so most are the same object. */
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
const sameItem = (a: ItemNode, b: ItemNode | undefined): boolean =>
  b !== undefined &&
  a.number === b.number &&
  a.heading === b.heading &&
  a.bullet === b.bullet &&
  same(a.children, b.children) &&
  same(a.items, b.items) &&
  same(a.answer, b.answer)

/** What stands in the copy and not in the full document. */
function strangers(copy: Contents, full: Contents): string[] {
  const out: string[] = []
  for (const [id, item] of copy.items)
    if (!sameItem(item, full.items.get(id)))
      out.push(`item ${id}: ${item.number} ${printed(item.children)}`)
  for (const one of copy.said) if (!full.said.has(one)) out.push(one)
  const places = new Map(full.order.map((id, at) => [id, at]))
  for (let at = 1; at < copy.order.length; at++)
    if (places.get(copy.order[at]!)! < places.get(copy.order[at - 1]!)!)
      out.push(`order: ${copy.order[at]}`)
  return out
}

const looked = { copies: 0, items: 0 }
describe.each(kinds)('reading copies of %s', (kind) => {
  test('hold nothing that the full document does not say in the same words under the same number', () => {
    const out = new Map<string, string>()
    for (const [at, spec] of [...allSpecs()].entries()) {
      if (!isLookedAt(kind, at)) continue
      const pack = compose(spec)
      const full = contentsOf(draft(pack, kind))
      for (const supplier of expectedSuppliers(spec)) {
        const copy = contentsOf(draft(pack, kind, { supplier }))
        looked.copies++
        looked.items += copy.items.size
        for (const stranger of strangers(copy, full))
          if (!out.has(stranger))
            out.set(stranger, `${spec.jurisdiction} ${spec.strategy} ${spec.tier} ${supplier}`)
      }
    }
    console.log(
      `equality ${kind}: ${looked.copies} reading copies, ${looked.items} items compared so far`,
    )
    expect([...out].slice(0, 10).map(([what, where]) => `${where}: ${what}`)).toEqual([])
  })
  test('are marked as such, and the full document is not', () => {
    const pack = packOf()
    const notices = (document: DocumentNode) =>
      document.children.filter((block) => block.type === 'paragraph' && block.role === 'notice')
        .length
    expect(notices(draft(pack, kind))).toBe(0)
    for (const supplier of expectedSuppliers(pack.spec))
      expect(notices(draft(pack, kind, { supplier }))).toBe(1)
  })
})

describe('outcome', () => {
  test('is the same in every reading copy', () => {
    for (const spec of allSpecs()) {
      const pack = compose(spec)
      const ids = stages.flatMap((stage) =>
        pack.pairs.filter((pair) => pair.stage === stage).map(({ id }) => id),
      )
      for (const supplier of [undefined, ...expectedSuppliers(spec)]) {
        const outcomes = new Map<string, ItemNode>()
        const clauses: string[] = []
        const look = (block: BlockNode): void => {
          if (block.type === 'section') block.children.forEach(look)
          else if (block.type === 'clause') {
            clauses.push(block.id)
            const first = block.children[0]!
            if (first.type === 'item' && first.id === `${block.id}.outcome`)
              outcomes.set(block.id, first)
          }
        }
        draft(
          pack,
          'contract-schedule',
          supplier === undefined ? {} : { supplier },
        ).children.forEach(look)
        expect(clauses).toEqual(ids)
        for (const pair of pack.pairs)
          if (outcomes.get(pair.id)?.children !== pair.outcome)
            expect(outcomes.get(pair.id)?.children).toEqual(pair.outcome)
      }
    }
  })
  test('is the same whoever may bid, values and numbers aside', () => {
    for (const tier of tiers) {
      const all = new Map(packOf({ tier }).pairs.map((pair) => [pair.id, blank(pair.outcome)]))
      for (const roles of roleSets)
        for (const sizes of sizeSets)
          for (const pair of packOf({ tier, bidders: { roles, sizes } }).pairs)
            expect(blank(pair.outcome)).toBe(all.get(pair.id))
    }
  })
  test('binds everyone: parts for all stand in every reading copy', () => {
    const pack = packOf()
    for (const supplier of expectedSuppliers(pack.spec)) {
      const { items } = contentsOf(draft(pack, 'contract-schedule', { supplier }))
      for (const pair of pack.pairs)
        for (const part of pair.condition)
          if (!part.audience.role && !part.audience.size)
            for (const item of part.items)
              expect([...items.keys()]).toContain(`${pair.id}.${item.anchor}`)
    }
  })
})

/** Text without what a tier may change: values, and the numbers of references. */
const blank = (text: Text): string =>
  JSON.stringify(
    text.map((node) =>
      typeof node === 'string'
        ? node
        : node.type === 'value' || node.type === 'ref'
          ? { ...node, text: '' }
          : node,
    ),
  )

const itemsOf = (parts: readonly NumberedPart[]): string[] =>
  parts.flatMap(({ audience, items }) =>
    items.map(({ number: _number, text, items: subs, ...rest }) =>
      JSON.stringify([audience, rest, blank(text), (subs ?? []).map(blank)]),
    ),
  )
const bindingOf = (pair: Pair): string[] => [
  `outcome ${blank(pair.outcome)}`,
  ...itemsOf(pair.condition).map((item) => `condition ${item}`),
  ...itemsOf(pair.consequence).map((item) => `consequence ${item}`),
  ...pair.evidence.map(
    (row) =>
      `evidence ${JSON.stringify([row.audience, row.strength, row.proves, blank(row.proof), blank(row.shows), blank(row.doesNotShow)])}`,
  ),
  ...pair.forms.flatMap((form) =>
    form.columns.map(
      (column) =>
        `form ${form.title} ${JSON.stringify([column.audience, column.type, column.required, blank(column.title), (column.options ?? []).map(blank)])}`,
    ),
  ),
]

describe('a higher tier contains the lower', () => {
  test('in conditions, consequences, proof and forms', () => {
    let compared = 0
    for (const strategy of strategies)
      for (const jurisdiction of jurisdictions)
        for (const roles of roleSets)
          for (const sizes of sizeSets) {
            const packs = tiers.map((tier) =>
              packOf({ tier, strategy, jurisdiction, bidders: { roles, sizes } }),
            )
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
  const stricter = (how: 'lower' | 'higher', low: unknown, high: unknown) =>
    typeof low !== 'number' ||
    typeof high !== 'number' ||
    (how === 'lower' ? high <= low : high >= low)
  test('move only in the stricter direction by tier, variants too', () => {
    for (const clause of Object.values(standard.clauses))
      for (const [name, parameter] of Object.entries(clause.parameters)) {
        if (!parameter.stricter) continue
        for (const { values, who } of [
          { values: parameter.default, who: 'all' },
          ...parameter.variants.map((variant) => ({
            values: variant.default,
            who: variant.for as string,
          })),
        ]) {
          const steps = tiers.flatMap((tier) => values[tier] ?? [])
          for (let at = 1; at < steps.length; at++)
            expect(
              stricter(parameter.stricter, steps[at - 1], steps[at]),
              `${clause.id} ${name} for ${who}: ${steps.join(' → ')}`,
            ).toBe(true)
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
            if (parameter.stricter)
              expect(
                stricter(parameter.stricter, parameter.value, next!.value),
                `${jurisdiction} ${pair.id} ${name}: ${parameter.value} → ${next!.value}`,
              ).toBe(true)
          }
        }
    }
  })
  test('a value for some suppliers only relieves', () => {
    for (const tier of tiers)
      for (const pair of packOf({ tier }).pairs)
        for (const [name, parameter] of Object.entries(pair.parameters))
          for (const variant of parameter.variants)
            if (parameter.stricter)
              expect(
                stricter(parameter.stricter, variant.value, parameter.value),
                `${pair.id} ${name} ${variant.for}`,
              ).toBe(true)
  })
})
