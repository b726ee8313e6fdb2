// A document cut into lines: one for each paragraph and table row that a Word file of it has. Writing and comparing agree on them.

import type {
  BlockNode,
  BlockRole,
  ChartNode,
  ClauseNode,
  DocumentNode,
  ItemNode,
  ParagraphNode,
  SectionNode,
  TableNode,
} from '../model/document.ts'
import type { Text } from '../model/text.ts'
import { clauseTitle, counter, inlineText } from '../render/tree.ts'
import { answerKey } from './names.ts'

type ParagraphKind = 'title' | 'heading' | 'item' | 'sub-item' | 'answer' | 'paragraph' | 'bullet'
/** What a line is. */
export type LineKind = ParagraphKind | 'caption' | 'columns' | 'row'

/** A node with an id, or a place to answer. */
export interface Owner {
  /** Its id, or key; empty for the document itself. */
  readonly id: string
  /** As a reader of the document calls it. */
  readonly title: string
  readonly role?: BlockRole | undefined
  /** Id of the part that it is compared under: its own, unless it stands in a clause or KPI. */
  readonly unit: string
  readonly clause?: ClauseNode | undefined
  /** Id of the owner around it, and of the one around its clause. */
  readonly parent: string
  readonly outside?: string | undefined
  /** Level of the headings in it, from 0. */
  readonly depth: number
}

/** One paragraph or row. */
export interface Line {
  readonly kind: LineKind
  readonly owner: Owner
  /** Whether it is the first of its owner, and so bears its bookmark. */
  readonly isFirst: boolean
  readonly role?: BlockRole | undefined
  /** The id of a clause in front of its heading. */
  readonly quiet?: string | undefined
  /** One text, or the cells of a row. */
  readonly texts: readonly Text[]
  /** As it prints in front: `4.`, `(a)`. */
  readonly number?: string | undefined
  /** Of a sub-item: its place from 0, and whether it is counted by letters. */
  readonly index?: number
  readonly letters?: boolean
  /** What a reader finds it by: `TRN-01.4`, a run-in heading. */
  readonly name?: string
  /** Stays on the page of the next line. */
  readonly keep?: boolean
  /** Of a heading: it begins a page, and the contents of a long document stand before it. */
  readonly page?: boolean
  readonly contents?: boolean
  /** On the first line of a table or chart: all of it. */
  readonly block?: TableNode | ChartNode
}

/** Owners by id, in the order of the document. */
export type Owners = ReadonlyMap<string, Owner>

interface Cutting {
  readonly lines: Line[]
  readonly owners: Map<string, Owner>
  /** Owners that have a line. */
  readonly met: Set<string>
}

/** Cuts a document into lines. */
export function linesOf({ kind, title, children }: DocumentNode) {
  const cutting: Cutting = { lines: [], owners: new Map(), met: new Set() }
  const document: Owner = { id: '', title: inlineText(title), unit: kind, parent: '', depth: 0 }
  cutting.owners.set('', document)
  add(cutting, document, { kind: 'title', texts: [title] })
  for (const block of children) cutBlock(block, cutting, document)
  return cutting
}

function cutBlock(block: BlockNode, cutting: Cutting, owner: Owner): void {
  const { type } = block
  if (type === 'section' || type === 'clause') cutPart(block, cutting, owner)
  else if (type === 'group') for (const item of block.children) cutItem(item, cutting, owner)
  else if (type === 'item') cutItem(block, cutting, owner)
  else if (type === 'paragraph') cutParagraph(block, cutting, owner)
  else if (type === 'list')
    for (const item of block.items) add(cutting, owner, { kind: 'bullet', texts: [item] })
  else cutTable(block, cutting, owner)
}

function cutPart(block: SectionNode | ClauseNode, cutting: Cutting, owner: Owner): void {
  const [title, quiet] =
    block.type === 'clause' ? [clauseTitle(block), block.id] : [inlineText(block.title)]
  const part = enter(cutting, owner, block, title)
  const { page = false, contents = false } = block.type === 'section' ? block : {}
  add(cutting, part, { kind: 'heading', texts: [block.title], quiet, page, contents })
  for (const child of block.children) cutBlock(child, cutting, { ...part, depth: part.depth + 1 })
}

function cutParagraph({ id, ...block }: ParagraphNode, cutting: Cutting, owner: Owner): void {
  const { role, children } = block
  const part = id === undefined ? owner : enter(cutting, owner, { ...block, id }, '')
  // a paragraph that is one emphasis leads over to what follows, like a heading
  const [first, ...more] = children
  const keep = more.length === 0 && typeof first === 'object' && first.type === 'strong'
  add(cutting, part, { kind: 'paragraph', texts: [children], role, keep })
}

function cutItem(item: ItemNode, cutting: Cutting, owner: Owner): void {
  const { number, heading, children, role, items = [], answer, letters = false } = item
  const cited = [owner.clause?.id, number?.replace(/\.$/, '')].filter(Boolean).join('.')
  const name = number === undefined ? (heading ?? '') : cited
  const part = enter(cutting, owner, item, name)
  const lead: Text = heading ? [{ type: 'strong', text: `${heading}.` }, ' '] : []
  const keep = items.length > 0 || answer !== undefined
  add(cutting, part, { kind: 'item', texts: [[...lead, ...children]], name, number, role, keep })
  for (const [index, text] of items.entries()) {
    const print = counter(index, item)
    const isLast = index === items.length - 1
    const stays = isLast && answer !== undefined
    const place = { name, number: print, index, letters, keep: stays }
    add(cutting, part, { kind: 'sub-item', texts: [text], ...place })
  }
  if (!answer) return
  const place: Owner = { ...part, id: answerKey(answer), parent: part.id }
  cutting.owners.set(place.id, place)
  add(cutting, place, { kind: 'answer', texts: [[answer]], name })
}

function cutTable(block: TableNode | ChartNode, cutting: Cutting, owner: Owner): void {
  const { type, caption } = block
  const part = enter(cutting, owner, block, inlineText(caption))
  if (caption.length > 0) add(cutting, part, { kind: 'caption', texts: [caption], keep: true })
  const rows =
    type === 'chart'
      ? block.points.map((point) => [[point.label], [valueText(point)]])
      : [
          block.columns,
          ...block.rows.map((row) => block.columns.map((_, index) => row[index] ?? [])),
        ]
  for (const [index, texts] of rows.entries()) {
    const kind = type === 'table' && index === 0 ? 'columns' : 'row'
    const name = inlineText(texts[0] ?? [])
    add(cutting, part, { kind, texts, name, ...(index === 0 && { block }) })
  }
}

/** A point's value with how it was rated, or why there is none. */
export const valueText = ({ value, note }: ChartNode['points'][number]): string =>
  value !== undefined && note !== undefined ? `${value} (${note})` : (value ?? note ?? '')

/** A node with an id becomes an owner. */
function enter(
  { owners }: Cutting,
  owner: Owner,
  block: Exclude<BlockNode, { type: 'group' | 'list' }> & { readonly id: string },
  title: string,
): Owner {
  const { id, type } = block
  const isInside = owner.clause !== undefined || owners.get(owner.unit)?.role === 'kpi'
  const around = type === 'clause' ? { clause: block, outside: owner.id } : {}
  const role = 'role' in block ? block.role : undefined
  const unit = isInside ? owner.unit : id
  const entered = { ...owner, id, title, role, unit, parent: owner.id, ...around }
  owners.set(id, entered)
  return entered
}

function add({ lines, met }: Cutting, owner: Owner, line: Omit<Line, 'owner' | 'isFirst'>): void {
  lines.push({ ...line, owner, isFirst: !met.has(owner.id) })
  met.add(owner.id)
}
