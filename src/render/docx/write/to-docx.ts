// Document tree → Word file.

import { isValid, parseISO } from 'date-fns'
import type { BlockNode, DocumentNode } from '../../../model/document.ts'
import { HrddError } from '../../../model/problems.ts'
import { inlineText } from '../../tree.ts'
import { namespaces } from '../file/namespaces.ts'
import { zipParts } from '../file/zip-parts.ts'
import { paragraph, writeBlocks } from './body.ts'
import { contents } from './contents.ts'
import { runs } from './inline.ts'
import { declaration } from './markup.ts'
import { numberingXml, startNumbering } from './numbering.ts'
import { corePart, customPart, footerPart, packageParts, settingsPart } from './parts.ts'
import { type Picture, pictureName } from './picture.ts'
import { ownStyles, stylesPart } from './styles.ts'
import { targetsOf, type Writing } from './writing.ts'

/** Choices for a Word file. */
export interface DocxOptions {
  /** Locks the text of clauses; filled-in values and answers stay open. Default false. */
  readonly lock?: boolean
  /** Civil date `YYYY-MM-DD` for the properties of the file. Without it they name no date. */
  readonly date?: string
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
 * const pack = compose({
 *   title: 'Laptops 2027', buyer: 'City of Example', jurisdiction: 'eu', category: 'ict-hardware',
 *   tier: 'medium', contract: { start: '2027-07-01', months: 24 },
 * })
 * const bytes = await toDocx(draft(pack, 'contract-schedule'))
 * console.log(String.fromCharCode(bytes[0]!, bytes[1]!)) // PK
 * ```
 */
export async function toDocx(
  document: DocumentNode,
  options: DocxOptions = {},
): Promise<Uint8Array> {
  if (document?.type !== 'document')
    throw new HrddError([
      {
        code: 'no-document',
        path: 'document',
        message: 'a Word file is written from a whole document',
        hint: 'Hand over what `draft` gives.',
      },
    ])
  if (
    options.date !== undefined &&
    !(/^\d{4}-\d{2}-\d{2}$/.test(options.date) && isValid(parseISO(options.date)))
  )
    throw new HrddError([
      { code: 'bad-date', path: 'date', message: 'is not a date', hint: 'Write it as YYYY-MM-DD.' },
    ])
  const page = pageOf(document)
  const pictures: Picture[] = []
  const writing: Writing = {
    kind: document.kind,
    styles: ownStyles,
    numbering: startNumbering(),
    targets: targetsOf(document),
    next: { bookmark: 1, control: 1 },
    pictures,
    width: page.width - 2 * margin,
    lock: options.lock ?? false,
  }
  const first = document.children.findIndex(
    (block) => block.type !== 'paragraph' && block.type !== 'list',
  )
  const at = first < 0 ? document.children.length : first
  const [before, after] = [document.children.slice(0, at), document.children.slice(at)]
  const body = [
    paragraph(runs(document.title, writing), ownStyles.title),
    ...writeBlocks(before, writing, 0),
    contents(document, writing),
    ...writeBlocks(after, writing, 0),
  ]
  const numbering = numberingXml(writing.numbering)
  return zipParts({
    ...packageParts(pictures),
    'docProps/core.xml': corePart(document, options.date),
    'docProps/custom.xml': customPart([document]),
    'word/document.xml': `${declaration}<w:document xmlns:w="${namespaces.w}" xmlns:r="${namespaces.r}" xmlns:w14="${namespaces.w14}" xmlns:mc="${namespaces.mc}" mc:Ignorable="w14"><w:body>${body.join('')}${section(page)}</w:body></w:document>`,
    'word/styles.xml': stylesPart(document.language),
    'word/numbering.xml': `${declaration}<w:numbering xmlns:w="${namespaces.w}">${numbering.lists}${numbering.nums}</w:numbering>`,
    'word/settings.xml': settingsPart(document.language),
    'word/footer1.xml': footerPart(document, writing.width),
    ...Object.fromEntries(
      pictures.map((picture) => [`word/${pictureName(picture)}`, picture.bytes]),
    ),
  })
}

// A4, margins of two centimetres, in twentieths of a point
const portrait = { width: 11906, height: 16838 } as const
const landscape = { width: 16838, height: 11906 } as const
const margin = 1134

const section = ({ width, height }: { readonly width: number; readonly height: number }): string =>
  `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="${width}" w:h="${height}"${width > height ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`

/** A document that is mostly wide tables lies on its side. */
function pageOf({ children }: DocumentNode): typeof portrait | typeof landscape {
  let all = 0,
    wide = 0
  const count = (block: BlockNode): void => {
    if (block.type === 'section' || block.type === 'clause' || block.type === 'group')
      block.children.forEach(count)
    else if (block.type === 'table') {
      const size = block.rows.flat().reduce((total, cell) => total + inlineText(cell).length, 0)
      all += size
      if (block.columns.length > 3) wide += size
    } else if (block.type === 'item' || block.type === 'paragraph')
      all += inlineText(block.children).length
  }
  children.forEach(count)
  return wide * 2 > all ? landscape : portrait
}
