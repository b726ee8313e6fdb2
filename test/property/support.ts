// What the property tests share: the specs to go through, and walks over trees.

import { standard } from '../../src/catalogue/index.ts'
import {
  type BlockNode,
  compose,
  type DocumentKind,
  type DocumentNode,
  type FieldNode,
  type Pack,
  type Role,
  type Size,
  type Spec,
  type SupplierInput,
  type Text,
  type Tier,
} from '../../src/index.ts'
import { documentKinds } from '../../src/model/document.ts'

export const tiers: readonly Tier[] = ['low', 'medium', 'high']
export const roleSets: readonly (readonly Role[])[] = [
  ['reseller'],
  ['brand'],
  ['reseller', 'brand'],
]
export const sizeSets: readonly (readonly Size[])[] = [['sme'], ['large'], ['sme', 'large']]
export const strategies = ['balanced', 'contract-led', 'tender-led'] as const
export const kinds: readonly DocumentKind[] = documentKinds
/** Documents that bind, and the one that shows how they fit: looked at for every spec. */
const always: readonly DocumentKind[] = [
  'tender-questions',
  'contract-schedule',
  'alignment-matrix',
]
const others = kinds.filter((kind) => !always.includes(kind))
/** Whether a kind is looked at for the spec at this place of `allSpecs`. The other kinds take one in seven: a number that shares no factor with the loops, so that each still meets every tier, bidder, strategy and jurisdiction. */
export const isLookedAt = (kind: DocumentKind, at: number): boolean =>
  always.includes(kind) || at % 7 === others.indexOf(kind)
export const jurisdictions = Object.keys(standard.jurisdictions)
export const categories = Object.keys(standard.categories)
export const clauseSets = Object.keys(standard.clauseSets)

/** A spec of the example tender, with other fields on top. */
export const specOf = (fields: Partial<Spec> = {}): Spec => ({
  title: 'Laptops and monitors 2027',
  buyer: 'Example Purchasing Consortium',
  jurisdiction: 'eu',
  category: 'ict-hardware',
  tier: 'high',
  contract: { start: '2027-07-01', months: 48 },
  ...fields,
})
export const packOf = (fields: Partial<Spec> = {}): Pack => compose(specOf(fields))

/** Every tier, role set, size set, jurisdiction and strategy; every category and clause set with every tier and bidder. */
export function* allSpecs(): Generator<Spec> {
  for (const jurisdiction of jurisdictions)
    for (const strategy of strategies)
      for (const roles of roleSets)
        for (const sizes of sizeSets)
          for (const tier of tiers)
            yield specOf({ jurisdiction, strategy, tier, bidders: { roles, sizes } })
  for (const category of categories)
    for (const roles of roleSets)
      for (const sizes of sizeSets)
        for (const tier of tiers) yield specOf({ category, tier, bidders: { roles, sizes } })
  for (const set of clauseSets)
    for (const jurisdiction of jurisdictions)
      for (const strategy of strategies)
        for (const tier of tiers)
          yield specOf({
            jurisdiction,
            strategy,
            tier,
            clauses: { set },
            kpis: { set: 'high-risk' },
          })
}

/** The supplier types that a tender expects. */
export function expectedSuppliers({ bidders }: Pick<Spec, 'bidders'>): SupplierInput[] {
  const roles = bidders?.roles ?? ['reseller', 'brand']
  const sizes = bidders?.sizes ?? ['sme', 'large']
  return [
    ...roles,
    ...sizes,
    ...sizes.flatMap((size) => roles.map((role): SupplierInput => `${size}-${role}`)),
  ]
}

/** Text as it prints, written here a second time so that a fault of the renderers shows. */
export function printed(text: Text): string {
  let out = ''
  for (const node of text)
    out += typeof node === 'string' ? node : node.type === 'field' ? node.label : node.text
  return out
}

/** What a walk meets. */
export interface Visitor {
  text?(text: Text, what: string, where: string): void
  id?(id: string): void
  block?(block: BlockNode, parent: string): void
}

/** Walks a document once, in printed order. */
export function walk(document: DocumentNode, visitor: Visitor): void {
  const say = (text: Text, what: string, where: string) => {
    visitor.text?.(text, what, where)
    for (const node of text) if (typeof node !== 'string' && node.type === 'field') field(node)
  }
  const field = (node: FieldNode) => visitor.id?.(node.id)
  const visit = (block: BlockNode, parent: string): void => {
    visitor.block?.(block, parent)
    if ('id' in block) visitor.id?.(block.id)
    const here = 'id' in block ? block.id : parent
    switch (block.type) {
      case 'section':
      case 'clause':
        say(block.title, 'title', here)
        for (const child of block.children) visit(child, here)
        break
      case 'group':
        if (block.leadIn) say(block.leadIn, 'lead-in', here)
        for (const child of block.children) visit(child, here)
        break
      case 'item':
        if (block.heading !== undefined) say([block.heading], 'heading', here)
        say(block.children, 'item', here)
        for (const item of block.items ?? []) say(item, 'sub-item', here)
        if (block.answer) say([block.answer], 'answer', here)
        break
      case 'paragraph':
        say(block.children, 'paragraph', here)
        break
      case 'list':
        for (const item of block.items) say(item, 'bullet', here)
        break
      case 'table':
        say(block.caption, 'caption', here)
        for (const column of block.columns) say(column, 'column', here)
        for (const row of block.rows) for (const cell of row) say(cell, 'cell', here)
    }
  }
  say(document.title, 'title', 'document')
  for (const child of document.children) visit(child, 'document')
}

/** Every text of a pack, binding or not. */
export function* textsOf(pack: Pack): Generator<{ text: Text; where: string; guidance?: true }> {
  for (const pair of pack.pairs) {
    yield { text: pair.outcome, where: `${pair.id} outcome` }
    yield { text: pair.subjectMatter, where: `${pair.id} subjectMatter` }
    for (const field of ['question', 'condition', 'consequence'] as const)
      for (const part of pair[field])
        for (const item of part.items)
          for (const text of [item.text, ...(item.items ?? [])])
            yield { text, where: `${pair.id} ${field} ${item.anchor ?? ''}` }
    for (const row of pair.evidence)
      for (const text of [row.proof, row.shows, row.doesNotShow])
        yield { text, where: `${pair.id} evidence` }
    for (const form of pair.forms)
      for (const text of [
        form.intro,
        ...form.columns.flatMap((column) => [column.title, ...(column.options ?? [])]),
      ])
        yield { text, where: `${pair.id} form` }
    for (const text of [
      ...(pair.scoring?.intro ?? []),
      ...(pair.scoring?.descriptors ?? []).map((row) => row.text),
    ])
      yield { text, where: `${pair.id} scoring` }
    for (const text of pair.purpose) yield { text, where: `${pair.id} purpose`, guidance: true }
    for (const sketch of Object.values(pair.sketches ?? {}).flat())
      for (const text of [sketch.text, sketch.why])
        yield { text, where: `${pair.id} sketches`, guidance: true }
    for (const part of pair.consultation)
      for (const item of part.items)
        yield { text: item.text, where: `${pair.id} consultation`, guidance: true }
    for (const one of [...pair.guidance.buyer, ...pair.guidance.supplier])
      for (const text of one.paragraphs)
        yield { text, where: `${pair.id} guidance`, guidance: true }
  }
  for (const definition of pack.definitions)
    for (const text of definition.text) yield { text, where: `definition ${definition.id}` }
  for (const question of pack.commonQuestions)
    for (const text of [
      ...question.intro,
      ...question.items.flatMap((item) => [item.text, ...(item.items ?? [])]),
    ])
      yield { text, where: `question ${question.id}` }
}

/** Everything that a reference of this pack may lead to. */
export const targetsOf = (pack: Pack): Set<string> =>
  new Set([
    ...pack.pairs.flatMap((pair) => [
      pair.id,
      ...pair.condition.flatMap((part) =>
        part.items.flatMap((item) => (item.anchor ? [`${pair.id}#${item.anchor}`] : [])),
      ),
    ]),
    ...pack.kpis.map((kpi) => kpi.id),
  ])

/** Values written down for the tests of rules and readers: a pack as plain data that can be changed. */
export type Mutable<T> = T extends (infer Item)[] | readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T
export const mutableCopy = <T>(value: T): Mutable<T> => JSON.parse(JSON.stringify(value))
