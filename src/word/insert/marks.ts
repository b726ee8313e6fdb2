// Marks in an authority's template: where which document goes, and why one cannot go there.

import { suggestion } from '../../language/nearest.ts'
import { readSupplier, type SupplierType } from '../../model/audience.ts'
import type { DocumentNode } from '../../model/document.ts'
import type { Fault, ProblemCode } from '../../model/problems.ts'
import { namespaces } from '../../office/names.ts'
import { attribute, descendants, type XmlElement } from '../../office/xml.ts'
import { child, type Place } from '../read/state.ts'
import { walkBody } from '../read/walk.ts'

const { w } = namespaces
type Kind = DocumentNode['kind']

/** One place for one document. */
export interface Mark {
  readonly kind: Kind
  readonly supplier?: SupplierType
  /** For messages: `paragraph 12`. */
  readonly where: string
  /** The paragraph that the document takes the place of. */
  readonly paragraph: XmlElement
  /** Level of the document's title among the template's headings, from 1. */
  readonly level: number
  /** Between the margins there, in twentieths of a point. */
  width: number
}

/** The mark begins so; square brackets are for templates that another program fills first. */
const begins = /(?:\{\{|\[\[)\s*hrdd(?![a-z0-9])/i
const whole = /^(?:\{\{|\[\[)\s*hrdd(?![a-z0-9])([^{}[\]]*)(?:\}\}|\]\])$/i
/** A4 with margins of an inch, where a template does not say. */
const usualWidth = 9026

/** All marks of a body, with everything that is wrong about them. `kinds` are those there are. */
export function findMarks(body: XmlElement, place: Place, kinds: readonly Kind[]) {
  const marks: Mark[] = []
  const faults: Fault[] = []
  const unmeasured: Mark[] = []
  let [paragraphs, fields, level] = [0, 0, 0]
  let before: XmlElement | undefined
  const readParagraph = (paragraph: XmlElement): void => {
    const where = `paragraph ${++paragraphs}`
    const around = surroundings(paragraph)
    const heading = around === undefined ? place(paragraph).heading : undefined
    level = heading || level
    const { text, isTracked } = wordsOf(paragraph)
    if (!begins.test(text)) return
    const change = isTracked || isDeleted(before)
    const hindrance = change ? 'mark-tracked' : obstacle(text, around, fields > 0, paragraph)
    const read: ReturnType<typeof readMark> = hindrance
      ? { code: hindrance }
      : readMark(text, kinds)
    if ('code' in read) {
      faults.push({ ...read, path: where, values: { mark: text, ...read.values } })
      return
    }
    const title = Math.min(heading || level + 1, 9)
    const mark = { ...read, where, paragraph, level: title, width: usualWidth }
    marks.push(mark)
    unmeasured.push(mark)
  }
  for (const element of descendants(body, w)) {
    if (element.local === 'fldChar')
      fields += { begin: 1, end: -1 }[attribute(element, 'fldCharType') ?? ''] ?? 0
    if (element.local === 'sectPr')
      for (const mark of unmeasured.splice(0)) mark.width = widthOf(element)
    if (element.local !== 'p') continue
    readParagraph(element)
    before = element
  }
  for (const kind of kinds) {
    const places = marks.filter((mark) => mark.kind === kind).map(({ where }) => where)
    const path = places.join(', ')
    if (places.length > 1) faults.push({ code: 'doubled-mark', path, values: { kind } })
  }
  return { marks, faults }
}

/** Whether a part where none can be, such as a header, holds a mark. */
export const holdsMark = (root: XmlElement): boolean =>
  descendants(root, w, 'p').some((paragraph) => begins.test(wordsOf(paragraph).text))

/** Words of a paragraph as they read once changes are accepted, with what is deleted; hyphens of any kind are plain ones. */
function wordsOf(paragraph: XmlElement): { readonly text: string; readonly isTracked: boolean } {
  // text boxes in it hold paragraphs of their own
  const place: Place = (other) => (other === paragraph ? { number: '0' } : {})
  const { pieces, tracked } = walkBody({ ...paragraph, children: [paragraph] }, place)
  const { text = '' } = pieces.find(({ number }) => number !== undefined) ?? {}
  const words = [text, ...tracked.map((change) => change.text)].find((each) => begins.test(each))
  return {
    text: (words ?? text).replace(/[\u2010-\u2015\u2212]/g, '-').trim(),
    isTracked: tracked.length > 0,
  }
}

/** A paragraph whose mark is tracked as deleted would run into the next one. */
const isDeleted = (paragraph: XmlElement | undefined): boolean =>
  child(child(child(paragraph, 'pPr'), 'rPr'), 'del') !== undefined

const places: Readonly<Record<string, ProblemCode>> = {
  tbl: 'mark-in-table',
  txbxContent: 'mark-in-text-box',
  sdt: 'mark-in-control',
}

/** Code for what a paragraph stands in besides the text itself. */
function surroundings({ parent }: XmlElement): ProblemCode | undefined {
  let around: ProblemCode | undefined
  for (let outer = parent; outer && outer.local !== 'body'; outer = outer.parent) {
    const code = places[outer.local]
    if (code && outer.local !== 'sdt') return code
    if (!/^(tr|tc|sdtContent)$/.test(outer.local)) around ??= code ?? 'mark-misplaced'
  }
  return around
}

/** Code of what keeps a document from taking the place of a mark. */
function obstacle(
  text: string,
  around: ProblemCode | undefined,
  inField: boolean,
  paragraph: XmlElement,
): ProblemCode | undefined {
  const holds = (names: RegExp): boolean =>
    descendants(paragraph, w).some(({ local }) => names.test(local))
  if (!whole.test(text) || holds(/^(drawing|pict|object)$/)) return 'mark-not-alone'
  return inField || holds(/^(fldChar|fldSimple|instrText)$/) ? 'mark-in-field' : around
}

function readMark(
  text: string,
  kinds: readonly Kind[],
): Pick<Mark, 'kind' | 'supplier'> | Omit<Fault, 'path'> {
  const words = (whole.exec(text)?.[1] ?? '').toLowerCase()
  const [name, type, more] = words.split(/\s+/).filter(Boolean)
  if (name === undefined || more !== undefined) return { code: 'bad-mark', values: { all: kinds } }
  const kind = kinds.find((known) => known === name)
  const supplier = readSupplier(type)
  if (!kind) {
    const { ending, values } = suggestion(name, kinds)
    return { code: `unknown-document${ending}`, values: { given: name, ...values } }
  }
  if (type !== undefined && !supplier) return { code: 'unknown-supplier', values: { given: type } }
  return { kind, ...(supplier && { supplier }) }
}

/** Width between the margins, of a column where there are several. */
function widthOf(section: XmlElement): number {
  const number = (element: string, name: string): number =>
    Number(attribute(child(section, element), name) || Number.NaN)
  const margins =
    number('pgMar', 'left') + number('pgMar', 'right') + (number('pgMar', 'gutter') || 0)
  const count = number('cols', 'num') || 1
  const gaps = (count - 1) * (number('cols', 'space') || 720)
  const width = Math.floor((number('pgSz', 'w') - margins - gaps) / count)
  return width > 0 ? width : usualWidth
}
