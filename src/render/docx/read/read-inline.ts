// Words, fields and content controls in a paragraph of a Word file.

import { namespaces } from '../file/namespaces.ts'
import { type Element, elements } from '../file/xml.ts'
import {
  append,
  attribute,
  changeTypes,
  child,
  clauseInTag,
  cover,
  finishLine,
  inChange,
  newLine,
  readMark,
  readMarks,
  type Walk,
} from './reading.ts'

const w = namespaces.w

/** What a control is tagged with. */
export const tagOf = (control: Element): string | undefined => {
  const tag = child(child(control, 'sdtPr'), 'tag')
  return tag && attribute(tag, 'val')
}

/** A content control, around blocks, rows, cells or words. */
export function readControl(
  control: Element,
  walk: Walk,
  read: (content: Element, walk: Walk) => void,
): void {
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
function tagFromAlias(
  properties: Element | undefined,
  { names, tags, clause: around }: Walk,
): string | undefined {
  if (!properties || names.size + tags.length === 0) return undefined
  const name = child(properties, 'alias')
  const words = (name && attribute(name, 'val')) ?? ''
  const clause = /\(([A-Z]+(?:-[A-Z]+)*-\d+)\)$/.exec(words)?.[1]
  if (clause) return `hrdd:${clause}`
  const text = child(properties, 'text')
  if (/^[a-z][A-Za-z0-9]*$/.test(words) && text && attribute(text, 'multiLine') === undefined)
    return around && `hrdd:${around}#${words}`
  // without a name it may be a value as well, and then its words are wording
  const filledIn = text && (words !== '' || attribute(text, 'multiLine') !== undefined)
  return filledIn ||
    ['dropDownList', 'comboBox', 'date'].some((type) => child(properties, type)) ||
    elements(properties, namespaces.w14, 'checkbox').length > 0
    ? `hrdd:field:label:${words}`
    : undefined
}

function readValue(
  clause: string,
  name: string,
  content: Element,
  walk: Walk,
  read: (content: Element, walk: Walk) => void,
): void {
  const { line } = walk
  const from = walk.body.pieces.length
  const at = line?.text.length ?? 0
  read(content, walk)
  if (line && walk.line === line) {
    const text = line.text.slice(at)
    if (text.trim() !== '')
      line.values.push({
        clause,
        name,
        text: text.trim(),
        at: at + text.length - text.trimStart().length,
      })
    return
  }
  // the control stands around the paragraph
  const piece = walk.body.pieces[from]
  if (piece && walk.body.pieces.length === from + 1)
    walk.body.pieces[from] = { ...piece, values: [{ clause, name, text: piece.text, at: 0 }] }
}

/** A place to fill in: what stands there is an answer, not wording. */
function readField(
  field: string,
  properties: Element,
  content: Element,
  walk: Walk,
  read: (content: Element, walk: Walk) => void,
): void {
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
  const ticked =
    box && elements(box, namespaces.w14, 'checked')[0]?.getAttributeNS(namespaces.w14, 'val')
  const open = box
    ? ticked !== '1' && ticked !== 'true'
    : child(properties, 'showingPlcHdr') !== undefined || words === ''
  walk.body.answers.push({
    field,
    ...(!open && { answer: box ? '' : words }),
    position: walk.body.pieces.length,
  })
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
export function readInline(parent: Element, walk: Walk): void {
  for (const element of elements(parent)) {
    if (element.namespaceURI === namespaces.mc) readInline(alternative(element), walk)
    else if (element.namespaceURI === 'http://schemas.openxmlformats.org/officeDocument/2006/math')
      append(element.textContent ?? '', walk)
    if (element.namespaceURI !== w) continue
    const type = changeTypes[element.localName!]
    if (type) inChange(element, type, walk, () => readInline(element, walk))
    else if (element.localName === 'r') readRun(element, walk)
    else if (element.localName === 'sdt') readControl(element, walk, readInline)
    else if (element.localName === 'ruby')
      for (const base of elements(element, w, 'rubyBase')) readInline(base, walk)
    else if (
      ['hyperlink', 'smartTag', 'customXml', 'fldSimple', 'dir', 'bdo'].includes(element.localName!)
    )
      readInline(element, walk)
    else readMark(element, walk)
  }
}

function readRun(run: Element, walk: Walk): void {
  const properties = child(run, 'rPr')
  const hidden = child(properties, 'vanish')
  // hidden words do not print
  const unseen =
    hidden !== undefined && !['0', 'false', 'off'].includes(attribute(hidden, 'val') ?? '')
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
        const words = walk.notes.get(
          `${element.localName!.replace('Reference', '')}:${attribute(element, 'id')}`,
        )
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
  else if (type === 'separate' && walk.fields.length > 0)
    walk.fields.at(-1)!.shown = !/^\s*(TOC|INDEX)\b/i.test(walk.fields.at(-1)!.code)
  else if (type === 'end') walk.fields.pop()
}

/** One of the ways in which the same thing is written; both would read it twice. */
export const alternative = (element: Element): Element =>
  element.localName === 'AlternateContent'
    ? (elements(element, namespaces.mc, 'Choice')[0] ??
      elements(element, namespaces.mc, 'Fallback')[0] ??
      element)
    : element
