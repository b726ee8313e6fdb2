// Styles of our own Word files: real headings, one style for each kind of paragraph, so that a buyer changes a look once.

import { namespaces } from '../file/namespaces.ts'
import { declaration, escape } from './markup.ts'
import type { Styles } from './writing.ts'

/** Ids of the styles below. */
export const ownStyles: Styles = {
  title: 'Title',
  headings: ['Heading1', 'Heading2', 'Heading3', 'Heading4', 'Heading5', 'Heading6'],
  notice: 'HrddNotice',
  leadIn: 'HrddLeadIn',
  item: 'HrddItem1',
  subItem: 'HrddItem2',
  bullet: 'HrddBullet',
  answer: 'HrddAnswer',
  caption: 'Caption',
  table: 'HrddTable',
  cell: 'HrddCell',
  headCell: 'HrddHeadCell',
  placeholder: 'PlaceholderText',
}

// on every system, or with a font of the same widths in its place
const font = 'Arial'
const ink = '1F3864'
const rule = '8496B0'

interface Look {
  readonly name: string
  readonly next?: string
  readonly basedOn?: string
  readonly paragraph?: string
  readonly run?: string
}

const spacing = (before: number, after: number): string =>
  `<w:spacing w:before="${before}" w:after="${after}"/>`
const size = (halfPoints: number): string =>
  `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const headings = [
  [32, 360, 140],
  [26, 320, 120],
  [22, 240, 80],
  [21, 200, 80],
  [20, 160, 60],
  [20, 160, 60],
] as const
const frame = (sides: readonly string[], color: string): string =>
  `<w:pBdr>${sides.map((side) => `<w:${side} w:val="single" w:sz="6" w:space="4" w:color="${color}"/>`).join('')}</w:pBdr>`
const allSides = ['top', 'left', 'bottom', 'right']

/** Paragraph styles by id. */
export const looks: Readonly<Record<string, Look>> = {
  Title: {
    name: 'Title',
    next: 'Normal',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(0, 240)}<w:contextualSpacing/>`,
    run: `<w:b/><w:bCs/><w:color w:val="${ink}"/>${size(40)}`,
  },
  ...Object.fromEntries(
    headings.map(([points, before, after], index): [string, Look] => [
      `Heading${index + 1}`,
      {
        name: `heading ${index + 1}`,
        next: 'Normal',
        paragraph: `<w:keepNext/><w:keepLines/>${spacing(before, after)}<w:outlineLvl w:val="${index}"/>`,
        run: `<w:b/><w:bCs/>${index > 3 ? '<w:i/><w:iCs/>' : ''}<w:color w:val="${ink}"/>${size(points)}`,
      },
    ]),
  ),
  Caption: {
    name: 'caption',
    next: 'Normal',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(200, 80)}`,
    run: `<w:b/><w:bCs/>${size(18)}`,
  },
  TOC1: {
    name: 'toc 1',
    next: 'Normal',
    paragraph: `<w:keepNext/>${spacing(100, 20)}`,
    run: '<w:b/><w:bCs/>',
  },
  TOC2: { name: 'toc 2', next: 'Normal', paragraph: `${spacing(0, 20)}<w:ind w:left="284"/>` },
  Footer: {
    name: 'footer',
    paragraph: `<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>${spacing(0, 0)}`,
    run: `<w:color w:val="595959"/>${size(16)}`,
  },
  HrddNotice: {
    name: 'Hrdd notice',
    next: 'Normal',
    paragraph: `<w:keepLines/>${frame(allSides, ink)}<w:shd w:val="clear" w:color="auto" w:fill="EAF0F8"/>${spacing(160, 200)}<w:ind w:left="113" w:right="113"/>`,
  },
  HrddLeadIn: {
    name: 'Hrdd lead-in',
    next: 'HrddItem1',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(200, 80)}`,
    run: '<w:i/><w:iCs/>',
  },
  HrddItem1: { name: 'Hrdd item 1' },
  HrddItem2: { name: 'Hrdd item 2', paragraph: `${spacing(0, 100)}<w:ind w:left="1418"/>` },
  HrddBullet: { name: 'Hrdd bullet', paragraph: spacing(0, 80) },
  HrddAnswer: {
    name: 'Hrdd answer',
    next: 'Normal',
    paragraph: `${frame(allSides, rule)}${spacing(60, 200)}<w:ind w:left="964" w:right="113"/>`,
  },
  HrddCell: { name: 'Hrdd cell', paragraph: `${spacing(40, 40)}`, run: size(18) },
  HrddHeadCell: {
    name: 'Hrdd head cell',
    basedOn: 'HrddCell',
    paragraph: '<w:keepNext/>',
    run: '<w:b/><w:bCs/>',
  },
}

const paragraphStyle = (
  id: string,
  { name, next, basedOn = 'Normal', paragraph = '', run = '' }: Look,
): string =>
  `<w:style w:type="paragraph"${id.startsWith('Hrdd') ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/>${paragraph && `<w:pPr>${paragraph}</w:pPr>`}${run && `<w:rPr>${run}</w:rPr>`}</w:style>`

const border = (side: string): string =>
  `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${rule}"/>`
const tableBase =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
const tableStyle = `<w:style w:type="table" w:customStyle="1" w:styleId="HrddTable"><w:name w:val="Hrdd table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="DCE4F0"/></w:tcPr></w:tblStylePr></w:style>`
const placeholderStyle =
  '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:uiPriority w:val="99"/><w:rPr><w:color w:val="595959"/></w:rPr></w:style>'

/** One of our styles as XML, for a file that lacks it; undefined where there is none of that id. */
export function styleXml(id: string): string | undefined {
  if (id === 'HrddTable') return tableStyle
  if (id === 'PlaceholderText') return placeholderStyle
  return Object.hasOwn(looks, id) ? paragraphStyle(id, looks[id]!) : undefined
}

// Word wants to know the country too
const countries: Readonly<Record<string, string>> = {
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
  it: 'it-IT',
  nl: 'nl-NL',
  da: 'da-DK',
  sv: 'sv-SE',
  nb: 'nb-NO',
  no: 'nb-NO',
  es: 'es-ES',
  pt: 'pt-PT',
  pl: 'pl-PL',
  fi: 'fi-FI',
}

/** Language of a document as Word names it: with a country. */
export const wordLanguage = (language: string): string =>
  Object.hasOwn(countries, language) ? countries[language]! : language

/** The part `word/styles.xml`. */
export function stylesPart(language: string): string {
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${font}"/>${size(20)}<w:lang w:val="${escape(wordLanguage(language))}" w:eastAsia="${escape(wordLanguage(language))}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
  const base =
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
  return `${declaration}<w:styles xmlns:w="${namespaces.w}">${defaults}${base}${tableBase}${Object.entries(
    looks,
  )
    .map(([id, look]) => paragraphStyle(id, look))
    .join('')}${tableStyle}${placeholderStyle}</w:styles>`
}
