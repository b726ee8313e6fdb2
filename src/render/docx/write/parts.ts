// The parts of a Word file around its body: properties, settings, footer, and the lists of parts.

import type { DocumentNode } from '../../../model/document.ts'
import { inlineText } from '../../tree.ts'
import { contentTypes, namespaces, relationshipTypes } from '../file/namespaces.ts'
import { declaration, escape, fieldCode, run } from './markup.ts'
import { type Picture, pictureName } from './picture.ts'
import { wordLanguage } from './styles.ts'

/** Which documents a file holds, in order, as its custom property `hrdd.documents` says in JSON. */
export const documentsProperty = (documents: readonly DocumentNode[]): string =>
  JSON.stringify(
    documents.map(({ kind, supplier, stamp }) => ({
      kind,
      ...(supplier && { supplier }),
      digest: stamp.digest,
    })),
  )

/** Custom properties of a file, by name. */
export const customProperties = (
  documents: readonly DocumentNode[],
): Readonly<Record<string, string>> => ({
  'hrdd.documents': documentsProperty(documents),
  'hrdd.catalogue': documents[0]!.stamp.catalogue,
})

/** One custom property. `id` counts from 2. */
export const customProperty = (id: number, name: string, value: string): string =>
  `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${id}" name="${escape(name)}"><vt:lpwstr>${escape(value)}</vt:lpwstr></property>`

/** The part `docProps/custom.xml`. */
export const customPart = (documents: readonly DocumentNode[]): string =>
  `${declaration}<Properties xmlns="${namespaces.customProperties}" xmlns:vt="${namespaces.variantTypes}">${Object.entries(
    customProperties(documents),
  )
    .map(([name, value], index) => customProperty(index + 2, name, value))
    .join('')}</Properties>`

/** The part `docProps/core.xml`. Without a date it has none, so that same input gives same bytes. */
export function corePart(
  { title, procurement, language }: DocumentNode,
  date: string | undefined,
): string {
  const dates =
    date === undefined
      ? ''
      : ['created', 'modified']
          .map(
            (name) =>
              `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escape(date)}T00:00:00Z</dcterms:${name}>`,
          )
          .join('')
  return `${declaration}<cp:coreProperties xmlns:cp="${namespaces.coreProperties}" xmlns:dc="${namespaces.dc}" xmlns:dcterms="${namespaces.dcterms}" xmlns:xsi="${namespaces.xsi}"><dc:title>${escape(inlineText(title))}</dc:title><dc:subject>${escape(procurement.title)}</dc:subject><dc:creator>${escape(procurement.buyer)}</dc:creator>${dates}<dc:language>${escape(wordLanguage(language))}</dc:language></cp:coreProperties>`
}

/** The part `word/footer1.xml`: which wording this is, and the page. */
export const footerPart = ({ stamp }: DocumentNode, width: number): string =>
  `${declaration}<w:ftr xmlns:w="${namespaces.w}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="clear" w:pos="9638"/><w:tab w:val="right" w:pos="${width}"/></w:tabs></w:pPr>${run(`hrdd-clauses ${stamp.catalogue} · ${stamp.digest.slice(0, 12)}`)}<w:r><w:tab/></w:r>${fieldCode('PAGE', run('1'))}${run(' / ')}${fieldCode('NUMPAGES', run('1'))}</w:p></w:ftr>`

/** The part `word/settings.xml`: written for Word 2013 and later. */
export const settingsPart = (language: string): string =>
  `${declaration}<w:settings xmlns:w="${namespaces.w}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${escape(wordLanguage(language))}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`

const related = (
  id: number | string,
  type: keyof typeof relationshipTypes,
  target: string,
): string =>
  `<Relationship Id="${typeof id === 'number' ? `rId${id}` : id}" Type="${relationshipTypes[type]}" Target="${target}"/>`
const relationships = (list: readonly string[]): string =>
  `${declaration}<Relationships xmlns="${namespaces.relationships}">${list.join('')}</Relationships>`

/** Lists of parts and how they hang together. */
export const packageParts = (pictures: readonly Picture[]): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="${namespaces.contentTypes}"><Default Extension="rels" ContentType="${contentTypes.relationships}"/><Default Extension="xml" ContentType="application/xml"/>${pictures.length > 0 ? `<Default Extension="png" ContentType="${contentTypes.png}"/>` : ''}${(
    [
      ['word/document.xml', 'document'],
      ['word/styles.xml', 'styles'],
      ['word/numbering.xml', 'numbering'],
      ['word/settings.xml', 'settings'],
      ['word/footer1.xml', 'footer'],
      ['docProps/core.xml', 'coreProperties'],
      ['docProps/custom.xml', 'customProperties'],
    ] as const
  )
    .map(([name, type]) => `<Override PartName="/${name}" ContentType="${contentTypes[type]}"/>`)
    .join('')}</Types>`,
  '_rels/.rels': relationships([
    related(1, 'officeDocument', 'word/document.xml'),
    related(2, 'coreProperties', 'docProps/core.xml'),
    related(3, 'customProperties', 'docProps/custom.xml'),
  ]),
  'word/_rels/document.xml.rels': relationships([
    related(1, 'styles', 'styles.xml'),
    related(2, 'numbering', 'numbering.xml'),
    related(3, 'settings', 'settings.xml'),
    related(4, 'footer', 'footer1.xml'),
    ...pictures.map((picture) => related(picture.id, 'image', pictureName(picture))),
  ]),
})
