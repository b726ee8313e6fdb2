// Opens a stranger's workbook as sparse sheets: cells with values, whatever program wrote them. Time grows with the file.

import { namespaces, relationshipTypes } from '../office/names.ts'
import { openPacked } from '../office/open.ts'
import { type ReadableParts, readPart, related, relationships } from '../office/parts.ts'
import type { Steps } from '../office/steps.ts'
import { attribute, elements, parseXml, textOf, type XmlElement } from '../office/xml.ts'

/** A cell as a file holds it. */
export interface RawCell {
  readonly value: string | number | boolean
  /** The value is the name of a fault such as `#REF!`. */
  readonly error?: true
  /** It is shown as a date or a time. */
  readonly isDate?: boolean
  /** The formula that gave it; empty where the file names it in another cell. Where it was never computed, so is `value`. */
  readonly formula?: string
}

/** Cells with values by column, from 0. */
export type RawCells = ReadonlyMap<number, RawCell>

/** A worksheet: its rows that hold values, from 0. */
export interface OpenedSheet {
  readonly name: string
  readonly rows: ReadonlyMap<number, RawCells>
}

export interface OpenedWorkbook {
  readonly sheets: readonly OpenedSheet[]
  /** Whether days are counted from 1904. */
  readonly from1904: boolean
}

const space = namespaces.sheet
const below = (parent: XmlElement, list: string, local: string): XmlElement[] =>
  elements(parent, space, list).flatMap((element) => elements(element, space, local))

/**
 * Opens a workbook. Sheets that are no worksheets (charts, dialogs), or are not to be read by their name, are passed over.
 * @throws HrddError where it is no workbook, is damaged, encrypted, too large, or has macros
 */
export function* openWorkbook(
  bytes: Uint8Array,
  isRead: (name: string) => boolean = () => true,
): Steps<OpenedWorkbook> {
  const { parts, main } = openPacked(bytes, 'xlsx')
  const workbook = readPart(parts, main)
  const [shared, styles] = (['sharedStrings', 'styles'] as const).map(
    (type) => related(parts, main, type).map((part) => readPart(parts, part))[0],
  )
  const reading: Reading = {
    shared: shared ? elements(shared, space, 'si').map(richText) : [],
    dates: styles ? dateStyles(styles) : [],
  }
  const partOf = new Map(
    relationships(parts, main)
      .filter(({ type }) => type === relationshipTypes.worksheet)
      .map(({ id, part }) => [id, part]),
  )
  const [about] = elements(workbook, space, 'workbookPr')
  const sheets: OpenedSheet[] = []
  for (const sheet of below(workbook, 'sheets', 'sheet')) {
    const part = partOf.get(attribute(sheet, 'id', namespaces.r) ?? '')
    const name = attribute(sheet, 'name') ?? ''
    if (part === undefined || !isRead(name)) continue
    yield
    sheets.push({ name, rows: readRows(parts, part, reading) })
  }
  return { sheets, from1904: ['1', 'true'].includes(attribute(about, 'date1904') ?? '') }
}

/** What cells refer to: texts, and for each style whether it shows a date or a time. */
interface Reading {
  readonly shared: readonly string[]
  readonly dates: readonly boolean[]
}

/** A text in one piece or in runs; how it is pronounced is left out. */
const richText = (element: XmlElement): string =>
  unescaped(
    elements(element, space)
      .flatMap((piece) => (piece.local === 'r' ? elements(piece, space, 't') : [piece]))
      .map((piece) => (piece.local === 't' ? textOf(piece) : ''))
      .join(''),
  )

/** These files write some characters as `_x000D_`. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

function dateStyles(styles: XmlElement): boolean[] {
  const formats = new Map(
    below(styles, 'numFmts', 'numFmt').map((format) => [
      attribute(format, 'numFmtId'),
      attribute(format, 'formatCode'),
    ]),
  )
  return below(styles, 'cellXfs', 'xf').map((style) => {
    const id = attribute(style, 'numFmtId') ?? ''
    const code = formats.get(id)
    if (code === undefined) return /^(1[4-9]|2[0-2]|4[5-7])$/.test(id)
    // colours, conditions and quoted words hold letters that are no days or hours
    return /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
  })
}

/** A cell without a value says nothing, and a coloured row may hold sixteen thousand of them. */
function withoutEmptyCells(bytes: Uint8Array): Uint8Array | string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // one that does not say where it is moves those behind it
    return text.replace(/<(?:\w+:)?c(?: [\w:]+="[^"<]*")*\s*\/>/g, (cell) =>
      cell.includes(' r="') ? '' : cell,
    )
  } catch {
    return bytes
  }
}

function readRows(parts: ReadableParts, part: string, reading: Reading): Map<number, RawCells> {
  const sheet = parseXml(withoutEmptyCells(parts.get(part) ?? new Uint8Array()), part)
  const rows = new Map<number, RawCells>()
  let row = -1
  for (const line of below(sheet, 'sheetData', 'row')) {
    row = Number(attribute(line, 'r') ?? row + 2) - 1
    const cells = new Map(rows.get(row))
    let column = -1
    for (const cell of elements(line, space, 'c')) {
      column = columnOf(attribute(cell, 'r')) ?? column + 1
      const raw = readCell(cell, reading)
      if (raw) cells.set(column, raw)
    }
    if (cells.size > 0) rows.set(row, cells)
  }
  return rows
}

/** The column that a reference such as `AB12` names, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const [, letters] = /^\$?([A-Z]{1,3})\$?\d{1,7}$/.exec(reference ?? '') ?? []
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function readCell(cell: XmlElement, { shared, dates }: Reading): RawCell | undefined {
  const children = new Map(elements(cell, space).map((child) => [child.local, child]))
  const [written, inline, given] = ['v', 'is', 'f'].map((local) => children.get(local))
  const formula = given && { formula: textOf(given) }
  const text = written ? textOf(written) : ''
  if (!inline && text === '') return written ? undefined : formula && { value: '', ...formula }
  const type = attribute(cell, 't') ?? 'n'
  if (type === 'e') return { value: text, error: true, ...formula }
  const isDate = dates[Number(attribute(cell, 's') ?? 0)] ?? false
  if (type === 'n') return { value: Number(text), isDate, ...formula }
  const values: Readonly<Record<string, () => string | boolean>> = {
    s: () => shared[Number(text)] ?? '',
    inlineStr: () => (inline ? richText(inline) : ''),
    b: () => ['1', 'true'].includes(text),
  }
  return { value: values[type]?.() ?? unescaped(text), ...formula }
}
