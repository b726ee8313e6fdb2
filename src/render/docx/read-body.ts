// Walks the body of a Word file: its paragraphs and rows as they read once every tracked change is accepted.

import { namespaces } from './namespaces.ts'
import type { ReadAnswer, ReadPiece, ReadValue, TrackedChange } from './read-model.ts'
import { elements, type Element, type Node } from './xml.ts'

/** Where a paragraph stands among headings and lists. Called once for every paragraph that stays, in order. */
export type Place = (paragraph: Element) => { readonly number?: string; readonly heading?: number }

/** What stood around a place. */
export interface Around {
  readonly anchors: readonly string[]
  readonly tags: readonly string[]
}

/** Everything found in a body. */
export interface Body {
  readonly pieces: ReadPiece[]
  readonly answers: ReadAnswer[]
  readonly tracked: (Omit<TrackedChange, 'clause'> & { readonly around: Around })[]
  /** Words that a comment is about, by its id. */
  readonly commented: Map<string, { about: string; readonly position: number; readonly around: Around }>
  readonly unread: Set<string>
}

/** A paragraph or row in the making. */
interface Line {
  text: string
  /** Where it stands is asked at its end: one that is deleted with its mark does not count. */
  readonly paragraph?: Element
  /** Only in rows: where each cell begins. */
  readonly cells?: number[]
  readonly anchors: Map<string, number>
  readonly tags: Set<string>
  readonly values: ReadValue[]
  readonly fields: string[]
}

interface Change {
  readonly type: TrackedChange['type']
  readonly author: string
  readonly date?: string
  text: string
  readonly position: number
  readonly around: Around
}

interface Walk {
  readonly body: Body
  readonly place: Place
  readonly notes: ReadonlyMap<string, string>
  line: Line | undefined
  /** Bookmarks around the place, with the order in which they began. */
  readonly open: Map<string, number>
  /** Names of bookmarks by id. LibreOffice 7 begins one a second time, under another id, where it ends. */
  readonly names: Map<string, string>
  /** The clause whose anchor was read last. */
  clause: string | undefined
  /** Content controls around the place. */
  readonly tags: string[]
  /** Complex fields around the place. */
  readonly fields: { code: string; shown: boolean }[]
  /** Changes around the place, the innermost last. */
  readonly changes: Change[]
  /** True until words outside of a change follow it. */
  adjoining: boolean
  /** Ids of comments that are about the words here. */
  readonly comments: Set<string>
  /** What is written into a field, while one is open. */
  answer: string[] | undefined
  /** Place among the answers of a box that is ticked, until the words behind it are read. */
  ticked: number | undefined
  /** Text boxes whose words follow this paragraph. */
  readonly boxes: Element[]
}

const w = namespaces.w
const gone = ['deleted', 'moved-from', 'row-deleted', 'paragraph-deleted']
const changeTypes: Readonly<Record<string, TrackedChange['type']>> = { ins: 'inserted', del: 'deleted', moveFrom: 'moved-from', moveTo: 'moved-to' }

export const attribute = (element: Element, name: string): string | undefined => element.getAttributeNS(w, name) ?? element.getAttribute(name) ?? undefined
export const child = (parent: Node | undefined, name: string): Element | undefined => parent && elements(parent, w, name)[0]

/** Reads a body. `notes` holds the words of footnotes and endnotes by `footnote:1`. */
export function walkBody(root: Element, place: Place, notes: ReadonlyMap<string, string>): Body {
  const body: Body = { pieces: [], answers: [], tracked: [], commented: new Map(), unread: new Set() }
  const walk: Walk = { body, place, notes, line: undefined, open: new Map(), names: new Map(), clause: undefined, tags: [], fields: [], changes: [], adjoining: false, comments: new Set(), answer: undefined, ticked: undefined, boxes: [] }
  readBlocks(root, walk)
  finishLine(walk)
  return body
}

const around = ({ open, tags }: Walk): Around => ({ anchors: [...open].sort(([, a], [, b]) => a - b).map(([name]) => name), tags: [...tags] })
const isGone = (walk: Walk): boolean => walk.changes.some(({ type }) => gone.includes(type))

/** Paragraphs, tables and what may stand around them. */
function readBlocks(parent: Element, walk: Walk): void {
  for (const element of elements(parent)) {
    if (element.namespaceURI === namespaces.mc) readBlocks(alternative(element), walk)
    if (element.namespaceURI !== w) continue
    switch (element.localName) {
      case 'p':
        readParagraph(element, walk)
        break
      case 'tbl':
        readTable(element, walk)
        break
      case 'sdt':
        readControl(element, walk, readBlocks)
        break
      case 'customXml':
        readBlocks(element, walk)
        break
      case 'altChunk':
        walk.body.unread.add('an embedded file (altChunk)')
        break
      default:
        if (changeTypes[element.localName!]) inChange(element, changeTypes[element.localName!]!, walk, () => readBlocks(element, walk))
        else readMark(element, walk)
    }
  }
}

function readParagraph(paragraph: Element, walk: Walk): void {
  const properties = child(paragraph, 'pPr')
  const mark = child(properties, 'rPr')
  // inside a row the words of several paragraphs make one cell
  const row = walk.line?.cells ? walk.line : undefined
  if (row) {
    append(' ', walk)
    walk.place(paragraph)
  } else if (!walk.line || walk.line.text.trim() === '') walk.line = { ...newLine(), paragraph }
  readInline(paragraph, walk)
  const inserted = child(mark, 'ins') ?? child(mark, 'moveTo')
  const deleted = child(mark, 'del') ?? child(mark, 'moveFrom')
  if (inserted) record(newChange(inserted, 'paragraph-inserted', walk), walk)
  if (deleted) record(newChange(deleted, 'paragraph-deleted', walk), walk)
  // a paragraph whose mark is deleted goes on in the next one
  if (!row && !deleted && !isGone(walk)) finishLine(walk)
  const boxes = walk.boxes.splice(0)
  for (const box of boxes) readBlocks(box, walk)
}

const newLine = (cells?: number[]): Line => ({ text: '', ...(cells && { cells }), anchors: new Map(), tags: new Set(), values: [], fields: [] })

function finishLine(walk: Walk): void {
  const { line } = walk
  walk.line = undefined
  walk.ticked = undefined
  if (!line) return
  const { number, heading } = line.paragraph ? walk.place(line.paragraph) : {}
  const text = line.text.trimEnd()
  if (line.cells ? line.text.replace(/[\s|]/g, '') === '' && line.fields.length === 0 : text === '' && line.fields.length === 0) return
  walk.body.pieces.push({
    position: walk.body.pieces.length,
    text,
    ...(number !== undefined && { number }),
    ...(heading !== undefined && { heading }),
    ...(line.cells && { cells: line.cells.map((from, index) => line.text.slice(from, (line.cells![index + 1] ?? line.text.length + 3) - 3).trim()) }),
    anchors: [...line.anchors].sort(([, a], [, b]) => a - b).map(([name]) => name),
    tags: [...line.tags],
    values: line.values,
    fields: line.fields,
  })
}

/** A table: one line a row. Tables that only lay out other blocks are read as those blocks. */
function readTable(table: Element, walk: Walk): void {
  // a list of rows may itself stand in controls or changes
  for (const element of elements(table, w)) {
    if (element.localName === 'tr') readRow(element, walk)
    else if (element.localName === 'sdt') readControl(element, walk, readTable)
    else if (changeTypes[element.localName!]) inChange(element, changeTypes[element.localName!]!, walk, () => readTable(element, walk))
    else if (element.localName === 'customXml') readTable(element, walk)
    else readMark(element, walk)
  }
}

function readRow(row: Element, walk: Walk): void {
  const outer = walk.line?.cells ? walk.line : undefined
  const properties = child(row, 'trPr')
  const [inserted, deleted] = [child(properties, 'ins'), child(properties, 'del')]
  const read = () => {
    if (outer || holdsBlocks(row)) return readCells(row, walk)
    finishLine(walk)
    walk.line = newLine([])
    readCells(row, walk)
    finishLine(walk)
  }
  if (deleted) inChange(deleted, 'row-deleted', walk, read)
  else if (inserted) inChange(inserted, 'row-inserted', walk, read)
  else read()
}

/** Whether a row lays out clauses or further tables. */
const holdsBlocks = (row: Element): boolean =>
  elements(row, w, 'tc').some((cell) => elements(cell, w).some((element) => element.localName === 'tbl' || (element.localName === 'sdt' && /^hrdd:[^#]*@\d+$/.test(tagOf(element) ?? ''))))

function readCells(row: Element, walk: Walk): void {
  for (const element of elements(row, w)) {
    if (element.localName === 'tc') {
      const mark = child(child(element, 'tcPr'), 'cellDel')
      const { line } = walk
      if (line?.cells) {
        if (line.cells.length > 0) line.text = `${line.text.trimEnd()} | `
        line.cells.push(line.text.length)
      }
      if (mark) inChange(mark, 'deleted', walk, () => readBlocks(element, walk))
      else readBlocks(element, walk)
    } else if (element.localName === 'sdt') readControl(element, walk, readCells)
    else if (element.localName === 'customXml') readCells(element, walk)
    else readMark(element, walk)
  }
}

const tagOf = (control: Element): string | undefined => {
  const tag = child(child(control, 'sdtPr'), 'tag')
  return tag && attribute(tag, 'val')
}

/** A content control, around blocks, rows, cells or words. */
function readControl(control: Element, walk: Walk, read: (content: Element, walk: Walk) => void): void {
  const properties = child(control, 'sdtPr')
  const content = child(control, 'sdtContent')
  if (!content) return
  const gallery = child(child(properties, 'docPartObj'), 'docPartGallery')
  if (gallery && attribute(gallery, 'val') === 'Table of Contents') return readMarks(content, walk)
  const tag = tagOf(control) ?? tagFromAlias(properties, walk)
  const field = tag && /^hrdd:field:(.+)$/.exec(tag)?.[1]
  const value = tag && /^hrdd:([^#@:]+)(?:@\d+)?[#:](.+)$/.exec(tag)
  if (field) return readField(field, properties!, content, walk, read)
  if (value) return readValue(value[1] === 'value' ? '' : value[1]!, value[2]!, content, walk, read)
  const ours = tag?.startsWith('hrdd:')
  if (ours) walk.tags.push(tag!)
  walk.clause = (tag && clauseInTag(tag)?.[1]) ?? walk.clause
  read(content, walk)
  if (ours) walk.tags.pop()
}

/** LibreOffice 7 drops tags and keeps the names that people see. Inside of our bookmarks they tell what a control is. */
function tagFromAlias(properties: Element | undefined, { names, tags, clause: around }: Walk): string | undefined {
  if (!properties || names.size + tags.length === 0) return undefined
  const name = child(properties, 'alias')
  const words = (name && attribute(name, 'val')) ?? ''
  const clause = /\(([A-Z]+(?:-[A-Z]+)*-\d+)\)$/.exec(words)?.[1]
  if (clause) return `hrdd:${clause}`
  const text = child(properties, 'text')
  if (/^[a-z][A-Za-z0-9]*$/.test(words) && text && attribute(text, 'multiLine') === undefined) return around && `hrdd:${around}#${words}`
  // without a name it may be a value as well, and then its words are wording
  const filledIn = text && (words !== '' || attribute(text, 'multiLine') !== undefined)
  return filledIn || ['dropDownList', 'comboBox', 'date'].some((type) => child(properties, type)) || elements(properties, namespaces.w14, 'checkbox').length > 0 ? `hrdd:field:label:${words}` : undefined
}

/** The clause, and the revision where it is said, in the tag of a control. */
export const clauseInTag = (tag: string) => /^hrdd:([A-Z][^#@:]*)(?:@(\d+))?/.exec(tag)
/** The clause that a bookmark is or belongs to. */
export const clauseInAnchor = (anchor: string): string | undefined => /^hrdd_[a-z]+_((?!KPI_)[A-Z]+(?:_[A-Z]+)*_\d+)(?:__|$)/.exec(anchor)?.[1]?.replaceAll('_', '-')

function readValue(clause: string, name: string, content: Element, walk: Walk, read: (content: Element, walk: Walk) => void): void {
  const { line } = walk
  const from = walk.body.pieces.length
  const at = line?.text.length ?? 0
  read(content, walk)
  if (line && walk.line === line) {
    const text = line.text.slice(at)
    if (text.trim() !== '') line.values.push({ clause, name, text: text.trim(), at: at + text.length - text.trimStart().length })
    return
  }
  // the control stands around the paragraph
  const piece = walk.body.pieces[from]
  if (piece && walk.body.pieces.length === from + 1) walk.body.pieces[from] = { ...piece, values: [{ clause, name, text: piece.text, at: 0 }] }
}

/** A place to fill in: what stands there is an answer, not wording. */
function readField(field: string, properties: Element, content: Element, walk: Walk, read: (content: Element, walk: Walk) => void): void {
  if (walk.answer) return read(content, walk)
  const standsAlone = walk.line === undefined
  if (standsAlone) walk.line = newLine()
  const line = walk.line!
  walk.answer = []
  if (standsAlone) readAnswer(content, walk)
  else read(content, walk)
  const words = walk.answer.join('').replace(/\s+/g, ' ').trim()
  walk.answer = undefined
  cover(line, walk)
  if (!line.fields.includes(field)) line.fields.push(field)
  const box = elements(properties, namespaces.w14, 'checkbox')[0]
  const ticked = box && elements(box, namespaces.w14, 'checked')[0]?.getAttributeNS(namespaces.w14, 'val')
  const open = box ? ticked !== '1' && ticked !== 'true' : child(properties, 'showingPlcHdr') !== undefined || words === ''
  walk.body.answers.push({ field, ...(!open && { answer: box ? '' : words }), position: walk.body.pieces.length })
  walk.ticked = box && !open ? walk.body.answers.length - 1 : undefined
  if (standsAlone) finishLine(walk)
}

/** Paragraphs of an answer. */
function readAnswer(content: Element, walk: Walk): void {
  for (const paragraph of elements(content, w, 'p')) {
    readInline(paragraph, walk)
    walk.answer!.push(' ')
  }
}

/** Words and marks in a paragraph. */
function readInline(parent: Element, walk: Walk): void {
  for (const element of elements(parent)) {
    if (element.namespaceURI === namespaces.mc) readInline(alternative(element), walk)
    else if (element.namespaceURI === 'http://schemas.openxmlformats.org/officeDocument/2006/math') append(element.textContent ?? '', walk)
    if (element.namespaceURI !== w) continue
    const type = changeTypes[element.localName!]
    if (type) inChange(element, type, walk, () => readInline(element, walk))
    else if (element.localName === 'r') readRun(element, walk)
    else if (element.localName === 'sdt') readControl(element, walk, readInline)
    else if (element.localName === 'ruby') for (const base of elements(element, w, 'rubyBase')) readInline(base, walk)
    else if (['hyperlink', 'smartTag', 'customXml', 'fldSimple', 'dir', 'bdo'].includes(element.localName!)) readInline(element, walk)
    else readMark(element, walk)
  }
}

function readRun(run: Element, walk: Walk): void {
  const properties = child(run, 'rPr')
  const hidden = child(properties, 'vanish')
  // hidden words do not print
  const unseen = hidden !== undefined && !['0', 'false', 'off'].includes(attribute(hidden, 'val') ?? '')
  for (const element of elements(run)) {
    if (element.namespaceURI === namespaces.mc) readRunBoxes(alternative(element), walk)
    if (element.namespaceURI !== w) continue
    switch (element.localName) {
      case 't':
        if (!unseen) append(element.textContent ?? '', walk)
        break
      case 'delText':
        append(element.textContent ?? '', walk)
        break
      case 'tab':
      case 'ptab':
      case 'br':
      case 'cr':
        append(' ', walk)
        break
      case 'noBreakHyphen':
        append('-', walk)
        break
      case 'sym':
        append(symbol(element), walk)
        break
      case 'fldChar':
        readFieldMark(attribute(element, 'fldCharType'), walk)
        break
      case 'instrText':
        if (walk.fields.length > 0) walk.fields.at(-1)!.code += element.textContent ?? ''
        break
      case 'footnoteReference':
      case 'endnoteReference': {
        const words = walk.notes.get(`${element.localName!.replace('Reference', '')}:${attribute(element, 'id')}`)
        if (words) append(` [note: ${words}]`, walk)
        break
      }
      case 'drawing':
      case 'pict':
      case 'object':
        readRunBoxes(element, walk)
    }
  }
}

/** Text boxes print; their words are read after the paragraph they hang on. */
function readRunBoxes(element: Element, walk: Walk): void {
  for (const inner of elements(element)) {
    if (inner.namespaceURI === namespaces.mc) readRunBoxes(alternative(inner), walk)
    else if (inner.namespaceURI === w && inner.localName === 'txbxContent') walk.boxes.push(inner)
    else readRunBoxes(inner, walk)
  }
}

const symbol = (element: Element): string => {
  const code = parseInt(attribute(element, 'char') ?? '', 16)
  // symbol fonts use the private area; there the code says nothing about the character
  return Number.isFinite(code) && (code < 0xe000 || code > 0xf8ff) ? String.fromCodePoint(code) : ''
}

function readFieldMark(type: string | undefined, walk: Walk): void {
  if (type === 'begin') walk.fields.push({ code: '', shown: false })
  else if (type === 'separate' && walk.fields.length > 0) walk.fields.at(-1)!.shown = !/^\s*(TOC|INDEX)\b/i.test(walk.fields.at(-1)!.code)
  else if (type === 'end') walk.fields.pop()
}

/** One of the ways in which the same thing is written; both would read it twice. */
const alternative = (element: Element): Element => (element.localName === 'AlternateContent' ? (elements(element, namespaces.mc, 'Choice')[0] ?? elements(element, namespaces.mc, 'Fallback')[0] ?? element) : element)

/** Only the bookmarks and comments below: the rest is furniture. */
function readMarks(parent: Element, walk: Walk): void {
  for (const element of elements(parent)) {
    readMark(element, walk)
    readMarks(element, walk)
  }
}

/** Where bookmarks and comments begin and end. */
function readMark(element: Element, walk: Walk): void {
  if (element.namespaceURI !== w) return
  const id = attribute(element, 'id') ?? ''
  switch (element.localName) {
    case 'bookmarkStart': {
      const name = attribute(element, 'name') ?? ''
      if (!name.startsWith('hrdd_')) break
      walk.names.set(id, name)
      walk.clause = clauseInAnchor(name) ?? walk.clause
      if (!walk.open.has(name)) walk.open.set(name, walk.names.size)
      break
    }
    case 'bookmarkEnd':
      walk.open.delete(walk.names.get(id) ?? '')
      break
    case 'commentRangeStart':
      walk.comments.add(id)
      walk.body.commented.set(id, { about: '', position: walk.body.pieces.length, around: around(walk) })
      break
    case 'commentRangeEnd':
      walk.comments.delete(id)
  }
}

function newChange(element: Element, type: Change['type'], walk: Walk): Change {
  const date = attribute(element, 'date')
  return { type, author: attribute(element, 'author') ?? '', ...(date && { date }), text: '', position: walk.body.pieces.length, around: around(walk) }
}

function inChange(element: Element, type: Change['type'], walk: Walk, read: () => void): void {
  const change = newChange(element, type, walk)
  walk.changes.push(change)
  read()
  walk.changes.pop()
  if (change.text !== '' || type.startsWith('row')) record(change, walk)
}

/** Runs that were changed in one go are one change. */
function record(change: Change, walk: Walk): void {
  const { tracked } = walk.body
  const last = tracked.at(-1)
  if (walk.adjoining && last && last.type === change.type && last.author === change.author && last.position === change.position && !change.type.startsWith('paragraph')) tracked[tracked.length - 1] = { ...last, text: last.text + change.text }
  else tracked.push(change)
  walk.adjoining = true
}

/** Adds words, as they read: white space of any kind is one space, and what prints nothing is nothing. */
function append(words: string, walk: Walk): void {
  if (walk.fields.some(({ shown }) => !shown)) return
  const clean = words.replace(/[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g, '').replace(/\s+/g, ' ')
  if (clean === '') return
  if (walk.changes.length > 0) walk.changes.at(-1)!.text += clean
  else walk.adjoining = false
  if (isGone(walk)) return
  for (const id of walk.comments) walk.body.commented.get(id)!.about += clean
  if (walk.answer) {
    walk.answer.push(clean)
    return
  }
  if (walk.ticked !== undefined) {
    const answer = walk.body.answers[walk.ticked]!
    walk.body.answers[walk.ticked] = { ...answer, answer: `${answer.answer}${clean}`.trim() }
  }
  const line = (walk.line ??= newLine())
  line.text += clean.startsWith(' ') && (line.text === '' || line.text.endsWith(' ')) ? clean.slice(1) : clean
  if (clean !== ' ') cover(line, walk)
}

/** Notes what stands around the words of a line. */
function cover(line: Line, { open, tags }: Walk): void {
  for (const [name, order] of open) if (!line.anchors.has(name)) line.anchors.set(name, order)
  for (const tag of tags) line.tags.add(tag)
}
