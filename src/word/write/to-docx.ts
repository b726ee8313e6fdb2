// Document tree → Word file.

import { isValid, parseISO } from 'date-fns'
import { need } from '../../language/arguments.ts'
import { fail } from '../../language/problems.ts'
import type { DocumentNode } from '../../model/document.ts'
import { declaration } from '../../office/markup.ts'
import { namespaces } from '../../office/names.ts'
import { partId } from '../../office/properties.ts'
import { run, type Steps, type Stoppable } from '../../office/steps.ts'
import { type Bytes, zipParts } from '../../office/zip.ts'
import { inlineText } from '../../render/tree.ts'
import { type Line, linesOf } from '../lines.ts'
import { targetsOf } from '../names.ts'
import { writeLines } from './body.ts'
import { contents } from './contents.ts'
import { numberingXml, startNumbering } from './numbering.ts'
import { partsAround } from './parts.ts'
import { ownStyles, settingOf, stylesPart } from './styles.ts'

/** Choices for a Word file. */
export interface DocxOptions extends Stoppable {
  /** Locks the text of clauses; filled-in values and answers stay open. Default false. */
  readonly lock?: boolean
  /** Civil date `YYYY-MM-DD` for the properties of the file. Without it they name no date. */
  readonly date?: string
  /**
   * Leaves out the controls around clauses, for programs that do not look into them; bookmarks, and the controls of
   * values and answers, remain. Nothing is locked then. Default false.
   */
  readonly bare?: boolean
}

/**
 * Writes a document as a Word file (.docx): real headings and numbers, cross-references, tagged controls around clauses and values.
 *
 * @param document what `draft` made
 * @returns the bytes of the file; the same for the same input
 * @throws HrddError where the input is no whole document, or the date is none
 * @example
 * ```ts
 * import { compose, draft } from 'hrdd-clauses'
 * import { toDocx } from 'hrdd-clauses/docx'
 * const pack = compose({ title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 } })
 * const bytes = await toDocx(draft(pack, 'contract-schedule'))
 * console.log(String.fromCharCode(...bytes.slice(0, 2))) // PK
 * ```
 */
export async function toDocx(document: DocumentNode, options: DocxOptions = {}): Promise<Bytes> {
  need('document', document)
  need('options', options)
  return run(write(document, options), options)
}

function* write(document: DocumentNode, options: DocxOptions): Steps<Bytes> {
  const { date, lock = false, bare = false } = options
  if (date !== undefined && !isDate(date)) fail('bad-date', 'date', { given: date })
  const { lines } = linesOf(document)
  const setting = settingOf(document.layout)
  const page = pageOf(lines)
  const width = page.width - 2 * setting.margin
  const numbering = startNumbering()
  const targets = targetsOf(document)
  const next = { bookmark: 1, control: 1 }
  const styles = { ...ownStyles, idRoom }
  const writing = { styles, numbering, targets, next, width, lock: lock && !bare, bare }
  const listed = contents(lines, document.furniture.contents, writing)
  const start = listed === '' ? 0 : startOfContents(lines)
  const [head, body] = [lines.slice(0, start), lines.slice(start)].map((part) =>
    writeLines(part, writing).join(''),
  )
  const text = `${head}${listed}${body}${section(page, setting.margin)}`
  const { lists, nums } = numberingXml(numbering)
  yield
  return yield* zipParts({
    ...partsAround(document, { width, date, counts: listed !== '' }),
    'word/document.xml': `${declaration}<w:document ${wordNames}><w:body>${text}</w:body></w:document>`,
    'word/styles.xml': stylesPart(document.language, setting),
    'word/numbering.xml': `${declaration}<w:numbering xmlns:w="${namespaces.w}">${lists}${nums}</w:numbering>`,
  })
}

const isDate = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && isValid(parseISO(date))

const prefixes = ['w', 'r', 'w14', 'mc'] as const
const wordNames = `${prefixes.map((prefix) => `xmlns:${prefix}="${namespaces[prefix]}"`).join(' ')} mc:Ignorable="w14"`

/** Where the contents stand: where a section says so, or behind what introduces the document. */
function startOfContents(lines: readonly Line[]): number {
  const named = lines.findIndex(({ contents: stand }) => stand)
  if (named >= 0) return named
  const first = lines.findIndex(({ kind }) => !['title', 'paragraph', 'bullet'].includes(kind))
  return first < 0 ? lines.length : first
}

/** Room for the id of a clause in the margin. */
const idRoom = 720

// A4, in twentieths of a point
const portrait = { width: 11906, height: 16838 } as const
const landscape = { width: 16838, height: 11906 } as const
type Page = typeof portrait | typeof landscape

function section(page: Page, margin: number): string {
  const sides = ['right', 'bottom', 'left'].map((side) => ` w:${side}="${margin}"`)
  const turned = page === landscape ? ' w:orient="landscape"' : ''
  return `<w:sectPr><w:headerReference w:type="default" r:id="${partId('header')}"/><w:footerReference w:type="default" r:id="${partId('footer')}"/><w:pgSz w:w="${page.width}" w:h="${page.height}"${turned}/><w:pgMar w:top="${margin + 284}"${sides.join('')} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`
}

/** A document that is mostly wide tables lies on its side. */
function pageOf(lines: readonly Line[]): Page {
  const length = (some: readonly Line[]): number =>
    some.reduce((total, { texts }) => total + texts.map(inlineText).join('').length, 0)
  const wide = lines.filter(({ kind, texts }) => kind === 'row' && texts.length > 3)
  return length(wide) * 2 > length(lines) ? landscape : portrait
}
