// A drafted document cut into the pieces that a Word file of it has: one for each paragraph and table row.

import type { BlockNode, DocumentNode, ItemNode, TableNode } from '../../../model/document.ts'
import type { FieldNode, Text } from '../../../model/text.ts'
import { letter, pointText } from '../../tree.ts'

/** A filled-in value or a reference inside of a text. */
export interface Mark {
  readonly type: 'value' | 'ref'
  /** Name of the parameter, or what the reference leads to. */
  readonly name: string
  readonly text: string
  readonly at: number
}

/** What a piece is. */
export type PieceKind =
  | 'title'
  | 'heading'
  | 'text'
  | 'sub-item'
  | 'answer'
  | 'lead-in'
  | 'paragraph'
  | 'bullet'
  | 'caption'
  | 'columns'
  | 'row'

/** One paragraph or row as drafted. */
export interface Piece {
  /** Its place in the document, from 0. */
  readonly position: number
  readonly kind: PieceKind
  /** The innermost node with an id that it belongs to; empty for the document itself. */
  readonly owner: string
  /** The part of the document it is compared under. */
  readonly unit: string
  /** How a person finds it: `4.12 (a)`, `row 3 of …`. */
  readonly label: string
  readonly text: string
  readonly number?: string
  readonly cells?: readonly string[]
  /** Only in rows: the places of cells that are filled in. */
  readonly open?: readonly number[]
  readonly marks: readonly Mark[]
  readonly fields: readonly FieldNode[]
}

/** A part of a document that is compared under its own id. */
export interface Unit {
  readonly id: string
  readonly type:
    | 'clause'
    | 'definition'
    | 'kpi'
    | 'form'
    | 'section'
    | 'table'
    | 'item'
    | 'document'
  /** As a reader of the document calls it. */
  readonly title: string
  /** Printed number of a clause. */
  readonly number?: string
}

/** A document as pieces, with what they belong to. */
export interface Pieces {
  readonly pieces: readonly Piece[]
  /** By id, in the order of the document. */
  readonly units: ReadonlyMap<string, Unit>
  /** By id: where it belongs. */
  readonly owners: ReadonlyMap<string, Owner>
}

/** Where a node with an id belongs. */
export interface Owner {
  readonly unit: string
  /** The clause around it. */
  readonly clause?: string
  readonly depth: number
  readonly parent: string
  readonly table?: true
}

interface Cutting {
  readonly pieces: Piece[]
  readonly units: Map<string, Unit>
  readonly owners: Map<string, Owner>
}
interface Inside {
  readonly owner: string
  readonly unit: string
  readonly clause?: string
  readonly depth: number
  /** True where everything below belongs to the unit. */
  readonly whole: boolean
}

/** Cuts a document into pieces. */
export function piecesOf(document: DocumentNode): Pieces {
  const cutting: Cutting = { pieces: [], units: new Map(), owners: new Map() }
  const unit = document.kind
  cutting.units.set(unit, { id: unit, type: 'document', title: flat(document.title).text })
  cutting.owners.set('', { unit, depth: 0, parent: '' })
  const inside: Inside = { owner: '', unit, depth: 0, whole: false }
  add(cutting, inside, 'title', 'title', document.title)
  cutBlocks(document.children, cutting, inside)
  return cutting
}

function cutBlocks(blocks: readonly BlockNode[], cutting: Cutting, inside: Inside): void {
  let paragraph = 0
  for (const block of blocks) {
    switch (block.type) {
      case 'section': {
        const own = enter(
          cutting,
          inside,
          block.id,
          block.id.startsWith('KPI-') ? 'kpi' : /\.form-\d+$/.test(block.id) ? 'form' : 'section',
          flat(block.title).text,
        )
        add(cutting, own, 'heading', 'heading', block.title)
        cutBlocks(block.children, cutting, own)
        break
      }
      case 'clause': {
        const own = enter(
          cutting,
          inside,
          block.id,
          'clause',
          `${block.number}. ${flat(block.title).text}`,
          block.number,
        )
        add(cutting, own, 'heading', 'heading', block.title, { number: block.number })
        cutBlocks(block.children, cutting, own)
        break
      }
      case 'group':
        if (block.leadIn)
          add(cutting, inside, 'lead-in', 'the sentence that says whom it binds', block.leadIn)
        for (const item of block.children) cutItem(item, cutting, inside)
        break
      case 'item':
        cutItem(block, cutting, inside)
        break
      case 'paragraph':
        add(cutting, inside, 'paragraph', `paragraph ${++paragraph}`, block.children)
        break
      case 'list':
        for (const [index, item] of block.items.entries())
          add(cutting, inside, 'bullet', `bullet ${index + 1}`, item)
        break
      case 'table':
        cutTable(block, cutting, inside)
        break
      case 'chart': {
        const own = enter(cutting, inside, block.id, 'table', flat(block.caption).text)
        add(cutting, own, 'caption', 'caption', block.caption)
        for (const [index, point] of block.points.entries())
          add(cutting, own, 'bullet', `point ${index + 1}`, [pointText(point)])
      }
    }
  }
}

function cutItem(
  { id, number, heading, children, items = [], answer }: ItemNode,
  cutting: Cutting,
  inside: Inside,
): void {
  const definition = id.startsWith('definition.')
  const name = number ?? heading ?? id
  const own = enter(
    cutting,
    inside,
    id,
    definition ? 'definition' : 'item',
    definition && heading ? heading : name,
  )
  add(
    cutting,
    own,
    'text',
    name,
    heading ? [`${heading}. `, ...children] : children,
    number === undefined ? {} : { number },
  )
  for (const [index, text] of items.entries())
    add(cutting, own, 'sub-item', `${name} (${letter(index)})`, text, {
      number: `(${letter(index)})`,
    })
  if (answer) add(cutting, own, 'answer', `answer to ${name}`, [answer])
}

function cutTable(
  { id, caption, columns, rows }: TableNode,
  cutting: Cutting,
  inside: Inside,
): void {
  const own = enter(cutting, inside, id, 'table', flat(caption).text)
  add(cutting, own, 'caption', 'caption', caption)
  addRow(cutting, own, 'columns', 'column headings', columns)
  for (const [index, row] of rows.entries())
    addRow(
      cutting,
      own,
      'row',
      `row ${index + 1}, ${flat(row[0]!).text}`,
      columns.map((_, column) => row[column] ?? []),
    )
}

/** A node with an id: a unit of its own, unless it is part of one that is compared whole. */
function enter(
  { units, owners }: Cutting,
  inside: Inside,
  id: string,
  type: Unit['type'],
  title: string,
  number?: string,
): Inside {
  const unit = inside.whole ? inside.unit : id
  if (!inside.whole) units.set(id, { id, type, title, ...(number !== undefined && { number }) })
  const clause = type === 'clause' ? id : inside.clause
  owners.set(id, {
    unit,
    ...(clause !== undefined && { clause }),
    depth: inside.depth + 1,
    parent: inside.owner,
    ...(type === 'table' && { table: true as const }),
  })
  return {
    owner: id,
    unit,
    ...(clause !== undefined && { clause }),
    depth: inside.depth + 1,
    whole: inside.whole || type === 'clause' || type === 'kpi' || type === 'form',
  }
}

function add(
  { pieces }: Cutting,
  { owner, unit }: Inside,
  kind: PieceKind,
  label: string,
  text: Text,
  more: { readonly number?: string } = {},
): void {
  const { text: words, marks, fields } = flat(text)
  pieces.push({
    position: pieces.length,
    kind,
    owner,
    unit,
    label,
    text: words,
    marks,
    fields,
    ...more,
  })
}

function addRow(
  { pieces }: Cutting,
  { owner, unit }: Inside,
  kind: PieceKind,
  label: string,
  cells: readonly Text[],
): void {
  let text = ''
  const marks: Mark[] = []
  const flats = cells.map(flat)
  for (const [index, cell] of flats.entries()) {
    if (index > 0) text += ' | '
    for (const mark of cell.marks) marks.push({ ...mark, at: mark.at + text.length })
    text += cell.text
  }
  pieces.push({
    position: pieces.length,
    kind,
    owner,
    unit,
    label: label.length > 80 ? `${label.slice(0, 79)}…` : label,
    text: text.trimEnd(),
    cells: flats.map((cell) => cell.text),
    open: flats.flatMap((cell, index) => (cell.fields.length > 0 ? [index] : [])),
    marks,
    fields: flats.flatMap((cell) => cell.fields),
  })
}

/** Running text as words. Of a field only what prints whether it is filled in or not: the choices behind its boxes. */
export function flat(text: Text): {
  readonly text: string
  readonly marks: Mark[]
  readonly fields: FieldNode[]
} {
  let out = ''
  const marks: Mark[] = []
  const fields: FieldNode[] = []
  const append = (words: string) => {
    const clean = words.replace(/\s+/g, ' ')
    out += clean.startsWith(' ') && (out === '' || out.endsWith(' ')) ? clean.slice(1) : clean
  }
  for (const node of text) {
    if (typeof node === 'string') append(node)
    else if (node.type === 'field') {
      fields.push(node)
      if (node.kind === 'yes-no') append(' yes no ')
    } else {
      if (node.type === 'value')
        marks.push({ type: 'value', name: node.name, text: node.text, at: out.length })
      if (node.type === 'ref')
        marks.push({ type: 'ref', name: node.to, text: node.text, at: out.length })
      append(node.text)
    }
  }
  return { text: out.trim(), marks, fields }
}
