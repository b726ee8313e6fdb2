// Marks in an authority's template: where which document goes, and why one cannot go there.

import { readSupplier, type SupplierType } from '../../../model/audience.ts'
import { type DocumentKind, documentKinds } from '../../../model/document.ts'
import { suggest } from '../../../model/issues.ts'
import type { Problem } from '../../../model/problems.ts'
import { namespaces } from '../file/namespaces.ts'
import { descendants, type Element, elements, type Node } from '../file/xml.ts'
import { child, type HouseStyles, headingLevel, valueOf } from './house-styles.ts'

const { w } = namespaces

/** One place for one document. */
export interface Mark {
  readonly kind: DocumentKind
  readonly supplier?: SupplierType
  /** For messages: `paragraph 12`. */
  readonly where: string
  /** The paragraph or control that the document takes the place of. */
  readonly element: Element
  /** The paragraph that holds the mark, or the first of its control. */
  readonly paragraph?: Element
  /** Level of the document's title among the template's headings, from 1. */
  readonly level: number
  /** Between the margins there, in twentieths of a point. */
  readonly width: number
}

/** Where a paragraph stands, as far as that hinders a mark. */
interface Surroundings {
  readonly cell?: boolean
  readonly textBox?: boolean
  readonly control?: boolean
  readonly other?: boolean
}

interface Search {
  readonly house: HouseStyles
  readonly marks: { -readonly [Key in keyof Mark]: Mark[Key] }[]
  readonly problems: Problem[]
  paragraphs: number
  /** Fields that are open. */
  fields: number
  level: number
  /** Marks whose section has not ended yet. */
  readonly open: { width: number }[]
}

const howTo =
  'Put {{hrdd contract-schedule}} (or another kind of document) alone into a paragraph of the text.'
const begins = /\{\{\s*hrdd(?![a-z0-9])/i
const controlTag = /^hrdd:insert(?::|$)/
const bookmark = /^hrdd_insert(?:_|$)/i

/** All marks of a body, with everything that is wrong about them. */
export function findMarks(
  body: Element,
  house: HouseStyles,
): { readonly marks: readonly Mark[]; readonly problems: readonly Problem[] } {
  const search: Search = {
    house,
    marks: [],
    problems: [],
    paragraphs: 0,
    fields: 0,
    level: 0,
    open: [],
  }
  walk(body, {}, search)
  endSection(child(body, 'sectPr'), search)
  for (const kind of new Set(search.marks.map((mark) => mark.kind))) {
    const same = search.marks.filter((mark) => mark.kind === kind)
    if (same.length > 1)
      search.problems.push({
        code: 'doubled-mark',
        path: same.map((mark) => mark.where).join(', '),
        message: `the template has ${same.length} marks for ${kind}`,
        hint: 'Keep one. A file holds each kind of document once; a reading copy goes into a file of its own.',
      })
  }
  return search
}

/** Text of a mark in a part where none can be, such as a header. */
export const holdsMark = (root: Node): boolean =>
  [...descendants(root, w, 'p')].some((paragraph) => begins.test(wordsOf(paragraph, true)))

function walk(parent: Element, around: Surroundings, search: Search): void {
  for (const element of elements(parent)) {
    if (element.namespaceURI === w && element.localName === 'p')
      readParagraph(element, around, search)
    else if (element.namespaceURI === w && element.localName === 'sdt')
      readControl(element, around, search)
    else if (element.localName === 'sectPr' || element.localName === 'pPr') continue
    else
      walk(
        element,
        {
          ...around,
          ...(element.localName === 'tbl' && { cell: true }),
          ...(element.localName === 'txbxContent' && { textBox: true }),
          ...(!['tbl', 'tr', 'tc'].includes(element.localName ?? '') && { other: true }),
        },
        search,
      )
  }
}

function readParagraph(paragraph: Element, around: Surroundings, search: Search): void {
  const where = `paragraph ${++search.paragraphs}`
  const inField = search.fields > 0
  let field = inField
  for (const each of descendants(paragraph, w)) {
    if (each.localName === 'fldChar')
      search.fields = Math.max(
        0,
        search.fields +
          (each.getAttributeNS(w, 'fldCharType') === 'begin'
            ? 1
            : each.getAttributeNS(w, 'fldCharType') === 'end'
              ? -1
              : 0),
      )
    if (
      each.localName === 'fldChar' ||
      each.localName === 'fldSimple' ||
      each.localName === 'instrText'
    )
      field = true
  }
  const own = !around.cell && !around.textBox ? headingLevel(paragraph, search.house) : undefined
  if (own !== undefined) search.level = own
  const found = markIn(paragraph)
  // text boxes hold paragraphs of their own
  for (const box of textBoxes(paragraph)) walk(box, { ...around, textBox: true }, search)
  if (found) {
    const place = { where, quote: found.quote }
    if (found.alone === false)
      report(
        search,
        place,
        'mark-not-alone',
        'stands in a paragraph with other words or pictures',
        'Give the mark a paragraph of its own.',
      )
    else if (found.tracked)
      report(
        search,
        place,
        'mark-tracked',
        'is part of a tracked change',
        'Accept or reject the change first.',
      )
    else if (field)
      report(
        search,
        place,
        'mark-in-field',
        'stands in a field, which would overwrite it',
        'Put the mark into ordinary text.',
      )
    else if (!hindered(around, search, place))
      accept(search, place, found.words, paragraph, paragraph, own)
  }
  const section = child(child(paragraph, 'pPr'), 'sectPr')
  if (section) endSection(section, search)
}

/** The outermost text boxes: one in another is found from there. */
function* textBoxes(parent: Element): Generator<Element> {
  for (const element of elements(parent)) {
    if (element.localName === 'txbxContent') yield element
    else yield* textBoxes(element)
  }
}

/** A content control between paragraphs: a mark itself, or what a mark must not stand in. */
function readControl(control: Element, around: Surroundings, search: Search): void {
  const tag = valueOf(child(control, 'sdtPr'), 'tag') ?? ''
  const content = child(control, 'sdtContent')
  if (!controlTag.test(tag)) {
    if (content) walk(content, { ...around, control: true }, search)
    return
  }
  const paragraphs = [...descendants(control, w, 'p')]
  const where = `paragraph ${search.paragraphs + 1}`
  search.paragraphs += paragraphs.length
  const place = { where, quote: tag }
  const own = paragraphs[0] && headingLevel(paragraphs[0], search.house)
  if (paragraphs.some(isTracked))
    report(
      search,
      place,
      'mark-tracked',
      'is part of a tracked change',
      'Accept or reject the change first.',
    )
  else if (
    [...descendants(control, w)].some(
      (each) => each.localName === 'sectPr' || each.localName === 'tbl',
    )
  )
    report(
      search,
      place,
      'mark-not-alone',
      'is a control that holds a table or a section break',
      'Let the control hold one paragraph.',
    )
  else if (search.fields > 0)
    report(
      search,
      place,
      'mark-in-field',
      'stands in a field, which would overwrite it',
      'Put the mark into ordinary text.',
    )
  else if (!hindered(around, search, place))
    accept(
      search,
      place,
      tag
        .replace(/^hrdd:insert:?/, '')
        .split(':')
        .filter(Boolean),
      control,
      paragraphs[0],
      own,
    )
}

interface Place {
  readonly where: string
  readonly quote: string
}

function report(
  { problems }: Search,
  { where, quote }: Place,
  code: string,
  message: string,
  hint: string,
): void {
  problems.push({ code, path: where, message: `the mark "${quote.slice(0, 80)}" ${message}`, hint })
}

function hindered(around: Surroundings, search: Search, place: Place): boolean {
  if (around.textBox)
    report(
      search,
      place,
      'mark-in-text-box',
      'stands in a text box, which cannot hold a document',
      howTo,
    )
  else if (around.cell)
    report(search, place, 'mark-in-table', 'stands in a table, which cannot hold a document', howTo)
  else if (around.control)
    report(
      search,
      place,
      'mark-in-control',
      'stands in a content control that is no mark itself',
      'Take it out of the control, or give the control itself a tag such as hrdd:insert:contract-schedule.',
    )
  else if (around.other)
    report(search, place, 'mark-misplaced', 'does not stand in the text itself', howTo)
  else return false
  return true
}

function accept(
  search: Search,
  place: Place,
  words: readonly string[],
  element: Element,
  paragraph: Element | undefined,
  own: number | undefined,
): void {
  const [kind, supplier, ...more] = words.map((word) => word.toLowerCase())
  const type = supplier === undefined ? undefined : readSupplier(supplier)
  if (kind === undefined)
    return report(
      search,
      place,
      'bad-mark',
      'does not say which document',
      `Write one of: ${documentKinds.join(', ')}.`,
    )
  if (more.length > 0)
    return report(
      search,
      place,
      'bad-mark',
      'says more than a document and a supplier type',
      'Write it like {{hrdd contract-schedule}} or {{hrdd contract-schedule sme-reseller}}.',
    )
  if (!documentKinds.includes(kind as DocumentKind))
    return report(
      search,
      place,
      'unknown-document',
      `asks for ${kind}, and there is no such document`,
      suggest(kind, documentKinds),
    )
  if (supplier !== undefined && !type)
    return report(
      search,
      place,
      'unknown-supplier',
      `names ${supplier}, which is no supplier type`,
      'Write reseller, brand, sme, large, sme-reseller, sme-brand, large-reseller or large-brand.',
    )
  const mark = {
    kind: kind as DocumentKind,
    where: place.where,
    element,
    level: Math.min(own ?? search.level + 1, 9),
    width: 0,
    ...(type && { supplier: type }),
    ...(paragraph && { paragraph }),
  }
  search.marks.push(mark)
  search.open.push(mark)
}

interface Found {
  readonly quote: string
  readonly words: readonly string[]
  readonly alone: boolean
  readonly tracked: boolean
}

/** The mark that a paragraph holds: as text, however Word splits it; as a control in its line; or as a bookmark. */
function markIn(paragraph: Element): Found | undefined {
  const text = wordsOf(paragraph, false).trim()
  const tracked = isTracked(paragraph)
  const pictures = [...descendants(paragraph, w)].some((each) =>
    ['drawing', 'pict', 'object'].includes(each.localName ?? ''),
  )
  const everything = tracked ? wordsOf(paragraph, true) : text
  if (begins.test(text) || begins.test(everything)) {
    const whole = /^\{\{\s*hrdd(?![a-z0-9])([^{}]*)\}\}$/i.exec(text)
    return {
      quote: text || everything,
      words: whole?.[1]?.split(/\s+/).filter(Boolean) ?? [],
      alone: tracked || (whole !== null && !pictures),
      tracked,
    }
  }
  for (const control of descendants(paragraph, w, 'sdt')) {
    const tag = valueOf(child(control, 'sdtPr'), 'tag') ?? ''
    if (controlTag.test(tag))
      return {
        quote: tag,
        words: tag
          .replace(/^hrdd:insert:?/, '')
          .split(':')
          .filter(Boolean),
        alone: text === wordsOf(control, false).trim(),
        tracked,
      }
  }
  for (const start of descendants(paragraph, w, 'bookmarkStart')) {
    const name = start.getAttributeNS(w, 'name') ?? ''
    if (bookmark.test(name))
      return {
        quote: name,
        words: name
          .replace(/^hrdd_insert_?/i, '')
          .split('__')
          .filter(Boolean)
          .map((word) => word.replaceAll('_', '-')),
        alone: !pictures && bookmarkCovers(paragraph, start.getAttributeNS(w, 'id') ?? ''),
        tracked,
      }
  }
  return undefined
}

/** Whether all words of a paragraph stand between start and end of a bookmark. */
function bookmarkCovers(paragraph: Element, id: string): boolean {
  let inside = false
  let ended = false
  for (const each of descendants(paragraph, w)) {
    if (each.localName === 'bookmarkStart' && each.getAttributeNS(w, 'id') === id) inside = true
    else if (each.localName === 'bookmarkEnd' && each.getAttributeNS(w, 'id') === id)
      [inside, ended] = [false, true]
    else if (each.localName === 't' && !inside && each.textContent?.trim()) return false
  }
  return ended
}

/** A change that Word tracks, in the paragraph or of it as a whole. */
const isTracked = (paragraph: Element): boolean =>
  [...descendants(paragraph, w)].some((each) =>
    ['ins', 'del', 'moveFrom', 'moveTo'].includes(each.localName ?? ''),
  )

/** Words of a paragraph as they read once changes are accepted, or with what is deleted. Hyphens and spaces of any kind are plain ones. */
function wordsOf(node: Node, deleted: boolean): string {
  let out = ''
  for (const each of elements(node)) {
    const name = each.localName
    if (name === 't' || (deleted && name === 'delText')) out += each.textContent
    else if (name === 'noBreakHyphen') out += '-'
    else if (name === 'tab' || name === 'br' || name === 'cr') out += ' '
    else if (
      ['pPr', 'rPr', 'txbxContent', 'Fallback', 'instrText'].includes(name ?? '') ||
      (!deleted && (name === 'del' || name === 'moveFrom'))
    )
      continue
    else out += wordsOf(each, deleted)
  }
  return out
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u00ad/g, '')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
}

/** A4 with margins of an inch, where a template does not say. */
const usualWidth = 9026

function endSection(properties: Element | undefined, search: Search): void {
  if (!properties) {
    for (const mark of search.open.splice(0)) mark.width = usualWidth
    return
  }
  const number = (element: Element | undefined, name: string) =>
    Number(element?.getAttributeNS(w, name) || NaN)
  const [size, margins, columns] = [
    child(properties, 'pgSz'),
    child(properties, 'pgMar'),
    child(properties, 'cols'),
  ]
  const page =
    number(size, 'w') -
    number(margins, 'left') -
    number(margins, 'right') -
    (number(margins, 'gutter') || 0)
  const count = number(columns, 'num') || 1
  const width = Math.floor((page - (count - 1) * (number(columns, 'space') || 720)) / count)
  for (const mark of search.open.splice(0)) mark.width = width > 0 ? width : usualWidth
}
