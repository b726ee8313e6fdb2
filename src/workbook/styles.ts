// How cells look, and which of them may be filled in.

import { declaration } from '../office/markup.ts'
import { namespaces } from '../office/names.ts'

// `@` (49) keeps what is typed as text
const formats = { general: 0, whole: 1, share: 2, text: 49, date: 164, moment: 165 } as const
const fonts = [
  '<sz val="11"/>',
  '<b/><sz val="11"/>',
  '<b/><sz val="16"/>',
  '<i/><sz val="9"/><color rgb="FF595959"/>',
] as const
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`
// the first two are fixed
const fills = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  solid('FFDCE6F1'),
  solid('FFF2F2F2'),
  solid('FFFFFBE6'),
]

/** A style: format; font and fill; whether it is framed, so that text is wrapped, and open to be filled in. */
type Style = readonly [format: keyof typeof formats, ...marks: number[]]

const styles = {
  plain: ['general', 0, 0],
  title: ['general', 2, 0],
  label: ['general', 1, 0],
  head: ['general', 1, 2, 1],
  note: ['general', 3, 3, 1],
  told: ['general', 0, 0, 1],
  toldDate: ['date', 0, 0, 1],
  quiet: ['general', 0, 3, 1],
  quietDate: ['date', 0, 3, 1],
  no: ['text', 1, 0, 1, 1],
  text: ['text', 0, 0, 1, 1],
  date: ['date', 0, 0, 1, 1],
  moment: ['moment', 0, 0, 1, 1],
  whole: ['whole', 0, 0, 1, 1],
  decimal: ['general', 0, 0, 1, 1],
  section: ['general', 1, 2, 1],
  answer: ['text', 0, 4, 1, 1],
  mark: ['general', 0, 4, 1, 1],
  share: ['share', 0, 0, 1],
  sum: ['share', 1, 2, 1],
} as const satisfies Readonly<Record<string, Style>>
export type Look = keyof typeof styles

const looks = Object.keys(styles)
/** Number of a look in the part of styles. */
export const styleOf = (look: Look): number => looks.indexOf(look)

/** Whether text in cells of this look is wrapped. */
export const isWrapped = (look: Look): boolean => styles[look].length > 3

const xf = ([format, font, fill, framed = 0, open = 0]: Style): string =>
  `<xf numFmtId="${formats[format]}" fontId="${font}" fillId="${fill}" borderId="${framed}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top" wrapText="${framed}"/><protection locked="${1 - open}"/></xf>`

const list = (name: string, items: readonly string[]): string =>
  `<${name} count="${items.length}">${items.join('')}</${name}>`

const border = (line: string): string =>
  `<border><left${line}/><right${line}/><top${line}/><bottom${line}/><diagonal/></border>`
const fontOf = (marks: string): string =>
  `<font>${marks}<name val="Calibri"/><family val="2"/></font>`

/** The part of styles. Of its differential styles, number 0 strikes a row through and number 1 warns in red. */
export const stylesPart = (): string =>
  [
    declaration,
    `<styleSheet xmlns="${namespaces.sheet}">`,
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd hh:mm"/></numFmts>',
    list('fonts', fonts.map(fontOf)),
    list('fills', fills),
    list('borders', [border(''), border(' style="hair"')]),
    list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list('cellXfs', Object.values(styles).map(xf)),
    list('dxfs', [
      '<dxf><font><strike/><color rgb="FF808080"/></font></dxf>',
      '<dxf><font><b/><color rgb="FFC00000"/></font></dxf>',
    ]),
    '</styleSheet>',
  ].join('')
