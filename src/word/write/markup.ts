// Pieces of WordprocessingML: runs, fields, paragraphs, controls.

import { escapeXml } from '../../office/markup.ts'
import { alias } from '../names.ts'

/** A run of text. `properties` is XML of `w:rPr`. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`

export const bold = '<w:b/>'

const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`

/** Begin of a field, up to where its result stands. */
export const fieldBegin = (code: string): string =>
  `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${escapeXml(code)} </w:instrText></w:r>${mark('separate')}`
export const fieldEnd = mark('end')
/** A field with the result that shows until someone updates it. */
export const fieldCode = (code: string, result: string): string =>
  fieldBegin(code) + result + fieldEnd

/** A link inside of the document. */
export const link = (bookmark: string, content: string): string =>
  `<w:hyperlink w:anchor="${escapeXml(bookmark)}" w:history="1">${content}</w:hyperlink>`

export const tab = '<w:r><w:tab/></w:r>'
/** A stop at the right, in twentieths of a point, with what leads to it. */
export const tabStop = (position: number, leader: 'none' | 'dot' | 'underscore'): string =>
  `<w:tabs><w:tab w:val="right" w:leader="${leader}" w:pos="${position}"/></w:tabs>`

/** Where a paragraph stands in a list. */
export interface Place {
  readonly num: number
  readonly level: number
}

/** Properties of a paragraph besides its style. */
export interface ParagraphLook {
  /** Stays on the page of the next paragraph. */
  readonly keep?: boolean | undefined
  readonly place?: Place | undefined
  /** Begins a page. */
  readonly page?: boolean | undefined
  /** In twentieths of a point: where a tab at its end draws a line to write on, room before it, how far its first line stands out. */
  readonly rule?: number | undefined
  readonly before?: number
  readonly hanging?: number | undefined
  /** Level of a heading from 0, where its style says another. */
  readonly outline?: number | undefined
}

/** A paragraph. Undefined style is the file's default. */
export function paragraph(
  content: string,
  style: string | undefined,
  { keep, page, place, rule, before, hanging, outline }: ParagraphLook = {},
): string {
  // in the order in which the format wants them
  const properties = [
    style && `<w:pStyle w:val="${style}"/>`,
    keep && '<w:keepNext/>',
    page && '<w:pageBreakBefore/>',
    place && `<w:numPr><w:ilvl w:val="${place.level}"/><w:numId w:val="${place.num}"/></w:numPr>`,
    rule && tabStop(rule, 'underscore'),
    before !== undefined && `<w:spacing w:before="${before}"/>`,
    hanging && `<w:ind w:left="0" w:hanging="${hanging}"/>`,
    outline !== undefined && `<w:outlineLvl w:val="${outline}"/>`,
  ]
  return `<w:p><w:pPr>${properties.filter(Boolean).join('')}</w:pPr>${content}</w:p>`
}

/** A content control. `properties` is XML behind its name, tag and id. */
export const control = (name: string, tag: string, id: number, properties: string, xml: string) =>
  `<w:sdt><w:sdtPr><w:alias w:val="${escapeXml(alias(name))}"/><w:tag w:val="${escapeXml(tag)}"/><w:id w:val="${id}"/>${properties}</w:sdtPr><w:sdtContent>${xml}</w:sdtContent></w:sdt>`
