// The parts of a workbook around its sheets, packed so that same sheets give same bytes.

import type { Pack } from '../model/pack.ts'
import { declaration, escapeXml } from '../office/markup.ts'
import { contentTypes, namespaces, relationshipTypes } from '../office/names.ts'
import type { Steps } from '../office/steps.ts'
import { type Bytes, type Packing, zipParts } from '../office/zip.ts'
import { customPart, customProperty } from '../word/write/parts.ts'
import type { FileStamp } from './guide-sheet.ts'
import { quoted, type SheetModel, sheetPart } from './sheet.ts'
import { stylesPart } from './styles.ts'

const typeOf = (kind: string): string => contentTypes.workbook.replace('sheet.main', kind)

/** A workbook of these sheets, in this order, with the stamp among its properties. */
export function* workbookFile(
  pack: Pack,
  stamp: FileStamp,
  sheets: readonly SheetModel[],
  packing: Packing = {},
): Steps<Bytes> {
  const { officeDocument, coreProperties, customProperties, worksheet, styles } = relationshipTypes
  const names = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`)
  const properties = Object.entries(stamp).map(([name, value], index) =>
    customProperty(index + 2, name, value),
  )
  return yield* zipParts(
    {
      '[Content_Types].xml': typesPart([
        ['xl/workbook.xml', contentTypes.workbook],
        ['xl/styles.xml', typeOf('styles')],
        ['docProps/core.xml', contentTypes.coreProperties],
        ['docProps/custom.xml', contentTypes.customProperties],
        ...names.map((name) => [`xl/${name}`, typeOf('worksheet')] as const),
      ]),
      '_rels/.rels': relationshipsPart([
        ['xl/workbook.xml', officeDocument],
        ['docProps/core.xml', coreProperties],
        ['docProps/custom.xml', customProperties],
      ]),
      'docProps/core.xml': corePart(pack),
      'docProps/custom.xml': customPart(properties.join('')),
      'xl/workbook.xml': workbookPart(sheets),
      'xl/_rels/workbook.xml.rels': relationshipsPart([
        ...names.map((name) => [name, worksheet] as const),
        ['styles.xml', styles],
      ]),
      'xl/styles.xml': stylesPart(),
      ...Object.fromEntries(sheets.map((sheet, index) => [`xl/${names[index]}`, sheetPart(sheet)])),
    },
    packing,
  )
}

type Typed = readonly (readonly [part: string, type: string])[]

const typesPart = (parts: Typed): string =>
  `${declaration}<Types xmlns="${namespaces.contentTypes}"><Default Extension="rels" ContentType="${contentTypes.relationships}"/>${parts
    .map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
    .join('')}</Types>`

const relationshipsPart = (parts: Typed): string =>
  `${declaration}<Relationships xmlns="${namespaces.relationships}">${parts
    .map(([part, type], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${part}"/>`)
    .join('')}</Relationships>`

const corePart = ({ spec: { title, buyer, language } }: Pack): string =>
  `${declaration}<cp:coreProperties xmlns:cp="${namespaces.coreProperties}" xmlns:dc="${namespaces.dc}"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(buyer)}</dc:creator><dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`

function workbookPart(sheets: readonly SheetModel[]): string {
  const list = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  return `${declaration}<workbook xmlns="${namespaces.sheet}" xmlns:r="${namespaces.r}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets>${list.join('')}</sheets>${titlesXml(sheets)}<calcPr fullCalcOnLoad="1"/></workbook>`
}

/** Rows that are printed on every page. */
function titlesXml(sheets: readonly SheetModel[]): string {
  const names = sheets.map(({ name, repeated }, index) =>
    repeated
      ? `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(quoted(name))}!$1:$1</definedName>`
      : '',
  )
  const joined = names.join('')
  return joined && `<definedNames>${joined}</definedNames>`
}
