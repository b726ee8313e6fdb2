// Styles of our own Word files: real headings, one style for each kind of paragraph, so that a buyer changes a look once.

import type { Layout } from '../../model/document.ts'
import { declaration, escapeXml } from '../../office/markup.ts'
import { namespaces } from '../../office/names.ts'
import type { ParagraphLook } from './markup.ts'

const levels = [1, 2, 3, 4, 5, 6].map((level) => `Heading${level}`)

/** Ids of the styles below. */
export const ownStyles = {
  headings: ['Title', ...levels].map((id): { id: string; look?: ParagraphLook } => ({ id })),
  notice: 'HrddNotice',
  outcome: 'HrddOutcome',
  proof: 'HrddProof',
  definition: 'HrddDefinition',
  item: 'HrddItem1',
  subItem: 'HrddItem2',
  bullet: 'HrddBullet',
  answer: 'HrddAnswer',
  narrative: 'HrddNarrative',
  ticks: 'HrddTicks',
  signature: 'HrddSignature',
  stamp: 'HrddStamp',
  caption: 'Caption',
  table: 'HrddTable',
  cell: 'HrddCell',
  headCell: 'HrddHeadCell',
  /** Of characters: the id in front of a heading, and what shows in a control until it is filled in. */
  id: 'HrddId',
  placeholder: 'PlaceholderText',
}

/**
 * Ids of the styles that paragraphs and tables take. A house template hands in its own. Headings from the title on;
 * deeper ones take the last.
 * Without `paragraph`, running text is the file's default.
 */
export type Styles = Readonly<typeof ownStyles> & {
  readonly paragraph?: string
  /** Room in the margin for the id of a clause, in twentieths of a point. Without it, the id stands in the line. */
  readonly idRoom?: number
}

// on every system, or with a font of the same widths in its place
const font = 'Arial'
const [ink, rule, grey] = ['1F3864', '8496B0', '595959']

const spacing = (before: number, after: number): string =>
  `<w:spacing w:before="${before}" w:after="${after}"/>`
/** With lines as close as the type allows. */
const tight = (before: number, after: number): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="240" w:lineRule="auto"/>`
const size = (halfPoints: number): string =>
  `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const color = (value: string): string => `<w:color w:val="${value}"/>`
const indent = (left: number, right = 0): string => `<w:ind w:left="${left}" w:right="${right}"/>`
const strong = '<w:b/><w:bCs/>'
const keepLines = '<w:keepLines/>'
const keep = `<w:keepNext/>${keepLines}`
const sides = ['top', 'left', 'bottom', 'right'] as const
const border = (side: string, line: string, width: number, space: number): string =>
  `<w:${side} w:val="single" w:sz="${width}" w:space="${space}" w:color="${line}"/>`
const shaded = (fill: string): string => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`
/** `low`: points between the words and the line below them. */
const frame = (line: string, shade = 'auto', low = 4): string =>
  `<w:pBdr>${sides.map((side) => border(side, line, 6, side === 'bottom' ? low : 4)).join('')}</w:pBdr>${shaded(shade)}`

/** Name of a style, properties of its paragraphs and of their words, style that it is based on. */
type Look = readonly [name: string, paragraph: string, run?: string, basedOn?: string]

/** Size in half points, room before and behind. */
const heading = (level: number, points: number, before: number, after: number): Look => [
  `heading ${level}`,
  `${keep}${spacing(before, after)}<w:outlineLvl w:val="${level - 1}"/>`,
  `${strong}${level > 4 ? '<w:i/><w:iCs/>' : ''}${color(ink)}${size(points)}`,
]

/** Paragraph styles by id. */
const looks: Readonly<Record<string, Look>> = {
  Title: [
    'Title',
    `${keep}${spacing(0, 240)}<w:contextualSpacing/>`,
    strong + color(ink) + size(36),
  ],
  Heading1: heading(1, 32, 360, 140),
  Heading2: heading(2, 26, 320, 120),
  Heading3: heading(3, 22, 240, 80),
  Heading4: heading(4, 21, 200, 80),
  Heading5: heading(5, 20, 160, 60),
  Heading6: heading(6, 20, 160, 60),
  Caption: ['caption', keep + spacing(200, 80), strong + size(18)],
  TOC1: ['toc 1', `<w:keepNext/>${tight(80, 20)}`, strong + size(18)],
  TOC2: ['toc 2', tight(0, 0) + indent(284), size(18)],
  Header: ['header', spacing(0, 0), color(grey) + size(16)],
  Footer: ['footer', spacing(0, 0), color(grey) + size(14)],
  HrddNotice: [
    'Hrdd notice',
    `<w:keepLines/>${frame(ink, 'EAF0F8')}${spacing(160, 200)}${indent(113, 113)}`,
  ],
  HrddOutcome: ['Hrdd outcome', keep + frame(rule, 'F5F7FA') + spacing(80, 160) + indent(113, 113)],
  HrddProof: ['Hrdd proof', spacing(80, 160), size(18)],
  HrddDefinition: ['Hrdd definition', tight(0, 80)],
  HrddItem1: ['Hrdd item 1', indent(567)],
  HrddItem2: ['Hrdd item 2', spacing(0, 100) + indent(1134)],
  HrddBullet: ['Hrdd bullet', spacing(0, 80)],
  HrddAnswer: ['Hrdd answer', frame(rule) + spacing(60, 200) + indent(680, 113)],
  // as much room as the format allows; it grows with what is written
  HrddNarrative: ['Hrdd narrative', frame(rule, 'auto', 31), '', 'HrddAnswer'],
  HrddTicks: ['Hrdd ticks', spacing(0, 160) + indent(567)],
  HrddSignature: ['Hrdd signature', keepLines + spacing(480, 60)],
  HrddStamp: ['Hrdd stamp', spacing(160, 0), color(grey) + size(14)],
  HrddCell: ['Hrdd cell', tight(30, 30), size(18)],
  HrddHeadCell: ['Hrdd head-cell', '<w:keepNext/>', strong, 'HrddCell'],
}

const paragraphStyle = (id: string, [name, paragraph, run, basedOn = 'Normal']: Look): string =>
  `<w:style w:type="paragraph"${id.startsWith('Hrdd') ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr>${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`

const grid = [...sides, 'insideH', 'insideV'].map((side) => border(side, rule, 4, 0)).join('')

/** Styles of tables and characters by id. */
const otherStyles: Readonly<Record<string, string>> = {
  HrddTable: `<w:style w:type="table" w:customStyle="1" w:styleId="HrddTable"><w:name w:val="Hrdd table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${grid}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>${shaded('DCE4F0')}</w:tcPr></w:tblStylePr></w:style>`,
  HrddId: `<w:style w:type="character" w:customStyle="1" w:styleId="HrddId"><w:name w:val="Hrdd id"/><w:rPr>${color(grey)}${size(16)}</w:rPr></w:style>`,
  PlaceholderText: `<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:uiPriority w:val="99"/><w:rPr>${color(grey)}</w:rPr></w:style>`,
}

/** What a layout changes: margins of the page, running text in half points with the room behind it, and some styles. */
interface Setting {
  readonly margin: number
  readonly points: number
  readonly after: number
  readonly line: number
  readonly looks: Readonly<Record<string, Look>>
}

const title = (points: number, after: number): Look => [
  'Title',
  `${keep}${spacing(0, after)}`,
  strong + color(ink) + size(points),
]
// margins of two centimetres
const plain: Setting = { margin: 1134, points: 20, after: 120, line: 264, looks: {} }

/** How documents are set that are no text of any length. */
const settings: Readonly<Record<Layout, Setting>> = {
  letter: {
    ...plain,
    looks: {
      Title: title(28, 160),
      Heading1: heading(1, 22, 200, 80),
      HrddCell: ['Hrdd cell', tight(20, 20), size(18)],
    },
  },
  poster: {
    margin: 851,
    points: 26,
    after: 80,
    line: 240,
    looks: {
      Title: title(44, 120),
      Heading1: heading(1, 32, 160, 60),
      HrddBullet: ['Hrdd bullet', spacing(0, 40)],
      HrddStamp: ['Hrdd stamp', spacing(80, 0), color(grey) + size(14)],
    },
  },
}

/** How a document is set. */
export const settingOf = (layout: Layout | undefined): Setting =>
  layout === undefined ? plain : settings[layout]

/** One of our styles as XML, for a file that lacks it; undefined where there is none of that id. */
export function styleXml(id: string): string | undefined {
  const look = looks[id]
  return look ? paragraphStyle(id, look) : otherStyles[id]
}

/** Language of a document as Word names it: with a country. */
export const wordLanguage = (language: string): string =>
  language === 'en'
    ? 'en-GB'
    : `${language.slice(0, 2)}-${new Intl.Locale(language).maximize().region}`

const margin = (side: string, width: number): string => `<w:${side} w:w="${width}" w:type="dxa"/>`
/** What every file has. */
const base = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>${margin('top', 0)}${margin('left', 108)}${margin('bottom', 0)}${margin('right', 108)}</w:tblCellMar></w:tblPr></w:style>`

/** The part `word/styles.xml`. */
export function stylesPart(language: string, setting: Setting): string {
  const { points, after, line } = setting
  const tongue = escapeXml(wordLanguage(language))
  const fonts = ['ascii', 'eastAsia', 'hAnsi', 'cs'].map((script) => ` w:${script}="${font}"`)
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts${fonts.join('')}/>${size(points)}<w:lang w:val="${tongue}" w:eastAsia="${tongue}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="${after}" w:line="${line}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
  const paragraphs = Object.entries({ ...looks, ...setting.looks })
  const written = [
    ...paragraphs.map(([id, look]) => paragraphStyle(id, look)),
    ...Object.values(otherStyles),
  ]
  return `${declaration}<w:styles xmlns:w="${namespaces.w}">${defaults}${base}${written.join('')}</w:styles>`
}
