// The parts of a Word file around its body: properties, settings, header and footer.

import { cut } from '../../language/fill.ts'
import type { DocumentNode } from '../../model/document.ts'
import { declaration, escapeXml } from '../../office/markup.ts'
import { namespaces } from '../../office/names.ts'
import {
  corePart,
  customPart,
  customProperty,
  relationshipsPart,
  type TypedParts,
  typesPart,
} from '../../office/properties.ts'
import { inlineText } from '../../render/tree.ts'
import { fieldCode, paragraph, run, tab, tabStop } from './markup.ts'
import { wordLanguage } from './styles.ts'

export { customPart, customProperty } from '../../office/properties.ts'

/** Names of the custom properties of a file. */
export const propertyNames = { documents: 'hrdd.documents', catalogue: 'hrdd.catalogue' } as const

/** What the custom property `hrdd.documents` lists, in order. */
export const listed = (documents: readonly DocumentNode[]): readonly unknown[] =>
  documents.map(({ kind, supplier, stamp: { digest } }) => ({ kind, supplier, digest }))

const joined = (...words: readonly (string | undefined)[]): string =>
  words.filter(Boolean).join(' · ')
/** Lines at the head of each page: what is procured, then which document this is, and for whom. */
export const headerLines = ({ title, procurement, furniture }: DocumentNode): readonly string[] => [
  joined(procurement.title, procurement.reference),
  joined(inlineText(title), furniture.readership),
]

/** Which wording this is, at the foot of each page. */
export const stampLine = ({ stamp }: DocumentNode): string =>
  `hrdd-clauses ${stamp.catalogue} · ${stamp.digest.slice(0, 12)}`

const pageFields: Readonly<Record<string, string>> = { page: 'PAGE', pages: 'NUMPAGES' }

function footer(document: DocumentNode, width: number): string {
  const page = cut(document.furniture.page).map((piece) =>
    typeof piece === 'string' ? run(piece) : fieldCode(pageFields[piece.name] ?? '', run('1')),
  )
  const line = `${run(stampLine(document))}${tab}${page.join('')}`
  return paragraph(line, 'Footer').replace('</w:pPr>', `${tabStop(width, 'none')}</w:pPr>`)
}

const part = (name: string, content: string): string =>
  `${declaration}<w:${name} xmlns:w="${namespaces.w}">${content}</w:${name}>`

/** Written for Word 2013 and later. `counts`: Word offers to count pages when it opens the file. */
const settings = (language: string, counts: boolean): string =>
  `<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>${counts ? '<w:updateFields w:val="true"/>' : ''}<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${escapeXml(language)}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>`

const parts: TypedParts = {
  'word/styles.xml': 'styles',
  'word/numbering.xml': 'numbering',
  'word/settings.xml': 'settings',
  'word/header1.xml': 'header',
  'word/footer1.xml': 'footer',
  'docProps/core.xml': 'coreProperties',
  'docProps/custom.xml': 'customProperties',
}

interface Around {
  /** Of the text, in twentieths of a point. */
  readonly width: number
  readonly date: string | undefined
  /** Whether it names numbers of pages. */
  readonly counts: boolean
}

/** Every part of a file besides its body, styles and lists. */
export function partsAround(document: DocumentNode, { width, date, counts }: Around) {
  const { title, procurement, stamp } = document
  const { title: subject, buyer: creator } = procurement
  const language = wordLanguage(document.language)
  const custom = [
    customProperty(2, propertyNames.documents, JSON.stringify(listed([document]))),
    customProperty(3, propertyNames.catalogue, stamp.catalogue),
  ]
  const header = headerLines(document).map((words) => paragraph(run(words), 'Header'))
  const inFolder = (folder: string) =>
    Object.entries(parts).filter(([name]) => name.startsWith(folder))
  const main = 'word/document.xml'
  return {
    '[Content_Types].xml': typesPart([main, 'document'], parts),
    '_rels/.rels': relationshipsPart('', [[main, 'officeDocument'], ...inFolder('docProps/')]),
    'word/_rels/document.xml.rels': relationshipsPart('word/', inFolder('word/')),
    'docProps/core.xml': corePart({ title: inlineText(title), subject, creator, language, date }),
    'docProps/custom.xml': customPart(custom.join('')),
    'word/settings.xml': part('settings', settings(language, counts)),
    'word/header1.xml': part('hdr', header.join('')),
    'word/footer1.xml': part('ftr', footer(document, width)),
  }
}
