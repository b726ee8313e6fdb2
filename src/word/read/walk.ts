// Walks the text of a Word file: its paragraphs and rows as they read once every tracked change is accepted.

import { namespaces } from '../../office/names.ts'
import { attribute, descendants, elements, textOf, type XmlElement } from '../../office/xml.ts'
import { readTag } from '../names.ts'
import type { ReadMark, TrackedChange } from './model.ts'
import { type Body, child, childValue, newWords, type Place, Walk } from './state.ts'

const { w, w14, mc, m } = namespaces

/** Reads a body, header or footer. `notes` holds the words of footnotes and endnotes by `footnote:1`. */
export function walkBody(root: XmlElement, place: Place, notes: Walk['notes'] = new Map()): Body {
  const walk = new Walk(place, notes)
  visit(root, walk)
  walk.finishLine()
  return walk.body
}

function visit(parent: XmlElement, walk: Walk): void {
  for (const element of elements(parent)) read(element, walk)
}

/** Elements around what was changed. */
const changes: Readonly<Record<string, TrackedChange['type']>> = {
  ins: 'inserted',
  del: 'deleted',
  moveFrom: 'moved-from',
  moveTo: 'moved-to',
}

type Reader = (element: XmlElement, walk: Walk) => void
const all = (names: string, reader: Reader): Record<string, Reader> =>
  Object.fromEntries(names.split('|').map((name) => [name, reader]))

/** What is read of each element. Others hold no words. */
const readers: Readonly<Record<string, Reader>> = {
  ...all('tbl|hyperlink|smartTag|customXml|dir|bdo|ruby|rubyBase', visit),
  ...all('tab|ptab|br|cr', (_element, walk) => walk.append(' ')),
  ...all('t|delText', (element, walk) => walk.append(textOf(element))),
  ...all('footnoteReference|endnoteReference', readNote),
  ...all('drawing|pict|object', findBoxes),
  noBreakHyphen: (_element, walk) => walk.append('-'),
  sym: (element, walk) => walk.append(symbolOf(element)),
  p: readParagraph,
  r: readRun,
  tr: readRow,
  tc: readCell,
  sdt: readControl,
  fldChar: readFieldMark,
  fldSimple: (element, walk) => {
    if (!unread.test(attribute(element, 'instr') ?? '')) visit(element, walk)
  },
  instrText: (element, walk) => {
    const field = walk.fields.at(-1)
    if (field) field.code += textOf(element)
  },
  bookmarkStart: (element, walk) => walk.meetBookmark(attribute(element, 'name') ?? ''),
  commentRangeStart: (element, walk) => walk.beginComment(attribute(element, 'id') ?? ''),
  commentRangeEnd: (element, walk) => walk.endComment(attribute(element, 'id') ?? ''),
  altChunk: (_element, walk) => {
    walk.body.unread.add('embedded')
  },
}

function read(element: XmlElement, walk: Walk): void {
  if (element.space === mc) visit(alternative(element), walk)
  else if (element.space === m) walk.append(textOf(element))
  if (element.space !== w) return
  const change = changes[element.local]
  if (change) walk.inChange(element, change, () => visit(element, walk))
  else readers[element.local]?.(element, walk)
}

/** One of the ways in which the same thing is written; both would read it twice. */
const alternative = (element: XmlElement): XmlElement =>
  elements(element, mc, 'Choice')[0] ?? elements(element, mc, 'Fallback')[0] ?? element

/** A line of our contents: its number of a page is a field, also where a program lost what stands around the list. */
const isOfContents = (paragraph: XmlElement): boolean =>
  /\bPAGEREF\s+hrdd_/.test(
    descendants(paragraph, w)
      .map((element) =>
        element.local === 'instrText' ? textOf(element) : (attribute(element, 'instr') ?? ''),
      )
      .join(''),
  )

function readParagraph(paragraph: XmlElement, walk: Walk): void {
  if (isOfContents(paragraph)) return
  const mark = child(child(paragraph, 'pPr'), 'rPr')
  // in a row the words of several paragraphs make one cell, in a field one answer
  const isInside = walk.line?.cells !== undefined || walk.answer !== undefined
  if (isInside) {
    walk.append(' ')
    walk.place(paragraph)
  } else if (!walk.line || walk.line.words.text.trim() === '')
    walk.line = { paragraph, words: newWords() }
  visit(paragraph, walk)
  const deleted = child(mark, 'del') ?? child(mark, 'moveFrom')
  walk.changeEnd(child(mark, 'ins') ?? child(mark, 'moveTo'), 'paragraph-inserted')
  walk.changeEnd(deleted, 'paragraph-deleted')
  // a paragraph whose mark is deleted goes on in the next one
  if (!isInside && !deleted && walk.gone === 0) walk.finishLine()
  for (const box of walk.boxes.splice(0)) visit(box, walk)
}

/** A row is a line, unless it lays out our text, or is part of a cell. */
function readRow(row: XmlElement, walk: Walk): void {
  const properties = child(row, 'trPr')
  const [inserted, deleted] = [child(properties, 'ins'), child(properties, 'del')]
  const isLine = !walk.line?.cells && !laysOut(row)
  if (isLine) {
    walk.finishLine()
    walk.line = { row, cells: [], words: newWords() }
  }
  const type = deleted ? 'row-deleted' : 'row-inserted'
  walk.inChange(deleted ?? inserted, type, () => visit(row, walk))
  if (isLine) walk.finishLine()
}

/** Rows of ours have one bookmark at most. */
const laysOut = (row: XmlElement): boolean =>
  descendants(row, w, 'bookmarkStart').filter((start) =>
    attribute(start, 'name')?.startsWith('hrdd_'),
  ).length > 1

function readCell(cell: XmlElement, walk: Walk): void {
  const { line } = walk
  let row = cell.parent
  while (row && row.local !== 'tr') row = row.parent
  if (line?.cells && row === line.row) {
    line.words = newWords()
    line.cells.push(line.words)
  }
  walk.inChange(child(child(cell, 'tcPr'), 'cellDel'), 'deleted', () => visit(cell, walk))
}

function readControl(control: XmlElement, walk: Walk): void {
  const properties = child(control, 'sdtPr')
  const content = child(control, 'sdtContent')
  const gallery = childValue(child(properties, 'docPartObj'), 'docPartGallery')
  if (!content || gallery === 'Table of Contents') return
  const tag = childValue(properties, 'tag')
  const { what, name } = readTag(tag)
  if (what === 'value') readValue(name, content, walk)
  else if (what === 'field') readField(name, properties, content, walk)
  else walk.inClause(tag, () => visit(content, walk))
}

/** Reads what stands in a control, and notes in the words where that is. */
function readValue(name: string, content: XmlElement, walk: Walk): void {
  const { words } = walk.current()
  const from = words.text.length
  visit(content, walk)
  const text = words.text.slice(from)
  const at = from + text.length - text.trimStart().length
  const mark: ReadMark = { type: 'value', name, text: text.trim(), at }
  if (mark.text !== '') words.marks.push(mark)
}

/** A place to fill in: what stands there is an answer, not wording. */
function readField(
  field: string,
  properties: XmlElement | undefined,
  content: XmlElement,
  walk: Walk,
): void {
  if (walk.answer || walk.gone > 0) {
    visit(content, walk)
    return
  }
  const standsAlone = walk.line === undefined
  const { words, cells } = walk.current()
  walk.answer = []
  visit(content, walk)
  const answer = walk.answer.join('').replace(/\s+/g, ' ').trim()
  walk.answer = undefined
  words.marks.push({ type: 'field', name: field, text: '', at: words.text.length })
  const box = properties && elements(properties, w14, 'checkbox')[0]
  const isOpen = box ? !isTicked(box) : child(properties, 'showingPlcHdr') || answer === ''
  const { answers, pieces } = walk.body
  const filled = isOpen ? {} : { answer: box ? '' : answer }
  answers.push({ field, ...filled, position: pieces.length })
  walk.ticked = box && !isOpen ? answers.length - 1 : undefined
  if (standsAlone && !cells) walk.finishLine()
}

const isTicked = (box: XmlElement): boolean =>
  /^(1|true)$/.test(attribute(elements(box, w14, 'checked')[0], 'val') ?? '')

/** Hidden words do not print. */
function readRun(run: XmlElement, walk: Walk): void {
  const vanish = child(child(run, 'rPr'), 'vanish')
  const isHidden = vanish && !/^(0|false|off)$/.test(attribute(vanish, 'val') ?? '')
  if (isHidden) walk.hidden++
  visit(run, walk)
  if (isHidden) walk.hidden--
}

/** Symbol fonts use the private area; there the code does not say which character it is. */
const symbolOf = (element: XmlElement): string => {
  const code = Number.parseInt(attribute(element, 'char') ?? '', 16)
  const isKnown = code > 0 && (code < 0xe000 || code > 0xf8ff) && code <= 0x10ffff
  return isKnown ? String.fromCodePoint(code) : '\ufffd'
}

/** Fields whose result is no wording: lists of contents, and numbers of pages. */
const unread = /^\s*(TOC|INDEX|PAGE|NUMPAGES|PAGEREF)\b/i

function readFieldMark(element: XmlElement, walk: Walk): void {
  const type = attribute(element, 'fldCharType')
  const field = walk.fields.at(-1)
  if (type === 'begin') {
    walk.fields.push({ code: '', shown: false })
    walk.hidden++
  } else if (type === 'separate' && field && !field.shown && !unread.test(field.code)) {
    field.shown = true
    walk.hidden--
  } else if (type === 'end' && field) {
    walk.fields.pop()
    if (!field.shown) walk.hidden--
  }
}

function readNote(element: XmlElement, walk: Walk): void {
  const name = element.local.replace('Reference', '')
  const note = walk.notes.get(`${name}:${attribute(element, 'id')}`)
  if (note) walk.append(` [${note}]`)
}

/** Text boxes print; their words are read after the paragraph they hang on. */
function findBoxes(element: XmlElement, walk: Walk): void {
  for (const inner of elements(element)) {
    if (inner.space === mc) findBoxes(alternative(inner), walk)
    else if (inner.space === w && inner.local === 'txbxContent') walk.boxes.push(inner)
    else findBoxes(inner, walk)
  }
}
