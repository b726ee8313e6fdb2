// Walks the body of a Word file: its paragraphs and rows as they read once every tracked change is accepted.

import { namespaces } from '../file/namespaces.ts'
import { type Element, elements } from '../file/xml.ts'
import { alternative, readControl, readInline, tagOf } from './read-inline.ts'
import {
  append,
  type Body,
  changeTypes,
  child,
  finishLine,
  inChange,
  isGone,
  newChange,
  newLine,
  type Place,
  readMark,
  record,
  type Walk,
} from './reading.ts'

const w = namespaces.w

/** Reads a body. `notes` holds the words of footnotes and endnotes by `footnote:1`. */
export function walkBody(root: Element, place: Place, notes: ReadonlyMap<string, string>): Body {
  const body: Body = {
    pieces: [],
    answers: [],
    tracked: [],
    commented: new Map(),
    unread: new Set(),
  }
  const walk: Walk = {
    body,
    place,
    notes,
    line: undefined,
    open: new Map(),
    names: new Map(),
    clause: undefined,
    tags: [],
    fields: [],
    changes: [],
    adjoining: false,
    comments: new Set(),
    answer: undefined,
    ticked: undefined,
    boxes: [],
  }
  readBlocks(root, walk)
  finishLine(walk)
  return body
}

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
        if (changeTypes[element.localName!])
          inChange(element, changeTypes[element.localName!]!, walk, () => readBlocks(element, walk))
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

/** A table: one line a row. Tables that only lay out other blocks are read as those blocks. */
function readTable(table: Element, walk: Walk): void {
  // a list of rows may itself stand in controls or changes
  for (const element of elements(table, w)) {
    if (element.localName === 'tr') readRow(element, walk)
    else if (element.localName === 'sdt') readControl(element, walk, readTable)
    else if (changeTypes[element.localName!])
      inChange(element, changeTypes[element.localName!]!, walk, () => readTable(element, walk))
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
  elements(row, w, 'tc').some((cell) =>
    elements(cell, w).some(
      (element) =>
        element.localName === 'tbl' ||
        (element.localName === 'sdt' && /^hrdd:[^#]*@\d+$/.test(tagOf(element) ?? '')),
    ),
  )

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
